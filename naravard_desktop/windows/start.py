"""Start: what comes next in each process, what is to be done now, search over everything, and how to begin."""

from collections.abc import Callable
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from naravard_desktop.core.clock import today
from naravard_desktop.core.language import N_, _
from naravard_desktop.core.trouble import Trouble
from naravard_desktop.jobs.finding import Found, find
from naravard_desktop.live.session import Session
from naravard_desktop.process import overview
from naravard_desktop.process.overview import ActionLine, ProcessLine, WorkshopLine
from naravard_desktop.storage.edit import Scope
from naravard_desktop.widgets import icons
from naravard_desktop.widgets.theme import current, set_kind, theme
from naravard_desktop.windows.lines import LinesModel, LinesView
from naravard_desktop.windows.start_rows import action_cells, found_cells, headline, process_cells, workshop_cells
from naravard_desktop.windows.words import due_words

if TYPE_CHECKING:
    from naravard_desktop.windows.new_workshop import NewWorkshop

T = TypeVar("T")
_SEARCH_MS = 200


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
    follow_up_asked = Signal(str)
    """Show the actions of a process."""
    heading_changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.title = _("Start")
        self.subtitle = ""
        self.keys = (
            (N_("Ctrl+N"), N_("Ny workshop")),
            (N_("Ctrl+F"), N_("Sök i allt")),
            (N_("Enter"), N_("Öppna det som är valt")),
        )
        self.dialog: NewWorkshop | None = None
        self._make_views()
        self._make_tools()
        self._lay_out()
        self._wait = QTimer(self, singleShot=True, interval=_SEARCH_MS)
        self._wait.timeout.connect(self._search)
        session.changed.connect(self._changed)
        theme().changed.connect(self._scale)
        self._scale()
        self.refresh()

    @property
    def scope(self) -> Scope | None:
        """Undo here is in the chosen process: a workshop that was made by mistake goes."""
        line = self._process()
        return Scope(line.id) if line else None

    def open_workshop(self, workshop_id: str | None) -> None:
        """Start shows the whole library, whatever is open."""

    def refresh(self) -> None:
        """Read again what is shown."""
        empty = overview.is_empty(self.session.library)
        self._pages.setCurrentIndex(0 if empty else (2 if self.search.text().strip() else 1))
        self.search.setVisible(not empty)
        lines = overview.process_lines(self.session.library, self._today(), limit=1)
        self.subtitle = headline(lines[0]) if lines else _("Här börjar ni")
        self.processes.reload()
        self.todo.reload()
        self._nothing_to_do.setVisible(self.todo.model().rowCount() == 0)
        self.todo.setVisible(self.todo.model().rowCount() > 0)
        self._show_workshops()

    def new_workshop(self) -> "NewWorkshop":
        """Ask what to start."""
        from naravard_desktop.windows.new_workshop import NewWorkshop  # not for the first picture

        line = self._process()
        self.dialog = NewWorkshop(self.session, line.id if line else "", self.window())
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

    def _make_views(self) -> None:
        library = self.session.library
        self._process_model = LinesModel[ProcessLine](
            (_("Uppdrag"), _("Nästa workshop"), _("Åtgärder")),
            process_cells,
            lambda line: line.id,
            lambda offset: overview.process_lines(library, self._today(), offset),
        )
        self._workshop_model = LinesModel[WorkshopLine](
            (_("Workshop"), _("När"), _("Läge")),
            lambda line: workshop_cells(line, self._today()),
            lambda line: line.id,
            self._read_workshops,
        )
        self._action_model = LinesModel[ActionLine](
            (_("Vad"), _("Nivå")),
            lambda line: action_cells(line, *due_words(line.due)),
            lambda line: line.id,
            lambda offset: overview.open_actions(library, offset),
        )
        self._found_model = LinesModel[Found](
            (_("Text"), _("Vad"), _("Var")),
            found_cells,
            lambda one: f"{one.process_id}/{one.workshop_id or ''}",
            self._find,
        )
        self.processes = LinesView(_("Uppdrag"), self._process_model, (0, 190, 130))
        self.workshops = LinesView(_("Workshoppar i uppdraget"), self._workshop_model, (0, 190, 130))
        self.todo = LinesView(_("Att göra nu"), self._action_model, (0, 80))
        self.todo.horizontalHeader().hide()
        self.found = LinesView(_("Sökträffar"), self._found_model, (0, 130, 300))
        self.processes.chosen_row.connect(self._show_workshops)
        self.processes.entered_row.connect(self._open_next)
        self.workshops.entered_row.connect(self._open)
        self.todo.entered_row.connect(self._follow_up)
        self.found.entered_row.connect(self._open_found)

    def _make_tools(self) -> None:
        self.tools = QWidget()
        self.search = QLineEdit()
        self.search.setPlaceholderText(_("Sök i allt   Ctrl+F"))
        self.search.setAccessibleName(_("Sök i allt"))
        self.search.textChanged.connect(self._search_soon)
        self.search.returnPressed.connect(self._go_to_found)
        new = QPushButton(_("Ny workshop"))
        new.setObjectName("new-workshop")
        set_kind(new, "primary")
        new.clicked.connect(self.new_workshop)
        row = QHBoxLayout(self.tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.search)
        row.addWidget(new)
        for keys, slot in (("Ctrl+N", self.new_workshop), ("Ctrl+F", self._to_search), ("Esc", self.search.clear)):
            QShortcut(
                QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
            ).activated.connect(slot)
            QShortcut(
                QKeySequence(keys), self.tools, context=Qt.ShortcutContext.WidgetWithChildrenShortcut
            ).activated.connect(slot)

    def _lay_out(self) -> None:
        open_next, prepare = QPushButton(_("Öppna")), QPushButton(_("Åtgärder"))
        open_next.setObjectName("open-next")
        open_next.setToolTip(_("Öppna nästa workshop i uppdraget (Enter)"))
        open_next.clicked.connect(self._open_next)
        prepare.setToolTip(_("Följ upp uppdragets åtgärder"))
        prepare.clicked.connect(self._follow_up_process)
        open_one, run_one = QPushButton(_("Förbered")), QPushButton(_("Genomför"))
        open_one.setToolTip(_("Öppna den valda workshoppen (Enter)"))
        open_one.clicked.connect(self._open_chosen)
        run_one.clicked.connect(self._run_chosen)
        follow = QPushButton(_("Följ upp"))
        follow.setToolTip(_("Visa den valda åtgärden i Följ upp (Enter)"))
        follow.clicked.connect(self._follow_up_chosen)
        self._workshop_title = QLabel()
        self._nothing_to_do = QLabel(_("Inga öppna åtgärder."))
        set_kind(self._nothing_to_do, "secondary")
        overview_page = QWidget()
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, overview_page)
        self._columns.setContentsMargins(0, 0, 0, 0)
        left = QVBoxLayout()
        left.addWidget(_panel(QLabel(_("Uppdrag")), self.processes, open_next, prepare), 3)
        left.addWidget(_panel(self._workshop_title, self.workshops, open_one, run_one), 2)
        self._columns.addLayout(left, 3)
        todo = _panel(QLabel(_("Att göra nu")), self.todo, follow)
        inner = todo.layout()
        if inner is not None:
            inner.addWidget(self._nothing_to_do)
        self._columns.addWidget(todo, 2)
        self._pages = QStackedWidget()
        self._outside = QVBoxLayout(self)
        self._outside.addWidget(self._pages)
        self.first_focus = self.processes
        self._no_hits = QLabel(_("Inget hittades. Sök på början av ett ord, eller på färre ord."))
        set_kind(self._no_hits, "secondary")
        hits = _panel(QLabel(_("Sökträffar")), self.found)
        inner = hits.layout()
        if inner is not None:
            inner.addWidget(self._no_hits)
        for page in (self._welcome(), overview_page, hits):
            self._pages.addWidget(page)

    def _welcome(self) -> QWidget:
        page, panel = QWidget(), QFrame()
        set_kind(panel, "panel")
        heading = QLabel(_("Välkommen"))
        set_kind(heading, "question")
        text = QLabel(
            _(
                "Välj Ny workshop, ta en mall och ge den ett datum, så får du ett färdigt program som går att ändra. "
                "Vill du se hur det blir kan du först öppna ett påhittat exempel och prova allt i det."
            )
        )
        text.setWordWrap(True)
        begin, play = QPushButton(_("Ny workshop")), QPushButton(_("Öppna exempel"))
        begin.clicked.connect(self.new_workshop)
        play.setObjectName("open-sample")
        play.clicked.connect(self.open_sample)
        row = QHBoxLayout()
        for button, icon in ((begin, "plus"), (play, "folder-open")):
            icons.put_icon(button, icon)
            row.addWidget(button)
        row.addStretch(1)
        inside = QVBoxLayout(panel)
        inside.setContentsMargins(28, 24, 28, 28)
        inside.setSpacing(16)
        inside.addWidget(heading)
        inside.addWidget(text)
        inside.addLayout(row)
        outside = QVBoxLayout(page)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(panel)
        outside.addStretch(1)
        return page

    def _changed(self, changed: dict[str, set[str]]) -> None:
        if not changed.keys().isdisjoint({"process", "workshop", "action", "person", "progress"}):
            self.refresh()

    def _today(self) -> str:
        return today().isoformat()

    def _process(self) -> ProcessLine | None:
        return self._process_model.row(self._process_model.place(self.processes.chosen()))

    def _read_workshops(self, offset: int) -> list[WorkshopLine]:
        line = self._process()
        return overview.workshop_lines(self.session.library, line.id, offset) if line else []

    def _show_workshops(self) -> None:
        line = self._process()
        self.heading_changed.emit()
        self._workshop_title.setText(_("Workshoppar i {process}").format(process=line.title) if line else "")
        self.workshops.reload()

    def _open_next(self) -> None:
        line = self._process()
        if line and line.workshop_id:
            self.open_asked.emit(line.workshop_id, "run" if line.when == "ongoing" else "prepare")
        elif line:
            self.new_workshop()

    def _open(self, workshop_id: str) -> None:
        if workshop_id:
            self.open_asked.emit(workshop_id, "prepare")

    def _open_chosen(self) -> None:
        self._open(self.workshops.chosen())

    def _run_chosen(self) -> None:
        if self.workshops.chosen():
            self.open_asked.emit(self.workshops.chosen(), "run")

    def _follow_up(self, action_id: str) -> None:
        line = self._action_model.row(self._action_model.place(action_id))
        if line:
            self.follow_up_asked.emit(line.process_id)

    def _follow_up_chosen(self) -> None:
        self._follow_up(self.todo.chosen())

    def _follow_up_process(self) -> None:
        if line := self._process():
            self.follow_up_asked.emit(line.id)

    def _open_found(self, place: str) -> None:
        process_id, _slash, workshop_id = place.partition("/")
        if workshop_id:
            self.open_asked.emit(workshop_id, "prepare")
        elif process_id:
            self.search.clear()
            self.processes.choose(process_id)
            self.processes.setFocus()

    def _made(self, workshop_id: str) -> None:
        self.open_asked.emit(workshop_id, "prepare")

    def _to_search(self) -> None:
        self.search.setFocus()
        self.search.selectAll()

    def _search_soon(self) -> None:
        if self.search.text().strip():
            self._wait.start()
        else:
            self._wait.stop()
            self._search()

    def _find(self, offset: int) -> list[Found]:
        wanted = self.search.text().strip()
        return find(self.session.library, wanted) if wanted and not offset else []

    def _search(self) -> None:
        searching = bool(self.search.text().strip())
        self._pages.setCurrentIndex(2 if searching else 1)
        if searching:
            self.found.reload()
            hits = self.found.model().rowCount()
            self.found.setVisible(hits > 0)
            self._no_hits.setVisible(not hits)
        elif overview.is_empty(self.session.library):
            self._pages.setCurrentIndex(0)

    def _go_to_found(self) -> None:
        self._wait.stop()
        self._search()
        if self.found.isVisible():
            self.found.setFocus()

    def resizeEvent(self, event: object) -> None:  # noqa: N802 - Qt's
        """Put what is to be done below where there is no room beside."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        little = self.width() < current().px(900)
        self._columns.setDirection(QBoxLayout.Direction.TopToBottom if little else QBoxLayout.Direction.LeftToRight)

    def _scale(self) -> None:
        look = current()
        self._outside.setContentsMargins(look.px(24), 0, look.px(24), look.px(20))
        self._columns.setSpacing(look.px(16))
        self.search.setMinimumWidth(look.px(260))
        self.processes.setMinimumHeight(look.px(120))
        self.workshops.setMinimumHeight(look.px(90))
        self.todo.setMinimumHeight(look.px(90))


def _panel(title: QLabel, view: QWidget, *commands: QPushButton) -> QFrame:
    """Lay out a view on a panel, with its title and the commands that act on its chosen row."""
    panel = QFrame()
    set_kind(panel, "panel")
    set_kind(title, "heading")
    title.setWordWrap(True)
    head = QHBoxLayout()
    head.addWidget(title, 1)
    for command in commands:
        head.addWidget(command)
    layout = QVBoxLayout(panel)
    layout.setContentsMargins(18, 14, 18, 14)
    layout.addLayout(head)
    layout.addWidget(view, 1)
    return panel
