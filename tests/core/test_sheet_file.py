"""Files that people bring come in as they were written, and what cannot be read gets a sentence."""

import csv
import io
import re
import subprocess
import sys
import time
import zipfile
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from naravard_desktop.core.sheet_file import SEPARATORS, read_sheet
from naravard_desktop.core.text import clean
from naravard_desktop.core.trouble import Trouble

ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "windows-1252")


def put(folder: Path, name: str, content: str | bytes) -> Path:
    file = folder / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8"))
    return file


def rows(folder: Path, content: str | bytes, name: str = "lista.csv") -> list[list[str]]:
    return read_sheet(put(folder, name, content)).rows


cells = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
tables = st.integers(1, 5).flatmap(
    lambda wide: st.lists(st.lists(cells, min_size=wide, max_size=wide), min_size=1, max_size=8)
)


def also_utf_8(raw: bytes) -> bool:
    """Tell whether bytes are other text in UTF-8: then nobody can say which was meant."""
    try:
        return not raw.isascii() and bool(raw.decode("utf-8"))
    except UnicodeDecodeError:
        return False


def packed(table: list[list[str]]) -> list[list[str]]:
    """Return what a table may come back as: trimmed, without empty rows and columns."""
    trimmed = [row for row in ([clean(cell).strip() for cell in row] for row in table) if any(row)]
    used = [at for at in range(len(table[0])) if any(row[at] for row in trimmed)]
    return [[row[at] for at in used] for row in trimmed]


@given(
    table=tables,
    separator=st.sampled_from(";,\t"),
    encoding=st.sampled_from(ENCODINGS),
    end=st.sampled_from(["\n", "\r\n", "\r"]),
)
def test_any_table_comes_back(
    tmp_path_factory: pytest.TempPathFactory, table: list[list[str]], separator: str, encoding: str, end: str
) -> None:
    table = [[cell.encode(encoding, "ignore").decode(encoding) for cell in row] for row in table]
    table = [[clean(cell).strip() for cell in row] for row in table]
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=separator, quoting=csv.QUOTE_ALL, lineterminator=end).writerows(table)
    file = put(tmp_path_factory.mktemp("csv"), "x.csv", text.getvalue().encode(encoding))
    wanted = packed(table)
    assume(encoding != "windows-1252" or not also_utf_8(file.read_bytes()))
    if not wanted:
        with pytest.raises(Trouble, match="tom"):
            read_sheet(file)
        return
    found = read_sheet(file, separator=separator)
    assert found.rows == wanted
    if len(table[0]) > 1:
        assert read_sheet(file).rows == wanted, "the separator is found without being told"


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_separator_and_encoding_are_found_and_told(tmp_path: Path, separator: str, encoding: str) -> None:
    lines = [
        ["lapp", "nivå"],
        ["Åka hem i tid", "mikro"],
        ["Läkarrond, varje vecka"[: None if separator != "," else 9], "meso"],
    ]
    text = "\r\n".join(separator.join(line) for line in lines)
    found = read_sheet(put(tmp_path, "lista.csv", text.encode(encoding)))
    assert found.rows == lines
    assert found.headed
    assert SEPARATORS[separator] in found.told
    assert {"utf-8-sig": "UTF-8"}.get(encoding, encoding.title().replace("Utf", "UTF")) in found.told


def test_quotes_and_line_breaks(tmp_path: Path) -> None:
    text = 'lapp;nivå\n"Säg ""hej""\noch hejdå; alla";mikro\nett "ord" mitt i;\n'
    assert rows(tmp_path, text) == [["lapp", "nivå"], ['Säg "hej"\noch hejdå; alla', "mikro"], ['ett "ord" mitt i', ""]]


def test_a_lone_quote_does_not_swallow_the_file(tmp_path: Path) -> None:
    found = rows(tmp_path, 'lapp;nivå\n"Vem sa det;mikro\nNästa;meso\n')
    assert found == [["lapp", "nivå"], ['"Vem sa det', "mikro"], ["Nästa", "meso"]]


def test_ragged_rows_and_what_is_empty(tmp_path: Path) -> None:
    found = rows(tmp_path, ";;;\nlapp;;nivå\n;;;\nA\nB;;mikro;extra\n \t;;\n")
    assert found == [["lapp", "nivå", ""], ["A", "", ""], ["B", "mikro", "extra"]]


def test_nuls_and_control_characters(tmp_path: Path) -> None:
    assert rows(tmp_path, b"lapp;niv\xc3\xa5\nA\0\x07lla;mikro\n") == [["lapp", "nivå"], ["Alla", "mikro"]]


def test_one_column_with_commas_is_one_column(tmp_path: Path) -> None:
    lines = ["Tid, plats och namn", "Bara text", "Hej", "Vem, var, när och hur"]
    found = read_sheet(put(tmp_path, "lista.csv", "\n".join(lines)))
    assert len(found.rows) == 4
    whole = read_sheet(put(tmp_path, "lista.csv", "\n".join(lines)), separator="")
    assert whole.rows == [[line] for line in lines]


def test_excel_may_name_the_separator(tmp_path: Path) -> None:
    assert rows(tmp_path, "sep=,\r\na;b,c\r\nd;e,f\r\n") == [["a;b", "c"], ["d;e", "f"]]


def test_a_text_file_is_a_card_a_line(tmp_path: Path) -> None:
    found = read_sheet(put(tmp_path, "lappar.txt", "• Ett, med komma; och semikolon\n\n- Två\nTre\n"))
    assert found.rows == [["Ett, med komma; och semikolon"], ["Två"], ["Tre"]]
    assert not found.headed
    tabbed = read_sheet(put(tmp_path, "unicode.txt", "lapp\tnivå\nA\tmikro".encode("utf-16")))
    assert tabbed.rows == [["lapp", "nivå"], ["A", "mikro"]]


def test_headings_are_guessed(tmp_path: Path) -> None:
    assert read_sheet(put(tmp_path, "a.csv", "Vad;Vem\nEn lång text om något viktigt;Åsa\n")).header == ["Vad", "Vem"]
    assert read_sheet(put(tmp_path, "b.csv", "Ring växeln varje morgon;mikro\nMöt varandra;meso\n")).header is None
    assert read_sheet(put(tmp_path, "c.csv", "1;2\nEn lång text om något viktigt;Åsa\n")).header is None


def test_five_thousand_rows_are_quick(tmp_path: Path) -> None:
    text = "lapp;nivå;organisation\n" + "".join(f"Lapp nummer {number};mikro;Region\n" for number in range(5_000))
    file = put(tmp_path, "många.csv", text)
    began = time.process_time()
    assert len(read_sheet(file).rows) == 5_001
    assert time.process_time() - began < 5, "a hundred times what it takes"


def test_a_huge_cell_is_kept(tmp_path: Path) -> None:
    big = "ord " * 50_000
    assert rows(tmp_path, f'lapp;nivå\n"{big}";mikro\n')[1][0] == big.strip()


def book(folder: Path, *lines: list[object], name: str = "lista.xlsx") -> Path:
    made = openpyxl.Workbook()
    sheet = made.active
    for line in lines:
        sheet.append(line)
    made.save(folder / name)
    return folder / name


def repacked(file: Path, change: dict[str, bytes]) -> Path:
    raw = io.BytesIO(file.read_bytes())
    with zipfile.ZipFile(raw) as old, zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as new:
        for member in old.infolist():
            new.writestr(member.filename, change.get(member.filename, old.read(member)))
    return file


SHEET = "xl/worksheets/sheet1.xml"


def test_a_workbook_is_read_as_people_write(tmp_path: Path) -> None:
    file = book(
        tmp_path,
        ["lapp", "antal", "andel", "när", "tid", "klart"],
        ["A", 3.0, 2.5, date(2027, 2, 3), datetime(2027, 2, 3, 13, 5), True],  # noqa: DTZ001 - a cell has no zone
        ["B", 1e20, 0.1 + 0.2, None, None, False],
        ["C", "#N/A", -4, None, "text", None],
    )
    assert read_sheet(file).rows == [
        ["lapp", "antal", "andel", "när", "tid", "klart"],
        ["A", "3", "2,5", "2027-02-03", "2027-02-03 13:05", "ja"],
        ["B", "100000000000000000000", "0,3", "", "", "nej"],
        ["C", "", "-4", "", "text", ""],
    ]


def test_percent_and_formulas(tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    sheet = made.active
    sheet.append(["lapp", 0.125])
    sheet["B1"].number_format = "0.0%"
    sheet["C1"] = "=1+1"
    made.save(tmp_path / "lista.xlsx")
    content = zipfile.ZipFile(tmp_path / "lista.xlsx").read(SHEET)
    cached = re.sub(rb"(<f>1\+1</f>)<v ?/?>(</v>)?", rb"\1<v>2</v>", content)
    assert read_sheet(repacked(tmp_path / "lista.xlsx", {SHEET: cached})).rows == [["lapp", "12,5 %", "2"]]


def test_the_first_sheet_with_content_or_the_one_chosen(tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    made.active.title = "Tomt"
    made.create_sheet("Lappar").append(["lapp"])
    made.create_sheet("Annat").append(["annat"])
    made.create_sheet("Dolt").append(["dolt"])
    made["Dolt"].sheet_state = "hidden"
    made.save(tmp_path / "bok.xlsx")
    found = read_sheet(tmp_path / "bok.xlsx")
    assert (found.sheet, found.rows) == ("Lappar", [["lapp"]])
    assert found.sheets == ("Tomt", "Lappar", "Annat")
    assert "Lappar" in found.told
    assert read_sheet(tmp_path / "bok.xlsx", sheet="Annat").rows == [["annat"]]
    with pytest.raises(Trouble, match="tom"):
        read_sheet(tmp_path / "bok.xlsx", sheet="Tomt")


def test_what_is_merged_downwards_holds_for_each_row(tmp_path: Path) -> None:
    made = openpyxl.Workbook()
    sheet = made.active
    for line in (["Svar på frågorna", None], ["Fråga 1", "ett"], [None, "två"], ["Fråga 2", "tre"]):
        sheet.append(line)
    sheet.merge_cells("A1:B1")
    sheet.merge_cells("A2:A3")
    made.save(tmp_path / "bok.xlsx")
    found = read_sheet(tmp_path / "bok.xlsx").rows
    assert found == [["Svar på frågorna", ""], ["Fråga 1", "ett"], ["Fråga 1", "två"], ["Fråga 2", "tre"]]


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("gammal.xls", b"\xd0\xcf\x11\xe0rest", "lösenord"),
        ("låst.xlsx", b"\xd0\xcf\x11\xe0rest", "lösenord"),
        ("calc.ods", b"PK\x03\x04rest", "Excel-arbetsbok"),
        ("mac.numbers", b"PK\x03\x04rest", "Excel-arbetsbok"),
        ("brev.docx", b"PK\x03\x04rest", "oformaterad text"),
        ("brev.pdf", b"%PDF-1.7", "oformaterad text"),
        ("fel.xlsx", b"<html>", "ingen Excel-arbetsbok"),
        ("trasig.xlsx", b"PK\x03\x04rest", "går inte att läsa"),
        ("bild.csv", b"\x89PNG\r\n" + b"\0\1" * 500, "som text"),
        ("tom.csv", b"", "tom"),
        ("tom.txt", b" \n \n", "tom"),
    ],
)
def test_what_cannot_be_read_is_told_of(tmp_path: Path, name: str, content: bytes, said: str) -> None:
    with pytest.raises(Trouble, match=said) as raised:
        read_sheet(put(tmp_path, name, content))
    assert name in str(raised.value)
    with pytest.raises(Trouble, match="finns inte"):
        read_sheet(tmp_path / "borta.csv")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b" " * (70 * 2**20), "uppackad"),
        (b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>', "går inte att läsa"),
        (b"<worksheet><sheetData><row><c", "går inte att läsa"),
    ],
)
def test_a_hostile_workbook_is_refused(tmp_path: Path, content: bytes, said: str) -> None:
    with pytest.raises(Trouble, match=said):
        read_sheet(repacked(book(tmp_path, ["lapp"]), {SHEET: content}))


def test_a_cell_far_away_is_refused_and_a_bomb_of_merged_cells_does_nothing(tmp_path: Path) -> None:
    head = b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:B2"/><sheetData>'
    one = b'<row r="1"><c r="A1" t="inlineStr"><is><t>lapp</t></is></c></row>'
    far = b'<row r="2"><c r="XFD2" t="inlineStr"><is><t>x</t></is></c></row>'
    tail = b'</sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>'
    file = repacked(book(tmp_path, ["lapp"]), {SHEET: head + one + tail})
    assert read_sheet(file).rows == [["lapp"]]
    with pytest.raises(Trouble, match="rader eller"):
        read_sheet(repacked(file, {SHEET: head + one + far + tail}))
    rows_ = b"".join(b'<row r="%d"><c r="XFD%d"/></row>' % (number, number) for number in range(2, 400))
    with pytest.raises(Trouble, match="rader eller"):
        read_sheet(repacked(file, {SHEET: head + one + rows_ + tail}))


def test_too_many_rows_are_refused(tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="mindre filer"):
        rows(tmp_path, "a\n" * 20_001)


def test_openpyxl_is_imported_only_for_a_workbook(tmp_path: Path) -> None:
    put(tmp_path, "lista.csv", "a;b\n")
    code = (
        "import sys, pathlib; from naravard_desktop.core.sheet_file import read_sheet; "
        f"read_sheet(pathlib.Path({str(tmp_path / 'lista.csv')!r})); sys.exit('openpyxl' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
