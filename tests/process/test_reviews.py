"""What an action was when its own workshop agreed on it, whatever later ones said of it."""

from naravard_desktop.core.kind import PlannedStep
from naravard_desktop.documents.actions import action_table
from naravard_desktop.documents.model import Document, words
from naravard_desktop.documents.switches import EVERYTHING
from naravard_desktop.documents.writing import writing
from naravard_desktop.kinds import KINDS
from naravard_desktop.process.actions import Action, ActionState, actions_of_step, add_action, change_action
from naravard_desktop.process.reviews import as_agreed, review
from naravard_desktop.process.workshops import Step, add_step, add_workshop, step
from naravard_desktop.storage.edit import Scope, edit
from tests.conftest import Room


def follow_up(room: Room, date: str | None) -> Step:
    planned = PlannedStep(
        id="x", kind="follow_up", title="Sedan sist", minutes=10, options=KINDS["follow_up"].options()
    )
    with edit(room.library, Scope(room.scope.process_id), "Ny workshop"):
        workshop_id = add_workshop(room.library, room.scope.process_id, f"Träff {date}", date=date, starts="13:00")
        return step(room.library, add_step(room.library, workshop_id, planned, None))


def agreed(room: Room, of: Step) -> list[Action]:
    return as_agreed(room.library, of, actions_of_step(room.library, of.id))


def section(room: Room, of: Step) -> str:
    context = writing(room.library, room.scope.process_id, EVERYTHING)
    return "\n".join(words(Document("", "", "", "", tuple(KINDS["actions"].minutes(of, context)))))


def test_what_later_meetings_brought_is_taken_off(room: Room) -> None:
    here, may, autumn = room.step("actions"), follow_up(room, "2027-05-04"), follow_up(room, "2027-09-01")
    library, scope = room.library, room.scope
    with edit(library, scope, "Åtgärder"):
        one = add_action(library, scope.process_id, here.id, "Ta fram rutin", due="2027-03-01")
        two = add_action(library, scope.process_id, here.id, "Boka lokal")
        change_action(library, two, comment="Gäller bara våren", state=ActionState.DOING)
    with edit(library, scope, "Maj"):
        review(library, may, one, state=ActionState.DOING, due="2027-06-01", comment="Väntar på svar")
        review(library, autumn, one, state=ActionState.DONE, due=None, comment="Klart nu")
    found = {action.id: action for action in agreed(room, here)}
    assert (found[one].due, found[one].state, found[one].comment) == ("2027-03-01", ActionState.OPEN, "")
    assert (found[two].state, found[two].comment) == (ActionState.DOING, "Gäller bara våren")
    said = section(room, here)
    assert "1 mars 2027" in said
    for later in ("juni", "klar", "Klart nu", "Väntar på svar"):
        assert later not in said
    assert "Läge: pågår" in said
    context = writing(library, scope.process_id, EVERYTHING)
    live = "\n".join(words(Document("", "", "", "", tuple(action_table(context, actions_of_step(library, here.id))))))
    assert "Klart nu" in live, "the action list says how it is now"


def test_a_comment_of_its_own_and_a_missing_date_stay(room: Room) -> None:
    here, undated = room.step("actions"), follow_up(room, None)
    library, scope = room.library, room.scope
    with edit(library, scope, "Åtgärder"):
        one = add_action(library, scope.process_id, here.id, "Ta fram rutin")
        change_action(library, one, comment="Vi två tar det")
    with edit(library, scope, "Sedan"):
        review(library, undated, one, due="2027-06-01")
    (found,) = agreed(room, here)
    assert (found.due, found.comment) == (None, "Vi två tar det")
    assert "saknas" in section(room, here)
