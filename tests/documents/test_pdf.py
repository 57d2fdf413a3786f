"""Documents as PDF, read back with another program than the one that wrote them."""

import io
import re
import unicodedata
from concurrent.futures import ThreadPoolExecutor
from itertools import pairwise
from typing import Any

import pikepdf
import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from naravard_desktop.documents import fonts, pdf, pdf_lines
from naravard_desktop.documents.model import (
    Block,
    Document,
    Facts,
    Heading,
    Item,
    Items,
    Paragraph,
    Table,
    words,
)
from naravard_desktop.documents.pdf_styles import LANDSCAPE, PORTRAIT

SENTENCE = "Överlämningarna mellan slutenvård, primärvård och kommunens hemsjukvård tar för lång tid. "
BAD = [
    "om x<y och y>z",
    '<img src="file:///etc/passwd"/>',
    '<a href="https://example.org">länk</a>',
    "<b>",
    "&amp; &lt; &#65; &",
    "<para><font name='x'",
    "]]> <!-- -->",
    "nol\x00l \x07 klocka \x1b[31m \x7f \x9f",
    "rad\vrad\frad\x85rad\u2028rad\u2029rad\r\nrad\rrad",
    "a\u030a a\u0308 o\u0308 A\u030a",
    "lone \ud800 surrogate \udfff",
    "👩‍👩‍👧 🇸🇪 👍🏽 ☀️ ❤️ 🏴󠁧󠁢󠁥󠁮󠁧󠁿",
    "שלום ok سلام",
    "”hej” 'nej' \"ja\" ‹x› «y» `z`",
    "{} {0} {x} %s %d %(a)s $a \\n \\",
    "tabb\there\xa0fast\u202fmellan\u2003rum\u200bbryt\u2060håll\xadmjukt\ufeff",
    "(parentes) ) ( \\) [x] /Namn <</A 1>> endstream endobj",
    "x" * 3001,
    "https://example.org/" + "mycket/lang/sokvag-" * 30,
    "→ ≤ ✓ ☐ ■ ∑ 𝒜 ½ € ‰ …",
    "a" + "\u0301" * 200,
    "\ufdd0\ufffe\uffff\U0010ffff\ue000",
    "",
    " ",
    "\n\n\n",
    "\u200b\xad\u200d",
]


def a_document(*blocks: Block, **other: Any) -> Document:
    return Document(
        **{"kind": "Slag", "title": "Titel", "date": "2026-03-12", "footer": "Fot", "blocks": blocks} | other
    )


def everywhere(text: str, *, landscape: bool = False) -> Document:
    """Put one text in every place where a document has text."""
    return Document(
        kind=text,
        title=text,
        date=text,
        footer=text,
        blocks=(
            Heading(text),
            Paragraph(text, lead=text),
            Paragraph(text, style="question"),
            Paragraph(text, style="quiet"),
            Items((Item(text, text, (Item(text, text),)),), numbered=True),
            Facts(((text, text), (text, text))),
            Table(text, (text, text), ((text, text), (text, "x")), row_header=True),
        ),
        marks=(text, "UTKAST"),
        language=text,
        author=text,
        landscape=landscape,
    )


def rich() -> Document:
    return a_document(
        Facts(
            (("Datum", "12 mars 2026"), ("Närvarande", "\n".join(f"Person {n}, roll, organisation" for n in range(14))))
        ),
        Heading("Utskrivning till hemmet"),
        Paragraph(SENTENCE * 12),
        Heading("Vad vi såg", 2),
        Paragraph("Vad behöver vi göra?", style="question"),
        Items(
            (
                Item(
                    "Samordning → snabbt ✓",
                    "6 lappar, 9 röster",
                    (Item("SIP görs sent"), Item("😀 bra")),
                ),
                Item("Två"),
            )
        ),
        Heading("Beslut", 2),
        Paragraph("Gruppen beslutar att börja.", lead="Beslut:"),
        Paragraph("Ingen reserverade sig.", style="quiet"),
        Heading("Djupare", 3),
        Items(tuple(Item(f"Punkt {n}") for n in range(12)), numbered=True),
        Heading("Djupast", 4),
        Paragraph("Rad ett\nRad två\n\nRad tre"),
        Table(
            "Åtgärder",
            ("Nr", "Vad", "Klart senast"),
            tuple((str(n), SENTENCE, "2026-05-15") for n in range(40)),
            (1, 6, 2),
        ),
        marks=("EXEMPEL", "UTKAST"),
        author="Nils Åberg",
    )


def opened(document: Document) -> pypdfium2.PdfDocument:
    return pypdfium2.PdfDocument(pdf.render(document))


def body(document: Document) -> str:
    """Return the text between the margins of all pages, on one line."""
    page = LANDSCAPE if document.landscape else PORTRAIT
    sheets = opened(document)
    texts = [
        sheets[number].get_textpage().get_text_bounded(0, page.bottom - 2, page.width, page.height - page.top + 2)
        for number in range(len(sheets))
    ]
    return " ".join(" ".join(texts).split())


def shown(text: str) -> str:
    """Return what a reader should see of `text`, on one line."""
    text = re.sub("[\v\f\r\x85\u2028\u2029]", "\n", text)
    text = re.sub("[\ufdd0\ufffe\uffff]", "", text)
    text = re.sub("[\ud800-\udfff]", "\ufffd", text)
    text = "".join(char for char in text if char.isspace() or unicodedata.category(char) != "Cc" or char in "\n")
    text = unicodedata.normalize("NFC", text)
    missing = fonts.missing(text)
    text = "".join("\ufffd" if char in missing else char for char in text if char not in fonts.IGNORABLE)
    return " ".join(text.split())


def squeezed(text: str) -> str:
    """Return `text` without what depends on where lines end: white space and hyphens, which PDFium takes away there."""
    text = unicodedata.normalize("NFKC", text)
    return "".join(char for char in text if not (char.isspace() or char in "-\xad\x02\u2010\u2011\ufffe\u2800"))


def boxes(document: Document) -> list[tuple[str, float, float, float, float]]:
    """Return every visible character with left, bottom, right and top, in points."""
    found = []
    sheets = opened(document)
    for number in range(len(sheets)):
        text = sheets[number].get_textpage()
        for place in range(text.count_chars()):
            char = text.get_text_range(place, 1)
            if char.strip():
                found.append((char, *text.get_charbox(place)))
    return found


def test_every_word_of_a_rich_document_is_there_in_order() -> None:
    document, place = rich(), 0
    text = body(document)
    for word in words(document):
        place = text.index(shown(word), place) + len(shown(word))


def test_every_word_of_a_rich_landscape_document_is_there() -> None:
    document = a_document(*rich().blocks, landscape=True)
    text = body(document)
    assert [word for word in words(document) if shown(word) not in text] == []


@pytest.mark.parametrize("text", BAD, ids=ascii)
@pytest.mark.parametrize("landscape", [False, True])
def test_any_text_is_data(text: str, landscape: bool) -> None:
    document = everywhere(text, landscape=landscape)
    found = squeezed(body(document))
    expected = squeezed(shown(text))
    if "\u0301" not in text:  # PDFium lays marks that stand over each other together
        assert found.count(expected) >= 18 or not expected


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.text(max_size=200), st.text(max_size=30), st.booleans())
def test_no_text_stops_it(text: str, short: str, landscape: bool) -> None:
    assert len(opened(everywhere(text, landscape=landscape)))
    assert len(opened(everywhere(short * 7)))


@settings(max_examples=40, deadline=None)
@given(st.lists(st.text(st.characters(codec="utf-8", categories=["L", "N", "P", "S", "Zs"]), max_size=80), max_size=8))
def test_every_word_of_any_text_is_there(texts: list[str]) -> None:
    document = a_document(*map(Paragraph, texts), Table("", ("A", "B"), tuple((text, text) for text in ["", *texts])))
    found = squeezed(body(document))
    assert [text for text in texts if squeezed(shown(text)) not in found] == []


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text("abcdefåäöm,.", min_size=1, max_size=14), min_size=1, max_size=120))
def test_words_never_run_together_where_lines_end(parts: list[str]) -> None:
    assert " ".join(parts) in body(a_document(Paragraph(" ".join(parts))))


@pytest.mark.parametrize(
    "text", ["x" * 100_000, "vård " * 20_000, "å" * 3_001, "mm\n" * 1_000], ids=lambda text: text[:5]
)
@pytest.mark.parametrize("place", ["paragraph", "item", "facts", "cell", "title", "heading"])
def test_long_text_is_whole_wherever_it_stands(text: str, place: str) -> None:
    document = {
        "paragraph": a_document(Paragraph(text)),
        "item": a_document(Items((Item("a", text),))),
        "facts": a_document(Facts((("Vem", text),))),
        "cell": a_document(Table("Tabell", ("A", "B"), (("a", text), ("c", "d")), (1, 3))),
        "title": a_document(title=text, footer=text, marks=("UTKAST",)),
        "heading": a_document(Heading(text), Paragraph("Brödtext.")),
    }[place]
    found = "".join(body(document).split())
    if place == "cell":  # the header row comes again on every page
        found = found.replace("AB", "")
    assert "".join(text.split()) in found


@pytest.mark.parametrize("text", ["å" * 1_000_000, "vård och omsorg " * 62_500], ids=["one word", "many words"])
def test_a_million_characters_are_set(text: str) -> None:
    assert len(opened(a_document(Paragraph(text)))) > 200


def test_a_table_header_stands_on_every_page_and_no_row_is_lost() -> None:
    document = a_document(Table("Lista", ("Nummer", "Vad"), tuple((f"rad{n:03}", SENTENCE) for n in range(200))))
    sheets = opened(document)
    pages = [sheets[number].get_textpage().get_text_range() for number in range(len(sheets))]
    assert len(pages) > 5
    assert all(page.count("Nummer") == 1 for page in pages)
    assert re.findall(r"rad\d{3}", " ".join(pages)) == [f"rad{n:03}" for n in range(200)]


def test_a_cell_may_fill_five_pages() -> None:
    text = " ".join(f"ord{n}" for n in range(5_000))
    sheets = opened(a_document(Table("Lista", ("A", "B"), (("före", "x"), ("a", text), ("efter", "y")))))
    pages = [sheets[number].get_textpage().get_text_range() for number in range(len(sheets))]
    assert len(pages) >= 5
    assert re.findall(r"ord\d+", " ".join(pages)) == text.split()
    assert "efter" in pages[-1]


def test_one_row_and_empty_cells() -> None:
    assert "rad" in body(a_document(Table("T", ("A", "B"), (("rad", ""),))))
    assert len(opened(a_document(Table("", ("", ""), (("", ""),)), Items(()), Facts(()), Items((Item(""),))))) == 1


def test_a_document_without_a_word_has_a_page() -> None:
    assert len(opened(Document("", "", "", "", ()))) == 1


def test_pages_are_numbered() -> None:
    sheets = opened(rich())
    count = len(sheets)
    assert count > 2
    for number in range(count):
        text = sheets[number].get_textpage().get_text_range()
        assert f"Sida {number + 1} av {count}" in text
        assert "Fot" in text


def test_marks_stand_on_every_page_and_under_the_title() -> None:
    sheets = opened(rich())
    assert all("EXEMPEL · UTKAST" in sheets[number].get_textpage().get_text_range() for number in range(len(sheets)))
    assert body(rich()).startswith("Slag Titel EXEMPEL UTKAST")


def test_bookmarks_are_the_headings() -> None:
    headings = [("Ett 😀 (a)", 1), ("Två å\xadäö", 2), ("Tre", 3), ("Fyra", 4), ("Fem", 2), ("Sex", 1)]
    toc = list(opened(a_document(*(Heading(text, level) for text, level in headings))).get_toc())
    assert [(mark.get_title(), mark.level + 1) for mark in toc] == [
        (text.replace("\xad", ""), n) for text, n in headings
    ]


def test_bookmarks_of_skipped_levels() -> None:
    toc = opened(a_document(Heading("a", 3), Heading("b", 4), Heading(""), Heading("c", 1))).get_toc()
    assert [(mark.get_title(), mark.level) for mark in toc] == [("a", 0), ("b", 1), ("c", 0)]


def test_a_heading_is_never_left_alone_at_the_foot() -> None:
    for lines in range(20, 45):
        blocks = (Paragraph("rad\n" * lines), Heading("Rubrik"), Heading("Under", 2), Paragraph(SENTENCE * 5))
        sheets = opened(a_document(*blocks))
        pages = [sheets[number].get_textpage().get_text_range() for number in range(len(sheets))]
        assert all("Överlämningarna" in page for page in pages if "Rubrik" in page), lines


def test_metadata() -> None:
    content = pdf.render(rich())
    told = pypdfium2.PdfDocument(content).get_metadata_dict()
    assert (told["Title"], told["Author"], told["Creator"]) == ("Titel", "Nils Åberg", "Naravård Desktop")
    with pikepdf.Pdf.open(io.BytesIO(content)) as read:
        assert read.Root.Lang == "sv-SE"


def loose(content: bytes) -> bytes:
    """Return a PDF with its parts one by one, to be searched."""
    with pikepdf.Pdf.open(io.BytesIO(content)) as packed:
        packed.save(file := io.BytesIO(), object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return file.getvalue()


def test_all_fonts_are_embedded() -> None:
    for document in (rich(), everywhere("a → 😀 שלום"), Document("", "", "", "", ())):
        content = loose(pdf.render(document))
        descriptors = re.findall(rb"<<[^<>]*/Type /FontDescriptor[^<>]*>>", content)
        assert descriptors
        assert len(re.findall(rb"/Type /Font\b", content)) == len(descriptors)
        assert all(b"/FontFile2" in descriptor for descriptor in descriptors)
        assert not re.search(rb"Helvetica|Times|Courier|/Type1\b|ZapfDingbats", content)


def test_the_same_document_gives_the_same_bytes() -> None:
    with ThreadPoolExecutor(4) as threads:
        assert len(set(threads.map(pdf.render, [rich()] * 8))) == 1


@pytest.mark.parametrize("landscape", [False, True])
def test_nothing_is_drawn_outside_the_margins(landscape: bool) -> None:
    page = LANDSCAPE if landscape else PORTRAIT
    blocks = (
        *rich().blocks,
        Paragraph("W" * 300),
        Items((Item("W" * 300, "W" * 300, (Item("W" * 300),)),)),
        Facts((("W" * 60, "W" * 300),)),
        Table("W" * 200, ("W" * 40, "B", "C"), (("W" * 90, "W" * 90, "W" * 90),), (1, 20, 1)),
    )
    document = a_document(*blocks, landscape=landscape, title="W" * 90, footer="W" * 400, marks=("W" * 300, "UTKAST"))
    for char, left, bottom, right, top in boxes(document):
        assert page.side - 2 <= left <= right <= page.width - page.side + 2, char
        assert 30 <= bottom <= top <= page.height - 30, char


@pytest.mark.parametrize(
    "shares", [(), (1, 1, 1, 1, 1, 1), (9, 1, 1, 1, 1, 1), (0, float("nan"), -1, float("inf"), 1, 1)]
)
def test_columns_never_overlap(shares: tuple[float, ...]) -> None:
    cells = tuple(letter * 1_500 for letter in "bcefgh")  # over several pages
    table = Table("", tuple(letter * 3 for letter in "bcefgh"), (cells, cells), shares)
    found = boxes(a_document(table, kind="", title="", footer=""))
    edges = [
        (min(left for char, left, *_ in found if char == letter), max(box[3] for box in found if box[0] == letter))
        for letter in "bcefgh"
    ]
    assert all(one[1] < other[0] for one, other in pairwise(edges))


def test_header_words_are_whole_whatever_the_shares() -> None:
    header = ("Nummer", "Beskrivning", "Ansvarig", "Huvudman", "Klart senast")
    rows = (("1", SENTENCE, "Helena Sjögren", "Region Mellan", "2026-05-15"),) * 3
    text = body(a_document(Table("Lista", header, rows, (0.01, 10, 1, 1, 1))))
    assert all(word in text for title in header for word in title.split())
    assert "Sjögren" in text


@pytest.mark.parametrize("landscape", [False, True])
def test_a_row_about_as_high_as_the_page_is_whole(landscape: bool) -> None:
    for lines in range(24, 52):
        text = "\n".join(f"rad{n}" for n in range(lines))
        blocks = (Facts((("Vem", text),)), Table("", ("A", "B"), (("a", text), ("b", text))))
        found = body(a_document(*blocks, kind="", title="", landscape=landscape))
        assert re.findall(r"rad\d+", found) == text.split() * 3


@pytest.mark.parametrize("word", ["x" * 3_000, "ord " * 800])
def test_a_header_higher_than_a_page_is_set_once(word: str) -> None:
    found = body(a_document(Paragraph("rad\n" * 20), Table("", (word, "", ""), (("a", "b", "c"),), (1, 0, 1))))
    assert "".join(word.split()) in "".join(found.split())


def test_very_many_columns() -> None:
    row = tuple(f"v{n}" for n in range(60))
    assert len(opened(a_document(Table("", row, (row, row))))) == 1


def test_a_long_list_in_a_list() -> None:
    item = Item("djup")
    for _ in range(200):
        item = Item("djup", items=(item,))
    assert body(a_document(Items((item,)))).count("djup") == 201


def test_a_space_after_a_picture_is_as_wide_as_others() -> None:
    (line,) = pdf_lines.fill(pdf_lines.words("😀 → ord", fonts.REGULAR), 100)
    spaces = {run.font for run in line.runs if " " in run.text}
    assert spaces == {fonts.REGULAR}
