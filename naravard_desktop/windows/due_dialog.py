"""By when actions are to be done."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QLabel, QVBoxLayout, QWidget

from naravard_desktop.core.clock import today
from naravard_desktop.core.language import _
from naravard_desktop.parts.due_field import DueField, quick_dues
from naravard_desktop.widgets.theme import current, set_kind
from naravard_desktop.windows.save_buttons import save_buttons


class DueDialog(QDialog):
    """`chosen` carries an ISO date, or None for none. `what` says which actions it is for."""

    chosen = Signal(object)

    def __init__(self, due: str | None, what: str, next_meeting: str | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Klart senast"))
        look = current()
        words = QLabel(what, wordWrap=True)
        words.setTextFormat(Qt.TextFormat.PlainText)
        set_kind(words, "strong")
        self.due = DueField(_("Klart senast"))
        self.due.show_quick(quick_dues(today(), next_meeting))
        self.due.put(due)
        buttons, save = save_buttons()
        buttons.accepted.connect(self.save)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(look.px(24), look.px(20), look.px(24), look.px(20))
        layout.setSpacing(look.px(12))
        for part in (words, self.due, buttons):
            layout.addWidget(part)
        self.due.date.line.selectAll()
        self.due.date.setFocus()
        save.setDefault(True)  # only now is it the dialog's
        self.resize(look.px(420), self.sizeHint().height())

    def save(self) -> None:
        """Hand in the date, or let the field say that it cannot be read."""
        if self.due.settle():
            self.chosen.emit(self.due.date.value())
            self.accept()
        else:
            self.due.date.setFocus()
