"""The room's view under the facilitator's hand: shown, blank, frozen, turned, on which screen, or over the one there is."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import cast

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QScreen, QWindow
from shiboken6 import isValid

from naravard_desktop.core import clock
from naravard_desktop.core.clock import local, spoken_date, spoken_time
from naravard_desktop.core.language import _
from naravard_desktop.live.session import Session
from naravard_desktop.live.timekeeping import Timing
from naravard_desktop.parts.panel import Panel
from naravard_desktop.process import progress
from naravard_desktop.process.workshops import Step, Workshop, steps, workshop
from naravard_desktop.widgets import tokens
from naravard_desktop.windows.main_window import MainWindow
from naravard_desktop.windows.projector import Curtain, ProjectorWindow
from naravard_desktop.windows.room_mode import RoomMode
from naravard_desktop.windows.room_view import RoomView, Words, tell_goes_on
from naravard_desktop.windows.run_place import Face, RunPlace
from naravard_desktop.windows.screens import ScreenId, all_screens, choose, identify, title

_SETTLED_MS = 400
"""A window that is dragged over several screens has come to rest after this."""
_TITLE, _WHEN, _COMING = 64, 30, 46


class Room(QObject):
    """Listens to Genomför and to its panel, and shows the same on the big screen, in Rumsläge, or on both."""

    changed = Signal()
    """Something of what the properties tell is another now."""
    said = Signal(str)
    """A sentence for the facilitator: something happened that was not asked for, or cannot be done."""
    remember = Signal(dict)
    """What to give `put_remembered` when the program starts the next time; names and values are plain text."""

    def __init__(
        self,
        session: Session,
        run: RunPlace,
        faces: Mapping[str, Face],
        window: MainWindow,
        now: Callable[[], str] = clock.now,
    ) -> None:
        super().__init__(window)
        self._session, self._run, self._now = session, run, now
        self._step: Step | None = None
        self._panel: Panel | None = None
        self._handle: QWindow | None = None
        self._remembered: ScreenId | None = None
        self._ends: datetime | None = None
        self._lost = False
        self.light = False
        self.view = RoomView(session, faces)
        self.projector = ProjectorWindow()
        self.projector.set_content(self.view)
        self.mode = RoomMode(RoomView(session, faces), session, window)
        self._rest = QTimer(self, singleShot=True, interval=_SETTLED_MS)
        self._rest.timeout.connect(self._window_moved)
        self._connect()

    @property
    def window(self) -> MainWindow:
        """The facilitator's window."""
        # Not kept: Python then takes a child and its parent apart in an order that crashes Qt.
        return cast(MainWindow, self.parent())

    @property
    def wanted(self) -> bool:
        """Whether the big screen is to be shown; it may wait for a screen to be plugged in."""
        return self.projector.wanted

    @property
    def on(self) -> str:
        """The screen that the room sees, by name and size; "" while there is none."""
        return title(self.projector.on) if self.projector.on else ""

    @property
    def in_room_mode(self) -> bool:
        """Whether the room's view fills the facilitator's screen."""
        return self.mode.is_on

    @property
    def seen(self) -> bool:
        """Whether the room sees anything of this at all."""
        return self.in_room_mode or self.projector.on is not None

    @property
    def blank(self) -> bool:
        """Whether the room sees a black picture."""
        return any(curtain.is_blank for curtain in self._curtains())

    @property
    def frozen(self) -> bool:
        """Whether the room sees how it was."""
        return self.wanted and self.projector.is_frozen

    @property
    def page(self) -> tuple[int, int]:
        """The page that is shown, from 0, and how many there are."""
        view = self.mode.view if self.in_room_mode else self.view
        return view.page(), view.pages()

    def screens(self) -> list[tuple[ScreenId, str, bool]]:
        """Return the screens there are: what each is known by, its name and size, and whether the room may have it."""
        mine = self.window.screen()
        return [(identify(one), title(one), choose([one], mine, None) is one) for one in all_screens()]

    def put_remembered(self, values: Mapping[str, str]) -> None:
        """Take up what `remember` told of the last time; what is missing or odd is as if it had never been told."""
        if name := values.get("screen", ""):
            self._remembered = ScreenId(name, values.get("serial", ""))
        self._put_light(light=values.get("light") == "1")

    def show(self) -> None:
        """Show the big screen: on the remembered screen, or on the largest that is not the facilitator's."""
        self._watch_window()
        self._fill(self.view)
        if not self.projector.put_up(self.window.screen(), self._remembered):
            self.said.emit(
                _(
                    "Datorn hittar ingen annan skärm. Storbilden kommer upp så snart projektorn kopplas in. "
                    "Visar projektorn samma bild som din egen skärm, välj Rumsläge (F11)."
                )
            )
        self.changed.emit()

    def hide(self) -> None:
        """Take the big screen away."""
        self._lost = False
        self.projector.take_down()
        self.view.show_step(None)
        self.changed.emit()

    def toggle(self) -> None:
        """Show the big screen, or take it away."""
        if self.wanted:
            self.hide()
        else:
            self.show()

    def choose(self, screen_id: ScreenId) -> None:
        """Show the big screen on this screen."""
        found = next((one for one in all_screens() if identify(one) == screen_id), None)
        if found is None or choose([found], self.window.screen(), None) is None:
            self.said.emit(_("Den skärmen använder du själv. Välj en annan, eller Rumsläge (F11)."))
            return
        if not self.wanted:
            self.show()
        self.projector.move_to(found)
        self.changed.emit()

    def set_blank(self, *, blank: bool) -> None:
        """Let the room see a black picture, or what it saw before."""
        for curtain in self._curtains():
            curtain.set_blank(blank=blank)
        self.changed.emit()

    def set_frozen(self, *, frozen: bool) -> None:
        """Let the room keep the picture it has while the facilitator goes on; not in Rumsläge, where both see the same."""
        if self.projector.on is not None or not frozen:
            self.projector.set_frozen(frozen=frozen)
        self.changed.emit()

    def set_light(self, *, light: bool) -> None:
        """Choose dark text on light for a bright room, or light on dark."""
        self._put_light(light=light)
        self._tell_remember()
        self.changed.emit()

    def toggle_blank(self) -> None:
        """Turn `blank` round."""
        self.set_blank(blank=not self.blank)

    def toggle_frozen(self) -> None:
        """Turn `frozen` round."""
        self.set_frozen(frozen=not self.frozen)

    def toggle_light(self) -> None:
        """Turn `light` round."""
        self.set_light(light=not self.light)

    def next_page(self) -> None:
        """Turn to the next page."""
        self._turn(1)

    def previous_page(self) -> None:
        """Turn back a page."""
        self._turn(-1)

    def enter_mode(self) -> None:
        """Let the room's view fill the facilitator's own screen: the projector shows the same picture."""
        self.mode.put_panel(self._panel)
        self.mode.open(self.window.screen())
        self._fill(self.mode.view)
        self.changed.emit()

    def leave_mode(self) -> None:
        """Go back to the facilitator's window."""
        if not self.in_room_mode:
            return
        waits = self.mode.shut()
        self.mode.view.show_step(None)
        self.window.activateWindow()
        if self._panel is not None and isValid(self._panel):
            self._panel.take_focus()
        if waits:
            self.said.emit(_("Det du började skriva i Rumsläge finns kvar där (F11)."))
        self.changed.emit()

    def toggle_mode(self) -> None:
        """Go to Rumsläge, or back."""
        if self.in_room_mode:
            self.leave_mode()
        else:
            self.enter_mode()

    def settle(self) -> None:
        """Keep what is being typed in Rumsläge."""
        self.mode.settle()

    def put_away(self) -> None:
        """Take all of it away: the program ends, and the library will be closed."""
        self.settle()
        self.mode.shut()
        self.projector.take_down()
        self._run.step_shown.disconnect(self._show_step)
        self._run.timed.disconnect(self._show_time)
        for view in (self.view, self.mode.view):
            view.show_step(None)

    def _connect(self) -> None:
        self._run.step_shown.connect(self._show_step)
        self._run.timed.connect(self._show_time)
        self._session.changed.connect(self._hear)
        self.view.paged.connect(self.changed)
        self.projector.lost.connect(self._tell_lost)
        self.projector.found.connect(self._tell_found)
        self.projector.asked_to_hide.connect(self.hide)
        self.mode.view.paged.connect(self.changed)
        self.mode.asked_back.connect(self.leave_mode)
        self.mode.page_asked.connect(self._turn)
        self.mode.blank_asked.connect(self.toggle_blank)
        self.mode.step_asked.connect(self._go)
        self.destroyed.connect(self.projector.deleteLater)

    def _views(self) -> list[RoomView]:
        """Return those that are to show the moment; the others hold none, so that they cost nothing."""
        return [self.view] * self.wanted + [self.mode.view] * self.in_room_mode

    def _curtains(self) -> list[Curtain]:
        return [self.projector.curtain] * self.wanted + [self.mode.curtain] * self.in_room_mode

    def _fill(self, view: RoomView) -> None:
        view.show_calm(self._calm())
        view.show_step(self._step)

    def _show_step(self, step: Step | None) -> None:
        self._step = step
        self._ends = None
        panel = self._run.panel if step else None
        self._follow_panel(panel if isinstance(panel, Panel) else None)
        for view in self._views():
            self._fill(view)
        self.changed.emit()

    def _hear(self, changed: dict[str, set[str]]) -> None:
        if self._step is None and "workshop" in changed:
            for view in self._views():
                view.show_calm(self._calm())

    def _follow_panel(self, panel: Panel | None) -> None:
        if panel is self._panel:
            return
        if self._panel is not None and isValid(self._panel):
            self._panel.selected.disconnect(self._follow)
        self._panel = panel
        if panel is not None:
            panel.selected.connect(self._follow)
        self.mode.put_panel(panel)

    def _follow(self, ids: list[str]) -> None:
        for view in self._views():
            view.follow(ids)

    def _show_time(self, times: Timing, paused: bool) -> None:  # noqa: FBT001 - a signal's
        for view in (self.view, self.mode.view):
            view.show_time(times.left, times.total, paused=paused)
        at = self._goes_on(times)
        for view in (self.view, self.mode.view):
            view.show_goes_on(at)
        tell_goes_on(self._panel, at)

    def _goes_on(self, times: Timing) -> str:
        """Return when the moment that is on ends, as a wall time; "nu" when its time is up."""
        if times.left <= 0:
            return _("nu") if times.total else ""
        ends = local(self._now()) + timedelta(seconds=times.left)
        # Whole seconds make it tremble between two minutes: it moves when something has moved it.
        if self._ends is None or abs(ends - self._ends) > timedelta(seconds=5):
            self._ends = ends
        return f"{self._ends + timedelta(seconds=30):%H.%M}"

    def _calm(self) -> Sequence[Words]:
        held = self._workshop()
        if held is None:
            return [(_("Välkommen"), _TITLE, "text")]
        been = progress.progress(self._session.library, held.id)
        if not been:
            coming: list[Words] = [(_begins(held), _COMING, "primary")]
        elif any(one.id in been for one in steps(self._session.library, held.id)[-1:]):
            coming = _after_end(held)
        else:  # the moment that was on has been taken away
            coming = [(_("Vi fortsätter strax"), _COMING, "primary")]
        when = spoken_date(held.date, weekday=True) if held.date else ""
        return [(held.title, _TITLE, "text"), (when[:1].upper() + when[1:], _WHEN, "muted"), *coming]

    def _workshop(self) -> Workshop | None:
        if self.window.workshop_id is None:
            return None
        try:
            return workshop(self._session.library, self.window.workshop_id)
        except LookupError:  # its making was undone
            return None

    def _turn(self, by: int) -> None:
        for view in self._views():
            view.turn(by)

    def _go(self, by: int) -> None:
        if by > 0:
            self._run.go_next()
        else:
            self._run.go_back()

    def _put_light(self, *, light: bool) -> None:
        self.light = light
        for view in (self.view, self.mode.view):
            view.put_colours(tokens.LIGHT if light else tokens.DARK)

    def _watch_window(self) -> None:
        """Notice when the facilitator's window is dragged to another screen. It has a handle only once it is shown."""
        handle = self.window.windowHandle()
        if self.window.isVisible() and handle is not self._handle:
            handle.screenChanged.connect(self._window_moving)
            self._handle = handle

    def _window_moving(self, _screen: QScreen) -> None:
        self._rest.start()

    def _window_moved(self) -> None:
        self.projector.facilitator_at(self.window.screen())
        self.changed.emit()

    def _tell_lost(self) -> None:
        self._lost = True
        self.said.emit(_("Projektorn är urkopplad. Storbilden kommer tillbaka när den kopplas in igen."))
        self.changed.emit()

    def _tell_found(self, _name: str) -> None:
        if self._lost:
            self._lost = False
            self.said.emit(_("Storbilden visas igen: {screen}.").format(screen=self.on))
        if self._remembered != self.projector.remembered:
            self._remembered = self.projector.remembered
            self._tell_remember()
        self.changed.emit()

    def _tell_remember(self) -> None:
        screen = self._remembered or ScreenId("")
        self.remember.emit({"screen": screen.name, "serial": screen.serial, "light": "1" if self.light else "0"})


def _begins(held: Workshop) -> str:
    return _("Vi börjar {time}").format(time=spoken_time(held.starts)) if held.starts else _("Vi börjar snart")


def _after_end(held: Workshop) -> list[Words]:
    found: list[Words] = [(_("Tack för i dag."), _COMING, "primary")]
    if held.next_date:
        when = spoken_date(held.next_date, weekday=True)
        time = _("klockan {time}").format(time=spoken_time(held.next_time)) if held.next_time else ""
        said = _("Nästa möte: {when}").format(when=" ".join(part for part in (when, time) if part))
        found.append((", ".join(part for part in (said, held.next_place) if part), _WHEN, "text"))
    return found
