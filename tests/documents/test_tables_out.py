"""Tables as workbooks and as text, read back by openpyxl and csv."""

import csv
import io
import zipfile
from datetime import date, datetime
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from naravard_desktop.core.clock import spoken_date
from naravard_desktop.core.text import clean
from naravard_desktop.documents import csv_text
from naravard_desktop.documents.document_tables import sheets
from naravard_desktop.documents.model import Heading, Table, Together
from naravard_desktop.documents.xlsx import Cell, Sheet, tables
from tests.documents.test_pdf import BAD, a_document, rich
from tests.jobs.test_every_word import HOSTILE

ODD = [*BAD, *HOSTILE.values(), "_x000D_ och _x0041_", "+46 70", "=HYPERLINK(1)", "\t=1", " =1", "-", "'=1", 'a;b\n"c"']


def sheet(*rows: tuple[Cell, ...], name: str = "Blad", header: tuple[str, ...] = ("A", "B")) -> Sheet:
    return Sheet(name, header, rows)


def reopened(*sheets: Sheet) -> Any:
    return openpyxl.load_workbook(io.BytesIO(tables(sheets)))


def parsed(content: bytes) -> list[list[str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";"))


def same(text: str) -> str:
    """Undo what Excel does to text that looks like its own escapes; openpyxl leaves it."""
    return text.replace("_x005F_", "_")


@pytest.mark.parametrize("text", ODD, ids=ascii)
def test_any_text_is_text_in_a_workbook(text: str) -> None:
    paper = reopened(sheet((text, "x"), name=text, header=(text, "B"))).worksheets[0]
    found = paper.cell(2, 1)
    assert same(found.value or "") == clean(text)
    assert same(paper.cell(1, 1).value or "") == clean(text)
    assert found.data_type in {"s", "n"}
    assert found.hyperlink is None
    if clean(text).startswith(("=", "+", "-", "@")):
        assert found.quotePrefix


@pytest.mark.parametrize("text", ODD, ids=ascii)
def test_any_text_is_text_in_a_csv(text: str) -> None:
    header, row = parsed(csv_text.table(sheet((text, "x"), header=(text, "B"))))
    for found in (header[0], row[0]):
        assert found in {clean(text), f"'{clean(text)}"}
        assert not found.strip().startswith(("=", "+", "-", "@"))
    assert row[1] == "x"


@settings(max_examples=50)
@given(st.lists(st.tuples(st.text(max_size=50), st.text(max_size=50)), max_size=10), st.text(max_size=40))
def test_no_text_stops_them(rows: list[tuple[str, str]], name: str) -> None:
    made = sheet(*rows, name=name)
    paper = reopened(made).worksheets[0]
    assert [[same(cell.value or "") for cell in row] for row in paper.iter_rows(min_row=2, max_row=len(rows) + 1)][
        : len(rows)
    ] == [[clean(text) for text in row] for row in rows]
    assert [row[0].removeprefix("'") for row in parsed(csv_text.table(made))[1:]] == [
        clean(one).removeprefix("'") for one, _ in rows
    ]


def test_dates_are_dates_and_numbers_are_numbers() -> None:
    made = sheet((date(2027, 3, 1), 7), (None, ""), (date(1899, 1, 1), date.max))
    paper = reopened(made).worksheets[0]
    assert paper["A2"].value == datetime(2027, 3, 1)  # noqa: DTZ001
    assert paper["A2"].is_date
    assert paper["A2"].number_format == "yyyy-mm-dd"
    assert (paper["B2"].value, paper["A3"].value, paper["B3"].value) == (7, None, None)
    assert paper["A4"].value == "1899-01-01"
    assert paper["B4"].is_date
    assert parsed(csv_text.table(made))[1:] == [["2027-03-01", "7"], ["", ""], ["1899-01-01", "9999-12-31"]]


def test_a_sheet_can_be_filtered_and_its_header_stays() -> None:
    paper = reopened(sheet(*((f"rad{n}", "å" * 300) for n in range(200)))).worksheets[0]
    assert paper.freeze_panes == "A2"
    assert paper.auto_filter.ref == "A1:B201"
    assert paper.max_row == 201
    assert paper.print_title_rows == "$1:$1"
    assert paper.column_dimensions["A"].width < 12
    assert 50 < paper.column_dimensions["B"].width < 70
    assert paper["A1"].font.bold
    assert paper["B2"].alignment.wrap_text
    fixed = Sheet("x", ("A", "B"), (("1", "2"),), (10, 40))
    assert round(reopened(fixed).worksheets[0].column_dimensions["B"].width) in {40, 41}


def test_a_sheet_without_rows_has_its_header() -> None:
    paper = reopened(sheet()).worksheets[0]
    assert [cell.value for cell in paper[1]] == ["A", "B"]
    assert parsed(csv_text.table(sheet())) == [["A", "B"]]


@pytest.mark.parametrize("text", ["x" * 100_000, "😀" * 40_000, "ord " * 25_000], ids=lambda text: text[:2])
def test_a_text_that_is_too_long_for_a_cell_stands_in_full_on_a_sheet_of_its_own(text: str) -> None:
    paper, more = reopened(sheet(("före", text), ("x" * 30_000, "efter"))).worksheets
    assert more.title == "Långa texter"
    assert "hela texten finns på bladet Långa texter, text 1" in paper["B2"].value
    assert "".join(row[2].value for row in more.iter_rows(min_row=2)) == text
    assert paper["A3"].value == "x" * 30_000
    assert paper["B3"].value == "efter"
    assert parsed(csv_text.table(sheet((text, "x"))))[1] == [text, "x"]


def test_names_of_sheets_are_what_excel_accepts() -> None:
    names = ["", "'", "a/b", "A b", "History", "x" * 50, "x" * 50, "😀" * 40, "[]", "Långa texter"]
    made = [one.title for one in reopened(*(sheet(("y" * 40_000, ""), name=name) for name in names)).worksheets]
    assert made[:5] == ["Blad", "Blad 2", "a b", "A b 2", "History 1"]
    assert made[-1] == "Långa texter 2"
    assert len({one.casefold() for one in made}) == len(names) + 1
    assert all(len(one.encode("utf-16-le")) <= 62 for one in made)


def test_every_table_of_a_document_becomes_a_sheet() -> None:
    table = Table("", ("Vad", "När"), (("Möte", "2027-03-01"), ("Sen", "")))
    document = a_document(table, Heading("Plan"), Together((table, table)), Table("Egen", ("A",), (("x",),)))
    made = sheets(document)
    assert [one.name for one in made] == ["Titel", "Plan", "Plan 2", "Egen"]
    assert made[0].rows == (("Möte", date(2027, 3, 1)), ("Sen", ""))
    assert reopened(*made).sheetnames == ["Titel", "Plan", "Plan 2", "Egen"]
    assert sheets(a_document()) == ()


@pytest.mark.parametrize("text", ODD, ids=ascii)
def test_tables_named_by_any_text_are_data(text: str) -> None:
    table = Table(text, (text, "B"), ((text, "x"), ("y", "z")))
    document = a_document(Heading(text), table, Table("", (text,), ((text,),)), title=text)
    made = sheets(document)
    assert reopened(*made).sheetnames[:2] == [one.name for one in made]
    assert len({one.name.casefold() for one in made}) == 2
    for one in made:
        assert 0 < len(one.name.encode("utf-16-le")) <= 62
        assert not set("[]:*?/\\") & set(one.name)
    assert made[0].rows[0] == (clean(text), "x")


def test_names_of_sheets_are_their_own_however_alike() -> None:
    table = ("A",), (("x",),)
    document = a_document(
        *(
            Table(name, *table)
            for name in ["Åtgärder för kommunen och regionen tillsammans"] * 3 + ["ÅTGÄRDER", "åtgärder"]
        )
    )
    assert [one.name for one in sheets(document)] == [
        "Åtgärder för kommunen och regio",
        "Åtgärder för kommunen och reg 2",
        "Åtgärder för kommunen och reg 3",
        "ÅTGÄRDER",
        "åtgärder 2",
    ]


@pytest.mark.parametrize(
    ("column", "read"),
    [
        (("15 maj 2026", "fredag 15 maj 2026", ""), (date(2026, 5, 15), date(2026, 5, 15), "")),
        (("2026-05-15", "saknas", "1 december 2026"), (date(2026, 5, 15), "saknas", date(2026, 12, 1))),
        (("1 januari 2027", "inget datum", "–"), (date(2027, 1, 1), "inget datum", "–")),
        (("1", "12", "-3"), (1, 12, -3)),
        (("2,5", "1 200", "−1,25"), (2.5, 1200, -1.25)),
        (("1\u00a0000\u202f000", "0", "0,5"), (1_000_000, 0, 0.5)),
    ],
)
def test_columns_of_dates_and_numbers_are_so(column: tuple[str, ...], read: tuple[Cell, ...]) -> None:
    (made,) = sheets(a_document(Table("", ("A",), tuple((text,) for text in column))))
    assert tuple(row[0] for row in made.rows) == read


@pytest.mark.parametrize(
    "column",
    [
        ("15 maj 2026", "i vår"),
        ("31 februari 2026", "15 maj 2026"),
        ("lördag 15 maj 2026",),  # it was a Friday
        ("15 MAJ 2026",),
        ("1", "två"),
        ("0701234567",),
        ("197001019999",),
        ("12 %",),
        ("13.00",),
        ("1.5",),
        ("1 20",),
        ("+46",),
        ("=1+1",),
        ("½",),
        ("١",),
        ("", "–"),
    ],
)
def test_columns_of_something_else_are_text(column: tuple[str, ...]) -> None:
    (made,) = sheets(a_document(Table("", ("A",), tuple((text,) for text in column))))
    assert tuple(row[0] for row in made.rows) == column


@given(st.dates(date(1000, 1, 1)))
def test_any_day_that_is_written_is_read_back(day: date) -> None:
    written = [spoken_date(day.isoformat()), spoken_date(day.isoformat(), weekday=True), day.isoformat()]
    (made,) = sheets(a_document(Table("", ("A",), tuple((text,) for text in written))))
    assert [row[0] for row in made.rows] == [day] * 3


def test_numbers_are_numbers_in_the_files() -> None:
    made = sheet((2.5, 1200), (-3, 0))
    paper = reopened(made).worksheets[0]
    assert [[cell.value for cell in row] for row in paper.iter_rows(min_row=2)] == [[2.5, 1200], [-3, 0]]
    assert parsed(csv_text.table(made))[1:] == [["2,5", "1200"], ["-3", "0"]]


def test_a_book_says_what_it_is_and_has_no_formula() -> None:
    content = tables(sheets(rich()), title="Åtgärder i\nExempeldalen", author="Nära vård")
    book = openpyxl.load_workbook(io.BytesIO(content))
    assert (book.properties.title, book.properties.creator) == ("Åtgärder i Exempeldalen", "Nära vård")
    for paper in book.worksheets:
        assert paper.freeze_panes == "A2"
        assert paper.auto_filter.ref == paper.dimensions
        assert {cell.data_type for row in paper.iter_rows() for cell in row} <= {"s", "n", "d"}
    parts = zipfile.ZipFile(io.BytesIO(content))
    assert not [name for name in parts.namelist() if "<f>" in parts.read(name).decode() or "externalLink" in name]


@pytest.mark.parametrize(
    "start", ["=", "+", "-", "@", "\t=", "\r=", "\n=", "\v@", "\x00=", "\ufeff=", "\u00a0=", "＝", " \t+"]
)
def test_no_cell_of_a_csv_begins_as_a_formula(start: str) -> None:
    content = csv_text.table(sheet((f"{start}cmd|'/C calc'!A1", 'rad ett\nrad "två"; tre'), header=(start, "B")))
    header, row = parsed(content)
    for found in (header[0], row[0]):
        assert found.startswith("'")
    assert row[1] == 'rad ett\nrad "två"; tre'
    assert content.count(b"\r\n") == 2


def test_what_is_no_table_is_refused() -> None:
    with pytest.raises(ValueError, match="needs a sheet"):
        tables(())
    with pytest.raises(ValueError, match="rows as long"):
        Sheet("x", ("A",), (("1", "2"),))
    with pytest.raises(ValueError, match="one width"):
        Sheet("x", ("A",), (), (1, 2))


def test_the_same_sheets_give_the_same_bytes() -> None:
    made = sheet(("a", date(2027, 1, 1)))
    assert tables((made,)) == tables((made,))
    packed = zipfile.ZipFile(io.BytesIO(tables((made,), datetime(2027, 2, 3))))  # noqa: DTZ001
    assert b"2027-02-03" in packed.read("docProps/core.xml")
