"""Two laptops that change the same process and exchange it: they end alike, and no word is lost on the way."""

from pathlib import Path

import pytest

from naravard_desktop.jobs.bundle import pack, unpack
from naravard_desktop.kinds import SCHEMA
from naravard_desktop.process import cards
from naravard_desktop.storage import journal
from naravard_desktop.storage.edit import Scope, edit
from naravard_desktop.storage.opening import opened
from tests.jobs.conftest import Pair, alike, change, delete, written
from tests.jobs.exchanging import carry, texts


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
