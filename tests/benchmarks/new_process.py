"""A process that writes the minutes of a workshop as PDF and ends: `python -m tests.benchmarks.new_process LIBRARY ID`."""

import sys
from pathlib import Path

from naravard_desktop.documents import pdf
from naravard_desktop.documents.switches import EVERYTHING
from naravard_desktop.jobs.library import open_for_reading
from naravard_desktop.jobs.minutes import minutes

path, workshop_id = sys.argv[1:]
pdf.render(minutes(open_for_reading(Path(path)), workshop_id, EVERYTHING))
