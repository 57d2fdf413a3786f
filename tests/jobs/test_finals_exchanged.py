"""Finished minutes between laptops, and in whatever order things are done: no frozen byte changes and no § is given twice."""

import contextlib
import shutil
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from naravard_desktop.core.trouble import Trouble
from naravard_desktop.documents.switches import EVERYTHING, Switches
from naravard_desktop.jobs import finals
from naravard_desktop.jobs.clearing import clear
from naravard_desktop.jobs.finals import finished_document, state
from naravard_desktop.jobs.start import remove_workshop, start_process
from naravard_desktop.kinds import SCHEMA
from naravard_desktop.process.cards import cards, change_card
from naravard_desktop.process.decisions import delete_decision, move_decision
from naravard_desktop.process.finals import holding, set_adjusted
from naravard_desktop.process.processes import scope_of
from naravard_desktop.process.workshops import step, steps
from naravard_desktop.storage import journal
from naravard_desktop.storage.edit import Scope, edit
from naravard_desktop.storage.library import Library
from naravard_desktop.storage.opening import opened
from tests.jobs.exchanging import broken_references, carry, everything_written, fresh, texts
from tests.jobs.finishing import Meeting, beside, meet


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, list[tuple[Scope, str, str]]]:
    """A closed library with three meetings of one process, to copy: their scopes, moments of notes and of decisions."""
    path = tmp_path_factory.mktemp("ground") / "library.sqlite3"
    with opened(path, SCHEMA) as library:
        process_id = start_process(library, "Uppdraget")
        made = [meet(library, process_id, title, f"2027-0{at}-03") for at, title in enumerate("ABC", 2)]
        for one in made:
            one.formal()
    return path, [(one.scope, one.notes.id, one.deciding.id) for one in made]


def held(library: Library, scopes: list[tuple[Scope, str, str]]) -> list[Meeting]:
    return [Meeting(library, scope, step(library, notes), step(library, deciding)) for scope, notes, deciding in scopes]


@pytest.fixture
def laptops(
    ground: tuple[Path, list[tuple[Scope, str, str]]], tmp_path: Path
) -> Iterator[tuple[list[Meeting], list[Meeting]]]:
    """The same three meetings on two laptops."""
    path, scopes = ground
    files = [tmp_path / name / "library.sqlite3" for name in ("here", "there")]
    for file in files:
        file.parent.mkdir()
        shutil.copy(path, file)
    with opened(files[0], SCHEMA) as here, opened(files[1], SCHEMA) as there:
        yield held(here, scopes), held(there, scopes)


Laptops = tuple[list[Meeting], list[Meeting]]


def exchange(laptops: Laptops) -> None:
    here, there = laptops[0][0], laptops[1][0]
    carry(here.library, there.library, here.scope.process_id)
    carry(there.library, here.library, here.scope.process_id)
    assert texts(here.library, here.scope.process_id) == texts(there.library, here.scope.process_id)


def frozen(library: Library) -> dict[str, tuple[str, ...]]:
    found = library.db.execute("SELECT id, internal, published, finished, finished_by, version FROM final")
    return {row_id: tuple(values) for row_id, *values in found}


def numbers(library: Library) -> list[tuple[str, int]]:
    return library.db.execute("SELECT about_id, number FROM matter ORDER BY number, about_id").fetchall()


def test_a_bundle_takes_finished_minutes_along_byte_for_byte(meeting_file: Meeting, other: Library) -> None:
    first = meeting_file.finish()
    beside(meeting_file, lambda: set_adjusted(meeting_file.library, first, "2027-02-12"))
    meeting_file.reopen()
    second = meeting_file.finish()
    carry(meeting_file.library, other, meeting_file.scope.process_id)
    assert frozen(other) == frozen(meeting_file.library)
    assert numbers(other) == numbers(meeting_file.library)
    for final_id in (first, second):
        here, there = (finished_document(one, final_id, "internal") for one in (meeting_file.library, other))
        assert here == there
    assert state(other, meeting_file.id) == state(meeting_file.library, meeting_file.id)
    assert state(other, meeting_file.id).changed == ()
    again = carry(other, meeting_file.library, meeting_file.scope.process_id)
    assert again.merged.nothing
    everything_written(other, meeting_file.scope.process_id)


@pytest.fixture
def meeting_file(library: Library) -> Meeting:
    one = meet(library, start_process(library, "Uppdraget"), "Mötet")
    one.formal()
    return one


def test_the_same_minutes_finished_on_both_have_one_number_for_each_matter(laptops: Laptops) -> None:
    here, there = laptops[0][0], laptops[1][0]
    first = here.finish(finished="2027-02-05T08:00:00.000Z")
    second = there.finish(finished="2027-02-05T09:00:00.000Z")
    was = frozen(here.library) | frozen(there.library)
    exchange(laptops)
    for meeting in (here, there):
        found = state(meeting.library, meeting.id)
        assert found.final
        assert (found.final.id, [one.id for one in found.earlier]) == (second, [first])
        assert (found.doubled, found.can_reopen) == ((), True)
        assert [number for _about, number in numbers(meeting.library)] == [1, 2]
        assert frozen(meeting.library) == was
    here.reopen()
    assert state(here.library, here.id).final is None
    third = here.finish()
    exchange(laptops)
    assert [(found.final.id if found.final else "") for found in states(laptops, 0)] == [third, third]


def states(laptops: Laptops, number: int) -> list[finals.MinutesState]:
    return [state(meetings[number].library, meetings[number].id) for meetings in laptops]


def test_different_minutes_finished_apart_keep_their_numbers_and_it_is_told(laptops: Laptops) -> None:
    here, there = laptops
    here[0].finish(finished="2027-02-05T08:00:00.000Z")
    there[1].finish(finished="2027-03-05T08:00:00.000Z")
    was = frozen(here[0].library) | frozen(there[0].library)
    exchange(laptops)
    for meetings in laptops:
        assert frozen(meetings[0].library) == was
        assert [number for _about, number in numbers(meetings[0].library)] == [1, 1, 2, 2]
        assert [state(one.library, one.id).doubled for one in meetings] == [(1, 2), (1, 2), ()]
        assert [state(one.library, one.id).can_reopen for one in meetings] == [False, True, False]
    here[2].finish()
    assert here[2].numbered() == ["§ 3 Läget", "§ 4 Beslut 1"]


def test_what_was_written_before_on_one_and_finished_on_the_other_is_changed_afterwards(laptops: Laptops) -> None:
    here, there = laptops[0][0], laptops[1][0]
    here.write("skriven här")
    there.finish()
    exchange(laptops)
    assert [found.changed for found in states(laptops, 0)] == [("§ 1 Läget",)] * 2


def test_a_workshop_deleted_on_one_and_finished_on_the_other_comes_back(laptops: Laptops) -> None:
    here, there = laptops[0][0], laptops[1][0]
    remove_workshop(here.library, here.id)
    final_id = there.finish()
    exchange(laptops)
    assert [found.final.id if found.final else "" for found in states(laptops, 0)] == [final_id] * 2
    assert broken_references(here.library) == []


def change(meeting: Meeting, at: int) -> None:
    with edit(meeting.library, meeting.scope, "Ändrad"):
        change_card(meeting.library, cards(meeting.library, meeting.notes.id)[0].id, text=f"ändrad {at}")


def drop(meeting: Meeting, at: int) -> None:
    with edit(meeting.library, meeting.scope, "Borta"):
        delete_decision(meeting.library, meeting.decisions()[-1])


def order(meeting: Meeting, at: int) -> None:
    with edit(meeting.library, meeting.scope, "Ordning"):
        move_decision(meeting.library, meeting.decisions()[-1], None)


def adjust(meeting: Meeting, at: int) -> None:
    final = holding(meeting.library, meeting.id)
    if final:
        beside(meeting, lambda: set_adjusted(meeting.library, final.id, f"2027-03-0{at + 1}"))


def whole(meeting: Meeting) -> Scope:
    return Scope(meeting.scope.process_id)


WAYS: dict[str, Callable[[Meeting, int], object]] = {
    "write": lambda meeting, at: meeting.write(f"lapp {at}"),
    "change": change,
    "decide": lambda meeting, at: meeting.decide(f"beslut {at}"),
    "drop": drop,
    "order": order,
    "undo": lambda meeting, at: journal.undo(meeting.library, meeting.scope),
    "redo": lambda meeting, at: journal.redo(meeting.library, meeting.scope),
    "process undo": lambda meeting, at: journal.undo(meeting.library, whole(meeting)),
    "process redo": lambda meeting, at: journal.redo(meeting.library, whole(meeting)),
    "remove": lambda meeting, at: remove_workshop(meeting.library, meeting.id),
    "finish": lambda meeting, at: meeting.finish(EVERYTHING if at else Switches(cards=False)),
    "reopen": lambda meeting, at: meeting.reopen(),
    "adjust": adjust,
    "clear": lambda meeting, at: clear(meeting.library, meeting.id, meeting.scope),
}
"""What can be done with a meeting; which of the three it is makes it differ."""


class Apart:
    """Meetings, and what has ever been frozen and numbered in them."""

    def __init__(self, meetings: list[Meeting]) -> None:
        self.meetings, self.library = meetings, meetings[0].library
        self.process = Scope(meetings[0].scope.process_id)
        self.frozen: dict[str, tuple[str, ...]] = {}
        self.given: set[tuple[str, int]] = set()

    def do(self, what: str, at: int) -> None:
        """Do one thing in one meeting, as far as it can be done."""
        meeting = self.meetings[at]
        there = {one.id for one in steps(self.library, meeting.id)}
        if not ({meeting.notes.id, meeting.deciding.id} <= there or what.endswith("do")):
            return  # there is nothing to do it in, but it may be brought back
        with contextlib.suppress(Trouble, LookupError):
            WAYS[what](meeting, at)

    def check(self, *, alone: bool = True) -> None:
        """Nothing that was ever frozen or given has changed; `alone`, no number has been given twice."""
        now = frozen(self.library)
        assert {row: self.frozen[row] for row in self.frozen.keys() & now.keys()} == {
            row: now[row] for row in self.frozen.keys() & now.keys()
        }
        self.frozen |= now
        given = set(numbers(self.library))
        assert self.given <= given
        self.given = given
        if alone:
            assert twice(given) == set()
        assert broken_references(self.library) == []


@settings(max_examples=25)
@given(st.lists(st.tuples(st.sampled_from(tuple(WAYS)), st.integers(0, 2)), max_size=25))
def test_whatever_is_done_frozen_bytes_stay_and_no_number_is_given_twice(
    ground: tuple[Path, list[tuple[Scope, str, str]]], doing: list[tuple[str, int]]
) -> None:
    path, scopes = ground
    with fresh(path) as library:
        apart = Apart(held(library, scopes))
        for what, at in doing:
            apart.do(what, at)
            apart.check()
        for meeting in apart.meetings:
            while _undone(library, meeting.scope):
                apart.check()
        while _undone(library, apart.process):
            apart.check()
        if scope_of(library, apart.process.process_id):
            everything_written(library, apart.process.process_id)
        for row_id in frozen(library):
            finished_document(library, row_id, "internal")


def twice(given: set[tuple[str, int]]) -> set[int]:
    """Return the numbers that more than one matter has."""
    return {number for number, times in Counter(number for _about, number in given).items() if times > 1}


TOGETHER = (*(one for one in WAYS if not one.startswith("process")), "exchange", "exchange")
"""To undo what was read in from the other laptop gives its numbers back, so that is left out."""


@settings(max_examples=12)
@given(st.lists(st.tuples(st.sampled_from(TOGETHER), st.integers(0, 2), st.integers(0, 1)), max_size=20))
def test_whatever_two_laptops_do_both_end_up_with_the_same_and_every_frozen_byte(
    ground: tuple[Path, list[tuple[Scope, str, str]]], doing: list[tuple[str, int, int]]
) -> None:
    path, scopes = ground
    with fresh(path) as here, fresh(path) as there:
        both = Apart(held(here, scopes)), Apart(held(there, scopes))
        laptops = both[0].meetings, both[1].meetings
        for what, at, which in doing:
            if what == "exchange":
                exchange(laptops)
            else:
                both[which].do(what, at)
            for one in both:
                one.check(alone=False)
        exchange(laptops)
        for one in both:
            one.check(alone=False)
        ever = both[0].frozen.keys() & both[1].frozen.keys()
        assert {row: both[0].frozen[row] for row in ever} == {row: both[1].frozen[row] for row in ever}
        assert both[0].given == both[1].given
        for number, pair in enumerate(zip(*laptops, strict=True)):
            if scope_of(here, pair[0].id):
                mine, theirs = states(laptops, number)
                assert mine == theirs
                assert set(mine.doubled) <= twice(both[0].given)
        everything_written(here, both[0].process.process_id)
        for row_id in frozen(here):
            for library in (here, there):
                finished_document(library, row_id, "internal")


def _undone(library: Library, scope: Scope) -> bool:
    try:
        return journal.undo(library, scope) is not None
    except Trouble:
        return False
