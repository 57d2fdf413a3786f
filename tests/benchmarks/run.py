"""A run: a library of each size, and everything measured in it."""

import sqlite3
import sys
from pathlib import Path

from tests.benchmarks.bare import Bare
from tests.benchmarks.disk import file_system, sync_seconds
from tests.benchmarks.grown import Grown, Place, grown
from tests.benchmarks.moving import moving
from tests.benchmarks.papers import writing
from tests.benchmarks.reading import laying_out, opening, searching
from tests.benchmarks.report import Column, Report
from tests.benchmarks.saving import card, pasted
from tests.benchmarks.sizes import Sizes
from tests.benchmarks.texts import some
from tests.benchmarks.window import window


def run(folder: Path, sizes: Sizes) -> Report:
    """Measure everything in files in `folder`; says on stderr how far it has come."""
    about = (
        f"1× is {sizes.cards} cards in one workshop, {sizes.scales[-1]}× is {sizes.cards * sizes.scales[-1]} cards in "
        f"{sizes.scales[-1]}. Python {sys.version.split()[0]}, SQLite {sqlite3.sqlite_version}, "
        f"WAL with synchronous=FULL on {file_system(folder)}, where a page is synced in {sync_seconds(folder) * 1e6:.0f} µs. "
        "All figures are medians."
    )
    columns = [_column(folder, scale, sizes) for scale in sizes.scales]
    _say("the window")
    return Report(columns, about, window(folder, sizes))


def _column(folder: Path, scale: int, sizes: Sizes) -> Column:
    _say(f"{scale}×: building")
    bare = Bare(folder / f"raw-{scale}.sqlite3", some(scale * sizes.cards))
    with grown(folder / f"library-{scale}.sqlite3", scale, sizes.cards) as (library, place):
        return _measure(library, place, bare, scale, sizes)


def _measure(library: Grown, place: Place, bare: Bare, scale: int, sizes: Sizes) -> Column:
    _say(f"{scale}×: opening and search")
    figures = [*opening(library, sizes), *searching(library, sizes)]
    _say(f"{scale}×: bundle")
    figures += moving(library, sizes)
    _say(f"{scale}×: saving")
    saved, note = card(library, place, bare, sizes)
    saved += pasted(library, place, bare, sizes)
    bare.close()
    _say(f"{scale}×: board and minutes")
    # Last: they make the library larger.
    figures += [*laying_out(library, sizes), *writing(library, sizes)]
    return Column(scale, [*saved, *figures], [note])


def _say(what: str) -> None:
    print(what, file=sys.stderr, flush=True)
