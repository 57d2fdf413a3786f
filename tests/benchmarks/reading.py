"""What it costs to open a library, to copy it aside, and to lay out a board."""

from naravard_desktop.steps.sorting.data import board
from naravard_desktop.storage import backup
from tests.benchmarks.grown import Grown
from tests.benchmarks.report import Figure
from tests.benchmarks.sizes import Sizes
from tests.benchmarks.texts import some
from tests.benchmarks.watch import Watch, seconds

_BOARD_SEED = 4


def opening(grown: Grown, sizes: Sizes) -> list[Figure]:
    """Measure opening, after a proper close and with the file in the system's memory, and closing; and a backup."""
    opened, closed = Watch(), Watch()
    for _round in range(sizes.repeats * 2):
        closed.lap(lambda _nothing: grown.library.close(), [None])
        opened.lap(lambda _nothing: grown.open(), [None])
    saved = seconds(lambda: backup.make(grown.path), min(sizes.repeats, 3))
    return [
        Figure("Library opened", opened.median, "s"),
        Figure("Library closed", closed.median, "s"),
        Figure("Backup made and checked, in a thread of its own", saved, "s"),
    ]


def laying_out(grown: Grown, sizes: Sizes) -> list[Figure]:
    """Measure a board with all its cards in clusters."""
    cards, clusters = sizes.board
    place = grown.add_place()
    grown.sort(place, grown.paste(place, some(cards, _BOARD_SEED)), clusters)
    taken = seconds(lambda: board(grown.library, place.board), sizes.repeats * 4)
    return [Figure(f"Board of {cards} cards in {clusters} clusters", taken, "s")]
