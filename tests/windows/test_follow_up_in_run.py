"""The trace in Genomför: of what is chosen in any moment, and on to where it leads."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from naravard_desktop.jobs.finding import Found
from naravard_desktop.live.session import Session
from naravard_desktop.parts.trace_dialog import TraceDialog
from naravard_desktop.process.actions import add_action
from naravard_desktop.process.cards import NewCard, add_cards
from naravard_desktop.process.decisions import add_decision
from naravard_desktop.process.workshops import Step
from naravard_desktop.storage.edit import edit
from naravard_desktop.windows.faces import FACES
from naravard_desktop.windows.follow_up_trace import RunTrace
from naravard_desktop.windows.run_place import RunPlace
from tests.conftest import Room

KEY = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def steps(room: Room) -> tuple[Step, Step]:
    return room.step("notes"), room.step("decisions")


@pytest.fixture
def run(qtbot: QtBot, room: Room, steps: tuple[Step, Step]) -> RunPlace:
    """Genomför at its first moment, where a note became a decision, which became an action."""
    library, process_id = room.library, room.scope.process_id
    with edit(library, room.scope, "Allt"):
        (card,) = add_cards(library, steps[0].id, [NewCard(text="Ingen ringer")])
        decision = add_decision(library, process_id, steps[1].id, "Kommunen ringer", based_on=[card])
        add_action(library, process_id, None, "Skriv en lista", came_from=[decision])
    place = RunPlace(Session(library), FACES)
    place.open_workshop(room.workshop_id)
    qtbot.addWidget(place)
    place.resize(1200, 800)
    place.show()
    place.activateWindow()
    qtbot.waitUntil(place.isActiveWindow)
    place.go(steps[0].id)
    return place


def opened(run: RunPlace) -> list[TraceDialog]:
    return [one for one in run.findChildren(TraceDialog) if one.isVisible()]


def test_the_key_shows_the_trace_of_what_is_chosen(run: RunPlace, steps: tuple[Step, Step]) -> None:
    trace = RunTrace(run._session, run)
    jumps: list[Found] = []
    others: list[tuple[str, str]] = []
    said: list[str] = []
    trace.jump_asked.connect(jumps.append)
    trace.elsewhere_asked.connect(lambda table, row_id: others.append((table, row_id)))
    trace.said.connect(said.append)
    panel = run.panel
    assert panel is not None
    QTest.keyClick(panel, Qt.Key.Key_S, KEY)
    assert said
    assert not opened(run)
    cards = panel.list  # type: ignore[attr-defined]
    cards.choose([cards.cards.rows[0].id])
    assert "Blev beslut: Kommunen ringer" in cards.cards.rows[0].notes
    cards.setFocus()
    QTest.keyClick(cards, Qt.Key.Key_S, KEY)
    (dialog,) = opened(run)
    assert dialog.text.text() == "Ingen ringer"
    QTest.keyClick(dialog.tree, Qt.Key.Key_Return)
    assert [(one.table, one.step_id) for one in jumps] == [("decision", steps[1].id)]
    dialog = trace.show() or pytest.fail("no dialog")
    QTest.keyClick(dialog.tree, Qt.Key.Key_Down)
    QTest.keyClick(dialog.tree, Qt.Key.Key_Return)
    assert [table for table, _row_id in others] == ["action"]


def test_each_moment_has_its_own(run: RunPlace, steps: tuple[Step, Step]) -> None:
    trace = RunTrace(run._session, run)
    first = run.panel
    assert first is not None
    cards = first.list  # type: ignore[attr-defined]
    cards.choose([cards.cards.rows[0].id])
    run.go(steps[1].id)
    assert trace.show() is None
    run.panel.table.selectRow(0)  # type: ignore[union-attr]
    dialog = trace.show() or pytest.fail("no dialog")
    assert dialog.text.text() == "Kommunen ringer"
    dialog.reject()
    run.go(steps[0].id)
    dialog = trace.show() or pytest.fail("no dialog")
    assert dialog.text.text() == "Ingen ringer"
    dialog.reject()
