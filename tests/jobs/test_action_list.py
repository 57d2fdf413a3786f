"""The action list as it is chosen: only those asked for, in their order, and by who answers."""

from naravard_desktop.core.words import OrganisationType
from naravard_desktop.documents.model import Document, Facts, Heading, Paragraph, Table, words
from naravard_desktop.documents.switches import Switches
from naravard_desktop.jobs.action_list import chosen_actions, goals_and_principles
from naravard_desktop.process.actions import add_action
from naravard_desktop.process.goals import GoalState, add_goal, change_goal
from naravard_desktop.process.people import add_organisation, add_person
from naravard_desktop.process.principles import PrincipleState, add_principle, change_principle
from naravard_desktop.process.responsible import set_responsible
from naravard_desktop.storage.edit import edit
from tests.conftest import Room


def made(room: Room) -> dict[str, str]:
    """Three actions: one that two answer for, one for an organisation, one for nobody."""
    library, process_id = room.library, room.scope.process_id
    step = room.step("actions")
    with edit(library, room.scope, "Åtgärder"):
        region = add_organisation(library, process_id, "Region Påhitt", OrganisationType.REGION)
        town = add_organisation(library, process_id, "Påhitts kommun", OrganisationType.MUNICIPALITY)
        one = add_person(library, process_id, "Ada Påhittad", title="chef", organisation_id=region)
        other = add_person(library, process_id, "Bo Påhittad", organisation_id=town)
        shared = add_action(library, process_id, step.id, "Gemensam", due="2027-03-01")
        towns = add_action(library, process_id, step.id, "Kommunens")
        nobodys = add_action(library, process_id, step.id, "Ingens", confidential=True)
        set_responsible(library, process_id, shared, region, one)
        set_responsible(library, process_id, shared, town, other)
        set_responsible(library, process_id, towns, town, None)
    return {"shared": shared, "town": towns, "nobody": nobodys}


def sections(document: Document) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for block in document.blocks:
        if isinstance(block, Heading):
            found[block.text] = []
        elif isinstance(block, Table) and found:
            found[list(found)[-1]] += [row[1].partition("\n")[0] for row in block.rows]
    return found


def test_only_the_chosen_in_their_order(room: Room) -> None:
    ids = made(room)
    process_id = room.scope.process_id
    document = chosen_actions(room.library, process_id, [ids["town"], ids["shared"]], Switches(), chosen_by="Öppna")
    table = next(block for block in document.blocks if isinstance(block, Table))
    assert [row[1] for row in table.rows] == ["Kommunens", "Gemensam"]
    facts = next(block for block in document.blocks if isinstance(block, Facts))
    assert ("Urval", "Öppna") in facts.rows
    empty = chosen_actions(room.library, process_id, ["borta"], Switches())
    assert Paragraph("Det finns inga åtgärder att visa.") in empty.blocks


def test_by_responsible_each_has_a_section(room: Room) -> None:
    ids = made(room)
    document = chosen_actions(
        room.library, room.scope.process_id, list(ids.values()), Switches(confidential=True), by_responsible=True
    )
    assert sections(document) == {
        "Ada Påhittad (chef, Region Påhitt)": ["Gemensam"],
        "Påhitts kommun": ["Kommunens"],
        "Bo Påhittad (Påhitts kommun)": ["Gemensam"],
        "Utan ansvarig": ["Ingens"],
    }


def test_without_names_the_organisations_have_the_sections(room: Room) -> None:
    ids = made(room)
    document = chosen_actions(
        room.library, room.scope.process_id, list(ids.values()), Switches(names=False), by_responsible=True
    )
    assert sections(document) == {
        "Region Påhitt": ["Gemensam"],
        "Påhitts kommun": ["Gemensam", "Kommunens"],
        "Utan ansvarig": [],
    }
    assert "En konfidentiell åtgärd är utelämnad." in words(document)
    assert not any("Påhittad" in text for text in words(document))


def test_goals_and_principles_on_one_paper(room: Room) -> None:
    library, process_id = room.library, room.scope.process_id
    empty = goals_and_principles(library, process_id, Switches())
    assert Paragraph("Inga mål är satta.") in empty.blocks
    assert Paragraph("Inga principer är skrivna.") in empty.blocks
    with edit(library, room.scope, "Mål och principer"):
        region = add_organisation(library, process_id, "Region Påhitt", OrganisationType.REGION)
        ada = add_person(library, process_id, "Ada Påhittad", organisation_id=region)
        goal = add_goal(library, process_id, None, "Trygg hemgång", why="Det brister", measure="Antal", target="Alla")
        old = add_goal(library, process_id, None, "Ett gammalt mål")
        change_goal(library, old, state=GoalState.DROPPED)
        set_responsible(library, process_id, goal, region, ada)
        principle = add_principle(library, process_id, None, "Invånaren först")
        change_principle(library, principle, state=PrincipleState.ADOPTED, sign_meso="Vi frågar\nVi väntar in")
        change_principle(library, add_principle(library, process_id, None, "Bort"), state=PrincipleState.DROPPED)
        add_principle(library, process_id, None, "")
    said = words(goals_and_principles(library, process_id, Switches()))
    for text in ("Mål 1.", "Trygg hemgång", "Ada Påhittad (Region Påhitt)", "Invånaren först", "antagen", "Bort"):
        assert text in said, text
    assert said.index("Mål som inte gäller längre") < said.index("Ett gammalt mål") < said.index("Princip 1.")
    assert "Vi frågar\nVi väntar in" in said
    assert "Lydelsen är inte skriven." in said
    assert "Mål 2." not in said
    hidden = words(goals_and_principles(library, process_id, Switches(names=False)))
    assert not any("Påhittad" in text for text in hidden)
    assert "Region Påhitt" in hidden
