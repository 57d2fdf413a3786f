"""Rows as a spreadsheet copies them: cells with a tab between. A row is carried as one text, its cells with tabs between."""

import re
from collections.abc import Sequence

from naravard_desktop.core.text import clean, one_line

_CELL = re.compile(r'"((?:[^"]|"")*)"(?=[\t\n]|\Z)')
_ENDS = re.compile(r"[\n\t]")


def is_table(text: str) -> bool:
    """Tell whether a text is cells rather than lines."""
    return "\t" in text


def read_rows(text: str) -> list[str]:
    """Split a copied table into rows; those that are empty are left out.

    A cell that has quotes around it because there are line ends in it is one cell.
    """
    text = clean(text)
    found: list[str] = []
    cells: list[str] = []
    at = 0
    while at <= len(text):
        cell, at = _cell(text, at)
        cells.append(one_cell(cell))
        if at >= len(text) or text[at] == "\n":
            if any(cells):
                found.append("\t".join(cells))
            cells = []
        at += 1
    return found


def cells_of(row: str) -> list[str]:
    """Return the cells of a row."""
    return row.split("\t")


def write_table(rows: Sequence[Sequence[str]]) -> str:
    """Write rows as a spreadsheet reads them."""
    return "\n".join("\t".join(map(_written, row)) for row in rows)


def in_order(rows: Sequence[str], names: Sequence[str]) -> list[str]:
    """Return rows with their cells in the order of `names`; a first row that only names columns says which is which."""
    wanted = [one_line(name).casefold() for name in names]
    head = [one_line(cell).casefold() for cell in cells_of(rows[0])] if rows else []
    named = [name for name in head if name]
    if len(named) < 2 or len(set(named)) != len(named) or not set(named) <= set(wanted):
        return list(rows)
    places = [head.index(name) if name in head else -1 for name in wanted]
    beyond = [at for at in range(len(head)) if at not in places]
    return [_ordered(cells_of(row), places, len(head), beyond) for row in rows[1:]]


def one_cell(text: str) -> str:
    """Return a text as a cell can hold it."""
    return text.replace("\t", " ").strip()


def _ordered(cells: Sequence[str], places: Sequence[int], width: int, beyond: Sequence[int]) -> str:
    padded = [*cells, *[""] * (width - len(cells))]
    known = [padded[at] if at >= 0 else "" for at in places]
    return "\t".join([*known, *(padded[at] for at in beyond), *padded[width:]])


def _cell(text: str, at: int) -> tuple[str, int]:
    """Return the cell that begins at a place, and where it ends."""
    if text[at : at + 1] == '"' and (quoted := _CELL.match(text, at)) and quoted[1] is not None:
        inside = quoted[1]
        # Without a line end in it the quotes are what somebody wrote.
        if _ENDS.search(inside):
            return inside.replace('""', '"'), quoted.end()
    end = _ENDS.search(text, at)
    return (text[at : end.start()], end.start()) if end else (text[at:], len(text))


def _written(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if "\n" in cell else cell
