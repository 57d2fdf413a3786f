"""The fields of one chosen row beside the table: its columns that are out of sight, and those that only this row has."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QVBoxLayout, QWidget

from naravard_desktop.core.ids import new_id
from naravard_desktop.core.kind import Column
from naravard_desktop.core.text import excerpt
from naravard_desktop.parts.agreed_details import AgreedDetails
from naravard_desktop.parts.typed_field import TypedField
from naravard_desktop.steps.inventory import fields
from naravard_desktop.steps.inventory.fields import ChoiceField, Field, Offers
from naravard_desktop.widgets.date_field import DateField
from naravard_desktop.widgets.theme import current, set_kind, theme


class InventoryDetails(AgreedDetails):
    """`changed` tells of a column by its name."""

    undo_requested = Signal()
    redo_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields: dict[str, Field] = {}
        self._columns: tuple[Column, ...] = ()
        self._offers = Offers()
        self._told: dict[str, str] = {}
        self._box = QWidget(self)
        self._column = QVBoxLayout(self._box)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.add("", self._box)
        self.note = QLabel(self)
        self.note.setWordWrap(True)
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        set_kind(self.note, "secondary")
        self.add("", self.note)
        theme().changed.connect(self._space)

    def show_row(
        self, row_id: str, text: str, columns: Sequence[Column], values: Mapping[str, str], offers: Offers, note: str
    ) -> None:
        """Show what a row says in these columns; "" for no row. A field that is being typed in is left alone."""
        shown = bool(row_id) and bool(columns or note)
        if not self.begin([row_id] if shown else []):
            return
        self.heading.setText(excerpt(text, 200))
        self.note.setText(note)
        self.note.setVisible(bool(note))
        if (tuple(columns), offers) != (self._columns, self._offers):
            self._build(columns, offers)
        for name, field in self.fields.items():
            kept = self.kept(name)
            stored = values.get(name, "")
            if kept is None and self.same and fields.read(field) != self._told.get(name):
                continue  # it is being typed in
            wanted = stored if kept is None else str(kept)
            if not self.same or wanted != fields.read(field):
                fields.put(field, wanted)
            self._told[name] = fields.read(field)

    def settle(self) -> None:
        """Tell of what is typed and not told yet."""
        for name in list(self.fields):
            self._tell(name)

    def widgets(self) -> list[QWidget]:
        """Return what takes focus, in order."""
        found: list[QWidget] = []
        for field in self.fields.values():
            found += [field, field.line, field.calendar_button] if isinstance(field, DateField) else [field]
        return found

    def typing(self, name: str) -> str:
        """Return the name of the stay in a field: what is typed in it is undone in one step."""
        field = self.fields.get(name)
        return field.typing if isinstance(field, TypedField) else new_id()

    def _build(self, columns: Sequence[Column], offers: Offers) -> None:
        self._columns, self._offers = tuple(columns), offers
        while item := self._column.takeAt(0):
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        self.fields, self._told = {}, {}
        for column in columns:
            words = column.name[:1].upper() + column.name[1:]
            field = fields.make_field(column, offers, self._box, name=words)
            label = QLabel(words.replace("&", "&&"), self._box)  # or it would be a key to the field
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
            set_kind(label, "small")
            label.setBuddy(field.line if isinstance(field, DateField) else field)
            self._column.addWidget(label)
            self._column.addWidget(field)
            self.fields[column.name] = field
            self._connect(column.name, field)
        self._space()
        self.rebuilt.emit()

    def _connect(self, name: str, field: Field) -> None:
        tell: Callable[..., None] = partial(self._tell, name)
        if isinstance(field, ChoiceField):
            field.activated.connect(tell)
        elif isinstance(field, DateField):
            field.picked.connect(tell)
            field.line.editingFinished.connect(tell)
        elif isinstance(field, QLineEdit):
            field.editingFinished.connect(tell)
        else:
            field.settled.connect(tell)
            field.undo_requested.connect(self.undo_requested)
            field.redo_requested.connect(self.redo_requested)

    def _tell(self, name: str, *_what: object) -> None:
        text = fields.read(self.fields[name])
        if text != self._told.get(name, ""):
            self._told[name] = text
            self.put(name, text)

    def _space(self) -> None:
        self._column.setSpacing(current().px(6))
