"""Every word in the window goes through the one translation system."""

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from naravard_desktop.core import language
from naravard_desktop.parts.screen import Screen
from naravard_desktop.storage.library import Library
from naravard_desktop.windows.assembly import Whole
from naravard_desktop.windows.room_view import RoomView
from tests.shots import settle_down, tour, whole_window
from tests.translated import MARK, pseudo_catalogue
from tests.windows.run_dialogs import dialogs
from tests.windows.run_workshops import CARDS


@pytest.fixture
def _translated(tmp_path: Path) -> Iterator[None]:
    pseudo_catalogue(tmp_path)
    language.use("xx", tmp_path)
    yield
    language.use("sv")


def _said(widget: QWidget) -> Iterator[str]:
    yield widget.accessibleName()
    yield widget.accessibleDescription()
    yield widget.toolTip()
    yield from (text for action in widget.actions() for text in (action.text(), action.toolTip()))
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    if isinstance(widget, QLineEdit | QPlainTextEdit):
        yield widget.placeholderText()
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(number) for number in range(widget.count()))
    elif isinstance(widget, QAbstractItemView):
        yield from _listed(widget.model())
    if isinstance(widget, QTabBar):
        yield from (widget.tabText(number) for number in range(widget.count()))
    if isinstance(widget, Screen | RoomView):
        yield from widget.spoken().splitlines()


def _listed(model: QAbstractItemModel) -> Iterator[str]:
    """Return what a list or a table shows and says, with its heads."""
    roles = (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole, Qt.ItemDataRole.AccessibleTextRole)
    for column in range(1 if isinstance(model, QAbstractListModel) else model.columnCount(QModelIndex())):
        yield from (str(model.headerData(column, Qt.Orientation.Horizontal, role) or "") for role in roles)
        for row in range(model.rowCount(QModelIndex())):
            yield from (str(model.index(row, column).data(role) or "") for role in roles)


_KEYS = re.compile(r"(Ctrl|Alt|Skift|F)\W?[+\w]*$")
_DATE = re.compile(r"\w+dag \d+ \w+( \d{4})?|\d+ \w+ \d{4}")
_PARTS = re.compile(r"</?\w+>|^\d+\. |[.;] |[,·:…\n]", re.MULTILINE)


def _is_data(text: str, data: str) -> bool:
    """Tell whether all there is to read in a text comes from the library; dates are Swedish as long as papers are."""
    parts = _PARTS.split(_DATE.sub("", text.replace("\xad", "")))
    return all(part.strip() in data for part in parts if re.search(r"[^\W\d_]{2}", part))


def _data(library: Library) -> str:
    """Return all that somebody has written: that is not for us to translate."""
    found = "\n".join(
        str(value)
        for table in library.tables
        for row in library.db[table].rows
        for value in row.values()
        if isinstance(value, str)
    )
    return found + found.title()


def _faults(name: str, widget: QWidget, data: str, faults: dict[str, str]) -> None:
    for child in (widget, *widget.findChildren(QWidget)):
        if child.objectName() in {"ScrollLeftButton", "ScrollRightButton"}:
            continue  # Qt's own, in Qt's own catalogue
        for text in _said(child):
            if MARK not in text and not _KEYS.match(text) and not _is_data(text, data):
                faults.setdefault(text, name)


@pytest.mark.usefixtures("_translated")
@pytest.mark.parametrize("shown", [tour, dialogs])
def test_what_is_shown_has_been_translated(
    qtbot: QtBot, tmp_path: Path, shown: Callable[[Whole], Iterable[tuple[str, QWidget]]]
) -> None:
    faults: dict[str, str] = {}
    with whole_window(tmp_path) as whole:
        data = _data(whole.window.session.library) + CARDS.read_text()
        for name, widget in shown(whole):
            settle_down()
            _faults(name, widget, data, faults)
    if faults:
        pytest.fail("\n".join(f"{name}: {text}" for text, name in faults.items()), pytrace=False)
