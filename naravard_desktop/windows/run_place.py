"""Genomför: the workshop as it goes, one step at a time. Back, next, skip and jump lose nothing."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QCloseEvent, QHideEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QApplication, QMessageBox, QVBoxLayout, QWidget

from naravard_desktop.core import clock
from naravard_desktop.core.language import N_, _
from naravard_desktop.live.session import Session
from naravard_desktop.live.timekeeping import Ticker, Timing
from naravard_desktop.parts.panel import Panel
from naravard_desktop.process.progress import seconds
from naravard_desktop.process.workshops import Step
from naravard_desktop.widgets import theme
from naravard_desktop.widgets.announce import announce
from naravard_desktop.widgets.countdown import state, words
from naravard_desktop.windows import run_page, run_support, run_time
from naravard_desktop.windows.run_agenda import agenda
from naravard_desktop.windows.run_page import RunPage
from naravard_desktop.windows.run_tools import BACK_KEY, NEXT_KEY, RunTools
from naravard_desktop.windows.run_view import RunView
from naravard_desktop.windows.run_way import Way

_NOTICED = 60
"""Seconds gone since the workshop was last open that are worth a word."""


@dataclass(frozen=True, slots=True)
class Face:
    """A kind's two faces: the facilitator's panel, and what the room sees."""

    panel: Callable[[Session, Step], QWidget]
    screen: Callable[[Session, Step], QWidget]


class RunPlace(QWidget):
    """`tools` belong in the window's head. Panels are made when their step is first seen, and kept while the workshop is
    open with their place and selection; only the one that is seen tells what is selected in it."""

    heading_changed = Signal()
    """Title or subtitle is another now."""
    step_shown = Signal(object)
    """Another `Step` is on, or another workshop is open; None before the start and after the end: the room's view follows."""
    timed = Signal(object, bool)
    """How time stands, as a `Timing`, and whether it is paused: each second, and at each change."""
    alert = Signal()
    """Time is running out: at 20 % left and at 5 %. Heard as the system's own alert, as loud as its owner wants it."""
    finished = Signal()
    """The workshop has ended and its documents are wanted."""
    said = Signal(str)
    """A sentence for whoever has just opened the workshop: what the time has done meanwhile."""

    usual_keys: tuple[tuple[str, str], ...] = (
        (N_("Alt+Page Down, Alt+Page Up"), N_("Nästa moment, föregående moment")),
        (N_("Alt+P"), N_("Pausa tiden, eller låt den gå igen")),
        (N_("Alt++"), N_("En minut till")),
        (N_("F9"), N_("Visa eller dölj texten för dig som leder")),
        (N_("Enter i programmet"), N_("Gå till momentet")),
    )

    def __init__(
        self,
        session: Session,
        faces: Mapping[str, Face],
        now: Callable[[], str] = clock.now,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.title, self.subtitle = _("Genomför"), ""
        self.sound = True
        """Whether the system's alert is sounded."""
        self._session, self._faces, self._now = session, faces, now
        self._workshop_id: str | None = None
        self._way = Way(session, None, now)
        self._panels: dict[str, QWidget] = {}
        self._mood = ""
        self._told: str | None = None
        self._view = RunView()
        self.clock, self.stage, self.support = self._view.clock, self._view.stage, self._view.support
        self._page = RunPage()
        self.stage.addWidget(self._page)
        self.tools = RunTools()
        self.back, self.next, self.skip = self.tools.back, self.tools.next, self.tools.skip
        self.narrow_rail = True
        self._around = QVBoxLayout(self)
        self._around.addWidget(self._view)
        self.ticker = Ticker(self)
        self._connect()
        self._scale()
        self._show()

    @property
    def current(self) -> Step | None:
        """The step that is on."""
        return self._way.current

    @property
    def keys(self) -> tuple[tuple[str, str], ...]:
        """The keys that work now: those of the moment, and those of all moments."""
        panel = self.panel
        return (*(panel.own_keys if isinstance(panel, Panel) else ()), *self.usual_keys)

    @property
    def panel(self) -> QWidget | None:
        """The panel of the step that is on."""
        step = self.current
        return self._panels.get(step.id) if step else None

    @property
    def first_focus(self) -> QWidget | None:
        """What gets the keys when the place is gone to; where a moment's work begins its panel has decided."""
        panel = self.panel
        return self.next if panel is None or panel.hasFocus() else None

    def open_workshop(self, workshop_id: str | None) -> None:
        """Go to a workshop, to the step where it was when the program was last left."""
        self._read()
        self.settle()
        for step_id in list(self._panels):
            self._forget(step_id)
        another, self._workshop_id = workshop_id != self._workshop_id, workshop_id
        self._way = Way(self._session, workshop_id, self._now)
        self._mood = ""
        said = self._take_up()
        self._show(anew=True)
        if workshop_id:
            self.ticker.start()
        else:
            self.ticker.stop()
        if said and another:
            self.said.emit(said)

    def go(self, step_id: str) -> None:
        """Go to a step, whichever is on."""
        step = self.current
        if all(one.id != step_id for one in self._way.plan):
            return
        if step is None or step.id != step_id:
            self._settle_current()
            if not self._way.enter(step_id):
                return
            self._another()
        self._arrive()

    def go_next(self) -> None:
        """Go to the step after the one that is on; from the last one, end the workshop, and from there to its documents."""
        following = self._way.following
        if following:
            self.go(following.id)
        elif self.current:
            self._settle_current()
            if self._way.finish():
                self._another()
                self._arrive()
        elif self._way.begun:
            self.finished.emit()

    def go_back(self) -> None:
        """Go to the step before; what has been written stays."""
        before = self._way.before
        if before:
            self.go(before.id)

    def skip_current(self) -> None:
        """Leave the step that is on as skipped, and go to the next; it can be entered later."""
        step, following = self.current, self._way.following
        if step and following:
            self._settle_current()
            if self._way.enter(following.id):
                self._way.skip(step.id)
                self._another()
                self._arrive()

    def ask_restart(self) -> QMessageBox:
        """Ask whether to be before the start again: for a workshop that was rehearsed."""
        text = _("Tiderna börjar om och workshoppen är inte startad. Allt som är skrivet finns kvar.")
        box = QMessageBox(QMessageBox.Icon.NoIcon, _("Börja om från start"), text, parent=self)
        box.addButton(_("Börja om"), QMessageBox.ButtonRole.AcceptRole)
        box.setEscapeButton(box.addButton(_("Avbryt"), QMessageBox.ButtonRole.RejectRole))
        box.accepted.connect(self.restart)
        box.finished.connect(box.deleteLater)
        box.open()
        return box

    def restart(self) -> None:
        """Be before the start again; what has been written stays."""
        self._settle_current()
        if self._way.restart():
            self._another()
            self._arrive()

    def toggle_pause(self) -> None:
        """Stop the time, or let it run again."""
        on = self._way.on
        if on and self._way.set_paused(on.step_id, paused=on.state != "paused"):
            self._tick()
            announce(self, _("Tiden går") if on.state == "paused" else _("Tiden är pausad"))

    def add_minutes(self, minutes: int) -> None:
        """Give the step that is on more time."""
        step = self.current
        if step and self._way.add_minutes(step.id, minutes):
            self._tick()
            announce(self, self.clock.time.countdown.accessibleName())

    def add_tool(self, widget: QWidget) -> None:
        """Put something into the head, before Tillbaka."""
        self.tools.add(widget)

    def settle(self) -> None:
        """Save what is being typed in any of the panels: the place is left, or the program ends."""
        for panel in self._panels.values():
            if isinstance(panel, Panel):
                panel.settle()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's
        """Begin where the moment's work begins."""
        super().showEvent(event)
        if not event.spontaneous() and self.current:
            self._view.focus_stage()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's
        """Save what is being typed when another place is gone to."""
        super().hideEvent(event)
        if not event.spontaneous():
            self.settle()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802 - Qt's
        """Keep no time for a window that is gone: its library may be closed."""
        self.settle()
        self.ticker.stop()
        super().closeEvent(event)

    def _connect(self) -> None:
        self.ticker.ticked.connect(self._tick)
        self.clock.time.pause_pressed.connect(self.toggle_pause)
        self.clock.time.minutes_pressed.connect(self.add_minutes)
        self.clock.step_chosen.connect(self.go)
        self.next.clicked.connect(self.go_next)
        self.back.clicked.connect(self.go_back)
        self.skip.triggered.connect(self.skip_current)
        self.tools.restart.triggered.connect(self.ask_restart)
        self._session.changed.connect(self._changed)
        theme.theme().changed.connect(self._scale)
        for key, action in (
            (NEXT_KEY, self.next.click),
            (BACK_KEY, self.back.click),
            (run_time.PAUSE_KEY, self.toggle_pause),
            (run_time.MORE_KEY, self.clock.time.one_more),
            (run_support.KEY, self._view.toggle_support),
        ):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(action)

    def _scale(self) -> None:
        look = theme.current()
        self._around.setContentsMargins(look.px(24), 0, look.px(24), look.px(20))

    def _settle_current(self) -> None:
        panel = self.panel
        if isinstance(panel, Panel):
            panel.settle()

    def _another(self) -> None:
        self._mood = ""
        self._show()

    def _arrive(self) -> None:
        """Tell whoever went to another step by hand where that is, and let the work begin."""
        step, plan, panel = self.current, self._way.plan, self.panel
        if not self.isVisible():
            return
        if step is None:
            announce(self, self._page.words())
            self.next.setFocus()
            return
        where = _("{title}, {n} minuter. Moment {number} av {all}.")
        announce(self, where.format(title=step.title, n=step.minutes, number=plan.index(step) + 1, all=len(plan)))
        self._view.focus_stage()
        if panel is not None and panel.hasFocus():  # nothing is done in it, as in a break
            self.next.setFocus()

    def _take_up(self) -> str:
        """Go on where the workshop was; return what there is to say of the time that has gone."""
        step = self.current
        if step and self._way.stop_if_left_behind():
            text = _(
                "{title} pågick när workshoppen senast var öppen. Tiden är pausad: välj Fortsätt när ni går vidare."
            )
            return text.format(title=step.title)
        on = self._way.on
        if step and on and seconds(on, self._now()) - on.spent >= _NOTICED:
            text = _("Tiden har gått vidare medan workshoppen inte var öppen. Momentet är {title}.")
            return text.format(title=step.title)
        return ""

    def _read(self) -> None:
        self._way.read()
        for step_id in self._panels.keys() - {step.id for step in self._way.plan}:
            self._forget(step_id)

    def _forget(self, step_id: str) -> None:
        panel = self._panels.pop(step_id)
        self.stage.removeWidget(panel)
        panel.hide()
        panel.deleteLater()

    def _changed(self, changed: dict[str, set[str]]) -> None:
        if self._workshop_id and changed.keys() & {"step", "workshop", "attendance"}:
            self._read()
            self._show()

    def _show(self, *, anew: bool = False) -> None:
        step = self.current
        if step and step.id not in self._panels:
            panel = self._panels[step.id] = self._faces[step.kind].panel(self._session, step)
            panel.setAccessibleName(panel.accessibleName() or step.title)
            self.stage.addWidget(panel)
        shown = self._panels[step.id] if step else self._page
        for panel in self._panels.values():
            panel.blockSignals(panel is not shown)
        self.stage.setCurrentWidget(shown)
        self._view.show_step(step)
        self.tools.show_way(step, self._way.before, self._way.following, begun=self._way.begun)
        self.title = step.title if step else _("Genomför")
        self.subtitle = self._where(step)
        self._tick()
        self.heading_changed.emit()
        step_id = step.id if step else None
        if anew or step_id != self._told:
            self._told = step_id
            self.clock.choose(step_id)
            self.step_shown.emit(step)

    def _where(self, step: Step | None) -> str:
        held, plan = self._way.held, self._way.plan
        if held is None or step is None:
            return held.title if held else ""
        where = _("{workshop} · moment {n} av {all}")
        return where.format(workshop=held.title, n=plan.index(step) + 1, all=len(plan))

    def _tick(self) -> None:
        found = self._way.progress()
        times, on = self._way.times(found), self._way.on
        if times is None:
            self._page.show_words(*run_page.no_workshop())
            return
        paused = on is not None and on.state == "paused"
        rows = agenda(self._way.plan, found, times)
        self.clock.show_time(times, rows, on.step_id if on else None, paused=paused)
        if on is None:
            page = run_page.page(self._session.library, self._way, times, self._now())
            self._page.show_words(*page)
        self.timed.emit(times, paused)
        mood = state(times.left, times.total) if on else ""
        if self._mood in {"normal", "warn"} and mood in {"warn", "over"} and mood != self._mood:
            self._sound(times)
        self._mood = mood

    def _sound(self, times: Timing) -> None:
        if self.sound:
            QApplication.beep()
        announce(self, words(times.left), urgent=True)
        self.alert.emit()
