"""Made-up clusters, principles and actions to draw, and what a drawing has where."""

from collections.abc import Iterator
from typing import NamedTuple

from reportlab.graphics.shapes import Drawing, Group, Rect, Shape, String
from reportlab.pdfbase.pdfmetrics import stringWidth

from naravard_desktop.documents.figure_data import (
    ActionWall,
    ClusterMap,
    MapCluster,
    MapLeg,
    Poster,
    PosterItem,
    WallAction,
    WallLane,
)

SENTENCE = "Samordnad utskrivningsplanering och trygg hemgång för personer med sammansatta behov av vård och omsorg. "
LONG = (SENTENCE * 2)[:200]


class Box(NamedTuple):
    """A place in a drawing, in points from its lower left corner."""

    left: float
    bottom: float
    right: float
    top: float

    def holds(self, other: "Box", slack: float = 0.6) -> bool:
        return (
            self.left - slack <= other.left
            and other.right <= self.right + slack
            and self.bottom - slack <= other.bottom
            and other.top <= self.top + slack
        )

    def overlaps(self, other: "Box", slack: float = 0.3) -> bool:
        return (
            min(self.right, other.right) - max(self.left, other.left) > slack
            and min(self.top, other.top) - max(self.bottom, other.bottom) > slack
        )


class Ink(NamedTuple):
    """A text of a drawing and where it is; `box` goes from the foot of a comma to the top of a capital."""

    text: str
    size: float
    box: Box


def shapes(drawing: Drawing) -> Iterator[tuple[Shape, tuple[float, float, float]]]:
    """Yield every shape with its scale and where its zero is."""
    waiting: list[tuple[Shape, tuple[float, float, float]]] = [(drawing, (1.0, 0.0, 0.0))]
    while waiting:
        shape, (scale, x, y) = waiting.pop()
        if isinstance(shape, Group):
            a, _b, _c, _d, e, f = shape.transform
            inner = (scale * a, x + scale * e, y + scale * f)
            waiting.extend((one, inner) for one in reversed(shape.contents))
        else:
            yield shape, (scale, x, y)


def texts(drawing: Drawing) -> list[Ink]:
    found = []
    for shape, (scale, x, y) in shapes(drawing):
        if isinstance(shape, String):
            size = shape.fontSize * scale
            left, baseline = x + scale * shape.x, y + scale * shape.y
            width = stringWidth(shape.text, shape.fontName, size)
            box = Box(left, baseline - 0.2 * size, left + width, baseline + 0.714 * size)
            found.append(Ink(shape.text, size, box))
    return found


def boxes(drawing: Drawing) -> list[Box]:
    found = []
    for shape, (scale, x, y) in shapes(drawing):
        if isinstance(shape, Rect):
            left, bottom = x + scale * shape.x, y + scale * shape.y
            found.append(Box(left, bottom, left + scale * shape.width, bottom + scale * shape.height))
    return found


def words(drawing: Drawing) -> str:
    """Return the text of a drawing without white space and hyphens, which depend on where lines end."""
    return "".join("".join(ink.text.split()) for ink in texts(drawing)).replace("-", "")


def cluster(number: int, name: str, cards: int, legs: int, depends: tuple[int, ...] = ()) -> MapCluster:
    texts_of = tuple(f"Lapp {card}: {SENTENCE[: card % 100]}".strip() for card in range(cards))
    return MapCluster(
        f"{name} {number}",
        SENTENCE,
        (("Ägare", "Anna Prov (verksamhetschef, Region Mellan)"), ("Koordinator", "saknas")),
        tuple(MapLeg(f"Del {leg}", "Nils Prov" if leg else "", texts_of) for leg in range(legs)),
        texts_of if not legs else (),
        depends,
    )


def cluster_map(clusters: int, cards: int, *, name: str = "Kluster", legs: int = 2) -> ClusterMap:
    made = [
        cluster(number, name, cards, legs, ((number + 1) % clusters,) if clusters > 1 else ())
        for number in range(clusters)
    ]
    return ClusterMap("Klusterkarta", tuple(made))


def poster(principles: int, text: str = LONG, *, signs: bool = True) -> Poster:
    seen = (("Mikro", "Vi frågar först\nVi lyssnar"), ("Meso", SENTENCE), ("Makro", "Pengarna följer med"))
    items = (PosterItem(f"{number} {text}", seen if signs else ()) for number in range(principles))
    return Poster("Vägledande principer", tuple(items), "Antagna i mars")


def wall(lanes: int, actions: int, text: str = SENTENCE) -> ActionWall:
    def action(number: int) -> WallAction:
        return WallAction(
            f"{number} {text}",
            "Anna Prov (Region Mellan)\nNils Prov (Ängby kommun)" if number % 3 else "",
            "25 september 2026" if number % 2 else "",
            "pågår" if number % 4 else "",
            done=number % 5 == 0,
        )

    share = -(-actions // max(lanes, 1))
    made = [
        WallLane(
            f"Organisation {lane}", tuple(action(n) for n in range(lane * share, min(actions, (lane + 1) * share)))
        )
        for lane in range(lanes)
    ]
    return ActionWall("Åtgärder", tuple(made))
