"""People and organisations for everybody: by ear, by Tab, in any size, with any text, and with nobody there yet."""

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
from naravard_desktop.process.cards import NewCard, add_cards
from naravard_desktop.process.people import add_organisation, add_person, organisations, persons
from naravard_desktop.process.people_merging import uses
from naravard_desktop.storage import exchange
from naravard_desktop.storage.edit import Scope, edit
from naravard_desktop.widgets import theme
from naravard_desktop.widgets.cut import cut_off
from naravard_desktop.windows.people_dialog import PeopleDialog, open_people
from naravard_desktop.windows.people_rows import named, used_words
from tests.conftest import Room

Open = Callable[..., PeopleDialog]
HOSTILE = (
    "<b>Fet</b>",
    "🙂 👩‍👩‍👧",
    '"Citat" & O\'Apostrof',
    "A\u030asa\tmed\nrad",
    "å" * 100_000,
    "\u202eomvänd",
    "%s {name}",
)


@pytest.fixture
def opened(qtbot: QtBot, qapp: QApplication, room: Room) -> Open:
    """Open the dialog over a window of some size."""

    def open_it(row_id: str = "", width: int = 1280, height: int = 720) -> PeopleDialog:
        host = QWidget()
        qtbot.addWidget(host)
        host.resize(width, height)
        with qtbot.waitExposed(host):
            host.show()
        dialog = open_people(Session(room.library, host), room.scope.process_id, host, row_id)
        dialog.activateWindow()
        qtbot.waitUntil(dialog.isActiveWindow)
        return dialog

    return open_it


def many(room: Room, *names: str) -> list[str]:
    """Add people, from six organisations in turn."""
    process_id = room.scope.process_id
    with edit(room.library, Scope(process_id), "Många"):
        kinds = list(OrganisationType)
        places = [
            add_organisation(room.library, process_id, f"Kommunalförbundet för samverkan {n}", kinds[n % 4])
            for n in range(6)
        ]
        return [
            add_person(
                room.library,
                process_id,
                name,
                title="biträdande verksamhetsområdeschef" if n % 2 else "",
                organisation_id=places[n % 6],
                level=list(Level)[n % 3],
            )
            for n, name in enumerate(names)
        ]


def content(room: Room) -> list[tuple[str, object]]:
    """Return every row of the process but its revision."""
    rows = exchange.dump(room.library, room.scope.process_id)
    return [(name, {**row, "rev": 0}) for name, found in rows.items() for row in found.values()]


def test_with_nobody_there_it_says_how_they_come(opened: Open, room: Room) -> None:
    dialog = opened()
    assert dialog.people.none.isVisible()
    assert "Inga personer än." in dialog.people.none.text()
    assert not dialog.people.list.isVisible()
    assert not dialog.people.fields.name.isEnabled()
    dialog.people.bar.buttons()[0].click()
    assert [one.name for one in persons(room.library, room.scope.process_id).values()] == ["Ny person"]
    assert dialog.people.fields.name.hasFocus()
    dialog.undo()
    assert dialog.people.none.isVisible()


def test_who_was_asked_for_is_chosen(opened: Open, room: Room) -> None:
    ids = many(room, *(f"Person {n}" for n in range(60)))
    dialog = opened(ids[41])
    assert [row.id for row in dialog.people.chosen()] == [ids[41]]
    place = organisations(room.library, room.scope.process_id)[2].id
    dialog.choose(place)
    assert dialog.tab() is dialog.places
    assert [row.id for row in dialog.places.chosen()] == [place]
    dialog.choose("ingen")
    assert dialog.tab() is dialog.places


def test_two_hundred_and_any_text(opened: Open, room: Room) -> None:
    ids = many(room, *HOSTILE, *(f"Person {n}" for n in range(200)), "Dubbel <i>ett</i>", "dubbel <I>ETT</I>")
    dialog = opened()
    tab = dialog.people
    assert tab.list.model().rowCount() == len(ids)
    for one in ids[: len(HOSTILE)]:
        tab.choose(one)
        assert tab.fields.name.text() == persons(room.library, room.scope.process_id)[one].name
    tab.next_double()
    assert "<i>ett</i>" in tab.double.text()
    asking = tab.merge()
    assert asking is not None
    asking.save()
    assert len(persons(room.library, room.scope.process_id)) == len(ids) - 1
    tab.list.selectAll()
    everybody = tab.merge()
    assert everybody is not None
    assert cut_off(everybody) == []
    everybody.save()
    assert len(persons(room.library, room.scope.process_id)) == 1
    dialog.undo()
    dialog.undo()
    assert len(persons(room.library, room.scope.process_id)) == len(ids)


def test_undone_to_the_beginning_and_done_again(opened: Open, room: Room) -> None:
    many(room, "Karin Påhittad", "Påhittad, Karin", "Bo Exempel")
    dialog = opened()
    process_id, tab = room.scope.process_id, dialog.people
    stages = [content(room)]

    def done() -> None:
        stages.append(content(room))
        assert stages[-1] != stages[-2]

    tab.add()
    done()
    tab.fields.name.setPlainText("Cilla Ny")
    tab.settle()
    done()
    tab.next_double()
    tab.fields.level.turn(1)
    tab.fields.level.activated.emit(1)
    done()
    asking = tab.merge()
    assert asking is not None
    asking.save()
    done()
    dialog.tabs.setCurrentIndex(1)
    dialog.places.list.selectAll()
    asking = dialog.places.merge()
    assert asking is not None
    asking.save()
    done()
    assert uses(room.library, process_id, "organisation") == {asking.kept().id: {"person": 2}}
    for stage in reversed(stages[:-1]):
        dialog.undo()
        assert content(room) == stage
    for stage in stages[1:]:
        dialog.redo()
        assert content(room) == stage
    assert dialog.places.list.model().rowCount() == 1


def test_what_cannot_be_undone_for_long_is_said(opened: Open, room: Room) -> None:
    many(room, "Karin Påhittad", "Påhittad, Karin")
    step = room.step("notes", anonymous=True)
    place = organisations(room.library, room.scope.process_id)[0].id
    with edit(room.library, room.scope, "Lapp"):
        add_cards(room.library, step.id, [NewCard(text="Rond", organisation_id=place)])
    dialog = opened()
    dialog.people.next_double()
    people = dialog.people.merge()
    assert people is not None
    assert people.outcome.text().endswith(" Det går att ångra.")
    people.reject()
    dialog.places.list.selectAll()
    places = dialog.places.merge()
    assert places is not None
    assert "bara tills Naravård stängs" in places.outcome.text()


def test_everything_that_takes_focus_has_a_role_and_a_name(opened: Open, room: Room) -> None:
    many(room, "Karin Påhittad", "Påhittad, Karin")
    dialog = opened()
    QAccessible.setActive(True)
    dialog.people.next_double()
    windows: list[QWidget | None] = [dialog, dialog.people.merge()]
    for number in range(2):
        dialog.tabs.setCurrentIndex(number)
        for widget in (one for window in windows if window for one in window.findChildren(QWidget)):
            if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
                face = QAccessible.queryAccessibleInterface(widget)
                assert face.role() != QAccessible.Role.NoRole
                assert face.text(QAccessible.Text.Name), widget


def test_tab_goes_round_as_one_reads(opened: Open, room: Room) -> None:
    many(room, "Karin Påhittad", "Påhittad, Karin")
    dialog = opened()
    tab = dialog.people
    buttons = [one for one in tab.bar.buttons() if one.isVisible() and one.isEnabled()]
    order = [tab.search, tab.show_double, *buttons, tab.list, *tab.fields.order, dialog.close_button]
    tab.search.setFocus()
    seen: list[QWidget | None] = []
    for _press in range(len(order) + 1):
        focus = QApplication.focusWidget()
        assert focus is not None
        seen.append(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert seen == [*order, dialog.tabs.tabBar()]
    assert QApplication.focusWidget() is tab.search


def test_a_new_level_keeps_place_and_focus(opened: Open, room: Room) -> None:
    ids = many(room, *(f"Person {n:03}" for n in range(200)))
    dialog = opened(ids[150])
    tab = dialog.people
    scrolled = tab.list.verticalScrollBar().value()
    assert scrolled > 0
    tab.fields.level.setFocus()
    QTest.keyClick(tab.fields.level, Qt.Key.Key_Down)
    assert tab.list.verticalScrollBar().value() == scrolled
    assert [row.id for row in tab.chosen()] == [ids[150]]
    assert tab.fields.level.hasFocus()


@pytest.mark.parametrize(
    ("width", "height", "zoom"), [(1280, 720, 1.0), (900, 700, 1.0), (1500, 900, 1.5), (1366, 768, 2.0)]
)
def test_nothing_is_cut_off(opened: Open, qtbot: QtBot, room: Room, width: int, height: int, zoom: float) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, "light", zoom)
    many(room, "Karin Påhittad", "Påhittad, Karin", *(f"Person {n}" for n in range(30)), "Lång " * 60)
    dialog = opened("", width, height)
    assert (dialog.width() <= width, dialog.height() <= height) == (True, True)
    dialog.people.next_double()
    asking = dialog.people.merge()
    assert asking is not None
    for widget in (dialog, asking):
        qtbot.waitUntil(partial(_fits, widget))
    asking.save()
    dialog.tabs.setCurrentIndex(1)
    qtbot.waitUntil(partial(_fits, dialog))
    theme.apply(app, "dark", 1.0)
    qtbot.waitUntil(partial(_fits, dialog))


def test_what_has_the_keys_is_in_sight_however_little_room_there_is(opened: Open, qtbot: QtBot, room: Room) -> None:
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    theme.apply(app, "light", 2.0)
    many(room, "Karin Påhittad", "Påhittad, Karin")
    dialog = opened("", 1366, 768)
    tab = dialog.people
    for widget in (tab.fields.name, tab.fields.level, tab.list, tab.search):
        widget.setFocus()
        qtbot.waitUntil(partial(_seen, widget))


def _seen(widget: QWidget) -> bool:
    return not widget.visibleRegion().isEmpty()


def _fits(widget: QWidget) -> bool:
    return not cut_off(widget)


def test_words() -> None:
    assert named([]) == ""
    assert named(["a"]) == "”a”"
    assert named(["a", "b", "c", "d", "e"]) == "”a”, ”b”, ”c” och 2 till"
    assert used_words({}) == ""
    said = used_words({"card": 2, "attendance": 1, "okänd": 3})
    assert said == "1 workshop, 2 lappar, 3 ställen till"
