"""Which screen the room gets: three simulated ones, and one that shows the same as the facilitator's."""

import json
import os
import subprocess
import sys
from pathlib import Path

from PySide6.QtGui import QGuiApplication
from pytestqt.qtbot import QtBot

from naravard_desktop.windows.screens import all_screens, title

CHOICES = """
from PySide6.QtGui import QGuiApplication
from naravard_desktop.windows.screens import ScreenId, choose
app = QGuiApplication([])
by_name = {screen.name(): screen for screen in app.screens()}
own, same, small, large = (by_name[name] for name in ("eDP-1", "HDMI-1", "DP-1", "DP-2"))
all_of_them = list(by_name.values())
assert choose(all_of_them, own, None) is large
assert choose(all_of_them, own, ScreenId("DP-1")) is small
assert choose(all_of_them, large, ScreenId("DP-2")) in (own, same), "the remembered one is the facilitator's"
assert choose([own, same], own, None) is None, "a mirrored projector is no other screen"
assert choose([own, same], own, ScreenId("HDMI-1")) is None
assert choose([own], None, None) is own
assert choose([], own, None) is None
print("well")
"""


def test_a_screen_is_named_with_its_size(qtbot: QtBot) -> None:
    (screen,) = all_screens()
    assert screen is QGuiApplication.primaryScreen()
    assert title(screen) == f"{screen.name()}, {screen.size().width()} × {screen.size().height()}"


def test_the_choice_among_several(tmp_path: Path) -> None:
    shared = {"logicalDpi": 96, "logicalBaseDpi": 96, "dpr": 1}
    screens = [
        {"name": "eDP-1", "x": 0, "y": 0, "width": 1366, "height": 768, **shared},
        {"name": "HDMI-1", "x": 0, "y": 0, "width": 1366, "height": 768, **shared},
        {"name": "DP-1", "x": 1366, "y": 0, "width": 800, "height": 600, **shared},
        {"name": "DP-2", "x": 2166, "y": 0, "width": 3840, "height": 2160, **shared},
    ]
    config = tmp_path / "screens.json"
    config.write_text(json.dumps({"screens": screens}))
    done = subprocess.run(
        [sys.executable, "-c", CHOICES],
        env={
            **os.environ,
            "QT_QPA_PLATFORM": f"offscreen:configfile={config}",
            "PYTHONPATH": str(Path(__file__).parents[2]),
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout == "well\n", done.stderr
