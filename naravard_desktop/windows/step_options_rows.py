"""Rows that each hold several things (columns of a table, clusters of a board): a list, and a form for the chosen one."""

import dataclasses
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QLabel, QListWidget, QPushButton, QToolButton, QVBoxLayout, QWidget

from naravard_desktop.core.ids import new_id
from naravard_desktop.core.language import _
from naravard_desktop.core.text import excerpt
from naravard_desktop.widgets import icons
from naravard_desktop.widgets.announce import announce
from naravard_desktop.widgets.rows import dress
from naravard_desktop.widgets.theme import current, set_kind, theme
from naravard_desktop.windows.flow import Flow
from naravard_desktop.windows.step_options_fields import ChoiceField, OptionField
from naravard_desktop.windows.step_options_form import OptionForm, Raw, blank

_SHOWN = 6
"""So many rows are shown at once; the rest are scrolled to."""


class RowsField(OptionField):
    """A list of rows. Insert adds one, Delete takes the chosen one away, Alt+↑↓ moves it, Enter or F2 goes to its fields.

    A row in which nothing stands yet is not handed in.
    """

    def __init__(self, label: str, hint: str, of: type, parent: QWidget | None = None) -> None:
        super().__init__(label, parent)
        self._blank = blank(of)
        self._name = dataclasses.fields(of)[0].name
        self._rows: list[Raw] = []
        self._at = -1
        if hint:
            about = QLabel(hint)
            about.setWordWrap(True)
            set_kind(about, "small")
            self.add(about)
        self.list = QListWidget()
        dress(self.list)
        self.list.setAccessibleName(label)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.label.setBuddy(self.list)
        self.add(self.list)
        self.add_button = QPushButton(_("Lägg till"))
        self.add_button.setToolTip(_("Lägg till en rad efter den valda (Insert)"))
        self.remove_button = QPushButton(_("Ta bort"))
        self.remove_button.setToolTip(_("Ta bort den valda raden (Delete)"))
        self.up, self.down = _tool("arrow-up", _("Flytta upp (Alt+↑)")), _tool("arrow-down", _("Flytta ned (Alt+↓)"))
        tools = QWidget()
        flow = Flow()
        tools.setLayout(flow)
        flow.setContentsMargins(0, 0, 0, 0)
        for tool in (self.add_button, self.remove_button, self.up, self.down):
            flow.addWidget(tool)
        self.add(tools)
        self.form = OptionForm(of)
        self._inside = QWidget()
        inset = QVBoxLayout(self._inside)
        inset.addWidget(self.form)
        self._inset = inset
        self.add(self._inside)
        self.form.changed.connect(self._written)
        self.list.currentRowChanged.connect(self._chosen)
        self.list.itemActivated.connect(self.to_fields)
        self.add_button.clicked.connect(self.add_row)
        self.remove_button.clicked.connect(self.remove_row)
        self.up.clicked.connect(self._up)
        self.down.clicked.connect(self._down)
        for keys, slot in (
            ("Ins", self.add_row),
            ("Del", self.remove_row),
            ("Alt+Up", self._up),
            ("Alt+Down", self._down),
            ("F2", self.to_fields),
        ):
            shortcut = QShortcut(QKeySequence(keys), self.list, context=Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(slot)
        # How high the rows are is known when they have got their width.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._fit)
        theme().changed.connect(self._scale)
        self._scale()
        self._show()

    def value(self) -> list[Raw]:
        """Return the rows in which something stands."""
        return [row for row in self._rows if row != self._blank]

    def put(self, value: Any, *, other: bool) -> None:
        """Show rows; the chosen place stays chosen."""
        rows = [self._blank | dict(row) for row in value]
        if other or rows != self.value():
            self._rows = rows
            self._at = min(max(0 if other else self._at, 0), len(rows) - 1)
            self._show(other=other)

    def settle(self) -> None:
        """Have what is being typed told of now."""
        self.form.settle()

    def stops(self) -> list[QWidget]:
        """Return list, commands and the fields of the chosen row."""
        return [self.list, self.add_button, self.remove_button, self.up, self.down, *self.form.stops()]

    def add_row(self) -> None:
        """Add a row after the chosen one and go to its fields."""
        self.settle()
        self._at += 1
        self._rows.insert(self._at, dict(self._blank))
        self._show(other=True)
        self.to_fields()

    def remove_row(self) -> None:
        """Take the chosen row away."""
        if self._at < 0:
            return
        self.settle()
        gone = self._rows.pop(self._at)
        announce(self.list, _("Borttagen: {text}").format(text=self._called(gone)))
        self._at = min(self._at, len(self._rows) - 1)
        self._show(other=True)
        self.list.setFocus()
        self.changed.emit(new_id())

    def move_row(self, by: int) -> None:
        """Move the chosen row one place up (-1) or down (1)."""
        to = self._at + by
        if self._at < 0 or not 0 <= to < len(self._rows):
            return
        self.settle()
        self._rows.insert(to, self._rows.pop(self._at))
        self._at = to
        self._show(other=True)
        self.changed.emit(new_id())

    def to_fields(self) -> None:
        """Go to the first field of the chosen row."""
        if self._at >= 0:
            self.form.stops()[0].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _up(self) -> None:
        self.move_row(-1)

    def _down(self) -> None:
        self.move_row(1)

    def _chosen(self, row: int) -> None:
        if row != self._at and 0 <= row < len(self._rows):
            self.settle()
            self._at = row
            self._show_row(other=True)

    def _written(self, typed: str) -> None:
        if self._at >= 0:
            self._rows[self._at] = self.form.value()
            self.list.item(self._at).setText(self._words(self._rows[self._at]))
            self._soon.start()
            self.changed.emit(typed)

    def _show(self, *, other: bool = False) -> None:
        self.list.blockSignals(True)  # noqa: FBT003 - Qt's
        self.list.clear()
        self.list.addItems([self._words(row) for row in self._rows])
        self.list.setCurrentRow(self._at)
        self.list.blockSignals(False)  # noqa: FBT003 - Qt's
        self.list.setVisible(bool(self._rows))
        self._show_row(other=other)
        self._soon.start()

    def _show_row(self, *, other: bool) -> None:
        there = self._at >= 0
        self._inside.setVisible(there)
        if there:
            self.form.put(self._rows[self._at], other=other)
        self.remove_button.setEnabled(there)
        self.up.setEnabled(self._at > 0)
        self.down.setEnabled(0 <= self._at < len(self._rows) - 1)

    def _called(self, row: Raw) -> str:
        return excerpt(str(row.get(self._name, "")), 80) or _("Utan namn")

    def _words(self, row: Raw) -> str:
        """Say a row in one line: its name, and what else there is room to say."""
        said = [self._called(row)]
        for name, field in self.form.fields.items():
            value = row.get(name)
            if isinstance(field, ChoiceField):
                said.append(field.box.itemText(max(0, field.box.findData(value))))
            elif isinstance(value, list) and value:
                said.append(excerpt(", ".join(map(str, value)), 80))
        return " · ".join(said)

    def _fit(self) -> None:
        """Be as high as the rows, up to a few of them."""
        rows = min(self.list.count(), _SHOWN)
        height = sum(self.list.sizeHintForRow(row) for row in range(rows)) + 2 * self.list.frameWidth()
        self.list.setFixedHeight(height + current().px(2))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's
        """Fit the list to words that break elsewhere."""
        super().resizeEvent(event)
        self._soon.start()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's
        """Fit the list when the style is known."""
        super().showEvent(event)
        self._soon.start()

    def _scale(self) -> None:
        self._inset.setContentsMargins(current().px(16), current().px(4), 0, current().px(4))
        self._soon.start()


def _tool(icon: str, tip: str) -> QToolButton:
    button = QToolButton()
    button.setToolTip(tip)
    button.setAccessibleName(tip)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    icons.put_icon(button, icon)
    return button
