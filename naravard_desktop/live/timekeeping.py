"""Time in a running workshop: what is left of a step, when each begins, and whether the day will end as planned.

Pure functions of plan, progress and the time it is; `Ticker` only says that a second has gone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from PySide6.QtCore import QObject, QTimer, Signal

from naravard_desktop.core.clock import SWEDEN, local
from naravard_desktop.process.progress import Progress, current, seconds
from naravard_desktop.process.workshops import Step, Workshop

_NEAR = timedelta(hours=12)
"""A workshop that is held further from its planned hours than this is held another day."""


@dataclass(frozen=True, slots=True)
class Timing:
    """A running workshop at one instant. Times are wall time in Sweden; `left` is in seconds and below zero when the step's
    time is up; `begins` lacks what is passed by; `late` is how many minutes after plan the workshop will end, below zero if
    before; None without a plan."""

    left: int
    total: int
    begins: dict[str, datetime]
    ends: datetime
    planned_end: datetime | None
    late: int | None


def timing(held: Workshop, plan: Sequence[Step], progress: dict[str, Progress], now: str) -> Timing:
    """Return where a workshop stands at the UTC instant `now`.

    What lies before the step that is on takes no more time, for the day goes on from there; those after it take what is
    left of their length, one after another, and skipped ones nothing. A step whose time is up is reckoned to end now.
    On another day than the planned there is no plan to be late for.
    """
    at = local(now)
    start, end = _planned_start(held), _planned_end(held, plan)
    holds = start is not None and end is not None and start - _NEAR <= at <= end + _NEAR
    if not progress and start is not None:
        at = max(at, start) if holds else start
    on = current(progress)
    at_step = reached(plan, progress, on)
    begins = {step_id: local(one.entered) for step_id, one in progress.items() if one.entered}
    left = total = 0
    for number, step in enumerate(plan):
        one = progress.get(step.id)
        whole = (step.minutes + (one.extra if one else 0)) * 60
        if on and step.id == on.step_id:
            left, total = whole - seconds(on, now), whole
            at += timedelta(seconds=max(0, left))
        elif number > at_step and not (one and one.state == "skipped"):
            begins.setdefault(step.id, at)
            at += timedelta(seconds=max(0, whole - (one.spent if one else 0)))
    late = round((at - end).total_seconds() / 60) if end and (holds or not progress) else None
    return Timing(left, total, begins, at, end if late is not None else None, late)


def left_behind(one: Progress, step: Step, now: str) -> bool:
    """Tell whether a step was on when the program was last left, and its time has run on to no use.

    It is another day then, and the step is more than its whole length over.
    """
    if one.state != "running" or one.since is None or local(one.since).date() == local(now).date():
        return False
    return seconds(one, now) > 2 * 60 * (step.minutes + one.extra)


def planned_times(held: Workshop, plan: Sequence[Step]) -> dict[str, datetime]:
    """Return when each step begins by the plan, in wall time; empty without a date and a start."""
    at = _planned_start(held)
    found: dict[str, datetime] = {}
    for step in plan:
        if at:
            found[step.id] = at
            at += timedelta(minutes=step.minutes)
    return found


def reached(plan: Sequence[Step], progress: dict[str, Progress], on: Progress | None) -> int:
    """Return the number of the step that is on, or else of the last one that has been; -1 before the start."""
    if on is not None:
        return next((number for number, step in enumerate(plan) if step.id == on.step_id), -1)
    been = [number for number, step in enumerate(plan) if (one := progress.get(step.id)) and one.entered]
    return max(been, default=-1)


def _planned_start(held: Workshop) -> datetime | None:
    return _wall(held.date, held.starts)


def _planned_end(held: Workshop, plan: Sequence[Step]) -> datetime | None:
    start = _planned_start(held)
    if start is None:
        return None
    end = _wall(held.date, held.ends)
    if end is None:
        return start + timedelta(minutes=sum(step.minutes for step in plan))
    return end if end >= start else end + timedelta(days=1)


def _wall(date: str | None, time: str | None) -> datetime | None:
    try:
        return datetime.fromisoformat(f"{date}T{time}").replace(tzinfo=SWEDEN)
    except ValueError:
        return None


class Ticker(QObject):
    """Says each second that time has gone, while something listens to it."""

    ticked = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, interval=1000)
        self._timer.timeout.connect(self.ticked)

    @property
    def running(self) -> bool:
        """Whether it ticks."""
        return self._timer.isActive()

    def start(self) -> None:
        """Begin to tick, at once and then each second."""
        self._timer.start()
        self.ticked.emit()

    def stop(self) -> None:
        """Tick no more."""
        self._timer.stop()
