"""What it costs to write minutes: assembled from the library and set as PDF, in a warm process and in a new one."""

import subprocess
import sys
from pathlib import Path

import pypdfium2

from naravard_desktop.documents import pdf
from naravard_desktop.documents.switches import EVERYTHING
from naravard_desktop.jobs.minutes import minutes
from tests.benchmarks.grown import Grown
from tests.benchmarks.report import Figure
from tests.benchmarks.sizes import Sizes
from tests.benchmarks.texts import some
from tests.benchmarks.watch import seconds

_ROOT = Path(__file__).parents[2]
_SEED = 5
_CLUSTERS = 6


def writing(grown: Grown, sizes: Sizes) -> list[Figure]:
    """Measure minutes of every length in `sizes`."""
    return [figure for cards in sizes.minutes for figure in _one(grown, cards, sizes)]


def _one(grown: Grown, cards: int, sizes: Sizes) -> list[Figure]:
    place = grown.add_place()
    grown.sort(place, grown.paste(place, some(cards, _SEED)), _CLUSTERS)
    workshop_id = place.notes.workshop_id

    def assemble() -> bytes:
        return pdf.render(minutes(grown.library, workshop_id, EVERYTHING))

    pages = len(pypdfium2.PdfDocument(assemble()))
    warm = seconds(assemble, sizes.repeats)
    model = seconds(lambda: minutes(grown.library, workshop_id, EVERYTHING), sizes.repeats)
    new = [sys.executable, "-m", "tests.benchmarks.new_process", str(grown.path), workshop_id]
    cold = seconds(lambda: subprocess.run(new, cwd=_ROOT, check=True), sizes.repeats)
    name = f"Minutes of {pages} pages"
    return [
        Figure(f"{name}, warm", warm, "s"),
        Figure(f"{name}, warm, a page", warm / pages, "s"),
        Figure(f"{name}, the model alone", model, "s"),
        Figure(f"{name}, new process, imports included", cold, "s"),
    ]
