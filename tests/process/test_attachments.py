"""Attachments: in order, moved, described, taken away and brought back; what nothing leads to is let go of."""

from naravard_desktop.core import clock
from naravard_desktop.process import attachments
from naravard_desktop.process.attachments import (
    Attachment,
    add_attachment,
    attachments_of,
    change_attachment,
    content,
    delete_attachment,
    forget_unused,
    move_attachment,
    photos,
)
from naravard_desktop.process.finals import add_final
from naravard_desktop.process.workshops import delete_step
from naravard_desktop.storage import journal
from naravard_desktop.storage.edit import edit
from tests.conftest import Room


def add(room: Room, owner_id: str, name: str, media_type: str = "image/jpeg") -> str:
    """Attach a file of its own content."""
    with edit(room.library, room.scope, "Ny bilaga"):
        return add_attachment(room.library, room.scope.process_id, owner_id, name, media_type, name.encode())


def listed(room: Room, owner_id: str) -> list[str]:
    """Return the names of an owner's attachments, in order."""
    return [one.name for one in attachments_of(room.library, room.scope.process_id, owner_id)]


def one_of(room: Room, attachment_id: str) -> Attachment:
    """Return an attachment."""
    return next(one for one in attachments.attachments(room.library, room.scope.process_id) if one.id == attachment_id)


def test_photos_come_as_in_the_minutes(room: Room) -> None:
    first, second = room.step("notes"), room.step("questions")
    for owner_id, name in ((room.workshop_id, "hela"), (second.id, "b"), (first.id, "a1"), (first.id, "a2")):
        add(room, owner_id, name)
    add(room, first.id, "text.txt", "text/plain")
    add(room, "någon annan", "logga")
    assert [one.name for one in photos(room.library, room.workshop_id)] == ["a1", "a2", "b", "hela"]
    assert attachments.workshop_of(room.library, first.id) == room.workshop_id
    assert attachments.workshop_of(room.library, room.workshop_id) == room.workshop_id


def test_they_are_moved_among_each_other_and_to_another_moment(room: Room) -> None:
    step = room.step("notes")
    ids = {name: add(room, room.workshop_id, name) for name in "abc"}
    with edit(room.library, room.scope, "Flyttad"):
        move_attachment(room.library, ids["c"], room.workshop_id, ids["a"])
    assert listed(room, room.workshop_id) == ["c", "a", "b"]
    with edit(room.library, room.scope, "Flyttad"):
        move_attachment(room.library, ids["c"], room.workshop_id)
    assert listed(room, room.workshop_id) == ["a", "b", "c"]
    with edit(room.library, room.scope, "Flyttad"):
        move_attachment(room.library, ids["b"], step.id)
    assert (listed(room, room.workshop_id), listed(room, step.id)) == (["a", "c"], ["b"])
    for _number in range(3):
        journal.undo(room.library, room.scope)
    assert (listed(room, room.workshop_id), listed(room, step.id)) == (["a", "b", "c"], [])


def test_they_are_described_and_marked(room: Room) -> None:
    one = add(room, room.workshop_id, "a")
    with edit(room.library, room.scope, "Beskriven"):
        change_attachment(room.library, one, alt="Väggen\nmed  lappar", confidential=True)
    assert (one_of(room, one).alt, one_of(room, one).confidential) == ("Väggen med lappar", True)


def test_what_is_taken_away_comes_back_whole(room: Room) -> None:
    one = add(room, room.workshop_id, "a")
    with edit(room.library, room.scope, "Borttagen"):
        delete_attachment(room.library, one)
    assert listed(room, room.workshop_id) == []
    assert forget_unused(room.library) == 0
    journal.undo(room.library, room.scope)
    assert content(room.library, one_of(room, one).sha256) == b"a"


def test_they_go_and_come_with_their_moment(room: Room) -> None:
    step = room.step("notes")
    add(room, step.id, "a")
    with edit(room.library, room.scope, "Borttaget moment"):
        delete_step(room.library, step.id)
    assert listed(room, step.id) == []
    journal.undo(room.library, room.scope)
    assert listed(room, step.id) == ["a"]


def test_content_that_nothing_leads_to_is_let_go_of(room: Room) -> None:
    kept, shown, gone = (add(room, room.workshop_id, name) for name in ("kvar", "i protokollet", "borta"))
    digests = {one: one_of(room, one).sha256 for one in (kept, shown, gone)}
    document = {"blocks": [{"is": "Picture", "content": digests[shown]}]}
    with edit(room.library, room.scope, "Färdigställt", beside=True):
        add_final(
            room.library, room.workshop_id, "notes", "", clock.now(), "", {}, {"internal": document, "published": {}}
        )
    with edit(room.library, room.scope, "Borttagna", for_good=True):
        delete_attachment(room.library, shown)
        delete_attachment(room.library, gone)
    assert forget_unused(room.library) == 0  # the history of how they were added still has them
    room.library.db.execute("DELETE FROM journal")
    assert forget_unused(room.library) == 1
    here = [content(room.library, digests[one]) is not None for one in (kept, shown, gone)]
    assert here == [True, True, False]
