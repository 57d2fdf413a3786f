"""A field for the group's words: one line that grows, saved while typing, undone first in the field."""

from typing import Literal

from PySide6.QtCore import QMimeData, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QHideEvent,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShowEvent,
    QTextCursor,
)
from PySide6.QtWidgets import QPlainTextEdit, QSizePolicy, QWidget

from naravard_desktop.core.text import clean, lines
from naravard_desktop.widgets.theme import current, theme

SETTLE_MS = 700

Splits = Literal["never", "empty", "always"]

_Key = Qt.Key
_CTRL = Qt.KeyboardModifier.ControlModifier
_SHIFT = Qt.KeyboardModifier.ShiftModifier


class LineEditor(QPlainTextEdit):
    """Return accepts, Shift+Return makes a new line, Tab moves on, Escape cancels.

    `accepted` carries the stripped text and never an empty one, unless `accepts_empty`; clearing is the caller's.
    `settled` carries the text as it stands 700 ms after the last key, at Return, when the focus leaves and when the
    field is hidden; only text the user changed since last told, never what `put` set. Several pasted lines become
    `lines_pasted` instead of text: when the field is empty (`splits`), always or never.
    """

    accepted = Signal(str)
    cancelled = Signal()
    lines_pasted = Signal(list)
    settled = Signal(str)
    undo_requested = Signal()
    redo_requested = Signal()

    def __init__(
        self,
        name: str,
        placeholder: str = "",
        *,
        most_lines: int = 6,
        splits: Splits = "empty",
        accepts_empty: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.splits: Splits = splits
        self._accepts_empty = accepts_empty
        self._most_lines = most_lines
        self._told = ""
        self.setAccessibleName(name)
        self.setPlaceholderText(placeholder)
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._timer = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._timer.timeout.connect(self.settle)
        self.textChanged.connect(self._timer.start)
        self.document().documentLayout().documentSizeChanged.connect(self._fit)
        theme().changed.connect(self._fit)

    def text(self) -> str:
        """Return the text as it may be stored."""
        return clean(self.toPlainText())

    def put(self, text: str) -> None:
        """Replace the text from outside: forgets the field's own undo, and is not told of as a change."""
        self.setPlainText(clean(text))
        self.moveCursor(QTextCursor.MoveOperation.End)
        self._told = self.text()
        self._timer.stop()

    def settle(self) -> None:
        """Tell of the text now if it changed."""
        self._timer.stop()
        text = self.text()
        if text != self._told:
            self._told = text
            self.settled.emit(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys that mean something here before the field does."""
        key, modifiers = event.key(), event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if key in (_Key.Key_Return, _Key.Key_Enter) and modifiers in (Qt.KeyboardModifier.NoModifier, _SHIFT):
            self._return(event, new_line=modifiers == _SHIFT)
        elif key == _Key.Key_Escape:
            self.cancelled.emit()
        elif event.matches(QKeySequence.StandardKey.Redo) or (key == _Key.Key_Y and modifiers == _CTRL):
            self._redo()
        elif event.matches(QKeySequence.StandardKey.Undo):
            self._undo()
        elif key in (_Key.Key_Return, _Key.Key_Enter):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Return whether there is text to take."""
        return source.hasText()

    def insertFromMimeData(self, source: QMimeData) -> None:
        """Take pasted or dropped text, cleaned, in one change; or tell of its lines."""
        text = clean(source.text())
        if self.splits == "always" or (self.splits == "empty" and not self.toPlainText().strip()):
            found = lines(text)
            if len(found) > 1:
                self.lines_pasted.emit(found)
                return
        self.textCursor().insertText(text)
        self.ensureCursorVisible()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Leaving the field settles its text."""
        super().focusOutEvent(event)
        self.settle()

    def hideEvent(self, event: QHideEvent) -> None:
        """Being hidden or closed settles the text."""
        self.settle()
        super().hideEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Fit the height when the style is known."""
        super().showEvent(event)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the height to lines that break elsewhere."""
        super().resizeEvent(event)
        self._fit()

    def sizeHint(self) -> QSize:
        """Return the height for the lines there are."""
        return QSize(current().px(200), self._height())

    def minimumSizeHint(self) -> QSize:
        """Return the same height: a field is never less than its line."""
        return QSize(current().px(80), self._height())

    def _return(self, event: QKeyEvent, *, new_line: bool) -> None:
        if new_line:
            self.textCursor().insertBlock()
            self.ensureCursorVisible()
        elif not event.isAutoRepeat():
            self.settle()
            text = self.text().strip()
            if text or self._accepts_empty:
                self.accepted.emit(text)

    def _undo(self) -> None:
        if self.document().isUndoAvailable():
            self.undo()
        else:
            self.undo_requested.emit()

    def _redo(self) -> None:
        if self.document().isRedoAvailable():
            self.redo()
        else:
            self.redo_requested.emit()

    def _height(self) -> int:
        wanted = min(max(1, self._shown_lines()), self._most_lines)
        margin = round(2 * self.document().documentMargin())
        chrome = self.height() - self.viewport().height()
        return wanted * self.fontMetrics().lineSpacing() + margin + max(0, chrome)

    def _shown_lines(self) -> int:
        # A plain text document measures its height in lines.
        return round(self.document().size().height())

    def _fit(self) -> None:
        many = self._shown_lines() > self._most_lines
        policy = Qt.ScrollBarPolicy.ScrollBarAsNeeded if many else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        if policy != self.verticalScrollBarPolicy():
            self.setVerticalScrollBarPolicy(policy)
        height = self._height()
        if height != self.height() or height != self.minimumHeight():
            self.setFixedHeight(height)
            self.updateGeometry()
