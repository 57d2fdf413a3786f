"""How pages look: what stands in line, how wide columns are, and where pages may end."""

import re

import pypdfium2
import pytest

from naravard_desktop.documents.model import (
    Document,
    Facts,
    Heading,
    Item,
    Items,
    NewPage,
    Paragraph,
    Signatures,
    Table,
    Together,
)
from naravard_desktop.documents.pdf_styles import MEASURE, PORTRAIT
from tests.documents.test_pdf import SENTENCE, a_document, boxes, opened

ACTIONS = ("Nr", "Åtgärd", "Ansvarig", "Nivå", "Klart senast")
SHARES = (0.35, 2.5, 1.9, 0.6, 0.95)


def pages(document: Document) -> list[str]:
    sheets = opened(document)
    return [sheets[number].get_textpage().get_text_range() for number in range(len(sheets))]


def at(document: Document, text: str) -> tuple[float, float, float, float]:
    """Return the place of the first character of a text: left, bottom, right, top."""
    sheets = opened(document)
    for number in range(len(sheets)):
        page = sheets[number].get_textpage()
        if found := page.search(text, match_case=True).get_next():
            left, bottom, right, top = page.get_charbox(found[0])
            return left, bottom, right, top
    raise AssertionError(text)


def lines_of(document: Document, letter: str) -> int:
    """Return on how many lines a letter stands."""
    return len({round(box[2]) for box in boxes(document) if box[0] == letter})


def test_values_stand_at_one_line_through_the_document() -> None:
    document = a_document(
        Facts((("Tid", "Xnio"), ("Plats", "Xrummet"))),
        Heading("Närvarande"),
        Facts((("Exempelstads kommun", "Xada\nXbo"),)),
        Together((Facts((("Fler", "Xcia"),)),)),
    )
    lefts = {round(left) for char, left, *_ in boxes(document) if char == "X"}
    assert len(lefts) == 1


def test_running_values_have_the_room_they_need() -> None:
    document = a_document(
        Facts((("Organisation med långt namn", "Xada"),)), Facts((("Syfte", "X" + SENTENCE), ("Material", "Xpenna")))
    )
    lefts = sorted({round(left) for char, left, *_ in boxes(document) if char == "X"})
    assert len(lefts) == 2
    assert lefts[0] == pytest.approx(PORTRAIT.side + 92, abs=2)


def test_only_values_of_several_lines_hang() -> None:
    alone = a_document(Facts((("Syfte", "Q" + SENTENCE * 2),)), kind="", title="", footer="")
    several = a_document(Facts((("Syfte", "Q" + SENTENCE * 2 + "\nslut"),)), kind="", title="", footer="")

    def left_edges(document: Document) -> set[int]:
        by_line: dict[int, float] = {}
        for _char, left, bottom, _right, _top in boxes(document):
            if left > PORTRAIT.side + 80:
                line = round(bottom / 15.5)
                by_line[line] = min(by_line.get(line, 1e9), left)
        return {round(left / 6) for left in by_line.values()}

    assert len(left_edges(several)) > len(left_edges(alone))


def test_the_head_stands_between_rules() -> None:
    facts = Facts((("Datum", "12 mars"),))

    def rules(document: Document) -> int:
        page = opened(document)[0]
        return sum(1 for _one in page.get_objects([pypdfium2.raw.FPDF_PAGEOBJ_PATH]))

    footer = rules(a_document(Paragraph("a")))
    assert rules(a_document(facts)) == footer + 2
    assert rules(a_document(Paragraph("Liten rad", style="quiet"), facts)) == footer + 2
    assert rules(a_document(Paragraph("Text"), facts)) == footer


def test_dates_and_numbers_are_not_broken_in_a_table() -> None:
    row = ("12", SENTENCE * 2, "Z Prov (Region Mellan)\nNils Prov (Ängby kommun)", "mikro", "25 Yeptember 2026")
    document = a_document(Table("", ACTIONS, (row, row), SHARES), kind="", title="", footer="")
    assert lines_of(document, "Y") == 2
    date, year = at(document, "25 Y"), at(document, "2026")
    assert date[1] == pytest.approx(year[1], abs=1)
    right = max(box[3] for box in boxes(document))
    assert right <= PORTRAIT.width - PORTRAIT.side + 1


def test_no_column_is_wider_than_its_text_while_another_needs_the_room() -> None:
    rows = tuple((SENTENCE, "Qregion", "Zpågår") for _row in range(3))
    document = a_document(Table("", ("Insats", "Huvudman", "Läge"), rows, (1, 1, 1)), kind="", title="", footer="")
    assert at(document, "Qregion")[0] > PORTRAIT.side + 0.6 * MEASURE
    assert at(document, "Zpågår")[0] > at(document, "Qregion")[0] + 40


def test_shares_hold_where_all_columns_have_use_for_them() -> None:
    document = a_document(
        Table("", ("A", "B"), (("Q" + SENTENCE * 3, "Z" + SENTENCE * 3),), (3, 1)), kind="", title="", footer=""
    )
    share = (at(document, "Z")[0] - at(document, "Q")[0]) / PORTRAIT.text_width
    assert share == pytest.approx(0.75, abs=0.02)


def test_names_of_rows_stand_out_but_sentences_do_not() -> None:
    def weight(first: str) -> int:
        table = Table("", ("Qa", "Qb"), ((first, "y"),), row_header=True)
        words = opened(a_document(table, kind="", title="", footer=""))[0].get_textpage()
        index, _count = words.search("Zorg").get_next() or (0, 0)
        return int(pypdfium2.raw.FPDFText_GetFontWeight(words, index))

    assert weight("Zorg") > weight("Zorg " + SENTENCE)


@pytest.mark.parametrize("rows", range(12, 34))
def test_no_row_is_alone_on_the_last_page(rows: int) -> None:
    table = Table("Lista", ("Nr", "Vad"), tuple((f"rad{n:02}", "a\nb") for n in range(rows)), (1, 5))
    found = pages(a_document(table, Paragraph("Efter.")))
    counts = [page.count("rad") for page in found if "rad" in page]
    assert sum(counts) == rows
    assert counts[-1] >= 2 or len(counts) == 1
    assert all("Nr" in page for page in found if "rad" in page)


@pytest.mark.parametrize("lines", range(20, 44))
def test_no_item_is_alone_at_the_foot_or_the_head(lines: int) -> None:
    items = Items(tuple(Item(f"punkt{n}", "not" if n % 2 else "") for n in range(6)))
    found = pages(a_document(Paragraph("rad\n" * lines), Heading("Rubrik", 2), items, Paragraph("Efter.")))
    counts = [page.count("punkt") for page in found if "punkt" in page]
    assert sum(counts) == 6
    assert min(counts) >= 2
    assert all("punkt" in page for page in found if "Rubrik" in page)


def test_a_question_stays_with_its_answers_but_not_with_the_next_heading() -> None:
    for lines in range(20, 44):
        blocks = (
            Paragraph("rad\n" * lines),
            Heading("Paus"),
            Paragraph("Fundera gärna.", style="question"),
            Heading("Grupper"),
            Paragraph("Vad hör ihop?", style="question"),
            Heading("Hemgång", 2),
            Items((Item("punkt"), Item("punkt"))),
        )
        found = pages(a_document(*blocks))
        assert all("Fundera" in page for page in found if "Paus" in page), lines
        assert all("Hemgång" in page and "punkt" in page for page in found if "Vad hör ihop" in page), lines


def test_what_is_signed_has_its_heading_on_the_same_page() -> None:
    for lines in range(14, 44):
        blocks = (
            Paragraph("rad\n" * lines),
            Heading("Underskrifter"),
            Facts((("Justerat datum", "senast den 1 april 2026"),)),
            Signatures((("Ordförande", "Karin Prov"), ("Justerare", "Nils Prov"))),
        )
        found = pages(a_document(*blocks))
        assert all("Karin Prov" in page and "Justerat" in page for page in found if "Underskrifter" in page), lines


def test_a_long_item_may_stand_where_there_is_room() -> None:
    found = pages(a_document(Items((Item(SENTENCE * 60), Item("kort")))))
    assert "Överlämningarna" in found[0]


def test_a_title_is_larger_on_a_larger_paper() -> None:
    def height(document: Document) -> float:
        _left, bottom, _right, top = at(document, "Titel")
        return top - bottom

    assert height(a_document(NewPage(), Paragraph("a"), size="A3")) > 1.4 * height(a_document(Paragraph("a")))


def test_notes_in_a_cell_are_smaller_and_whole_over_pages() -> None:
    noted = "Zgör " + SENTENCE + "\nQ" + " ".join(f"not{n}" for n in range(900))
    table = Table("", ("Nr", "Åtgärd"), (("1", noted), ("2", "Zandra\nQsist")), (1, 9), notes=(1,))
    document = a_document(table, kind="", title="", footer="")
    found = " ".join(pages(document))
    assert re.findall(r"not\d+", found) == [f"not{n}" for n in range(900)]
    sheets = opened(document)
    last = sheets[len(sheets) - 1].get_textpage()

    def size(text: str) -> float:
        index, _count = last.search(text).get_next() or (0, 0)
        return float(pypdfium2.raw.FPDFText_GetFontSize(last, index))

    assert size("Zandra") == pytest.approx(10)
    assert size("Qsist") == pytest.approx(9.5)
