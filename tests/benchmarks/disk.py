"""What a run has to share: a commit waits for the disk, and everything for the processor, so no figure can be read without."""

import os
from pathlib import Path

from tests.benchmarks.watch import seconds

_PAGE = 4096


def file_system(folder: Path) -> str:
    """Name the kind of file system that `folder` is on, where /proc tells."""
    mounts = Path("/proc/mounts")
    if not mounts.exists():
        return "unknown file system"
    places = [line.split() for line in mounts.read_text(encoding="utf-8").splitlines()]
    around = [place for place in places if folder.resolve().is_relative_to(place[1])]
    return max(around, key=lambda place: len(place[1]))[2] if around else "unknown file system"


def sync_seconds(folder: Path) -> float:
    """Return how long the disk takes to say that a page written over an old one is safe."""
    with (folder / "page").open("w+b", buffering=0) as file:

        def write() -> None:
            file.seek(0)
            file.write(bytes(_PAGE))
            os.fsync(file.fileno())

        return seconds(write, 200)


def load_words() -> str:
    """Return how many programs have wanted a processor in the last minute; this one is one of them."""
    return f"{os.getloadavg()[0]:.1f}" if hasattr(os, "getloadavg") else "unknown"
