"""By when actions are to be done."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QVBoxLayout, QWidget

from naravard_desktop.core.clock import today
from naravard_desktop.core.language import _
from naravard_desktop.parts.due_field import DueField, quick_dues
from naravard_desktop.widgets.theme import current, set_kind
from naravard_desktop.windows.flow import Flow
from naravard_desktop.windows.save_buttons import save_buttons

_FORWARD = (7, 14, 30)


class DueDialog(QDialog):
    """`chosen` carries an ISO date, or None for none; only what is changed is told of. `what` says which actions it is for.

    Those that have a date can each be moved some days on from it.
    """

    chosen = Signal(object)
    forward = Signal(int)
    """So many days later than each is now."""

    def __init__(
        self, due: str | None, what: str, next_meeting: str | None, parent: QWidget, *, dated: bool, different: bool
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Klart senast"))
        look = current()
        words = QLabel(what, wordWrap=True)
        words.setTextFormat(Qt.TextFormat.PlainText)
        set_kind(words, "strong")
        self.due = DueField(_("Klart senast"))
        self.due.show_quick(quick_dues(today(), next_meeting))
        self.due.put(due, different=different)
        self._changed = False
        self.due.picked.connect(self._picked)
        self.later = QWidget(self)
        self._days = [QPushButton(_("{count} dagar").format(count=days), self.later) for days in _FORWARD]
        self._lay_out_later(dated=dated)
        buttons, save = save_buttons()
        buttons.accepted.connect(self.save)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(look.px(24), look.px(20), look.px(24), look.px(20))
        layout.setSpacing(look.px(12))
        for part in (words, self.due, self.later, buttons):
            layout.addWidget(part)
        self.due.date.line.selectAll()
        self.due.date.setFocus()
        save.setDefault(True)  # only now is it the dialog's
        self.resize(look.px(420), self.sizeHint().height())

    def save(self) -> None:
        """Hand in the date, or let the field say that it cannot be read."""
        if self.due.settle():
            if self._changed:
                self.chosen.emit(self.due.date.value())
            self.accept()
        else:
            self.due.date.setFocus()

    def move_on(self, days: int) -> None:
        """Hand in that each is to be done so many days later."""
        self.forward.emit(days)
        self.accept()

    def _lay_out_later(self, *, dated: bool) -> None:
        about = QLabel(_("Eller flytta fram, räknat från det datum som gäller nu:"), self.later)
        about.setWordWrap(True)
        set_kind(about, "secondary")
        row = Flow()
        row.setContentsMargins(0, 0, 0, 0)
        for button, days in zip(self._days, _FORWARD, strict=True):
            button.setAccessibleName(_("Flytta fram {count} dagar").format(count=days))
            button.clicked.connect(partial(self._later, days))
            row.addWidget(button)
        column = QVBoxLayout(self.later)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(current().px(8))
        column.addWidget(about)
        column.addLayout(row)
        self.later.setVisible(dated)

    def _picked(self, _due: str | None) -> None:
        self._changed = True

    def _later(self, days: int, *_checked: bool) -> None:
        self.move_on(days)
