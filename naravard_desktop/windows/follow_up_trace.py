"""The trace in Genomför: of whatever is chosen in the moment, whichever kind it is."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from shiboken6 import isValid

from naravard_desktop.core.language import N_, _
from naravard_desktop.live.session import Session
from naravard_desktop.parts.panel import Panel
from naravard_desktop.parts.trace_dialog import KEY, TraceDialog, show_trace
from naravard_desktop.process.workshops import Step
from naravard_desktop.windows.follow_up_found import found
from naravard_desktop.windows.keys import Key
from naravard_desktop.windows.run_place import RunPlace

KEYS: tuple[Key, ...] = ((N_("Ctrl+Skift+S"), N_("Spår: vad det som är valt kommer från och har blivit")),)


class RunTrace(QObject):
    """Follows what is chosen in the moment that is on; its key shows the trace of the first of it."""

    jump_asked = Signal(object)
    """Something in a workshop is to be shown, as a `Found`."""
    elsewhere_asked = Signal(str, str)
    """Something that belongs to no workshop is to be shown: its table and id."""
    said = Signal(str)
    """A sentence for the window."""

    def __init__(self, session: Session, run: RunPlace) -> None:
        super().__init__(run)
        self._session, self._run = session, run
        self._panel: Panel | None = None
        self._chosen: dict[str, list[str]] = {}
        """What is chosen in each moment: a panel that is shown again tells of nothing new."""
        run.step_shown.connect(self._follow)
        shortcut = QShortcut(QKeySequence(KEY), run, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        shortcut.activated.connect(self.show)
        self._follow(run.current)

    def show(self) -> TraceDialog | None:
        """Show the trace of what is chosen; say so if nothing is."""
        step = self._run.current
        if step is None:
            return None
        self._run.settle()
        for row_id in self._chosen.get(step.id, ()):
            if dialog := show_trace(self._session, row_id, self._run):
                dialog.jump_asked.connect(self._jump)
                return dialog
        self.said.emit(_("Välj först en lapp eller en rad, så visas dess spår."))
        return None

    def _follow(self, _step: Step | None) -> None:
        panel = self._run.panel
        if panel is self._panel:
            return
        if self._panel is not None and isValid(self._panel):
            self._panel.selected.disconnect(self._select)
        self._panel = panel if isinstance(panel, Panel) else None
        if self._panel is not None:
            self._panel.selected.connect(self._select)

    def _select(self, ids: list[str]) -> None:
        if step := self._run.current:
            self._chosen[step.id] = list(ids)

    def _jump(self, table: str, row_id: str) -> None:
        if place := found(self._session.library, table, row_id):
            self.jump_asked.emit(place)
        else:
            self.elsewhere_asked.emit(table, row_id)
