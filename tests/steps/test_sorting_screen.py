"""What the room sees of a board: pages large enough for the back row, and nothing that is not for the room."""

import pytest

from naravard_desktop.live.session import Session
from naravard_desktop.process.cards import NewCard, add_cards, cards, change_card
from naravard_desktop.process.clusters import change_cluster, change_leg
from naravard_desktop.process.people import add_person
from naravard_desktop.process.workshops import Step
from naravard_desktop.steps.sorting import data
from naravard_desktop.steps.sorting.panel import SortingPanel
from naravard_desktop.steps.sorting.screen import SortingScreen
from naravard_desktop.storage.edit import edit
from naravard_desktop.widgets import tokens
from tests.conftest import Room
from tests.steps.test_sorting_panel import board_step

pytestmark = pytest.mark.usefixtures("qapp")


def screen_of(session: Session, step: Step, width: int = 1366, height: int = 660) -> SortingScreen:
    screen = SortingScreen(session, step)
    screen.resize(width, height)
    screen.arrange()
    screen.refresh()
    return screen


def pages(screen: SortingScreen) -> list[str]:
    found = []
    for page in range(screen.pages()):
        screen.show_page(page)
        found.append(screen.spoken())
    return found


def place(room: Room, step: Step, texts: list[str], cluster: int, leg: int | None = None) -> None:
    board = data.board(room.library, step)
    view = board.clusters[cluster]
    ids = [card.id for card in board.cards().values() if card.text in texts]
    with edit(room.library, room.scope, "Placerade"):
        data.place(room.library, step, ids, view.cluster.id, view.legs[leg].leg.id if leg is not None else None)


def test_a_small_board_is_one_page_with_all_there_is(room: Room, session: Session) -> None:
    step = board_step(room, "ett", "två")
    place(room, step, ["ett"], 0, 1)
    screen = screen_of(session, step)
    assert pages(screen) == [
        "Moment sorting\nVIP: 1 lapp\nHembesök: 0 lappar\nHemmonitorering: 1 lapp\nett\n"
        "Tillgänglighet: 0 lappar\nInget placerat här än.\nAtt placera: 1 lapp\ntvå"
    ]
    assert not screen.grab().isNull()


def test_hidden_and_confidential_cards_are_neither_shown_nor_counted(room: Room, session: Session) -> None:
    step = board_step(room, "ett", "dold", "hemlig")
    place(room, step, ["dold", "ett"], 0, 0)
    with edit(room.library, room.scope, "Dolda"):
        for card in cards(room.library, step.uses_id or ""):
            change_card(room.library, card.id, hidden=card.text == "dold", confidential=card.text == "hemlig")
    (said,) = pages(screen_of(session, step))
    assert "dold" not in said
    assert "hemlig" not in said
    assert "Att placera" not in said
    assert "VIP: 1 lapp\n" in said


def test_a_board_of_hidden_cards_says_that_they_wait(room: Room, session: Session) -> None:
    step = board_step(room, "a", "b", clusters=())
    with edit(room.library, room.scope, "Dolda"):
        for card in cards(room.library, step.uses_id or ""):
            change_card(room.library, card.id, hidden=True)
    assert "2 lappar är skrivna och visas snart." in pages(screen_of(session, step))[0]


def test_a_large_board_begins_with_an_overview_and_follows_what_is_chosen(room: Room, session: Session) -> None:
    texts = [f"lapp nummer {number} om något som görs" for number in range(40)]
    step = board_step(room, *texts)
    place(room, step, texts[:25], 0, 0)
    screen = screen_of(session, step)
    said = pages(screen)
    assert len(said) > 2
    assert "lapp nummer" not in said[0]
    assert "Hembesök: 25 lappar" in said[0]
    assert "Rätt hjälp i tid" in said[0]
    assert "Ägare saknas" in said[0], "no later step names the owners"
    assert any("VIP, fortsättning av Hembesök" in page for page in said)
    panel = SortingPanel(session, step)
    panel.selected.connect(screen.follow)
    for text in (texts[24], texts[39], texts[0]):
        (card_id,) = [card.id for card in panel.board().cards().values() if card.text == text]
        panel.view.choose([card_id])
        assert f"\n{text}" in screen.spoken()
    assert screen.page_of("nobody") is None
    vip = panel.board().clusters[0]
    assert screen.page_of(vip.cluster.id) == screen.page_of(vip.legs[0].leg.id) == 1


def test_moves_names_and_undo_are_seen_at_once(room: Room, session: Session) -> None:
    step = board_step(room, "ett")
    screen = screen_of(session, step)
    panel = SortingPanel(session, step)
    (card_id,) = panel.board().cards()
    panel.move_cards([card_id], list(panel.columns)[2])
    assert screen.accessibleDescription().endswith("Tillgänglighet: 1 lapp\nett")
    panel.undo()
    assert screen.accessibleDescription().endswith("Att placera: 1 lapp\nett")
    cluster = panel.board().clusters[1].cluster.id
    panel.session.do(room.scope, "Namn", lambda: change_cluster(room.library, cluster, name="Tillgång"))
    assert "Tillgång: 0 lappar" in screen.accessibleDescription()
    panel.edits.depend([card_id], cluster)
    assert "ett, beror på Tillgång" in screen.accessibleDescription()


def test_where_names_are_given_the_room_sees_who_answers_for_what(room: Room, session: Session) -> None:
    first = board_step(room, "ett")
    step = room.step("sorting", uses=first)
    place(room, first, ["ett"], 0)
    view = data.board(room.library, step).clusters[0]
    with edit(room.library, room.scope, "Namn"):
        who = add_person(room.library, room.scope.process_id, "Karin Exempel", title="chef")
        change_cluster(room.library, view.cluster.id, owner_id=who)
        change_leg(room.library, view.legs[0].leg.id, leader_id=who)
    screen = screen_of(session, step)
    said = "\n".join(pages(screen))
    assert "Ägare: Karin Exempel, chef" in said
    assert "Ledare för Hembesök: Karin Exempel, chef" in said
    assert "Koordinator saknas" in said
    assert "Medicinskt stöd saknas" in said
    assert "\nett" not in said
    (card_id,) = data.board(room.library, step).cards()
    assert screen.page_of(card_id) == screen.page_of(view.cluster.id) == 0


@pytest.mark.parametrize(("width", "height"), [(640, 360), (1024, 768), (1366, 660), (1920, 1080), (3840, 2160)])
def test_everything_lies_inside_the_screen_and_never_under_the_floor(
    room: Room, session: Session, width: int, height: int
) -> None:
    clusters = tuple(
        data.ClusterPlan(name=f"Kluster {number}", purpose="syfte " * 20, legs=("Ett ben", "Verksamhetsutveckling"))
        for number in range(12)
    )
    texts = [*("ett långt ord " * (number * 5) + f"slut{number}" for number in range(12)), "q" * 3_000]
    step = board_step(room, *texts, clusters=clusters)
    place(room, step, texts[:3], 0)
    place(room, step, [*texts[3:6], texts[12]], 3, 1)
    screen = screen_of(session, step, width, height)
    assert screen.group_size() >= tokens.SCREEN_FLOOR
    said = "".join(pages(screen))
    screen.grab()
    assert said.count("q") == 3_000, "a long card goes on in the next column"
    assert all(f"slut{number}" in said for number in range(12))
    area = screen.area().adjusted(-1, -1, 1, 1)
    assert all(area.contains(piece.box) for piece in screen.pieces())


def test_hostile_text_is_drawn_as_it_is(room: Room, session: Session) -> None:
    name = "<b>fet</b> 🎉 " + "n" * 400
    step = board_step(room, "x" * 100_000, "<img src=x>", "a\u030a", clusters=(data.ClusterPlan(name=name),))
    with edit(room.library, room.scope, "Nya"):
        add_cards(room.library, step.id, [NewCard(text="ord " * 20_000)])
    screen = screen_of(session, step)
    assert screen.pages() > 10
    screen.show_page(screen.pages() - 1)
    assert not screen.grab().isNull()
    assert "<b>fet</b> 🎉" in pages(screen)[0]
