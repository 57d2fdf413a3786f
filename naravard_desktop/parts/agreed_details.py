"""The fields of chosen decisions, actions or goals: one or several, for a change goes to all of them."""

from collections.abc import Hashable, Iterable, Sequence
from typing import TypeVar

from PySide6.QtCore import QEvent, QObject, QSize, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from naravard_desktop.core.language import _
from naravard_desktop.widgets import tokens
from naravard_desktop.widgets.theme import current, set_kind, theme

T = TypeVar("T", bound=Hashable)
Unsaved = dict[tuple[tuple[str, ...], str], object]
_WIDE, _HIGH = 320, 240


class AgreedDetails(QScrollArea):
    """A kind adds its fields. What could not be saved is kept by rows and field, shown with its rows and handed out to be
    tried again."""

    changed = Signal(list, str, object)
    """Ids, the field's name, and its new value."""
    rebuilt = Signal()
    """There are other fields now: their order for Tab is to be set again."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.ids: list[str] = []
        self.same = self._leaving = False
        self._unsaved: Unsaved = {}
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Uppgifter om det valda"))
        self._inside = QWidget(self)
        self.heading, self.waiting = QLabel(self._inside), QLabel(self._inside)
        self.heading.setWordWrap(True)
        self.heading.setTextFormat(Qt.TextFormat.PlainText)
        set_kind(self.heading, "strong")
        self.waiting.setWordWrap(True)
        self.waiting.setText(_("Inte sparat än. Det sparas när det går."))
        set_kind(self.waiting, "warn")
        self.waiting.hide()
        self._form = QVBoxLayout(self._inside)
        self._form.addWidget(self.heading)
        self._form.addWidget(self.waiting)
        self._form.addStretch(1)
        self.setWidget(self._inside)
        self._inside.installEventFilter(self)
        self._beside = True
        theme().changed.connect(self._scale)
        self._scale()
        self.hide()

    def add(self, words: str, widget: QWidget, buddy: QWidget | None = None) -> None:
        """Add a field under its name; without one it has none."""
        if words:
            label = QLabel(words, self._inside)
            set_kind(label, "small")
            label.setBuddy(buddy or widget)
            self._form.insertWidget(self._form.count() - 1, label)
        self._form.insertWidget(self._form.count() - 1, widget)
        for combo in (widget, *widget.findChildren(QComboBox)):
            if isinstance(combo, QComboBox):
                self.guard(combo)

    def label_of(self, buddy: QWidget) -> QLabel:
        """Return the name that stands over a field."""
        return next(label for label in self._inside.findChildren(QLabel) if label.buddy() is buddy)

    def guard(self, combo: QComboBox) -> None:
        """Let the wheel scroll past a choice that one does not work in, instead of changing it."""
        combo.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        combo.installEventFilter(self)

    def begin(self, ids: Sequence[str]) -> bool:
        """Turn to these rows; False if there are none. What is typed for others is told of first."""
        if self._leaving:
            return False  # what is typed is being saved: whoever asked for other rows goes on when it is
        self.same = list(ids) == self.ids
        if not self.same:
            self._leaving = True
            self.settle()
            self._leaving = False
            self.verticalScrollBar().setValue(0)
        self.ids = list(ids)
        self.setVisible(bool(ids))
        self._tell_waiting()
        return bool(ids)

    def settle(self) -> None:
        """Tell of what is typed and not told yet."""

    def widgets(self) -> list[QWidget]:
        """Return what takes focus, in order."""
        return []

    def first(self) -> QWidget | None:
        """Return the field to begin with, if any is shown."""
        return next((field for field in self.widgets() if field.isVisible()), None)

    def put(self, name: str, value: object) -> None:
        """Tell of a field's new value."""
        if self.ids:
            self.changed.emit(list(self.ids), name, value)

    def keep(self, ids: Sequence[str], name: str, value: object) -> None:
        """Keep a value that could not be saved."""
        self._unsaved[(tuple(ids), name)] = value
        self._tell_waiting()

    def kept(self, name: str) -> object | None:
        """Return what could not be saved of a field of the rows shown."""
        return self._unsaved.get((tuple(self.ids), name))

    def take_unsaved(self) -> Unsaved:
        """Hand out what could not be saved, to try again."""
        found, self._unsaved = self._unsaved, {}
        self._tell_waiting()
        return found

    def lie(self, *, beside: bool) -> None:
        """Lie beside the table and scroll, or below it in full height."""
        self._beside = beside
        self._scale()

    def sizeHint(self) -> QSize:
        """Ask for the width of a column; beside the table for no more height than leaves the rest in sight."""
        height = self._inside.sizeHint().height()
        return QSize(current().px(_WIDE), min(height, current().px(_HIGH)) if self._beside else height)

    def minimumSizeHint(self) -> QSize:
        """Below the table everything is in sight; beside it the rest can be scrolled to."""
        look = current()
        height = look.px(160) if self._beside else self._needed()
        return QSize(look.px(200), height)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the fields' height, and keep the wheel from choices."""
        if event.type() == QEvent.Type.LayoutRequest and watched is self._inside and not self._beside:
            self._fit()
        if event.type() == QEvent.Type.Wheel and isinstance(watched, QComboBox) and not watched.hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)

    def _needed(self) -> int:
        width = max(self.viewport().width(), current().px(200))
        form = self._form
        return max(form.totalHeightForWidth(width) if form.hasHeightForWidth() else 0, form.sizeHint().height())

    def _fit(self) -> None:
        self.setMinimumHeight(self._needed() if not self._beside else current().px(160))

    def _tell_waiting(self) -> None:
        self.waiting.setVisible(any(ids == tuple(self.ids) for ids, _name in self._unsaved))

    def _scale(self) -> None:
        look = current()
        edge = look.px(tokens.UNIT)
        self._form.setContentsMargins(edge, look.px(4), edge, edge)
        self._form.setSpacing(look.px(6))
        if self._beside:
            self.setFixedWidth(look.px(_WIDE))
        else:
            self.setMinimumWidth(0)
            self.setMaximumWidth(16_777_215)
        self._fit()


def shared(values: Iterable[T]) -> tuple[T | None, bool]:
    """Return the value that all have, None if they differ, and whether they do."""
    found = set(values)
    return (found.pop(), False) if len(found) == 1 else (None, len(found) > 1)
