"""The four fields of effect and effort, and beside or above them what waits to be placed: a list each."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from naravard_desktop.core.language import _
from naravard_desktop.parts.card_list import CardList
from naravard_desktop.parts.rows import CardRow
from naravard_desktop.steps.priority.data import ABOUT, FIELDS, NAMES
from naravard_desktop.widgets import tokens
from naravard_desktop.widgets.theme import current, set_kind, theme

WAITING = "waiting"
_LEAST_LIST = 76
_BESIDE = 720
"""What waits lies beside the fields from this width, and above them below it."""


class FieldsView(QWidget):
    """`lists` has a list for `WAITING` and for each field, in the order they are read."""

    def __init__(self, waiting: CardList, commands: Collection[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.lists: dict[str, CardList] = {WAITING: waiting}
        self._titles: dict[str, str] = {WAITING: _("Att placera")}
        self._counts: dict[str, QLabel] = {}
        self._layouts: list[QVBoxLayout | QHBoxLayout] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        for field in FIELDS:
            empty = _("Dra eller flytta hit (Ctrl+M).")
            self.lists[field] = CardList("", empty, commands=commands, names=True, parent=self)
            self._titles[field] = _(NAMES[field])
        for cards in self.lists.values():  # they scroll, and ask for no more height than the least
            cards.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)
        about = {WAITING: _("tangent 0 lägger tillbaka hit")}
        for number, field in enumerate(FIELDS, 1):
            about[field] = _("{about} · tangent {number}").format(about=_(ABOUT[field]), number=number)
        self.frames = {key: self._frame(key, about[key]) for key in self.lists}
        self._beside: bool | None = None
        theme().changed.connect(self._scale)
        self._scale()

    def show_field(self, key: str, rows: Sequence[CardRow]) -> None:
        """Show what lies in a field."""
        self.lists[key].show_rows(rows)
        count = _("1 lapp") if len(rows) == 1 else _("{count} lappar").format(count=len(rows))
        self._counts[key].setText(str(len(rows)))
        about = _(ABOUT[key]) if key in ABOUT else ""
        self.lists[key].setAccessibleName(", ".join(word for word in (self._titles[key], about, count) if word))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's
        """Turn when the width calls for it."""
        super().resizeEvent(event)
        self._arrange()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's
        """Two fields beside each other."""
        look = current()
        return QSize(2 * look.px(tokens.COLUMN) + look.px(tokens.UNIT), super().minimumSizeHint().height())

    def _frame(self, key: str, about: str) -> QFrame:
        frame = QFrame(self)
        set_kind(frame, "panel")
        title, count, below = QLabel(self._titles[key], frame), QLabel("0", frame), QLabel(about, frame)
        set_kind(title, "strong")
        for label in (count, below):
            set_kind(label, "secondary")
        for label in (title, below):
            label.setWordWrap(True)
        self._counts[key] = count
        head = QHBoxLayout()
        head.addWidget(title, 1)
        head.addWidget(count)
        inside = QVBoxLayout(frame)
        inside.addLayout(head)
        inside.addWidget(below)
        inside.addWidget(self.lists[key], 1)
        self._layouts += [inside, head]
        return frame

    def _arrange(self) -> None:
        beside = self.width() >= current().px(_BESIDE)
        if beside == self._beside:
            return
        self._beside = beside
        for frame in self.frames.values():
            self._grid.removeWidget(frame)
        top, left = (0, 1) if beside else (1, 0)
        if beside:
            self._grid.addWidget(self.frames[WAITING], 0, 0, 2, 1)
        else:
            self._grid.addWidget(self.frames[WAITING], 0, 0, 1, 2)
        for number, field in enumerate(FIELDS):
            self._grid.addWidget(self.frames[field], top + number // 2, left + number % 2)
        for column in range(3):
            self._grid.setColumnStretch(column, (4 if column == 0 else 5) if beside else int(column < 2))
        for row in range(3):
            self._grid.setRowStretch(row, int(row < 2 or not beside))

    def _scale(self) -> None:
        look = current()
        edge = look.px(tokens.UNIT)
        self._grid.setSpacing(edge)
        for layout in self._layouts:
            layout.setSpacing(look.px(2))
            if isinstance(layout, QVBoxLayout):
                layout.setContentsMargins(edge, edge, edge, edge)
        for cards in self.lists.values():
            cards.setMinimumHeight(look.px(_LEAST_LIST))
        self._arrange()
