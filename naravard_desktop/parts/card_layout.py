"""How a row of a list of cards is laid out: its lines and its height, measured once for each width."""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtGui import QFontMetricsF

from naravard_desktop.core.language import _
from naravard_desktop.parts.rows import CardRow, HeadRow, Row, warns
from naravard_desktop.parts.wrapping import wrap
from naravard_desktop.widgets import tokens
from naravard_desktop.widgets.shapes import SIZE as MARK
from naravard_desktop.widgets.theme import current

Tone = Literal["muted", "warn"]
LINE = 1.35
"""Height of a line in sizes of its type."""
_MOST_LINES = 20
_MOST_NOTE_LINES = 3
_KEPT = 20_000


@dataclass(frozen=True, slots=True)
class Note:
    """A line below the text; `icon` is drawn before it."""

    text: str
    tone: Tone = "muted"
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Laid:
    """A row's lines, and what is measured of it in pixels."""

    lines: tuple[str, ...]
    notes: tuple[Note, ...]
    aside: float
    height: int


class Measures:
    """Sizes at the zoom of now. `row` is the space round a card, in which the focus ring goes."""

    def __init__(self) -> None:
        look = current()
        self.row = look.px(tokens.RING + tokens.RING_OFFSET)
        self.pad_x = look.px(10)
        self.pad_y = look.px(7)
        self.gap = look.px(8)
        self.mark = look.px(MARK)
        self.icon = look.px(13)
        self.text = look.font(tokens.SIZE_SECONDARY)
        self.strong = look.font(tokens.SIZE_SECONDARY, strong=True)
        self.small = look.font(tokens.SIZE_SMALL)
        self.head = look.font(tokens.SIZE_SMALL, strong=True)
        self.line = round(look.px(tokens.SIZE_SECONDARY) * LINE)
        self.small_line = round(look.px(tokens.SIZE_SMALL) * LINE)
        self._small = QFontMetricsF(self.small)

    def aside(self, words: str) -> float:
        """Return the width that a word at the right takes from the text."""
        return self._small.horizontalAdvance(words) + self.gap if words else 0.0


class CardLayouts:
    """Lays out rows for one width at a time and remembers them: a list asks for every row at each change."""

    def __init__(self, *, names: bool) -> None:
        self.measures = Measures()
        self._names = names
        self._width = 0
        self._known: dict[Row, Laid] = {}

    def forget(self) -> None:
        """Measure anew: theme or zoom have changed."""
        self.measures = Measures()
        self._known.clear()

    def laid(self, row: Row, width: int) -> Laid:
        """Return how a row lies in a list of `width` pixels."""
        if width != self._width or len(self._known) > _KEPT:
            self._width = width
            self._known.clear()
        found = self._known.get(row)
        if found is None:
            found = self._card(row, width) if isinstance(row, CardRow) else self._head(row, width)
            self._known[row] = found
        return found

    def _card(self, row: CardRow, width: int) -> Laid:
        m = self.measures
        beside = m.mark + m.gap if row.mark else 0
        room = max(1, width - 2 * (m.row + m.pad_x) - beside)
        aside = m.aside(row.level)
        # Chosen text is semibold: broken as such, it lies the same chosen or not.
        lines, whole = wrap(row.text, m.strong, max(1.0, room - aside), _MOST_LINES)
        notes = [Note(note, "warn" if warns(note) else "muted") for note in self._notes(row)]
        if not whole:
            notes.insert(0, Note(_("Texten är längre. F2 visar den hel.")))
        wrapped = [
            Note(line, note.tone) for note in notes for line in wrap(note.text, m.small, room, _MOST_NOTE_LINES)[0]
        ]
        wrapped += [Note(_("dold för rummet"), icon="eye-off")] if row.hidden else []
        wrapped += [Note(_("konfidentiell"), icon="lock")] if row.confidential else []
        height = 2 * (m.row + m.pad_y) + len(lines) * m.line + len(wrapped) * m.small_line
        return Laid(lines, tuple(wrapped), aside, height)

    def _notes(self, row: CardRow) -> list[str]:
        named = self._names and row.mark is not None and row.organisation != row.mark.word
        quiet = [*([row.organisation] if named else []), *(note for note in row.notes if not warns(note)), row.together]
        line = " · ".join(word for word in quiet if word)
        return [*([line] if line else []), *(note for note in row.notes if warns(note))]

    def _head(self, row: HeadRow, width: int) -> Laid:
        m = self.measures
        room = max(1, width - 2 * m.row)
        aside = m.aside(str(row.count))
        lines, _whole = wrap(row.text, m.head, max(1.0, room - aside), _MOST_LINES)
        below = wrap(row.note, m.small, room, _MOST_NOTE_LINES)[0] if row.note else ()
        height = 2 * m.row + m.gap + (len(lines) + len(below)) * m.small_line
        return Laid(lines, tuple(Note(line) for line in below), aside, height)
