"""Effect against effort in the window: by keys, by drop, and back again."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from naravard_desktop.live.session import Session
from naravard_desktop.parts.move_to import MoveTo
from naravard_desktop.process.cards import NewCard, add_cards, cards
from naravard_desktop.process.drafts import drafts, put_draft
from naravard_desktop.process.votes import votes
from naravard_desktop.steps.priority.effort_panel import EffortPanel
from naravard_desktop.steps.priority.fields_view import WAITING
from naravard_desktop.steps.priority.panel import PriorityPanel
from naravard_desktop.widgets.cut import cut_off
from naravard_desktop.widgets.editor import LineEditor
from tests.conftest import Room
from tests.parts.letters import typed
from tests.steps.test_priority import Scene

KEY = Qt.Key
CTRL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
Open = Callable[..., EffortPanel]


@pytest.fixture
def effort(qtbot: QtBot, room: Room, session: Session) -> Open:
    """Show the panel of a scene with these texts."""

    def make(*texts: str, scene: Scene | None = None) -> EffortPanel:
        scene = scene or Scene(room, *texts, method="effort")
        outer = PriorityPanel(session, scene.step)
        qtbot.addWidget(outer)
        outer.resize(950, 620)
        with qtbot.waitExposed(outer):
            outer.show()
        outer.activateWindow()
        qtbot.waitUntil(outer.isActiveWindow)
        outer.take_focus()
        assert isinstance(outer.inner, EffortPanel)
        return outer.inner

    return make


def lying(panel: EffortPanel) -> dict[str, list[str]]:
    found = {key: [row.text for row in one.cards.rows] for key, one in panel.view.lists.items()}
    return {key: texts for key, texts in found.items() if texts}


def test_digits_place_and_go_on_with_the_next(effort: Open) -> None:
    panel = effort("A", "B", "C", "D", "E")
    assert panel.list.hasFocus()
    for key in "1234":
        QTest.keyClicks(panel.list, key)
    assert lying(panel) == {"waiting": ["E"], "now": ["A"], "plan": ["B"], "spare": ["C"], "leave": ["D"]}
    assert [row.text for row in panel.list.chosen_rows()] == ["E"]
    assert panel.list.hasFocus()
    entry = panel.session.next_undo(panel.scope)
    assert entry is not None
    assert entry.label == "Flyttad till Låt vara: D"
    for _time in range(4):
        panel.undo()
    assert lying(panel) == {"waiting": ["A", "B", "C", "D", "E"]}
    for _time in range(4):
        panel.redo()
    assert lying(panel)["leave"] == ["D"]


def test_alt_and_arrows_go_between_fields_and_follow(effort: Open) -> None:
    panel = effort("A", "B")
    seen: list[str] = []
    for key in (KEY.Key_Right, KEY.Key_Right, KEY.Key_Down, KEY.Key_Left, KEY.Key_Up, KEY.Key_Left):
        QTest.keyClick(panel.active, key, ALT)
        assert panel.active.hasFocus()
        seen.append(next(where for where, texts in lying(panel).items() if "A" in texts))
    assert seen == ["now", "plan", "leave", "spare", "now", "waiting"]
    QTest.keyClick(panel.active, KEY.Key_Up, ALT)  # there is nothing above
    assert "A" in lying(panel)["waiting"]


def test_several_are_moved_at_once_by_asking_where(effort: Open) -> None:
    panel = effort("A", "B", "C")
    panel.list.selectAll()
    QTest.keyClick(panel.list, KEY.Key_M, CTRL)
    dialog = panel.findChild(MoveTo)
    assert isinstance(dialog, MoveTo)
    typed(dialog.filter, "stor insats hög")
    QTest.keyClick(dialog.filter, KEY.Key_Return)
    assert lying(panel) == {"plan": ["A", "B", "C"]}
    panel.undo()
    assert lying(panel) == {"waiting": ["A", "B", "C"]}


def test_what_is_dropped_in_a_field_is_placed_there(effort: Open, room: Room) -> None:
    panel = effort("A", "B")
    data = panel.list.cards.mimeData([panel.list.cards.index(1)])
    model = panel.view.lists["spare"].cards
    model.dropMimeData(data, Qt.DropAction.MoveAction, -1, -1, model.index(-1))
    assert lying(panel) == {"waiting": ["A"], "spare": ["B"]}
    again = panel.view.lists["spare"].cards
    again.dropMimeData(again.mimeData([again.index(0)]), Qt.DropAction.MoveAction, 0, 0, again.index(-1))
    assert len(votes(room.library, panel.step.id)) == 2


def test_buttons_and_nought_bring_back(effort: Open) -> None:
    panel = effort("A", "B")
    panel.placing["now"].trigger()
    panel.view.lists["now"].choose([panel.view.lists["now"].cards.rows[0].id])
    panel.view.lists["now"].setFocus()
    assert not panel.placing["now"].isEnabled()
    QTest.keyClicks(panel.view.lists["now"], "0")
    assert lying(panel) == {"waiting": ["A", "B"]}
    panel.list.choose([panel.list.cards.rows[0].id])
    panel.placing["leave"].trigger()
    panel.restart.click()
    assert lying(panel) == {"waiting": ["A", "B"]}
    panel.undo()
    assert lying(panel) == {"leave": ["A"], "waiting": ["B"]}


def test_choosing_in_one_field_lets_go_of_the_others(effort: Open) -> None:
    panel = effort("A", "B")
    QTest.keyClicks(panel.list, "1")
    now = panel.view.lists["now"]
    panel.list.choose([panel.list.cards.rows[0].id])
    now.choose([now.cards.rows[0].id])
    assert (panel.list.ids(), panel.active) == ([], now)


def test_f2_and_delete_work_in_a_field(effort: Open, room: Room) -> None:
    scene = Scene(room, "A", method="effort")
    scene.edit(lambda: add_cards(room.library, scene.step.id, [NewCard(text="Eget")]))
    panel = effort(scene=scene)
    panel.list.selectAll()
    QTest.keyClicks(panel.list, "2")
    plan = panel.view.lists["plan"]
    plan.setFocus()
    plan.choose([plan.cards.rows[1].id])
    QTest.keyClick(plan, KEY.Key_F2)
    field = plan.findChild(LineEditor)
    assert isinstance(field, LineEditor)
    typed(field, " förslag 12")
    QTest.keyClick(field, KEY.Key_Return)
    assert lying(panel) == {"plan": ["A", "Eget förslag 12"]}
    plan.selectAll()
    QTest.keyClick(plan, KEY.Key_Delete)
    assert lying(panel) == {"plan": ["A"]}
    assert any("tas bort där" in label.text() for label in panel.capture.findChildren(QLabel))
    panel.undo()
    panel.undo()
    assert lying(panel) == {"plan": ["A", "Eget"]}


def test_a_full_disk_moves_nothing_and_keeps_what_is_typed(qtbot: QtBot, effort: Open, room: Room) -> None:
    panel = effort("A")
    QTest.keyClicks(panel.list, "1")
    now = panel.view.lists["now"]
    room.library.db.execute("PRAGMA query_only = ON")
    with qtbot.waitSignal(panel.session.trouble):
        now.cards.edited.emit(now.cards.rows[0].id, "A igen")
    assert "inte sparat än" in now.cards.rows[0].spoken
    now.choose([now.cards.rows[0].id])
    QTest.keyClicks(now, "3")
    assert list(lying(panel)) == ["now"]
    typed(panel.capture.field, "Nytt")
    QTest.keyClick(panel.capture.field, KEY.Key_Return)
    assert panel.capture.field.text() == "Nytt"
    room.library.db.execute("PRAGMA query_only = OFF")
    QTest.keyClick(panel.capture.field, KEY.Key_Return)
    assert lying(panel) == {"waiting": ["Nytt"], "now": ["A igen"]}
    assert [one.text for one in cards(room.library, panel.step.id)] == ["Nytt"]


def test_half_an_edit_in_a_field_comes_back(effort: Open, room: Room) -> None:
    scene = Scene(room, "A", method="effort")
    put_draft(room.library, scene.step.id, f"edit:{scene.items()[0].id}", "A varje vecka")
    panel = effort(scene=scene)
    assert lying(panel) == {"waiting": ["A varje vecka"]}
    assert drafts(room.library, scene.step.id) == {}


def test_an_empty_step_says_what_to_do_and_takes_a_line(effort: Open, room: Room) -> None:
    step = room.step("priority", method="effort")
    panel = effort(scene=Scene.of(room, step))
    assert "välj i Förbered" in panel.list.accessibleDescription()
    assert panel.capture.field.hasFocus()
    assert panel.take_line("rad")
    assert lying(panel) == {WAITING: ["rad"]}


@pytest.mark.parametrize("width", [500, 950, 1500])
def test_two_hundred_rows_and_any_text_fit(effort: Open, width: int) -> None:
    panel = effort(*(f"förslag {number}" for number in range(197)), "<b>", "x" * 50_000, "🧑‍⚕️ " * 30)
    panel.list.selectAll()
    QTest.keyClicks(panel.list, "4")
    assert len(lying(panel)["leave"]) == 200
    outer = panel.parentWidget()
    assert outer is not None
    outer.resize(max(width, outer.minimumSizeHint().width()), 620)
    QApplication.sendPostedEvents()
    panel.grab()
    assert cut_off(panel.view) == []


def test_everything_has_a_name_and_tab_goes_through_it(effort: Open) -> None:
    panel = effort("A", "B")
    QTest.keyClicks(panel.list, "1")
    panel.list.setFocus()
    seen: list[QWidget] = []
    now = panel.window().focusWidget()
    while now not in seen:
        seen.append(now)
        assert QAccessible.queryAccessibleInterface(now).text(QAccessible.Text.Name), now
        QTest.keyClick(now, KEY.Key_Tab)
        now = panel.window().focusWidget()
    assert seen[:6] == [*panel.lists(), panel.capture.field]
    assert panel.view.lists["now"].accessibleName() == "Gör nu, hög effekt, liten insats, 1 lapp"
