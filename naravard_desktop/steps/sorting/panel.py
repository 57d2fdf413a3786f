"""The facilitator's panel of a sorting step: the board with its commands, and the view where owners and leaders are named.

What the mouse drags, "Flytta till…" (Ctrl+M) and Alt+arrows do by keys.
"""

from collections.abc import Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QTabBar,
    QVBoxLayout,
    QWidget,
)

from naravard_desktop.core.language import N_, _
from naravard_desktop.live.session import Session
from naravard_desktop.parts.capture import Capture
from naravard_desktop.parts.drafting import CAPTURE, edit_name, forget, keep_draft, keep_edits, left_edits, move_draft
from naravard_desktop.parts.panel import Panel
from naravard_desktop.process.cards import Card, NewCard
from naravard_desktop.process.people import organisations
from naravard_desktop.process.workshops import Step
from naravard_desktop.steps.sorting import data
from naravard_desktop.steps.sorting.board_bar import BoardBar
from naravard_desktop.steps.sorting.board_view import BoardView
from naravard_desktop.steps.sorting.card_commands import CardCommands
from naravard_desktop.steps.sorting.card_edits import CardEdits
from naravard_desktop.steps.sorting.cluster_edits import ClusterEdits
from naravard_desktop.steps.sorting.column import Column
from naravard_desktop.steps.sorting.people import PeopleView
from naravard_desktop.steps.sorting.shown import UNPLACED, Organisations, board_columns
from naravard_desktop.widgets import tokens
from naravard_desktop.widgets.icons import put_icon
from naravard_desktop.widgets.theme import current, set_kind, theme

BOARD, PEOPLE = 0, 1
_CONCERNS = {"card", "link", "placement", "cluster", "leg", "person", "organisation", "step"}


class SortingPanel(Panel):
    """`tabs` turns between the board and the names. A step on an earlier step's board begins with the names."""

    line_name = N_("Ny lapp")

    own_keys = (
        (N_("F6, Skift+F6"), N_("Nästa kolumn, föregående kolumn")),
        (N_("Alt+→, Alt+←"), N_("Flytta valda lappar till kolumnen bredvid")),
    )

    def __init__(self, session: Session, step: Step, parent: QWidget | None = None) -> None:
        super().__init__(session, step, parent)
        self._board = data.board(self.library, step)
        self._cards: dict[str, Card] = {}
        self._organisations: Organisations = {}
        self._taken_up = False
        self.edits = CardEdits(self, self.board)
        self.clusters = ClusterEdits(self, self.board)
        self.question = QLabel(self)
        self.question.setWordWrap(True)
        self.question.setTextFormat(Qt.TextFormat.PlainText)
        set_kind(self.question, "question")
        self.tabs = QTabBar(self)
        self.tabs.setAccessibleName(_("Visa"))
        self.tabs.addTab(_("Tavlan"))
        self.tabs.addTab(_("Ägare och ledare"))
        self.tabs.setToolTip(_("Byt mellan tavlan och dem som äger och leder (Ctrl+Tab)"))
        self.view = BoardView(self.clusters, self._dress, self)
        self.commands = CardCommands(self, self.edits, self.view)
        self.bar = BoardBar(self.commands.actions, self)
        self.new_cluster = QPushButton(_("Nytt kluster"), self)
        self.new_cluster.setToolTip(_("Lägg till ett kluster sist på tavlan (Ctrl+Skift+N)"))
        put_icon(self.new_cluster, "plus")
        self.capture = Capture(parent=self)
        self.people = PeopleView(self, self.board, self.clusters, self)
        self._pages = QStackedWidget(self)
        self._lay_out()
        self._connect()
        keep_draft(self, self.capture.field, CAPTURE)
        self.tabs.setCurrentIndex(PEOPLE if data.board_step(self.library, step).id != step.id else BOARD)
        self.refresh()

    @property
    def columns(self) -> dict[str, Column]:
        """The board's columns from left to right: `UNPLACED`, and each cluster by its id."""
        return self.view.columns

    def board(self) -> data.Board:
        """Return the board as it is shown."""
        return self._board

    def concerns(self, changed: dict[str, set[str]]) -> bool:
        """Cards, where they lie, clusters and legs with their people, and the question."""
        return bool(_CONCERNS & changed.keys())

    def refresh(self) -> None:
        """Show everything as it is."""
        self._show_organisations()
        self._show_board()
        self.people.refresh(people=True)

    def update_rows(self, changed: dict[str, set[str]]) -> None:
        """Show what an edit changed."""
        if "organisation" in changed:
            self._show_organisations()
        self._show_board()
        self.people.refresh(people=bool({"person", "organisation"} & changed.keys()))

    def settle(self) -> None:
        """Save what is typed in a list or as a name, and keep what stands in the line below."""
        self.view.settle()
        self.people.settle()
        self.capture.settle()

    def take_focus(self) -> None:
        """Begin where the work is: with the cards that wait to be placed, else where one writes; or with the names."""
        if self.tabs.currentIndex() == PEOPLE:
            self.people.take_focus()
        elif self.view.ids():
            self.view.go_to(self.view.active)
        elif self._board.unplaced:
            self.view.choose([self._board.unplaced[0].id])
        else:
            self.capture.field.setFocus()

    def choose(self, row_id: str) -> None:
        """Choose a card on the board, or go to a cluster."""
        self.tabs.setCurrentIndex(BOARD)
        self._to_cluster(row_id)
        self.view.choose([row_id])

    def take_line(self, text: str) -> bool:
        """Make a card to place of a line that was typed outside the panel."""
        return self.edits.write([NewCard(text=text)]) is not None

    def move_cards(self, ids: Sequence[str], target: str, *, after: str | None = None) -> None:
        """Move cards to a cluster, a leg, or back to those that are not placed; last there, or after another card."""
        self.commands.move(ids, target, after)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's
        """Take up what was being changed when the program was last ended without being closed."""
        super().showEvent(event)
        if not self._taken_up:
            self._taken_up = True
            self._take_up()

    def _lay_out(self) -> None:
        page = QWidget(self)
        commands = QHBoxLayout()
        commands.addWidget(self.bar, 1)
        commands.addWidget(self.new_cluster)
        inside = QVBoxLayout(page)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addLayout(commands)
        inside.addWidget(self.view, 1)
        inside.addWidget(self.capture)
        self._pages.addWidget(page)
        self._pages.addWidget(self.people)
        self._top = QHBoxLayout()
        self._top.addWidget(self.question, 1)
        self._top.addWidget(self.tabs, 0, Qt.AlignmentFlag.AlignTop)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._top)
        layout.addWidget(self._pages, 1)
        self._spaced = (layout, inside, commands, self._top)
        theme().changed.connect(self._scale)
        self._scale()

    def _scale(self) -> None:
        for layout in self._spaced:
            layout.setSpacing(current().px(tokens.UNIT))

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._turned)
        self.view.chosen.connect(self._chosen)
        self.people.entered.connect(self._entered)
        self.capture.written.connect(self._written)
        self.capture.field.undo_requested.connect(self.undo)
        self.capture.field.redo_requested.connect(self.redo)
        self.session.saved.connect(self._retry)
        self.new_cluster.clicked.connect(self.clusters.new_cluster)
        self.clusters.added.connect(self._to_cluster)
        for key, slot in (
            ("Ctrl+Tab", self._turn),
            ("Ctrl+Shift+N", self.clusters.new_cluster),
            ("F6", partial(self._round, 1)),
            ("Shift+F6", partial(self._round, -1)),
        ):
            _key(self, key).activated.connect(slot)
        for key, by in (("Ctrl+Left", -1), ("Ctrl+Right", 1)):
            _key(self.view, key).activated.connect(partial(self.view.step, by))

    def _dress(self, column: Column) -> None:
        self.commands.take_care_of(column)
        column.list.cards.edited.connect(partial(self._edited, column))
        keep_edits(self, column.list)

    def _show_organisations(self) -> None:
        found = organisations(self.library, self.scope.process_id)
        self._organisations = {one.id: (one.name, one.type) for one in found}
        self.capture.show_organisations(found)

    def _show_board(self) -> None:
        self.question.setText(self.step.prompt or self.step.title)
        before = list(self.columns)
        self._board = data.board(self.library, self.step)
        self._cards = self._board.cards()
        supported = {view.cluster.id for view in self._board.clusters if view.cluster.needs_medical_support}
        self.view.show_board(board_columns(self._board, self._organisations), supported)
        if before != list(self.columns):
            self._order_focus()
        self._tell()

    def _order_focus(self) -> None:
        last = (self.capture.field, self.capture.level, self.capture.organisation, self.capture.paste)
        wanted = (self.tabs, *self.bar.buttons(), self.new_cluster, *self.view.stops(), *last)
        for one, after in pairwise(wanted):
            QWidget.setTabOrder(one, after)

    def _tell(self) -> None:
        """Let the commands know what is chosen."""
        self.bar.show_list(self.view.active.list, len(self._cards))
        self.commands.enable()

    def _chosen(self, ids: list[str]) -> None:
        self._tell()
        if ids:
            self.selected.emit(ids)

    def _entered(self, row_id: str) -> None:
        self.selected.emit([row_id])

    def _turn(self) -> None:
        self.tabs.setCurrentIndex(BOARD if self.tabs.currentIndex() == PEOPLE else PEOPLE)
        self.take_focus()

    def _turned(self, page: int) -> None:
        if page == BOARD:
            self.people.settle()
        self._pages.setCurrentIndex(page)

    def _round(self, by: int) -> None:
        """F6: from column to column, and by way of the line where one writes."""
        if self.tabs.currentIndex() == PEOPLE:
            self.people.step(by)
            return
        here = self.view.with_focus()
        ring = list(self.columns.values())
        at = ring.index(here) + by if here is not None else (0 if by > 0 else len(ring) - 1)
        if 0 <= at < len(ring):
            self.view.go_to(ring[at])
        else:
            self.capture.field.setFocus()

    def _to_cluster(self, cluster_id: str) -> None:
        column = self.columns.get(cluster_id)
        if column is not None and self.tabs.currentIndex() == BOARD:
            self.view.go_to(column)

    def _edited(self, column: Column, card_id: str, text: str) -> None:
        column.list.let_go(card_id)  # an older text that waits must not be saved over this one
        saved = self.edits.change_text(card_id, text)
        if not saved:
            column.list.keep(card_id, text)
        column.redraw()
        if saved:
            self._retry()

    def _retry(self) -> None:
        """Something was saved again: save what had to wait."""
        for column in list(self.columns.values()):
            for card_id, text in column.list.take_unsaved().items():
                if not self.edits.change_text(card_id, text):
                    column.list.keep(card_id, text)
                column.redraw()
        self.capture.retry()

    def _written(self, new: list[NewCard]) -> None:
        ids = self.edits.write(new, CAPTURE if self.capture.entering() else "")
        if ids is not None:
            self.capture.done()
            cards = self.columns[UNPLACED].list
            cards.scrollTo(cards.cards.place(ids[-1]))

    def _take_up(self) -> None:
        """Save changes of cards that were typed and never saved; the text of a card that is gone becomes a new one."""
        for card_id, column, text in list(left_edits(self)):
            name, found = edit_name(card_id, column), self._cards.get(card_id)
            if found is None:
                self._take_up_gone(name, text)
            elif text.strip() == found.text:
                forget(self, name)
            else:
                where = self.view.column_of(card_id) or self.columns[UNPLACED]
                self._edited(where, card_id, text.strip())
                self.capture.say(_("En ändring som inte hann bli klar är nu sparad. Det går att ångra den."))

    def _take_up_gone(self, name: str, text: str) -> None:
        if not self.capture.waiting_text():
            if move_draft(self, self.capture.field, name, CAPTURE):
                self.capture.say_waiting()
        elif self.edits.write([NewCard(text=text.strip())], name) is not None:
            self.capture.say(_("En lapp som ändrades finns inte längre. Texten är inlagd som en ny lapp."))


def _key(widget: QWidget, key: str) -> QShortcut:
    return QShortcut(QKeySequence(key), widget, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
