"""What it costs to open a library, to search it, and to lay out a board."""

from functools import partial

from naravard_desktop.steps.sorting.data import board
from naravard_desktop.storage.search import search
from tests.benchmarks.grown import Grown
from tests.benchmarks.report import Figure
from tests.benchmarks.sizes import Sizes
from tests.benchmarks.texts import COMMONEST, RARE_PART, some
from tests.benchmarks.watch import Watch, seconds

_BOARD_SEED = 4


def opening(grown: Grown, sizes: Sizes) -> list[Figure]:
    """Measure opening, after a proper close and with the file in the system's memory."""
    watch = Watch()
    for _round in range(sizes.repeats * 2):
        grown.library.close()
        watch.lap(lambda _nothing: grown.open(), [None])
    return [Figure("Library opened", watch.median, "s")]


def searching(grown: Grown, sizes: Sizes) -> list[Figure]:
    """Measure the word that is found everywhere, and the part of a word that all text is looked through for."""
    return [
        Figure(what, seconds(partial(search, grown.library.db, wanted), sizes.repeats * 4), "s", "≤ 100 ms")
        for what, wanted in (("Search, commonest word", COMMONEST), ("Search, rare part of a word", RARE_PART))
    ]


def laying_out(grown: Grown, sizes: Sizes) -> list[Figure]:
    """Measure a board with all its cards in clusters."""
    cards, clusters = sizes.board
    place = grown.add_place()
    grown.sort(place, grown.paste(place, some(cards, _BOARD_SEED)), clusters)
    taken = seconds(lambda: board(grown.library, place.board), sizes.repeats * 4)
    return [Figure(f"Board of {cards} cards in {clusters} clusters", taken, "s")]
