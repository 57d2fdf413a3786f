"""Pictures drawn from data, once for paper and screen: as a drawing that goes into a PDF, and as SVG."""

import re
from collections.abc import Sequence
from html import escape
from typing import Any

from reportlab.graphics import renderSVG
from reportlab.graphics.shapes import Drawing

from naravard_desktop.core.text import clean
from naravard_desktop.documents import figures_clusters, figures_poster, figures_wall, fonts
from naravard_desktop.documents.figure_data import ActionWall, ClusterMap, Drawn, Poster
from naravard_desktop.documents.figures_sheet import EDGES

_SVG_FONTS = {
    fonts.REGULAR: {"family": "'Noto Sans', Arial, sans-serif"},
    fonts.SEMIBOLD: {"family": "'Noto Sans', Arial, sans-serif", "weight": "600"},
    fonts.ITALIC: {"family": "'Noto Sans', Arial, sans-serif", "style": "italic"},
    "NotoSansMath-Regular": {"family": "'Noto Sans Math', sans-serif"},
    "NotoSansSymbols2-Regular": {"family": "'Noto Sans Symbols 2', sans-serif"},
    "NotoEmoji-Regular": {"family": "'Noto Emoji', sans-serif"},
}
_SAID = re.compile(r"<title>.*?</desc>", re.DOTALL)


def drawing(drawn: Drawn, width: float, height: float | None = None) -> Drawing:
    """Return a picture `width` points wide. With a `height` it is never higher, and its text is as large as there is room for;
    without, its text is of ordinary size and nothing is left out but the cards beyond the sixtieth in a place."""
    # As SVG a drawing is whole points wide and high.
    room = None if height is None else max(int(height) - 2 * EDGES, 1)
    made: Drawing = _kind(drawn).stack(drawn, float(int(width) - 2 * EDGES), room).drawing(room)
    return made


def svg(drawn: Drawn, width: float, alt: str = "") -> bytes:
    """Return a picture as SVG, without clip paths; `alt` says the same in words."""
    text: str = renderSVG.drawToString(drawing(drawn, width), useClip=True, fontHacks=_SVG_FONTS)
    return _SAID.sub(lambda _found: f"<title>{escape(clean(alt))}</title>", text, count=1).encode()


def parts(drawn: Drawn, width: float, first: float, later: float) -> list[Drawn]:
    """Divide a picture into as few as can be read: the first in a room `first` points high, the others in `later`."""
    kind = _kind(drawn)
    width, first, later = (float(int(points) - 2 * EDGES) for points in (width, first, later))
    pieces: list[Any] = kind.parts(drawn)
    if not pieces:
        return [drawn]
    found: list[Drawn] = []
    while pieces:
        count = _most(kind, pieces, width, later if found else first)
        found.append(kind.joined(pieces[:count]))
        pieces = pieces[count:]
    return found


def _most(kind: Any, pieces: Sequence[Any], width: float, height: float) -> int:
    """Return how many pieces go into one picture, at least one."""
    low, high = 1, len(pieces)
    while low < high:
        middle = (low + high + 1) // 2
        if kind.fits(kind.joined(pieces[:middle]), width, height):
            low = middle
        else:
            high = middle - 1
    return low


def _kind(drawn: Drawn) -> Any:
    """Return the module that draws it."""
    match drawn:
        case ClusterMap():
            return figures_clusters
        case Poster():
            return figures_poster
        case ActionWall():
            return figures_wall
