"""The fonts of printed documents: which font draws a character, and how wide it is.

All are delivered with the app and embedded, so a page looks the same everywhere and a character is either drawn or
visibly replaced, never left out.
"""

import threading
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from itertools import groupby
from typing import NamedTuple

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from naravard_desktop.core.paths import RESOURCES
from naravard_desktop.core.text import clean
from naravard_desktop.documents import reportlab_fixes

REGULAR = "NotoSans-Regular"
SEMIBOLD = "NotoSans-SemiBold"
ITALIC = "NotoSans-Italic"
_MATH = "NotoSansMath-Regular"
_SYMBOLS = "NotoSansSymbols2-Regular"
_EMOJI = "NotoEmoji-Regular"
TEXT = frozenset({REGULAR, SEMIBOLD, ITALIC})

SUBSTITUTE = "\ufffd"
ZERO_WIDTH_SPACE = "\u200b"
SOFT_HYPHEN = "\xad"

# Arrows, relations and boxes are text and should look it; from here on Unicode has pictures.
_FIRST_PICTURE = "\U0001f000"
# Code points that Unicode says are not to be seen when they cannot be acted on (Default_Ignorable_Code_Point).
_IGNORABLE_RANGES = (
    (0x00AD, 0x00AD),
    (0x034F, 0x034F),
    (0x061C, 0x061C),
    (0x115F, 0x1160),
    (0x17B4, 0x17B5),
    (0x180B, 0x180F),
    (0x200B, 0x200F),
    (0x202A, 0x202E),
    (0x2060, 0x206F),
    (0x3164, 0x3164),
    (0xFE00, 0xFE0F),
    (0xFEFF, 0xFEFF),
    (0xFFA0, 0xFFA0),
    (0xFFF0, 0xFFF8),
    (0x1BCA0, 0x1BCA3),
    (0x1D173, 0x1D17A),
    (0xE0000, 0xE0FFF),
)
IGNORABLE = frozenset(chr(code) for first, last in _IGNORABLE_RANGES for code in range(first, last + 1))

_lock = threading.Lock()


class Run(NamedTuple):
    """Characters that one font draws."""

    font: str
    text: str


def load() -> None:
    """Read and register the fonts of running text, once in the life of the process; safe from any thread.

    Those that stand in for them are read when a character first asks for one: together they are twice as large.
    """
    reportlab_fixes.apply()
    for name in (REGULAR, SEMIBOLD, ITALIC):
        _load(name)


def _load(name: str) -> None:
    with _lock:
        if name not in pdfmetrics.getRegisteredFontNames():
            pdfmetrics.registerFont(TTFont(name, str(RESOURCES / "fonts" / f"{name}.ttf"), shapable=False))


def runs(text: str, font: str) -> list[Run]:
    """Divide `text` into runs, each in `font` where that has the characters and else in the font that stands in.

    What no font has becomes `SUBSTITUTE`; what is not to be seen is left out.
    """
    if SOFT_HYPHEN not in text and _widths(font).keys() >= set(text):
        return [Run(font, text)] if text else []
    drawn = (_choose(font, char) for char in text if char not in IGNORABLE)
    return [Run(name, "".join(run.text for run in group)) for name, group in groupby(drawn, key=lambda run: run.font)]


def width(run: Run) -> float:
    """Return how wide `run` is, in ems."""
    return _short_width(run) if len(run.text) < 40 else sum(map(_widths(run.font).__getitem__, run.text))


def char_widths(runs: tuple[Run, ...]) -> Iterator[tuple[str, str, float]]:
    """Yield font, character and its width in ems for every character of `runs`."""
    for font, text in runs:
        widths = _widths(font)
        for char in text:
            yield font, char, widths[char]


def missing(text: str) -> set[str]:
    """Return the characters of `text` that no font has and that are therefore shown as `SUBSTITUTE`."""
    return {
        char
        for char in set(clean(text)) - IGNORABLE - {SUBSTITUTE}
        if not char.isspace() and _choose(REGULAR, char).text == SUBSTITUTE
    }


@lru_cache(16384)
def _short_width(run: Run) -> float:
    return sum(map(_widths(run.font).__getitem__, run.text))


@cache
def _widths(font: str) -> Mapping[str, float]:
    """Return the characters that `font` has, with their widths in ems.

    Among them is the soft hyphen, for where a line ends with one. Private characters are left out: nobody can tell what
    they mean, so PDF/A does not allow them.
    """
    load()
    _load(font)
    face = pdfmetrics.getFont(font).face
    return {
        chr(code): face.getCharWidth(code) / 1000
        for code in face.charToGlyph
        if chr(code) not in IGNORABLE - {SOFT_HYPHEN} and unicodedata.category(chr(code)) not in {"Cc", "Co"}
    }


@lru_cache(16384)
def _choose(font: str, char: str) -> Run:
    """Find the font for one character. Writing from right to left is unsupported, so it is replaced as a whole."""
    others = (_EMOJI, _MATH, _SYMBOLS) if char >= _FIRST_PICTURE else (_MATH, _SYMBOLS, _EMOJI)
    if unicodedata.bidirectional(char) not in {"R", "AL"}:
        for name in (font, REGULAR, *others):
            if char in _widths(name):
                return Run(name, char)
    return Run(REGULAR, SUBSTITUTE)
