"""Rumsläge: for a projector that shows the laptop's own screen. The room's view fills it, with a line to write in below."""

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence, QScreen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget
from shiboken6 import isValid

from naravard_desktop.core.language import _
from naravard_desktop.core.trouble import Trouble
from naravard_desktop.live.session import Session
from naravard_desktop.parts.panel import Panel
from naravard_desktop.process.drafts import draft, put_draft
from naravard_desktop.widgets.announce import announce
from naravard_desktop.widgets.editor import LineEditor
from naravard_desktop.widgets.icons import put_icon
from naravard_desktop.widgets.theme import current, set_kind, theme
from naravard_desktop.windows.projector import Curtain
from naravard_desktop.windows.room_view import RoomView

DRAFT = "room"
"""The name of the draft of what stands in the line, for each moment its own."""


class RoomMode(QWidget):
    """A window of its own. What is typed in it belongs to the moment, and waits there until it is entered."""

    asked_back = Signal()
    """The facilitator wants the usual window."""
    page_asked = Signal(int)
    """Turn so many pages."""
    blank_asked = Signal()
    """A black picture, or no longer."""
    step_asked = Signal(int)
    """Go to the next moment (1), or back (-1)."""

    def __init__(self, view: RoomView, session: Session, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.Window | Qt.WindowType.FramelessWindowHint)
        self.setWindowTitle(_("Rumsläge"))
        self.setObjectName("room_mode")
        self.is_on = False
        self.view = view
        self.curtain = Curtain(self)
        self.curtain.set_content(view)
        self._session = session
        self._panel: Panel | None = None
        self._unkept: dict[str, str] = {}
        self.line = LineEditor(_("Ny lapp"), splits="never", most_lines=3, parent=self)
        self.back = QPushButton(_("Stäng Rumsläge"), self)
        self.back.setToolTip(_("Gå tillbaka till ditt eget fönster (Esc)"))
        self.back.setAccessibleDescription(self.back.toolTip())
        put_icon(self.back, "x")
        set_kind(self.back, "quiet")
        self.status = QLabel(self)
        self.status.setWordWrap(True)
        set_kind(self.status, "secondary")
        self._lay_out()
        self._connect()
        self.put_panel(None)

    def put_panel(self, panel: Panel | None) -> None:
        """Let what is typed from now on go to this moment; what stood in the line stays with the one before."""
        if panel is self._panel and panel is not None:
            return
        self.settle()
        self._panel = panel
        name = _(panel.line_name) if panel else ""
        self.line.setVisible(bool(name))
        self.line.setAccessibleName(name)
        self.line.setPlaceholderText(_("{what}: skriv och tryck Enter").format(what=name))
        if panel and name:
            kept = self._unkept.get(panel.step.id)
            self.line.put(draft(panel.library, panel.step.id, DRAFT) if kept is None else kept)
        self._say("")
        self._take_focus()

    def open(self, screen: QScreen) -> None:
        """Fill this screen, with the focus where one writes."""
        self.is_on = True
        self.setScreen(screen)
        self.setGeometry(screen.geometry())
        self.showFullScreen()
        self.activateWindow()
        self._take_focus()

    def shut(self) -> bool:
        """Hide, and tell whether there is something in the line that is not entered."""
        self.is_on = False
        self.settle()
        self.hide()
        self.curtain.set_blank(blank=False)
        return bool(self.line.isVisibleTo(self) and self.line.text().strip())

    def settle(self) -> None:
        """Keep what is being typed."""
        self.line.settle()

    def undo(self) -> None:
        """Undo what was entered last: there is nothing left to undo in the line."""
        if self._panel is not None:
            self._panel.undo()

    def redo(self) -> None:
        """Do again what was undone last."""
        if self._panel is not None:
            self._panel.redo()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's
        """Closing it is going back."""
        event.ignore()
        self.asked_back.emit()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.addWidget(self.line, 1)
        row.addStretch()
        row.addWidget(self.back)
        self._foot = foot = QVBoxLayout()
        foot.addLayout(row)
        foot.addWidget(self.status)
        self._row = row
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.curtain, 1)
        layout.addLayout(foot)
        theme().changed.connect(self._scale)
        self._scale()

    def _scale(self) -> None:
        look = current()
        self._foot.setContentsMargins(look.px(24), look.px(10), look.px(24), look.px(10))
        self._foot.setSpacing(look.px(4))
        self._row.setSpacing(look.px(12))

    def _connect(self) -> None:
        self.line.accepted.connect(self._enter)
        self.line.settled.connect(self._keep)
        self.line.undo_requested.connect(self.undo)
        self.line.redo_requested.connect(self.redo)
        self.back.clicked.connect(self.asked_back)
        self._session.saved.connect(self._retry)
        for keys, do in (
            (("Escape", "F11"), self.asked_back.emit),
            (("F7",), self.blank_asked.emit),
            (("Ctrl+PgDown",), partial(self.page_asked.emit, 1)),
            (("Ctrl+PgUp",), partial(self.page_asked.emit, -1)),
            (("Alt+PgDown",), partial(self.step_asked.emit, 1)),
            (("Alt+PgUp",), partial(self.step_asked.emit, -1)),
            (("Ctrl+Z",), self.undo),
            (("Ctrl+Shift+Z", "Ctrl+Y"), self.redo),
        ):
            action = QAction(self)
            action.setShortcuts([QKeySequence(key) for key in keys])
            action.triggered.connect(do)
            self.addAction(action)

    def _take_focus(self) -> None:
        if self.is_on:
            (self.line if self.line.isVisibleTo(self) else self.back).setFocus(Qt.FocusReason.OtherFocusReason)

    def _enter(self, text: str) -> None:
        panel = self._panel
        if panel is None or not isValid(panel):
            return
        if not panel.take_line(text):
            self._say(_("Inte sparat än. Texten står kvar; tryck Enter för att försöka igen."))
            return
        self.line.clear()
        self.settle()
        self._say("")

    def _keep(self, text: str) -> None:
        if self._panel is not None and self.line.isVisibleTo(self):
            self._keep_draft(self._panel.step.id, text)

    def _keep_draft(self, step_id: str, text: str) -> None:
        waited = bool(self._unkept)
        try:
            put_draft(self._session.library, step_id, DRAFT, text)
        except Trouble as trouble:
            self._unkept[step_id] = text
            if not waited:  # told once, in the facilitator's own window
                self._session.trouble.emit(trouble)
        else:
            self._unkept.pop(step_id, None)

    def _retry(self) -> None:
        for step_id, text in list(self._unkept.items()):
            self._keep_draft(step_id, text)

    def _say(self, text: str) -> None:
        self.status.setText(text)
        self.status.setVisible(bool(text))
        if text:
            announce(self.status, text)
