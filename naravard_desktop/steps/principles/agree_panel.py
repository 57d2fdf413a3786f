"""The facilitator's panel where candidates become principles that the group agrees on.

To the left the candidates that are in no principle, to the right the principles; below, hands for the one that is chosen.
What the mouse drags, "Gör till princip" (Ctrl+J), "Lägg till i…" (Ctrl+M) and "Ta ur" (Ctrl+U) do by keys.
"""

from collections.abc import Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QLabel, QMenu, QVBoxLayout, QWidget

from naravard_desktop.core.language import N_, _
from naravard_desktop.core.text import excerpt
from naravard_desktop.live.session import Session
from naravard_desktop.parts.action_bar import ActionBar
from naravard_desktop.parts.card_actions import DELETE, EDIT, HIDE, MERGE, MOVE, SECRET, UNMERGE, Command, make_actions
from naravard_desktop.parts.cards_panel import CardsPanel
from naravard_desktop.parts.drafting import CAPTURE
from naravard_desktop.parts.move_to import MoveTo, Target
from naravard_desktop.parts.sections_panel import Beside
from naravard_desktop.process.parties import parties
from naravard_desktop.process.principles import PrincipleState
from naravard_desktop.process.workshops import Step
from naravard_desktop.steps.principles import data
from naravard_desktop.steps.principles.agreement import Agreement
from naravard_desktop.steps.principles.candidates import Candidates
from naravard_desktop.steps.principles.edits import PrincipleEdits
from naravard_desktop.steps.principles.hands import Hands
from naravard_desktop.steps.principles.principle_table import ADOPT, APART, BACK, DROP, TAKE_OUT, PrincipleTable
from naravard_desktop.steps.principles.shown import named, parts_of, rows
from naravard_desktop.widgets import tokens
from naravard_desktop.widgets.announce import announce
from naravard_desktop.widgets.theme import current, set_kind, theme

BECOME, ADD = "become", "add"
_OWN = {
    BECOME: Command(
        N_("Gör till princip"),
        N_("Gör en princip av de valda förslagen; lydelsen skriver ni sedan"),
        "Ctrl+J",
        "merge",
    ),
    ADD: Command(N_("Lägg till i…"), N_("Lägg de valda förslagen i en princip som finns"), "Ctrl+M", "move"),
}
_CARD_COMMANDS = (EDIT, MERGE, UNMERGE, HIDE, SECRET, DELETE)
_CONCERNS = {"step", "principle", "vote", "party", "attendance"}
_STATES = {
    ADOPT: PrincipleState.ADOPTED,
    DROP: PrincipleState.DROPPED,
    BACK: PrincipleState.PROPOSED,
}
_BESIDE, _LEAST = 740, 150


class AgreePanel(CardsPanel):
    """The cards of the panel are the candidates in no principle; new ones are written below."""

    line_name = N_("Nytt förslag")
    added = (N_("Nytt förslag: {text}"), N_("{count} nya förslag"))

    def __init__(self, session: Session, step: Step, parent: QWidget | None = None) -> None:
        self.candidates = Candidates(session.library, step)
        super().__init__(
            session,
            step,
            empty=_("Här ligger förslag som inte hör till någon princip."),
            placeholder=_("Skriv ett förslag och tryck Enter"),
            commands=_CARD_COMMANDS,
            parent=parent,
        )
        self.shown = self.candidates
        self.capture.field.setAccessibleName(_("Nytt förslag"))
        self._connect_principles()
        self._order()
        self.refresh()

    @property
    def board(self) -> data.Board:
        """Candidates and principles as they are shown."""
        return self.candidates.board

    def concerns(self, changed: dict[str, set[str]]) -> bool:
        """Candidates, principles, hands and who could raise one, and the question."""
        return super().concerns(changed) or bool(_CONCERNS & changed.keys())

    def show_cards(self) -> None:
        """Show candidates and principles as they are known."""
        super().show_cards()
        self._show_principles()
        self._tell()

    def refresh(self) -> None:
        """Read all anew."""
        self.candidates.step = self.step
        super().refresh()

    def update_rows(self, changed: dict[str, set[str]]) -> None:
        """Show what an edit changed."""
        self.candidates.step = self.step
        super().update_rows(changed)
        if "party" in changed:
            self.agreement.parties.refresh()  # it makes other buttons: they come last for Tab until they are ordered
            self._order()

    def settle(self) -> None:
        """Save what is typed in either list, and keep what stands in the line below."""
        self.table.settle()
        super().settle()

    def take_focus(self) -> None:
        """Begin with the candidates, or with the principles when all candidates lie in one, else where one writes."""
        cards, principles = self.list.cards.rows, self.table.principles.rows
        if (cards or principles) and self.isVisible():
            if cards and not self.list.ids() and not self.table.ids():
                self.list.choose([cards[0].id])
            elif not cards and not self.table.ids():
                self.table.choose([principles[0].id])
            (self.table if self.table.ids() else self.list).setFocus()
        else:
            self.capture.field.setFocus()

    def choose(self, row_id: str) -> None:
        """Choose a principle, or a candidate wherever it lies."""
        for row in self.table.principles.rows:
            if row_id in {row.id, parts_of(row.id)[1]}:
                self.table.choose([row.id])
                self.table.setFocus()
                return
        if self.list.cards.place(row_id).isValid():
            self.list.choose([row_id])
            self.list.setFocus()

    def become(self) -> None:
        """Make a principle of the chosen candidates, or of what stands in the line below, and open its wording."""
        if self.capture.field.hasFocus() and self.capture.waiting_text():
            made = self.edits.become([], self.capture.waiting_text(), CAPTURE)
            if made is not None:
                self.capture.field.clear()
                self.table.choose([made])
                announce(self, _("Ny princip"))
        elif self.list.ids():
            self.make_of(self.list.ids())

    def make_of(self, card_ids: Sequence[str]) -> None:
        """Make a principle of candidates, and open its wording."""
        made = self.edits.become(card_ids)
        if made is not None:
            self.table.choose([made])
            self.table.setFocus()
            self.table.edit_chosen()
            field = self.table.editor()
            if field is not None:
                field.selectAll()
            announce(self, _("Ny princip av {count} förslag. Skriv lydelsen.").format(count=len(card_ids)))

    def ask_principle(self, card_ids: Sequence[str]) -> None:
        """Ask for a principle to put candidates in."""
        now = self.table.about() if self.table.card_ids() else ""
        targets = [
            Target(view.principle.id, named(view), note="" if view.number else view.principle.state.word)
            for view in self.board.views
            if view.principle.id != now
        ]
        dialog = MoveTo(targets, self, _("Lägg till i"))
        dialog.chosen.connect(partial(self.put_in, list(card_ids)))
        dialog.open()

    def put_in(self, card_ids: Sequence[str], principle_id: str) -> None:
        """Put candidates in a principle, and go on with the next in the list."""
        at = next((number for number, row in enumerate(self.list.cards.rows) if row.id in card_ids), -1)
        if not self.edits.put_in(card_ids, principle_id):
            return
        view = self.board.view(principle_id)
        if view is not None:
            announce(self, _("Lagt i {principle}").format(principle=excerpt(named(view), 60)))
        left = self.list.cards.rows
        if at >= 0 and left:
            self.list.choose([left[min(at, len(left) - 1)].id])

    def _lay_out(self) -> None:
        self.bar.hide()  # the commands of the cards stand with those that only candidates have
        self.list.setAccessibleName(_("Förslag"))
        self._own = make_actions(_OWN, self.list)
        self.list.addActions(list(self._own.values()))
        about = _("Fler kommandon för de valda förslagen")
        self.card_bar = ActionBar([*self._own.values(), *self.list.commands.values()], about, self)
        self.note = QLabel(self)
        self.note.setWordWrap(True)
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        set_kind(self.note, "secondary")
        self.edits = PrincipleEdits(self, self._board)
        self.table = PrincipleTable(self)
        self.table_bar = ActionBar(list(self.table.commands.values()), _("Fler kommandon för det valda"), self)
        self.agreement = Agreement(self)
        left, self._frame_layout = _column(_("Förslag"), self.card_bar, self.list)
        right, self._right_layout = _column(_("Principer"), self.table_bar, self.table)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.question)
        layout.addWidget(self.note)
        layout.addWidget(Beside((left, right), self, wide=_BESIDE), 1)
        layout.addWidget(self.agreement)
        layout.addWidget(self.capture)
        theme().changed.connect(self._scale)
        self._scale()

    def _connect_principles(self) -> None:
        self._own[BECOME].triggered.connect(self.become)
        self._own[ADD].triggered.connect(self._add_chosen)
        key = QShortcut(QKeySequence("Ctrl+J"), self.capture, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(self.become)
        self.list.customContextMenuRequested.disconnect()
        self.list.customContextMenuRequested.connect(self._card_menu)
        self.list.chosen.connect(self._card_chosen)
        self.table.chosen.connect(self._principle_chosen)
        self.table.asked.connect(self._asked)
        self.table.written.connect(self._written_in_place)
        self.table.entered.connect(self.agreement.take_focus)
        self.table.principles.dropped.connect(self._dropped_on)
        self.table.principles.moved.connect(self._moved)
        self.agreement.counted.connect(self._counted)
        for by, turn in ((1, "F6"), (-1, "Shift+F6")):
            ring = QShortcut(QKeySequence(turn), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            ring.activated.connect(partial(self._round, by))

    def _order(self) -> None:
        lists = (*self.card_bar.buttons(), self.list, *self.table_bar.buttons(), self.table)
        for one, after in pairwise((*lists, *self.agreement.widgets(), *self.capture.widgets())):
            QWidget.setTabOrder(one, after)

    def _board(self) -> data.Board:
        return self.board

    def _show_principles(self) -> None:
        self._hands = data.hands(self.library, self.step)
        found = rows(self.board, self._hands)
        if found != list(self.table.principles.rows):
            self.table.show_rows(found)
        self.agreement.setVisible(bool(found))
        self._show_hands()

    def _show_hands(self) -> None:
        view = self.board.view(self.table.about())
        by_party = self._hands.get(view.principle.id, {}) if view else {}
        tables = parties(self.library, self.step.workshop_id)
        seated = {one.name: one.persons or 0 for one in tables}
        room = any(at.get("", Hands()).total for at in self._hands.values())
        self.agreement.show_hands(view, by_party, data.present(self.library, self.step), seated, room=room)

    def _tell(self) -> None:
        """Say how many there are, and let the commands fit what is chosen."""
        chosen = len(self.list.ids())
        # What is counted stands in the heading above; the room is for the commands.
        self.card_bar.tell(chosen, str(len(self.board.free)))
        self.table_bar.tell(len(self.table.principle_ids()), str(len(self.board.views)))
        self._own[BECOME].setEnabled(chosen > 0)
        self._own[ADD].setEnabled(chosen > 0 and bool(self.board.views))
        note = self.candidates.note()
        self.note.setText(note)
        self.note.setVisible(bool(note))

    def _add_chosen(self) -> None:
        self.ask_principle(self.list.ids())

    def _card_menu(self, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions([*self._own.values(), *self.list.commands.values()])
        menu.popup(self.list.viewport().mapToGlobal(at))

    def _card_chosen(self, ids: list[str]) -> None:
        if ids:
            self.table.clearSelection()
        self._tell()

    def _principle_chosen(self, ids: list[str]) -> None:
        if ids:
            self.list.clearSelection()
            principle_id, card_id = parts_of(ids[0])
            self.selected.emit([principle_id] if not card_id else [card_id, principle_id])
        self._tell()
        self._show_hands()

    def _asked(self, name: str, _ids: list[str]) -> None:
        principles, card_ids = self.table.principle_ids(), self.table.card_ids()
        if name in _STATES:
            if self.edits.set_state(principles, _STATES[name]):
                announce(self.table, _STATES[name].word)
        elif name == MOVE:
            self.ask_principle(card_ids)
        elif name == TAKE_OUT:
            self._take_out(card_ids)
        elif name in {APART, DELETE}:
            if principles:
                self._take_apart(principles)
            elif card_ids:
                self._take_out(card_ids)

    def _take_out(self, card_ids: list[str]) -> None:
        at = min((index.row() for index in self.table.selectedIndexes()), default=0)
        if self.edits.take_out(card_ids):
            announce(self.table, _("{count} förslag är lediga igen").format(count=len(card_ids)))
            self._go_on(at)

    def _take_apart(self, ids: list[str]) -> None:
        at = min((index.row() for index in self.table.selectedIndexes()), default=0)
        if self.edits.take_apart(ids):
            announce(self.table, _("Borttagen. Förslagen är lediga igen."))
            self._go_on(at)

    def _go_on(self, at: int) -> None:
        """Choose what now lies where something was taken away."""
        left = self.table.principles.rows
        if left and not self.table.ids():
            self.table.choose([left[min(at, len(left) - 1)].id])

    def _written_in_place(self, some_id: str, text: str, typing: str) -> None:
        principle_id, card_id = parts_of(some_id)
        edits = self.edits
        saved = edits.write_card(card_id, text, typing) if card_id else edits.write(principle_id, text, typing)
        if saved:
            self.table.saved(some_id)
        elif self.table.row_of(some_id) is not None:
            self.table.keep(some_id, text)

    def _counted(self, principle_id: str, point: int, value: int, party: str, typing: str) -> None:
        if not self.edits.count(principle_id, point, value, party, typing):
            self.agreement.keep(principle_id, point, value, party)

    def _retry(self) -> None:
        """Something was saved again: save what had to wait."""
        super()._retry()
        for some_id, text in self.table.take_unsaved().items():
            self._written_in_place(some_id, text, "")
        for (principle_id, point, party), value in self.agreement.take_unsaved().items():
            self._counted(principle_id, point, value, party, "")

    def _moved(self, ids: list[str], after: str) -> None:
        if self.edits.move(ids, after):
            self.table.scrollTo(self.table.principles.place(ids[0]))

    def _dropped_on(self, card_ids: list[str], principle_id: str) -> None:
        if principle_id:
            self.put_in(card_ids, principle_id)
        else:
            self.make_of(card_ids)

    def _dropped(self, ids: list[str], _section: str, _after: str) -> None:
        """Candidates that are dragged back are free again; among themselves they lie as they were written."""
        free = {card.id for card in self.board.free}
        self.edits.take_out([card_id for card_id in ids if card_id not in free])

    def _round(self, by: int) -> None:
        """F6: from candidates to principles, hands and the line where one writes."""
        stops = [self.list, self.table, self.agreement, self.capture]
        shown = [one for one in stops if one.isVisible() and one.isEnabled()]
        focus = QApplication.focusWidget()
        here = (n for n, one in enumerate(shown) if focus is not None and (one is focus or one.isAncestorOf(focus)))
        at = next(here, -by)
        to = shown[(at + by) % len(shown)]
        if to is self.agreement and self.table.about():
            self.agreement.take_focus()
        elif to is self.agreement:
            self.agreement.widgets()[0].setFocus()
        else:
            (self.capture.field if to is self.capture else to).setFocus()

    def _scale(self) -> None:
        super()._scale()
        look = current()
        unit = look.px(tokens.UNIT)
        self._right_layout.setContentsMargins(unit, unit, unit, unit)
        self._right_layout.setSpacing(look.px(4))
        self.table.setMinimumHeight(look.px(_LEAST))


def _column(title: str, *widgets: QWidget) -> tuple[QFrame, QVBoxLayout]:
    """Put a heading and widgets in a panel; the last takes the room there is."""
    frame = QFrame()
    set_kind(frame, "panel")
    layout = QVBoxLayout(frame)
    heading = QLabel(title, frame)
    set_kind(heading, "heading")
    layout.addWidget(heading)
    for widget in widgets:
        layout.addWidget(widget, int(widget is widgets[-1]))
    return frame, layout
