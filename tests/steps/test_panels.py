"""Panels and screens of notes, talk and break, over a real library: keys and mouse, then the library is read."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from naravard_desktop.core.kind import Column
from naravard_desktop.core.words import Level, OrganisationType
from naravard_desktop.live.session import Session
from naravard_desktop.parts.cards_panel import CardsPanel
from naravard_desktop.parts.merge_dialog import MergeDialog
from naravard_desktop.process.cards import NewCard, add_cards, card, cards, change_card
from naravard_desktop.process.people import add_organisation
from naravard_desktop.process.workshops import Step
from naravard_desktop.steps.notes.panel import NotesPanel
from naravard_desktop.steps.notes.screen import NotesScreen
from naravard_desktop.steps.pause.panel import PausePanel
from naravard_desktop.steps.pause.screen import PauseScreen
from naravard_desktop.steps.talk.panel import TalkPanel
from naravard_desktop.steps.talk.screen import TalkScreen
from naravard_desktop.storage.edit import edit
from naravard_desktop.widgets.editor import LineEditor
from tests.conftest import Room
from tests.parts.letters import typed

KEY, CTRL, SHIFT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
Open = Callable[..., NotesPanel]


def shown(qtbot: QtBot, widget: QWidget) -> None:
    qtbot.addWidget(widget)
    widget.resize(1000, 700)
    with qtbot.waitExposed(widget):
        widget.show()
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)


@pytest.fixture
def notes(qtbot: QtBot, room: Room, session: Session) -> Open:
    """Make a panel of notes with these cards in it."""

    def make(*texts: str, **options: object) -> NotesPanel:
        step = room.step("notes", None, anonymous=False, **options)
        if texts:
            with edit(room.library, room.scope, "Först"):
                add_cards(room.library, step.id, [NewCard(text=text) for text in texts])
        panel = NotesPanel(session, step)
        shown(qtbot, panel)
        panel.take_focus()
        return panel

    return make


def write(panel: CardsPanel, text: str) -> None:
    typed(panel.capture.field, text)
    QTest.keyClick(panel.capture.field, KEY.Key_Return)


def paste(panel: CardsPanel, text: str) -> None:
    data = QMimeData()
    data.setText(text)
    panel.capture.field.insertFromMimeData(data)


def texts(room: Room, step: Step) -> list[str]:
    return [one.text for one in cards(room.library, step.id)]


def ids(panel: CardsPanel) -> list[str]:
    return [row.id for row in panel.list.cards.rows]


def full(room: Room) -> None:
    pages = room.library.db.execute("PRAGMA page_count").fetchone()[0]
    room.library.db.execute(f"PRAGMA max_page_count = {pages}")


def freed(room: Room) -> None:
    room.library.db.execute("PRAGMA max_page_count = 1073741823")


def test_enter_saves_a_note_and_gives_room_for_the_next(room: Room, notes: Open) -> None:
    panel = notes()
    write(panel, "Hembesök")
    write(panel, "<b>Rond</b>")
    assert texts(room, panel.step) == ["Hembesök", "<b>Rond</b>"]
    assert [row.text for row in panel.list.cards.rows] == ["Hembesök", "<b>Rond</b>"]
    entry = panel.session.next_undo(panel.scope)
    assert entry is not None
    assert entry.label == "Ny lapp: <b>Rond</b>"


def test_level_and_organisation_come_with_the_note(room: Room, notes: Open, session: Session) -> None:
    panel = notes()
    party = session.do(
        room.scope, "Ny", lambda: add_organisation(room.library, room.scope.process_id, "Åre", OrganisationType.REGION)
    )
    QTest.keyClick(panel.capture.field, KEY.Key_N, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(panel.capture.field, KEY.Key_1, Qt.KeyboardModifier.AltModifier)
    write(panel, "Rond")
    (found,) = cards(room.library, panel.step.id)
    assert (found.level, found.organisation_id) == (Level.MICRO, party)


def test_two_hundred_pasted_lines_are_one_undo(room: Room, notes: Open) -> None:
    panel = notes("Den som fanns")
    paste(panel, "\n".join(f"rad {number}" for number in range(200)))
    assert len(texts(room, panel.step)) == 201
    QTest.keyClick(panel.capture.field, KEY.Key_Z, CTRL)
    assert texts(room, panel.step) == ["Den som fanns"]
    assert len(panel.list.cards.rows) == 1


@pytest.mark.parametrize(
    "text", ["🧑‍⚕️🎉 läkarrond", "<b>inte fet</b> &amp; <img src=x>", "x" * 100_000, "ord " * 20_000]
)
def test_any_text_is_kept_as_it_was(room: Room, notes: Open, text: str) -> None:
    panel = notes()
    paste(panel, text)
    QTest.keyClick(panel.capture.field, KEY.Key_Return)
    assert texts(room, panel.step) == [text.strip()]
    screen = NotesScreen(panel.session, panel.step)
    screen.resize(1366, 660)
    screen.grab()
    panel.grab()


def test_f2_changes_a_note(room: Room, notes: Open) -> None:
    panel = notes("A", "B")
    panel.list.setFocus()
    QTest.keyClick(panel.list, KEY.Key_End)
    QTest.keyClick(panel.list, KEY.Key_F2)
    field = panel.list.findChild(LineEditor)
    assert isinstance(field, LineEditor)
    typed(field, "2")
    QTest.keyClick(field, KEY.Key_Return)
    assert texts(room, panel.step) == ["A", "B2"]


def test_leaving_the_moment_saves_changes_and_keeps_half_a_text(room: Room, notes: Open) -> None:
    panel = notes("A")
    typed(panel.capture.field, "halv")
    panel.list.setFocus()
    panel.list.choose(ids(panel))
    QTest.keyClick(panel.list, KEY.Key_F2)
    field = panel.list.findChild(LineEditor)
    assert isinstance(field, LineEditor)
    typed(field, "!")
    panel.settle()
    assert texts(room, panel.step) == ["A!"]
    assert panel.capture.field.text() == "halv"


def test_notes_are_merged_and_taken_apart(qtbot: QtBot, room: Room, notes: Open) -> None:
    panel = notes("Läkarrond", "Rond på boendet", "Annat")
    panel.list.setFocus()
    QTest.keyClick(panel.list, KEY.Key_Home)
    QTest.keyClick(panel.list, KEY.Key_Down, SHIFT)
    QTest.keyClick(panel.list, KEY.Key_G, CTRL)
    dialog = panel.findChild(MergeDialog)
    assert isinstance(dialog, MergeDialog)
    QTest.keyClick(dialog.field, KEY.Key_End)
    typed(dialog.field, " varje vecka")
    QTest.keyClick(dialog.field, KEY.Key_Return)
    assert texts(room, panel.step) == ["Läkarrond varje vecka", "Annat"]
    assert "2 sammanförda" in panel.list.chosen_rows()[0].spoken
    QTest.keyClick(panel.list, KEY.Key_G, CTRL | SHIFT)
    assert texts(room, panel.step) == ["Läkarrond", "Rond på boendet", "Annat"]
    assert [row.text for row in panel.list.chosen_rows()] == ["Läkarrond", "Rond på boendet"]
    panel.undo()
    panel.undo()
    assert [row.text for row in panel.list.cards.rows] == ["Läkarrond", "Rond på boendet", "Annat"]
    panel.redo()
    assert [row.text for row in panel.list.cards.rows] == ["Läkarrond varje vecka", "Annat"]


def test_delete_can_be_undone(room: Room, notes: Open) -> None:
    panel = notes("A", "B", "C")
    panel.list.choose(ids(panel)[:2])
    panel.list.setFocus()
    QTest.keyClick(panel.list, KEY.Key_Delete)
    assert texts(room, panel.step) == ["C"]
    panel.undo()
    assert texts(room, panel.step) == ["A", "B", "C"]


def test_notes_move_by_keys_and_by_drop(room: Room, notes: Open) -> None:
    panel = notes("A", "B", "C", "D")
    panel.list.choose(ids(panel)[3:])
    panel.list.setFocus()
    QTest.keyClick(panel.list, KEY.Key_Up, Qt.KeyboardModifier.AltModifier)
    QTest.keyClick(panel.list, KEY.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert texts(room, panel.step) == ["A", "D", "B", "C"]
    model = panel.list.cards
    data = model.mimeData([model.index(0), model.index(1)])
    model.dropMimeData(data, Qt.DropAction.MoveAction, 4, 0, model.index(-1))
    assert texts(room, panel.step) == ["B", "C", "A", "D"]


def test_hidden_notes_are_shown_to_the_room_together(room: Room, notes: Open) -> None:
    panel = notes(hidden=True)
    write(panel, "Hemlig")
    write(panel, "Också")
    screen = NotesScreen(panel.session, panel.step)
    assert "Hemlig" not in screen.accessibleDescription()
    assert "2 lappar är skrivna" in screen.accessibleDescription()
    assert panel.show_all.isVisible()
    QTest.mouseClick(panel.show_all, Qt.MouseButton.LeftButton)
    assert not any(one.hidden for one in cards(room.library, panel.step.id))
    assert "Hemlig" in screen.accessibleDescription()
    assert not panel.show_all.isVisible()
    panel.list.choose(ids(panel)[:1])
    panel.list.setFocus()
    QTest.keyClick(panel.list, KEY.Key_H, CTRL)
    assert "Hemlig" not in screen.accessibleDescription()
    assert "Också" in screen.accessibleDescription()


def test_columns_of_the_chosen_note_are_written(room: Room, notes: Open) -> None:
    columns = (Column(name="patientgrupp"), Column(name="läge", type="choice", choices=("pågår", "planerad")))
    panel = notes("A", "B", columns=columns)
    first, second = ids(panel)
    panel.list.choose([first])
    group, state = panel.details.fields["patientgrupp"], panel.details.fields["läge"]
    assert isinstance(group, QLineEdit)
    assert isinstance(state, QComboBox)
    typed(group, "multisjuka")
    panel.list.choose([second])
    assert card(room.library, first).extra == {"patientgrupp": "multisjuka"}
    assert group.text() == ""
    state.setFocus()
    QTest.keyClick(state, KEY.Key_Down)
    assert card(room.library, second).extra == {"läge": "pågår"}
    QTest.keyClick(panel.details.level, KEY.Key_Down)
    assert card(room.library, second).level == Level.MICRO
    assert panel.list.cards.rows[0].spoken == "A, multisjuka"
    panel.list.clearSelection()
    assert not panel.details.isVisible()


def test_a_full_disk_keeps_what_is_written(qtbot: QtBot, room: Room, notes: Open) -> None:
    panel = notes("A")
    big = "x" * 40_000
    full(room)
    with qtbot.waitSignal(panel.session.trouble):
        paste(panel, big)
        QTest.keyClick(panel.capture.field, KEY.Key_Return)
    assert panel.capture.field.text() == big
    paste_all = [f"rad {number} " + "y" * 2_000 for number in range(200)]
    panel.capture.field.lines_pasted.emit(paste_all)
    assert panel.capture.waiting() == 200
    (card_id,) = ids(panel)
    panel.list.cards.edited.emit(card_id, "A" + big)
    assert "inte sparat än" in panel.list.cards.rows[0].spoken
    freed(room)
    QTest.keyClick(panel.capture.field, KEY.Key_Return)
    assert panel.capture.field.text() == ""
    assert panel.capture.waiting() == 0
    found = texts(room, panel.step)
    assert len(found) == 202
    assert found[0] == "A" + big
    assert big in found


def test_an_edit_from_elsewhere_is_shown(room: Room, notes: Open, session: Session) -> None:
    panel = notes("A", "B")
    first, second = ids(panel)
    panel.list.choose([second])
    session.do(room.scope, "Ändrad", lambda: change_card(room.library, first, text="Ändrad"))
    assert [row.text for row in panel.list.cards.rows] == ["Ändrad", "B"]
    assert panel.list.ids() == [second]


def test_an_edit_of_another_step_leaves_the_list(room: Room, notes: Open, session: Session) -> None:
    panel = notes("A")
    other = room.step("notes")
    session.do(room.scope, "Ny", lambda: add_cards(room.library, other.id, [NewCard(text="där")]))
    assert [row.text for row in panel.list.cards.rows] == ["A"]


def test_the_screen_follows_the_chosen(qtbot: QtBot, room: Room, notes: Open) -> None:
    panel = notes(*(f"lapp nummer {number} om något" for number in range(40)))
    screen = NotesScreen(panel.session, panel.step)
    screen.resize(1366, 660)
    panel.selected.connect(screen.follow)
    assert screen.pages() > 1
    with qtbot.waitSignal(screen.paged):
        panel.list.choose(ids(panel)[-1:])
    assert screen.page() == screen.pages() - 1
    screen.show_page(99)
    assert screen.page() == screen.pages() - 1
    screen.show_page(-1)
    assert screen.page() == 0


def test_a_talk_is_noted(qtbot: QtBot, room: Room, session: Session) -> None:
    step = room.step("talk")
    panel, screen = TalkPanel(session, step), TalkScreen(session, step)
    shown(qtbot, panel)
    write(panel, "Sagt i samtalet")
    assert texts(room, step) == ["Sagt i samtalet"]
    assert "Sagt i samtalet" in screen.accessibleDescription()


def test_a_break_says_when_it_goes_on(qtbot: QtBot, room: Room, session: Session) -> None:
    step = room.step("break")
    panel, screen = PausePanel(session, step), PauseScreen(session, step)
    shown(qtbot, panel)
    panel.goes_on("14.55")
    screen.goes_on("14.55")
    assert panel.time.text() == "Vi fortsätter 14.55"
    assert screen.accessibleDescription() == "Paus\nVi fortsätter 14.55"
    screen.resize(800, 500)
    assert not screen.grab().isNull()


def test_all_that_takes_focus_has_a_name_and_tab_is_no_trap(room: Room, notes: Open) -> None:
    panel = notes(
        "A", columns=(Column(name="läge", type="choice", choices=("pågår",)), Column(name="vem")), hidden=True
    )
    write(panel, "dold")
    panel.list.choose(ids(panel)[:1])
    panel.capture.field.setFocus()
    seen: list[QWidget] = []
    for _number in range(40):
        focus = panel.focusWidget()
        assert focus is not None
        interface = QAccessible.queryAccessibleInterface(focus)
        assert interface.text(QAccessible.Text.Name), focus
        if focus in seen:
            break
        seen.append(focus)
        QTest.keyClick(focus, KEY.Key_Tab)
    assert focus is seen[0], "Tab comes back to where it began"
    wanted = [panel.show_all, panel.list, panel.details.fields["vem"], panel.capture.paste]
    order = [*seen[seen.index(panel.show_all) :], *seen[: seen.index(panel.show_all)]]
    assert [one for one in order if one in wanted] == wanted


def test_a_full_disk_keeps_columns_and_the_merged_text(room: Room, notes: Open) -> None:
    panel = notes("A", "B", columns=(Column(name="vem"),))
    first, second = ids(panel)
    field = panel.details.fields["vem"]
    assert isinstance(field, QLineEdit)
    big = "v" * 100_000
    panel.list.choose([first])
    full(room)
    field.selectAll()
    field.insert(big)
    QTest.keyClick(field, KEY.Key_Return)
    panel.list.choose([second])
    panel.list.choose([first])
    assert field.text() == big
    panel.list.choose([first, second])
    panel.list.setFocus()
    QTest.keyClick(panel.list, KEY.Key_G, CTRL)
    dialog = panel.findChild(MergeDialog)
    assert isinstance(dialog, MergeDialog)
    dialog.field.put("z" * 40_000)
    QTest.keyClick(dialog.field, KEY.Key_Return)
    assert dialog.isVisible()
    freed(room)
    write(panel, "C")
    assert card(room.library, first).extra == {"vem": big}
    QTest.keyClick(dialog.field, KEY.Key_Return)
    assert texts(room, panel.step) == ["z" * 40_000, "C"]
