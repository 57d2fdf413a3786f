"""The section of notes: the question, and the cards as a list, or as a table when they have columns."""

from naravard_desktop.core.language import _
from naravard_desktop.documents.model import Block, Paragraph, Table
from naravard_desktop.documents.writing import Writing, card_blocks, left_out, says_all
from naravard_desktop.process.cards import Card, cards
from naravard_desktop.process.workshops import Step, options
from naravard_desktop.steps.notes.data import Options

_MOST_COLUMNS = 4
"""More columns than this are not readable on an upright A4: then each card is a list item."""


def minutes(step: Step, writing: Writing) -> list[Block]:
    """Write the question and the cards; nothing if nothing was written."""
    found = cards(writing.library, step.id)
    if not found:
        return []
    question: list[Block] = [Paragraph(step.prompt, style="question")] if step.prompt else []
    shown = [card for card in found if writing.switches.confidential or not card.confidential]
    columns = [column.name for column in options(step, Options).columns]
    fits = 0 < len(columns) <= _MOST_COLUMNS and all(says_all(writing, card, columns, level=True) for card in shown)
    if shown and fits and writing.switches.cards:
        return [*question, _table(shown, columns), *left_out(len(found) - len(shown))]
    return [*question, *card_blocks(writing, found)]


def _table(found: list[Card], columns: list[str]) -> Table:
    with_level = any(card.level for card in found)
    header = (_("Lapp"), *(name[:1].upper() + name[1:] for name in columns), *([_("Nivå")] if with_level else []))
    rows = tuple(
        (
            card.text,
            *(card.extra.get(name, "") for name in columns),
            *([card.level.word if card.level else ""] if with_level else []),
        )
        for card in found
    )
    widths = (2.5, *(1.0 for _column in columns), *([0.7] if with_level else []))
    return Table("", header, rows, widths, row_header=True)
