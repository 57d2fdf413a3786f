"""Clearing working material: no word of it is left in the library's file, and what was agreed stands as it did."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from naravard_desktop.core.trouble import Trouble
from naravard_desktop.documents.model import words
from naravard_desktop.documents.switches import EVERYTHING, Switches
from naravard_desktop.jobs import finals
from naravard_desktop.jobs.action_list import process_actions
from naravard_desktop.jobs.clearing import clear, clearable
from naravard_desktop.jobs.library import open_for_writing
from naravard_desktop.jobs.start import remove_workshop, start_process
from naravard_desktop.kinds import SCHEMA
from naravard_desktop.process import cards
from naravard_desktop.process.attachments import add_attachment, content, keep_content, photos
from naravard_desktop.process.clusters import add_cluster, clusters
from naravard_desktop.process.drafts import put_draft
from naravard_desktop.process.people import add_person, persons
from naravard_desktop.process.people_merging import put_together
from naravard_desktop.process.trace import trace
from naravard_desktop.process.votes import set_count
from naravard_desktop.process.workshops import step as step_of
from naravard_desktop.steps.actions.data import agree
from naravard_desktop.steps.sorting.data import place
from naravard_desktop.storage import backup, journal
from naravard_desktop.storage.edit import Scope, edit
from naravard_desktop.storage.library import Library
from naravard_desktop.storage.opening import opened
from naravard_desktop.storage.search import search
from tests.conftest import Room
from tests.jobs.exchanging import broken_references, carry, everything_written, texts
from tests.jobs.finishing import Meeting, meet

WORD = "Kvittrande"
"""A word that stands on cards, in drafts and in the history alone."""
BRIEF = Switches(cards=False, votes=False)
"""Minutes without the words of cards."""


@pytest.fixture
def meeting(room: Room) -> Meeting:
    """A workshop in which much was written on the way to a decision and an action."""
    one = meet(room.library, room.scope.process_id, "Mötet")
    library, scope = one.library, one.scope
    ids = [one.write(f"{WORD} lapp {number} om åäö") for number in range(60)]
    board = _step(room, one, "sorting", one.notes.id)
    acting = _step(room, one, "actions", None)
    with edit(library, scope, "Tavla"):
        cluster = add_cluster(library, board, "Klustret")
        place(library, step_of(library, board), ids, cluster)
        set_count(library, one.notes.id, "card", ids[0], 3, kind="dot", party=f"{WORD}bordet")
        set_count(library, one.notes.id, "cluster", cluster, 2, kind="dot")
        for card in ids[:30]:
            cards.change_card(library, card, text=f"{WORD} ändrad")
        cards.merge_cards(library, scope.process_id, ids[:3], f"{WORD} tillsammans")
        for card in ids[50:]:
            cards.delete_card(library, card)
    one.decide("Vi fattar ett beslut", ids[10])
    with edit(library, scope, "Ny åtgärd"):
        agree(library, step_of(library, acting), "Vi gör en åtgärd", came_from=[ids[11], cluster])
    put_draft(library, one.notes.id, "line", f"{WORD} halvskriven")
    return one


def _step(room: Room, meeting: Meeting, kind: str, uses_id: str | None) -> str:
    uses = step_of(room.library, uses_id) if uses_id else None
    return Room(room.library, meeting.scope, meeting.id).step(kind, uses).id


def finish(meeting: Meeting) -> str:
    """Finish without the sources of decisions and actions, for these have the words of cards."""
    library = meeting.library
    with edit(library, meeting.scope, "Utan källor"):
        for (row_id,) in library.db.execute("SELECT id FROM link WHERE kind = 'became'").fetchall():
            library.db.execute("DELETE FROM link WHERE id = ?", [row_id])
    return meeting.finish(BRIEF)


def left_in(path: Path, word: str) -> list[str]:
    """Return the library's files, backups aside, in which a word stands, in any case."""
    forms = {form.encode() for form in (word, word.lower(), word.upper())}
    files = [one for one in path.parent.glob(f"{path.name}*") if one.suffix != ".lock"]
    return [one.name for one in files if any(form in one.read_bytes() for form in forms)]


def test_no_word_of_a_cleared_card_is_left_in_the_file(meeting: Meeting) -> None:
    library = meeting.library
    finish(meeting)
    assert left_in(library.path, WORD)
    done = clear(library, meeting.id, meeting.scope)
    assert done.trouble is None
    assert len(done.changed["card"]) > 40
    assert left_in(library.path, WORD) == []
    assert search(library.db, WORD) == []
    library.db.execute("INSERT INTO search (search) VALUES ('integrity-check')")
    library.db.conn.rollback()
    library.close()
    assert left_in(library.path, WORD) == []
    with opened(library.path, SCHEMA) as again:
        assert finals.current(again, meeting.id, EVERYTHING).kind == "Mötesanteckningar"


def test_what_was_agreed_stays_and_what_pointed_at_cards_goes_on_without(meeting: Meeting) -> None:
    library, process_id = meeting.library, meeting.scope.process_id
    final_id = meeting.finish()
    before = [finals.finished_document(library, final_id, copy) for copy in ("internal", "published")]
    clear(library, meeting.id, meeting.scope)
    after = [finals.finished_document(library, final_id, copy) for copy in ("internal", "published")]
    assert after == before
    assert f"{WORD} ändrad" in " ".join(words(after[0]))
    assert cards.cards(library, meeting.notes.id) == []
    assert {"Vi fattar ett beslut", "Vi gör en åtgärd"} <= set("\n".join(_said(meeting)).split("\n"))
    (action,) = library.db.execute("SELECT id FROM action").fetchone()
    found = trace(library, action)
    assert found
    assert [branch.row.text for branch in found.back] == ["Klustret"]
    (board,) = library.db.execute("SELECT step_id FROM cluster").fetchone()
    assert [one.name for one in clusters(library, board)] == ["Klustret"]
    assert broken_references(library) == []
    everything_written(library, process_id)


def _said(meeting: Meeting) -> list[str]:
    return words(process_actions(meeting.library, meeting.scope.process_id, EVERYTHING)) + words(
        finals.current(meeting.library, meeting.id, EVERYTHING)
    )


def test_nothing_can_be_undone_and_nothing_opened_again(meeting: Meeting) -> None:
    library = meeting.library
    finish(meeting)
    clear(library, meeting.id, meeting.scope)
    assert [entry.label for entry in journal.history(library, meeting.scope)] == ["Arbetsmaterialet är rensat"]
    assert journal.undo(library, meeting.scope) is None
    found = finals.state(library, meeting.id)
    assert found.final
    assert (found.can_reopen, found.changed) == (False, ())
    with pytest.raises(Trouble, match="Arbetsmaterialet för ”Mötet” är rensat"):
        meeting.reopen()


def test_only_what_is_finished_can_be_cleared(meeting: Meeting) -> None:
    before = texts(meeting.library, meeting.scope.process_id)
    with pytest.raises(Trouble, match="inte färdigställd"):
        clear(meeting.library, meeting.id, meeting.scope)
    meeting.finish()
    meeting.reopen()
    with pytest.raises(Trouble, match="inte färdigställd"):
        clear(meeting.library, meeting.id, meeting.scope)
    assert before["card"] == texts(meeting.library, meeting.scope.process_id)["card"]


def test_the_other_workshops_and_their_history_are_left_alone(meeting: Meeting, room: Room) -> None:
    library = meeting.library
    other = meet(library, meeting.scope.process_id, "Ett annat möte")
    kept = other.write("stannar")
    history = [entry.label for entry in journal.history(library, other.scope)]
    finish(meeting)
    clear(library, meeting.id, meeting.scope)
    assert [entry.label for entry in journal.history(library, other.scope)] == history
    assert kept in [one.id for one in cards.cards(library, other.notes.id)]
    journal.undo(library, other.scope)
    journal.redo(library, other.scope)
    assert kept in [one.id for one in cards.cards(library, other.notes.id)]


def test_the_history_of_the_process_loses_the_words_too(meeting: Meeting, other: Library) -> None:
    process = Scope(meeting.scope.process_id)
    with edit(meeting.library, process, "Personer"):
        one, two = (add_person(meeting.library, process.process_id, f"Person {n}") for n in range(2))
    card = meeting.write(f"{WORD} med upphov")
    with edit(meeting.library, meeting.scope, "Upphov"):
        cards.change_card(meeting.library, card, author_id=two)
    carry(meeting.library, other, process.process_id)
    with edit(other, process, "Hopslagna: {name}", name=f"{WORD}"):
        put_together(other, process.process_id, "person", one, [two])
    remove_workshop(other, meeting.id)
    journal.undo(other, process)
    there = Meeting(other, meeting.scope, meeting.notes, meeting.deciding)
    finish(there)
    clear(other, meeting.id, meeting.scope)
    assert left_in(other.path, WORD) == []
    labels = [entry.label for entry in journal.history(other, process)]
    assert labels == ["Ändring i arbetsmaterial som har rensats"] * 3
    assert journal.undo(other, process) is None
    assert journal.redo(other, process) is None
    assert list(persons(other, process.process_id)) == [one]
    again = carry(meeting.library, other, process.process_id)
    assert "card" not in {table for table, found in texts(other, process.process_id).items() if found}
    assert {one.reason for one in again.merged.conflicts} >= {"deleted_here"}


def test_the_others_get_to_know_that_the_cards_are_gone(meeting: Meeting, other: Library) -> None:
    carry(meeting.library, other, meeting.scope.process_id)
    finish(meeting)
    clear(meeting.library, meeting.id, meeting.scope)
    carry(meeting.library, other, meeting.scope.process_id)
    assert cards.cards(other, meeting.notes.id) == []
    assert not finals.state(other, meeting.id).can_reopen


def test_photos_stay_unless_they_are_asked_for(meeting: Meeting) -> None:
    library, process_id = meeting.library, meeting.scope.process_id
    kept = keep_content(library, b"logotyp")
    with edit(library, meeting.scope, "Foton"):
        add_attachment(library, process_id, meeting.notes.id, "v.png", "image/png", b"\x89PNG\r\n\x1a\nfoto", "Väggen")
        add_attachment(library, process_id, meeting.id, "r.png", "image/png", b"\x89PNG\r\n\x1a\nrum", f"{WORD} rum")
        add_attachment(library, process_id, process_id, "l.png", "image/png", b"logotyp")
    meeting.finish(Switches(cards=False, photos=False))
    assert clearable(library, meeting.id).amount.photos == 2
    clear(library, meeting.id, meeting.scope)
    assert len(photos(library, meeting.id)) == 2
    clear(library, meeting.id, meeting.scope, photos=True)
    assert photos(library, meeting.id) == []
    assert left_in(library.path, f"{WORD} rum") == []
    assert left_in(library.path, "\rfoto"[1:]) == []
    assert content(library, kept) == b"logotyp"


def test_it_is_told_what_goes_and_what_stays(meeting: Meeting) -> None:
    library = meeting.library
    backup.make(library.path)
    meeting.finish()
    found = clearable(library, meeting.id)
    assert not found.nothing
    assert found.goes()[:4] == [
        "52 lappar",
        "lapparnas platser på tavlorna",
        "2 räkningar av prickar och händer",
        "1 text som aldrig blev inlagd",
    ]
    assert found.goes()[4].startswith("historiken: ")
    assert any("1 äldre säkerhetskopia" in line for line in found.stays())
    clear(library, meeting.id, meeting.scope)
    after = clearable(library, meeting.id)
    assert (after.nothing, after.goes(photos=True)) == (True, [])


def test_one_of_each_is_told_as_one(library: Library) -> None:
    one = meet(library, start_process(library, "Uppdraget"), "Mötet")
    with edit(library, one.scope, "Räkning"):
        (card,) = cards.cards(library, one.notes.id)
        set_count(library, one.notes.id, "card", card.id, 3, kind="dot")
    assert clearable(library, one.id).goes()[:2] == ["1 lapp", "1 räkning av prickar eller händer"]


def test_a_file_that_cannot_be_written_anew_is_told_and_is_when_it_is_opened_again(meeting: Meeting) -> None:
    library = meeting.library
    finish(meeting)
    reading = library.db.conn.execute("SELECT 1 FROM journal")
    reading.fetchone()  # SQLite refuses to write a file anew while something is read from it
    done = clear(library, meeting.id, meeting.scope)
    reading.close()
    assert "kunde inte skrivas om" in str(done.trouble)
    assert cards.cards(library, meeting.notes.id) == []
    assert left_in(library.path, WORD)
    library.close()
    before = library.path.read_bytes()
    assert left_after_opening(library.path) == []
    assert library.path.read_bytes() != before


def left_after_opening(path: Path) -> list[str]:
    again, _told = open_for_writing(path)
    with closing(again):
        return left_in(path, WORD)


def test_what_another_program_still_reads_is_told_and_goes_afterwards(meeting: Meeting) -> None:
    library = meeting.library
    finish(meeting)
    library.db.execute("PRAGMA busy_timeout = 0")
    with closing(sqlite3.connect(f"{library.path.as_uri()}?mode=ro", uri=True)) as other:
        other.execute("BEGIN")
        other.execute("SELECT count(*) FROM card").fetchone()
        assert clear(library, meeting.id, meeting.scope).trouble
        assert left_in(library.path, WORD)
    library.close()
    assert left_after_opening(library.path) == []


def test_what_is_in_order_is_not_written_anew_when_it_is_opened(meeting: Meeting) -> None:
    library = meeting.library
    finish(meeting)
    clear(library, meeting.id, meeting.scope)
    library.close()
    before = library.path.read_bytes()
    left_after_opening(library.path)
    assert library.path.read_bytes() == before
