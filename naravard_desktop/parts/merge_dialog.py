"""Putting cards together: the cards, and the text that will stand for them."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from naravard_desktop.core.language import _
from naravard_desktop.parts.card_list import CardList
from naravard_desktop.parts.rows import CardRow
from naravard_desktop.widgets import tokens
from naravard_desktop.widgets.editor import LineEditor
from naravard_desktop.widgets.theme import current, set_kind


class MergeDialog(QDialog):
    """Shown with `open()`. Enter tells the text; whoever saves it closes the dialog with `accept`, so that a text that could
    not be saved stays."""

    merged = Signal(str)

    def __init__(self, cards: Sequence[CardRow], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.ids = [card.id for card in cards]
        self.setWindowTitle(_("Sammanför lappar"))
        heading = QLabel(_("Sammanför {count} lappar").format(count=len(cards)), self)
        set_kind(heading, "heading")
        self.cards = CardList(_("Lappar som sammanförs"), "", commands=(), names=True, parent=self)
        self.cards.show_rows(cards)
        self.cards.setEditTriggers(CardList.EditTrigger.NoEditTriggers)
        self.cards.setDragDropMode(CardList.DragDropMode.NoDragDrop)
        label = QLabel(_("Den nya lappens text"), self)
        set_kind(label, "strong")
        self.field = LineEditor(_("Den nya lappens text"), splits="never", parent=self)
        self.field.put(cards[0].text if cards else "")
        self.field.selectAll()
        label.setBuddy(self.field)
        about = QLabel(_("Lapparna finns kvar bakom den nya och kan tas isär igen."), self)
        about.setWordWrap(True)
        set_kind(about, "secondary")
        self.save = QPushButton(_("Sammanför"), self)
        self.save.setAutoDefault(False)
        set_kind(self.save, "primary")
        self.close_button = QPushButton(_("Avbryt"), self)
        self.close_button.setAutoDefault(False)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.save)
        buttons.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        for widget in (heading, self.cards, label, self.field, about):
            layout.addWidget(widget)
        layout.addLayout(buttons)
        look = current()
        edge = look.px(2 * tokens.UNIT)
        layout.setContentsMargins(edge, edge, edge, edge)
        layout.setSpacing(look.px(tokens.UNIT))
        self.resize(look.px(520), look.px(460))
        self.field.accepted.connect(self.merged)
        self.field.cancelled.connect(self.reject)
        self.save.clicked.connect(self._save)
        self.close_button.clicked.connect(self.reject)
        self.field.setFocus()

    def _save(self) -> None:
        text = self.field.text().strip()
        if text:
            self.merged.emit(text)
        else:
            self.field.setFocus()
