"""What the room sees of a follow-up: what, who, by when and how far; nothing confidential, no comments."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from naravard_desktop.core.words import OrganisationType
from naravard_desktop.live.session import Session
from naravard_desktop.process.actions import ActionState, add_action, change_action
from naravard_desktop.process.people import add_organisation, add_person
from naravard_desktop.process.responsible import set_responsible
from naravard_desktop.process.reviews import review
from naravard_desktop.process.workshops import Step
from naravard_desktop.steps.follow_up.panel import FollowUpPanel
from naravard_desktop.steps.follow_up.screen import FollowUpScreen
from naravard_desktop.storage.edit import edit
from naravard_desktop.widgets import tokens
from naravard_desktop.widgets.tokens import LIGHT
from tests.conftest import Room


@pytest.fixture
def step(room: Room, qapp: QApplication) -> Step:
    return room.step("follow_up")


def act(room: Room, *texts: str, due: str | None = None) -> list[str]:
    with edit(room.library, room.scope, "Först"):
        return [add_action(room.library, room.scope.process_id, None, text, due=due) for text in texts]


def screen_of(session: Session, step: Step, width: int = 1366, height: int = 660) -> FollowUpScreen:
    screen = FollowUpScreen(session, step)
    screen.resize(width, height)
    screen.arrange()
    return screen


def test_what_who_when_and_how_far_are_said(room: Room, session: Session, step: Step) -> None:
    one, other = act(room, "Ronden", "Listan", due="2027-01-31")
    with edit(room.library, room.scope, "Folk"):
        region = add_organisation(room.library, room.scope.process_id, "Region Ådal", OrganisationType.REGION)
        anna = add_person(room.library, room.scope.process_id, "Anna Exempel", organisation_id=region)
        set_responsible(room.library, room.scope.process_id, one, region, anna)
    screen = screen_of(session, step)
    session.do(room.scope, "Läge", lambda: review(room.library, step, other, state=ActionState.DOING, comment="Tyst"))
    said = screen.accessibleDescription()
    assert "Ronden. Anna Exempel, Region Ådal. inte påbörjad; 31 januari 2027; försenad 3 dagar" in said
    assert "Listan. Ansvarig saknas. pågår; 31 januari 2027; försenad 3 dagar; pratat om" in said
    assert "Tyst" not in said
    screen.put_colours(LIGHT)
    screen.grab()


def test_what_is_confidential_is_never_shown(room: Room, session: Session, step: Step) -> None:
    secret, _open = act(room, "Prata enskilt", "Öppet")
    screen = screen_of(session, step)
    session.do(room.scope, "Hemlig", lambda: change_action(room.library, secret, confidential=True))
    assert "Prata enskilt" not in screen.accessibleDescription()
    screen.follow([secret])
    assert screen.page_of(secret) is None
    screen.grab()
    session.undo(room.scope)
    assert "Prata enskilt" in screen.accessibleDescription()


def test_the_chosen_one_is_marked_and_its_page_shown(qtbot: QtBot, room: Room, session: Session, step: Step) -> None:
    act(room, *(f"Åtgärd {number}" for number in range(30)))
    panel, screen = FollowUpPanel(session, step), screen_of(session, step)
    qtbot.addWidget(panel)
    panel.selected.connect(screen.follow)
    found = [row.id for row in panel.table.agreed.rows]
    panel.table.choose(found[-1:])
    assert screen.page() == screen.pages() - 1
    assert screen.chosen == set(found[-1:])
    marked = screen.grab().toImage()
    screen.follow([])
    assert screen.grab().toImage() != marked


@pytest.mark.parametrize(("width", "height"), [(640, 360), (1366, 768), (3840, 2160)])
def test_all_is_readable_at_any_size(room: Room, session: Session, step: Step, width: int, height: int) -> None:
    act(room, *("ett långt ord " * (number * 9) + "klart" for number in range(8)), "q" * 3_000)
    screen = screen_of(session, step, width, height)
    assert screen.group_size() >= tokens.SCREEN_FLOOR
    said = ""
    for page in range(screen.pages()):
        screen.show_page(page)
        screen.grab()
        said += screen.spoken()
    assert said.count("q") == 3_000
    assert said.count("klart") == 8


def test_an_empty_screen_says_so(session: Session, step: Step) -> None:
    screen = screen_of(session, step)
    assert "Inget öppet sedan sist." in screen.spoken()
    screen.grab()
