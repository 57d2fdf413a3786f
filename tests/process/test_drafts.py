"""What is typed and not entered: kept beside everything else, and gone without a trace when it is entered."""

from pathlib import Path

import pytest

from naravard_desktop.core.trouble import Trouble
from naravard_desktop.jobs import bundle
from naravard_desktop.kinds import SCHEMA
from naravard_desktop.process.drafts import draft, drafts, drafts_in_workshop, put_draft, rename_draft
from naravard_desktop.process.workshops import delete_step
from naravard_desktop.storage import journal
from naravard_desktop.storage.edit import edit
from naravard_desktop.storage.opening import opened
from naravard_desktop.storage.search import search
from tests.conftest import Room


def test_a_draft_is_kept_replaced_and_taken_away(room: Room) -> None:
    step = room.step("notes")
    assert draft(room.library, step.id, "capture") == ""
    for text in ("halv", "halvskriven", "Å\u0308 <b>'\"; DROP TABLE draft"):
        put_draft(room.library, step.id, "capture", text)
    assert draft(room.library, step.id, "capture") == "Å\u0308 <b>'\"; DROP TABLE draft"
    put_draft(room.library, step.id, "capture", "\n ")
    assert drafts(room.library, step.id) == {}


@pytest.mark.parametrize("text", ["x" * 100_000, "😀 hälsa", "rad\r\nrad", "lös \ud800 halva", "A\u030a"])
def test_any_text_can_be_kept(room: Room, text: str) -> None:
    step = room.step("notes")
    put_draft(room.library, step.id, "capture", text)
    assert draft(room.library, step.id, "capture").startswith(text[0] if text[0] != "A" else "Å")


def test_each_field_of_each_step_has_its_own(room: Room) -> None:
    first, second = room.step("notes"), room.step("talk")
    put_draft(room.library, first.id, "capture", "ett")
    put_draft(room.library, first.id, "edit:a", "två")
    put_draft(room.library, second.id, "capture", "tre")
    assert drafts(room.library, first.id) == {"capture": "ett", "edit:a": "två"}
    assert drafts_in_workshop(room.library, room.workshop_id) == {
        first.id: {"capture": "ett", "edit:a": "två"},
        second.id: {"capture": "tre"},
    }
    rename_draft(room.library, first.id, "edit:a", "capture")
    assert drafts(room.library, first.id) == {"capture": "två"}


def test_a_draft_is_in_neither_journal_search_nor_bundle(room: Room) -> None:
    step = room.step("notes")
    before = journal.next_undo(room.library, room.scope)
    put_draft(room.library, step.id, "capture", "ordetsominteskamed")
    assert journal.next_undo(room.library, room.scope) == before
    assert search(room.library.db, "ordetsominteskamed") == []
    assert b"ordetsominteskamed" not in bundle.pack(room.library, room.scope.process_id)


def test_a_draft_goes_with_the_edit_that_enters_it_or_not_at_all(room: Room) -> None:
    step = room.step("notes")
    put_draft(room.library, step.id, "capture", "halv")

    def enter(*, fails: bool) -> None:
        with edit(room.library, room.scope, "Ny lapp"):
            put_draft(room.library, step.id, "capture", "")
            if fails:
                raise Trouble("disken")

    with pytest.raises(Trouble):
        enter(fails=True)
    assert draft(room.library, step.id, "capture") == "halv"
    enter(fails=False)
    assert drafts(room.library, step.id) == {}


def test_a_draft_goes_with_its_step_and_cannot_come_after_it(room: Room) -> None:
    step = room.step("notes")
    put_draft(room.library, step.id, "capture", "halv")
    with edit(room.library, room.scope, "Borttaget moment"):
        delete_step(room.library, step.id)
    assert drafts(room.library, step.id) == {}
    put_draft(room.library, step.id, "capture", "mer")
    assert drafts(room.library, step.id) == {}


def test_a_draft_is_there_when_the_library_is_opened_again(room: Room) -> None:
    step = room.step("notes", anonymous=True)
    put_draft(room.library, step.id, "capture", "halv")
    room.library.close()
    put_draft(room.library, step.id, "capture", "efter stängning")
    with opened(room.library.path, SCHEMA) as library:
        assert draft(library, step.id, "capture") == "halv"


def test_a_draft_of_an_anonymous_step_leaves_no_bytes_behind(room: Room) -> None:
    step = room.step("notes", anonymous=True)
    put_draft(room.library, step.id, "capture", "viskatord " * 2_000)
    put_draft(room.library, step.id, "capture", "")
    room.library.close()
    left = [path for path in Path(room.library.path).parent.glob("library*") if b"viskatord" in path.read_bytes()]
    assert left == []


def test_a_draft_knows_neither_who_nor_when(room: Room) -> None:
    columns = [row[1] for row in room.library.db.execute("PRAGMA table_info(draft)")]
    assert columns == ["step_id", "name", "text"]
    (sql,) = room.library.db.execute("SELECT sql FROM sqlite_master WHERE name = 'draft'").fetchone()
    assert "WITHOUT ROWID" in sql


def test_a_disk_that_is_full_is_told_and_leaves_what_was_there(room: Room) -> None:
    step = room.step("notes")
    put_draft(room.library, step.id, "capture", "halv")
    pages = room.library.db.execute("PRAGMA page_count").fetchone()[0]
    room.library.db.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(Trouble, match="full"):
        put_draft(room.library, step.id, "capture", "x" * 300_000)
    assert draft(room.library, step.id, "capture") == "halv"
