"""What a follow-up goes through, what it keeps, and its section in the minutes."""

from dataclasses import dataclass

import pytest

from naravard_desktop.core.kind import PlannedStep
from naravard_desktop.core.words import OrganisationType
from naravard_desktop.documents.model import Block, Document, Heading, Items, Paragraph, Table, words
from naravard_desktop.documents.switches import EVERYTHING, Switches
from naravard_desktop.documents.writing import writing
from naravard_desktop.kinds import KINDS, SCHEMA
from naravard_desktop.process.actions import ActionState, add_action, change_action, delete_action
from naravard_desktop.process.people import add_organisation, add_person
from naravard_desktop.process.responsible import set_responsible
from naravard_desktop.process.reviews import before, review, reviews, story
from naravard_desktop.process.workshops import Step, add_step, add_workshop, delete_step, has_content
from naravard_desktop.process.workshops import step as read_step
from naravard_desktop.storage import exchange, journal
from naravard_desktop.storage.edit import Scope, edit
from tests.conftest import Room


@dataclass(frozen=True)
class Meetings:
    """Three workshops with a follow-up each; what was agreed in the first."""

    room: Room
    first: Step
    here: Step
    later: Step
    agreed: Step

    def action(self, text: str, due: str | None = None, step: Step | None = None) -> str:
        """Agree on something in the first workshop, or in another step."""
        library, scope = self.room.library, self.room.scope
        with edit(library, scope, "Åtgärd"):
            return add_action(library, scope.process_id, (step or self.agreed).id, text, due=due)

    def note(self, step: Step, action_id: str, **values: object) -> None:
        """Note something in a follow-up."""
        with edit(self.room.library, self.room.scope, "Uppföljning"):
            review(self.room.library, step, action_id, **values)  # type: ignore[arg-type]

    def change(self, action_id: str, **values: object) -> None:
        """Change an action outside the workshops."""
        with edit(self.room.library, self.room.scope, "Ändrad"):
            change_action(self.room.library, action_id, **values)  # type: ignore[arg-type]

    def texts(self, step: Step) -> list[str]:
        """What a follow-up goes through."""
        return [one.action.text for one in before(self.room.library, step)]

    def section(self, step: Step, switches: Switches = EVERYTHING) -> list[Block]:
        """The section of a follow-up."""
        context = writing(self.room.library, self.room.scope.process_id, switches)
        return KINDS[step.kind].minutes(step, context)

    def said(self, step: Step, switches: Switches = EVERYTHING) -> str:
        """Every word of the section."""
        return "\n".join(words(Document("", "", "", "", tuple(self.section(step, switches)))))


def held(room: Room, date: str | None, kind: str) -> Step:
    """A workshop on a day, with one step."""
    planned = PlannedStep(id="x", kind=kind, title=kind, minutes=10, options=KINDS[kind].options())
    with edit(room.library, Scope(room.scope.process_id), "Ny workshop"):
        workshop_id = add_workshop(room.library, room.scope.process_id, f"Träff {date}", date=date, starts="13:00")
        return read_step(room.library, add_step(room.library, workshop_id, planned, None))


@pytest.fixture
def meetings(room: Room) -> Meetings:
    """Workshops in November, February (the room's) and May."""
    first, later = held(room, "2026-11-12", "follow_up"), held(room, "2027-05-04", "follow_up")
    planned = PlannedStep(id="x", kind="actions", title="Åtgärder", minutes=10, options=KINDS["actions"].options())
    with edit(room.library, room.scope, "Moment"):
        agreed = read_step(room.library, add_step(room.library, first.workshop_id, planned, None))
    return Meetings(room, first, room.step("follow_up"), later, agreed)


def test_open_actions_from_before_by_date_and_none_of_its_own(meetings: Meetings) -> None:
    room = meetings.room
    meetings.action("sist", None)
    meetings.action("sedan", "2027-04-01")
    meetings.action("försenad", "2027-01-01")
    done, doing = meetings.action("klar"), meetings.action("pågår", "2027-03-01")
    meetings.change(done, state=ActionState.DONE)
    meetings.change(doing, state=ActionState.DOING)
    meetings.action("härifrån", step=room.step("actions"))
    meetings.action("från maj", step=meetings.later)
    with edit(room.library, Scope(room.scope.process_id), "Utan workshop"):
        add_action(room.library, room.scope.process_id, None, "utanför", due="2027-03-15")
    assert meetings.texts(meetings.here) == ["försenad", "pågår", "utanför", "sedan", "sist"]
    assert meetings.texts(meetings.first) == ["utanför"], "what it agreed itself is for the next"


def test_an_undated_workshop_misses_no_open_action(meetings: Meetings) -> None:
    undated = held(meetings.room, None, "follow_up")
    meetings.action("öppen", "2027-03-01")
    assert meetings.texts(undated) == ["öppen"]


def test_a_review_is_on_the_action_and_kept_as_it_was_said(meetings: Meetings) -> None:
    library = meetings.room.library
    one = meetings.action("Ronden", "2027-01-01")
    meetings.note(meetings.here, one, state=ActionState.DOING, comment="Väntar på svar")
    meetings.note(meetings.here, one, due="2027-06-01")
    (found,) = before(library, meetings.here)
    assert (found.action.state, found.action.due, found.action.comment) == ("doing", "2027-06-01", "Väntar på svar")
    meetings.note(meetings.later, one, state=ActionState.DONE, comment="Igång")
    (found,) = before(library, meetings.here)
    assert (found.action.state, found.action.comment) == ("done", "Igång")
    assert (found.state, found.due, found.due_before) == ("doing", "2027-06-01", "2027-01-01")
    assert found.gone_through
    chapters = [(one.workshop.date, one.review.state, one.review.comment) for one in story(library, one)]
    assert chapters == [("2027-02-03", "doing", "Väntar på svar"), ("2027-05-04", "done", "Igång")]
    said = meetings.said(meetings.here)
    assert "pågår" in said
    assert "1 juni 2027\n(tidigare: 1 januari 2027)" in said
    assert "Väntar på svar" in said
    assert "Igång" not in said
    assert meetings.texts(meetings.later) == ["Ronden"], "closed here, it stands here still"


def test_the_order_stays_while_dates_are_changed(meetings: Meetings) -> None:
    first = meetings.action("första", "2027-01-01")
    meetings.action("andra", "2027-01-02")
    meetings.note(meetings.here, first, due=None)
    assert meetings.texts(meetings.here) == ["första", "andra"]


def test_what_was_passed_over_stays_so_when_a_later_meeting_closes_it(meetings: Meetings) -> None:
    one = meetings.action("Ronden", "2027-03-01")
    meetings.note(meetings.later, one, state=ActionState.DONE, due="2027-09-01")
    heading, items = meetings.section(meetings.here)
    assert heading == Heading("Hann inte gås igenom – följer med till nästa möte", 2)
    assert isinstance(items, Items)
    assert [(item.text, item.note) for item in items.items] == [
        ("Ronden", "ansvarig saknas · klart senast 1 mars 2027")
    ]


def test_a_comment_taken_away_leaves_the_one_before(meetings: Meetings) -> None:
    library = meetings.room.library
    one = meetings.action("Ronden")
    meetings.note(meetings.here, one, comment="Från februari")
    meetings.note(meetings.later, one, comment="Från maj")
    meetings.note(meetings.later, one, comment="")
    assert before(library, meetings.later)[0].action.comment == "Från februari"
    assert reviews(library, meetings.later.id)[one].comment == ""


def test_talked_about_or_not(meetings: Meetings) -> None:
    one, other = meetings.action("Ronden"), meetings.action("Listan")
    meetings.note(meetings.here, one)
    assert "Hann inte" in meetings.said(meetings.here)
    table = meetings.section(meetings.here)[0]
    assert isinstance(table, Table)
    assert table.header == ("Åtgärd", "Ansvarig", "Läge", "Klart senast"), "no column without a comment"
    assert table.rows == (("Ronden", "saknas", "inte påbörjad", "inget datum"),)
    meetings.note(meetings.here, one, talked=False)
    assert not any(isinstance(block, Table) for block in meetings.section(meetings.here))
    meetings.note(meetings.here, other, state=ActionState.DROPPED, talked=False)
    (table, *_rest) = meetings.section(meetings.here)
    assert isinstance(table, Table)
    assert table.rows[0][0] == "Listan", "what is closed does not follow to the next meeting"


def test_switches_rule_names_and_what_is_confidential(meetings: Meetings) -> None:
    room = meetings.room
    one, secret, passed = meetings.action("Ronden"), meetings.action("Enskilt"), meetings.action("Hemligt")
    with edit(room.library, room.scope, "Folk"):
        town = add_organisation(room.library, room.scope.process_id, "Åby kommun", OrganisationType.MUNICIPALITY)
        who = add_person(room.library, room.scope.process_id, "Bo Påhittad", organisation_id=town)
        set_responsible(room.library, room.scope.process_id, one, town, who)
        for action in (secret, passed):
            change_action(room.library, action, confidential=True)
    meetings.note(meetings.here, one, comment="Bra")
    meetings.note(meetings.here, secret, comment="Viskat")
    said = meetings.said(meetings.here, Switches(names=False))
    assert "Åby kommun" in said
    for word in ("Bo Påhittad", "Enskilt", "Viskat", "Hemligt"):
        assert word not in said
    assert meetings.section(meetings.here, Switches())[-1] == Paragraph(
        "2 konfidentiella åtgärder är utelämnade.", style="quiet"
    )
    everything = meetings.said(meetings.here, EVERYTHING)
    assert all(word in everything for word in ("Bo Påhittad", "Enskilt", "Viskat", "Hemligt"))


def test_nothing_open_writes_nothing(meetings: Meetings) -> None:
    assert meetings.section(meetings.here) == []


def test_undo_and_redo_give_exactly_what_was_there(meetings: Meetings) -> None:
    room = meetings.room
    one = meetings.action("Ronden <b>", "2027-01-01")
    start = exchange.dump(room.library, room.scope.process_id)
    states = []
    for values in ({}, {"state": ActionState.DONE}, {"due": None}, {"comment": "Å" * 10}, {"talked": False}):
        meetings.note(meetings.here, one, **values)
        states.append(_content(room))
    for state in [*reversed(states[:-1]), None]:
        assert journal.undo(room.library, room.scope)
        assert state is None or _content(room) == state
    assert {table: rows.keys() for table, rows in exchange.dump(room.library, room.scope.process_id).items()} == {
        table: rows.keys() for table, rows in start.items()
    }
    for state in states:
        assert journal.redo(room.library, room.scope)
        assert _content(room) == state


def _content(room: Room) -> dict[str, object]:
    (action,) = exchange.dump(room.library, room.scope.process_id)["action"].values()
    found = exchange.dump(room.library, room.scope.process_id)["review"].values()
    return {"action": {**action, "rev": 0}, "review": [{**one, "rev": 0} for one in found]}


def test_reviews_go_with_their_action_or_their_step(meetings: Meetings) -> None:
    room = meetings.room
    one, other = meetings.action("Ronden"), meetings.action("Listan")
    assert not has_content(room.library, meetings.here.id)
    for action in (one, other):
        meetings.note(meetings.here, action)
    assert has_content(room.library, meetings.here.id)
    with edit(room.library, room.scope, "Bort"):
        delete_action(room.library, one)
    assert reviews(room.library, meetings.here.id).keys() == {other}
    with edit(room.library, room.scope, "Bort"):
        delete_step(room.library, meetings.here.id)
    assert story(room.library, other) == []


def test_an_anonymous_step_leaves_no_time(meetings: Meetings) -> None:
    room = meetings.room
    secret = room.step("follow_up", anonymous=True)
    meetings.note(secret, meetings.action("Ronden"), comment="Sagt i rummet")
    assert journal.history(room.library, room.scope)[-1].at is None
    assert "created" not in room.library.tables["review"].columns


def test_the_table_is_in_the_library_once() -> None:
    assert [table.name for table in SCHEMA.tables].count("review") == 1
