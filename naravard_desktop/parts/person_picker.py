"""Choosing who answers for something, or adding somebody by typing a new name."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon, QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QWidget

from naravard_desktop.core.language import _
from naravard_desktop.core.text import one_line
from naravard_desktop.parts.card_delegate import MARKS
from naravard_desktop.process.people import Organisation, Person
from naravard_desktop.widgets import shapes

_ID = Qt.ItemDataRole.UserRole
_KIND = Qt.ItemDataRole.UserRole + 1
_NAME = Qt.ItemDataRole.UserRole + 2


class PersonPicker(QComboBox):
    """An editable list of persons and organisations. A name that is none of them stands last as "Lägg till …"."""

    picked = Signal(str)
    """A person's id; "" for nobody."""
    organisation_picked = Signal(str)
    named = Signal(str)
    """A new name."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._new = -1
        self.setEditable(True)
        self.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.setAccessibleName(name)
        self.setMinimumContentsLength(16)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        line = self.lineEdit()
        if line is not None:
            line.setMaxLength(1_000_000)  # Qt's own limit cuts without a word
            line.setAccessibleName(name)
            line.setPlaceholderText(_("Namn"))
            line.textEdited.connect(self._offer)
            line.returnPressed.connect(self._enter)
        completer = QCompleter(self.model(), self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompleter(completer)
        self.activated.connect(self._take)

    def show_people(self, persons: Mapping[str, Person], organisations: Sequence[Organisation]) -> None:
        """Offer these; who was chosen stays chosen."""
        before = (self.currentData(_KIND), self.currentData(_ID))
        typed = self.currentText()
        names = {one.id: one.name for one in organisations}
        marks = {one.id: MARKS[one.type] for one in organisations}
        self.clear()
        self._new = -1
        self._add(_("Ingen"), "person", "")
        for person in persons.values():
            place = names.get(person.organisation_id or "", "")
            words = ", ".join(word for word in (person.name, person.title, place) if word)
            self._add(words, "person", person.id, marks.get(person.organisation_id or ""), person.name)
        for one in organisations:
            self._add(one.name, "organisation", one.id, marks[one.id])
        found = self._place(*before)
        self.setCurrentIndex(found)
        if found < 0:
            self.setEditText(typed)

    def choose(self, person_id: str = "", organisation_id: str = "") -> None:
        """Show who is chosen now, without telling."""
        kind, row_id = ("organisation", organisation_id) if organisation_id and not person_id else ("person", person_id)
        self.setCurrentIndex(self._place(kind, row_id))
        line = self.lineEdit()
        if line is not None:
            line.setCursorPosition(0)  # of a long name the beginning is seen

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scrolling past is no choosing."""
        event.ignore()

    def _add(self, words: str, kind: str, row_id: str, mark: shapes.Shape | None = None, name: str = "") -> None:
        icon = QIcon(shapes.pixmap(mark, self.devicePixelRatioF())) if mark else QIcon()
        self.addItem(icon, words, row_id)
        self.setItemData(self.count() - 1, kind, _KIND)
        self.setItemData(self.count() - 1, name or words, _NAME)

    def _place(self, kind: object, row_id: object) -> int:
        places = range(self.count())
        return next((at for at in places if self.itemData(at, _KIND) == kind and self.itemData(at, _ID) == row_id), -1)

    def _called(self, name: str) -> int:
        """Return who has this name, in full or as it stands in the list; -1 for nobody or for more than one."""
        wanted = one_line(name).casefold()
        exact = [at for at in range(self.count()) if self.itemText(at).casefold() == wanted and at != self._new]
        same = [at for at in range(self.count()) if str(self.itemData(at, _NAME)).casefold() == wanted]
        found = exact or [at for at in same if at != self._new]
        return found[0] if len(found) == 1 else -1

    def _offer(self, text: str) -> None:
        """Keep the last row saying what Enter would add."""
        name = one_line(text)
        line = self.lineEdit()
        cursor = line.cursorPosition() if line is not None else 0
        wanted = bool(name) and self._called(name) < 0
        if wanted and self._new < 0:
            self.addItem("")
            self._new = self.count() - 1
        if wanted:
            self.setItemText(self._new, _("Lägg till {name}").format(name=name))
            self.setItemData(self._new, "new", _KIND)
            self.setItemData(self._new, name, _NAME)
        elif self._new >= 0:
            self.removeItem(self._new)
            self._new = -1
        if line is not None and line.text() != text:
            line.setText(text)
            line.setCursorPosition(cursor)

    def _enter(self) -> None:
        text = one_line(self.currentText())
        found = self._called(text) if text else 0
        if found >= 0:
            self.setCurrentIndex(found)
            self._take(found)
        elif self._new >= 0 and text in {self.itemText(self._new), self.itemData(self._new, _NAME)}:
            self._take(self._new)
        elif text:
            self.named.emit(text)

    def _take(self, at: int) -> None:
        kind, row_id = self.itemData(at, _KIND), self.itemData(at, _ID)
        if kind == "person":
            self.picked.emit(str(row_id))
        elif kind == "organisation":
            self.organisation_picked.emit(str(row_id))
        elif kind == "new":
            self.named.emit(str(self.itemData(at, _NAME)))
