"""Every place for everybody: roles and names, focus that goes round, and nothing cut off."""

import contextlib

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from naravard_desktop.process import overview
from naravard_desktop.storage.library import Library
from naravard_desktop.widgets.cut import cut_off
from tests.libraries import sampled
from tests.windows.places import Places, open_window

PLACES = ("start", "follow_up", "prepare")


def _at(qtbot: QtBot, library: Library, key: str, zoom: float = 1.0, *, dark: bool = False) -> Places:
    process_id = sampled(library)
    places = open_window(qtbot, library, zoom, dark=dark)
    places.window.open_workshop(overview.workshop_lines(library, process_id)[0].id, key)
    return places


@pytest.mark.parametrize("key", PLACES)
def test_everything_that_takes_focus_has_a_role_and_a_name(qtbot: QtBot, library: Library, key: str) -> None:
    window = _at(qtbot, library, key).window
    QAccessible.setActive(True)
    unnamed = []
    for widget in window.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.focusProxy() is None:
            face = QAccessible.queryAccessibleInterface(widget)
            role = face.role()
            if role == QAccessible.Role.NoRole or not face.text(QAccessible.Text.Name):
                unnamed.append(f"{type(widget).__name__} {widget.objectName()} {role}")
    assert unnamed == []


@pytest.mark.parametrize("key", PLACES)
def test_tab_goes_round_without_a_trap(qtbot: QtBot, library: Library, key: str) -> None:
    window = _at(qtbot, library, key).window
    first = QApplication.focusWidget()
    seen: list[QWidget] = []
    for _press in range(60):
        focus = QApplication.focusWidget()
        assert focus is not None
        if seen and focus is first:
            break
        assert focus not in seen
        seen.append(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is first
    assert window.header.undo in seen or not window.header.undo.isEnabled()
    assert len(seen) > 6


@pytest.mark.parametrize("zoom", [1.0, 1.5])
@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("key", PLACES)
def test_no_text_is_cut_off(qtbot: QtBot, library: Library, key: str, zoom: float, dark: bool) -> None:
    places = _at(qtbot, library, key, zoom, dark=dark)
    with contextlib.suppress(TimeoutError, AssertionError):
        qtbot.waitUntil(lambda: not cut_off(places.window), timeout=2000)
    assert cut_off(places.window) == []
