"""Historik in the window: read, searched, copied, by keys alone."""

import re

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow, QWidget
from pytestqt.qtbot import QtBot

from naravard_desktop.jobs import history as job
from naravard_desktop.live.session import Session
from naravard_desktop.process import cards
from naravard_desktop.process.workshops import Step
from naravard_desktop.storage.edit import Scope
from naravard_desktop.widgets import theme
from naravard_desktop.widgets.cut import cut_off
from naravard_desktop.windows.history import HistoryDialog, history_dialog
from naravard_desktop.windows.history_rows import time_words
from tests.conftest import Room
from tests.parts.letters import typed


@pytest.fixture
def session(room: Room) -> Session:
    return Session(room.library)


@pytest.fixture
def step(room: Room) -> Step:
    return room.step("notes")


def add(session: Session, room: Room, step: Step, text: str) -> str:
    made = session.do(
        room.scope, "Ny lapp: {text}", lambda: cards.add_card(room.library, step.id, text), text=text[:40]
    )
    assert made is not None
    return made


@pytest.fixture
def open_history(qtbot: QtBot, room: Room, session: Session) -> "Opener":
    return Opener(qtbot, room, session)


class Opener:
    """Opens the dialog over a window."""

    def __init__(self, qtbot: QtBot, room: Room, session: Session) -> None:
        self._qtbot, self._room, self._session = qtbot, room, session

    def __call__(self, scope: Scope | None = None, zoom: float = 1.0, *, dark: bool = False) -> HistoryDialog:
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        theme.apply(app, "dark" if dark else "light", zoom)
        window = self._window = QMainWindow()
        self._qtbot.addWidget(window)
        window.resize(1280, 720)
        window.show()
        dialog = history_dialog(self._session, scope or self._room.scope, window)
        assert isinstance(dialog, HistoryDialog)
        dialog.open()
        dialog.activateWindow()
        self._qtbot.waitUntil(dialog.isActiveWindow)
        return dialog


def rows(dialog: HistoryDialog) -> list[str]:
    return [str(dialog.model.index(row, 0).data()) for row in range(dialog.model.rowCount())]


def test_what_was_done_is_listed_with_time_and_state(
    session: Session, room: Room, step: Step, open_history: Opener
) -> None:
    add(session, room, step, "ett")
    add(session, room, step, "övergivet")
    session.undo(room.scope)
    add(session, room, step, "två")
    add(session, room, step, "tre")
    session.undo(room.scope)
    found = rows(open_history())
    states = ["ångrad, kan göras om", "gjord", "ångrad, ersatt av senare ändring", "gjord"]
    assert [row.split(", i dag ")[0] for row in found] == [
        f"Ny lapp: {text}" for text in ("tre", "två", "övergivet", "ett")
    ]
    for row, state in zip(found, states, strict=True):
        assert re.search(rf", i dag \d\d\.\d\d · {state}$", row)


def test_a_process_names_the_workshop_of_each_entry(
    session: Session, room: Room, step: Step, open_history: Opener
) -> None:
    add(session, room, step, "ett")
    found = rows(open_history(Scope(room.scope.process_id)))
    assert found[0].endswith(" · gjord · Workshoppen")
    assert found[1].endswith(" · gjord · Uppdraget")


def test_the_words_of_a_left_branch_are_fetched_back_by_keys(
    session: Session, room: Room, step: Step, open_history: Opener
) -> None:
    add(session, room, step, "Övergiven <b>tanke</b> 🙂\nandra raden")
    session.undo(room.scope)
    add(session, room, step, "ny väg")
    dialog = open_history()
    assert dialog.view.hasFocus()
    QTest.keyClick(dialog.view, Qt.Key.Key_Down)
    after = dialog.details.after
    assert "Övergiven <b>tanke</b> 🙂" in after.text.toPlainText()
    assert dialog.details.before.text.toPlainText() == "Fanns inte."
    assert not dialog.details.before.copy_button.isEnabled()
    focus: QWidget | None = dialog.view
    while focus is not after.copy_button:
        assert focus is not None
        QTest.keyClick(focus, Qt.Key.Key_Tab)
        focus = QApplication.focusWidget()
    QTest.keyClick(focus, Qt.Key.Key_Space)
    assert QApplication.clipboard().text() == "Övergiven <b>tanke</b> 🙂\nandra raden"


def test_before_and_after_stand_beside_each_other(
    session: Session, room: Room, step: Step, open_history: Opener
) -> None:
    one = add(session, room, step, "förut")
    session.do(room.scope, "Ändrad", lambda: cards.change_card(room.library, one, text="nu"))
    session.do(room.scope, "Borttagen", lambda: cards.delete_card(room.library, one))
    dialog = open_history()
    assert dialog.details.after.text.toPlainText() == "Borttaget."
    QTest.keyClick(dialog.view, Qt.Key.Key_Down)
    assert dialog.details.before.text.toPlainText() == "Lapp\nText: förut"
    assert dialog.details.after.text.toPlainText() == "Lapp\nText: nu"
    QTest.mouseClick(dialog.details.before.copy_button, Qt.MouseButton.LeftButton)
    assert QApplication.clipboard().text() == "förut"


def test_search_narrows_and_return_goes_to_what_was_found(
    qtbot: QtBot, session: Session, room: Room, step: Step, open_history: Opener
) -> None:
    for text in ("ett äpple", "ett päron", "en båt"):
        add(session, room, step, text)
    dialog = open_history()
    QTest.keyClick(dialog, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert dialog.search.hasFocus()
    typed(dialog.search, "ÄPPLE")
    QTest.keyClick(dialog.search, Qt.Key.Key_Return)
    assert len(rows(dialog)) == 1
    assert dialog.isVisible()
    assert dialog.view.hasFocus()
    assert "ett äpple" in dialog.details.after.text.toPlainText()
    dialog.search.setText("finns inte")
    qtbot.waitUntil(dialog.none.isVisible)
    assert not dialog.view.isVisible()
    assert not dialog.details.after.isVisible()
    dialog.search.clear()
    qtbot.waitUntil(dialog.view.isVisible)
    assert len(rows(dialog)) == 3


def test_nothing_done_is_said(open_history: Opener) -> None:
    dialog = open_history()
    assert dialog.none.text() == "Här är ingenting gjort än."


def test_the_rest_is_read_when_it_is_scrolled_to(
    session: Session, room: Room, step: Step, open_history: Opener, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(job, "PAGE", 20)
    for number in range(50):
        add(session, room, step, str(number))
    dialog = open_history()
    first = dialog.model.rowCount()
    assert first < 50
    for _press in range(5):
        QTest.keyClick(dialog.view, Qt.Key.Key_End)
        bar = dialog.view.verticalScrollBar()
        bar.setValue(bar.maximum())
        QApplication.processEvents()
    assert dialog.model.rowCount() == 50
    assert not dialog.model.canFetchMore(dialog.model.index(-1, 0))


def test_what_is_chosen_stays_chosen_when_something_is_done(
    session: Session, room: Room, step: Step, open_history: Opener
) -> None:
    add(session, room, step, "ett")
    add(session, room, step, "två")
    dialog = open_history()
    dialog.view.setCurrentIndex(dialog.model.index(1, 0))
    add(session, room, step, "tre")
    assert dialog.view.currentIndex().row() == 2
    assert "ett" in dialog.details.label.text()


def test_hostile_text_is_shown_as_it_is(session: Session, room: Room, step: Step, open_history: Opener) -> None:
    add(session, room, step, "<img src=x>" + "å" * 100_000 + "{text}")
    dialog = open_history()
    assert dialog.details.label.text().startswith("Ny lapp: <img src=x>")
    assert dialog.details.label.textFormat() == Qt.TextFormat.PlainText
    assert dialog.details.after.text.toPlainText().endswith("{text}")


def test_an_anonymous_entry_has_no_time(session: Session, room: Room, open_history: Opener) -> None:
    add(session, room, room.step("notes", anonymous=True), "ingen vet när")
    entry = open_history().model.entry(0)
    assert entry is not None
    assert time_words(entry) == "utan tid"


def test_all_has_names_and_tab_goes_round(session: Session, room: Room, step: Step, open_history: Opener) -> None:
    add(session, room, step, "ett")
    dialog = open_history()
    QAccessible.setActive(True)
    seen: list[QWidget] = []
    while (focus := QApplication.focusWidget()) not in seen:
        assert focus is not None
        face = QAccessible.queryAccessibleInterface(focus)
        assert face.text(QAccessible.Text.Name), focus
        seen.append(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert focus is seen[0]
    assert seen[:3] == [dialog.view, dialog.details.before.text, dialog.details.after.text]
    assert dialog.search in seen


@pytest.mark.parametrize("zoom", [1.0, 2.0])
@pytest.mark.parametrize("dark", [False, True])
def test_nothing_is_cut_off(
    qtbot: QtBot, session: Session, room: Room, step: Step, open_history: Opener, zoom: float, dark: bool
) -> None:
    add(session, room, step, "Samverkansöverenskommelse om hemsjukvårdens läkarmedverkan")
    dialog = open_history(Scope(room.scope.process_id), zoom, dark=dark)
    assert dialog.width() <= 1280
    assert dialog.height() <= 720
    qtbot.waitUntil(lambda: not cut_off(dialog))
