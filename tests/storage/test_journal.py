"""Undo and redo: whatever is done, each step back and forth gives exactly what was there."""

import contextlib
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from naravard_desktop.core.ids import new_id
from naravard_desktop.core.trouble import Trouble
from naravard_desktop.core.words import Level, OrganisationType
from naravard_desktop.jobs.demo import sample
from naravard_desktop.jobs.start import start_process, start_workshop
from naravard_desktop.jobs.templates import named
from naravard_desktop.process import cards, clusters, people
from naravard_desktop.process.attachments import add_attachment
from naravard_desktop.process.workshops import Step, set_next_meeting, steps, workshops
from naravard_desktop.steps.actions.data import agree
from naravard_desktop.steps.decisions.data import decide
from naravard_desktop.steps.sorting import data as sorting
from naravard_desktop.storage import exchange, journal, rows
from naravard_desktop.storage.edit import Scope, edit
from naravard_desktop.storage.library import Library
from tests.conftest import Room
from tests.libraries import new_library

Content = dict[str, dict[str, dict[str, Any]]]


def content(library: Library, process_id: str) -> Content:
    """The process as it stands, without revisions: those only ever rise."""
    return {
        table: {row_id: {name: value for name, value in row.items() if name != "rev"} for row_id, row in found.items()}
        for table, found in exchange.dump(library, process_id).items()
    }


def search_is_sound(library: Library) -> bool:
    """Every text is found once, under the row it belongs to, and nothing else is."""
    indexed = sorted(tuple(row) for row in library.db.execute("SELECT tbl, row_id FROM search"))
    library.db.execute("INSERT INTO search (search) VALUES ('integrity-check')")
    library.db.conn.rollback()
    wanted = [
        (name, row_id)
        for name, info in library.tables.items()
        if info.table.search
        for (row_id,) in library.db.execute(f"SELECT id FROM {name}")
    ]
    return indexed == sorted(wanted)


class Bench:
    """A workshop that hypothesis writes in: each edit picks what it needs by number from what there is."""

    def __init__(self, library: Library) -> None:
        self.library = library
        self.process_id = start_process(library, "Uppdraget")
        workshop_id = start_workshop(library, self.process_id, named("klustring-vip-tillganglighet"))
        self.scope = Scope(self.process_id, workshop_id)
        self.steps = {step.title: step for step in steps(library, workshop_id)}
        self.gather, self.board = self.steps["Vad pågår och vad är på väg?"], self.steps["Dela in i kluster"]

    def cards(self) -> list[str]:
        return [card.id for card in cards.cards(self.library, self.gather.id)]

    def clusters(self) -> list[str]:
        return [cluster.id for cluster in clusters.clusters(self.library, self.board.id)]


def pick(found: list[str], number: int) -> str | None:
    return found[number % len(found)] if found else None


def _add(bench: Bench, number: int, text: str) -> None:
    new = [cards.NewCard(text=text, level=Level.MESO) for _ in range(1 + number % 3)]
    cards.add_cards(bench.library, bench.gather.id, new)


def _change(bench: Bench, number: int, text: str) -> None:
    if card := pick(bench.cards(), number):
        cards.change_card(bench.library, card, text=text, extra={"patientgrupp": text}, confidential=bool(number % 2))


def _delete(bench: Bench, number: int, _text: str) -> None:
    if card := pick(bench.cards(), number):
        cards.delete_card(bench.library, card)


def _move(bench: Bench, number: int, _text: str) -> None:
    found = bench.cards()
    if len(found) > 1:
        cards.move_card(bench.library, found[number % len(found)], found[(number + 1) % len(found)])


def _merge(bench: Bench, number: int, text: str) -> None:
    found = bench.cards()
    if len(found) > 1:
        first, second = found[number % len(found)], found[(number + 1) % len(found)]
        sorting.merge_on_board(bench.library, bench.board, [first, second], text)


def _unmerge(bench: Bench, number: int, _text: str) -> None:
    merged = [card for card in bench.cards() if cards.parts(bench.library, card)]
    if card := pick(merged, number):
        cards.unmerge_card(bench.library, bench.process_id, card)


def _place(bench: Bench, number: int, _text: str) -> None:
    card, cluster = pick(bench.cards(), number), pick(bench.clusters(), number)
    if card and cluster:
        legs = [leg.id for leg in clusters.legs(bench.library, bench.board.id) if leg.cluster_id == cluster]
        sorting.place(bench.library, bench.board, [card], cluster, pick(legs, number))
        sorting.set_depends(bench.library, bench.board, card, bench.clusters()[0], depends=bool(number % 2))


def _cluster(bench: Bench, number: int, text: str) -> None:
    if number % 3 == 0 and bench.clusters():
        clusters.delete_cluster(bench.library, bench.clusters()[0])
    else:
        cluster = clusters.add_cluster(bench.library, bench.board.id, text, purpose=text)
        clusters.add_leg(bench.library, cluster, text)


def _people(bench: Bench, number: int, text: str) -> None:
    organisation = people.add_organisation(bench.library, bench.process_id, text, OrganisationType.REGION)
    person = people.add_person(bench.library, bench.process_id, text, organisation_id=organisation)
    people.set_attendance(bench.library, bench.scope.workshop_id or "", person, "present", text)
    if cluster := pick(bench.clusters(), number):
        clusters.change_cluster(bench.library, cluster, owner_id=person)


def _remove_organisation(bench: Bench, number: int, _text: str) -> None:
    found = [organisation.id for organisation in people.organisations(bench.library, bench.process_id)]
    if organisation := pick(found, number):
        rows.delete(bench.library.db, "organisation", organisation)


def _results(bench: Bench, number: int, text: str) -> None:
    card = pick(bench.cards(), number)
    found = [organisation.id for organisation in people.organisations(bench.library, bench.process_id)]
    decision = decide(bench.library, bench.steps["Beslut"], text, based_on=[card] if card else [])
    responsible = [(organisation, None) for organisation in found[:2]]
    agree(bench.library, bench.steps["Åtgärder"], text, responsible=responsible, came_from=[decision], due="2027-03-01")
    add_attachment(bench.library, bench.process_id, decision, text, "image/png", text.encode(), text)
    set_next_meeting(bench.library, bench.scope.workshop_id or "", "2027-03-17", None, text)


EDITS: list[Callable[[Bench, int, str], None]] = [
    _add,
    _add,
    _change,
    _delete,
    _move,
    _merge,
    _unmerge,
    _place,
    _cluster,
    _people,
    _remove_organisation,
    _results,
]
TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12)
SEQUENCES = st.lists(st.tuples(st.sampled_from(EDITS), st.integers(0, 20), TEXTS), max_size=14)


@contextlib.contextmanager
def another_library() -> Iterator[Library]:
    """For tests that hypothesis runs many times within one: a library for each."""
    with tempfile.TemporaryDirectory() as folder, new_library(Path(folder) / "library.sqlite3") as library:
        yield library


@settings(max_examples=40)
@given(SEQUENCES)
def test_every_undo_and_redo_gives_what_was_there(sequence: list[tuple[Callable[..., None], int, str]]) -> None:
    with another_library() as library:
        bench = Bench(library)
        states = [content(library, bench.process_id)]
        for do, number, text in sequence:
            before = states[-1]
            with edit(library, bench.scope, "Ändring {number}", number=number):
                do(bench, number, text)
            if (after := content(library, bench.process_id)) != before:
                states.append(after)
        assert len(journal.history(library, bench.scope)) == len(states) - 1, "every edit made an entry"
        for state in reversed(states[:-1]):
            assert journal.undo(library, bench.scope) is not None
            assert content(library, bench.process_id) == state
        assert journal.undo(library, bench.scope) is None
        assert search_is_sound(library)
        for state in states[1:]:
            assert journal.redo(library, bench.scope) is not None
            assert content(library, bench.process_id) == state
        assert journal.redo(library, bench.scope) is None
        assert search_is_sound(library)
        assert library.db.execute("PRAGMA foreign_key_check").fetchall() == []


@settings(max_examples=25)
@given(SEQUENCES, st.lists(st.sampled_from(["undo", "redo", "edit"]), max_size=20))
def test_undo_redo_and_edits_in_any_order_never_lose_a_branch(
    sequence: list[tuple[Callable[..., None], int, str]], walk: list[str]
) -> None:
    with another_library() as library:
        bench = Bench(library)
        made = 0
        past, future = [content(library, bench.process_id)], []
        moves: list[tuple[str, Any]] = [("edit", one) for one in sequence]
        moves += [(move, sequence[0] if sequence else (_add, 1, "x")) for move in walk]
        for move, (do, number, text) in moves:
            if move == "undo":
                assert (journal.undo(library, bench.scope) is None) == (len(past) == 1)
                if len(past) > 1:
                    future.append(past.pop())
            elif move == "redo":
                assert (journal.redo(library, bench.scope) is None) == (not future)
                if future:
                    past.append(future.pop())
            else:
                with edit(library, bench.scope, "Ändring"):
                    do(bench, number, text)
                if content(library, bench.process_id) != past[-1]:
                    past.append(content(library, bench.process_id))
                    future.clear()
                    made += 1
            assert content(library, bench.process_id) == past[-1]
            history = journal.history(library, bench.scope)
            assert len(history) == made, "nothing that was done is forgotten"
            assert sum(entry.state == "done" for entry in history) == len(past) - 1
            assert sum(entry.state == "undone" for entry in history) == len(future)


def test_the_sample_workshop_is_undone_to_its_start_and_redone(library: Library) -> None:
    process_id = sample(library)
    last = workshops(library, process_id)[-1]
    scope = Scope(process_id, last.id)
    whole = content(library, process_id)
    while journal.undo(library, scope):
        pass
    here = {step.id for step in steps(library, last.id)}
    assert {row["step_id"] for row in content(library, process_id)["decision"].values()}.isdisjoint(here)
    while journal.redo(library, scope):
        pass
    assert content(library, process_id) == whole


def card(room: Room, step: Step, text: str) -> str:
    with edit(room.library, room.scope, "Ny lapp: {text}", text=text):
        return cards.add_card(room.library, step.id, text)


def test_undo_that_would_overwrite_a_later_change_is_refused(room: Room) -> None:
    one = card(room, room.step("notes"), "från början")
    elsewhere = Scope(room.scope.process_id)
    with edit(room.library, elsewhere, "Ändrad på annat håll"):
        cards.change_card(room.library, one, text="ändrad")
    before = content(room.library, room.scope.process_id)
    with pytest.raises(Trouble, match=r"”Ny lapp: från början” kan inte ångras.*Ändrad på annat håll.*Ångra det först"):
        journal.undo(room.library, room.scope)
    assert content(room.library, room.scope.process_id) == before
    journal.undo(room.library, elsewhere)
    assert journal.undo(room.library, room.scope) is not None


def test_undo_that_would_take_other_rows_with_it_is_refused(room: Room) -> None:
    with edit(room.library, Scope(room.scope.process_id), "Ny deltagare"):
        person = people.add_person(room.library, room.scope.process_id, "Karin Exempel")
    with edit(room.library, room.scope, "Närvaro"):
        people.set_attendance(room.library, room.workshop_id, person, "present")
    with pytest.raises(Trouble, match=r"kan inte ångras.*Närvaro"):
        journal.undo(room.library, Scope(room.scope.process_id))
    assert people.attendance(room.library, room.workshop_id) != []


def test_undo_of_a_deletion_whose_place_is_gone_is_refused(room: Room) -> None:
    step = room.step("notes")
    one = card(room, step, "lapp")
    with edit(room.library, room.scope, "Borttagen lapp"):
        cards.delete_card(room.library, one)
    with edit(room.library, Scope(room.scope.process_id), "Borttaget moment"):
        rows.delete(room.library.db, "step", step.id)
    with pytest.raises(Trouble, match="kan inte ångras"):
        journal.undo(room.library, room.scope)


def test_redo_after_a_change_elsewhere_is_refused(room: Room) -> None:
    one = card(room, room.step("notes"), "ett")
    with edit(room.library, room.scope, "Ändrad"):
        cards.change_card(room.library, one, text="två")
    journal.undo(room.library, room.scope)
    with edit(room.library, Scope(room.scope.process_id), "På annat håll"):
        cards.change_card(room.library, one, text="tre")
    with pytest.raises(Trouble, match=r"kan inte göras om.*På annat håll"):
        journal.redo(room.library, room.scope)
    assert cards.card(room.library, one).text == "tre"


def test_scopes_are_undone_apart(room: Room) -> None:
    step = room.step("notes")
    card(room, step, "i workshoppen")
    with edit(room.library, Scope(room.scope.process_id), "Ny organisation"):
        people.add_organisation(room.library, room.scope.process_id, "Regionen", OrganisationType.REGION)
    stepped = journal.undo(room.library, room.scope)
    assert stepped is not None
    assert stepped.entry.label == "Ny lapp: i workshoppen"
    assert set(stepped.changed) == {"card"}
    assert people.organisations(room.library, room.scope.process_id) != []


def test_a_left_branch_can_be_read(room: Room) -> None:
    step = room.step("notes")
    card(room, step, "övergiven")
    journal.undo(room.library, room.scope)
    card(room, step, "ny väg")
    left, done = journal.history(room.library, room.scope)
    assert (left.state, done.state) == ("left", "done")
    (change,) = journal.changes(room.library, left.number)
    assert change.after is not None
    assert change.after["text"] == "övergiven"


def test_undo_raises_revisions_and_deletion_leaves_a_tombstone(room: Room) -> None:
    step = room.step("notes")
    one = card(room, step, "ett")

    def rev() -> int:
        return int(exchange.dump(room.library, room.scope.process_id)["card"][one]["rev"])

    assert rev() == 1
    with edit(room.library, room.scope, "Ändrad"):
        cards.change_card(room.library, one, text="två")
    assert rev() == 2
    journal.undo(room.library, room.scope)
    assert rev() == 3
    journal.undo(room.library, room.scope)
    assert exchange.tombstones(room.library.db, room.scope.process_id)[one] == ("card", 4)
    journal.redo(room.library, room.scope)
    assert rev() == 5
    assert one not in exchange.tombstones(room.library.db, room.scope.process_id)


def test_an_edit_that_fails_leaves_nothing(room: Room) -> None:
    step = room.step("notes")
    before = content(room.library, room.scope.process_id)

    def fail() -> None:
        with edit(room.library, room.scope, "Avbruten"):
            cards.add_card(room.library, step.id, "borta")
            raise RuntimeError("mitt i")

    with pytest.raises(RuntimeError, match="mitt i"):
        fail()
    assert content(room.library, room.scope.process_id) == before
    assert journal.history(room.library, room.scope) == []
    card(room, step, "efteråt")
    assert len(journal.history(room.library, room.scope)) == 1


def test_an_edit_that_changes_nothing_makes_no_entry(room: Room) -> None:
    one = card(room, room.step("notes"), "samma")
    with edit(room.library, room.scope, "Ingen ändring") as done:
        cards.change_card(room.library, one, text="samma")
    assert done.changed == {}
    assert len(journal.history(room.library, room.scope)) == 1


def test_an_edit_tells_what_it_changed(room: Room) -> None:
    step = room.step("notes")
    with edit(room.library, room.scope, "Två lappar") as done:
        ids = cards.add_cards(room.library, step.id, [cards.NewCard(text="a"), cards.NewCard(text="b")])
    assert done.changed == {"card": set(ids)}


def test_edits_are_not_nested(room: Room) -> None:
    inner = edit(room.library, room.scope, "Inre")
    with edit(room.library, room.scope, "Yttre"), pytest.raises(RuntimeError, match="already open"):
        inner.__enter__()


def test_an_edit_for_good_closes_what_was_before(room: Room) -> None:
    step = room.step("notes")
    card(room, step, "ett")
    with edit(room.library, room.scope, "Anonymt", for_good=True):
        cards.make_anonymous(room.library, room.scope.process_id, step.id)
    assert journal.undo(room.library, room.scope) is None


def test_a_write_outside_an_edit_fails(room: Room) -> None:
    with pytest.raises(Exception, match="outside an edit"):
        rows.insert(room.library.db, "process", {"id": new_id(), "title": "smyger förbi"})
    room.library.db.conn.rollback()
