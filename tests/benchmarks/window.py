"""The window: how soon it is there, and how long it ever keeps its user waiting."""

import os
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollBar, QWidget

from naravard_desktop.app import application
from naravard_desktop.live.session import Session
from naravard_desktop.process.cards import cards as all_cards
from naravard_desktop.process.cards import merge_cards
from naravard_desktop.steps.notes.panel import NotesPanel
from naravard_desktop.steps.sorting.data import board
from naravard_desktop.steps.sorting.panel import SortingPanel
from naravard_desktop.windows.documents_place import DocumentsPlace
from tests.benchmarks.grown import Grown, Place, grown
from tests.benchmarks.report import Figure
from tests.benchmarks.sizes import Sizes
from tests.benchmarks.watch import seconds


def window(folder: Path, sizes: Sizes) -> list[Figure]:
    """Measure everything about the window in libraries of its own."""
    return [*_first(folder, sizes), *_gaps(folder, sizes)]


def _first(folder: Path, sizes: Sizes) -> list[Figure]:
    path = folder / "first.sqlite3"
    with grown(path, sizes.workshops, 20):
        pass
    kinds = ("bare", "mandated", "ours")
    found: dict[str, list[tuple[float, float]]] = {kind: [] for kind in kinds}
    for _round in range(sizes.starts + 1):
        for kind in kinds:
            found[kind].append(_start(kind, path))
    took = {kind: statistics.median(one for one, _size in found[kind][1:]) for kind in kinds}
    size = {kind: statistics.median(one for _took, one in found[kind][1:]) for kind in kinds}
    return [
        Figure(f"First painted window, {sizes.workshops} workshops", took["ours"], "s"),
        Figure(
            "First painted window / bare one with the mandated imports", took["ours"] / took["mandated"], "×", "≤ 1.3"
        ),
        Figure("First painted window / bare one", took["ours"] / took["bare"], "×"),
        Figure("Memory at the first painted window", size["ours"], "MB"),
        Figure("Memory of a bare window", size["bare"], "MB"),
    ]


def _start(kind: str, library: Path) -> tuple[float, float]:
    command = [sys.executable, "-m", "tests.benchmarks.first_window", kind, repr(time.time()), str(library)]
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_DATA_HOME": str(library.parent)}
    done = subprocess.run(command, capture_output=True, text=True, check=True, env=env)
    took, size = done.stdout.split()
    return float(took), float(size)


class _Heart:
    """Beats as often as the loop lets it; `longest` is the longest wait between two beats."""

    def __init__(self) -> None:
        self.longest = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer(interval=0)
        self._timer.timeout.connect(self._beat)

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest = max(self.longest, now - self._last)
        self._last = now

    @contextmanager
    def beating(self) -> Iterator["_Heart"]:
        """Beat in the block."""
        self._last = time.perf_counter()
        self._timer.start()
        yield self
        QApplication.processEvents()
        self._beat()
        self._timer.stop()


def _longest(work: Callable[[], object], times: int = 1) -> float:
    """Return the longest that the loop stands still while `work` is done, and all that follows from it is drawn."""
    heart = _Heart()
    with heart.beating():
        for _number in range(times):
            work()
            QApplication.processEvents()
    return heart.longest


def _gaps(folder: Path, sizes: Sizes) -> list[Figure]:
    application()
    with grown(folder / "window.sqlite3", 1, sizes.listed) as (library, place):
        figures = _listed(library, place, sizes)
    with grown(folder / "printed.sqlite3", 1, sizes.printed) as (library, place):
        figures += _printed(library, place)
    with grown(folder / "board.sqlite3", 1, sizes.board[0]) as (library, place):
        return figures + _board(library, place, sizes)


def _listed(library: Grown, place: Place, sizes: Sizes) -> list[Figure]:
    panel = _shown(NotesPanel(Session(library.library), place.notes))
    assert isinstance(panel, NotesPanel)
    field, ids = panel.capture.field, [card.id for card in panel.shown.cards]

    def write() -> None:
        for letter in "vi ringer samma dag":
            QTest.keyClicks(field, letter)
            QApplication.processEvents()
        QTest.keyClick(field, Qt.Key.Key_Return)

    places = [ids[number * len(ids) // 7] for number in range(1, 6)]

    def move() -> None:
        panel.list.choose([ids[2]])
        panel.list.cards.dropped.emit([ids[2]], "", places[0])
        places.append(places.pop(0))

    def merge() -> None:
        three = [ids.pop() for _number in range(3)]
        panel.do("Sammanförda", partial(merge_cards, library.library, place.scope.process_id, three, "En av tre"))

    longest = {"typing and saving": (write, 5), "moving": (move, 5), "merging": (merge, 5)}
    figures = [
        Figure(f"Longest wait while {what} among {sizes.listed} cards", _longest(work, times), "s", "≤ 32 ms")
        for what, (work, times) in longest.items()
    ]
    _gone(panel)
    return figures


def _board(library: Grown, place: Place, sizes: Sizes) -> list[Figure]:
    cards, clusters = sizes.board
    library.sort(place, [card.id for card in all_cards(library.library, place.notes.id)], clusters)
    session = Session(library.library)
    opened_in = seconds(lambda: _gone(_shown(SortingPanel(session, place.board))), sizes.repeats)
    panel = _shown(SortingPanel(session, place.board))
    assert isinstance(panel, SortingPanel)
    views = [view for view in board(library.library, place.board).clusters if view.cards]
    dragged, targets = views[0].cards[0].id, [view.cluster.id for view in views]

    def drag() -> None:
        panel.move_cards([dragged], targets[1])
        targets.append(targets.pop(0))

    bars = panel.findChildren(QScrollBar)

    def scroll() -> None:
        for bar in bars:
            bar.setValue(bar.maximum() if bar.value() < bar.maximum() else 0)

    figures = [
        Figure(f"{cards} cards in {clusters} clusters opened", opened_in, "s"),
        Figure(
            f"Longest wait while moving among {cards} cards in {clusters} clusters", _longest(drag, 5), "s", "≤ 32 ms"
        ),
        Figure(
            f"Longest wait while scrolling {cards} cards in {clusters} clusters", _longest(scroll, 5), "s", "≤ 32 ms"
        ),
    ]
    _gone(panel)
    return figures


def _printed(library: Grown, place: Place) -> list[Figure]:
    """Measure the wait while a document of as many pages as the list makes is printed and shown."""
    whole = DocumentsPlace(Session(library.library))
    whole.resize(1200, 640)
    whole.show()
    loop = QEventLoop()
    whole.ready.connect(loop.quit)
    workshop_id = place.scope.workshop_id

    def show() -> None:
        whole.open_workshop(workshop_id)
        if loop.exec():
            raise TimeoutError("the document was never made")

    QTimer.singleShot(120_000, loop, partial(loop.exit, 1))

    show()  # the child process is made once
    heart = _Heart()
    with heart.beating():
        show()
    pages = whole.pages.page_count()
    whole.close_press()
    _gone(whole)
    return [Figure(f"Longest wait while a PDF of {pages} pages is made and shown", heart.longest, "s", "≤ 50 ms")]


def _shown(widget: QWidget) -> QWidget:
    widget.resize(1200, 640)
    widget.show()
    QApplication.processEvents()
    return widget


def _gone(widget: QWidget) -> None:
    widget.close()
    widget.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)  # while its library is open
