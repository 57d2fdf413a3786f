"""What the tests of widgets share: the app dressed in light at 100 %, and pixels to look at."""

import pytest
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication, QWidget

from naravard_desktop.widgets import theme


@pytest.fixture(autouse=True)
def light(qapp: QApplication) -> QApplication:
    theme.apply(qapp, "light", 1.0)
    return qapp


def picture(widget: QWidget) -> QImage:
    return widget.grab().toImage()


def count(image: QImage, colour: QColor | str) -> int:
    """Count the pixels of exactly this colour."""
    wanted = QColor(colour).rgb()
    return sum(image.pixel(x, y) == wanted for x in range(image.width()) for y in range(image.height()))
