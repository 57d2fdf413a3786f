"""Writing in the field with real keys, pasting, undoing, and when it tells of what was written."""

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from naravard_desktop.widgets.editor import LineEditor

Key = Qt.Key
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class Heard:
    """What an editor told, in order."""

    def __init__(self, editor: LineEditor) -> None:
        self.told: list[tuple[str, object]] = []
        editor.accepted.connect(lambda text: self.told.append(("accepted", text)))
        editor.settled.connect(lambda text: self.told.append(("settled", text)))
        editor.lines_pasted.connect(lambda found: self.told.append(("lines", found)))
        editor.cancelled.connect(lambda: self.told.append(("cancelled", None)))
        editor.undo_requested.connect(lambda: self.told.append(("undo", None)))
        editor.redo_requested.connect(lambda: self.told.append(("redo", None)))


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    layout = QVBoxLayout(made)
    layout.addWidget(LineEditor("Ny lapp", "Skriv en lapp", parent=made))
    layout.addWidget(QLineEdit(made))
    made.resize(400, 300)
    made.show()
    made.activateWindow()
    return made


@pytest.fixture
def editor(window: QWidget, qtbot: QtBot) -> LineEditor:
    made = window.findChild(LineEditor)
    assert isinstance(made, LineEditor)
    made.setFocus()
    qtbot.waitUntil(made.hasFocus)
    return made


@pytest.fixture
def heard(editor: LineEditor) -> Heard:
    return Heard(editor)


def paste(editor: LineEditor, text: str) -> None:
    QGuiApplication.clipboard().setText(text)
    QTest.keyClick(editor, Key.Key_V, CTRL)


def test_return_settles_and_accepts_the_stripped_text(editor: LineEditor, heard: Heard) -> None:
    QTest.keyClicks(editor, "  Mobilt team ")
    QTest.keyClick(editor, Key.Key_Return)
    assert heard.told == [("settled", "  Mobilt team "), ("accepted", "Mobilt team")]
    assert editor.text() == "  Mobilt team "


def test_the_keypads_enter_is_a_return(editor: LineEditor, heard: Heard) -> None:
    QTest.keyClicks(editor, "a")
    QTest.keyClick(editor, Key.Key_Enter, Qt.KeyboardModifier.KeypadModifier)
    assert ("accepted", "a") in heard.told


def test_nothing_is_accepted_from_an_empty_field(editor: LineEditor, heard: Heard) -> None:
    QTest.keyClicks(editor, "  ")
    QTest.keyClick(editor, Key.Key_Return)
    assert [kind for kind, _ in heard.told] == ["settled"]


def test_an_empty_text_is_accepted_where_asked(qtbot: QtBot) -> None:
    editor = LineEditor("Rubrik", accepts_empty=True)
    qtbot.addWidget(editor)
    editor.show()
    heard = Heard(editor)
    QTest.keyClick(editor, Key.Key_Return)
    assert heard.told == [("accepted", "")]


def test_shift_return_makes_a_line_and_the_field_grows_to_its_most(editor: LineEditor, heard: Heard) -> None:
    heights = [editor.height()]
    for _ in range(7):
        QTest.keyClicks(editor, "rad")
        QTest.keyClick(editor, Key.Key_Return, SHIFT)
        heights.append(editor.height())
    assert editor.text() == "rad\n" * 7
    assert heights[:6] == sorted(set(heights))
    assert heights[5] == heights[7]
    assert not [kind for kind, _ in heard.told if kind == "accepted"]
    editor.put("")
    assert editor.height() == heights[0]


def test_a_long_line_wraps_and_the_field_grows(editor: LineEditor) -> None:
    before = editor.height()
    editor.put("Kommunens sjuksköterskor läser mätvärden och ringer läkaren i primärvården varje vardag")
    assert editor.height() > before


def test_one_line_is_as_high_as_a_button_nearly(editor: LineEditor) -> None:
    assert 34 <= editor.height() <= 40


def test_lines_pasted_in_an_empty_field_become_several(editor: LineEditor, heard: Heard) -> None:
    paste(editor, "• Ett\r\n• Två\n\n  Tre  ")
    assert heard.told == [("lines", ["Ett", "Två", "Tre"])]
    assert editor.text() == ""


def test_lines_pasted_after_words_stay_text(editor: LineEditor, heard: Heard) -> None:
    QTest.keyClicks(editor, "Ett")
    paste(editor, "\nTvå")
    assert editor.text() == "Ett\nTvå"
    assert not heard.told


def test_lines_are_split_or_kept_when_asked(editor: LineEditor, heard: Heard) -> None:
    editor.splits = "never"
    paste(editor, "Ett\nTvå")
    assert editor.text() == "Ett\nTvå"
    editor.splits = "always"
    paste(editor, "Tre\nFyra")
    assert heard.told == [("lines", ["Tre", "Fyra"])]


def test_pasted_text_is_cleaned(editor: LineEditor) -> None:
    paste(editor, "e\u0301n\x00 \x07rad")
    assert editor.text() == "én rad"


def test_pasting_is_undone_in_one(editor: LineEditor, heard: Heard) -> None:
    paste(editor, "klistrat")
    QTest.keyClick(editor, Key.Key_Z, CTRL)
    assert editor.text() == ""
    assert not heard.told


def test_undo_and_redo_go_on_outside_when_the_field_has_no_more(editor: LineEditor, heard: Heard) -> None:
    QTest.keyClicks(editor, "ord")
    for _ in range(10):
        QTest.keyClick(editor, Key.Key_Z, CTRL)
        if heard.told:
            break
    assert editor.text() == ""
    assert heard.told == [("undo", None)]
    for _ in range(10):
        QTest.keyClick(editor, Key.Key_Z, CTRL | SHIFT)
        if len(heard.told) > 1:
            break
    assert editor.text() == "ord"
    assert heard.told == [("undo", None), ("redo", None)]


def test_what_was_put_cannot_be_undone_in_the_field(editor: LineEditor, heard: Heard) -> None:
    editor.put("utifrån")
    QTest.keyClick(editor, Key.Key_Z, CTRL)
    assert editor.text() == "utifrån"
    assert heard.told == [("undo", None)]


def test_typing_settles_by_itself_and_once(editor: LineEditor, heard: Heard, qtbot: QtBot) -> None:
    QTest.keyClicks(editor, "Hej")
    assert not heard.told
    qtbot.waitUntil(lambda: bool(heard.told), timeout=3000)
    editor.settle()
    assert heard.told == [("settled", "Hej")]


def test_leaving_the_field_settles(editor: LineEditor, heard: Heard) -> None:
    QTest.keyClicks(editor, "Hej")
    QTest.keyClick(editor, Key.Key_Tab)
    assert not editor.hasFocus()
    assert heard.told == [("settled", "Hej")]


def test_closing_the_window_settles(window: QWidget, editor: LineEditor, heard: Heard) -> None:
    QTest.keyClicks(editor, "Hej")
    window.close()
    assert heard.told == [("settled", "Hej")]


def test_what_was_put_is_not_told(editor: LineEditor, heard: Heard) -> None:
    editor.put("utifrån")
    editor.settle()
    QTest.keyClicks(editor, "!")
    QTest.keyClick(editor, Key.Key_Backspace)
    editor.settle()
    assert not heard.told


def test_escape_cancels(editor: LineEditor, heard: Heard) -> None:
    QTest.keyClicks(editor, "a")
    QTest.keyClick(editor, Key.Key_Escape)
    assert heard.told == [("cancelled", None)]


def test_a_held_return_accepts_once(editor: LineEditor, heard: Heard, light: QApplication) -> None:
    from PySide6.QtCore import QEvent
    from PySide6.QtGui import QKeyEvent

    QTest.keyClicks(editor, "a")
    for repeated in (False, True, True):
        kind = QEvent.Type.KeyPress
        light.sendEvent(editor, QKeyEvent(kind, Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", repeated))
    assert [kind for kind, _ in heard.told].count("accepted") == 1


@pytest.mark.parametrize("text", ["x" * 100_000, "ord " * 25_000, "å\n" * 50_000], ids=["letters", "words", "lines"])
def test_a_huge_paste_is_one_change(editor: LineEditor, heard: Heard, text: str) -> None:
    editor.splits = "never"
    changes, sizes = [], []
    editor.textChanged.connect(lambda: changes.append(1))
    editor.document().documentLayout().documentSizeChanged.connect(lambda _size: sizes.append(1))
    data = QMimeData()
    data.setText(text)
    editor.insertFromMimeData(data)
    assert len(editor.text()) == 100_000
    assert len(changes) <= 2
    assert len(sizes) <= 10
    assert not heard.told
    assert editor.height() < 200


def test_the_field_has_a_name(editor: LineEditor) -> None:
    assert editor.accessibleName() == "Ny lapp"
    assert editor.placeholderText() == "Skriv en lapp"
