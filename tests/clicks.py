"""A double click as a hand does it."""

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget


def double_click(widget: QWidget, place: QPoint) -> None:
    """Double-click in `widget`. Qt's own leaves the button down, and whatever gets focus later in the run seems clicked."""
    QTest.mouseDClick(widget, Qt.MouseButton.LeftButton, pos=place)
    QTest.mouseRelease(widget, Qt.MouseButton.LeftButton, pos=place)
