"""What could not be saved gives way to what is newer, in the fields beside the table and in the table itself."""

from collections.abc import Callable

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from naravard_desktop.live.session import Session
from naravard_desktop.process.decisions import Decision, decisions_of_step
from naravard_desktop.steps.decisions.data import decide
from naravard_desktop.steps.decisions.panel import DecisionsPanel
from naravard_desktop.storage.edit import edit
from tests.conftest import Room
from tests.parts.letters import typed
from tests.steps.agreeing import KEY, editor, freed, full, ids, shown, write

BIG = "ett ord " * 5_000 + "sist"
Open = Callable[..., DecisionsPanel]


@pytest.fixture
def decided(qtbot: QtBot, room: Room, qapp: QApplication) -> Open:
    """Make a panel with these decisions in it."""

    def make(*texts: str) -> DecisionsPanel:
        step = room.step("decisions")
        with edit(room.library, room.scope, "Först"):
            for text in texts:
                decide(room.library, step, text)
        panel = DecisionsPanel(Session(room.library, qapp), step)
        shown(qtbot, panel)
        return panel

    return make


def found(room: Room, panel: DecisionsPanel) -> list[Decision]:
    return decisions_of_step(room.library, panel.step.id)


def test_a_newer_value_of_a_field_is_not_written_over_by_one_that_waited(room: Room, decided: Open) -> None:
    panel = decided("Ett", "Två")
    panel.table.choose(ids(panel)[:1])
    by = panel.decided.by
    by.setFocus()
    full(room)
    by.insertPlainText(BIG)
    by.settle()
    assert found(room, panel)[0].decided_by == ""
    assert panel.decided.waiting.isVisible()
    freed(room)
    by.selectAll()
    typed(by, "nyare")
    by.settle()
    assert found(room, panel)[0].decided_by == "nyare"
    assert not panel.decided.waiting.isVisible()
    write(panel, "Tre")
    assert found(room, panel)[0].decided_by == "nyare"


def test_what_waits_for_others_is_saved_all_the_same(room: Room, decided: Open) -> None:
    panel = decided("Ett", "Två")
    first, second = ids(panel)
    panel.table.choose([first, second])
    full(room)
    panel.decided.put("decided_by", BIG)
    panel.table.choose([first])
    freed(room)
    panel.decided.put("decided_by", "nyare")
    assert [one.decided_by for one in found(room, panel)] == ["nyare", BIG]


def test_a_newer_text_in_the_table_is_not_written_over_by_one_that_waited(room: Room, decided: Open) -> None:
    panel = decided("Ett")
    panel.table.choose(ids(panel))
    panel.table.setFocus()
    full(room)
    for text in (BIG, "nyare"):
        panel.table.edit_chosen()
        field = editor(panel)
        field.selectAll()
        field.insertPlainText(text)
        QTest.keyClick(field, KEY.Key_Return)
        freed(room)
    assert [one.text for one in found(room, panel)] == ["nyare"]
    write(panel, "Två")
    assert [one.text for one in found(room, panel)] == ["nyare", "Två"]


def test_a_row_is_gone_to_by_its_id(decided: Open) -> None:
    panel = decided("Ett", "Två")
    panel.choose(ids(panel)[1])
    assert panel.table.ids() == ids(panel)[1:]
    assert panel.table.hasFocus()
    panel.choose("finns inte")
    assert panel.table.ids() == ids(panel)[1:]
