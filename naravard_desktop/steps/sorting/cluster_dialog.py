"""Naming a cluster or a leg: its name, what it is for, and for a cluster whether it needs medical support."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCheckBox, QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from naravard_desktop.core.language import _
from naravard_desktop.core.text import one_line
from naravard_desktop.widgets import tokens
from naravard_desktop.widgets.announce import announce
from naravard_desktop.widgets.editor import LineEditor
from naravard_desktop.widgets.theme import current, set_kind


class ClusterDialog(QDialog):
    """Shown with `open()`. Return and the button tell; whoever saves closes it with `accept` or says `not_saved`, so that
    what was typed stays."""

    told = Signal(object, str, str, bool)
    """The dialog itself, name, purpose, and whether medical support is needed (False for a leg)."""

    def __init__(self, title: str, parent: QWidget | None = None, *, leg: bool = False) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        heading = QLabel(title, self)
        heading.setTextFormat(Qt.TextFormat.PlainText)
        heading.setWordWrap(True)
        set_kind(heading, "heading")
        self.name = LineEditor(_("Namn"), splits="never", most_lines=3, parent=self)
        self.purpose = LineEditor(_("Syfte"), splits="never", accepts_empty=True, parent=self)
        self.support = QCheckBox(_("Behöver medicinskt stöd"), self)
        self.support.setHidden(leg)
        self._trouble = QLabel(self)
        self._trouble.setWordWrap(True)
        set_kind(self._trouble, "warn")
        self._trouble.hide()
        self.save = QPushButton(_("Spara"), self)
        set_kind(self.save, "primary")
        self.cancel = QPushButton(_("Avbryt"), self)
        self._layout = layout = QVBoxLayout(self)
        layout.addWidget(heading)
        for words, field in ((_("Namn"), self.name), (_("Syfte (får vara tomt)"), self.purpose)):
            label = QLabel(words, self)
            set_kind(label, "strong")
            label.setBuddy(field)
            layout.addWidget(label)
            layout.addWidget(field)
        layout.addWidget(self.support)
        layout.addWidget(self._trouble)
        layout.addStretch(1)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        for button in (self.save, self.cancel):
            button.setAutoDefault(False)
            buttons.addWidget(button)
        layout.addLayout(buttons)
        look = current()
        edge = look.px(2 * tokens.UNIT)
        layout.setContentsMargins(edge, edge, edge, edge)
        layout.setSpacing(look.px(tokens.UNIT))
        self.resize(look.px(460), layout.sizeHint().height())
        for field in (self.name, self.purpose):
            field.accepted.connect(self._tell)
            field.cancelled.connect(self.reject)
        self.save.clicked.connect(self._tell)
        self.cancel.clicked.connect(self.reject)
        self.name.setFocus()

    def put(self, name: str, purpose: str, *, support: bool = False) -> None:
        """Show what there is, the name ready to be written over."""
        self.name.put(name)
        self.name.selectAll()
        self.purpose.put(purpose)
        self.support.setChecked(support)

    def not_saved(self) -> None:
        """Say that the texts stay here until they can be saved."""
        self._say(_("Inte sparat än. Texten står kvar; tryck Enter för att försöka igen."))

    def _tell(self) -> None:
        name = one_line(self.name.text())
        if name:
            self.told.emit(self, name, self.purpose.text().strip(), self.support.isChecked())
        else:
            self._say(_("Skriv ett namn först."))
            self.name.setFocus()

    def _say(self, text: str) -> None:
        self._trouble.setText(text)
        self._trouble.show()
        self.resize(self.width(), max(self.height(), self._layout.totalHeightForWidth(self.width())))
        announce(self._trouble, text)
