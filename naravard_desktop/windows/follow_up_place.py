"""Följ upp: what a process lives on with, on a page for each: actions, goals, principles, decisions."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QPushButton, QTabBar, QVBoxLayout, QWidget

from naravard_desktop.core.language import N_, _
from naravard_desktop.documents.switches import Switches
from naravard_desktop.jobs import press_jobs
from naravard_desktop.jobs.action_list import goals_and_principles
from naravard_desktop.live.session import Session
from naravard_desktop.parts.trace_dialog import TraceDialog, show_trace
from naravard_desktop.process.actions import Action
from naravard_desktop.process.processes import Process, processes, scope_of
from naravard_desktop.storage.edit import Scope
from naravard_desktop.widgets import icons
from naravard_desktop.widgets.theme import current, set_kind, theme
from naravard_desktop.windows.follow_up_actions import ActionsPage
from naravard_desktop.windows.follow_up_decisions import DecisionsPage
from naravard_desktop.windows.follow_up_details import FollowUpDetails
from naravard_desktop.windows.follow_up_filters import Filters
from naravard_desktop.windows.follow_up_found import found
from naravard_desktop.windows.follow_up_goals import GoalsPage
from naravard_desktop.windows.follow_up_page import Page
from naravard_desktop.windows.follow_up_paper import Paper, PaperButton
from naravard_desktop.windows.follow_up_principles import PrinciplesPage
from naravard_desktop.windows.follow_up_table import ActionTable
from naravard_desktop.windows.keys import Key
from naravard_desktop.windows.saving import FileNotice

ACTIONS, GOALS, PRINCIPLES, DECISIONS = range(4)
_TABS = (N_("Åtgärder"), N_("Mål"), N_("Principer"), N_("Beslut"))
_OF_TABLE = {"action": ACTIONS, "goal": GOALS, "principle": PRINCIPLES, "decision": DECISIONS}
_KEYS: tuple[Key, ...] = (
    (N_("Alt+1 … Alt+4"), N_("Åtgärder, mål, principer, beslut")),
    (N_("Ctrl+Tab, Ctrl+Skift+Tab"), N_("Nästa och föregående flik")),
    (N_("Ctrl+F"), N_("Filtrera på ord")),
    (N_("Ctrl+Skift+S"), N_("Spår: vad det som är valt kommer från och har blivit")),
)


class FollowUp(QWidget):
    """What was agreed in a process, and how far it has come. Undo works in the process."""

    heading_changed = Signal()
    jump_asked = Signal(object)
    """Something in a workshop is to be shown, as a `Found`."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.title, self.subtitle = _("Följ upp"), ""
        self.scope: Scope | None = None
        self._known: list[Process] = []
        self.actions_page, self.goals_page = ActionsPage(session), GoalsPage(session)
        self.principles_page, self.decisions_page = PrinciplesPage(session), DecisionsPage(session)
        self.pages: tuple[Page, ...] = (self.actions_page, self.goals_page, self.principles_page, self.decisions_page)
        self._stale = set(self.pages)
        self.process, self.tabs = QComboBox(), QTabBar()
        self.notice = FileNotice()
        lists = (
            (_("åtgärdslistan"), _("Åtgärdslista"), False),
            (_("åtgärder per ansvarig"), _("Åtgärder per ansvarig"), True),
        )
        papers = [Paper(words, title, partial(self._actions_job, by)) for words, title, by in lists]
        papers.append(Paper(_("mål och principer"), _("Mål och principer"), self._goals_job))
        self.paper = PaperButton(session, papers, self.notice)
        self._make_tools()
        self._lay_out()
        self._wire()
        self._scale()
        self.refresh()

    @property
    def page(self) -> Page:
        """The page that is shown."""
        return self.pages[self.tabs.currentIndex()]

    @property
    def keys(self) -> tuple[Key, ...]:
        """The keys of the place and of the page that is shown."""
        return (*_KEYS, *self.page.keys)

    @property
    def first_focus(self) -> QWidget | None:
        """What the page begins with."""
        return self.page.first_focus

    @property
    def filters(self) -> Filters:
        """The filters of the actions."""
        return self.actions_page.filters

    @property
    def table(self) -> ActionTable:
        """The table of the actions."""
        return self.actions_page.table

    @property
    def details(self) -> FollowUpDetails:
        """The fields of the actions."""
        return self.actions_page.details

    def chosen(self) -> list[Action]:
        """Return the chosen actions, from the top."""
        return self.actions_page.chosen()

    def open_workshop(self, workshop_id: str | None) -> None:
        """Show the process that the workshop belongs to."""
        scope = scope_of(self.session.library, workshop_id) if workshop_id else None
        if scope:
            self._show(scope.process_id)

    def show_process(self, process_id: str) -> None:
        """Show the actions of a process."""
        self.tabs.setCurrentIndex(ACTIONS)
        self._show(process_id)

    def refresh(self) -> None:
        """Read processes and what is shown again."""
        self._known = processes(self.session.library)
        if self.scope is None or all(one.id != self.scope.process_id for one in self._known):
            self.scope = Scope(self._known[0].id) if self._known else None
        process_id = self.scope.process_id if self.scope else None
        with QSignalBlocker(self.process):
            self.process.clear()
            for one in self._known:
                self.process.addItem(one.title, one.id)
            self.process.setCurrentIndex(self.process.findData(process_id))
        self.process.setVisible(len(self._known) > 1)
        self.subtitle = self.process.currentText()
        self._stale = set(self.pages)
        self._freshen()
        self.heading_changed.emit()

    def settle(self) -> None:
        """Save all that is being typed."""
        for page in self.pages:
            page.settle()

    def turn(self, by: int) -> None:
        """Go to the next page (1) or the one before (-1)."""
        self.go((self.tabs.currentIndex() + by) % self.tabs.count())

    def go(self, number: int) -> None:
        """Go to a page, with the keys there."""
        self.tabs.setCurrentIndex(number)
        first = self.page.first_focus or self.tabs
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def trace(self, row_id: str) -> TraceDialog | None:
        """Show what a row came from and has become."""
        self.settle()
        dialog = show_trace(self.session, row_id, self)
        if dialog is not None:
            dialog.jump_asked.connect(self.find_row)
        return dialog

    def find_row(self, table: str, row_id: str) -> None:
        """Show a row: here, if it is on one of the pages; otherwise it is asked for."""
        number = _OF_TABLE.get(table)
        if number is not None:
            self.tabs.setCurrentIndex(number)
            self.page.find_row(row_id)
        elif place := found(self.session.library, table, row_id):
            self.jump_asked.emit(place)

    def close_press(self) -> None:
        """Let the child process and the printer go."""
        self.paper.close_press()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's
        """Read what has changed while nobody looked."""
        super().showEvent(event)
        self._freshen()

    def _show(self, process_id: str) -> None:
        self.settle()
        self.scope = Scope(process_id)
        self.refresh()

    def _make_tools(self) -> None:
        self.new_button = QPushButton()
        set_kind(self.new_button, "primary")
        self.new_button.setToolTip("Ctrl+N")
        self.tools = QWidget()
        row = QHBoxLayout(self.tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.paper)
        row.addWidget(self.new_button)

    def _lay_out(self) -> None:
        self.process.setAccessibleName(_("Uppdrag"))
        self.process.setToolTip(_("Uppdrag"))
        self.process.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.tabs.setAccessibleName(_("Det som följs upp"))
        self.tabs.setExpanding(False)
        for number, words in enumerate(_TABS, 1):
            self.tabs.setTabToolTip(self.tabs.addTab(_(words)), f"Alt+{number}")
        self.nothing = QLabel(wordWrap=True)
        self.nothing.setText(
            _(
                "Här följer ni upp det ni har kommit överens om. Börja på Start: skapa en workshop, eller prova exemplet."
            )
        )
        set_kind(self.nothing, "secondary")
        self._outside = QVBoxLayout(self)
        self._outside.addWidget(self.process, 0, Qt.AlignmentFlag.AlignLeft)
        self._outside.addWidget(self.tabs)
        self._outside.addWidget(self.notice)
        self._outside.addWidget(self.nothing)
        for page in self.pages:
            self._outside.addWidget(page, 1)
        self._outside.addStretch(0)

    def _wire(self) -> None:
        self.process.currentIndexChanged.connect(self._process)
        self.tabs.currentChanged.connect(self._turned)
        self.new_button.clicked.connect(self._write_new)
        for page in self.pages:
            page.trace_asked.connect(self.trace)
            page.shown.connect(self._say_tools)
        self.session.changed.connect(self._changed)
        theme().changed.connect(self._scale)
        keys = [(f"Alt+{number}", partial(self.go, number - 1)) for number in range(1, len(_TABS) + 1)]
        for key, job in (*keys, ("Ctrl+Tab", partial(self.turn, 1)), ("Ctrl+Shift+Tab", partial(self.turn, -1))):
            shortcut = QShortcut(QKeySequence(key), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(job)

    def _changed(self, changed: dict[str, set[str]]) -> None:
        touched = [page for page in self.pages if not changed.keys().isdisjoint(page.concerns)]
        if "process" in changed:
            self.refresh()
        elif touched:
            self._stale.update(touched)
            if self.isVisible():
                self._freshen()

    def _freshen(self) -> None:
        """Read the page that is shown again, if it may have changed."""
        self.nothing.setVisible(self.scope is None)
        self.tabs.setVisible(self.scope is not None)
        for page in self.pages:
            page.setVisible(self.scope is not None and page is self.page)
        self._read(self.page)
        self._say_tools()

    def _read(self, page: Page) -> None:
        if page in self._stale:
            self._stale.discard(page)
            page.show_scope(self.scope)

    def _say_tools(self) -> None:
        words = self.page.new_words
        if words and _(words) != self.new_button.text():
            self.new_button.setText(_(words))
            icons.put_icon(self.new_button, "plus", "on_primary")
        self.new_button.setVisible(bool(words))
        self.new_button.setEnabled(self.scope is not None)
        self.paper.setEnabled(self.scope is not None)
        shown = bool(self.actions_page.table.model().rowCount()) or self.actions_page in self._stale
        for number in (0, 1):
            self.paper.offer(number, usable=shown)

    def _actions_job(self, by_responsible: bool, switches: Switches) -> Callable[[], bytes] | None:  # noqa: FBT001 - as called
        self.settle()
        self._read(self.actions_page)
        return self.actions_page.paper_job(switches, by_responsible=by_responsible)

    def _goals_job(self, switches: Switches) -> Callable[[], bytes] | None:
        self.settle()
        if self.scope is None:
            return None
        return press_jobs.paper(self.session.library, goals_and_principles, self.scope.process_id, switches)

    def _process(self) -> None:
        if self.process.currentData():
            self._show(str(self.process.currentData()))

    def _turned(self, _number: int) -> None:
        self.settle()
        self._freshen()
        self.heading_changed.emit()

    def _write_new(self) -> None:
        self.page.write_new()

    def _scale(self) -> None:
        look = current()
        self._outside.setContentsMargins(look.px(24), 0, look.px(24), look.px(20))
        self._outside.setSpacing(look.px(12))
        self.process.setMaximumWidth(look.px(300))
