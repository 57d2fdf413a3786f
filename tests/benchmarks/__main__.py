"""Measure, and print a Markdown table: `python -m tests.benchmarks [--quick]`."""

import argparse
import os
import tempfile
from pathlib import Path

from tests.benchmarks.run import run
from tests.benchmarks.sizes import FULL, QUICK


def main() -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ.setdefault("QT_LOGGING_RULES", "default.warning=false")  # that display says so much of what it cannot
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a few seconds, with tiny sizes: only to see that it runs")
    chosen = QUICK if parser.parse_args().quick else FULL
    with tempfile.TemporaryDirectory(prefix="naravard-") as folder:
        print(run(Path(folder), chosen).markdown())


if __name__ == "__main__":
    main()
