"""What tests of panels and screens share."""

import pytest
from PySide6.QtWidgets import QApplication

from naravard_desktop.live.session import Session
from tests.conftest import Room


@pytest.fixture
def session(room: Room, qapp: QApplication) -> Session:
    """The open library as the window sees it."""
    return Session(room.library)
