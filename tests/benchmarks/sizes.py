"""How much of everything a run measures."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """1× is one workshop with `cards` cards, 100× a hundred such.

    Ways to save take turns `rounds` times, `batch` cards each, after `warm_up` turns that are not counted; what takes
    longer is done `repeats` times. `board` is a number of cards and of clusters; `minutes` are numbers of cards that make
    about 10 and 50 pages. The window is started `starts` times on a library of `workshops` workshops, and works on a list of
    `listed` cards; `printed` cards make about 300 pages.
    """

    scales: tuple[int, ...] = (1, 10, 100)
    cards: int = 100
    warm_up: int = 40
    rounds: int = 60
    batch: int = 10
    pasted: int = 200
    board: tuple[int, int] = (300, 12)
    minutes: tuple[int, ...] = (48, 338)
    repeats: int = 5
    starts: int = 7
    workshops: int = 100
    listed: int = 2_000
    printed: int = 2_190


FULL = Sizes()
QUICK = Sizes(
    scales=(1, 2, 4),
    cards=20,
    warm_up=1,
    rounds=3,
    batch=5,
    pasted=40,
    board=(30, 3),
    minutes=(5, 20),
    repeats=1,
    starts=1,
    workshops=2,
    listed=30,
    printed=20,
)
