"""A list that takes as much height as it needs, under a line with a button that folds it."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from naravard_desktop.core.language import _
from naravard_desktop.parts.action_bar import ActionBar
from naravard_desktop.parts.agreed_model import AgreedModel, AgreedRow
from naravard_desktop.parts.agreed_table import AgreedTable
from naravard_desktop.parts.card_actions import Command
from naravard_desktop.widgets import tokens
from naravard_desktop.widgets.icons import put_icon
from naravard_desktop.widgets.theme import current, set_kind, theme

_MOST = 190
"""The height a list takes at most; longer ones scroll."""


class ShortTable(AgreedTable):
    """As high as its rows, up to a limit. Its texts are not changed here: what would edit them tells `entered`."""

    def __init__(self, name: str, model: AgreedModel, widths: Sequence[int], commands: Mapping[str, Command]) -> None:
        super().__init__(name, model, widths, commands)
        self._fits = QTimer(self, singleShot=True, interval=0)
        self._fits.timeout.connect(self._fit)
        self.verticalHeader().sectionResized.connect(self._fits.start)
        theme().changed.connect(self._fits.start)

    def show_rows(self, rows: Sequence[AgreedRow]) -> None:
        """Show these rows in the height they take."""
        super().show_rows(rows)
        self._fits.start()

    def edit_chosen(self) -> None:
        """Tell that something is to be done with what is chosen."""
        if self.ids():
            self.entered.emit()

    def _fit(self) -> None:
        head = 0 if self.horizontalHeader().isHidden() else self.horizontalHeader().sizeHint().height()
        height = min(head + self.verticalHeader().length() + 2 * self.frameWidth(), current().px(_MOST))
        if height != self.height() or height != self.minimumHeight():
            self.setFixedHeight(height)


class Folded(QFrame):
    """A line with a button that folds the list below it. A single command lies in the line, several above the list."""

    def __init__(self, table: ShortTable, *, unfolded: bool) -> None:
        super().__init__()
        set_kind(self, "panel")
        self.table = table
        self.button, self.words = QPushButton(), QLabel()
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        set_kind(self.button, "quiet")
        set_kind(self.words, "secondary")
        actions = list(table.commands.values())
        several = len(actions) > 1
        self.commands = ActionBar(actions, _("Fler kommandon för det valda"), self) if several else _button(actions[0])
        self._line = QHBoxLayout()
        self._line.addWidget(self.button)
        self._line.addWidget(self.words, 1)
        self.column = QVBoxLayout(self)
        self.column.addLayout(self._line)
        (self.column if several else self._line).addWidget(self.commands)
        self.column.addWidget(table)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.button.clicked.connect(self._turn)
        theme().changed.connect(self._scale)
        self._scale()
        self.fold(folded=not unfolded)

    @property
    def folded(self) -> bool:
        """Whether only the line is shown."""
        return self.table.isHidden()

    def fold(self, *, folded: bool) -> None:
        """Show only the line, or all."""
        if folded and any(widget.hasFocus() for widget in self.widgets()):
            self.button.setFocus()
        for widget in (self.table, self.commands):
            widget.setVisible(not folded)
        put_icon(self.button, "chevron-right" if folded else "chevron-down")
        self.button.setAccessibleDescription(_("Hopfälld") if folded else _("Utfälld"))

    def widgets(self) -> list[QWidget]:
        """Return what Tab comes to, in order."""
        several = self.commands.buttons() if isinstance(self.commands, ActionBar) else [self.commands]
        return [self.button, *several, self.table]

    def tell(self, title: str, words: str) -> None:
        """Say what it is, and about it."""
        self.button.setText(title)
        self.words.setText(words)
        if isinstance(self.commands, ActionBar):
            self.commands.tell(len(self.table.ids()), title)

    def _turn(self) -> None:
        self.fold(folded=not self.folded)

    def _scale(self) -> None:
        unit = current().px(tokens.UNIT)
        self.column.setContentsMargins(unit // 2, unit // 2, unit, unit // 2)
        self.column.setSpacing(unit // 2)
        self._line.setSpacing(unit)


def _button(action: QAction) -> QPushButton:
    button = QPushButton(action.text())
    button.setToolTip(action.toolTip())
    button.setAccessibleDescription(action.toolTip())
    button.setEnabled(action.isEnabled())
    button.clicked.connect(action.trigger)
    action.enabledChanged.connect(button.setEnabled)
    put_icon(button, str(action.property("iconName")))
    return button
