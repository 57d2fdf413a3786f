"""The line where rows come in. What is pasted from a spreadsheet becomes rows with their columns filled in."""

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QGuiApplication, QResizeEvent
from PySide6.QtWidgets import QPushButton, QWidget

from naravard_desktop.core.language import _
from naravard_desktop.core.text import lines
from naravard_desktop.parts.agreed_capture import AgreedCapture, CaptureWords
from naravard_desktop.steps.inventory.pasted import is_table, read_rows
from naravard_desktop.widgets.editor import LineEditor
from naravard_desktop.widgets.icons import put_icon
from naravard_desktop.widgets.theme import current

_NAMED = 720
"""Narrower than this, the button that reads a file is only its picture."""


class RowField(LineEditor):
    """A line that takes cells apart from text, also when something stands in it."""

    rows_pasted = Signal(list)

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 - Qt's
        """Tell of rows where there are cells."""
        text = source.text()
        if is_table(text) and (found := read_rows(text)):
            self.rows_pasted.emit(found)
        else:
            super().insertFromMimeData(source)


class RowCapture(AgreedCapture):
    """`written` carries rows, each as one text with tabs between its cells."""

    load_asked = Signal()
    """Rows are to be read from a file."""

    _named: bool | None = None

    def __init__(self, words: CaptureWords, parent: QWidget | None = None) -> None:
        super().__init__(words, parent)
        field, plain = RowField(_(words.name), _(words.placeholder), parent=self), self.field
        self._row.replaceWidget(plain, field)
        plain.hide()
        plain.deleteLater()
        self.field = field
        self.load = QPushButton(self)
        self.load.setAccessibleName(_("Läs in från fil…"))
        self.load.setToolTip(_("Läs in rader från Excel, CSV eller textfil (Ctrl+Skift+O)"))
        self._row.addWidget(self.load)
        self._name_load()
        self.load.clicked.connect(self.load_asked)
        field.accepted.connect(self._accept)
        field.lines_pasted.connect(self._paste_lines)
        field.rows_pasted.connect(self._paste_lines)
        field.textChanged.connect(self._emptied)

    def take_clipboard(self) -> None:
        """Make rows of what was copied."""
        text = QGuiApplication.clipboard().text()
        if found := read_rows(text) if is_table(text) else lines(text):
            self._paste_lines(found)
        else:
            self.say(_("Det finns ingen text att klistra in. Kopiera raderna först."))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's
        """Name the button only where there is room."""
        super().resizeEvent(event)
        self._name_load()

    def _scale(self) -> None:
        super()._scale()
        if self._named is not None:
            self._name_load()

    def _name_load(self) -> None:
        named = self.width() >= current().px(_NAMED)
        if named != self._named:
            self._named = named
            self.load.setText(self.load.accessibleName() if named else "")
            put_icon(self.load, "folder-open")

    def _paste_clipboard(self) -> None:
        self.take_clipboard()
        self.field.setFocus()
