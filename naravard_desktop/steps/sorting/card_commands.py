"""The commands on chosen cards of a board: asks where to or what, does it, and goes to where the work goes on."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QApplication

from naravard_desktop.core.language import _
from naravard_desktop.parts.merge_dialog import MergeDialog
from naravard_desktop.parts.move_to import MoveTo, Target
from naravard_desktop.parts.panel import Panel
from naravard_desktop.parts.rows import CardRow
from naravard_desktop.process.clusters import Cluster
from naravard_desktop.steps.sorting.board_view import BoardView
from naravard_desktop.steps.sorting.card_edits import CardEdits, depends_on, place_of
from naravard_desktop.steps.sorting.column import Column
from naravard_desktop.steps.sorting.shown import UNPLACED
from naravard_desktop.widgets.announce import announce
from naravard_desktop.widgets.editor import LineEditor
from naravard_desktop.widgets.icons import put_icon


class CardCommands(QObject):
    """`actions` are those that only a board has: what cards depend on, and moving them to the column beside."""

    def __init__(self, panel: Panel, edits: CardEdits, view: BoardView) -> None:
        super().__init__(panel)
        self._panel, self._edits, self._view = panel, edits, view
        self._depend = self._action(_("Beror på…"), _("Märk att lapparna beror på ett annat kluster"), "Ctrl+B", "tag")
        about = _("Flytta lapparna till kolumnen till vänster")
        self._left = self._action(_("Till vänster"), about, "Alt+Left", "arrow-left")
        about = _("Flytta lapparna till kolumnen till höger")
        self._right = self._action(_("Till höger"), about, "Alt+Right", "arrow-right")
        self.actions = [self._depend, self._left, self._right]
        self._depend.triggered.connect(self.ask_cluster)
        self._left.triggered.connect(partial(self.move_beside, -1))
        self._right.triggered.connect(partial(self.move_beside, 1))

    def take_care_of(self, column: Column) -> None:
        """Do what a column's list asks for."""
        column.add_commands(self.actions)
        cards = column.list
        cards.cards.dropped.connect(partial(self._dropped, column))
        cards.move_requested.connect(self.ask_where)
        cards.merge_requested.connect(partial(self._ask_text, column))
        cards.unmerge_requested.connect(self._unmerge)
        cards.delete_requested.connect(partial(self._delete, column))
        cards.hide_requested.connect(self._hide)
        cards.secret_requested.connect(self._secret)

    def enable(self) -> None:
        """Let the actions fit what is chosen."""
        chosen, here = bool(self._view.ids()), self._view.active
        self._left.setEnabled(chosen and self._view.beside(here, -1) is not None)
        self._right.setEnabled(chosen and self._view.beside(here, 1) is not None)
        self._depend.setEnabled(chosen and bool(self._others(here.key)))

    def move(self, ids: Sequence[str], target: str, after: str | None = None) -> bool:
        """Move cards, and say so."""
        if not self._edits.move(ids, target, after):
            return False
        announce(self._panel, _("Flyttat till {place}").format(place=place_of(self._edits.board(), target)[2]))
        return True

    def move_beside(self, by: int) -> None:
        """Move the chosen cards to the column to the left (-1) or right (1), and follow them."""
        if isinstance(QApplication.focusWidget(), LineEditor):
            return  # a card's text is being changed
        ids, target = self._view.ids(), self._view.beside(self._view.active, by)
        if ids and target is not None and self.move(ids, target.key):
            self._view.choose(ids)

    def ask_where(self, ids: list[str]) -> None:
        """Ask for a cluster or a leg to move cards to."""
        targets = [Target(UNPLACED, _("Att placera"))]
        for view in self._edits.board().clusters:
            targets.append(Target(view.cluster.id, view.cluster.name))
            targets += [Target(leg.leg.id, leg.leg.name, view.cluster.name) for leg in view.legs]
        dialog = MoveTo(targets, self._panel)
        dialog.chosen.connect(partial(self._move_and_go_on, ids))
        dialog.open()

    def ask_cluster(self) -> None:
        """Ask for a cluster that the chosen cards depend on."""
        ids, board = self._view.ids(), self._edits.board()
        targets = []
        for cluster in self._others(self._view.active.key):
            marked = all(depends_on(board, card_id, cluster.id) for card_id in ids)
            note = _("märkt nu, välj för att ta bort märket") if marked else ""
            targets.append(Target(cluster.id, cluster.name, note=note))
        dialog = MoveTo(targets, self._panel, _("Beror på"))
        dialog.chosen.connect(partial(self._mark, ids))
        dialog.open()

    def _dropped(self, column: Column, ids: list[str], section: str, after: str) -> None:
        here = {row.id for row in column.list.cards.rows}
        within = here.issuperset(ids)
        if within and column.key == UNPLACED:
            return  # these lie in the order they were written
        if self.move(ids, section or column.key, after) and not within:
            self._view.choose(ids)

    def _move_and_go_on(self, ids: list[str], target: str) -> None:
        """Move cards, and choose the one after them where they lay: placing goes on from there."""
        column = self._view.column_of(ids[0])
        if column is not None:
            rows = _card_ids(column)
            at = rows.index(ids[0])
            if self.move(ids, target):
                _go_on(column, at)

    def _mark(self, ids: list[str], cluster_id: str) -> None:
        depends = self._edits.depend(ids, cluster_id)
        if depends is not None:
            name = place_of(self._edits.board(), cluster_id)[2]
            words = _("Märkt: beror på {cluster}") if depends else _("Beror inte längre på {cluster}")
            announce(self._panel, words.format(cluster=name))

    def _ask_text(self, column: Column, _ids: list[str]) -> None:
        dialog = MergeDialog(column.list.chosen_rows(), self._panel)
        dialog.merged.connect(self._merge)
        dialog.open()

    def _merge(self, text: str) -> None:
        # Not bound to the signal: a dialog that its own signal holds is taken apart in an order that crashes Qt.
        dialog = self.sender()
        if not isinstance(dialog, MergeDialog):
            return
        merged = self._edits.merge(dialog.ids, text)
        if merged is not None:
            count = len(dialog.ids)
            dialog.accept()
            self._view.choose([merged])
            announce(self._panel, _("{count} lappar sammanförda").format(count=count))

    def _unmerge(self, card_id: str) -> None:
        apart = self._edits.unmerge(card_id)
        if apart:
            self._view.choose(apart)
            announce(self._panel, _("Isärtagen i {count} lappar").format(count=len(apart)))

    def _delete(self, column: Column, ids: list[str]) -> None:
        at = _card_ids(column).index(ids[0])
        if self._edits.delete(ids):
            announce(self._panel, _("{count} borttagna").format(count=len(ids)))
            _go_on(column, at)

    def _hide(self, ids: list[str], hidden: bool) -> None:  # noqa: FBT001 - a signal's
        self._edits.hide(ids, hidden=hidden)

    def _secret(self, ids: list[str], secret: bool) -> None:  # noqa: FBT001 - a signal's
        self._edits.keep_secret(ids, secret=secret)

    def _others(self, key: str) -> list[Cluster]:
        return [view.cluster for view in self._edits.board().clusters if view.cluster.id != key]

    def _action(self, words: str, about: str, key: str, icon: str) -> QAction:
        action = QAction(words, self)
        action.setShortcut(QKeySequence(key))
        native = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText)
        action.setToolTip(f"{about} ({native})")
        action.setEnabled(False)
        put_icon(action, icon)
        self._view.add_key(action)
        return action


def _card_ids(column: Column) -> list[str]:
    return [row.id for row in column.list.cards.rows if isinstance(row, CardRow)]


def _go_on(column: Column, at: int) -> None:
    """Choose the card that now lies where others were taken away."""
    rows = _card_ids(column)
    if rows and not column.list.ids():
        column.list.choose([rows[min(at, len(rows) - 1)]])
