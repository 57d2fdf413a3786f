"""Sorting: a card lies in one place on a board, and no edit of the board loses one."""

from typing import Any

import pytest

from naravard_desktop.documents.model import Document, words
from naravard_desktop.documents.switches import EVERYTHING
from naravard_desktop.documents.writing import writing
from naravard_desktop.process import cards, clusters
from naravard_desktop.process.cards import NewCard, add_cards
from naravard_desktop.process.people import add_person
from naravard_desktop.process.workshops import Step
from naravard_desktop.steps.sorting import data as sorting
from naravard_desktop.steps.sorting.data import ClusterPlan
from naravard_desktop.steps.sorting.minutes import minutes
from naravard_desktop.storage.edit import edit
from tests.conftest import Room

PLANS = (
    ClusterPlan(name="VIP", purpose="Trygg vård", legs=("Hembesök", "Mätning"), medical_support=True),
    ClusterPlan(name="Gemensamt"),
)


def section(room: Room, step: Step) -> list[str]:
    """Return all words of a step's section."""
    context = writing(room.library, room.scope.process_id, EVERYTHING)
    return words(Document("", "", "", "", tuple(minutes(step, context))))


class Table:
    """A board with cards a–e from a step of notes, and a hand that moves them."""

    def __init__(self, room: Room) -> None:
        self.room, self.library = room, room.library
        self.notes = room.step("notes")
        self.first = room.step("sorting", uses=self.notes, clusters=PLANS)
        self.ids = self.write(self.notes, *"abcde")
        self.vip, self.shared = (view.cluster.id for view in self.board().clusters)
        self.visits, self.metering = (view.leg.id for view in self.board().clusters[0].legs)

    def write(self, step: Step, *texts: str) -> dict[str, str]:
        """Write cards and return their ids by text."""
        with edit(self.library, self.room.scope, "Lappar"):
            ids = add_cards(self.library, step.id, [NewCard(text=text) for text in texts])
        return dict(zip(texts, ids, strict=True))

    def board(self, step: Step | None = None) -> sorting.Board:
        """The board as a step sees it."""
        return sorting.board(self.library, step or self.first)

    def do(self, act: Any, *args: Any, step: Step | None = None, **more: Any) -> Any:
        """Do something on the board in an edit of its own."""
        with edit(self.library, self.room.scope, "På tavlan"):
            return act(self.library, step or self.first, *args, **more)

    def place(self, texts: str, cluster: str, leg: str | None = None, step: Step | None = None) -> None:
        """Place cards by their texts."""
        self.do(sorting.place, [self.ids[text] for text in texts], cluster, leg, step=step)

    def lay(self, step: Step | None = None) -> dict[str, str]:
        """Where everything lies: texts by place."""
        found = self.board(step)
        lay = {"": found.unplaced}
        for view in found.clusters:
            lay[view.cluster.name] = view.cards
            lay.update({leg.leg.name: leg.cards for leg in view.legs})
        return {name: "".join(card.text for card in lying) for name, lying in lay.items() if lying}

    def said(self, step: Step | None = None) -> list[str]:
        """All words of the section."""
        return section(self.room, step or self.first)


@pytest.fixture
def table(room: Room) -> Table:
    """A board with five cards."""
    return Table(room)


def test_the_board_begins_with_the_clusters_of_the_template(table: Table) -> None:
    views = table.board().clusters
    assert [(one.cluster.name, one.cluster.purpose, one.cluster.needs_medical_support) for one in views] == [
        ("VIP", "Trygg vård", True),
        ("Gemensamt", "", False),
    ]
    assert [[leg.leg.name for leg in one.legs] for one in views] == [["Hembesök", "Mätning"], []]
    assert table.lay() == {"": "abcde"}


def test_a_card_lies_in_one_place_and_last_where_it_was_put(table: Table) -> None:
    table.place("ba", table.vip)
    table.place("c", table.vip, table.visits)
    table.place("d", table.shared)
    assert table.lay() == {"VIP": "ba", "Hembesök": "c", "Gemensamt": "d", "": "e"}
    table.place("b", table.shared)
    table.place("a", table.vip, table.visits)
    table.place("c", table.vip, table.metering)
    assert table.lay() == {"Hembesök": "a", "Mätning": "c", "Gemensamt": "db", "": "e"}
    table.place("c", table.vip)
    table.do(sorting.unplace, [table.ids["d"], table.ids["e"]])
    assert table.lay() == {"VIP": "c", "Hembesök": "a", "Gemensamt": "b", "": "de"}


def test_a_card_placed_where_it_lies_goes_last_there(table: Table) -> None:
    table.place("abc", table.vip)
    table.place("a", table.vip)
    assert table.lay() == {"VIP": "bca", "": "de"}


def test_a_card_put_in_a_leg_of_another_cluster_is_still_on_the_board(table: Table) -> None:
    try:
        table.place("a", table.shared, table.visits)
    except ValueError:
        assert table.lay() == {"": "abcde"}
    else:
        assert "a" in "".join(table.lay().values())
        assert "a" in table.said()


def test_a_deleted_cluster_leaves_its_cards_unplaced(table: Table) -> None:
    table.place("ab", table.vip, table.visits)
    table.place("c", table.vip)
    with edit(table.library, table.room.scope, "Bort"):
        clusters.delete_cluster(table.library, table.vip)
    assert table.lay() == {"": "abcde"}
    assert [view.cluster.name for view in table.board().clusters] == ["Gemensamt"]


def test_a_deleted_leg_leaves_its_cards_in_the_cluster(table: Table) -> None:
    table.place("a", table.vip)
    table.place("bc", table.vip, table.visits)
    table.place("d", table.vip, table.metering)
    with edit(table.library, table.room.scope, "Bort"):
        clusters.delete_leg(table.library, table.visits)
    assert table.lay() == {"VIP": "abc", "Mätning": "d", "": "e"}


def test_clusters_and_legs_can_be_renamed_and_made(table: Table) -> None:
    with edit(table.library, table.room.scope, "Nytt"):
        clusters.change_cluster(table.library, table.shared, name="Allt", purpose="Bär båda")
        clusters.add_leg(table.library, table.shared, "Planering")
        clusters.change_leg(table.library, table.visits, name="Besök", purpose="Hemma")
        clusters.add_cluster(table.library, table.first.id, "Nytt kluster")
    assert [view.cluster.name for view in table.board().clusters] == ["VIP", "Allt", "Nytt kluster"]
    for word in ("Allt", "Bär båda", "Planering", "Besök", "Hemma", "Nytt kluster"):
        assert word in table.said()


def test_merged_cards_lie_in_the_cluster_of_the_first_and_taken_apart_each_is_back(table: Table) -> None:
    table.place("a", table.vip, table.visits)
    table.place("b", table.shared)
    merged = table.do(sorting.merge_on_board, [table.ids["b"], table.ids["a"], table.ids["c"]], "M")
    assert table.lay() == {"Gemensamt": "M", "": "de"}
    table.do(sorting.place, [merged], table.vip, table.metering)
    assert table.lay() == {"Mätning": "M", "": "de"}
    with edit(table.library, table.room.scope, "Isär"):
        cards.unmerge_card(table.library, table.room.scope.process_id, merged)
    assert table.lay() == {"Hembesök": "a", "Gemensamt": "b", "": "cde"}


def test_merged_cards_lie_where_the_first_lay_among_the_others(table: Table) -> None:
    table.place("abcd", table.vip)
    table.do(sorting.merge_on_board, [table.ids["b"], table.ids["c"]], "M")
    assert table.lay() == {"VIP": "aMd", "": "e"}


def test_cards_merged_before_they_are_placed_stay_unplaced(table: Table) -> None:
    table.place("b", table.vip)
    table.do(sorting.merge_on_board, [table.ids["a"], table.ids["b"]], "M")
    assert table.lay() == {"": "Mcde"}


def test_a_card_depends_on_other_clusters_and_says_so(table: Table) -> None:
    table.place("a", table.vip)
    for _number in range(2):
        table.do(sorting.set_depends, table.ids["a"], table.shared)
    assert {key: [one.name for one in on] for key, on in table.board().depends.items()} == {
        table.ids["a"]: ["Gemensamt"]
    }
    assert "beror på Gemensamt" in table.said()
    for _number in range(2):
        table.do(sorting.set_depends, table.ids["a"], table.shared, depends=False)
    assert table.board().depends == {}


def test_what_a_merged_card_depends_on_is_handed_over(table: Table) -> None:
    table.place("ab", table.vip)
    merged = table.do(sorting.merge_on_board, [table.ids["a"], table.ids["b"]], "M")
    table.do(sorting.set_depends, merged, table.shared)
    with edit(table.library, table.room.scope, "Isär"):
        cards.unmerge_card(table.library, table.room.scope.process_id, merged)
    assert set(table.board().depends) == {table.ids["a"], table.ids["b"]}
    with edit(table.library, table.room.scope, "Bort"):
        clusters.delete_cluster(table.library, table.shared)
    assert table.board().depends == {}


def test_three_sorting_steps_in_a_chain_work_on_one_board(table: Table) -> None:
    second = table.room.step("sorting", uses=table.first, clusters=PLANS)
    third = table.room.step("sorting", uses=second)
    assert {sorting.board_step(table.library, one).id for one in (table.first, second, third)} == {table.first.id}
    for number, step in enumerate((table.first, second, third)):
        table.ids |= table.write(step, str(number))
        table.place(f"{'abc'[number]}{number}", table.vip, table.visits, step=step)
    lays = [table.lay(step) for step in (table.first, second, third)]
    assert lays[0] == lays[1] == lays[2] == {"Hembesök": "a0b1c2", "": "de"}
    assert len(table.board(third).clusters) == 2
    assert [sorting.works_on_after(table.library, one) for one in (table.first, second, third)] == [True, True, False]


def test_two_boards_of_the_same_notes_are_apart(table: Table) -> None:
    other = table.room.step("sorting", uses=table.notes, clusters=(ClusterPlan(name="Annat"),))
    table.place("a", table.vip)
    [view] = table.board(other).clusters
    table.place("b", view.cluster.id, step=other)
    assert table.lay() == {"VIP": "a", "": "bcde"}
    assert table.lay(other) == {"Annat": "b", "": "acde"}


def test_cards_typed_on_the_board_lie_on_it_and_in_its_minutes(room: Room) -> None:
    step = room.step("sorting", clusters=PLANS)
    with edit(room.library, room.scope, "Lapp"):
        cards.add_card(room.library, step.id, "Ny")
    assert [card.text for card in sorting.board(room.library, step).unplaced] == ["Ny"]
    context = writing(room.library, room.scope.process_id, EVERYTHING)
    assert words(Document("", "", "", "", tuple(minutes(step, context))))[-2:] == ["Inte placerade", "Ny"]


def test_a_deleted_card_leaves_the_board(table: Table) -> None:
    table.place("ab", table.vip)
    with edit(table.library, table.room.scope, "Bort"):
        cards.delete_card(table.library, table.ids["a"])
    assert table.lay() == {"VIP": "b", "": "cde"}


def test_a_board_that_only_sorts_misses_nobody(room: Room) -> None:
    notes = room.step("notes")
    step = room.step("sorting", uses=notes)
    with edit(room.library, room.scope, "Område"):
        (card_id,) = add_cards(room.library, notes.id, [NewCard(text="lapp")])
        cluster = clusters.add_cluster(room.library, step.id, "Nära hemma")
        sorting.place(room.library, step, [card_id], cluster, None)
    said = section(room, step)
    assert "lapp" in said
    assert "saknas" not in said
    with edit(room.library, room.scope, "Ägare"):
        who = add_person(room.library, room.scope.process_id, "Åsa Exempel")
        clusters.change_cluster(room.library, cluster, owner_id=who)
    assert "saknas" in section(room, step)


def test_the_minutes_say_who_leads_once_where_the_leaders_were_named(table: Table) -> None:
    with edit(table.library, table.room.scope, "Ledare"):
        who = add_person(table.library, table.room.scope.process_id, "Åsa Exempel", title="chef")
        clusters.change_cluster(table.library, table.vip, owner_id=who)
        clusters.change_leg(table.library, table.visits, leader_id=who)
    alone = table.said()
    assert alone.count("Åsa Exempel (chef)") == 2
    assert alone[alone.index("Medicinskt stöd") + 1] == "saknas"
    second = table.room.step("sorting", uses=table.first)
    assert "Åsa Exempel (chef)" not in table.said()
    later = table.said(second)
    assert later.count("Åsa Exempel (chef)") == 2
    assert later[:6] == ["Kluster och del", "Roll", "Vem", "VIP", "Ägare", "Åsa Exempel (chef)"]
    assert later.count("Medicinskt stöd") == 1
    assert "VIP: Mätning" in later
    assert not set("abcde") & set(later)
