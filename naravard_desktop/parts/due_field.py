"""A date with the words that are said in the room beside it: "om två veckor", "nästa möte"."""

from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from naravard_desktop.core.clock import spoken_date
from naravard_desktop.core.language import _
from naravard_desktop.widgets.date_field import DateField
from naravard_desktop.widgets.theme import current, set_kind, theme

Quick = tuple[str, str | None]
"""Words, and the ISO date they stand for; None for no date."""


class DueField(QWidget):
    """`picked` tells of another date that the user chose: ISO, or None for none."""

    picked = Signal(object)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._quick: tuple[Quick, ...] = ()
        self.date = DateField(name, self)
        self.button = QPushButton(_("Snabbval"), self)
        self.button.setAccessibleName(_("{name}: snabbval").format(name=name))
        self.menu = QMenu(self.button)
        self.button.setMenu(self.menu)
        set_kind(self.button, "quiet")
        self.words = QLabel(self)
        self.words.setWordWrap(True)
        set_kind(self.words, "secondary")
        self._row = QHBoxLayout()
        self._row.addWidget(self.words, 1)
        self._row.addWidget(self.button)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.date)
        self._column.addLayout(self._row)
        self.date.picked.connect(self._picked)
        self.menu.triggered.connect(self._chosen)
        theme().changed.connect(self._scale)
        self._scale()

    def show_quick(self, quick: Sequence[Quick]) -> None:
        """Offer these."""
        if tuple(quick) == self._quick:
            return
        self._quick = tuple(quick)
        self.menu.clear()
        for words, iso in quick:
            action = self.menu.addAction(f"{words}, {spoken_date(iso)}" if iso else words)
            action.setData(iso or "")

    def put(self, iso: str | None, *, different: bool = False) -> None:
        """Show a date from outside, without telling; `different` stands for several that are not the same."""
        self.date.put(iso)
        self._say(_("Flera olika datum") if different else spoken_date(iso, weekday=True) if iso else "")

    def settle(self) -> bool:
        """Let what is typed count; False if it cannot be read."""
        return self.date.settle()

    def widgets(self) -> list[QWidget]:
        """Return what takes focus, in order."""
        # The date stands for its line, so Qt stops where it lies in the order.
        return [self.date, self.date.line, self.date.calendar_button, self.button]

    def _picked(self, iso: str | None) -> None:
        self._say(spoken_date(iso, weekday=True) if iso else "")
        self.picked.emit(iso)

    def _chosen(self, action: QAction) -> None:
        iso = str(action.data()) or None
        self.date.put(iso)
        self._picked(iso)

    def _say(self, words: str) -> None:
        self.words.setText(words)

    def _scale(self) -> None:
        look = current()
        self._row.setSpacing(look.px(4))
        self._column.setSpacing(look.px(2))


def quick_dues(start: date, next_meeting: str | None) -> list[Quick]:
    """Return when things are often to be done, counted from a day."""
    weeks = start + timedelta(weeks=2)
    found: list[Quick] = [(_("Om 2 veckor"), weeks.isoformat()), (_("Om en månad"), in_months(start, 1).isoformat())]
    found.append((_("Om tre månader"), in_months(start, 3).isoformat()))
    if next_meeting and next_meeting > start.isoformat():
        found.append((_("Nästa möte"), next_meeting))
    return [*found, (_("Inget datum"), None)]


def in_months(start: date, count: int) -> date:
    """Return the same day some months later, or the last of that month where it has no such day."""
    month = start.month - 1 + count
    year, month = start.year + month // 12, month % 12 + 1
    last = (date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)).day
    return date(year, month, min(start.day, last))
