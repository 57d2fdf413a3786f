"""Principles without a window: what became what, hands in words, the section of the minutes, and undo."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from naravard_desktop.core.words import Level
from naravard_desktop.documents.model import Block, Document, words
from naravard_desktop.documents.switches import EVERYTHING, Switches
from naravard_desktop.documents.writing import writing
from naravard_desktop.process.cards import NewCard, add_cards, card, cards, change_card, merge_cards
from naravard_desktop.process.links import link
from naravard_desktop.process.people import add_person, set_attendance
from naravard_desktop.process.principles import PrincipleState, change_principle, delete_principle
from naravard_desktop.process.workshops import Step
from naravard_desktop.steps.principles import data
from naravard_desktop.steps.principles.hands import Hands, doubt_words, faults, spread_words, together
from naravard_desktop.steps.principles.minutes import minutes
from naravard_desktop.storage import exchange, journal, rows
from naravard_desktop.storage.edit import edit
from tests.conftest import Room


def candidates_step(room: Room, *texts: str, anonymous: bool = False) -> Step:
    """A principles step on notes with these candidates."""
    notes = room.step("notes", anonymous=anonymous)
    if texts:
        with edit(room.library, room.scope, "Kandidater"):
            add_cards(room.library, notes.id, [NewCard(text=text) for text in texts])
    return room.step("principles", notes, anonymous=anonymous)


def signs_step(room: Room, on: Step) -> Step:
    return room.step("principles", on, part="signs")


def made(room: Room, step: Step, text: str, *candidates: str) -> str:
    """A principle of the candidates with these texts."""
    known = {one.text: one.id for one in data.board(room.library, step).cards().values()}
    with edit(room.library, room.scope, "Princip"):
        return data.become(room.library, step, text, [known[one] for one in candidates])


def free(room: Room, step: Step) -> list[str]:
    return [one.text for one in data.board(room.library, step).free]


def behind(room: Room, step: Step) -> dict[str, list[str]]:
    return {view.principle.text: [one.text for one in view.candidates] for view in data.board(room.library, step).views}


def blocks(room: Room, step: Step, switches: Switches = EVERYTHING) -> list[Block]:
    return minutes(step, writing(room.library, room.scope.process_id, switches))


def said(room: Room, step: Step, switches: Switches = EVERYTHING) -> str:
    found = Document("", "", "", "", tuple(blocks(room, step, switches)))
    return "\n".join(words(found))


def test_candidates_become_principles_and_are_free_again(room: Room) -> None:
    step = candidates_step(room, "a", "b", "c")
    with edit(room.library, room.scope, "Egen"):
        add_cards(room.library, step.id, [NewCard(text="egen")])
    first, second = made(room, step, "Ett", "b", "egen"), made(room, step, "Två", "a")
    assert (free(room, step), behind(room, step)) == (["c"], {"Ett": ["b", "egen"], "Två": ["a"]})
    known = {one.text: one.id for one in data.board(room.library, step).cards().values()}
    with edit(room.library, room.scope, "Ändrat"):
        data.put_in(room.library, step, [known["b"], known["c"]], second)
    assert (free(room, step), behind(room, step)) == ([], {"Ett": ["egen"], "Två": ["a", "b", "c"]})
    with edit(room.library, room.scope, "Ur"):
        data.take_out(room.library, step, [known["a"], known["egen"]])
        delete_principle(room.library, first)
    assert (free(room, step), behind(room, step)) == (["a", "egen"], {"Två": ["b", "c"]})


def test_a_later_step_works_on_the_same_principles(room: Room) -> None:
    step = candidates_step(room, "a")
    made(room, step, "Ett", "a")
    later = signs_step(room, step)
    again = room.step("principles", later)
    assert data.home_step(room.library, again).id == step.id
    assert behind(room, again) == behind(room, later) == {"Ett": ["a"]}
    with edit(room.library, room.scope, "En ring"):
        add_cards(room.library, again.id, [NewCard(text="sen")])
        rows.update(room.library.db, "step", step.id, {"uses_id": again.id})
    assert data.home_step(room.library, step).id
    with edit(room.library, room.scope, "Ingen ring"):
        rows.update(room.library.db, "step", step.id, {"uses_id": None})
    assert free(room, step) == ["sen"], "what is written in a later step is a candidate too"


def test_what_came_from_elsewhere_and_what_was_merged_since_is_kept(room: Room) -> None:
    step, other = candidates_step(room, "a", "b"), room.step("notes")
    principle = made(room, step, "Ett", "a")
    found = data.board(room.library, step).cards()
    with edit(room.library, room.scope, "Annat"):
        (far,) = add_cards(room.library, other.id, [NewCard(text="långt borta")])
        link(room.library, room.scope.process_id, "became", far, principle)
        merge_cards(room.library, room.scope.process_id, list(found), "ab")
    assert set(behind(room, step)["Ett"]) == {"a", "långt borta"}
    assert free(room, step) == ["ab"]


def test_dropped_principles_have_no_number(room: Room) -> None:
    step = candidates_step(room)
    ids = [made(room, step, text) for text in ("ett", "två", "tre")]
    with edit(room.library, room.scope, "Utgår"):
        change_principle(room.library, ids[0], state=PrincipleState.DROPPED)
        data.place_after(room.library, [ids[2]], None)
    found = data.board(room.library, step).views
    assert [(view.principle.text, view.number) for view in found] == [("tre", 1), ("ett", 0), ("två", 2)]


def test_hands_in_words() -> None:
    assert spread_words(Hands((3, 0, 0, 0, 0))) == "alla på 5 helt med"
    assert spread_words(Hands((3, 2, 0, 1, 0))) == "mitten mellan 4 och 5 · från 2 till 5"
    assert spread_words(Hands((1, 2, 0, 0, 0))) == "mitten på 4 med · från 4 till 5"
    assert spread_words(Hands()) == ""
    assert doubt_words(Hands((1, 1, 1, 0, 0))) == ""
    assert doubt_words(Hands((0, 0, 0, 3, 1))) == "3 är tveksamma och 1 är emot: fråga vad som behövs."
    assert doubt_words(Hands((0, 0, 0, 1, 0))) == "1 är tveksam: fråga vad som behövs."
    five = Hands((5, 0, 0, 0, 0))
    assert together({"Bord 1": five, "Bord 2": five}).total == 10
    assert faults({"": five}, 5, {}) == faults({"": five}, 0, {}) == []
    assert "5 händer men bara 4" in faults({"": five}, 4, {})[0]
    assert "Bord 1: 5 händer men bara 4" in faults({"Bord 1": five}, 9, {"Bord 1": 4})[0]
    assert "både för hela rummet (5) och per bord (5)" in faults({"": five, "Bord 1": five}, 9, {})[0]


def test_hands_are_counted_by_step_and_table(room: Room) -> None:
    step = candidates_step(room)
    principle = made(room, step, "Ett")
    later = room.step("principles", step)
    with edit(room.library, room.scope, "Händer"):
        data.count_hands(room.library, step, principle, 5, 3)
        data.count_hands(room.library, step, principle, 5, 4)
        data.count_hands(room.library, step, principle, 1, 2, "Bord 1")
        data.count_hands(room.library, later, principle, 3, 1)
        who = add_person(room.library, room.scope.process_id, "Namn Exempel")
        set_attendance(room.library, room.workshop_id, who, "present")
    assert data.hands(room.library, step) == {
        principle: {"": Hands((4, 0, 0, 0, 0)), "Bord 1": Hands((0, 0, 0, 0, 2))},
    }
    assert data.hands(room.library, later) == {principle: {"": Hands((0, 0, 1, 0, 0))}}
    assert data.present(room.library, step) == 1


def test_the_minutes_say_what_was_agreed_and_where_it_came_from(room: Room) -> None:
    step = candidates_step(room, "a", "hemlig", "kvar")
    assert blocks(room, step) == []
    with edit(room.library, room.scope, "Egen"):
        add_cards(room.library, step.id, [NewCard(text="egen"), NewCard(text="över", level=Level.MESO)])
        change_card(room.library, data.board(room.library, step).free[1].id, confidential=True)
    one = made(room, step, "Vi ses", "a", "hemlig", "egen")
    two, three = made(room, step, "Kanske"), made(room, step, "Nej tack")
    with edit(room.library, room.scope, "Antagen"):
        change_principle(room.library, one, state=PrincipleState.ADOPTED, sign_micro="ett\ntvå")
        change_principle(room.library, three, state=PrincipleState.DROPPED)
        data.count_hands(room.library, step, one, 5, 3, "Bord 1")
        data.count_hands(room.library, step, one, 2, 1, "Bord 2")
        data.count_hands(room.library, step, two, 4, 1)
    everything = said(room, step)
    for words_of in (
        "Princip 1.",
        "Vi ses",
        "Antagen.",
        "Händer: helt med 3, tveksam 1 (4 händer).",
        "Bord 1: helt med 3; Bord 2: tveksam 1.",
        "Kommer av: ”a”; ”hemlig”",
        "egen",
        "Så märks det på mikro: ett; två",
        "Princip 2.",
        "Förslag, inte antagen.",
        "Utgår: Nej tack",
        "över",
        "meso",
    ):
        assert words_of in everything
    assert "kvar" not in everything, "it stands in the step it was written in"
    plain = said(room, step, Switches())
    assert "hemlig" not in plain
    assert "En konfidentiell lapp är utelämnad." in plain
    few = said(room, step, Switches(cards=False, votes=False))
    assert "egen" not in few
    assert "Händer" not in few
    assert "Kommer av 2 lappar." in few


def test_a_room_counted_twice_is_not_added_up_in_the_minutes(room: Room) -> None:
    step = candidates_step(room)
    one = made(room, step, "Vi ses")
    with edit(room.library, room.scope, "Händer"):
        data.count_hands(room.library, step, one, 5, 3)
        data.count_hands(room.library, step, one, 5, 2, "Bord 1")
    found = said(room, step)
    assert "både för hela rummet och per bord" in found
    assert "Hela rummet: helt med 3 (3 händer)." in found
    assert "5 händer" not in found


def test_signs_are_said_once_in_their_own_section(room: Room) -> None:
    step = candidates_step(room, "a")
    one = made(room, step, "Vi ses", "a")
    later = signs_step(room, step)
    assert blocks(room, later) == []
    with edit(room.library, room.scope, "Tecken"):
        change_principle(room.library, one, sign_micro="vi hälsar", sign_macro="vi möts")
    assert "vi hälsar" not in said(room, step)
    table = said(room, later)
    assert [table.count(text) for text in ("1. Vi ses", "vi hälsar", "vi möts", "Mikro")] == [1, 1, 1, 1]
    assert "”a”" not in table


def test_an_anonymous_step_keeps_neither_author_nor_time(room: Room) -> None:
    step = candidates_step(room, "a", "b", anonymous=True)
    with edit(room.library, room.scope, "Egen"):
        add_cards(room.library, step.id, [NewCard(text="c")])
    made(room, step, "Ihop", "a", "b", "c")
    for source in (step.id, step.uses_id or ""):
        assert all(one.created is None and one.author_id is None for one in cards(room.library, source))
    newest = journal.history(room.library, room.scope)[1]
    assert newest.at is None


Act = Callable[[Room, Step, list[str]], object]
ACTS: dict[str, Act] = {
    "become": lambda room, step, ids: data.become(room.library, step, "Ny", ids[2:]),
    "become of one taken": lambda room, step, ids: data.become(room.library, step, "Ny", ids[:1]),
    "put in": lambda room, step, ids: data.put_in(
        room.library, step, ids, data.board(room.library, step).views[0].principle.id
    ),
    "take out": lambda room, step, ids: data.take_out(room.library, step, ids[:1]),
    "take apart": lambda room, step, ids: delete_principle(
        room.library, data.board(room.library, step).views[0].principle.id
    ),
    "move": lambda room, step, ids: data.place_after(
        room.library, [data.board(room.library, step).views[1].principle.id], None
    ),
    "count": lambda room, step, ids: data.count_hands(
        room.library, step, data.board(room.library, step).views[0].principle.id, 4, 7, "Bord 1"
    ),
}


def content(room: Room) -> Any:
    found = json.loads(json.dumps(exchange.dump(room.library, room.scope.process_id)))
    for listed in found.values():
        for row in listed.values():
            del row["rev"]
    return found


@pytest.mark.parametrize("name", ACTS)
def test_an_edit_undone_and_redone_leaves_exactly_what_was_there(room: Room, name: str) -> None:
    step = candidates_step(room, "a", "b", "c", "d")
    made(room, step, "Ett", "a", "b")
    second = made(room, step, "Två")
    with edit(room.library, room.scope, "Händer"):
        data.count_hands(room.library, step, second, 5, 3)
    ids = [one.id for one in cards(room.library, step.uses_id or "")]
    before = content(room)
    with edit(room.library, room.scope, name):
        ACTS[name](room, step, ids)
    after = content(room)
    assert after != before
    for _number in range(2):
        assert journal.undo(room.library, room.scope)
        assert content(room) == before
        assert journal.redo(room.library, room.scope)
        assert content(room) == after
    assert card(room.library, ids[0]).text == "a"
