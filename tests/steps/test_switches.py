"""What the minutes and the action list show and leave out of a workshop where everything has been written."""

from dataclasses import dataclass

import pytest

from naravard_desktop.core.kind import Column
from naravard_desktop.core.words import Level, OrganisationType
from naravard_desktop.documents.model import words
from naravard_desktop.documents.switches import EVERYTHING, Switches
from naravard_desktop.jobs.action_list import process_actions, workshop_actions
from naravard_desktop.jobs.minutes import minutes
from naravard_desktop.kinds import KINDS
from naravard_desktop.process import actions, cards, clusters, decisions, people
from naravard_desktop.process.cards import NewCard
from naravard_desktop.process.responsible import set_responsible
from naravard_desktop.process.workshops import Step, set_next_meeting, workshops
from naravard_desktop.steps.actions.data import agree
from naravard_desktop.steps.closing.data import add_delta, add_message, add_plus
from naravard_desktop.steps.decisions.data import decide
from naravard_desktop.steps.notes.data import write_notes
from naravard_desktop.steps.opening.data import CHECK_IN
from naravard_desktop.steps.sorting import data as sorting
from naravard_desktop.storage.edit import edit
from naravard_desktop.storage.library import Library
from tests.conftest import Room
from tests.libraries import sampled


@dataclass
class Filled:
    """A workshop with all kinds filled: its steps by kind, and every word that was written in it."""

    room: Room
    steps: dict[str, Step]
    people: dict[str, str]
    written: set[str]
    number: int = 0

    def word(self) -> str:
        """Make up a word that stands nowhere else."""
        self.number += 1
        found = f"ord{self.number}x"
        self.written.add(found)
        return found

    def said(self, switches: Switches = EVERYTHING) -> str:
        """All words of minutes and action lists."""
        room = self.room
        documents = [
            minutes(room.library, room.workshop_id, switches),
            workshop_actions(room.library, room.workshop_id, switches),
            process_actions(room.library, room.scope.process_id, switches),
        ]
        return "\n".join(word for document in documents for word in [*words(document), document.footer])


def fill_people(one: Filled) -> None:
    """Enter who is invited, present and absent, with and without organisation."""
    room, process_id = one.room, one.room.scope.process_id
    for number, kind in enumerate([*OrganisationType, None]):
        here = people.add_organisation(room.library, process_id, one.word(), kind) if kind else None
        for state in ("present", "absent", "invited"):
            name = f"Namn{number}{state}"
            who = people.add_person(room.library, process_id, name, title=one.word(), organisation_id=here)
            role = "sekreterare" if state == "present" else ""
            people.set_attendance(room.library, room.workshop_id, who, state, role)
            one.people[name] = who
    one.written |= one.people.keys() | {"Sekreterare"}


def fill_cards(one: Filled) -> list[str]:
    """Write cards in every step, and return those of the notes."""
    room, author = one.room, one.people["Namn0present"]
    for kind, section in (("opening", CHECK_IN), ("talk", ""), ("closing", ""), ("sorting", ""), ("leaders", "")):
        new = NewCard(
            text=one.word(), section=section, author_id=author, party=one.word(), extra={one.word(): one.word()}
        )
        cards.add_cards(room.library, one.steps[kind].id, [new])
    extra = [{"läge": one.word()}, {"läge": one.word(), "egen": one.word()}, {}, {}]
    new_notes = [NewCard(text=one.word(), extra=values, author_id=author, level=Level.MESO) for values in extra]
    ids = write_notes(room.library, one.steps["notes"], new_notes)
    add_plus(room.library, one.steps["closing"], one.word())
    add_delta(room.library, one.steps["closing"], one.word())
    add_message(room.library, one.steps["closing"], one.word(), one.word(), one.word())
    set_next_meeting(room.library, room.workshop_id, "2027-05-03", "09:15", one.word())
    one.written |= {"3 maj 2027", "09.15", "meso"}
    return ids


def fill_board(one: Filled, ids: list[str]) -> None:
    """Place and merge cards, name leaders."""
    room, who = one.room, one.people["Namn1present"]
    view = sorting.board(room.library, one.steps["sorting"]).clusters[0]
    other = clusters.add_cluster(room.library, one.steps["sorting"].id, one.word(), purpose=one.word())
    leg = clusters.add_leg(room.library, other, one.word(), one.word())
    sorting.place(room.library, one.steps["sorting"], ids[:2], other, leg)
    sorting.set_depends(room.library, one.steps["sorting"], ids[0], view.cluster.id)
    sorting.merge_on_board(room.library, one.steps["leaders"], ids[1:3], one.word())
    clusters.change_cluster(room.library, other, owner_id=who, coordinator_id=who, medical_support_id=who)
    clusters.change_leg(room.library, leg, leader_id=who)


def fill_results(one: Filled, ids: list[str]) -> None:
    """Decide and agree."""
    room, process_id = one.room, one.room.scope.process_id
    decision = decide(room.library, one.steps["decisions"], one.word(), decided_by=one.word(), based_on=ids[:1])
    action = agree(
        room.library, one.steps["actions"], one.word(), level=Level.MACRO, due="2027-04-01", came_from=[decision]
    )
    actions.change_action(room.library, action, comment=one.word(), state=actions.ActionState.DOING)
    for organisation in people.organisations(room.library, process_id)[:2]:
        set_responsible(room.library, process_id, action, organisation.id, one.people["Namn2absent"])
    set_responsible(room.library, process_id, action, None, one.people["Namn4absent"])
    one.written |= {"makro", "pågår", "1 april 2027"}


@pytest.fixture
def filled(room: Room) -> Filled:
    """A workshop where every kind has something in it."""
    one = Filled(room, {}, {}, {"Uppdraget", "Workshoppen"})
    options: dict[str, dict[str, object]] = {
        "opening": {"purpose": one.word(), "ground_rules": (one.word(), one.word()), "check_in": one.word()},
        "notes": {"columns": (Column(name="läge"),)},
        "sorting": {"clusters": (sorting.ClusterPlan(name=one.word(), purpose=one.word(), legs=(one.word(),)),)},
    }
    for kind in KINDS:
        uses = one.steps["notes"] if kind == "sorting" else None
        one.steps[kind] = room.step(kind, uses, **options.get(kind, {}))  # type: ignore[arg-type]
    one.steps["leaders"] = room.step("sorting", one.steps["sorting"])
    with edit(room.library, room.scope, "Allt"):
        fill_people(one)
        ids = fill_cards(one)
        fill_board(one, ids)
        fill_results(one, ids)
    return one


def test_every_word_that_was_written_is_in_the_internal_copy(filled: Filled) -> None:
    said = filled.said()
    assert [word for word in sorted(filled.written) if word not in said] == []


def test_names_off_shows_no_name_anywhere(filled: Filled) -> None:
    said = filled.said(Switches(names=False, confidential=True))
    assert [name for name in filled.people if name in said] == []
    assert "1 person" in said


def test_names_off_takes_no_word_but_names_titles_and_roles(filled: Filled) -> None:
    titles = {one.title for one in people.persons(filled.room.library, filled.room.scope.process_id).values()}
    said = filled.said(Switches(names=False, confidential=True))
    gone = {word for word in filled.written if word not in said}
    assert gone == {*filled.people, *titles, "Sekreterare"}


def test_names_off_shows_no_name_of_the_sample(library: Library) -> None:
    """Also where somebody was named as the one who tells."""
    process_id = sampled(library)
    said = "\n".join(
        word
        for held in workshops(library, process_id)
        for word in words(minutes(library, held.id, Switches(names=False)))
    )
    assert [one.name for one in people.persons(library, process_id).values() if one.name in said] == []


def test_absent_off_shows_neither_absent_nor_invited(filled: Filled) -> None:
    room, switches = filled.room, Switches(absent=False)
    said = words(minutes(room.library, room.workshop_id, switches))
    in_attendance = "\n".join(said[: said.index("Moment opening")])
    assert "Namn3present" in in_attendance
    assert not [name for name in filled.people if not name.endswith("present") and name in in_attendance]
    assert not {"Frånvarande", "Inbjudna, närvaro inte noterad"} & set(said)


def test_cards_off_counts_the_cards_and_keeps_the_rest(filled: Filled) -> None:
    said = filled.said(Switches(cards=False))
    [merged] = [
        one for one in cards.cards(filled.room.library, filled.steps["notes"].id) if one.created and not one.author_id
    ]
    assert merged.text not in said
    assert "3 lappar: 3 meso." in said
    assert "1 lapp." in said
    for step in ("sorting", "leaders", "talk"):
        for card in cards.cards(filled.room.library, filled.steps[step].id):
            assert card.text not in said
    for view in sorting.board(filled.room.library, filled.steps["sorting"]).clusters:
        assert view.cluster.name in said


@pytest.mark.parametrize("table", ["card", "decision", "action"])
def test_what_is_confidential_is_left_out_and_said_to_be(filled: Filled, table: str) -> None:
    room = filled.room
    secrets = {text for (text,) in room.library.db.execute(f"SELECT text FROM {table}")}
    with edit(room.library, room.scope, "Konfidentiellt"):
        room.library.db.execute("DELETE FROM link WHERE kind = 'became'")
        room.library.db.execute(f"UPDATE {table} SET confidential = 1")
    said = filled.said(Switches())
    assert [text for text in secrets if text in said] == []
    assert "konfidentiell" in said
    assert [text for text in secrets if text not in filled.said(EVERYTHING)] == []


@pytest.mark.parametrize("table", ["card", "decision"])
def test_what_is_confidential_is_left_out_where_something_came_from_it_too(filled: Filled, table: str) -> None:
    room = filled.room
    secrets = {text for (text,) in room.library.db.execute(f"SELECT text FROM {table}")}
    with edit(room.library, room.scope, "Konfidentiellt"):
        room.library.db.execute(f"UPDATE {table} SET confidential = 1")
    said = filled.said(Switches())
    assert [text for text in secrets if text in said] == []


def test_a_confidential_part_of_merged_cards_stays_out_when_the_whole_is_shown(room: Room) -> None:
    step = room.step("notes")
    with edit(room.library, room.scope, "Lappar"):
        new = [NewCard(text="Öppen"), NewCard(text="Hemlig", confidential=True)]
        merged = cards.merge_cards(room.library, room.scope.process_id, write_notes(room.library, step, new), "Båda")
        cards.change_card(room.library, merged, confidential=False)
    said = words(minutes(room.library, room.workshop_id, Switches()))
    assert "Båda" in said
    assert "Öppen" in said
    assert "Hemlig" not in said


def test_hidden_cards_are_in_the_minutes(filled: Filled) -> None:
    """Hidden is from the room, until they are shown; the minutes have every word."""
    room = filled.room
    with edit(room.library, room.scope, "Dold"):
        room.library.db.execute("UPDATE card SET hidden = 1")
    assert [word for word in filled.written if word not in filled.said()] == []


def test_a_confidential_decision_keeps_its_number(room: Room) -> None:
    step = room.step("decisions")
    with edit(room.library, room.scope, "Beslut"):
        secret = decide(room.library, step, "Hemligt")
        decide(room.library, step, "Öppet")
        decisions.change_decision(room.library, secret, confidential=True)
    said = words(minutes(room.library, room.workshop_id, Switches()))
    assert said[said.index("Öppet") - 1] == "Beslut 2."


@pytest.mark.parametrize("switches", [EVERYTHING, Switches(names=False, absent=False, cards=False, votes=False)])
def test_an_empty_workshop_has_minutes_that_say_so(room: Room, switches: Switches) -> None:
    for kind in KINDS:
        room.step(kind)
    said = words(minutes(room.library, room.workshop_id, switches))
    assert "Ingen närvaro är noterad." in said
    assert "Inga beslut togs." in said
    assert "Moment break" not in said
