"""The lists of Start: processes with what comes next, the workshops of the chosen one, and what is to be done now."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QModelIndex, QPoint, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from naravard_desktop.core.clock import today
from naravard_desktop.core.language import _
from naravard_desktop.process import overview
from naravard_desktop.process.overview import ActionLine, ProcessLine, WorkshopLine
from naravard_desktop.process.processes import gone
from naravard_desktop.storage.library import Library
from naravard_desktop.widgets import icons
from naravard_desktop.widgets.theme import current, set_kind, theme
from naravard_desktop.windows.lines import LinesModel, LinesView
from naravard_desktop.windows.start_rows import action_cells, process_cells, workshop_cells
from naravard_desktop.windows.words import due_words


class StartLists(QWidget):
    """Tells what is asked for, by id; Start does it."""

    chosen = Signal()
    """Another process is chosen."""
    workshop_asked = Signal(str, str)
    """Open a workshop: its id, and the key of the place to go to."""
    new_asked = Signal()
    """Start a workshop in the chosen process."""
    copy_asked = Signal(str)
    follow_up_asked = Signal(str, str)
    """Follow up a process; the id of an action in it, or ""."""
    rename_asked = Signal(str)
    remove_asked = Signal(str)
    """The id of a process or of a workshop."""
    bring_back_asked = Signal()

    def __init__(self, library: Library, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._library = library
        self._make_views()
        self.process_menu, self.workshop_menu = self._menu(self.processes), self._menu(self.workshops)
        self._fill_menus()
        self._lay_out()
        theme().changed.connect(self._scale)
        self._scale()

    def refresh(self) -> None:
        """Read again what is shown."""
        self.processes.reload()
        self.todo.reload()
        self._nothing_to_do.setVisible(self.todo.model().rowCount() == 0)
        self.todo.setVisible(self.todo.model().rowCount() > 0)
        self.bring_back.setEnabled(bool(gone(self._library)))
        self._show_workshops()

    def process(self) -> ProcessLine | None:
        """Return the chosen process."""
        return self._process_model.row(self._process_model.place(self.processes.chosen()))

    def choose_process(self, process_id: str) -> None:
        """Choose a process, reading on until it is among the rows."""
        while self._process_model.place(process_id) < 0 and self._process_model.canFetchMore(QModelIndex()):
            self._process_model.fetchMore(QModelIndex())
        if self._process_model.place(process_id) >= 0:
            self.processes.choose(process_id)
            self.processes.resizeRowsToContents()  # or what is scrolled to is a row of another height
            self.processes.scrollTo(self.processes.currentIndex())

    def open_next(self) -> None:
        """Open the workshop that comes next in the chosen process; start one if there is none."""
        line = self.process()
        if line and line.workshop_id:
            self.workshop_asked.emit(line.workshop_id, "run" if line.when == "ongoing" else "prepare")
        elif line:
            self.new_asked.emit()

    def add_process_command(self, words: str) -> QAction:
        """Add something that can be done to the chosen process, and return it; `process` says which that is."""
        action = QAction(words, self.process_menu)
        self.process_menu.insertAction(self._end_of_process, action)
        return action

    def _make_views(self) -> None:
        library = self._library
        self._process_model = LinesModel[ProcessLine](
            (_("Uppdrag"), _("Nästa workshop"), _("Åtgärder")),
            process_cells,
            lambda line: line.id,
            lambda offset: overview.process_lines(library, today().isoformat(), offset),
        )
        self._workshop_model = LinesModel[WorkshopLine](
            (_("Workshop"), _("När"), _("Läge")),
            lambda line: workshop_cells(line, today().isoformat()),
            lambda line: line.id,
            self._read_workshops,
        )
        self._action_model = LinesModel[ActionLine](
            (_("Vad"), _("Nivå")),
            lambda line: action_cells(line, *due_words(line.due)),
            lambda line: line.id,
            lambda offset: overview.open_actions(library, offset),
        )
        self.processes = LinesView(_("Uppdrag"), self._process_model, (0, 190, 130))
        self.workshops = LinesView(_("Workshoppar i uppdraget"), self._workshop_model, (0, 190, 130))
        self.todo = LinesView(_("Att göra nu"), self._action_model, (0, 80))
        self.todo.horizontalHeader().hide()
        # `chosen_row` tells of the row that the keys went to, which the mouse does before it is selected.
        self.processes.selectionModel().selectionChanged.connect(self._show_workshops)
        self.processes.entered_row.connect(self.open_next)
        self.workshops.entered_row.connect(self._prepare)
        self.todo.entered_row.connect(self._follow_up_action)
        for view in (self.processes, self.workshops):
            for key, slot in (("F2", self._rename), ("Delete", self._remove)):
                shortcut = QShortcut(QKeySequence(key), view, context=Qt.ShortcutContext.WidgetShortcut)
                shortcut.activated.connect(partial(slot, view))

    def _menu(self, view: LinesView) -> QMenu:
        menu = QMenu(view)
        view.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        view.customContextMenuRequested.connect(partial(self._pop_up, view, menu))
        return menu

    def _pop_up(self, view: LinesView, menu: QMenu, at: QPoint) -> None:
        if view.chosen():
            menu.popup(view.viewport().mapToGlobal(at))

    def _fill_menus(self) -> None:
        of_process, of_workshop = self.process_menu, self.workshop_menu
        self._add(of_process, _("Byt namn…"), "pencil", partial(self._rename, self.processes), "F2")
        self._end_of_process = self._add(
            of_process, _("Ta bort…"), "trash-2", partial(self._remove, self.processes), "Delete"
        )
        of_process.addSeparator()
        self.bring_back = self._add(
            of_process, _("Ta tillbaka borttaget uppdrag…"), "undo-2", self.bring_back_asked.emit
        )
        self._add(of_workshop, _("Gör en kopia…"), "file-text", self._copy)
        self._add(of_workshop, _("Byt namn…"), "pencil", partial(self._rename, self.workshops), "F2")
        self._add(of_workshop, _("Ta bort…"), "trash-2", partial(self._remove, self.workshops), "Delete")

    def _add(self, menu: QMenu, words: str, icon: str, slot: Callable[[], object], key: str = "") -> QAction:
        # The keys are the view's own; here they are only told of.
        named = "\t" + QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) if key else ""
        action = menu.addAction(words + named)
        icons.put_icon(action, icon)
        action.triggered.connect(slot)
        return action

    def _lay_out(self) -> None:
        open_next = _button(_("Öppna"), _("Öppna nästa workshop i uppdraget (Enter)"), self.open_next)
        open_next.setObjectName("open-next")
        actions = _button(_("Åtgärder"), _("Följ upp uppdragets åtgärder"), self._follow_up_process)
        prepare = _button(_("Förbered"), _("Öppna den valda workshoppen (Enter)"), self._prepare_chosen)
        run = _button(_("Genomför"), _("Genomför den valda workshoppen"), self._run_chosen)
        follow = _button(_("Följ upp"), _("Visa den valda åtgärden i Följ upp (Enter)"), self._follow_up_chosen)
        self.more_process = _more(_("Mer om uppdraget"), self.process_menu)
        self.more_workshop = _more(_("Mer om workshoppen"), self.workshop_menu)
        self._workshop_title = QLabel()
        self._workshop_title.setTextFormat(Qt.TextFormat.PlainText)
        self._nothing_to_do = QLabel(_("Inga öppna åtgärder."))
        set_kind(self._nothing_to_do, "secondary")
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._columns.setContentsMargins(0, 0, 0, 0)
        left = QVBoxLayout()
        left.addWidget(panel(QLabel(_("Uppdrag")), self.processes, open_next, actions, self.more_process), 2)
        left.addWidget(panel(self._workshop_title, self.workshops, prepare, run, self.more_workshop), 3)
        self._columns.addLayout(left, 3)
        todo = panel(QLabel(_("Att göra nu")), self.todo, follow)
        inner = todo.layout()
        if inner is not None:
            inner.addWidget(self._nothing_to_do)
        self._columns.addWidget(todo, 2)

    def _read_workshops(self, offset: int) -> list[WorkshopLine]:
        line = self.process()
        return overview.workshop_lines(self._library, line.id, offset) if line else []

    def _show_workshops(self) -> None:
        line = self.process()
        self._workshop_title.setText(_("Workshoppar i {process}").format(process=line.title) if line else "")
        self.workshops.reload()
        self.chosen.emit()

    def _prepare(self, workshop_id: str) -> None:
        if workshop_id:
            self.workshop_asked.emit(workshop_id, "prepare")

    def _prepare_chosen(self) -> None:
        self._prepare(self.workshops.chosen())

    def _run_chosen(self) -> None:
        if self.workshops.chosen():
            self.workshop_asked.emit(self.workshops.chosen(), "run")

    def _copy(self) -> None:
        if self.workshops.chosen():
            self.copy_asked.emit(self.workshops.chosen())

    def _rename(self, view: LinesView) -> None:
        if view.chosen():
            self.rename_asked.emit(view.chosen())

    def _remove(self, view: LinesView) -> None:
        if view.chosen():
            self.remove_asked.emit(view.chosen())

    def _follow_up_action(self, action_id: str) -> None:
        line = self._action_model.row(self._action_model.place(action_id))
        if line:
            self.follow_up_asked.emit(line.process_id, line.id)

    def _follow_up_chosen(self) -> None:
        self._follow_up_action(self.todo.chosen())

    def _follow_up_process(self) -> None:
        line = self.process()
        if line:
            self.follow_up_asked.emit(line.id, "")

    def resizeEvent(self, event: object) -> None:  # noqa: N802 - Qt's
        """Put what is to be done below where there is no room beside."""
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._fit()

    def _fit(self) -> None:
        little = self.width() < current().px(852)
        self._columns.setDirection(QBoxLayout.Direction.TopToBottom if little else QBoxLayout.Direction.LeftToRight)

    def _scale(self) -> None:
        look = current()
        self._columns.setSpacing(look.px(16))
        self.processes.setMinimumHeight(look.px(120))
        self.workshops.setMinimumHeight(look.px(90))
        self.todo.setMinimumHeight(look.px(90))
        self._fit()


def panel(title: QLabel, view: QWidget, *commands: QPushButton) -> QFrame:
    """Lay out a view on a panel, with its title and the commands that act on its chosen row."""
    frame = QFrame()
    set_kind(frame, "panel")
    set_kind(title, "heading")
    title.setWordWrap(True)
    head = QHBoxLayout()
    head.addWidget(title, 1)
    for command in commands:
        head.addWidget(command)
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(18, 14, 18, 14)
    layout.addLayout(head)
    layout.addWidget(view, 1)
    return frame


def _button(words: str, tip: str, slot: Callable[[], object]) -> QPushButton:
    button = QPushButton(words)
    button.setToolTip(tip)
    button.clicked.connect(slot)
    return button


def _more(name: str, menu: QMenu) -> QPushButton:
    button = QPushButton(_("Mer"))
    button.setAccessibleName(name)
    button.setToolTip(name)
    button.setMenu(menu)
    return button
