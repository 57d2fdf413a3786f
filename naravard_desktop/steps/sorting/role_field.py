"""One place to fill with a name: owner, coordinator, medical support or leader."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from naravard_desktop.core.language import _
from naravard_desktop.core.text import one_line
from naravard_desktop.parts.person_picker import PersonPicker
from naravard_desktop.parts.rows import UNSAVED
from naravard_desktop.process.people import Person
from naravard_desktop.steps.sorting.column import breakable
from naravard_desktop.widgets.theme import current, set_kind, theme

_REASON = Qt.FocusReason
_AWAY = {_REASON.ActiveWindowFocusReason, _REASON.PopupFocusReason, _REASON.MenuBarFocusReason}
"""Whoever looks something up in another window comes back to half a name, and goes on."""


class RoleField(QWidget):
    """A picker under its words, with "saknas" where nobody is named. A typed name is told at Return and when Tab or mouse
    leaves the field. The list of all is filled in first when somebody comes to choose from it."""

    picked = Signal(str)
    """A person's id; "" for nobody."""
    named = Signal(str)
    """A new name."""
    entered = Signal()
    """The field got the focus."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.role, self.state = QLabel(self), QLabel(self)
        self.role.setTextFormat(Qt.TextFormat.PlainText)
        self.role.setWordWrap(True)
        self.about = QLabel(self)
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        self.about.setWordWrap(True)
        set_kind(self.role, "secondary")
        set_kind(self.state, "warn")
        set_kind(self.about, "small")
        self.picker = PersonPicker("", self)
        self.picker.setSizeAdjustPolicy(PersonPicker.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.picker.setMinimumContentsLength(8)
        self._people: Mapping[str, Person] = {}
        self._person_id = ""
        self._filled = True
        self._typed = False
        self._again: Callable[[], None] | None = None
        self._head = QHBoxLayout()
        self._head.addWidget(self.role, 1)
        self._head.addWidget(self.state, 0, Qt.AlignmentFlag.AlignBottom)
        layout = QVBoxLayout(self)
        layout.addLayout(self._head)
        layout.addWidget(self.picker)
        layout.addWidget(self.about)
        self.picker.picked.connect(self._take)
        self.picker.named.connect(self._name)
        self.picker.installEventFilter(self)
        line = self.picker.lineEdit()
        if line is not None:
            line.setMaxLength(1_000_000)  # Qt cuts at 32,767 without a word
            line.textEdited.connect(self._typing)
        theme().changed.connect(self._scale)
        self._scale()

    def show_role(self, role: str, place: str) -> None:
        """Show which role it is; `place` is what it is in, for a screen reader."""
        self.role.setText(breakable(role))
        name = f"{place}: {role}"
        if name != self.picker.accessibleName():
            self.picker.setAccessibleName(name)
            line = self.picker.lineEdit()
            if line is not None:
                line.setAccessibleName(name)

    def show_person(self, person_id: str | None, people: Mapping[str, Person]) -> None:
        """Show who is named now; what is being typed is left alone."""
        same = people is self._people and (person_id or "") == self._person_id
        self._people, self._person_id = people, person_id or ""
        if not (same or self._typed or self._again):
            self._fill(all_of_them=self.picker.hasFocus())

    def keep(self, text: str, again: Callable[[], None]) -> None:
        """Keep a name that could not be saved; `again` tries to save it."""
        self._again, self._typed = again, False
        self.picker.setEditText(text)
        self._tell()

    def retry(self) -> None:
        """Save what had to wait."""
        again, self._again = self._again, None
        if again is not None:
            again()

    def saved(self) -> None:
        """What was chosen or typed is saved."""
        self._fill(all_of_them=self.picker.hasFocus())

    def settle(self) -> None:
        """Tell of a name that is typed and not told of yet."""
        line = self.picker.lineEdit()
        if self._typed and line is not None:
            line.returnPressed.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's
        """Fill the list when the field is come to, tell what was typed when it is left, and let the wheel scroll the view:
        a name must not change because somebody scrolls past it."""
        if event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        if isinstance(event, QFocusEvent):
            if event.gotFocus():
                self._come()
            elif event.reason() not in _AWAY:
                self.settle()
        return super().eventFilter(watched, event)

    def _come(self) -> None:
        if not self._filled and not self._typed and not self._again:
            self._fill(all_of_them=True)
        self.entered.emit()

    def _fill(self, *, all_of_them: bool) -> None:
        person = self._people.get(self._person_id)
        some = {person.id: person} if person is not None else {}
        with QSignalBlocker(self.picker):
            self.picker.show_people(self._people if all_of_them else some, ())
            if person is not None:
                self.picker.choose(person.id)
                self.picker.setEditText(person.name)  # what more the list says stands below
            else:
                self.picker.setCurrentIndex(-1)
                self.picker.setEditText("")
        line = self.picker.lineEdit()
        if line is not None:
            line.setCursorPosition(0)
        self._filled = all_of_them
        self._tell()

    def _tell(self) -> None:
        text = _(UNSAVED) if self._again else _("saknas") if self._person_id not in self._people else ""
        self.state.setText(text)
        self.state.setVisible(bool(text))
        person = None if self._again else self._people.get(self._person_id)
        self.about.setText(breakable(person.title) if person else "")
        self.about.setVisible(bool(self.about.text()))
        self.picker.setAccessibleDescription(text or (person.title if person else ""))

    def _typing(self) -> None:
        self._typed, self._again = True, None

    def _take(self, person_id: str) -> None:
        self._typed, self._again = False, None
        if person_id != self._person_id:
            self.picked.emit(person_id)
        else:
            self._fill(all_of_them=True)

    def _name(self, name: str) -> None:
        person = self._people.get(self._person_id)
        if person is not None and not self._typed and name == person.name:
            return  # Return in a field that nobody has typed in; another may have the same name
        self._typed, self._again = False, None
        self.named.emit(one_line(name))

    def _scale(self) -> None:
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(0, 0, 0, 0)
            layout.setSpacing(current().px(2))
