"""Whatever a kind's edits do, undo and redo give exactly what was there."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from naravard_desktop.core.words import Level, OrganisationType
from naravard_desktop.process import actions, cards, clusters, decisions, people
from naravard_desktop.process.attachments import add_attachment
from naravard_desktop.process.cards import NewCard
from naravard_desktop.process.links import link, unlink
from naravard_desktop.process.responsible import Responsible, remove_responsible, set_responsible
from naravard_desktop.process.workshops import Step, set_next_meeting
from naravard_desktop.steps.actions.data import agree
from naravard_desktop.steps.closing.data import add_delta, add_message, add_plus
from naravard_desktop.steps.decisions.data import decide
from naravard_desktop.steps.notes.data import show_all, write_notes
from naravard_desktop.steps.sorting import data as sorting
from naravard_desktop.storage import exchange, journal
from naravard_desktop.storage.edit import edit
from tests.conftest import Room


class Scene:
    """A workshop in the middle: cards placed and merged, something decided and agreed."""

    def __init__(self, room: Room) -> None:
        self.library, self.process_id, self.room = room.library, room.scope.process_id, room
        plans = (sorting.ClusterPlan(name="VIP", legs=("Hembesök",)), sorting.ClusterPlan(name="Gemensamt"))
        self.notes: Step = room.step("notes", hidden=True)
        self.board: Step = room.step("sorting", self.notes, clusters=plans)
        self.later: Step = room.step("sorting", self.board)
        self.decisions: Step = room.step("decisions")
        self.actions: Step = room.step("actions")
        self.closing: Step = room.step("closing")
        with edit(self.library, room.scope, "Scenen"):
            self.region = people.add_organisation(self.library, self.process_id, "R", OrganisationType.REGION)
            self.who = people.add_person(self.library, self.process_id, "Åsa", organisation_id=self.region)
            self.a, self.b, self.c, self.d, self.e = write_notes(
                self.library, self.notes, [NewCard(text=text, author_id=self.who) for text in "abcde"]
            )
            views = sorting.board(self.library, self.board).clusters
            self.vip, self.shared = (view.cluster.id for view in views)
            self.leg = views[0].legs[0].leg.id
            sorting.place(self.library, self.board, [self.a, self.b, self.c], self.vip, self.leg)
            self.merged = sorting.merge_on_board(self.library, self.board, [self.a, self.b], "ab")
            sorting.set_depends(self.library, self.board, self.merged, self.shared)
            clusters.change_cluster(self.library, self.vip, owner_id=self.who)
            clusters.change_leg(self.library, self.leg, leader_id=self.who)
            self.decision = decide(self.library, self.decisions, "B", based_on=[self.merged, self.vip, self.leg])
            self.action = agree(
                self.library, self.actions, "Å", responsible=[(self.region, self.who)], came_from=[self.decision]
            )
            people.set_attendance(self.library, room.workshop_id, self.who, "present")
            add_attachment(self.library, self.process_id, self.d, "d.png", "image/png", b"d")

    def content(self) -> Any:
        """The process as it stands, without revisions."""
        found = json.loads(json.dumps(exchange.dump(self.library, self.process_id)))
        for rows in found.values():
            for row in rows.values():
                del row["rev"]
        return found


@pytest.fixture
def scene(room: Room) -> Scene:
    """A workshop in the middle."""
    return Scene(room)


Act = Callable[[Scene], object]

ACTS: dict[str, Act] = {
    "write": lambda s: write_notes(s.library, s.notes, [NewCard(text="f", extra={"x": "y"}), NewCard(text="g")]),
    "type on the board": lambda s: cards.add_card(s.library, s.later.id, "h"),
    "show all": lambda s: show_all(s.library, s.notes),
    "change": lambda s: cards.change_card(s.library, s.c, text="C", level=Level.MICRO, extra={"a": "b"}),
    "move": lambda s: cards.move_card(s.library, s.e, None),
    "move last": lambda s: cards.move_card(s.library, s.c, s.e),
    "delete": lambda s: cards.delete_card(s.library, s.d),
    "delete merged": lambda s: cards.delete_card(s.library, s.merged),
    "merge": lambda s: sorting.merge_on_board(s.library, s.later, [s.merged, s.c], "abc"),
    "merge unplaced": lambda s: sorting.merge_on_board(s.library, s.board, [s.d, s.e], "de"),
    "unmerge": lambda s: cards.unmerge_card(s.library, s.process_id, s.merged),
    "place": lambda s: sorting.place(s.library, s.board, [s.d, s.c, s.merged], s.shared),
    "place in a later step": lambda s: sorting.place(s.library, s.later, [s.e], s.vip, s.leg),
    "unplace": lambda s: sorting.unplace(s.library, s.board, [s.merged, s.c]),
    "depend": lambda s: sorting.set_depends(s.library, s.board, s.c, s.shared),
    "depend no more": lambda s: sorting.set_depends(s.library, s.board, s.merged, s.shared, depends=False),
    "new cluster": lambda s: clusters.add_leg(s.library, clusters.add_cluster(s.library, s.board.id, "Ny"), "Del"),
    "change cluster": lambda s: clusters.change_cluster(s.library, s.vip, name="V", owner_id=None),
    "change leg": lambda s: clusters.change_leg(s.library, s.leg, leader_id=None, purpose="P"),
    "delete cluster": lambda s: clusters.delete_cluster(s.library, s.vip),
    "delete depended": lambda s: clusters.delete_cluster(s.library, s.shared),
    "delete leg": lambda s: clusters.delete_leg(s.library, s.leg),
    "decide": lambda s: decide(s.library, s.decisions, "B2", based_on=[s.c]),
    "change decision": lambda s: decisions.change_decision(s.library, s.decision, text="B!", confidential=True),
    "delete decision": lambda s: decisions.delete_decision(s.library, s.decision),
    "agree": lambda s: agree(s.library, s.actions, "Å2", responsible=[(s.region, None)], due="2027-01-01"),
    "change action": lambda s: actions.change_action(s.library, s.action, state=actions.ActionState.DONE),
    "delete action": lambda s: actions.delete_action(s.library, s.action),
    "answer": lambda s: set_responsible(s.library, s.process_id, s.action, s.region, None),
    "answer no more": lambda s: remove_responsible(s.library, Responsible(s.action, s.region, s.who)),
    "plus, delta, message": lambda s: [
        add_plus(s.library, s.closing, "p"),
        add_delta(s.library, s.closing, "d"),
        add_message(s.library, s.closing, "v", "t", "x"),
    ],
    "next meeting": lambda s: set_next_meeting(s.library, s.room.workshop_id, "2027-03-03", "10:00", "P"),
    "attend": lambda s: people.set_attendance(s.library, s.room.workshop_id, s.who, "absent", "ordförande"),
    "new person": lambda s: people.set_attendance(
        s.library, s.room.workshop_id, people.add_person(s.library, s.process_id, "Ny"), "invited"
    ),
    "link": lambda s: link(s.library, s.process_id, "became", s.c, s.action),
    "unlink": lambda s: unlink(s.library, "became", s.decision, s.action),
    "attach": lambda s: add_attachment(s.library, s.process_id, s.action, "b.pdf", "application/pdf", b"%PDF"),
    "delete person": lambda s: s.library.db.execute("DELETE FROM person WHERE id = ?", [s.who]),
    "delete organisation": lambda s: s.library.db.execute("DELETE FROM organisation WHERE id = ?", [s.region]),
    "delete step": lambda s: s.library.db.execute("DELETE FROM step WHERE id = ?", [s.board.id]),
    "delete used step": lambda s: s.library.db.execute("DELETE FROM step WHERE id = ?", [s.notes.id]),
}


@pytest.mark.parametrize("name", ACTS)
def test_an_edit_undone_and_redone_leaves_exactly_what_was_there(scene: Scene, name: str) -> None:
    before = scene.content()
    with edit(scene.library, scene.room.scope, name) as done:
        ACTS[name](scene)
    after = scene.content()
    assert done.changed
    assert after != before
    for _number in range(2):
        undone = journal.undo(scene.library, scene.room.scope)
        assert undone
        assert undone.changed == done.changed
        assert scene.content() == before
        assert journal.redo(scene.library, scene.room.scope)
        assert scene.content() == after


def test_all_edits_after_one_another_are_undone_to_the_start(scene: Scene) -> None:
    names = [name for name in ACTS if "delete" not in name and name != "unmerge"]
    states = [scene.content()]
    for name in names:
        with edit(scene.library, scene.room.scope, name):
            ACTS[name](scene)
        states.append(scene.content())
    for state in reversed(states[:-1]):
        assert journal.undo(scene.library, scene.room.scope)
        assert scene.content() == state
    for state in states[1:]:
        assert journal.redo(scene.library, scene.room.scope)
        assert scene.content() == state


def test_a_failed_edit_leaves_nothing(scene: Scene) -> None:
    before, entries = scene.content(), len(journal.history(scene.library, scene.room.scope))

    def fail() -> None:
        with edit(scene.library, scene.room.scope, "Halvt"):
            sorting.place(scene.library, scene.board, [scene.d], scene.shared)
            cards.delete_card(scene.library, "ingen")

    with pytest.raises(LookupError):
        fail()
    assert scene.content() == before
    assert len(journal.history(scene.library, scene.room.scope)) == entries
