"""What has been done in a process or workshop, backwards and forwards."""

import argparse
from collections.abc import Callable

from naravard_desktop.cli.codes import DONE
from naravard_desktop.cli.places import library_of, place, reading, writing
from naravard_desktop.core.clock import local, spoken_time
from naravard_desktop.core.language import N_, _
from naravard_desktop.storage import journal
from naravard_desktop.storage.edit import Scope
from naravard_desktop.storage.exchange import readable, words
from naravard_desktop.storage.library import Library
from naravard_desktop.storage.record import RowChange


def undo(chosen: argparse.Namespace) -> int:
    """Undo in a process or workshop."""
    return _step(chosen, journal.undo, _("Ångrat: {label}"), _("Det finns inget att ångra."))


def redo(chosen: argparse.Namespace) -> int:
    """Do again what was undone last."""
    return _step(chosen, journal.redo, _("Gjort om: {label}"), _("Det finns inget att göra om."))


def _step(
    chosen: argparse.Namespace, job: Callable[[Library, Scope], journal.Stepped | None], done: str, nothing: str
) -> int:
    with writing(library_of(chosen), make=False) as library:
        scope = place(library, chosen.id)
        for number in range(chosen.steps):
            stepped = job(library, scope)
            if stepped is None:
                if number == 0:
                    print(nothing)
                break
            print(done.format(label=stepped.entry.label))
    return DONE


_STATES = {
    "done": "",
    "undone": N_(" (ångrad)"),
    "left": N_(" (ångrad, sedan gjordes annat)"),
    "closed": N_(" (kan inte ångras längre)"),
}


def show_history(chosen: argparse.Namespace) -> int:
    """Say what has been done."""
    with reading(library_of(chosen)) as library:
        for entry in journal.history(library, place(library, chosen.id)):
            at = local(entry.at) if entry.at else None
            when = f"{at:%Y-%m-%d} {spoken_time(f'{at:%H:%M}')}" if at else _("utan tid")
            print(f"{when}  {entry.label}{_(_STATES[entry.state]) if _STATES[entry.state] else ''}")
            if chosen.texts:
                for change in journal.changes(library, entry.number):
                    _print_change(library, change)
    return DONE


def _print_change(library: Library, change: RowChange) -> None:
    info = library.tables.get(change.table)
    for sign, content in (("-", change.before), ("+", change.after)):
        if info and (text := words(info, readable(info, content))):
            print(f"    {sign} {text}")
