"""The board in the facilitator's hands: drags, keys, merging, and the columns that follow."""

import pytest
from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from naravard_desktop.live.session import Session
from naravard_desktop.parts.merge_dialog import MergeDialog
from naravard_desktop.parts.move_to import MoveTo
from naravard_desktop.process.cards import NewCard, add_cards
from naravard_desktop.process.clusters import change_cluster
from naravard_desktop.process.people import add_person
from naravard_desktop.process.workshops import Step
from naravard_desktop.steps.sorting import data
from naravard_desktop.steps.sorting.panel import SortingPanel
from naravard_desktop.steps.sorting.shown import UNPLACED
from naravard_desktop.storage import journal
from naravard_desktop.storage.edit import edit
from tests.conftest import Room

KEY = Qt.Key
CTRL, SHIFT, ALT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ShiftModifier,
    Qt.KeyboardModifier.AltModifier,
)
WAITING = "Att placera"
PLANS = (
    data.ClusterPlan(name="VIP", legs=("Hembesök", "Hemmonitorering"), medical_support=True),
    data.ClusterPlan(name="Tillgänglighet", purpose="Rätt hjälp i tid"),
)


def board_step(room: Room, *texts: str, clusters: tuple[data.ClusterPlan, ...] = PLANS) -> Step:
    """A sorting step over a step with these notes."""
    gather = room.step("notes")
    if texts:
        with edit(room.library, room.scope, "Nya lappar"):
            add_cards(room.library, gather.id, [NewCard(text=text) for text in texts])
    return room.step("sorting", gather, clusters=clusters)


def opened(qtbot: QtBot, session: Session, step: Step) -> SortingPanel:
    """Show a panel in an active window."""
    panel = SortingPanel(session, step)
    qtbot.addWidget(panel)
    panel.resize(1100, 600)
    panel.show()
    panel.activateWindow()
    qtbot.waitActive(panel)
    return panel


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press a key where the focus is."""
    focus = QApplication.focusWidget()
    assert isinstance(focus, QWidget)
    QTest.keyClick(focus, key, modifiers)


def lay(panel: SortingPanel) -> dict[str, list[str]]:
    """The texts in each column from left to right, heads in brackets."""
    return {
        column.title: [f"[{row.text}]" if hasattr(row, "count") else row.text for row in column.list.cards.rows]
        for column in panel.columns.values()
    }


def key_of(panel: SortingPanel, name: str) -> str:
    """The key of the column with a name."""
    return next(key for key, column in panel.columns.items() if column.title == name)


def row_ids(panel: SortingPanel, *texts: str) -> list[str]:
    """The ids of rows by their texts, wherever they lie."""
    rows = [row for column in panel.columns.values() for row in column.list.cards.rows]
    return [row.id for text in texts for row in rows if row.text == text]


def choose(panel: SortingPanel, *texts: str) -> None:
    """Choose cards, or a leg's head, and put the focus there."""
    ids = row_ids(panel, *texts)
    column = panel.view.column_of(ids[0])
    assert column is not None
    column.list.choose(ids)
    column.list.setFocus()


def label(panel: SortingPanel) -> str:
    """What undo would undo."""
    entry = panel.session.next_undo(panel.scope)
    assert entry is not None
    return entry.label


def full(room: Room) -> None:
    """Let the disk be full from now on."""
    pages = room.library.db.execute("PRAGMA page_count").fetchone()[0]
    room.library.db.execute(f"PRAGMA max_page_count = {pages}")


def freed(room: Room) -> None:
    """Let there be room again."""
    room.library.db.execute("PRAGMA max_page_count = 1073741823")


@pytest.fixture
def step(room: Room) -> Step:
    return board_step(room, "ett", "två", "tre")


@pytest.fixture
def panel(qtbot: QtBot, session: Session, step: Step) -> SortingPanel:
    return opened(qtbot, session, step)


EMPTY = ["[Hembesök]", "[Hemmonitorering]"]


def test_the_board_shows_clusters_legs_and_what_is_missing(panel: SortingPanel) -> None:
    assert lay(panel) == {"Att placera": ["ett", "två", "tre"], "VIP": EMPTY, "Tillgänglighet": []}
    vip = panel.columns[key_of(panel, "VIP")]
    assert vip.note.text() == "Ägare saknas · Koordinator saknas · Medicinskt stöd saknas"
    assert vip.list.accessibleName().startswith("VIP, Ägare saknas")


def test_cards_dropped_in_a_leg_lie_there_in_order(panel: SortingPanel) -> None:
    source = panel.columns[UNPLACED].list.cards
    target = panel.columns[key_of(panel, "VIP")].list.cards
    for text, row in (("ett", 1), ("två", 1), ("tre", 2)):
        dragged = source.mimeData([source.place(card) for card in row_ids(panel, text)])
        target.dropMimeData(dragged, Qt.DropAction.MoveAction, row, 0, QModelIndex())
    assert lay(panel)["VIP"] == ["[Hembesök]", "två", "tre", "ett", "[Hemmonitorering]"]


def test_move_to_by_keys_and_back_by_undo(qtbot: QtBot, panel: SortingPanel, room: Room) -> None:
    panel.columns[UNPLACED].list.choose(row_ids(panel, "ett", "tre"))
    panel.columns[UNPLACED].list.setFocus()
    press(KEY.Key_M, Qt.KeyboardModifier.ControlModifier)
    dialog = panel.findChild(MoveTo)
    assert dialog is not None
    QTest.keyClicks(dialog.filter, "monit")
    QTest.keyClick(dialog.filter, Qt.Key.Key_Return)
    assert lay(panel)["VIP"] == ["[Hembesök]", "[Hemmonitorering]", "ett", "tre"]
    entry = journal.next_undo(room.library, room.scope)
    assert entry is not None
    assert entry.label == "2 lappar flyttade till VIP · Hemmonitorering"
    panel.undo()
    assert lay(panel)["Att placera"] == ["ett", "två", "tre"]


def test_one_column_is_worked_in_at_a_time(qtbot: QtBot, panel: SortingPanel) -> None:
    panel.move_cards(row_ids(panel, "ett"), key_of(panel, "Tillgänglighet"))
    panel.columns[UNPLACED].list.choose(row_ids(panel, "två"))
    there = panel.columns[key_of(panel, "Tillgänglighet")].list
    with qtbot.waitSignal(panel.selected) as told:
        there.choose(row_ids(panel, "ett"))
    assert told.args == [row_ids(panel, "ett")]
    assert panel.columns[UNPLACED].list.ids() == []


def test_merging_on_the_board_keeps_the_place_and_can_be_taken_apart(panel: SortingPanel) -> None:
    panel.move_cards(row_ids(panel, "ett", "två"), key_of(panel, "Tillgänglighet"))
    there = panel.columns[key_of(panel, "Tillgänglighet")].list
    there.choose(row_ids(panel, "ett", "två"))
    there.setFocus()
    press(KEY.Key_G, Qt.KeyboardModifier.ControlModifier)
    dialog = panel.findChild(MergeDialog)
    assert dialog is not None
    dialog.field.put("ett och två")
    QTest.keyClick(dialog.field, Qt.Key.Key_Return)
    assert lay(panel)["Tillgänglighet"] == ["ett och två"]
    there.choose(row_ids(panel, "ett och två"))
    there.setFocus()
    press(KEY.Key_G, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    assert lay(panel)["Tillgänglighet"] == ["ett", "två"]


def test_a_card_written_on_the_board_waits_to_be_placed(panel: SortingPanel) -> None:
    QTest.keyClicks(panel.capture.field, "nyskriven")
    QTest.keyClick(panel.capture.field, Qt.Key.Key_Return)
    assert lay(panel)["Att placera"][-1] == "nyskriven"
    assert panel.capture.field.text() == ""


def test_names_given_elsewhere_are_seen(panel: SortingPanel, room: Room) -> None:
    def name_owner() -> bool:
        person = add_person(room.library, room.scope.process_id, "Karin Exempel")
        change_cluster(room.library, key_of(panel, "VIP"), owner_id=person)
        return True

    panel.session.do(room.scope, "Ägare", name_owner)
    assert panel.columns[key_of(panel, "VIP")].note.text() == "Koordinator saknas · Medicinskt stöd saknas"


def test_dependencies_are_said_on_the_card(panel: SortingPanel, step: Step, room: Room) -> None:
    (card,) = row_ids(panel, "ett")
    other = key_of(panel, "Tillgänglighet")
    panel.session.do(room.scope, "Beror", lambda: data.set_depends(room.library, step, card, other))
    spoken = panel.columns[UNPLACED].list.cards.place(card).data(Qt.ItemDataRole.AccessibleTextRole)
    assert spoken == "ett, beror på Tillgänglighet"
    assert isinstance(panel.question, QLabel)
