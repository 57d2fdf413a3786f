"""What a document lacks: who was there, who leads and adjusts, what was decided, who does it by when, what a picture shows."""

from collections.abc import Iterator

from naravard_desktop.core.language import _
from naravard_desktop.core.text import excerpt
from naravard_desktop.documents.model import Block, Document, Picture, Together, words
from naravard_desktop.jobs.finding import Found
from naravard_desktop.jobs.minutes import heading_word
from naravard_desktop.jobs.minutes_head import ADJUSTER, CHAIR, SECRETARY, named
from naravard_desktop.jobs.photos import photo_name, photo_numbers
from naravard_desktop.jobs.remarks_places import Places
from naravard_desktop.jobs.remarks_told import Remark, RemarkKind
from naravard_desktop.process import attachments
from naravard_desktop.process.actions import actions_of_process
from naravard_desktop.process.decisions import decisions_of_step
from naravard_desktop.process.finals import finals
from naravard_desktop.process.forms import minutes_form
from naravard_desktop.process.people import attendance
from naravard_desktop.process.responsible import responsibles
from naravard_desktop.process.reviews import STILL_OPEN
from naravard_desktop.process.workshops import Workshop, steps, workshop
from naravard_desktop.storage.library import Library

_SHOWN = 160
_ROLES = (
    (RemarkKind.CHAIR, CHAIR),
    (RemarkKind.SECRETARY, SECRETARY),
    (RemarkKind.ADJUSTER, ADJUSTER),
)


def missing_in(library: Library, workshop_id: str, document: Document) -> Iterator[Remark]:
    """Return what is missing in what the document has; what is left out of it need not be complete."""
    lines = {line.strip() for text in words(document) for line in text.split("\n")}
    held = workshop(library, workshop_id)
    places = Places(library, held.process_id, workshop_id)
    if _is_minutes(library, workshop_id, document):
        yield from _people(library, held)
        yield from _decisions(library, workshop_id, lines, places)
    yield from _actions(library, held.process_id, lines, places)
    yield from _photos(library, workshop_id, document, places)


def _is_minutes(library: Library, workshop_id: str, document: Document) -> bool:
    """Tell minutes from other documents by their heading word: as it is, or as it was when they were finished."""
    known = {heading_word(minutes_form(library, workshop_id)), *(one.heading for one in finals(library, workshop_id))}
    return document.kind in known


def _people(library: Library, held: Workshop) -> Iterator[Remark]:
    present = [one for one in attendance(library, held.id) if one.state == "present"]
    if not present:
        yield _of_people(held, RemarkKind.NOBODY, _("Ingen är noterad som närvarande."))
    if minutes_form(library, held.id).form != "formal":
        return
    roles = [role.strip() for one in present for role in one.role.split(",")]
    for kind, known in _ROLES:
        if not any(named(role, known) for role in roles):
            text = _("Ingen av de närvarande har rollen {role}.").format(role=_(known[0]).lower())
            yield _of_people(held, kind, text)


def _of_people(held: Workshop, kind: RemarkKind, text: str) -> Remark:
    what = _("Inbjudna och närvaro")
    where = f"{what} · {held.title}"
    found = Found(what, text, where, "attendance", held.id, held.process_id, held.id, None)
    return Remark(kind=kind, matched="", text=text, where=where, found=found, column="")


def _decisions(library: Library, workshop_id: str, lines: set[str], places: Places) -> Iterator[Remark]:
    without_secret = _("Utelämnat: konfidentiellt.") in lines
    for step in steps(library, workshop_id):
        for number, one in enumerate(decisions_of_step(library, step.id), 1):
            if one.confidential and without_secret:
                continue
            name = _("Beslut {number}").format(number=number)
            if not one.text.strip():
                yield _of_row(places, RemarkKind.DECISION, "decision", one.id, name)
            elif _first_line(one.text) in lines and not (one.decided_by and one.decided_on):
                yield _of_row(places, RemarkKind.DETAILS, "decision", one.id, f"{name}. {one.text}")


def _actions(library: Library, process_id: str, lines: set[str], places: Places) -> Iterator[Remark]:
    answering = responsibles(library, process_id)
    for one in actions_of_process(library, process_id):
        if one.state not in STILL_OPEN or _first_line(one.text) not in lines:
            continue
        if not answering.get(one.id):
            yield _of_row(places, RemarkKind.RESPONSIBLE, "action", one.id, one.text)
        if not one.due:
            yield _of_row(places, RemarkKind.DUE, "action", one.id, one.text)


def _photos(library: Library, workshop_id: str, document: Document, places: Places) -> Iterator[Remark]:
    without = [one for one in attachments.photos(library, workshop_id) if not one.alt]
    if not without:
        return
    shown = {attachments.digest(picture.content) for picture in _pictures(document.blocks)}
    numbers = photo_numbers(library, workshop_id)
    for one in without:
        if one.sha256 in shown:
            text = f"{photo_name(numbers[one.id])}. {one.name}"
            yield _of_row(places, RemarkKind.ALT, "attachment", one.id, text)


def _pictures(blocks: tuple[Block, ...]) -> Iterator[Picture]:
    for block in blocks:
        if isinstance(block, Picture):
            yield block
        elif isinstance(block, Together):
            yield from _pictures(block.blocks)


def _of_row(places: Places, kind: RemarkKind, table: str, row_id: str, text: str) -> Remark:
    text = excerpt(text, _SHOWN)
    found = places.found(table, row_id, text)
    return Remark(kind=kind, matched="", text=text, where=found.where if found else "", found=found, column="")


def _first_line(text: str) -> str:
    """Return the first line of a text that has any words; where there is none, what is no line."""
    return next((line for line in map(str.strip, text.split("\n")) if line), "\n")
