"""The fields of one chosen card: level, organisation and the columns that its step has."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QSignalBlocker, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QLabel, QLineEdit, QScrollArea, QSizePolicy, QWidget

from naravard_desktop.core.kind import Column
from naravard_desktop.core.language import _
from naravard_desktop.parts.choices import LevelChoice, OrganisationChoice
from naravard_desktop.process.cards import Card
from naravard_desktop.process.people import Organisation
from naravard_desktop.widgets import tokens
from naravard_desktop.widgets.editor import SETTLE_MS
from naravard_desktop.widgets.theme import current, set_kind, theme

_WIDE = 165
_HINTS = {"date": "åååå-mm-dd"}


class CardDetails(QScrollArea):
    """Hidden while not exactly one card is chosen. A field tells at Enter and when the focus leaves it."""

    changed = Signal(str, object)
    """The card's id, and its new values by name; `extra` has only the columns that differ."""
    typing = Signal(str, str, str)
    """What is typed and not told yet, 700 ms after the last key: the card's id, the column and the text; "" when nothing
    waits any longer."""

    def __init__(self, columns: Sequence[Column], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._columns = columns
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        inside = QWidget(self)
        self.setWidget(inside)
        self._card: Card | None = None
        self._unsaved: dict[str, dict[str, str]] = {}
        self._pause = QTimer(self, singleShot=True, interval=SETTLE_MS)
        self._pause.timeout.connect(self._tell_typing)
        self.level = LevelChoice(inside)
        self.level.setToolTip("")
        self.organisation = OrganisationChoice(inside)
        self.organisation.setToolTip("")
        self.fields: dict[str, QLineEdit | QComboBox] = {column.name: self._field(column) for column in columns}
        self._cells: list[tuple[QLabel, QWidget]] = []
        for words, widget in self._named():
            label = QLabel(words, inside)
            set_kind(label, "small")
            label.setBuddy(widget)
            widget.setAccessibleName(words)
            self._cells.append((label, widget))
        self._grid = QGridLayout(inside)
        self._across = 0
        self.level.activated.connect(self._level)
        self.organisation.activated.connect(self._organisation)
        theme().changed.connect(self._arrange)
        self._arrange()
        self.hide()

    def sizeHint(self) -> QSize:
        """All fields, in as many columns as there is room for."""
        return self._grid.sizeHint()

    def minimumSizeHint(self) -> QSize:
        """One line of fields: the rest can be scrolled to."""
        label, widget = self._cells[0]
        margins = self._grid.contentsMargins()
        height = label.sizeHint().height() + widget.sizeHint().height() + self._grid.verticalSpacing()
        return QSize(current().px(_WIDE), height + margins.top() + margins.bottom())

    def show_organisations(self, organisations: Sequence[Organisation]) -> None:
        """Offer the process's organisations."""
        self.organisation.show_organisations(organisations)

    def show_card(self, card: Card | None) -> None:
        """Show a card's values. A field that is being typed in is told of before another card takes its place, and is left
        alone while the card is the same."""
        same = card is not None and self._card is not None and card.id == self._card.id
        if not same:
            self.settle()
        self._card = card
        self.setVisible(card is not None)
        if card is None:
            return
        with QSignalBlocker(self.level), QSignalBlocker(self.organisation):
            self.level.put(card.level)
            self.organisation.put(card.organisation_id)
        kept = self._unsaved.get(card.id, {})
        for name, field in self.fields.items():
            if isinstance(field, QComboBox):
                _choose(field, card.extra.get(name, ""))
            elif not (same and field.isModified()):
                field.setText(kept.get(name, card.extra.get(name, "")))

    def settle(self) -> None:
        """Tell of what is typed and not told yet."""
        for column in self._columns:
            field = self.fields[column.name]
            if isinstance(field, QLineEdit) and field.isModified():
                self._typed(column.name)

    def widgets(self) -> list[QWidget]:
        """Return the fields, in order."""
        return [widget for _label, widget in self._cells]

    def keep(self, card_id: str, extra: Mapping[str, str]) -> None:
        """Keep what could not be saved; it is shown with its card, and `take_unsaved` hands it out."""
        self._unsaved.setdefault(card_id, {}).update(extra)

    def take_unsaved(self) -> dict[str, dict[str, str]]:
        """Hand out what could not be saved, by card, to try again."""
        found, self._unsaved = self._unsaved, {}
        return found

    def _named(self) -> list[tuple[str, QWidget]]:
        own = [(column.name[:1].upper() + column.name[1:], self.fields[column.name]) for column in self._columns]
        return [(_("Nivå"), self.level), (_("Organisation"), self.organisation), *own]

    def _field(self, column: Column) -> QLineEdit | QComboBox:
        choices = (_("ja"), _("nej")) if column.type == "yes_no" else column.choices
        if choices:
            combo = QComboBox(self)
            combo.addItem("")
            combo.addItems(choices)
            combo.activated.connect(partial(self._picked, column.name))
            return combo
        line = QLineEdit(self)
        line.setMaxLength(1_000_000)  # Qt cuts at 32,767 without a word
        line.setPlaceholderText(_HINTS.get(column.type, ""))
        line.editingFinished.connect(partial(self._typed, column.name))
        line.textEdited.connect(self._wait)
        return line

    def _arrange(self) -> None:
        """Put the fields in as many columns as there is room for."""
        look = current()
        self._grid.setContentsMargins(look.px(4), look.px(4), look.px(4), look.px(4))
        self._grid.setHorizontalSpacing(look.px(tokens.UNIT))
        self._grid.setVerticalSpacing(look.px(2))
        across = max(1, min(len(self._cells), self.width() // look.px(_WIDE)))
        if across == self._across:
            return
        self._across = across
        self.updateGeometry()
        for number, (label, widget) in enumerate(self._cells):
            row, column = divmod(number, across)
            self._grid.addWidget(label, 2 * row, column)
            self._grid.addWidget(widget, 2 * row + 1, column)
        for column in range(len(self._cells)):
            self._grid.setColumnStretch(column, int(column < across))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Use the width there is."""
        super().resizeEvent(event)
        self._arrange()

    def hideEvent(self, event: QHideEvent) -> None:
        """Being hidden or closed does not wait for the last key."""
        self._tell_typing()
        super().hideEvent(event)

    def _wait(self) -> None:
        self._pause.start()

    def _tell_typing(self) -> None:
        self._pause.stop()
        for name, field in self.fields.items():
            if self._card is not None and isinstance(field, QLineEdit) and field.isModified():
                self.typing.emit(self._card.id, name, field.text())

    def _tell(self, **values: object) -> None:
        if self._card is not None:
            self.changed.emit(self._card.id, values)

    def _level(self) -> None:
        self._tell(level=self.level.level())

    def _organisation(self) -> None:
        self._tell(organisation_id=self.organisation.organisation_id())

    def _picked(self, name: str, _at: int) -> None:
        field = self.fields[name]
        if isinstance(field, QComboBox):
            self._extra(name, field.currentText())

    def _typed(self, name: str) -> None:
        field = self.fields[name]
        if isinstance(field, QLineEdit) and field.isModified() and self._card is not None:
            card_id = self._card.id
            field.setModified(False)
            self._extra(name, field.text().strip())
            self.typing.emit(card_id, name, self._unsaved.get(card_id, {}).get(name, ""))

    def _extra(self, name: str, text: str) -> None:
        if self._card is not None and self._card.extra.get(name, "") != text:
            self._tell(extra={name: text})


def _choose(combo: QComboBox, text: str) -> None:
    """Show a value; one that is not offered (from a file) is offered from then on."""
    at = combo.findText(text)
    if at < 0:
        combo.addItem(text)
        at = combo.count() - 1
    combo.setCurrentIndex(at)
