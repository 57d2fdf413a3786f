"""Fields for what a moment's own settings can hold: text, a yes, a number, one of some words, and lines of text.

Each has `changed`, with the typing its value comes from, and `value` and `put` in the shape that `core.check.build` reads.
"""

from abc import abstractmethod
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QWheelEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QSizePolicy, QVBoxLayout, QWidget

from naravard_desktop.core.ids import new_id
from naravard_desktop.core.language import _
from naravard_desktop.core.text import one_line
from naravard_desktop.parts.stepper import Stepper
from naravard_desktop.parts.typed_field import TypedField
from naravard_desktop.widgets.theme import current, set_kind, theme

_RETURNS = {Qt.Key.Key_Return, Qt.Key.Key_Enter}


class OptionField(QWidget):
    """A control under its label, with a line that says why its value is not saved, when it is not."""

    changed = Signal(str)

    def __init__(self, label: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.label = QLabel(label, self)
        self.label.setWordWrap(True)
        set_kind(self.label, "strong")
        self.label.setVisible(bool(label))
        self._column.addWidget(self.label)
        self.wrong = QLabel(self)
        self.wrong.setWordWrap(True)
        self.wrong.setTextFormat(Qt.TextFormat.PlainText)
        set_kind(self.wrong, "warn")
        self.wrong.hide()
        self._column.addWidget(self.wrong)
        theme().changed.connect(self._space)
        self._space()

    def add(self, widget: QWidget, *, left: bool = False) -> None:
        """Put a control above the line that says what is wrong."""
        place = Qt.AlignmentFlag.AlignLeft if left else Qt.AlignmentFlag(0)
        self._column.insertWidget(self._column.count() - 1, widget, 0, place)

    @abstractmethod
    def value(self) -> Any:
        """Return what stands in the field."""

    @abstractmethod
    def put(self, value: Any, *, other: bool) -> None:
        """Show a value. What is being typed is left alone, unless it is of another moment."""

    def settle(self) -> None:
        """Have what is being typed told of now."""

    @abstractmethod
    def stops(self) -> list[QWidget]:
        """Return what Tab comes to, in order."""

    def _space(self) -> None:
        self._column.setSpacing(current().px(5))


class TextField(OptionField):
    """A text."""

    def __init__(self, label: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(label, parent)
        self.field = TypedField(label, hint, most_lines=4, splits="never", accepts_empty=True)
        self.field.settled.connect(self._tell)
        self.label.setBuddy(self.field)
        self.add(self.field)

    def value(self) -> str:
        """Return the text."""
        return self.field.text()

    def put(self, value: Any, *, other: bool) -> None:
        """Show a text."""
        _put(self.field, str(value), str(value) != self.value(), other=other)

    def settle(self) -> None:
        """Have what is being typed told of now."""
        self.field.settle()

    def stops(self) -> list[QWidget]:
        """Return the field."""
        return [self.field]

    def _tell(self) -> None:
        self.changed.emit(self.field.typing)


class LinesField(OptionField):
    """Texts, one on each line; Enter begins the next."""

    def __init__(self, label: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(label, parent)
        self.field = _LinesEditor(label, hint, most_lines=12, splits="never", accepts_empty=True)
        self.field.settled.connect(self._tell)
        self.label.setBuddy(self.field)
        self.add(self.field)

    def value(self) -> list[str]:
        """Return the lines in which something stands."""
        return [text for line in self.field.text().split("\n") if (text := one_line(line))]

    def put(self, value: Any, *, other: bool) -> None:
        """Show lines; an empty one that is being written stays."""
        lines = [one_line(str(line)) for line in value]
        _put(self.field, "\n".join(lines), lines != self.value(), other=other)

    def settle(self) -> None:
        """Have what is being typed told of now."""
        self.field.settle()

    def stops(self) -> list[QWidget]:
        """Return the field."""
        return [self.field]

    def _tell(self) -> None:
        self.changed.emit(self.field.typing)


class _LinesEditor(TypedField):
    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's
        """Enter makes a line here: each is a thing of its own."""
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.NoModifier
        if event.key() in _RETURNS and plain:
            self.textCursor().insertBlock()
            self.ensureCursorVisible()
        else:
            super().keyPressEvent(event)


class YesField(OptionField):
    """A yes or a no: its label stands beside the box."""

    def __init__(self, label: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__("", parent)
        self.box = QCheckBox(label)
        self.box.setToolTip(hint)
        self.box.clicked.connect(self._tell)
        self.add(self.box, left=True)

    def value(self) -> bool:
        """Return whether it is ticked."""
        return self.box.isChecked()

    def put(self, value: Any, *, other: bool) -> None:
        """Tick it or not."""
        del other
        self.box.setChecked(bool(value))

    def stops(self) -> list[QWidget]:
        """Return the box."""
        return [self.box]

    def _tell(self) -> None:
        self.changed.emit(new_id())


class NumberField(OptionField):
    """A whole number."""

    def __init__(self, label: str, hint: str, parent: QWidget | None = None) -> None:
        super().__init__(label, parent)
        self.stepper = Stepper(label)
        self.stepper.field.setToolTip(hint)
        self.label.setBuddy(self.stepper.field)
        self.stepper.changed.connect(self._tell)
        self.add(self.stepper, left=True)

    def value(self) -> int:
        """Return the number."""
        return self.stepper.value()

    def put(self, value: Any, *, other: bool) -> None:
        """Show a number."""
        del other
        if int(value) != self.value():
            self.stepper.put(int(value))

    def stops(self) -> list[QWidget]:
        """Return the spin box; its two buttons are for the mouse."""
        return [self.stepper.field]

    def _tell(self) -> None:
        self.changed.emit(self.stepper.typing)


class ChoiceField(OptionField):
    """One of some words; `words` are what the values are called."""

    def __init__(
        self, label: str, hint: str, values: tuple[str, ...], words: Mapping[str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(label, parent)
        self.box = _Choice()
        self.box.setAccessibleName(label)
        self.box.setToolTip(hint)
        self.box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.box.setMinimumContentsLength(12)
        self.box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        for value in values:
            self.box.addItem(_(words.get(value, value)), value)
        self.label.setBuddy(self.box)
        self.box.activated.connect(self._tell)
        self.add(self.box)

    def value(self) -> str:
        """Return the value chosen."""
        return str(self.box.currentData())

    def put(self, value: Any, *, other: bool) -> None:
        """Choose a value."""
        del other
        self.box.setCurrentIndex(max(0, self.box.findData(value)))

    def stops(self) -> list[QWidget]:
        """Return the list."""
        return [self.box]

    def _tell(self) -> None:
        self.changed.emit(new_id())


class _Choice(QComboBox):
    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's
        """Scroll the form: what one scrolls past must not be changed."""
        event.ignore()


def _put(field: TypedField, text: str, differs: bool, *, other: bool) -> None:  # noqa: FBT001 - told by the caller
    if differs and (other or not field.hasFocus() or not field.document().isModified()):
        field.put(text)
