"""Rows of an inventory that come in, move, change together and lie where there is room, over a real library."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QFileDialog
from pytestqt.qtbot import QtBot

from naravard_desktop.core.kind import Column
from naravard_desktop.live.session import Session
from naravard_desktop.parts.import_dialog import ImportDialog
from naravard_desktop.process.cards import change_card
from naravard_desktop.process.workshops import step as read_step
from naravard_desktop.steps.inventory import data
from naravard_desktop.steps.inventory.several import SeveralDialog
from naravard_desktop.widgets import theme
from naravard_desktop.widgets.cut import cut_off
from naravard_desktop.widgets.editor import LineEditor
from tests.conftest import Room
from tests.parts.letters import typed
from tests.steps.agreeing import ALT, CTRL, KEY, SHIFT, assert_tab_goes_round, freed, full, ids, paste, write
from tests.steps.test_inventory import COLUMNS
from tests.steps.test_inventory_panel import Open, field, found, go, open_panel, press, settle_down, shown_cells, texts


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> Iterator[None]:
    theme.apply(qapp, "light", 1.0)
    yield
    theme.apply(qapp, "light", 1.0)


@pytest.fixture
def opened(qtbot: QtBot, room: Room, session: Session) -> Open:
    """Make a panel with some rows."""
    return partial(open_panel, qtbot, room, session)


def test_what_is_copied_from_a_spreadsheet_fills_the_columns(opened: Open) -> None:
    panel = opened(["Fanns"])
    typed(panel.capture.field, "halv")
    paste(panel, 'Rond\tja\t"två\r\nrader"\r\nSIP\tnej\t\r\n')
    assert shown_cells(panel) == [["Fanns", "–", "–"], ["Rond", "ja", "två\nrader"], ["SIP", "nej", "–"]]
    assert panel.capture.field.text() == "halv"
    assert len(panel.cells.ids()) == 2
    panel.undo()
    assert texts(panel) == ["Fanns"]
    panel.redo()
    QGuiApplication.clipboard().setText("Finns\tMöte\nJA\tUr bladet\nkanske\tTill")
    panel.cells.setFocus()
    QTest.keyClick(panel.cells, KEY.Key_V, CTRL)
    assert shown_cells(panel)[3:] == [["Ur bladet", "ja", "–"], ["Till", "kanske", "–"]]
    QGuiApplication.clipboard().setText("a;b\nc,d")
    QTest.mouseClick(panel.capture.paste, Qt.MouseButton.LeftButton)
    assert texts(panel)[5:] == ["a;b", "c,d"]
    panel.cells.choose(ids(panel)[1:3])
    panel.cells.setFocus()
    QTest.keyClick(panel.cells, KEY.Key_C, CTRL)
    assert QGuiApplication.clipboard().text() == 'Rond\tja\t"två\nrader"\nSIP\tnej\t'


def test_a_dropped_file_becomes_rows_in_one_undo(tmp_path: Path, opened: Open) -> None:
    panel = opened(["Fanns"])
    file = tmp_path / "rader.csv"
    file.write_text("Möte;Finns;Kommentar;Bredvid\nRond;ja;varje vecka;mer\nSIP;nej;;\n", encoding="utf-8")
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(file))])
    button, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    copy = Qt.DropAction.CopyAction
    QApplication.sendEvent(panel, QDragEnterEvent(QPoint(5, 5), copy, dropped, button, keys))
    QApplication.sendEvent(panel, QDropEvent(QPointF(5, 5), copy, dropped, button, keys))
    dialog = panel.findChild(ImportDialog)
    assert isinstance(dialog, ImportDialog)
    assert (dialog.windowTitle(), dialog.save.text()) == ("Läs in rader", "Läs in 2 rader")
    assert dialog.count.text().startswith("2 rader läses in.")
    QTest.mouseClick(dialog.save, button)
    last = panel.session.next_undo(panel.scope)
    assert last is not None
    assert last.label.startswith("2 rader inlästa från ")
    assert [row[1:] for row in shown_cells(panel)] == [["–", "–"], ["ja", "varje vecka"], ["nej", "–"]]
    assert texts(panel) == ["Fanns", "Rond", "SIP"]
    assert found(panel)[1].extra["Bredvid"] == "mer"
    panel.undo()
    assert texts(panel) == ["Fanns"]
    QTest.keyClick(panel.capture.field, KEY.Key_O, CTRL | SHIFT)
    (asked,) = panel.findChildren(QFileDialog)
    asked.reject()


def test_rows_are_moved_hidden_marked_and_deleted_by_keys(opened: Open) -> None:
    panel = opened(["A"], ["B"], ["C"], ["D"])
    panel.cells.setFocus()
    panel.cells.choose(ids(panel)[2:])
    QTest.keyClick(panel.cells, KEY.Key_Up, ALT)
    assert texts(panel) == ["A", "C", "D", "B"]
    QTest.keyClick(panel.cells, KEY.Key_Down, ALT)
    assert texts(panel) == ["A", "B", "C", "D"]
    assert [row.text for row in panel.cells.agreed.rows if row.id in panel.cells.ids()] == ["C", "D"]
    QTest.keyClick(panel.cells, KEY.Key_H, CTRL)
    assert [row.hidden for row in found(panel)] == [False, False, True, True]
    assert "dold för rummet" in shown_cells(panel)[3][0]
    QTest.keyClick(panel.cells, KEY.Key_H, CTRL)
    QTest.keyClick(panel.cells, KEY.Key_H, CTRL | SHIFT)
    assert [(row.hidden, row.confidential) for row in found(panel)[2:]] == [(False, True)] * 2
    QTest.keyClick(panel.cells, KEY.Key_Delete)
    assert texts(panel) == ["A", "B"]
    panel.undo()
    assert texts(panel) == ["A", "B", "C", "D"]


def test_one_column_is_filled_in_for_several_rows_in_one_undo(room: Room, opened: Open) -> None:
    panel = opened(["A", "ja"], ["B"], ["C"])
    panel.cells.setFocus()
    panel.cells.choose(ids(panel)[:2])
    QTest.keyClick(panel.cells, KEY.Key_E, CTRL)
    dialog = panel.findChild(SeveralDialog)
    assert isinstance(dialog, SeveralDialog)
    assert cut_off(dialog) == []
    dialog.column.setCurrentIndex(1)
    typed(dialog.fields[1], "samma")
    full(room)
    dialog.fields[1].insertPlainText("x" * 40_000)  # type: ignore[union-attr]
    QTest.keyClick(dialog.fields[1], KEY.Key_Return)
    assert dialog.isVisible(), "what could not be saved stays"
    freed(room)
    QTest.mouseClick(dialog.save, Qt.MouseButton.LeftButton)
    assert [row.extra.get("Kommentar", "")[:7] for row in found(panel)] == ["sammaxx", "sammaxx", ""]
    panel.undo()
    assert [row.extra for row in found(panel)] == [{"Finns": "ja"}, {}, {}]


def test_a_full_disk_keeps_what_is_written_in_cells_line_and_fields(room: Room, opened: Open) -> None:
    panel = opened(["A", "ja", "x"], columns=COLUMNS, width=900)
    big = "y" * 40_000
    go(panel, 0, 0)
    QTest.keyClick(panel.cells, KEY.Key_F2)
    full(room)
    one = field(panel)
    assert isinstance(one, LineEditor)
    one.insertPlainText(big)
    press(panel, KEY.Key_Return)
    panel.cells.fields.answered.emit(ids(panel)[0], 2, "z" + big, "")
    assert "inte sparat än" in shown_cells(panel)[0][0]
    assert "inte sparat än" in shown_cells(panel)[0][2]
    what = panel.fields.fields["Vad"]
    assert isinstance(what, LineEditor)
    what.insertPlainText("w" + big)
    what.settle()
    assert not panel.fields.waiting.isHidden()
    paste(panel, f"B\t{big}\nC\t")
    assert panel.capture.waiting() == 2
    freed(room)
    write(panel, "D")
    rows = {row.text[:1]: row for row in found(panel)}
    assert rows["A"].text == "A" + big
    assert rows["A"].extra["Huvudman"] == "z" + big
    assert rows["A"].extra["Vad"] == "w" + big
    assert set(rows) == {"A", "B", "C", "D"}
    assert panel.capture.waiting() == 0
    assert panel.fields.waiting.isHidden()


def test_columns_without_room_lie_in_fields_with_the_rows_own(qtbot: QtBot, room: Room, opened: Open) -> None:
    panel = opened(["Rond", "mikro", "", "", "", "i vår", "", "", "ur filen"], ["Utan"], columns=COLUMNS, width=900)
    assert [column for column in range(8) if panel.cells.isColumnHidden(column)] == [3, 4, 5, 6, 7]
    assert not panel.fields.isVisible()
    panel.cells.choose(ids(panel)[:1])
    assert list(panel.fields.fields) == ["Vem", "Läge", "När", "Följs", "Vad", "Övrigt"]
    assert "i vår · ur filen" in shown_cells(panel)[0][0]
    what, state, other = (panel.fields.fields[name] for name in ("Vad", "Läge", "Övrigt"))
    assert isinstance(what, LineEditor)
    assert isinstance(state, QComboBox)
    assert isinstance(other, LineEditor)
    typed(what, "halv")
    assert found(panel)[0].extra.get("Vad") is None
    panel.session.do(room.scope, "Annat", lambda: change_card(room.library, ids(panel)[1], text="Ändrad"))
    assert what.text() == "halv", "an edit elsewhere leaves what is being typed"
    panel.cells.choose(ids(panel)[1:])
    assert found(panel)[0].extra["Vad"] == "halv"
    assert list(panel.fields.fields) == ["Vem", "Läge", "När", "Följs", "Vad"]
    state = panel.fields.fields["Läge"]
    QTest.keyClick(state, KEY.Key_Down)
    assert found(panel)[1].extra == {"Läge": "pågår"}
    panel.undo()
    panel.undo()
    assert found(panel)[0].extra == {"När": "i vår", "Övrigt": "ur filen"}
    panel.cells.choose(ids(panel)[:1])
    other = panel.fields.fields["Övrigt"]
    assert isinstance(other, LineEditor)
    typed(other, "!")
    panel.settle()
    assert found(panel)[0].extra["Övrigt"] == "ur filen!"
    panel.resize(2400, 640)
    assert [column for column in range(8) if panel.cells.isColumnHidden(column)] == []
    assert list(panel.fields.fields) == ["Övrigt"]


def test_new_columns_are_shown_with_what_is_written(room: Room, opened: Open) -> None:
    panel = opened(["A", "ja", "text"])
    panel.cells.choose(ids(panel))
    new = data.Options(heading="Forum", columns=(Column(name="Gäller"), *COLUMNS[:1]), rows=("Given",))
    panel.session.do(
        room.scope, "Byt", lambda: data.change_options(room.library, read_step(room.library, panel.step.id), new)
    )
    header = [panel.cells.agreed.headerData(column, Qt.Orientation.Horizontal) for column in range(3)]
    assert header == ["Forum", "Gäller", "Nivå"]
    assert shown_cells(panel) == [["Given", "–", "–"], ["A", "ja", "text"]]
    assert len(panel.cells.ids()) == 1
    panel.undo()
    assert shown_cells(panel) == [["A", "ja", "text"]]


def test_the_rows_are_counted_with_those_that_wait(opened: Open) -> None:
    panel = opened(["A", "ja"], ["B"], ["C"])
    assert "3 rader, 2 utan svar" in panel.bar._count.text()
    panel.cells.choose(ids(panel)[:1])
    assert panel.bar._count.text() == "1 av 3 rader valda"


def test_two_hundred_long_rows_and_hostile_text(opened: Open) -> None:
    odd = ["<b>x</b>", "🧑‍⚕️", "y" * 100_000]
    panel = opened(odd, *([f"Rad {number}", "ja", "ord " * 1_250] for number in range(200)))
    panel.grab()
    assert panel.cells.agreed.rowCount() == 201
    go(panel, 0, 2)
    QTest.keyClick(panel.cells, KEY.Key_F2)
    panel.grab()
    press(panel, KEY.Key_Return)
    assert found(panel)[0].extra["Kommentar"] == odd[2]


@pytest.mark.parametrize("width", [640, 950, 1400])
def test_keys_alone_reach_everything_and_nothing_is_cut(opened: Open, width: int) -> None:
    panel = opened(["Rond", "mikro", *[""] * 6, "extra"], ["B"], columns=COLUMNS, width=width)
    panel.cells.choose(ids(panel)[:1])
    settle_down()
    assert_tab_goes_round(
        panel, [panel.cells, panel.fields.fields["Övrigt"], panel.line.field, panel.line.paste, panel.line.load]
    )
    assert cut_off(panel) == []
    model, role = panel.cells.agreed, Qt.ItemDataRole.AccessibleTextRole
    assert model.headerData(0, Qt.Orientation.Horizontal, role) == "Möte"


@pytest.mark.parametrize("zoom", [1.5, 2.0])
def test_nothing_is_cut_at_high_zoom(qapp: QApplication, opened: Open, zoom: float) -> None:
    theme.apply(qapp, "dark", zoom)
    panel = opened(["Rond", "mikro"], columns=COLUMNS, width=1250)
    panel.cells.choose(ids(panel))
    settle_down()
    assert cut_off(panel) == []
