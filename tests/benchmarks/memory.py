"""How much of the memory a process has taken."""

import resource
from pathlib import Path


def most_memory(pid: int | None = None) -> float:
    """Return the most megabytes that a process has taken, this one if none is said. Of another only Linux tells; else it is 0.

    Not `getrusage` where /proc tells: it also counts those of the process that started this one.
    """
    status = Path("/proc") / (str(pid) if pid else "self") / "status"
    if status.exists():
        [line] = [one for one in status.read_text(encoding="utf-8").splitlines() if one.startswith("VmHWM:")]
        return int(line.split()[1]) / 1024
    return 0.0 if pid else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
