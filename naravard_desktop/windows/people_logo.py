"""The logo of an organisation: chosen, seen and taken away."""

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from naravard_desktop.core.language import _
from naravard_desktop.jobs.photos import logo_words
from naravard_desktop.widgets.icons import put_icon
from naravard_desktop.widgets.theme import current, theme
from naravard_desktop.windows.photos_adding import picture_filter
from naravard_desktop.windows.photos_picture import PictureView


class LogoField(QWidget):
    """Tells what is to be done; whoever reads the file and saves it shows the result with `put`."""

    chosen = Signal(str)
    """The path of a picture file."""
    removed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.picture = PictureView(96, self)
        self.choose_button, self.remove_button = QPushButton(self), QPushButton(_("Ta bort"), self)
        self.remove_button.setAccessibleName(_("Ta bort logotypen"))
        put_icon(self.choose_button, "image")
        put_icon(self.remove_button, "trash-2")
        self.setFocusProxy(self.choose_button)
        self._column, self._row = QVBoxLayout(self), QHBoxLayout()
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.picture)
        self._column.addLayout(self._row)
        self._row.addWidget(self.choose_button)
        self._row.addWidget(self.remove_button)
        self._row.addStretch(1)
        QWidget.setTabOrder(self.choose_button, self.remove_button)
        self.choose_button.clicked.connect(self.ask)
        self.remove_button.clicked.connect(self.removed)
        theme().changed.connect(self._scale)
        self._scale()
        self.put("", None, there=False)

    def ask(self) -> QFileDialog:
        """Ask for the file."""
        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.PicturesLocation)
        dialog = QFileDialog(self, _("Välj logotyp"), folder, picture_filter())
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.fileSelected.connect(self.chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
        return dialog

    def put(self, name: str, content: bytes | None, *, there: bool) -> None:
        """Show the logo of an organisation by its name; `there`: it has one, also where its picture cannot be shown."""
        if there:
            instead = _("Logotypen kan inte visas: filen saknas eller är ingen bild.")
        else:
            instead = _("Ingen logotyp. Den står överst i dokumenten.") if name else ""
        self.picture.put(content, logo_words(name) if name else "", instead)
        self.choose_button.setText(_("Byt…") if there else _("Välj…"))
        self.choose_button.setAccessibleName(_("Byt logotyp") if there else _("Välj logotyp"))
        put_icon(self.choose_button, "image")
        self.choose_button.setEnabled(bool(name))
        self.remove_button.setEnabled(there)

    def _scale(self) -> None:
        self._column.setSpacing(current().px(6))
        self._row.setSpacing(current().px(8))
