"""The map of clusters: boxes in rows, each with purpose, who answers for it, its legs and what lies in them; arrows above the
boxes where there is one row of them, and numbers everywhere, say what depends on what."""

from collections.abc import Iterator, Sequence
from math import ceil

from reportlab.graphics.shapes import Circle, Polygon, PolyLine

from naravard_desktop.core.language import _
from naravard_desktop.documents.figure_data import ClusterMap, MapCluster, MapLeg
from naravard_desktop.documents.figures_sheet import DARK, EDGE, PALE, Stack, arrow, badge, bullet, written
from naravard_desktop.documents.fonts import ITALIC, SEMIBOLD

SIZES = (13.0, 12.0, 11.0, 10.0, 9.0, 8.5, 8.0)
"""Points of the text on cards, the largest first."""
_ORDINARY = 9.0
_MOST_CARDS = (60, 30, 20, 12, 8, 5, 3, 0)  # in one place; the rest are counted
_FEWEST_CARDS = 3  # where it can be helped
_WAYS = 3
_MANY_LEGS = 5
_NARROWEST_LEG = 19.0  # ems, side by side
_NARROWEST = 15.0  # ems of the text on cards
_GAP = 10.0
_MOST_NAMED = 3  # dependencies that are named; more are only numbered
_MOST_ARROWS = 8
_TRACK = 9.0  # points between arrows


def stack(drawn: ClusterMap, width: float, height: float | None) -> Stack:
    """Return the map: as large as there is room for in `height`, with fewer cards only where it must, and else of ordinary
    size."""
    if height is None:
        return _map(drawn, width, _ORDINARY, _MOST_CARDS[0], _across(drawn, width, _ORDINARY)[0])
    for cards, sizes in _choices():
        fitting = _largest(drawn, width, height, cards, sizes)
        if fitting is not None:
            return fitting
    return _map(drawn, width, SIZES[-1], 0, _across(drawn, width, SIZES[-1])[0])


def fits(drawn: ClusterMap, width: float, height: float) -> bool:
    """Tell whether a map can be read in this room, with some cards in each place."""
    size = SIZES[-1]
    choices = _across(drawn, width, size)
    return any(_map(drawn, width, size, _FEWEST_CARDS, across).height <= height for across in choices)


def parts(drawn: ClusterMap) -> list[ClusterMap]:
    """Return a map of each cluster."""
    return [ClusterMap(drawn.title, (one,), drawn.first + at) for at, one in enumerate(drawn.clusters)]


def joined(found: Sequence[ClusterMap]) -> ClusterMap:
    """Return maps that follow each other as one."""
    return ClusterMap(found[0].title, tuple(one for part in found for one in part.clusters), found[0].first)


def _choices() -> Iterator[tuple[int, tuple[float, ...]]]:
    """Yield how many cards to show in a place, and in which sizes, the best first."""
    yield _MOST_CARDS[0], SIZES[: SIZES.index(_ORDINARY) + 1]
    yield from ((cards, SIZES[SIZES.index(_ORDINARY) :]) for cards in _MOST_CARDS)


def _largest(drawn: ClusterMap, width: float, height: float, cards: int, sizes: Sequence[float]) -> Stack | None:
    """Return the map in the largest of these sizes that there is room for; None if it has not room in the smallest."""
    for choice in range(_WAYS):
        found: Stack | None = None
        for size in reversed(sizes):
            across = _across(drawn, width, size)
            made = _map(drawn, width, size, cards, across[min(choice, len(across) - 1)])
            if made.height > height:
                break
            found = made
        if found is not None:
            return found
    return None


def _across(drawn: ClusterMap, width: float, size: float) -> list[int]:
    """Return how many clusters may stand side by side: as many as can be read, and fewer, whose legs then do."""
    count = max(len(drawn.clusters), 1)
    most = max(1, int((width + _GAP) / (_NARROWEST * size + _GAP)))
    first = ceil(count / ceil(count / most))
    return list(dict.fromkeys((first, ceil(first / 2), 1)))[:_WAYS]


def _map(drawn: ClusterMap, width: float, size: float, cards: int, across: int) -> Stack:
    made = Stack(width)
    if drawn.title.strip():
        made.text(written(drawn.title, size * 1.7, width, font=SEMIBOLD))
        made.space(size)
    count = len(drawn.clusters)
    if not count:
        made.text(written(_("Det finns inga kluster."), size, width), grey=DARK)
        return made
    column = (width - _GAP * (across - 1)) / across
    boxes = [_cluster(drawn, at, column, size, cards) for at in range(count)]
    lefts = [at * (column + _GAP) for at in range(across)]
    if across == count:
        _arrows(made, drawn, lefts, column)
    for start in range(0, count, across):
        if start:
            made.space(_GAP)
        made.row(list(zip(lefts, _level(boxes[start : start + across], 0.0, 1.0), strict=False)))
    return made


def _level(boxes: Sequence[Stack], edge: float, line: float) -> Sequence[Stack]:
    """Frame boxes that stand side by side, all as high as the highest."""
    high = max(one.height for one in boxes)
    for one in boxes:
        one.frame(high, edge=edge, line=line)
    return boxes


def _cluster(drawn: ClusterMap, at: int, width: float, size: float, cards: int) -> Stack:
    cluster, number = drawn.clusters[at], drawn.first + at
    pad = size * 0.8
    inside = width - 2 * pad
    made = Stack(width)
    made.put(_head(cluster, number, width, size, pad))
    body = Stack(inside)
    body.space(pad * 0.8)
    if cluster.purpose.strip():
        body.text(written(cluster.purpose, size, inside, font=ITALIC), grey=DARK)
        body.space(size * 0.4)
    for role, name in cluster.roles:
        body.text(written(name, size, inside, lead=f"{role}:"))
    _depends(body, drawn, cluster, size)
    if cluster.cards:
        body.space(size * 0.5)
        _cards(body, cluster.cards, size, cards)
    _legs(body, cluster.legs, size, cards)
    if not cluster.cards and not cluster.legs:
        body.space(size * 0.5)
        body.text(written(_("Inget placerat här."), size, inside), grey=DARK)
    body.space(pad)
    made.put(body, pad)
    return made


def _head(cluster: MapCluster, number: int, width: float, size: float, pad: float) -> Stack:
    mark = badge(number, size * 1.05)
    left = pad + mark.width + size * 0.6
    name = Stack(width - left - pad)
    name.text(written(cluster.name or "–", size * 1.3, name.width, font=SEMIBOLD))
    lines = Stack(width)
    lines.space(pad * 0.7)
    lines.row([(pad, mark), (left, name)])
    lines.space(pad * 0.7)
    lines.frame(lines.height, fill=PALE, edge=0.0, line=1.0)
    return lines


def _depends(body: Stack, drawn: ClusterMap, cluster: MapCluster, size: float) -> None:
    """Say what a cluster depends on, by name where the map has it and there are few."""
    if not cluster.depends_on:
        return
    places = [place + 1 for place in cluster.depends_on]
    known = {drawn.first + at: one.name for at, one in enumerate(drawn.clusters)}
    if len(places) <= _MOST_NAMED:
        on = "; ".join(f"{number} {known.get(number, '')}".strip() for number in places)
    else:
        on = ", ".join(map(str, places))
    indent = size * 1.35
    body.space(size * 0.3)
    for shape in arrow(size):
        body.shape(shape)
    body.text(written(on, size, body.width - indent, lead=_("Beror på:")), indent=indent)


def _legs(body: Stack, found: Sequence[MapLeg], size: float, cards: int) -> None:
    """Put legs below each other, or side by side where the cluster is wide."""
    if not found:
        return
    gap = size * 0.7
    count = len(found)
    most = max(1, int((body.width + gap) / (_NARROWEST_LEG * size + gap)))
    across = ceil(count / ceil(count / most))
    if count % across and count < _MANY_LEGS:  # one left over would stand beside an empty place
        across = 1
    column = (body.width - gap * (across - 1)) / across
    for start in range(0, len(found), across):
        body.space(gap)
        row = _level([_leg(leg, column, size, cards) for leg in found[start : start + across]], EDGE, 0.7)
        body.row([(at * (column + gap), one) for at, one in enumerate(row)])


def _leg(leg: MapLeg, width: float, size: float, cards: int) -> Stack:
    pad = size * 0.6
    inside = width - 2 * pad
    made, body = Stack(width), Stack(inside)
    body.space(pad * 0.7)
    body.text(written(leg.name or "–", size * 1.05, inside, font=SEMIBOLD))
    body.text(written(leg.leader.strip() or _("saknas"), size, inside, lead=_("Ledare:")))
    if leg.cards:
        body.space(size * 0.25)
        _cards(body, leg.cards, size, cards)
    body.space(pad * 0.8)
    made.put(body, pad)
    return made


def _cards(body: Stack, found: Sequence[str], size: float, most: int) -> None:
    """List cards, or those that there is room for and how many more there are, or how many they are."""
    indent = size * 0.85
    shown = found if len(found) <= most else found[: most - 1] if most else ()
    for card in shown:
        body.shape(bullet(size))
        body.text(written(card or "–", size, body.width - indent), indent=indent)
        body.space(size * 0.15)
    if left := len(found) - len(shown):
        words = _("… och {count} till") if shown else _("1 lapp") if left == 1 else _("{count} lappar")
        body.text(
            written(words.format(count=left), size, body.width - indent), indent=indent if shown else 0.0, grey=DARK
        )


def _arrows(made: Stack, drawn: ClusterMap, lefts: Sequence[float], column: float) -> None:
    """Draw an arrow from each cluster to those it depends on, each in a track of its own above the boxes."""
    places = range(drawn.first - 1, drawn.first - 1 + len(drawn.clusters))
    pairs = [
        (at, places.index(place))
        for at, cluster in enumerate(drawn.clusters)
        for place in cluster.depends_on
        if place in places
    ]
    if not 0 < len(pairs) <= _MOST_ARROWS:
        return
    ends = [sorted(end for pair in pairs for end in pair if end == at) for at in range(len(lefts))]
    used = [0] * len(lefts)

    def across(at: int) -> float:
        used[at] += 1
        return lefts[at] + column * used[at] / (len(ends[at]) + 1)

    high = len(pairs) * _TRACK + 10
    for track, (start, end) in enumerate(pairs):
        y, floor = -(track * _TRACK + 4), -high
        left, right = across(start), across(end)
        made.shape(PolyLine([left, floor, left, y, right, y, right, floor + 5], strokeWidth=1.0, strokeLineJoin=1))
        made.shape(Circle(left, floor + 2, 2.2, strokeColor=None))
        made.shape(Polygon([right, floor, right - 3.2, floor + 6.5, right + 3.2, floor + 6.5], strokeColor=None))
    made.space(high)
