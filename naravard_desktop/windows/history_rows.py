"""What was done as rows, read a page at a time, newest first: what, when, and in words how it stands with it."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QObject, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QTextLayout, QTextOption
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from naravard_desktop.core.clock import local, spoken_time
from naravard_desktop.core.language import N_, _
from naravard_desktop.storage.journal import Entry
from naravard_desktop.widgets import tokens
from naravard_desktop.widgets.rows import RowDelegate, paint_bar
from naravard_desktop.widgets.theme import current
from naravard_desktop.windows.words import near_date

Index = QModelIndex | QPersistentModelIndex

LABEL = Qt.ItemDataRole.UserRole
BESIDES = Qt.ItemDataRole.UserRole + 1
_LINES = 2
_PAD_X, _PAD_Y, _BETWEEN = 15, 7, 2

_STATES = {
    "done": N_("gjord"),
    "undone": N_("ångrad, kan göras om"),
    "left": N_("ångrad, ersatt av senare ändring"),
    "closed": N_("gjord, kan inte ångras längre"),
}


def state_words(entry: Entry) -> str:
    """Say how it stands with what was done."""
    return _(_STATES[entry.state])


def time_words(entry: Entry) -> str:
    """Say when something was done: "i dag 14.05"; what is anonymous has no time."""
    if entry.at is None:
        return _("utan tid")
    at = local(entry.at)
    return f"{near_date(at.date().isoformat())} {spoken_time(f'{at:%H:%M}')}"


class HistoryModel(QAbstractListModel):
    """`read(before)` returns the entries that come after number `before`, the newest for None; an empty page is the end."""

    def __init__(self, read: Callable[[int | None], Sequence[Entry]], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._read = read
        self._entries: list[Entry] = []
        self._more = False
        self._places: dict[str, str] = {}
        self._process = ""

    def show(self, places: dict[str, str], process: str = "") -> None:
        """Read from the newest; name each entry's workshop where there are such, and what lies outside them `process`."""
        self.beginResetModel()
        self._places, self._process = places, process
        self._entries = list(self._read(None))
        self._more = bool(self._entries)
        self.endResetModel()

    def entry(self, row: int) -> Entry | None:
        """Return what a row stands for."""
        return self._entries[row] if 0 <= row < len(self._entries) else None

    def row_of(self, number: int) -> int:
        """Return where an entry is among those read; -1 if it is not."""
        return next((row for row, entry in enumerate(self._entries) if entry.number == number), -1)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's
        """Return how many entries have been read."""
        return 0 if parent.isValid() else len(self._entries)

    def canFetchMore(self, parent: Index) -> bool:  # noqa: N802 - Qt's
        """Whether the last page was not the end."""
        return not parent.isValid() and self._more

    def fetchMore(self, parent: Index) -> None:  # noqa: N802 - Qt's
        """Read the next page."""
        if parent.isValid() or not self._entries:
            return
        found = self._read(self._entries[-1].number)
        self._more = bool(found)
        if found:
            self.beginInsertRows(QModelIndex(), len(self._entries), len(self._entries) + len(found) - 1)
            self._entries += found
            self.endInsertRows()

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return a row's label, what stands below it, or both as one text for who listens."""
        entry = self.entry(index.row()) if index.isValid() else None
        if entry is None:
            return None
        if role == LABEL or role == Qt.ItemDataRole.ToolTipRole:
            return entry.label
        if role == BESIDES:
            return self.besides(entry)
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return f"{entry.label}, {self.besides(entry)}"
        return None

    def besides(self, entry: Entry) -> str:
        """Return when, how it stands and where, as one line."""
        parts = [time_words(entry), state_words(entry)]
        if self._process:
            place = self._places.get(entry.workshop_id or "", _("en workshop som inte finns kvar"))
            parts.append(place if entry.workshop_id else self._process)
        return " · ".join(parts)


class HistoryDelegate(RowDelegate):
    """All rows are as high: two lines of label, and one below. Longer labels end in an ellipsis; the details have all."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the row."""
        plain = QStyleOptionViewItem(option)
        self.initStyleOption(plain, index)
        plain.text = ""
        chosen = bool(plain.state & QStyle.StateFlag.State_Selected)
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, plain, painter, option.widget)
        rect: QRect = plain.rect
        if chosen:
            paint_bar(painter, rect)
        look = current()
        box = rect.adjusted(look.px(_PAD_X), look.px(_PAD_Y), -look.px(_PAD_X), -look.px(_PAD_Y))
        label, besides = look.font(strong=chosen), look.font(tokens.SIZE_SMALL)
        lines = _lines(str(index.data(LABEL) or ""), label, box.width())
        high, low = QFontMetrics(label).lineSpacing(), QFontMetrics(besides)
        top = box.top() + (box.height() - high * len(lines) - look.px(_BETWEEN) - low.lineSpacing()) // 2
        painter.save()
        painter.setFont(label)
        painter.setPen(look.colour("text"))
        for number, line in enumerate(lines):
            painter.drawText(
                QRect(box.left(), top + number * high, box.width(), high), Qt.AlignmentFlag.AlignLeft, line
            )
        painter.setFont(besides)
        painter.setPen(look.colour("muted"))
        text = low.elidedText(str(index.data(BESIDES) or ""), Qt.TextElideMode.ElideRight, box.width())
        at = top + high * len(lines) + look.px(_BETWEEN)
        painter.drawText(QRect(box.left(), at, box.width(), low.lineSpacing()), Qt.AlignmentFlag.AlignLeft, text)
        painter.restore()
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), look.colour("line"))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's
        """Return the one height."""
        del option, index
        look = current()
        high, low = QFontMetrics(look.font(strong=True)).lineSpacing(), QFontMetrics(look.font(tokens.SIZE_SMALL))
        return QSize(look.px(200), _LINES * high + low.lineSpacing() + look.px(2 * _PAD_Y + _BETWEEN) + 1)


def _lines(text: str, font: QFont, width: int) -> list[str]:
    """Break a label into its lines; what does not fit ends in an ellipsis."""
    metrics = QFontMetrics(font)
    layout = QTextLayout(text, font)
    layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
    layout.beginLayout()
    found: list[str] = []
    for number in range(_LINES):
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        start = line.textStart()
        rest = text[start:] if number == _LINES - 1 else text[start : start + line.textLength()]
        found.append(metrics.elidedText(rest.rstrip(), Qt.TextElideMode.ElideRight, width))
    layout.endLayout()
    return found
