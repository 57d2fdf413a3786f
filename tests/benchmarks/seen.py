"""What the window's user waits for: a document out of the child process, and how much memory that takes."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from naravard_desktop.app import application
from naravard_desktop.documents.switches import EVERYTHING
from naravard_desktop.jobs import outgoing, papers, press_jobs
from naravard_desktop.jobs.papers import Chosen
from naravard_desktop.live.session import Session
from naravard_desktop.process.cards import add_card
from naravard_desktop.process.workshops import workshop
from naravard_desktop.storage.library import Library
from naravard_desktop.windows.documents_place import DocumentsPlace
from naravard_desktop.windows.page_view import Reader
from naravard_desktop.windows.press import Press
from tests.benchmarks.grown import grown
from tests.benchmarks.memory import most_memory
from tests.benchmarks.report import Figure
from tests.benchmarks.sizes import Sizes
from tests.benchmarks.waiting import Heart, gone, shown
from tests.benchmarks.watch import Watch

_LONGEST_MS = 300_000


def child(folder: Path, sizes: Sizes) -> list[Figure]:
    """Measure the memory of the child process: as it waits, and when it has shown long minutes and made a file of them."""
    application()
    with grown(folder / "child.sqlite3", 1, sizes.printed) as (library, [place]):
        chosen = Chosen(workshop_id=place.workshop_id, switches=EVERYTHING)
        jobs: dict[str, Callable[[Library], object]] = {
            "shown": partial(papers.shown, chosen),
            "finished": partial(outgoing.made, chosen, "pdf"),
        }
        press, heart = Press(), Heart()
        press.warm()
        _wait(press, press_jobs.of_library(library.library, workshop, place.workshop_id))
        figures = [Figure("Memory of the child process that waits", most_memory(press.pid), "MB")]
        with heart.beating():
            for words, job in jobs.items():
                _wait(press, press_jobs.of_library(library.library, job))
                name = f"Memory of the child process when minutes of {sizes.printed} cards have been {words}"
                figures.append(Figure(name, most_memory(press.pid), "MB", "≤ 120 MB"))
        press.close()
    return [*figures, Figure("Longest wait in the window meanwhile", heart.longest, "s", "≤ 50 ms")]


def preview(folder: Path, sizes: Sizes) -> list[Figure]:
    """Measure from the last key until a document of about ten pages is seen with what the key did."""
    application()
    with grown(folder / "preview.sqlite3", 1, sizes.seen) as (library, [place]):
        session = Session(library.library)
        whole = DocumentsPlace(session)
        shown(whole)
        sight = _Sight(whole)
        sight.wait(partial(whole.open_workshop, place.workshop_id))
        add = partial(add_card, library.library, place.notes.id, "En lapp till, skriven nu")
        keys: dict[str, Callable[[], object]] = {
            "on a switch": partial(QTest.keyClick, whole.side.boxes["names"], Qt.Key.Key_Space),
            "that saves a card": partial(session.do, place.scope, "Ny lapp", add),
        }
        watches = {words: Watch() for words in keys}
        for _turn in range(sizes.repeats):
            for words, key in keys.items():
                watches[words].lap(sight.wait, [key])
        pages = whole.pages.page_count()
        whole.close_press()
        gone(whole)
    return [
        Figure(f"{pages} pages seen in Dokument after a key {words}", watch.median, "s", "≤ 0.5 s")
        for words, watch in watches.items()
    ]


class _Sight:
    """Waits until the first page of a new document has been drawn: until then the old one is seen."""

    def __init__(self, place: DocumentsPlace) -> None:
        reader = place.pages.findChild(Reader)
        assert reader is not None
        self._loop, self._is_new = QEventLoop(), False
        reader.opened.connect(self._opened)
        reader.drew.connect(self._drew)

    def wait(self, begin: Callable[[], object]) -> None:
        """Begin something that makes a new document, and return when it is seen."""
        _until_quit(self._loop, begin)

    def _opened(self) -> None:
        self._is_new = True

    def _drew(self) -> None:
        if self._is_new:
            self._is_new = False
            self._loop.quit()


def _wait(press: Press, job: Callable[[], object]) -> None:
    """Have the press do a job, and return when it is done; its result is let go."""
    loop = QEventLoop()
    press.ready.connect(loop.quit)
    press.failed.connect(partial(loop.exit, 1))
    press.troubled.connect(partial(loop.exit, 1))
    _until_quit(loop, partial(press.send, job))


def _until_quit(loop: QEventLoop, begin: Callable[[], object]) -> None:
    begin()
    late = QTimer(singleShot=True, interval=_LONGEST_MS)
    late.timeout.connect(partial(loop.exit, 1))
    late.start()
    if loop.exec():
        raise RuntimeError("the document was not made")
    QApplication.processEvents()
