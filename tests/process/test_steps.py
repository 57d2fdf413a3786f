"""Changing an agenda: fields, order, deletion, and what counts as written."""

from dataclasses import replace
from typing import Any

import pytest

from naravard_desktop.core.ids import new_id
from naravard_desktop.core.kind import Column
from naravard_desktop.core.words import Level, OrganisationType
from naravard_desktop.jobs.start import start_workshop
from naravard_desktop.jobs.templates import named
from naravard_desktop.kinds import KINDS
from naravard_desktop.process.cards import NewCard, add_card, add_cards, cards, change_card
from naravard_desktop.process.clusters import change_cluster, clusters, legs
from naravard_desktop.process.drafts import OPTIONS_DRAFT, put_draft
from naravard_desktop.process.goals import add_goal
from naravard_desktop.process.people import add_person
from naravard_desktop.process.votes import set_count
from naravard_desktop.process.workshops import (
    Step,
    change_step,
    change_workshop,
    delete_step,
    has_content,
    move_step,
    options,
    paired,
    step,
    steps,
    workshop,
)
from naravard_desktop.steps.sorting.data import ClusterPlan, place
from naravard_desktop.storage import journal
from naravard_desktop.storage.edit import Scope, edit
from tests.conftest import Room


def _titles(room: Room) -> list[str]:
    return [one.title for one in steps(room.library, room.workshop_id)]


def test_fields_of_a_workshop_and_a_step_are_changed(room: Room) -> None:
    one = room.step("notes")
    with edit(room.library, room.scope, "Ändrat"):
        change_workshop(room.library, room.workshop_id, title=" Ny \n rubrik ", date=None, starts="09:30")
        change_step(room.library, one.id, minutes=45, prompt="Vad?\nHur?")
    held, changed = workshop(room.library, room.workshop_id), step(room.library, one.id)
    assert (held.title, held.date, held.starts) == ("Ny rubrik", None, "09:30")
    assert (changed.minutes, changed.prompt) == (45, "Vad?\nHur?")


@pytest.mark.parametrize(
    ("moved", "after", "expected"),
    [
        (0, 2, "bca"),
        (2, None, "cab"),
        (2, 0, "acb"),
        (0, None, "abc"),
        (1, 0, "abc"),
    ],
)
def test_a_step_is_moved_by_changing_it_alone(room: Room, moved: int, after: int | None, expected: str) -> None:
    made = [room.step("talk") for _title in "abc"]
    for one, title in zip(made, "abc", strict=True):
        with edit(room.library, room.scope, "Namn"):
            change_step(room.library, one.id, title=title)
    with edit(room.library, room.scope, "Flyttat") as done:
        move_step(room.library, made[moved].id, None if after is None else made[after].id)
    assert "".join(_titles(room)) == expected
    assert done.changed.get("step", set()) <= {made[moved].id}


def test_a_step_fits_between_two_with_equal_keys(room: Room) -> None:
    first, second, third = (room.step("talk") for _number in range(3))
    with edit(room.library, room.scope, "Sammanfogning"):
        change_step(room.library, second.id, rank=first.rank)
    low, high = sorted((first.id, second.id))
    with edit(room.library, room.scope, "Flyttat"):
        move_step(room.library, third.id, low)
    assert [one.id for one in steps(room.library, room.workshop_id)] == [low, third.id, high]


def test_what_the_template_laid_out_is_not_written_by_the_group(room: Room) -> None:
    workshop_id = start_workshop(room.library, room.scope.process_id, named("klustring-vip-tillganglighet"))
    assert not any(has_content(room.library, one.id) for one in steps(room.library, workshop_id))


def test_a_card_or_a_named_owner_is_content(room: Room) -> None:
    workshop_id = start_workshop(room.library, room.scope.process_id, named("klustring-vip-tillganglighet"))
    opening, notes, sorting, *_rest = steps(room.library, workshop_id)
    with edit(room.library, Scope(room.scope.process_id, workshop_id), "Skrivet"):
        add_card(room.library, notes.id, "en lapp")
        person_id = add_person(room.library, room.scope.process_id, "Anna")
        change_cluster(room.library, clusters(room.library, sorting.id)[0].id, owner_id=person_id)
        add_card(room.library, opening.id, "en regel till")
    assert all(has_content(room.library, one.id) for one in (opening, notes, sorting))


def test_a_renamed_cluster_is_content(room: Room) -> None:
    workshop_id = start_workshop(room.library, room.scope.process_id, named("klustring-vip-tillganglighet"))
    sorting = next(one for one in steps(room.library, workshop_id) if one.kind == "sorting")
    with edit(room.library, Scope(room.scope.process_id, workshop_id), "Nytt namn"):
        change_cluster(room.library, clusters(room.library, sorting.id)[0].id, name="Annat")
    assert has_content(room.library, sorting.id)


def test_a_deleted_step_comes_back_whole(room: Room) -> None:
    workshop_id = start_workshop(room.library, room.scope.process_id, named("klustring-vip-tillganglighet"))
    scope = Scope(room.scope.process_id, workshop_id)
    before = steps(room.library, workshop_id)
    sorting = next(one for one in before if one.kind == "sorting")
    laid_out = clusters(room.library, sorting.id)
    with edit(room.library, scope, "Borttaget moment"):
        delete_step(room.library, sorting.id)
    assert len(steps(room.library, workshop_id)) == len(before) - 1
    journal.undo(room.library, scope)
    assert steps(room.library, workshop_id) == before
    assert clusters(room.library, sorting.id) == laid_out


def test_a_step_that_is_not_there_is_an_error(room: Room) -> None:
    with pytest.raises(LookupError):
        delete_step(room.library, new_id())


def _laid_out(room: Room) -> Step:
    """A step with two cards that its template laid out."""
    return room.step("opening", purpose="Därför ses vi", ground_rules=("en", "två"))


def _changed(room: Room, one: Step, **values: object) -> None:
    """Change a step's options as Förbered does, from what they are now."""
    now = step(room.library, one.id)
    known = KINDS[one.kind]
    with edit(room.library, room.scope, "Ändrat moment"):
        known.change_options(room.library, now, replace(options(now, known.options), **values))


def _texts(room: Room, one: Step, section: str | None = None) -> list[str]:
    return [card.text for card in cards(room.library, one.id, section)]


@pytest.mark.parametrize(
    "values",
    [
        {"extra": {"Kolumn": "ja"}},
        {"level": Level.MESO},
        {"organisation_type": OrganisationType.REGION},
        {"party": "Bord 1"},
        {"confidential": True},
    ],
)
def test_what_was_filled_in_on_a_laid_out_card_is_content(room: Room, values: dict[str, Any]) -> None:
    one = _laid_out(room)
    assert not has_content(room.library, one.id)
    with edit(room.library, room.scope, "Ifyllt"):
        change_card(room.library, cards(room.library, one.id)[0].id, **values)
    assert has_content(room.library, one.id)


def test_what_was_counted_goals_and_half_typed_text_are_content(room: Room) -> None:
    one, counting, goals, typing = _laid_out(room), room.step("priority"), room.step("goals"), room.step("notes")
    assert not any(has_content(room.library, step.id) for step in (one, counting, goals, typing))
    with edit(room.library, room.scope, "Räknat"):
        set_count(room.library, counting.id, "card", cards(room.library, one.id)[0].id, 3, kind="dot")
        add_goal(room.library, room.scope.process_id, goals.id, "Ett mål")
    put_draft(room.library, typing.id, "capture", "Halvskriv")
    assert all(has_content(room.library, step.id) for step in (one, counting, goals, typing))


def test_settings_that_wait_are_not_content(room: Room) -> None:
    one = room.step("notes")
    put_draft(room.library, one.id, OPTIONS_DRAFT, "{}")
    assert not has_content(room.library, one.id)


@pytest.mark.parametrize(
    ("old", "new", "wanted"),
    [
        ("ab", "ab", [(0, 0), (1, 1)]),
        ("ab", "ax", [(0, 0), (1, 1)]),
        ("ab", "ba", [(1, 0), (0, 1)]),
        ("ab", "xab", [(None, 0), (0, 1), (1, 2)]),
        ("abc", "ac", [(0, 0), (2, 1), (1, None)]),
        ("", "a", [(None, 0)]),
        ("aa", "a", [(0, 0), (1, None)]),
    ],
)
def test_which_line_became_which(old: str, new: str, wanted: list[tuple[int | None, int | None]]) -> None:
    assert paired(old, new) == wanted


def test_a_column_takes_what_was_written_under_its_old_name(room: Room) -> None:
    one = room.step("notes", columns=(Column(name="Vad"), Column(name="Vem")))
    with edit(room.library, room.scope, "Lapp"):
        add_cards(room.library, one.id, [NewCard(text="a", extra={"Vad": "x", "Vem": "y", "Annat": "z"})])
    _changed(room, one, columns=(Column(name="Vem ansvarar"), Column(name="Vad")))
    assert cards(room.library, one.id)[0].extra == {"Vad": "x", "Vem": "y", "Annat": "z"}
    journal.undo(room.library, room.scope)
    _changed(room, one, columns=(Column(name="Vad"), Column(name="Vem ansvarar")))
    assert cards(room.library, one.id)[0].extra == {"Vad": "x", "Vem ansvarar": "y", "Annat": "z"}
    journal.undo(room.library, room.scope)
    assert cards(room.library, one.id)[0].extra == {"Vad": "x", "Vem": "y", "Annat": "z"}


def test_rules_that_stand_as_they_were_laid_out_follow_and_the_groups_own_stay(room: Room) -> None:
    one = _laid_out(room)
    with edit(room.library, room.scope, "Gruppens"):
        change_card(room.library, cards(room.library, one.id, "rule")[1].id, text="gruppens två")
        add_cards(room.library, one.id, [NewCard(text="gruppens egen", section="rule")])
    _changed(room, one, purpose="Ett annat syfte", ground_rules=("noll", "en", "två"))
    assert _texts(room, one, "purpose") == ["Ett annat syfte"]
    assert sorted(_texts(room, one, "rule")) == ["en", "gruppens egen", "gruppens två", "noll"]
    assert _texts(room, one, "rule").index("noll") < _texts(room, one, "rule").index("en")
    _changed(room, one, ground_rules=("noll", "ett", "två"))
    _changed(room, one, ground_rules=("noll",))
    assert sorted(_texts(room, one, "rule")) == ["gruppens egen", "gruppens två", "noll"]
    for _change in range(3):
        journal.undo(room.library, room.scope)
    assert _texts(room, one, "rule") == ["en", "gruppens två", "gruppens egen"]


def test_rules_lie_in_the_order_they_are_given_in(room: Room) -> None:
    one = room.step("opening", ground_rules=("a", "b", "c"))
    for wanted in ("cab", "bca", "xbca", "ybxca", "ab"):
        _changed(room, one, ground_rules=tuple(wanted))
        assert "".join(_texts(room, one, "rule")) == wanted


def test_a_purpose_is_laid_out_when_it_is_written_but_not_beside_the_groups(room: Room) -> None:
    one, other = room.step("opening"), room.step("opening")
    for words in ("V", "Vi", "", "Vi vill"):
        _changed(room, one, purpose=words)
        assert _texts(room, one) == ([words] if words else [])
    with edit(room.library, room.scope, "Gruppens"):
        add_cards(room.library, other.id, [NewCard(text="gruppens", section="purpose")])
    _changed(room, other, purpose="Mallens")
    assert _texts(room, other) == ["gruppens"]


def test_clusters_follow_while_nobody_has_worked_with_them(room: Room) -> None:
    plans = (ClusterPlan(name="A", legs=("a1", "a2")), ClusterPlan(name="B"), ClusterPlan(name="C"))
    one = room.step("sorting", clusters=plans)
    with edit(room.library, room.scope, "Arbete"):
        (card_id,) = add_cards(room.library, one.id, [NewCard(text="en lapp")])
        place(room.library, one, [card_id], clusters(room.library, one.id)[1].id)
        change_cluster(room.library, clusters(room.library, one.id)[2].id, name="Gruppens C")
    _changed(room, one, clusters=(ClusterPlan(name="A", purpose="Syfte", legs=("a1", "ny")), ClusterPlan(name="D")))
    found = clusters(room.library, one.id)
    assert {(one.name, one.purpose) for one in found} == {("A", "Syfte"), ("D", ""), ("Gruppens C", "")}
    assert [leg.name for leg in legs(room.library, one.id)] == ["a1", "ny"]
    _changed(room, one, clusters=(ClusterPlan(name="D"),))
    _changed(room, one, clusters=())
    assert [one.name for one in clusters(room.library, one.id)] == ["D", "Gruppens C"]
    while journal.next_undo(room.library, room.scope):
        journal.undo(room.library, room.scope)
    assert [one.name for one in clusters(room.library, one.id)] == ["A", "B", "C"]


def test_a_later_step_on_a_board_lays_nothing_out(room: Room) -> None:
    first = room.step("sorting", clusters=(ClusterPlan(name="A"),))
    second = room.step("sorting", first)
    _changed(room, second, clusters=(ClusterPlan(name="B"),))
    assert [one.name for one in clusters(room.library, first.id)] == ["A"]
    assert clusters(room.library, second.id) == []
