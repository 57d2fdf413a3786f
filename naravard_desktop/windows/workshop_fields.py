"""The workshop's own facts: title, date, start, end and place. Saved as each field is left, or on Enter."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QLabel, QLineEdit, QVBoxLayout, QWidget

from naravard_desktop.core.language import _
from naravard_desktop.core.text import one_line
from naravard_desktop.process.workshops import Workshop
from naravard_desktop.widgets.theme import current, set_kind, theme
from naravard_desktop.windows.words import read_date, read_time


class WorkshopFields(QWidget):
    """`changed` carries a column and its value, None for unknown."""

    changed = Signal(str, object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._held: Workshop | None = None
        self.fields: dict[str, QLineEdit] = {}
        self._form = QFormLayout()
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for key, label, hint in (
            ("title", _("&Rubrik"), ""),
            ("date", _("&Datum"), _("ÅÅÅÅ-MM-DD")),
            ("starts", _("&Start"), _("13.00")),
            ("ends", _("&Slut"), _("16.00")),
            ("place", _("&Plats"), ""),
        ):
            field = QLineEdit(placeholderText=hint)
            field.setObjectName(key)
            field.setAccessibleName(label.replace("&", ""))
            field.editingFinished.connect(self._finished)
            self.fields[key] = field
            self._form.addRow(label, field)
        self.wrong = QLabel(wordWrap=True)
        set_kind(self.wrong, "warn")
        self.wrong.hide()
        self.source = QLabel(wordWrap=True)
        set_kind(self.source, "secondary")
        layout = QVBoxLayout(self)
        layout.addLayout(self._form)
        layout.addWidget(self.wrong)
        layout.addWidget(self.source)
        layout.addStretch(1)
        theme().changed.connect(self._scale)
        self._scale()

    def show_workshop(self, held: Workshop | None) -> None:
        """Show a workshop; a field that is being typed in is left alone."""
        other = self._held is None or held is None or held.id != self._held.id
        self._held = held
        for key, field in self.fields.items():
            text = (getattr(held, key) or "") if held else ""
            text = text.replace(":", ".") if key in {"starts", "ends"} else text
            if field.text() != text and (other or not (field.hasFocus() and field.isModified())):
                field.setText(text)
        self.source.setText(_("Mallens källa: {source}").format(source=held.source) if held and held.source else "")

    def _finished(self) -> None:
        field = self.sender()
        if not isinstance(field, QLineEdit) or self._held is None or not field.isModified():
            return
        key, text = field.objectName(), one_line(field.text())
        value: str | None = text
        if key == "date":
            value = read_date(text)
        elif key in {"starts", "ends"}:
            value = read_time(text)
        if (text and value is None) or (key == "title" and not text):
            self.wrong.setText(_sentences()[key])
            self.wrong.show()
            return
        self.wrong.hide()
        field.setModified(False)
        self.changed.emit(key, value)

    def _scale(self) -> None:
        look = current()
        self._form.setHorizontalSpacing(look.px(16))
        self._form.setVerticalSpacing(look.px(10))


def _sentences() -> dict[str, str]:
    time = _("Tiden går inte att läsa. Skriv den som 13.00, eller töm fältet.")
    return {
        "title": _("En workshop behöver en rubrik."),
        "date": _("Datumet går inte att läsa. Skriv det som 2027-02-03, eller töm fältet."),
        "starts": time,
        "ends": time,
    }
