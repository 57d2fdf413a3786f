"""What an unkind user does in the whole window: takes away what is open, and looks for what stands everywhere."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from naravard_desktop.jobs.finding import find
from naravard_desktop.process.processes import processes
from naravard_desktop.process.workshops import steps, workshops
from naravard_desktop.steps.follow_up.panel import FollowUpPanel
from naravard_desktop.storage.edit import Scope
from naravard_desktop.windows.assembly import Whole
from tests.shots import settle_down, whole_window, workshop_of


@pytest.fixture
def sample(qtbot: QtBot, tmp_path: Path) -> Iterator[Whole]:
    """The whole window on the sample."""
    del qtbot
    with whole_window(tmp_path) as whole:
        yield whole


def _visit_all(whole: Whole, workshop_id: str) -> None:
    whole.window.open_workshop(workshop_id, "run")
    for step in steps(whole.window.session.library, workshop_id):
        whole.run.go(step.id)
        settle_down()


@pytest.mark.parametrize("whole_process", [False, True])
def test_what_is_open_is_deleted_and_comes_back(sample: Whole, whole_process: bool) -> None:
    window, library = sample.window, sample.window.session.library
    process_id, workshop_id = processes(library)[0].id, workshop_of(library)
    count = len(workshops(library, process_id))
    _visit_all(sample, workshop_id)
    window.go("start")
    sample.start.remove(process_id if whole_process else workshop_id)
    box = sample.start.asking
    assert isinstance(box, QMessageBox)
    button = next(one for one in box.findChildren(QPushButton) if one.text() == "Ta bort")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)  # a panel that asks for what is gone makes the test fail
    settle_down()
    assert window.workshop_id is None
    for place in ("prepare", "run", "documents", "follow_up", "start"):
        window.go(place)
        settle_down()
    assert window.session.undo(Scope(process_id)) is not None
    assert len(workshops(library, process_id)) == count
    _visit_all(sample, workshop_id)


def test_dots_do_not_hide_what_a_table_said(sample: Whole) -> None:
    found = find(sample.window.session.library, "Bord")
    assert {"bord", "lapp", "moment"} <= {one.what for one in found}
    assert "vote" not in {one.table for one in found}


def test_what_was_said_of_an_action_leads_to_the_action(sample: Whole) -> None:
    library = sample.window.session.library
    reviewed = library.db.execute("SELECT comment, action_id FROM review WHERE comment <> ''").fetchall()
    assert len(reviewed) > 1
    for comment, action_id in reviewed:
        hit = next(one for one in find(library, comment) if one.table == "review" and one.text == comment)
        sample.start.found_asked.emit(hit)
        settle_down()
        panel = sample.run.panel
        assert isinstance(panel, FollowUpPanel)
        assert panel.table.ids() == [action_id]
