"""Tables as people keep them: CSV and text in the encodings that Swedish offices use, and Excel workbooks.

What comes out is plain cells, cleaned and trimmed; empty rows and columns are left out. A separator, an encoding and a row of
headings are guessed, and told in words so that a wrong guess is seen.
"""

import csv
import io
import re
import statistics
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

from naravard_desktop.core import files
from naravard_desktop.core.language import N_, _
from naravard_desktop.core.text import clean, lines, one_line
from naravard_desktop.core.trouble import Trouble

SEPARATORS = {";": N_("semikolon"), ",": N_("komma"), "\t": N_("tabb"), "": N_("ny rad")}
"""What can stand between the cells of a line, in words; "" where a line is one cell."""
MOST_ROWS, MOST_COLUMNS = 20_000, 200
_LARGEST = 32 * 1024 * 1024
_LARGEST_UNPACKED = 64 * 1024 * 1024
_MOST_CELLS = 4_000_000
"""Counted with the empty ones: a workbook of a few bytes can name a cell in its last row and column."""

_KNOWN = (
    *("aktivitet", "beskrivning", "blir", "bord", "datum", "del", "fråga", "förslag", "grupp", "huvudman", "kandidat"),
    *(
        "kluster",
        "kommentar",
        "lapp",
        "läge",
        "namn",
        "nivå",
        "organisation",
        "patientgrupp",
        "svar",
        "text",
        "verksamhet",
    ),
)
"""Words that head a column in the lists that groups bring."""
_DAMAGED = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    ParseError,
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
    OSError,
)
"""What a workbook that is none, or is damaged, makes its reader raise; the file itself has been read by then."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: all rows have the same length. `headed` is a guess; `told` says how the file was read. A workbook has `sheets`,
    of which `sheet` is the one read; other files a `separator`."""

    file: str
    rows: list[list[str]]
    headed: bool
    told: str
    sheets: tuple[str, ...] = ()
    sheet: str = ""
    separator: str = ""

    @property
    def header(self) -> list[str] | None:
        """The row of headings, if there seems to be one."""
        return self.rows[0] if self.headed else None


def read_sheet(file: Path, *, sheet: str = "", separator: str | None = None) -> Sheet:
    """Read a file as a table; `sheet` chooses one of a workbook's, and `separator` is used instead of a guess.

    :raises Trouble: if it cannot be read, is of a kind that is not read here, is damaged, too large, or has nothing in it.
    """
    raw = files.read(file, _LARGEST)
    found = _workbook(raw, file, sheet) if _is_workbook(raw, file) else _text(raw, file, separator)
    if not found.rows:
        raise Trouble(N_("{file} är tom. Välj en fil som det står något i."), file=file.name)
    return found


def _is_workbook(raw: bytes, file: Path) -> bool:
    """Tell whether a file is an Excel workbook of today's kind.

    :raises Trouble: if it is something else that is no text.
    """
    ending = file.suffix.casefold()
    if raw.startswith(b"PK\x03\x04") and ending in {".xlsx", ".xlsm", ".csv", ".txt", ""}:
        return True
    if raw.startswith(b"\xd0\xcf\x11\xe0"):
        raise Trouble(
            N_(
                "{file} är i ett äldre Excelformat eller har ett lösenord. Öppna den i Excel, ta bort lösenordet om det finns "
                "ett, och spara den som Excel-arbetsbok (.xlsx) eller CSV."
            ),
            file=file.name,
        )
    if ending in {".ods", ".numbers", ".xls", ".xlsb", ".xlsx", ".xlsm"}:
        raise Trouble(
            N_(
                "{file} är ingen Excel-arbetsbok av det slag som läses in. Öppna den i kalkylprogrammet och spara den som "
                "Excel-arbetsbok (.xlsx) eller CSV."
            ),
            file=file.name,
        )
    if raw.startswith((b"PK\x03\x04", b"%PDF", b"{\\rtf")) or ending in {
        ".docx",
        ".doc",
        ".pdf",
        ".odt",
        ".pages",
        ".rtf",
    }:
        raise Trouble(
            N_(
                "{file} är ett dokument och inte en tabell. Kopiera texten och använd Klistra in flera, eller spara den som "
                "oformaterad text (.txt) med en lapp på varje rad."
            ),
            file=file.name,
        )
    return False


def _text(raw: bytes, file: Path, separator: str | None) -> Sheet:
    text, encoding = _decoded(raw, file)
    text, named = _named_separator(text)
    lines_only = file.suffix.casefold() in {".txt", ".text", ".md"}
    if separator is None:
        separator = named or _separator(text, "\t" if lines_only else ";\t,")
    if separator:
        rows = _cells(text, separator, file)
    else:
        rows = [[line] for line in lines(text)] if lines_only else _cells(text, "\0", file)
    rows = _packed(rows, file)
    told = _("{encoding}, delad vid {separator}").format(encoding=encoding, separator=_(SEPARATORS[separator]))
    return Sheet(file.name, rows, _headed(rows), told, separator=separator)


def _decoded(raw: bytes, file: Path) -> tuple[str, str]:
    """Return the text of a file, and the name of its encoding."""
    for mark, encoding, words in (
        (b"\xef\xbb\xbf", "utf-8-sig", "UTF-8"),
        (b"\xff\xfe", "utf-16", "UTF-16"),
        (b"\xfe\xff", "utf-16", "UTF-16"),
    ):
        if raw.startswith(mark):
            return raw.decode(encoding, "replace").replace("\0", ""), words
    if raw.count(0) > len(raw) // 10:
        raise Trouble(
            N_(
                "{file} går inte att läsa som text. Öppna den i programmet den kommer från och spara den som CSV UTF-8."
            ),
            file=file.name,
        )
    raw = raw.replace(b"\0", b"")
    try:
        return raw.decode("utf-8"), "UTF-8"
    except UnicodeDecodeError:
        return raw.decode("windows-1252", "replace"), "Windows-1252"


def _named_separator(text: str) -> tuple[str, str]:
    """Return the text without the line in which Excel itself may name the separator, and that separator."""
    found = re.match('"?sep=([;,\t])"?\r?\n', text)
    return (text[found.end() :], found[1]) if found else (text, "")


def _separator(text: str, candidates: str) -> str:
    """Return the separator that divides most lines alike; "" if none divides half of them."""
    best, best_share = "", 0.0
    outside = re.sub(r'"[^"]*"', "", text[:200_000])  # doubled quotes are two quoted pieces beside each other
    found = [line for line in re.split(r"[\r\n]+", outside) if line.strip(" ")][:200]
    for one in candidates:
        counts = [line.count(one) for line in found]
        if sum(count > 0 for count in counts) * 2 < max(1, len(counts)):
            continue
        usual = statistics.mode(count for count in counts if count)
        share = counts.count(usual) / len(counts)
        if share > best_share:
            best, best_share = one, share
    return best


def _cells(text: str, separator: str, file: Path) -> list[list[str]]:
    csv.field_size_limit(max(csv.field_size_limit(), len(text) + 1))

    def rows(**how: Any) -> list[list[str]]:
        return list(_limited(csv.reader(io.StringIO(text, newline=""), delimiter=separator, **how), file))

    try:
        return rows(strict=True)
    except csv.Error as error:
        # A quote without its fellow would take the rest of the file into one cell: then quotes are letters.
        lone = "unexpected end" in str(error)
    return rows(quoting=csv.QUOTE_NONE) if lone else rows()


def _limited(rows: Iterator[list[str]], file: Path) -> Iterator[list[str]]:
    for number, row in enumerate(rows):
        if number > 10 * MOST_ROWS:
            raise _too_many(file)
        yield row


def _too_many(file: Path) -> Trouble:
    return Trouble(
        N_(
            "{file} har fler än {rows} rader eller {columns} kolumner. Dela upp den i mindre filer och läs in dem var för sig."
        ),
        file=file.name,
        rows=MOST_ROWS,
        columns=MOST_COLUMNS,
    )


def _packed(found: Sequence[Sequence[str]], file: Path) -> list[list[str]]:
    """Clean all cells, leave out empty rows and columns, and make all rows equally long."""
    rows = [[clean(cell).strip() for cell in row] for row in found]
    rows = [row for row in rows if any(row)]
    used = sorted({at for row in rows for at, cell in enumerate(row) if cell})
    if len(rows) > MOST_ROWS or len(used) > MOST_COLUMNS:
        raise _too_many(file)
    return [[row[at] if at < len(row) else "" for at in used] for row in rows]


def _headed(rows: Sequence[Sequence[str]]) -> bool:
    """Guess whether the first row is headings: known words, or words that are shorter than what stands below them."""
    if not rows:
        return False
    first = [one_line(cell).casefold() for cell in rows[0]]
    if any(cell in _KNOWN for cell in first):
        return True
    likely = all(first) and len(set(first)) == len(first) and max(map(len, first)) <= 30
    if len(first) < 2 or len(rows) < 2 or not likely or any(re.fullmatch(r"[\d\s.,:%/-]+", cell) for cell in first):
        return False
    below = [[len(row[at]) for row in rows[1:50]] for at in range(len(first))]
    return any(statistics.median(lengths) > 2 * len(cell) for cell, lengths in zip(first, below, strict=True))


def _workbook(raw: bytes, file: Path, wanted: str) -> Sheet:
    """Read one sheet of a workbook: the one wanted, or the first that has something in it."""
    damaged = N_(
        "{file} går inte att läsa som Excel-arbetsbok. Öppna den i Excel och spara den på nytt som Excel-arbetsbok (.xlsx) "
        "eller CSV."
    )
    try:
        _check_unpacked(raw, file)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return _read_workbook(raw, file, wanted)
    except Trouble:
        raise
    except (*_DAMAGED, RuntimeError, OverflowError, IndexError) as error:
        raise Trouble(damaged, file=file.name) from error


def _check_unpacked(raw: bytes, file: Path) -> None:
    """Refuse what would fill the memory, or whose XML declares things of its own: no spreadsheet program writes that."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        members = archive.infolist()
        if sum(member.file_size for member in members) > _LARGEST_UNPACKED:
            raise Trouble(
                N_("{file} är större än {most} MB uppackad och läses därför inte in. Dela upp den i mindre filer."),
                file=file.name,
                most=_LARGEST_UNPACKED // 2**20,
            )
        if any(b"<!DOCTYPE" in archive.read(member) for member in members):
            raise ValueError("a workbook with a DOCTYPE")


def _read_workbook(raw: bytes, file: Path, wanted: str) -> Sheet:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(raw), read_only=True, data_only=True, keep_links=False)
    try:
        shown = [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"] or book.worksheets
        names = tuple(clean(sheet.title) for sheet in shown)
        rows: list[list[str]] = []
        name = ""
        for name, sheet in zip(names, shown, strict=True):
            if wanted in {"", name}:
                rows = _packed(_sheet_cells(sheet, _merged(raw, sheet), file), file)
                if rows or wanted:
                    break
    finally:
        book.close()
    told = _("Excel, bladet {name}").format(name=name)
    return Sheet(file.name, rows, _headed(rows), told, names, name)


def _sheet_cells(sheet: Any, merged: Sequence[tuple[int, int, int]], file: Path) -> list[list[str]]:
    """Return a sheet's cells in words. What stands in cells that are merged downwards holds for each of their rows."""
    sheet.reset_dimensions()  # what the file says of itself may be wrong, or meant to be
    rows: list[list[str]] = []
    seen = filled = 0
    for row in sheet.iter_rows():
        cells = [_in_words(cell) for cell in row]
        seen, filled = seen + max(1, len(cells)), filled + any(cells)
        if seen > _MOST_CELLS or filled > MOST_ROWS or any(cells[MOST_COLUMNS:]):
            raise _too_many(file)
        rows.append(cells[:MOST_COLUMNS] if any(cells) else [])
    for column, first, last in merged:
        text = rows[first][column] if first < len(rows) and column < len(rows[first]) else ""
        for cells in rows[first + 1 : last + 1] if text else ():
            if any(cells):
                cells.extend([""] * (column + 1 - len(cells)))
                cells[column] = cells[column] or text
    return rows


_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\b[^>]*?\bref="([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})"')


def _merged(raw: bytes, sheet: Any) -> list[tuple[int, int, int]]:
    """Return the column, first and last row (from 0) of cells merged over rows: openpyxl tells of them only where it holds
    the whole workbook in memory."""
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        content = archive.read(sheet._worksheet_path)
    found = []
    for column, first, last in _MERGED.findall(content)[:MOST_ROWS]:
        at = 0
        for letter in column:
            at = at * 26 + letter - 64
        if last != first and at <= MOST_COLUMNS:
            found.append((at - 1, int(first) - 1, min(int(last) - 1, int(first) + MOST_ROWS)))
    return found


def _in_words(cell: Any) -> str:
    """Write a cell as people do: dates as ISO dates, numbers with a decimal comma, ja and nej; no error values."""
    value = cell.value
    if value is None or cell.data_type == "e":
        return ""
    if isinstance(value, bool):
        return "ja" if value else "nej"
    if isinstance(value, int | float):
        percent = "%" in str(cell.number_format or "")
        return f"{_number(100 * value)} %" if percent else _number(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.strftime("%Y-%m-%d %H:%M")
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, time):
        return value.strftime("%H:%M")
    if isinstance(value, timedelta):
        minutes = round(value.total_seconds() / 60)
        return f"{minutes // 60}:{minutes % 60:02}"
    return str(value)


def _number(value: float) -> str:
    if isinstance(value, int) or value.is_integer():
        return str(int(value))
    return format(Decimal(format(value, ".15g")), "f").replace(".", ",")
