"""Goals: what the group wants to reach, why, on which level, how it is measured, and who owns it.

What a step works on gives suggestions: clusters or cards of the moment that it uses, those with the most dots first.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from naravard_desktop.core.kind import Options
from naravard_desktop.core.language import N_, _
from naravard_desktop.core.words import Level
from naravard_desktop.process.cards import Card, cards
from naravard_desktop.process.clusters import Cluster, clusters
from naravard_desktop.process.goals import Goal, GoalState, add_goal
from naravard_desktop.process.responsible import Responsible
from naravard_desktop.process.uses import used_cards, used_steps
from naravard_desktop.process.votes import Vote, totals, votes
from naravard_desktop.process.workshops import Step, process_of, step
from naravard_desktop.storage.library import Library

__all__ = [
    "MANY",
    "Options",
    "Suggestion",
    "Suggestions",
    "later_ones",
    "make_goals",
    "missing",
    "set_goal",
    "suggestions",
    "written",
]

T = TypeVar("T")
MANY = 5
"""More goals than this that hold at one time are seldom reached."""

_PLACES = {
    (2, 1): N_("hög effekt, liten insats"),
    (2, 2): N_("hög effekt, stor insats"),
    (1, 1): N_("låg effekt, liten insats"),
    (1, 2): N_("låg effekt, stor insats"),
}
"""Effect and effort of the four fields of a priority step, best first."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A cluster or a card that may become a goal. `said` is what its priority says: dots or a field, "" for nothing.

    What is `closed` is hidden or confidential: its words are not for the room, as a goal's are.
    """

    id: str
    text: str
    said: str = ""
    level: Level | None = None
    closed: bool = False


@dataclass(frozen=True, slots=True)
class Suggestions:
    """What the step that is used offers; `used` is None where none is."""

    used: Step | None
    found: list[Suggestion]


def suggestions(library: Library, of: Step) -> Suggestions:
    """Return what may become goals in a step, in order of priority where that was given."""
    if not of.uses_id:
        return Suggestions(None, [])
    used = step(library, of.uses_id)
    by_clusters = used.kind == "sorting" or (used.kind == "priority" and used.options.get("on") == "clusters")
    found = [Suggestion(one.id, one.name) for one in _clusters(library, used)] if by_clusters else []
    if not by_clusters:
        found = [_of_card(card) for card in used_cards(library, used)]
    elif used.kind == "priority":
        found += [_of_card(card) for card in cards(library, used.id)]
    by_effort = used.options.get("method") == "effort"
    return Suggestions(used, _ranked(found, votes(library, used.id), by_effort=by_effort))


def set_goal(
    library: Library, of: Step, text: str, *, level: Level | None = None, came_from: Sequence[str] = ()
) -> str:
    """Add a goal of this step and return its id."""
    return add_goal(library, process_of(library, of), of.id, text, level=level, came_from=came_from)


def make_goals(library: Library, of: Step, chosen: Sequence[Suggestion]) -> list[str]:
    """Make a goal of each of these, with its text and level, and return their ids; what is closed becomes none."""
    return [set_goal(library, of, one.text, level=one.level, came_from=[one.id]) for one in chosen if not one.closed]


def written(library: Library, of: Step, change: Callable[[], T]) -> T:
    """Carry out an edit of a step; in an anonymous one it leaves no time."""
    done = change()
    if of.anonymous:
        library.recorder.leave_no_time()
    return done


def missing(goal: Goal, owners: Mapping[str, Sequence[Responsible]]) -> list[str]:
    """Return what a goal lacks, in words; a goal that no longer holds lacks nothing."""
    if goal.state is GoalState.DROPPED:
        return []
    lacks = {
        _("Saknar mätetal"): not goal.measure,
        _("Saknar målvärde"): not goal.target,
        _("Saknar ägare"): not owners.get(goal.id),
    }
    return [words for words, lacking in lacks.items() if lacking]


def later_ones(library: Library, of: Step) -> bool:
    """Tell whether a workshop after this one has a moment for goals: then their state is what was said there."""
    found = library.db.execute(
        "SELECT 1 FROM step here JOIN workshop held ON held.id = here.workshop_id "
        "JOIN workshop w ON w.process_id = held.process_id JOIN step s ON s.workshop_id = w.id AND s.kind = here.kind "
        "WHERE here.id = ? AND (w.date > held.date OR "
        "(w.date = held.date AND coalesce(w.starts, '') > coalesce(held.starts, ''))) LIMIT 1",
        [of.id],
    ).fetchone()
    return found is not None


def _clusters(library: Library, used: Step) -> list[Cluster]:
    """Return the clusters of the nearest board: a later sorting step on a board has none of its own."""
    boards = (clusters(library, one.id) for one in (used, *used_steps(library, used)))
    return next((found for found in boards if found), [])


def _of_card(card: Card) -> Suggestion:
    return Suggestion(card.id, card.text, "", card.level, card.hidden or card.confidential)


def _ranked(found: list[Suggestion], counted: list[Vote], *, by_effort: bool) -> list[Suggestion]:
    """Say the priority of each, the best first; those that are equal stay in order.

    What was counted before the way of giving priority was changed is still there, but says nothing.
    """
    dots, effect, effort = (totals(counted, kind) for kind in ("dot", "effect", "effort"))
    places = list(_PLACES)

    def place(one: Suggestion) -> int:
        field = (effect.get(one.id, 0), effort.get(one.id, 0))
        return places.index(field) if field in places else len(places)

    if dots and not by_effort:
        ordered = sorted(found, key=lambda one: -dots.get(one.id, 0))
        return [_saying(one, _dots(dots.get(one.id, 0))) for one in ordered]
    if effect and by_effort:
        ordered = sorted(found, key=place)
        return [_saying(one, _(_PLACES[places[place(one)]]) if place(one) < len(places) else "") for one in ordered]
    return found


def _saying(one: Suggestion, words: str) -> Suggestion:
    return Suggestion(one.id, one.text, words, one.level, one.closed)


def _dots(count: int) -> str:
    return _("1 prick") if count == 1 else _("{count} prickar").format(count=count)
