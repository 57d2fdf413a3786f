"""How long a programme is, whether it ends in time, and whether people get to rest."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from naravard_desktop.core.clock import is_time, later, spoken_time
from naravard_desktop.core.language import _
from naravard_desktop.process.workshops import Step, Workshop

LONGEST_WITHOUT_PAUSE = 90
"""Minutes that most people can sit."""


@dataclass(frozen=True, slots=True)
class Sum:
    """A sentence on the length of a programme; `late` if it ends after what was planned."""

    text: str
    late: bool = False


def length_words(minutes: int) -> str:
    """Say a length: "45 min", "3 h", "3 h 10 min"."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return _("{minutes} min").format(minutes=rest)
    return (
        _("{hours} h {minutes} min").format(hours=hours, minutes=rest) if rest else _("{hours} h").format(hours=hours)
    )


def sum_of(held: Workshop | None, minutes: int) -> Sum:
    """Say how long a programme of `minutes` is, when it ends and how that fits the workshop's own end."""
    length = length_words(minutes)
    if held is None or not held.starts or not is_time(held.starts):
        return Sum(_("Sammanlagt {length}.").format(length=length))
    end = spoken_time(later(held.starts, minutes))
    over = _overflow(held.starts, held.ends, minutes)
    planned = spoken_time(held.ends or "")
    if over > 0:
        late = _("Programmet slutar {end}, {over} efter planerat slut {planned}. Korta eller ta bort något moment.")
        return Sum(late.format(end=end, over=length_words(over), planned=planned), late=True)
    text = _("Sammanlagt {length}, till {end}.").format(length=length, end=end)
    if over < 0:
        left = _("{left} kvar till planerat slut {planned}.")
        text += " " + left.format(left=length_words(-over), planned=planned)
    return Sum(text)


def without_pause(held: Workshop | None, steps: Sequence[Step]) -> str:
    """Say gently where the longest time without a pause is, if it is long; "" if it is not."""
    begins, length, at, since = 0, 0, 0, 0
    for step in steps:
        at += step.minutes
        if step.kind == "break":
            since = at
        elif at - since > length:
            begins, length = since, at - since
    if length <= LONGEST_WITHOUT_PAUSE:
        return ""
    if held is None or not held.starts or not is_time(held.starts):
        return _("Som längst är det {length} utan paus. Lägg gärna in en.").format(length=length_words(length))
    start, end = later(held.starts, begins), later(held.starts, begins + length)
    said = _("Mellan {start} och {end} finns ingen paus på {length}. Lägg gärna in en.")
    return said.format(start=spoken_time(start), end=spoken_time(end), length=length_words(length))


def _overflow(starts: str, ends: str | None, minutes: int) -> int:
    """Return how many minutes a programme ends after its planned end, below zero if before; 0 without one."""
    if not ends or not is_time(ends):
        return 0
    begin, end = datetime.strptime(starts, "%H:%M"), datetime.strptime(ends, "%H:%M")  # noqa: DTZ007 - wall times
    planned = end - begin if end >= begin else end - begin + timedelta(days=1)
    return minutes - round(planned.total_seconds() / 60)
