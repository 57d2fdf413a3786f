"""Tables and two-column facts: how wide each column is, and where the rules go."""

import math
from collections.abc import Sequence
from dataclasses import replace

from reportlab.lib.colors import Color

from naravard_desktop.documents import fonts, tagging
from naravard_desktop.documents.model import Facts, Table
from naravard_desktop.documents.pdf_flowables import Grid, Text
from naravard_desktop.documents.pdf_styles import (
    CELL,
    FIRM_RULE,
    HAIRLINE,
    HEADER_CELL,
    LABEL,
    MEASURE,
    ROW_HEADING,
    RULE_GREY,
    VALUE,
    Page,
    Style,
)
from naravard_desktop.documents.tagging import Node

_GUTTER = 11.0
_BLACK = Color(0, 0, 0)
_GREY = Color(RULE_GREY, RULE_GREY, RULE_GREY)
_NARROWEST = 40.0  # points for a column of ordinary type
# Words of the header and of the cells are broken only when they are wider than these parts of the table: the first pair
# that there is room for.
_WIDEST_WORDS = ((1.0, 0.5), (1.0, 0.4), (1.0, 0.3), (1.0, 0.2), (1.0, 0.1), (0.3, 0.3), (0.2, 0.2), (0.1, 0.1))


def facts(block: Facts, page: Page, parent: Node) -> Grid:
    """Set labels beside their values.

    They look like a table but are read as a list, each value after its label: a table of two columns and no header row
    would only make a reader count cells.
    """
    total = min(page.text_width, MEASURE)
    facts_node = parent.add("L")
    rows = []
    for label, value in block.rows:
        node = facts_node.add("LI")
        rows.append([Text(label, LABEL, node=node.add("Lbl")), Text(value, VALUE, node=node.add("LBody"))])
    label_width = min(max(row[0].natural_width() for row in rows), total * 0.32) + _GUTTER
    label_width = max(label_width, 92.0)
    grid = _grid(rows, [label_width, total - label_width], page, heads=0)
    grid.spaceBefore, grid.spaceAfter = 8.0, 14.0
    return grid


def table(block: Table, page: Page, node: Node) -> Grid:
    """Set a table over the width of the page, without its caption; its rows are added to `node`."""
    total, count = page.text_width, len(block.header)
    # Only a table of very many columns is set smaller, so that its text stays in its cells.
    scale = min(1.0, total / count / _NARROWEST)
    gutter = _GUTTER * scale
    header_style, cell_style, first_style = (_scaled(style, scale) for style in (HEADER_CELL, CELL, ROW_HEADING))
    header_node = node.add("TR")
    header = [Text(text, header_style, node=header_node.add("TH", tagging.COLUMN)) for text in block.header]
    rows = []
    for row in block.rows:
        row_node = node.add("TR")
        first, *rest = row
        first_node = row_node.add("TH", tagging.ROW) if block.row_header else row_node.add("TD")
        rows.append(
            [
                Text(first, first_style if block.row_header else cell_style, node=first_node),
                *(Text(text, cell_style, node=row_node.add("TD")) for text in rest),
            ]
        )
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
    """Divide `total` points by the shares wanted, or by how much text there is, so that words are whole where possible."""
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
    if sum(wanted) <= 0:
        wanted = [max(min(text.natural_width(), total / 2) for text in column) + gutter for column in columns]
    return _divided(wanted, needs, total)


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
