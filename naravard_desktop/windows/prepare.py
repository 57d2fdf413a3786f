"""Förbered: the agenda with its times, the chosen moment's texts, the workshop's facts and who is invited."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from naravard_desktop.core.ids import new_id
from naravard_desktop.core.language import N_, _
from naravard_desktop.core.trouble import Trouble
from naravard_desktop.live.session import Session
from naravard_desktop.process.processes import scope_of
from naravard_desktop.process.workshops import Step, Workshop, steps, workshop
from naravard_desktop.storage.edit import Scope
from naravard_desktop.widgets.announce import announce
from naravard_desktop.widgets.banner import Banner
from naravard_desktop.widgets.theme import current, set_kind, theme
from naravard_desktop.windows import agenda_edits as edits
from naravard_desktop.windows.agenda_model import LONGEST, AgendaModel
from naravard_desktop.windows.invited import Invited
from naravard_desktop.windows.prepare_agenda import AgendaTable
from naravard_desktop.windows.prepare_commands import AgendaCommands
from naravard_desktop.windows.prepare_material import Material
from naravard_desktop.windows.prepare_paper import PaperButtons
from naravard_desktop.windows.prepare_saving import Saving, waiting_options
from naravard_desktop.windows.prepare_sum import sum_of, without_pause
from naravard_desktop.windows.step_fields import StepFields
from naravard_desktop.windows.words import at_time, near_date
from naravard_desktop.windows.workshop_fields import WorkshopFields


class Prepare(QWidget):
    """The open workshop before it is held."""

    run_asked = Signal(str)
    """The primary button: hold the open workshop."""
    heading_changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.title, self.subtitle = _("Förbered"), ""
        self.keys = (
            (N_("Alt+↑, Alt+↓"), N_("Flytta momentet uppåt eller nedåt")),
            (N_("F2"), N_("Ändra momentets längd")),
            (N_("Alt+←, Alt+→"), N_("Korta eller förläng momentet med fem minuter")),
            (N_("Ctrl+D"), N_("Kopiera momentet")),
            (N_("Insert"), N_("Lägg till moment")),
            (N_("Delete"), N_("Ta bort momentet")),
            (N_("Enter"), N_("Ändra momentets texter")),
        )
        self._scope: Scope | None = None
        self._lengthened, self._typing = "", ""
        self._held: Workshop | None = None
        self.model = AgendaModel(self)
        self.commands = AgendaCommands()
        self.agenda = AgendaTable(self.model)
        self.fields = StepFields()
        self.facts = WorkshopFields()
        self.invited = Invited(session)
        self.material = Material()
        self.banner = Banner()
        self.first_focus = self.agenda
        self._saving = Saving(session, self.fields, self.facts, self)
        self._make_tools()
        self.papers = PaperButtons(session)
        self.add_tool(self.papers)
        self.papers.asked.connect(self.settle)
        self._lay_out()
        self._connect()
        theme().changed.connect(self._scale)
        self._scale()
        self.open_workshop(None)

    def open_workshop(self, workshop_id: str | None) -> None:
        """Show another workshop, or none."""
        self.settle()
        self._scope = scope_of(self.session.library, workshop_id) if workshop_id else None
        self.papers.open_workshop(workshop_id if self._scope else None)
        self.banner.hide()
        self.setEnabled(self._scope is not None)
        self.refresh()
        if self.model.rowCount():
            self.choose(self.model.steps[0].id)

    def refresh(self) -> None:
        """Read the workshop again."""
        library, scope, at = self.session.library, self._scope, self.agenda.currentIndex().row()
        self._held = workshop(library, scope.workshop_id) if scope and scope.workshop_id else None
        self.model.show(self._held, steps(library, self._held.id) if self._held else [])
        if self.chosen() is None and self.model.rowCount():
            self.agenda.selectRow(min(max(at, 0), self.model.rowCount() - 1))
        self._show_step()
        self.facts.show_workshop(self._held)
        self.invited.show_workshop(scope)
        self.material.show_steps(self.model.steps)
        self._say_sum()
        if self._held:
            when = " ".join(part for part in (near_date(self._held.date), at_time(self._held.starts)) if part)
            parts = (self._held.title, when or _("inget datum än"), self._held.place)
            self.subtitle = " · ".join(part for part in parts if part)
        else:
            self.subtitle = _("Ingen workshop är öppen")
        self.heading_changed.emit()

    def settle(self) -> None:
        """Save what is being typed: the workshop is left, or the window closes."""
        self.fields.settle()
        self.facts.settle()

    def chosen(self) -> Step | None:
        """Return the chosen moment."""
        return self.agenda.chosen()

    def choose(self, step_id: str) -> None:
        """Choose a moment."""
        self.agenda.choose(step_id)

    def move_chosen(self, by: int) -> None:
        """Move the chosen moment one place up (-1) or down (1)."""
        step = self.chosen()
        if step is None or self._scope is None:
            return
        ids = [one.id for one in self.model.steps]
        at = ids.index(step.id)
        if 0 <= at + by < len(ids):
            ids.insert(at + by, ids.pop(at))
            edits.move(self.session, self._scope, step, ids[at + by - 1] if at + by else None)
            self.choose(step.id)
            announce(
                self.agenda,
                _("{title}, plats {place} av {count}").format(title=step.title, place=at + by + 1, count=len(ids)),
            )

    def add(self, kind: str) -> str | None:
        """Add a moment of a kind after the chosen one, choose it and return its id."""
        step = self.chosen()
        if self._scope is None:
            return None
        step_id = edits.add_moment(self.session, self._scope, kind, step.id if step else None)
        if step_id:
            self.choose(step_id)
            self._tabs.setCurrentIndex(0)
        return step_id

    def duplicate(self) -> str | None:
        """Add a copy of the chosen moment after it, choose it and return its id."""
        step = self.chosen()
        if step is None or self._scope is None:
            return None
        self.fields.settle()
        try:
            step_id = edits.duplicate(self.session, self._scope, self.model.at(self.model.row_of(step.id)) or step)
        except Trouble as trouble:
            self.banner.say(str(trouble), "warn")
            return None
        if step_id:
            self.choose(step_id)
            self._tabs.setCurrentIndex(0)
        return step_id

    def lengthen(self, by: int) -> None:
        """Make the chosen moment longer by minutes, or shorter; presses that follow each other are undone in one step."""
        step = self.chosen()
        if step is None or self._scope is None:
            return
        minutes = min(max(step.minutes + by, 0), LONGEST)
        if minutes != step.minutes:
            if self._lengthened != step.id:
                self._lengthened, self._typing = step.id, new_id()
            edits.set_minutes(self.session, self._scope, step, minutes, self._typing)
            announce(self.agenda, _("{count} minuter").format(count=minutes))

    def add_tool(self, widget: QWidget) -> None:
        """Put a widget among the place's tools, before the primary button."""
        self._tools_row.insertWidget(self._tools_row.count() - 1, widget)
        widget.show()

    def remove(self) -> None:
        """Delete the chosen moment, or say why it stays."""
        step = self.chosen()
        if step is None or self._scope is None:
            return
        row = self.model.row_of(step.id)
        try:
            edits.remove(self.session, self._scope, step)
        except Trouble as trouble:
            self.banner.say(str(trouble), "warn")
            return
        self.banner.hide()
        if self.model.rowCount():
            self.choose(self.model.steps[min(row, self.model.rowCount() - 1)].id)

    def show_tab(self, number: int) -> None:
        """Show what is changed: 0 the moment, 1 the workshop, 2 the people, 3 the material."""
        self._tabs.setCurrentIndex(number)

    def _make_tools(self) -> None:
        self.tools = QWidget()
        self.run_button = QPushButton(_("Genomför"))
        self.run_button.setObjectName("hold")
        set_kind(self.run_button, "primary")
        self.run_button.clicked.connect(self._run)
        self._tools_row = QHBoxLayout(self.tools)
        self._tools_row.setContentsMargins(0, 0, 0, 0)
        self._tools_row.addWidget(self.run_button)

    def _lay_out(self) -> None:
        left = QFrame()
        set_kind(left, "panel")
        self.sum = QLabel(wordWrap=True)
        self.sum.setObjectName("sum")
        set_kind(self.sum, "secondary")
        self.rest = QLabel(wordWrap=True)
        self.rest.setObjectName("rest")
        set_kind(self.rest, "secondary")
        self._left = QVBoxLayout(left)
        self._left.addWidget(self.commands)
        self._left.addWidget(self.banner)
        self._left.addWidget(self.agenda, 1)
        self._left.addWidget(self.sum)
        self._left.addWidget(self.rest)
        right = QFrame()
        set_kind(right, "panel")
        self._tabs = QTabWidget()
        self._tabs.addTab(self.fields, _("Momentet"))
        self._tabs.addTab(self.facts, _("Workshoppen"))
        self._tabs.addTab(self.invited, _("Inbjudna"))
        self._tabs.addTab(self.material, _("Material"))
        self._tabs.tabBar().setAccessibleName(_("Det som ändras"))
        self._right = QVBoxLayout(right)
        self._right.addWidget(self._tabs)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._columns.addWidget(left, 2)
        self._columns.addWidget(right, 3)

    def _connect(self) -> None:
        self.agenda.selectionModel().currentRowChanged.connect(self._show_step)
        self.agenda.add_asked.connect(self.commands.ask_kind)
        self.agenda.longer_by.connect(self.lengthen)
        self.commands.add_asked.connect(self.add)
        for asking in (self.agenda, self.commands):
            asking.moved_by.connect(self.move_chosen)
            asking.copy_asked.connect(self.duplicate)
            asking.remove_asked.connect(self.remove)
        self.agenda.texts_asked.connect(self._to_fields)
        self.model.minutes_changed.connect(self._set_minutes)
        self.model.moved.connect(self._move)
        self.fields.uses_changed.connect(self._set_uses)
        self.material.opened.connect(self._to_material)
        self.session.changed.connect(self._changed)

    def _changed(self, changed: dict[str, set[str]]) -> None:
        if self._scope is None or changed.keys().isdisjoint(
            {"workshop", "step", "attendance", "person", "organisation"}
        ):
            return
        if scope_of(self.session.library, self._scope.workshop_id or "") is None:
            self.open_workshop(None)
        else:
            self.refresh()

    def _show_step(self) -> None:
        step = self.chosen()
        if step is None or step.id != self._lengthened:
            self._lengthened = ""
        if step is None:
            self.fields.show_step(None, ())
            return
        at = self.model.row_of(step.id)
        earlier, after = self.model.steps[:at], self.model.steps[at:]
        later = next((one for one in after if one.id == step.uses_id), None)
        self.fields.show_step(step, earlier, waiting_options(self.session.library, step.id), later)

    def _say_sum(self) -> None:
        total = sum_of(self._held, sum(step.minutes for step in self.model.steps))
        set_kind(self.sum, "warn" if total.late else "secondary")
        rest = without_pause(self._held, self.model.steps)
        self.rest.setText(rest)
        self.rest.setVisible(bool(rest))
        new = total.late and self.sum.text() != total.text
        self.sum.setText(total.text)
        if new and self.isVisible():
            announce(self.sum, total.text)

    def _set_minutes(self, step_id: str, minutes: int) -> None:
        step = self.model.at(self.model.row_of(step_id))
        if step and self._scope:
            edits.set_minutes(self.session, self._scope, step, minutes, self.agenda.minutes.typing)

    def _move(self, step_id: str, after: str) -> None:
        step = self.model.at(self.model.row_of(step_id))
        if step and self._scope:
            edits.move(self.session, self._scope, step, after or None)
            self.choose(step_id)

    def _set_uses(self, step_id: str, uses_id: str) -> None:
        step = self.model.at(self.model.row_of(step_id))
        if step and self._scope:
            edits.set_uses(self.session, self._scope, step, uses_id or None)

    def _to_fields(self) -> None:
        self._tabs.setCurrentIndex(0)
        self.fields.fields["title"].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _to_material(self, step_id: str) -> None:
        self.choose(step_id)
        self._tabs.setCurrentIndex(0)
        self.fields.fields["material"].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _run(self) -> None:
        if self._held:
            self.run_asked.emit(self._held.id)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's
        """Put the fields below the agenda where there is no room beside."""
        super().resizeEvent(event)
        little = self.width() < current().px(830)
        self._columns.setDirection(QBoxLayout.Direction.TopToBottom if little else QBoxLayout.Direction.LeftToRight)

    def _scale(self) -> None:
        look = current()
        self._columns.setContentsMargins(look.px(24), 0, look.px(24), look.px(20))
        self._columns.setSpacing(look.px(12))
        self._left.setContentsMargins(look.px(14), look.px(14), look.px(14), look.px(14))
        self._left.setSpacing(look.px(10))
        self._right.setContentsMargins(look.px(14), look.px(8), look.px(14), look.px(14))
        self._tabs.setMinimumHeight(look.px(260))
