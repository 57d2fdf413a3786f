"""A field of something that is there already: it is saved while one types in it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent

from naravard_desktop.core.ids import new_id
from naravard_desktop.widgets.editor import LineEditor


class TypedField(LineEditor):
    """Knows which typing its text comes from: one for each stay in the field.

    The field's own undo reaches no further back than that: what was typed before is undone in the workshop.
    """

    left = Signal()
    """The focus has gone elsewhere; the text is told of by then."""
    typing = ""
    """What edits of this field's text carry, so that they are undone in one step."""

    def put(self, text: str) -> None:
        """Replace the text from outside: what is typed after is a step of its own."""
        super().put(text)
        self.typing = new_id()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Begin a step."""
        if event.reason() != Qt.FocusReason.PopupFocusReason:  # its own menu is no leaving
            self.typing = new_id()
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """End the step, when the text is told of."""
        super().focusOutEvent(event)
        if event.reason() != Qt.FocusReason.PopupFocusReason:
            self.document().clearUndoRedoStacks()
            self.document().setModified(False)
            self.left.emit()
