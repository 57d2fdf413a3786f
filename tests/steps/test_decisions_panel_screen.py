"""What the room sees of decisions: numbered, in large type, in full."""

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from naravard_desktop.live.session import Session
from naravard_desktop.process.workshops import Step
from naravard_desktop.steps.decisions.data import decide
from naravard_desktop.steps.decisions.panel import DecisionsPanel
from naravard_desktop.steps.decisions.screen import DecisionsScreen
from naravard_desktop.storage.edit import edit
from naravard_desktop.widgets import tokens
from tests.conftest import Room
from tests.steps.agreeing import ids


@pytest.fixture(autouse=True)
def _app(qapp: QApplication) -> None:
    """Widgets need an application."""


def decided(room: Room, *texts: str) -> Step:
    step = room.step("decisions", decided_by="Styrgruppen")
    with edit(room.library, room.scope, "Först"):
        for text in texts:
            decide(room.library, step, text)
    return step


def test_two_hundred_decisions_are_shown_paged_and_followed(qtbot: QtBot, room: Room, session: Session) -> None:
    step = decided(room, *(f"Beslutet nummer {number} om något som tar en rad eller två" for number in range(200)))
    panel, screen = DecisionsPanel(session, step), DecisionsScreen(session, step)
    qtbot.addWidget(panel)
    screen.resize(1366, 660)
    panel.selected.connect(screen.follow)
    panel.table.choose(ids(panel)[-1:])
    assert screen.page() == screen.pages() - 1
    assert "Beslut 200" in screen.spoken()
    panel.grab()


@pytest.mark.parametrize(("width", "height"), [(640, 360), (1366, 768), (3840, 2160)])
def test_the_room_reads_all_of_it_in_large_type(room: Room, session: Session, width: int, height: int) -> None:
    step = decided(room, *("ett långt ord " * (number * 9) + "klart" for number in range(8)), "q" * 3_000)
    screen = DecisionsScreen(session, step)
    screen.resize(width, height)
    screen.arrange()
    assert screen.group_size() >= tokens.SCREEN_FLOOR
    said = ""
    for page in range(screen.pages()):
        screen.show_page(page)
        screen.grab()
        said += screen.spoken()
    assert said.count("q") == 3_000
    assert said.count("klart") == 8


def test_an_empty_screen_says_so(room: Room, session: Session) -> None:
    screen = DecisionsScreen(session, room.step("decisions"))
    screen.resize(1366, 660)
    assert "Besluten visas här" in screen.spoken()
    screen.grab()
