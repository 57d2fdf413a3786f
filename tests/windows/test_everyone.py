"""What a screen reader finds in every place and kind, and where Tab leads: no thing without a name, no trap."""

from collections.abc import Iterator
from itertools import chain
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from naravard_desktop.widgets import theme
from naravard_desktop.windows.room_view import RoomView
from tests.shots import settle_down, tour, whole_window
from tests.windows.run_dialogs import dialogs

_LISTED = {QAccessible.Role.List, QAccessible.Role.Table, QAccessible.Role.Tree}
_NO_ROLES = {QAccessible.Role.NoRole, QAccessible.Role.Client, QAccessible.Role.Pane}
_PICTURES = {"Förhandsvisning", "Tangenter"}
"""Pages that are drawn and text that is scrolled: Qt has no role for them that can be given."""


def _reachable(interface: QAccessibleInterface, path: str = "") -> Iterator[tuple[str, QAccessibleInterface]]:
    """Yield everything that is shown, with where it is; of a list only the first rows."""
    role = interface.role()
    here = f"{path}/{role.name}:{interface.text(QAccessible.Text.Name)[:30]}"
    yield here, interface
    count = interface.childCount()
    for number in range(min(count, 30) if role in _LISTED else count):
        child = interface.child(number)
        if child.isValid() and not child.state().invisible:
            yield from _reachable(child, here)


def _faults(window: QWidget) -> list[str]:
    found = []
    root = QAccessible.queryAccessibleInterface(window)
    for path, interface in _reachable(root):
        state = interface.state()
        if not state.focusable or interface.role() == QAccessible.Role.Window:
            continue
        widget = interface.object()
        if isinstance(widget, QWidget) and widget.focusProxy() is not None:
            continue  # the proxy is in the tree too
        name = interface.text(QAccessible.Text.Name).strip()
        if not name:
            found.append(f"{path} has no name ({interface.object()})")
        if interface.role() in _NO_ROLES and name not in _PICTURES:
            found.append(f"{path} has no role")
        if interface.role() == QAccessible.Role.CheckBox and not state.checkable:
            found.append(f"{path} does not say whether it is ticked")
    return found


def _go_round(window: QWidget) -> list[str]:
    """Follow Tab until it comes back, and return what is wrong on the way."""
    takes = [
        child
        for child in window.findChildren(QWidget)
        if child.isVisibleTo(window)
        and child.isEnabled()
        and child.window() is window
        and Qt.FocusPolicy.TabFocus in child.focusPolicy()
        and child.focusProxy() is None
    ]
    if len(takes) < 2:
        return []
    window.activateWindow()
    settle_down()
    takes[0].setFocus()
    first = last = QApplication.focusWidget()
    seen = {last}
    for _step in range(len(takes) + 20):
        assert last is not None
        QTest.keyClick(last, Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        if now is last:
            return [f"Tab stays in {type(last).__name__} {last.accessibleName()}"]
        if now is first:
            break
        seen.add(now)
        last = now
    else:
        return ["Tab never comes back"]
    return []


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_everything_that_takes_focus_has_a_name_and_lets_go(qtbot: QtBot, tmp_path: Path, mode: theme.Mode) -> None:
    QAccessible.setActive(True)
    faults = []
    with whole_window(tmp_path, mode) as whole:
        for name, widget in chain(tour(whole), dialogs(whole)):
            settle_down()
            if isinstance(widget, RoomView):
                assert not [child for child in widget.findChildren(QWidget) if child.focusPolicy()]
                continue
            faults += [f"{name}: {fault}" for fault in _faults(widget) + _go_round(widget)]
    if faults:
        pytest.fail("\n".join(faults), pytrace=False)


def test_an_empty_library_too(qtbot: QtBot, tmp_path: Path) -> None:
    QAccessible.setActive(True)
    with whole_window(tmp_path, empty=True) as whole:
        for _name, widget in tour(whole):
            settle_down()
            assert _faults(widget) + _go_round(widget) == []
