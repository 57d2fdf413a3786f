"""How soon a window stands in a process of its own, and what it takes of the memory."""

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

from tests.benchmarks.grown import Grown
from tests.benchmarks.report import Figure
from tests.benchmarks.sizes import Sizes


def start(kind: str, library: Path) -> tuple[float, float]:
    """Return the seconds and the megabytes that a window of a kind takes, as `first_window` tells them."""
    command = [sys.executable, "-m", "tests.benchmarks.first_window", kind, repr(time.time()), str(library)]
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "XDG_DATA_HOME": str(library.parent)}
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, env=env)
    took, size = done.stdout.split()
    return float(took), float(size)


def starting(grown: Grown, sizes: Sizes) -> list[Figure]:
    """Measure the program's start on a library, and how large it grows when everything in it has been opened once."""
    grown.library.close()
    first = [start("ours", grown.path) for _round in range(sizes.warm_starts + sizes.starts)][sizes.warm_starts :]
    _took, used = start("used", grown.path)
    size = grown.path.stat().st_size / 1e6
    grown.open()
    return [
        Figure("First painted window", statistics.median(took for took, _size in first), "s"),
        Figure("Memory at the first painted window", statistics.median(size for _took, size in first), "MB"),
        Figure("Memory when every place has been opened", used, "MB"),
        Figure("The library's file", size, "MB"),
    ]
