"""Counting sticky dots: the items with their sums, a number to count for the chosen one, and whether it all adds up."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QGridLayout, QHBoxLayout, QLabel, QPushButton, QSizePolicy

from naravard_desktop.core.language import N_, _
from naravard_desktop.core.text import excerpt
from naravard_desktop.live.session import Session
from naravard_desktop.parts.party_bar import PartyBar
from naravard_desktop.parts.rows import UNSAVED, card_row
from naravard_desktop.parts.stepper import CountKeys, Stepper
from naravard_desktop.process.parties import change_party
from naravard_desktop.process.workshops import Step
from naravard_desktop.steps.priority import data
from naravard_desktop.steps.priority.count_rows import CountRow, count_row, show_figures
from naravard_desktop.steps.priority.data import Counts, Item
from naravard_desktop.steps.priority.items_panel import ItemsPanel
from naravard_desktop.steps.priority.sum_line import SumLine
from naravard_desktop.steps.priority.sums import Sums, sums
from naravard_desktop.widgets import tokens
from naravard_desktop.widgets.announce import announce
from naravard_desktop.widgets.icons import put_icon
from naravard_desktop.widgets.theme import current, set_kind

MOST_ON_ONE = 9_999


class DotsPanel(ItemsPanel):
    """In the list, +, − and digits count for the chosen item; the number below does the same for mouse and screen reader."""

    def __init__(self, session: Session, step: Step) -> None:
        self._pending: dict[tuple[str, str], int] = {}
        self._counts, self._sums = Counts({}, 0), Sums(Counts({}, 0), 0, 0, ())
        self._spaced: list[QHBoxLayout] = []
        self._waits: tuple[str, int] | None = None
        super().__init__(session, step)
        self.parties = PartyBar(session, self.scope, self, about=_("Räkna för"))
        self.sum_line = SumLine(self)
        self.chosen_text = QLabel(self)
        self.chosen_text.setTextFormat(Qt.TextFormat.PlainText)
        self.chosen_text.setWordWrap(True)
        self.number = Stepper(_("Prickar"), most=MOST_ON_ONE, parent=self)
        self.most_first = QCheckBox(_("Flest prickar först"), self)
        self.to_room = QCheckBox(_("Visa för rummet"), self)
        self.to_room.setAccessibleName(_("Visa resultatet för rummet"))
        self.to_room.setToolTip(
            _("Resultatet visas av sig självt när alla prickar är räknade, om ni inte väljer själva")
        )
        self.restart = QPushButton(_("Börja om"), self)
        self.restart.setAccessibleName(_("Börja om räkningen"))
        self.restart.setToolTip(_("Ta bort alla prickar och räkna från början; det går att ångra"))
        set_kind(self.restart, "quiet")
        put_icon(self.restart, "undo-2")
        show_figures(self.list)
        self.keys = CountKeys(self.list, MOST_ON_ONE)
        self._put_in()
        self._listen()
        self.list.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Ignored)  # it scrolls
        self.list.setDragDropMode(self.list.DragDropMode.NoDragDrop)
        before = [*self.parties.widgets(), self.sum_line.persons.field]
        self.order_focus(before, [self.number.field, self.most_first, self.to_room, self.restart])
        self._scale()
        self.refresh()

    @property
    def sums(self) -> Sums:
        """The sums as they are shown."""
        return self._sums

    def take_focus(self) -> None:
        """Begin with counting, where there is something to count; else where one writes."""
        rows = self.list.cards.rows
        if not rows:
            super().take_focus()
            return
        self.list.setFocus()
        if not self.list.ids():
            self.list.choose([rows[0].id])

    def show_cards(self) -> None:
        """Show the items with their dots, and what there is to say of the sum."""
        self.question.setText(self.step.prompt or self.step.title)
        found = list(self.shown.items.values())
        self._counts = data.counts(self.library, self.step, found)
        self._sums = sums(self.library, self.step, self._counts)
        known = {one.name for one in self._sums.tables}
        self.parties.offer_also([party for party in self._counts.by_party if party and party not in known])
        self.parties.begin(room=bool(self._counts.given("")))
        self._place_parties()
        order = data.ranked(found, self._counts) if self.most_first.isChecked() else found
        self.list.show_rows([self._row(item) for item in order])
        self._show_sum()
        self._show_chosen()
        self.to_room.setChecked(data.is_shown(self.options, complete=self._sums.complete))
        self.restart.setEnabled(bool(self._counts.by_party or self._counts.gone))

    def settle(self) -> None:
        """Save what is typed, a number too."""
        self.number.field.interpretText()
        super().settle()

    def _place_parties(self) -> None:
        """Give the tables a row of their own, where there are any."""
        several = len(self.parties.names()) > 1
        self._top.removeWidget(self.parties)
        if several:
            self._top.addWidget(self.parties, 0, 0, 1, 2)
        else:
            self._top.addWidget(self.parties, 1, 1)

    def _put_in(self) -> None:
        self._top = QGridLayout()
        self._top.setColumnStretch(0, 1)
        self._top.addWidget(self.sum_line, 1, 0)
        self.above.addLayout(self._top)
        number, choices = QHBoxLayout(), QHBoxLayout()
        number.addWidget(self.chosen_text, 1)
        number.addWidget(self.number)
        for widget in (self.most_first, self.to_room):
            choices.addWidget(widget)
        choices.addStretch(1)
        choices.addWidget(self.restart)
        self._spaced = [number, choices]
        for row in self._spaced:
            self.below.addLayout(row)

    def _listen(self) -> None:
        self.parties.changed.connect(self._turned)
        self.list.chosen.connect(self._another)
        self.keys.stepped.connect(self._step)
        self.keys.typed.connect(self._type)
        self.number.changed.connect(self._counted)
        self.number.field.lineEdit().returnPressed.connect(self._next)
        self.most_first.clicked.connect(self.show_cards)
        self.to_room.clicked.connect(self._show_room)
        self.restart.clicked.connect(self.start_over)
        self.sum_line.counted.connect(self._persons)
        self.session.saved.connect(self._retry_counts)

    def _row(self, item: Item) -> CountRow:
        party, counts = self.parties.party(), self._counts
        row = card_row(item.card, self._organisations, merged=self.shown.merged.get(item.id, 0))
        waits = self._pending.get((item.id, party))
        here = counts.here(item.id, party) if waits is None else waits
        total = counts.total(item.id) + here - counts.here(item.id, party)
        several = len(self.parties.names()) > 1
        figures = [(party or _("Hela rummet"), here)] if several else []
        figures.append((_("summa") if several else _("prickar"), total))
        return count_row(row, tuple(figures), (_(UNSAVED),) if waits is not None else ())

    def _chosen_item(self) -> Item | None:
        ids = self.list.ids()
        return self.shown.items.get(ids[0]) if len(ids) == 1 else None

    def _shown_count(self, item: Item) -> int:
        party = self.parties.party()
        return self._pending.get((item.id, party), self._counts.here(item.id, party))

    def _show_chosen(self) -> None:
        item = self._chosen_item()
        self.number.setEnabled(item is not None)
        if item is None:
            self.chosen_text.setText(_("Välj en rad. Räkna med + och −, eller skriv antalet."))
            set_kind(self.chosen_text, "secondary")
            self.number.name(_("Prickar"))
            self.number.put(0)
            return
        place = self.parties.words() if len(self.parties.names()) > 1 else ""
        text = excerpt(item.card.text, 90)
        self.chosen_text.setText(f"{place}: {text}" if place else text)
        set_kind(self.chosen_text, "strong")
        self.number.name(_("Prickar för {text}").format(text=self.chosen_text.text()))
        self.number.put(self._shown_count(item))

    def _another(self, _ids: list[str]) -> None:
        self.keys.end()
        self._show_chosen()

    def _turned(self) -> None:
        self.keys.end()
        self.show_cards()

    def _step(self, by: int) -> None:
        item = self._chosen_item()
        if item is None:
            announce(self.list, _("Välj en rad först."))
            return
        self._count(item, max(0, min(MOST_ON_ONE, self._shown_count(item) + by)), "")

    def _type(self, number: int) -> None:
        item = self._chosen_item()
        if item is not None:
            self._count(item, number, self.keys.typing)

    def _counted(self, number: int) -> None:
        item = self._chosen_item()
        if item is not None:
            self._count(item, number, self.number.typing)

    def _count(self, item: Item, number: int, typing: str) -> None:
        party = self.parties.party()
        self._save_count(item, number, party, typing)
        announce(self.list, f"{number}. {self._sums.said(party)[0].text}")

    def _save_count(self, item: Item, number: int, party: str, typing: str = "") -> None:
        def change() -> bool:
            data.count(self.library, self.step, item, number, party)
            return True

        self._pending.pop((item.id, party), None)
        label = N_("{party}, {count} prickar: {text}") if party else N_("{count} prickar: {text}")
        named = {"party": excerpt(party)} if party else {}
        if not self.do(label, change, typing=typing, count=number, text=excerpt(item.card.text), **named):
            self._pending[item.id, party] = number
        self.show_cards()

    def _retry_counts(self) -> None:
        """Something was saved again: save the numbers that had to wait."""
        if self._waits is not None:
            self._seat(*self._waits)
        for (item_id, party), number in list(self._pending.items()):
            item = self.shown.items.get(item_id)
            if item is None:
                self._pending.pop((item_id, party), None)
            elif (item_id, party) in self._pending:  # saving one lets the next be saved
                self._save_count(item, number, party)

    def _next(self) -> None:
        """Return in the number: go on with the item below."""
        item = self._chosen_item()
        ids = [row.id for row in self.list.cards.rows]
        if item is not None and item.id in ids[:-1]:
            self.list.choose([ids[ids.index(item.id) + 1]])
            self.number.field.selectAll()
            announce(self.number, self.chosen_text.text())

    def start_over(self) -> None:
        """Take away all dots, in one step that can be undone."""
        self._pending.clear()
        if self.restart.hasFocus():
            self.list.setFocus()
        self.do(N_("Räkningen börjar om"), partial(data.start_over, self.library, self.step))

    def _show_room(self, shown: bool) -> None:  # noqa: FBT001 - a signal's
        label = N_("Resultatet visas för rummet") if shown else N_("Resultatet visas inte för rummet")
        self.do(label, partial(data.show_result, self.library, self.step, shown=shown))
        self.show_cards()

    def _persons(self, number: int) -> None:
        self._seat(self.parties.party(), number, self.sum_line.persons.typing)

    def _seat(self, party: str, number: int, typing: str = "") -> None:
        table = self._sums.at(party)

        def change() -> bool:
            if table is None:
                data.set_persons(self.library, self.step, number)
            else:
                change_party(self.library, table.id, name=table.name, persons=number or None)
            return True

        self._waits = None
        label = N_("{count} personer vid {party}") if party else N_("{count} personer har prickar")
        named = {"party": excerpt(party)} if party else {}
        if not self.do(label, change, typing=typing, count=number, **named):
            self._waits = party, number
        self._show_sum()

    def _show_sum(self) -> None:
        party = self.parties.party()
        waits = self._waits[1] if self._waits and self._waits[0] == party else None
        self.sum_line.show_sum(self._sums, party, waits=waits)

    def _scale(self) -> None:
        super()._scale()
        look = current()
        edge = look.px(tokens.RING + tokens.RING_OFFSET)
        for row in self._spaced:
            row.setSpacing(look.px(12))
            row.setContentsMargins(edge, 0, edge, 0)
