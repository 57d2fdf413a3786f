"""A run: a library of each size, and everything measured in it."""

import os
import sqlite3
import sys
from pathlib import Path

from tests.benchmarks.bare import Bare
from tests.benchmarks.board import moving_about
from tests.benchmarks.disk import file_system, load_words, sync_seconds
from tests.benchmarks.front import front_page, searching
from tests.benchmarks.grown import TOGETHER, Grown, Place, grown
from tests.benchmarks.moving import moving
from tests.benchmarks.papers import writing
from tests.benchmarks.places import copying, editing, following_up, opening_places
from tests.benchmarks.reading import laying_out, opening
from tests.benchmarks.report import Column, Figure, Report
from tests.benchmarks.saving import card, pasted
from tests.benchmarks.setting import setting
from tests.benchmarks.sizes import Sizes
from tests.benchmarks.starting import starting
from tests.benchmarks.texts import some
from tests.benchmarks.whole import whole_window
from tests.benchmarks.window import window


def run(folder: Path, sizes: Sizes) -> Report:
    """Measure everything in files in `folder`; says on stderr how far it has come."""
    about = (
        f"1× is {sizes.cards} cards in one workshop, {sizes.scales[-1]}× is {sizes.cards * sizes.scales[-1]} cards in "
        f"{sizes.scales[-1]}, in processes of {TOGETHER}. Python {sys.version.split()[0]}, SQLite {sqlite3.sqlite_version}, "
        f"WAL with synchronous=FULL on {file_system(folder)}. Figures are medians, but for longest waits, what all of "
        "something took, sizes, and the memory when every place has been opened. Load after each part:"
    )
    columns, loads = [], []
    for scale in sizes.scales:
        columns.append(_column(folder, scale, sizes))
        loads.append(load_words())
    _say("the window")
    figures = window(folder, sizes)
    loads.append(load_words())
    _say("documents")
    documents, missing = setting(folder, sizes)
    loads.append(load_words())
    words = f"{about} {', '.join(loads)} on {os.cpu_count()} processors."
    return Report(columns, " ".join(part for part in (words, missing) if part), figures, documents)


def _column(folder: Path, scale: int, sizes: Sizes) -> Column:
    _say(f"{scale}×: building")
    bare = Bare(folder / f"raw-{scale}.sqlite3", some(scale * sizes.cards))
    with grown(folder / f"library-{scale}.sqlite3", scale, sizes.cards) as (library, places):
        figures, note = _measure(library, places, bare, scale, sizes)
    return Column(scale, figures, [f"{note}; a page synced in {sync_seconds(folder) * 1e6:.0f} µs"])


def _measure(library: Grown, places: list[Place], bare: Bare, scale: int, sizes: Sizes) -> tuple[list[Figure], str]:
    _say(f"{scale}×: opening")
    figures = [*opening(library, sizes), *starting(library, sizes), *front_page(library, sizes)]
    _say(f"{scale}×: the places")
    with whole_window(library.library, library.path.parent) as whole:
        figures += [*searching(whole, sizes), *opening_places(whole, places, sizes)]
        figures += [*editing(whole, places[-1], sizes), *copying(whole, places[-1], sizes)]
    _say(f"{scale}×: bundle")
    figures += moving(library, sizes)
    _say(f"{scale}×: saving")
    saved, note = card(library, places[-1], bare, sizes)
    saved += pasted(library, places[-1], bare, sizes)
    bare.close()
    _say(f"{scale}×: board, minutes and Följ upp")
    # Last: they make the library larger.
    figures += [*laying_out(library, sizes), *moving_about(library, sizes), *writing(library, sizes)]
    with whole_window(library.library, library.path.parent) as whole:
        figures += following_up(whole, library, sizes)
    return [*saved, *figures], note


def _say(what: str) -> None:
    print(what, file=sys.stderr, flush=True)
