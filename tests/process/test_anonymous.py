"""Anonymous steps: what was never stored cannot be found, and what is made anonymous leaves the file."""

import json
import re
from typing import Any

import pytest

from naravard_desktop.kinds import SCHEMA
from naravard_desktop.process import cards, people
from naravard_desktop.process.cards import NewCard
from naravard_desktop.process.workshops import Step
from naravard_desktop.process.workshops import step as read_step
from naravard_desktop.steps.sorting import data as sorting
from naravard_desktop.storage import exchange, journal
from naravard_desktop.storage.edit import Scope, edit
from naravard_desktop.storage.opening import opened
from naravard_desktop.storage.search import search
from tests.conftest import Room

INSTANT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:")


def author(room: Room) -> str:
    """Add somebody who writes."""
    with edit(room.library, Scope(room.scope.process_id), "Ny person"):
        return people.add_person(room.library, room.scope.process_id, "Åsa Exempel")


def write(room: Room, step: Step, text: str, **values: Any) -> str:
    """Write a card as the window does: an edit whose label has its words."""
    with edit(room.library, room.scope, "Ny lapp: {text}", text=text):
        return cards.add_cards(room.library, step.id, [NewCard(text=text, **values)])[0]


def make_anonymous(room: Room, step: Step) -> None:
    """Make a step anonymous, as the window will."""
    with edit(room.library, room.scope, "Gjort anonymt", for_good=True):
        cards.make_anonymous(room.library, room.scope.process_id, step.id)


def rows_of(room: Room, *tables: str) -> list[str]:
    """Every row of the tables as text."""
    return [
        json.dumps(row, ensure_ascii=False, default=repr) for table in tables for row in room.library.db[table].rows
    ]


def journal_of(room: Room) -> str:
    """Every byte of the workshop's journal."""
    found = room.library.db.execute("SELECT * FROM journal WHERE workshop_id = ?", [room.workshop_id])
    return "\n".join(repr(row) for row in found)


def written_order(room: Room, column: str, step: Step) -> list[str]:
    """The texts of a step's cards in the order of a column of the file."""
    found = room.library.db.execute(f"SELECT text FROM card WHERE step_id = ? ORDER BY {column}", [step.id])
    return [text for (text,) in found]


@pytest.fixture
def secret(room: Room) -> Step:
    """A step that is anonymous from the start."""
    return room.step("notes", anonymous=True)


def test_an_anonymous_card_has_neither_author_nor_time(room: Room, secret: Step) -> None:
    who = author(room)
    found = cards.card(room.library, write(room, secret, "Vi hinner inte", author_id=who))
    assert (found.author_id, found.created) == (None, None)
    assert who not in journal_of(room)
    assert not INSTANT.search(journal_of(room))
    assert [entry.at for entry in journal.history(room.library, room.scope)] == [None]


def test_all_that_is_done_with_anonymous_cards_leaves_no_time(room: Room, secret: Step) -> None:
    a, b, c = (write(room, secret, text) for text in "abc")
    library, process_id = room.library, room.scope.process_id
    with edit(library, room.scope, "Ändrad"):
        cards.change_card(library, a, text="ä", author_id=None)
    with edit(library, room.scope, "Flyttad"):
        cards.move_card(library, c, a)
    with edit(library, room.scope, "Ihop"):
        merged = cards.merge_cards(library, process_id, [a, b], "ab")
    with edit(library, room.scope, "Isär"):
        cards.unmerge_card(library, process_id, merged)
    with edit(library, room.scope, "Bort"):
        cards.delete_card(library, c)
    journal.undo(library, room.scope)
    journal.redo(library, room.scope)
    assert {entry.at for entry in journal.history(library, room.scope)} == {None}
    everything = "\n".join([journal_of(room), *rows_of(room, "card", "link", "tombstone", "step")])
    assert not INSTANT.search(everything)


@pytest.mark.parametrize("column", ["rank", "pk"])
@pytest.mark.parametrize("at_once", [True, False])
def test_the_place_of_an_anonymous_card_is_not_when_it_was_written(
    room: Room, secret: Step, column: str, at_once: bool
) -> None:
    texts = [f"lapp {number:02}" for number in range(12)]
    if at_once:
        with edit(room.library, room.scope, "Tolv lappar"):
            cards.add_cards(room.library, secret.id, [NewCard(text=text) for text in texts])
    else:
        for text in texts:
            write(room, secret, text)
    assert written_order(room, column, secret) not in (texts, texts[::-1])
    assert sorted(written_order(room, column, secret)) == texts


def test_anonymous_cards_are_undone_and_redone_but_come_back_in_no_telling_place(room: Room, secret: Step) -> None:
    texts = [f"lapp {number:02}" for number in range(12)]
    for text in texts:
        write(room, secret, text)
    while journal.undo(room.library, room.scope):
        pass
    assert written_order(room, "pk", secret) == []
    while journal.redo(room.library, room.scope):
        pass
    assert sorted(written_order(room, "pk", secret)) == texts
    assert written_order(room, "pk", secret) != texts
    assert [hit.table for hit in search(room.library.db, "lapp 07")] == ["card"]


@pytest.mark.parametrize("closed", [True, False])
def test_the_journal_forgets_anonymous_words_when_the_library_is_left(
    room: Room, secret: Step, *, closed: bool
) -> None:
    texts = [f"lapp {number:02}" for number in range(12)]
    for text in texts:
        write(room, secret, text)
    path = room.library.path
    if closed:
        room.library.close()
    else:  # as when the program is ended from outside: nothing tidies up, and the lock goes by itself
        room.library.db.close()
        assert room.library.lock is not None
        room.library.lock.release()
    with opened(path, SCHEMA) as library:
        entries = journal.history(library, room.scope)
        assert [(entry.at, entry.label, entry.state) for entry in entries] == [(None, "Anonym ändring", "closed")] * 12
        assert sorted(card.text for card in cards.cards(library, secret.id)) == texts
    stored = path.read_bytes().decode("utf-8", "ignore")
    assert "Ny lapp: lapp" not in stored
    assert re.findall(r'"text":"lapp', stored) == []


def test_dated_cards_do_not_tell_when_anonymous_ones_were_written(room: Room, secret: Step) -> None:
    """A dated card gets the next place in the file, so no anonymous one may lie above it for coming later."""
    dated = room.step("notes")
    rounds = 30
    for number in range(rounds):
        write(room, secret, f"hemlig {number}")
        write(room, dated, f"öppen {number}")
    pk = dict(room.library.db.execute("SELECT text, pk FROM card").fetchall())
    told = [(i, j) for i in range(rounds) for j in range(rounds) if i > j and pk[f"hemlig {i}"] > pk[f"öppen {j}"]]
    also = [(i, j) for i in range(rounds) for j in range(rounds) if i <= j and pk[f"hemlig {i}"] > pk[f"öppen {j}"]]
    assert not told or also


def test_cards_written_and_placed_on_an_anonymous_board_leave_no_time(room: Room) -> None:
    board = room.step("sorting", anonymous=True, clusters=(sorting.ClusterPlan(name="VIP"),))
    cluster = sorting.board(room.library, board).clusters[0].cluster.id
    card_id = write(room, board, "Hemlig")
    with edit(room.library, room.scope, "Flyttad till {cluster}: {text}", cluster="VIP", text="Hemlig"):
        sorting.place(room.library, board, [card_id], cluster)
    assert not INSTANT.search(journal_of(room))


def test_making_anonymous_takes_author_and_time_from_the_file(room: Room) -> None:
    step, who = room.step("notes"), author(room)
    texts = [f"lapp {number:02}" for number in range(12)]
    ids = [write(room, step, text, author_id=who) for text in texts]
    with edit(room.library, room.scope, "Ändrad: {text}", text="Första ordet"):
        cards.change_card(room.library, ids[0], text="Andra ordet")
    created = {card.created for card in cards.cards(room.library, step.id)}
    make_anonymous(room, step)
    assert read_step(room.library, step.id).anonymous
    assert {(card.author_id, card.created) for card in cards.cards(room.library, step.id)} == {(None, None)}
    for gone in (who, "Första ordet", "Andra ordet", "lapp 0", "Ny lapp", *map(str, created)):
        assert gone not in journal_of(room), gone
    assert {entry.at for entry in journal.history(room.library, room.scope)} == {None}
    assert {entry.label for entry in journal.history(room.library, room.scope)} == {"Anonym ändring", "Gjort anonymt"}
    for column in ("rank", "pk"):
        assert written_order(room, column, step) not in (["Andra ordet", *texts[1:]], [*texts[:0:-1], "Andra ordet"])


def test_making_anonymous_takes_the_words_of_cards_that_are_gone_too(room: Room) -> None:
    step, who = room.step("notes"), author(room)
    kept, deleted = write(room, step, "Kvar", author_id=who), write(room, step, "Raderad", author_id=who)
    with edit(room.library, room.scope, "Bort"):
        cards.delete_card(room.library, deleted)
    write(room, step, "Ångrad", author_id=who)
    journal.undo(room.library, room.scope)
    make_anonymous(room, step)
    for gone in (who, "Raderad", "Ångrad", "Kvar"):
        assert gone not in journal_of(room), gone
    assert [card.id for card in cards.cards(room.library, step.id)] == [kept]


def test_making_anonymous_takes_the_words_of_labels_about_where_cards_were_put(room: Room) -> None:
    step = room.step("notes")
    board = room.step("sorting", uses=step, clusters=(sorting.ClusterPlan(name="VIP"),))
    card_id, text = write(room, step, "Chefen lyssnar inte"), "Chefen lyssnar inte"
    cluster = sorting.board(room.library, board).clusters[0].cluster.id
    with edit(room.library, room.scope, "Flyttad till {cluster}: {text}", cluster="VIP", text=text):
        sorting.place(room.library, board, [card_id], cluster)
    make_anonymous(room, step)
    assert text not in journal_of(room)
    assert [card.text for card in sorting.board(room.library, board).clusters[0].cards] == [text]


def test_making_anonymous_takes_the_words_from_the_bytes_of_the_file(room: Room) -> None:
    step = room.step("notes")
    card_id = write(room, step, "ZZZZ-första-ordet")
    with edit(room.library, room.scope, "Ändrad"):
        cards.change_card(room.library, card_id, text="andra ordet")
    make_anonymous(room, step)
    assert room.library.db.execute("PRAGMA secure_delete").fetchone()[0] == 1
    room.library.db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    assert "ZZZZ-första-ordet".encode() not in room.library.path.read_bytes()


def test_making_anonymous_cannot_be_undone_nor_what_went_before(room: Room) -> None:
    step, other = room.step("notes"), room.step("notes")
    write(room, other, "Före")
    card_id = write(room, step, "Hemlig")
    make_anonymous(room, step)
    assert journal.undo(room.library, room.scope) is None
    write(room, other, "Efter")
    with edit(room.library, room.scope, "Ändrad"):
        cards.change_card(room.library, card_id, text="Hemligare")
    for _number in range(3):
        journal.undo(room.library, room.scope)
    assert [card.text for card in cards.cards(room.library, other.id)] == ["Före"]
    assert cards.card(room.library, card_id).text == "Hemlig"
    assert cards.card(room.library, card_id).created is None


def test_the_step_cannot_be_made_named_again_through_the_process(room: Room) -> None:
    step = room.step("notes")
    who = author(room)
    write(room, step, "Hemlig", author_id=who)
    make_anonymous(room, step)
    journal.undo(room.library, Scope(room.scope.process_id))
    assert read_step(room.library, step.id).anonymous


def test_an_anonymous_text_is_found_by_search_once(room: Room, secret: Step) -> None:
    step = room.step("notes")
    ids = [write(room, step, f"Överenskommelse {number}") for number in range(5)]
    make_anonymous(room, step)
    write(room, secret, "Överenskommelse från början")
    assert len(search(room.library.db, "överenskommelse")) == 6
    for number, card_id in enumerate(ids):
        assert [hit.row_id for hit in search(room.library.db, f"överenskommelse {number}")] == [card_id]
    with edit(room.library, room.scope, "Ändrad"):
        cards.change_card(room.library, ids[0], text="Avtal")
    with edit(room.library, room.scope, "Bort"):
        cards.delete_card(room.library, ids[1])
    assert search(room.library.db, "överenskommelse 0") == search(room.library.db, "överenskommelse 1") == []
    assert [hit.row_id for hit in search(room.library.db, "avtal")] == [ids[0]]


def test_what_is_written_in_a_step_made_anonymous_is_anonymous(room: Room) -> None:
    step, who = room.step("notes"), author(room)
    write(room, step, "Före", author_id=who)
    make_anonymous(room, step)
    found = cards.card(room.library, write(room, step, "Efter", author_id=who))
    assert (found.author_id, found.created) == (None, None)
    assert not INSTANT.search(journal_of(room))


def test_a_bundle_of_anonymous_cards_tells_nothing(room: Room, secret: Step) -> None:
    who = author(room)
    write(room, secret, "Hemlig", author_id=who)
    dump = exchange.dump(room.library, room.scope.process_id)
    assert who not in json.dumps(dump["card"])
    assert not INSTANT.search(json.dumps(dump))


def test_an_empty_step_can_be_made_anonymous(room: Room) -> None:
    step = room.step("notes")
    make_anonymous(room, step)
    assert read_step(room.library, step.id).anonymous


def test_an_anonymous_card_that_comes_back_has_a_higher_revision(room: Room, secret: Step) -> None:
    one = write(room, secret, "lapp")
    journal.undo(room.library, room.scope)
    journal.redo(room.library, room.scope)
    assert exchange.dump(room.library, room.scope.process_id)["card"][one]["rev"] == 3
    assert exchange.tombstones(room.library.db, room.scope.process_id) == {}
