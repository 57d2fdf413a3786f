"""Goals, principles and decisions in Följ upp: seen, changed where they stand, moved, deleted, and undone in the process."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from naravard_desktop.jobs.start import start_process
from naravard_desktop.process.goals import GoalState, goals_of_process
from naravard_desktop.process.principles import PrincipleState, principles_of_process
from naravard_desktop.process.responsible import responsibles
from naravard_desktop.process.trace import decisions_of_process
from naravard_desktop.storage.library import Library
from naravard_desktop.widgets import theme
from naravard_desktop.widgets.cut import cut_off
from naravard_desktop.windows.follow_up_agreed import AgreedPage
from naravard_desktop.windows.follow_up_place import ACTIONS, DECISIONS, GOALS, PRINCIPLES, FollowUp
from tests.libraries import sampled
from tests.parts.letters import typed
from tests.windows.places import Places, open_window

Key, CTRL, ALT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def places(qtbot: QtBot, library: Library) -> Places:
    """The window at Följ upp, with the sample."""
    sampled(library)
    opened = open_window(qtbot, library)
    opened.window.go("follow_up")
    return opened


@pytest.fixture
def place(places: Places) -> FollowUp:
    return places.follow_up


def process_id(place: FollowUp) -> str:
    assert place.scope is not None
    return place.scope.process_id


def texts(page: AgreedPage) -> list[str]:
    return [row.text for row in page.table.agreed.rows]


def test_keys_turn_the_pages(place: FollowUp) -> None:
    QTest.keyClick(place.table, Key.Key_2, ALT)
    assert place.tabs.currentIndex() == GOALS
    assert place.goals_page.table.hasFocus()
    assert place.new_button.text() == "Nytt mål"
    QTest.keyClick(place.goals_page.table, Key.Key_Tab, CTRL)
    assert place.tabs.currentIndex() == PRINCIPLES
    QTest.keyClick(place.principles_page.table, Key.Key_4, ALT)
    assert place.decisions_page.isVisible()
    assert not place.principles_page.isVisible()
    assert not place.new_button.isVisible()
    QTest.keyClick(place.decisions_page.table, Key.Key_Tab, CTRL)
    assert place.tabs.currentIndex() == ACTIONS
    assert ("Ctrl+D", "Ändra datum för det som är valt, eller flytta fram") in place.keys


def test_a_goal_is_changed_where_it_stands_and_undone(places: Places, place: FollowUp) -> None:
    place.go(GOALS)
    page, library = place.goals_page, place.session.library
    before = goals_of_process(library, process_id(place))
    assert [row.text for row in page.table.agreed.rows] == [goal.text for goal in before]
    assert "Gemensamma mål" in str(page.table.model().index(0, 6).data())
    QTest.keyClick(page.table, Key.Key_F2)
    field = QApplication.focusWidget()
    assert field is not None
    typed(field, "!")
    QTest.keyClick(field, Key.Key_Return)
    assert goals_of_process(library, process_id(place))[0].text == before[0].text + "!"
    QTest.keyClick(page.table, Key.Key_Return)
    assert page.details.texts["text"].hasFocus()
    page.details.texts["target"].setFocus()
    page.details.texts["target"].selectAll()
    typed(page.details.texts["target"], "Alla åtta")
    page.details.state.setCurrentIndex(1)
    page.details.state.activated.emit(1)
    page.settle()
    changed = goals_of_process(library, process_id(place))[0]
    assert (changed.target, changed.state) == ("Alla åtta", GoalState.REACHED)
    QTest.keyClick(page.details.state, Key.Key_Escape)
    assert page.table.hasFocus()
    assert not page.details.isVisible()
    for _step in range(3):
        places.window.undo()
    assert goals_of_process(library, process_id(place)) == before
    for _step in range(3):
        places.window.redo()
    assert goals_of_process(library, process_id(place))[0] == changed


def test_an_owner_is_named(place: FollowUp) -> None:
    place.go(GOALS)
    page = place.goals_page
    page.open_details()
    picker = next(iter(page.details.owners.pickers.values()))
    picker.setFocus()
    line = picker.lineEdit()
    assert line is not None
    line.selectAll()
    typed(line, "Ny Påhittad")
    QTest.keyClick(line, Key.Key_Return)
    row = page.table.agreed.rows[0]
    assert any("Ny Påhittad" in one.text for one in row.cells[4])
    assert responsibles(place.session.library, process_id(place))[row.id]


def test_goals_are_moved_among_all_of_the_process(places: Places, place: FollowUp) -> None:
    place.go(GOALS)
    page = place.goals_page
    QTest.keyClick(page.table, Key.Key_N, CTRL)
    assert page.capture is not None
    assert page.capture.field.hasFocus()
    typed(page.capture.field, "Utanför workshoppen")
    QTest.keyClick(page.capture.field, Key.Key_Return)
    before = texts(page)
    assert before[-1] == "Utanför workshoppen"
    assert page.table.ids() == [page.table.agreed.rows[-1].id]
    page.table.setFocus()
    for _press in range(2):
        QTest.keyClick(page.table, Key.Key_Up, ALT)
    assert texts(page) == [*before[:-3], before[-1], *before[-3:-1]]
    for _press in range(9):
        QTest.keyClick(page.table, Key.Key_Up, ALT)
    assert texts(page) == [before[-1], *before[:-1]]
    QTest.keyClick(page.table, Key.Key_Down, ALT)
    assert texts(page)[1] == before[-1]
    assert page.table.hasFocus()
    for _step in range(len(before) + 1):
        places.window.undo()
    assert texts(page) == before[:-1]


def test_delete_leaves_the_next_one_chosen_and_is_undone(places: Places, place: FollowUp) -> None:
    place.go(GOALS)
    page = place.goals_page
    before = texts(page)
    QTest.keyClick(page.table, Key.Key_Down)
    QTest.keyClick(page.table, Key.Key_Delete)
    assert texts(page) == [before[0], *before[2:]]
    assert page.table.ids() == [page.table.agreed.rows[1].id]
    places.window.undo()
    assert texts(page) == before


def test_a_principle_has_signs_hands_and_a_state(places: Places, place: FollowUp) -> None:
    place.go(PRINCIPLES)
    page, library = place.principles_page, place.session.library
    assert "händer" in str(page.table.model().index(0, 3).data())
    assert "mikro" in str(page.table.model().index(0, 2).data())
    before = principles_of_process(library, process_id(place))
    QTest.keyClick(page.table, Key.Key_Return)
    assert "händer" in page.details.hands.text()
    sign = page.details.texts["sign_meso"]
    sign.setFocus()
    sign.selectAll()
    typed(sign, "Vi ringer själva")
    page.details.state.setFocus()
    page.details.state.setCurrentIndex(2)
    page.details.state.activated.emit(2)
    now = principles_of_process(library, process_id(place))[0]
    assert (now.sign_meso, now.state) == ("Vi ringer själva", PrincipleState.DROPPED)
    page.filter.choice.setCurrentIndex(page.filter.choice.findData("dropped"))
    assert texts(page) == [now.text]
    page.details.texts["text"].setFocus()
    page.details.texts["text"].selectAll()
    QTest.keyClick(page.details.texts["text"], Key.Key_Delete)
    page.details.state.setFocus()
    assert page.details.texts["text"].text() == now.text
    for _step in range(2):
        places.window.undo()
    assert principles_of_process(library, process_id(place)) == before


def test_a_decision_says_what_it_has_led_to(places: Places, place: FollowUp) -> None:
    place.go(DECISIONS)
    page, library = place.decisions_page, place.session.library
    first = decisions_of_process(library, process_id(place))[0]
    assert "Fråga produktionsplaneringen" in str(page.table.model().index(0, 3).data())
    QTest.keyClick(page.table, Key.Key_Return)
    details = page.details
    assert "Åtgärd" in details.led_to.text()
    details.texts["decided_by"].setFocus()
    details.texts["decided_by"].selectAll()
    typed(details.texts["decided_by"], "Den nya gruppen")
    details.day.setFocus()
    details.day.line.selectAll()
    typed(details.day.line, "1 mars 2031")
    QTest.keyClick(details.day.line, Key.Key_Return)
    QTest.keyClick(details.secret, Key.Key_Space)
    now = next(one for one in decisions_of_process(library, process_id(place)) if one.id == first.id)
    assert (now.decided_by, now.decided_on, now.confidential) == ("Den nya gruppen", "2031-03-01", True)
    assert "konfidentiell" in str(page.table.model().index(0, 0).data())
    assert not page.table.commands.keys() & {"up", "down"}
    for _step in range(3):
        places.window.undo()
    assert first in decisions_of_process(library, process_id(place))


def test_a_filter_narrows_and_says_how_many(place: FollowUp) -> None:
    place.go(GOALS)
    page = place.goals_page
    total = len(texts(page))
    QTest.keyClick(page.table, Key.Key_F, CTRL)
    assert page.filter.text.hasFocus()
    QTest.keyClicks(page.filter.text, "hemsjuk")
    assert 0 < len(texts(page)) < total
    assert page.count.text() == f"{len(texts(page))} av {total} mål"
    page.filter.text.setText("finns inte")
    assert page.empty.isVisible()
    assert not page.table.isVisible()
    QTest.mouseClick(page.all_button, Qt.MouseButton.LeftButton)
    assert len(texts(page)) == total


def test_a_full_disk_keeps_what_is_typed_until_it_can_be_saved(place: FollowUp) -> None:
    place.go(GOALS)
    page, db, long = place.goals_page, place.session.library.db, " ord" * 6000
    page.open_details()
    before = page.details.texts["why"].text()
    db.execute(f"PRAGMA max_page_count = {db.execute('PRAGMA page_count').fetchone()[0]}")
    page.details.texts["why"].textCursor().insertText(long)
    page.settle()
    assert page.details.waiting.isVisible()
    assert page.capture is not None
    page.capture.field.textCursor().insertText("Nytt" + long)
    QTest.keyClick(page.capture.field, Key.Key_Return)
    assert page.capture.field.text() == "Nytt" + long
    db.execute("PRAGMA max_page_count = 1073741823")
    QTest.keyClick(page.capture.field, Key.Key_Return)
    assert page.capture.field.text() == ""
    found = goals_of_process(place.session.library, process_id(place))
    assert found[0].why == (before + long).strip()
    assert not page.details.waiting.isVisible()


def test_empty_pages_say_where_things_come_from(qtbot: QtBot, library: Library) -> None:
    start_process(library, "Nytt uppdrag")
    opened = open_window(qtbot, library)
    opened.window.go("follow_up")
    place = opened.follow_up
    for number, words in ((GOALS, "Inga mål är satta än"), (PRINCIPLES, "Inga principer"), (DECISIONS, "Inga beslut")):
        place.go(number)
        assert words in place.page.empty.text()
        assert place.page.empty.isVisible()


def test_odd_and_many_are_shown_on_every_page(place: FollowUp) -> None:
    odd = ['<b>fet</b> & "citat" 🙂 a\u0308', "x" * 100_000, *(f"Nummer {number}" for number in range(200))]
    for number in (GOALS, PRINCIPLES):
        place.go(number)
        page = place.page
        assert isinstance(page, AgreedPage)
        assert page.capture is not None
        page.capture.written.emit(odd)
        assert len(texts(page)) > 200
        page.filter.text.setText("<b>fet")
        assert texts(page) == ['<b>fet</b> & "citat" 🙂 ä']
        page.open_details()


@pytest.mark.parametrize(("zoom", "size"), [(1.0, (1280, 720)), (1.5, (1500, 900)), (2.0, (1366, 768))])
def test_nothing_is_cut_off(
    qtbot: QtBot, qapp: QApplication, places: Places, zoom: float, size: tuple[int, int]
) -> None:
    theme.apply(qapp, "dark", zoom)
    places.window.resize(*size)
    places.follow_up.goals_page.details.owners.hide()  # its names are scrolled in their fields
    for number in (GOALS, PRINCIPLES, DECISIONS):
        places.follow_up.go(number)
        qtbot.waitUntil(lambda: not cut_off(places.window), timeout=3000)
        places.follow_up.page.open_details()
        qtbot.waitUntil(lambda: not cut_off(places.window), timeout=3000)


def test_tab_goes_from_table_to_fields_and_on(place: FollowUp) -> None:
    for number in (GOALS, PRINCIPLES, DECISIONS):
        place.go(number)
        page = place.page
        assert isinstance(page, AgreedPage)
        page.open_details()
        page.table.setFocus()
        seen = []
        for _press in range(45):
            seen.append(QApplication.focusWidget())
            QTest.keyClick(place.window(), Key.Key_Tab)
        wanted = [
            one for one in page.details.widgets() if one.isVisible() and one.focusPolicy() != Qt.FocusPolicy.NoFocus
        ]
        at = [seen.index(one) for one in (page.table, wanted[0])]
        assert at == sorted(at)
        for one in seen:
            assert one is not None
