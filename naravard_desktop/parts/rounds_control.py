"""Leads a round in a panel's line: begins and ends it, goes from turn to turn, and takes it up again after a crash."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMenu

from naravard_desktop.core.language import _
from naravard_desktop.core.text import excerpt
from naravard_desktop.core.trouble import Trouble
from naravard_desktop.parts import rounds
from naravard_desktop.parts.capture import Capture
from naravard_desktop.parts.panel import Panel
from naravard_desktop.parts.parties_dialog import PartiesDialog
from naravard_desktop.parts.rounds import By, Round, Turn
from naravard_desktop.parts.rounds_bar import BACK, END, NEXT
from naravard_desktop.process.drafts import ROUND_DRAFT, draft, put_draft
from naravard_desktop.process.parties import parties
from naravard_desktop.process.workshops import Step
from naravard_desktop.widgets.announce import announce


class Rounds(QObject):
    """`name` is the draft that the round is kept in. `refresh` is to be called when `CONCERNS` change."""

    CONCERNS = frozenset({"party", "person", "attendance", "step"})

    def __init__(self, panel: Panel, capture: Capture, name: str = ROUND_DRAFT) -> None:
        super().__init__(panel)
        self._session, self._scope, self._step = panel.session, panel.scope, panel.step
        self._capture, self._name = capture, name
        self._turns: dict[str, Turn] = {}
        self._round = rounds.read_round(draft(panel.library, panel.step.id, name))
        self._told = ""
        self._menu = QMenu(capture)
        self._menu.setTitle(_("Runda"))
        self._menu.aboutToShow.connect(self._fill)
        capture.put_rounds(self._menu)
        self._keys = [self._key(key, partial(self.go, 1)) for key in NEXT]
        self._keys += [self._key(key, partial(self.go, -1)) for key in BACK]
        self._keys.append(self._key(END, self.end))
        capture.round_bar.moved.connect(self.go)
        capture.round_bar.ended.connect(self.end)
        self.refresh(panel.step)

    @property
    def on(self) -> Round | None:
        """The round that goes on, if any."""
        return self._round

    def begin(self, by: By, *, shuffled: bool = False) -> None:
        """Begin a round with the first table or person."""
        self._round = rounds.begun(by, self._found(by), shuffled=shuffled)
        self._keep()
        self.refresh(self._step)
        self._capture.field.setFocus()

    def go(self, by: int) -> None:
        """Go to the next turn (1) or the one before (-1). What stands in the line is made a card first: it was said by whoever
        has the turn."""
        if self._round is None or not self._capture.enter():
            return
        self._round = self._round.moved(by)
        self._keep()
        self.refresh(self._step)
        self._capture.field.setFocus()

    def end(self) -> None:
        """End the round; what stands in the line stays there."""
        if self._round is not None:
            self._round = None
            self._keep()
            self.refresh(self._step)
            announce(self._capture, _("Rundan är avslutad"))
            self._capture.field.setFocus()

    def refresh(self, step: Step) -> None:
        """Show tables and turn as they are now; the round ends where nobody is left."""
        self._step = step
        library, workshop_id = self._session.library, step.workshop_id
        names = [] if step.anonymous else [one.name for one in parties(library, workshop_id)]
        self._capture.show_parties(names)
        if self._round is not None:
            self._turns = self._found(self._round.by)
            self._round = rounds.kept_up(self._round, self._turns)
        for key in self._keys:
            key.setEnabled(self._round is not None)
        self._tell()

    def _tell(self) -> None:
        if self._round is None:
            self._told = ""
            self._capture.put_turn("", "")
            return
        turn = self._turns[self._round.order[self._round.at]]
        said = rounds.words(self._round, self._turns, anonymous=self._step.anonymous)
        before, self._told = self._told, f"{self._round.lap}:{turn.id}:{turn.name}:{self._step.anonymous}"
        if before == self._told:
            self._capture.say_turn(said)
            return
        self._capture.put_turn(said, excerpt(turn.name, 30))
        if self._step.anonymous:
            self._capture.put_source()
        else:
            by_person = self._round.by == "person"
            self._capture.put_source(
                party="" if by_person else turn.name,
                author_id=turn.author_id,
                organisation_id=turn.organisation_id,
                level=turn.level,
            )
        announce(self._capture, said)

    def _found(self, by: By) -> dict[str, Turn]:
        return rounds.turns(self._session.library, self._scope.process_id, self._step.workshop_id, by)

    def _keep(self) -> None:
        try:
            put_draft(
                self._session.library,
                self._step.id,
                self._name,
                self._round.written() if self._round is not None else "",
            )
        except Trouble as trouble:
            self._session.trouble.emit(trouble)

    def _fill(self) -> None:
        self._menu.clear()
        tables, people = self._found("party"), self._found("person")
        by_table = self._menu.addAction(_("Bord för bord ({count})").format(count=len(tables)))
        by_table.triggered.connect(self._by_table)
        in_order = self._menu.addAction(_("Person för person, i namnordning ({count})").format(count=len(people)))
        in_order.triggered.connect(self._in_order)
        mixed = self._menu.addAction(_("Person för person, i slumpad ordning ({count})").format(count=len(people)))
        mixed.triggered.connect(self._mixed)
        by_table.setEnabled(bool(tables))
        for action in (in_order, mixed):
            action.setEnabled(bool(people))
        self._menu.addSeparator()
        self._menu.addAction(_("Bord i rummet…")).triggered.connect(self.open_tables)
        if self._round is not None:
            self._menu.addAction(_("Avsluta rundan")).triggered.connect(self.end)

    def open_tables(self) -> PartiesDialog:
        """Ask which tables there are."""
        dialog = PartiesDialog(self._session, self._scope, self._capture)
        dialog.open()
        return dialog

    def _by_table(self) -> None:
        self.begin("party")

    def _in_order(self) -> None:
        self.begin("person")

    def _mixed(self) -> None:
        self.begin("person", shuffled=True)

    def _key(self, key: str, job: Callable[[], None]) -> QShortcut:
        shortcut = QShortcut(QKeySequence(key), self._capture, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(job)
        shortcut.setAutoRepeat(False)
        return shortcut
