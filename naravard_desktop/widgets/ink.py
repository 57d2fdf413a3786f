"""The SVGs of resources/icons in a colour.

Qt's stylesheets and its SVG icon engine read files only, so each drawing is written once per colour in a folder of
this process.
"""

import atexit
import shutil
import tempfile
from functools import cache
from pathlib import Path

from naravard_desktop.core.paths import RESOURCES

FOLDER = RESOURCES / "icons"


# The drawings are 24 wide and high; a wide one has this much empty room after it.
SIDE = 24
GAP = 8

_written: dict[str, str] = {}


def drawing(name: str, colour: str, *, wide: bool = False) -> bytes:
    """Return the SVG called `name`, drawn in `colour` (`#RRGGBB`). A name without a file is a programmer's error."""
    svg = (FOLDER / f"{name}.svg").read_text(encoding="utf-8").replace("currentColor", colour)
    if wide:
        svg = svg.replace(f'width="{SIDE}"', f'width="{SIDE + GAP}"', 1)
        svg = svg.replace(f'viewBox="0 0 {SIDE} ', f'viewBox="0 0 {SIDE + GAP} ', 1)
    return svg.encode()


def drawn_file(name: str, colour: str, *, wide: bool = False) -> str | None:
    """Return the path of a file with that drawing, with `/` on every system; None while none can be written."""
    key = f"{name}-{colour.removeprefix('#').lower()}{'-wide' if wide else ''}"
    if key not in _written:
        svg = drawing(name, colour, wide=wide)
        try:
            path = _folder() / f"{key}.svg"
            path.write_bytes(svg)
        except OSError:
            return None
        _written[key] = path.as_posix()
    return _written[key]


@cache
def _folder() -> Path:
    made = Path(tempfile.mkdtemp(prefix="naravard-icons-"))
    atexit.register(shutil.rmtree, made, ignore_errors=True)
    return made
