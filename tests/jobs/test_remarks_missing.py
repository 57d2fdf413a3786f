"""What a document lacks is remarked on: who was there and leads, what was decided, who does it by when, what a picture shows."""

from pathlib import Path

from naravard_desktop.core.words import OrganisationType
from naravard_desktop.documents.model import Document
from naravard_desktop.documents.switches import EVERYTHING, Switches
from naravard_desktop.jobs import papers
from naravard_desktop.jobs.minutes import minutes
from naravard_desktop.jobs.papers import Chosen
from naravard_desktop.jobs.photos import add_logo, add_photo
from naravard_desktop.jobs.remarks import RemarkKind, remarks
from naravard_desktop.process import attachments, decisions, people
from naravard_desktop.process.actions import ActionState, change_action
from naravard_desktop.process.responsible import set_responsible
from naravard_desktop.steps.actions.data import agree
from naravard_desktop.steps.decisions.data import decide
from naravard_desktop.storage.edit import edit
from tests.conftest import Room
from tests.jobs.finishing import Meeting
from tests.jobs.photo_makers import drawing, file, photo


def missing(room: Room, document: Document | None = None) -> dict[RemarkKind, list[str]]:
    """Return the texts of what is missing, by kind."""
    found: dict[RemarkKind, list[str]] = {}
    shown = document or minutes(room.library, room.workshop_id, EVERYTHING)
    for one in remarks(room.library, room.workshop_id, shown):
        assert (one.matched, one.column, one.maskable) == ("", "", False)
        assert one.found
        found.setdefault(one.kind, []).append(one.text)
    return found


def attend(room: Room, role: str = "", name: str = "Anna Exempel") -> None:
    """Let somebody be present."""
    with edit(room.library, room.scope, "Närvaro"):
        one = people.add_person(room.library, room.scope.process_id, name)
        people.set_attendance(room.library, room.workshop_id, one, "present", role)


def test_that_nobody_is_ticked_as_present(room: Room) -> None:
    with edit(room.library, room.scope, "Inbjuden"):
        one = people.add_person(room.library, room.scope.process_id, "Anna Exempel")
        people.set_attendance(room.library, room.workshop_id, one, "invited")
    (found,) = remarks(room.library, room.workshop_id, minutes(room.library, room.workshop_id, Switches()))
    assert found.kind is RemarkKind.NOBODY
    assert found.found
    assert (found.found.table, found.found.workshop_id, found.found.step_id) == ("attendance", room.workshop_id, None)
    attend(room, name="Bo Exempel")
    assert missing(room) == {}


def test_a_protocol_wants_its_signatories(room: Room) -> None:
    attend(room)
    assert missing(room) == {}
    Meeting(room.library, room.scope, room.step("notes"), room.step("decisions")).formal()
    assert list(missing(room)) == [RemarkKind.CHAIR, RemarkKind.SECRETARY, RemarkKind.ADJUSTER]
    attend(room, "Ordförande, protokollförare", "Bo Exempel")
    assert list(missing(room)) == [RemarkKind.ADJUSTER]
    attend(room, "justeringsperson", "Cia Exempel")
    assert missing(room) == {}


def test_a_decision_wants_words_and_who_and_when(room: Room) -> None:
    attend(room)
    deciding = room.step("decisions")
    with edit(room.library, room.scope, "Beslut"):
        for text, by, on in (
            ("Helt", "Nämnden", "2027-02-03"),
            ("", "Nämnden", "2027-02-03"),
            ("Utan vem", "", "2027-02-03"),
            ("Utan när", "Nämnden", None),
        ):
            one = decide(room.library, deciding, "x")
            decisions.change_decision(room.library, one, text=text, decided_by=by, decided_on=on)
    assert missing(room) == {
        RemarkKind.DECISION: ["Beslut 2"],
        RemarkKind.DETAILS: ["Beslut 3. Utan vem", "Beslut 4. Utan när"],
    }
    with edit(room.library, room.scope, "Konfidentiella"):
        for secret in decisions.decisions_of_step(room.library, deciding.id)[1:]:
            decisions.change_decision(room.library, secret.id, confidential=True)
    assert missing(room, minutes(room.library, room.workshop_id, Switches())) == {}


def test_an_action_wants_somebody_and_a_day(room: Room) -> None:
    attend(room)
    acting = room.step("actions")
    with edit(room.library, room.scope, "Åtgärder"):
        place = people.add_organisation(room.library, room.scope.process_id, "Kommunen", OrganisationType.MUNICIPALITY)
        whole = agree(room.library, acting, "Hel", responsible=[(place, None)], due="2027-03-01")
        bare = agree(room.library, acting, "Bar\nmed en rad till")
        for state in (ActionState.DONE, ActionState.DROPPED):
            change_action(room.library, agree(room.library, acting, state), state=state)
    for chosen in (Chosen(workshop_id=room.workshop_id), Chosen(workshop_id=room.workshop_id, paper="actions")):
        found = missing(room, papers.document(room.library, chosen))
        assert found == {RemarkKind.RESPONSIBLE: ["Bar med en rad till"], RemarkKind.DUE: ["Bar med en rad till"]}
    with edit(room.library, room.scope, "Utan dag"):
        change_action(room.library, whole, due=None)
        set_responsible(room.library, room.scope.process_id, bare, place, None)
        change_action(room.library, bare, confidential=True)
    assert missing(room) == {RemarkKind.DUE: ["Hel", "Bar med en rad till"]}
    assert missing(room, minutes(room.library, room.workshop_id, Switches())) == {RemarkKind.DUE: ["Hel"]}


def test_a_picture_wants_words(room: Room, tmp_path: Path) -> None:
    attend(room)
    library, process_id = room.library, room.scope.process_id
    with edit(library, room.scope, "Bilder"):
        place = people.add_organisation(library, process_id, "Regionen", OrganisationType.REGION)
        add_logo(library, process_id, place, file(tmp_path, "logo.png", drawing()))
        add_photo(library, process_id, room.workshop_id, file(tmp_path, "a.jpg", photo(seed=1)), "Tavlan")
        bare = add_photo(library, process_id, room.workshop_id, file(tmp_path, "b.jpg", photo(seed=2)), "")
    assert missing(room) == {RemarkKind.ALT: ["Foto 2. b.jpg"]}
    assert missing(room, minutes(library, room.workshop_id, Switches(photos=False))) == {}
    with edit(library, room.scope, "Konfidentiellt"):
        attachments.change_attachment(library, bare, confidential=True)
    assert missing(room, minutes(library, room.workshop_id, Switches())) == {}
    (one,) = remarks(library, room.workshop_id, minutes(library, room.workshop_id, EVERYTHING))
    assert one.found
    assert (one.found.table, one.found.row_id, one.found.workshop_id) == ("attachment", bare, room.workshop_id)


def test_only_minutes_are_asked_who_was_there(room: Room) -> None:
    chosen = Chosen(workshop_id=room.workshop_id, paper="actions")
    assert papers.remarked(chosen, room.library) == []
