"""What it costs to take a whole process out of a library as a bundle, and into another."""

import tempfile
from functools import partial
from pathlib import Path

from naravard_desktop.jobs import bundle
from naravard_desktop.kinds import SCHEMA
from naravard_desktop.storage.opening import opened
from tests.benchmarks.grown import Grown
from tests.benchmarks.report import Figure
from tests.benchmarks.sizes import Sizes
from tests.benchmarks.watch import Watch, seconds


def moving(grown: Grown, sizes: Sizes) -> list[Figure]:
    """Measure a bundle of the process that was made last, and its import into an empty library."""
    packing = seconds(lambda: bundle.pack(grown.library, grown.people.process_id), sizes.repeats)
    unpacking = Watch()
    with tempfile.TemporaryDirectory(dir=grown.path.parent) as folder:
        file = Path(folder, "process.naravard")
        file.write_bytes(bundle.pack(grown.library, grown.people.process_id))
        for number in range(min(sizes.repeats, 3)):
            with opened(Path(folder, f"{number}.sqlite3"), SCHEMA) as empty:
                unpacking.lap(partial(bundle.unpack, empty), [file])
    return [
        Figure("Bundle made of a process", packing, "s"),
        Figure("Bundle read into an empty library", unpacking.median, "s"),
    ]
