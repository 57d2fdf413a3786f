"""What the room sees of questions: all of them first, then each with its answers."""

import pytest

from naravard_desktop.live.session import Session
from naravard_desktop.process.cards import NewCard, add_cards, change_card
from naravard_desktop.process.workshops import Step, change_step
from naravard_desktop.process.workshops import step as read_step
from naravard_desktop.steps.questions.data import Options, change_options
from naravard_desktop.steps.questions.panel import QuestionsPanel
from naravard_desktop.steps.questions.screen import QuestionsScreen
from naravard_desktop.storage.edit import edit
from naravard_desktop.widgets import tokens
from tests.conftest import Room

A, B, C = "Vilka behov finns?", "Vilka är med?", "Vad saknas?"


@pytest.fixture
def step(room: Room) -> Step:
    """A moment of three questions."""
    made = room.step("questions", questions=(A, B, C))
    with edit(room.library, room.scope, "Fråga"):
        change_step(room.library, made.id, prompt="Hur ser det ut?", help="En sak i taget.", instruction="bara för dig")
    return read_step(room.library, made.id)


def answer(room: Room, session: Session, step: Step, question: str, *texts: str, **values: object) -> list[str]:
    new = [NewCard(text=text, section=question, **values) for text in texts]  # type: ignore[arg-type]
    found = session.do(room.scope, "Svar", lambda: add_cards(room.library, step.id, new))
    assert found is not None
    return found


def shown(session: Session, step: Step, width: int = 1366, height: int = 660) -> QuestionsScreen:
    screen = QuestionsScreen(session, step)
    screen.resize(width, height)
    screen.arrange()
    return screen


def test_the_overview_comes_first_and_the_screen_follows_the_panel(room: Room, session: Session, step: Step) -> None:
    screen, panel = shown(session, step), QuestionsPanel(session, step)
    panel.selected.connect(screen.follow)
    assert screen.spoken().splitlines() == ["Hur ser det ut?", "En sak i taget.", A, B, C]
    panel.go(B)
    assert (screen.page(), screen.spoken()) == (2, f"{B}\nFråga 2 av 3")
    [first, *_rest] = answer(room, session, step, A, "Trygghet", "Tid")
    panel.go(A)
    assert screen.spoken().splitlines() == [A, "Fråga 1 av 3", "Trygghet", "Tid"]
    assert screen.page_of(first) == 1
    screen.show_page(0)
    assert screen.spoken().splitlines()[2:4] == [A, "2 svar"]
    assert "bara för dig" not in screen.accessibleDescription()


def test_hidden_and_confidential_answers_are_never_shown(room: Room, session: Session, step: Step) -> None:
    [hidden] = answer(room, session, step, A, "Dolt", hidden=True)
    answer(room, session, step, A, "Hemligt", confidential=True)
    answer(room, session, step, "En gammal fråga", "Också hemligt", confidential=True)
    screen = shown(session, step)
    everything = ""
    for page in range(screen.pages()):
        screen.show_page(page)
        screen.grab()
        everything += screen.spoken()
    assert not {word for word in ("Dolt", "emligt", "gammal") if word in everything}
    assert "1 lapp är skriven och visas snart." in everything
    assert "svar" not in everything
    session.do(room.scope, "Visa", lambda: change_card(room.library, hidden, hidden=False))
    screen.show_page(1)
    assert "Dolt" in screen.spoken()


def test_questions_that_change_are_shown_as_they_are_now(room: Room, session: Session, step: Step) -> None:
    answer(room, session, step, B, "Åsbyn")
    screen = shown(session, step)
    new = Options(questions=(A, "Vilka är med i dag?", C))
    session.do(room.scope, "Ny", lambda: change_options(room.library, step, new))
    screen.show_page(2)
    assert screen.spoken().splitlines() == ["Vilka är med i dag?", "Fråga 2 av 3", "Åsbyn"]
    session.do(room.scope, "Färre", lambda: change_options(room.library, step, Options(questions=(A,))))
    screen.show_page(9)
    assert screen.spoken().splitlines() == ["Vilka är med i dag?", "Åsbyn"], "no answer is lost"


def test_one_question_needs_no_overview_and_none_is_an_empty_screen(room: Room, session: Session) -> None:
    one = shown(session, room.step("questions", questions=(A,)))
    assert (one.pages(), one.spoken()) == (1, A)
    none = shown(session, room.step("questions"))
    none.grab()
    assert (none.pages(), none.spoken()) == (1, "Moment questions")


@pytest.mark.parametrize(("width", "height"), [(640, 360), (1366, 768), (3840, 2160)])
def test_everything_is_on_some_page_and_never_under_the_floor(
    room: Room, session: Session, step: Step, width: int, height: int
) -> None:
    answer(room, session, step, A, *("ett långt svar " * (number * 5) + "slut" for number in range(12)), "q" * 3_000)
    answer(room, session, step, "<b>" + "Vad? " * 200, "🧑‍⚕️ & <i>")
    screen = shown(session, step, width, height)
    assert screen.group_size() >= tokens.SCREEN_FLOOR
    said = ""
    for page in range(screen.pages()):
        screen.show_page(page)
        screen.grab()
        said += screen.spoken()
    assert said.count("q") == 3_000
    assert said.count("slut") == 12
    assert "🧑‍⚕️ & <i>" in said
