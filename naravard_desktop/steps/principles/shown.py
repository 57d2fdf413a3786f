"""What the list of principles shows, as plain data: each principle, and under it the candidates it came from."""

from collections.abc import Mapping
from dataclasses import dataclass

from naravard_desktop.core.language import _
from naravard_desktop.parts.agreed_cells import CellLine
from naravard_desktop.parts.agreed_model import AgreedRow
from naravard_desktop.process.cards import Card
from naravard_desktop.process.principles import PrincipleState
from naravard_desktop.steps.principles.data import Board, View
from naravard_desktop.steps.principles.hands import Hands, count_words, doubt_words, spread_words, together

ICONS = {PrincipleState.ADOPTED: "check", PrincipleState.DROPPED: "x"}
"""How a principle that is not proposed any longer is marked, beside its word."""
_BETWEEN = ":"


@dataclass(frozen=True, slots=True)
class Row(AgreedRow):
    """A principle, or (`card_id`) a candidate under it; `spoken` is what a screen reader says."""

    principle_id: str = ""
    card_id: str = ""
    spoken: str = ""
    state: PrincipleState = PrincipleState.PROPOSED
    candidates: int = 0


def row_id(principle_id: str, card_id: str) -> str:
    """Return the id of a candidate's row: a card from elsewhere can be in two principles."""
    return f"{principle_id}{_BETWEEN}{card_id}"


def parts_of(some_id: str) -> tuple[str, str]:
    """Return the principle and the card ("" for none) of a row."""
    principle_id, _between, card_id = some_id.partition(_BETWEEN)
    return principle_id, card_id


def wording(text: str) -> str:
    """Return a principle's wording, or say that it has none."""
    return text or _("Lydelsen är inte skriven än")


def named(view: View) -> str:
    """Return number and wording."""
    text = wording(view.principle.text)
    return f"{view.number}. {text}" if view.number else text


def rows(board: Board, hands: Mapping[str, Mapping[str, Hands]]) -> list[Row]:
    """Return the rows of all principles."""
    return [row for view in board.views for row in _rows(view, hands.get(view.principle.id, {}), board.merged)]


def _rows(view: View, by_party: Mapping[str, Hands], merged: Mapping[str, int]) -> list[Row]:
    principle, hands = view.principle, together(by_party)
    state = principle.state
    counted = [count_words(hands.total), spread_words(hands)] if hands.total else []
    beside = " · ".join([state.word, *counted])
    doubt = doubt_words(hands) if state == PrincipleState.PROPOSED else ""
    lines = [
        CellLine(named(view), strong=True),
        CellLine(beside, "primary" if state == PrincipleState.ADOPTED else "muted", ICONS.get(state, "")),
    ]
    if doubt:
        lines.append(CellLine(doubt, "warn", "triangle-alert"))
    name = _("Princip {number}").format(number=view.number) if view.number else _("Princip")
    spoken = ", ".join(word for word in (name, wording(principle.text), beside, doubt) if word)
    own = Row(
        principle.id,
        principle.text,
        (tuple(lines),),
        principle_id=principle.id,
        spoken=spoken,
        state=state,
        candidates=len(view.candidates),
    )
    return [own, *(_candidate(principle.id, card, merged.get(card.id, 0)) for card in view.candidates)]


def _candidate(principle_id: str, card: Card, merged: int) -> Row:
    beside = [_("{count} sammanförda").format(count=merged)] if merged else []
    lines = [CellLine(card.text, "muted", "minus"), *(CellLine(word, "muted", "merge") for word in beside)]
    if card.hidden:
        lines.append(CellLine(_("dold för rummet"), "muted", "eye-off"))
    if card.confidential:
        lines.append(CellLine(_("konfidentiell"), "muted", "lock"))
    said = ", ".join([card.text, *beside, *(line.text for line in lines[1 + len(beside) :])])
    return Row(
        row_id(principle_id, card.id),
        card.text,
        (tuple(lines),),
        confidential=card.confidential,
        principle_id=principle_id,
        card_id=card.id,
        spoken=_("Kommer av: {text}").format(text=said),
    )
