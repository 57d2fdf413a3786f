"""A round: each table or person in turn, by keys, kept over a crash, and nothing of it in an anonymous moment."""

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
from naravard_desktop.parts.parties_dialog import PartiesDialog
from naravard_desktop.parts.rounds import Round, Turn, begun, kept_up, read_round, words
from naravard_desktop.parts.rounds_control import Rounds
from naravard_desktop.parts.section import Section
from naravard_desktop.process.cards import Card, cards
from naravard_desktop.process.drafts import drafts, put_draft
from naravard_desktop.process.parties import add_party, change_party, delete_party, parties
from naravard_desktop.process.people import add_organisation, add_person, set_attendance
from naravard_desktop.process.workshops import change_step
from naravard_desktop.steps.notes.panel import NotesPanel
from naravard_desktop.storage.edit import edit
from naravard_desktop.widgets import theme
from naravard_desktop.widgets.cut import cut_off
from tests.conftest import Room
from tests.parts.letters import typed

KEY, CTRL, ALT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
Show = Callable[[QWidget], None]
Open = Callable[..., NotesPanel]
ABC = {name: Turn(name, f"Bord {name}") for name in "abc"}


def test_a_round_goes_round() -> None:
    one = begun("party", ABC)
    assert one is not None
    assert words(one, ABC) == "Nu: Bord a · sedan Bord b (1 av 3)"
    assert one.moved(-1) == one, "nobody was before the first"
    one = one.moved(1).moved(1).moved(1)
    assert words(one, ABC) == "Nu: Bord a · sedan Bord b (1 av 3, varv 2)"
    assert words(one.moved(-1), ABC) == "Nu: Bord c · sedan Bord a (3 av 3)"
    assert read_round(one.written()) == one
    assert begun("party", {}) is None
    alone = {"a": ABC["a"]}
    only = begun("party", alone)
    assert only is not None
    assert words(only.moved(1), alone) == "Nu: Bord a (1 av 1, varv 2)"


@pytest.mark.parametrize(
    "text", ["", "x", "[]", "{}", '{"by":"x","order":["a"],"at":0,"lap":1}', '{"by":"party","order":[],"at":0,"lap":1}']
)
def test_what_is_no_round_is_none(text: str) -> None:
    assert read_round(text) is None


def test_who_comes_is_last_and_who_goes_is_left_out() -> None:
    one = Round("party", ("a", "b"), 1, 2)
    assert kept_up(one, ABC) == Round("party", ("a", "b", "c"), 1, 2)
    assert kept_up(one, {"b": ABC["b"]}) == Round("party", ("b",), 0, 2)
    assert kept_up(one, {"a": ABC["a"]}) == Round("party", ("a",), 0, 2)
    assert kept_up(one, {}) is None


def test_a_shuffled_round_has_everybody() -> None:
    many = {str(number): Turn(str(number), str(number)) for number in range(50)}
    one = begun("person", many, shuffled=True)
    assert one is not None
    assert sorted(one.order) == sorted(many)
    assert list(one.order) != list(many)


@pytest.fixture
def notes(room: Room, session: Session, shown: Show) -> Open:
    def make(*, tables: int = 3, anonymous: bool = False, **options: object) -> NotesPanel:
        with edit(room.library, room.scope, "Bord"):
            for number in range(tables):
                add_party(room.library, room.workshop_id, f"Bord {number + 1}")
        panel = NotesPanel(session, room.step("notes", None, anonymous=anonymous, **options))
        shown(panel)
        panel.take_focus()
        return panel

    return make


def led(panel: NotesPanel | Section) -> Rounds:
    assert panel.rounds is not None
    return panel.rounds


def said(panel: NotesPanel) -> str:
    return panel.capture.round_bar.words.text() if panel.capture.round_bar.isVisible() else ""


def write(panel: NotesPanel | Section, text: str) -> None:
    typed(panel.capture.field, text)
    QTest.keyClick(panel.capture.field, KEY.Key_Return)


def found(room: Room, panel: NotesPanel | Section) -> list[Card]:
    return cards(room.library, panel.step.id)


def person(room: Room, name: str, state: str = "present", **known: object) -> str:
    with edit(room.library, room.scope, "Ny"):
        made = add_person(room.library, room.scope.process_id, name, **known)  # type: ignore[arg-type]
        set_attendance(room.library, room.workshop_id, made, state)  # type: ignore[arg-type]
    return made


def full(room: Room) -> None:
    pages = room.library.db.execute("PRAGMA page_count").fetchone()[0]
    room.library.db.execute(f"PRAGMA max_page_count = {pages}")


def freed(room: Room) -> None:
    room.library.db.execute("PRAGMA max_page_count = 1073741823")


def test_table_by_table_with_keys_alone(room: Room, notes: Open) -> None:
    panel = notes()
    assert said(panel) == ""
    led(panel).begin("party")
    assert said(panel) == "Nu: Bord 1 · sedan Bord 2 (1 av 3)"
    assert panel.capture.field.accessibleDescription() == said(panel)
    write(panel, "Ett")
    write(panel, "Ett till")
    typed(panel.capture.field, "Sista")
    QTest.keyClick(panel.capture.field, KEY.Key_Return, CTRL)
    assert said(panel).startswith("Nu: Bord 2")
    write(panel, "Två")
    QTest.keyClick(panel.capture.field, KEY.Key_Right, ALT)
    QTest.keyClick(panel.capture.field, KEY.Key_Right, ALT)
    assert said(panel) == "Nu: Bord 1 · sedan Bord 2 (1 av 3, varv 2)"
    QTest.keyClick(panel.capture.field, KEY.Key_Left, ALT)
    write(panel, "Tre")
    typed(panel.capture.field, "halv")
    QTest.keyClick(panel.capture.field, KEY.Key_Escape)
    assert said(panel) == ""
    assert panel.capture.field.text() == "halv"
    QTest.keyClick(panel.capture.field, KEY.Key_Return)
    assert [(one.text, one.party) for one in found(room, panel)] == [
        *(("Ett", "Bord 1"), ("Ett till", "Bord 1"), ("Sista", "Bord 1")),
        *(("Två", "Bord 2"), ("Tre", "Bord 3"), ("halv", "")),
    ]
    assert panel.list.cards.rows[0].spoken == "Ett, Bord 1"
    assert panel.capture.field.hasFocus()


def test_person_by_person_with_what_is_known_of_them(room: Room, notes: Open) -> None:
    with edit(room.library, room.scope, "Ny"):
        org = add_organisation(room.library, room.scope.process_id, "Åre", OrganisationType.MUNICIPALITY)
    bo = person(room, "Bo Påhittad", level=Level.MESO, organisation_id=org)
    alva = person(room, "Alva Exempel")
    person(room, "Inbjuden Person", "invited")
    panel = notes()
    led(panel).begin("person")
    assert said(panel) == "Nu: Alva Exempel · sedan Bo Påhittad (1 av 2)"
    write(panel, "Ett")
    QTest.keyClick(panel.capture.field, KEY.Key_Right, ALT)
    assert panel.capture.level.level() == Level.MESO
    write(panel, "Två")
    led(panel).end()
    write(panel, "Tre")
    first, second, third = found(room, panel)
    assert (first.author_id, first.level, first.organisation_id, first.party) == (alva, None, None, "")
    assert (second.author_id, second.level, second.organisation_id) == (bo, Level.MESO, org)
    assert (third.author_id, third.level, third.organisation_id) == (None, None, None)
    assert panel.list.cards.rows[1].spoken == "Två, meso, Åre, Bo Påhittad"


def test_those_invited_while_nobody_is_present(room: Room, notes: Open) -> None:
    person(room, "Inbjuden Person", "invited")
    person(room, "Borta Helt", "absent")
    panel = notes(tables=0)
    led(panel).begin("person")
    assert said(panel) == "Nu: Inbjuden Person (1 av 1)"


def test_an_anonymous_round_keeps_nothing_of_who_it_was(room: Room, notes: Open) -> None:
    with edit(room.library, room.scope, "Ny"):
        org = add_organisation(room.library, room.scope.process_id, "Åre", OrganisationType.MUNICIPALITY)
    person(room, "Bo Påhittad", level=Level.MESO, organisation_id=org)
    panel = notes(anonymous=True)
    assert not panel.capture.party.isVisible()
    for by in ("person", "party"):
        led(panel).begin("person" if by == "person" else "party")
        assert "sparas utan namn, bord och organisation" in said(panel)
        write(panel, by)
    for one in found(room, panel):
        assert (one.author_id, one.party, one.level, one.organisation_id, one.created) == (None, "", None, None, None)


def test_a_moment_that_becomes_anonymous_lets_go_of_the_table(room: Room, notes: Open, session: Session) -> None:
    panel = notes()
    led(panel).begin("party")
    session.do(room.scope, "Anonymt", lambda: change_step(room.library, panel.step.id, anonymous=True))
    write(panel, "Ett")
    assert found(room, panel)[0].party == ""


def test_a_round_is_back_after_a_crash(room: Room, notes: Open, session: Session, shown: Show) -> None:
    panel = notes()
    led(panel).begin("party")
    led(panel).go(1)
    again = NotesPanel(session, panel.step)
    shown(again)
    assert said(again) == "Nu: Bord 2 · sedan Bord 3 (2 av 3)"
    write(again, "Två")
    assert found(room, again)[0].party == "Bord 2"
    led(again).end()
    assert drafts(room.library, panel.step.id) == {}


def test_a_kept_round_of_tables_that_are_gone_is_over(room: Room, session: Session, shown: Show) -> None:
    step = room.step("notes")
    put_draft(room.library, step.id, "round", Round("party", ("borta",)).written())
    panel = NotesPanel(session, step)
    shown(panel)
    assert said(panel) == ""


def test_tables_change_while_the_round_goes_on(room: Room, notes: Open, session: Session) -> None:
    panel = notes()
    led(panel).begin("party")
    led(panel).go(1)
    first, second, third = parties(room.library, room.workshop_id)
    typed(panel.capture.field, "halv")
    session.do(room.scope, "Nytt namn", lambda: change_party(room.library, second.id, name="Fönstret", persons=4))
    assert said(panel) == "Nu: Fönstret · sedan Bord 3 (2 av 3)"
    assert panel.capture.field.text() == "halv"
    session.do(room.scope, "Bort", lambda: delete_party(room.library, third.id))
    assert said(panel) == "Nu: Fönstret · sedan Bord 1 (2 av 2)"
    panel.undo()
    assert said(panel) == "Nu: Fönstret · sedan Bord 3 (2 av 3)"
    QTest.keyClick(panel.capture.field, KEY.Key_Return)
    assert found(room, panel)[0].party == "Fönstret"
    for one in (first, second, third):
        session.do(room.scope, "Bort", partial(delete_party, room.library, one.id))
    assert said(panel) == ""
    assert not panel.capture.party.isVisible()


def test_a_full_disk_stops_the_round_at_the_text(qtbot: QtBot, room: Room, notes: Open) -> None:
    panel = notes()
    led(panel).begin("party")
    full(room)
    panel.capture.field.insertPlainText("x" * 40_000)
    with qtbot.waitSignal(panel.session.trouble):
        QTest.keyClick(panel.capture.field, KEY.Key_Return, CTRL)
    assert said(panel).startswith("Nu: Bord 1")
    freed(room)
    QTest.keyClick(panel.capture.field, KEY.Key_Return, CTRL)
    assert said(panel).startswith("Nu: Bord 2")
    assert found(room, panel)[0].party == "Bord 1"


def test_pasted_lines_that_wait_stay_with_their_table(room: Room, notes: Open) -> None:
    panel = notes()
    led(panel).begin("party")
    full(room)
    panel.capture.field.lines_pasted.emit([f"{number} " + "y" * 3_000 for number in range(200)])
    led(panel).go(1)
    assert said(panel).startswith("Nu: Bord 2")
    freed(room)
    write(panel, "Två")
    assert {one.party for one in found(room, panel) if "y" in one.text} == {"Bord 1"}
    assert [one.party for one in found(room, panel) if one.text == "Två"] == ["Bord 2"]


def test_undo_in_a_round_leaves_the_round(room: Room, notes: Open) -> None:
    panel = notes(hidden=True)
    led(panel).begin("party")
    write(panel, "Ett")
    assert found(room, panel)[0].hidden
    QTest.keyClick(panel.capture.field, KEY.Key_Z, CTRL)
    assert found(room, panel) == []
    assert said(panel).startswith("Nu: Bord 1")
    panel.redo()
    assert found(room, panel)[0].party == "Bord 1"


def test_a_table_without_a_round(room: Room, notes: Open) -> None:
    panel = notes()
    assert panel.capture.party.isVisible()
    QTest.keyClick(panel.capture.party, KEY.Key_End)
    write(panel, "Ett")
    assert found(room, panel)[0].party == "Bord 3"
    panel.undo()
    panel.redo()
    assert panel.capture.party.party() == "Bord 3"


def test_the_menu_says_what_there_is(room: Room, notes: Open) -> None:
    person(room, "Bo Påhittad")
    panel = notes(tables=0)
    menu = panel.capture.rounds.menu()
    assert menu is not None
    menu.aboutToShow.emit()
    by_table, in_order, mixed, _line, tables = menu.actions()
    assert (by_table.isEnabled(), in_order.isEnabled(), mixed.isEnabled()) == (False, True, True)
    tables.trigger()
    dialog = panel.findChild(PartiesDialog)
    assert isinstance(dialog, PartiesDialog)
    dialog.reject()
    mixed.trigger()
    assert said(panel) == "Nu: Bo Påhittad (1 av 1)"
    menu.aboutToShow.emit()
    menu.actions()[-1].trigger()
    assert said(panel) == ""


def test_a_section_has_a_round_of_its_own(room: Room, notes: Open, session: Session, shown: Show) -> None:
    panel = notes()
    one, plain = (Section(session, panel.step, key, key, plain=key == "b") for key in "ab")
    for section in (one, plain):
        shown(section)
    assert plain.rounds is None
    assert plain.capture.load.accessibleName()
    assert not plain.capture.party.isVisible()
    led(one).begin("party")
    write(one, "Ett")
    assert [(card.party, card.section) for card in found(room, panel)] == [("Bord 1", "a")]
    assert said(panel) == ""
    assert list(drafts(room.library, panel.step.id)) == ["round:a"]


def test_odd_names_are_shown_as_they_are(room: Room, notes: Open) -> None:
    with edit(room.library, room.scope, "Bord"):
        add_party(room.library, room.workshop_id, "<b>Bord</b> & {x} %s 🧑‍⚕️ " + "långt " * 40)
    panel = notes(tables=0)
    led(panel).begin("party")
    assert said(panel).startswith("Nu: <b>Bord</b> & {x} %s 🧑‍⚕️ långt")
    assert panel.capture.round_bar.words.textFormat() == Qt.TextFormat.PlainText


@pytest.mark.parametrize("width", [560, 700, 950, 1500])
def test_tab_goes_as_the_eye_and_nothing_is_cut(qapp: QApplication, notes: Open, width: int) -> None:
    theme.apply(qapp, "dark", 1.0)
    panel = notes()
    led(panel).begin("party")
    panel.resize(width, 640)
    for _round in range(5):
        QApplication.sendPostedEvents()
        QApplication.processEvents()
    assert panel.width() == width
    assert cut_off(panel) == []
    panel.capture.field.setFocus()
    seen: list[QWidget] = []
    for _number in range(30):
        focus = panel.focusWidget()
        assert focus is not None
        assert QAccessible.queryAccessibleInterface(focus).text(QAccessible.Text.Name), focus
        if focus in seen:
            break
        seen.append(focus)
        QTest.keyClick(focus, KEY.Key_Tab)
    wanted = [one for one in panel.capture.widgets() if one.isVisible()]
    at = seen.index(wanted[0])
    assert [one for one in (*seen[at:], *seen[:at]) if one in wanted] == wanted
