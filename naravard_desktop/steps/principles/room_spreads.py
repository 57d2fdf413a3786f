"""What the room may see of principles, in the order it is shown."""

from collections.abc import Mapping

from naravard_desktop.core.language import _
from naravard_desktop.core.words import Level
from naravard_desktop.parts.section_pages import Part, Point, Spread
from naravard_desktop.parts.tiles import for_the_room, waiting
from naravard_desktop.process.principles import PrincipleState
from naravard_desktop.steps.principles.data import Board, View
from naravard_desktop.steps.principles.hands import POINTS, Hands, count_words, point_words
from naravard_desktop.steps.principles.shown import named

IN_SHORT, OF_HANDS = "short", "hands"
"""What ids begin with in the list of all principles, and at the points of the scale: a principle's own is its page's."""


def agree_spreads(board: Board, hands: Mapping[str, Hands]) -> list[Spread]:
    """Return all principles, each by itself with its candidates and hands, and the candidates that are left."""
    live = [view for view in board.views if view.number]
    left = [Point(card.id, card.text) for card in board.free if for_the_room(card)]
    spreads = []
    if live:
        points = [Point(f"{IN_SHORT}:{view.principle.id}", named(view), _state(view)) for view in live]
        spreads.append(Spread([Part("", points, "large")]))
    for view in live:
        spreads += _by_itself(view, hands.get(view.principle.id, Hands()))
    if left:
        spreads.append(Spread([Part(_("Förslag som är kvar") if live else "", left, "tiles")], fresh=bool(live)))
    return spreads


def sign_spreads(board: Board) -> list[Spread]:
    """Return a page for each principle, with its signs level by level."""
    spreads = []
    for view in board.views:
        if view.number:
            spreads.append(Spread([Part("", [Point(view.principle.id, named(view))], "large")], fresh=True))
            spreads.append(Spread([_level(view, level) for level in Level]))
    return spreads


def empty_words(board: Board, part: str) -> str:
    """Say what is to come where there is nothing to show."""
    if part == "signs":
        return _("Här kommer principerna, och hur det märks att de följs.")
    return waiting(board.free) or _("Här kommer förslagen.")


def _level(view: View, level: Level) -> Part:
    signs = [line.strip() for line in view.principle.sign(level).splitlines() if line.strip()]
    word = level.word[:1].upper() + level.word[1:]
    return Part(word, [Point("", sign) for sign in signs])


def _state(view: View) -> str:
    state = view.principle.state
    return state.word if state == PrincipleState.ADOPTED else ""


def _by_itself(view: View, hands: Hands) -> list[Spread]:
    candidates = [Point(card.id, card.text) for card in view.candidates if for_the_room(card)]
    beside = [Part(_("Kommer av"), candidates)] if candidates else []
    if hands.total:
        principle_id = view.principle.id
        points = [Point(f"{OF_HANDS}:{principle_id}:{one}", f"{point_words(one)}: {hands.at(one)}") for one in POINTS]
        beside.append(Part(count_words(hands.total), points))
    whole = Spread([Part("", [Point(view.principle.id, named(view), _state(view))], "large")], fresh=True)
    return [whole, *([Spread(beside)] if beside else [])]
