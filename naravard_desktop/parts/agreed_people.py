"""Who answers for something or owns it, as lines of a cell: one party a line."""

from naravard_desktop.documents.writing import Writing
from naravard_desktop.parts.agreed_cells import Cell, CellLine
from naravard_desktop.parts.card_delegate import MARKS
from naravard_desktop.process.responsible import Responsible


def who_answers(context: Writing, owner_id: str, nobody: str) -> Cell:
    """Say who answers, one party a line; with `nobody` and an icon that no one does."""
    found = context.responsibles.get(owner_id, [])
    return tuple(_party(context, one) for one in found) or (CellLine(nobody, "warn", "triangle-alert"),)


def _party(context: Writing, one: Responsible) -> CellLine:
    organisation = context.organisations.get(one.organisation_id or "")
    person = context.persons.get(one.person_id or "")
    words = ", ".join(part.name for part in (person, organisation) if part)
    return CellLine(words, shape=MARKS[organisation.type] if organisation else None)
