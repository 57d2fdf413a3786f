"""Filling in one column for several rows at once."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QLabel, QStackedLayout, QVBoxLayout, QWidget

from naravard_desktop.core.kind import Column
from naravard_desktop.core.language import _
from naravard_desktop.steps.inventory import fields
from naravard_desktop.steps.inventory.fields import Field, Offers
from naravard_desktop.widgets import tokens
from naravard_desktop.widgets.date_field import DateField
from naravard_desktop.widgets.editor import LineEditor
from naravard_desktop.widgets.theme import current, set_kind


class SeveralDialog(QDialog):
    """Shown with `open()`. It stays until whoever saves says `accept`; `ids` are the rows it is about."""

    decided = Signal(int, str)
    """A column's number from 1, and the text for all."""

    def __init__(self, ids: Sequence[str], columns: Sequence[Column], offers: Offers, parent: QWidget) -> None:
        super().__init__(parent)
        self.ids = list(ids)
        self.setWindowTitle(_("Ändra flera"))
        heading = QLabel(_("{count} rader valda").format(count=len(ids)), self)
        set_kind(heading, "heading")
        self.column = QComboBox(self)
        self.column.setAccessibleName(_("Kolumn"))
        self.column.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.fields: list[Field] = []
        self._stack = QStackedLayout()
        for column in columns:
            words = column.name[:1].upper() + column.name[1:]
            self.column.addItem(words)
            field = fields.make_field(column, offers, self, name=words)
            if isinstance(field, LineEditor):
                field.accepted.connect(self._decide)
            self.fields.append(field)
            self._stack.addWidget(field)
        about = QLabel(_("Det som står i rutan gäller för alla valda rader. Är den tom töms kolumnen."), self)
        about.setWordWrap(True)
        set_kind(about, "secondary")
        self.buttons = QDialogButtonBox(self)
        self.save = self.buttons.addButton(_("Fyll i för alla"), QDialogButtonBox.ButtonRole.AcceptRole)
        self.buttons.addButton(_("Avbryt"), QDialogButtonBox.ButtonRole.RejectRole)
        set_kind(self.save, "primary")
        layout = QVBoxLayout(self)
        layout.addWidget(heading)
        layout.addWidget(_label(_("Kolumn"), self.column))
        layout.addWidget(self.column)
        layout.addWidget(_label(_("Nytt svar"), self))
        layout.addLayout(self._stack)
        layout.addWidget(about)
        layout.addStretch(1)
        layout.addWidget(self.buttons)
        look = current()
        edge = look.px(2 * tokens.UNIT)
        layout.setContentsMargins(edge, edge, edge, edge)
        layout.setSpacing(look.px(tokens.UNIT))
        self.resize(look.px(440), self.sizeHint().height())
        self.column.currentIndexChanged.connect(self._stack.setCurrentIndex)
        self.buttons.accepted.connect(self._decide)
        self.buttons.rejected.connect(self.reject)
        self.finished.connect(self.deleteLater)

    def _decide(self, _text: str = "") -> None:
        number = self.column.currentIndex()
        field = self.fields[number]
        if not isinstance(field, DateField) or field.settle():
            self.decided.emit(number + 1, fields.read(field))


def _label(words: str, buddy: QWidget) -> QLabel:
    made = QLabel(words)
    set_kind(made, "small")
    made.setBuddy(buddy)
    return made
