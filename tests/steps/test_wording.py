"""A text in common as it is stored and written down: proposals, the one text, its versions, and whether it is adopted."""

import pytest

from naravard_desktop.core.words import Level
from naravard_desktop.documents.model import Document, Heading, Paragraph, words
from naravard_desktop.documents.switches import EVERYTHING, Switches
from naravard_desktop.documents.writing import writing
from naravard_desktop.process.cards import Card, NewCard, add_cards, cards, change_card, delete_card
from naravard_desktop.process.links import came_from
from naravard_desktop.process.people import add_person
from naravard_desktop.process.workshops import Step, change_step, change_workshop
from naravard_desktop.process.workshops import step as read_step
from naravard_desktop.steps.wording import data
from naravard_desktop.steps.wording.data import ADOPTED, PROPOSAL, VERSION, Wording, wording
from naravard_desktop.steps.wording.minutes import minutes
from naravard_desktop.storage import exchange, journal
from naravard_desktop.storage.edit import edit
from tests.conftest import Room


@pytest.fixture
def step(room: Room) -> Step:
    """A moment that takes proposals from one of notes."""
    return room.step("wording", room.step("notes"))


def now(room: Room, step: Step) -> Wording:
    return wording(cards(room.library, step.id))


def text(room: Room, step: Step) -> Card:
    found = now(room, step).text
    assert found is not None
    return found


def propose(room: Room, step: Step, *texts: str, **values: object) -> list[str]:
    with edit(room.library, room.scope, "Förslag"):
        new = [NewCard(text=one, section=PROPOSAL, **values) for one in texts]  # type: ignore[arg-type]
        return add_cards(room.library, step.id, new)


def make(room: Room, step: Step, proposal: str) -> None:
    with edit(room.library, room.scope, "Text"):
        data.make_text(room.library, step, proposal)


def write(room: Room, step: Step, words: str) -> bool:
    with edit(room.library, room.scope, "Skriv"):
        return data.write_text(room.library, step, words)


def adopt(room: Room, step: Step, *, adopted: bool = True) -> None:
    with edit(room.library, room.scope, "Anta"):
        data.set_adopted(room.library, step, adopted=adopted)


def version(room: Room, step: Step) -> None:
    with edit(room.library, room.scope, "Version"):
        data.keep_version(room.library, step)


def earlier(room: Room, step: Step) -> list[tuple[str, str]]:
    return [(one.text, one.extra.get(VERSION, "")) for one in now(room, step).earlier]


def said(room: Room, step: Step, switches: Switches = EVERYTHING) -> list[str]:
    blocks = minutes(read_step(room.library, step.id), writing(room.library, room.scope.process_id, switches))
    return words(Document("", "", "", "", tuple(blocks)))


def test_a_proposal_becomes_the_text_and_the_one_before_is_kept(room: Room, step: Step) -> None:
    first, second = propose(room, step, "Vi gör det ihop.", "Vi gör det för invånaren.")
    make(room, step, first)
    text_id = text(room, step).id
    make(room, step, second)
    assert (text(room, step).id, text(room, step).text) == (text_id, "Vi gör det för invånaren.")
    assert earlier(room, step) == [("Vi gör det ihop.", "1")]
    assert {one.id for one in came_from(room.library, text_id)} == {first, second, now(room, step).earlier[0].id}
    assert len(now(room, step).proposals) == 2


def test_ordinary_typing_keeps_no_version(room: Room, step: Step) -> None:
    assert not write(room, step, "   ")
    assert cards(room.library, step.id) == []
    write(room, step, "Vi")
    write(room, step, "Vi gör det ihop.")
    assert (text(room, step).text, earlier(room, step)) == ("Vi gör det ihop.", [])
    write(room, step, "")
    assert now(room, step).text is None
    write(room, step, "Igen")
    with edit(room.library, room.scope, "Lämnat"):
        data.drop_empty(room.library, step)
    assert text(room, step).text == "Igen"
    write(room, step, " ")
    with edit(room.library, room.scope, "Lämnat"):
        data.drop_empty(room.library, step)
    assert cards(room.library, step.id) == []


def test_a_new_version_is_numbered_and_the_same_is_kept_once(room: Room, step: Step) -> None:
    version(room, step)
    assert cards(room.library, step.id) == []
    write(room, step, "Ett")
    version(room, step)
    version(room, step)
    adopt(room, step)
    version(room, step)
    write(room, step, "Två")
    version(room, step)
    assert earlier(room, step) == [("Ett", "1"), ("Ett", "2"), ("Två", "3")]
    assert [ADOPTED in one.extra for one in now(room, step).earlier] == [False, True, False]
    assert ADOPTED not in text(room, step).extra


def test_a_version_is_taken_back_and_the_other_put_away(room: Room, step: Step) -> None:
    write(room, step, "Ett")
    adopt(room, step)
    version(room, step)
    write(room, step, "Två")
    with edit(room.library, room.scope, "Tillbaka"):
        data.take_back(room.library, step, now(room, step).earlier[0].id)
    assert (text(room, step).text, earlier(room, step)) == ("Ett", [("Två", "2")])
    assert ADOPTED not in text(room, step).extra


def test_a_changed_text_is_adopted_no_longer(room: Room, step: Step) -> None:
    write(room, step, "Ett")
    adopt(room, step)
    assert data.adopted_words(text(room, step)) == "Antagen av gruppen den 3 februari 2027."
    assert not write(room, step, "Ett ")
    assert ADOPTED in text(room, step).extra
    assert write(room, step, "Ett och två")
    assert data.adopted_words(text(room, step)) == ""
    journal.undo(room.library, room.scope)
    assert ADOPTED in text(room, step).extra
    adopt(room, step, adopted=False)
    assert text(room, step).extra == {}


def test_a_workshop_without_a_date_adopts_without_one(room: Room, step: Step) -> None:
    with edit(room.library, room.scope, "Datum"):
        change_workshop(room.library, room.workshop_id, date=None)
    adopt(room, step)
    write(room, step, "Ett")
    adopt(room, step)
    assert data.adopted_words(text(room, step)) == "Antagen av gruppen."


def test_cards_are_taken_as_proposals_with_what_is_known_of_them(room: Room, step: Step) -> None:
    assert step.uses_id is not None
    with edit(room.library, room.scope, "Lappar"):
        who = add_person(room.library, room.scope.process_id, "Åsa Exempel")
        new = [NewCard(text="Tid", level=Level.MICRO, author_id=who), NewCard(text="Hemligt", confidential=True)]
        ids = add_cards(room.library, step.uses_id, new)
    assert [one.id for one in data.candidates(room.library, step)] == ids
    with edit(room.library, room.scope, "Ta"):
        made = data.take_proposals(room.library, step, ids)
    first, second = now(room, step).proposals
    assert (first.text, first.level, first.author_id, first.confidential) == ("Tid", Level.MICRO, who, False)
    assert (second.text, second.confidential) == ("Hemligt", True)
    assert data.candidates(room.library, step) == []
    make(room, step, made[1])
    assert text(room, step).confidential
    journal.undo(room.library, room.scope)
    journal.undo(room.library, room.scope)
    assert [one.id for one in data.candidates(room.library, step)] == ids


def test_an_anonymous_step_keeps_neither_author_nor_time(room: Room) -> None:
    notes = room.step("notes")
    step = room.step("wording", notes, anonymous=True)
    with edit(room.library, room.scope, "Lappar"):
        who = add_person(room.library, room.scope.process_id, "Åsa Exempel")
        ids = add_cards(room.library, notes.id, [NewCard(text="Tid", author_id=who)])
        [proposal] = data.take_proposals(room.library, step, ids)
    make(room, step, proposal)
    for number in range(6):
        version(room, step)
        write(room, step, f"Text {number}")
    assert {(one.author_id, one.created) for one in cards(room.library, step.id)} == {(None, None)}
    assert [number for _text, number in earlier(room, step)] == ["1", "2", "3", "4", "5", "6"]


def test_all_is_undone_to_the_beginning_and_done_again(room: Room, step: Step) -> None:
    def content() -> object:
        found = exchange.dump(room.library, room.scope.process_id)
        return {table: {key: {**row, "rev": 0} for key, row in rows.items()} for table, rows in found.items()}

    states = [content()]
    first, second = propose(room, step, "Ett", "Två")
    states.append(content())
    for act in (
        lambda: make(room, step, first),
        lambda: adopt(room, step),
        lambda: write(room, step, "Ett till"),
        lambda: version(room, step),
        lambda: make(room, step, second),
        lambda: write(room, step, ""),
    ):
        act()
        if content() != states[-1]:
            states.append(content())
    assert len(states) >= 7
    for state in reversed(states[:-1]):
        assert journal.undo(room.library, room.scope)
        assert content() == state
    for state in states[1:]:
        assert journal.redo(room.library, room.scope)
        assert content() == state


def test_two_texts_after_a_merge_lose_none(room: Room, step: Step) -> None:
    with edit(room.library, room.scope, "Två"):
        add_cards(room.library, step.id, [NewCard(text="Ett", section="text"), NewCard(text="Två", section="text")])
        add_cards(room.library, step.id, [NewCard(text="Tre")])
    found = now(room, step)
    assert found.text is not None
    assert [found.text.text, *(one.text for one in found.earlier)] == ["Ett", "Två"]
    assert [one.text for one in found.proposals] == ["Tre"]
    assert {"Ett", "Två", "Tre"} <= set(said(room, step))


def test_minutes_have_the_text_first_and_what_it_came_from(room: Room, step: Step) -> None:
    assert said(room, step) == []
    first, _second = propose(room, step, "Ett", "Två")
    assert said(room, step) == ["Ingen gemensam text skrevs.", "Förslag", "Ett", "Två"]
    make(room, step, first)
    assert said(room, step)[:3] == ["Vår text", "Ett", "Texten är inte antagen."]
    adopt(room, step)
    version(room, step)
    write(room, step, "Ett och allt")
    adopt(room, step)
    with edit(room.library, room.scope, "Fråga"):
        change_step(room.library, step.id, prompt="Varför?")
    adopted = "Antagen av gruppen den 3 februari 2027."
    assert said(room, step) == [
        *("Varför?", "Vår text", "Ett och allt", adopted),
        *("Tidigare versioner", "Ett", adopted),
        *("Förslag", "Ett", "låg till grund för vår text", "Två"),
    ]
    brief = said(room, step, Switches(cards=False))
    assert brief == ["Varför?", "Vår text", "Ett och allt", adopted, "Förslag", "2 lappar."]


def test_minutes_leave_out_what_is_confidential_and_say_so(room: Room, step: Step) -> None:
    [proposal] = propose(room, step, "Hemligt", confidential=True)
    make(room, step, proposal)
    version(room, step)
    write(room, step, "Också hemligt")
    open_words = said(room, step, Switches())
    assert not [word for word in open_words if "emligt" in word]
    assert open_words[:2] == ["Vår text", "Utelämnat: konfidentiellt."]
    assert open_words.count("En konfidentiell lapp är utelämnad.") == 2
    assert {"Hemligt", "Också hemligt"} <= set(said(room, step))


def test_a_text_with_many_lines_is_one_paragraph(room: Room, step: Step) -> None:
    write(room, step, "Rad ett\nRad <b>två</b>")
    context = writing(room.library, room.scope.process_id, EVERYTHING)
    assert minutes(step, context)[:2] == [Heading("Vår text", 2), Paragraph("Rad ett\nRad <b>två</b>")]


def test_deleting_what_the_text_came_from_leaves_the_text(room: Room, step: Step) -> None:
    [proposal] = propose(room, step, "Ett")
    make(room, step, proposal)
    with edit(room.library, room.scope, "Bort"):
        delete_card(room.library, proposal)
        change_card(room.library, text(room, step).id, confidential=True)
    assert (text(room, step).text, came_from(room.library, text(room, step).id)) == ("Ett", [])
