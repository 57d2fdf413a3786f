"""What the room sees of actions: what, who and by when, in large type; nothing that is confidential."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from naravard_desktop.core.words import OrganisationType
from naravard_desktop.live.session import Session
from naravard_desktop.process.actions import change_action
from naravard_desktop.process.people import add_organisation, add_person
from naravard_desktop.process.workshops import Step
from naravard_desktop.steps.actions.data import agree
from naravard_desktop.steps.actions.panel import ActionsPanel
from naravard_desktop.steps.actions.screen import ActionsScreen
from naravard_desktop.steps.decisions.data import decide
from naravard_desktop.storage.edit import edit
from naravard_desktop.widgets import tokens
from naravard_desktop.widgets.tokens import LIGHT
from tests.conftest import Room


@pytest.fixture(autouse=True)
def _app(qapp: QApplication) -> None:
    """Widgets need an application."""


@pytest.fixture
def step(room: Room) -> Step:
    return room.step("actions")


def screen_of(session: Session, step: Step, width: int = 1366, height: int = 660) -> ActionsScreen:
    screen = ActionsScreen(session, step)
    screen.resize(width, height)
    screen.arrange()
    return screen


def test_what_who_and_when_are_said(room: Room, session: Session, step: Step) -> None:
    process, decisions = room.scope.process_id, room.step("decisions")
    with edit(room.library, room.scope, "Först"):
        region = add_organisation(room.library, process, "Region Ådal", OrganisationType.REGION)
        anna = add_person(room.library, process, "Anna Exempel", organisation_id=region)
        decision = decide(room.library, decisions, "Hemligt beslut")
        agree(room.library, step, "Ta fram en rutin", responsible=[(region, anna)], due="2027-03-01")
        agree(room.library, step, "Boka möte", came_from=[decision])
    screen = screen_of(session, step)
    assert "Ta fram en rutin. Anna Exempel, Region Ådal. 1 mars 2027" in screen.spoken()
    assert "Boka möte. Ansvarig saknas. Datum saknas" in screen.spoken()
    assert "Hemligt" not in screen.spoken()
    screen.put_colours(LIGHT)
    screen.grab()


def test_what_is_confidential_is_never_shown(room: Room, session: Session, step: Step) -> None:
    with edit(room.library, room.scope, "Först"):
        action = agree(room.library, step, "Prata enskilt")
        agree(room.library, step, "Öppet")
    screen = screen_of(session, step)
    session.do(room.scope, "Hemlig", lambda: change_action(room.library, action, confidential=True))
    assert "Prata enskilt" not in screen.accessibleDescription()
    assert screen.page_of(action) is None
    session.undo(room.scope)
    assert "Prata enskilt" in screen.accessibleDescription()


@pytest.mark.parametrize(("width", "height"), [(640, 360), (1366, 768), (3840, 2160)])
def test_all_is_readable_at_any_size(room: Room, session: Session, step: Step, width: int, height: int) -> None:
    with edit(room.library, room.scope, "Först"):
        for number in range(8):
            agree(room.library, step, "ett långt ord " * (number * 9) + "klart")
        agree(room.library, step, "q" * 3_000)
    screen = screen_of(session, step, width, height)
    assert screen.group_size() >= tokens.SCREEN_FLOOR
    said = ""
    for page in range(screen.pages()):
        screen.show_page(page)
        screen.grab()
        said += screen.spoken()
    assert said.count("q") == 3_000
    assert said.count("klart") == 8


def test_the_page_follows_what_is_chosen(qtbot: QtBot, room: Room, session: Session, step: Step) -> None:
    with edit(room.library, room.scope, "Först"):
        for number in range(30):
            agree(room.library, step, f"Åtgärd nummer {number}")
    panel = ActionsPanel(session, step)
    qtbot.addWidget(panel)
    screen = screen_of(session, step)
    panel.selected.connect(screen.follow)
    panel.table.choose([panel.table.agreed.rows[-1].id])
    assert screen.page() == screen.pages() - 1
    panel.table.choose([panel.table.agreed.rows[0].id])
    assert screen.page() == 0


def test_an_empty_screen_says_so(session: Session, step: Step) -> None:
    screen = screen_of(session, step)
    assert "Åtgärderna visas här" in screen.spoken()
    screen.grab()
