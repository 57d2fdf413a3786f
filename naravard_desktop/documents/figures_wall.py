"""The wall of actions: lanes with cards to tick, to follow up standing. A lane with many cards takes more than one column."""

from collections.abc import Sequence
from itertools import groupby

from naravard_desktop.core.language import _
from naravard_desktop.documents.figure_data import ActionWall, WallAction, WallLane
from naravard_desktop.documents.figures_sheet import DARK, PALE, Stack, tick_box, written
from naravard_desktop.documents.fonts import SEMIBOLD

_SIZES = (15.0, 14.0, 13.0, 12.0, 11.0, 10.0, 9.0)
_ORDINARY = 10.0
_NARROWEST = 15.0  # ems
_GAP, _BETWEEN = 12.0, 7.0


def stack(drawn: ActionWall, width: float, height: float | None) -> Stack:
    """Return a wall with text as large as there is room for in `height`; of ordinary size without."""
    if height is None:
        return _wall(drawn, width, _ORDINARY)
    made = _wall(drawn, width, _SIZES[-1])
    for size in reversed(_SIZES[:-1]):
        larger = _wall(drawn, width, size)
        if larger.height > height or _crowded(drawn, width, size):
            break
        made = larger
    return made


def fits(drawn: ActionWall, width: float, height: float) -> bool:
    """Tell whether a wall can be read in this room."""
    return not _crowded(drawn, width, _SIZES[-1]) and _wall(drawn, width, _SIZES[-1]).height <= height


def parts(drawn: ActionWall) -> list[ActionWall]:
    """Return a wall of each action, and of each lane without any."""
    lanes: list[WallLane] = []
    for lane in drawn.lanes:
        lanes += [WallLane(lane.title, (one,)) for one in lane.actions] or [lane]
    return [ActionWall(drawn.title, (lane,)) for lane in lanes]


def joined(found: Sequence[ActionWall]) -> ActionWall:
    """Return walls that follow each other as one; cards of the same lane are together again."""
    lanes = [lane for part in found for lane in part.lanes]
    merged = tuple(
        WallLane(title, tuple(action for lane in group for action in lane.actions))
        for title, group in groupby(lanes, key=lambda lane: lane.title)
    )
    return ActionWall(found[0].title, merged)


def _columns(width: float, size: float) -> int:
    return max(1, int((width + _GAP) / (_NARROWEST * size + _GAP)))


def _crowded(drawn: ActionWall, width: float, size: float) -> bool:
    """Tell whether there are more lanes than columns that can be read."""
    return len(drawn.lanes) > _columns(width, size)


def _wall(drawn: ActionWall, width: float, size: float) -> Stack:
    made = Stack(width)
    if drawn.title.strip():
        made.text(written(drawn.title, size * 1.7, width, font=SEMIBOLD))
        made.space(size)
    if not drawn.lanes:
        made.text(written(_("Det finns inga åtgärder att visa."), size, width), grey=DARK)
        return made
    columns = max(_columns(width, size), len(drawn.lanes))
    if sum(max(len(lane.actions), 1) for lane in drawn.lanes) < columns:
        columns = max(sum(max(len(lane.actions), 1) for lane in drawn.lanes), 1)
    column = (width - _GAP * (columns - 1)) / columns
    cards = [[_card(action, column, size) for action in lane.actions] for lane in drawn.lanes]
    shares = _shares(cards, columns)
    left, lanes = 0.0, []
    for lane, own, share in zip(drawn.lanes, cards, shares, strict=True):
        lanes.append((left, _lane(lane, own, share, column, size)))
        left += share * (column + _GAP)
    made.row(lanes)
    return made


def _shares(cards: Sequence[Sequence[Stack]], columns: int) -> list[int]:
    """Give every lane a column, and those that are left over to the lanes that are highest with what they have."""
    shares = [1] * len(cards)
    heights = [sum(card.height + _BETWEEN for card in lane) for lane in cards]
    for _column in range(columns - len(cards)):
        wanting = [at for at, lane in enumerate(cards) if len(lane) > shares[at]]
        if not wanting:
            break
        shares[max(wanting, key=lambda at: heights[at] / shares[at])] += 1
    return shares


def _lane(lane: WallLane, cards: list[Stack], share: int, column: float, size: float) -> Stack:
    width = share * column + (share - 1) * _GAP
    pad = size * 0.6
    head = Stack(width)
    head.space(pad * 0.6)
    count = _("1 åtgärd") if len(lane.actions) == 1 else _("{count} åtgärder").format(count=len(lane.actions))
    head.text(written(lane.title or "–", size * 1.2, width - 2 * pad, font=SEMIBOLD), indent=pad)
    head.text(written(count, size * 0.9, width - 2 * pad), indent=pad, grey=DARK)
    head.space(pad * 0.6)
    head.frame(head.height, fill=PALE, edge=0.0, line=1.0)
    made = Stack(width)
    made.put(head)
    made.row([(at * (column + _GAP), one) for at, one in enumerate(_divided(cards, share, column))])
    return made


def _divided(cards: list[Stack], share: int, width: float) -> list[Stack]:
    """Divide cards into columns, in order, so that the highest is as low as can be."""
    low = max((card.height + _BETWEEN for card in cards), default=0.0)
    high = sum(card.height + _BETWEEN for card in cards)
    while high - low > 1:
        middle = (low + high) / 2
        if len(_filled(cards, middle)) <= share:
            high = middle
        else:
            low = middle
    columns = []
    for group in _filled(cards, high):
        made = Stack(width)
        for card in group:
            made.space(_BETWEEN)
            made.put(card)
        columns.append(made)
    return columns


def _filled(cards: list[Stack], height: float) -> list[list[Stack]]:
    columns: list[list[Stack]] = []
    room = 0.0
    for card in cards:
        needed = card.height + _BETWEEN
        if not columns or needed > room + 1e-6:
            columns.append([])
            room = height
        columns[-1].append(card)
        room -= needed
    return columns


def _card(action: WallAction, width: float, size: float) -> Stack:
    pad, tick = size * 0.7, size * 1.2
    left = pad + tick + size * 0.6
    body = Stack(width - left - pad)
    body.text(written(action.text or "–", size, body.width, font=SEMIBOLD))
    body.space(size * 0.25)
    body.text(written(action.who or _("saknas"), size, body.width, lead=_("Vem:")))
    due = action.due.replace(" ", "\xa0")  # a date is not broken
    body.text(written(due or _("saknas"), size, body.width, lead=_("Klart senast:"), hyphens=False))
    if action.state:
        body.text(written(action.state, size, body.width, lead=_("Läge:")))
    made, mark = Stack(width), Stack(tick)
    mark.space(size * 0.1)
    mark.put(tick_box(tick, ticked=action.done))
    made.space(pad)
    made.row([(pad, mark), (left, body)])
    made.space(pad)
    made.frame(made.height, edge=0.0, line=0.8, round_=3.0)
    return made
