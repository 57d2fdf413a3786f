"""The list of cards: what it shows, says and tells of drops, and that it changes only what differs."""

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QAbstractItemModel, QItemSelectionModel, QModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from naravard_desktop.core.words import Level, OrganisationType
from naravard_desktop.parts.card_model import ROW_ROLE, CardModel
from naravard_desktop.parts.rows import CardRow, HeadRow, Row, card_row
from naravard_desktop.process import cards
from naravard_desktop.process.cards import NewCard
from naravard_desktop.storage.edit import edit
from tests.conftest import Room

MOVE = Qt.DropAction.MoveAction


def model(*rows: Row) -> CardModel:
    one = CardModel()
    one.show(rows)
    return one


def board() -> CardModel:
    """A cluster with a card of its own and two legs."""
    return model(
        CardRow("a", "A"),
        HeadRow("leg1", "Hembesök", 2),
        CardRow("b", "B", section="leg1"),
        CardRow("c", "C", section="leg1"),
        HeadRow("leg2", "Hemmonitorering", 0),
    )


@given(st.lists(st.lists(st.integers(0, 12), unique=True, max_size=10), min_size=2, max_size=5))
def test_it_shows_what_it_is_told_and_qt_agrees(steps: list[list[int]]) -> None:
    shown = CardModel()
    tester = QAbstractItemModelTester(shown, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for numbers in steps:
        rows = [CardRow(str(number), f"text {number}") for number in numbers]
        shown.show(rows)
        assert list(shown.rows) == rows
        assert shown.rowCount() == len(rows)
    del tester


def test_a_new_card_leaves_the_selection_where_it_was(qtbot: QtBot) -> None:
    shown = model(CardRow("a", "A"), CardRow("b", "B"))
    selection = QItemSelectionModel(shown)
    selection.select(shown.place("b"), QItemSelectionModel.SelectionFlag.Select)
    shown.show([CardRow("a", "A"), CardRow("new", "Ny"), CardRow("b", "B, ändrad")])
    assert [index.data() for index in selection.selectedIndexes()] == ["B, ändrad"]


def test_only_what_differs_is_told_of(qtbot: QtBot) -> None:
    shown = model(*(CardRow(str(number), f"text {number}") for number in range(100)))
    changed = [CardRow(str(number), "ny text" if number == 42 else f"text {number}") for number in range(100)]
    with qtbot.waitSignal(shown.dataChanged) as told, qtbot.assertNotEmitted(shown.rowsInserted):
        shown.show(changed)
    assert told.args[0].row() == told.args[1].row() == 42


def test_a_screen_reader_hears_all_that_is_seen(room: Room) -> None:
    step = room.step("notes")
    with edit(room.library, room.scope, "Ny lapp"):
        new = NewCard(
            text="Läkarrond",
            level=Level.MESO,
            organisation_type=OrganisationType.MUNICIPALITY,
            party="Bord 3",
            hidden=True,
            confidential=True,
        )
        cards.add_cards(room.library, step.id, [new])
    (card,) = cards.cards(room.library, step.id)
    shown = model(card_row(card, {}, notes=("beror på VIP",)), HeadRow("x", "Hembesök", 1, "Ledare saknas"))
    said = [shown.index(number).data(Qt.ItemDataRole.AccessibleTextRole) for number in range(2)]
    assert said == [
        "Läkarrond, meso, Kommun, beror på VIP, Bord 3, dold för rummet, konfidentiell",
        "Hembesök, 1 lapp, Ledare saknas",
    ]


def drop(shown: CardModel, ids: Sequence[str], row: int, on: QModelIndex | None = None) -> list[object]:
    told: list[object] = []
    shown.dropped.connect(lambda *where: told.extend(where))
    data = shown.mimeData([shown.place(card) for card in ids])
    assert shown.dropMimeData(data, MOVE, row, 0, on or QModelIndex()) is False
    return told


def test_a_drop_says_where(qtbot: QtBot) -> None:
    assert drop(board(), ["b"], 0) == [["b"], "", ""]
    assert drop(board(), ["b"], 1) == [["b"], "", "a"]
    assert drop(board(), ["a"], 2) == [["a"], "leg1", ""]
    assert drop(board(), ["a"], 4) == [["a"], "leg1", "c"]
    assert drop(board(), ["a"], -1) == [["a"], "leg2", ""]


def test_a_drop_on_a_head_or_a_card_goes_after_it(qtbot: QtBot) -> None:
    shown = board()
    assert drop(shown, ["a"], -1, shown.index(4)) == [["a"], "leg2", ""]
    shown = board()
    assert drop(shown, ["a"], -1, shown.index(2)) == [["a"], "leg1", "b"]


def test_a_card_dropped_on_itself_stays_after_the_one_above(qtbot: QtBot) -> None:
    shown = board()
    assert drop(shown, ["c"], -1, shown.index(3)) == [["c"], "leg1", "b"]


def test_heads_cannot_be_dragged_or_edited(qtbot: QtBot) -> None:
    shown = board()
    head, card = shown.flags(shown.index(1)), shown.flags(shown.index(0))
    assert not head & (Qt.ItemFlag.ItemIsDragEnabled | Qt.ItemFlag.ItemIsEditable)
    assert card & Qt.ItemFlag.ItemIsDragEnabled
    assert not shown.mimeData([shown.index(1)]).text()
    assert not shown.setData(shown.index(1), "ny")


def test_a_text_changed_in_place_is_told_of_once_it_differs(qtbot: QtBot) -> None:
    shown = board()
    with qtbot.assertNotEmitted(shown.edited):
        shown.setData(shown.index(0), " A ")
        shown.setData(shown.index(0), "   ")
    with qtbot.waitSignal(shown.edited) as told:
        shown.setData(shown.index(0), "Ny text")
    assert told.args == ["a", "Ny text"]
    assert shown.index(0).data() == "A", "the model changes when the edit has been saved"


def test_delegates_get_the_row_itself(qtbot: QtBot) -> None:
    shown: QAbstractItemModel = board()
    assert shown.index(0, 0).data(ROW_ROLE) == CardRow("a", "A")


def test_a_card_that_moves_leaves_the_others_where_they_are(qtbot: QtBot) -> None:
    rows = [CardRow(str(number), f"text {number}") for number in range(10)]
    shown = model(*rows)
    gone: list[tuple[int, int]] = []
    shown.rowsRemoved.connect(lambda _parent, first, last: gone.append((first, last)))
    shown.show([*rows[:2], rows[8], *rows[2:5], *rows[6:8], rows[9]])
    assert gone == [(8, 8), (5, 5)]
    assert [row.id for row in shown.rows] == list("018234679")
