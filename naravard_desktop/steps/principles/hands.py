"""Hands on five points: how far those in the room stand behind a principle, and what the counts say in words."""

from collections.abc import Mapping
from dataclasses import dataclass
from statistics import median

from naravard_desktop.core.language import N_, _

POINTS = (5, 4, 3, 2, 1)
_WORDS = {
    5: N_("helt med"),
    4: N_("med"),
    3: N_("kan leva med det"),
    2: N_("tveksam"),
    1: N_("emot"),
}
_LEAST_WITH = 3


@dataclass(frozen=True, slots=True)
class Hands:
    """How many hands there are at each of `POINTS`, in that order."""

    counts: tuple[int, ...] = (0, 0, 0, 0, 0)

    def at(self, point: int) -> int:
        """Return how many hands there are at a point."""
        return self.counts[POINTS.index(point)]

    @property
    def total(self) -> int:
        """All hands."""
        return sum(self.counts)

    @property
    def doubtful(self) -> int:
        """Hands below what one can live with."""
        return sum(self.at(point) for point in POINTS if point < _LEAST_WITH)

    def __add__(self, other: "Hands") -> "Hands":
        return Hands(tuple(one + two for one, two in zip(self.counts, other.counts, strict=True)))


def point_words(point: int) -> str:
    """Name a point of the scale: "5 helt med"."""
    return f"{point} {stance(point)}"


def stance(point: int) -> str:
    """Say what a point of the scale means: "helt med"."""
    return _(_WORDS[point])


def together(by_party: Mapping[str, Hands]) -> Hands:
    """Add up the hands of the whole room and of all tables."""
    return sum(by_party.values(), start=Hands())


def count_words(count: int, persons: int = 0) -> str:
    """Count hands, against how many could have raised one where that is known."""
    if persons:
        return _("{count} av {persons} händer").format(count=count, persons=persons)
    return _("1 hand") if count == 1 else _("{count} händer").format(count=count)


def spread_words(hands: Hands) -> str:
    """Say where the middle lies and how far the answers reach; "" without hands."""
    given = [point for point in reversed(POINTS) for _hand in range(hands.at(point))]
    if not given:
        return ""
    if given[0] == given[-1]:
        return _("alla på {point}").format(point=point_words(given[0]))
    middle = median(given)
    if middle == int(middle):
        said = _("mitten på {point}").format(point=point_words(int(middle)))
    else:
        low, high = given[len(given) // 2 - 1], given[len(given) // 2]
        said = _("mitten mellan {low} och {high}").format(low=low, high=high)
    return said + " · " + _("från {low} till {high}").format(low=given[0], high=given[-1])


def doubt_words(hands: Hands) -> str:
    """Ask for what is needed where somebody hesitates; "" where nobody does."""
    doubtful, against = hands.at(2), hands.at(1)
    said = []
    if doubtful:
        said.append(_("1 är tveksam") if doubtful == 1 else _("{count} är tveksamma").format(count=doubtful))
    if against:
        said.append(_("1 är emot") if against == 1 else _("{count} är emot").format(count=against))
    return _("{who}: fråga vad som behövs.").format(who=_(" och ").join(said)) if said else ""


def faults(by_party: Mapping[str, Hands], persons: int, seated: Mapping[str, int]) -> list[str]:
    """Say what cannot be right: more hands than persons in the room (0: not known) or at a table, or a room counted twice."""
    found = []
    if "" in by_party and len(by_party) > 1:
        found.append(
            _("Händer är räknade både för hela rummet ({room}) och per bord ({tables}). Ta bort det ena.").format(
                room=by_party[""].total, tables=together(by_party).total - by_party[""].total
            )
        )
    elif 0 < persons < together(by_party).total:
        found.append(
            _("Det är {count} händer men bara {persons} närvarande. Räkna en gång till.").format(
                count=together(by_party).total, persons=persons
            )
        )
    for party, hands in by_party.items():
        if party and 0 < seated.get(party, 0) < hands.total:
            found.append(
                _("{party}: {count} händer men bara {persons} vid bordet. Räkna en gång till.").format(
                    party=party, count=hands.total, persons=seated[party]
                )
            )
    return found
