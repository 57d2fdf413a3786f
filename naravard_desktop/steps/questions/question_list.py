"""The questions of a moment in a list, each with how many answers it has."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QStyle, QStyleOptionViewItem, QWidget

from naravard_desktop.core.language import _
from naravard_desktop.core.text import excerpt
from naravard_desktop.parts.wrapping import wrap
from naravard_desktop.steps.questions.data import Question, answers_words
from naravard_desktop.widgets import rows, tokens
from naravard_desktop.widgets.theme import current, theme

Index = QModelIndex | QPersistentModelIndex
_LONGEST = 160
_BESIDE = Qt.ItemDataRole.UserRole + 1
_PAD_X, _PAD_Y, _GAP = 14, 9, 2
_MOST_LINES = 12


class QuestionList(QListWidget):
    """Goes to a question as soon as it is chosen; Enter goes on to its answers."""

    asked_for = Signal(str)
    """The section of the question that was gone to."""
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Frågor"))
        rows.dress(self, plain=True)
        self.setItemDelegate(_Rows(self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(tokens.COLUMN // 2)
        self._sections: list[str] = []
        self.currentRowChanged.connect(self._gone_to)
        self.itemActivated.connect(self.entered)
        theme().changed.connect(self.scheduleDelayedItemsLayout)

    def show_questions(self, found: Sequence[Question], chosen: str) -> None:
        """Show these, with one of them chosen; what has not changed is left alone."""
        sections = [question.section for question in found]
        with QSignalBlocker(self):
            if sections != self._sections:
                self._sections = sections
                self.clear()
                for _question in found:
                    self.addItem(QListWidgetItem())
            for number, question in enumerate(found):
                self._fill(self.item(number), number, question)
            at = sections.index(chosen) if chosen in sections else -1
            if at != self.currentRow():
                self.setCurrentRow(at)

    def choose(self, section: str) -> None:
        """Choose a question."""
        if section in self._sections:
            self.setCurrentRow(self._sections.index(section))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's
        """Go on to the answers on Enter: not every system lets Enter activate a row."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def _fill(self, item: QListWidgetItem, number: int, question: Question) -> None:
        words = excerpt(question.words, _LONGEST)
        text = f"{number + 1}. {words}" if question.asked else words
        beside = answers_words(len(question.answers))
        if not question.asked and question.section:
            beside = f"{beside} · " + _("ställs inte längre")
        if (item.text(), item.data(_BESIDE)) != (text, beside):
            item.setText(text)
            item.setData(_BESIDE, beside)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{text}, {beside}")

    def _gone_to(self, row: int) -> None:
        if 0 <= row < len(self._sections):
            self.asked_for.emit(self._sections[row])


class _Rows(rows.RowDelegate):
    """Writes how many answers a question has below it, in quieter type."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the row as others are, and its two texts."""
        plain = QStyleOptionViewItem(option)
        self.initStyleOption(plain, index)
        plain.text = ""
        plain.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, plain, painter, plain.widget)
        rect = QRect(plain.rect)
        chosen = bool(plain.state & QStyle.StateFlag.State_Selected)
        if chosen:
            rows.paint_bar(painter, rect)
        look = current()
        text, beside = _laid_out(index, rect.width())
        left, top = rect.left() + look.px(_PAD_X), rect.top() + look.px(_PAD_Y)
        painter.save()
        top = _draw(painter, text, look.font(strong=chosen), look.colour("text"), left, top)
        _draw(painter, beside, look.font(tokens.SIZE_SMALL), look.colour("muted"), left, top + look.px(_GAP))
        painter.restore()

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's
        """Return the room that both texts need, as chosen: choosing must not move the others."""
        look, view = current(), option.widget
        width = view.viewport().width() if isinstance(view, QListWidget) else tokens.COLUMN
        text, beside = _laid_out(index, width)
        height = len(text) * _line(look.font(strong=True)) + len(beside) * _line(look.font(tokens.SIZE_SMALL))
        return QSize(1, height + look.px(_GAP) + 2 * look.px(_PAD_Y))


def _laid_out(index: Index, width: int) -> tuple[tuple[str, ...], tuple[str, ...]]:
    look = current()
    inside = max(20, width - 2 * look.px(_PAD_X))
    text, _whole = wrap(str(index.data() or ""), look.font(strong=True), inside, _MOST_LINES)
    beside, _whole = wrap(str(index.data(_BESIDE) or ""), look.font(tokens.SIZE_SMALL), inside, _MOST_LINES)
    return text, beside


def _draw(painter: QPainter, lines: Sequence[str], font: QFont, colour: QColor, left: int, top: int) -> int:
    painter.setFont(font)
    painter.setPen(colour)
    ascent = QFontMetrics(font).ascent()
    for line in lines:
        painter.drawText(left, top + ascent, line)
        top += _line(font)
    return top


def _line(font: QFont) -> int:
    return QFontMetrics(font).lineSpacing()
