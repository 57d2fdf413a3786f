"""Goals as data: what may become goals, what the process had before, and the section in the minutes."""

from collections.abc import Sequence

import pytest

from naravard_desktop.core.kind import PlannedStep
from naravard_desktop.core.words import Level, OrganisationType
from naravard_desktop.documents.model import Block, Document, words
from naravard_desktop.documents.pdf import render
from naravard_desktop.documents.switches import EVERYTHING, Switches
from naravard_desktop.documents.writing import writing
from naravard_desktop.kinds import KINDS
from naravard_desktop.process.cards import NewCard, add_cards
from naravard_desktop.process.clusters import add_cluster
from naravard_desktop.process.goals import GoalState, add_goal, change_goal, goals_before, goals_of_step
from naravard_desktop.process.links import came_from
from naravard_desktop.process.people import add_organisation, add_person
from naravard_desktop.process.responsible import set_responsible
from naravard_desktop.process.votes import set_count
from naravard_desktop.process.workshops import Step, add_step, add_workshop, step
from naravard_desktop.steps.goals.data import later_ones, make_goals, set_goal, suggestions
from naravard_desktop.storage.edit import Scope, edit
from tests.conftest import Room

HOSTILE = ['<b>fet</b> & "citat"', "👩‍⚕️ a\u030a", "x" * 100_000, "rad\nrad"]


def held(room: Room, date: str | None, starts: str | None = "13:00") -> Step:
    """A workshop on a day, with a step for goals."""
    planned = PlannedStep(id="x", kind="goals", title="Mål", minutes=10, options=KINDS["goals"].options())
    with edit(room.library, Scope(room.scope.process_id), "Ny workshop"):
        workshop_id = add_workshop(room.library, room.scope.process_id, "Träffen", date=date, starts=starts)
        return step(room.library, add_step(room.library, workshop_id, planned, None))


def write(room: Room, of: Step, *texts: str) -> list[str]:
    with edit(room.library, room.scope, "Mål"):
        return [set_goal(room.library, of, text) for text in texts]


def offered(room: Room, of: Step) -> list[tuple[str, str]]:
    return [(one.text, one.said) for one in suggestions(room.library, of).found]


def section(room: Room, of: Step, switches: Switches = EVERYTHING) -> str:
    context = writing(room.library, room.scope.process_id, switches)
    blocks: Sequence[Block] = KINDS["goals"].minutes(of, context)
    document = Document("Protokoll", "T", "2027-02-03", "F", tuple(blocks))
    assert render(document).startswith(b"%PDF")
    return "\n".join(words(document))


def test_clusters_with_the_most_dots_come_first(room: Room) -> None:
    notes = room.step("notes")
    board = room.step("sorting", notes)
    later = room.step("sorting", board)
    priority = room.step("priority", later, on="clusters")
    goals = room.step("goals", priority)
    with edit(room.library, room.scope, "Först"):
        add_cards(room.library, notes.id, [NewCard(text="En lapp")])
        ids = [add_cluster(room.library, board.id, name) for name in ("A", "B", "C")]
    assert offered(room, goals) == [("A", ""), ("B", ""), ("C", "")]
    with edit(room.library, room.scope, "Prickar"):
        for party, count in (("Bord 1", 2), ("Bord 2", 3)):
            set_count(room.library, priority.id, "cluster", ids[1], count, kind="dot", party=party)
        set_count(room.library, priority.id, "cluster", ids[2], 1, kind="dot")
    assert offered(room, goals) == [("B", "5 prickar"), ("C", "1 prick"), ("A", "0 prickar")]
    assert offered(room, room.step("goals", later)) == [("A", ""), ("B", ""), ("C", "")]


def test_cards_by_dots_or_by_effect_and_effort(room: Room) -> None:
    notes = room.step("notes")
    dots, fields = room.step("priority", notes), room.step("priority", notes, method="effort")
    with edit(room.library, room.scope, "Först"):
        a, _b, c = add_cards(room.library, notes.id, [NewCard(text=text) for text in "abc"])
        add_cards(room.library, dots.id, [NewCard(text="skriven här")])
        set_count(room.library, dots.id, "card", c, 4, kind="dot")
        for card_id, effect, effort in ((a, 1, 2), (c, 2, 1)):
            set_count(room.library, fields.id, "card", card_id, effect, kind="effect")
            set_count(room.library, fields.id, "card", card_id, effort, kind="effort")
    said = offered(room, room.step("goals", dots))
    assert said == [("c", "4 prickar"), ("a", "0 prickar"), ("b", "0 prickar"), ("skriven här", "0 prickar")]
    said = offered(room, room.step("goals", fields))
    assert said == [("c", "hög effekt, liten insats"), ("a", "låg effekt, stor insats"), ("b", "")]
    assert offered(room, room.step("goals", notes)) == [("a", ""), ("b", ""), ("c", "")]
    assert suggestions(room.library, room.step("goals")).used is None


def test_a_suggestion_becomes_a_goal_unless_it_is_not_for_the_room(room: Room) -> None:
    notes = room.step("notes")
    goals = room.step("goals", notes)
    new = [
        NewCard(text="Öppen", level=Level.MESO),
        NewCard(text="Hemlig", confidential=True),
        NewCard(text="Dold", hidden=True),
    ]
    with edit(room.library, room.scope, "Först"):
        card, *_closed = add_cards(room.library, notes.id, new)
        made = make_goals(room.library, goals, suggestions(room.library, goals).found)
    (goal,) = goals_of_step(room.library, goals.id)
    assert (goal.id, goal.text, goal.level) == (made[0], "Öppen", Level.MESO)
    assert [one.id for one in came_from(room.library, goal.id)] == [card]


def test_goals_before_are_those_of_earlier_workshops_and_moments(room: Room) -> None:
    first, later, undated = held(room, "2026-11-12"), held(room, "2027-05-04"), held(room, None)
    morning = held(room, "2027-02-03", "09:00")
    own_first, here, own_last = room.step("goals"), room.step("goals"), room.step("goals")
    for of, text in (
        (later, "från maj"),
        (own_last, "efter"),
        (here, "här"),
        (own_first, "före"),
        (undated, "utan dag"),
        (first, "från november"),
        (morning, "från förmiddagen"),
    ):
        write(room, of, text)
    with edit(room.library, Scope(room.scope.process_id), "Utan workshop"):
        add_goal(room.library, room.scope.process_id, None, "utan workshop")
    found = [(one.goal.text, one.workshop, one.date) for one in goals_before(room.library, here.id)]
    assert found == [
        ("från november", "Träffen", "2026-11-12"),
        ("från förmiddagen", "Träffen", "2027-02-03"),
        ("före", "Workshoppen", "2027-02-03"),
        ("utan workshop", "", None),
        ("utan dag", "Träffen", None),
    ]
    assert later_ones(room.library, here)
    assert not later_ones(room.library, later)


def test_the_minutes_say_all_of_a_goal_with_names_or_without(room: Room) -> None:
    notes, goals, process = room.step("notes"), room.step("goals"), room.scope.process_id
    with edit(room.library, room.scope, "Först"):
        (card,) = add_cards(room.library, notes.id, [NewCard(text="Hemlig lapp", confidential=True)])
        region = add_organisation(room.library, process, "Region Ådal", OrganisationType.REGION)
        anna = add_person(room.library, process, "Anna Exempel", organisation_id=region)
        goal = add_goal(
            room.library,
            process,
            goals.id,
            "Alla har en fast kontakt",
            why="För tryggheten",
            level=Level.MICRO,
            measure="Andel med kontakt",
            target="90 % i juni",
            came_from=[card],
        )
        set_responsible(room.library, process, goal, region, anna)
        set_goal(room.library, goals, "Utan allt")
    said = section(room, goals)
    for part in (
        *("Mål 1.", "Alla har en fast kontakt", "För tryggheten", "mikro", "Andel med kontakt", "90 % i juni"),
        *("Anna Exempel (Region Ådal)", "lapp ”Hemlig lapp”", "Mål 2.", "Utan allt", "saknas"),
    ):
        assert part in said
    public = section(room, goals, Switches(names=False))
    assert "Anna" not in public
    assert "Region Ådal" in public
    assert "Hemlig" not in public
    assert "lapp (konfidentiellt)" in public


def test_the_state_is_said_where_it_was_said_last(room: Room) -> None:
    first = held(room, "2026-11-12")
    (goal,) = write(room, first, "Det första")
    with edit(room.library, room.scope, "Läge"):
        change_goal(room.library, goal, state=GoalState.REACHED)
    assert "nått" in section(room, first)
    here = room.step("goals")
    assert "nått" not in section(room, first), "it is said in the later workshop's"
    said = section(room, here)
    assert "Mål sedan tidigare\nDet första\nnått" in said


def test_nothing_written_is_no_section(room: Room) -> None:
    assert section(room, room.step("goals")) == "Protokoll\nT"


@pytest.mark.parametrize("count", [200])
def test_hostile_and_many_goals_are_set_and_written(room: Room, count: int) -> None:
    goals = room.step("goals")
    texts = [*HOSTILE, *(f"mål {number}" for number in range(count))]
    ids = write(room, goals, *texts)
    with edit(room.library, room.scope, "Mer"):
        change_goal(room.library, ids[0], why=HOSTILE[2], measure=HOSTILE[0], target=HOSTILE[1])
    said = section(room, goals)
    assert said.count("x" * 100_000) == 2
    assert "👩‍⚕️ å" in said
    assert f"Mål {len(texts)}." in said
