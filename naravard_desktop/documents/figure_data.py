"""What pictures show, as plain data: the clusters and who leads them, the principles, the actions. `figures.py` draws it."""

from dataclasses import dataclass
from typing import Literal

Size = Literal["A4", "A3"]
"""The paper that a picture is drawn for."""


@dataclass(frozen=True, slots=True)
class MapLeg:
    """A leg of a cluster, with who leads it (empty if nobody does yet) and what lies in it."""

    name: str
    leader: str
    cards: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MapCluster:
    """A cluster: `roles` are pairs of role and name, `cards` what lies in no leg, `depends_on` the places, in the map, of the
    clusters that it depends on."""

    name: str
    purpose: str
    roles: tuple[tuple[str, str], ...]
    legs: tuple[MapLeg, ...]
    cards: tuple[str, ...]
    depends_on: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class ClusterMap:
    """The clusters side by side, each with its legs and a number; arrows and numbers say what depends on what.

    `first` is the number of the first one: a map that takes several pages goes on counting, and `depends_on` counts from
    the first of all.
    """

    title: str
    clusters: tuple[MapCluster, ...]
    first: int = 1


@dataclass(frozen=True, slots=True)
class PosterItem:
    """A principle with how it shows: pairs of level in words and sign."""

    text: str
    signs: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Poster:
    """Principles to put up on a wall, numbered from `first`."""

    title: str
    items: tuple[PosterItem, ...]
    foot: str = ""
    first: int = 1


@dataclass(frozen=True, slots=True)
class WallAction:
    """An action on the wall; `due` is in words, empty where there is none. What is `done` is ticked."""

    text: str
    who: str
    due: str
    state: str = ""
    done: bool = False


@dataclass(frozen=True, slots=True)
class WallLane:
    """Actions that belong together: those of an organisation, or of a month."""

    title: str
    actions: tuple[WallAction, ...]


@dataclass(frozen=True, slots=True)
class ActionWall:
    """Actions in lanes side by side, to follow up standing."""

    title: str
    lanes: tuple[WallLane, ...]


Drawn = ClusterMap | Poster | ActionWall


def drawn_words(drawn: Drawn) -> list[str]:
    """Return every string of a picture, in the order it is read."""
    match drawn:
        case ClusterMap():
            found = [drawn.title]
            for cluster in drawn.clusters:
                found += [
                    cluster.name,
                    cluster.purpose,
                    *(word for role in cluster.roles for word in role),
                    *cluster.cards,
                ]
                for leg in cluster.legs:
                    found += [leg.name, leg.leader, *leg.cards]
            return found
        case Poster():
            signs = [
                word for item in drawn.items for word in (item.text, *(part for sign in item.signs for part in sign))
            ]
            return [drawn.title, *signs, drawn.foot]
        case ActionWall():
            found = [drawn.title]
            for lane in drawn.lanes:
                found.append(lane.title)
                for action in lane.actions:
                    found += [action.text, action.who, action.due, action.state]
            return found
