"""The window: rail, head and the places; undo, zoom and the keys that work everywhere."""

from collections.abc import Callable
from typing import Protocol, cast

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QApplication,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QMainWindow,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from naravard_desktop.core.language import _
from naravard_desktop.core.trouble import Trouble
from naravard_desktop.live.session import Session
from naravard_desktop.process.processes import scope_of
from naravard_desktop.process.workshops import workshop
from naravard_desktop.storage.edit import Scope
from naravard_desktop.widgets import theme
from naravard_desktop.widgets.announce import announce
from naravard_desktop.widgets.banner import Banner, Kind
from naravard_desktop.widgets.editor import LineEditor
from naravard_desktop.windows.header import Header
from naravard_desktop.windows.keys import keys_dialog
from naravard_desktop.windows.rail import ENTRIES, Rail

ROOM_FOR_WORDS = 1120
"""Narrower than this (at 100 % zoom) the rail is icons only and a place's tools get a line of their own."""


class Place(Protocol):
    """What a place must have.

    It may also have: `tools` (a QWidget for the head), `scope` (where Ctrl+Z works), `first_focus` (the widget that gets
    the keys), `keys` (for F1), `narrow_rail` (True: icons only), and a signal `heading_changed`.
    """

    title: str
    subtitle: str

    def open_workshop(self, workshop_id: str | None) -> None:
        """Show another workshop, or none."""


class MainWindow(QMainWindow):
    """The facilitator's window on one open library."""

    opened = Signal(str)
    """A workshop was opened, by id."""
    close_asked = Signal()
    """Somebody wants to end; whoever runs the loop cleans up and does."""
    went = Signal(str)
    """Another place is shown, by its key."""
    backup_asked = Signal()
    """Somebody wants a backup now."""
    zoomed = Signal(float)
    """The zoom was changed here."""

    def __init__(self, session: Session, mode: theme.Mode = "system") -> None:
        super().__init__()
        self.session = session
        self.mode: theme.Mode = mode
        self.workshop_id: str | None = None
        self._scope: Scope | None = None
        self._places: dict[str, QWidget] = {}
        self._promised: set[str] = set()
        self._furnish: Callable[[], None] = _nothing
        self._watched: QLineEdit | None = None
        self._troubled = False
        self.setWindowTitle(_("Naravård"))
        self.rail = Rail()
        self.header = Header()
        self.banner = Banner()
        self.stack = QStackedWidget()
        self._lay_out()
        self._add_keys()
        self.rail.chosen.connect(self.go)
        self.header.undo_asked.connect(self.undo)
        self.header.redo_asked.connect(self.redo)
        self.banner.closed.connect(self._all_saved)
        session.changed.connect(self._changed)
        session.trouble.connect(self._trouble)
        session.saved.connect(self._saved)
        theme.theme().changed.connect(self._fit)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._focus_moved)
        self.rail.set_places(set())
        self._say_undo()

    def promise(self, keys: set[str], furnish: Callable[[], None]) -> None:
        """Show places in the rail that are not built yet; `furnish` adds all of them and is called when one is wanted."""
        self._promised, self._furnish = keys, furnish
        self.rail.set_places(keys | set(self._places))

    def add_place(self, key: str, place: QWidget) -> None:
        """Add a place under one of the rail's keys; the first one added is shown."""
        scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.stack.addWidget(scroll)
        scroll.setWidget(place)  # last: what lies in it is dressed each time it gets another parent
        self._places[key] = place
        self.rail.set_places(self._promised | set(self._places))
        if tools := self._tools(place):
            tools.setParent(self.header)
            tools.hide()
        if hasattr(place, "heading_changed"):
            place.heading_changed.connect(self._heading_changed)
        if len(self._places) == 1:
            self.go(key)

    @property
    def place(self) -> str:
        """The key of the place that is shown."""
        at = self.stack.currentIndex()
        return list(self._places)[at] if at >= 0 else ""

    def go(self, key: str) -> None:
        """Go to a place; a workshop's places need an open workshop."""
        entry = next(one for one in ENTRIES if one.key == key)
        if key not in self._places:
            self._furnish()
        if key not in self._places or (entry.of_workshop and self.workshop_id is None):
            return
        self.stack.setCurrentIndex(list(self._places).index(key))
        self.rail.set_current(key)
        self.header.set_tools(self._tools(self._places[key]))
        self._fit()
        self._say_where()
        self._say_undo()
        first = getattr(self._places[key], "first_focus", None)
        if isinstance(first, QWidget):
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        self.went.emit(key)

    def open_workshop(self, workshop_id: str, key: str = "prepare") -> None:
        """Open a workshop and go to one of its places."""
        self._take_up(workshop_id)
        self.opened.emit(workshop_id)
        self.go(key)

    def close_workshop(self) -> None:
        """Open none: back to Start."""
        self._take_up(None)
        self.go("start")

    def undo(self) -> None:
        """Undo in the text field that has focus, or else the last edit of the place."""
        field = self._field()
        if field and field.isUndoAvailable():
            field.undo()
        elif scope := self.scope():
            self.settle()
            if entry := self.session.undo(scope):
                announce(self, _("Ångrade: {label}").format(label=entry.label))
        self._say_undo()

    def redo(self) -> None:
        """Do again what was undone, in the text field that has focus or in the place."""
        field = self._field()
        if field and field.isRedoAvailable():
            field.redo()
        elif (scope := self.scope()) and (entry := self.session.redo(scope)):
            announce(self, _("Gjorde om: {label}").format(label=entry.label))
        self._say_undo()

    def scope(self) -> Scope | None:
        """Return where undo works now: the place's own scope, or the open workshop."""
        own = getattr(self._places.get(self.place), "scope", None)
        return own if isinstance(own, Scope) else self._scope

    def zoom(self, by: float) -> None:
        """Make everything larger or smaller, in steps of a tenth; 0 is back to 100 %."""
        app = QApplication.instance()
        if isinstance(app, QApplication):
            theme.apply(app, self.mode, round(theme.current().zoom + by, 2) if by else 1.0)
            self.zoomed.emit(theme.current().zoom)

    def larger(self) -> None:
        """Make everything a tenth larger."""
        self.zoom(0.1)

    def smaller(self) -> None:
        """Make everything a tenth smaller."""
        self.zoom(-0.1)

    def usual(self) -> None:
        """Go back to 100 %."""
        self.zoom(0)

    def say(self, text: str, kind: Kind = "info") -> None:
        """Tell something in the banner, until it is closed or something else is told."""
        self.banner.say(text, kind)
        self._banner_room.show()

    def settle(self) -> None:
        """Have what is being typed saved, before something else happens."""
        field = QApplication.focusWidget()
        if isinstance(field, LineEditor) and field.window() is self:
            field.settle()

    def show_keys(self) -> QDialog:
        """Show the keys."""
        place = self._places.get(self.place)
        title = next((_(entry.title) for entry in ENTRIES if entry.key == self.place), "")
        dialog = keys_dialog(self, title, getattr(place, "keys", ()))
        dialog.open()
        return dialog

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's
        """Ask to be closed: only the loop's owner can end in order."""
        self.settle()
        event.ignore()
        self.close_asked.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's
        """Give the places the room when there is little."""
        super().resizeEvent(event)
        self._fit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's
        """Let Ctrl+Z through a text field that has nothing to undo; Qt's fields keep it to themselves."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(watched, QLineEdit):
            key = cast(QKeyEvent, event)
            undo, redo = key.matches(QKeySequence.StandardKey.Undo), key.matches(QKeySequence.StandardKey.Redo)
            if (undo and not watched.isUndoAvailable()) or (redo and not watched.isRedoAvailable()):
                event.ignore()
                return True
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        self._banner_room = QWidget()
        room = QVBoxLayout(self._banner_room)
        room.addWidget(self.banner)
        main = QVBoxLayout()
        main.setSpacing(0)
        main.addWidget(self.header)
        main.addWidget(self._banner_room)
        main.addWidget(self.stack, 1)
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.rail)
        row.addLayout(main, 1)
        self.setCentralWidget(middle)
        self._banner_room.hide()
        self.resize(1366, 768)

    def _add_keys(self) -> None:
        for number, entry in enumerate(ENTRIES, 1):
            self._key(f"place-{entry.key}", f"Ctrl+{number}").triggered.connect(self._go_by_key)
        self._key("undo", QKeySequence.StandardKey.Undo).triggered.connect(self.undo)
        self._key("redo", "Ctrl+Shift+Z", "Ctrl+Y").triggered.connect(self.redo)
        self._key("keys", "F1").triggered.connect(self.show_keys)
        self._key("quit", "Ctrl+Q").triggered.connect(self.close)
        self._key("larger", "Ctrl++", "Ctrl+=").triggered.connect(self.larger)
        self._key("smaller", "Ctrl+-").triggered.connect(self.smaller)
        self._key("usual", "Ctrl+0").triggered.connect(self.usual)

    def _key(self, name: str, *keys: str | QKeySequence.StandardKey) -> QAction:
        action = QAction(self)
        action.setObjectName(name)
        action.setShortcuts([QKeySequence(key) for key in keys])
        self.addAction(action)
        return action

    def _go_by_key(self) -> None:
        sender = self.sender()
        if sender is not None:
            self.go(sender.objectName().removeprefix("place-"))

    def _take_up(self, workshop_id: str | None) -> None:
        self._furnish()
        self.settle()
        self.workshop_id = workshop_id
        self._scope = scope_of(self.session.library, workshop_id) if workshop_id else None
        self._name_workshop()
        for place in self._places.values():
            cast(Place, place).open_workshop(workshop_id)
        self._say_undo()

    def _name_workshop(self) -> None:
        title = workshop(self.session.library, self.workshop_id).title if self.workshop_id else None
        self.rail.set_workshop(title)
        self.setWindowTitle(_("{workshop} – Naravård").format(workshop=title) if title else _("Naravård"))

    def _changed(self, changed: dict[str, set[str]]) -> None:
        if self.workshop_id and "workshop" in changed:
            if scope_of(self.session.library, self.workshop_id) is None:
                self.close_workshop()  # its creation was undone
            else:
                self._name_workshop()
        self._say_where()
        self._say_undo()

    def _trouble(self, trouble: Trouble) -> None:
        self._troubled = True
        self.say(str(trouble), "error")
        self.header.status.hide()

    def _saved(self) -> None:
        if self._troubled:  # what was only told stays to be read
            self.banner.hide()
            self._all_saved()

    def _all_saved(self) -> None:
        self._troubled = False
        self._banner_room.hide()
        self.header.status.show()

    def _heading_changed(self) -> None:
        self._say_where()
        self._say_undo()  # what is chosen in a place can be where undo works

    def _say_where(self) -> None:
        place = self._places.get(self.place)
        if place is not None:
            where = cast(Place, place)
            self.header.set_title(where.title, where.subtitle)

    def _say_undo(self) -> None:
        scope = self.scope()
        if scope is None:
            self.header.show_undo(None, None)
        else:
            self.header.show_undo(self.session.next_undo(scope), self.session.next_redo(scope))

    def _fit(self) -> None:
        look = theme.current()
        little = self.width() < look.px(ROOM_FOR_WORDS)
        self.rail.set_narrow(narrow=little or bool(getattr(self._places.get(self.place), "narrow_rail", False)))
        self.header.set_compact(compact=little)
        room = self._banner_room.layout()
        if room is not None:
            room.setContentsMargins(look.px(24), 0, look.px(24), look.px(12))

    def _focus_moved(self, _old: QWidget | None, now: QWidget | None) -> None:
        if self._watched is not None:
            self._watched.removeEventFilter(self)
            self._watched = None
        if now is None or now.window() is not self:
            return
        if isinstance(now, QLineEdit):
            self._watched = now
            now.destroyed.connect(self._forget_watched)
            now.installEventFilter(self)
        elif isinstance(now, LineEditor) and not now.property("undoes"):
            now.setProperty("undoes", "window")
            now.undo_requested.connect(self.undo)
            now.redo_requested.connect(self.redo)

    def _forget_watched(self) -> None:
        self._watched = None

    def _field(self) -> QLineEdit | None:
        field = QApplication.focusWidget()
        return field if isinstance(field, QLineEdit) and field.window() is self and not field.isReadOnly() else None

    def _tools(self, place: QWidget) -> QWidget | None:
        tools = getattr(place, "tools", None)
        return tools if isinstance(tools, QWidget) else None


def _nothing() -> None:
    """All places are added by whoever made the window."""
