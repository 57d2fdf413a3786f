"""Word documents, read back by python-docx: every word in order, and what a screen reader needs."""

import io
import re
import subprocess
import zipfile
from dataclasses import replace
from datetime import UTC, datetime
from shutil import which
from typing import Any

import docx
import page
import pikepdf
import pypdfium2
import pytest
from docx.document import Document as WordFile
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn
from docx.shared import Emu
from docx.table import Table as WordTable
from docx.text.paragraph import Paragraph as WordParagraph
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

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
    Picture,
    Signatures,
    Table,
    Together,
    words,
)
from tests.documents.every_block import drawn, filled, photo, protocol, said
from tests.documents.test_pdf import BAD, SENTENCE, a_document, everywhere, rich
from tests.documents.test_pdf import squeezed as as_pdfium_reads
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


@settings(max_examples=25)
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
    assert attributes(body, "./w:p[last()]/w:pPr/w:pStyle", "val") == ["Last"]


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


def test_labels_that_are_long_move_the_values_of_all_or_stand_above() -> None:
    long = Facts(
        (("Vårdcentralen Exemplet", "Eva"), ("Region", "Siv"), ("En organisation med ett mycket långt namn", "Per"))
    )
    file = reopened(a_document(Facts((("Datum", "i dag"),)), long))
    short, *others = [one for one in file.paragraphs if one.style and one.style.style_id == "Fact"]
    assert attributes(short._p, "./w:pPr/w:ind", "left") == []
    ((first,), (second,), (third,)) = (attributes(one._p, "./w:pPr/w:ind", "left") for one in others)
    assert first == second == third
    assert [one.text for one in others][1:] == ["Region\tSiv", "En organisation med ett mycket långt namn\nPer"]


def test_pictures_stand_in_the_text_with_words_for_them() -> None:
    wall = Picture(photo(1600, 1200), 'En vägg\nmed "lappar" <12>', "Efter rundan")
    small = Picture(photo(150, 60, "PNG"), "")
    file = reopened(a_document(Paragraph("Före"), wall, small, Picture(b"nej", "Något", "Text under")))
    assert [one.get("descr") for one in file.element.body.iter(qn("wp:docPr"))] == [
        'En vägg\nmed "lappar" <12>',
        "Bild utan beskrivning",
    ]
    numbers = [one.get("id") for one in file.element.body.iter(qn("wp:docPr"))]
    assert len(set(numbers)) == 2
    first, other = file.inline_shapes
    assert (round(first.width.mm), round(first.height.mm)) == (161, 120)
    assert (round(other.width.mm), round(other.height.mm)) == (25, 10)
    styles = [one.style.style_id for one in file.paragraphs if one.style]
    assert styles[2:] == ["Normal", "Picture", "PictureCaption", "Picture", "Quiet", "PictureCaption"]
    assert how(file.paragraphs[3], "keepNext")
    assert file.paragraphs[-2].text.endswith("Den ska föreställa: Något")
    assert lines(file, "PictureCaption") == ["Efter rundan", "Text under"]


def test_a_picture_that_lies_is_set_upright_and_says_nothing_of_its_camera() -> None:
    content = photo(300, 200, orientation=6)
    assert b"hemlig plats" in content
    packed = zipfile.ZipFile(io.BytesIO(render(a_document(Picture(content, "Lappar")))))
    (name,) = [name for name in packed.namelist() if name.startswith("word/media/")]
    assert b"hemlig" not in packed.read(name)
    assert Image.open(io.BytesIO(packed.read(name))).size == (200, 300)


def test_the_same_picture_is_in_the_file_once() -> None:
    content = render(a_document(Picture(photo(), "a"), Picture(photo(), "b")))
    assert len([name for name in zipfile.ZipFile(io.BytesIO(content)).namelist() if "media" in name]) == 1


def test_logos_stand_on_one_line_above_all_else() -> None:
    logos = (
        Picture(photo(400, 100, "PNG"), "Region"),
        Picture(photo(100, 100, "PNG"), "Kommun"),
        Picture(b"", "Borta"),
    )
    file = reopened(a_document(logos=logos))
    first, second, third = file.paragraphs[:3]
    assert [one.get("descr") for one in first._p.iter(qn("wp:docPr"))] == ["Region", "Kommun"]
    assert len(list(first._p.iter(qn("w:tab")))) == 1
    assert second.text.endswith("Borta")
    assert third.text == "Slag"
    assert {round(shape.height.pt) for shape in file.inline_shapes} == {45}


def test_what_is_drawn_is_a_picture_as_wide_as_the_text() -> None:
    file = reopened(a_document(*drawn("Ord"), size="A3", landscape=True))
    assert [one.get("descr") for one in file.element.body.iter(qn("wp:docPr"))] == ["Ord"] * 3
    assert {round(shape.width.pt) for shape in file.inline_shapes} == {1050}
    assert file.element.body.xpath(".//w:tbl") == []


def test_signatures_are_lines_of_text_that_stay_together() -> None:
    file = reopened(a_document(Signatures((("Ordförande", "Karin Exempel"), ("Justerare", "")))))
    assert [one.text for one in file.paragraphs[2:]] == [
        "\t\t\t", "Ordförande\tDatum", "Karin Exempel", "\t\t\t", "Justerare\tDatum", "Namnförtydligande:",
    ]  # fmt: skip
    assert [how(one, "keepNext") for one in file.paragraphs[2:]] == [True] * 5 + [False]
    assert file.tables == []
    assert not lines(reopened(a_document(Signatures(()))), "Signature")


def test_a3_and_how_it_lies() -> None:
    section = reopened(a_document(size="A3", landscape=True)).sections[0]
    assert [round(Emu(side or 0).mm) for side in (section.page_width, section.page_height)] == [420, 297]
    standing = reopened(a_document(size="A3")).sections[0]
    assert [round(Emu(side or 0).mm) for side in (standing.page_width, standing.page_height)] == [297, 420]


def test_a_long_foot_leaves_the_number_of_the_page_a_line_of_its_own() -> None:
    for words_of_it, gap in (("Fot", "tab"), ("Ord i en lång fot " * 8, "br")):
        foot = reopened(a_document(footer=words_of_it)).sections[0].footer._element
        runs = foot.xpath("./w:p/w:r")
        assert [one.tag for one in runs[1]] == [qn(f"w:{gap}")]


def test_what_is_said_of_a_decision_stands_close_to_it() -> None:
    file = reopened(
        a_document(Paragraph("Gruppen börjar.", lead="Beslut 1."), Paragraph("Beslutat i dag.", style="quiet"))
    )
    decision, about = file.paragraphs[-2:]
    assert int(attributes(decision._p, "./w:pPr/w:spacing", "after")[0]) < 100
    assert how(decision, "keepNext")
    assert int(attributes(about._p, "./w:pPr/w:spacing", "after")[0]) > 200


def test_parts_follow_the_order_of_the_format() -> None:
    """Word calls a file damaged where a paragraph's properties stand in another order than its schema's."""
    order = [
        "pStyle",
        "keepNext",
        "keepLines",
        "pageBreakBefore",
        "numPr",
        "tabs",
        "suppressAutoHyphens",
        "spacing",
        "ind",
        "outlineLvl",
    ]
    file = reopened(filled("Ord", figures=False))
    for root in (file.element.body, file.styles.element):
        for properties in root.xpath(".//w:pPr"):
            found = [order.index(child.tag.partition("}")[2]) for child in properties]
            assert found == sorted(found)
            assert len(found) == len(set(found))


OFFICE = {
    "rich": rich(),
    "protocol": protocol(),
    "lying": replace(protocol(), landscape=True, size="A3"),
    "long label": a_document(Facts((("En organisation med ett mycket långt namn", "Per"),)), NewPage(), Heading("A")),
    # A PDF's own words in what the file says of itself are more than the validator can take.
    **{name: replace(filled(text, figures=False), kind="", title="", author="") for name, text in HOSTILE.items()},
}


@pytest.fixture(scope="module")
def by_office(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What LibreOffice makes of the Word files: tagged PDF, all in one run, for it is slow to start."""
    office, folder = which("soffice"), tmp_path_factory.mktemp("office")
    if office is None:
        pytest.skip("LibreOffice is not installed: nothing else than python-docx has opened the Word files")
    files = [folder / f"{name.replace(' ', '-')}.docx" for name in OFFICE]
    for file, document in zip(files, OFFICE.values(), strict=True):
        file.write_bytes(render(document))
    tagged = 'pdf:writer_pdf_Export:{"PDFUACompliance":{"type":"boolean","value":"true"}}'
    command = [office, f"-env:UserInstallation={(folder / 'office').as_uri()}", "--headless", "--convert-to", tagged]
    subprocess.run([*command, "--outdir", folder, *files], check=True, timeout=200, capture_output=True)
    return {name: file.with_suffix(".pdf").read_bytes() for name, file in zip(OFFICE, files, strict=True)}


@pytest.mark.timeout(240)
@pytest.mark.parametrize("name", OFFICE)
def test_libreoffice_shows_every_word_in_order(by_office: dict[str, bytes], name: str) -> None:
    sheets = pypdfium2.PdfDocument(by_office[name])
    shown = _as_office_shows("".join(_between_margins(sheets[number]) for number in range(len(sheets))))
    sheets.close()
    place = 0
    # A row that goes on on the next page is read page by page: a short cell comes before the end of a long one.
    for word in (word for text in said(OFFICE[name], pictures=False) if len(word := _as_office_shows(text)) > 1):
        at = shown.find(word, place)
        assert at >= 0, word
        place = at + len(word)


def _between_margins(page: Any) -> str:
    width, height = page.get_size()
    text: str = page.get_textpage().get_text_bounded(0, 60, width, height - 60)
    return text


def _as_office_shows(text: str) -> str:
    return "".join(
        char for char in as_pdfium_reads(clean(text)) if char <= "\uffff"
    )  # emoji need a font of the computer's


@pytest.mark.timeout(240)
@pytest.mark.parametrize("name", OFFICE)
def test_what_libreoffice_makes_of_it_is_accessible(by_office: dict[str, bytes], name: str) -> None:
    report = page.validate_pdf_bytes(by_office[name], profile="ua1", limits=page.SafetyLimits.unlimited())
    assert [(fault.rule_id, fault.message) for fault in report.failures] == []


@pytest.mark.timeout(240)
def test_libreoffice_finds_headings_lists_table_and_language(by_office: dict[str, bytes]) -> None:
    with pikepdf.open(io.BytesIO(by_office["protocol"])) as file:
        assert str(file.Root.Lang).lower() == "sv-se"
        kinds: list[str] = []
        alts: list[str] = []
        waiting = [file.Root.StructTreeRoot]
        while waiting:
            node = waiting.pop()
            kinds.append(str(node.get("/S", "")))
            if "/Alt" in node:
                alts.append(str(node.Alt))
            children = node.get("/K", pikepdf.Array())
            within = list(children) if isinstance(children, pikepdf.Array) else [children]
            waiting += [one for one in reversed(within) if isinstance(one, pikepdf.Dictionary) and "/S" in one]
    assert {"/H1", "/H2", "/L", "/LI", "/Table", "/TR", "/TH", "/Figure"} <= set(kinds)
    assert alts[:3] == ["Region Exempeldalen", "Exempelby kommun", "En vägg med tolv lappar i tre grupper."]
    assert [kind for kind in kinds if kind == "/Table"] == ["/Table"]
