"""Starting workshops, from templates and as copies, and taking them away with a way back."""

import json
from dataclasses import replace

import pytest

from naravard_desktop.core.kind import Column
from naravard_desktop.core.trouble import Trouble
from naravard_desktop.core.words import OrganisationType
from naravard_desktop.jobs.start import (
    copy_workshop,
    proposal,
    remove_process,
    remove_workshop,
    start_process,
    start_workshop,
)
from naravard_desktop.jobs.templates import named
from naravard_desktop.kinds import SCHEMA
from naravard_desktop.process.actions import actions_of_process as actions
from naravard_desktop.process.actions import add_action
from naravard_desktop.process.cards import NewCard, add_card, add_cards, cards
from naravard_desktop.process.drafts import draft, put_draft
from naravard_desktop.process.forms import (
    MinutesForm,
    case_numbers,
    change_form,
    minutes_form,
    set_case_number,
    set_form,
)
from naravard_desktop.process.parties import add_party, parties
from naravard_desktop.process.people import add_organisation, add_person, attendance, set_attendance
from naravard_desktop.process.processes import bring_back, contents, gone, processes
from naravard_desktop.process.progress import current, enter, progress
from naravard_desktop.process.workshops import (
    add_workshop,
    change_step,
    move_step,
    set_next_meeting,
    step,
    steps,
    workshop,
    workshops,
)
from naravard_desktop.storage import backup, journal
from naravard_desktop.storage.edit import Scope, edit
from naravard_desktop.storage.exchange import dump
from naravard_desktop.storage.library import Library
from naravard_desktop.storage.opening import opened
from tests.conftest import Room

NOW = "2027-02-03T12:00:00.000Z"
KLUSTRING = "klustring-vip-tillganglighet"


def _held(room: Room) -> str:
    """Hold a workshop: moments of one's own, cards, tables, people and an action; return the notes' id."""
    one = room.step("notes", columns=(Column(name="huvudman"),))
    board = room.step("sorting", uses=one)
    with edit(room.library, room.scope, "Hela dagen"):
        change_step(room.library, one.id, title="Vår egen fråga", minutes=35, prompt="Vad <b>gör</b> vi?")
        add_card(room.library, one.id, "Hembesök")
        add_party(room.library, room.workshop_id, "Bord 1", 6)
        for name, state in (("Ada Påhittad", "present"), ("Bo Påhittad", "absent")):
            person_id = add_person(room.library, room.scope.process_id, name)
            set_attendance(room.library, room.workshop_id, person_id, state, "sekreterare" if state == "absent" else "")  # type: ignore[arg-type]
        add_action(room.library, room.scope.process_id, board.id, "Ring alla")
        move_step(room.library, board.id, None)
    return one.id


def test_the_next_workshop_has_form_word_and_case_numbers_but_numbers_of_its_own(room: Room) -> None:
    library, process_id = room.library, room.scope.process_id
    with edit(library, room.scope, "Protokoll"):
        place = add_organisation(library, process_id, "Exempelby kommun", OrganisationType.MUNICIPALITY)
        set_form(library, room.workshop_id, "formal")
        change_form(library, room.workshop_id, heading="Minnesanteckningar", number="3", first_number=12)
        set_case_number(library, room.workshop_id, place, "KS 2027/45")
    new = start_workshop(library, process_id, named(KLUSTRING), date="2027-03-01")
    for one in (new, copy_workshop(library, room.workshop_id, date="2027-04-01")):
        assert minutes_form(library, one) == MinutesForm("formal", "Minnesanteckningar", "", True, None)
        assert case_numbers(library, one) == {place: "KS 2027/45"}
    journal.undo(library, Scope(process_id))
    assert case_numbers(library, room.workshop_id) == case_numbers(library, new) == {place: "KS 2027/45"}


def test_a_copy_has_the_moments_and_the_people_but_nothing_the_group_made(room: Room) -> None:
    _held(room)
    new = copy_workshop(room.library, room.workshop_id, date="2027-03-01", starts="09:00", place="Eken")
    old_board, old_notes = steps(room.library, room.workshop_id)
    board, copied = steps(room.library, new)
    for one, old in ((board, old_board), (copied, old_notes)):
        assert replace(one, id="", workshop_id="", rank="", uses_id=None) == replace(
            old, id="", workshop_id="", rank="", uses_id=None
        )
    assert board.uses_id == copied.id  # it works on one that has been moved after it
    assert cards(room.library, copied.id) == []
    assert [(one.state, one.role) for one in attendance(room.library, new)] == [
        ("invited", ""),
        ("invited", "sekreterare"),
    ]
    assert [(one.name, one.persons) for one in parties(room.library, new)] == [("Bord 1", 6)]
    made = workshop(room.library, new)
    assert (made.title, made.date, made.starts, made.ends, made.place) == (
        "Workshoppen",
        "2027-03-01",
        "09:00",
        "09:45",
        "Eken",
    )
    assert len(actions(room.library, room.scope.process_id)) == 1


def test_a_copy_is_one_step_to_undo_and_redo(room: Room) -> None:
    _held(room)
    before = dump(room.library, room.scope.process_id)
    new = copy_workshop(room.library, room.workshop_id, since_last=True, invite=False)
    after = dump(room.library, room.scope.process_id)
    place = Scope(room.scope.process_id)
    assert journal.undo(room.library, place)
    assert dump(room.library, room.scope.process_id) == before
    assert journal.redo(room.library, place)
    assert [one.id for one in workshops(room.library, room.scope.process_id) if one.id == new]
    assert {one: set(found) for one, found in dump(room.library, room.scope.process_id).items()} == {
        one: set(found) for one, found in after.items()
    }
    assert attendance(room.library, new) == []


@pytest.mark.parametrize("as_copy", [False, True])
def test_a_later_workshop_begins_with_what_was_agreed_before(room: Room, as_copy: bool) -> None:
    first = start_workshop(room.library, room.scope.process_id, named(KLUSTRING))
    if as_copy:
        new = copy_workshop(room.library, first, since_last=True, starts="13:00")
    else:
        new = start_workshop(
            room.library, room.scope.process_id, named(KLUSTRING), since_last=True, starts="13:00", invite_from=first
        )
    plan = steps(room.library, new)
    assert [one.kind for one in plan][:2] == ["opening", "follow_up"]
    assert plan[1].aim
    assert plan[1].instruction
    assert plan[1].prompt
    planned = sum(one.minutes for one in plan)
    hours, minutes = divmod(13 * 60 + planned, 60)
    assert workshop(room.library, new).ends == f"{hours:02}:{minutes:02}"
    again = copy_workshop(room.library, new, since_last=True)
    assert [one.kind for one in steps(room.library, again)].count("follow_up") == 1


def test_what_was_said_of_the_next_meeting_is_proposed_once(library: Library) -> None:
    process_id = start_process(library, "Uppdraget")
    assert proposal(library, process_id) is None
    with edit(library, Scope(process_id), "Två"):
        add_workshop(library, process_id, "Utan datum")
        held = add_workshop(library, process_id, "Förra", date="2027-01-01")
        set_next_meeting(library, held, "2999-02-01", "08:30", "Eken")
    found = proposal(library, process_id)
    assert found
    assert (found.latest.id, found.date, found.starts, found.place) == (held, "2999-02-01", "08:30", "Eken")
    with edit(library, Scope(process_id), "Nästa"):
        add_workshop(library, process_id, "Nästa", date="2999-02-01")
    found = proposal(library, process_id)
    assert found
    assert (found.latest.title, found.date, found.place) == ("Nästa", None, "")
    with edit(library, Scope(process_id), "Ett gammalt löfte"):
        set_next_meeting(library, found.latest.id, "2020-01-01", None, "")
    found = proposal(library, process_id)
    assert found
    assert found.date is None


def test_options_that_cannot_be_read_do_not_stop_a_copy(room: Room) -> None:
    one = room.step("notes")
    with edit(room.library, room.scope, "För hand"):
        room.library.db.execute("UPDATE step SET options = ? WHERE id = ?", ['{"okänt": 1}', one.id])
    new = copy_workshop(room.library, room.workshop_id)
    assert [found.title for found in steps(room.library, new)] == [one.title]


def test_a_process_that_is_deleted_comes_back_whole(room: Room) -> None:
    notes_id = _held(room)
    library, process_id = room.library, room.scope.process_id
    put_draft(library, notes_id, "capture", "Halv mening")
    enter(library, room.workshop_id, notes_id, NOW)
    before = dump(library, process_id)
    remove_process(library, process_id)
    assert processes(library) == []
    assert len(backup.existing(library.path)) == 1
    assert [(one.id, one.title) for one in gone(library)] == [(process_id, "Uppdraget")]
    for _time in range(2):
        assert journal.undo(library, Scope(process_id))
        bring_back(library)
        assert {name: {row: {**found, "rev": 0} for row, found in rows.items()} for name, rows in before.items()} == {
            name: {row: {**found, "rev": 0} for row, found in rows.items()}
            for name, rows in dump(library, process_id).items()
        }
        assert draft(library, notes_id, "capture") == "Halv mening"
        on = current(progress(library, room.workshop_id))
        assert on
        assert on.step_id == notes_id
        assert gone(library) == []
        assert journal.redo(library, Scope(process_id))
        bring_back(library)
        assert processes(library) == []
    assert journal.undo(library, Scope(process_id))
    assert journal.undo(library, room.scope)  # and the workshop's own history goes on from where it was


def test_what_was_entered_after_a_deletion_was_undone_is_not_put_back_as_half_typed(room: Room) -> None:
    notes_id = _held(room)
    put_draft(room.library, notes_id, "capture", "Halv mening")
    remove_workshop(room.library, room.workshop_id)
    journal.undo(room.library, Scope(room.scope.process_id))
    bring_back(room.library)
    put_draft(room.library, notes_id, "capture", "")
    bring_back(room.library)
    assert draft(room.library, notes_id, "capture") == ""


def test_a_deleted_workshop_leaves_what_was_agreed(room: Room) -> None:
    _held(room)
    library, process_id = room.library, room.scope.process_id
    found = contents(library, process_id, room.workshop_id)
    assert (found.workshops, found.cards, found.actions, found.persons, found.half_typed) == (1, 1, 1, 2, 0)
    remove_workshop(library, room.workshop_id)
    (action,) = actions(library, process_id)
    assert action.step_id is None
    assert journal.undo(library, Scope(process_id))
    (action,) = actions(library, process_id)
    assert step(library, action.step_id or "").kind == "sorting"


def test_an_anonymous_deletion_can_be_undone_until_the_library_is_closed(room: Room) -> None:
    secret = room.step("notes", anonymous=True)
    with edit(room.library, room.scope, "Nya"):
        add_cards(room.library, secret.id, [NewCard(text="Hemligt")])
    held = contents(room.library, room.scope.process_id)
    assert held.anonymous == 1
    remove_process(room.library, room.scope.process_id)
    ((at,),) = room.library.db.execute("SELECT at FROM journal ORDER BY number DESC LIMIT 1").fetchall()
    assert at is None
    assert [one.at for one in gone(room.library)] == [None]
    room.library.close()
    with opened(room.library.path, SCHEMA) as library:
        assert gone(library) == []
        assert not library.db.execute("SELECT 1 FROM journal WHERE changes LIKE '%Hemligt%'").fetchone()


def test_what_a_template_laid_out_is_not_counted_as_written(library: Library) -> None:
    process_id = start_process(library, "Uppdraget")
    start_workshop(library, process_id, named(KLUSTRING))
    assert contents(library, process_id).cards == 0


def test_without_a_backup_nothing_is_deleted(room: Room, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = room.library.path.parent / backup.FOLDER
    folder.write_text("I vägen", encoding="utf-8")  # a file where the folder should be
    with pytest.raises(Trouble):
        remove_process(room.library, room.scope.process_id)
    assert len(processes(room.library)) == 1


def test_hostile_titles_are_only_words(library: Library) -> None:
    title = "<b>x</b> {n} \"'; DROP TABLE card; -- \U0001f600 " + "å" * 500
    process_id = start_process(library, title)
    with edit(library, Scope(process_id), "En"):
        workshop_id = add_workshop(library, process_id, title)
    new = copy_workshop(library, workshop_id)
    assert workshop(library, new).title == workshop(library, workshop_id).title
    remove_workshop(library, new)
    remove_process(library, process_id)
    assert gone(library)[0].title.startswith("<b>x</b> {n}")
    entries = library.db.execute("SELECT params FROM journal").fetchall()
    assert all(json.loads(params) is not None for (params,) in entries)
