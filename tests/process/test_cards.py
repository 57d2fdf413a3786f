"""Cards: written, moved, merged and taken apart."""

from typing import Any

import pytest

from naravard_desktop.core.words import Level, OrganisationType
from naravard_desktop.process import cards
from naravard_desktop.process.cards import NewCard
from naravard_desktop.process.decisions import add_decision
from naravard_desktop.process.links import came_from, led_to, link
from naravard_desktop.process.people import add_organisation, add_person
from naravard_desktop.process.workshops import Step
from naravard_desktop.storage import journal
from naravard_desktop.storage.edit import edit
from naravard_desktop.storage.search import search
from tests.conftest import Room


@pytest.fixture
def step(room: Room) -> Step:
    """A step to write in."""
    return room.step("notes")


def write(room: Room, step: Step, *texts: str, **values: Any) -> list[str]:
    """Write cards in one edit."""
    with edit(room.library, room.scope, "Nya lappar"):
        return cards.add_cards(room.library, step.id, [NewCard(text=text, **values) for text in texts])


def merge(room: Room, *ids: str, text: str = "Ihop") -> str:
    """Merge cards in one edit."""
    with edit(room.library, room.scope, "Ihop"):
        return cards.merge_cards(room.library, room.scope.process_id, ids, text)


def take_apart(room: Room, card_id: str) -> list[str]:
    """Un-merge in one edit."""
    with edit(room.library, room.scope, "Isär"):
        return cards.unmerge_card(room.library, room.scope.process_id, card_id)


def texts(room: Room, step: Step, section: str | None = None) -> list[str]:
    """The texts of a step's cards in order."""
    return [card.text for card in cards.cards(room.library, step.id, section)]


def test_cards_stand_in_the_order_they_were_written(room: Room, step: Step) -> None:
    write(room, step, *"abc")
    with edit(room.library, room.scope, "En till"):
        cards.add_card(room.library, step.id, "d\r\ne\x00")
    assert texts(room, step) == ["a", "b", "c", "d\ne"]


def test_a_card_keeps_all_that_is_said_of_it(room: Room, step: Step) -> None:
    with edit(room.library, room.scope, "Folk"):
        here = add_organisation(room.library, room.scope.process_id, "Berg", OrganisationType.MUNICIPALITY)
        who = add_person(room.library, room.scope.process_id, "Åsa")
    said: dict[str, Any] = {
        "text": "Hembesök",
        "extra": {"läge": "pågår"},
        "level": Level.MICRO,
        "organisation_id": here,
        "organisation_type": OrganisationType.MUNICIPALITY,
        "author_id": who,
        "party": "bord 2",
        "section": "plus",
        "hidden": True,
        "confidential": True,
    }
    with edit(room.library, room.scope, "Ny lapp"):
        [card_id] = cards.add_cards(room.library, step.id, [NewCard(**said)])
    found = cards.card(room.library, card_id)
    assert {name: getattr(found, name) for name in said} == said
    assert found.created is not None


def test_sections_are_lists_of_their_own_in_one_order(room: Room, step: Step) -> None:
    for text, section in (("a", "plus"), ("b", ""), ("c", "plus"), ("d", "delta")):
        write(room, step, text, section=section)
    assert [texts(room, step, section) for section in ("plus", "delta", "", None)] == [
        ["a", "c"],
        ["d"],
        ["b"],
        ["a", "b", "c", "d"],
    ]


@pytest.mark.parametrize(
    ("moved", "after", "expected"),
    [
        ("c", None, "cabde"),
        ("a", None, "abcde"),
        ("c", "d", "abdce"),
        ("a", "e", "bcdea"),
        ("e", "a", "aebcd"),
        ("b", "a", "abcde"),
        ("b", "b", "abcde"),
    ],
)
def test_a_card_is_moved_first_between_or_last(
    room: Room, step: Step, moved: str, after: str | None, expected: str
) -> None:
    ids = dict(zip("abcde", write(room, step, *"abcde"), strict=True))
    with edit(room.library, room.scope, "Flyttad"):
        cards.move_card(room.library, ids[moved], ids[after] if after else None)
    assert "".join(texts(room, step)) == expected


def test_merged_cards_stand_where_the_first_stood_with_their_parts_behind(room: Room, step: Step) -> None:
    a, b, c, _d = write(room, step, *"abcd")
    merged = merge(room, c, a, c, text="ca")
    assert texts(room, step) == ["b", "ca", "d"]
    assert [part.text for part in cards.parts(room.library, merged)] == ["a", "c"]
    assert [one.id for one in came_from(room.library, merged, "merged")] == [c, a]
    assert [one.id for one in led_to(room.library, a, "merged")] == [merged]
    assert cards.parts(room.library, b) == []


def test_merged_cards_are_neighbours_that_can_be_moved_around(room: Room, step: Step) -> None:
    a, b, _c, d = write(room, step, *"abcd")
    merged = merge(room, a, b, text="m")
    with edit(room.library, room.scope, "Flyttad"):
        cards.move_card(room.library, d, merged)
    assert texts(room, step) == ["m", "d", "c"]
    with edit(room.library, room.scope, "Flyttad"):
        cards.move_card(room.library, d, None)
    assert texts(room, step) == ["d", "m", "c"]


def test_taken_apart_each_is_back_where_it_was(room: Room, step: Step) -> None:
    a, b, c, d = write(room, step, *"abcd")
    before = [cards.card(room.library, one) for one in (a, b, c, d)]
    assert set(take_apart(room, merge(room, d, b))) == {b, d}
    assert cards.cards(room.library, step.id) == before


def test_a_merged_card_can_be_merged_again_and_taken_apart_layer_by_layer(room: Room, step: Step) -> None:
    a, b, c = write(room, step, *"abc")
    outer = merge(room, inner := merge(room, a, b, text="ab"), c, text="abc")
    assert texts(room, step) == ["abc"]
    assert set(take_apart(room, outer)) == {inner, c}
    assert texts(room, step) == ["ab", "c"]
    assert take_apart(room, inner) == [a, b]
    assert texts(room, step) == ["a", "b", "c"]


def test_taking_apart_hands_the_links_over_to_each_part(room: Room, step: Step) -> None:
    a, b, c = write(room, step, *"abc")
    merged = merge(room, a, b)
    with edit(room.library, room.scope, "Beslut"):
        own = add_decision(room.library, room.scope.process_id, step.id, "Eget", based_on=[a])
        both = add_decision(room.library, room.scope.process_id, step.id, "Båda", based_on=[merged, c])
    take_apart(room, merged)
    assert {one.id for one in came_from(room.library, both)} == {a, b, c}
    assert [one.id for one in came_from(room.library, own)] == [a]
    assert [one.id for one in led_to(room.library, b)] == [both]
    assert {one.id for one in led_to(room.library, a)} == {own, both}


def test_taking_apart_a_card_that_is_whole_takes_nothing_away(room: Room, step: Step) -> None:
    [one] = write(room, step, "hel")
    with pytest.raises(ValueError, match=r"apart|parts|merged"):
        take_apart(room, one)
    assert texts(room, step) == ["hel"]


def test_taking_apart_the_inner_of_two_merges_keeps_its_parts_in_the_outer(room: Room, step: Step) -> None:
    a, b, c = write(room, step, *"abc")
    outer = merge(room, inner := merge(room, a, b, text="ab"), c, text="abc")
    take_apart(room, inner)
    assert texts(room, step) == ["abc"]
    assert {part.id for part in cards.parts(room.library, outer)} == {a, b, c}


@pytest.mark.parametrize("ids", [(), (0,), (0, 0)])
def test_merging_takes_two_cards(room: Room, step: Step, ids: tuple[int, ...]) -> None:
    written = write(room, step, "a")
    with pytest.raises(ValueError, match="two"):
        merge(room, *(written[number] for number in ids))
    assert texts(room, step) == ["a"]


def test_merged_cards_keep_what_they_agree_on(room: Room, step: Step) -> None:
    shared: dict[str, Any] = {"level": Level.MESO, "organisation_type": OrganisationType.REGION, "party": "bord 1"}
    [a] = write(room, step, "a", extra={"läge": "pågår", "grupp": "barn"}, section="x", **shared)
    [b] = write(room, step, "b", extra={"läge": "pågår", "grupp": "äldre"}, section="x", **shared)
    [c] = write(room, step, "c", extra={"läge": "planerad"}, section="x", confidential=True, hidden=True)
    found = cards.card(room.library, merge(room, a, b))
    assert (found.level, found.organisation_type, found.party) == (Level.MESO, OrganisationType.REGION, "bord 1")
    assert (found.extra, found.section, found.hidden, found.confidential) == ({"läge": "pågår"}, "x", False, False)
    found = cards.card(room.library, merge(room, found.id, c))
    assert (found.level, found.organisation_type, found.party, found.extra) == (None, None, "", {})
    assert found.hidden
    assert found.confidential


def test_deleting_a_merged_card_deletes_what_is_behind_it_and_undo_brings_all_back(room: Room, step: Step) -> None:
    a, b, c, d = write(room, step, *"abcd")
    outer = merge(room, merge(room, a, b), c, text="abc")
    with edit(room.library, room.scope, "Bort"):
        cards.delete_card(room.library, outer)
    assert texts(room, step) == ["d"]
    assert room.library.db["card"].count == 1
    assert room.library.db["link"].count == 0
    journal.undo(room.library, room.scope)
    assert texts(room, step) == ["abc", "d"]
    assert len(cards.parts(room.library, outer)) == 2
    assert d


def test_a_card_that_feeds_a_decision_can_go_and_the_decision_stays(room: Room, step: Step) -> None:
    [a] = write(room, step, "a")
    with edit(room.library, room.scope, "Beslut"):
        decision = add_decision(room.library, room.scope.process_id, step.id, "D", based_on=[a])
        link(room.library, room.scope.process_id, "became", a, decision)
    with edit(room.library, room.scope, "Bort"):
        cards.delete_card(room.library, a)
    assert came_from(room.library, decision) == []


def test_deleting_twice_says_so_and_changes_nothing(room: Room, step: Step) -> None:
    [a] = write(room, step, "a")
    with edit(room.library, room.scope, "Bort"):
        cards.delete_card(room.library, a)
    for act in (cards.delete_card, cards.card):
        with pytest.raises(LookupError), edit(room.library, room.scope, "Bort"):
            act(room.library, a)


def test_merged_and_parts_are_found_by_search_once_each(room: Room, step: Step) -> None:
    a, b = write(room, step, "Hembesök i byn", "Hembesök i stan")
    merged = merge(room, a, b, text="Hembesök överallt")
    assert sorted(hit.row_id for hit in search(room.library.db, "hembesök")) == sorted([a, b, merged])


def test_a_card_of_every_length_is_kept_whole(room: Room, step: Step) -> None:
    long = "Nära vård 👩‍⚕️ " * 7000
    [a] = write(room, step, long)
    assert cards.card(room.library, a).text == long
