"""How much of everything a run measures."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """1× is one workshop with `cards` cards, 1 000× a thousand such.

    Ways to save take turns `rounds` times, `batch` cards each, after `warm_up` turns that are not counted; what takes
    longer is done `repeats` times. `board` is a number of cards and of clusters; `minutes` are numbers of cards, the last one
    is also exported by the press of a button. The window is started `starts` times, after `warm_starts` that are not counted,
    beside bare ones on a library of `workshops` workshops, and works on a list of `listed` cards; `printed` cards make about
    300 pages, `seen` ten. A process that is followed up has `followed` actions. Documents are set in lengths of about `pages`
    pages.
    """

    scales: tuple[int, ...] = (1, 10, 100, 1_000)
    cards: int = 100
    warm_up: int = 40
    rounds: int = 60
    batch: int = 10
    pasted: int = 200
    board: tuple[int, int] = (300, 12)
    minutes: tuple[int, ...] = (48, 500)
    repeats: int = 5
    warm_starts: int = 1
    starts: int = 5
    workshops: int = 100
    listed: int = 2_000
    printed: int = 2_880
    followed: int = 1_000
    pages: tuple[int, ...] = (10, 50, 300)
    seen: int = 70


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
    warm_starts=0,
    starts=1,
    workshops=2,
    listed=30,
    printed=20,
    followed=20,
    pages=(2,),
    seen=5,
)
