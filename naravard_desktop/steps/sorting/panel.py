"""The facilitator's board: cards to place, and a column for each cluster with its legs.

What the mouse drags, "Flytta till…" (Ctrl+M) and Alt+arrows do by keys.
"""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from naravard_desktop.core.language import N_, _
from naravard_desktop.core.text import excerpt
from naravard_desktop.core.words import OrganisationType
from naravard_desktop.live.session import Session
from naravard_desktop.parts.capture import Capture
from naravard_desktop.parts.merge_dialog import MergeDialog
from naravard_desktop.parts.move_to import MoveTo, Target
from naravard_desktop.parts.panel import Panel
from naravard_desktop.process import cards as edits
from naravard_desktop.process.cards import NewCard
from naravard_desktop.process.people import organisations
from naravard_desktop.process.workshops import Step
from naravard_desktop.steps.sorting import data
from naravard_desktop.steps.sorting.column import Column, Shown, column_rows, unplaced_rows
from naravard_desktop.widgets import tokens
from naravard_desktop.widgets.announce import announce
from naravard_desktop.widgets.theme import current, set_kind, theme

UNPLACED = "unplaced"


class SortingPanel(Panel):
    """One column is worked in at a time: choosing cards in one lets go of those in the others."""

    def __init__(self, session: Session, step: Step, parent: QWidget | None = None) -> None:
        super().__init__(session, step, parent)
        self.question = QLabel(self)
        self.question.setWordWrap(True)
        set_kind(self.question, "question")
        self.capture = Capture(parent=self)
        self.columns: dict[str, Column] = {}
        self._board = data.board(self.library, step)
        self._organisations: dict[str, tuple[str, OrganisationType]] = {}
        self._scroll = QScrollArea(self)
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        holder = QWidget()
        self._row = QHBoxLayout(holder)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._scroll.setWidget(holder)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.question)
        layout.addWidget(self._scroll, 1)
        layout.addWidget(self.capture)
        self.capture.written.connect(self._written)
        self.capture.field.undo_requested.connect(self.undo)
        self.capture.field.redo_requested.connect(self.redo)
        session.saved.connect(self.capture.retry)
        theme().changed.connect(self._scale)
        self._scale()
        self.refresh()

    def concerns(self, changed: dict[str, set[str]]) -> bool:
        """Cards, where they lie, clusters and legs with their people, and the question."""
        kinds = {"card", "link", "placement", "cluster", "leg", "person", "organisation", "step"}
        return bool(kinds & changed.keys())

    def refresh(self) -> None:
        """Show the board as it is."""
        self.question.setText(self.step.prompt or self.step.title)
        found = organisations(self.library, self.scope.process_id)
        self._organisations = {one.id: (one.name, one.type) for one in found}
        self.capture.show_organisations(found)
        self._board = data.board(self.library, self.step)
        shown = {UNPLACED: unplaced_rows(self.library, self._board, self._organisations)}
        for view in self._board.clusters:
            shown[view.cluster.id] = column_rows(self.library, self._board, view, self._organisations)
        self._show(shown)

    def settle(self) -> None:
        """Save what is typed in a list or in the line below."""
        for column in self.columns.values():
            column.list.settle()
        self.capture.settle()

    def _show(self, shown: dict[str, Shown]) -> None:
        for key in [key for key in self.columns if key not in shown]:
            column = self.columns.pop(key)
            self._row.removeWidget(column)
            column.hide()
            column.deleteLater()
        for place, (key, what) in enumerate(shown.items()):
            if key not in self.columns:
                self.columns[key] = self._new_column(key)
            self._row.insertWidget(place, self.columns[key], 1)
            self.columns[key].show_column(what)

    def _new_column(self, key: str) -> Column:
        column = Column(key, self)
        column.list.chosen.connect(partial(self._chosen, key))
        column.list.cards.dropped.connect(partial(self._dropped, key))
        column.list.cards.edited.connect(partial(self._edited, key))
        column.list.move_requested.connect(self._ask_where)
        column.list.merge_requested.connect(partial(self._ask_text, key))
        column.list.unmerge_requested.connect(self._unmerge)
        column.list.delete_requested.connect(self._delete)
        column.list.hide_requested.connect(self._hide)
        column.list.secret_requested.connect(self._secret)
        return column

    def _chosen(self, key: str, ids: list[str]) -> None:
        if ids:
            for other, column in self.columns.items():
                if other != key:
                    column.list.clearSelection()
            self.selected.emit(ids)

    def _dropped(self, key: str, ids: list[str], section: str, after: str) -> None:
        self.move_cards(ids, section or key, after=after)

    def move_cards(self, ids: Sequence[str], target: str, *, after: str | None = None) -> None:
        """Move cards to a cluster, a leg, or back to those that are not placed; last there, or after another card."""
        cluster, leg, words = self._target(target)
        if cluster is None:
            change = partial(data.unplace, self.library, self.step, ids)
        else:
            change = partial(data.place, self.library, self.step, ids, cluster, leg, after=after)
        if len(ids) == 1:
            text = excerpt(edits.card(self.library, ids[0]).text)
            self._done(N_("Flyttad till {cluster}: {text}"), change, cluster=words, text=text)
        elif ids:
            self._done(N_("{count} lappar flyttade till {cluster}"), change, count=len(ids), cluster=words)
        announce(self, _("Flyttat till {place}").format(place=words))

    def _target(self, target: str) -> tuple[str | None, str | None, str]:
        for view in self._board.clusters:
            if view.cluster.id == target:
                return target, None, view.cluster.name
            for leg in view.legs:
                if leg.leg.id == target:
                    return view.cluster.id, target, f"{view.cluster.name} · {leg.leg.name}"
        return None, None, _("Att placera")

    def _ask_where(self, ids: list[str]) -> None:
        targets = [Target(UNPLACED, _("Att placera"))]
        for view in self._board.clusters:
            targets.append(Target(view.cluster.id, view.cluster.name))
            targets += [Target(leg.leg.id, leg.leg.name, view.cluster.name) for leg in view.legs]
        dialog = MoveTo(targets, self)
        dialog.chosen.connect(partial(self.move_cards, ids))
        dialog.open()

    def _ask_text(self, key: str, _ids: list[str]) -> None:
        dialog = MergeDialog(self.columns[key].list.chosen_rows(), self)
        dialog.merged.connect(partial(self._merge, dialog))
        dialog.open()

    def _merge(self, dialog: MergeDialog, text: str) -> None:
        change = partial(data.merge_on_board, self.library, self.step, dialog.ids, text)
        if self.do(N_("Sammanförda: {text}"), change, text=excerpt(text)) is not None:
            dialog.accept()

    def _unmerge(self, card_id: str) -> None:
        text = excerpt(edits.card(self.library, card_id).text)
        self.do(
            N_("Isärtagen: {text}"),
            partial(edits.unmerge_card, self.library, self.scope.process_id, card_id),
            text=text,
        )

    def _edited(self, key: str, card_id: str, text: str) -> None:
        if not self._change([card_id], N_("Ändrad lapp: {text}"), text=text):
            self.columns[key].list.keep(card_id, text)

    def _delete(self, ids: list[str]) -> None:
        def delete() -> bool:
            for card_id in ids:
                edits.delete_card(self.library, card_id)
            return True

        text = excerpt(edits.card(self.library, ids[0]).text)
        label = N_("Borttagen lapp: {text}") if len(ids) == 1 else N_("{count} borttagna lappar")
        self.do(label, delete, text=text, count=len(ids))

    def _hide(self, ids: list[str], hidden: bool) -> None:  # noqa: FBT001 - a signal's
        self._change(ids, N_("{count} dolda lappar") if hidden else N_("{count} visade lappar"), hidden=hidden)

    def _secret(self, ids: list[str], secret: bool) -> None:  # noqa: FBT001 - a signal's
        self._change(ids, N_("{count} lappar märkta eller avmärkta som konfidentiella"), confidential=secret)

    def _change(self, ids: Sequence[str], label: str, **values: str | bool) -> bool:
        def change() -> bool:
            for card_id in ids:
                edits.change_card(self.library, card_id, **values)
            return True

        text = excerpt(str(values.get("text", "")))
        return bool(self.do(label, change, text=text, count=len(ids)))

    def _done(self, label: str, change: "partial[None]", **params: str | int) -> None:
        self.do(label, change, **params)

    def _written(self, new: list[NewCard]) -> None:
        label = N_("Ny lapp: {text}") if len(new) == 1 else N_("{count} nya lappar")
        change = partial(edits.add_cards, self.library, self.step.id, new)
        if self.do(label, change, text=excerpt(new[0].text), count=len(new)) is not None:
            self.capture.done()

    def _scale(self) -> None:
        unit = current().px(tokens.UNIT)
        self._row.setSpacing(unit)
        layout = self.layout()
        if layout is not None:
            layout.setSpacing(unit)
