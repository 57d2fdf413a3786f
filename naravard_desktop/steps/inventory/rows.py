"""Rows of the table: what each cell shows, and the text it is edited as."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from naravard_desktop.core.kind import Column
from naravard_desktop.core.language import _
from naravard_desktop.core.text import excerpt
from naravard_desktop.parts.agreed_cells import Cell, CellLine
from naravard_desktop.parts.agreed_model import AgreedRow
from naravard_desktop.parts.card_delegate import MARKS
from naravard_desktop.process.cards import Card
from naravard_desktop.process.people import Organisation
from naravard_desktop.steps.inventory.data import is_answered, shown_value, unnamed, value

EMPTY = "–"
_BESIDE = 60
"""What has no column in sight takes so many letters under the text."""


@dataclass(frozen=True, slots=True)
class InventoryRow(AgreedRow):
    """`values` are the columns as they are edited."""

    values: tuple[str, ...] = ()


def make_row(
    row: Card, columns: Sequence[Column], known: Mapping[str, Organisation], out_of_sight: Collection[int]
) -> InventoryRow:
    """Make a row; what stands in columns that are out of sight (numbers from 1) is said in short under the text."""
    said = [shown_value(row, column, known) for column in columns]
    more = [said[number - 1] for number in sorted(out_of_sight)] + list(unnamed(row, columns).values())
    cells = [_heading(row, [text for text in more if text])]
    cells += [_cell(row, column, text, known) for column, text in zip(columns, said, strict=True)]
    values = tuple(value(row, column, known) for column in columns)
    return InventoryRow(row.id, row.text, tuple(cells), row.confidential, values)


def count_words(rows: Sequence[Card], columns: Sequence[Column]) -> str:
    """Say how many rows there are, and how many of them wait for an answer."""
    total = _("1 rad") if len(rows) == 1 else _("{count} rader").format(count=len(rows))
    without = sum(not is_answered(row, columns) for row in rows) if columns else 0
    return _("{rows}, {count} utan svar").format(rows=total, count=without) if without else total


def _heading(row: Card, more: Sequence[str]) -> Cell:
    lines = [CellLine(row.text)]
    if more:
        lines.append(CellLine(excerpt(" · ".join(more), _BESIDE).replace(" ·…", "…"), "muted"))
    if row.hidden:
        lines.append(CellLine(_("dold för rummet"), "muted", "eye-off"))
    if row.confidential:
        lines.append(CellLine(_("konfidentiell, visas inte för rummet"), "muted", "lock"))
    return tuple(lines)


def _cell(row: Card, column: Column, text: str, known: Mapping[str, Organisation]) -> Cell:
    if not text:
        return (CellLine(EMPTY, "muted"),)
    if column.type == "organisation":
        one = known.get(row.organisation_id or "")
        kind = one.type if one else row.organisation_type
        return (CellLine(text, shape=MARKS[kind] if kind else None),)
    return (CellLine(text),)
