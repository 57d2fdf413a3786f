"""Where Swedish words may be broken: they are long, and a column is narrow."""

import functools
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyphen

SOFT_HYPHEN = "\u00ad"
_WORD = re.compile(r"[^\W\d_]{9,60}")


def soften(text: str) -> str:
    """Return `text` with soft hyphens where its longer words may be broken, at least three letters from either end."""
    return _WORD.sub(_softened, text)


def end_of_line(line: str) -> str:
    """Return a line as it is shown: a hyphen if it ends where a word is broken, no soft hyphens elsewhere."""
    shown = line.replace(SOFT_HYPHEN, "")
    return shown + "-" if line.endswith(SOFT_HYPHEN) else shown


def _softened(match: re.Match[str]) -> str:
    return _break(match.group())


@functools.lru_cache(4096)
def _break(word: str) -> str:
    broken: str = _swedish().inserted(word, SOFT_HYPHEN)
    return broken


@functools.cache
def _swedish() -> "pyphen.Pyphen":
    import pyphen  # with its list of patterns: the first picture of the window can do without

    return pyphen.Pyphen(lang="sv", left=3, right=3)
