"""The program in a process of its own, driven from inside by a script that the test gives."""

import os
import subprocess
import sys
from pathlib import Path

_DRIVER = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from naravard_desktop import app
from naravard_desktop.windows.main_window import MainWindow

def drive(window):
{script}

def look():
    for window in QApplication.topLevelWidgets():
        if isinstance(window, MainWindow) and window.isVisible():
            timer.stop()
            drive(window)

application = app.application
def with_timer():
    made = application()
    timer.timeout.connect(look)
    timer.start(5)
    return made
timer = QTimer()
app.application = with_timer
sys.exit(app.main(sys.argv[1:]))
"""


def run(library: Path, script: str) -> subprocess.CompletedProcess[str]:
    """Start the program on a library, run `script` (it has `window`) when the window is shown, and wait for the end."""
    indented = "\n".join("    " + line for line in script.strip().splitlines())
    return start(_DRIVER.format(script=indented), "--library", str(library))


def start(script: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    """Run a Python script to its end; what the offscreen display says of itself is left out of what it said."""
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONUTF8": "1"},
    )
    done.stderr = "".join(line for line in done.stderr.splitlines(True) if "This plugin does not" not in line)
    return done
