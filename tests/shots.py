"""A tour of the whole window on the sample: every place and every kind, as pictures and for checks of each."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, Qt
from PySide6.QtWidgets import QApplication, QWidget

from naravard_desktop.core.clock import SWEDEN
from naravard_desktop.core.kind import PlannedStep
from naravard_desktop.kinds import KINDS
from naravard_desktop.live.session import Session
from naravard_desktop.process import overview
from naravard_desktop.process.cards import NewCard, add_cards
from naravard_desktop.process.workshops import Step, add_step, move_step, steps, workshop
from naravard_desktop.storage.edit import Scope, edit
from naravard_desktop.storage.library import Library
from naravard_desktop.widgets import theme
from naravard_desktop.windows.assembly import Whole
from naravard_desktop.windows.faces import FACES
from naravard_desktop.windows.remembered import Remembered
from naravard_desktop.windows.room_view import RoomView
from tests.libraries import quick, sampled


@dataclass(frozen=True)
class Size:
    """How large the window is, and how large everything in it."""

    width: int
    height: int
    zoom: float = 1.0

    @property
    def words(self) -> str:
        """The size as a file's name tells it."""
        return f"{self.width}x{self.height}-{self.zoom:.0%}".replace("%", "")


class Clock:
    """A clock that goes when it is told to: pictures of the same window are the same."""

    def __init__(self) -> None:
        self.at = datetime(2027, 2, 3, 12, 0, tzinfo=UTC)

    def __call__(self) -> str:
        """Return the instant it shows."""
        return self.at.strftime("%Y-%m-%dT%H:%M:%S.000Z")

    def forward(self, minutes: int) -> None:
        """Let time go."""
        self.at += timedelta(minutes=minutes)


CLOCK = Clock()
SIZES = (Size(1366, 768), Size(1920, 1080), Size(1366, 768, 1.5))


@contextmanager
def whole_window(
    folder: Path, mode: theme.Mode = "light", size: Size = SIZES[0], *, empty: bool = False
) -> Iterator[Whole]:
    """Show the window on a library with the sample in it, five minutes into its first step."""
    remembered = Remembered(folder / "window.ini")
    remembered.mode, remembered.zoom = mode, size.zoom
    with quick(folder / "library.sqlite3") as library:
        if not empty and overview.is_empty(library):
            sampled(library, CLOCK.at.date())
            _add_talk(library)
        CLOCK.at = _begins(library)
        whole = Whole(Session(library), remembered, CLOCK)
        whole.complete()
        whole.window.setWindowState(Qt.WindowState.WindowNoState)  # the display here is smaller than any laptop's
        whole.window.resize(size.width, size.height)
        whole.window.show()
        try:
            yield whole
        finally:
            whole.put_away()
            QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # before the library is closed under it


def tour(whole: Whole) -> Iterator[tuple[str, QWidget]]:
    """Go to every place and every kind, and yield each by name, with the widget to look at."""
    window, library = whole.window, whole.window.session.library
    if overview.is_empty(library):
        yield "start-tomt", window
        return
    yield "start", window
    whole.start.search.setText("hembesök")
    whole.start.first_focus.setFocus()
    dialog = whole.start.new_workshop()
    yield "ny-workshop", dialog
    dialog.reject()
    whole.start.search.clear()
    window.go("follow_up")
    yield "folj-upp", window
    workshop_id = workshop_of(library)
    window.open_workshop(workshop_id, "prepare")
    for number in range(4):
        whole.prepare.show_tab(number)
        yield f"forbered-{number + 1}", window
    window.go("run")
    yield "genomfor-fore-start", window
    room = RoomView(window.session, FACES)
    room.resize(window.size())
    for number, step in enumerate(steps_to_show(library), 1):
        if step.workshop_id != window.workshop_id:
            window.open_workshop(step.workshop_id, "run")
        whole.run.go(step.id)
        CLOCK.forward(max(1, step.minutes - 4))
        whole.run.ticker.ticked.emit()
        yield f"genomfor-{number:02}-{step.kind}", window
        room.show_step(step)
        room.show_time(4 * 60, step.minutes * 60, paused=False)
        yield f"storbild-{number:02}-{step.kind}", room
    window.open_workshop(workshop_id, "run")
    whole.run.go(steps(library, workshop_id)[-1].id)
    room.show_step(None)
    room.deleteLater()
    keys = window.show_keys()
    yield "tangenter-genomfor", keys
    keys.reject()
    whole.run.go_next()
    window.go("run")
    yield "genomfor-efter-slutet", window
    window.go("documents")
    yield "dokument", window
    keys = window.show_keys()
    yield "tangenter", keys
    keys.reject()
    history = whole.more.show_history()
    if history is not None:
        yield "historik", history
        history.reject()


def steps_to_show(library: Library) -> list[Step]:
    """Return the last workshop's steps, and of those before it the ones of other kinds."""
    (line,) = overview.process_lines(library, "2000-01-01", limit=1)
    last, *before = overview.workshop_lines(library, line.id, limit=4)
    shown = steps(library, last.id)
    known = {step.kind for step in shown}
    return [*shown, *(step for held in before for step in steps(library, held.id) if step.kind not in known)]


def workshop_of(library: Library) -> str:
    """Return the sample's last workshop."""
    (line,) = overview.process_lines(library, "2000-01-01", limit=1)
    return overview.workshop_lines(library, line.id, limit=1)[0].id


def settle_down() -> None:
    """Let all that is waiting in Qt's loop happen."""
    for _round in range(5):
        QApplication.sendPostedEvents()
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents)


def _add_talk(library: Library) -> None:
    workshop_id = workshop_of(library)
    scope = Scope(workshop(library, workshop_id).process_id, workshop_id)
    planned = PlannedStep(
        id="samtal",
        kind="talk",
        title="Samtal om nästa steg",
        minutes=10,
        aim="Alla har fått säga hur läget är.",
        instruction="Låt varje huvudman börja med det som fungerar.",
        prompt="Vad behöver vi tala om innan vi går vidare?",
        options=KINDS["talk"].options(),
    )
    with edit(library, scope, "Nytt moment: {title}", title=planned.title):
        step_id = add_step(library, workshop_id, planned, None)
        move_step(library, step_id, steps(library, workshop_id)[0].id)
        add_cards(library, step_id, [NewCard(text="Vi behöver en gemensam bild av korttidsplatserna.")])


def _begins(library: Library) -> datetime:
    if overview.is_empty(library):
        return CLOCK.at
    held = workshop(library, workshop_of(library))
    return datetime.fromisoformat(f"{held.date}T{held.starts}").replace(tzinfo=SWEDEN).astimezone(UTC)
