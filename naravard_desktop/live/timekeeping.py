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


@dataclass(frozen=True, slots=True)
class Timing:
    """A running workshop at one instant. Times are wall time in Sweden; `left` is in seconds and below zero when the step's
    time is up; `late` is how many minutes after plan the workshop will end, below zero if before; None without a plan."""

    left: int
    total: int
    begins: dict[str, datetime]
    ends: datetime
    planned_end: datetime | None
    late: int | None


def timing(held: Workshop, plan: Sequence[Step], progress: dict[str, Progress], now: str) -> Timing:
    """Return where a workshop stands at the UTC instant `now`.

    Steps that have been left or skipped take no more time; the rest take their planned length, one after another from now.
    A step whose time is up is reckoned to end now.
    """
    on = current(progress)
    begins: dict[str, datetime] = {}
    at = max(local(now), _planned_start(held) or local(now)) if not progress else local(now)
    left = total = 0
    for step in plan:
        one = progress.get(step.id)
        if one and one.entered:
            begins[step.id] = local(one.entered)
        elif not (one and one.state == "skipped"):
            begins[step.id] = at
        if on and step.id == on.step_id:
            total = (step.minutes + on.extra) * 60
            left = total - seconds(on, now)
            at += timedelta(seconds=max(0, left))
        elif one is None:
            at += timedelta(minutes=step.minutes)
    planned = _planned_end(held, plan)
    late = round((at - planned).total_seconds() / 60) if planned else None
    return Timing(left, total, begins, at, planned, late)


def planned_times(held: Workshop, plan: Sequence[Step]) -> dict[str, datetime]:
    """Return when each step begins by the plan, in wall time; empty without a date and a start."""
    at = _planned_start(held)
    found: dict[str, datetime] = {}
    for step in plan:
        if at:
            found[step.id] = at
            at += timedelta(minutes=step.minutes)
    return found


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
