"""Text as a pattern reads it: one kind of space, hyphen and digit, nothing invisible, and every place led back.

A number is the same number with a no-break space, an en dash or full-width digits in it.
"""

import re
import unicodedata
from dataclasses import dataclass

_SAME = str.maketrans(
    dict.fromkeys("\u00a0\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000\t", " ")
    | dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe58\ufe63\uff0d", "-")
    | {"\uff0b": "+", "\uff20": "@", "\uff0e": ".", "\uff08": "(", "\uff09": ")"}
)
_OTHER_DIGIT = re.compile(r"(?![0-9])\d")
# Soft hyphens, joiners and marks of direction: they are not seen, and often come along with what is pasted.
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff]")
_LETTER = re.compile(
    "(?s:.)[\u0300-\u036f\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufe00-\ufe0f\ufeff]*"
)


# Latin letters in one piece, and the quotation marks and dots that stand among them: nearly all that is written in Sweden.
_PLAIN = re.compile("[\n -~\u00a1-\u00ac\u00ae-\u02af\u2018-\u201f\u2022\u2026]*")


@dataclass(frozen=True, slots=True)
class Plain:
    """`text` is as long as `places`, which says where each of its characters begins in the text it was made from; None where
    they are the same."""

    text: str
    places: tuple[int, ...] | None = None

    def back(self, start: int, end: int) -> tuple[int, int]:
        """Return where a span stands in the text that this was made from."""
        return (start, end) if self.places is None else (self.places[start], self.places[end])


def plain(text: str) -> Plain:
    """Make `text` plain; what is seen as one letter is one character, however it was composed."""
    if _PLAIN.fullmatch(text):
        return Plain(text)
    same = _OTHER_DIGIT.sub(_digit, text.translate(_SAME))
    if unicodedata.is_normalized("NFC", same) and not _UNSEEN.search(same):
        return Plain(same)
    letters: list[str] = []
    places: list[int] = []
    for letter in _LETTER.finditer(same):
        seen = unicodedata.normalize("NFC", _UNSEEN.sub("", letter[0]))
        letters.append(seen)
        places += [letter.start()] * len(seen)
    return Plain("".join(letters), (*places, len(text)))


def _digit(found: re.Match[str]) -> str:
    return str(int(found[0]))
