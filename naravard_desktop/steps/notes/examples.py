"""Examples from elsewhere, shown when somebody asks for them: never the group's own until one is taken in."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QLabel, QListWidget, QPushButton, QVBoxLayout, QWidget

from naravard_desktop.core.language import _
from naravard_desktop.core.text import one_line
from naravard_desktop.widgets import rows, tokens
from naravard_desktop.widgets.icons import put_icon
from naravard_desktop.widgets.theme import current, set_kind, theme

_TEXT = Qt.ItemDataRole.UserRole


class Examples(QWidget):
    """Folded until its button is pressed, which lies where the panel puts it; there is none where there are no examples."""

    taken = Signal(list)
    """Texts that are to be taken in as cards."""

    def __init__(self, examples: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._examples, self._here = tuple(examples), frozenset[str]()
        self.unfold = QPushButton(parent)
        self.unfold.setToolTip(_("Exempel från andra. De blir inte lappar om ni inte tar in dem."))
        self._about = QLabel(_("Exempel från andra, syns bara för dig. Välj de som ni vill göra till era egna."), self)
        self._about.setWordWrap(True)
        set_kind(self._about, "secondary")
        self.list = QListWidget(self)
        self.list.setAccessibleName(_("Exempel från andra"))
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setWordWrap(True)
        rows.dress(self.list)
        self.list.installEventFilter(self)
        self.take = QPushButton(_("Ta in som lapp"), self)
        put_icon(self.take, "plus")
        foot = QHBoxLayout()
        foot.addWidget(self._about, 1)
        foot.addWidget(self.take)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.list)
        layout.addLayout(foot)
        self.unfold.clicked.connect(self._turn)
        self.take.clicked.connect(self._take)
        self.list.itemSelectionChanged.connect(self._enable)
        self.list.itemDoubleClicked.connect(self._take)
        theme().changed.connect(self._scale)
        self._scale()
        self._show()
        self.hide()
        self._tell()

    def show_examples(self, examples: Sequence[str], here: Collection[str]) -> None:
        """Show these; `here` are the group's own texts: an example that is among them says so."""
        own = frozenset(map(one_line, here))
        if (tuple(examples), own) != (self._examples, self._here):
            self._examples, self._here = tuple(examples), own
            self._show()
            self._tell()

    def widgets(self) -> list[QWidget]:
        """Return what Tab comes to, in order."""
        return [self.unfold, self.list, self.take]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's
        """Take the chosen examples in on Enter."""
        enter = isinstance(event, QKeyEvent) and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}
        if enter and event.type() == QEvent.Type.KeyPress:
            self._take()
            return True
        return super().eventFilter(watched, event)

    def _show(self) -> None:
        chosen = {item.data(_TEXT) for item in self.list.selectedItems()}
        row = self.list.currentRow()
        self.list.clear()
        for text in self._examples:
            here = one_line(text) in self._here
            self.list.addItem(_("{text} (finns bland lapparna)").format(text=text) if here else text)
            item = self.list.item(self.list.count() - 1)
            item.setData(_TEXT, text)
            if row == self.list.count() - 1:
                self.list.setCurrentItem(item)
            item.setSelected(text in chosen)
        self._enable()

    def _free(self) -> list[str]:
        found = [str(item.data(_TEXT)) for item in self.list.selectedItems()]
        return [text for text in found if one_line(text) not in self._here]

    def _take(self) -> None:
        if texts := self._free():
            if self.take.hasFocus():
                self.list.setFocus()
            self.taken.emit(texts)

    def _enable(self) -> None:
        self.take.setEnabled(bool(self._free()))

    def _turn(self) -> None:
        self.setVisible(self.isHidden())
        self._tell()

    def _tell(self) -> None:
        if not self._examples:
            self.hide()
        self.unfold.setVisible(bool(self._examples))
        self.unfold.setText(_("Visa exempel") if self.isHidden() else _("Dölj exempel"))
        put_icon(self.unfold, "chevron-down" if self.isHidden() else "chevron-up")

    def _scale(self) -> None:
        look = current()
        self.list.setFixedHeight(look.px(116))
        layout = self.layout()
        if layout is not None:
            layout.setSpacing(look.px(tokens.UNIT))
