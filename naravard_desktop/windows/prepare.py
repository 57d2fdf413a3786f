"""Förbered: the agenda with its times, the chosen moment's texts, the workshop's facts and who is invited."""

from datetime import datetime, timedelta

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QAbstractItemView,
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QMenu,
    QPushButton,
    QTableView,
    QTabWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from naravard_desktop.core.clock import later, spoken_time
from naravard_desktop.core.language import N_, _
from naravard_desktop.core.trouble import Trouble
from naravard_desktop.kinds import KINDS
from naravard_desktop.live.session import Session
from naravard_desktop.process.processes import scope_of
from naravard_desktop.process.workshops import Step, Workshop, change_workshop, steps, workshop
from naravard_desktop.storage.edit import Scope
from naravard_desktop.widgets import icons
from naravard_desktop.widgets.announce import announce
from naravard_desktop.widgets.banner import Banner
from naravard_desktop.widgets.rows import dress
from naravard_desktop.widgets.theme import current, set_kind, theme
from naravard_desktop.windows import agenda_edits as edits
from naravard_desktop.windows.agenda_model import MINUTES, TIME, TITLE, AgendaModel
from naravard_desktop.windows.invited import Invited
from naravard_desktop.windows.minutes_editor import MinutesDelegate
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
            (N_("Insert"), N_("Lägg till moment")),
            (N_("Delete"), N_("Ta bort momentet")),
            (N_("Enter"), N_("Ändra momentets texter")),
        )
        self._scope: Scope | None = None
        self._held: Workshop | None = None
        self.model = AgendaModel(self)
        self.agenda = QTableView()
        self.fields = StepFields()
        self.facts = WorkshopFields()
        self.invited = Invited(session)
        self.banner = Banner()
        self.first_focus = self.agenda
        self._make_agenda()
        self._make_tools()
        self._lay_out()
        self._connect()
        theme().changed.connect(self._scale)
        self._scale()
        self.open_workshop(None)

    def open_workshop(self, workshop_id: str | None) -> None:
        """Show another workshop, or none."""
        self.fields.settle()
        self._scope = scope_of(self.session.library, workshop_id) if workshop_id else None
        self.banner.hide()
        self.setEnabled(self._scope is not None)
        self.refresh()
        if self.model.rowCount():
            self.choose(self.model.steps[0].id)

    def refresh(self) -> None:
        """Read the workshop again."""
        library, scope = self.session.library, self._scope
        self._held = workshop(library, scope.workshop_id) if scope and scope.workshop_id else None
        self.model.show(self._held, steps(library, self._held.id) if self._held else [])
        if self.chosen() is None and self.model.rowCount():
            self.agenda.selectRow(0)
        self._show_step()
        self.facts.show_workshop(self._held)
        self.invited.show_workshop(scope)
        self._say_sum()
        if self._held:
            when = " ".join(part for part in (near_date(self._held.date), at_time(self._held.starts)) if part)
            parts = (self._held.title, when or _("inget datum än"), self._held.place)
            self.subtitle = " · ".join(part for part in parts if part)
        else:
            self.subtitle = _("Ingen workshop är öppen")
        self.heading_changed.emit()

    def chosen(self) -> Step | None:
        """Return the chosen moment."""
        rows = self.agenda.selectionModel().selectedRows()
        return self.model.at(rows[0].row()) if rows else None

    def choose(self, step_id: str) -> None:
        """Choose a moment."""
        row = self.model.row_of(step_id)
        if row >= 0:
            self.agenda.setCurrentIndex(self.model.index(row, TITLE))
            self.agenda.selectRow(row)

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
        """Add a moment of a kind after the chosen one."""
        step = self.chosen()
        if self._scope is None:
            return None
        step_id = edits.add_moment(self.session, self._scope, kind, step.id if step else None)
        if step_id:
            self.choose(step_id)
            self._tabs.setCurrentIndex(0)
        return step_id

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
        """Show what is changed: 0 the moment, 1 the workshop, 2 the people."""
        self._tabs.setCurrentIndex(number)

    def _make_agenda(self) -> None:
        view = self.agenda
        view.setModel(self.model)
        dress(view, plain=True)
        view.setItemDelegateForColumn(MINUTES, MinutesDelegate(view))
        view.setAccessibleName(_("Program"))
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        view.setEditTriggers(QAbstractItemView.EditTrigger.DoubleClicked | QAbstractItemView.EditTrigger.AnyKeyPressed)
        view.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        view.setDragDropOverwriteMode(False)
        view.setDropIndicatorShown(True)
        view.setDefaultDropAction(Qt.DropAction.MoveAction)
        view.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header = view.horizontalHeader()
        header.setSectionsClickable(False)
        header.setSectionResizeMode(TIME, QHeaderView.ResizeMode.Fixed)
        header.setSectionResizeMode(TITLE, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(MINUTES, QHeaderView.ResizeMode.Fixed)
        for keys, slot in (
            ("Alt+Up", self._up),
            ("Alt+Down", self._down),
            ("Del", self.remove),
            ("F2", self._edit_minutes),
            ("Ins", self._open_menu),
            ("Return", self._to_fields),
            ("Enter", self._to_fields),
        ):
            shortcut = QShortcut(QKeySequence(keys), view, context=Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(slot)

    def _make_tools(self) -> None:
        self.tools = QPushButton(_("Genomför"))
        self.tools.setObjectName("hold")
        set_kind(self.tools, "primary")
        self.tools.clicked.connect(self._run)

    def _commands(self) -> QHBoxLayout:
        self.add_button = QPushButton(_("Lägg till"))
        self.add_button.setToolTip(_("Lägg till ett moment efter det valda (Insert)"))
        menu = QMenu(self.add_button)
        for key, kind in KINDS.items():
            if key != "break":
                action = QAction(_(kind.title), menu)
                action.setData(key)
                menu.addAction(action)
        menu.triggered.connect(self._add_chosen)
        self.add_button.setMenu(menu)
        row = QHBoxLayout()
        row.addWidget(self.add_button)
        self.pause_button = QPushButton(_("Paus"))
        icons.put_icon(self.pause_button, "coffee")
        self.pause_button.setToolTip(_("Lägg till en paus efter det valda momentet"))
        self.pause_button.clicked.connect(self._add_pause)
        row.addWidget(self.pause_button)
        row.addStretch(1)
        for name, icon, tip, slot in (
            ("up", "arrow-up", _("Flytta upp (Alt+↑)"), self._up),
            ("down", "arrow-down", _("Flytta ned (Alt+↓)"), self._down),
            ("remove", "trash-2", _("Ta bort momentet (Delete)"), self.remove),
        ):
            button = QToolButton()
            button.setObjectName(name)
            button.setToolTip(tip)
            button.setAccessibleName(tip)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            icons.put_icon(button, icon)
            button.clicked.connect(slot)
            row.addWidget(button)
        return row

    def _lay_out(self) -> None:
        left = QFrame()
        set_kind(left, "panel")
        self.sum = QLabel(wordWrap=True)
        self.sum.setObjectName("sum")
        set_kind(self.sum, "secondary")
        self._left = QVBoxLayout(left)
        self._left.addLayout(self._commands())
        self._left.addWidget(self.banner)
        self._left.addWidget(self.agenda, 1)
        self._left.addWidget(self.sum)
        right = QFrame()
        set_kind(right, "panel")
        self._tabs = QTabWidget()
        self._tabs.addTab(self.fields, _("Momentet"))
        self._tabs.addTab(self.facts, _("Workshopen"))
        self._tabs.addTab(self.invited, _("Inbjudna"))
        self._tabs.tabBar().setAccessibleName(_("Det som ändras"))
        self._right = QVBoxLayout(right)
        self._right.addWidget(self._tabs)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._columns.addWidget(left, 2)
        self._columns.addWidget(right, 3)

    def _connect(self) -> None:
        self.agenda.selectionModel().currentRowChanged.connect(self._show_step)
        self.model.minutes_changed.connect(self._set_minutes)
        self.model.moved.connect(self._move)
        self.fields.changed.connect(self._set_field)
        self.fields.uses_changed.connect(self._set_uses)
        self.facts.changed.connect(self._set_fact)
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
        earlier = list(self.model.steps[: self.model.row_of(step.id)]) if step else []
        self.fields.show_step(step, earlier)

    def _say_sum(self) -> None:
        total = sum(step.minutes for step in self.model.steps)
        hours, minutes = divmod(total, 60)
        length = _("{hours} h {minutes} min").format(hours=hours, minutes=minutes)
        text, kind = _("Sammanlagt {length}.").format(length=length), "secondary"
        held = self._held
        if held and held.starts:
            ends = later(held.starts, total)
            text = _("Sammanlagt {length}, till {end}.").format(length=length, end=spoken_time(ends))
            over = _overflow(held.starts, held.ends, total)
            if over > 0:
                text = _(
                    "Programmet slutar {end}, {over} min efter planerat slut {planned}. Korta något moment."
                ).format(end=spoken_time(ends), over=over, planned=spoken_time(held.ends or ""))
                kind = "warn"
            elif over < 0:
                text += " " + _("{left} min kvar till planerat slut {planned}.").format(
                    left=-over, planned=spoken_time(held.ends or "")
                )
        set_kind(self.sum, kind)
        self.sum.setText(text)

    def _set_minutes(self, step_id: str, minutes: int) -> None:
        step = self.model.at(self.model.row_of(step_id))
        if step and self._scope:
            edits.set_minutes(self.session, self._scope, step, minutes)

    def _move(self, step_id: str, after: str) -> None:
        step = self.model.at(self.model.row_of(step_id))
        if step and self._scope:
            edits.move(self.session, self._scope, step, after or None)
            self.choose(step_id)

    def _set_field(self, step_id: str, field: str, text: str) -> None:
        step = self.model.at(self.model.row_of(step_id))
        if step and self._scope:
            edits.set_field(self.session, self._scope, step, field, text)

    def _set_uses(self, step_id: str, uses_id: str) -> None:
        step = self.model.at(self.model.row_of(step_id))
        if step and self._scope:
            edits.set_uses(self.session, self._scope, step, uses_id or None)

    def _set_fact(self, key: str, value: str | None) -> None:
        held, scope = self._held, self._scope
        if held and scope:
            self.session.do(
                scope,
                N_("Ändrade uppgifter om workshopen"),
                lambda: change_workshop(self.session.library, held.id, **{key: value}),
            )

    def _up(self) -> None:
        self.move_chosen(-1)

    def _down(self) -> None:
        self.move_chosen(1)

    def _edit_minutes(self) -> None:
        index = self.agenda.currentIndex()
        if index.isValid():
            self.agenda.edit(self.model.index(index.row(), MINUTES))

    def _to_fields(self) -> None:
        self._tabs.setCurrentIndex(0)
        self.fields.fields["title"].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _open_menu(self) -> None:
        self.add_button.showMenu()

    def _add_chosen(self, action: QAction) -> None:
        self.add(str(action.data()))

    def _add_pause(self) -> None:
        self.add("break")

    def _run(self) -> None:
        if self._held:
            self.run_asked.emit(self._held.id)

    def resizeEvent(self, event: object) -> None:  # noqa: N802 - Qt's
        """Put the fields below the agenda where there is no room beside."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        little = self.width() < current().px(760)
        self._columns.setDirection(QBoxLayout.Direction.TopToBottom if little else QBoxLayout.Direction.LeftToRight)

    def _scale(self) -> None:
        look = current()
        self._columns.setContentsMargins(look.px(24), 0, look.px(24), look.px(20))
        self._columns.setSpacing(look.px(12))
        self._left.setContentsMargins(look.px(14), look.px(14), look.px(14), look.px(14))
        self._left.setSpacing(look.px(10))
        self._right.setContentsMargins(look.px(14), look.px(8), look.px(14), look.px(14))
        self.agenda.setIconSize(QSize(look.px(16), look.px(16)))
        self.agenda.setMinimumHeight(look.px(200))
        self._tabs.setMinimumHeight(look.px(260))
        self.agenda.horizontalHeader().resizeSection(TIME, look.px(72))
        self.agenda.horizontalHeader().resizeSection(MINUTES, look.px(78))


def _overflow(starts: str, ends: str | None, minutes: int) -> int:
    """Return how many minutes a programme ends after its planned end, below zero if before; 0 without one."""
    if not ends:
        return 0
    try:
        begin, end = datetime.strptime(starts, "%H:%M"), datetime.strptime(ends, "%H:%M")  # noqa: DTZ007 - wall times
    except ValueError:
        return 0
    planned = end - begin if end >= begin else end - begin + timedelta(days=1)
    return minutes - round(planned.total_seconds() / 60)
