"""What it costs to write minutes: assembled from the library and set as PDF, in a warm process and in a new one."""

import subprocess
import sys
from functools import partial
from pathlib import Path

import pypdfium2
from PySide6.QtCore import QEventLoop, QTimer

from naravard_desktop.app import application
from naravard_desktop.documents import pdf
from naravard_desktop.documents.switches import EVERYTHING
from naravard_desktop.jobs.minutes import minutes
from naravard_desktop.live.session import Session
from naravard_desktop.windows.documents_place import DocumentsPlace
from tests.benchmarks.grown import Grown
from tests.benchmarks.report import Figure
from tests.benchmarks.sizes import Sizes
from tests.benchmarks.texts import some
from tests.benchmarks.waiting import drawn, gone, shown
from tests.benchmarks.watch import Watch, seconds

_ROOT = Path(__file__).parents[2]
_SEED = 5
_CLUSTERS = 6


def writing(grown: Grown, sizes: Sizes) -> list[Figure]:
    """Measure minutes of every length in `sizes`, and the longest ones from the press of the button in the window."""
    written = [_written(grown, cards) for cards in sizes.minutes]
    figures = [figure for workshop_id in written for figure in _one(grown, workshop_id, sizes)]
    return [*figures, *_pressed(grown, written[-1], sizes)]


def _written(grown: Grown, cards: int) -> str:
    place = grown.add_place()
    grown.sort(place, grown.paste(place, some(cards, _SEED)), _CLUSTERS)
    return place.workshop_id


def _one(grown: Grown, workshop_id: str, sizes: Sizes) -> list[Figure]:

    def assemble() -> bytes:
        return pdf.render(minutes(grown.library, workshop_id, EVERYTHING))

    pages = len(pypdfium2.PdfDocument(assemble()))
    warm = seconds(assemble, sizes.repeats)
    model = seconds(lambda: minutes(grown.library, workshop_id, EVERYTHING), sizes.repeats)
    new = [sys.executable, "-m", "tests.benchmarks.new_process", str(grown.path), workshop_id]
    cold = seconds(lambda: subprocess.run(new, cwd=_ROOT, check=True), sizes.repeats)
    name = f"Minutes of {pages} pages"
    return [
        Figure(f"{name}, warm", warm, "s"),
        Figure(f"{name}, warm, a page", warm / pages, "s"),
        Figure(f"{name}, the model alone", model, "s"),
        Figure(f"{name}, new process, imports included", cold, "s"),
    ]


def _pressed(grown: Grown, workshop_id: str, sizes: Sizes) -> list[Figure]:
    """Measure from the press of Dokument until the pages are seen; the child process that makes them is there, or not yet."""
    application()
    first, again = Watch(), Watch()
    for _round in range(min(sizes.repeats, 3)):
        place = DocumentsPlace(Session(grown.library))
        shown(place)
        loop = QEventLoop()
        place.ready.connect(loop.quit)

        def press(workshop_id: str, place: DocumentsPlace = place, loop: QEventLoop = loop) -> None:
            place.open_workshop(workshop_id)
            if loop.exec():
                raise TimeoutError("the document was never made")
            drawn()

        QTimer.singleShot(120_000, loop, partial(loop.exit, 1))
        first.lap(press, [workshop_id])
        again.lap(press, [workshop_id])
        place.close_press()
        gone(place)
    cards = sizes.minutes[-1]
    return [
        Figure(f"Minutes of {cards} cards, from the press of Dokument, first time", first.median, "s"),
        Figure(f"Minutes of {cards} cards, from the press of Dokument, again", again.median, "s"),
    ]
