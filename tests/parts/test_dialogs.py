"""Moving to a place, merging, and choosing a person: by keys alone, and nothing lost."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from naravard_desktop.core.words import OrganisationType
from naravard_desktop.parts.merge_dialog import MergeDialog
from naravard_desktop.parts.move_to import MoveTo, Target
from naravard_desktop.parts.person_picker import PersonPicker
from naravard_desktop.parts.rows import CardRow
from naravard_desktop.process.people import Organisation, Person
from tests.parts.letters import typed

Show = Callable[[QWidget], None]
KEY = Qt.Key
TARGETS = [
    Target("u", "Att placera"),
    Target("v", "VIP"),
    Target("h", "Hembesök", "VIP"),
    Target("t", "Tillgänglighet"),
]


def move_to(shown: Show) -> tuple[QWidget, MoveTo]:
    host = QWidget()
    shown(host)
    dialog = MoveTo(TARGETS, host)
    dialog.open()
    return host, dialog


def test_filter_and_enter_choose_a_place(qtbot: QtBot, shown: Show) -> None:
    _host, dialog = move_to(shown)
    typed(dialog.filter, "vip hem")
    assert [dialog.list.item(number).text() for number in range(dialog.list.count())] == ["VIP · Hembesök"]
    with qtbot.waitSignal(dialog.chosen) as told:
        QTest.keyClick(dialog.filter, KEY.Key_Return)
    assert told.args == ["h"]


def test_arrows_choose_from_the_filter_field(qtbot: QtBot, shown: Show) -> None:
    _host, dialog = move_to(shown)
    for _number in range(3):
        QTest.keyClick(dialog.filter, KEY.Key_Down)
    QTest.keyClick(dialog.filter, KEY.Key_Up)
    with qtbot.waitSignal(dialog.chosen) as told:
        QTest.keyClick(dialog.filter, KEY.Key_Enter)
    assert told.args == ["h"]


def test_escape_chooses_nothing_and_no_match_stays_open(qtbot: QtBot, shown: Show) -> None:
    _host, dialog = move_to(shown)
    told: list[str] = []
    dialog.chosen.connect(told.append)
    typed(dialog.filter, "finns inte")
    QTest.keyClick(dialog.filter, KEY.Key_Return)
    assert dialog.isVisible()
    with qtbot.waitSignal(dialog.rejected):
        QTest.keyClick(dialog.filter, KEY.Key_Escape)
    assert told == []


def test_merging_proposes_the_first_text_and_stays_until_saved(qtbot: QtBot, shown: Show) -> None:
    host = QWidget()
    shown(host)
    dialog = MergeDialog([CardRow("a", "Läkarrond"), CardRow("b", "Rond")], host)
    dialog.open()
    assert dialog.field.text() == "Läkarrond"
    QTest.keyClick(dialog.field, KEY.Key_End)
    typed(dialog.field, " varje vecka")
    with qtbot.waitSignal(dialog.merged) as told:
        QTest.keyClick(dialog.field, KEY.Key_Return)
    assert told.args == ["Läkarrond varje vecka"]
    assert dialog.isVisible()
    with qtbot.waitSignal(dialog.merged):
        QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    with qtbot.waitSignal(dialog.rejected):
        QTest.keyClick(dialog.field, KEY.Key_Escape)


def picker(shown: Show) -> tuple[PersonPicker, QLineEdit]:
    one = PersonPicker("Ägare")
    parties = [Organisation("r", "Regionen", OrganisationType.REGION)]
    people = {
        "anna": Person("anna", "Anna Berg", "distriktssköterska", "r", None),
        "bo": Person("bo", "Bo Ek", "", None, None),
    }
    one.show_people(people, parties)
    shown(one)
    line = one.lineEdit()
    assert line is not None
    one.clearEditText()
    line.setFocus()
    return one, line


def test_a_known_name_is_picked(qtbot: QtBot, shown: Show) -> None:
    one, line = picker(shown)
    typed(line, "bo ek")
    with qtbot.waitSignal(one.picked) as told:
        QTest.keyClick(line, KEY.Key_Return)
    assert told.args == ["bo"]
    one.choose("anna")
    assert one.currentText() == "Anna Berg, distriktssköterska, Regionen"


def test_an_organisation_is_picked(qtbot: QtBot, shown: Show) -> None:
    one, line = picker(shown)
    typed(line, "Regionen")
    with qtbot.waitSignal(one.organisation_picked) as told:
        QTest.keyClick(line, KEY.Key_Return)
    assert told.args == ["r"]


def test_a_new_name_is_offered_to_be_added(qtbot: QtBot, shown: Show) -> None:
    one, line = picker(shown)
    typed(line, "Cilla  Dahl")
    assert one.itemText(one.count() - 1) == "Lägg till Cilla Dahl"
    with qtbot.waitSignal(one.named) as told:
        QTest.keyClick(line, KEY.Key_Return)
    assert told.args == ["Cilla Dahl"]


def test_nobody_is_picked_by_an_empty_field(qtbot: QtBot, shown: Show) -> None:
    one, line = picker(shown)
    one.choose("bo")
    line.clear()
    with qtbot.waitSignal(one.picked) as told:
        QTest.keyClick(line, KEY.Key_Return)
    assert told.args == [""]


def test_all_that_takes_focus_has_a_name(shown: Show) -> None:
    host = QWidget()
    shown(host)
    dialogs = [MoveTo(TARGETS, host), MergeDialog([CardRow("a", "A"), CardRow("b", "B")], host)]
    one, _line = picker(shown)
    for widget in (*dialogs, one):
        for child in widget.findChildren(QWidget):
            if child.focusPolicy() & Qt.FocusPolicy.TabFocus and not child.window().windowType() & Qt.WindowType.Popup:
                assert child.accessibleName() or child.property("text"), child
