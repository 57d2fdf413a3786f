"""Remarks on finished documents, from a process of its own, on the sample, and on anything that can be written."""

import multiprocessing
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from datetime import date, timedelta
from functools import partial
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from naravard_desktop.documents.switches import EVERYTHING, Switches
from naravard_desktop.jobs import papers, press_jobs
from naravard_desktop.jobs.minutes import minutes
from naravard_desktop.jobs.papers import Chosen
from naravard_desktop.jobs.remarks import Gravity, Remark, RemarkKind, mask, remarks, stands
from naravard_desktop.jobs.start import start_process
from naravard_desktop.process import cards
from naravard_desktop.process.cards import NewCard, add_cards, change_card
from naravard_desktop.steps.actions.data import agree
from naravard_desktop.storage.edit import Scope, edit
from naravard_desktop.storage.library import Library
from tests.conftest import Room
from tests.core.test_personal import made_up
from tests.jobs.finishing import Meeting, meet
from tests.jobs.test_remarks import NUMBER, kinds, wrote
from tests.libraries import new_library, sampled


@pytest.fixture
def meeting(room: Room) -> Meeting:
    """A workshop whose minutes have a number in them."""
    one = meet(room.library, room.scope.process_id, "Mötet")
    one.write(f"Ring {NUMBER}")
    return one


def finished(meeting: Meeting, switches: Switches = EVERYTHING) -> list[Remark]:
    """Return the remarks on numbers in the minutes as they hold."""
    shown = papers.document(meeting.library, Chosen(workshop_id=meeting.id, switches=switches))
    return [one for one in remarks(meeting.library, meeting.id, shown) if one.kind is RemarkKind.NUMBER]


def test_what_is_finished_is_remarked_on_and_cannot_be_masked(meeting: Meeting) -> None:
    assert [one.frozen for one in finished(meeting)] == [False]
    meeting.finish()
    for switches in (EVERYTHING, Switches()):
        (one,) = finished(meeting, switches)
        assert one.found
        assert (one.frozen, one.maskable) == (True, False)
        with edit(meeting.library, meeting.scope, "Maskat"):
            assert not mask(meeting.library, one)


def test_what_is_missing_in_what_is_finished_can_no_longer_be_filled_in(meeting: Meeting) -> None:
    chosen = Chosen(workshop_id=meeting.id, switches=EVERYTHING)
    for finished in (False, True):
        if finished:
            meeting.finish()
        found = remarks(meeting.library, meeting.id, papers.document(meeting.library, chosen))
        assert {one.frozen for one in found if not one.kind.mask} == {finished}


def test_what_no_row_says_any_more_is_still_remarked_on(meeting: Meeting) -> None:
    (one,) = finished(meeting)
    meeting.finish()
    assert one.found
    with edit(meeting.library, meeting.scope, "Ändrat"):
        change_card(meeting.library, one.found.row_id, text="Ring inte")
    meeting.write(f"{NUMBER} står nu någon annanstans, och det gör inget")
    (left,) = finished(meeting)
    assert (left.found, left.column, left.where, left.maskable) == (None, "", "Bara i dokumentet", False)
    assert not stands(meeting.library, left)
    meeting.reopen()
    (now,) = finished(meeting)
    assert now.maskable


def test_an_earlier_version_is_as_frozen_as_the_one_that_holds(meeting: Meeting) -> None:
    first = meeting.finish()
    meeting.reopen()
    for version, frozen in ((first, True), ("", False)):
        chosen = Chosen(workshop_id=meeting.id, switches=EVERYTHING, version=version)
        found = papers.remarked(chosen, meeting.library)
        assert {one.frozen for one in found if one.kind is RemarkKind.NUMBER} == {frozen}


def test_other_documents_are_written_anew_and_can_be_masked(room: Room) -> None:
    acting = room.step("actions")
    with edit(room.library, room.scope, "Åtgärd"):
        agree(room.library, acting, f"Ring {NUMBER}")
    meeting = Meeting(room.library, room.scope, acting, acting)
    meeting.finish()
    found = papers.remarked(Chosen(workshop_id=room.workshop_id, paper="actions"), room.library)
    assert [one.maskable for one in found if one.kind is RemarkKind.NUMBER] == [True]


def test_it_is_made_in_a_process_of_its_own(room: Room) -> None:
    wrote(room, f"Ring {NUMBER}", "Kvinna, 84 år, med demens")
    chosen = Chosen(workshop_id=room.workshop_id)
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as child:
        found = child.submit(press_jobs.of_library(room.library, partial(papers.remarked, chosen))).result()
    assert found == papers.remarked(chosen, room.library)
    assert kinds(found) == [RemarkKind.NUMBER, RemarkKind.SENSITIVE, RemarkKind.NOBODY]


def test_the_sample_has_nothing_grave_in_it(tmp_path: Path) -> None:
    with new_library(tmp_path / "sample.sqlite3") as library:
        process_id = sampled(library)
        for (workshop_id,) in library.db.execute(
            "SELECT id FROM workshop WHERE process_id = ?", [process_id]
        ).fetchall():
            for paper in papers.offered(library, workshop_id):
                chosen = Chosen(workshop_id=workshop_id, paper=paper, switches=EVERYTHING)
                grave = [
                    one for one in papers.remarked(chosen, library) if one.kind.place <= RemarkKind.SENSITIVE.place
                ]
                assert grave == []


@pytest.fixture(scope="module")
def ground(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Library, Scope, str]]:
    """A workshop to write in, for many tries."""
    with new_library(tmp_path_factory.mktemp("remarks") / "library.sqlite3") as library:
        one = meet(library, start_process(library, "Uppdraget"), "Mötet")
        yield library, one.scope, one.notes.id


FINDINGS: dict[str, Callable[[int], str]] = {
    "number": lambda seed: made_up(date(1950, 1, 1) + timedelta(days=seed)),
    "spaced": lambda seed: "{} {}".format(*_halves(seed)),
    "dashed": lambda seed: "{}–{}".format(*_halves(seed)),
    "phone": lambda seed: f"070-{100 + seed % 900} {10 + seed % 90} {10 + seed % 89}",
    "email": lambda seed: f"namn{seed}@example.se",
}


def _halves(seed: int) -> tuple[str, str]:
    number = made_up(date(1950, 1, 1) + timedelta(days=seed))
    return number[2:8], number[8:]


PROSE = st.text("abcåäö ,.\n😀\u00ad", max_size=30)


@settings(max_examples=30)
@given(
    st.lists(st.tuples(PROSE, st.sampled_from(list(FINDINGS)), st.integers(0, 9_000)), min_size=1, max_size=4), PROSE
)
def test_whatever_is_written_around_it_masking_all_leaves_nothing(
    ground: tuple[Library, Scope, str], parts: list[tuple[str, str, int]], end: str
) -> None:
    library, scope, step_id = ground
    text = "".join(f"{lead} {FINDINGS[what](seed)} " for lead, what, seed in parts) + end
    workshop_id = scope.workshop_id or ""

    def found() -> list[Remark]:
        shown = minutes(library, workshop_id, Switches())
        return [one for one in remarks(library, workshop_id, shown) if one.kind.gravity is Gravity.IDENTITY]

    with edit(library, scope, "Ny lapp"):
        (card_id,) = add_cards(library, step_id, [NewCard(text=text)])
    listed = found()
    assert listed
    assert all(one.found and one.found.row_id == card_id for one in listed), (text, listed)
    for one in listed:
        with edit(library, scope, "Maskat"):
            mask(library, one)
    assert found() == [], (text, listed)
    with edit(library, scope, "Bort"):
        cards.delete_card(library, card_id)
