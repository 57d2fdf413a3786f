"""The actions of Följ upp, filtered; what is done to them is done to the chosen rows."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLineEdit, QWidget

from naravard_desktop.core.clock import today
from naravard_desktop.core.language import N_, _
from naravard_desktop.core.text import excerpt
from naravard_desktop.documents.switches import Switches
from naravard_desktop.jobs import press_jobs
from naravard_desktop.jobs.action_list import chosen_actions
from naravard_desktop.live.session import Session
from naravard_desktop.parts import trace_dialog
from naravard_desktop.parts.agreed_capture import AgreedCapture, CaptureWords
from naravard_desktop.process.actions import Action, ActionState
from naravard_desktop.process.reviews import story
from naravard_desktop.process.workshops import workshops
from naravard_desktop.windows.action_rows import ActionRow, action_rows, cells, in_order
from naravard_desktop.windows.due_dialog import DueDialog
from naravard_desktop.windows.follow_up_commands import Commands
from naravard_desktop.windows.follow_up_details import FollowUpDetails
from naravard_desktop.windows.follow_up_edits import ActionEdits
from naravard_desktop.windows.follow_up_filters import Filters
from naravard_desktop.windows.follow_up_page import Page
from naravard_desktop.windows.follow_up_table import ActionTable
from naravard_desktop.windows.follow_up_writing import DetailsWriting
from naravard_desktop.windows.lines import Cell, LinesModel

_CAPTURE = CaptureWords(
    N_("Ny åtgärd"),
    N_("Skriv en ny åtgärd och tryck Enter"),
    N_("{count} åtgärder inlagda"),
    N_("Texten i rutan är inte inlagd än. Tryck Enter för att göra en åtgärd av den."),
    N_("Gör en åtgärd av varje rad i det du har kopierat"),
)


class ActionsPage(Page):
    """What was agreed, and how far it has come."""

    new_words = N_("Ny åtgärd")
    concerns = frozenset(
        {"action", "responsible", "person", "organisation", "process", "link", "workshop", "decision"}
        | {"cluster", "leg", "goal", "principle", "review", "step"}
    )
    keys = (
        (N_("1, 2, 3, 4"), N_("Läge: inte påbörjad, pågår, klar, utgår")),
        (N_("Enter"), N_("Välj läge i en lista")),
        (N_("Ctrl+D"), N_("Ändra datum för det som är valt, eller flytta fram")),
        (N_("F2"), N_("Ändra allt om det som är valt; Esc går tillbaka")),
        (N_("Delete"), N_("Ta bort det som är valt")),
        (N_("Ctrl+N"), N_("Skriv en ny åtgärd")),
    )

    table: ActionTable
    details: FollowUpDetails
    capture: AgreedCapture

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.rows: list[ActionRow] = []
        self.filters = Filters()
        headers = (_("Vad"), _("Ansvariga"), _("Nivå"), _("Klart senast"), _("Läge"), _("Kommer från"))
        self._model = LinesModel[ActionRow](headers, self._cells, lambda row: row.action.id, self._read)
        self.table = ActionTable(self._model)
        self.commands, self.details = Commands(), FollowUpDetails()
        self._writing = DetailsWriting(session, self.details, self)
        self.capture = AgreedCapture(_CAPTURE)
        self.build(self.filters, self.commands, self.filters.sorting)
        self._wire()

    def read(self) -> None:
        """Read all actions of the process."""
        self.rows = action_rows(self.library, self.scope.process_id) if self.scope else []
        if self.context:
            answering = {person_id for row in self.rows for person_id in row.persons}
            persons = {key: one for key, one in self.context.persons.items() if key in answering}
            self.filters.show_people(persons, list(self.context.organisations.values()))
        self._writing.show(self.scope, self.rows, self.context)

    def show_rows(self) -> None:
        """Show the actions that are wanted, in the order that is."""
        self.table.show_sorting(self.filters.column(), backwards=self.filters.backwards)
        self.table.reload()
        total, late = len(self.rows), sum(row.late for row in self.rows)
        self.late.setText(_("1 försenad") if late == 1 else _("{count} försenade").format(count=late))
        self.late.setVisible(late > 0)
        words = _("1 åtgärd") if total == 1 else _("{count} åtgärder").format(count=total)
        self.say(
            self._model.rowCount(),
            total,
            words,
            _("Inga åtgärder är bestämda än. De kommer hit från workshopparna, eller skriv en i rutan nedanför."),
        )
        self.show_details()

    def show_details(self) -> None:
        """Show what is chosen, with what the workshops have said of it."""
        rows = self.table.chosen_rows() if self._model.rowCount() else []
        self.several.setText(_("{count} valda").format(count=len(rows)) if len(rows) > 1 else "")
        self.commands.set_usable(usable=bool(rows), single=len(rows) == 1)
        self.commands.show_open(is_open=self.is_open)
        if self.is_open and self.context:
            told = story(self.library, rows[0].action.id) if len(rows) == 1 else []
            self.details.show_rows(rows, self.context, self._next_meeting(), told)

    def filter_field(self) -> QLineEdit:
        """Return the field that filters on words."""
        return self.filters.text

    def clear_filter(self) -> None:
        """Let everything through."""
        self.filters.clear()

    def choose(self, row_id: str) -> bool:
        """Choose an action; False if it is not shown."""
        return self.table.choose_only(row_id)

    def ids(self) -> list[str]:
        """Return the ids of the chosen actions, from the top."""
        return [action.id for action in self.chosen()]

    def chosen(self) -> list[Action]:
        """Return the chosen actions, from the top."""
        return [row.action for row in self.table.chosen_rows()]

    def set_narrow(self, *, narrow: bool) -> None:
        """Put level, state and origin under the action, or not."""
        self.table.set_narrow(narrow=narrow)

    def set_state(self, state: ActionState) -> None:
        """Note how far the chosen actions have come."""
        self._put("state", state)

    def ask_due(self) -> DueDialog | None:
        """Ask for another date for the chosen actions."""
        actions = self.chosen()
        if not actions:
            return None
        what = excerpt(actions[0].text, 120) if len(actions) == 1 else _("{n} åtgärder").format(n=len(actions))
        dues = {action.due for action in actions}
        due, different = (actions[0].due, False) if len(dues) == 1 else (None, True)
        dialog = DueDialog(due, what, self._next_meeting(), self.window(), dated=any(dues), different=different)
        dialog.chosen.connect(self._set_due)
        dialog.forward.connect(self._move_on)
        dialog.open()
        return dialog

    def edit(self) -> None:
        """Show all about the chosen actions, to be changed."""
        self.open_details()

    def close_details(self) -> None:
        """Go back to the table."""
        super().close_details()
        self.commands.show_open(is_open=False)

    def delete(self) -> None:
        """Delete the chosen actions; undo brings them back."""
        if (actions := self.chosen()) and self.scope:
            ActionEdits(self.session, self.scope).delete(actions)

    def paper_job(self, switches: Switches, *, by_responsible: bool) -> Callable[[], bytes] | None:
        """Return the job that puts the actions that are shown on paper."""
        if self.scope is None:
            return None
        ids = [row.action.id for row in self._read(0)]
        return press_jobs.paper(
            self.library,
            chosen_actions,
            self.scope.process_id,
            ids,
            switches,
            chosen_by=self.filters.words(),
            by_responsible=by_responsible,
        )

    def _wire(self) -> None:
        self.filters.changed.connect(self.show_rows)
        self.filters.sorted.connect(self.show_rows)
        self.table.sort_pressed.connect(self.filters.sort_by)
        self.table.selected.connect(self.show_details)
        self.table.state_pressed.connect(self.set_state)
        self.table.delete_pressed.connect(self.delete)
        self.table.edit_pressed.connect(self.edit)
        self.table.entered_row.connect(self._open_states)
        self.commands.state_chosen.connect(self.set_state)
        self.commands.due.clicked.connect(self.ask_due)
        self.commands.edit.clicked.connect(self._toggle_details)
        self.commands.trace.clicked.connect(self._trace)
        self.commands.delete.clicked.connect(self.delete)
        self.capture.written.connect(self._add)
        self.details.closed.connect(self.close_details)
        context = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for key, job in (("Ctrl+D", self.ask_due), (trace_dialog.KEY, self._trace)):
            QShortcut(QKeySequence(key), self, context=context).activated.connect(job)

    def _read(self, offset: int) -> list[ActionRow]:
        if offset:
            return []
        wanted = self.filters.wanted()
        found = [row for row in self.rows if wanted.takes(row)]
        return in_order(found, self.filters.column(), backwards=self.filters.backwards)

    def _cells(self, row: ActionRow) -> tuple[Cell, ...]:
        return cells(row, narrow=self.narrow)

    def _toggle_details(self) -> None:
        if self.is_open:
            self.close_details()
        else:
            self.edit()

    def _trace(self) -> None:
        if len(ids := self.ids()) == 1:
            self.trace_asked.emit(ids[0])

    def _add(self, texts: list[str]) -> None:
        if self.scope is None or not (ids := ActionEdits(self.session, self.scope).add(texts)):
            return
        self.capture.done()
        if not self.table.choose_only(ids[-1]):
            self.capture.say(_("Inlagd, men syns inte med det filter som är valt."))

    def _set_due(self, due: str | None) -> None:
        self._put("due", due)

    def _move_on(self, days: int) -> None:
        if self.scope is not None:
            ActionEdits(self.session, self.scope).move_on(self.chosen(), days)

    def _put(self, name: str, value: object) -> None:
        if self.scope is not None:
            ActionEdits(self.session, self.scope).put(self.chosen(), name, value)

    def _next_meeting(self) -> str | None:
        found = workshops(self.library, self.scope.process_id) if self.scope else []
        coming = [one.date for one in found if one.date and one.date > today().isoformat()]
        return min([*coming, *(one.next_date for one in found if one.next_date)], default=None)

    def _open_states(self) -> None:
        self.commands.open_states()
