"""The trace in its dialog: both ways, by keys alone, read aloud, and on to what is chosen."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from naravard_desktop.live.session import Session
from naravard_desktop.parts.trace_dialog import TraceDialog, show_trace
from naravard_desktop.parts.trace_words import became_notes
from naravard_desktop.process.actions import add_action
from naravard_desktop.process.cards import NewCard, add_cards
from naravard_desktop.process.decisions import add_decision
from naravard_desktop.process.links import Linked, link
from naravard_desktop.storage.edit import edit
from naravard_desktop.widgets import theme
from naravard_desktop.widgets.cut import cut_off
from tests.conftest import Room

Key = Qt.Key
Ids = dict[str, str]
Shown = Callable[[QWidget], None]


@pytest.fixture
def ids(room: Room) -> Ids:
    """A note that became a confidential decision, which became two actions."""
    library, process_id = room.library, room.scope.process_id
    notes = room.step("notes")
    with edit(library, room.scope, "Allt"):
        (card,) = add_cards(library, notes.id, [NewCard(text="Ingen vet vem som ringer först")])
        decision = add_decision(library, process_id, notes.id, "Kommunen ringer", based_on=[card], confidential=True)
        one = add_action(library, process_id, notes.id, "Skriv en lista", came_from=[decision])
        other = add_action(library, process_id, None, "<b>Tala</b> om det 🙂", came_from=[decision])
    return {"card": card, "decision": decision, "one": one, "other": other}


def opened(qtbot: QtBot, session: Session, shown: Shown, row_id: str) -> TraceDialog:
    window = QWidget()
    shown(window)
    dialog = show_trace(session, row_id, window)
    assert dialog is not None
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.waitUntil(dialog.isActiveWindow)
    return dialog


def lines(dialog: TraceDialog) -> list[str]:
    """What a screen reader says of each line, from the top."""
    tree, found = dialog.tree, []
    at = tree.model().index(0, 0)
    while at.isValid():
        found.append(str(at.data(Qt.ItemDataRole.AccessibleTextRole)))
        at = tree.indexBelow(at)
    return found


def test_both_ways_in_words(qtbot: QtBot, session: Session, shown: Shown, ids: Ids) -> None:
    dialog = opened(qtbot, session, shown, ids["decision"])
    assert dialog.what.text() == "Beslut, konfidentiellt"
    assert dialog.text.text() == "Kommunen ringer"
    assert dialog.place.text() == "Workshoppen · 3 februari 2027 · Moment notes"
    assert lines(dialog) == [
        "Kommer från",
        "Ingen vet vem som ringer först, Lapp · Workshoppen · 3 februari 2027 · Moment notes",
        "Har blivit",
        "Skriv en lista, Åtgärd · Workshoppen · 3 februari 2027 · Moment notes",
        "<b>Tala</b> om det 🙂, Åtgärd · utanför workshopparna",
    ]


def test_enter_goes_on_to_what_is_chosen(qtbot: QtBot, session: Session, shown: Shown, ids: Ids) -> None:
    dialog = opened(qtbot, session, shown, ids["card"])
    told: list[tuple[str, str]] = []
    dialog.jump_asked.connect(lambda table, row_id: told.append((table, row_id)))
    assert QApplication.focusWidget() is dialog.tree
    assert dialog.tree.branch() == ("decision", ids["decision"])
    QTest.keyClick(dialog.tree, Key.Key_Down)
    QTest.keyClick(dialog.tree, Key.Key_Return)
    assert told == [("action", ids["one"])]
    assert not dialog.isVisible()


def test_heads_lead_nowhere(qtbot: QtBot, session: Session, shown: Shown, ids: Ids) -> None:
    dialog = opened(qtbot, session, shown, ids["card"])
    QTest.keyClick(dialog.tree, Key.Key_Home)
    assert not dialog.go.isEnabled()
    QTest.keyClick(dialog.tree, Key.Key_Return)
    assert dialog.isVisible()
    assert "Inget. Spåret börjar här." in lines(dialog)
    QTest.keyClick(dialog.tree, Key.Key_End)
    assert dialog.go.isEnabled()
    QTest.mouseClick(dialog.go, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()


def test_left_folds_and_tab_leaves_the_tree(qtbot: QtBot, session: Session, shown: Shown, ids: Ids) -> None:
    dialog = opened(qtbot, session, shown, ids["card"])
    before = len(lines(dialog))
    QTest.keyClick(dialog.tree, Key.Key_Left)
    assert len(lines(dialog)) == before - 2
    QTest.keyClick(dialog.tree, Key.Key_Right)
    assert len(lines(dialog)) == before
    for wanted in (dialog.leave, dialog.go):
        QTest.keyClick(dialog, Key.Key_Tab)
        assert QApplication.focusWidget() in {wanted, dialog.go, dialog.leave}
    QTest.keyClick(dialog, Key.Key_Escape)
    assert not dialog.isVisible()


def test_what_is_gone_shows_nothing(session: Session, shown: Shown) -> None:
    window = QWidget()
    shown(window)
    assert show_trace(session, "borta", window) is None


@pytest.mark.parametrize("zoom", [1.0, 2.0])
def test_long_and_many_are_neither_cut_nor_unnamed(
    qtbot: QtBot, session: Session, shown: Shown, room: Room, qapp: QApplication, zoom: float
) -> None:
    theme.apply(qapp, "dark", zoom)
    library, process_id = room.library, room.scope.process_id
    notes = room.step("notes")
    with edit(library, room.scope, "Allt"):
        many = add_cards(library, notes.id, [NewCard(text=f"Lapp {number} " + "å" * 200) for number in range(200)])
        (long,) = add_cards(library, notes.id, [NewCard(text="x" * 100_000)])
        for one in many:
            link(library, process_id, "became", one, long)
        before = many[0]
        for number in range(60):
            (after,) = add_cards(library, notes.id, [NewCard(text=f"Djup {number}")])
            link(library, process_id, "became", before, after)
            before = after
    dialog = opened(qtbot, session, shown, long)
    assert cut_off(dialog) == []
    assert len(dialog.text.text()) <= 300
    for widget in (dialog.tree, dialog.go, dialog.leave):
        assert QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)
    assert dialog.tree.model().rowCount(dialog.tree.model().index(0, 0)) == 200
    deep = opened(qtbot, session, shown, many[0])
    deep.tree.expandAll()
    assert sum(line.startswith("Djup") for line in lines(deep)) == 60


def test_a_note_says_what_it_became() -> None:
    found = [
        Linked("goal", "a", "Nå hem", False),
        Linked("principle", "b", "", False),
        Linked("action", "c", "Ring", False),
    ]
    assert became_notes(found) == ("Blev mål: Nå hem", "Blev princip: inget är skrivet än", "… och 1 till")
    assert became_notes([Linked("cluster", "a", "VIP", False)]) == ()
