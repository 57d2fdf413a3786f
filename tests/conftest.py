"""What all tests share: a real library in a temporary folder, with one process and one workshop in it."""

import gc
import os
import sys
from collections.abc import Generator, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from naravard_desktop.core.kind import PlannedStep
from naravard_desktop.jobs.start import start_process
from naravard_desktop.kinds import KINDS
from naravard_desktop.process.workshops import Step, add_step, add_workshop, step
from naravard_desktop.storage.edit import Scope, edit
from naravard_desktop.storage.library import Library
from naravard_desktop.widgets import theme
from tests.libraries import new_library

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
settings.register_profile("suite", deadline=None, suppress_health_check=[HealthCheck.too_slow], max_examples=50)
settings.load_profile("suite")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol() -> Generator[None, object, object]:
    """Keep the garbage collector away while a test runs: it could take a window apart in the middle of Qt's work on it."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.enable()


@pytest.fixture
def qtbot(qtbot: QtBot) -> Iterator[QtBot]:
    """Keep a test's windows until they are closed.

    pytest-qt holds them by weak references only, and lets Qt work through what is waiting when the test function has returned:
    a window that goes away while Qt makes it the active one takes Python with it.
    """
    kept: dict[int, QWidget] = {}
    add = qtbot.addWidget

    def forget(number: int, _gone: object = None) -> None:
        kept.pop(number, None)

    def keep(widget: QWidget, **how: Any) -> None:
        kept[id(widget)] = widget
        widget.destroyed.connect(partial(forget, id(widget)))
        add(widget, **how)

    qtbot.addWidget = keep  # type: ignore[method-assign]
    yield qtbot
    kept.clear()


@pytest.fixture(autouse=True)
def _usual_look() -> None:
    """Begin in light and at 100 %, whatever the test before chose, and with none of its windows: a dialog left open would keep
    the next one from being the active window."""
    app, look = QApplication.instance(), theme.current()
    for window in QApplication.topLevelWidgets():
        if window.isVisible():
            window.hide()
    if isinstance(app, QApplication) and (look.dark or look.zoom != 1.0):
        theme.apply(app, "light", 1.0)


@pytest.fixture(autouse=True)
def _own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep every test away from the library of whoever runs it."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path / "data"))


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    """A new, empty library."""
    with new_library(tmp_path / "library.sqlite3") as one:
        yield one
        _forget_windows()


def _forget_windows() -> None:
    """Take closed windows apart before their library is closed: Qt would wait until a loop runs."""
    if "PySide6.QtWidgets" in sys.modules:
        from PySide6.QtCore import QCoreApplication, QEvent

        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@dataclass(frozen=True)
class Room:
    """A workshop to write in, without steps; `scope` is where its edits belong."""

    library: Library
    scope: Scope
    workshop_id: str

    def step(self, kind: str, uses: Step | None = None, *, anonymous: bool = False, **options: object) -> Step:
        """Add a step of a kind, begun as a workshop begins it."""
        planned = PlannedStep(
            id="x",
            kind=kind,
            title=f"Moment {kind}",
            minutes=10,
            anonymous=anonymous,
            options=KINDS[kind].options(**options),
        )
        with edit(self.library, Scope(self.scope.process_id), "Nytt moment"):
            step_id = add_step(self.library, self.workshop_id, planned, uses.id if uses else None)
            one = step(self.library, step_id)
            KINDS[kind].begin(self.library, one)
        return one


@pytest.fixture
def room(library: Library) -> Room:
    """A workshop in a process, in a new library."""
    process_id = start_process(library, "Uppdraget")
    with edit(library, Scope(process_id), "Ny workshop"):
        workshop_id = add_workshop(library, process_id, "Workshoppen", date="2027-02-03", starts="13:00")
    return Room(library, Scope(process_id, workshop_id), workshop_id)
