"""Text broken into lines that fit a width. Takes time in proportion to the text, however long its words are.

ReportLab's own Paragraph reads its text as markup, takes time with the square of the length, breaks at no-break spaces
and drops the space where a line ends, so that words run together when the page is read aloud. Hence this.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from naravard_desktop.core.text import clean
from naravard_desktop.documents import fonts
from naravard_desktop.documents.fonts import SOFT_HYPHEN, ZERO_WIDTH_SPACE, Run

_BREAKING_SPACES = "\t\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2008\u2009\u200a\u205f\u3000"
_PREPARED = str.maketrans(
    dict.fromkeys(fonts.IGNORABLE - {ZERO_WIDTH_SPACE, SOFT_HYPHEN}, "")
    | dict.fromkeys(_BREAKING_SPACES, " ")
    | dict.fromkeys("\xa0\u2007\u202f", "\xa0")
)
_SPACES = re.compile("  +")
_LINE_END = re.compile(" ?\n ?")
# Where a line may end in any case; a hyphen there could take the place of the space.
_IDLE = re.compile(f"[{ZERO_WIDTH_SPACE}{SOFT_HYPHEN}]*([ \n])[{ZERO_WIDTH_SPACE}{SOFT_HYPHEN}]*")
_BLANK_LINES = re.compile("\n{3,}")
_PARAGRAPH_SIGN = re.compile(r"§ (?=\S)")
_WORD = re.compile(f"[^ \n{ZERO_WIDTH_SPACE}{SOFT_HYPHEN}]+|[ \n{ZERO_WIDTH_SPACE}{SOFT_HYPHEN}]")
_GAPS = frozenset(f" \n{ZERO_WIDTH_SPACE}{SOFT_HYPHEN}")
# A word longer than a line (an address, a path) is best broken after one of these.
_GOOD_ENDS = frozenset("/\\.,;:-–_?&=@#%+)]}")
_SPACE = 0.26  # ems, as in Noto Sans
_HYPHEN = 0.322
_COMMON = 24  # characters; longer words hardly come again
_LONGEST_TITLE = 6  # lines; longer ones are no titles


class Line(NamedTuple):
    """One line as it is drawn; `indent` is in ems."""

    runs: tuple[Run, ...]
    indent: float = 0.0


class Word(NamedTuple):
    """What is never broken unless it is wider than a whole line. `gap` is what follows: a space, a line end, a place
    where a line may end unseen or with a hyphen, or nothing at the end of the text. `width` is in ems."""

    runs: tuple[Run, ...]
    width: float
    gap: str


def prepare(text: str) -> str:
    r"""Clean `text` and leave in it only what is drawn, single spaces, `\n`, soft hyphens and zero-width spaces."""
    if not (text.isascii() and text.isprintable()):
        text = clean(text).translate(_PREPARED)
        if SOFT_HYPHEN in text or ZERO_WIDTH_SPACE in text:
            text = _IDLE.sub(r"\1", text)
        text = _LINE_END.sub("\n", _SPACES.sub(" ", text))
        text = _BLANK_LINES.sub("\n\n", text)
    return _PARAGRAPH_SIGN.sub("§\xa0", _SPACES.sub(" ", text).strip(" \n"))


def plain(text: str) -> str:
    """Prepare `text` for a place where it cannot be broken: on one line, with no break marks in it."""
    text = " ".join(prepare(text).split())
    return text.replace(ZERO_WIDTH_SPACE, "").replace(SOFT_HYPHEN, "")


def words(text: str, font: str) -> Iterator[Word]:
    """Divide prepared text into words set in `font`."""
    pending = ""
    for match in _WORD.finditer(text):
        part = match.group()
        if part not in _GAPS:
            if pending:
                yield _word(pending, font, ZERO_WIDTH_SPACE)
            pending = part
        else:
            yield _word(pending, font, part)
            pending = ""
    if pending:
        yield _word(pending, font, "")


def natural_width(parts: Iterable[Word]) -> float:
    """Return how wide the widest line would be if none were broken, in ems."""
    widest = used = 0.0
    for word in parts:
        used += word.width + (_SPACE if word.gap == " " else 0.0)
        widest = max(widest, used)
        if word.gap == "\n":
            used = 0.0
    return widest


def fill(parts: Iterable[Word], limit: float, hanging: float = 0.0) -> list[Line]:
    """Set words into lines no wider than `limit` ems. A line broken at a space keeps that space at its end, and one that
    the text itself ends is given one: words must not run together when the lines are read as one.

    Lines that go on from the one before are indented by `hanging` ems.
    """
    lines: list[Line] = []
    runs: list[Run] = []
    used, indent, gap = 0.0, 0.0, ""
    for word in parts:
        before = _SPACE if gap == " " and runs else 0.0
        after = _HYPHEN if word.gap == SOFT_HYPHEN else 0.0
        if runs and indent + used + before + word.width + after > limit:
            lines.append(Line(_joined([*runs, *_line_end(gap, runs)]), indent))
            runs, used, before, indent = [], 0.0, 0.0, hanging
        elif before:
            runs.append(_space_after(runs[-1]))
        *whole, last = _chopped(word, limit - hanging)
        for piece in whole:
            lines.append(Line(piece, indent))
            indent = hanging
        runs.extend(last)
        used += before + (sum(map(fonts.width, last)) if whole else word.width)
        gap = word.gap
        if gap == "\n":
            lines.append(Line(_joined([*runs, *_line_end(" ", runs)]), indent))
            runs, used, indent = [], 0.0, 0.0
    if runs:
        lines.append(Line(_joined(runs), indent))
    return lines


def balanced(parts: Sequence[Word], limit: float) -> list[Line]:
    """Set a title: in as few lines as possible, but of about the same length."""
    lines = fill(parts, limit)
    if not 1 < len(lines) <= _LONGEST_TITLE:
        return lines
    low, high = limit / 2, limit
    while high - low > 0.2:
        middle = (low + high) / 2
        narrow = fill(parts, middle)
        if len(narrow) == len(lines) and max(word.width for word in parts) <= middle:
            high, lines = middle, narrow
        else:
            low = middle
    return lines


def _word(text: str, font: str, gap: str) -> Word:
    return _common_word(text, font, gap) if len(text) < _COMMON else _new_word(text, font, gap)


def _new_word(text: str, font: str, gap: str) -> Word:
    runs = tuple(fonts.runs(text, font))
    return Word(runs, sum(map(fonts.width, runs)), gap)


# Most words of a text come again, and a long document holds all of its words until it is drawn.
_common_word = lru_cache(16384)(_new_word)


def _line_end(gap: str, line: list[Run]) -> list[Run]:
    if gap == " ":
        return [_space_after(line[-1])] if line else []
    # Looks like a hyphen, but tells a reader that the word goes on.
    return [Run(fonts.REGULAR, SOFT_HYPHEN)] if gap == SOFT_HYPHEN else []


def _space_after(run: Run) -> Run:
    """A space as running text has it: in a font of pictures it is as wide as a picture."""
    return Run(run.font if run.font in fonts.TEXT else fonts.REGULAR, " ")


def _joined(runs: Iterable[Run]) -> tuple[Run, ...]:
    return tuple(
        Run(font, "".join(run.text for run in group)) for font, group in groupby(runs, key=lambda run: run.font)
    )


def _chopped(word: Word, limit: float) -> list[tuple[Run, ...]]:
    """Break a word that is wider than a line into pieces: after a mark in the line's second half, or anywhere."""
    if word.width <= limit:
        return [word.runs]
    pieces: list[tuple[Run, ...]] = []
    chars: list[Run] = []
    used = good_width = 0.0
    good = 0
    for font, char, char_width in fonts.char_widths(word.runs):
        if chars and used + char_width > limit and not unicodedata.combining(char):
            end = good if good_width > limit / 2 else len(chars)
            pieces.append(_joined(chars[:end]))
            used = used - good_width if end == good else 0.0
            chars = chars[end:]
            good, good_width = 0, 0.0
        chars.append(Run(font, char))
        used += char_width
        if char in _GOOD_ENDS:
            good, good_width = len(chars), used
    return [*pieces, _joined(chars)]
