"""A number that is counted up and down: buttons for the mouse, +, − and digits for the keys."""

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QWheelEvent
from PySide6.QtWidgets import QAbstractSpinBox, QHBoxLayout, QSpinBox, QToolButton, QWidget

from naravard_desktop.core.ids import new_id
from naravard_desktop.core.language import _
from naravard_desktop.widgets.icons import put_icon
from naravard_desktop.widgets.theme import current, theme

MOST = 9_999
_TOGETHER_MS = 2_000
"""Digits that follow each other within this time are one number."""
_UP = {Qt.Key.Key_Plus}
_DOWN = {Qt.Key.Key_Minus}
_KEYPAD, _SHIFT = Qt.KeyboardModifier.KeypadModifier, Qt.KeyboardModifier.ShiftModifier
_LAID_OUT = {QEvent.Type.Resize, QEvent.Type.Show, QEvent.Type.StyleChange, QEvent.Type.FontChange, QEvent.Type.Polish}


class Stepper(QWidget):
    """A spin box to a screen reader, between a button for less and one for more. `unknown` is what 0 is called, if anything."""

    changed = Signal(int)
    """What the user made it; not told of by `put`."""
    typing = ""
    """What edits of the number just told of carry: digits of one number are undone in one step, each − and + by itself."""

    def __init__(self, name: str, *, most: int = MOST, unknown: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = _Field(self)
        self.field.setRange(0, most)
        self.field.setSpecialValueText(unknown)
        self.less, self.more = self._button("minus"), self._button("plus")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for widget in (self.less, self.field, self.more):
            self._row.addWidget(widget)
        self.setFocusProxy(self.field)
        self.name(name)
        self.less.clicked.connect(self.field.stepDown)
        self.more.clicked.connect(self.field.stepUp)
        self.field.stepped.connect(self._step)
        self.field.valueChanged.connect(self._tell)
        self._enable()
        theme().changed.connect(self._scale)
        self._scale()

    def name(self, name: str) -> None:
        """Say what is counted."""
        self.field.setAccessibleName(name)
        self.less.setAccessibleName(_("{what}: en mindre").format(what=name))
        self.more.setAccessibleName(_("{what}: en till").format(what=name))
        self.less.setToolTip(_("En mindre (−)"))
        self.more.setToolTip(_("En till (+)"))

    def value(self) -> int:
        """Return the number."""
        return self.field.value()

    def put(self, value: int) -> None:
        """Show a number from outside, without telling; one that is shown already leaves what is being typed alone."""
        if value != self.field.value():
            self.field.blockSignals(True)  # noqa: FBT003 - Qt's
            self.field.setValue(value)
            self.field.blockSignals(False)  # noqa: FBT003 - Qt's
            self.field.begin()
        self._enable()

    def _button(self, icon: str) -> QToolButton:
        button = QToolButton(self)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the keys are the field's
        button.setAutoRepeat(True)
        put_icon(button, icon)
        return button

    def _step(self) -> None:
        self.typing = ""

    def _tell(self, value: int) -> None:
        self.typing = self.field.typing
        self._enable()
        self.changed.emit(value)

    def _enable(self) -> None:
        self.less.setEnabled(self.isEnabled() and self.value() > 0)
        self.more.setEnabled(self.isEnabled() and self.value() < self.field.maximum())

    def changeEvent(self, event: QEvent) -> None:
        """Let the buttons be as the whole is."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.EnabledChange:
            self._enable()

    def _scale(self) -> None:
        look = current()
        self._row.setSpacing(look.px(4))
        self.field.setFixedWidth(look.px(84))


class _Field(QSpinBox):
    """`typing` names the number that is being typed; "" while − and + are pressed."""

    stepped = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.typing = ""
        self.setButtonSymbols(QAbstractSpinBox.ButtonSymbols.NoButtons)
        self.setCorrectionMode(QAbstractSpinBox.CorrectionMode.CorrectToNearestValue)

    def begin(self) -> None:
        """Let the next digit begin a number of its own."""
        self.typing = new_id()

    def stepBy(self, steps: int) -> None:
        """Count up or down."""
        self.typing = ""
        self.stepped.emit()
        super().stepBy(steps)
        self.begin()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Let digits replace the number that stands there."""
        super().focusInEvent(event)
        self.begin()
        self.selectAll()

    def event(self, event: QEvent) -> bool:
        """Leave undoing to the workshop: a number is saved as soon as it is typed."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.ShortcutOverride and _undoes(event):
            event.ignore()
            return False
        done = super().event(event)
        if event.type() in _LAID_OUT:
            self._place_line()
        return done

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take − and + as less and more, wherever they are on the keyboard."""
        if event.key() in _UP | _DOWN and not event.modifiers() & ~(_KEYPAD | _SHIFT):
            self.stepBy(1 if event.key() in _UP else -1)
            self.selectAll()
        elif _undoes(event):
            event.ignore()
        else:
            if self.text() == self.specialValueText():
                self.selectAll()  # a digit takes the place of the word for nothing
            super().keyPressEvent(event)

    def _place_line(self) -> None:
        # Without buttons in it, Qt gives a dressed spin box a line one pixel wide.
        edge = current().px(4)
        self.lineEdit().setGeometry(self.rect().adjusted(edge, edge, -edge, -edge))

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Let what it lies in scroll: nobody counts by accident."""
        event.ignore()


class CountKeys(QObject):
    """Makes +, − and digits in a list count for what is chosen there.

    `typing` names the number that the digits just told of belong to, for edits that are undone in one step; "" at − and +.
    """

    stepped = Signal(int)
    """One more (1) or one less (-1)."""
    typed = Signal(int)
    """The number that is typed, so far."""

    def __init__(self, widget: QWidget, most: int = MOST) -> None:
        super().__init__(widget)
        self.typing = ""
        self._most = most
        self._number: int | None = None
        self._timer = QTimer(self, singleShot=True, interval=_TOGETHER_MS)
        self._timer.timeout.connect(self.end)
        widget.installEventFilter(self)

    def end(self) -> None:
        """Let the next digit begin a number: something else is chosen."""
        self._number = None
        self.typing = ""
        self._timer.stop()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys that count."""
        if not isinstance(event, QKeyEvent) or event.type() != QEvent.Type.KeyPress:
            return super().eventFilter(watched, event)
        if event.modifiers() & ~(_KEYPAD | _SHIFT):
            return super().eventFilter(watched, event)
        if event.key() in _UP | _DOWN:
            self.end()
            self.stepped.emit(1 if event.key() in _UP else -1)
            return True
        if event.text().isdecimal() and event.text().isascii():
            self._digit(int(event.text()))
            return True
        if event.key() == Qt.Key.Key_Backspace and self._number is not None:
            self._tell(self._number // 10)
            return True
        if event.key() not in {Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt}:
            self.end()
        return super().eventFilter(watched, event)

    def _digit(self, digit: int) -> None:
        if self._number is None:
            self.typing = new_id()
        number = (self._number or 0) * 10 + digit
        self._tell(number if number <= self._most else digit)

    def _tell(self, number: int) -> None:
        self._number = number
        self._timer.start()
        self.typed.emit(number)


def _undoes(event: QKeyEvent) -> bool:
    ctrl_y = event.key() == Qt.Key.Key_Y and event.modifiers() == Qt.KeyboardModifier.ControlModifier
    return event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo) or ctrl_y
