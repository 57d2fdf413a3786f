"""A row that can be given dots: a card with its figures at the right, large enough to be read from beside the laptop."""

from dataclasses import dataclass
from typing import cast

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem

from naravard_desktop.core.text import excerpt
from naravard_desktop.parts.card_delegate import CardDelegate, Index
from naravard_desktop.parts.card_list import CardList
from naravard_desktop.parts.card_model import ROW_ROLE, CardModel
from naravard_desktop.parts.rows import CardRow
from naravard_desktop.widgets import tokens
from naravard_desktop.widgets.theme import current

_COLUMN = 84
_CENTRE = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter


@dataclass(frozen=True)
class CountRow(CardRow):
    """`figures` are numbers with what each is of, left to right ("Bord 2", "prickar")."""

    figures: tuple[tuple[str, int], ...] = ()

    @property
    def spoken(self) -> str:
        """What a screen reader says: the figures come right after the text."""
        counted = ", ".join(f"{words}: {number}" for words, number in self.figures)
        said = super().spoken
        return f"{self.text}, {counted}{said.removeprefix(self.text)}" if counted else said


class CountDelegate(CardDelegate):
    """Draws the figures of a `CountRow` beside its card."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's
        """Return the height of a card that leaves room for its figures."""
        del option
        row = self._row(index)
        laid = self._layouts.laid(row, self._view.viewport().width() - self._room(row))
        least = self._layouts.measures
        figures = _figure_line() + least.small_line + 2 * (least.row + least.pad_y // 2)
        return QSize(1, max(laid.height, figures if isinstance(row, CountRow) and row.figures else 0))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw a card and its figures."""
        row = self._row(index)
        if not isinstance(row, CountRow):
            super().paint(painter, option, index)
            return
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        room = self._room(row)
        laid = self._layouts.laid(row, self._view.viewport().width() - room)
        rect = QRect(option.rect)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if row.id != self._editing:  # else the field lies there
            self._card(painter, row, laid, rect.adjusted(0, 0, -room, 0), chosen=chosen)
        self._figures(painter, row, rect.adjusted(rect.width() - room, 0, 0, 0))
        painter.restore()

    def _figures(self, painter: QPainter, row: CountRow, rect: QRect) -> None:
        look, m = current(), self._layouts.measures
        width = look.px(_COLUMN)
        high = _figure_line()
        top = rect.y() + (rect.height() - high - m.small_line) // 2
        for place, (words, number) in enumerate(row.figures):
            left = rect.x() + place * width
            painter.setFont(look.font(tokens.SIZE_PLACE, strong=True))
            painter.setPen(look.colour("text" if number else "muted"))
            painter.drawText(QRect(left, top, width, high), _CENTRE, str(number))
            painter.setFont(m.small)
            painter.setPen(look.colour("muted"))
            small = QFontMetrics(m.small).elidedText(words, Qt.TextElideMode.ElideRight, width - look.px(6))
            painter.drawText(QRect(left, top + high, width, m.small_line), _CENTRE, small)

    def _row(self, index: Index) -> CardRow:
        model = index.model()
        return cast(CardRow, model.rows[index.row()] if isinstance(model, CardModel) else index.data(ROW_ROLE))

    def _room(self, row: CardRow) -> int:
        return len(row.figures) * current().px(_COLUMN) if isinstance(row, CountRow) else 0


def show_figures(cards: CardList) -> None:
    """Let a list of cards draw the figures of its rows."""
    delegate = CountDelegate(cards, names=True)
    delegate.typing.connect(cards.typing)
    delegate.left.connect(cards._left)
    cards._delegate = delegate
    cards.setItemDelegate(delegate)


def count_row(row: CardRow, figures: tuple[tuple[str, int], ...], notes: tuple[str, ...] = ()) -> CountRow:
    """Make a card's row one with figures."""
    return CountRow(
        row.id,
        row.text,
        row.level,
        row.organisation,
        row.mark,
        (*notes, *row.notes),
        row.hidden,
        row.confidential,
        row.section,
        row.merged,
        tuple((excerpt(words, 40), number) for words, number in figures),
    )


def _figure_line() -> int:
    return round(current().px(tokens.SIZE_PLACE) * 1.25)
