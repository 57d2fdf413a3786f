"""What the room may see of a board, as blocks: an overview, the cards where they lie, or who answers for what."""

from collections.abc import Mapping, Sequence

from naravard_desktop.core.language import _
from naravard_desktop.parts.rows import DEPENDS
from naravard_desktop.parts.tiles import for_the_room
from naravard_desktop.process.cards import Card
from naravard_desktop.process.people import Person
from naravard_desktop.steps.sorting.data import Board, ClusterView
from naravard_desktop.steps.sorting.pages import Block
from naravard_desktop.steps.sorting.roles import Role, roles
from naravard_desktop.steps.sorting.shown import UNPLACED


def overview(board: Board, people: Mapping[str, Person], *, with_names: bool) -> list[list[Block]]:
    """Return each cluster with its purpose, who answers for it if names are given here, and how much lies in its legs."""
    groups = []
    for view in board.clusters:
        cluster = view.cluster
        blocks = [Block("name", cluster.name, cluster.id, aside=_count(view.all_cards()), under=cluster.purpose)]
        named = [role for role in roles(view) if role.table == "cluster"] if with_names else []
        blocks += [_line(role, people, first=number == 0) for number, role in enumerate(named)]
        for number, leg in enumerate(view.legs):
            blocks.append(Block("line", leg.leg.name, leg.leg.id, aside=_count(leg.cards), air=number == 0))
        groups.append(blocks)
    waiting = [card for card in board.unplaced if for_the_room(card)]
    return [*groups, *([[Block("name", _("Att placera"), UNPLACED, aside=_count(waiting))]] if waiting else [])]


def lying(board: Board) -> list[list[Block]]:
    """Return the cards of each cluster, leg by leg, and last those that wait to be placed."""
    groups = []
    for view in board.clusters:
        cluster = view.cluster
        blocks = [Block("name", cluster.name, cluster.id, aside=_count(view.all_cards()))]
        blocks += _cards(board, view.cards)
        for leg in view.legs:
            blocks.append(Block("leg", leg.leg.name, leg.leg.id, aside=_count(leg.cards)))
            blocks += _cards(board, leg.cards)
        if len(blocks) == 1:
            blocks.append(Block("quiet", _("Inget placerat här än.")))
        groups.append(blocks)
    waiting = _cards(board, board.unplaced)
    if waiting:
        groups.append([Block("name", _("Att placera"), UNPLACED, aside=_count(board.unplaced)), *waiting])
    return groups


def answering(board: Board, people: Mapping[str, Person]) -> list[list[Block]]:
    """Return who owns, coordinates, supports and leads, cluster by cluster."""
    groups = []
    for view in board.clusters:
        blocks = [Block("name", view.cluster.name, view.cluster.id)]
        for role in roles(view):
            person = people.get(role.person_id or "")
            if person is None:
                blocks.append(Block("role", _("{role} saknas").format(role=role.words), role.row_id, warn=True))
            else:
                blocks.append(Block("role", person.name, role.row_id, over=role.words, under=person.title))
        groups.append(blocks)
    return groups


def cluster_of(board: Board, row_id: str) -> str:
    """Return the cluster that a card or a leg lies in; "" for none."""
    return next((view.cluster.id for view in board.clusters if _holds(view, row_id)), "")


def _holds(view: ClusterView, row_id: str) -> bool:
    return any(card.id == row_id for card in view.all_cards()) or any(leg.leg.id == row_id for leg in view.legs)


def _line(role: Role, people: Mapping[str, Person], *, first: bool) -> Block:
    person = people.get(role.person_id or "")
    if person is None:
        return Block("line", _("{role} saknas").format(role=role.words), warn=True, air=first)
    return Block("line", _("{role}: {name}").format(role=role.words, name=person.name), air=first)


def _cards(board: Board, cards: Sequence[Card]) -> list[Block]:
    return [Block("card", card.text, card.id, under=_depends(board, card)) for card in cards if for_the_room(card)]


def _depends(board: Board, card: Card) -> str:
    on = ", ".join(cluster.name for cluster in board.depends.get(card.id, []))
    return _(DEPENDS).format(what=on) if on else ""


def _count(cards: Sequence[Card]) -> str:
    return str(sum(for_the_room(card) for card in cards))
