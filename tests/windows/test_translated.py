"""Every word in the window goes through the one translation system."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QAbstractButton, QComboBox, QLabel, QLineEdit, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from naravard_desktop.core import language
from naravard_desktop.storage.library import Library
from tests.shots import settle_down, tour, whole_window
from tests.translated import MARK, pseudo_catalogue


@pytest.fixture
def _translated(tmp_path: Path) -> Iterator[None]:
    pseudo_catalogue(tmp_path)
    language.use("xx", tmp_path)
    yield
    language.use("sv")


def _said(widget: QWidget) -> Iterator[str]:
    yield widget.accessibleName()
    yield widget.toolTip()
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    if isinstance(widget, QLineEdit | QPlainTextEdit):
        yield widget.placeholderText()
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(number) for number in range(widget.count()))


_KEYS = re.compile(r"(Ctrl|Alt|Skift|F)\W?[+\w]*$")
_DATE = re.compile(r"\w+dag \d+ \w+( \d{4})?")
_PARTS = re.compile(r"</?\w+>|[,·:…\n]")


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


@pytest.mark.usefixtures("_translated")
def test_what_is_shown_has_been_translated(qtbot: QtBot, tmp_path: Path) -> None:
    faults: dict[str, str] = {}
    with whole_window(tmp_path) as whole:
        data = _data(whole.window.session.library)
        for name, widget in tour(whole):
            settle_down()
            for child in widget.findChildren(QWidget):
                if child.objectName() in {"ScrollLeftButton", "ScrollRightButton"}:
                    continue  # Qt's own, in Qt's own catalogue
                for text in _said(child):
                    if MARK not in text and not _KEYS.match(text) and not _is_data(text, data):
                        faults.setdefault(text, name)
    if faults:
        pytest.fail("\n".join(f"{name}: {text}" for text, name in faults.items()), pytrace=False)
