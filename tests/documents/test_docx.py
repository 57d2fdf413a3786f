"""Word documents, read back by python-docx: every word in order, and what a screen reader needs."""

import io
import re
import subprocess
import zipfile
from datetime import UTC, datetime
from pathlib import Path
from shutil import which
from typing import Any

import docx
import pytest
from docx.document import Document as WordFile
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Emu
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph as WordParagraph
from hypothesis import given, settings
from hypothesis import strategies as st

from naravard_desktop.core.text import clean
from naravard_desktop.documents.docx import render
from naravard_desktop.documents.docx_tables import column_widths
from naravard_desktop.documents.model import (
    Document,
    Facts,
    Heading,
    Item,
    Items,
    NewPage,
    Paragraph,
    Table,
    Together,
    words,
)
from tests.documents.test_pdf import BAD, SENTENCE, a_document, everywhere, rich
from tests.jobs.test_every_word import HOSTILE


def reopened(document: Document) -> WordFile:
    return docx.Document(io.BytesIO(render(document)))


def texts(file: WordFile) -> list[str]:
    """Return the text of every paragraph and cell, in reading order."""
    found = []
    for one in file.iter_inner_content():
        if isinstance(one, WordParagraph):
            found.append(one.text)
        elif isinstance(one, WordTable):
            found += [text.text or "" for text in one._tbl.iter(qn("w:p"))]
    return found


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", clean(text))


def lines(file: WordFile, style: str) -> list[str]:
    return [one.text for one in file.paragraphs if one.style and one.style.style_id == style]


def how(paragraph: WordParagraph, name: str) -> bool:
    return bool(paragraph._p.xpath(f"./w:pPr/w:{name}"))


def attributes(element: Any, path: str, name: str) -> list[str]:
    return [str(one.get(qn(f"w:{name}"))) for one in element.xpath(path)]


def assert_says_all(document: Document) -> None:
    found, place = squeezed("".join(texts(reopened(document)))), 0
    for word in words(document):
        wanted = squeezed(word)
        place = found.index(wanted, place) + len(wanted)


def test_every_word_of_a_rich_document_is_there_in_order() -> None:
    assert_says_all(rich())


@pytest.mark.parametrize("text", [*BAD, *HOSTILE.values()], ids=ascii)
@pytest.mark.parametrize("landscape", [False, True])
def test_any_text_is_data(text: str, landscape: bool) -> None:
    assert_says_all(everywhere(text, landscape=landscape))


@settings(max_examples=40)
@given(st.text(max_size=200))
def test_no_text_stops_it(text: str) -> None:
    assert_says_all(everywhere(text))


def test_long_text_and_many_rows_are_whole() -> None:
    long = " ".join(f"ord{n}" for n in range(14_000))
    assert_says_all(everywhere(long))
    assert_says_all(everywhere("å" * 100_000))
    rows = tuple((f"rad{n}x", SENTENCE, "") for n in range(200))
    assert_says_all(a_document(Table("Lista", ("A", "B", "C"), rows), Items(tuple(Item(f"p{n}x") for n in range(200)))))


def test_a_document_without_a_word_can_be_opened() -> None:
    assert texts(reopened(Document("", "", "", "", ()))) == [""]


def test_the_language_is_in_the_defaults_and_in_every_style() -> None:
    styles = reopened(rich()).styles.element
    assert attributes(styles, "./w:docDefaults//w:lang", "val") == ["sv-SE"]
    for style in styles.xpath("./w:style"):
        assert attributes(style, "./w:rPr/w:lang", "val") == ["sv-SE"], style.get(qn("w:styleId"))
    assert attributes(reopened(a_document(language="en-GB")).styles.element, "./w:docDefaults//w:lang", "val") == [
        "en-GB"
    ]


def test_headings_are_headings_and_never_skip() -> None:
    levels = [3, 4, 1, 4, 2, 9, -1]
    file = reopened(a_document(*(Heading(f"Rubrik {n}", level) for n, level in enumerate(levels))))
    made = [one.style.style_id for one in file.paragraphs if one.style and one.style.style_id.startswith("Heading")]
    assert made == ["Heading1", "Heading2", "Heading1", "Heading2", "Heading2", "Heading3", "Heading1"]
    assert [file.styles[f"Heading {n}"].element.xpath("./w:pPr/w:outlineLvl") != [] for n in range(1, 5)] == [True] * 4


def test_lists_are_lists_and_each_begins_anew() -> None:
    inner = Items((Item("ett", "en not", (Item("inne", items=(Item("innerst"),)),)), Item("två")), numbered=True)
    file = reopened(a_document(inner, inner, Items((Item("punkt"),))))
    found = [one for one in file.paragraphs if one.style and one.style.style_id.startswith("List")]
    numbers = [attributes(one._p, "./w:pPr/w:numPr/w:numId", "val")[0] for one in found]
    assert numbers == ["1"] * 4 + ["2"] * 4 + ["3"]
    assert [attributes(one._p, "./w:pPr/w:numPr/w:ilvl", "val")[0] for one in found][:4] == ["0", "1", "2", "0"]
    assert found[0].text == "ett\nen not"
    numbering = file.part.numbering_part.element
    assert len(numbering.xpath("./w:num/w:lvlOverride/w:startOverride")) == 3
    kinds = attributes(numbering, "./w:num/w:abstractNumId", "val")
    assert kinds[0] == kinds[1] != kinds[2]
    assert attributes(numbering, f"./w:abstractNum[@w:abstractNumId='{kinds[0]}']/w:lvl[1]/w:numFmt", "val") == [
        "decimal"
    ]


def test_a_very_deep_list_stays_a_list() -> None:
    item = Item("djupast")
    for n in range(30):
        item = Item(f"nivå {n}", items=(item,))
    assert_says_all(a_document(Items((item,))))


def test_tables_have_header_title_and_widths() -> None:
    header, rows = ("Nr", "Åtgärd", "Klart senast"), tuple((str(n), SENTENCE, "") for n in range(40))
    document = a_document(
        Heading("Vad vi bestämde"),
        Table("", header, rows, (1, 6, 2), row_header=True),
        Table("Egen titel", header, rows),
    )
    first, other = reopened(document).tables
    for table in (first, other):
        assert len(table._tbl.xpath("./w:tr/w:trPr/w:tblHeader")) == 1
        assert len(table._tbl.xpath("./w:tr/w:trPr/w:cantSplit")) == 41
        grid = attributes(table._tbl, "./w:tblGrid/w:gridCol", "w")
        assert all(attributes(row, "./w:tc/w:tcPr/w:tcW", "w") == grid for row in table._tbl.xpath("./w:tr"))
        assert attributes(table._tbl, "./w:tblPr/w:tblW", "w") == [str(sum(map(int, grid)))]
        assert table._tbl.xpath(".//w:gridSpan | .//w:vMerge") == []
    assert attributes(first._tbl, "./w:tblPr/w:tblCaption", "val") == ["Vad vi bestämde"]
    assert attributes(other._tbl, "./w:tblPr/w:tblCaption", "val") == ["Egen titel"]
    assert attributes(first._tbl, "./w:tblPr/w:tblLook", "firstColumn") == ["1"]
    assert attributes(other._tbl, "./w:tblPr/w:tblLook", "firstColumn") == ["0"]


def test_a_row_that_is_higher_than_a_page_may_be_divided() -> None:
    (table,) = reopened(a_document(Table("T", ("A", "B"), (("kort", "kort"), ("lång", SENTENCE * 200))))).tables
    assert [bool(row.xpath("./w:trPr/w:cantSplit")) for row in table._tbl.xpath("./w:tr")] == [True, True, False]


def test_tables_never_grow_together_and_never_end_the_document() -> None:
    table = Table("", ("A",), (("x",),))
    body = reopened(a_document(table, table, Together((table,)), NewPage(), table)).element.body
    tags = [child.tag.partition("}")[2] for child in body]
    assert "tbl tbl" not in " ".join(tags)
    assert tags[-2:] == ["p", "sectPr"]


@pytest.mark.parametrize("shares", [(), (1, 1, 1), (0, float("nan"), float("inf")), (0.0001, 100, 0.0001)])
def test_widths_fill_the_page_and_no_column_vanishes(shares: tuple[float, ...]) -> None:
    table = Table("", ("Nummer", "Vad", "Klart senast"), (("1", SENTENCE, "2027-03-01"), ("x" * 900, "", "")), shares)
    widths = column_widths(table, 9106)
    assert sum(widths) == 9106
    assert min(widths) > 400
    many = column_widths(Table("", ("Kolumn",) * 60, (("x" * 90,) * 60,)), 9106)
    assert sum(many) == 9106
    assert min(many) > 100


def test_marks_stand_on_every_page_and_in_the_body() -> None:
    file = reopened(rich())
    assert file.sections[0].header.paragraphs[0].text == "EXEMPEL · UTKAST"
    assert texts(file)[:3] == ["Slag", "Titel", "EXEMPEL · UTKAST"]
    assert not reopened(a_document()).sections[0].header.paragraphs[0].text


def test_the_foot_says_what_it_is_and_counts_the_pages() -> None:
    foot = reopened(rich()).sections[0].footer._element
    assert attributes(foot, ".//w:fldSimple", "instr") == [" PAGE ", " NUMPAGES "]
    shown = "".join(one.text or "" for one in foot.iter(qn("w:t")))
    assert shown == "FotSida 1 av 1"


def test_pages_are_a4_as_they_should_lie() -> None:
    standing, lying = (reopened(a_document(landscape=flag)).sections[0] for flag in (False, True))
    assert [round(Emu(side or 0).mm) for side in (standing.page_width, standing.page_height)] == [210, 297]
    assert [round(Emu(side or 0).mm) for side in (lying.page_width, lying.page_height)] == [297, 210]
    assert lying.orientation == WD_ORIENT.LANDSCAPE


def test_a_new_page_begins_with_what_follows() -> None:
    blocks = (NewPage(), Heading("Ett"), NewPage(), Heading("Två"), Paragraph("Text"), NewPage())
    file = reopened(a_document(*blocks, kind="", title=""))
    assert [how(one, "pageBreakBefore") for one in file.paragraphs] == [False, True, False]


def test_what_belongs_together_is_kept_with_what_follows() -> None:
    table = Table("T", ("A",), (("x",), ("y",)))
    together = Together((Paragraph("Ett"), Together((Items((Item("Två"), Item("Tre"))),)), table, Paragraph("Sist")))
    file = reopened(a_document(Paragraph("Före"), together, Paragraph("Efter")))
    kept = {one.text: how(one, "keepNext") for one in file.paragraphs}
    assert (kept["Ett"], kept["Två"], kept["Tre"], kept["Sist"], kept["Före"]) == (True, True, True, False, False)
    assert len(file.tables[0]._tbl.xpath(".//w:keepNext")) == 3
    last = reopened(a_document(Together((Paragraph("Ett"), table)))).tables[0]
    assert len(last._tbl.xpath(".//w:keepNext")) == 2


def test_title_author_and_times_are_the_documents_own() -> None:
    told = reopened(rich()).core_properties
    assert (told.title, told.author, told.subject, told.language) == ("Titel", "Nils Åberg", "Slag", "sv-SE")
    assert told.created == told.modified
    assert told.created is not None
    assert told.created.date().isoformat() == "2026-03-12"
    made = datetime(2027, 2, 3, 14, 30, tzinfo=UTC)
    given = docx.Document(io.BytesIO(render(rich(), made))).core_properties
    assert given.created == made
    assert b"2013" not in zipfile.ZipFile(io.BytesIO(render(a_document(date="")))).read("docProps/core.xml")


def test_the_same_document_gives_the_same_bytes_and_no_leftovers() -> None:
    content = render(rich())
    assert content == render(rich())
    names = zipfile.ZipFile(io.BytesIO(content)).namelist()
    assert [name for name in names if "thumb" in name or "customXml" in name or "Effects" in name] == []


def test_lead_and_value_stand_beside_their_text() -> None:
    file = reopened(
        a_document(Paragraph("Gruppen börjar.", lead="Beslut:"), Facts((("Datum", "i dag\noch i morgon"),)))
    )
    assert lines(file, "Normal") == ["Beslut: Gruppen börjar."]
    assert lines(file, "Fact") == ["Datum\ti dag\noch i morgon"]


@pytest.mark.timeout(240)
def test_libreoffice_opens_it_and_shows_every_page(tmp_path: Path) -> None:
    office = which("soffice")
    if office is None:
        pytest.skip("LibreOffice is not installed: nothing else than python-docx has opened the Word files")
    import pypdfium2

    for name, document in (("rich", rich()), ("hostile", everywhere(HOSTILE["markup"]))):
        source = tmp_path / f"{name}.docx"
        source.write_bytes(render(document))
        command = [office, f"-env:UserInstallation=file://{tmp_path}/office", "--headless", "--convert-to", "pdf"]
        subprocess.run([*command, "--outdir", str(tmp_path), str(source)], check=True, timeout=200, capture_output=True)
        sheets = pypdfium2.PdfDocument(tmp_path / f"{name}.pdf")
        shown = squeezed("".join(sheets[n].get_textpage().get_text_range() for n in range(len(sheets))))
        assert [word for word in words(document) for part in word.split() if squeezed(part) not in shown] == []
        sheets.close()
