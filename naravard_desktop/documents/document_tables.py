"""The tables of a document as data to sort and count in: real dates and numbers where a whole column is so."""

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from naravard_desktop.core.clock import is_date, spoken_date
from naravard_desktop.core.language import _
from naravard_desktop.core.text import clean
from naravard_desktop.documents.model import Block, Document, Heading, Table, Together
from naravard_desktop.documents.xlsx import Cell, Sheet, sheet_name

_NUMBER = re.compile(r"[-−]?(0|[1-9]\d{0,8}|[1-9]\d{0,2}([ \u00a0\u202f]\d{3}){1,2})(,\d{1,6})?")
# Longer ones are identity numbers and the like, and what begins with a zero is one too: text, of which nothing may change.
_SPOKEN = re.compile(r"(?:\w+ )?(\d{1,2}) \w+ (\d{4})")


def sheets(document: Document) -> tuple[Sheet, ...]:
    """Return every table of a document, named by its caption or the heading above, each by a name of its own."""
    taken: set[str] = set()
    found = _tables(document.blocks, [document.title or document.kind])
    return tuple(sheet(table, sheet_name(name, taken)) for name, table in found)


def sheet(table: Table, name: str) -> Sheet:
    """Return a table as data."""
    columns = [_column(cells) for cells in zip(*table.rows, strict=True)]
    return Sheet(name, tuple(map(clean, table.header)), tuple(zip(*columns, strict=True)))


def _tables(blocks: Iterable[Block], heading: list[str]) -> Iterable[tuple[str, Table]]:
    for block in blocks:
        match block:
            case Heading(text=text):
                heading[0] = text
            case Table(caption=caption):
                yield caption if caption.strip() else heading[0], block
            case Together(blocks=inside):
                yield from _tables(inside, heading)
            case _:
                pass


def _column(cells: Sequence[str]) -> list[Cell]:
    """Return a column as dates or numbers if that is all it has, beside words for nothing."""
    texts = [clean(cell) for cell in cells]
    nothing = {"", "–", _("saknas"), _("inget datum")}
    said = [text.strip() for text in texts if text.strip() not in nothing]
    read: Callable[[str], Cell]
    for read in (_day, _number):
        if said and all(read(text) is not None for text in said):
            return [text if text.strip() in nothing else read(text.strip()) for text in texts]
    return list(texts)


def _day(text: str) -> date | None:
    """Read "2026-05-15", "15 maj 2026" and "fredag 15 maj 2026"."""
    if is_date(text):
        return date.fromisoformat(text)
    if found := _SPOKEN.fullmatch(text):
        for month in range(1, 13):
            iso = f"{int(found[2]):04}-{month:02}-{int(found[1]):02}"
            if is_date(iso) and text in {spoken_date(iso), spoken_date(iso, weekday=True)}:
                return date.fromisoformat(iso)
    return None


def _number(text: str) -> int | float | None:
    """Read "12", "1 200", "-3" and "2,5"."""
    if not _NUMBER.fullmatch(text):
        return None
    plain = re.sub(r"\s", "", text).replace("−", "-").replace(",", ".")
    return float(plain) if "." in plain else int(plain)
