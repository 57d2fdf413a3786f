"""How far the adding of photos has come, with a way to stop it."""

from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QPushButton, QWidget

from naravard_desktop.core.language import _
from naravard_desktop.widgets.theme import current, set_kind, theme


class PhotosProgress(QWidget):
    """Hidden while nothing is being added."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words, self.line = QLabel(self), QProgressBar(self)
        set_kind(self.words, "secondary")
        self.line.setTextVisible(False)
        self.line.setAccessibleName(_("Foton som läggs till"))
        self.stop = QPushButton(_("Avbryt"), self)
        self.stop.setAccessibleDescription(_("Lägg inte till resten av fotona"))
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self.words)
        self._row.addWidget(self.line, 1)
        self._row.addWidget(self.stop)
        theme().changed.connect(self._scale)
        self._scale()
        self.hide()

    def tell(self, done: int, of: int) -> None:
        """Show that so many of them have been dealt with."""
        self.line.setRange(0, of)
        self.line.setValue(done)
        self.words.setText(_("Lägger till foto {number} av {count} …").format(number=done + 1, count=of))
        self.show()

    def _scale(self) -> None:
        self._row.setSpacing(current().px(12))
