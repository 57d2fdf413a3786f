"""What the room sees of an inventory: the table on pages, never what is hidden or confidential."""

import pytest
from PySide6.QtGui import QColor

from naravard_desktop.core.kind import Column
from naravard_desktop.live.session import Session
from naravard_desktop.process.cards import cards, change_card
from naravard_desktop.steps.inventory import data
from naravard_desktop.steps.inventory.screen import InventoryScreen
from naravard_desktop.storage.edit import edit
from naravard_desktop.widgets import tokens
from tests.conftest import Room
from tests.steps.test_inventory import COLUMNS, FULL, fill, inventory, party


def screen(session: Session, step_of: object, width: int = 1366, height: int = 660) -> InventoryScreen:
    one = InventoryScreen(session, step_of)  # type: ignore[arg-type]
    one.resize(width, height)
    one.arrange()
    one.refresh()
    return one


def test_given_rows_are_seen_from_the_start_with_dashes(room: Room, session: Session) -> None:
    step = inventory(room, rows=("Fast vårdkontakt", "SIP"))
    one = screen(session, step)
    assert one.pages() == 1
    assert "Fast vårdkontakt. Finns: –. Kommentar: –" in one.spoken()
    assert one.accessibleDescription() == one.spoken()
    one.grab()


def test_an_empty_table_says_so(room: Room, session: Session) -> None:
    one = screen(session, inventory(room))
    assert "Raderna visas här när de är skrivna." in one.spoken()
    assert not one.grab().isNull()


def test_hidden_and_confidential_rows_are_not_shown(room: Room, session: Session) -> None:
    step = inventory(room)
    first, second, _third = fill(room, step, ["Dold", "ja"], ["Hemlig", "ja"], ["Öppen", "ja"])
    one = screen(session, step)
    session.do(room.scope, "Dölj", lambda: change_card(room.library, first.id, hidden=True))
    session.do(room.scope, "Märk", lambda: change_card(room.library, second.id, confidential=True))
    assert "Dold" not in one.spoken()
    assert "Hemlig" not in one.spoken()
    assert "Öppen. Finns: ja" in one.spoken()
    assert one.page_of(first.id) is None
    session.do(room.scope, "Dölj", lambda: change_card(room.library, _third.id, hidden=True))
    assert "2 rader är skrivna och visas snart." in one.spoken()
    session.undo(room.scope)
    assert "Öppen" in one.spoken()


def test_columns_without_room_are_said_on_a_line_of_their_own(room: Room, session: Session) -> None:
    party(room)
    step = inventory(room, columns=COLUMNS)
    fill(room, step, [*FULL, "ur filen"])
    one = screen(session, step)
    said = one.spoken()
    assert "Nivå: meso. Huvudman: Tallbo kommun" in said
    assert "När: 2 mars 2027" in said
    assert "ur filen" not in said, "only what the step asks for"
    narrow = screen(session, step, 640, 360)
    assert "Huvudman: Tallbo kommun" in " ".join(_all(narrow))


def _all(one: InventoryScreen) -> list[str]:
    found = []
    for page in range(one.pages()):
        one.show_page(page)
        one.grab()
        found.append(one.spoken())
    return found


@pytest.mark.parametrize(("width", "height"), [(640, 360), (1024, 768), (1366, 768), (1920, 1080), (3840, 2160)])
def test_every_word_has_a_page_and_type_is_never_under_the_floor(
    room: Room, session: Session, width: int, height: int
) -> None:
    long_name = Column(name="En kolumn med ett mycket långt namn som ingen hinner läsa medan de andra svarar")
    step = inventory(room, columns=(*COLUMNS[:2], long_name, COLUMNS[6]))
    fill(room, step, *([f"Rad {number}", "mikro", "", "", "ord " * number + "slut"] for number in range(40)))
    fill(room, step, ["<b>x</b> 🧑‍⚕️", "", "", "q" * 3_000, ""])
    one = screen(session, step, width, height)
    assert one.group_size() >= tokens.SCREEN_FLOOR
    said = "".join(_all(one))
    assert said.count("slut") == 40
    assert said.count("q") == 3_000
    assert all(row.top >= one.area().top() for row in one._placed)
    assert all(row.top + row.height <= one.area().bottom() + 1 for row in one._placed)


def test_the_page_follows_what_is_chosen(room: Room, session: Session) -> None:
    step = inventory(room)
    rows = fill(room, step, *([f"Rad {number}", "ja", "text " * 10] for number in range(30)))
    one = screen(session, step)
    assert one.pages() > 2
    one.follow([rows[-1].id])
    assert one.page() == one.pages() - 1
    assert "Rad 29" in one.spoken()
    one.follow(["okänd"])
    assert one.page() == one.pages() - 1


def test_it_is_drawn_in_the_colours_chosen(room: Room, session: Session) -> None:
    step = inventory(room, rows=("Rad",))
    one = screen(session, step)
    one.put_colours(tokens.LIGHT)
    assert one.grab().toImage().pixelColor(2, 2) == QColor(tokens.LIGHT.background)


def test_new_columns_are_followed(room: Room, session: Session) -> None:
    step = inventory(room, rows=("Rad",))
    one = screen(session, step)
    new = data.Options(heading="Forum", columns=(Column(name="Gäller"),), rows=("Rad",))
    session.do(room.scope, "Byt", lambda: data.change_options(room.library, step, new))
    assert "Rad. Gäller: –" in one.spoken()
    with edit(room.library, room.scope, "Svar"):
        data.answer(room.library, one.step, [cards(room.library, step.id)[0].id], new.columns[0], "överallt")
    one.refresh()
    assert "Gäller: överallt" in one.spoken()
