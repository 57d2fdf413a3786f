"""The menu at the foot of the rail: history, reading in a file, backups, the look."""

from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QLabel, QMenu, QPlainTextEdit
from pytestqt.qtbot import QtBot

from naravard_desktop.core.trouble import Trouble
from naravard_desktop.jobs import bundle
from naravard_desktop.jobs.start import start_process
from naravard_desktop.kinds import SCHEMA
from naravard_desktop.process.processes import processes, scope_of
from naravard_desktop.process.workshops import change_workshop, workshop
from naravard_desktop.storage.edit import edit
from naravard_desktop.storage.opening import opened
from naravard_desktop.widgets import theme
from naravard_desktop.widgets.cut import cut_off
from naravard_desktop.windows.assembly import Whole
from naravard_desktop.windows.remembered import Remembered
from tests.shots import settle_down, whole_window, workshop_of


def _action(menu: QMenu, words: str) -> QAction:
    for action in menu.actions():
        under = action.menu()
        if action.text().startswith(words):
            return action
        if isinstance(under, QMenu):
            for one in under.actions():
                if one.text().startswith(words):
                    return one
    raise LookupError(words)


def _read_in(whole: Whole, file: Path) -> QDialog:
    dialog = whole.more.read_bundle(str(file))
    assert dialog is not None
    settle_down()
    return dialog


def test_history_is_that_of_the_place(qtbot: QtBot, tmp_path: Path) -> None:
    with whole_window(tmp_path, empty=True) as whole:
        menu = whole.more.menu
        menu.aboutToShow.emit()
        assert not menu.history.isEnabled()
        assert whole.more.show_history() is None
    with whole_window(tmp_path) as whole:
        whole.window.open_workshop(workshop_of(whole.window.session.library))
        whole.more.menu.aboutToShow.emit()
        assert whole.more.menu.history.isEnabled()
        dialog = whole.more.show_history()
        assert dialog is not None
        assert dialog.isVisible()
        dialog.reject()


def test_the_look_is_chosen_and_remembered(qtbot: QtBot, tmp_path: Path) -> None:
    with whole_window(tmp_path) as whole:
        _action(whole.more.menu, "Mörkt").trigger()
        assert theme.current().dark
        _action(whole.more.menu, "Större").trigger()
        assert theme.current().zoom == pytest.approx(1.1)
    again = Remembered(tmp_path / "window.ini")
    assert again.mode == "dark"
    assert again.zoom == pytest.approx(1.1)


def test_the_sample_is_there_beside_ones_own(qtbot: QtBot, tmp_path: Path) -> None:
    with whole_window(tmp_path, empty=True) as whole:
        library = whole.window.session.library
        start_process(library, "Vårt eget")
        for _time in range(2):
            _action(whole.more.menu, "Öppna exempel").trigger()
            settle_down()
            assert [one.sample for one in processes(library)].count(True) == 1
            assert whole.window.place == "prepare"


def test_a_backup_is_asked_for(qtbot: QtBot, tmp_path: Path) -> None:
    with whole_window(tmp_path) as whole, qtbot.waitSignal(whole.window.backup_asked):
        _action(whole.more.menu, "Gör en säkerhetskopia").trigger()


def test_a_new_process_is_read_in_and_shown(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(tmp_path / "other.sqlite3", SCHEMA) as other:
        (tmp_path / "fil.naravard").write_bytes(bundle.pack(other, start_process(other, "Det andra uppdraget")))
    with whole_window(tmp_path) as whole:
        dialog = _read_in(whole, tmp_path / "fil.naravard")
        assert "Det andra uppdraget" in " ".join(label.text() for label in dialog.findChildren(QLabel))
        dialog.reject()
        assert len(processes(whole.window.session.library)) == 2
        assert whole.start.processes.model().rowCount() == 2


def test_two_texts_are_both_told(qtbot: QtBot, tmp_path: Path) -> None:
    with whole_window(tmp_path) as whole:
        library = whole.window.session.library
        workshop_id = workshop_of(library)
        held, scope = workshop(library, workshop_id), scope_of(library, workshop_id)
        assert scope is not None
        file = tmp_path / "fil.naravard"
        with opened(tmp_path / "other.sqlite3", SCHEMA) as other:
            file.write_bytes(bundle.pack(library, held.process_id))
            bundle.unpack(other, file)
            for title in ("Deras ett", "Deras namn"):
                with edit(other, scope, "Nytt namn"):
                    change_workshop(other, workshop_id, title=title)
            file.write_bytes(bundle.pack(other, held.process_id))
        with edit(library, scope, "Nytt namn"):
            change_workshop(library, workshop_id, title="Vårt namn")
        dialog = _read_in(whole, file)
        (listed,) = dialog.findChildren(QPlainTextEdit)
        assert "Deras namn" in listed.toPlainText()
        assert "Vårt namn" in listed.toPlainText()
        dialog.reject()


def test_a_file_that_is_none_is_a_sentence(qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "fil.naravard").write_text("Inköpslista")
    with whole_window(tmp_path) as whole, qtbot.waitSignal(whole.window.session.trouble) as told:
        assert whole.more.read_bundle(str(tmp_path / "fil.naravard")) is None
    assert told.args is not None
    assert isinstance(told.args[0], Trouble)


def test_about_says_where_everything_lies(qtbot: QtBot, tmp_path: Path) -> None:
    with whole_window(tmp_path) as whole:
        box = whole.more.show_about()
        assert box.path.toPlainText() == str(whole.window.session.library.path)
        assert cut_off(box) == []
        box.reject()
