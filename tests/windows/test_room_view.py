"""What the room sees, put together: time in words and colours, pages, the calm page, and nothing that is not for it."""

import gc

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from naravard_desktop.live.session import Session
from naravard_desktop.process.cards import NewCard, add_cards, change_card
from naravard_desktop.process.workshops import Step, change_step
from naravard_desktop.steps.notes.panel import NotesPanel
from naravard_desktop.steps.notes.screen import NotesScreen
from naravard_desktop.steps.pause.panel import PausePanel
from naravard_desktop.steps.pause.screen import PauseScreen
from naravard_desktop.storage.edit import edit
from naravard_desktop.widgets.tokens import DARK, LIGHT, Colours, contrast
from naravard_desktop.windows.room_view import RoomView, time_note, time_words
from naravard_desktop.windows.run_place import Face
from tests.conftest import Room

FACES = {"notes": Face(NotesPanel, NotesScreen), "break": Face(PausePanel, PauseScreen)}


@pytest.fixture
def session(room: Room) -> Session:
    return Session(room.library)


@pytest.fixture
def view(qtbot: QtBot, session: Session) -> RoomView:
    one = RoomView(session, FACES)
    qtbot.addWidget(one)
    one.resize(1366, 768)
    one.show()
    return one


def add(room: Room, session: Session, step: Step, *texts: str) -> list[str]:
    found = session.do(
        room.scope, "Nya", lambda: add_cards(room.library, step.id, [NewCard(text=one) for one in texts])
    )
    assert found is not None
    return found


def heard(widget: QWidget) -> str:
    """Return all that a screen reader finds in a widget."""
    QAccessible.setActive(True)
    said: list[str] = []

    def walk(face: QAccessibleInterface) -> None:
        said.extend(face.text(kind) for kind in (QAccessible.Text.Name, QAccessible.Text.Description))
        for number in range(face.childCount()):
            child = face.child(number)
            if child.isValid() and not child.state().invisible:
                walk(child)

    walk(QAccessible.queryAccessibleInterface(widget))
    return "\n".join(said)


@pytest.mark.parametrize(
    ("left", "total", "paused", "words", "note"),
    [
        (450, 1080, False, "7 min kvar", ""),
        (216, 1080, False, "3 min kvar", "Snart slut"),
        (54, 1080, False, "mindre än 1 min kvar", "Strax slut"),
        (59, 100, False, "mindre än 1 min kvar", ""),
        (0, 1080, False, "Tiden är ute", ""),
        (-900, 1080, True, "Tiden är ute", ""),
        (450, 1080, True, "7 min kvar", "Paus, tiden står still"),
    ],
)
def test_time_is_in_words(left: int, total: int, paused: bool, words: str, note: str) -> None:
    assert time_words(left) == words
    assert time_note(left, total, paused=paused) == note


@pytest.mark.parametrize("colours", [DARK, LIGHT])
def test_all_that_is_read_stands_out(colours: Colours) -> None:
    for name in ("text", "muted", "primary", "warn", "over"):
        assert contrast(getattr(colours, name), colours.background) >= 4.5


def test_time_page_and_question_are_read_out(room: Room, session: Session, view: RoomView) -> None:
    step = room.step("notes")
    add(room, session, step, *(f"Lapp {number}" for number in range(40)))
    view.show_step(step)
    view.show_time(460, 1080, paused=False)
    assert view.spoken().splitlines()[0] == "Moment notes"
    assert view.spoken().endswith(f"7 min kvar. Sida 1/{view.pages()}")
    assert "Lapp 0" in heard(view)
    assert "7 min kvar" in heard(view)
    view.turn(1)
    assert view.foot.accessibleName().endswith(f"Sida 2/{view.pages()}")
    view.turn(99)
    assert view.page() == view.pages() - 1


def test_a_moment_without_a_length_shows_no_time(room: Room, view: RoomView) -> None:
    view.show_step(room.step("notes"))
    view.show_time(-70, 0, paused=False)
    assert view.foot.accessibleName() == ""


def test_hidden_and_confidential_cards_and_the_facilitators_text_are_nowhere(
    room: Room, session: Session, view: RoomView
) -> None:
    step = room.step("notes")
    hidden, secret, _seen = add(room, session, step, "Dold lapp", "Hemlig lapp", "Synlig lapp")
    with edit(room.library, room.scope, "Ändrat"):
        change_card(room.library, hidden, hidden=True)
        change_card(room.library, secret, confidential=True)
        change_step(room.library, step.id, instruction="Bara för dig", background="Bakgrunden", aim="Syftet")
    view.show_step(step)
    session.changed.emit({"card": {hidden, secret}, "step": {step.id}})
    for said in (heard(view), view.spoken()):
        assert "Synlig lapp" in said
        for text in ("Dold", "Hemlig", "Bara för dig", "Bakgrunden", "Syftet"):
            assert text not in said


def test_the_page_of_a_new_card_is_turned_to(qtbot: QtBot, room: Room, session: Session, view: RoomView) -> None:
    step = room.step("notes")
    add(room, session, step, *(f"Lapp {number}" for number in range(30)))
    view.show_step(step)
    assert view.page() == 0
    add(room, session, step, "Den nya")
    qtbot.waitUntil(lambda: view.page() == view.pages() - 1)
    assert "Den nya" in view.spoken()
    view.turn(-99)
    add(room, session, step, *(f"Många {number}" for number in range(30)))
    QApplication.processEvents()
    assert view.page() == 0, "many at once are no reason to leave the page"


def test_cards_that_are_chosen_are_turned_to(room: Room, session: Session, view: RoomView) -> None:
    step = room.step("notes")
    ids = add(room, session, step, *(f"Lapp {number}" for number in range(60)))
    view.show_step(step)
    view.follow([ids[-1]])
    assert "Lapp 59" in view.spoken()
    view.follow([])
    assert "Lapp 59" in view.spoken()


def test_the_same_moment_again_keeps_its_page(room: Room, session: Session, view: RoomView) -> None:
    step = room.step("notes")
    add(room, session, step, *(f"Lapp {number}" for number in range(40)))
    view.show_step(step)
    view.turn(1)
    screen = view.screen_shown
    view.show_step(step)
    assert view.screen_shown is screen
    assert view.page() == 1


def test_the_calm_page_and_a_break(room: Room, view: RoomView) -> None:
    view.show_calm([("Workshoppen", 64, "text"), ("", 30, "muted"), ("Vi börjar 13.00", 46, "primary")])
    view.show_step(None)
    assert view.spoken() == "Workshoppen\nVi börjar 13.00"
    assert "Vi börjar 13.00" in heard(view)
    view.show_goes_on("14.40")
    view.show_step(room.step("break"))
    assert "Vi fortsätter 14.40" in view.spoken()
    assert "Vi börjar" not in heard(view)
    view.show_goes_on("nu")
    assert "Vi fortsätter nu" in view.spoken()


@pytest.mark.parametrize("width", [320, 900, 1366, 3840])
@pytest.mark.parametrize("text", ["å" * 100_000, '<b>fet</b> "citat" 🧑‍⚕️', "ord " * 400])
def test_any_size_and_any_text_is_drawn(room: Room, session: Session, view: RoomView, width: int, text: str) -> None:
    step = room.step("break")
    with edit(room.library, room.scope, "Ändrat"):
        change_step(room.library, step.id, prompt=text, help=text)
    view.resize(width, width * 9 // 16)
    view.show_calm([(text, 64, "text"), (text, 46, "primary")])
    view.show_step(step)
    session.changed.emit({"step": {step.id}})
    view.show_time(30, 1000, paused=False)
    assert not view.grab().isNull()
    view.show_step(None)
    assert not view.grab().isNull()


def test_light_and_dark_change_all_of_it(room: Room, view: RoomView) -> None:
    view.show_time(100, 200, paused=False)
    view.put_colours(LIGHT)
    view.show_step(room.step("notes"))
    for point in ((3, 3), (3, view.height() - 3)):
        assert view.grab().toImage().pixelColor(*point).name().upper() == LIGHT.background
    view.put_colours(DARK)
    for point in ((3, 3), (3, view.height() - 3)):
        assert view.grab().toImage().pixelColor(*point).name().upper() == DARK.background


def test_a_hundred_moments_leave_no_screens_behind(room: Room, session: Session, view: RoomView) -> None:
    steps = [room.step("notes"), room.step("break"), room.step("notes")]

    def there_are() -> int:
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()
        return len(view.findChildren(QWidget))

    view.show_step(steps[0])
    before, widgets = there_are(), len(QApplication.allWidgets())
    for number in range(100):
        view.show_step(steps[number % 3])
    view.show_step(steps[0])
    assert there_are() == before
    assert len(QApplication.allWidgets()) <= widgets


def test_a_screen_that_is_gone_hears_of_nothing(
    room: Room, session: Session, view: RoomView, monkeypatch: pytest.MonkeyPatch
) -> None:
    step = room.step("notes")
    view.show_step(step)
    old = view.screen_shown
    assert old is not None
    view.show_step(room.step("break"))
    told: list[object] = []
    monkeypatch.setattr(old, "update_rows", told.append)
    add(room, session, step, "Efteråt")
    assert told == []
