"""Start: what comes next in each process, what is to be done now, search over everything, and how to begin."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from naravard_desktop.core.clock import today
from naravard_desktop.core.language import N_, _
from naravard_desktop.core.trouble import Trouble
from naravard_desktop.jobs.finding import Found
from naravard_desktop.live.session import Session
from naravard_desktop.process import overview
from naravard_desktop.process.processes import bring_back, contents, gone, process, scope_of
from naravard_desktop.process.progress import current as on_now
from naravard_desktop.process.progress import progress
from naravard_desktop.process.workshops import workshop
from naravard_desktop.storage.edit import Scope
from naravard_desktop.widgets.announce import announce
from naravard_desktop.widgets.banner import Banner
from naravard_desktop.widgets.theme import current, set_kind, theme
from naravard_desktop.windows.start_lists import StartLists
from naravard_desktop.windows.start_rows import headline
from naravard_desktop.windows.start_search import SearchField, StartHits
from naravard_desktop.windows.start_welcome import Welcome

if TYPE_CHECKING:
    from naravard_desktop.windows.new_workshop import NewWorkshop

T = TypeVar("T")
_SEARCH_MS = 200
_WELCOME, _LISTS, _HITS = range(3)


def told(session: Session, job: Callable[[], T]) -> T | None:
    """Run a job that makes its own edits, and tell what came of it as the session tells of an edit."""
    try:
        result = job()
    except Trouble as trouble:
        session.trouble.emit(trouble)
        return None
    session.saved.emit()
    session.changed.emit({"process": set(), "workshop": set()})
    return result


class Start(QWidget):
    """The library's front page."""

    open_asked = Signal(str, str)
    """Open a workshop: its id, and the key of the place to go to."""
    follow_up_asked = Signal(str, str)
    """Show the actions of a process; the id of the one to choose, or ""."""
    found_asked = Signal(object)
    """Go to what was found: a `Found` with a workshop, or an action."""
    people_asked = Signal(str, str)
    """Show the people of a process; the id of the person or organisation to choose, or ""."""
    heading_changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.title = _("Start")
        self.subtitle = ""
        self.keys = (
            (N_("Ctrl+N"), N_("Ny workshop")),
            (N_("Ctrl+F"), N_("Sök i allt")),
            (N_("↓ i sökrutan"), N_("Gå till träffarna; Esc går tillbaka")),
            (N_("Enter"), N_("Öppna det som är valt")),
            (N_("F2"), N_("Byt namn på det som är valt")),
            (N_("Delete"), N_("Ta bort det som är valt")),
        )
        self.dialog: NewWorkshop | None = None
        self.asking: QDialog | None = None
        """The dialog that asks about a name, a deletion or what to take back."""
        self._gone: Scope | None = None
        self._undone: Scope | None = None
        self._stale = False
        self.lists = StartLists(session.library)
        self.processes, self.workshops, self.todo = self.lists.processes, self.lists.workshops, self.lists.todo
        self.hits = StartHits(session.library)
        self.found = self.hits.view
        self.banner = Banner()
        self._make_tools()
        self._lay_out()
        self._wait = QTimer(self, singleShot=True, interval=_SEARCH_MS)
        self._wait.timeout.connect(self._search)
        self._connect()
        self._scale()
        self.refresh()

    @property
    def scope(self) -> Scope | None:
        """Undo here is in the chosen process: a workshop that was made by mistake goes. After a deletion, in the one gone."""
        line = self.lists.process()
        return self._gone or (Scope(line.id) if line else None)

    @property
    def first_focus(self) -> QWidget:
        """Where the keys go: to what was found, while that is shown."""
        return self.found if self._pages.currentIndex() == _HITS and not self.found.isHidden() else self.processes

    def open_workshop(self, workshop_id: str | None) -> None:
        """Start shows the whole library, whatever is open."""

    def refresh(self) -> None:
        """Read again what is shown."""
        self._stale = False
        lines = overview.process_lines(self.session.library, today().isoformat(), limit=1)
        self.subtitle = headline(lines[0]) if lines else _("Här börjar ni")
        self.search.setVisible(bool(lines))
        self.lists.refresh()
        self.hits.again()
        self._show_page()

    def choose_process(self, process_id: str) -> None:
        """Show a process, chosen among the others."""
        self.search.clear()
        self._catch_up()
        self.lists.choose_process(process_id)
        self.processes.setFocus()

    def new_workshop(self, copy_of: str = "") -> "NewWorkshop":
        """Ask what to start; `copy_of` is a workshop to propose a copy of."""
        from naravard_desktop.windows.new_workshop import NewWorkshop  # not for the first picture

        line = self.lists.process()
        self.dialog = NewWorkshop(self.session, line.id if line else "", self.window(), copy_of=copy_of)
        self.dialog.made.connect(self._made)
        self.dialog.open()
        return self.dialog

    def open_sample(self) -> None:
        """Make the sample if there is none, and open its workshop."""
        from naravard_desktop.jobs.demo import sample  # not for the first picture

        library = self.session.library
        process_id = told(self.session, lambda: sample(library))
        if process_id:
            for line in overview.workshop_lines(library, process_id, limit=1):
                self.open_asked.emit(line.id, "prepare")

    def rename(self, some_id: str) -> None:
        """Ask for another name for a process or a workshop."""
        from naravard_desktop.windows.start_naming import Naming  # not for the first picture

        if scope := scope_of(self.session.library, some_id):
            self._ask(Naming(self.session, scope, self.window()))

    def remove(self, some_id: str) -> None:
        """Ask whether to delete a process or a workshop, saying what goes with it."""
        from naravard_desktop.windows import start_removal  # not for the first picture

        library, scope = self.session.library, scope_of(self.session.library, some_id)
        if scope is None:
            return
        held = contents(library, scope.process_id, scope.workshop_id)
        if scope.workshop_id:
            question = _("Ta bort workshoppen ”{title}”?").format(title=workshop(library, scope.workshop_id).title)
            words = start_removal.workshop_words(held, ongoing=on_now(progress(library, scope.workshop_id)) is not None)
        else:
            question = _("Ta bort uppdraget ”{title}”?").format(title=process(library, scope.process_id).title)
            words = start_removal.process_words(held)
        box = start_removal.ask_removal(question, words, self.window())
        box.accepted.connect(partial(self._remove, scope))
        self._ask(box)

    def ask_what_to_bring_back(self) -> None:
        """Ask which of the deleted processes to take back."""
        from naravard_desktop.windows.start_removal import GoneDialog  # not for the first picture

        if found := gone(self.session.library):
            dialog = GoneDialog(found, self.window())
            dialog.wanted.connect(self._bring_back)
            self._ask(dialog)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's
        """Catch up with what was changed meanwhile."""
        super().showEvent(event)
        self._catch_up()

    def _make_tools(self) -> None:
        self.tools = QWidget()
        self.search = SearchField()
        self.search.setPlaceholderText(_("Sök i allt   Ctrl+F"))
        self.search.setAccessibleName(_("Sök i allt"))
        new = QPushButton(_("Ny workshop"))
        new.setObjectName("new-workshop")
        set_kind(new, "primary")
        new.clicked.connect(self._new)
        row = QHBoxLayout(self.tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.search)
        row.addWidget(new)
        context = Qt.ShortcutContext.WidgetWithChildrenShortcut
        for keys, slot in (("Ctrl+N", self._new), ("Ctrl+F", self._to_search), ("Esc", self._leave_search)):
            for within in (self, self.tools):
                QShortcut(QKeySequence(keys), within, context=context).activated.connect(slot)

    def _lay_out(self) -> None:
        self.welcome = Welcome()
        self._pages = QStackedWidget()
        for page in (self.welcome, self.lists, self.hits):
            self._pages.addWidget(page)
        self._outside = QVBoxLayout(self)
        self._outside.addWidget(self.banner)
        self._outside.addWidget(self._pages, 1)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._search_soon)
        self.search.returnPressed.connect(self._go_to_found)
        self.search.down_pressed.connect(self._go_to_found)
        self.hits.entered.connect(self._open_found)
        self.welcome.new_asked.connect(self._new)
        self.welcome.sample_asked.connect(self.open_sample)
        self.banner.acted.connect(self._undo)
        lists = self.lists
        lists.chosen.connect(self.heading_changed)
        lists.workshop_asked.connect(self.open_asked)
        lists.follow_up_asked.connect(self.follow_up_asked)
        lists.new_asked.connect(self._new)
        lists.copy_asked.connect(self.new_workshop)
        lists.rename_asked.connect(self.rename)
        lists.remove_asked.connect(self.remove)
        lists.bring_back_asked.connect(self.ask_what_to_bring_back)
        lists.add_process_command(_("Personer och organisationer…")).triggered.connect(self._ask_people)
        self.session.changed.connect(self._changed)
        theme().changed.connect(self._scale)

    def _new(self) -> None:
        self.new_workshop()

    def _ask_people(self) -> None:
        if line := self.lists.process():
            self.people_asked.emit(line.id, "")

    def _made(self, workshop_id: str) -> None:
        self.open_asked.emit(workshop_id, "prepare")

    def _ask(self, dialog: QDialog) -> None:
        self.asking = dialog
        dialog.finished.connect(self._answered)
        dialog.open()

    def _answered(self) -> None:
        self.asking = None

    def _remove(self, scope: Scope) -> None:
        from naravard_desktop.jobs.start import remove_process, remove_workshop  # not for the first picture

        session, library, workshop_id = self.session, self.session.library, scope.workshop_id
        if workshop_id:
            title = workshop(library, workshop_id).title
            said = _("Workshoppen ”{title}” är borttagen.").format(title=title)
            job = partial(remove_workshop, library, workshop_id)
        else:
            title = process(library, scope.process_id).title
            said = _("Uppdraget ”{title}” är borttaget.").format(title=title)
            job = partial(remove_process, library, scope.process_id)
        try:
            job()
        except Trouble as trouble:
            session.trouble.emit(trouble)
            return
        session.saved.emit()
        changed: dict[str, set[str]] = {name: set() for name in library.tables}
        changed["workshop" if workshop_id else "process"] = {workshop_id or scope.process_id}
        session.changed.emit(changed)
        self.banner.say(said, action=_("Ångra"))
        self._undone = Scope(scope.process_id)

    def _undo(self) -> None:
        if self._undone and self.session.undo(self._undone):
            announce(self, _("Ångrat"))

    def _bring_back(self, process_id: str) -> None:
        self.session.undo(Scope(process_id))
        self.choose_process(process_id)

    def _changed(self, changed: dict[str, set[str]]) -> None:
        if changed.keys().isdisjoint({"process", "workshop", "action", "person", "progress"}):
            return
        library = self.session.library
        try:
            bring_back(library)
        except Trouble as trouble:
            self.session.trouble.emit(trouble)
        if changed.keys() & {"process", "workshop"}:
            self.banner.hide()
        returned = self._note_gone(changed.get("process", set()), elsewhere=bool(changed.get("workshop")))
        self._stale = True
        if self.isVisible() or returned:
            self._catch_up()
        if returned:
            self.lists.choose_process(returned)

    def _catch_up(self) -> None:
        """Show what was changed while another place was in sight: each edit would else wait for a page that nobody sees."""
        if self._stale:
            self.refresh()

    def _note_gone(self, changed: set[str], *, elsewhere: bool) -> str:
        """Keep in mind which process is gone, for undo; return the id of one that has come back."""
        before = self._gone.process_id if self._gone else ""
        missing = [one for one in changed if scope_of(self.session.library, one) is None]
        if missing:
            self._gone = Scope(missing[0])
        elif changed or elsewhere:
            self._gone = None  # something else was done since
        return before if before in changed and not missing else ""

    def _show_page(self) -> None:
        if overview.is_empty(self.session.library):
            self._pages.setCurrentIndex(_WELCOME)
        else:
            self._pages.setCurrentIndex(_HITS if self.search.text().strip() else _LISTS)

    def _search_soon(self) -> None:
        if self.search.text().strip():
            self._wait.start()
        else:
            self._wait.stop()
            self._search()

    def _search(self) -> None:
        self._show_page()
        if self._pages.currentIndex() == _HITS:
            self.hits.look_for(self.search.text().strip())

    def _to_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def _go_to_found(self) -> None:
        if not self.search.text().strip():
            return
        if self._wait.isActive() or self._pages.currentIndex() != _HITS:
            self._wait.stop()
            self._search()
        if self.found.isVisible():
            self.found.setFocus()

    def _leave_search(self) -> None:
        """Go back a step: from what was found to the words, and from them to the lists."""
        if self.found.hasFocus():
            self._to_search()
            return
        if self.search.text() or self.search.hasFocus():
            self.search.clear()
            self.processes.setFocus()

    def _open_found(self, found: Found) -> None:
        if found.table in {"person", "organisation"}:
            self.people_asked.emit(found.process_id, found.row_id)
        elif found.table == "action":
            self.follow_up_asked.emit(found.process_id, found.row_id)
        elif found.workshop_id:
            self.found_asked.emit(found)
        else:
            self.choose_process(found.process_id)

    def _scale(self) -> None:
        look = current()
        self._outside.setContentsMargins(look.px(24), 0, look.px(24), look.px(20))
        self._outside.setSpacing(look.px(12))
        self.search.setMinimumWidth(look.px(260))
