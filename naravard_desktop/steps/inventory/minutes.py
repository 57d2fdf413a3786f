"""The section of an inventory: a table where an upright page has room for it, otherwise each row by itself."""

from collections.abc import Sequence

from naravard_desktop.core.kind import Column
from naravard_desktop.core.language import _
from naravard_desktop.core.text import excerpt
from naravard_desktop.documents.model import Block, Facts, Heading, Item, Items, Paragraph, Table
from naravard_desktop.documents.writing import Writing, card_item, field_words, name_words
from naravard_desktop.process.cards import Card, cards
from naravard_desktop.process.workshops import Step
from naravard_desktop.steps.inventory.data import is_answered, shown_value, targets, unnamed

_MOST_COLUMNS = 5
"""More columns than this are not readable on an upright A4."""
_HEADING = 100
"""A text that is longer than this stands below the beginning of it."""
_EMPTY = "–"
_NARROW = {"level": 0.7, "yes_no": 0.6, "choice": 0.9, "date": 0.9}


def minutes(step: Step, writing: Writing) -> list[Block]:
    """Write the question and the rows; nothing if there are none."""
    found = cards(writing.library, step.id)
    if not found:
        return []
    blocks: list[Block] = [Paragraph(step.prompt, style="question")] if step.prompt else []
    shown = [row for row in found if writing.switches.confidential or not row.confidential]
    about, *columns = targets(step)
    if shown and not writing.switches.cards:
        blocks.append(Paragraph(_counted(shown, columns)))
    elif shown and columns and not any(_says_more(writing, row, columns) for row in shown):
        rows = "; ".join(row.text for row in shown)
        blocks.append(Paragraph(_("Inget fylldes i. Det som togs upp: {rows}.").format(rows=rows)))
    elif shown:
        blocks += _rows(writing, shown, about, columns)
    return blocks + _left_out(len(found) - len(shown))


def _rows(writing: Writing, shown: Sequence[Card], about: Column, columns: Sequence[Column]) -> list[Block]:
    beside = [_beside(writing, row, columns) for row in shown]
    if not columns and not any(beside):
        return [Items(tuple(Item(row.text) for row in shown))]
    header = [about, *columns]
    lines = [[row.text, *(_cell(writing, row, column) or _EMPTY for column in columns)] for row in shown]
    widths = [1.8, *(_NARROW.get(column.type, 1.3) for column in columns)]
    names = [column.name[:1].upper() + column.name[1:] for column in header]
    if any(beside):
        names.append(_("Övrigt"))
        widths.append(1.3)
        lines = [[*line, more or _EMPTY] for line, more in zip(lines, beside, strict=True)]
    if len(names) <= _MOST_COLUMNS:
        return [Table("", tuple(names), tuple(map(tuple, lines)), tuple(widths), row_header=True)]
    blocks: list[Block] = []
    for text, *answers in lines:
        facts = tuple((name, answer) for name, answer in zip(names[1:], answers, strict=True) if answer != _EMPTY)
        heading = excerpt(text, _HEADING)
        blocks.append(Heading(heading, 2))
        if heading != text:
            blocks.append(Paragraph(text))
        blocks.append(Facts(facts) if facts else Paragraph(_("Inget fylldes i."), style="quiet"))
    return blocks


def _cell(writing: Writing, row: Card, column: Column) -> str:
    text = shown_value(row, column, writing.organisations)
    if column.type == "person":
        return field_words(writing, column.name, text) if text else ""
    return name_words(writing, text) if column.type == "text" else text


def _says_more(writing: Writing, row: Card, columns: Sequence[Column]) -> bool:
    return is_answered(row, columns) or bool(_beside(writing, row, columns))


def _beside(writing: Writing, row: Card, columns: Sequence[Column]) -> str:
    """Say what is known of a row that no column says, and which rows were put together in it."""
    types = {column.type for column in columns}
    author = writing.persons.get(row.author_id or "") if writing.switches.names else None
    said = [
        row.level.word if row.level and "level" not in types else "",
        shown_value(row, Column(name="", type="organisation"), writing.organisations)
        if "organisation" not in types
        else "",
        row.party,
        author.name if author else "",
        *(f"{name}: {field_words(writing, name, text)}" for name, text in unnamed(row, columns).items()),
        *(f"{part.text} ({part.note})" if part.note else part.text for part in card_item(writing, row).items),
    ]
    return " · ".join(text for text in said if text)


def _counted(shown: Sequence[Card], columns: Sequence[Column]) -> str:
    total = _("1 rad") if len(shown) == 1 else _("{count} rader").format(count=len(shown))
    without = sum(not is_answered(row, columns) for row in shown) if columns else 0
    return _("{rows}, {count} utan svar.").format(rows=total, count=without) if without else f"{total}."


def _left_out(count: int) -> list[Block]:
    if not count:
        return []
    if count == 1:
        return [Paragraph(_("En konfidentiell rad är utelämnad."), style="quiet")]
    return [Paragraph(_("{count} konfidentiella rader är utelämnade.").format(count=count), style="quiet")]
