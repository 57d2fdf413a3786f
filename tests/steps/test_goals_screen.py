"""What the room sees of goals: numbered, with measure, target and owners, page by page."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from naravard_desktop.core.words import OrganisationType
from naravard_desktop.live.session import Session
from naravard_desktop.process.cards import NewCard, add_cards
from naravard_desktop.process.goals import GoalState, add_goal, change_goal
from naravard_desktop.process.people import add_organisation, add_person
from naravard_desktop.process.responsible import set_responsible
from naravard_desktop.process.workshops import Step
from naravard_desktop.steps.goals.data import set_goal
from naravard_desktop.steps.goals.panel import GoalsPanel
from naravard_desktop.steps.goals.screen import GoalsScreen
from naravard_desktop.storage.edit import edit
from naravard_desktop.widgets import tokens
from naravard_desktop.widgets.tokens import LIGHT
from tests.conftest import Room


@pytest.fixture(autouse=True)
def _app(qapp: QApplication) -> None:
    """Widgets need an application."""


@pytest.fixture
def step(room: Room) -> Step:
    return room.step("goals")


def screen_of(session: Session, step: Step, width: int = 1366, height: int = 660) -> GoalsScreen:
    screen = GoalsScreen(session, step)
    screen.resize(width, height)
    screen.arrange()
    return screen


def test_goal_measure_target_and_owners_are_said(room: Room, session: Session, step: Step) -> None:
    process = room.scope.process_id
    with edit(room.library, room.scope, "Först"):
        region = add_organisation(room.library, process, "Region Ådal", OrganisationType.REGION)
        anna = add_person(room.library, process, "Anna Exempel", organisation_id=region)
        goal = add_goal(room.library, process, step.id, "Fast kontakt", measure="Andel", target="90 %", why="Hemligt")
        set_responsible(room.library, process, goal, region, anna)
        other = set_goal(room.library, step, "Utan allt")
    screen = screen_of(session, step)
    said = "1. Fast kontakt; Mätetal: Andel · Målvärde: 90 %; Ägare: Anna Exempel, Region Ådal"
    assert said in screen.spoken()
    assert "2. Utan allt" in screen.spoken()
    session.do(room.scope, "Nått", lambda: change_goal(room.library, other, state=GoalState.REACHED))
    assert "2. Utan allt; nått" in screen.accessibleDescription()
    screen.put_colours(LIGHT)
    screen.grab()


def test_the_words_of_a_confidential_source_are_not_shown(room: Room, session: Session) -> None:
    notes = room.step("notes")
    step = room.step("goals", notes)
    with edit(room.library, room.scope, "Först"):
        new = [NewCard(text="Hemlig lapp", confidential=True), NewCard(text="Dold lapp", hidden=True)]
        cards = add_cards(room.library, notes.id, new)
        set_goal(room.library, step, "Öppet mål", came_from=cards)
    screen = screen_of(session, step)
    assert "Öppet mål" in screen.spoken()
    assert "lapp" not in screen.spoken()


@pytest.mark.parametrize(("width", "height"), [(640, 360), (1366, 768), (3840, 2160)])
def test_all_is_readable_at_any_size(room: Room, session: Session, step: Step, width: int, height: int) -> None:
    with edit(room.library, room.scope, "Först"):
        for number in range(6):
            goal = set_goal(room.library, step, "ett långt ord " * (number * 12) + "klart")
            change_goal(room.library, goal, measure="mycket " * (number * 9) + "mätt")
        set_goal(room.library, step, "q" * 3_000)
    screen = screen_of(session, step, width, height)
    assert screen.group_size() >= tokens.SCREEN_FLOOR
    said = ""
    for page in range(screen.pages()):
        screen.show_page(page)
        screen.grab()
        said += screen.spoken()
    assert said.count("q") == 3_000
    assert said.count("klart") == 6
    assert said.count("mätt") == 6


def test_the_page_follows_what_is_chosen(qtbot: QtBot, room: Room, session: Session, step: Step) -> None:
    with edit(room.library, room.scope, "Först"):
        for number in range(200):
            set_goal(room.library, step, f"Mål nummer {number}")
    panel = GoalsPanel(session, step)
    qtbot.addWidget(panel)
    screen = screen_of(session, step)
    panel.selected.connect(screen.follow)
    rows = panel.table.agreed.rows
    panel.table.choose([rows[-1].id])
    assert screen.page() == screen.pages() - 1 == screen.page_of(rows[-1].id)
    panel.table.choose([rows[0].id])
    assert screen.page() == 0
    assert screen.page_of("finns inte") is None


def test_an_empty_screen_says_so(session: Session, step: Step) -> None:
    screen = screen_of(session, step)
    assert "Målen visas här" in screen.spoken()
    screen.grab()
