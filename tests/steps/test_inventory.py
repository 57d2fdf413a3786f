"""What an inventory lays out and keeps, how its options change, what is pasted into it, and its section in the minutes."""

from collections.abc import Sequence

import pypdfium2
import pytest

from naravard_desktop.core.kind import Column
from naravard_desktop.core.words import Level, OrganisationType
from naravard_desktop.documents import pdf
from naravard_desktop.documents.model import Block, Document, Facts, Heading, Paragraph, Table, words
from naravard_desktop.documents.switches import EVERYTHING, Switches
from naravard_desktop.documents.writing import writing
from naravard_desktop.process.cards import Card, cards, change_card
from naravard_desktop.process.decisions import add_decision
from naravard_desktop.process.links import link
from naravard_desktop.process.people import add_organisation, add_person
from naravard_desktop.process.workshops import Step, change_step, options
from naravard_desktop.process.workshops import step as read_step
from naravard_desktop.steps.inventory import data
from naravard_desktop.steps.inventory.minutes import minutes
from naravard_desktop.steps.inventory.pasted import in_order, read_rows, write_table
from naravard_desktop.storage import journal
from naravard_desktop.storage.edit import edit
from tests.conftest import Room

COLUMNS = (
    Column(name="Nivå", type="level"),
    Column(name="Huvudman", type="organisation"),
    Column(name="Vem", type="person"),
    Column(name="Läge", type="choice", choices=("pågår", "planerad")),
    Column(name="När", type="date"),
    Column(name="Följs", type="yes_no"),
    Column(name="Vad"),
)
FEW = (Column(name="Finns", type="yes_no"), Column(name="Kommentar"))
FULL = ("Rond", "meso", "Tallbo kommun", "Asta Lind", "PÅGÅR", "2027-03-02", "Ja", "tre\nrader")


def inventory(
    room: Room, *, columns: Sequence[Column] = FEW, rows: Sequence[str] = (), anonymous: bool = False
) -> Step:
    """Add a step as a workshop begins it."""
    step = room.step("inventory", None, anonymous=anonymous, heading="Möte", columns=tuple(columns), rows=tuple(rows))
    with edit(room.library, room.scope, "Börja"):
        data.begin(room.library, step)
    return step


def fill(room: Room, step: Step, *rows: Sequence[str]) -> list[Card]:
    """Write rows, cell by cell, and return all there are."""
    known = data.known_organisations(room.library, step)
    with edit(room.library, room.scope, "Rader"):
        data.write_rows(room.library, step, [data.new_row(step, row, known) for row in rows])
    return cards(room.library, step.id)


def party(room: Room, name: str = "Tallbo kommun") -> str:
    with edit(room.library, room.scope, "Ny"):
        return add_organisation(room.library, room.scope.process_id, name, OrganisationType.MUNICIPALITY)


def texts(room: Room, step: Step) -> list[str]:
    return [row.text for row in cards(room.library, step.id)]


def said(room: Room, step: Step, switches: Switches = EVERYTHING) -> list[str]:
    return words(Document("", "", "", "", tuple(section(room, step, switches))))


def section(room: Room, step: Step, switches: Switches = EVERYTHING) -> list[Block]:
    return minutes(step, writing(room.library, room.scope.process_id, switches))


@pytest.mark.parametrize("anonymous", [False, True])
def test_given_rows_lie_there_in_order_and_only_once(room: Room, anonymous: bool) -> None:
    wanted = [f"Rad {number}" for number in range(12)]
    step = inventory(room, rows=wanted, anonymous=anonymous)
    assert texts(room, step) == wanted
    with edit(room.library, room.scope, "Igen"):
        data.begin(room.library, step)
    assert texts(room, step) == wanted
    assert all((row.created is None) == anonymous and row.author_id is None for row in cards(room.library, step.id))


def test_a_row_is_kept_as_its_columns_say(room: Room) -> None:
    place = party(room)
    step = inventory(room, columns=COLUMNS)
    (row,) = fill(room, step, [*FULL, "mer", "ännu mer"])
    assert (row.text, row.level, row.organisation_id, row.organisation_type) == ("Rond", Level.MESO, place, None)
    assert row.extra == {
        "Vem": "Asta Lind",
        "Läge": "pågår",
        "När": "2027-03-02",
        "Följs": "ja",
        "Vad": "tre\nrader",
        "Övrigt": "mer · ännu mer",
    }
    known = data.known_organisations(room.library, step)
    assert [data.value(row, column, known) for column in COLUMNS][:2] == ["meso", "Tallbo kommun"]
    assert data.shown_value(row, COLUMNS[4], known) == "2 mars 2027"
    assert data.unnamed(row, COLUMNS) == {"Övrigt": "mer · ännu mer"}


def test_words_that_are_no_level_organisation_date_or_choice_are_kept(room: Room) -> None:
    step = inventory(room, columns=COLUMNS)
    odd = ["", "alla nivåer", "Föreningen", "någon", "kanske", "i vår", "ibland", ""]
    (row,) = fill(room, step, odd)
    assert row.text == "Utan namn"
    assert [data.value(row, column, {}) for column in COLUMNS] == odd[1:]
    with edit(room.library, room.scope, "Ny nivå"):
        data.answer(room.library, step, [row.id], COLUMNS[0], "Mikro")
        data.answer(room.library, step, [row.id], COLUMNS[1], "kommunen")
    (row,) = cards(room.library, step.id)
    assert (row.level, row.organisation_type) == (Level.MICRO, OrganisationType.MUNICIPALITY)
    assert "Nivå" not in row.extra
    assert "Huvudman" not in row.extra
    with edit(room.library, room.scope, "Tomt"):
        for column in COLUMNS:
            data.answer(room.library, step, [row.id], column, "")
    (row,) = cards(room.library, step.id)
    assert (row.extra, row.level, row.organisation_type) == ({}, None, None)
    assert not data.is_answered(row, COLUMNS)


def test_all_can_be_undone_and_redone(room: Room) -> None:
    step = inventory(room, columns=COLUMNS, rows=("Given",))
    party(room)
    fill(room, step, FULL)
    with edit(room.library, room.scope, "Byt"):
        new = data.Options(heading="Forum", columns=(Column(name="Grad", type="level"),), rows=("Annan",))
        data.change_options(room.library, read_step(room.library, step.id), new)
    after = (read_step(room.library, step.id), cards(room.library, step.id))
    while journal.undo(room.library, room.scope):
        pass
    assert [row.text for row in cards(room.library, step.id)] == ["Given"], "it was laid out with the moment"
    while journal.redo(room.library, room.scope):
        pass
    assert (read_step(room.library, step.id), cards(room.library, step.id)) == after


def change(room: Room, step: Step, **new: object) -> list[Card]:
    with edit(room.library, room.scope, "Byt"):
        data.change_options(room.library, read_step(room.library, step.id), data.Options(heading="Möte", **new))  # type: ignore[arg-type]
    return cards(room.library, step.id)


def test_a_column_with_another_name_or_type_keeps_its_values(room: Room) -> None:
    place = party(room)
    step = inventory(room, columns=(Column(name="A"), Column(name="B"), Column(name="C", type="level")))
    fill(room, step, ["Rad", "tallbo kommun", "b", "makro"])
    moved = (Column(name="B"), Column(name="Vem", type="organisation"), Column(name="Grad"))
    (row,) = change(room, step, columns=(moved[1], moved[0], moved[2]))
    assert (row.organisation_id, row.extra, row.level) == (place, {"B": "b", "Grad": "makro"}, None)
    (row,) = change(room, step, columns=(moved[0], Column(name="Grad", type="level")))
    assert (row.level, row.extra) == (Level.MACRO, {"B": "b"})
    assert row.organisation_id == place, "what a column held that is gone is kept"


def test_given_rows_come_and_go_but_nothing_written_does(room: Room) -> None:
    step = inventory(room, rows=("Ett", "Två", "Tre", "Fyra"))
    _one, two, three, _four = cards(room.library, step.id)
    later = room.step("decisions")
    with edit(room.library, room.scope, "Svar"):
        data.answer(room.library, step, [two.id], FEW[0], "ja")
        link(room.library, room.scope.process_id, "became", three.id, fill_decision(room, later))
    change(room, step, columns=FEW, rows=("Först", "Två och ett halvt", "Fyra", "Fem"))
    assert texts(room, step) == ["Först", "Två och ett halvt", "Två", "Tre", "Fyra", "Fem"]


def fill_decision(room: Room, step: Step) -> str:
    return add_decision(room.library, room.scope.process_id, step.id, "Beslutet")


def test_cells_from_a_spreadsheet() -> None:
    text = 'Möte\tVad\r\nRond\t"två\r\nrader ""sa hon"""\r\n\t\r\n"Citat" sist\tb\t\r\n'
    assert read_rows(text) == ["Möte\tVad", 'Rond\ttvå\nrader "sa hon"', '"Citat" sist\tb\t']
    assert read_rows('"öppet\tb') == ['"öppet\tb']
    assert read_rows("") == []
    assert read_rows(write_table([["a", "b\nc"], ["", "d"]])) == ["a\tb\nc", "\td"]
    names = ["Möte", "Nivå", "Vad"]
    assert in_order(["vad\tmöte", "b\ta", "c"], names) == ["a\t\tb", "\t\tc"]
    assert in_order(["Rond\tmeso", "Möte\tVad"], names) == ["Rond\tmeso", "Möte\tVad"]
    assert in_order([], names) == []


def test_a_lot_of_quotes_is_read_at_once() -> None:
    assert len(read_rows('"x\ty\n' * 2_000)) == 2_000


def test_the_section_is_a_table_with_dashes(room: Room) -> None:
    step = inventory(room, rows=("Given", "Tom"))
    row = cards(room.library, step.id)[0]
    with edit(room.library, room.scope, "Svar"):
        change_step(room.library, step.id, prompt="Vad finns?")
        data.answer(room.library, step, [row.id], FEW[0], "ja")
    step = read_step(room.library, step.id)
    question, table = section(room, step)
    assert question == Paragraph("Vad finns?", style="question")
    assert isinstance(table, Table)
    assert table.header == ("Möte", "Finns", "Kommentar")
    assert table.rows == (("Given", "ja", "–"), ("Tom", "–", "–"))
    assert table.row_header
    assert said(room, step, Switches(cards=False)) == ["Vad finns?", "2 rader, 1 utan svar."]


def test_rows_that_nobody_filled_in_are_one_sentence(room: Room) -> None:
    step = inventory(room, rows=("Ett", "Två"))
    assert said(room, step) == ["Inget fylldes i. Det som togs upp: Ett; Två."]
    assert said(room, inventory(room)) == []


def test_many_columns_are_a_block_for_each_row(room: Room) -> None:
    party(room)
    step = inventory(room, columns=COLUMNS)
    fill(room, step, FULL, ["En mening som är " + "lång " * 40], ["<b>Tom</b>"])
    found = section(room, step)
    assert found[0] == Heading("Rond", 2)
    assert isinstance(found[1], Facts)
    assert ("När", "2 mars 2027") in found[1].rows
    assert isinstance(found[2], Heading)
    assert len(found[2].text) <= 100
    assert isinstance(found[3], Paragraph)
    assert found[3].text.count("lång") == 40
    document = Document("Mötesanteckningar", "Titel", "", "", (Heading("Moment"), *found))
    opened = pypdfium2.PdfDocument(pdf.render(document))
    assert "<b>Tom</b>" in "".join(page.get_textpage().get_text_range() for page in opened)
    opened.close()


def test_confidential_rows_and_names_are_left_out(room: Room) -> None:
    with edit(room.library, room.scope, "Person"):
        add_person(room.library, room.scope.process_id, "Asta Lind", organisation_id=party_inside(room))
    step = inventory(room, columns=(Column(name="Vem", type="person"),))
    _first, second, third = fill(room, step, ["A", "Asta Lind"], ["B", "Okänd Person"], ["Hemlig", "x"])
    with edit(room.library, room.scope, "Märk"):
        change_card(room.library, third.id, confidential=True)
        change_card(room.library, second.id, hidden=True)
    shown = said(room, step, Switches())
    assert "Hemlig" not in shown
    assert "Asta Lind" in shown
    assert "B" in shown, "what is hidden for the room is written down"
    assert shown[-1] == "En konfidentiell rad är utelämnad."
    without = " ".join(said(room, step, Switches(names=False)))
    assert "Asta" not in without
    assert "Okänd" not in without
    assert "Åsele" in without
    assert "Hemlig" in said(room, step, EVERYTHING)


def party_inside(room: Room) -> str:
    return add_organisation(room.library, room.scope.process_id, "Åsele", OrganisationType.REGION)


def test_what_no_column_says_is_written_too(room: Room) -> None:
    step = inventory(room, columns=(Column(name="Vad"),))
    (row,) = fill(room, step, ["Rad", "svar", "från filen"])
    with edit(room.library, room.scope, "Nivå"):
        change_card(room.library, row.id, level=Level.MICRO, party="Bord 2")
    (table,) = section(room, step)
    assert isinstance(table, Table)
    assert table.header == ("Möte", "Vad", "Övrigt")
    assert table.rows == (("Rad", "svar", "mikro · Bord 2 · Övrigt: från filen"),)


def test_hostile_text_and_many_rows_reach_the_paper(room: Room) -> None:
    step = inventory(room)
    odd = ["<b>fet</b> & 'x'", "ja", "y" * 100_000]
    fill(room, step, odd, *([f"Rad {number}", "nej", "ord " * 200] for number in range(200)))
    assert cards(room.library, step.id)[0].extra["Kommentar"] == odd[2]
    (table,) = section(room, step)
    assert isinstance(table, Table)
    assert len(table.rows) == 201
    assert options(step, data.Options).heading == "Möte"
