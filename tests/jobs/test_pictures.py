"""Pictures from the library: what they show, what they leave out, and that they say the same as text."""

from collections.abc import Sequence

import pypdfium2
import pytest

from naravard_desktop.core.words import Level, OrganisationType
from naravard_desktop.documents import pdf, pdf_check
from naravard_desktop.documents.figure_data import ActionWall, ClusterMap, Poster, Size, WallAction
from naravard_desktop.documents.model import Block, Document, Figure, Items, Table, words
from naravard_desktop.documents.switches import EVERYTHING, Switches
from naravard_desktop.jobs.demo import sample
from naravard_desktop.jobs.pictures import action_wall, cluster_map, principles_poster
from naravard_desktop.process.actions import ActionState, add_action, change_action
from naravard_desktop.process.cards import NewCard, add_cards
from naravard_desktop.process.clusters import add_cluster, add_leg, change_cluster, change_leg
from naravard_desktop.process.people import add_organisation, add_person
from naravard_desktop.process.principles import PrincipleState, add_principle, change_principle
from naravard_desktop.process.responsible import set_responsible
from naravard_desktop.process.workshops import workshops
from naravard_desktop.steps.sorting import data as sorting
from naravard_desktop.storage.edit import Scope, edit
from naravard_desktop.storage.library import Library
from tests.conftest import Room
from tests.documents.test_conformance import FLAVOURS, faults

SIZES: list[Size] = ["A4", "A3"]


def figures_of(document: Document | None) -> list[Figure]:
    assert document
    return [block for block in document.blocks if isinstance(block, Figure)]


def one_of(document: Document | None, kind: type[Block]) -> Block:
    assert document
    (found,) = (block for block in document.blocks if isinstance(block, kind))
    return found


def table_of(document: Document | None) -> Table:
    found = one_of(document, Table)
    assert isinstance(found, Table)
    return found


def sorted_board(room: Room) -> None:
    """Two clusters, the first with a leg; one card depends on the other cluster, one is confidential."""
    library, process_id = room.library, room.scope.process_id
    step = room.step("sorting")
    with edit(library, room.scope, "Kluster"):
        region = add_organisation(library, process_id, "Region Påhitt", OrganisationType.REGION)
        ada = add_person(library, process_id, "Ada Påhittad", title="chef", organisation_id=region)
        first = add_cluster(library, step.id, "Hemgång", purpose="Trygg hemgång", needs_medical_support=True)
        second = add_cluster(library, step.id, "Läkemedel")
        change_cluster(library, first, owner_id=ada)
        leg = add_leg(library, first, "Hembesök")
        change_leg(library, leg, leader_id=ada)
        new = [NewCard(text="Ring dagen efter"), NewCard(text="Hemligt", confidential=True), NewCard(text="Lista")]
        calls, secret, drugs = add_cards(library, step.id, new)
        sorting.place(library, step, [calls, secret], first, leg)
        sorting.place(library, step, [drugs], second)
        sorting.set_depends(library, step, calls, second)


def action(room: Room, text: str, who: Sequence[tuple[str | None, str | None]], due: str | None = None) -> str:
    action_id = add_action(room.library, room.scope.process_id, None, text, due=due)
    for organisation, person in who:
        set_responsible(room.library, room.scope.process_id, action_id, organisation, person)
    return action_id


def test_a_map_shows_clusters_with_who_leads_them_and_what_they_depend_on(room: Room) -> None:
    sorted_board(room)
    document = cluster_map(room.library, room.workshop_id, Switches())
    (figure,) = figures_of(document)
    assert isinstance(figure.drawn, ClusterMap)
    first, second = figure.drawn.clusters
    assert first.roles == (
        ("Ägare", "Ada Påhittad (chef, Region Påhitt)"),
        ("Koordinator", "saknas"),
        ("Medicinskt stöd", "saknas"),
    )
    assert first.depends_on == (1,)
    assert second.depends_on == ()
    assert [(leg.name, leg.leader, leg.cards) for leg in first.legs] == [
        ("Hembesök", "Ada Påhittad (chef, Region Påhitt)", ("Ring dagen efter",))
    ]
    assert second.cards == ("Lista",)
    assert figure.alt == (
        "Karta över 2 kluster. 1. Hemgång: Trygg hemgång; Ägare: Ada Påhittad (chef, Region Påhitt); Koordinator: saknas; "
        "Medicinskt stöd: saknas; del ”Hembesök” (ledare Ada Påhittad (chef, Region Påhitt), 1 lapp); beror på 2. "
        "2. Läkemedel: Ägare: saknas; Koordinator: saknas; 1 lapp."
    )
    table = table_of(document)
    assert [row[0] for row in table.rows] == ["1. Hemgång", "1. Hemgång: Hembesök", "2. Läkemedel"]
    assert "Ring dagen efter" in table.rows[1]
    assert "2. Läkemedel" in table.rows[0]


def test_what_is_confidential_is_left_out_and_that_is_said(room: Room) -> None:
    sorted_board(room)
    document = cluster_map(room.library, room.workshop_id, Switches())
    assert document
    assert "Hemligt" not in " ".join(words(document))
    assert "En konfidentiell lapp är utelämnad." in words(document)
    inside = cluster_map(room.library, room.workshop_id, EVERYTHING)
    assert inside
    assert "Hemligt" in words(inside)
    assert not any("utelämnad" in text for text in words(inside))


def test_names_and_cards_can_be_left_out(room: Room) -> None:
    sorted_board(room)
    document = cluster_map(room.library, room.workshop_id, Switches(names=False, cards=False))
    assert document
    said = " ".join(words(document))
    assert "Ada" not in said
    assert "Region Påhitt" in said
    assert "Ring dagen efter" not in said
    assert "1 lapp." in said


def test_a_board_that_only_sorts_misses_nobody(room: Room) -> None:
    step = room.step("sorting")
    with edit(room.library, room.scope, "Kluster"):
        add_cluster(room.library, step.id, "A")
    document = cluster_map(room.library, room.workshop_id, Switches())
    assert document
    assert not any("saknas" in text for text in words(document))


def test_two_boards_are_two_maps_and_a_later_step_on_one_is_none(room: Room) -> None:
    first = room.step("sorting")
    room.step("sorting", first)
    other = room.step("sorting")
    with edit(room.library, room.scope, "Kluster"):
        add_cluster(room.library, first.id, "A")
        add_cluster(room.library, other.id, "B")
    maps = [figure.drawn for figure in figures_of(cluster_map(room.library, room.workshop_id, Switches()))]
    assert [one.clusters[0].name for one in maps if isinstance(one, ClusterMap)] == ["A", "B"]


@pytest.mark.parametrize("size", SIZES)
def test_a_large_board_takes_several_pages(room: Room, size: Size) -> None:
    step = room.step("sorting")
    with edit(room.library, room.scope, "Kluster"):
        for number in range(12):
            cluster = add_cluster(room.library, step.id, f"Kluster {number}", purpose="Syftet är " + "gott " * 40)
            for leg in range(4):
                leg_id = add_leg(room.library, cluster, f"Del {leg}")
                cards = add_cards(room.library, step.id, [NewCard(text=f"Lapp {n} " + "ord " * 9) for n in range(15)])
                sorting.place(room.library, step, cards, cluster, leg_id)
    document = cluster_map(room.library, room.workshop_id, Switches(), size=size)
    assert document
    figures = figures_of(document)
    assert len(figures) > 1
    maps = [figure.drawn for figure in figures if isinstance(figure.drawn, ClusterMap)]
    assert [cluster.name for one in maps for cluster in one.clusters] == [f"Kluster {number}" for number in range(12)]
    assert [one.title for one in maps] == [f"Kluster, del {n} av {len(maps)}" for n in range(1, len(maps) + 1)]
    assert all(figure.alt.startswith(f"Kluster, del {n} av") for n, figure in enumerate(figures, 1))
    content = pdf.render(document)
    assert pdf_check.faults(content, document, "a2") == ()
    with pypdfium2.PdfDocument(content) as opened:
        for number in range(len(figures)):  # each on a page of its own, the first with the title
            assert f"Kluster, del {number + 1} av" in opened[number].get_textpage().get_text_range()


def test_without_clusters_there_is_no_map(room: Room) -> None:
    assert cluster_map(room.library, room.workshop_id, Switches()) is None
    room.step("sorting")
    assert cluster_map(room.library, room.workshop_id, Switches()) is None


def test_a_poster_shows_what_is_adopted(room: Room) -> None:
    library, process_id = room.library, room.scope.process_id
    with edit(library, room.scope, "Principer"):
        ids = [
            add_principle(library, process_id, None, text) for text in ("Hela kedjan", "Invånaren först", "Nej", "Ett")
        ]
        change_principle(library, ids[0], state=PrincipleState.ADOPTED, sign_meso="Chefer ringer\nSamma dag")
        change_principle(library, ids[1], state=PrincipleState.ADOPTED)
        change_principle(library, ids[2], state=PrincipleState.DROPPED)
    document = principles_poster(library, process_id, Switches())
    (figure,) = figures_of(document)
    assert isinstance(figure.drawn, Poster)
    assert [(item.text, item.signs) for item in figure.drawn.items] == [
        ("Hela kedjan", (("Meso", "Chefer ringer\nSamma dag"),)),
        ("Invånaren först", ()),
    ]
    assert figure.alt == (
        "Affisch med 2 principer. 1. Hela kedjan. Så märks det på meso: Chefer ringer; Samma dag. 2. Invånaren först."
    )
    listed = one_of(document, Items)
    assert isinstance(listed, Items)
    assert [item.text for item in listed.items] == ["Hela kedjan", "Invånaren först"]
    assert document
    assert document.marks == ()
    assert "Ett förslag som inte är antaget är inte med." in words(document)


def test_proposals_are_marked_as_such(room: Room) -> None:
    library, process_id = room.library, room.scope.process_id
    with edit(library, room.scope, "Principer"):
        add_principle(library, process_id, None, "Invånaren först")
        add_principle(library, process_id, None, "")
    document = principles_poster(library, process_id, Switches())
    assert document
    assert document.marks == ("FÖRSLAG",)
    (figure,) = figures_of(document)
    assert isinstance(figure.drawn, Poster)
    assert len(figure.drawn.items) == 1


def test_without_principles_there_is_no_poster(room: Room) -> None:
    process_id = room.scope.process_id
    assert principles_poster(room.library, process_id, Switches()) is None
    with edit(room.library, room.scope, "Princip"):
        change_principle(
            room.library, add_principle(room.library, process_id, None, "Nej"), state=PrincipleState.DROPPED
        )
    assert principles_poster(room.library, process_id, Switches()) is None


def test_names_in_principles_are_left_out(room: Room) -> None:
    library, process_id = room.library, room.scope.process_id
    with edit(library, room.scope, "Princip"):
        add_person(library, process_id, "Ada Påhittad")
        principle = add_principle(library, process_id, None, "Ring Ada Påhittad")
        change_principle(library, principle, sign_micro="Ada Påhittad svarar")
    document = principles_poster(library, process_id, Switches(names=False))
    assert document
    assert not any("Ada" in text for text in words(document))


def test_a_wall_has_a_lane_for_each_organisation(room: Room) -> None:
    library, process_id = room.library, room.scope.process_id
    with edit(library, room.scope, "Åtgärder"):
        region = add_organisation(library, process_id, "Region Påhitt", OrganisationType.REGION)
        town = add_organisation(library, process_id, "Påhitts kommun", OrganisationType.MUNICIPALITY)
        ada = add_person(library, process_id, "Ada Påhittad", organisation_id=region)
        bo = add_person(library, process_id, "Bo Påhittad")
        action(room, "Båda", [(region, ada), (town, None)], "2027-03-01")
        done = action(room, "Kommunens", [(town, None)])
        action(room, "Regionens", [(region, ada)])
        action(room, "Bos", [(None, bo)])
        action(room, "Ingens", [])
        gone = action(room, "Utgår", [(region, ada)])
        secret = add_action(library, process_id, None, "Hemlig", confidential=True)
        change_action(library, done, state=ActionState.DONE)
        change_action(library, gone, state=ActionState.DROPPED)
        set_responsible(library, process_id, secret, region, None)
    document = action_wall(library, Scope(process_id), Switches())
    (figure,) = figures_of(document)
    assert isinstance(figure.drawn, ActionWall)
    assert [(lane.title, [one.text for one in lane.actions]) for lane in figure.drawn.lanes] == [
        ("Region Påhitt", ["Regionens"]),
        ("Påhitts kommun", ["Kommunens"]),
        ("Tillsammans", ["Båda"]),
        ("Utan organisation", ["Bos"]),
        ("Utan ansvarig", ["Ingens"]),
    ]
    both = figure.drawn.lanes[2].actions[0]
    assert both == WallAction("Båda", "Ada Påhittad (Region Påhitt)\nPåhitts kommun", "1 mars 2027")
    assert figure.drawn.lanes[1].actions[0].done
    assert figure.alt.startswith(
        "Tavla med 5 åtgärder. Region Påhitt: Regionens, Ada Påhittad (Region Påhitt), utan datum. Påhitts kommun: "
    )
    assert [row[1].partition("\n")[0] for row in table_of(document).rows] == [
        "Båda",
        "Kommunens",
        "Regionens",
        "Bos",
        "Ingens",
    ]
    assert document
    assert "En konfidentiell åtgärd är utelämnad." in words(document)
    assert "Hemlig" in " ".join(words(action_wall(library, Scope(process_id), EVERYTHING) or document))
    nameless = action_wall(library, Scope(process_id), Switches(names=False))
    assert nameless
    assert not any("Ada" in text or "Bo " in text for text in words(nameless))


def test_a_workshop_has_a_wall_of_its_own(room: Room) -> None:
    step = room.step("actions")
    with edit(room.library, room.scope, "Åtgärder"):
        add_action(room.library, room.scope.process_id, step.id, "Härifrån", level=Level.MESO)
        add_action(room.library, room.scope.process_id, None, "Från annat håll")
    own = action_wall(room.library, room.scope, Switches())
    assert own
    assert "Härifrån" in " ".join(words(own))
    assert "Från annat håll" not in " ".join(words(own))
    assert own.title == "Workshoppen"


def test_many_actions_take_several_pages(room: Room) -> None:
    with edit(room.library, room.scope, "Åtgärder"):
        for number in range(120):
            action(room, f"Åtgärd {number} " + "som ska göras " * (number % 6), [])
    document = action_wall(room.library, Scope(room.scope.process_id), Switches(), size="A4")
    assert document
    walls = [figure.drawn for figure in figures_of(document) if isinstance(figure.drawn, ActionWall)]
    assert len(walls) > 2
    shown = [one.text for wall in walls for lane in wall.lanes for one in lane.actions]
    assert [text.split()[1] for text in shown] == [str(number) for number in range(120)]
    assert pdf_check.faults(pdf.render(document), document, "a2") == ()


def test_without_actions_there_is_no_wall(room: Room) -> None:
    assert action_wall(room.library, room.scope, Switches()) is None
    with edit(room.library, room.scope, "Åtgärd"):
        add_action(room.library, room.scope.process_id, None, "Hemlig", confidential=True)
    assert action_wall(room.library, Scope(room.scope.process_id), Switches()) is None


@pytest.mark.parametrize("size", SIZES)
def test_the_sample_follows_the_standards(library: Library, size: Size) -> None:
    process_id = sample(library)
    last = workshops(library, process_id)[-1]
    found = [
        cluster_map(library, last.id, Switches(), size=size),
        principles_poster(library, process_id, Switches(), size=size),
        action_wall(library, Scope(process_id), Switches(), size=size),
    ]
    for document in found:
        assert document
        assert document.size == size
        content = pdf.render(document)
        assert faults(content, "ua1") == []
        assert faults(content, FLAVOURS["a2"]) == []
        assert faults(pdf.render(document, profile="a1"), FLAVOURS["a1"]) == []
        assert pdf_check.faults(content, document, "a2") == ()
