"""The line where new cards come in: nothing is cleared before it is saved."""

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from naravard_desktop.core.words import Level, OrganisationType
from naravard_desktop.parts.capture import Capture
from naravard_desktop.process.cards import NewCard
from naravard_desktop.process.people import Organisation
from tests.parts.letters import typed

Show = Callable[[QWidget], None]
KEY, CTRL, ALT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
PARTIES = [
    Organisation("r", "Regionen", OrganisationType.REGION),
    Organisation("k", "Åre kommun", OrganisationType.MUNICIPALITY),
]


@pytest.fixture
def capture(shown: Show) -> Capture:
    made = Capture()
    made.show_organisations(PARTIES)
    shown(made)
    made.field.setFocus()
    return made


def told(capture: Capture) -> list[list[NewCard]]:
    found: list[list[NewCard]] = []
    capture.written.connect(found.append)
    return found


def pasted(text: str) -> QMimeData:
    data = QMimeData()
    data.setText(text)
    return data


def said(capture: Capture) -> str:
    return " ".join(label.text() for label in capture.findChildren(QLabel) if label.isVisible())


def test_enter_tells_and_clears_only_when_saved(capture: Capture) -> None:
    found = told(capture)
    typed(capture.field, "Hembesök")
    QTest.keyClick(capture.field, KEY.Key_Return)
    assert found == [[NewCard(text="Hembesök")]]
    assert capture.field.text() == "Hembesök"
    assert "Inte sparat" in said(capture)
    capture.written.connect(capture.done)
    QTest.keyClick(capture.field, KEY.Key_Return)
    assert capture.field.text() == ""
    assert said(capture) == ""


def test_level_and_organisation_by_keys(capture: Capture) -> None:
    found = told(capture)
    QTest.keyClick(capture.field, KEY.Key_N, ALT)
    QTest.keyClick(capture.field, KEY.Key_N, ALT)
    QTest.keyClick(capture.field, KEY.Key_2, ALT)
    typed(capture.field, "a")
    QTest.keyClick(capture.field, KEY.Key_Return)
    QTest.keyClick(capture.field, KEY.Key_N, ALT)
    QTest.keyClick(capture.field, KEY.Key_N, ALT)
    QTest.keyClick(capture.field, KEY.Key_0, ALT)
    QTest.keyClick(capture.field, KEY.Key_9, ALT)
    QTest.keyClick(capture.field, KEY.Key_Return)
    assert found == [[NewCard(text="a", level=Level.MESO, organisation_id="k")], [NewCard(text="a")]]


def test_the_choice_is_in_words(capture: Capture) -> None:
    for word in ("mikro", "meso", "makro", "Ingen nivå"):
        QTest.keyClick(capture.field, KEY.Key_N, ALT)
        assert capture.level.currentText() == word
    for word in ("makro", "meso", "mikro", "Ingen nivå"):
        QTest.keyClick(capture.field, KEY.Key_N, ALT | SHIFT)
        assert capture.level.currentText() == word
    assert capture.field.text() == ""


def test_the_windows_own_keys_are_left_to_it(qtbot: QtBot, capture: Capture) -> None:
    pressed: list[str] = []
    for key in ("Ctrl+0", "Ctrl+1", "Ctrl+2", "Ctrl+3"):
        QShortcut(QKeySequence(key), capture.window()).activated.connect(partial(pressed.append, key))
        QTest.keyClick(capture.field, getattr(KEY, f"Key_{key[-1]}"), CTRL)
    assert pressed == ["Ctrl+0", "Ctrl+1", "Ctrl+2", "Ctrl+3"]
    assert capture.level.level() is None


def test_many_lines_are_told_of_once(capture: Capture) -> None:
    found = told(capture)
    capture.written.connect(capture.done)
    capture.field.insertFromMimeData(pasted("\n".join(f"rad {number}" for number in range(200))))
    assert len(found) == 1
    assert [card.text for card in found[0]][:2] == ["rad 0", "rad 1"]
    assert len(found[0]) == 200
    assert said(capture) == "200 lappar inlagda"


def test_pasted_lines_wait_until_they_are_saved(capture: Capture) -> None:
    found = told(capture)
    capture.field.insertFromMimeData(pasted("ett\ntvå"))
    assert capture.waiting() == 2
    capture.field.insertFromMimeData(pasted("tre\nfyra"))
    assert [card.text for card in found[-1]] == ["ett", "två", "tre", "fyra"]
    capture.written.connect(capture.done)
    capture.retry()
    assert capture.waiting() == 0
    capture.retry()
    assert len(found) == 3


def test_the_button_pastes_what_was_copied(qtbot: QtBot, capture: Capture) -> None:
    found = told(capture)
    QGuiApplication.clipboard().setText("• ett\n• två\n")
    QTest.mouseClick(capture.paste, Qt.MouseButton.LeftButton)
    assert [card.text for card in found[0]] == ["ett", "två"]
    QGuiApplication.clipboard().clear()
    QTest.mouseClick(capture.paste, Qt.MouseButton.LeftButton)
    assert "Kopiera raderna" in said(capture)


def test_leaving_the_moment_leaves_half_a_text_in_the_field(qtbot: QtBot, capture: Capture) -> None:
    found = told(capture)
    typed(capture.field, "halvskriven")
    with qtbot.waitSignal(capture.field.settled) as settled:
        capture.settle()
    assert settled.args == ["halvskriven"]
    assert found == []
    assert capture.waiting_text() == "halvskriven"


def test_coming_back_to_half_a_text_says_so(capture: Capture) -> None:
    capture.written.connect(capture.done)
    typed(capture.field, "halvskriven")
    assert said(capture) == ""
    capture.hide()
    capture.show()
    assert "inte inlagd än" in said(capture)
    QTest.keyClick(capture.field, KEY.Key_Return)
    assert said(capture) == ""
    typed(capture.field, "x")
    capture.hide()
    capture.show()
    QTest.keyClick(capture.field, KEY.Key_Backspace)
    assert said(capture) == ""


def test_organisations_that_come_leave_the_choice(capture: Capture) -> None:
    capture.organisation.put("k")
    capture.show_organisations([PARTIES[0], Organisation("x", "Berg", OrganisationType.MUNICIPALITY), PARTIES[1]])
    assert capture.organisation.organisation_id() == "k"
    capture.show_organisations([])
    assert not capture.organisation.isVisible()
    assert capture.organisation.organisation_id() is None


def test_tab_goes_through_and_out(capture: Capture) -> None:
    seen = set()
    for _number in range(6):
        focus = capture.focusWidget()
        assert focus is not None
        assert focus.accessibleName() or focus.property("text")
        seen.add(focus)
        QTest.keyClick(focus, KEY.Key_Tab)
    assert {capture.field, capture.level, capture.organisation, capture.paste} <= seen
