"""The panel of an inventory, over a real library: keys and mouse, then the library is read."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial

import pytest
from PySide6.QtCore import QModelIndex, QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from naravard_desktop.core.kind import Column
from naravard_desktop.core.words import Level, OrganisationType
from naravard_desktop.live.session import Session
from naravard_desktop.process.cards import Card, cards, change_card, delete_card
from naravard_desktop.process.drafts import drafts
from naravard_desktop.process.people import add_organisation, add_person
from naravard_desktop.steps.inventory import data
from naravard_desktop.steps.inventory.panel import InventoryPanel
from naravard_desktop.storage.edit import edit
from naravard_desktop.widgets import theme
from naravard_desktop.widgets.date_field import DateField
from naravard_desktop.widgets.editor import LineEditor
from tests.clicks import double_click
from tests.conftest import Room
from tests.parts.letters import typed
from tests.steps.agreeing import CTRL, KEY, SHIFT, ids, shown, write
from tests.steps.test_inventory import COLUMNS, FEW

Open = Callable[..., InventoryPanel]


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> Iterator[None]:
    theme.apply(qapp, "light", 1.0)
    yield
    theme.apply(qapp, "light", 1.0)


def open_panel(
    qtbot: QtBot,
    room: Room,
    session: Session,
    *rows: Sequence[str],
    columns: Sequence[Column] = FEW,
    width: int = 1000,
    anonymous: bool = False,
) -> InventoryPanel:
    """Show a panel with these rows, cell by cell, in a process with an organisation and a person."""
    step = room.step("inventory", None, anonymous=anonymous, heading="Möte", columns=tuple(columns))
    with edit(room.library, room.scope, "Först"):
        process_id = room.scope.process_id
        party = add_organisation(room.library, process_id, "Tallbo kommun", OrganisationType.MUNICIPALITY)
        add_person(room.library, process_id, "Asta Lind", organisation_id=party)
        known = data.known_organisations(room.library, step)
        data.write_rows(room.library, step, [data.new_row(step, row, known) for row in rows])
    panel = InventoryPanel(session, step)
    shown(qtbot, panel, width)
    return panel


@pytest.fixture
def opened(qtbot: QtBot, room: Room, session: Session) -> Open:
    """Make a panel with some rows."""
    return partial(open_panel, qtbot, room, session)


def found(panel: InventoryPanel) -> list[Card]:
    return cards(panel.library, panel.step.id)


def texts(panel: InventoryPanel) -> list[str]:
    return [row.text for row in found(panel)]


def place(panel: InventoryPanel, row: int, column: int) -> QModelIndex:
    return panel.cells.agreed.index(row, column)


def go(panel: InventoryPanel, row: int, column: int) -> None:
    """Stand in a cell."""
    panel.cells.setFocus()
    panel.cells.choose([ids(panel)[row]])
    for _step in range(column):
        QTest.keyClick(panel.cells, KEY.Key_Right)
    assert panel.cells.currentIndex() == place(panel, row, column)
    assert panel.cells.ids() == [ids(panel)[row]]


def field(panel: InventoryPanel) -> LineEditor | QLineEdit | QComboBox | DateField:
    one = panel.cells.fields.field
    assert one is not None
    return one


def press(panel: InventoryPanel, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key in the field that is open."""
    one = field(panel)
    QTest.keyClick(one.line if isinstance(one, DateField) else one, key, modifiers)


def names_under(one: QLineEdit) -> QWidget:
    """The list of names that is offered."""
    completer = one.completer()
    assert completer is not None
    popup = completer.popup()
    assert popup is not None
    return popup


def settle_down() -> None:
    """Let what is laid out anew reach all that it lies in."""
    for _round in range(5):
        QApplication.sendPostedEvents()
        QApplication.processEvents()


def shown_cells(panel: InventoryPanel) -> list[list[str]]:
    model = panel.cells.agreed
    return [
        [str(model.data(model.index(row, column))) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]


def test_enter_makes_a_row_and_gives_room_for_the_next(opened: Open) -> None:
    panel = opened()
    assert "Skriv den första" in panel.cells.accessibleDescription()
    write(panel, "Läkarrond")
    write(panel, "<b>Rond</b>")
    assert texts(panel) == ["Läkarrond", "<b>Rond</b>"]
    assert panel.capture.field.text() == ""
    assert shown_cells(panel) == [["Läkarrond", "–", "–"], ["<b>Rond</b>", "–", "–"]]
    entry = panel.session.next_undo(panel.scope)
    assert entry is not None
    assert entry.label == "Ny rad: <b>Rond</b>"
    assert panel.take_line("Från rummet")
    assert texts(panel)[-1] == "Från rummet"


def test_tab_goes_through_the_cells_and_all_kinds_of_columns_are_filled_in(opened: Open) -> None:
    panel = opened(["Rond"], ["Nästa"], columns=COLUMNS, width=1700)
    panel.cells.setFocus()
    panel.cells.choose(ids(panel)[:1])
    QTest.keyClick(panel.cells, KEY.Key_Return)
    typed(field(panel), " på boendet")
    press(panel, KEY.Key_Tab)
    press(panel, KEY.Key_Down)
    press(panel, KEY.Key_Tab)
    typed(field(panel), "tallbo kommun")
    press(panel, KEY.Key_Tab)
    typed(field(panel), "Åsa Ny")
    press(panel, KEY.Key_Tab)
    press(panel, KEY.Key_Down)
    press(panel, KEY.Key_Down)
    press(panel, KEY.Key_Tab)
    one = field(panel)
    assert isinstance(one, DateField)
    typed(one.line, "3 februari 2027")
    press(panel, KEY.Key_Tab)
    press(panel, KEY.Key_Down)
    press(panel, KEY.Key_Tab)
    typed(field(panel), "Rad ett")
    QTest.keyClick(field(panel), KEY.Key_Return, SHIFT)
    typed(field(panel), "Rad två")
    press(panel, KEY.Key_Tab)
    assert panel.cells.currentIndex() == place(panel, 1, 0), "after the last cell comes the next row"
    press(panel, KEY.Key_Backtab, SHIFT)
    press(panel, KEY.Key_Return)
    assert panel.cells.fields.field is None
    assert panel.cells.hasFocus()
    row = found(panel)[0]
    assert (row.text, row.level) == ("Rond på boendet", Level.MICRO)
    assert row.organisation_id is not None
    assert row.extra == {
        "Vem": "Åsa Ny",
        "Läge": "planerad",
        "När": "2027-02-03",
        "Följs": "ja",
        "Vad": "Rad ett\nRad två",
    }
    for _cell in range(8):
        panel.undo()
    assert found(panel)[0].text == "Rond"
    assert found(panel)[0].extra == {}
    for _cell in range(8):
        panel.redo()
    assert found(panel)[0] == row


def test_typing_is_saved_as_it_settles_in_one_undo_and_escape_puts_back(opened: Open) -> None:
    panel = opened(["Rond", "ja", "före"])
    go(panel, 0, 2)
    QTest.keyClick(panel.cells, KEY.Key_F2)
    one = field(panel)
    assert isinstance(one, LineEditor)
    typed(one, " och")
    one.settle()
    assert found(panel)[0].extra["Kommentar"] == "före och"
    typed(one, " efter")
    press(panel, KEY.Key_Return)
    assert found(panel)[0].extra["Kommentar"] == "före och efter"
    panel.undo()
    assert shown_cells(panel) == [["Rond", "ja", "före"]]
    assert panel.cells.currentIndex() == place(panel, 0, 2)
    QTest.keyClick(panel.cells, KEY.Key_F2)
    typed(field(panel), "!")
    panel.cells.fields.tell()
    press(panel, KEY.Key_Escape)
    assert found(panel)[0].extra["Kommentar"] == "före"
    assert panel.cells.fields.field is None


def test_a_row_is_always_about_something_but_a_cell_may_be_emptied(opened: Open) -> None:
    panel = opened(["Rond", "ja", "före"])
    for column in (0, 2):
        go(panel, 0, column)
        QTest.keyClick(panel.cells, KEY.Key_F2)
        one = field(panel)
        assert isinstance(one, LineEditor)
        one.selectAll()
        QTest.keyClick(one, KEY.Key_Delete)
        press(panel, KEY.Key_Return)
    assert shown_cells(panel) == [["Rond", "ja", "–"]]


def test_a_date_that_is_none_is_asked_about_and_then_kept_as_text(opened: Open) -> None:
    panel = opened(["Rond"], columns=(COLUMNS[4],))
    go(panel, 0, 1)
    QTest.keyClick(panel.cells, KEY.Key_Return)
    one = field(panel)
    assert isinstance(one, DateField)
    typed(one.line, "i höst")
    press(panel, KEY.Key_Return)
    assert field(panel) is one, "the field says how dates are written"
    panel.settle()
    assert found(panel)[0].extra == {"När": "i höst"}
    QTest.keyClick(panel.cells, KEY.Key_Return)
    one = field(panel)
    assert isinstance(one, DateField)
    assert one.line.text() == "i höst"
    one.line.selectAll()
    typed(one.line, "2027-03-02")
    panel.capture.field.setFocus()
    assert panel.cells.fields.field is None
    assert found(panel)[0].extra == {"När": "2027-03-02"}
    assert shown_cells(panel) == [["Rond", "2 mars 2027"]]


def test_names_are_offered(opened: Open) -> None:
    panel = opened(["Rond"], columns=(COLUMNS[2], COLUMNS[1]))
    go(panel, 0, 1)
    QTest.keyClick(panel.cells, KEY.Key_F2)
    one = field(panel)
    assert isinstance(one, QLineEdit)
    typed(one, "lin")
    assert names_under(one).isVisible()
    QTest.keyClick(names_under(one), KEY.Key_Down)
    QTest.keyClick(names_under(one), KEY.Key_Return)
    QApplication.processEvents()
    assert found(panel)[0].extra == {"Vem": "Asta Lind"}
    assert panel.cells.fields.field is None
    go(panel, 0, 2)
    QTest.keyClick(panel.cells, KEY.Key_F2)
    one = field(panel)
    assert isinstance(one, QLineEdit)
    typed(one, "k")
    QTest.keyClick(names_under(one), KEY.Key_Tab)
    assert panel.cells.fields.field is None, "after the last cell of the last row"
    assert found(panel)[0].organisation_type is OrganisationType.MUNICIPALITY


def test_ctrl_enter_goes_on_to_the_columns_and_back_to_the_line(opened: Open) -> None:
    panel = opened()
    typed(panel.capture.field, "Rond")
    QTest.keyClick(panel.capture.field, KEY.Key_Return, CTRL)
    press(panel, KEY.Key_Down)
    press(panel, KEY.Key_Tab)
    typed(field(panel), "svar")
    press(panel, KEY.Key_Return, CTRL)
    assert panel.capture.field.hasFocus()
    assert shown_cells(panel) == [["Rond", "ja", "svar"]]
    assert panel.cells.fields.field is None


def test_half_a_text_is_back_in_the_line(opened: Open, session: Session, qtbot: QtBot) -> None:
    panel = opened()
    typed(panel.capture.field, "en halv tanke om å")
    panel.settle()
    assert drafts(panel.library, panel.step.id) == {"capture": "en halv tanke om å"}
    again = InventoryPanel(session, panel.step)
    shown(qtbot, again)
    assert again.capture.field.text() == "en halv tanke om å"
    QTest.keyClick(again.capture.field, KEY.Key_Return)
    assert texts(again) == ["en halv tanke om å"]
    assert drafts(panel.library, panel.step.id) == {}


def test_leaving_saves_the_open_cell_and_an_anonymous_step_stores_nobody(opened: Open) -> None:
    panel = opened(["A"], anonymous=True)
    write(panel, "B")
    go(panel, 0, 2)
    QTest.keyClick(panel.cells, KEY.Key_F2)
    typed(field(panel), "svar")
    panel.settle()
    assert found(panel)[0].extra == {"Kommentar": "svar"}
    assert {(row.author_id, row.created) for row in found(panel)} == {(None, None)}


def test_edits_from_elsewhere_are_shown_and_an_open_field_is_left_alone(room: Room, opened: Open) -> None:
    panel = opened(["A"], ["B"], ["C"])
    go(panel, 1, 2)
    QTest.keyClick(panel.cells, KEY.Key_F2)
    one = field(panel)
    typed(one, "mitt i")
    panel.session.do(room.scope, "Ändrad", lambda: change_card(room.library, ids(panel)[0], text="Ny"))
    assert shown_cells(panel)[0][0] == "Ny"
    assert field(panel) is one
    panel.session.do(room.scope, "Borta", lambda: delete_card(room.library, ids(panel)[1]))
    QApplication.processEvents()
    assert texts(panel) == ["Ny", "C"]
    assert panel.cells.fields.field is None
    panel.undo()
    assert texts(panel) == ["Ny", "B", "C"]


def test_the_screen_hears_what_is_chosen(qtbot: QtBot, opened: Open) -> None:
    panel = opened(["A"], ["B"])
    with qtbot.waitSignal(panel.selected) as told:
        panel.cells.choose(ids(panel)[1:])
    assert told.args == [ids(panel)[1:]]


def test_a_double_click_opens_the_choices(opened: Open) -> None:
    panel = opened(["A", "ja"])
    rect = panel.cells.visualRect(place(panel, 0, 1))
    QTest.mouseClick(panel.cells.viewport(), Qt.MouseButton.LeftButton, pos=rect.topLeft() + QPoint(12, 12))
    double_click(panel.cells.viewport(), rect.topLeft() + QPoint(12, 12))
    one = field(panel)
    assert isinstance(one, QComboBox)
    assert one.view().isVisible()
    one.hidePopup()
