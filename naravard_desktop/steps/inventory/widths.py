"""How wide the table's columns must be, and which of them there is room for."""

from collections.abc import Collection, Sequence

from PySide6.QtGui import QFontMetricsF

from naravard_desktop.core.kind import Column
from naravard_desktop.steps.inventory.fields import choices
from naravard_desktop.widgets import fonts, tokens

_HEADING, _TEXT, _DATE, _LEAST, _MOST = 200, 150, 150, 84, 176
_PADDING = 34
_STRETCHED = {"text", "person", "organisation"}


def least_widths(columns: Sequence[Column]) -> list[int]:
    """Return the least widths in pixels at 100 %; the first column is what a row is about."""
    return [_HEADING, *(_least(column) for column in columns[1:])]


def table_widths(columns: Sequence[Column], least: Sequence[int]) -> list[int]:
    """Return the widths for the table: 0 where a column shares what is left."""
    shared = [number == 0 or column.type in _STRETCHED for number, column in enumerate(columns)]
    return [0 if shares else width for shares, width in zip(shared, least, strict=True)]


def out_of_sight(least: Sequence[int], room: int) -> Collection[int]:
    """Return the columns that there is no room for: what a row is about always has, the others in their order."""
    taken = 0
    for number, width in enumerate(least):
        taken += width
        if number and taken > room:
            return range(number, len(least))
    return ()


def _least(column: Column) -> int:
    head = _longest(column.name, tokens.SIZE_SMALL)
    if column.type in _STRETCHED:
        return min(_MOST, max(_TEXT, head + _PADDING))
    if column.type == "date":
        return max(_DATE, min(_MOST, head + _PADDING))
    words = " ".join(shown for shown, _stored in choices(column))
    return max(_LEAST, min(_MOST, max(head, _longest(words, tokens.SIZE_BODY)) + _PADDING))


def _longest(text: str, size: int) -> int:
    """Return how wide the longest word is at 100 %."""
    metrics = QFontMetricsF(fonts.font(size, strong=True))
    return round(max((metrics.horizontalAdvance(word[:100]) for word in text.split()), default=0.0))
