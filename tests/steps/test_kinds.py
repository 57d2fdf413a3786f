"""Each kind: what it lays out, what it writes down, and its section in the minutes."""

from typing import Any

import pytest

from naravard_desktop.core.kind import Column
from naravard_desktop.core.words import Level, OrganisationType
from naravard_desktop.documents.model import Block, Document, Heading, Items, Paragraph, Table, words
from naravard_desktop.documents.switches import EVERYTHING, Switches
from naravard_desktop.documents.writing import writing
from naravard_desktop.kinds import KINDS
from naravard_desktop.process import cards
from naravard_desktop.process.cards import NewCard
from naravard_desktop.process.decisions import change_decision, decisions_of_step
from naravard_desktop.process.links import came_from
from naravard_desktop.process.people import add_organisation, add_person
from naravard_desktop.process.workshops import Step, set_next_meeting
from naravard_desktop.process.workshops import step as read_step
from naravard_desktop.steps.actions.data import agree
from naravard_desktop.steps.closing.data import add_delta, add_message, add_plus
from naravard_desktop.steps.decisions.data import decide
from naravard_desktop.steps.notes.data import show_all, write_notes
from naravard_desktop.steps.opening.data import CHECK_IN, PURPOSE, RULE
from naravard_desktop.storage.edit import edit
from tests.conftest import Room


def section(room: Room, step: Step, switches: Switches = EVERYTHING) -> list[Block]:
    """A step's own section."""
    return KINDS[step.kind].minutes(step, writing(room.library, room.scope.process_id, switches))


def said(room: Room, step: Step, switches: Switches = EVERYTHING) -> list[str]:
    """Every string of a step's section."""
    return words(Document("", "", "", "", tuple(section(room, step, switches))))


def note(room: Room, step: Step, *texts: str, **values: Any) -> list[str]:
    """Write notes in a step."""
    with edit(room.library, room.scope, "Lappar"):
        return write_notes(room.library, step, [NewCard(text=text, **values) for text in texts])


def set_prompt(room: Room, step: Step, prompt: str) -> Step:
    """Give a step its question."""
    with edit(room.library, room.scope, "Fråga"):
        room.library.db.execute("UPDATE step SET prompt = ? WHERE id = ?", [prompt, step.id])
    return read_step(room.library, step.id)


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_begins_empty_and_has_a_section_that_says_so_or_nothing(room: Room, kind: str) -> None:
    step = room.step(kind)
    assert cards.cards(room.library, step.id) == []
    expected = {"decisions": ["Inga beslut togs."], "actions": ["Inga åtgärder bestämdes."]}
    assert said(room, step) == expected.get(kind, [])


def test_the_opening_lays_out_purpose_and_rules_that_can_be_changed(room: Room) -> None:
    step = room.step("opening", purpose="Syftet", ground_rules=("En i taget", "Vi lyssnar"), check_in="Hur mår ni?")
    with edit(room.library, room.scope, "Runda"):
        cards.add_cards(room.library, step.id, [NewCard(text="Trött", section=CHECK_IN)])
    [rule, _other] = cards.cards(room.library, step.id, RULE)
    with edit(room.library, room.scope, "Ändrad"):
        cards.change_card(room.library, rule.id, text="En åt gången")
    assert [card.text for card in cards.cards(room.library, step.id, PURPOSE)] == ["Syftet"]
    assert said(room, step) == [
        "Syftet",
        "Så arbetar vi tillsammans",
        "En åt gången",
        "Vi lyssnar",
        "Incheckning",
        "Hur mår ni?",
        "Trött",
    ]


@pytest.mark.parametrize("kind", ["opening", "talk", "notes", "sorting", "closing"])
def test_a_card_without_a_section_of_its_own_is_in_the_minutes(room: Room, kind: str) -> None:
    step = room.step(kind)
    with edit(room.library, room.scope, "Lapp"):
        cards.add_card(room.library, step.id, "Ett ord till")
    assert "Ett ord till" in said(room, step)


def test_notes_without_columns_are_a_list_with_what_is_known(room: Room) -> None:
    step = set_prompt(room, room.step("notes"), "Vad är viktigt?")
    with edit(room.library, room.scope, "Folk"):
        here = add_organisation(room.library, room.scope.process_id, "Bergs kommun", OrganisationType.MUNICIPALITY)
        who = add_person(room.library, room.scope.process_id, "Åsa Exempel")
    note(
        room, step, "Tid", level=Level.MICRO, organisation_id=here, author_id=who, party="bord 2", extra={"läge": "nu"}
    )
    note(room, step, "Mod", organisation_type=OrganisationType.PRIVATE)
    [question, items] = section(room, step)
    assert question == Paragraph("Vad är viktigt?", style="question")
    assert isinstance(items, Items)
    assert [(item.text, item.note) for item in items.items] == [
        ("Tid", "mikro · Bergs kommun · bord 2 · Åsa Exempel · läge: nu"),
        ("Mod", "Privat"),
    ]


COLUMNS = (Column(name="patientgrupp"), Column(name="läge", type="choice", choices=("pågår", "planerad")))


def test_notes_with_columns_are_a_table(room: Room) -> None:
    step = room.step("notes", columns=COLUMNS)
    note(room, step, "Hembesök", extra={"patientgrupp": "äldre", "läge": "pågår"}, level=Level.MESO)
    note(room, step, "Telefon", extra={"läge": "planerad"})
    [table] = section(room, step)
    assert isinstance(table, Table)
    assert table.header == ("Lapp", "Patientgrupp", "Läge", "Nivå")
    assert table.rows == (("Hembesök", "äldre", "pågår", "meso"), ("Telefon", "", "planerad", ""))


@pytest.mark.parametrize(
    "values",
    [
        {"extra": {"annan": "kolumn"}},
        {"party": "bord 3"},
        {"organisation_type": OrganisationType.OTHER},
    ],
)
def test_notes_that_a_table_would_cut_are_a_list(room: Room, values: dict[str, Any]) -> None:
    step = room.step("notes", columns=COLUMNS)
    note(room, step, "Hembesök", extra={"läge": "pågår"})
    note(room, step, "Telefon", **values)
    [items] = section(room, step)
    assert isinstance(items, Items)
    everything = " ".join(said(room, step))
    for word in ("Hembesök", "läge: pågår", "Telefon", *(["annan: kolumn"] if "extra" in values else [])):
        assert word in everything


def test_merged_notes_in_columns_show_what_they_were(room: Room) -> None:
    step = room.step("notes", columns=COLUMNS)
    ids = note(room, step, "Ett", extra={"läge": "pågår"}) + note(room, step, "Två", extra={"läge": "planerad"})
    with edit(room.library, room.scope, "Ihop"):
        cards.merge_cards(room.library, room.scope.process_id, ids, "Ett och två")
    assert said(room, step) == ["Ett och två", "Ett", "läge: pågår", "Två", "läge: planerad"]


def test_more_columns_than_paper_holds_are_a_list(room: Room) -> None:
    step = room.step("notes", columns=tuple(Column(name=f"k{number}") for number in range(5)))
    note(room, step, "Lapp", extra={"k4": "sist"})
    assert said(room, step) == ["Lapp", "k4: sist"]


def test_hidden_notes_are_shown_all_at_once(room: Room) -> None:
    step = room.step("notes", hidden=True)
    note(room, step, "ett", "två")
    assert {card.hidden for card in cards.cards(room.library, step.id)} == {True}
    with edit(room.library, room.scope, "Visa") as shown:
        show_all(room.library, step)
    assert len(shown.changed["card"]) == 2
    assert {card.hidden for card in cards.cards(room.library, step.id)} == {False}
    with edit(room.library, room.scope, "Visa") as again:
        show_all(room.library, step)
    assert again.changed == {}


def test_a_note_may_be_hidden_where_others_are_not(room: Room) -> None:
    step = room.step("notes")
    note(room, step, "öppen")
    note(room, step, "dold", hidden=True)
    assert [card.hidden for card in cards.cards(room.library, step.id)] == [False, True]


def test_showing_all_shows_what_lies_behind_merged_cards_too(room: Room) -> None:
    step = room.step("notes", hidden=True)
    ids = note(room, step, "ett", "två")
    with edit(room.library, room.scope, "Ihop"):
        merged = cards.merge_cards(room.library, room.scope.process_id, ids, "båda")
    with edit(room.library, room.scope, "Visa"):
        show_all(room.library, step)
    with edit(room.library, room.scope, "Isär"):
        cards.unmerge_card(room.library, room.scope.process_id, merged)
    assert {card.hidden for card in cards.cards(room.library, step.id)} == {False}


def test_a_decision_has_the_day_of_the_workshop_and_the_usual_decider(room: Room) -> None:
    step, before = room.step("decisions", decided_by="Ledningsgruppen"), room.step("notes")
    ids = note(room, before, "Hembesök", "Telefon")
    with edit(room.library, room.scope, "Beslut"):
        first = decide(room.library, step, "Vi börjar", based_on=ids)
        decide(room.library, step, "Vi slutar", decided_by="Nämnden")
        third = decide(room.library, step, "Vi väntar", decided_by="")
        change_decision(room.library, third, decided_on=None)
    found = decisions_of_step(room.library, step.id)
    assert [one.decided_by for one in found] == ["Ledningsgruppen", "Nämnden", ""]
    assert [one.decided_on for one in found] == ["2027-02-03", "2027-02-03", None]
    assert [one.text for one in came_from(room.library, first)] == ["Hembesök", "Telefon"]
    assert " ".join(" ".join(said(room, step)).split()) == (
        "Beslut 1. Vi börjar Beslutat av Ledningsgruppen den 3 februari 2027. "
        "Grundas på: lapp ”Hembesök”; lapp ”Telefon” "
        "Beslut 2. Vi slutar Beslutat av Nämnden den 3 februari 2027. Beslut 3. Vi väntar"
    )


def test_an_action_has_one_on_each_side_and_says_where_it_came_from(room: Room) -> None:
    step, decisions = room.step("actions"), room.step("decisions")
    with edit(room.library, room.scope, "Folk"):
        pairs = []
        for name, kind in (("Bergs kommun", "municipality"), ("Regionen", "region")):
            here = add_organisation(room.library, room.scope.process_id, name, OrganisationType(kind))
            pairs.append((here, add_person(room.library, room.scope.process_id, f"P {name}", organisation_id=here)))
        source = decide(room.library, decisions, "Vi börjar")
        agree(room.library, step, "Ring", responsible=pairs, level=Level.MESO, due="2027-03-01", came_from=[source])
        agree(room.library, step, "Skriv")
    [table] = section(room, step)
    assert isinstance(table, Table)
    assert table.rows == (
        (
            "1",
            "Ring\nFrån: beslut ”Vi börjar”",
            "P Regionen (Regionen)\nP Bergs kommun (Bergs kommun)",
            "meso",
            "1 mars 2027",
        ),
        ("2", "Skriv", "saknas", "–", "saknas"),
    )


def test_the_closing_has_plus_delta_messages_and_the_next_meeting(room: Room) -> None:
    step = room.step("closing")
    with edit(room.library, room.scope, "Avslut"):
        add_delta(room.library, step, "Mer tid")
        add_plus(room.library, step, "Tempot")
        add_message(room.library, step, "Åsa", "nämnden", "Vi är igång")
        set_next_meeting(room.library, room.workshop_id, "2027-03-01", "09:30", "Rådhuset")
    assert said(room, step) == [
        "Det här var bra",
        "Tempot",
        "Det här gör vi annorlunda",
        "Mer tid",
        "Vem berättar vad för vem",
        *("Vem", "Till vem", "Vad", "Åsa", "nämnden", "Vi är igång"),
        "Nästa möte",
        "måndag 1 mars 2027 kl. 09.30, Rådhuset",
    ]


@pytest.mark.parametrize(
    ("when", "expected"),
    [
        ((None, "09:30", ""), "kl. 09.30"),
        ((None, None, "Rådhuset"), "Rådhuset"),
        (("2027-03-01", None, ""), "måndag 1 mars 2027"),
    ],
)
def test_the_next_meeting_is_said_as_far_as_it_is_known(room: Room, when: tuple[Any, Any, str], expected: str) -> None:
    step = room.step("closing")
    with edit(room.library, room.scope, "Nästa"):
        set_next_meeting(room.library, room.workshop_id, *when)
    assert section(room, step) == [Heading("Nästa möte", 2), Paragraph(expected)]


@pytest.mark.parametrize("kind", KINDS)
def test_headings_of_a_section_lie_below_the_title_of_its_step_and_skip_no_level(room: Room, kind: str) -> None:
    options: dict[str, dict[str, Any]] = {"opening": {"purpose": "S", "ground_rules": ("R",)}}
    step = room.step(kind, **options.get(kind, {}))
    for name in ("", PURPOSE, RULE, CHECK_IN, "plus", "delta", "message"):
        with edit(room.library, room.scope, "Lapp"):
            cards.add_cards(room.library, step.id, [NewCard(text="L", section=name)])
    level = 1
    for block in section(room, step):
        if isinstance(block, Heading):
            assert 2 <= block.level <= level + 1
            level = block.level
