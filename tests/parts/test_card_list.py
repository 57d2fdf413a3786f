"""The list of cards under keys, mouse and drops; what it draws is measured, never cut."""

from collections.abc import Callable

from PySide6.QtCore import QModelIndex, QPoint, QPointF, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from naravard_desktop.core.words import OrganisationType
from naravard_desktop.parts.card_actions import COMMANDS
from naravard_desktop.parts.card_layout import CardLayouts
from naravard_desktop.parts.card_list import CardList
from naravard_desktop.parts.command_bar import CommandBar
from naravard_desktop.parts.rows import CardRow, HeadRow
from naravard_desktop.widgets.editor import LineEditor
from tests.clicks import double_click
from tests.parts.letters import typed

Show = Callable[[QWidget], None]
KEY, CTRL, SHIFT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


def some(shown: Show, count: int = 4, **options: object) -> CardList:
    one = CardList("Lappar", "Här kommer lapparna.")
    one.show_rows([CardRow(str(number), f"lapp {number}") for number in range(count)])
    shown(one)
    one.setFocus()
    return one


def editor(cards: CardList) -> LineEditor:
    found = cards.findChild(LineEditor)
    assert isinstance(found, LineEditor)
    return found


def test_cards_are_chosen_with_keys(qtbot: QtBot, shown: Show) -> None:
    cards = some(shown)
    told: list[list[str]] = []
    cards.chosen.connect(told.append)
    QTest.keyClick(cards, KEY.Key_Home)
    QTest.keyClick(cards, KEY.Key_Down, SHIFT)
    assert cards.ids() == ["0", "1"]
    QTest.keyClick(cards, KEY.Key_End)
    assert cards.ids() == ["3"]
    QTest.keyClick(cards, KEY.Key_A, CTRL)
    assert cards.ids() == told[-1] == ["0", "1", "2", "3"]
    QTest.keyClick(cards, KEY.Key_Home, CTRL)
    QTest.keyClick(cards, KEY.Key_Space, CTRL)
    assert cards.ids() == ["1", "2", "3"]


def test_f2_edits_in_place_and_return_tells(qtbot: QtBot, shown: Show) -> None:
    cards = some(shown)
    cards.choose(["1"])
    QTest.keyClick(cards, KEY.Key_F2)
    field = editor(cards)
    assert field.text() == "lapp 1"
    typed(field, "!")
    QTest.keyClick(field, KEY.Key_Return, SHIFT)
    typed(field, "ny rad")
    with qtbot.waitSignal(cards.cards.edited) as told:
        QTest.keyClick(field, KEY.Key_Return)
    assert told.args == ["1", "lapp 1!\nny rad"]


def test_escape_leaves_the_text_as_it_was(qtbot: QtBot, shown: Show) -> None:
    cards = some(shown)
    cards.choose(["1"])
    QTest.keyClick(cards, KEY.Key_F2)
    typed(editor(cards), "!")
    with qtbot.assertNotEmitted(cards.cards.edited):
        QTest.keyClick(editor(cards), KEY.Key_Escape)
        qtbot.waitUntil(lambda: cards.state() == CardList.State.NoState)


def test_a_double_click_edits_and_leaving_saves(qtbot: QtBot, shown: Show) -> None:
    host = QWidget()
    cards, other = CardList("Lappar", ""), QPushButton("Annat")
    layout = QVBoxLayout(host)
    layout.addWidget(cards)
    layout.addWidget(other)
    cards.show_rows([CardRow("a", "lapp")])
    shown(host)
    at = cards.visualRect(cards.cards.index(0)).center()
    QTest.mouseClick(cards.viewport(), Qt.MouseButton.LeftButton, pos=at)
    double_click(cards.viewport(), at)
    typed(editor(cards), " till")
    with qtbot.waitSignal(cards.cards.edited) as told:
        other.setFocus()
    assert told.args == ["a", "lapp till"]


def test_an_edit_elsewhere_leaves_what_is_being_typed(qtbot: QtBot, shown: Show) -> None:
    cards = some(shown)
    cards.choose(["1"])
    QTest.keyClick(cards, KEY.Key_F2)
    typed(editor(cards), " jag skriver")
    cards.show_rows([CardRow("ny", "Ny"), CardRow("0", "lapp 0"), CardRow("1", "ändrad av någon")])
    with qtbot.waitSignal(cards.cards.edited) as told:
        QTest.keyClick(editor(cards), KEY.Key_Return)
    assert told.args == ["1", "lapp 1 jag skriver"]


def test_commands_tell_of_the_chosen(qtbot: QtBot, shown: Show) -> None:
    cards = some(shown)
    cards.show_rows([CardRow("a", "A", hidden=True), CardRow("b", "B"), CardRow("c", "C", merged=2)])
    cards.choose(["a", "b"])
    for key, modifiers, signal, expected in (
        (KEY.Key_G, CTRL, cards.merge_requested, [["a", "b"]]),
        (KEY.Key_M, CTRL, cards.move_requested, [["a", "b"]]),
        (KEY.Key_H, CTRL, cards.hide_requested, [["a", "b"], True]),
        (KEY.Key_H, CTRL | SHIFT, cards.secret_requested, [["a", "b"], True]),
        (KEY.Key_Delete, Qt.KeyboardModifier.NoModifier, cards.delete_requested, [["a", "b"]]),
    ):
        with qtbot.waitSignal(signal) as told:
            QTest.keyClick(cards, key, modifiers)
        assert told.args == expected
    cards.choose(["c"])
    with qtbot.waitSignal(cards.unmerge_requested) as told:
        QTest.keyClick(cards, KEY.Key_G, CTRL | SHIFT)
    assert told.args == ["c"]
    cards.choose(["a"])
    with qtbot.waitSignal(cards.hide_requested) as told:
        QTest.keyClick(cards, KEY.Key_H, CTRL)
    assert told.args == [["a"], False]


def test_commands_are_enabled_by_what_is_chosen(qtbot: QtBot, shown: Show) -> None:
    cards = some(shown)
    assert not any(action.isEnabled() for action in cards.commands.values())
    cards.choose(["0"])
    off = {name for name, action in cards.commands.items() if not action.isEnabled()}
    assert off == {"merge", "unmerge"}
    cards.choose(["0", "1"])
    off = {name for name, action in cards.commands.items() if not action.isEnabled()}
    assert off == {"edit", "unmerge"}
    assert all("(" in action.toolTip() for action in cards.commands.values()), "the key is said"


def test_alt_arrows_move_as_a_drop_would(qtbot: QtBot, shown: Show) -> None:
    cards = some(shown)
    cards.choose(["2"])
    alt = Qt.KeyboardModifier.AltModifier
    for key, expected in ((KEY.Key_Up, [["2"], "", "0"]), (KEY.Key_Down, [["2"], "", "3"])):
        with qtbot.waitSignal(cards.cards.dropped) as told:
            QTest.keyClick(cards, key, alt)
        assert told.args == expected
    cards.choose(["0"])
    with qtbot.assertNotEmitted(cards.cards.dropped):
        QTest.keyClick(cards, KEY.Key_Up, alt)


def test_a_drop_on_another_list_tells_that_list(qtbot: QtBot, shown: Show) -> None:
    one, other = some(shown), CardList("VIP", "")
    other.show_rows([HeadRow("leg", "Hembesök", 0)])
    shown(other)
    data = one.cards.mimeData([one.cards.index(0), one.cards.index(1)])
    move = Qt.DropAction.MoveAction
    with qtbot.waitSignal(other.cards.dropped) as told:
        other.cards.dropMimeData(data, move, -1, 0, other.cards.index(0))
    assert told.args == [["0", "1"], "leg", ""]
    at = QPointF(other.visualRect(other.cards.index(0)).center())
    event = QDropEvent(at, move, data, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    with qtbot.waitSignal(other.cards.dropped):
        other.dropEvent(event)
    assert one.cards.rowCount() == 4, "the edit moves rows, not the view"


def test_the_bar_shows_what_fits_and_the_menu_has_the_rest(qtbot: QtBot, shown: Show) -> None:
    host, cards = QWidget(), CardList("Lappar", "")
    bar = CommandBar(cards)
    layout = QVBoxLayout(host)
    layout.addWidget(bar)
    layout.addWidget(cards)
    shown(host)
    cards.show_rows([CardRow("a", "A"), CardRow("b", "B")])
    for width in (320, 640, 1400):
        host.resize(width, 400)
        QApplication.processEvents()
        buttons = [button for button in bar.findChildren(QPushButton) if button.isVisible()]
        assert all(bar.rect().contains(button.geometry()) for button in buttons)
        menus = [button.menu() for button in buttons if button.menu() is not None]
        assert menus or len(buttons) == len(COMMANDS)
    cards.choose(["a", "b"])
    merge = next(button for button in bar.findChildren(QPushButton) if button.text() == "Sammanför")
    with qtbot.waitSignal(cards.merge_requested):
        QTest.mouseClick(merge, Qt.MouseButton.LeftButton)


def test_an_empty_list_says_what_it_is_for(qtbot: QtBot, shown: Show) -> None:
    cards = some(shown, 0)
    assert (cards.accessibleName(), cards.accessibleDescription()) == ("Lappar", "Här kommer lapparna.")
    cards.show_rows([CardRow("a", "A")])
    assert cards.accessibleDescription() == ""


def test_tab_leaves_the_list_and_its_field(qtbot: QtBot, shown: Show) -> None:
    host = QWidget()
    layout = QVBoxLayout(host)
    before, cards, after = QPushButton("före"), CardList("Lappar", ""), QPushButton("efter")
    for widget in (before, cards, after):
        layout.addWidget(widget)
    cards.show_rows([CardRow("a", "A")])
    shown(host)
    cards.setFocus()
    QTest.keyClick(cards, KEY.Key_Tab)
    assert after.hasFocus()
    QTest.keyClick(after, KEY.Key_Backtab, SHIFT)
    assert cards.hasFocus()
    cards.choose(["a"])
    QTest.keyClick(cards, KEY.Key_F2)
    typed(editor(cards), "!")
    with qtbot.waitSignal(cards.cards.edited):
        QTest.keyClick(editor(cards), KEY.Key_Tab)


def test_text_wraps_inside_its_column_and_no_word_is_lost(qapp: QApplication) -> None:
    layouts = CardLayouts(names=True)
    text = "Samverkansöverenskommelsekoordinatorsfunktion 🧑‍⚕️ och <b>resten</b>\när här"
    laid = layouts.laid(CardRow("a", text, "meso", "Åre kommun", OrganisationType.MUNICIPALITY, ("beror på VIP",)), 200)
    broken = "".join(line.removesuffix("-") for line in laid.lines)
    assert broken.replace(" ", "") == text.replace(" ", "").replace("\n", "")
    assert laid.lines[0].endswith("-"), "a word longer than the column is broken with a hyphen"
    assert [note.tone for note in laid.notes] == ["muted", "warn"]
    narrow = layouts.laid(CardRow("a", text), 120).height
    assert narrow > layouts.laid(CardRow("a", text), 200).height


def test_a_very_long_text_is_shown_in_part_and_says_so(qapp: QApplication) -> None:
    laid = CardLayouts(names=False).laid(CardRow("a", "ord " * 25_000), 300)
    assert laid.height < 640
    assert "F2" in laid.notes[0].text


def test_a_chosen_card_takes_no_more_room(qtbot: QtBot, shown: Show) -> None:
    cards = some(shown)
    before = [cards.visualRect(cards.cards.index(number)) for number in range(4)]
    cards.selectAll()
    QApplication.processEvents()
    assert [cards.visualRect(cards.cards.index(number)) for number in range(4)] == before


def test_it_draws_whatever_it_is_given(qtbot: QtBot, shown: Show) -> None:
    cards = some(shown, 0)
    cards.show_rows(
        [
            HeadRow("h", "Hembesök", 2, "Ledare saknas"),
            CardRow("a", "<b>fet</b> & 🎉", "mikro", "Region", OrganisationType.REGION, ("beror på VIP",), hidden=True),
            CardRow("b", "x" * 100_000, confidential=True, merged=3),
            HeadRow("i", "Hemmonitorering", 0),
        ]
    )
    picture = cards.grab().toImage()
    assert picture.pixelColor(QPoint(1, 1)) != picture.pixelColor(QPoint(30, 30)) or not picture.isNull()
    assert cards.visualRect(cards.cards.index(1)).width() <= cards.viewport().width()
    assert cards.indexAt(QPoint(0, -5)) == QModelIndex()
