"""The whole window on a library."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from naravard_desktop.app import application
from naravard_desktop.live.session import Session
from naravard_desktop.process.overview import process_lines, workshop_lines
from naravard_desktop.process.workshops import steps
from naravard_desktop.storage.library import Library
from naravard_desktop.windows.assembly import Whole
from naravard_desktop.windows.remembered import Remembered
from tests.benchmarks.texts import COMMONEST
from tests.benchmarks.waiting import drawn


@contextmanager
def whole_window(library: Library, folder: Path) -> Iterator[Whole]:
    """Show the whole window on a library, for the block."""
    application()
    whole = Whole(Session(library), Remembered(folder / "window.ini"))
    whole.complete()
    whole.window.resize(1366, 768)
    whole.window.show()
    drawn()
    try:
        yield whole
    finally:
        whole.put_away()
        drawn()


def look_for(whole: Whole, wanted: str) -> None:
    """Show on Start what has these words, as Enter in the search field does."""
    whole.start.search.setText(wanted)
    whole.start.search.returnPressed.emit()
    drawn()


def open_everything(whole: Whole) -> None:
    """Go to every place and every moment of a workshop, and look for the commonest word."""
    library = whole.window.session.library
    [line] = process_lines(library, "2027-01-01", limit=1)
    [held] = workshop_lines(library, line.id, limit=1)
    for place in ("prepare", "run", "documents", "follow_up"):
        whole.window.open_workshop(held.id, place)
        drawn()
    whole.window.go("run")
    for step in steps(library, held.id):
        whole.run.go(step.id)
        drawn()
    whole.window.go("start")
    look_for(whole, COMMONEST)
