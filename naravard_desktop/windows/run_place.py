"""Genomför: the workshop as it goes, one step at a time. Back, next, skip and jump lose nothing."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QWidget,
)

from naravard_desktop.core import clock
from naravard_desktop.core.language import _
from naravard_desktop.live.session import Session
from naravard_desktop.live.timekeeping import Ticker, timing
from naravard_desktop.process import progress
from naravard_desktop.process.workshops import Step, steps, workshop
from naravard_desktop.widgets import theme
from naravard_desktop.widgets.countdown import state
from naravard_desktop.windows.run_agenda import agenda
from naravard_desktop.windows.run_clock import RunClock

_WIDTH = 240


@dataclass(frozen=True, slots=True)
class Face:
    """A kind's two faces: the facilitator's panel, and what the room sees."""

    panel: Callable[[Session, Step], QWidget]
    screen: Callable[[Session, Step], QWidget]


class RunPlace(QWidget):
    """`tools` belong in the window's head. Panels are made when their step is first seen, and kept while the workshop is
    open with their place and selection."""

    heading_changed = Signal()
    """Title or subtitle is another now."""
    step_shown = Signal(object)
    """Another `Step` is on, and None before the start and after the end: the room's view follows."""
    alert = Signal()
    """Time is running out: at 20 % left and at 5 %. Heard as the system's own alert, as loud as its owner wants it."""
    finished = Signal()
    """The last step was left: the documents are next."""

    def __init__(
        self,
        session: Session,
        faces: Mapping[str, Face],
        now: Callable[[], str] = clock.now,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.title, self.subtitle = _("Genomför"), ""
        self._session, self._faces, self._now = session, faces, now
        self._workshop_id: str | None = None
        self._plan: list[Step] = []
        self._panels: dict[str, QWidget] = {}
        self._mood = ""
        self.clock = RunClock()
        self.stage = QStackedWidget()
        self._waiting = QLabel(_("Välj Starta när gruppen är samlad. Tiden börjar då."))
        self._waiting.setWordWrap(True)
        theme.set_kind(self._waiting, "question")
        self.stage.addWidget(self._waiting)
        self.back = QPushButton(_("Tillbaka"))
        self.next = QPushButton(_("Starta"))
        theme.set_kind(self.next, "primary")
        self.more = QToolButton()
        self.more.setText(_("Mer"))
        self.more.setAccessibleName(_("Fler sätt att gå vidare"))
        menu = QMenu(self.more)
        self.skip = menu.addAction(_("Hoppa över momentet"))
        self.more.setMenu(menu)
        self.more.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.tools = QWidget()
        self.narrow_rail = True
        self.ticker = Ticker(self)
        self._lay_out()
        self._scale()
        self._connect()

    @property
    def current(self) -> Step | None:
        """The step that is on."""
        on = progress.current(progress.progress(self._session.library, self._workshop_id or ""))
        return next((step for step in self._plan if on and step.id == on.step_id), None)

    @property
    def panel(self) -> QWidget | None:
        """The panel of the step that is on."""
        return self._panels.get(self.current.id) if self.current else None

    def open_workshop(self, workshop_id: str | None) -> None:
        """Go to a workshop, to the step where it was when the program was last left."""
        for panel in self._panels.values():
            self.stage.removeWidget(panel)
            panel.deleteLater()
        self._panels.clear()
        self._workshop_id = workshop_id
        self._mood = ""
        self._read()
        if workshop_id:
            self.ticker.start()
        else:
            self.ticker.stop()
        self._show()

    def go(self, step_id: str) -> None:
        """Go to a step, whichever is on."""
        progress.enter(self._session.library, self._workshop_id or "", step_id, self._now())
        self._mood = ""
        self._show()

    def go_next(self) -> None:
        """Go to the step after the one that is on; from the last one, end the workshop."""
        number = self._number()
        if number + 1 < len(self._plan):
            self.go(self._plan[number + 1].id)
            return
        progress.finish(self._session.library, self._workshop_id or "", self._now())
        self._show()
        self.finished.emit()

    def go_back(self) -> None:
        """Go to the step before; what has been written stays."""
        number = self._number()
        if number > 0:
            self.go(self._plan[number - 1].id)

    def skip_current(self) -> None:
        """Leave the step that is on as skipped, and go to the next; it can be entered later."""
        step = self.current
        if step:
            number = self._number()
            self.go_next()
            if number + 1 < len(self._plan):
                progress.skip(self._session.library, self._workshop_id or "", step.id)
                self._tick()

    def toggle_pause(self) -> None:
        """Stop the time, or let it run again."""
        on = progress.current(progress.progress(self._session.library, self._workshop_id or ""))
        if on:
            change = progress.go_on if on.state == "paused" else progress.pause
            change(self._session.library, on.step_id, self._now())
            self._tick()

    def add_minutes(self, minutes: int) -> None:
        """Give the step that is on more time."""
        if self.current:
            progress.add_minutes(self._session.library, self.current.id, minutes)
            self._tick()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's
        """Keep no time for a window that is gone: its library may be closed."""
        self.ticker.stop()
        super().closeEvent(event)

    def _lay_out(self) -> None:
        tools = QHBoxLayout(self.tools)
        tools.setContentsMargins(0, 0, 0, 0)
        for button in (self.back, self.more, self.next):
            tools.addWidget(button)
        self._line = line = QHBoxLayout(self)
        line.addWidget(self.clock)
        line.addWidget(self.stage, 1)

    def _scale(self) -> None:
        look = theme.current()
        self.clock.setFixedWidth(look.px(_WIDTH))
        self._line.setContentsMargins(look.px(24), 0, look.px(24), look.px(20))
        self._line.setSpacing(look.px(12))

    def _connect(self) -> None:
        theme.theme().changed.connect(self._scale)
        self.ticker.ticked.connect(self._tick)
        self.alert.connect(QApplication.beep)
        self.clock.pause_pressed.connect(self.toggle_pause)
        self.clock.minutes_pressed.connect(self.add_minutes)
        self.clock.step_chosen.connect(self.go)
        self.next.clicked.connect(self.go_next)
        self.back.clicked.connect(self.go_back)
        self.skip.triggered.connect(self.skip_current)
        self._session.changed.connect(self._changed)

    def _number(self) -> int:
        step = self.current
        return self._plan.index(step) if step else -1

    def _read(self) -> None:
        self._plan = steps(self._session.library, self._workshop_id) if self._workshop_id else []

    def _changed(self, changed: dict[str, set[str]]) -> None:
        if self._workshop_id and changed.keys() & {"step", "workshop"}:
            self._read()
            self._show()

    def _show(self) -> None:
        step, number = self.current, self._number()
        if step and step.id not in self._panels:
            self._panels[step.id] = self._faces[step.kind].panel(self._session, step)
            self.stage.addWidget(self._panels[step.id])
        self.stage.setCurrentWidget(self._panels[step.id] if step else self._waiting)
        last = number == len(self._plan) - 1
        self.next.setText(_("Starta") if step is None else _("Avsluta") if last else _("Nästa moment"))
        self.next.setEnabled(bool(self._plan))
        self.back.setEnabled(number > 0)
        self.more.setEnabled(step is not None and not last)
        self.title = step.title if step else _("Genomför")
        self.subtitle = self._where(number)
        self._tick()
        self.clock.choose(step.id if step else None)
        self.heading_changed.emit()
        self.step_shown.emit(step)

    def _where(self, number: int) -> str:
        if not self._workshop_id:
            return ""
        name = workshop(self._session.library, self._workshop_id).title
        if number < 0:
            return name
        return _("{workshop} · moment {n} av {all}").format(workshop=name, n=number + 1, all=len(self._plan))

    def _tick(self) -> None:
        if not self._workshop_id:
            return
        found = progress.progress(self._session.library, self._workshop_id)
        held = workshop(self._session.library, self._workshop_id)
        times = timing(held, self._plan, found, self._now())
        on = progress.current(found)
        paused = on is not None and on.state == "paused"
        self.clock.show_time(times, agenda(self._plan, found, times), on.step_id if on else None, paused=paused)
        mood = state(times.left, times.total) if on else ""
        if self._mood in {"normal", "warn"} and mood in {"warn", "over"} and mood != self._mood:
            self.alert.emit()
        self._mood = mood
