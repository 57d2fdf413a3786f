"""Pages of the sample's documents as pictures: `python -m tests.papers FOLDER`."""

import io
import sys
import tempfile
from datetime import date
from pathlib import Path

from PIL import Image, ImageOps

from naravard_desktop.documents import pdf, png
from naravard_desktop.documents.model import Document
from naravard_desktop.documents.switches import Switches
from naravard_desktop.jobs import finals
from naravard_desktop.jobs.action_list import process_actions
from naravard_desktop.jobs.demo import sample
from naravard_desktop.jobs.pictures import cluster_map, principles_poster
from naravard_desktop.kinds import SCHEMA
from naravard_desktop.process.workshops import workshops
from naravard_desktop.storage.opening import opened

_DAY = date(2026, 3, 18)
_WIDTH = {False: 900, True: 1200}
_LAST = "underskrifter"


def write(folder: Path) -> list[Path]:
    """Write the first page of each, and the last of what is signed, in few greys, with an edge to tell the paper from what is
    around it."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name, document in _documents().items():
        place = -1 if name == _LAST else 0
        page = Image.open(io.BytesIO(png.pages(pdf.render(document), _WIDTH[document.landscape])[place]))
        paper = ImageOps.expand(page.convert("L"), border=1, fill=170).quantize(16)
        written.append(folder / f"{name}.png")
        paper.save(written[-1], optimize=True)
    return written


def _documents() -> dict[str, Document]:
    with tempfile.TemporaryDirectory() as place, opened(Path(place) / "exempel.sqlite3", SCHEMA) as library:
        process_id = sample(library, _DAY)
        *_earlier, formal, last = [one.id for one in workshops(library, process_id)]
        switches = Switches()
        protocol = finals.current(library, formal, Switches(confidential=True))
        found = {
            "protokoll": protocol,
            _LAST: protocol,
            "atgarder": process_actions(library, process_id, switches),
            "klusterkarta": cluster_map(library, last, switches),
            "principer": principles_poster(library, process_id, switches),
        }
    return {name: document for name, document in found.items() if document}


if __name__ == "__main__":
    for path in write(Path(sys.argv[1])):
        sys.stdout.write(f"{path}\n")
