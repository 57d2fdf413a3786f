"""Pictures of the whole window, one by one and on a contact sheet: `python -m tests.screens FOLDER`."""

import os
import sys
import tempfile
from math import ceil
from pathlib import Path

from PySide6.QtCore import QEventLoop, QRect, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

from naravard_desktop.app import application
from naravard_desktop.widgets import theme
from naravard_desktop.windows.assembly import Whole
from tests.shots import SIZES, settle_down, tour, whole_window

_COLUMNS, _WIDTH, _HEIGHT, _GAP = 5, 460, 260, 28
_MODES: tuple[theme.Mode, ...] = ("light", "dark")


def main(folder: Path) -> None:
    """Write all pictures."""
    application()
    for mode in _MODES:
        for size in SIZES:
            target = folder / f"{mode}-{size.words}"
            target.mkdir(parents=True, exist_ok=True)
            shots: list[tuple[str, QPixmap]] = []
            for empty in (True, False):
                with tempfile.TemporaryDirectory() as own, whole_window(Path(own), mode, size, empty=empty) as whole:
                    for name, widget in tour(whole):
                        settle_down()
                        if name == "dokument":
                            _wait_for_pages(whole)
                        picture = _taken(widget)
                        picture.save(str(target / f"{name}.png"))
                        shots.append((name, picture))
            _sheet(shots).save(str(folder / f"{mode}-{size.words}.png"))
            sys.stdout.write(f"{folder / target.name}.png\n")


def _taken(widget: QWidget) -> QPixmap:
    return widget.grab()


def _wait_for_pages(whole: Whole) -> None:
    """Let the preview be made: a child process does that, and threads draw it."""
    for signal in (whole.documents.ready, whole.documents.pages.shown):
        loop = QEventLoop()
        signal.connect(loop.quit)
        QTimer.singleShot(3_000, loop.quit)
        loop.exec()


def _sheet(shots: list[tuple[str, QPixmap]]) -> QPixmap:
    rows = ceil(len(shots) / _COLUMNS)
    sheet = QPixmap(_COLUMNS * (_WIDTH + _GAP) + _GAP, rows * (_HEIGHT + 2 * _GAP) + _GAP)
    sheet.fill(QColor("#808080"))
    with QPainter(sheet) as painter:
        for number, (name, picture) in enumerate(shots):
            row, column = divmod(number, _COLUMNS)
            box = QRect(_GAP + column * (_WIDTH + _GAP), _GAP + row * (_HEIGHT + 2 * _GAP), _WIDTH, _HEIGHT)
            small = picture.scaled(
                box.size(), Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
            )
            painter.drawPixmap(box.topLeft(), small)
            painter.drawText(box.left(), box.bottom() + _GAP - 8, name)
    return sheet


if __name__ == "__main__":
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    main(Path(sys.argv[1]))
