"""What a round shows above the line where one writes, and the choice of a table beside it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from naravard_desktop.core.language import N_, _
from naravard_desktop.core.text import excerpt
from naravard_desktop.widgets import tokens
from naravard_desktop.widgets.icons import put_icon
from naravard_desktop.widgets.theme import current, set_kind, theme

NEXT, BACK, END = ("Ctrl+Return", "Alt+Right"), ("Ctrl+Shift+Return", "Alt+Left"), "Escape"
KEYS: tuple[tuple[str, str], ...] = (
    (N_("Ctrl+Enter eller Alt+→"), N_("Runda: spara och låt nästa börja")),
    (N_("Alt+←"), N_("Runda: tillbaka till den förra")),
    (N_("Esc"), N_("Avsluta rundan")),
)
"""For the list that F1 shows."""


class PartyChoice(QComboBox):
    """None, or one of the workshop's tables, by name."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Bord"))
        self.setToolTip(_("Bord som lappen kommer från"))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.show_parties(())

    def show_parties(self, names: Sequence[str]) -> None:
        """Offer these; what was chosen stays chosen."""
        before = self.party() if self.count() else ""
        if [self.itemData(at) for at in range(self.count())] == ["", *names]:
            return
        self.clear()
        self.addItem(_("Inget bord"), "")
        for name in names:
            self.addItem(excerpt(name, 24), name)
        self.put(before)

    def party(self) -> str:
        """Return the name of the table chosen; "" for none."""
        return str(self.currentData() or "")

    def put(self, party: str) -> None:
        """Choose a table; one that is not offered is none."""
        self.setCurrentIndex(max(0, self.findData(party)))


class RoundBar(QFrame):
    """Says whose turn it is. The keys are the capture line's; the buttons say them."""

    moved = Signal(int)
    """One turn on (1) or back (-1)."""
    ended = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_kind(self, "tint")
        self.words = QLabel(self)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.words.setWordWrap(True)
        self.words.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        set_kind(self.words, "strong")
        self.back = self._button(_("Förra"), BACK[1], "arrow-left")
        self.next = self._button(_("Nästa"), NEXT[0], "arrow-right")
        self.end = self._button(_("Avsluta rundan"), END, "x")
        self._row = QHBoxLayout(self)
        self._row.addWidget(self.words, 1)
        for button in self.buttons():
            self._row.addWidget(button)
        self.back.clicked.connect(self._back)
        self.next.clicked.connect(self._next)
        self.end.clicked.connect(self.ended)
        theme().changed.connect(self._scale)
        self._scale()
        self.hide()

    def buttons(self) -> list[QPushButton]:
        """Return the buttons, in order."""
        return [self.back, self.next, self.end]

    def _button(self, words: str, key: str, icon: str) -> QPushButton:
        button = QPushButton(words, self)
        named = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
        button.setToolTip(f"{words} ({named})")
        button.setAccessibleDescription(button.toolTip())
        put_icon(button, icon)
        set_kind(button, "quiet")
        return button

    def _back(self) -> None:
        self.moved.emit(-1)

    def _next(self) -> None:
        self.moved.emit(1)

    def _scale(self) -> None:
        look = current()
        unit = look.px(tokens.UNIT)
        self._row.setContentsMargins(look.px(12), look.px(2), look.px(2), look.px(2))
        self._row.setSpacing(unit)
