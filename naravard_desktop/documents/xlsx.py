"""Tables as an Excel workbook: real dates, filters, a header that stays, and text that is never read as a formula."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from typing import Any

from naravard_desktop.core.language import _
from naravard_desktop.core.text import clean, excerpt

Cell = str | int | float | date | None

_MOST = 32_000  # UTF-16 units of a cell: Excel takes 32 767
_LONGEST_NAME = 31
_LONGEST_PROPERTY = 200
_FORBIDDEN = str.maketrans(dict.fromkeys("[]:*?/\\", " "))
_FIRST_YEAR = 1901  # Excel has no dates before 1900, and takes that for a leap year
_NARROWEST, _WIDEST = 8, 60
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of data: a header and rows, each as long as the header. `widths` are in letters; empty: by the text."""

    name: str
    header: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[float, ...] = ()

    def __post_init__(self) -> None:
        if not self.header or any(len(row) != len(self.header) for row in self.rows):
            raise ValueError("a sheet needs a header, and rows as long as it")
        if self.widths and len(self.widths) != len(self.header):
            raise ValueError("a sheet needs one width for each column")


def tables(sheets: Sequence[Sheet], made: datetime | None = None, *, title: str = "", author: str = "") -> bytes:
    """Return a workbook. A text that is too long for a cell stands in full on a sheet of its own, last.

    `made` is the instant that the file says it was made; its title is the first sheet's if none is given. The same sheets
    and instant give the same bytes.

    :raises ValueError: if there are no sheets.
    """
    import xlsxwriter

    if not sheets:
        raise ValueError("a workbook needs a sheet")
    buffer = BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "default_date_format": "yyyy-mm-dd",
    }
    book = xlsxwriter.Workbook(buffer, options)
    about = {"title": title or sheets[0].name, "author": author}
    told = {key: excerpt(clean(text), _LONGEST_PROPERTY) for key, text in about.items()}
    book.set_properties({**told, "created": made or datetime(2000, 1, 1)})  # noqa: DTZ001
    taken: set[str] = set()
    names = [sheet_name(sheet.name, taken) for sheet in sheets]
    long = _LongTexts(sheet_name(_("Långa texter"), taken))
    looks = _looks(book)
    for sheet, name in zip(sheets, names, strict=True):
        _write(book.add_worksheet(name), sheet, looks, long)
    if long.rows:
        more = Sheet(long.name, (_("Text"), _("Del"), _("Innehåll")), tuple(long.rows), (8, 8, 100))
        _write(book.add_worksheet(long.name), more, looks, long)
    book.close()
    return buffer.getvalue()


class _LongTexts:
    """The texts that are too long for their cells, in parts that are not."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.rows: list[tuple[Cell, ...]] = []
        self._count = 0

    def short(self, text: str) -> str:
        """Return the start of a text that is too long for a cell, with where to find all of it; others as they are."""
        if len(text) <= _MOST // 2 or len(text.encode("utf-16-le")) // 2 <= _MOST:
            return text
        self._count += 1
        step = _MOST // 2  # no character takes more than two units
        for part, start in enumerate(range(0, len(text), step), 1):
            self.rows.append((self._count, part, text[start : start + step]))
        told = _("… (hela texten finns på bladet {name}, text {number})").format(name=self.name, number=self._count)
        return text[: step - len(told)] + told


def _looks(book: Any) -> dict[str, Any]:
    plain = {"text_wrap": True, "valign": "top", "font_name": "Calibri", "font_size": 11}
    return {
        "header": book.add_format({**plain, "bold": True, "valign": "bottom", "bottom": 2}),
        "text": book.add_format(plain),
        # Still text when somebody edits the cell and presses Enter.
        "quoted": book.add_format({**plain, "quote_prefix": True}),
        "date": book.add_format({**plain, "num_format": "yyyy-mm-dd", "align": "left"}),
    }


def _write(paper: Any, sheet: Sheet, looks: dict[str, Any], long: _LongTexts) -> None:
    for column, title in enumerate(sheet.header):
        paper.write_string(0, column, long.short(clean(title)), looks["header"])
    for row, cells in enumerate(sheet.rows, 1):
        for column, cell in enumerate(cells):
            _write_cell(paper, row, column, cell, looks, long)
    for column, width in enumerate(sheet.widths or _widths(sheet)):
        paper.set_column(column, column, width)
    paper.freeze_panes(1, 0)
    paper.autofilter(0, 0, len(sheet.rows), len(sheet.header) - 1)
    paper.repeat_rows(0)
    paper.set_landscape()
    paper.set_paper(9)  # A4
    paper.fit_to_pages(1, 0)
    paper.set_footer("&L&A&R&P / &N")


def _write_cell(paper: Any, row: int, column: int, cell: Cell, looks: dict[str, Any], long: _LongTexts) -> None:
    if isinstance(cell, date) and cell.year >= _FIRST_YEAR:
        paper.write_datetime(row, column, datetime(cell.year, cell.month, cell.day), looks["date"])  # noqa: DTZ001
    elif isinstance(cell, int | float):
        paper.write_number(row, column, cell, looks["text"])
    elif cell is None or cell == "":
        paper.write_blank(row, column, None, looks["text"])
    else:
        text = long.short(clean(cell if isinstance(cell, str) else cell.isoformat()))
        look = "quoted" if text.lstrip().startswith(_FORMULA) else "text"
        paper.write_string(row, column, text, looks[look])


def _widths(sheet: Sheet) -> list[float]:
    columns = zip(sheet.header, *sheet.rows, strict=True)
    return [min(_WIDEST, max(_NARROWEST, *(_letters(cell) for cell in column)) + 2) for column in columns]


def _letters(cell: Cell) -> int:
    return 10 if isinstance(cell, date) else max(len(line) for line in str("" if cell is None else cell).split("\n"))


def sheet_name(wanted: str, taken: set[str]) -> str:
    """Return a name that Excel accepts for a sheet and that no other has, and note it in `taken`."""
    name = " ".join(clean(wanted).translate(_FORBIDDEN).split()).strip("' ")
    name = _cut(name, _LONGEST_NAME).strip("' ") or _("Blad")
    if name.casefold() == "history":  # Excel keeps it for itself
        name = f"{name} 1"
    free, number = name, 1
    while free.casefold() in taken:
        number += 1
        free = f"{_cut(name, _LONGEST_NAME - len(str(number)) - 1).rstrip()} {number}"
    taken.add(free.casefold())
    return free


def _cut(text: str, units: int) -> str:
    return text.encode("utf-16-le")[: 2 * units].decode("utf-16-le", "ignore")
