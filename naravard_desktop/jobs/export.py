"""Everything on paper and as data: what a process or a workshop leaves behind in a folder."""

from collections import Counter
from pathlib import Path

from naravard_desktop.core import files
from naravard_desktop.core.text import file_name
from naravard_desktop.documents.model import Document
from naravard_desktop.documents.switches import Switches
from naravard_desktop.jobs import action_list, bundle, finals, formats
from naravard_desktop.jobs.agenda import agenda
from naravard_desktop.jobs.formats import Format, Made
from naravard_desktop.jobs.papers import stem_of
from naravard_desktop.jobs.run_sheet import run_sheet
from naravard_desktop.process.finals import holding
from naravard_desktop.process.forms import minutes_form
from naravard_desktop.process.processes import process
from naravard_desktop.process.settings import ArchiveProfile, archive_profile
from naravard_desktop.process.workshops import workshop, workshops
from naravard_desktop.storage.edit import Scope
from naravard_desktop.storage.library import Library

_TO_EDIT: tuple[Format, ...] = ("docx", "html", "json")
_AS_DATA: tuple[Format, ...] = ("xlsx", "csv", "ics")


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

    For a workshop its own minutes and actions, for a process the minutes of each workshop and all actions. Minutes that are
    finished are as they were frozen. The bundle is always the whole process: people, goals and actions belong to it, not to
    one day.

    With `papers` also the agenda and the run sheet of each workshop. The latter holds what only the facilitator reads. With
    `every_format` the minutes also as Word, as a page for the web and as open data, their tables as a workbook, the actions as
    tables and as a calendar.

    :raises Trouble: if a file cannot be written; those before it are whole.
    """
    collaboration = process(library, place.process_id)
    written: list[Path] = []
    if place.workshop_id:
        held = [workshop(library, place.workshop_id)]
        actions = action_list.workshop_actions(library, place.workshop_id, switches)
        stem = stem_of(held[0])
    else:
        held = workshops(library, place.process_id)
        actions = action_list.process_actions(library, place.process_id, switches)
        stem = file_name(collaboration.title)
    profile = archive_profile(library)
    same = Counter(stem_of(one) for one in held)
    for one in reversed(held):
        # Two of the same name on the same day are numbered, the first keeps its name.
        own = stem_of(one)
        same[own] -= 1
        named = f"{own}-{same[own] + 1}" if same[own] else own
        kept = holding(library, one.id)
        formal = (kept or minutes_form(library, one.id)).form == "formal"
        minutes = "protokoll" if formal else "anteckningar"
        made = {minutes: finals.current(library, one.id, switches)}
        if papers:
            made["program"] = agenda(library, one.id, names=switches.names)
            made["korschema"] = run_sheet(library, one.id, names=switches.names)
        found = []
        for what, document in made.items():
            found += _written(folder / f"{named}-{what}", formats.of_document(document, "pdf", profile))
        if every_format:
            found += _to_edit(folder / f"{named}-{minutes}", made[minutes], profile)
        written[:0] = found
    written += _written(folder / f"{stem}-atgarder", formats.of_document(actions, "pdf", profile))
    if every_format:
        for kind in _AS_DATA:
            made_data = formats.actions_as_data(library, place, switches, kind)
            written += _written(folder / f"{stem}-atgarder", made_data)
    target = folder / f"{file_name(collaboration.title)}.naravard"
    files.write(target, bundle.pack(library, place.process_id))
    return [*written, target]


def _to_edit(target: Path, document: Document, profile: ArchiveProfile) -> list[Path]:
    found = []
    for kind in _TO_EDIT:
        found += _written(target, formats.of_document(document, kind, profile))
    if formats.tables_of(document):
        found += _written(target.with_name(f"{target.name}-tabeller"), formats.of_document(document, "xlsx", profile))
    return found


def _written(target: Path, made: Made) -> list[Path]:
    found = []
    for ending, content in made.files:
        # A title may have a point in it.
        file = target.parent / f"{target.name}{ending}"
        files.write(file, content)
        found.append(file)
    return found
