"""A board that is full: all its cards moved to other clusters, one by one and all at once."""

from functools import partial

from naravard_desktop.live.session import Session
from naravard_desktop.steps.sorting.data import board
from naravard_desktop.steps.sorting.panel import SortingPanel
from tests.benchmarks.grown import Grown
from tests.benchmarks.report import Figure
from tests.benchmarks.sizes import Sizes
from tests.benchmarks.texts import some
from tests.benchmarks.waiting import drawn, gone, shown
from tests.benchmarks.watch import Watch

_BOARD_SEED = 8


def moving_about(grown: Grown, sizes: Sizes) -> list[Figure]:
    """Measure moving every card to the cluster after its own: what all of it takes, and the longest of the waits."""
    cards, clusters = sizes.board
    place = grown.add_place()
    grown.sort(place, grown.paste(place, some(cards, _BOARD_SEED)), clusters)
    panel = shown(SortingPanel(Session(grown.library), place.board))
    assert isinstance(panel, SortingPanel)
    one_by_one, at_once = Watch(), Watch()
    lying = board(grown.library, place.board).clusters
    ids = [view.cluster.id for view in lying]
    moves = [
        partial(panel.move_cards, [card.id], target)
        for view, target in zip(lying, [*ids[1:], ids[0]], strict=True)
        for card in view.cards
    ]
    one_by_one.lap(_move, moves)
    everything = [card.id for view in lying for card in view.cards]
    at_once.lap(_move, [partial(panel.move_cards, everything, target) for target in ids[: sizes.repeats]])
    gone(panel)
    name = f"{cards} cards in {clusters} clusters"
    return [
        Figure(f"{name} moved one by one, each", one_by_one.median, "s"),
        Figure(f"{name} moved one by one, in all", sum(one_by_one.each), "s"),
        Figure(f"{name} moved one by one, longest wait", max(one_by_one.each), "s", "≤ 50 ms"),
        Figure(f"{name} moved at once", at_once.median, "s", "≤ 100 ms"),
    ]


def _move(move: partial[None]) -> None:
    move()
    drawn()
