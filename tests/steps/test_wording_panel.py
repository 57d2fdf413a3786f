"""The panel and the screen of a text in common, over a real library: keys and mouse, then the library is read."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from naravard_desktop.live.session import Session
from naravard_desktop.process.cards import NewCard, add_cards, cards, change_card
from naravard_desktop.process.workshops import Step, change_step, delete_step
from naravard_desktop.steps.wording.data import ADOPTED, PROPOSAL, Wording, wording
from naravard_desktop.steps.wording.panel import WordingPanel
from naravard_desktop.steps.wording.screen import WordingScreen
from naravard_desktop.storage.edit import edit
from naravard_desktop.widgets import theme, tokens
from naravard_desktop.widgets.cut import cut_off
from tests.conftest import Room
from tests.parts.letters import typed

KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier
Open = Callable[..., WordingPanel]


@pytest.fixture
def opened(qtbot: QtBot, room: Room, session: Session) -> Open:
    """Make a panel with these proposals, shown; or of a step that there is."""

    def make(*texts: str, step: Step | None = None) -> WordingPanel:
        step = step or room.step("wording")
        with edit(room.library, room.scope, "Förslag"):
            add_cards(room.library, step.id, [NewCard(text=text, section=PROPOSAL) for text in texts])
        panel = WordingPanel(session, step)
        qtbot.addWidget(panel)
        panel.resize(1000, 700)
        with qtbot.waitExposed(panel):
            panel.show()
        panel.activateWindow()
        qtbot.waitUntil(panel.isActiveWindow)
        panel.take_focus()
        return panel

    return make


def now(room: Room, panel: WordingPanel) -> Wording:
    return wording(cards(room.library, panel.step.id))


def agreed(room: Room, panel: WordingPanel) -> str:
    text = now(room, panel).text
    return text.text if text else ""


def choose(panel: WordingPanel, at: int) -> None:
    panel.proposals.list.setFocus()
    panel.proposals.list.choose([panel.proposals.list.cards.rows[at].id])


def full(room: Room) -> None:
    pages = room.library.db.execute("PRAGMA page_count").fetchone()[0]
    room.library.db.execute(f"PRAGMA max_page_count = {pages}")


def freed(room: Room) -> None:
    room.library.db.execute("PRAGMA max_page_count = 1073741823")


def test_a_proposal_is_written_made_the_text_and_adopted_with_keys_alone(room: Room, opened: Open) -> None:
    panel = opened()
    line = panel.proposals.capture.field
    assert panel.focusWidget() is line
    assert not panel.text.adopted.isEnabled()
    typed(line, "Vi gör det ihop.")
    QTest.keyClick(line, KEY.Key_Return)
    assert panel.take_line("Från rummet")
    panel.proposals.list.setFocus()
    QTest.keyClick(panel.proposals.list, KEY.Key_Space)
    QTest.keyClick(panel.proposals.list, KEY.Key_T, CTRL)
    assert panel.text.field.text() == "Vi gör det ihop."
    assert "låg till grund" in panel.proposals.list.chosen_rows()[0].spoken
    panel.take_focus()
    assert panel.focusWidget() is panel.text.field
    QTest.keyClick(panel.text.field, KEY.Key_Tab)
    QTest.keyClick(panel.text.adopted, KEY.Key_Space)
    text = now(room, panel).text
    assert text is not None
    assert text.extra == {ADOPTED: "2027-02-03"}
    assert panel.text.said.text() == "Antagen av gruppen den 3 februari 2027."


def test_typing_is_saved_and_one_undo_takes_the_whole_stay_back(qtbot: QtBot, room: Room, opened: Open) -> None:
    panel = opened()
    field = panel.text.field
    field.setFocus()
    with qtbot.waitSignal(field.settled):
        typed(field, "Vi gör")
    typed(field, " det på sätt som håller")
    QTest.keyClick(field, KEY.Key_Return)
    assert agreed(room, panel) == "Vi gör det på sätt som håller"
    panel.proposals.capture.field.setFocus()
    panel.undo()
    assert (agreed(room, panel), field.text(), cards(room.library, panel.step.id)) == ("", "", [])
    panel.redo()
    assert field.text() == "Vi gör det på sätt som håller"


def test_changing_an_adopted_text_takes_the_adoption_away_and_says_so(room: Room, opened: Open) -> None:
    panel = opened("Ett")
    choose(panel, 0)
    QTest.mouseClick(panel.proposals.make, Qt.MouseButton.LeftButton)
    QTest.mouseClick(panel.text.adopted, Qt.MouseButton.LeftButton)
    panel.text.field.setFocus()
    typed(panel.text.field, " till")
    panel.settle()
    assert not panel.text.adopted.isChecked()
    assert "ändrad sedan den antogs" in panel.text.said.text()
    panel.undo()
    assert panel.text.field.text() == "Ett"
    assert panel.text.adopted.isChecked()
    assert panel.text.said.text().startswith("Antagen av gruppen")


def test_versions_are_put_away_and_taken_back(room: Room, opened: Open) -> None:
    panel = opened("Ett", "Två")
    assert not panel.earlier.isVisible()
    choose(panel, 0)
    QTest.keyClick(panel.proposals.list, KEY.Key_T, CTRL)
    QTest.mouseClick(panel.text.version, Qt.MouseButton.LeftButton)
    assert panel.focusWidget() is panel.text.field
    typed(panel.text.field, " och ett halvt")
    choose(panel, 1)
    QTest.keyClick(panel.proposals.list, KEY.Key_T, CTRL)
    assert [row.text for row in panel.earlier.list.cards.rows] == ["Ett och ett halvt", "Ett"]
    panel.earlier.list.setFocus()
    QTest.keyClick(panel.earlier.list, KEY.Key_End)
    QTest.keyClick(panel.earlier.list, KEY.Key_T, CTRL)
    assert agreed(room, panel) == "Ett"
    assert [row.text for row in panel.earlier.list.cards.rows] == ["Två", "Ett och ett halvt"]
    panel.earlier.list.selectAll()
    QTest.keyClick(panel.earlier.list, KEY.Key_Delete)
    assert not panel.earlier.isVisible()
    panel.undo()
    assert len(panel.earlier.list.cards.rows) == 2


def test_cards_of_the_moment_it_uses_become_proposals(room: Room, opened: Open) -> None:
    notes = room.step("notes")
    with edit(room.library, room.scope, "Lappar"):
        add_cards(room.library, notes.id, [NewCard(text="Tid"), NewCard(text="Mod"), NewCard(text="Ork")])
    panel = opened(step=room.step("wording", notes))
    assert "Moment notes" in panel.proposals.list.accessibleDescription()
    QTest.mouseClick(panel.proposals.take, Qt.MouseButton.LeftButton)
    dialog = panel.ask_proposals()
    QTest.keyClick(dialog.filter, KEY.Key_Return)
    QTest.keyClick(dialog.filter, KEY.Key_Down)
    QTest.keyClick(dialog.filter, KEY.Key_Return)
    QTest.keyClick(dialog.filter, KEY.Key_Return, CTRL)
    assert not dialog.isVisible()
    assert [row.text for row in panel.proposals.list.chosen_rows()] == ["Tid", "Mod"]
    again = panel.ask_proposals()
    assert again.model.rowCount() == 1
    QTest.keyClick(again.filter, KEY.Key_Return, CTRL)
    assert not again.isVisible()
    panel.undo()
    assert now(room, panel).proposals == ()


def test_what_it_uses_can_be_changed_meanwhile(room: Room, opened: Open) -> None:
    notes, panel = room.step("notes"), opened()
    uses = {"uses_id": notes.id}
    panel.session.do(panel.scope, "Arbetar med", lambda: change_step(room.library, panel.step.id, **uses))
    assert panel.proposals.take.isVisible()
    dialog = panel.ask_proposals()
    assert dialog.model.rowCount() == 0
    dialog.reject()


def test_a_panel_outlives_its_step(room: Room, opened: Open) -> None:
    panel = opened("Ett")
    panel.text.field.setFocus()
    typed(panel.text.field, "halvt")
    panel.session.do(room.scope, "Borttaget", lambda: delete_step(room.library, panel.step.id))
    panel.hide()
    assert panel.text.field.text() == "halvt"


def test_a_step_that_uses_nothing_says_what_to_do(opened: Open) -> None:
    panel = opened()
    assert not panel.proposals.take.isVisible()
    assert panel.proposals.list.accessibleDescription() == "Inga förslag än. Skriv det första i rutan nedanför."


def test_a_full_disk_keeps_the_text_and_saves_it_later(room: Room, opened: Open) -> None:
    panel = opened("Ett")
    choose(panel, 0)
    panel.text.field.setFocus()
    full(room)
    panel.text.field.insertPlainText("x" * 40_000)
    panel.settle()
    assert panel.text.said.text().startswith("Inte sparat än")
    choose(panel, 0)
    QTest.keyClick(panel.proposals.list, KEY.Key_T, CTRL)
    assert panel.text.field.text() == "x" * 40_000, "what is not saved is not replaced"
    freed(room)
    assert panel.take_line("Två")
    assert agreed(room, panel) == "x" * 40_000
    assert panel.text.said.text() == "Inte antagen än."


def test_an_emptied_text_is_none_when_the_field_is_left(room: Room, opened: Open) -> None:
    panel = opened("Ett")
    choose(panel, 0)
    QTest.keyClick(panel.proposals.list, KEY.Key_T, CTRL)
    panel.text.field.setFocus()
    panel.text.field.selectAll()
    QTest.keyClick(panel.text.field, KEY.Key_Delete)
    panel.proposals.list.setFocus()
    assert len(cards(room.library, panel.step.id)) == 1
    panel.undo()
    assert (agreed(room, panel), panel.text.field.text()) == ("Ett", "Ett")


def test_an_edit_elsewhere_leaves_what_is_being_typed(room: Room, opened: Open) -> None:
    panel = opened("Ett")
    panel.text.field.setFocus()
    typed(panel.text.field, "halvt")
    card_id = panel.proposals.list.cards.rows[0].id
    panel.session.do(panel.scope, "Dold", lambda: change_card(room.library, card_id, hidden=True))
    assert panel.text.field.text() == "halvt"
    assert panel.focusWidget() is panel.text.field
    panel.settle()
    assert agreed(room, panel) == "halvt"


def test_half_a_proposal_is_there_when_the_panel_is_made_again(opened: Open) -> None:
    panel = opened()
    typed(panel.proposals.capture.field, "halvt om å")
    panel.settle()
    assert opened(step=panel.step).proposals.capture.field.text() == "halvt om å"


def test_pasted_lines_are_one_proposal(room: Room, opened: Open) -> None:
    panel = opened()
    data = QMimeData()
    data.setText("Rad ett\nRad två")
    panel.proposals.capture.field.insertFromMimeData(data)
    QTest.keyClick(panel.proposals.capture.field, KEY.Key_Return)
    assert [one.text for one in now(room, panel).proposals] == ["Rad ett\nRad två"]


@pytest.mark.parametrize("odd", ["<b>inte fet</b> & 🧑‍⚕️", "x" * 100_000, "ord " * 20_000])
def test_any_text_is_kept_as_it_was(room: Room, opened: Open, session: Session, odd: str) -> None:
    panel = opened(odd.strip())
    choose(panel, 0)
    QTest.keyClick(panel.proposals.list, KEY.Key_T, CTRL)
    assert agreed(room, panel) == panel.text.field.text() == odd.strip()
    panel.grab()
    screen = WordingScreen(session, panel.step)
    screen.resize(1366, 660)
    screen.grab()


def test_two_hundred_proposals(room: Room, opened: Open) -> None:
    panel = opened(*(f"förslag {number}" for number in range(200)))
    assert len(panel.proposals.list.cards.rows) == 200
    choose(panel, 199)
    QTest.keyClick(panel.proposals.list, KEY.Key_T, CTRL)
    assert agreed(room, panel) == "förslag 199"


def test_tab_reaches_everything_and_everything_has_a_name(room: Room, opened: Open) -> None:
    panel = opened("Ett")
    choose(panel, 0)
    QTest.keyClick(panel.proposals.list, KEY.Key_T, CTRL)
    QTest.mouseClick(panel.text.version, Qt.MouseButton.LeftButton)
    panel.earlier.list.choose([panel.earlier.list.cards.rows[0].id])
    panel.proposals.list.setFocus()
    seen = []
    for _press in range(40):
        focus = panel.focusWidget()
        assert focus is not None
        if focus in seen:
            break
        assert QAccessible.queryAccessibleInterface(focus).text(QAccessible.Text.Name), focus
        seen.append(focus)
        QTest.keyClick(focus, KEY.Key_Tab)
    order = [
        panel.proposals.list,
        panel.proposals.make,
        panel.proposals.capture.field,
        panel.text.field,
        panel.text.adopted,
        panel.text.version,
        panel.earlier.list,
    ]
    assert [one for one in seen if one in order] == order


@pytest.mark.parametrize(("zoom", "width"), [(1.0, 950), (1.5, 1180), (1.5, 900), (2.0, 1120), (0.8, 1500)])
def test_nothing_is_cut_off(qtbot: QtBot, qapp: QApplication, opened: Open, zoom: float, width: int) -> None:
    theme.apply(qapp, "light", zoom)
    panel = opened("Ett långt ord som realiserbarhetsprövningsunderlag")
    choose(panel, 0)
    QTest.keyClick(panel.proposals.list, KEY.Key_T, CTRL)
    QTest.mouseClick(panel.text.version, Qt.MouseButton.LeftButton)
    layout = panel.layout()
    assert layout is not None
    panel.resize(width, max(round(600 * zoom), layout.minimumHeightForWidth(width)))
    qtbot.waitUntil(lambda: not cut_off(panel), timeout=2000)


def test_the_screen_shows_proposals_and_then_the_text_alone(room: Room, opened: Open, session: Session) -> None:
    panel = opened("Ett", "Två")
    screen = WordingScreen(session, panel.step)
    screen.resize(1366, 660)
    panel.selected.connect(screen.follow)
    assert screen.spoken().splitlines() == ["Moment wording", "Ett", "Två"]
    choose(panel, 1)
    QTest.keyClick(panel.proposals.list, KEY.Key_T, CTRL)
    assert screen.spoken().splitlines() == ["Moment wording", "Två"]
    QTest.mouseClick(panel.text.adopted, Qt.MouseButton.LeftButton)
    assert screen.spoken().splitlines()[-1] == "Antagen av gruppen den 3 februari 2027."
    QTest.mouseClick(panel.text.secret, Qt.MouseButton.LeftButton)
    assert screen.spoken().splitlines()[1:] == ["Texten är konfidentiell och visas inte här."]


def test_hidden_and_confidential_proposals_are_never_shown(room: Room, opened: Open, session: Session) -> None:
    panel = opened("Dolt", "Hemligt")
    first, second = (row.id for row in panel.proposals.list.cards.rows)
    screen = WordingScreen(session, panel.step)
    screen.resize(1366, 660)
    session.do(room.scope, "Dold", lambda: change_card(room.library, first, hidden=True))
    session.do(room.scope, "Hemlig", lambda: change_card(room.library, second, confidential=True))
    assert screen.spoken() == "Moment wording\n1 lapp är skriven och visas snart."


@pytest.mark.parametrize(("width", "height"), [(640, 360), (1366, 768), (3840, 2160)])
def test_a_long_text_goes_on_over_pages_never_under_the_floor(
    room: Room, opened: Open, session: Session, width: int, height: int
) -> None:
    panel = opened("Vi gör det ihop. " * 300 + "slut")
    choose(panel, 0)
    QTest.keyClick(panel.proposals.list, KEY.Key_T, CTRL)
    screen = WordingScreen(session, panel.step)
    screen.resize(width, height)
    screen.arrange()
    said = ""
    for page in range(screen.pages()):
        screen.show_page(page)
        screen.grab()
        said += " ".join(screen.spoken().splitlines()[1:]) + " "
    assert screen.group_size() >= tokens.SCREEN_FLOOR
    assert said.split().count("ihop.") == 300
    assert said.split()[-1] == "slut"
