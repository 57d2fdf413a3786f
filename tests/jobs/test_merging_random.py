"""Random work on two laptops that exchange it: they end alike, and no word is lost on the way."""

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
from naravard_desktop.jobs.start import start_process
from naravard_desktop.kinds import KINDS, SCHEMA
from naravard_desktop.process import actions, cards, clusters, decisions, people, responsible
from naravard_desktop.process.workshops import add_step, add_workshop, step
from naravard_desktop.steps.sorting import data as sorting
from naravard_desktop.storage import journal, rows
from naravard_desktop.storage.edit import Scope, edit
from naravard_desktop.storage.library import Library
from naravard_desktop.storage.opening import opened
from tests.jobs.exchanging import broken_references, carry, everything_written, texts
from tests.libraries import quick

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
            workshop_id = add_workshop(library, process_id, "Workshoppen")
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
            quick(Path(folder) / "a" / "library.sqlite3") as a,
            quick(Path(folder) / "b" / "library.sqlite3") as b,
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
