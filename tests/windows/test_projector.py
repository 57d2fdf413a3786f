"""The room's window, with two screens that are simulated in a process of their own."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from naravard_desktop.windows.projector import ProjectorWindow
from naravard_desktop.windows.screens import ScreenId, choose, identify


@pytest.fixture
def room_window(qtbot: QtBot) -> ProjectorWindow:
    """The room's window, moved to the only screen there is."""
    window = ProjectorWindow()
    qtbot.addWidget(window)
    window.set_content(QLabel("Vad är viktigast?"))
    window.move_to(QGuiApplication.screens()[0])
    return window


def pixels(window: ProjectorWindow) -> QImage:
    return window.grab().toImage()


def test_with_one_screen_the_facilitators_is_not_covered(qtbot: QtBot) -> None:
    window = ProjectorWindow()
    qtbot.addWidget(window)
    assert not window.put_up(QGuiApplication.screens()[0])
    assert not window.isVisible()


def test_blank_shows_nothing_and_comes_back(room_window: ProjectorWindow) -> None:
    seen = pixels(room_window)
    room_window.set_blank(blank=True)
    assert room_window.grab().toImage().pixelColor(5, 5).name() == "#000000"
    room_window.set_blank(blank=False)
    assert pixels(room_window) == seen


def test_frozen_the_room_does_not_see_what_changes(room_window: ProjectorWindow) -> None:
    seen = pixels(room_window)
    room_window.set_frozen(frozen=True)
    room_window.set_content(QLabel("Något annat, som ingen ska se än"))
    assert pixels(room_window) == seen
    room_window.set_frozen(frozen=False)
    assert pixels(room_window) != seen


def test_stray_closes_and_keys_end_nothing(qtbot: QtBot, room_window: ProjectorWindow) -> None:
    with qtbot.waitSignal(room_window.asked_to_hide):
        room_window.close()
    assert room_window.isVisible()
    with qtbot.waitSignal(room_window.asked_to_hide):
        QTest.keyClick(room_window, Qt.Key.Key_Escape)


def test_the_remembered_screen_is_chosen_by_serial_then_name(qtbot: QtBot) -> None:
    (screen,) = QGuiApplication.screens()
    assert choose([screen], None, ScreenId("HDMI-9", screen.serialNumber() or "x")) is screen
    assert choose([screen], None, identify(screen)) is screen
    assert choose([screen], screen, identify(screen)) is None


TWO = """
import sys
from PySide6.QtWidgets import QApplication, QLabel
from naravard_desktop.windows.projector import ProjectorWindow
from naravard_desktop.windows.screens import ScreenId
app = QApplication([])
first, second = app.screens()
window = ProjectorWindow()
window.set_content(QLabel("Vad?"))
assert window.put_up(first)
assert window.screen() is second
assert window.geometry() == second.geometry(), window.geometry()
assert window.remembered.name == second.name()
assert window.put_up(second, ScreenId(second.name())), "the facilitator sits at the remembered screen: take the other"
assert window.screen() is first
window._screen_gone(first)
assert not window.isVisible()
window._look_again()
assert window.isVisible()
print("well")
"""


def test_two_screens(tmp_path: Path) -> None:
    shared = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    screens = [
        {"name": "eDP-1", "x": 0, "y": 0, "width": 1366, "height": 768, **shared},
        {"name": "HDMI-1", "x": 1366, "y": 0, "width": 1920, "height": 1080, **shared},
    ]
    config = tmp_path / "two.json"
    config.write_text(json.dumps({"screens": screens}))
    done = subprocess.run(
        [sys.executable, "-c", TWO],
        env={"QT_QPA_PLATFORM": f"offscreen:configfile={config}", "PYTHONPATH": str(Path(__file__).parents[2])},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout == "well\n", done.stderr


def test_a_frozen_picture_is_there_still_after_black(room_window: ProjectorWindow) -> None:
    seen = pixels(room_window)
    room_window.set_frozen(frozen=True)
    room_window.set_blank(blank=True)
    room_window.set_content(QLabel("Något annat, som ingen ska se än"))
    room_window.set_blank(blank=False)
    assert room_window.is_frozen
    assert pixels(room_window) == seen


def test_what_is_not_seen_is_not_read_out(room_window: ProjectorWindow) -> None:
    room_window.set_blank(blank=True)
    assert not [one for one in room_window.findChildren(QLabel) if one.isVisible()]
    room_window.set_blank(blank=False)
    assert [one.text() for one in room_window.findChildren(QLabel) if one.isVisible()] == ["Vad är viktigast?"]


def test_it_takes_no_keys(room_window: ProjectorWindow) -> None:
    assert room_window.windowFlags() & Qt.WindowType.WindowDoesNotAcceptFocus
    assert room_window.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)


def test_taken_down_it_waits_for_nothing(room_window: ProjectorWindow) -> None:
    room_window.take_down()
    room_window._look_again()
    assert not room_window.isVisible()
    assert not room_window.put_up(QGuiApplication.screens()[0])
    assert room_window.wanted, "it comes up when another screen is plugged in"
