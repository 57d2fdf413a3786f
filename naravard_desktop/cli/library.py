"""What is in the library: the sample, files that are taken in, a list of it all, and search."""

import argparse
import json
from pathlib import Path
from typing import Any

from naravard_desktop.cli.codes import DONE
from naravard_desktop.cli.places import library_of, reading, writing
from naravard_desktop.core.clock import spoken_date
from naravard_desktop.core.language import _
from naravard_desktop.core.text import excerpt
from naravard_desktop.documents.switches import EVERYTHING
from naravard_desktop.jobs import bundle, demo, export, listing
from naravard_desktop.jobs.import_words import conflict_words, imported_words, missing_words
from naravard_desktop.storage.edit import Scope
from naravard_desktop.storage.search import search


def make_demo(chosen: argparse.Namespace) -> int:
    """Make the sample, with all its documents."""
    folder: Path = chosen.out.absolute()
    path = chosen.library or folder / "exempel.sqlite3"
    with writing(path) as library:
        process_id = demo.sample(library)
    # Opened again, as anybody would: what is exported is what was saved.
    with reading(path) as library:
        found = listing.listing(library)
        written = export.export(library, Scope(process_id), folder, EVERYTHING, papers=True)
    print(_("Exemplet är klart och biblioteket öppnat på nytt. Personerna i det är påhittade."))
    _print_listing(found)
    print(_("Bibliotek: {path}").format(path=path))
    for file in written:
        print(_("Dokument: {path}").format(path=file))
    return DONE


def take_in(chosen: argparse.Namespace) -> int:
    """Merge files into the library."""
    with writing(library_of(chosen)) as library:
        for file in chosen.files:
            done = bundle.unpack(library, file)
            print(imported_words(file, done))
            for conflict in done.merged.conflicts:
                print("  " + conflict_words(conflict))
            if done.missing_attachments:
                print("  " + missing_words(done))
    return DONE


def show_list(chosen: argparse.Namespace) -> int:
    """List processes and their workshops."""
    with reading(library_of(chosen)) as library:
        found = listing.listing(library)
    if chosen.json:
        print(json.dumps(found, ensure_ascii=False, indent=2))
        return DONE
    _print_listing(found)
    if not found:
        print(_("Biblioteket är tomt. Prova: naravard demo --out EN-MAPP"))
    return DONE


def _print_listing(found: list[dict[str, Any]]) -> None:
    for process in found:
        print(_("{id}  {title} (öppna åtgärder: {open})").format(open=process["open_actions"], **_short(process)))
        for workshop in process["workshops"]:
            when = spoken_date(workshop["date"]) if workshop["date"] else _("utan datum")
            print(_("  {id}  {title}, {when}").format(when=when, **_short(workshop)))


def _short(listed: dict[str, Any]) -> dict[str, str]:
    return {"id": listed["id"][:8], "title": listed["title"]}


def find_words(chosen: argparse.Namespace) -> int:
    """Search in all that is written."""
    with reading(library_of(chosen)) as library:
        hits = search(library.db, " ".join(chosen.words))
    for hit in hits:
        print(excerpt(hit.text, 100))
    if not hits:
        print(_("Inget hittades."))
    return DONE
