"""Taking time: wall clock for the figures, the process's own time beside them, for it feels no other program."""

import contextlib
import gc
import statistics
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import TypeVar

T = TypeVar("T")


@contextlib.contextmanager
def undisturbed() -> Iterator[None]:
    """Keep the garbage collector out of the block."""
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


@dataclass(slots=True)
class Watch:
    """Seconds that each call has taken; `processor` is what all of them together took of the processor."""

    each: list[float] = field(default_factory=list)
    processor: float = 0.0

    def lap(self, work: Callable[[T], object], inputs: Iterable[T]) -> None:
        """Time `work` on each of `inputs`."""
        with undisturbed():
            started = time.process_time()
            for one in inputs:
                before = time.perf_counter()
                work(one)
                self.each.append(time.perf_counter() - before)
            self.processor += time.process_time() - started

    @property
    def median(self) -> float:
        """Seconds that an ordinary call takes: neither checkpoints nor other programs are in it."""
        return statistics.median(self.each)

    @property
    def mean(self) -> float:
        """Seconds a call takes with everything that happens now and then."""
        return statistics.mean(self.each)

    @property
    def processor_each(self) -> float:
        """Seconds of the processor's time for one call."""
        return self.processor / len(self.each)


def seconds(work: Callable[[], object], times: int) -> float:
    """Return the median of `times` calls."""
    watch = Watch()
    watch.lap(lambda _number: work(), range(times))
    return watch.median
