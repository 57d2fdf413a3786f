"""A dialog with words and fields: as high as what is in it as far as the window goes, and its foot always in sight."""

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QSpinBox
from pytestqt.qtbot import QtBot

from naravard_desktop.core.trouble import Trouble
from naravard_desktop.live.session import Session
from naravard_desktop.storage.library import Library
from naravard_desktop.widgets import theme
from naravard_desktop.widgets.cut import cut_off
from naravard_desktop.windows.form_dialog import FormDialog
from tests.shots import settle_down
from tests.windows.dialogs import KEY, host, in_front, press, unnamed

SENTENCE = "En mening som är så lång att den inte får plats på en rad i dialogen, utan måste brytas. "


class _Form(FormDialog):
    def __init__(self, session: Session, qtbot: QtBot, lines: int, size: tuple[int, int] = (1280, 720)) -> None:
        super().__init__("Prov", session, host(qtbot, *size))
        self.add_words(SENTENCE * lines)
        self.name, self.number = QLineEdit(), QSpinBox()
        self.add_field("&Namn", self.name, "Så att alla vet vem.")
        self.add_field("N&ummer", self.number)
        self.done_button = self.add_foot("Klart")
        self.name.setFocus()
        self.open()
        in_front(qtbot, self)


@pytest.fixture
def session(library: Library) -> Session:
    return Session(library)


def scrolls(dialog: FormDialog) -> bool:
    return dialog._scroll.verticalScrollBar().maximum() > 0


@pytest.mark.parametrize("zoom", [1.0, 2.0])
def test_all_of_it_is_seen_where_there_is_room(qtbot: QtBot, qapp: QApplication, session: Session, zoom: float) -> None:
    theme.apply(qapp, "light", zoom)
    dialog = _Form(session, qtbot, 2, (1500, 1100))
    assert not scrolls(dialog)
    assert cut_off(dialog) == []
    assert unnamed(dialog) == []
    assert dialog.name.accessibleName() == "Namn"
    assert dialog.name.accessibleDescription() == "Så att alla vet vem."


def test_in_a_small_window_it_scrolls_to_where_one_writes_and_the_foot_stays(
    qtbot: QtBot, qapp: QApplication, session: Session
) -> None:
    theme.apply(qapp, "light", 2.0)
    dialog = _Form(session, qtbot, 8)
    assert dialog.height() <= 720
    assert scrolls(dialog)
    view = dialog._scroll.viewport()
    for field in (dialog.name, dialog.number):
        dialog.refuse("Det fattas något.", field)
        settle_down()
        assert view.rect().contains(field.rect().translated(field.mapTo(view, field.rect().topLeft())))
    assert dialog.rect().contains(dialog.done_button.geometry())
    assert cut_off(dialog) == []


def test_what_is_said_above_makes_it_higher_and_nothing_is_hidden(qtbot: QtBot, session: Session) -> None:
    dialog = _Form(session, qtbot, 2)
    before = dialog.height()
    session.trouble.emit(Trouble("Disken är full."))
    settle_down()
    assert dialog.banner.accessibleName() == "Fel: Disken är full."
    assert dialog.height() > before
    assert not scrolls(dialog)


def test_return_does_it_and_escape_leaves(qtbot: QtBot, session: Session) -> None:
    for key, result in ((KEY.Key_Return, 1), (KEY.Key_Escape, 0)):
        dialog = _Form(session, qtbot, 1)
        with qtbot.waitSignal(dialog.finished) as done:
            press(dialog.name, key)
        assert done.args == [result]
