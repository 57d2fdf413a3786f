"""Start: how soon it is there, and how soon what was looked for is."""

from functools import partial

from naravard_desktop.app import application
from naravard_desktop.live.session import Session
from naravard_desktop.windows.assembly import Whole
from naravard_desktop.windows.start import Start
from tests.benchmarks.grown import Grown
from tests.benchmarks.report import Figure
from tests.benchmarks.sizes import Sizes
from tests.benchmarks.texts import COMMONEST, NOWHERE, RARE_PART, TWO
from tests.benchmarks.waiting import gone, shown
from tests.benchmarks.watch import Watch, seconds
from tests.benchmarks.whole import look_for

_SEARCHES = {
    "the commonest word": COMMONEST,
    "a rare part of a word": RARE_PART,
    "two words": TWO,
    "a word that stands nowhere": NOWHERE,
}


def front_page(grown: Grown, sizes: Sizes) -> list[Figure]:
    """Measure Start as a widget that is made and drawn, and by itself what it asks the library."""
    application()
    session, made = Session(grown.library), list[Start]()

    def show(_round: int) -> None:
        made.append(Start(session))
        shown(made[-1])

    painted, asked = Watch(), list[str]()
    show(0)  # what is loaded and drawn once, once
    for number in range(sizes.repeats):
        painted.lap(show, [number])
        gone(made.pop())
    grown.library.db.conn.set_trace_callback(asked.append)
    show(0)
    grown.library.db.conn.set_trace_callback(None)
    while made:
        gone(made.pop())

    def ask() -> None:
        for sql in asked:
            grown.library.db.execute(sql).fetchall()

    return [
        Figure("Start made and drawn", painted.median, "s", "≤ 100 ms"),
        Figure("Start, what it asks the library", seconds(ask, sizes.repeats), "s"),
    ]


def searching(whole: Whole, sizes: Sizes) -> list[Figure]:
    """Measure search as it is used: from Enter until the first hits are drawn."""
    whole.window.go("start")
    figures = []
    for what, wanted in _SEARCHES.items():
        watch = Watch()
        for _round in range(sizes.repeats * 2):
            whole.start.search.clear()
            watch.lap(partial(look_for, whole), [wanted])
        figures.append(Figure(f"Search, {what}", watch.median, "s", "≤ 60 ms"))
    whole.start.search.clear()
    return figures
