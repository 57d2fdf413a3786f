"""From note to action and back: what a row came from, and what it has become."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from naravard_desktop.core.language import _
from naravard_desktop.core.text import excerpt
from naravard_desktop.live.session import Session
from naravard_desktop.parts.trace_tree import TraceTree
from naravard_desktop.parts.trace_words import place_words, text_words, what_words
from naravard_desktop.process.trace import Trace, trace
from naravard_desktop.widgets import tokens
from naravard_desktop.widgets.theme import current, set_kind

KEY = "Ctrl+Shift+S"
"""Shows the trace of what is chosen, everywhere."""
_LONGEST = 300


class TraceDialog(QDialog):
    """Shown with `open()`. Going somewhere closes it."""

    jump_asked = Signal(str, str)
    """The table and the id of a row to go to."""

    def __init__(self, shown: Trace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Spår"))
        self.what, self.text, self.place = QLabel(self), QLabel(self), QLabel(self)
        self.what.setText(what_words(shown.row))
        self.text.setText(excerpt(text_words(shown.row), _LONGEST))
        self.place.setText(" · ".join(place_words(shown.row.place)))
        for label, kind in ((self.what, "small"), (self.text, "heading"), (self.place, "secondary")):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            set_kind(label, kind)
        self.tree = TraceTree(self)
        self.tree.setAccessibleDescription(f"{self.what.text()}: {self.text.text()}")
        self.go, self.leave = QPushButton(_("Gå dit"), self), QPushButton(_("Stäng"), self)
        self.go.setToolTip(_("Gå till det som är valt (Enter)"))
        set_kind(self.go, "primary")
        for button in (self.go, self.leave):
            button.setAutoDefault(False)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.leave)
        buttons.addWidget(self.go)
        layout = QVBoxLayout(self)
        for widget in (self.what, self.text, self.place):
            layout.addWidget(widget)
        layout.addWidget(self.tree, 1)
        layout.addLayout(buttons)
        look = current()
        edge = look.px(2 * tokens.UNIT)
        layout.setContentsMargins(edge, edge, edge, edge)
        layout.setSpacing(look.px(tokens.UNIT))
        room = parent.window().size() if parent else self.maximumSize()
        self.resize(min(look.px(660), room.width()), min(look.px(600), room.height()))
        self.tree.chosen.connect(self._tell)
        self.tree.entered.connect(self._jump)
        self.go.clicked.connect(self._go)
        self.leave.clicked.connect(self.reject)
        self.tree.show_trace(shown)
        self._tell()
        self.tree.setFocus()

    def _tell(self) -> None:
        self.go.setEnabled(self.tree.branch() is not None)

    def _go(self) -> None:
        if found := self.tree.branch():
            self._jump(*found)

    def _jump(self, table: str, row_id: str) -> None:
        self.jump_asked.emit(table, row_id)
        self.accept()


def show_trace(session: Session, row_id: str, parent: QWidget) -> TraceDialog | None:
    """Show the trace of a row; None if it is gone."""
    found = trace(session.library, row_id)
    if found is None:
        return None
    dialog = TraceDialog(found, parent)
    dialog.open()
    return dialog
