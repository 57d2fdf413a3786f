"""What is typed in one stay in a field is one entry, however often it is saved meanwhile."""

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from naravard_desktop.core.trouble import Trouble
from naravard_desktop.kinds import SCHEMA
from naravard_desktop.process import cards
from naravard_desktop.process.workshops import Step, change_step, steps
from naravard_desktop.storage import exchange, journal
from naravard_desktop.storage.edit import Scope, edit
from naravard_desktop.storage.library import Library
from naravard_desktop.storage.opening import opened
from naravard_desktop.storage.search import search
from tests.conftest import Room
from tests.storage.test_journal import Bench, Content, another_library, content, search_is_sound


def type_in(room: Room, step: Step, text: str, typing: str, name: str = "aim", scope: Scope | None = None) -> None:
    """Save a field as it stands."""
    with edit(room.library, scope or room.scope, "Ändrat moment: {text}", typing=typing, text=text):
        change_step(room.library, step.id, **{name: text})


def labels(room: Room) -> list[str]:
    return [entry.label for entry in journal.history(room.library, room.scope)]


def aim(room: Room) -> str:
    return steps(room.library, room.workshop_id)[0].aim


def test_typing_with_pauses_is_undone_and_redone_in_one_step(room: Room) -> None:
    step = room.step("notes")
    for text in ("Vi", "Vi vill", "Vi vill ses"):
        type_in(room, step, text, "a")
    assert labels(room) == ["Ändrat moment: Vi vill ses"]
    journal.undo(room.library, room.scope)
    assert aim(room) == ""
    assert search(room.library.db, "vill") == []
    journal.redo(room.library, room.scope)
    assert aim(room) == "Vi vill ses"
    assert [hit.row_id for hit in search(room.library.db, "ses")] == [step.id]


def test_every_save_raises_the_revision(room: Room) -> None:
    step = room.step("notes")

    def rev() -> int:
        return int(exchange.dump(room.library, room.scope.process_id)["step"][step.id]["rev"])

    first = rev()
    for text in ("a", "ab", "abc"):
        type_in(room, step, text, "a")
    assert rev() == first + 3
    journal.undo(room.library, room.scope)
    assert rev() == first + 4


def test_coming_back_to_the_field_is_a_new_step(room: Room) -> None:
    step = room.step("notes")
    type_in(room, step, "ett", "a")
    type_in(room, step, "två", "b")
    journal.undo(room.library, room.scope)
    assert aim(room) == "ett"


@pytest.mark.parametrize("elsewhere", [False, True])
def test_another_edit_in_between_ends_the_step(room: Room, elsewhere: bool) -> None:
    step = room.step("notes")
    type_in(room, step, "ett", "a")
    with edit(room.library, Scope(room.scope.process_id) if elsewhere else room.scope, "Lapp"):
        cards.add_card(room.library, step.id, "lapp")
    type_in(room, step, "två", "a")
    journal.undo(room.library, room.scope)
    assert aim(room) == "ett"


def test_another_scope_is_another_step(room: Room) -> None:
    step = room.step("notes")
    type_in(room, step, "ett", "a")
    type_in(room, step, "två", "a", scope=Scope(room.scope.process_id))
    assert labels(room) == ["Ändrat moment: ett"]


def test_undo_and_redo_in_between_end_the_step(room: Room) -> None:
    step = room.step("notes")
    type_in(room, step, "ett", "a")
    journal.undo(room.library, room.scope)
    journal.redo(room.library, room.scope)
    type_in(room, step, "två", "a")
    journal.undo(room.library, room.scope)
    assert aim(room) == "ett"


def test_an_undone_step_is_left_when_the_typing_goes_on(room: Room) -> None:
    step = room.step("notes")
    type_in(room, step, "ett", "a")
    journal.undo(room.library, room.scope)
    type_in(room, step, "två", "a")
    assert [entry.state for entry in journal.history(room.library, room.scope)] == ["left", "done"]


def test_what_is_typed_back_as_it_stood_is_undone_and_can_be_done_again(room: Room) -> None:
    step = room.step("notes")
    type_in(room, step, "ett", "a")
    type_in(room, step, "", "a")
    (entry,) = journal.history(room.library, room.scope)
    assert (entry.label, entry.state) == ("Ändrat moment: ett", "undone")
    assert journal.undo(room.library, room.scope) is None
    journal.redo(room.library, room.scope)
    assert aim(room) == "ett"


def test_what_was_typed_back_is_left_by_new_typing(room: Room) -> None:
    step = room.step("notes")
    for text in ("ett", "", "två"):
        type_in(room, step, text, "a")
    left, done = journal.history(room.library, room.scope)
    assert (left.label, left.state) == ("Ändrat moment: ett", "left")
    assert (done.label, done.state) == ("Ändrat moment: två", "done")
    journal.undo(room.library, room.scope)
    assert aim(room) == ""


def test_an_edit_that_changes_nothing_ends_nothing(room: Room) -> None:
    step = room.step("notes")
    type_in(room, step, "ett", "a")
    type_in(room, step, "ett", "")
    type_in(room, step, "ett två", "a")
    assert labels(room) == ["Ändrat moment: ett två"]


def test_an_edit_that_fails_ends_nothing_and_leaves_nothing(room: Room) -> None:
    step = room.step("notes")
    type_in(room, step, "ett", "a")
    pages = room.library.db.execute("PRAGMA page_count").fetchone()[0]
    room.library.db.execute(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(Trouble):
        type_in(room, step, "x" * 500_000, "a")
    room.library.db.execute("PRAGMA max_page_count = 1073741823")
    assert (aim(room), labels(room)) == ("ett", ["Ändrat moment: ett"])
    type_in(room, step, "ett och två", "a")
    assert labels(room) == ["Ändrat moment: ett och två"]


def test_a_row_that_came_with_the_typing_goes_with_it(room: Room) -> None:
    step = room.step("notes")
    with edit(room.library, room.scope, "Ny lapp", typing="a"):
        card = cards.add_card(room.library, step.id, "h")
    with edit(room.library, room.scope, "Ny lapp", typing="a"):
        cards.change_card(room.library, card, text='hej <b>🙂</b> "å"')
    (change,) = journal.changes(room.library, journal.history(room.library, room.scope)[0].number)
    assert change.before is None
    assert change.after is not None
    assert change.after["text"] == 'hej <b>🙂</b> "å"'
    journal.undo(room.library, room.scope)
    assert cards.cards(room.library, step.id) == []
    assert card in exchange.tombstones(room.library.db, room.scope.process_id)
    journal.redo(room.library, room.scope)
    assert cards.card(room.library, card).text == 'hej <b>🙂</b> "å"'


def test_anonymous_typing_has_no_time_and_is_forgotten(room: Room) -> None:
    step, open_step = room.step("notes", anonymous=True), room.step("notes")
    with edit(room.library, room.scope, "Lapp", typing="a"):
        card = cards.add_card(room.library, step.id, "h")
    with edit(room.library, room.scope, "Lapp: {text}", typing="a", text="hemligt"):
        cards.change_card(room.library, card, text="hemligt")
    with edit(room.library, room.scope, "Lapp: {text}", typing="a", text="hemligt"):
        change_step(room.library, open_step.id, aim="daterat")
    assert [entry.at for entry in journal.history(room.library, room.scope)] == [None]
    path = room.library.path
    room.library.close()
    with opened(path, SCHEMA) as library:
        assert [entry.label for entry in journal.history(library, room.scope)] == ["Anonym ändring"]
    assert '"text":"hemligt' not in path.read_bytes().decode("utf-8", "ignore").replace(": ", ":")


def test_words_made_anonymous_do_not_come_back_with_the_typing(room: Room) -> None:
    step = room.step("notes")
    with edit(room.library, room.scope, "Lapp: {text}", typing="a", text="avslöjande"):
        card = cards.add_card(room.library, step.id, "avslöjande")
    with edit(room.library, room.scope, "Anonymt", for_good=True):
        cards.make_anonymous(room.library, room.scope.process_id, step.id)
    with edit(room.library, room.scope, "Lapp: {text}", typing="a", text="annat"):
        cards.change_card(room.library, card, text="annat")
    (entry,) = [entry for entry in journal.history(room.library, room.scope) if entry.state == "done"]
    assert entry.label == "Lapp: annat"
    assert "Lapp: avslöjande" not in labels(room)


def test_a_restart_begins_a_new_step(room: Room) -> None:
    step = room.step("notes")
    type_in(room, step, "ett", "a")
    path: Path = room.library.path
    room.library.close()
    with opened(path, SCHEMA) as library:
        again = Room(library, room.scope, room.workshop_id)
        type_in(again, step, "två", "a")
        assert len(labels(again)) == 2


@dataclass
class Walk:
    """A library beside what it should hold: the states that undo and redo go through."""

    bench: Bench
    past: list[Content]
    future: list[Content] = field(default_factory=list)
    last: tuple[str, int] | None = None
    """The typing that the last entry is from."""

    def type_in(self, place: int, stay: int, text: str) -> None:
        library, typing = self.bench.library, (f"{place}", stay)
        with edit(library, self.bench.scope, "Text {text}", typing=f"{place}:{stay}", text=text):
            self._write(place, text)
        found = content(library, self.bench.process_id)
        if found == self.past[-1]:
            return
        self.future.clear()
        typed = self.past.pop() if self.last == typing else None
        if typed is not None and found == self.past[-1]:
            self.future.append(typed)
            self.last = None
        else:
            self.past.append(found)
            self.last = typing

    def _write(self, place: int, text: str) -> None:
        if place < 2:
            name = ("title", "aim")[place]
            change_step(self.bench.library, self.bench.gather.id, **{name: text})
        elif found := self.bench.cards():
            cards.change_card(self.bench.library, found[0], text=text, extra={"patientgrupp": text})

    def other(self, text: str) -> None:
        with edit(self.bench.library, self.bench.scope, "Lapp"):
            cards.add_card(self.bench.library, self.bench.gather.id, text)
        self.past.append(content(self.bench.library, self.bench.process_id))
        self.future.clear()
        self.last = None

    def step(self, *, back: bool) -> None:
        source, target = (self.past, self.future) if back else (self.future, self.past)
        go = journal.undo if back else journal.redo
        can = len(source) > (1 if back else 0)
        assert (go(self.bench.library, self.bench.scope) is not None) == can
        if can:
            target.append(source.pop())
            self.last = None


TEXTS = st.sampled_from(["", "a", "ab", "å b", "<b>”x”</b>", "rad\nrad", "🙂"])
MOVES = st.one_of(
    st.tuples(st.just("type"), st.integers(0, 2), st.integers(0, 1), TEXTS),
    st.tuples(st.just("type"), st.just(0), st.just(0), TEXTS),
    st.tuples(st.sampled_from(["other", "undo", "redo"]), st.just(0), st.just(0), TEXTS),
)


@settings(max_examples=60)
@given(st.lists(MOVES, max_size=30))
def test_any_order_of_typing_edits_undo_and_redo(moves: list[tuple[Any, ...]]) -> None:
    with another_library() as library:
        bench = Bench(library)
        walk = Walk(bench, [content(library, bench.process_id)])
        for move, place, stay, text in moves:
            if move == "type":
                walk.type_in(place, stay, text)
            elif move == "other":
                walk.other(text)
            else:
                walk.step(back=move == "undo")
            assert content(library, bench.process_id) == walk.past[-1]
            states = [entry.state for entry in journal.history(library, bench.scope)]
            assert states.count("done") == len(walk.past) - 1
            assert states.count("undone") == len(walk.future)
        _there_and_back(library, walk)


def _there_and_back(library: Library, walk: Walk) -> None:
    start, end = walk.past[0], [*walk.past, *reversed(walk.future)][-1]
    while len(walk.past) > 1:
        walk.step(back=True)
    assert content(library, walk.bench.process_id) == start
    assert search_is_sound(library)
    while walk.future:
        walk.step(back=False)
    assert content(library, walk.bench.process_id) == end
    assert search_is_sound(library)
