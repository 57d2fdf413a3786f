"""Where pages begin: a moment stands whole on a page where it can, and every responsible has a page of their own."""

import pypdfium2
import pytest

from naravard_desktop.documents import pdf
from naravard_desktop.documents.model import Block, Document, Facts, Heading, NewPage, Paragraph, Table, Together, words
from naravard_desktop.documents.pdf_styles import LANDSCAPE, PORTRAIT
from naravard_desktop.documents.switches import Switches
from naravard_desktop.jobs.action_list import chosen_actions
from naravard_desktop.jobs.run_sheet import run_sheet
from naravard_desktop.process.actions import actions_of_process
from naravard_desktop.process.workshops import change_step, steps, workshops
from naravard_desktop.storage.edit import edit
from naravard_desktop.storage.library import Library
from tests.conftest import Room
from tests.libraries import sampled

LINE = "Överlämningarna mellan slutenvård och hemsjukvård tar för lång tid. "


def pages(*blocks: Block, landscape: bool = False) -> list[str]:
    """Set blocks below a title, and read the pages."""
    return read(Document("", "Titel", "", "", blocks, landscape=landscape))


def read(document: Document) -> list[str]:
    """Return what stands between the margins of each page, on one line."""
    paper = LANDSCAPE if document.landscape else PORTRAIT
    return [
        " ".join(
            page.get_textpage().get_text_bounded(0, paper.bottom - 2, paper.width, paper.height - paper.top + 2).split()
        )
        for page in pypdfium2.PdfDocument(pdf.render(document))
    ]


def part(name: str, rows: int) -> Together:
    facts = Facts(tuple((f"{name}{number}", "text") for number in range(rows)))
    return Together((Heading(name), Paragraph("stilla", style="quiet"), facts))


def test_what_belongs_together_goes_to_the_next_page_whole() -> None:
    found = pages(part("A", 14), part("B", 14), part("C", 5), part("D", 12))
    assert len(found) == 2
    assert "A13 text" in found[0]
    assert "B13 text" in found[0]
    assert found[1].startswith("C stilla C0 text")
    assert "D11 text" in found[1]


@pytest.mark.parametrize("lines", range(20, 45))
def test_wherever_the_page_ends_nothing_is_divided(lines: int) -> None:
    found = pages(Paragraph("\n".join(["rad"] * lines)), part("B", 6))
    *before, last = [("B stilla" in text, "B5 text" in text) for text in found]
    assert last == (True, True)
    assert set(before) <= {(False, False)}


@pytest.mark.parametrize("landscape", [False, True])
def test_what_is_longer_than_a_page_begins_where_it_stands(landscape: bool) -> None:
    found = pages(Paragraph("först"), part("A", 120), landscape=landscape)
    assert "först A stilla A0" in found[0]
    assert "A119 text" in found[-1]


def test_a_very_long_text_among_what_belongs_together_is_set() -> None:
    table = Table("", ("A", "B"), tuple((LINE, str(number)) for number in range(300)))
    found = pages(
        Together((Heading("A"), Facts((("Lång", LINE * 1500),)))),
        Together((Paragraph(LINE * 400), Together((table,)))),
        Together(()),
        Together((Paragraph(""), Heading(" "))),
        Paragraph("sist"),
    )
    assert found[-1].endswith("sist")
    assert " 299" in found[-1] + found[-2]


def test_a_new_page_is_begun_only_where_something_stands() -> None:
    found = pages(Paragraph("ett"), NewPage(), NewPage(), Paragraph("två"), NewPage(), part("A", 3))
    assert [text.split()[0] for text in found] == ["Titel", "två", "A"]
    document = Document("", "", "", "", (NewPage(), Paragraph("ensam")))
    assert len(read(document)) == 1


def test_all_words_are_counted() -> None:
    document = Document("Slag", "Titel", "", "", (part("A", 1), NewPage()))
    assert words(document) == ["Slag", "Titel", "A", "stilla", "A0", "text"]


def test_every_moment_of_the_sample_stands_whole(library: Library) -> None:
    for held in workshops(library, sampled(library)):
        found = read(run_sheet(library, held.id))
        for step in steps(library, held.id):
            title, last = " ".join(step.title.split()), " ".join((step.background or step.material).split())
            assert any(f"{title} {step.minutes} min, till" in text and last in text for text in found), title


def test_hostile_and_long_texts_are_set(room: Room) -> None:
    for text in ("<b>&amp;</b> ”'\"{0} %s", "A\u030a 😀 שלום", "ord" * 30_000, LINE * 1_500, "\n \n", LINE * 60):
        step = room.step("notes")
        fields = ("title", "prompt", "help", "aim", "instruction", "material", "background")
        with edit(room.library, room.scope, "Ändrat"):
            change_step(room.library, step.id, **dict.fromkeys(fields, text))
    for _number in range(200):
        room.step("break")
    assert len(read(run_sheet(room.library, room.workshop_id))) > 50


def test_every_responsible_has_a_page_of_their_own(library: Library) -> None:
    process_id = sampled(library)
    ids = [action.id for action in actions_of_process(library, process_id)]
    document = chosen_actions(library, process_id, ids, Switches(), by_responsible=True)
    headings = [block.text for block in document.blocks if isinstance(block, Heading)]
    found = read(document)
    assert len(headings) > 2
    for heading in headings[1:]:
        assert any(text.startswith(heading) for text in found)
    assert headings[0] in found[0]
    assert headings[1] not in found[0]
