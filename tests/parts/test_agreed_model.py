"""Rows that come, go and change places under an open selection."""

import random

import pytest
from PySide6.QtCore import QPersistentModelIndex, Qt
from PySide6.QtTest import QAbstractItemModelTester

from naravard_desktop.parts.agreed_cells import CellLine
from naravard_desktop.parts.agreed_model import AgreedModel, AgreedRow


def row(row_id: str, text: str = "") -> AgreedRow:
    return AgreedRow(row_id, text or row_id, ((CellLine(text or row_id),), (CellLine("–"), CellLine("två"))))


@pytest.fixture
def model(qapp: object) -> AgreedModel:
    made = AgreedModel(["Vad", "Vem"], 0)
    made.show([row(name) for name in "abcde"])
    return made


def test_what_is_kept_of_a_row_follows_it(model: AgreedModel) -> None:
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    kept = {name: QPersistentModelIndex(model.place(name)) for name in "abcde"}
    model.show([row(name) for name in "exca"])
    assert [one.id for one in model.rows] == list("exca")
    assert not kept["b"].isValid()
    assert {name: kept[name].row() for name in "aec"} == {"a": 3, "e": 0, "c": 2}
    del tester


def test_any_change_gives_the_rows_as_they_should_be(model: AgreedModel) -> None:
    chance = random.Random(4)
    for _number in range(200):
        wanted = [row(name, chance.choice("xyz")) for name in chance.sample("abcdefgh", chance.randint(0, 8))]
        model.show(wanted)
        assert list(model.rows) == wanted


@pytest.mark.parametrize(
    ("ids", "by", "told"),
    [("a", -1, None), ("e", 1, None), ("c", -1, (["c"], "a")), ("c", 1, (["c"], "d")), ("bd", 1, (["b", "d"], "e"))],
)
def test_shifting_tells_where_to(model: AgreedModel, ids: str, by: int, told: object) -> None:
    heard: list[object] = []
    model.moved.connect(lambda *where: heard.append(where))
    model.shift(list(ids), by)
    assert heard == ([told] if told else [])


def test_a_screen_reader_hears_every_line_of_a_cell(model: AgreedModel) -> None:
    assert model.data(model.index(0, 1), Qt.ItemDataRole.AccessibleTextRole) == "–, två"
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Vem"


def test_changes_of_many_rows_are_told_at_once(model: AgreedModel) -> None:
    """A table measures all its rows each time it is told."""
    told: list[tuple[int, int]] = []
    model.dataChanged.connect(lambda first, last: told.append((first.row(), last.row())))
    model.show([row("a"), *(row(name, "annat") for name in "bcd"), row("e")])
    assert told == [(1, 3)]
