"""A table as text for Excel in Swedish: semicolons, UTF-8 that Excel recognises, and no cell that is a formula."""

import csv
from datetime import date
from io import StringIO

from naravard_desktop.core.text import clean
from naravard_desktop.documents.xlsx import Cell, Sheet

_FORMULA = ("=", "+", "-", "@", "\t", "\n", "＝", "＋", "－", "＠")


def table(sheet: Sheet) -> bytes:
    """Return the table, header first; a text that Excel would take for a formula gets an apostrophe before it."""
    text = StringIO(newline="")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow([_safe(title) for title in sheet.header])
    writer.writerows([_safe(cell) for cell in row] for row in sheet.rows)
    return text.getvalue().encode("utf-8-sig")


def _safe(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, int | float):
        return str(cell).replace(".", ",")  # as numbers are written in Swedish
    text = clean(cell)
    return f"'{text}" if text.startswith(_FORMULA) or text.lstrip().startswith(_FORMULA) else text
