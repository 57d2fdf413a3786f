"""What tests of dialogs share: a window to lie over, keys, a full disk."""

from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QWidget
from pytestqt.qtbot import QtBot

from naravard_desktop.storage.library import Library
from tests.shots import settle_down

KEY, CTRL, SHIFT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
ALT = Qt.KeyboardModifier.AltModifier


def host(qtbot: QtBot, width: int = 1280, height: int = 720) -> QWidget:
    """Return a window, shown."""
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(width, height)
    with qtbot.waitExposed(made):
        made.show()
    return made


def in_front(qtbot: QtBot, dialog: QDialog) -> None:
    """Wait until a dialog has the keys."""
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    settle_down()


def press(widget: QWidget, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    """Press and release a key."""
    QTest.keyClick(widget, key, modifiers)


@contextmanager
def full_disk(library: Library) -> Iterator[None]:
    """Let nothing larger be written for the block."""
    pages = library.db.execute("PRAGMA page_count").fetchone()[0]
    library.db.execute(f"PRAGMA max_page_count = {pages}")
    yield
    library.db.execute("PRAGMA max_page_count = 1073741823")


def unnamed(window: QWidget) -> list[str]:
    """Return what takes focus in a window and has no role or no name."""
    QAccessible.setActive(True)
    found = []
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
            face = QAccessible.queryAccessibleInterface(widget)
            if face.role() == QAccessible.Role.NoRole or not face.text(QAccessible.Text.Name):
                found.append(f"{type(widget).__name__} {widget.objectName()}")
    return found
