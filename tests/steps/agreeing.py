"""What tests of decisions and actions share: panels dressed and shown, and reading and filling them."""

from collections.abc import Sequence

from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from naravard_desktop.parts.agreed_panel import AgreedPanel
from naravard_desktop.widgets.editor import LineEditor
from tests.conftest import Room
from tests.parts.letters import typed

KEY, CTRL, ALT = Qt.Key, Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


def shown(qtbot: QtBot, panel: AgreedPanel, width: int = 1000) -> None:
    qtbot.addWidget(panel)
    panel.resize(width, 640)
    with qtbot.waitExposed(panel):
        panel.show()
    panel.activateWindow()
    qtbot.waitUntil(panel.isActiveWindow)
    panel.take_focus()


def write(panel: AgreedPanel, text: str) -> None:
    typed(panel.capture.field, text)
    QTest.keyClick(panel.capture.field, KEY.Key_Return)


def paste(panel: AgreedPanel, text: str) -> None:
    data = QMimeData()
    data.setText(text)
    panel.capture.field.insertFromMimeData(data)


def ids(panel: AgreedPanel) -> list[str]:
    return [row.id for row in panel.table.agreed.rows]


def cells(panel: AgreedPanel, column: int) -> list[str]:
    model = panel.table.agreed
    role = Qt.ItemDataRole.AccessibleTextRole
    return [model.data(model.index(row, column), role) for row in range(model.rowCount())]


def editor(panel: AgreedPanel) -> LineEditor:
    field = panel.table.findChild(LineEditor)
    assert isinstance(field, LineEditor)
    return field


def full(room: Room) -> None:
    pages = room.library.db.execute("PRAGMA page_count").fetchone()[0]
    room.library.db.execute(f"PRAGMA max_page_count = {pages}")


def freed(room: Room) -> None:
    room.library.db.execute("PRAGMA max_page_count = 1073741823")


def assert_tab_goes_round(panel: AgreedPanel, wanted: Sequence[QWidget]) -> None:
    """Tab from the line through everything and back; each has a name, and `wanted` come in that order after the first."""
    panel.capture.field.setFocus()
    seen: list[QWidget] = []
    for _number in range(60):
        focus = panel.focusWidget()
        assert focus is not None
        interface = QAccessible.queryAccessibleInterface(focus)
        assert interface.text(QAccessible.Text.Name), focus
        if focus in seen:
            break
        seen.append(focus)
        QTest.keyClick(focus, KEY.Key_Tab)
    assert focus is seen[0], "Tab comes back to where it began"
    start = seen.index(wanted[0])
    assert [one for one in (*seen[start:], *seen[:start]) if one in wanted] == list(wanted)
