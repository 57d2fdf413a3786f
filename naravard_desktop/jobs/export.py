"""Everything on paper and as data: what a process or a workshop leaves behind in a folder."""

from collections import Counter
from datetime import datetime
from pathlib import Path

from naravard_desktop.core import files
from naravard_desktop.core.clock import SWEDEN
from naravard_desktop.core.text import file_name
from naravard_desktop.documents.model import Document
from naravard_desktop.documents.switches import Switches
from naravard_desktop.jobs import action_list, bundle
from naravard_desktop.jobs.agenda import agenda
from naravard_desktop.jobs.minutes import minutes
from naravard_desktop.jobs.run_sheet import run_sheet
from naravard_desktop.process.processes import process
from naravard_desktop.process.workshops import Workshop, workshop, workshops
from naravard_desktop.storage.edit import Scope
from naravard_desktop.storage.library import Library


def export(
    library: Library,
    place: Scope,
    folder: Path,
    switches: Switches,
    *,
    papers: bool = False,
    every_format: bool = False,
) -> list[Path]:
    """Write minutes and action list as PDF and the whole process as a bundle; return the files.

    For a workshop its own minutes and actions, for a process the minutes of each workshop and all actions. The bundle is
    always the whole process: people, goals and actions belong to it, not to one day.

    With `papers` also the agenda and the run sheet of each workshop. The latter holds what only the facilitator reads. With
    `every_format` the minutes also as Word and as a page for the web, the actions as tables and as a calendar.

    :raises Trouble: if a file cannot be written; those before it are whole.
    """
    collaboration = process(library, place.process_id)
    written: list[Path] = []
    if place.workshop_id:
        held = [workshop(library, place.workshop_id)]
        actions = action_list.workshop_actions(library, place.workshop_id, switches)
        stem = _stem(held[0])
    else:
        held = workshops(library, place.process_id)
        actions = action_list.process_actions(library, place.process_id, switches)
        stem = file_name(collaboration.title)
    same = Counter(_stem(one) for one in held)
    for one in reversed(held):
        # Two of the same name on the same day are numbered, the first keeps its name.
        same[_stem(one)] -= 1
        number = f"-{same[_stem(one)] + 1}" if same[_stem(one)] else ""
        made = {"anteckningar": minutes(library, one.id, switches)}
        if papers:
            made["program"] = agenda(library, one.id, names=switches.names)
            made["korschema"] = run_sheet(library, one.id, names=switches.names)
        named = f"{_stem(one)}{number}"
        found = [_pdf(folder / f"{named}-{what}.pdf", document) for what, document in made.items()]
        if every_format:
            found += _to_edit(folder / f"{named}-anteckningar", made["anteckningar"])
        written[:0] = found
    written.append(_pdf(folder / f"{stem}-atgarder.pdf", actions))
    if every_format:
        written += _as_data(library, place, folder / f"{stem}-atgarder", switches)
    target = folder / f"{file_name(collaboration.title)}.naravard"
    files.write(target, bundle.pack(library, place.process_id))
    return [*written, target]


def _stem(held: Workshop) -> str:
    # A date from elsewhere can be any text, also one that leads out of the folder.
    return "-".join(file_name(part) for part in (held.date, held.title) if part) or file_name("")


def _pdf(target: Path, document: Document) -> Path:
    # ReportLab takes longer to load than most commands take to run; so do those below.
    from naravard_desktop.documents import complete, pdf

    return _written(target, pdf.render(complete.say_missing(document), made=datetime.now(SWEDEN)))


def _to_edit(target: Path, document: Document) -> list[Path]:
    from naravard_desktop.documents import docx, html

    return [
        _written(_named(target, "docx"), docx.render(document, made=datetime.now(SWEDEN))),
        _written(_named(target, "html"), html.render(document).encode()),
    ]


def _as_data(library: Library, place: Scope, target: Path, switches: Switches) -> list[Path]:
    from naravard_desktop.documents import csv_text, xlsx
    from naravard_desktop.jobs.action_data import action_calendar, action_sheets

    sheets = action_sheets(library, place, switches)
    return [
        _written(_named(target, "xlsx"), xlsx.tables(sheets, made=datetime.now(SWEDEN).replace(tzinfo=None))),
        _written(_named(target, "csv"), csv_text.table(sheets[0])),
        _written(_named(target, "ics"), action_calendar(library, place, switches)),
    ]


def _named(target: Path, ending: str) -> Path:
    return target.with_name(f"{target.name}.{ending}")  # a title may have a point in it


def _written(target: Path, content: bytes) -> Path:
    files.write(target, content)
    return target
