"""Which library a command is about, and which process or workshop in it."""

import argparse
import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path

from naravard_desktop.core import paths
from naravard_desktop.core.language import N_
from naravard_desktop.core.trouble import Trouble
from naravard_desktop.jobs.library import open_for_reading, open_for_writing
from naravard_desktop.process.processes import find, scope_of
from naravard_desktop.process.workshops import workshops
from naravard_desktop.storage.edit import Scope
from naravard_desktop.storage.library import Library


def library_of(chosen: argparse.Namespace) -> Path:
    """Return the library that was named, or the user's own."""
    path: Path = chosen.library or paths.default_library()
    return path


@contextlib.contextmanager
def reading(path: Path) -> Iterator[Library]:
    """Open a library to read, for the block."""
    with contextlib.closing(open_for_reading(path)) as library:
        yield library


@contextlib.contextmanager
def writing(path: Path, *, make: bool = True) -> Iterator[Library]:
    """Open a library to write, for the block, and say so if it had to be rescued."""
    library, told = open_for_writing(path, make=make)
    if told:
        print(told, file=sys.stderr)
    with contextlib.closing(library):
        yield library


def place(library: Library, start: str) -> Scope:
    """Return the process or workshop whose id begins as given.

    :raises Trouble: if there is none, or several.
    """
    found = find(library, start)
    if len(found) > 1:
        raise Trouble(N_("{start} kan vara {count} olika. Skriv fler tecken av id:t."), start=start, count=len(found))
    place = scope_of(library, found[0]) if found else None
    if place is None:
        raise Trouble(
            N_("Det finns inget uppdrag och ingen workshop som börjar på {start}. Se naravard list."), start=start
        )
    return place


def workshop_place(library: Library, start: str) -> tuple[Scope, str]:
    """Return the workshop whose id begins as given: where its edits belong, and its id.

    :raises Trouble: if there is none, or several, or it is a process.
    """
    found = place(library, start)
    if found.workshop_id is None:
        raise Trouble(
            N_("{start} är ett helt uppdrag. Skriv början av id för en av dess workshoppar, se naravard list."),
            start=start,
        )
    return found, found.workshop_id


def workshops_in(library: Library, found: Scope) -> list[str]:
    """Return the ids of the workshop, or of all in the process.

    :raises Trouble: if there is none.
    """
    if found.workshop_id:
        return [found.workshop_id]
    ids = [one.id for one in workshops(library, found.process_id)]
    if not ids:
        raise Trouble(N_("Uppdraget har ingen workshop än. Inget är sparat."))
    return ids
