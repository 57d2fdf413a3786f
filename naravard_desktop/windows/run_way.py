"""Where an open workshop is, and the ways on from there; it knows of no widgets."""

from collections.abc import Callable, Sequence

from naravard_desktop.core.trouble import Trouble
from naravard_desktop.live.session import Session
from naravard_desktop.live.timekeeping import Timing, left_behind, reached, timing
from naravard_desktop.process import progress
from naravard_desktop.process.progress import Progress
from naravard_desktop.process.workshops import Step, Workshop, steps, workshop
from naravard_desktop.storage import faults


class Way:
    """Reads a workshop's plan when told to, and its progress each time it is asked.

    Going on is no edit. What the disk says is told all the same, as of one: then the methods return False and the
    workshop is where it was.
    """

    def __init__(self, session: Session, workshop_id: str | None, now: Callable[[], str]) -> None:
        self._session, self._workshop_id, self._now = session, workshop_id, now
        self.held: Workshop | None = None
        self.plan: Sequence[Step] = []
        self.read()

    def read(self) -> None:
        """Read the workshop and its steps anew; none are left if its creation was undone."""
        library = self._session.library
        try:
            self.held = workshop(library, self._workshop_id) if self._workshop_id else None
        except LookupError:
            self.held = None
        self.plan = steps(library, self.held.id) if self.held else []

    def progress(self) -> dict[str, Progress]:
        """Return how far it has come."""
        return progress.progress(self._session.library, self.held.id) if self.held else {}

    @property
    def begun(self) -> bool:
        """Whether any step has been on."""
        return bool(self.progress())

    @property
    def on(self) -> Progress | None:
        """The progress of the step that is on."""
        return progress.current(self.progress())

    @property
    def current(self) -> Step | None:
        """The step that is on."""
        on = self.on
        return next((step for step in self.plan if on and step.id == on.step_id), None)

    @property
    def before(self) -> Step | None:
        """The step to go back to: after the end the last one that was on."""
        number = self._reached() - (self.on is not None)
        return self.plan[number] if number >= 0 else None

    @property
    def following(self) -> Step | None:
        """The step to go to next; None in the last one and after it."""
        number = self._reached() + 1
        return self.plan[number] if number < len(self.plan) else None

    def times(self, found: dict[str, Progress]) -> Timing | None:
        """Return how time stands now; None with no workshop."""
        return timing(self.held, self.plan, found, self._now()) if self.held else None

    def enter(self, step_id: str) -> bool:
        """Go to a step."""
        return self._save(progress.enter, self._workshop_id, step_id, self._now())

    def finish(self) -> bool:
        """Leave the step that is on, and with it the workshop."""
        return self._save(progress.finish, self._workshop_id, self._now())

    def restart(self) -> bool:
        """Be before the start again."""
        return self._save(progress.restart, self._workshop_id)

    def skip(self, step_id: str) -> bool:
        """Note that a step was skipped."""
        return self._save(progress.skip, self._workshop_id, step_id)

    def set_paused(self, step_id: str, *, paused: bool) -> bool:
        """Stop a step's time, or let it run again."""
        return self._save(progress.pause if paused else progress.go_on, step_id, self._now())

    def add_minutes(self, step_id: str, minutes: int) -> bool:
        """Give a step more time."""
        return self._save(progress.add_minutes, step_id, minutes)

    def stop_if_left_behind(self) -> bool:
        """Pause a step that was on when the program was left another day, with the time it then had; tell if so."""
        on, step = self.on, self.current
        if on is None or step is None or not left_behind(on, step, self._now()):
            return False
        return self._save(progress.pause, step.id, on.since)

    def _reached(self) -> int:
        found = self.progress()
        return reached(self.plan, found, progress.current(found))

    def _save(self, write: Callable[..., None], *values: object) -> bool:
        library = self._session.library
        try:
            with faults.told(library.path):
                write(library, *values)
        except Trouble as trouble:
            self._session.trouble.emit(trouble)
            return False
        return True
