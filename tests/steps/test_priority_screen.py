"""What the room sees of priority."""

from functools import partial

import pytest
from PySide6.QtCore import QRectF
from pytestqt.qtbot import QtBot

from naravard_desktop.live.session import Session
from naravard_desktop.process.cards import change_card
from naravard_desktop.process.workshops import change_step
from naravard_desktop.steps.priority import data
from naravard_desktop.steps.priority.dots_panel import DotsPanel
from naravard_desktop.steps.priority.room_pages import Paper, boxes
from naravard_desktop.steps.priority.screen import PriorityScreen
from naravard_desktop.widgets.tokens import LIGHT
from tests.conftest import Room
from tests.steps.test_priority import Scene


def screen_of(qtbot: QtBot, session: Session, scene: Scene, width: int = 1366, height: int = 690) -> PriorityScreen:
    made = PriorityScreen(session, scene.step)
    qtbot.addWidget(made)
    made.resize(width, height)
    made.show()
    return made


def lines(screen: PriorityScreen) -> list[str]:
    return screen.spoken().splitlines()


def test_sums_are_shown_when_all_is_counted(qtbot: QtBot, room: Room, session: Session) -> None:
    scene = Scene(room, dots=2)
    scene.people("present", 3)
    scene.edit(lambda: change_step(room.library, scene.step.id, prompt="Vad först?"))
    screen = screen_of(qtbot, session, scene)
    assert lines(screen) == ["Vad först?", "Läkarrond", "Hembesök", "En väg in"]
    panel = DotsPanel(session, scene.step)
    qtbot.addWidget(panel)
    panel.list.choose([scene.items()[1].id])
    panel.keys.typed.emit(4)
    assert lines(screen)[1:] == ["Prickarna räknas. Resultatet visas snart.", "Läkarrond", "Hembesök", "En väg in"]
    assert not panel.to_room.isChecked()
    panel.list.choose([scene.items()[2].id])
    panel.keys.typed.emit(2)
    assert panel.to_room.isChecked()
    assert lines(screen)[1:] == ["Hembesök: 4 prickar", "En väg in: 2 prickar", "Läkarrond: 0 prickar"]
    assert not screen.grab().isNull()


def test_the_facilitator_shows_and_hides_the_result(qtbot: QtBot, room: Room, session: Session) -> None:
    scene = Scene(room)
    scene.count(3, 1)
    screen = screen_of(qtbot, session, scene)
    panel = DotsPanel(session, scene.step)
    qtbot.addWidget(panel)
    panel.to_room.click()
    assert "Läkarrond: 3 prickar" in lines(screen)
    panel.to_room.click()
    assert "prickar" not in " ".join(lines(screen)[2:])
    assert not panel.to_room.isChecked()
    panel.undo()
    assert panel.to_room.isChecked()
    assert "Hembesök: 1 prick" in lines(screen)


@pytest.mark.parametrize("method", ["dots", "effort"])
def test_hidden_and_confidential_are_not_for_the_room(qtbot: QtBot, room: Room, session: Session, method: str) -> None:
    scene = Scene(room, method=method, result="shown")
    first, second, third = scene.items()
    scene.count(9, 5, 1)
    scene.edit(lambda: data.place(room.library, scene.step, [first, second], "now"))
    scene.edit(lambda: change_card(room.library, first.id, hidden=True))
    scene.edit(lambda: change_card(room.library, second.id, confidential=True))
    screen = screen_of(qtbot, session, scene)
    for page in range(screen.pages()):
        screen.show_page(page)
        assert "Läkarrond" not in screen.spoken()
        assert "Hembesök" not in screen.spoken()
    assert screen.page_of(first.id) is None
    assert screen.page_of(third.id) is not None
    session.do(room.scope, "Dölj", partial(change_card, room.library, third.id, hidden=True))
    assert "En väg in" not in screen.spoken()
    assert not screen.grab().isNull()


def test_the_four_fields_are_named_and_what_waits_comes_after(qtbot: QtBot, room: Room, session: Session) -> None:
    scene = Scene(room, method="effort")
    first, second, third = scene.items()
    scene.edit(lambda: data.place(room.library, scene.step, [first], "now"))
    screen = screen_of(qtbot, session, scene)
    assert lines(screen)[1:] == [
        "Gör nu, hög effekt, liten insats: Läkarrond",
        "Planera, hög effekt, stor insats: inget",
        "Om tid finns, låg effekt, liten insats: inget",
        "Låt vara, låg effekt, stor insats: inget",
    ]
    assert screen.pages() == 2
    screen.follow([third.id])
    assert screen.page() == 1
    assert lines(screen)[1:] == ["Att placera", "Hembesök", "En väg in"]
    session.do(room.scope, "Flytta", partial(data.place, room.library, scene.step, [second, third], "leave"))
    assert screen.pages() == 1
    assert lines(screen)[-1] == "Låt vara, låg effekt, stor insats: Hembesök; En väg in"


@pytest.mark.parametrize("method", ["dots", "effort"])
@pytest.mark.parametrize("width", [500, 1366, 3840])
def test_many_and_long_go_to_pages_and_all_is_there(
    qtbot: QtBot, room: Room, session: Session, method: str, width: int
) -> None:
    texts = [f"förslag {number} <b>" for number in range(60)] + ["lång text " * 300, "x" * 3_000]
    scene = Scene(room, *texts, method=method, result="shown")
    scene.edit(lambda: data.place(room.library, scene.step, scene.items()[30:], "plan"))
    screen = screen_of(qtbot, session, scene, width, width * 9 // 16)
    assert screen.pages() > 1
    said = ""
    for page in range(screen.pages()):
        screen.show_page(page)
        said += screen.spoken()
        assert not screen.grab().isNull()
    assert all(f"förslag {number} <b>" in said for number in range(60))
    assert {screen.page_of(item.id) is not None for item in scene.items()} == {True}
    screen.put_colours(LIGHT)
    screen.grab()


def test_what_is_drawn_lies_inside_the_page(qtbot: QtBot, room: Room, session: Session) -> None:
    scene = Scene(room, *(f"förslag {number} " * (number % 9 + 1) for number in range(40)), result="shown")
    scene.count(*range(40))
    screen = screen_of(qtbot, session, scene)
    area = screen.area()
    assert all(area.adjusted(-1, -1, 1, 1).contains(piece.box) for piece in screen._pieces)
    fields = boxes(Paper(QRectF(0, 0, 1200, 500), screen.px, 26, {}))
    assert fields["now"].right() < fields["plan"].left()
    assert fields["now"].bottom() < fields["spare"].top()


def test_an_empty_step_shows_the_question_alone(qtbot: QtBot, room: Room, session: Session) -> None:
    screen = screen_of(qtbot, session, Scene.of(room, room.step("priority")))
    assert lines(screen) == ["Moment priority"]
    assert screen.pages() == 1
    assert not screen.grab().isNull()
