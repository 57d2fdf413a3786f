"""The opening's lists and its screen: purpose, ground rules and the first round."""

from collections.abc import Callable
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from naravard_desktop.core.words import Level, OrganisationType
from naravard_desktop.live.session import Session
from naravard_desktop.parts.move_to import MoveTo
from naravard_desktop.parts.section import Section
from naravard_desktop.process.cards import NewCard, add_cards, cards, change_card
from naravard_desktop.process.people import add_organisation, add_person, set_attendance
from naravard_desktop.steps.opening.data import CHECK_IN, PURPOSE, RULE
from naravard_desktop.steps.opening.panel import OpeningPanel
from naravard_desktop.steps.opening.person_dialog import PersonDialog
from naravard_desktop.steps.opening.screen import OpeningScreen
from naravard_desktop.storage.edit import edit
from naravard_desktop.widgets import theme
from naravard_desktop.widgets.cut import cut_off
from naravard_desktop.widgets.editor import LineEditor
from tests.conftest import Room
from tests.parts.letters import typed

KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier
Open = Callable[..., OpeningPanel]


@pytest.fixture
def opening(qtbot: QtBot, room: Room, session: Session) -> Open:
    """Make a panel as a template lays it out."""

    def make(*, anonymous: bool = False, check_in: str = "Vem tänker du på?") -> OpeningPanel:
        rules = ("En talar i taget", "Vi skriver ner det vi lovar")
        step = room.step("opening", None, anonymous=anonymous, purpose="Syftet", ground_rules=rules, check_in=check_in)
        panel = OpeningPanel(session, step)
        qtbot.addWidget(panel)
        panel.resize(1000, 700)
        with qtbot.waitExposed(panel):
            panel.show()
        panel.activateWindow()
        qtbot.waitUntil(panel.isActiveWindow)
        return panel

    return make


def write(section: Section, text: str) -> None:
    section.capture.field.setFocus()
    typed(section.capture.field, text)
    QTest.keyClick(section.capture.field, KEY.Key_Return)


def texts(room: Room, panel: OpeningPanel, section: str) -> list[str]:
    return [one.text for one in cards(room.library, panel.step.id, section)]


def fits(inside: QWidget, outside: QWidget) -> bool:
    return inside.width() <= outside.width()


def guest(room: Room, name: str) -> str:
    with edit(room.library, room.scope, "Ny"):
        party = add_organisation(room.library, room.scope.process_id, "Åre", OrganisationType.MUNICIPALITY)
        person = add_person(room.library, room.scope.process_id, name, organisation_id=party, level=Level.MESO)
        set_attendance(room.library, room.workshop_id, person, "present")
    return person


def test_each_list_has_its_own_line(room: Room, opening: Open) -> None:
    panel = opening()
    write(panel.sections[RULE], "Frågor är välkomna")
    panel.show_section(CHECK_IN)
    write(panel.check_in, "Min granne")
    write(panel.check_in, "<b>Alla</b>")
    assert texts(room, panel, RULE) == ["En talar i taget", "Vi skriver ner det vi lovar", "Frågor är välkomna"]
    assert texts(room, panel, CHECK_IN) == ["Min granne", "<b>Alla</b>"]
    assert texts(room, panel, PURPOSE) == ["Syftet"]
    assert [row.text for row in panel.check_in.list.cards.rows] == ["Min granne", "<b>Alla</b>"]
    assert panel.take_line("Utifrån")
    assert texts(room, panel, CHECK_IN)[-1] == "Utifrån"


def test_rules_are_changed_moved_and_taken_away(room: Room, opening: Open) -> None:
    panel = opening()
    rules = panel.sections[RULE].list
    rules.setFocus()
    rules.choose([rules.cards.rows[1].id])
    QTest.keyClick(rules, KEY.Key_Up, Qt.KeyboardModifier.AltModifier)
    assert texts(room, panel, RULE) == ["Vi skriver ner det vi lovar", "En talar i taget"]
    QTest.keyClick(rules, KEY.Key_F2)
    field = rules.findChild(LineEditor)
    assert isinstance(field, LineEditor)
    typed(field, "!")
    QTest.keyClick(field, KEY.Key_Return)
    assert texts(room, panel, RULE)[0] == "Vi skriver ner det vi lovar!"
    QTest.keyClick(rules, KEY.Key_Delete)
    assert texts(room, panel, RULE) == ["En talar i taget"]
    for _step in range(3):
        panel.undo()
    assert texts(room, panel, RULE) == ["En talar i taget", "Vi skriver ner det vi lovar"]
    assert [row.text for row in rules.cards.rows] == texts(room, panel, RULE)


def test_a_card_moves_to_another_list_by_keys_and_by_drop(room: Room, opening: Open) -> None:
    panel = opening()
    rules, purpose = panel.sections[RULE].list, panel.sections[PURPOSE].list
    rules.setFocus()
    rules.choose([rules.cards.rows[0].id])
    QTest.keyClick(rules, KEY.Key_M, CTRL)
    dialog = panel.findChild(MoveTo)
    assert isinstance(dialog, MoveTo)
    assert [dialog.list.item(at).text() for at in range(dialog.list.count())] == [
        "Syfte",
        "Incheckning",
        "Annat att notera",
    ]
    typed(dialog.filter, "syfte")
    QTest.keyClick(dialog.filter, KEY.Key_Return)
    assert texts(room, panel, PURPOSE) == ["Syftet", "En talar i taget"]
    assert [row.text for row in rules.cards.rows] == ["Vi skriver ner det vi lovar"]
    data = purpose.cards.mimeData([purpose.cards.index(1)])
    rules.cards.dropMimeData(data, Qt.DropAction.MoveAction, 0, 0, rules.cards.index(-1))
    assert texts(room, panel, RULE) == ["En talar i taget", "Vi skriver ner det vi lovar"]
    assert len(purpose.cards.rows) == 1
    panel.undo()
    assert len(purpose.cards.rows) == 2


def test_an_answer_carries_who_gave_it(room: Room, opening: Open) -> None:
    person = guest(room, "Bo Påhittad")
    panel = opening()
    panel.show_section(CHECK_IN)
    typed(panel.check_in.who, "bo p")
    panel.check_in.who.clearEditText()
    typed(panel.check_in.who, "Bo Påhittad")
    QTest.keyClick(panel.check_in.who, KEY.Key_Return)
    write(panel.check_in, "Min granne")
    write(panel.check_in, "Någon annans")
    first, second = cards(room.library, panel.step.id, CHECK_IN)
    assert (first.author_id, first.level, second.author_id) == (person, Level.MESO, None)
    assert first.organisation_id is not None
    assert panel.check_in.list.cards.rows[0].spoken == "Min granne, meso, Åre, Bo Påhittad"


def test_who_answers_can_be_somebody_new(room: Room, opening: Open) -> None:
    panel = opening()
    panel.show_section(CHECK_IN)
    typed(panel.check_in.who, "Doris")
    QTest.keyClick(panel.check_in.who, KEY.Key_Return)
    dialog = panel.findChild(PersonDialog)
    assert isinstance(dialog, PersonDialog)
    dialog.save()
    write(panel.check_in, "Hej")
    (answer,) = cards(room.library, panel.step.id, CHECK_IN)
    assert panel.attendance.present.persons[answer.author_id or ""].name == "Doris"


def test_an_anonymous_round_asks_for_nobody(room: Room, opening: Open) -> None:
    guest(room, "Bo")
    panel = opening(anonymous=True)
    panel.show_section(CHECK_IN)
    assert not panel.check_in.who.isVisible()
    write(panel.check_in, "Hemligt vem")
    assert [one.author_id for one in cards(room.library, panel.step.id, CHECK_IN)] == [None]


def test_half_a_text_stays_when_the_moment_is_left(room: Room, opening: Open, session: Session) -> None:
    panel = opening()
    typed(panel.sections[RULE].capture.field, "halv regel")
    panel.show_section(CHECK_IN)
    typed(panel.check_in.capture.field, "halvt svar")
    panel.settle()
    again = OpeningPanel(session, panel.step)
    assert again.sections[RULE].capture.field.text() == "halv regel"
    assert again.check_in.capture.field.text() == "halvt svar"
    assert again.sections[PURPOSE].capture.field.text() == ""


def test_choosing_in_one_list_lets_go_of_the_others(opening: Open) -> None:
    panel = opening()
    told: list[list[str]] = []
    panel.selected.connect(told.append)
    rules, purpose = panel.sections[RULE].list, panel.sections[PURPOSE].list
    rules.choose([rules.cards.rows[0].id])
    purpose.choose([purpose.cards.rows[0].id])
    assert rules.ids() == []
    assert told == [[rules.cards.rows[0].id], [purpose.cards.rows[0].id]]


def test_two_hundred_pasted_answers_are_one_undo(room: Room, opening: Open) -> None:
    panel = opening()
    panel.check_in.capture.field.lines_pasted.emit([f"svar {number}" for number in range(200)])
    assert len(texts(room, panel, CHECK_IN)) == 200
    panel.undo()
    assert texts(room, panel, CHECK_IN) == []


def test_all_that_takes_focus_has_a_name_and_tab_goes_round(qtbot: QtBot, room: Room, opening: Open) -> None:
    guest(room, "Bo")
    panel = opening()
    for key, wanted in ((RULE, PURPOSE), (CHECK_IN, CHECK_IN)):
        panel.show_section(key)
        panel.tabs.tabBar().setFocus()
        seen: list[QWidget] = []
        for _press in range(60):
            focus = QApplication.focusWidget()
            assert focus is not None
            if focus in seen:
                break
            assert QAccessible.queryAccessibleInterface(focus).text(QAccessible.Text.Name), focus
            seen.append(focus)
            QTest.keyClick(focus, KEY.Key_Tab)
        assert seen.index(panel.sections[wanted].list) < seen.index(panel.sections[wanted].capture.field)
        assert seen.index(panel.sections[key].capture.field) < seen.index(panel.attendance.list)
        assert panel.attendance.newcomer in seen
        assert focus is seen[0]


@pytest.mark.parametrize(("zoom", "width"), [(1.0, 950), (1.5, 900), (2.0, 1200), (0.8, 1500)])
def test_nothing_is_cut_off(
    qtbot: QtBot, qapp: QApplication, room: Room, opening: Open, zoom: float, width: int
) -> None:
    guest(room, "Bo Påhittad med ett mycket långt namn")
    theme.apply(qapp, "light", zoom)
    try:
        panel = opening()
        panel.resize(width, 600)
        for at in range(panel.tabs.count()):
            panel.tabs.setCurrentIndex(at)
            qtbot.waitUntil(lambda: not cut_off(panel), timeout=2000)
            side = panel.attendance.parentWidget()
            assert side is not None
            if side.isVisible():
                qtbot.waitUntil(partial(fits, panel.attendance, side), timeout=2000)
    finally:
        theme.apply(qapp, "light", 1.0)


def test_the_screen_shows_purpose_and_rules_then_the_round(room: Room, opening: Open, session: Session) -> None:
    panel = opening()
    screen = OpeningScreen(session, panel.step)
    screen.resize(1366, 660)
    assert screen.spoken().splitlines() == [
        "Vem tänker du på?",
        "Syfte",
        "Syftet",
        "Så arbetar vi tillsammans",
        "En talar i taget",
        "Vi skriver ner det vi lovar",
    ]
    panel.selected.connect(screen.follow)
    panel.check_in.capture.field.lines_pasted.emit([f"svar {number}" for number in range(40)])
    assert screen.pages() > 2
    panel.show_section(CHECK_IN)
    assert screen.page() == 1, "the tab that is worked in is the page that is shown"
    assert "svar 0" in screen.spoken()
    panel.check_in.list.choose([panel.check_in.list.cards.rows[-1].id])
    assert screen.page() == screen.pages() - 1
    screen.grab()


def test_hidden_and_confidential_answers_are_not_on_the_screen(room: Room, opening: Open, session: Session) -> None:
    panel = opening()
    with edit(room.library, room.scope, "Nya"):
        new = [NewCard(text=text, section=CHECK_IN) for text in ("Dold", "Hemlig", "Öppen")]
        hidden, secret, _open = add_cards(room.library, panel.step.id, new)
        change_card(room.library, hidden, hidden=True)
        change_card(room.library, secret, confidential=True)
    screen = OpeningScreen(session, panel.step)
    said = ""
    for page in range(screen.pages()):
        screen.show_page(page)
        said += screen.spoken()
    assert "Öppen" in said
    assert "Dold" not in said
    assert "Hemlig" not in said
    assert screen.page_of(hidden) is None
