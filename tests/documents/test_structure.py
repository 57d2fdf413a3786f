"""What a reader hears: the structure of a PDF against the document it was made of."""

from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Dictionary, Pdf

from naravard_desktop.documents import pdf
from naravard_desktop.documents.model import (
    Block,
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
from naravard_desktop.documents.pdf_check_tree import Element
from tests.documents.structure import outline, structure
from tests.documents.structure import read as read_aloud
from tests.documents.test_pdf import BAD, SENTENCE, a_document, everywhere, rich, shown, squeezed


def read(*blocks: Block) -> list[object]:
    """Return the structure of blocks, without what stands above them."""
    return [outline(kid) for kid in structure(pdf.render(a_document(*blocks))).kids[2:]]


def assert_all_is_read(document: Document) -> Element:
    """Compare the text in the order of the structure with the words of the document."""
    found = structure(pdf.render(document))
    place, text = 0, squeezed(read_aloud(found))
    for word in words(document):
        expected = squeezed(shown(word))
        place = text.index(expected, place) + len(expected)
    return found


def test_title_and_marks_come_first() -> None:
    found = structure(pdf.render(a_document(marks=("EXEMPEL", "UTKAST"))))
    assert outline(found) == ("Document", ("P", "Slag"), ("H1", "Titel"), ("P", "EXEMPEL"), ("P", "UTKAST"))


def test_without_a_title_the_kind_is_the_heading_of_the_first_level() -> None:
    found = structure(pdf.render(a_document(Heading("a"), title=" ")))
    assert outline(found) == ("Document", ("H1", "Slag"), ("H2", "a"))
    found = structure(pdf.render(a_document(Heading("a"), title="", kind="")))
    assert outline(found) == ("Document", ("H1", "a"))


def test_levels_of_headings_are_never_skipped() -> None:
    levels = [3, 4, 4, 1, 9, 2, 4]
    tags = [element[0] for element in read(*(Heading("a", level) for level in levels)) if isinstance(element, tuple)]
    assert tags == ["H2", "H3", "H4", "H2", "H3", "H3", "H4"]


def test_lists_lie_in_each_other() -> None:
    items = (Item("a", "anm", (Item("b", items=(Item("c"),)), Item("d"))), Item("e"))
    assert read(Items(items, numbered=True)) == [
        (
            "L",
            (
                "LI",
                ("Lbl", "1."),
                (
                    "LBody",
                    ("P", "a"),
                    ("P", "anm"),
                    (
                        "L",
                        ("LI", ("Lbl", "–"), ("LBody", ("P", "b"), ("L", ("LI", ("Lbl", "–"), ("LBody", "c"))))),
                        ("LI", ("Lbl", "–"), ("LBody", "d")),
                    ),
                ),
            ),
            ("LI", ("Lbl", "2."), ("LBody", "e")),
        )
    ]
    assert read(Items(())) == []


def test_facts_are_a_list_of_labels_with_values() -> None:
    assert read(Facts((("Datum", "12 mars"), ("Plats", "")))) == [
        ("L", ("LI", ("Lbl", "Datum"), ("LBody", "12 mars")), ("LI", ("Lbl", "Plats"), ("LBody", "")))
    ]


def test_a_table_has_headers_and_a_caption() -> None:
    block = Table("Åtgärder", ("Nr", "Vad"), (("1", "ring"), ("2", "")), row_header=True)
    assert read(block) == [
        (
            "Table",
            ("Caption", "Åtgärder"),
            ("TR", ("TH", "Nr"), ("TH", "Vad")),
            ("TR", ("TH", "1"), ("TD", "ring")),
            ("TR", ("TH", "2"), ("TD", "")),
        )
    ]
    scopes = [one.scope for one in structure(pdf.render(a_document(block))).all() if one.tag == "TH"]
    assert scopes == ["Column", "Column", "Row", "Row"]


def test_lines_of_a_text_do_not_run_together() -> None:
    lead, text = "Närvarande:", "Ett\nTvå\n\n" + SENTENCE * 3 + "\n😀\nSlut"
    assert read(Paragraph(text, lead=lead)) == [("P", f"{lead} {' '.join(text.split())}")]


def test_a_hyphen_where_a_line_ends_says_that_the_word_goes_on() -> None:
    (element,) = read(Paragraph("sam\xadord\xadning " * 60))
    assert isinstance(element, tuple)
    assert "\xad" in element[1]
    assert element[1].replace("\xad", "") == ("samordning " * 60).strip()


def test_a_header_that_comes_again_is_read_once() -> None:
    rows = tuple((f"rad{n:03}", SENTENCE) for n in range(200))
    found = assert_all_is_read(a_document(Table("Lista", ("Nummer", "Vad"), rows)))
    assert [one.text for one in found.all() if one.tag == "TH"] == ["Nummer", "Vad"]
    assert read_aloud(found).count("Nummer") == 1


def test_a_cell_over_five_pages_is_one_cell() -> None:
    text = " ".join(f"ord{n}" for n in range(5_000))
    found = assert_all_is_read(a_document(Table("Lista", ("A", "B"), (("före", "x"), ("a", text), ("efter", "y")))))
    (cell,) = (one for one in found.all() if one.text == text)
    assert cell.tag == "TD"
    assert len(cell.pages) == len(set(cell.pages)) >= 5
    assert [len(row.kids) for row in found.all() if row.tag == "TR"] == [2] * 4


@pytest.mark.parametrize("block", [Paragraph(SENTENCE * 200), Items((Item("a", SENTENCE * 200),))], ids=["p", "item"])
def test_a_text_over_pages_is_one_element(block: Block) -> None:
    found = assert_all_is_read(a_document(block))
    (whole,) = (one for one in found.all() if one.text.strip() == (SENTENCE * 200).strip())
    assert whole.pages == sorted(set(whole.pages))
    assert len(whole.pages) >= 4


@pytest.mark.parametrize("word", ["x" * 3_000, "ord " * 800])
def test_a_header_higher_than_a_page_is_read_whole(word: str) -> None:
    assert_all_is_read(a_document(Table("", (word, "", ""), (("a", "b", "c"),), (1, 0, 1))))


@pytest.mark.parametrize("landscape", [False, True])
def test_all_of_a_document_is_read_in_order(landscape: bool) -> None:
    inside = Together((Heading("Ihop", 2), Paragraph("rad\n" * 30), Items((Item("sist"),))))
    blocks = (*rich().blocks, inside, inside, NewPage(), Paragraph("på ny sida"), NewPage(), *rich().blocks)
    assert_all_is_read(a_document(*blocks, landscape=landscape, marks=("UTKAST",)))


@pytest.mark.parametrize("text", BAD, ids=ascii)
def test_any_text_is_read(text: str) -> None:
    assert_all_is_read(everywhere(text))


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=120))
def test_any_text_at_all_is_read(text: str) -> None:
    assert_all_is_read(everywhere(text))


def test_bookmarks_lead_to_the_headings() -> None:
    content = pdf.render(rich())
    headings = [one.text.strip() for one in structure(content).all() if one.tag in {"H2", "H3", "H4", "H5"}]
    with Pdf.open(BytesIO(content)) as opened, opened.open_outline() as outline:
        found: list[tuple[str, str]] = []
        waiting = list(outline.root)[::-1]
        while waiting:
            entry = waiting.pop()
            assert isinstance(entry.obj, Dictionary)
            found.append((entry.title, str(entry.obj.SE.S)))
            waiting.extend(reversed(list(entry.children)))
    assert [title for title, _tag in found] == headings
    assert [tag for _title, tag in found] == ["/H2", "/H3", "/H3", "/H4", "/H5"]
