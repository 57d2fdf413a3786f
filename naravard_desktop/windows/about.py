"""What the program is, and where everything that is written lies."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from naravard_desktop import __version__
from naravard_desktop.core.language import _
from naravard_desktop.widgets import theme

_LINES = 3
"""So many lines of the path are seen at once; a longer one scrolls."""


class About(QDialog):
    """Shown with `open()`. The path can be marked and copied, and is broken anywhere: folders' names are long."""

    def __init__(self, library: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("Om Naravård"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        name = _label(_("Naravård {version}").format(version=__version__), "heading")
        what = _label(
            _(
                "Leder workshoppar mellan regioner och kommuner, från mall till anteckningar och åtgärder. "
                "Allt ligger på den här datorn och inget skickas härifrån."
            )
        )
        where = _label(_("Allt som är skrivet sparas i"), "secondary")
        self.path = QPlainTextEdit(str(library))
        self.path.setReadOnly(True)
        self.path.setTabChangesFocus(True)
        self.path.setAccessibleName(where.text())
        where.setBuddy(self.path)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close = buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setText(_("Stäng"))
        close.setDefault(True)
        buttons.rejected.connect(self.reject)
        look = theme.current()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(look.px(24), look.px(20), look.px(24), look.px(20))
        layout.setSpacing(look.px(12))
        for widget in (name, what, where, self.path, buttons):
            layout.addWidget(widget)
        self.resize(look.px(480), self.sizeHint().height())
        self.path.setFixedHeight(self.path.fontMetrics().lineSpacing() * _LINES + look.px(24))
        close.setFocus()


def _label(text: str, kind: str = "") -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    if kind:
        theme.set_kind(label, kind)
    return label
