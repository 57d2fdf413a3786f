"""Priority: what gets dots, whether they add up, the four fields, and the section of the minutes."""

from collections.abc import Callable
from typing import Any

import pytest

from naravard_desktop.core.check import Wrong
from naravard_desktop.documents.model import Block, Document, Heading, Items, Table, words
from naravard_desktop.documents.switches import EVERYTHING, Switches
from naravard_desktop.documents.writing import writing
from naravard_desktop.kinds import KINDS
from naravard_desktop.process.cards import NewCard, add_cards, change_card, merge_cards
from naravard_desktop.process.clusters import add_cluster
from naravard_desktop.process.parties import add_party, change_party, parties
from naravard_desktop.process.people import add_person, set_attendance
from naravard_desktop.process.votes import votes
from naravard_desktop.process.workshops import Step
from naravard_desktop.process.workshops import step as read_step
from naravard_desktop.steps.priority import data
from naravard_desktop.steps.priority.sums import Sums, sums
from naravard_desktop.storage import journal
from naravard_desktop.storage.edit import edit
from tests.conftest import Room

TEXTS = ("Läkarrond", "Hembesök", "En väg in")


class Scene:
    """A step of notes, and a step of priority that uses it."""

    def __init__(self, room: Room, *texts: str, **options: Any) -> None:
        self.room, self.library = room, room.library
        self.notes = room.step("notes")
        self.step = room.step("priority", self.notes, **options)
        self.edit(lambda: add_cards(self.library, self.notes.id, [NewCard(text=text) for text in texts or TEXTS]))

    @classmethod
    def of(cls, room: Room, step: Step) -> "Scene":
        """A scene round a step that is there."""
        made = cls.__new__(cls)
        made.room, made.library, made.step = room, room.library, step
        return made

    def edit(self, change: Callable[[], object]) -> None:
        """Do something as one edit, and read the step anew."""
        with edit(self.library, self.room.scope, "Ändring"):
            change()
        self.step = read_step(self.library, self.step.id)

    def items(self) -> list[data.Item]:
        """What is given priority."""
        return data.items(self.library, self.step)

    def count(self, *numbers: int, party: str = "") -> None:
        """Give the items dots, in order."""

        def change() -> None:
            for item, number in zip(self.items(), numbers, strict=False):
                data.count(self.library, self.step, item, number, party)

        self.edit(change)

    def people(self, state: str, count: int) -> None:
        """Let so many be present or invited."""

        def change() -> None:
            for number in range(count):
                person = add_person(self.library, self.room.scope.process_id, f"{state} {number}")
                set_attendance(self.library, self.room.workshop_id, person, state)  # type: ignore[arg-type]

        self.edit(change)

    def tables(self, **persons: int | None) -> None:
        """Let there be tables, with so many at each."""

        def change() -> None:
            for name, count in persons.items():
                add_party(self.library, self.room.workshop_id, name, count)

        self.edit(change)

    def sums(self) -> Sums:
        """How it adds up."""
        return sums(self.library, self.step, data.counts(self.library, self.step, self.items()))

    def said(self, party: str = "") -> str:
        """What is said of the sum."""
        return " ".join(one.text for one in self.sums().said(party))

    def section(self, switches: Switches = EVERYTHING) -> list[Block]:
        """The section of the minutes."""
        return KINDS["priority"].minutes(self.step, writing(self.library, self.room.scope.process_id, switches))

    def words(self, switches: Switches = EVERYTHING) -> list[str]:
        """The strings of the section."""
        return words(Document("", "", "", "", tuple(self.section(switches))))


def test_items_are_the_used_cards_and_then_those_written_here(room: Room) -> None:
    scene = Scene(room)
    scene.edit(lambda: add_cards(scene.library, scene.step.id, [NewCard(text="Eget")]))
    assert [item.card.text for item in scene.items()] == [*TEXTS, "Eget"]


def test_items_can_be_the_clusters_of_the_nearest_board(room: Room) -> None:
    notes = room.step("notes")
    board = room.step("sorting", notes)
    later = room.step("sorting", board)
    step = room.step("priority", later, on="clusters")
    with edit(room.library, room.scope, "Kluster"):
        add_cards(room.library, notes.id, [NewCard(text="en lapp")])
        for name in ("VIP", "Tillgänglighet"):
            add_cluster(room.library, board.id, name)
        add_cards(room.library, step.id, [NewCard(text="Eget")])
    found = data.items(room.library, step)
    assert [(item.target, item.card.text) for item in found] == [
        ("cluster", "VIP"),
        ("cluster", "Tillgänglighet"),
        ("card", "Eget"),
    ]
    with edit(room.library, room.scope, "Prickar"):
        data.count(room.library, step, found[1], 4, "")
    (vote,) = votes(room.library, step.id)
    assert (vote.cluster_id, vote.value) == (found[1].id, 4)


def test_the_most_dots_come_first_and_equals_stay_in_order(room: Room) -> None:
    scene = Scene(room)
    scene.count(2, 5, 2)
    counted = data.counts(scene.library, scene.step, scene.items())
    assert [item.card.text for item in data.ranked(scene.items(), counted)] == ["Hembesök", "Läkarrond", "En väg in"]


def test_persons_are_those_present_else_seated_else_invited_else_as_said(room: Room) -> None:
    scene = Scene(room)
    assert scene.said() == "0 prickar. Fyll i hur många ni är, så kontrolleras summan."
    scene.people("invited", 7)
    assert scene.sums().persons == 7
    scene.tables(A=3, B=2)
    assert scene.sums().persons == 5
    scene.people("present", 4)
    assert scene.sums().persons == 4
    scene.edit(lambda: data.set_persons(scene.library, scene.step, 11))
    assert scene.sums().allowed == 33


def test_the_sum_is_said_when_it_is_short_right_and_too_large(room: Room) -> None:
    scene = Scene(room, dots=2)
    scene.people("present", 3)
    scene.count(1, 2)
    assert scene.said() == "3 av 6 prickar, 3 kvar."
    assert not scene.sums().complete
    scene.count(2, 2, 2)
    assert scene.said() == "6 av 6 prickar. Alla är räknade."
    assert scene.sums().complete
    scene.count(3, 2, 2)
    assert scene.said() == "7 av 6 prickar, 1 för många. Räkna igen, eller ändra antalet personer."
    assert scene.sums().said("")[0].wrong


def test_each_table_is_checked_by_itself(room: Room) -> None:
    scene = Scene(room, dots=3)
    scene.tables(Fönstret=2, Dörren=3, Tavlan=None)
    scene.people("present", 6)
    scene.count(4, 3, party="Fönstret")
    scene.count(1, party="Dörren")
    assert scene.said("Fönstret").startswith("Fönstret: 7 av 6 prickar, 1 för många.")
    assert scene.said("Dörren") == "Dörren: 1 av 9 prickar, 8 kvar. Hela rummet: 8 av 18 prickar, 10 kvar."
    assert "Fyll i hur många som sitter där" in scene.said("Tavlan")
    assert "Fönstret har 1 för många." in scene.said()


def test_dots_of_the_room_and_of_tables_are_not_added_in_silence(room: Room) -> None:
    scene = Scene(room)
    scene.tables(A=4)
    scene.count(3, party="A")
    assert "två gånger" not in scene.said()
    scene.count(0, 2)
    assert "både för hela rummet (2) och bord för bord (3)" in scene.said()
    assert scene.sums().counts.sum == 5


def test_a_table_that_is_renamed_keeps_its_dots(room: Room) -> None:
    scene = Scene(room)
    scene.tables(A=4)
    scene.count(3, party="A")
    (table,) = parties(scene.library, room.workshop_id)
    scene.edit(lambda: change_party(scene.library, table.id, name="B", persons=4))
    assert scene.sums().counts.given("B") == 3


def test_dots_on_what_was_put_together_are_told_of(room: Room) -> None:
    scene = Scene(room)
    scene.count(3, 2, 1)
    ids = [item.id for item in scene.items()][:2]
    scene.edit(lambda: merge_cards(scene.library, room.scope.process_id, ids, "Båda"))
    assert scene.sums().counts.sum == 1
    assert "5 prickar ligger på något" in scene.said()
    scene.edit(lambda: data.start_over(scene.library, scene.step))
    assert votes(scene.library, scene.step.id) == []


def test_fields_are_effect_and_effort_written_together(room: Room) -> None:
    scene = Scene(room, method="effort")
    first, second, _third = scene.items()
    scene.edit(lambda: data.place(scene.library, scene.step, [first], "now"))
    scene.edit(lambda: data.place(scene.library, scene.step, [second], "leave"))
    waiting, placed = data.fields(scene.library, scene.step, scene.items())
    assert [item.card.text for item in waiting] == ["En väg in"]
    assert [item.card.text for item in placed["now"]] == ["Läkarrond"]
    found = {(vote.card_id, vote.kind): vote.value for vote in votes(scene.library, scene.step.id)}
    assert found[first.id, "effect"] == 2
    assert found[first.id, "effort"] == 1
    scene.edit(lambda: data.place(scene.library, scene.step, [first, second], None))
    assert votes(scene.library, scene.step.id) == []


def test_undo_of_everything_gives_what_was_there_and_redo_what_came(room: Room) -> None:
    scene = Scene(room)

    def content() -> object:
        return [
            sorted(votes(scene.library, scene.step.id), key=lambda one: one.id),
            read_step(scene.library, scene.step.id).options,
            parties(scene.library, room.workshop_id),
        ]

    seen = [content()]
    changes: list[Callable[[], object]] = [
        lambda: data.count(scene.library, scene.step, scene.items()[0], 3, ""),
        lambda: data.count(scene.library, scene.step, scene.items()[0], 5, "A"),
        lambda: data.set_persons(scene.library, scene.step, 12),
        lambda: data.show_result(scene.library, scene.step, shown=True),
        lambda: data.place(scene.library, scene.step, scene.items(), "plan"),
        lambda: data.start_over(scene.library, scene.step),
    ]
    for change in changes:
        scene.edit(change)
        seen.append(content())
    for before in reversed(seen[:-1]):
        assert journal.undo(scene.library, room.scope)
        assert content() == before
    for after in seen[1:]:
        assert journal.redo(scene.library, room.scope)
        assert content() == after


@pytest.mark.parametrize("wrong", [{"dots": 0}, {"dots": 21}, {"persons": -1}, {"persons": 10_000}])
def test_options_out_of_bounds_are_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(Wrong):
        data.Options(**wrong)  # type: ignore[arg-type]


def test_minutes_rank_with_dots_and_say_how_many_there_could_be(room: Room) -> None:
    scene = Scene(room, dots=2)
    scene.people("present", 5)
    scene.count(2, 5, 2)
    (table,) = [block for block in scene.section() if isinstance(block, Table)]
    assert table.header == ("Prioritet", "Vad", "Prickar")
    assert table.rows == (("1", "Hembesök", "5"), ("2", "Läkarrond", "2"), ("2", "En väg in", "2"))
    assert "9 av 10 prickar räknade (5 personer med 2 prickar var)." in scene.words()


def test_minutes_have_few_tables_beside_each_other(room: Room) -> None:
    scene = Scene(room)
    scene.tables(B=2, A=2)
    scene.count(1, 2, party="A")
    scene.count(3, party="B")
    (table,) = [block for block in scene.section() if isinstance(block, Table)]
    assert table.header == ("Prioritet", "Vad", "A", "B", "Prickar")
    assert table.rows[0] == ("1", "Läkarrond", "1", "3", "4")
    assert "En fick inga prickar." in scene.words()


def test_minutes_without_votes_have_the_order_and_no_numbers(room: Room) -> None:
    scene = Scene(room)
    scene.count(2, 5)
    blocks = scene.section(Switches(votes=False))
    (items,) = [block for block in blocks if isinstance(block, Items)]
    assert items.numbered
    assert [item.text for item in items.items] == ["Hembesök", "Läkarrond"]
    assert not any(character.isdigit() for text in scene.words(Switches(votes=False)) for character in text)


def test_minutes_leave_out_cards_and_what_is_confidential_as_asked(room: Room) -> None:
    scene = Scene(room)
    scene.count(3, 2, 1)
    secret = scene.items()[0].id
    scene.edit(lambda: change_card(scene.library, secret, confidential=True))
    said = scene.words(Switches())
    assert "Läkarrond" not in said
    assert "En konfidentiell lapp är utelämnad." in said
    counted = scene.words(Switches(cards=False))
    assert "2 lappar." in counted
    assert "Hembesök" not in counted


def test_minutes_have_the_four_fields_as_headings(room: Room) -> None:
    scene = Scene(room, method="effort")
    assert scene.section() == []
    scene.edit(lambda: data.place(scene.library, scene.step, scene.items()[:1], "now"))
    headings = [block.text for block in scene.section() if isinstance(block, Heading)]
    assert headings == [
        "Gör nu (hög effekt, liten insats)",
        "Planera (hög effekt, stor insats)",
        "Om tid finns (låg effekt, liten insats)",
        "Låt vara (låg effekt, stor insats)",
        "Inte placerade",
    ]
    assert scene.words().count("Läkarrond") == 1


def test_minutes_of_an_empty_step_are_nothing_and_own_cards_are_kept(room: Room) -> None:
    step: Step = room.step("priority")
    empty = KINDS["priority"].minutes(step, writing(room.library, room.scope.process_id, EVERYTHING))
    assert empty == []
    scene = Scene(room)
    assert scene.section() == []
    scene.edit(lambda: add_cards(scene.library, scene.step.id, [NewCard(text="Eget <b>förslag</b>")]))
    assert "Eget <b>förslag</b>" in scene.words()
    scene.count(1)
    assert any("Eget <b>förslag</b>" in text for text in scene.words())
