"""Följ upp: all actions of a process, filtered; what is done to them is done to the chosen rows."""

from itertools import pairwise

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from naravard_desktop.core.clock import today
from naravard_desktop.core.language import N_, _
from naravard_desktop.core.text import excerpt
from naravard_desktop.documents.model import Document
from naravard_desktop.documents.switches import EVERYTHING, Switches
from naravard_desktop.documents.writing import Writing, writing
from naravard_desktop.jobs.action_list import chosen_actions
from naravard_desktop.live.session import Session
from naravard_desktop.parts.agreed_capture import AgreedCapture, CaptureWords
from naravard_desktop.process.actions import Action, ActionState
from naravard_desktop.process.processes import processes, scope_of
from naravard_desktop.process.workshops import workshops
from naravard_desktop.storage.edit import Scope
from naravard_desktop.widgets import icons
from naravard_desktop.widgets.theme import current, set_kind, theme
from naravard_desktop.windows.action_rows import ActionRow, action_rows, cells, in_order
from naravard_desktop.windows.due_dialog import DueDialog
from naravard_desktop.windows.follow_up_commands import Commands
from naravard_desktop.windows.follow_up_details import FollowUpDetails
from naravard_desktop.windows.follow_up_edits import ActionEdits
from naravard_desktop.windows.follow_up_filters import Filters
from naravard_desktop.windows.follow_up_paper import PaperButton
from naravard_desktop.windows.follow_up_table import ActionTable
from naravard_desktop.windows.follow_up_writing import DetailsWriting
from naravard_desktop.windows.lines import Cell, LinesModel
from naravard_desktop.windows.printing import FileNotice

_TABLES = {
    "action",
    "responsible",
    "person",
    "organisation",
    "process",
    "link",
    "workshop",
    "decision",
    "cluster",
    "leg",
}
_CAPTURE = CaptureWords(
    N_("Ny åtgärd"),
    N_("Skriv en ny åtgärd och tryck Enter"),
    N_("{count} åtgärder inlagda"),
    N_("Texten i rutan är inte inlagd än. Tryck Enter för att göra en åtgärd av den."),
    N_("Gör en åtgärd av varje rad i det du har kopierat"),
)
_BESIDE, _ROOM = 1000, 860


class FollowUp(QWidget):
    """What was agreed, and how far it has come."""

    heading_changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.title, self.subtitle = _("Följ upp"), ""
        self.scope: Scope | None = None
        self.keys = (
            (N_("Ctrl+F"), N_("Filtrera på ord")),
            (N_("1, 2, 3, 4"), N_("Läge: inte påbörjad, pågår, klar, utgår")),
            (N_("Enter"), N_("Välj läge i en lista")),
            (N_("Ctrl+D"), N_("Ändra datum för det som är valt")),
            (N_("F2"), N_("Ändra allt om det som är valt; Esc går tillbaka")),
            (N_("Delete"), N_("Ta bort det som är valt")),
            (N_("Ctrl+N"), N_("Skriv en ny åtgärd")),
        )
        self._rows: list[ActionRow] = []
        self._context: Writing | None = None
        self._narrow = self._open = False
        self.filters = Filters()
        headers = (_("Vad"), _("Ansvariga"), _("Nivå"), _("Klart senast"), _("Läge"), _("Kommer från"))
        self._model = LinesModel[ActionRow](headers, self._cells, lambda row: row.action.id, self._read)
        self.table = ActionTable(self._model)
        self.commands, self.details = Commands(), FollowUpDetails()
        self._writing = DetailsWriting(session, self.details, self)
        self.capture = AgreedCapture(_CAPTURE)
        self.notice = FileNotice()
        self.paper = PaperButton(session, self._document, self.notice)
        self._make_tools()
        self._lay_out()
        self._wire()
        self._scale()
        self.refresh()

    @property
    def first_focus(self) -> QWidget | None:
        """The table; without one the line for a new action, if there can be any."""
        if self._model.rowCount():
            return self.table
        return self.capture.field if self.scope else None

    def open_workshop(self, workshop_id: str | None) -> None:
        """Show the actions of the process that the workshop belongs to."""
        scope = scope_of(self.session.library, workshop_id) if workshop_id else None
        if scope:
            self.show_process(scope.process_id)

    def show_process(self, process_id: str) -> None:
        """Show the actions of a process."""
        self.details.settle()
        self.scope = Scope(process_id)
        self.refresh()

    def refresh(self) -> None:
        """Read processes and actions again."""
        library = self.session.library
        known = processes(library)
        if self.scope is None or all(one.id != self.scope.process_id for one in known):
            self.scope = Scope(known[0].id) if known else None
        self.filters.show_processes(known, self.scope.process_id if self.scope else None)
        self.subtitle = self.filters.process.currentText()
        self._context = writing(library, self.scope.process_id, EVERYTHING) if self.scope else None
        self._rows = action_rows(library, self.scope.process_id) if self.scope else []
        if self._context:
            answering = {person_id for row in self._rows for person_id in row.persons}
            persons = {key: one for key, one in self._context.persons.items() if key in answering}
            self.filters.show_people(persons, list(self._context.organisations.values()))
        self._writing.show(self.scope, self._rows, self._context)
        self.filter()
        self.heading_changed.emit()

    def filter(self) -> None:
        """Show the actions that are wanted, in the order that is."""
        self.table.show_sorting(self.filters.column(), backwards=self.filters.backwards)
        self.table.reload()
        shown, total = self._model.rowCount(), len(self._rows)
        late = sum(row.late for row in self._rows)
        words = _("1 åtgärd") if total == 1 else _("{count} åtgärder").format(count=total)
        if shown != total:
            words = _("{shown} av {all}").format(shown=shown, all=words)
        self.count.setText(words)
        self.late.setText(_("1 försenad") if late == 1 else _("{count} försenade").format(count=late))
        self.late.setVisible(late > 0)
        self._say_empty(shown, total)
        self.table.setVisible(shown > 0)
        self.paper.setEnabled(shown > 0)

    def chosen(self) -> list[Action]:
        """Return the chosen actions, from the top."""
        return [row.action for row in self.table.chosen_rows()]

    def set_state(self, state: ActionState) -> None:
        """Note how far the chosen actions have come."""
        self._put("state", state)

    def ask_due(self) -> DueDialog | None:
        """Ask for another date for the chosen actions."""
        actions = self.chosen()
        if not actions:
            return None
        what = excerpt(actions[0].text, 120) if len(actions) == 1 else _("{n} åtgärder").format(n=len(actions))
        due = actions[0].due if len({action.due for action in actions}) == 1 else None
        dialog = DueDialog(due, what, self._next_meeting(), self.window())
        dialog.chosen.connect(self._set_due)
        dialog.open()
        return dialog

    def edit(self) -> None:
        """Show all about the chosen actions, to be changed."""
        if self.chosen():
            self._set_details(shown=True)
            self.details.first().setFocus()
            QTimer.singleShot(0, self._bring_into_sight)

    def close_details(self) -> None:
        """Go back to the table."""
        self.details.settle()
        self._set_details(shown=False)
        self.table.setFocus()

    def delete(self) -> None:
        """Delete the chosen actions; undo brings them back."""
        if (actions := self.chosen()) and self.scope:
            ActionEdits(self.session, self.scope).delete(actions)

    def close_press(self) -> None:
        """Let the child process and the printer go."""
        self.paper.close_press()

    def _make_tools(self) -> None:
        self.new_button = QPushButton(_("Ny åtgärd"))
        set_kind(self.new_button, "primary")
        icons.put_icon(self.new_button, "plus", "on_primary")
        self.new_button.setToolTip("Ctrl+N")
        self.tools = QWidget()
        row = QHBoxLayout(self.tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.paper)
        row.addWidget(self.new_button)

    def _lay_out(self) -> None:
        panel = QFrame()
        set_kind(panel, "panel")
        self.count, self.late, self._several, self.empty = QLabel(), QLabel(), QLabel(), QLabel(wordWrap=True)
        set_kind(self.count, "heading")
        set_kind(self.late, "over")
        set_kind(self._several, "strong")
        set_kind(self.empty, "secondary")
        self.all_button = QPushButton(_("Visa alla"))
        counts = QHBoxLayout()
        for label in (self.count, self.late, self._several):
            counts.addWidget(label)
        counts.addStretch(1)
        counts.addWidget(self.filters.sorting)
        self._head = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._head.addLayout(counts, 1)
        self._head.addWidget(self.commands)
        self._both = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._both.addWidget(self.table, 1)
        self._both.addWidget(self.details)
        self._inside = QVBoxLayout(panel)
        self._inside.addLayout(self._head)
        self._inside.addWidget(self.empty)
        self._inside.addWidget(self.all_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._inside.addLayout(self._both, 1)
        self._inside.addStretch(0)
        self._inside.addWidget(self.capture)
        self._outside = QVBoxLayout(self)
        self._outside.addWidget(self.filters)
        self._outside.addWidget(self.notice)
        self._outside.addWidget(panel, 1)
        self._order_tabs()

    def _wire(self) -> None:
        self.filters.changed.connect(self.filter)
        self.filters.sorted.connect(self.filter)
        self.filters.process_chosen.connect(self.show_process)
        self.all_button.clicked.connect(self.filters.clear)
        self.table.sort_pressed.connect(self.filters.sort_by)
        self.table.selected.connect(self._show_chosen)
        self.table.state_pressed.connect(self.set_state)
        self.table.delete_pressed.connect(self.delete)
        self.table.edit_pressed.connect(self.edit)
        self.table.entered_row.connect(self._open_states)
        self.commands.state_chosen.connect(self.set_state)
        self.commands.due.clicked.connect(self.ask_due)
        self.commands.edit.clicked.connect(self._toggle_details)
        self.commands.delete.clicked.connect(self.delete)
        self.new_button.clicked.connect(self.capture.field.setFocus)
        self.capture.written.connect(self._add)
        self.details.closed.connect(self.close_details)
        self.details.rebuilt.connect(self._order_tabs)
        self.session.changed.connect(self._changed)
        theme().changed.connect(self._scale)
        context = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for key, job in (
            ("Ctrl+F", self.filters.text.setFocus),
            ("Ctrl+D", self.ask_due),
            ("Ctrl+N", self.capture.field.setFocus),
        ):
            QShortcut(QKeySequence(key), self, context=context).activated.connect(job)

    def _order_tabs(self) -> None:
        order = [self.table, *self.details.widgets(), self.capture.field, self.capture.paste]
        for one, other in pairwise(order):
            QWidget.setTabOrder(one, other)

    def _read(self, offset: int) -> list[ActionRow]:
        if offset:
            return []
        wanted = self.filters.wanted()
        found = [row for row in self._rows if wanted.takes(row)]
        return in_order(found, self.filters.column(), backwards=self.filters.backwards)

    def _cells(self, row: ActionRow) -> tuple[Cell, ...]:
        return cells(row, narrow=self._narrow)

    def _document(self, switches: Switches, by_responsible: bool) -> Document | None:  # noqa: FBT001 - as it is called
        self.details.settle()
        if self.scope is None:
            return None
        ids = [row.action.id for row in self._read(0)]
        library, chosen_by = self.session.library, self.filters.words()
        return chosen_actions(
            library, self.scope.process_id, ids, switches, chosen_by=chosen_by, by_responsible=by_responsible
        )

    def _say_empty(self, shown: int, total: int) -> None:
        if self.scope is None:
            words = _(
                "Här följer ni upp det ni har kommit överens om. Börja på Start: skapa en workshop, eller prova exemplet."
            )
        elif not total:
            words = _("Inga åtgärder är bestämda än. De kommer hit från workshoparna, eller skriv en i rutan nedanför.")
        else:
            words = _("Inga åtgärder passar filtret.")
        self.empty.setText(words)
        self.empty.setVisible(not shown)
        self.all_button.setVisible(not shown and total > 0)
        for part in (self.filters, self.filters.sorting, self.count, self.commands, self.capture):
            part.setVisible(self.scope is not None)
        self.new_button.setEnabled(self.scope is not None)
        self._show_chosen()

    def _show_chosen(self) -> None:
        rows = self.table.chosen_rows() if self._model.rowCount() else []
        self._several.setText(_("{count} valda").format(count=len(rows)) if len(rows) > 1 else "")
        self.commands.set_usable(usable=bool(rows))
        if self._open and self._context:
            self.details.show_rows(rows, self._context, self._next_meeting())

    def _set_details(self, *, shown: bool) -> None:
        self._open = shown
        self.commands.show_open(is_open=shown)
        if shown:
            self._show_chosen()
        else:
            self.details.hide()
        self._fit()

    def _bring_into_sight(self) -> None:
        """Scroll what the place lies in to the details, where they lie below the table."""
        viewport = self.parentWidget()
        around = viewport.parentWidget() if viewport else None
        if isinstance(around, QScrollArea) and self._open:
            around.ensureWidgetVisible(self.details.first())

    def _toggle_details(self) -> None:
        if self._open:
            self.close_details()
        else:
            self.edit()

    def _changed(self, changed: dict[str, set[str]]) -> None:
        if not changed.keys().isdisjoint(_TABLES):
            self.refresh()

    def _add(self, texts: list[str]) -> None:
        if self.scope is None or not (ids := ActionEdits(self.session, self.scope).add(texts)):
            return
        self.capture.done()
        if not self.table.choose_only(ids[-1]):
            self.capture.say(_("Inlagd, men syns inte med det filter som är valt."))

    def _set_due(self, due: str | None) -> None:
        self._put("due", due)

    def _put(self, name: str, value: object) -> None:
        if self.scope is not None:
            ActionEdits(self.session, self.scope).put(self.chosen(), name, value)

    def _next_meeting(self) -> str | None:
        found = workshops(self.session.library, self.scope.process_id) if self.scope else []
        coming = [one.date for one in found if one.date and one.date > today().isoformat()]
        return min([*coming, *(one.next_date for one in found if one.next_date)], default=None)

    def _open_states(self) -> None:
        self.commands.open_states()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's
        """Use the width there is."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Put level, state and origin under the action, and the details under the table, where there is no room."""
        look = current()
        beside = self.width() >= look.px(_BESIDE)
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._both.setDirection(across if beside else down)
        self._head.setDirection(across if beside else down)
        self.details.lie(beside=beside)
        # Beside the table they scroll by themselves, below it they are in full.
        height = QSizePolicy.Policy.Ignored if beside else QSizePolicy.Policy.Minimum
        self.details.setSizePolicy(QSizePolicy.Policy.Preferred, height)
        taken = look.px(330) if beside and self._open else 0
        narrow = self.width() - taken < look.px(_ROOM)
        if narrow != self._narrow:
            self._narrow = narrow
            self.table.set_narrow(narrow=narrow)

    def _scale(self) -> None:
        look = current()
        self._outside.setContentsMargins(look.px(24), 0, look.px(24), look.px(20))
        self._outside.setSpacing(look.px(12))
        self._inside.setContentsMargins(look.px(18), look.px(14), look.px(18), look.px(14))
        self.table.setMinimumHeight(look.px(200))
        self._fit()
