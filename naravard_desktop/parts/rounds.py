"""A round: each table, or each person, in turn, until somebody says that it is done.

How far it has come is kept as a draft of the step: it is back after a crash, and is in no journal or bundle.
"""

import json
import random
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from naravard_desktop.core.language import _
from naravard_desktop.core.words import Level
from naravard_desktop.process.parties import parties
from naravard_desktop.process.people import attendance, persons
from naravard_desktop.storage.library import Library

By = Literal["party", "person"]


@dataclass(frozen=True, slots=True)
class Turn:
    """Whose turn it can be: a table by name, or a person with what is known of them."""

    id: str
    name: str
    author_id: str | None = None
    organisation_id: str | None = None
    level: Level | None = None


@dataclass(frozen=True, slots=True)
class Round:
    """`order` has the ids of tables or persons; `at` is whose turn it is, and `lap` how many times it has gone round, from 1."""

    by: By
    order: tuple[str, ...]
    at: int = 0
    lap: int = 1

    def moved(self, by: int) -> "Round":
        """Return the round one turn on (1) or back (-1); it goes round, and begins no earlier than with the first."""
        if by < 0 and self.at == 0 and self.lap == 1:
            return self
        turn = self.at + by
        return replace(self, at=turn % len(self.order), lap=self.lap + turn // len(self.order))

    def written(self) -> str:
        """Return the round as a draft keeps it."""
        return json.dumps({"by": self.by, "order": self.order, "at": self.at, "lap": self.lap}, ensure_ascii=False)


def read_round(text: str) -> Round | None:
    """Return a round as it was kept; None for none, or for what is none."""
    try:
        found = json.loads(text) if text else None
        if not isinstance(found, dict) or found["by"] not in {"party", "person"}:
            return None
        made = Round(found["by"], tuple(map(str, found["order"])), int(found["at"]), int(found["lap"]))
    except (ValueError, KeyError, TypeError):
        return None
    return made if 0 <= made.at < len(made.order) and made.lap > 0 else None


def turns(library: Library, process_id: str, workshop_id: str, by: By) -> dict[str, Turn]:
    """Return whose turn it can be, by id: the tables in order, or those present by name (those invited, while nobody is)."""
    if by == "party":
        return {one.id: Turn(one.id, one.name) for one in parties(library, workshop_id)}
    listed = attendance(library, workshop_id)
    wanted = "present" if any(one.state == "present" for one in listed) else "invited"
    known = persons(library, process_id)
    found = [known[one.person_id] for one in listed if one.state == wanted and one.person_id in known]
    return {one.id: Turn(one.id, one.name, one.id, one.organisation_id, one.level) for one in found}


def begun(by: By, found: Mapping[str, Turn], *, shuffled: bool = False) -> Round | None:
    """Begin a round; None where there is nobody."""
    order = list(found)
    if shuffled:
        random.SystemRandom().shuffle(order)
    return Round(by, tuple(order)) if order else None


def kept_up(one: Round, found: Mapping[str, Turn]) -> Round | None:
    """Return the round with those who have come since at the end and those who are gone left out; None if nobody is left."""
    now = one.order[one.at]
    order = [turn for turn in one.order if turn in found]
    order += [turn for turn in found if turn not in one.order]
    if not order:
        return None
    before = [turn for turn in one.order[: one.at] if turn in found]
    at = order.index(now) if now in found else len(before) % len(order)
    return replace(one, order=tuple(order), at=at)


def words(one: Round, found: Mapping[str, Turn], *, anonymous: bool = False) -> str:
    """Say whose turn it is, who is next, and how far the round has come."""
    now = found[one.order[one.at]].name
    following = found[one.order[(one.at + 1) % len(one.order)]].name
    said = _("Nu: {now}").format(now=now)
    if following != now:
        said += " · " + _("sedan {following}").format(following=following)
    place = {"number": one.at + 1, "all": len(one.order), "lap": one.lap}
    said += " " + (_("({number} av {all})") if one.lap == 1 else _("({number} av {all}, varv {lap})")).format(**place)
    if anonymous:
        said += ". " + _("Lapparna sparas utan namn, bord och organisation.")
    return said
