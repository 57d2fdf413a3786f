"""A document says the same in every format, word by word and in the same order, whatever its words are."""

import io
import json
import re
import unicodedata
from collections.abc import Callable
from html.parser import HTMLParser

import docx as word
import pikepdf
import pytest
from docx.oxml.ns import qn

from naravard_desktop.core.text import clean
from naravard_desktop.documents import docx, frozen, html, open_data, pdf
from naravard_desktop.documents.document_tables import sheets
from naravard_desktop.documents.model import Document, Figure, Heading, Item, Items, Paragraph, Picture, Table, words
from naravard_desktop.documents.switches import EVERYTHING
from naravard_desktop.jobs.minutes import minutes
from naravard_desktop.jobs.pictures import action_wall, cluster_map, principles_poster
from naravard_desktop.process.actions import change_action
from naravard_desktop.storage.edit import edit
from tests.conftest import Room
from tests.documents.every_block import filled, protocol, said
from tests.documents.test_pdf import BAD, SENTENCE, a_document, body, rich, shown
from tests.documents.test_pdf import squeezed as as_pdfium_reads
from tests.jobs.test_every_word import HOSTILE, on_paper, papers_of, write_everywhere

MANY = tuple((f"rad{n}", SENTENCE, f"{n} maj 2026" if 0 < n < 32 else "") for n in range(200))
LONG = " ".join(f"ord{n}" for n in range(14_000))
TEXTS = {
    **{f"odd {number}": text for number, text in enumerate(BAD)},
    **HOSTILE,
    "numbers": "1 000,5 §§ 12–14 (3 av 7)",
    "sentence": SENTENCE,
}
DRAWN = {"markup", "emoji", "lines", "odd 22"}  # drawing takes most of the time
DOCUMENTS = {
    "rich": rich(),
    "protocol": protocol(),
    "200 rows": a_document(
        Heading("Lista"), Table("Lista", ("A", "B", "C"), MANY), Items(tuple(Item(row[0]) for row in MANY))
    ),
    "100 000 characters": a_document(Paragraph(LONG), Table("", ("",), ((LONG,),))),
    "no word": Document("", "", "", "", ()),
}


def said_in_word(document: Document) -> str:
    """Return the text of a Word file's body, with that of its pictures where they stand."""
    found = []
    for element in word.Document(io.BytesIO(docx.render(document))).element.body.iter(qn("w:t"), qn("wp:docPr")):
        found.append(element.text or "" if element.tag == qn("w:t") else str(element.get("descr")))
    return " ".join(found)


class _Page(HTMLParser):
    def __init__(self, page: str) -> None:
        super().__init__()
        self.said: list[str] = []
        self._main = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._main = self._main or tag == "main"
        if tag == "img":
            self.said.append(dict(attrs)["alt"] or "")

    def handle_endtag(self, tag: str) -> None:
        self._main = self._main and tag != "main"

    def handle_data(self, data: str) -> None:
        if self._main:
            self.said.append(data)


def said_in_html(document: Document) -> str:
    return " ".join(_Page(html.render(document)).said)


def said_in_pictures_of_pdf(document: Document) -> list[str]:
    """Return what a PDF says of its pictures, in the order of its structure."""
    found: list[str] = []
    with pikepdf.open(io.BytesIO(pdf.render(document))) as file:
        waiting = [file.Root.StructTreeRoot]
        while waiting:
            node = waiting.pop()
            if "/Alt" in node:
                found.append(str(node.Alt))
            children = node.get("/K", pikepdf.Array())
            within = list(children) if isinstance(children, pikepdf.Array) else [children]
            waiting += [one for one in reversed(within) if isinstance(one, pikepdf.Dictionary) and "/S" in one]
    return found


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", clean(text))


def assert_in_order(found: str, wanted: list[str], read: Callable[[str], str] = squeezed) -> None:
    found, place = read(found), 0
    for one in map(read, wanted):
        at = found.find(one, place)
        assert at >= 0, f"{one[:80]!a} is not after {found[max(0, place - 60) : place]!a}"
        place = at + len(one)


def said_in_data(document: Document) -> str:
    return " ".join(words(frozen.from_data(json.loads(open_data.render(document)), frozen.pictures(document).get)))


EDITABLE = {"Word": said_in_word, "HTML": said_in_html}


@pytest.mark.parametrize("name", DOCUMENTS)
@pytest.mark.parametrize("form", EDITABLE)
def test_word_and_html_say_all_of_a_document(form: str, name: str) -> None:
    assert_in_order(EDITABLE[form](DOCUMENTS[name]), said(DOCUMENTS[name]))


@pytest.mark.parametrize("name", TEXTS)
@pytest.mark.parametrize("form", EDITABLE)
def test_word_and_html_say_any_text_in_every_block(form: str, name: str) -> None:
    document = filled(TEXTS[name], figures=name in DRAWN)
    assert_in_order(EDITABLE[form](document), said(document))


@pytest.mark.parametrize("name", [*DOCUMENTS, *TEXTS])
def test_open_data_is_the_document(name: str) -> None:
    document = DOCUMENTS.get(name) or filled(TEXTS[name])
    read = frozen.from_data(json.loads(open_data.render(document)), frozen.pictures(document).get)
    assert words(read) == [text for text in map(clean, words(document)) if text]


@pytest.mark.parametrize("name", DOCUMENTS)
def test_a_pdf_says_all_of_a_document(name: str) -> None:
    assert_in_order(body(DOCUMENTS[name]), said(DOCUMENTS[name], pictures=False), _read_in_pdf)


def test_a_pdf_says_in_words_what_its_pictures_show() -> None:
    document = protocol()
    pictures = [*document.logos, *(block for block in document.blocks if isinstance(block, Picture | Figure))]
    assert said_in_pictures_of_pdf(document) == [one.alt for one in pictures]


@pytest.mark.parametrize("name", TEXTS)
def test_a_pdf_says_any_text_in_every_block(name: str) -> None:
    document = filled(TEXTS[name], figures=False)
    assert len(said_in_pictures_of_pdf(document)) == 2
    if "\u0301" not in TEXTS[name]:  # PDFium lays marks that stand over each other together
        # Beside a role of several lines stands where the day is to be written: PDFium reads it between them.
        found = body(document).replace(" Datum ", " ")
        assert_in_order(found, said(document, pictures=False), _read_in_pdf)


def _read_in_pdf(text: str) -> str:
    return as_pdfium_reads(shown(unicodedata.normalize("NFC", text)))


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE.keys())
def test_what_was_typed_is_in_every_format(room: Room, hostile: str) -> None:
    typed = write_everywhere(room, lambda name: f"{name}: {hostile} :{name}")
    documents, wanted = papers_of(room.library, room), on_paper(typed)
    for read in (said_in_word, said_in_html, said_in_data):
        found = squeezed("".join(read(document) for document in documents))
        # Word by word: lines of some texts are set one after the other.
        assert {
            where: word for where, text in wanted.items() for word in clean(text).split() if word not in found
        } == {}


@pytest.mark.parametrize("hostile", [HOSTILE["markup"], HOSTILE["emoji"], HOSTILE["quotes"]], ids=ascii)
def test_what_is_drawn_is_also_said_in_words_where_it_is_a_picture(room: Room, hostile: str) -> None:
    write_everywhere(room, lambda name: f"{name}: {hostile} :{name}")
    made = (
        cluster_map(room.library, room.workshop_id, EVERYTHING),
        principles_poster(room.library, room.scope.process_id, EVERYTHING),
        action_wall(room.library, room.scope, EVERYTHING),
    )
    for document in made:
        assert document
        for read in (said_in_word, said_in_html):
            found = squeezed(read(document)).lower()
            assert [word for word in words(document) if squeezed(word).lower() not in found] == []


def test_tables_of_minutes_are_data_with_real_dates(room: Room) -> None:
    write_everywhere(room, lambda name: name)
    with edit(room.library, room.scope, "Datum"):
        for (row_id,) in room.library.db.execute("SELECT id FROM action").fetchall():
            change_action(room.library, row_id, due="2027-03-01")
    found = {one.name: one for one in sheets(minutes(room.library, room.workshop_id, EVERYTHING))}
    listed = next(one for one in found.values() if "Klart senast" in one.header and "Nr" in one.header)
    assert [type(cell).__name__ for cell in listed.rows[0]] == ["int", "str", "str", "str", "date"]
