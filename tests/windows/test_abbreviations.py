"""The process's list of abbreviations: written in place, pasted, taken away and undone, with keys alone."""

import pytest
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from naravard_desktop.live.session import Session
from naravard_desktop.process.abbreviations import abbreviations, add_abbreviation
from naravard_desktop.process.processes import change_process
from naravard_desktop.storage import journal
from naravard_desktop.storage.edit import Scope, edit
from naravard_desktop.storage.library import Library
from naravard_desktop.widgets import theme
from naravard_desktop.widgets.cut import cut_off
from naravard_desktop.widgets.editor import LineEditor
from naravard_desktop.windows.abbreviations_dialog import AbbreviationsDialog, open_abbreviations
from tests.conftest import Room
from tests.parts.letters import typed
from tests.windows.dialogs import CTRL, KEY, SHIFT, full_disk, host, in_front, press, unnamed

SIP, MAS = ("SIP", "samordnad individuell plan"), ("MAS", "medicinskt ansvarig sjuksköterska")


class Ground:
    """A process with two abbreviations."""

    def __init__(self, room: Room) -> None:
        self.library: Library = room.library
        self.process_id, self.scope = room.scope.process_id, Scope(room.scope.process_id)
        with edit(self.library, self.scope, "Förkortningar"):
            for pair in (SIP, MAS):
                add_abbreviation(self.library, self.process_id, *pair)

    def pairs(self) -> list[tuple[str, str]]:
        return [(one.short, one.meaning) for one in abbreviations(self.library, self.process_id)]

    def labels(self) -> list[str]:
        return [entry.label for entry in journal.history(self.library, self.scope)]


@pytest.fixture
def ground(room: Room) -> Ground:
    """What the dialog is about."""
    return Ground(room)


def opened(qtbot: QtBot, ground: Ground, parent: QWidget | None = None) -> AbbreviationsDialog:
    """Show the dialog in front."""
    dialog = open_abbreviations(Session(ground.library), ground.process_id, parent or host(qtbot))
    in_front(qtbot, dialog)
    return dialog


def field(dialog: AbbreviationsDialog) -> LineEditor:
    """Return the field that is open, which has the focus."""
    found = dialog.table.cells.field
    assert found is not None
    assert found.hasFocus()
    return found


def shown(dialog: AbbreviationsDialog) -> list[tuple[str, str]]:
    """Return what the table says."""
    model = dialog.model
    return [(str(model.index(row, 0).data()), str(model.index(row, 1).data())) for row in range(model.rowCount())]


def said(dialog: AbbreviationsDialog) -> str:
    """Return what the banner says."""
    assert dialog.banner.isVisible()
    return dialog.banner.accessibleName()


def test_the_list_stands_in_order_with_a_row_to_write_in(qtbot: QtBot, ground: Ground) -> None:
    dialog = opened(qtbot, ground)
    assert shown(dialog) == [MAS, SIP, ("Skriv en ny här", "")]
    assert dialog.table.hasFocus()
    assert dialog.table.ids() == [abbreviations(ground.library, ground.process_id)[0].id]


def test_new_ones_are_written_one_after_another(qtbot: QtBot, ground: Ground) -> None:
    dialog = opened(qtbot, ground)
    press(dialog.table, KEY.Key_Insert)
    for short, meaning in (("SKR", "Sveriges Kommuner och Regioner"), ("ÄO", "äldreomsorg")):
        typed(field(dialog), short)
        press(field(dialog), KEY.Key_Return)
        typed(field(dialog), meaning)
        press(field(dialog), KEY.Key_Tab)
    press(field(dialog), KEY.Key_Return)  # nothing is written in the last row: back to the table
    assert dialog.table.cells.field is None
    assert dialog.table.hasFocus()
    assert ground.pairs() == [MAS, SIP, ("SKR", "Sveriges Kommuner och Regioner"), ("ÄO", "äldreomsorg")]
    assert shown(dialog)[-3:] == [
        ("SKR", "Sveriges Kommuner och Regioner"),
        ("ÄO", "äldreomsorg"),
        ("Skriv en ny här", ""),
    ]


def test_what_is_written_is_saved_while_one_writes_and_is_one_step(qtbot: QtBot, ground: Ground) -> None:
    dialog = opened(qtbot, ground)
    press(dialog.table, KEY.Key_Insert)
    typed(field(dialog), "VC")
    dialog.settle()
    assert ("VC", "") in ground.pairs()
    typed(field(dialog), "H")
    dialog.settle()
    assert ("VCH", "") in ground.pairs()
    press(field(dialog), KEY.Key_Escape)  # what stood there was nothing
    assert ground.pairs() == [MAS, SIP]
    assert dialog.isVisible()
    press(dialog.table, KEY.Key_F2)


def test_a_row_is_changed_where_it_is_and_undone(qtbot: QtBot, ground: Ground) -> None:
    dialog = opened(qtbot, ground)
    press(dialog.table, KEY.Key_F2)
    field(dialog).selectAll()
    typed(field(dialog), "Öms")
    press(field(dialog), KEY.Key_Tab)
    press(field(dialog), KEY.Key_Tab, SHIFT)
    press(field(dialog), KEY.Key_Return)
    press(field(dialog), KEY.Key_Escape)
    assert ground.pairs() == [SIP, ("Öms", MAS[1])]
    assert shown(dialog)[0] == ("Öms", MAS[1])  # it stays where it was while the list is open
    press(dialog.table, KEY.Key_Z, CTRL)
    assert ground.pairs() == [MAS, SIP]
    assert "Ångrat: Ändrad förkortning: Öms" in said(dialog)
    press(dialog.table, KEY.Key_Y, CTRL)
    assert ground.pairs() == [SIP, ("Öms", MAS[1])]


def test_letters_begin_to_write_and_escape_puts_back(qtbot: QtBot, ground: Ground) -> None:
    dialog = opened(qtbot, ground)
    press(dialog.table, KEY.Key_Down)
    press(dialog.table, KEY.Key_Return)
    typed(field(dialog), "xyz")
    dialog.settle()
    assert ("SIPxyz", SIP[1]) in ground.pairs()
    press(field(dialog), KEY.Key_Escape)
    assert ground.pairs() == [MAS, SIP]
    press(dialog.table, KEY.Key_A)
    assert dialog.table.cells.field is not None


def test_rows_are_taken_away_and_come_back_at_their_place(qtbot: QtBot, ground: Ground) -> None:
    dialog = opened(qtbot, ground)
    press(dialog.table, KEY.Key_Delete)
    assert ground.pairs() == [SIP]
    assert "”MAS” är borttagen." in said(dialog)
    press(dialog.table, KEY.Key_Z, CTRL)
    assert shown(dialog)[:2] == [MAS, SIP]
    press(dialog.table, KEY.Key_A, CTRL)
    press(dialog.table, KEY.Key_Delete)
    assert (ground.pairs(), shown(dialog)) == ([], [("Skriv en ny här", "")])
    dialog.banner.findChildren(QPushButton)[0].click()
    assert ground.pairs() == [MAS, SIP]


def test_a_row_that_nothing_is_left_of_goes(qtbot: QtBot, ground: Ground) -> None:
    dialog = opened(qtbot, ground)
    press(dialog.table, KEY.Key_F2)
    for _cell in range(2):
        field(dialog).selectAll()
        press(field(dialog), KEY.Key_Delete)
        press(field(dialog), KEY.Key_Return)
    assert ground.pairs() == [SIP]


def test_a_list_is_pasted_as_one_step(qtbot: QtBot, ground: Ground) -> None:
    dialog = opened(qtbot, ground)
    text = (
        "SKR = Sveriges Kommuner och Regioner\nVC\tvårdcentral\nSIP: samordnad individuell plan\nnågot helt annat här"
    )
    QGuiApplication.clipboard().setText(text)
    press(dialog.table, KEY.Key_V, CTRL)
    assert ground.pairs() == [MAS, SIP, ("SKR", "Sveriges Kommuner och Regioner"), ("VC", "vårdcentral")]
    assert "2 förkortningar är tillagda. 1 fanns redan. 1 rad är ingen förkortning." in said(dialog)
    press(dialog.table, KEY.Key_V, CTRL)
    assert "Alla de förkortningarna finns redan" in said(dialog)
    press(dialog.table, KEY.Key_Z, CTRL)
    assert ground.pairs() == [MAS, SIP]
    QGuiApplication.clipboard().setText("")
    press(dialog.table, KEY.Key_V, CTRL)
    assert "ingen lista" in said(dialog)


def test_pasting_in_a_field_is_pasting_words(qtbot: QtBot, ground: Ground) -> None:
    dialog = opened(qtbot, ground)
    QGuiApplication.clipboard().setText("första\nandra")
    press(dialog.table, KEY.Key_Insert)
    press(field(dialog), KEY.Key_V, CTRL)
    dialog.accept()
    assert ("första andra", "") in ground.pairs()


def test_a_full_disk_loses_no_word(qtbot: QtBot, ground: Ground) -> None:
    dialog = opened(qtbot, ground)
    long = "ord " * 4000
    press(dialog.table, KEY.Key_Insert)
    with full_disk(ground.library):
        field(dialog).insertPlainText("NY")
        press(field(dialog), KEY.Key_Return)
        field(dialog).insertPlainText(long)
        dialog.accept()
        assert dialog.isVisible()
        assert said(dialog).startswith("Fel")
    press(dialog.table, KEY.Key_Up)
    press(dialog.table, KEY.Key_F2)
    typed(field(dialog), "!")
    press(field(dialog), KEY.Key_Return)  # one that is saved takes the other with it
    assert ground.pairs() == [MAS, ("NY", long.strip()), ("SIP!", SIP[1])]
    dialog.accept()
    assert not dialog.isVisible()


def test_undo_stops_at_what_is_not_about_abbreviations(qtbot: QtBot, ground: Ground) -> None:
    with edit(ground.library, ground.scope, "Nytt namn"):
        change_process(ground.library, ground.process_id, "Nytt", "")
    dialog = opened(qtbot, ground)
    press(dialog.table, KEY.Key_Z, CTRL)
    assert "något annat: Nytt namn" in said(dialog)


def test_what_comes_from_elsewhere_is_shown(qtbot: QtBot, ground: Ground) -> None:
    session = Session(ground.library)
    dialog = open_abbreviations(session, ground.process_id, host(qtbot))
    in_front(qtbot, dialog)
    session.do(ground.scope, "Ny", lambda: add_abbreviation(ground.library, ground.process_id, "PTJ", "primärvård"))
    assert shown(dialog)[:3] == [MAS, ("PTJ", "primärvård"), SIP]


@pytest.mark.parametrize(("width", "height", "zoom"), [(1366, 768, 1.0), (1280, 720, 1.5), (1280, 720, 2.0)])
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_nothing_is_cut_and_all_has_a_name(
    qtbot: QtBot, qapp: QApplication, ground: Ground, mode: theme.Mode, width: int, height: int, zoom: float
) -> None:
    theme.apply(qapp, mode, zoom)
    with edit(ground.library, ground.scope, "Långa"):
        add_abbreviation(
            ground.library, ground.process_id, "Enlångförkortningutanmellanrum" * 2, "en lång betydelse " * 12
        )
    dialog = opened(qtbot, ground, host(qtbot, width, height))
    assert (cut_off(dialog), unnamed(dialog)) == ([], [])
    QGuiApplication.clipboard().setText("")
    press(dialog.table, KEY.Key_V, CTRL)
    assert (cut_off(dialog), dialog.table.viewport().height() > 60) == ([], True)


def test_tab_goes_round(qtbot: QtBot, ground: Ground) -> None:
    dialog = opened(qtbot, ground)
    seen: list[QWidget] = []
    for _press in range(12):
        focus = QApplication.focusWidget()
        assert focus is not None
        if focus in seen:
            break
        seen.append(focus)
        press(focus, KEY.Key_Tab)
    assert QApplication.focusWidget() is dialog.table
    assert dialog.close_button in seen
