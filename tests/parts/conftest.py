"""Widgets dressed as in the app, over the shared library."""

from collections.abc import Callable

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from naravard_desktop.live.session import Session
from tests.conftest import Room


@pytest.fixture
def session(room: Room) -> Session:
    """The open library as the window sees it."""
    return Session(room.library)


@pytest.fixture
def shown(qtbot: QtBot, qapp: QApplication) -> Callable[[QWidget], None]:
    """Show a widget in an active window, so that keys and focus reach it."""

    def show(widget: QWidget) -> None:
        qtbot.addWidget(widget)
        widget.resize(900, 640)
        with qtbot.waitExposed(widget):
            widget.show()
        widget.activateWindow()
        qtbot.waitUntil(widget.isActiveWindow)

    return show
