"""The panel where the group says how one sees that a principle is kept."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from naravard_desktop.core.words import Level
from naravard_desktop.live.session import Session
from naravard_desktop.process.principles import (
    PrincipleState,
    change_principle,
    delete_principle,
    principles_of_step,
)
from naravard_desktop.process.workshops import Step
from naravard_desktop.steps.principles import data
from naravard_desktop.steps.principles.panel import PrinciplesPanel
from naravard_desktop.steps.principles.screen import PrinciplesScreen
from naravard_desktop.steps.principles.signs_panel import SignField, SignsPanel
from naravard_desktop.widgets import theme
from naravard_desktop.widgets.cut import cut_off
from tests.conftest import Room
from tests.parts.letters import typed
from tests.shots import settle_down
from tests.steps.test_principles_data import candidates_step, made, signs_step
from tests.steps.test_principles_panel import CTRL, KEY, freed, full, shown

Open = Callable[[Step], SignsPanel]


@pytest.fixture
def opened(qtbot: QtBot, session: Session) -> Open:
    """Show the panel of a step."""

    def make(of: Step) -> SignsPanel:
        panel = PrinciplesPanel(session, of)
        shown(qtbot, panel)
        panel.take_focus()
        assert isinstance(panel.inside, SignsPanel)
        return panel.inside

    return make


@pytest.fixture
def agreed(room: Room) -> Step:
    """A step with two principles."""
    of = candidates_step(room)
    made(room, of, "Ett")
    made(room, of, "Två")
    return of


def field(panel: SignsPanel, at: int, level: Level) -> SignField:
    return list(panel.boxes.values())[at].fields[level]


def signs(room: Room, of: Step) -> list[tuple[str, str, str]]:
    found = principles_of_step(room.library, data.home_step(room.library, of).id)
    return [(one.sign_micro, one.sign_meso, one.sign_macro) for one in found]


def test_signs_are_typed_line_by_line_and_saved_while_typed(
    qtbot: QtBot, room: Room, agreed: Step, opened: Open
) -> None:
    panel = opened(signs_step(room, agreed))
    first = field(panel, 0, Level.MICRO)
    assert first.hasFocus()
    with qtbot.waitSignal(panel.session.saved):
        typed(first, "vi hälsar å")
    assert signs(room, agreed)[0] == ("vi hälsar å", "", "")
    QTest.keyClick(first, KEY.Key_Return)
    QTest.keyClick(first, KEY.Key_Return)
    typed(first, "vi frågar")
    QTest.keyClick(first, KEY.Key_Tab)
    assert signs(room, agreed)[0] == ("vi hälsar å\nvi frågar", "", "")
    assert field(panel, 0, Level.MESO).hasFocus()
    panel.undo()
    assert signs(room, agreed)[0] == ("", "", ""), "one stay in the field is one step"
    assert first.text() == ""
    panel.redo()
    assert first.text() == "vi hälsar å\nvi frågar"
    field(panel, 0, Level.MESO).setFocus()
    QTest.keyClick(field(panel, 0, Level.MESO), KEY.Key_Z, CTRL)
    assert first.text() == ""


def test_pasted_lines_are_signs_each(room: Room, agreed: Step, opened: Open) -> None:
    panel = opened(signs_step(room, agreed))
    pasted = QMimeData()
    pasted.setText("ett\ntvå\n<b>tre</b>")
    field(panel, 1, Level.MACRO).insertFromMimeData(pasted)
    panel.settle()
    assert signs(room, agreed)[1] == ("", "", "ett\ntvå\n<b>tre</b>")


def test_principles_come_go_and_move_without_taking_what_is_typed(
    room: Room, agreed: Step, opened: Open, session: Session
) -> None:
    panel = opened(signs_step(room, agreed))
    one, two = panel.boxes
    typed(field(panel, 1, Level.MESO), "halv")
    field(panel, 1, Level.MESO).setFocus()
    session.do(room.scope, "Ny", lambda: data.become(room.library, agreed, "Tre", []))
    session.do(room.scope, "Flyttad", lambda: data.place_after(room.library, [two], None))
    session.do(room.scope, "Ändrad", lambda: change_principle(room.library, two, text="TVÅ", sign_micro="ny"))
    assert [box.name.text() for box in panel.boxes.values()] == ["1. TVÅ", "2. Ett", "3. Tre"]
    assert field(panel, 0, Level.MESO).text() == "halv"
    assert field(panel, 0, Level.MESO).hasFocus()
    assert field(panel, 0, Level.MICRO).text() == "ny"
    panel.settle()
    assert signs(room, agreed)[0] == ("ny", "halv", "")
    session.do(room.scope, "Borta", lambda: delete_principle(room.library, one))
    state = PrincipleState.DROPPED
    session.do(room.scope, "Utgår", lambda: change_principle(room.library, two, state=state))
    assert [box.name.text() for box in panel.boxes.values()] == ["1. Tre"]
    for _number in range(3):
        panel.undo()
    assert len(panel.boxes) == 3


def test_a_full_disk_keeps_what_is_typed(room: Room, agreed: Step, opened: Open, session: Session) -> None:
    panel = opened(signs_step(room, agreed))
    one = field(panel, 0, Level.MESO)
    full(room)
    big = ("ord " * 25_000).strip()
    one.insertPlainText(big)
    panel.settle()
    box = next(iter(panel.boxes.values()))
    assert one.text() == big
    assert box.waiting.isVisible()
    assert signs(room, agreed)[0] == ("", "", "")
    freed(room)
    field(panel, 1, Level.MESO).insertPlainText("b")
    panel.settle()
    assert signs(room, agreed) == [("", big, ""), ("", "b", "")]
    assert not box.waiting.isVisible()


def test_it_says_what_to_do_when_there_is_nothing(room: Room, opened: Open, session: Session) -> None:
    panel = opened(room.step("principles", part="signs"))
    assert "Välj i Förbered" in panel.empty.text()
    of = candidates_step(room)
    panel = opened(signs_step(room, of))
    assert "Moment principles har inga principer än" in panel.empty.text()
    one = session.do(room.scope, "Ny", lambda: data.become(room.library, of, "Ett", []))
    assert not panel.empty.isVisible()
    state = PrincipleState.DROPPED
    session.do(room.scope, "Utgår", lambda: change_principle(room.library, one or "", state=state))
    assert "utgått" in panel.empty.text()


def test_the_room_follows_the_field_and_sees_each_sign(
    room: Room, agreed: Step, opened: Open, session: Session
) -> None:
    of = signs_step(room, agreed)
    panel, screen = opened(of), PrinciplesScreen(session, of)
    screen.resize(1366, 660)
    panel.selected.connect(screen.follow)
    panel.choose("ingen")
    panel.choose(list(panel.boxes)[1])
    assert field(panel, 1, Level.MICRO).hasFocus()
    assert screen.page() == 1
    typed(field(panel, 1, Level.MACRO), "vi möts")
    panel.settle()
    assert "Makro\nvi möts" in screen.spoken()


def test_every_field_has_a_name_of_its_own_and_tab_goes_through_all(room: Room, agreed: Step, opened: Open) -> None:
    panel = opened(signs_step(room, agreed))
    seen: list[QWidget] = []
    focus = QApplication.focusWidget()
    while focus is not None and focus not in seen:
        seen.append(focus)
        QTest.keyClick(focus, KEY.Key_Tab)
        focus = QApplication.focusWidget()
    names = [QAccessible.queryAccessibleInterface(one).text(QAccessible.Text.Name) for one in seen]
    assert names == [
        f"Så märks det på {level}, princip {number}" for number in (1, 2) for level in ("mikro", "meso", "makro")
    ]
    assert focus is seen[0]
    assert field(panel, 0, Level.MICRO).accessibleDescription() == "Ett"


@pytest.mark.parametrize(("width", "zoom"), [(950, 1.0), (1600, 1.5), (700, 2.0)])
def test_nothing_is_cut_off(
    qtbot: QtBot, qapp: QApplication, room: Room, session: Session, width: int, zoom: float
) -> None:
    of = candidates_step(room)
    long = made(room, of, "Den som ser ett behov äger det tills någon annan har tagit över " * 4)
    session.do(room.scope, "Tecken", lambda: change_principle(room.library, long, sign_meso="rad\n" * 200))
    theme.apply(qapp, "dark", zoom)
    panel = PrinciplesPanel(session, signs_step(room, of))
    shown(qtbot, panel, width, 900)
    settle_down()
    assert cut_off(panel) == []
    assert panel.findChild(SignField) is not None
    assert Qt.TextFormat.PlainText == panel.findChildren(SignsPanel)[0].question.textFormat()
