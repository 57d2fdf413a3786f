"""Two laptops that work on the same process and exchange it: they end alike, and no word is lost on the way."""

import contextlib
import random
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from naravard_desktop.core.kind import Options, PlannedStep
from naravard_desktop.core.trouble import Trouble
from naravard_desktop.core.words import OrganisationType
from naravard_desktop.jobs.bundle import pack, unpack
from naravard_desktop.jobs.start import start_process
from naravard_desktop.kinds import KINDS, SCHEMA
from naravard_desktop.process import actions, cards, clusters, decisions, people, responsible
from naravard_desktop.process.workshops import add_step, add_workshop, step
from naravard_desktop.steps.sorting import data as sorting
from naravard_desktop.storage import exchange, journal, rows
from naravard_desktop.storage.edit import Scope, edit
from naravard_desktop.storage.library import Library
from naravard_desktop.storage.opening import opened
from tests.jobs.conftest import Pair
from tests.jobs.exchanging import broken_references, carry, everything_written, texts


def change(pair: Pair, library: Library, number: int, text: str) -> None:
    with edit(library, pair.scope, f"Ändrad: {text}"):
        cards.change_card(library, pair.cards[number], text=text)


def delete(pair: Pair, library: Library, number: int) -> None:
    with edit(library, pair.scope, "Borttagen"):
        cards.delete_card(library, pair.cards[number])


def written(pair: Pair, library: Library) -> list[str]:
    return [card.text for card in cards.cards(library, pair.step.id)]


def alike(pair: Pair) -> bool:
    return texts(pair.here, pair.scope.process_id) == texts(pair.there, pair.scope.process_id)


def test_changes_to_different_cards_meet(pair: Pair) -> None:
    change(pair, pair.here, 0, "ändrad här")
    change(pair, pair.there, 1, "ändrad där")
    pair.exchange()
    assert written(pair, pair.here) == written(pair, pair.there) == ["ändrad här", "ändrad där", "tredje"]
    assert alike(pair)


def test_new_cards_from_both_sides_are_all_there(pair: Pair) -> None:
    for library in (pair.here, pair.there):
        with edit(library, pair.scope, "Ny lapp"):
            cards.add_card(library, pair.step.id, f"från {library is pair.here}")
    pair.exchange()
    assert sorted(written(pair, pair.here))[:3] == ["andra", "från False", "från True"]
    assert written(pair, pair.here) == written(pair, pair.there)
    assert alike(pair)


@pytest.mark.parametrize("here_first", [True, False])
@pytest.mark.parametrize(("mine", "yours"), [("alfa", "beta"), ("beta", "alfa")])
def test_both_laptops_choose_the_same_of_two_texts_and_tell_both(
    pair: Pair, here_first: bool, mine: str, yours: str
) -> None:
    change(pair, pair.here, 0, mine)
    change(pair, pair.there, 0, yours)
    source, target = (pair.here, pair.there) if here_first else (pair.there, pair.here)
    # Each packs before it has read the other's.
    file = source.path.with_name("crossing.naravard")
    file.write_bytes(pack(target, pair.scope.process_id))
    told = [carry(source, target, pair.scope.process_id), unpack(source, file)]
    assert alike(pair)
    for done in told:
        (conflict,) = done.merged.conflicts
        assert {conflict.kept, conflict.other} == {"alfa", "beta"}
        assert conflict.kept == written(pair, pair.here)[0]


def test_the_text_that_lost_can_be_read_in_history(pair: Pair) -> None:
    change(pair, pair.there, 0, "aaa")
    change(pair, pair.here, 0, "x")
    change(pair, pair.here, 0, "zzz")
    carry(pair.here, pair.there, pair.scope.process_id)
    last = journal.history(pair.there, Scope(pair.scope.process_id))[-1]
    (made,) = journal.changes(pair.there, last.number)
    assert made.before is not None
    assert made.after is not None
    assert (made.before["text"], made.after["text"]) == ("aaa", "zzz")


def test_more_changes_win_over_fewer(pair: Pair) -> None:
    change(pair, pair.there, 0, "zzz")
    change(pair, pair.here, 0, "mellan")
    change(pair, pair.here, 0, "aaa")
    pair.exchange()
    assert written(pair, pair.there)[0] == "aaa"
    assert alike(pair)


def test_what_was_deleted_here_is_deleted_there_and_stays_so(pair: Pair) -> None:
    delete(pair, pair.here, 0)
    old = pack(pair.there, pair.scope.process_id)
    pair.exchange()
    assert written(pair, pair.there) == ["andra", "tredje"]
    assert pair.cards[0] in exchange.tombstones(pair.there.db, pair.scope.process_id)
    file = pair.here.path.with_name("old.naravard")
    file.write_bytes(old)
    assert unpack(pair.here, file).merged.nothing
    assert alike(pair)


def test_a_text_newer_than_a_deletion_is_kept_on_both_sides(pair: Pair) -> None:
    delete(pair, pair.there, 0)
    change(pair, pair.here, 0, "nyare")
    carry(pair.there, pair.here, pair.scope.process_id)
    assert written(pair, pair.here)[0] == "nyare"
    pair.exchange()
    assert "nyare" in written(pair, pair.there)
    assert alike(pair)


def test_a_text_newer_than_a_deletion_comes_back_where_it_was_deleted(pair: Pair) -> None:
    delete(pair, pair.there, 0)
    change(pair, pair.here, 0, "nyare")
    carry(pair.here, pair.there, pair.scope.process_id)
    assert "nyare" in written(pair, pair.there)
    pair.exchange()
    assert alike(pair)


def test_a_deletion_that_knew_the_text_wins(pair: Pair) -> None:
    change(pair, pair.here, 0, "läst av båda")
    pair.exchange()
    delete(pair, pair.there, 0)
    pair.exchange()
    assert written(pair, pair.here) == ["andra", "tredje"]
    assert alike(pair)


@pytest.mark.parametrize("deleted_first", [True, False])
def test_a_cluster_deleted_on_one_side_comes_back_with_the_leg_that_the_other_added(
    pair: Pair, deleted_first: bool
) -> None:
    with edit(pair.here, pair.scope, "Kluster"):
        cluster = clusters.add_cluster(pair.here, pair.step.id, "VIP")
    pair.exchange()
    with edit(pair.here, pair.scope, "Bort"):
        clusters.delete_cluster(pair.here, cluster)
    with edit(pair.there, pair.scope, "Del"):
        clusters.add_leg(pair.there, cluster, "Hembesök")
    if deleted_first:
        carry(pair.here, pair.there, pair.scope.process_id)
        carry(pair.there, pair.here, pair.scope.process_id)
    else:
        carry(pair.there, pair.here, pair.scope.process_id)
        carry(pair.here, pair.there, pair.scope.process_id)
    for library in (pair.here, pair.there):
        assert [one.name for one in clusters.clusters(library, pair.step.id)] == ["VIP"]
        assert [one.name for one in clusters.legs(library, pair.step.id)] == ["Hembesök"]
    pair.exchange()
    assert alike(pair)


@pytest.mark.parametrize("deleted_first", [True, False])
def test_a_role_noted_on_one_side_keeps_the_person_deleted_on_the_other(pair: Pair, deleted_first: bool) -> None:
    """Whichever laptop reads first: what a word belongs to is kept."""
    workshop_id = pair.scope.workshop_id or ""
    with edit(pair.here, pair.scope, "Person"):
        person = people.add_person(pair.here, pair.scope.process_id, "Siv")
    pair.exchange()
    with edit(pair.here, pair.scope, "Bort"):
        rows.delete(pair.here.db, "person", person)
    with edit(pair.there, pair.scope, "Närvaro"):
        people.set_attendance(pair.there, workshop_id, person, "present", "ordförande")
    first, second = (pair.here, pair.there) if deleted_first else (pair.there, pair.here)
    carry(first, second, pair.scope.process_id)
    carry(second, first, pair.scope.process_id)
    for library in (pair.here, pair.there):
        assert [one.role for one in people.attendance(library, workshop_id)] == ["ordförande"]
    assert alike(pair)


def add(pair: Pair, uses: str | None, title: str) -> str:
    planned = PlannedStep(id="x", kind="notes", title=title, minutes=1, options=KINDS["notes"].options())
    with edit(pair.here, pair.scope, "Nytt moment"):
        return add_step(pair.here, pair.scope.workshop_id or "", planned, uses)


def test_steps_deleted_here_come_back_in_a_chain_when_there_a_later_step_uses_them(pair: Pair) -> None:
    first = add(pair, None, "ett")
    second = add(pair, first, "två")
    third = add(pair, second, "tre")
    pair.exchange()
    with edit(pair.here, pair.scope, "Bort"):
        for step_id in (first, second):
            rows.delete(pair.here.db, "step", step_id)
    for number in range(2):
        with edit(pair.there, pair.scope, "Ändrad"):
            rows.update(pair.there.db, "step", third, {"title": f"tre, ändrad {number}"})
    carry(pair.there, pair.here, pair.scope.process_id)
    assert [step(pair.here, one).uses_id for one in (third, second, first)] == [second, first, None]
    pair.exchange()
    assert alike(pair)


def test_a_process_undone_here_comes_back_whole(pair: Pair) -> None:
    everything = texts(pair.there, pair.scope.process_id)
    delete(pair, pair.here, 1)
    with edit(pair.here, Scope(pair.scope.process_id), "Uppdraget borttaget"):
        rows.delete(pair.here.db, "process", pair.scope.process_id)
    done = carry(pair.there, pair.here, pair.scope.process_id)
    assert done.new
    assert texts(pair.here, pair.scope.process_id) == everything
    pair.exchange()
    assert alike(pair)
    assert texts(pair.here, pair.scope.process_id) == everything


def test_my_own_old_text_coming_back_is_no_conflict(pair: Pair) -> None:
    old = pack(pair.here, pair.scope.process_id)
    change(pair, pair.here, 0, "nyare")
    file = pair.here.path.with_name("old.naravard")
    file.write_bytes(old)
    done = unpack(pair.here, file)
    assert (done.merged.conflicts, done.merged.nothing) == ([], True)
    assert written(pair, pair.here)[0] == "nyare"


def test_an_import_that_won_is_undone_and_redone(pair: Pair) -> None:
    change(pair, pair.here, 0, "mitt")
    change(pair, pair.there, 0, "ditt")
    change(pair, pair.there, 0, "ditt igen")
    carry(pair.there, pair.here, pair.scope.process_id)
    after = texts(pair.here, pair.scope.process_id)
    journal.undo(pair.here, Scope(pair.scope.process_id))
    assert written(pair, pair.here)[0] == "mitt"
    journal.redo(pair.here, Scope(pair.scope.process_id))
    assert texts(pair.here, pair.scope.process_id) == after
    pair.exchange()
    assert alike(pair)


def test_what_was_undone_after_an_exchange_is_undone_on_the_other_side_too(pair: Pair) -> None:
    change(pair, pair.here, 0, "fel")
    pair.exchange()
    journal.undo(pair.here, pair.scope)
    pair.exchange()
    assert written(pair, pair.there)[0] == "första"
    assert alike(pair)


def test_an_anonymous_card_from_elsewhere_leaves_no_time_in_history(pair: Pair) -> None:
    with edit(pair.here, pair.scope, "x", for_good=True):
        cards.make_anonymous(pair.here, pair.scope.process_id, pair.step.id)
    carry(pair.here, pair.there, pair.scope.process_id)
    assert journal.history(pair.there, Scope(pair.scope.process_id))[-1].at is None


def test_three_laptops_in_a_ring_end_alike(pair: Pair, tmp_path: Path) -> None:
    process_id = pair.scope.process_id
    with opened(tmp_path / "third" / "library.sqlite3", SCHEMA) as third:
        carry(pair.here, third, process_id)
        change(pair, pair.here, 0, "a")
        change(pair, pair.there, 0, "b")
        delete(pair, third, 0)
        ring = [pair.here, pair.there, third]
        for number in range(6):
            carry(ring[number % 3], ring[(number + 1) % 3], process_id)
        assert texts(pair.here, process_id) == texts(pair.there, process_id) == texts(third, process_id)
        assert len(written(pair, third)) == 3


# Random work on two laptops.

STEPS = [
    "add card", "change card", "merge cards", "unmerge card", "move card", "place card", "unplace card", "add cluster",
    "add leg", "name leader", "add person", "attend", "add action", "answer", "decide", "depend",
]  # fmt: skip
LOSING = [
    "delete card",
    "delete cluster",
    "delete leg",
    "delete person",
    "delete action",
    "delete organisation",
    "undo",
    "redo",
]


class Laptop:
    """One of two laptops; `do` makes the edit that a facilitator might."""

    def __init__(self, library: Library, scope: Scope) -> None:
        self.library, self.scope = library, scope
        found = [row_id for (row_id,) in library.db.execute("SELECT id FROM step ORDER BY rank")]
        self.notes, self.board = (step(library, row_id) for row_id in found)

    def do(self, what: str, pick: random.Random, text: str) -> None:
        """Do one thing; nothing if there is nothing to do it with."""
        with contextlib.suppress(IndexError, Trouble):
            if what in {"undo", "redo"}:
                (journal.undo if what == "undo" else journal.redo)(self.library, self.scope)
                return
            with edit(self.library, self.scope, what):
                self.work(what, pick, text)

    def work(self, what: str, pick: random.Random, text: str) -> None:  # noqa: C901 - a plain list of what can be done
        """Write, inside an edit."""
        library, process_id = self.library, self.scope.process_id

        def some(table: str) -> str:
            ids: list[str] = [row_id for (row_id,) in library.db.execute(f"SELECT id FROM {table} ORDER BY id")]
            return pick.choice(ids)

        def on_board() -> list[str]:
            return [card.id for one in (self.notes, self.board) for card in cards.cards(library, one.id)]

        match what:
            case "add card":
                cards.add_card(library, pick.choice([self.notes, self.board]).id, text)
            case "change card":
                cards.change_card(library, some("card"), text=text)
            case "move card":
                cards.move_card(library, pick.choice([c.id for c in cards.cards(library, self.notes.id)]), None)
            case "merge cards":
                found = on_board()
                if len(found) > 1:
                    sorting.merge_on_board(library, self.board, pick.sample(found, 2), text)
            case "unmerge card":
                merged = [card for card in on_board() if cards.parts(library, card)]
                cards.unmerge_card(library, process_id, pick.choice(merged))
            case "delete card":
                cards.delete_card(library, pick.choice(on_board()))
            case "place card":
                cluster = some("cluster")
                legs = [one.id for one in clusters.legs(library, self.board.id) if one.cluster_id == cluster]
                sorting.place(library, self.board, [pick.choice(on_board())], cluster, pick.choice([*legs, None]))
            case "unplace card":
                sorting.unplace(library, self.board, [pick.choice(on_board())])
            case "depend":
                sorting.set_depends(library, self.board, pick.choice(on_board()), some("cluster"))
            case "add cluster":
                clusters.add_cluster(library, self.board.id, text)
            case "add leg":
                clusters.add_leg(library, some("cluster"), text)
            case "name leader":
                clusters.change_cluster(library, some("cluster"), owner_id=some("person"))
            case "add person":
                organisation = people.add_organisation(library, process_id, text, OrganisationType.REGION)
                people.add_person(library, process_id, text, organisation_id=organisation)
            case "attend":
                people.set_attendance(library, self.scope.workshop_id or "", some("person"), "present", text)
            case "add action":
                actions.add_action(library, process_id, self.notes.id, text, came_from=[pick.choice(on_board())])
            case "answer":
                responsible.set_responsible(library, process_id, some("action"), some("organisation"), some("person"))
            case "decide":
                decisions.add_decision(library, process_id, self.notes.id, text, based_on=[pick.choice(on_board())])
            case _:
                table = what.removeprefix("delete ")
                rows.delete(library.db, table, some(table))


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Scope]:
    """A closed library with a workshop: notes, and a board for them. Both laptops begin with a copy of it."""
    path = tmp_path_factory.mktemp("ground") / "library.sqlite3"
    with opened(path, SCHEMA) as library:
        process_id = start_process(library, "Uppdraget")
        with edit(library, Scope(process_id), "Ny workshop"):
            workshop_id = add_workshop(library, process_id, "Workshopen")
            scope, uses = Scope(process_id, workshop_id), None
            for kind in ("notes", "sorting"):
                options: Options = KINDS[kind].options()
                uses = add_step(
                    library, workshop_id, PlannedStep(id="x", kind=kind, title=kind, minutes=1, options=options), uses
                )
        board = step(library, uses or "")
        with edit(library, scope, "Början"):
            first = clusters.add_cluster(library, board.id, "VIP")
            clusters.add_leg(library, first, "Hembesök")
            ids = [cards.add_card(library, board.uses_id or "", text) for text in ("ett", "två", "tre")]
            sorting.place(library, board, ids[:1], first)
    return path, scope


@contextlib.contextmanager
def laptops(ground: tuple[Path, Scope]) -> Iterator[tuple[Laptop, Laptop]]:
    path, scope = ground
    with tempfile.TemporaryDirectory() as folder:
        for name in ("a", "b"):
            (Path(folder) / name).mkdir()
            shutil.copy(path, Path(folder) / name / "library.sqlite3")
        with (
            opened(Path(folder) / "a" / "library.sqlite3", SCHEMA) as a,
            opened(Path(folder) / "b" / "library.sqlite3", SCHEMA) as b,
        ):
            yield Laptop(a, scope), Laptop(b, scope)


def work(both: tuple[Laptop, Laptop], done: list[tuple[int, str, int]]) -> None:
    for number, (who, what, seed) in enumerate(done):
        if what == "exchange":
            carry(both[who].library, both[1 - who].library, both[who].scope.process_id)
        else:
            both[who].do(what, random.Random(seed), f"text {number} {what}")
    for who in (0, 1, 0, 1):
        carry(both[who].library, both[1 - who].library, both[who].scope.process_id)


def sequences(things: list[str]) -> st.SearchStrategy[list[tuple[int, str, int]]]:
    one = st.tuples(st.integers(0, 1), st.sampled_from([*things, "exchange"]), st.integers(0, 99))
    return st.lists(one, min_size=3, max_size=25)


@settings(max_examples=30)
@given(sequences([*STEPS, *LOSING]))
def test_whatever_is_done_on_two_laptops_they_end_alike(
    ground: tuple[Path, Scope], done: list[tuple[int, str, int]]
) -> None:
    with laptops(ground) as (a, b):
        work((a, b), done)
        assert texts(a.library, a.scope.process_id) == texts(b.library, a.scope.process_id)
        for one in (a, b):
            assert broken_references(one.library) == []
            everything_written(one.library, one.scope.process_id)


@settings(max_examples=20)
@given(sequences([one for one in STEPS if one != "change card"]))
def test_where_nothing_is_deleted_every_card_is_still_to_be_read(
    ground: tuple[Path, Scope], done: list[tuple[int, str, int]]
) -> None:
    with laptops(ground) as (a, b):
        work((a, b), done)

        def read(found: list[cards.Card]) -> set[str]:
            return {card.text for card in found}.union(*(read(cards.parts(a.library, card.id)) for card in found))

        made = {f"text {number} {what}" for number, (_who, what, _seed) in enumerate(done) if what == "add card"}
        seen = read([card for one in (a.notes, a.board) for card in cards.cards(a.library, one.id)])
        assert {"ett", "två", "tre"} | made <= seen
