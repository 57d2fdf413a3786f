"""Tables and two-column facts: how wide each column is, and where the rules go."""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from reportlab.lib.colors import Color

from naravard_desktop.documents import fonts, tagging
from naravard_desktop.documents.model import Block, Facts, Table, Together
from naravard_desktop.documents.pdf_flowables import Grid, Text
from naravard_desktop.documents.pdf_styles import (
    CELL,
    CELL_NOTE,
    FIRM_RULE,
    HAIRLINE,
    HEADER_CELL,
    LABEL,
    MEASURE,
    ROW_HEADING,
    RULE_GREY,
    VALUE,
    VALUES,
    Page,
    Style,
)
from naravard_desktop.documents.tagging import Node

_GUTTER = 11.0
_BLACK = Color(0, 0, 0)
_GREY = Color(RULE_GREY, RULE_GREY, RULE_GREY)
_NARROWEST_LABELS, _WIDEST_LABELS = 92.0, 0.3  # points; of the measure
_LONGEST_LINE = 120  # characters: more never stand on a line
_LONGEST_NAME = 48  # characters of what names a row
_SHORT, _SHORT_TOGETHER = 0.23, 0.5  # of the table: a column whose text stands on one line, and all such
_NARROWEST = 40.0  # points for a column of ordinary type
# Words of the header and of the cells are broken only when they are wider than these parts of the table: the first pair
# that there is room for.
_WIDEST_WORDS = ((1.0, 0.5), (1.0, 0.4), (1.0, 0.3), (1.0, 0.2), (1.0, 0.1), (0.3, 0.3), (0.2, 0.2), (0.1, 0.1))


class Labels(NamedTuple):
    """How wide the labels of a document's facts are set, so that values stand at one line through all its pages: beside
    values of a line each, and beside running text, which needs the room."""

    listed: float
    running: float


def labels_of(blocks: Iterable[Block], page: Page) -> Labels:
    """Measure the labels of all facts."""
    found = list(_facts_in(blocks))
    listed = _width_for(found, page)
    return Labels(listed, _width_for([one for one in found if _runs(one, listed, page)], page))


def _facts_in(blocks: Iterable[Block]) -> Iterator[Facts]:
    for block in blocks:
        match block:
            case Facts():
                yield block
            case Together(blocks=inner):
                yield from _facts_in(inner)
            case _:
                pass


def _facts_width(page: Page) -> float:
    return min(page.text_width, MEASURE)


def _width_for(found: Iterable[Facts], page: Page) -> float:
    widest = max((Text(label, LABEL).natural_width() for one in found for label, _value in one.rows), default=0.0)
    return max(min(widest, _facts_width(page) * _WIDEST_LABELS) + _GUTTER, _NARROWEST_LABELS)


def _runs(block: Facts, labels: float, page: Page) -> bool:
    """Tell whether some value takes more lines than it was given."""
    room = _facts_width(page) - labels
    values = [value for _label, value in block.rows]
    return any(len(line) > _LONGEST_LINE for value in values for line in value.split("\n")) or any(
        Text(value, VALUE).natural_width() > room for value in values
    )


def facts(block: Facts, page: Page, labels: Labels, parent: Node, *, head: bool) -> Grid:
    """Set labels beside their values, between rules where they are the head of the document.

    They look like a table but are read as a list, each value after its label: a table of two columns and no header row
    would only make a reader count cells.
    """
    facts_node = parent.add("L")
    rows = []
    for label, value in block.rows:
        node = facts_node.add("LI")
        # Only where a value has several lines must it be seen which of them go on from the one before.
        style = VALUES if "\n" in value else VALUE
        rows.append([Text(label, LABEL, node=node.add("Lbl")), Text(value, style, node=node.add("LBody"))])
    width = labels.running if _runs(block, labels.listed, page) else labels.listed
    grid = _grid(rows, [width, _facts_width(page) - width], page, heads=0)
    if head:
        above = [("LINEABOVE", (0, 0), (-1, 0), FIRM_RULE, _BLACK), ("LINEBELOW", (0, -1), (-1, -1), HAIRLINE, _GREY)]
        grid.setStyle([*above, ("TOPPADDING", (0, 0), (-1, 0), 9.0), ("BOTTOMPADDING", (0, -1), (-1, -1), 9.0)])
    grid.spaceBefore, grid.spaceAfter = 8.0, 14.0
    return grid


def table(block: Table, page: Page, node: Node) -> Grid:
    """Set a table over the width of the page, without its caption; its rows are added to `node`."""
    total, count = page.text_width, len(block.header)
    # Only a table of very many columns is set smaller, so that its text stays in its cells.
    scale = min(1.0, total / count / _NARROWEST)
    gutter = _GUTTER * scale
    # Names of rows stand out; where they are sentences, half the table would.
    named = block.row_header and max(len(row[0]) for row in block.rows) <= _LONGEST_NAME
    first = ROW_HEADING if named else CELL
    styles = (HEADER_CELL, CELL, CELL_NOTE, first)
    header_style, cell_style, note_style, first_style = (_scaled(style, scale) for style in styles)
    header_node = node.add("TR")
    header = [Text(text, header_style, node=header_node.add("TH", tagging.COLUMN)) for text in block.header]
    rows = []
    for row in block.rows:
        row_node = node.add("TR")
        head, *rest = row
        head_node = row_node.add("TH", tagging.ROW) if block.row_header else row_node.add("TD")
        cells = [
            Text(text, cell_style, notes=note_style if at in block.notes else None, node=row_node.add("TD"))
            for at, text in enumerate(rest, 1)
        ]
        rows.append([Text(head, first_style, node=head_node), *cells])
    widths = column_widths(header, rows, block.widths, total, gutter)
    grid = _grid([header, *rows], widths, page, heads=1, gutter=gutter)
    header_height = max(text.wrap(width - gutter, 0)[1] for text, width in zip(header, widths, strict=True))
    if header_height > page.text_height / 3:
        # No heading but a text: set once, and split between pages, which a cell set from the bottom cannot be.
        grid.repeatRows = 0
        grid.setStyle([("VALIGN", (0, 0), (-1, 0), "TOP")])
    else:
        for cell in header_node.kids:
            cell.once = True
    grid.spaceAfter = 16.0
    return grid


def column_widths(
    header: Sequence[Text], rows: Sequence[Sequence[Text]], shares: Sequence[float], total: float, gutter: float
) -> list[float]:
    """Divide `total` points by the shares wanted, or by how much text there is, so that words are whole where possible.

    No column is wider than its text as long as another has use for the room, and a short one (a date, a number) is as wide
    as its text, if the long ones then have most of the table.
    """
    columns = list(zip(header, *rows, strict=True))
    header_words = [text.longest_word() for text in header]
    words = [max(text.longest_word() for text in column) for column in columns]
    for header_part, part in _WIDEST_WORDS:
        needs = [
            max(min(header_word, header_part * total), min(word, part * total)) + gutter
            for header_word, word in zip(header_words, words, strict=True)
        ]
        if sum(needs) <= total:
            break
    else:
        needs = [total / len(columns)] * len(columns)
    wanted = [share if math.isfinite(share) and share > 0 else 0.0 for share in shares]
    whole = [max(text.natural_width() for text in column) + gutter for column in columns]
    whole[-1] -= gutter
    if sum(wanted) <= 0:
        wanted = [min(width, total / 2 + gutter) for width in whole]
    short = [width <= total * _SHORT for width in whole]
    if sum(width for width, is_short in zip(whole, short, strict=True) if is_short) <= total * _SHORT_TOGETHER:
        needs = [
            max(need, width) if is_short else need for need, width, is_short in zip(needs, whole, short, strict=True)
        ]
    if sum(needs) > total:
        return _divided(wanted, needs, total)
    return _used(wanted, needs, whole, total)


def _used(wanted: Sequence[float], needs: Sequence[float], whole: Sequence[float], total: float) -> list[float]:
    """Divide as wanted, but give what a column cannot use to those that can."""
    full: dict[int, float] = {}
    while True:
        loose = [column for column in range(len(needs)) if column not in full]
        rest = total - sum(full.values())
        part = _divided([wanted[column] for column in loose], [needs[column] for column in loose], rest)
        widths = full | dict(zip(loose, part, strict=True))
        over = {column for column in loose if widths[column] > max(whole[column], needs[column]) + 1e-6}
        if not over or len(over) == len(loose):
            return [widths[column] for column in range(len(needs))]
        full |= {column: max(whole[column], needs[column]) for column in over}


def _divided(wanted: Sequence[float], needs: Sequence[float], total: float) -> list[float]:
    """Give every column its need first where its share is less, and divide the rest by the shares."""
    tight: set[int] = set()
    while True:
        loose = [column for column in range(len(needs)) if column not in tight]
        rest = total - sum(needs[column] for column in tight)
        sum_wanted = sum(wanted[column] for column in loose)
        widths = {column: rest * wanted[column] / sum_wanted if sum_wanted else rest / len(loose) for column in loose}
        short = {column for column in loose if widths[column] < needs[column] - 1e-6}
        if not short:
            return [widths.get(column, needs[column]) for column in range(len(needs))]
        if len(short) == len(loose):
            return list(needs)
        tight |= short


def _scaled(style: Style, scale: float) -> Style:
    return replace(style, size=style.size * scale, leading=style.leading * scale, measure=math.inf)


def _grid(rows: list[list[Text]], widths: list[float], page: Page, *, heads: int, gutter: float = _GUTTER) -> Grid:
    vertical = 5.0 if heads else 1.5
    commands: list[tuple[object, ...]] = [
        # Named even though all cells are Text: ReportLab selects the cell's font before drawing, and Helvetica with it.
        ("FONTNAME", (0, 0), (-1, -1), fonts.REGULAR),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), gutter),
        ("RIGHTPADDING", (-1, 0), (-1, -1), 0),
        ("TOPPADDING", (0, 0), (-1, -1), vertical),
        ("BOTTOMPADDING", (0, 0), (-1, -1), vertical),
    ]
    if heads:
        commands += [
            ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
            ("LINEBELOW", (0, 1), (-1, -1), HAIRLINE, _GREY),
            # Last, or the hairline above the first row of a later page would be drawn over it.
            ("LINEBELOW", (0, 0), (-1, 0), FIRM_RULE, _BLACK),
        ]
    grid = Grid(rows, colWidths=widths, repeatRows=heads, splitInRow=1, longTableOptimize=1, hAlign="LEFT")
    grid.setStyle(commands)
    grid.page_height, grid.padding = page.text_height, vertical
    return grid
