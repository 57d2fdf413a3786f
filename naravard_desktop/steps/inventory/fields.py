"""The field that a column is filled in with: the same in a cell, beside the table and for several rows at once."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QStringListModel, Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QCompleter, QLineEdit, QWidget

from naravard_desktop.core.kind import Column
from naravard_desktop.core.language import _
from naravard_desktop.core.words import Level, OrganisationType
from naravard_desktop.parts.typed_field import TypedField
from naravard_desktop.process.people import Organisation, Person
from naravard_desktop.steps.inventory.data import NO, YES
from naravard_desktop.widgets.date_field import DateField, read_date
from naravard_desktop.widgets.editor import LineEditor

_LONGEST = 24
"""A field of choices is no wider than so many letters."""


@dataclass(frozen=True, slots=True)
class Offers:
    """The names that are offered where somebody or some organisation is to be named."""

    persons: tuple[str, ...] = ()
    organisations: tuple[str, ...] = ()


def offers(persons: Sequence[Person], organisations: Sequence[Organisation]) -> Offers:
    """Return the process's persons; its organisations and their types."""
    types = tuple(kind.word for kind in OrganisationType)
    return Offers(tuple(one.name for one in persons), (*(one.name for one in organisations), *types))


class NameField(QLineEdit):
    """A line that offers names; any other text is as good."""

    tabbed = Signal(bool)
    """Tab (True) or Shift+Tab was pressed in a cell: the list of names would let them leave the table."""

    def __init__(
        self, name: str, names: Sequence[str], parent: QWidget | None = None, *, in_cell: bool = False
    ) -> None:
        super().__init__(parent)
        self._in_cell = in_cell
        self.setAccessibleName(name)
        self.setMaxLength(1_000_000)  # Qt's own limit cuts without a word
        found = QCompleter(QStringListModel(list(names), self), self)
        found.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        found.setFilterMode(Qt.MatchFlag.MatchContains)
        self.setCompleter(found)

    def focusNextPrevChild(self, on: bool) -> bool:  # noqa: FBT001, N802 - Qt's
        """Tell of Tab in a cell, also while the names are shown."""
        if self._in_cell:
            self.tabbed.emit(on)
            return True
        return super().focusNextPrevChild(on)


class ChoiceField(QComboBox):
    """The words of a column; the first is nothing, and a text that is none of them is one more."""

    def __init__(self, name: str, words: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.addItem(_("Inget svar"), "")
        for shown, stored in words:
            self.addItem(shown, stored)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(min(_LONGEST, max(len(self.itemText(at)) for at in range(self.count()))))

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's
        """Scrolling past is no choosing."""
        event.ignore()


Field = LineEditor | NameField | ChoiceField | DateField


def make_field(
    column: Column, offered: Offers, parent: QWidget | None = None, *, in_cell: bool = False, name: str = ""
) -> Field:
    """Make the field of a column, under its name or another."""
    name = name or column.name
    if column.type in {"choice", "level", "yes_no"}:
        return ChoiceField(name, choices(column), parent)
    if column.type == "date":
        return DateField(name, parent)
    if column.type in {"person", "organisation"}:
        names = offered.persons if column.type == "person" else offered.organisations
        return NameField(name, names, parent, in_cell=in_cell)
    if in_cell:
        return LineEditor(name, most_lines=10, splits="never", accepts_empty=True, parent=parent)
    return TypedField(name, splits="never", accepts_empty=True, parent=parent)


def choices(column: Column) -> list[tuple[str, str]]:
    """Return the words a column offers, as they are shown and as they are kept."""
    if column.type == "level":
        return [(level.word, level.word) for level in Level]
    if column.type == "yes_no":
        return [(_(YES), YES), (_(NO), NO)]
    return [(word, word) for word in column.choices]


def put(field: Field, text: str) -> None:
    """Show a value, without telling."""
    if isinstance(field, ChoiceField):
        if field.findData(text) < 0:
            field.addItem(text, text)
        field.setCurrentIndex(field.findData(text))
    elif isinstance(field, DateField):
        put_date(field, text)
    elif isinstance(field, NameField):
        field.setText(text)
        field.setModified(False)
    else:
        field.put(text)


def put_date(field: DateField, text: str) -> None:
    """Show a date, or a text that is none ("i vår"): it stands in the line and is no change."""
    iso = read_date(text) if text else None
    field.put(iso)
    if text and iso is None:
        field.line.setText(text)


def read(field: Field) -> str:
    """Return what a field says: a date as ISO where it can be read as one, otherwise as it was written."""
    if isinstance(field, ChoiceField):
        return str(field.currentData() or "")
    if isinstance(field, DateField):
        written = field.line.text().strip()
        return read_date(written) or written
    return field.text().strip()
