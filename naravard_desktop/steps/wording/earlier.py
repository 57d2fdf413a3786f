"""The versions that the text had before: they are kept as they were, and can be taken back."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractItemView, QLabel, QVBoxLayout, QWidget

from naravard_desktop.core.language import N_, _
from naravard_desktop.parts.action_bar import ActionBar
from naravard_desktop.parts.card_actions import DELETE, SECRET, Command, make_actions
from naravard_desktop.parts.card_list import CardList
from naravard_desktop.parts.rows import card_row
from naravard_desktop.process.cards import Card
from naravard_desktop.steps.wording.data import VERSION, adopted_words
from naravard_desktop.widgets.theme import current, set_kind, theme

_BACK = "back"
_COMMANDS = {
    _BACK: Command(
        N_("Ta tillbaka"),
        N_("Låt den valda versionen bli er text igen; den som gäller nu läggs undan"),
        "Ctrl+T",
        "undo-2",
    )
}
_LEAST = 90


class EarlierVersions(QWidget):
    """Hidden while there are none."""

    taken_back = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.list = CardList(_("Tidigare versioner"), "", commands=(SECRET, DELETE), parent=self)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.NoDragDrop)
        self._back = make_actions(_COMMANDS, self.list)[_BACK]
        self.list.addAction(self._back)
        heading = QLabel(_("Tidigare versioner"), self)
        set_kind(heading, "strong")
        actions = [self._back, *self.list.commands.values()]
        self.bar = ActionBar(actions, _("Fler kommandon för de valda versionerna"), self)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        for widget in (heading, self.bar):
            self._column.addWidget(widget)
        self._column.addWidget(self.list, 1)
        self.list.chosen.connect(self._enable)
        self._back.triggered.connect(self._tell_back)
        theme().changed.connect(self._scale)
        self._scale()
        self._enable()

    def show_versions(self, found: Sequence[Card]) -> None:
        """Show these, the newest first."""
        self.list.show_rows([card_row(one, {}, notes=_notes(one)) for one in reversed(found)])
        self.setVisible(bool(found))
        self._enable()

    def focus_chain(self) -> list[QWidget]:
        """Return what Tab comes to, in order."""
        return [*self.bar.buttons(), self.list]

    def _enable(self) -> None:
        chosen = len(self.list.ids())
        self._back.setEnabled(chosen == 1)
        count = self.list.cards.rowCount()
        self.bar.tell(chosen, _("1 version") if count == 1 else _("{count} versioner").format(count=count))

    def _tell_back(self) -> None:
        self.taken_back.emit(self.list.ids()[0])

    def _scale(self) -> None:
        self._column.setSpacing(current().px(4))
        self.list.setMinimumHeight(current().px(_LEAST))


def _notes(one: Card) -> tuple[str, ...]:
    number = one.extra.get(VERSION, "")
    said = (_("Version {number}").format(number=number) if number else "", adopted_words(one))
    return tuple(words for words in said if words)
