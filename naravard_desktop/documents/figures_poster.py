"""Principles for a wall: as large as the paper allows, numbered, with how they show below each where that is written."""

from collections.abc import Sequence

from naravard_desktop.core.language import _
from naravard_desktop.documents.figure_data import Poster, PosterItem
from naravard_desktop.documents.figures_sheet import DARK, EDGE, Stack, badge, box, written
from naravard_desktop.documents.fonts import SEMIBOLD

_LARGEST, _FLOOR = 18.0, 30.0  # how many times a line of text goes into the width
_ORDINARY = 25.0
_STEPS = 12
_SMALLEST_SIGN, _NARROWEST_SIGN = 10.0, 12.5  # points; ems side by side
_WIDEST_GAP = 2.2  # ems between principles where there is room to spare


def stack(drawn: Poster, width: float, height: float | None) -> Stack:
    """Return a poster that fills `height`, with text as large as it may be; of ordinary size without."""
    if height is None:
        return _poster(drawn, width, width / _ORDINARY, 1.0)
    small, large = width / _FLOOR, width / _LARGEST
    for _step in range(_STEPS):
        middle = (small + large) / 2
        if _poster(drawn, width, middle, 1.0).height <= height:
            small = middle
        else:
            large = middle
    made = _poster(drawn, width, small, 1.0)
    gaps = len(drawn.items)
    if gaps and made.height < height:  # what is left is shared out between them
        spare = (height - made.height) / gaps / small
        made = _poster(drawn, width, small, min(1.0 + spare * 0.8, _WIDEST_GAP))
    return made


def fits(drawn: Poster, width: float, height: float) -> bool:
    """Tell whether a poster can be read from a distance in this room."""
    return _poster(drawn, width, width / _FLOOR, 1.0).height <= height


def parts(drawn: Poster) -> list[Poster]:
    """Return a poster of each principle."""
    return [Poster(drawn.title, (one,), drawn.foot, drawn.first + at) for at, one in enumerate(drawn.items)]


def joined(found: Sequence[Poster]) -> Poster:
    """Return posters that follow each other as one."""
    first = found[0]
    return Poster(first.title, tuple(one for part in found for one in part.items), first.foot, first.first)


def _poster(drawn: Poster, width: float, size: float, gap: float) -> Stack:
    made = Stack(width)
    if drawn.title.strip():
        made.text(written(drawn.title, size * 1.3, width, font=SEMIBOLD))
        made.space(size * gap)
    if not drawn.items:
        made.text(written(_("Inga principer är skrivna."), size, width), grey=DARK)
    for at, item in enumerate(drawn.items):
        if at:
            made.space(size * gap / 2)
            made.shape(box(width, 0, edge=EDGE))
            made.space(size * gap / 2)
        made.put(_item(item, drawn.first + at, width, size))
    if drawn.foot.strip():
        made.space(size * gap)
        made.text(written(drawn.foot, max(size * 0.5, _SMALLEST_SIGN), width), grey=DARK)
    return made


def _item(item: PosterItem, number: int, width: float, size: float) -> Stack:
    mark = badge(number, size)
    left = max(mark.width, size * 1.5) + size * 0.7
    body = Stack(width - left)
    body.text(written(item.text or _("Lydelsen är inte skriven."), size, body.width, font=SEMIBOLD))
    signs = [(level, sign) for level, sign in item.signs if sign.strip()]
    if signs:
        body.space(size * 0.35)
        small = max(size * 0.5, _SMALLEST_SIGN)
        across = len(signs) if body.width / len(signs) > _NARROWEST_SIGN * small else 1
        between = small * 1.5
        column = (body.width - between * (across - 1)) / across
        told = [_sign(level, sign, column, small) for level, sign in signs]
        for start in range(0, len(told), across):
            body.row([(at * (column + between), one) for at, one in enumerate(told[start : start + across])])
    made = Stack(width)
    made.row([(0.0, mark), (left, body)])
    return made


def _sign(level: str, sign: str, width: float, size: float) -> Stack:
    made = Stack(width)
    made.text(written(level, size, width, font=SEMIBOLD), grey=DARK)
    for line in sign.splitlines():
        made.text(written(line, size, width))
    made.space(size * 0.4)
    return made
