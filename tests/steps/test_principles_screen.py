"""What the room sees of principles: large enough for the back row, and nothing that is not for the room."""

import pytest

from naravard_desktop.live.session import Session
from naravard_desktop.process.cards import Card, NewCard, add_cards, cards, change_card
from naravard_desktop.process.principles import PrincipleState, change_principle
from naravard_desktop.process.workshops import Step
from naravard_desktop.steps.principles import data
from naravard_desktop.steps.principles.screen import PrinciplesScreen
from naravard_desktop.storage.edit import edit
from naravard_desktop.widgets import tokens
from tests.conftest import Room
from tests.steps.test_principles_data import candidates_step, made, signs_step

pytestmark = pytest.mark.usefixtures("qapp")


def screen_of(session: Session, step: Step, width: int = 1366, height: int = 660) -> PrinciplesScreen:
    screen = PrinciplesScreen(session, step)
    screen.resize(width, height)
    screen.arrange()
    screen.refresh()
    return screen


def pages(screen: PrinciplesScreen) -> list[str]:
    found = []
    for page in range(screen.pages()):
        screen.show_page(page)
        assert not screen.grab().isNull()
        found.append(screen.spoken())
    return found


def test_first_the_candidates_then_what_they_become(room: Room, session: Session) -> None:
    step = candidates_step(room, "a", "b", "c")
    screen = screen_of(session, step)
    assert pages(screen) == ["Moment principles\na\nb\nc"]
    one = session.do(
        room.scope, "Ny", lambda: data.become(room.library, step, "Ihop", [c.id for c in cards_of(room, step)[:2]])
    )
    assert one is not None
    assert pages(screen) == [
        "Moment principles\n1. Ihop",
        "Moment principles\n1. Ihop\nKommer av\na\nb",
        "Moment principles\nFörslag som är kvar\nc",
    ]
    session.do(room.scope, "Antagen", lambda: change_principle(room.library, one, state=PrincipleState.ADOPTED))
    session.do(room.scope, "Händer", lambda: data.count_hands(room.library, step, one, 4, 2, "Bord 1"))
    session.do(room.scope, "Händer", lambda: data.count_hands(room.library, step, one, 1, 1))
    said = pages(screen)
    assert said[0] == "Moment principles\n1. Ihop\nantagen"
    assert "3 händer\n5 helt med: 0\n4 med: 2\n3 kan leva med det: 0\n2 tveksam: 0\n1 emot: 1" in said[1]
    for _number in range(4):
        session.undo(room.scope)
    assert pages(screen) == ["Moment principles\na\nb\nc"]


def cards_of(room: Room, step: Step) -> list[Card]:
    return cards(room.library, step.uses_id or "")


def test_it_follows_what_is_chosen(room: Room, session: Session) -> None:
    step = candidates_step(room, "a", "b")
    one, two = made(room, step, "Ett", "a"), made(room, step, "Två")
    screen = screen_of(session, step)
    first, second = (found.id for found in cards_of(room, step))
    assert [screen.page_of(row_id) for row_id in (one, first, two, second, "ingen")] == [1, 1, 2, 3, None]
    screen.follow([two])
    assert screen.page() == 2


def test_hidden_and_confidential_candidates_are_not_shown(room: Room, session: Session) -> None:
    step = candidates_step(room, "a", "dold", "hemlig", "dold fri", "hemlig fri")
    made(room, step, "Ett", "a", "dold", "hemlig")
    with edit(room.library, room.scope, "Dolda"):
        for found in cards_of(room, step):
            change_card(room.library, found.id, hidden=found.text.startswith("dold"), confidential=found.text[0] == "h")
    said = "\n".join(pages(screen_of(session, step)))
    assert "dold" not in said
    assert "hemlig" not in said
    assert "kvar" not in said


def test_candidates_that_wait_are_counted(room: Room, session: Session) -> None:
    step = candidates_step(room, "a", "b")
    with edit(room.library, room.scope, "Dolda"):
        for found in cards_of(room, step):
            change_card(room.library, found.id, hidden=True)
    assert pages(screen_of(session, step)) == ["Moment principles\n2 lappar är skrivna och visas snart."]
    assert "Här kommer förslagen." in pages(screen_of(session, room.step("principles")))[0]


def test_a_dropped_principle_is_not_shown(room: Room, session: Session) -> None:
    step = candidates_step(room)
    one = made(room, step, "Bort")
    made(room, step, "Kvar")
    with edit(room.library, room.scope, "Utgår"):
        change_principle(room.library, one, state=PrincipleState.DROPPED)
    assert pages(screen_of(session, step)) == ["Moment principles\n1. Kvar", "Moment principles\n1. Kvar"]
    assert pages(screen_of(session, signs_step(room, step))) == ["Moment principles\n1. Kvar\nMikro\nMeso\nMakro"]


def test_signs_lie_level_by_level_on_a_page_for_each(room: Room, session: Session) -> None:
    step = candidates_step(room)
    one, two = made(room, step, "Ett"), made(room, step, "Två")
    later = signs_step(room, step)
    screen = screen_of(session, later)
    session.do(room.scope, "Tecken", lambda: change_principle(room.library, two, sign_micro="a\n\n b ", sign_macro="c"))
    assert pages(screen) == [
        "Moment principles\n1. Ett\nMikro\nMeso\nMakro",
        "Moment principles\n2. Två\nMikro\na\nb\nMeso\nMakro\nc",
    ]
    assert (screen.page_of(one), screen.page_of(two)) == (0, 1)
    assert "Här kommer principerna" in pages(screen_of(session, room.step("principles", part="signs")))[0]


@pytest.mark.parametrize(("width", "height"), [(640, 360), (1024, 768), (1366, 660), (1920, 1080), (3840, 2160)])
def test_hostile_and_long_text_lies_inside_and_never_under_the_floor(
    room: Room, session: Session, width: int, height: int
) -> None:
    texts = ["<b>fet</b> 🎉 & co", "a\u030a", "q" * 3_000, *(f"kandidat {number}" for number in range(60))]
    step = candidates_step(room, *texts)
    long = made(room, step, "Princip <i>ett</i> " + "lång " * 300 + "slut", *texts[3:40])
    for number in range(11):
        made(room, step, f"Princip {number}")
    with edit(room.library, room.scope, "Händer"):
        for point in range(1, 6):
            data.count_hands(room.library, step, long, point, 9_999)
    screen = screen_of(session, step, width, height)
    assert screen.group_size() >= tokens.SCREEN_FLOOR
    said = "".join(pages(screen))
    assert said.count("q") == 3_000
    assert "<b>fet</b> 🎉 & co" in said
    assert "slut" in said
    area = screen.area().adjusted(-1, -1, 1, 1)
    assert all(area.contains(one.box) for one in screen._placed)


def test_very_long_text_breaks_nothing(room: Room, session: Session) -> None:
    step = candidates_step(room)
    with edit(room.library, room.scope, "Lång"):
        add_cards(room.library, step.id, [NewCard(text="x" * 100_000)])
    made(room, step, "ord " * 20_000)
    screen = screen_of(session, step)
    assert screen.pages() > 10
    screen.show_page(screen.pages() - 1)
    assert not screen.grab().isNull()
