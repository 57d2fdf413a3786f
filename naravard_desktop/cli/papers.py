"""Documents: written to a folder, looked through, finished and opened again."""

import argparse
import sys

from naravard_desktop.cli.codes import DONE
from naravard_desktop.cli.places import library_of, place, reading, workshop_place, workshops_in, writing
from naravard_desktop.core.language import N_, _
from naravard_desktop.core.text import excerpt, one_line
from naravard_desktop.documents.switches import EVERYTHING, Switches
from naravard_desktop.jobs import export, finals, package, papers
from naravard_desktop.jobs.papers import Chosen
from naravard_desktop.process.finals import Final, holding
from naravard_desktop.process.workshops import workshop, workshops
from naravard_desktop.storage.edit import Scope, edit
from naravard_desktop.storage.library import Library

_SHOWN = 160


def write_out(chosen: argparse.Namespace) -> int:
    """Write documents and data to a folder, or everything from a workshop in one go."""
    with reading(library_of(chosen)) as library:
        switches = EVERYTHING if chosen.full else Switches(names=not chosen.no_names)
        found = place(library, chosen.id)
        if chosen.package or chosen.zip:
            for workshop_id in workshops_in(library, found):
                order = package.Order(workshop_id=workshop_id, switches=switches)
                print(package.write(library, order, chosen.out, zipped=chosen.zip))
        else:
            for file in export.export(
                library, found, chosen.out, switches, papers=chosen.papers, every_format=chosen.every_format
            ):
                print(file)
        if not switches.names:
            _warn_of_names(library, found)
    return DONE


def look_through(chosen: argparse.Namespace) -> int:
    """Say what is worth a look in the minutes, all that is confidential included."""
    with reading(library_of(chosen)) as library:
        for workshop_id in workshops_in(library, place(library, chosen.id)):
            found = papers.remarked(papers.with_all(Chosen(workshop_id=workshop_id)), library)
            document = _document_words(library, workshop_id)
            if not found:
                print(_("{document}: inget att anmärka på.").format(document=document))
                continue
            print(_("{document}, att se över ({count}):").format(document=document, count=len(found)))
            for one in found:
                print("  " + " · ".join(part for part in (one.what, one.where) if part))
                print("    " + excerpt(one_line(one.text), _SHOWN))
    return DONE


def finish(chosen: argparse.Namespace) -> int:
    """Finish the minutes of a workshop."""
    with writing(library_of(chosen), make=False) as library:
        scope, workshop_id = workshop_place(library, chosen.id)
        name, switches = one_line(chosen.by), Switches(names=not chosen.no_names)
        with edit(library, scope, N_("Färdigställt av {name}"), beside=True, name=name):
            finals.finalise(library, workshop_id, switches, name)
        final = holding(library, workshop_id)
        assert final is not None  # noqa: S101 - it was finished just now
        print(_("{document}: {state}.").format(document=_document_words(library, workshop_id), state=_state(final)))
        print(_(finals.PUBLIC_RECORD))
    return DONE


def reopen(chosen: argparse.Namespace) -> int:
    """Let the minutes of a workshop be a draft again."""
    with writing(library_of(chosen), make=False) as library:
        scope, workshop_id = workshop_place(library, chosen.id)
        name, why = one_line(chosen.by), one_line(chosen.reason)
        with edit(library, scope, N_("Öppnat igen av {name}: {why}"), beside=True, name=name, why=why):
            finals.reopen(library, workshop_id, name, why)
        print(
            _("{document}: utkast igen. Versionen som gällde finns kvar och kan läsas i fönstret.").format(
                document=_document_words(library, workshop_id)
            )
        )
    return DONE


def _document_words(library: Library, workshop_id: str) -> str:
    """Say which document it is: "Protokoll ”Vägledande principer”"."""
    heading = papers.title(library, workshop_id, "minutes")
    return _("{heading} ”{title}”").format(heading=heading, title=workshop(library, workshop_id).title)


def _state(final: Final) -> str:
    words = finals.final_words(final)
    return words[:1].lower() + words[1:]


def _warn_of_names(library: Library, found: Scope) -> None:
    """What was finished with names is written as it was finished."""
    for held in workshops(library, found.process_id):
        final = holding(library, held.id) if found.workshop_id in {None, held.id} else None
        if final and finals.has_names(final):
            words = _("Dokumentet för ”{title}” färdigställdes med namn, så i det står namnen kvar.")
            print(words.format(title=held.title), file=sys.stderr)
