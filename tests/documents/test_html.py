"""HTML documents, read back by html.parser: words in order, headings, tables, and nothing that runs or is fetched."""

import io
import re
from base64 import b64decode
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from naravard_desktop.core.text import clean
from naravard_desktop.documents.html import render
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
)
from tests.documents.every_block import drawn, photo, protocol, said
from tests.documents.test_pdf import BAD, SENTENCE, a_document, everywhere, rich
from tests.jobs.test_every_word import HOSTILE

EMPTY = {"meta", "br", "col", "img"}
KNOWN = {
    *EMPTY, "html", "head", "title", "style", "body", "main", "footer", "p", "h1", "h2", "h3", "h4", "h5", "strong",
    "span", "figure", "figcaption", "ul", "ol", "li", "dl", "dt", "dd", "div", "table", "caption", "colgroup",
    "thead", "tbody", "tr", "th", "td",
}  # fmt: skip


class Reader(HTMLParser):
    """Keeps elements with their attributes, checks that each is closed, and keeps the text of the body."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.inside: list[str] = []
        self.text: list[str] = []
        self.titles: list[str] = []
        self.feed(page)
        self.close()
        assert self.inside == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        if tag == "img":
            self.text.append(dict(attrs)["alt"] or "")
        if tag not in EMPTY:
            self.inside.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.inside.pop() == tag

    def handle_data(self, data: str) -> None:
        if "main" in self.inside:
            self.text.append(data)
        elif "title" in self.inside:
            self.titles.append(data)

    def all(self, name: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.elements if tag == name]

    @property
    def levels(self) -> list[int]:
        return [int(tag[1]) for tag, _ in self.elements if re.fullmatch(r"h\d", tag)]


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", clean(text))


def assert_says_all(document: Document) -> Reader:
    reader = Reader(render(document))
    found, place = squeezed("".join(reader.text)), 0
    for word in said(document):
        wanted = squeezed(word)
        place = found.index(wanted, place) + len(wanted)
    assert {tag for tag, _ in reader.elements} <= KNOWN
    assert {name for _, attributes in reader.elements for name in attributes} <= {
        "lang", "charset", "content", "name", "http-equiv", "class", "id", "role", "tabindex", "aria-labelledby", "scope", "style",
        "src", "alt", "width", "height",
    }  # fmt: skip
    assert reader.levels[0] == 1
    assert reader.levels.count(1) == 1
    assert all(one - before <= 1 for before, one in zip(reader.levels, reader.levels[1:], strict=False))
    return reader


def test_every_word_of_a_rich_document_is_there_in_order() -> None:
    reader = assert_says_all(rich())
    assert reader.levels == [1, 2, 3, 3, 4, 5]


def test_a_protocol_is_one_file_that_any_reader_can_follow() -> None:
    reader = assert_says_all(protocol())
    assert reader.levels == [1, 2, 2, 3, 2, 2, 2, 2]
    assert all(str(one["src"]).startswith("data:image/") for one in reader.all("img"))
    assert all(one["alt"] for one in reader.all("img"))
    assert len(reader.all("figure")) == 2
    # Everything that is read lies in the one main part or the footer, and there is nothing before it to skip.
    assert len(reader.all("main")) == 1


@pytest.mark.parametrize("text", [*BAD, *HOSTILE.values(), "</style><script>", '\\"; } *{', "-->"], ids=ascii)
def test_any_text_is_data(text: str) -> None:
    assert_says_all(everywhere(text))
    page = render(a_document(footer=text, marks=(text,)))
    sheet = page[page.index("<style>") + 7 : page.index("</style>")]
    assert "<" not in sheet
    assert sheet.count("{") == sheet.count("}")


@settings(max_examples=60)
@given(st.text(max_size=200))
def test_no_text_stops_it(text: str) -> None:
    assert_says_all(everywhere(text)).titles[0].encode()
    render(everywhere(text)).encode()


def test_long_text_and_many_rows_are_whole() -> None:
    assert_says_all(everywhere(" ".join(f"ord{n}" for n in range(14_000))))
    assert_says_all(everywhere("å" * 100_000))
    assert_says_all(a_document(Table("Lista", ("A", "B"), tuple((f"rad{n}x", SENTENCE) for n in range(200)))))


def test_language_title_and_no_way_out() -> None:
    page = render(rich())
    reader = Reader(page)
    assert reader.all("html") == [{"lang": "sv-SE"}]
    assert reader.titles == ["Titel – Slag"]
    assert page.startswith("<!DOCTYPE html>\n")
    assert not re.search(r"<script|<link|<img|src=|href=|url\(|@import", page)
    policy = str(reader.all("meta")[1]["content"])
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline'; img-src data:;")
    assert Reader(render(a_document(language='sv"><b>'))).all("html") == [{"lang": "und"}]


def test_it_is_made_for_dark_windows_and_for_paper() -> None:
    page = render(a_document(marks=("UTKAST",), footer="Fot", landscape=True))
    assert "prefers-color-scheme: dark" in page
    assert "@media print" in page
    assert "size: A4 landscape" in page
    assert '@top-left { content: "UTKAST"' in page
    assert "size: A3 landscape" in render(a_document(landscape=True, size="A3"))
    assert '<body class="wide">' in page
    assert '"Sida " counter(page) " av " counter(pages)' in page
    assert "size: A4;" in render(a_document())


def test_headings_never_skip() -> None:
    blocks = (Heading("a", 3), Heading("b", 4), Heading(""), Heading("c", 1), Heading("d", 4), Heading("e", 9))
    assert Reader(render(a_document(*blocks))).levels == [1, 2, 3, 2, 3, 4]
    assert Reader(render(Document("", "", "", "", ()))).levels == [1]


def test_tables_have_caption_and_scopes_and_a_name() -> None:
    table = Table("Titel <1>", ("A", "B"), (("rad", "x"), ("rad", "y")), (1, 3), row_header=True)
    other = Table("", ("A", "B"), (("x", "y"),))
    reader = Reader(render(a_document(Heading("Rubrik"), table, other)))
    assert [one.get("scope") for one in reader.all("th")] == ["col", "col", "row", "row", "col", "col"]
    assert [one["aria-labelledby"] for one in reader.all("table")] == ["tabell-1", "rubrik-1"]
    assert [one["style"] for one in reader.all("col")] == ["width:25.0%", "width:75.0%"]
    ids = [one["id"] for _, one in reader.elements if "id" in one]
    assert len(ids) == len(set(ids))
    odd = Table("", ("A", "B"), (("x", "y"),), (float("nan"), 1))
    assert Reader(render(a_document(odd))).all("col") == []


def test_lists_facts_and_pages() -> None:
    inner = Items((Item("ett", "not", (Item("inne"),)), Item("två")), numbered=True)
    blocks = (
        inner,
        NewPage(),
        Together((Paragraph("a\nb", lead="Så:"), Facts((("Datum", "i dag"),)))),
        Items(()),
        Facts(()),
    )
    page = render(a_document(*blocks, NewPage()))
    reader = Reader(page)
    assert (len(reader.all("ol")), len(reader.all("ul")), len(reader.all("li"))) == (1, 1, 3)
    assert "<p><strong>Så:</strong> a<br>b</p>" in page
    assert "<dt>Datum</dt> <dd>i dag</dd>" in page
    assert '<div class="new-page">\n<div class="together">' in page
    assert page.count('class="new-page"') == 1


def test_marks_stand_in_the_body() -> None:
    assert '<p class="marks"><strong>EXEMPEL</strong> · <strong>UTKAST</strong></p>' in render(rich())
    assert render(rich()) == render(rich())


def test_pictures_lie_in_the_file_with_words_for_them() -> None:
    wall = Picture(photo(300, 200, orientation=6), 'En vägg med "lappar" <12>', "Efter rundan")
    page = render(a_document(wall, Picture(photo(60, 40, "PNG"), ""), Picture(b"nej", "Något", "Text under")))
    first, other = Reader(page).all("img")
    assert first["alt"] == 'En vägg med "lappar" <12>'
    assert (first["width"], first["height"]) == ("200", "300")
    kind, _comma, content = str(first["src"]).partition(",")
    assert kind == "data:image/jpeg;base64"
    made = b64decode(content)
    assert Image.open(io.BytesIO(made)).size == (200, 300)
    assert b"hemlig" not in made
    assert other["alt"] == "Bild utan beskrivning"
    assert str(other["src"]).startswith("data:image/png;base64,")
    assert "Den ska föreställa: Något</p>\n<figcaption>Text under</figcaption>" in page


def test_logos_and_signatures() -> None:
    logos = (Picture(photo(400, 100, "PNG"), "Region"), Picture(b"", "Kommun"))
    page = render(a_document(Signatures((("Ordförande", "Karin Exempel"), ("Justerare", ""))), logos=logos))
    assert page.index('class="logos"') < page.index("Den ska föreställa: Kommun") < page.index('class="kind"')
    assert '<dt>Ordförande</dt> <dd>Karin Exempel</dd> <dd class="day">Datum</dd>' in page
    assert "<dt>Justerare</dt> <dd>Namnförtydligande:</dd>" in page
    assert 'class="signatures"' not in render(a_document(Signatures(())))


def test_what_is_drawn_is_one_picture_with_the_same_in_words() -> None:
    reader = Reader(render(a_document(*drawn("Ord"))))
    assert [one["alt"] for one in reader.all("img")] == ["Ord"] * 3
    narrow = int(reader.all("img")[0]["width"] or 0)
    assert int(Reader(render(a_document(*drawn("Ord"), size="A3"))).all("img")[0]["width"] or 0) > narrow


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def test_letters_and_lines_can_be_told_from_the_ground_in_light_dark_and_print() -> None:
    schemes = re.findall(r":root \{([^}]*)\}", render(rich()))
    assert len(schemes) == 3
    for scheme in schemes:
        colours = dict(re.findall(r"--(\w+): (#\w{6})", scheme))
        for name, least in (("text", 7.0), ("quiet", 7.0), ("rule", 3.0)):
            light, dark = sorted((_luminance(colours[name]), _luminance(colours["back"])), reverse=True)
            assert (light + 0.05) / (dark + 0.05) >= least, name


def test_words_on_every_page_are_whole_where_they_have_signs() -> None:
    """A sign is escaped in a style sheet, and the space that ends an escape is none of the text."""
    page = render(a_document(marks=("A · B",), footer='x"; } §1 –'))
    found = re.findall(r'content: "([^"]*)"', page)
    read = [re.sub(r"\\([0-9a-f]{6}) ", lambda code: chr(int(code[1], 16)), text) for text in found]
    assert read[:2] == ["A · B", 'x"; } §1 –']
