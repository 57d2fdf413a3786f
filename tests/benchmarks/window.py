"""The window: how soon it is there, and how long it ever keeps its user waiting."""

import statistics
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QScrollBar

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
from tests.benchmarks.starting import start
from tests.benchmarks.waiting import Heart, gone, longest, shown
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
    for _round in range(sizes.warm_starts + sizes.starts):
        for kind in kinds:
            found[kind].append(start(kind, path))
    took = {kind: statistics.median(one for one, _size in found[kind][sizes.warm_starts :]) for kind in kinds}
    size = {kind: statistics.median(one for _took, one in found[kind][sizes.warm_starts :]) for kind in kinds}
    return [
        Figure(
            "First painted window / bare one with the mandated imports", took["ours"] / took["mandated"], "×", "≤ 1.3"
        ),
        Figure("First painted window / bare one", took["ours"] / took["bare"], "×"),
        Figure("Memory of a bare window", size["bare"], "MB"),
    ]


def _gaps(folder: Path, sizes: Sizes) -> list[Figure]:
    application()
    with grown(folder / "window.sqlite3", 1, sizes.listed) as (library, [place]):
        figures = _listed(library, place, sizes)
    with grown(folder / "printed.sqlite3", 1, sizes.printed) as (library, [place]):
        figures += _printed(library, place)
    with grown(folder / "board.sqlite3", 1, sizes.board[0]) as (library, [place]):
        return figures + _board(library, place, sizes)


def _listed(library: Grown, place: Place, sizes: Sizes) -> list[Figure]:
    panel = shown(NotesPanel(Session(library.library), place.notes))
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

    waits = {"typing and saving": (write, 5), "moving": (move, 5), "merging": (merge, 5)}
    figures = [
        Figure(f"Longest wait while {what} among {sizes.listed} cards", longest(work, times), "s", "≤ 32 ms")
        for what, (work, times) in waits.items()
    ]
    gone(panel)
    return figures


def _board(library: Grown, place: Place, sizes: Sizes) -> list[Figure]:
    cards, clusters = sizes.board
    library.sort(place, [card.id for card in all_cards(library.library, place.notes.id)], clusters)
    session = Session(library.library)
    opened_in = seconds(lambda: gone(shown(SortingPanel(session, place.board))), sizes.repeats)
    panel = shown(SortingPanel(session, place.board))
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
            f"Longest wait while moving among {cards} cards in {clusters} clusters", longest(drag, 5), "s", "≤ 32 ms"
        ),
        Figure(
            f"Longest wait while scrolling {cards} cards in {clusters} clusters", longest(scroll, 5), "s", "≤ 32 ms"
        ),
    ]
    gone(panel)
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
    heart = Heart()
    with heart.beating():
        show()
    pages = whole.pages.page_count()
    whole.close_press()
    gone(whole)
    return [Figure(f"Longest wait while a PDF of {pages} pages is made and shown", heart.longest, "s", "≤ 50 ms")]
