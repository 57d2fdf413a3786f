"""The workshop's own facts: title, date, start, end and place. Words are saved while typed, the rest as a field is left."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from naravard_desktop.core.clock import read_time, spoken_time
from naravard_desktop.core.ids import new_id
from naravard_desktop.core.language import _
from naravard_desktop.core.text import one_line
from naravard_desktop.parts.typed_field import TypedField
from naravard_desktop.process.workshops import Workshop
from naravard_desktop.widgets.announce import announce
from naravard_desktop.widgets.date_field import DateField
from naravard_desktop.widgets.theme import current, set_kind, theme

_TIMES = ("starts", "ends")


class WorkshopFields(QWidget):
    """`changed` carries the workshop's id, a column, its value (None for unknown) and the typing it comes from.

    What stands in `unsaved`, by workshop and column, is shown in place of what the library has.
    """

    changed = Signal(str, str, object, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._held: Workshop | None = None
        self.unsaved: dict[tuple[str, str], str | None] = {}
        self.fields = {
            key: TypedField(name, most_lines=3, splits="never", accepts_empty=True)
            for key, name in (("title", _("Rubrik")), ("place", _("Plats")))
        }
        self.date = DateField(_("Datum"))
        self.times = {key: QLineEdit(placeholderText=_("Till exempel 13.00")) for key in _TIMES}
        self._form = QFormLayout()
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for label, field in (
            (_("&Rubrik"), self.fields["title"]),
            (_("&Datum"), self.date),
            (_("&Start"), self.times["starts"]),
            (_("S&lut"), self.times["ends"]),
            (_("&Plats"), self.fields["place"]),
        ):
            self._form.addRow(label, field)
            if isinstance(field, QLineEdit):
                field.setAccessibleName(label.replace("&", ""))
                field.editingFinished.connect(self._time_left)
        for key, time in self.times.items():
            time.setObjectName(key)
        for key, words in self.fields.items():
            words.setObjectName(key)
            words.settled.connect(self._settled)
        self.fields["title"].left.connect(self._title_left)
        self.date.picked.connect(self._picked)
        self.wrong, self.source = QLabel(wordWrap=True), QLabel(wordWrap=True)
        set_kind(self.wrong, "warn")
        self.wrong.hide()
        set_kind(self.source, "secondary")
        self.source.setTextFormat(Qt.TextFormat.PlainText)
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._form)
        self._column.addWidget(self.wrong)
        self._column.addWidget(self.source)
        self._column.addStretch(1)
        theme().changed.connect(self._scale)
        self._scale()

    def show_workshop(self, held: Workshop | None) -> None:
        """Show a workshop; a field that is being typed in is left alone."""
        other = self._held is None or held is None or held.id != self._held.id
        if other:
            self.settle()
            self.wrong.hide()
        self._held = held
        for key, words in self.fields.items():
            text = self._value(key) or ""
            if words.text() != text and (other or not words.hasFocus() or not words.document().isModified()):
                words.put(text)
        self.date.put(self._value("date"))
        for key, field in self.times.items():
            text = spoken_time(self._value(key) or "")
            if field.text() != text and (other or not field.isModified()):
                field.setText(text)
        source = held.source if held else ""
        self.source.setText(_("Mallens källa: {source}").format(source=source) if source else "")

    def settle(self) -> None:
        """Have what is being typed told of now."""
        for words in self.fields.values():
            words.settle()
        self.date.settle()
        for field in self.times.values():
            self._take_time(field)

    def _value(self, key: str) -> str | None:
        if self._held is None:
            return None
        stored: str | None = getattr(self._held, key)
        return self.unsaved.get((self._held.id, key), stored)

    def _tell(self, key: str, value: str | None, typing: str) -> None:
        if self._held is not None:
            self.unsaved.pop((self._held.id, key), None)
            self.changed.emit(self._held.id, key, value, typing)

    def _settled(self, text: str) -> None:
        field = self.sender()
        if isinstance(field, TypedField) and (field is self.fields["place"] or text.strip()):
            self._tell(field.objectName(), one_line(text), field.typing)

    def _title_left(self) -> None:
        """A workshop has a title: an empty field shows the one it kept."""
        if not self.fields["title"].text().strip():
            self.fields["title"].put(self._value("title") or "")

    def _picked(self, iso: str | None) -> None:
        self._tell("date", iso, "")

    def _time_left(self) -> None:
        field = self.sender()
        if isinstance(field, QLineEdit):
            self._take_time(field)

    def _take_time(self, field: QLineEdit) -> None:
        if not field.isModified():
            return
        text = one_line(field.text())
        value = read_time(text)
        if text and value is None:
            self._say(_("”{text}” går inte att läsa som en tid. Skriv till exempel 13.00, eller töm fältet."), text)
            return
        self.wrong.hide()
        field.setText(spoken_time(value or ""))
        if value != self._value(field.objectName()):
            self._tell(field.objectName(), value, new_id())

    def _say(self, sentence: str, text: str) -> None:
        said = sentence.format(text=text)
        new = self.wrong.isHidden() or said != self.wrong.text()
        self.wrong.setText(said)
        self.wrong.show()
        if new:
            announce(self.wrong, said, urgent=True)

    def _scale(self) -> None:
        look = current()
        self._form.setHorizontalSpacing(look.px(16))
        self._form.setVerticalSpacing(look.px(10))
        self._column.setSpacing(look.px(12))
        for field in self.times.values():
            field.setMaximumWidth(look.px(180))
