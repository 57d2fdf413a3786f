"""Whether a sentence is about a single person: one who is named, described, or meant by she, he or they."""

import re
from bisect import bisect_right


class Sentences:
    """The sentences of a text. A short text, such as a note, says one thing also where it has several full stops."""

    def __init__(self, text: str, names: re.Pattern[str] | None = None) -> None:
        self._text, self._names = text, names
        self._note = len(text) <= _NOTE and _describes(text)
        self._ends = [0, *(one.end() for one in _STOP.finditer(text)), len(text)]
        self._told: dict[tuple[int, int], tuple[bool, bool]] = {}

    def about_one(self, at: int) -> tuple[bool, bool]:
        """Tell whether what stands at a place is said of a single person, and whether that person is described."""
        if self._note:
            return True, True
        place = min(bisect_right(self._ends, at), len(self._ends) - 1)
        span = (self._ends[place - 1], self._ends[place])
        if span not in self._told:
            sentence = self._text[slice(*span)]
            described = _describes(sentence)
            named = self._names is not None and self._names.search(sentence) is not None
            self._told[span] = (described or named or _MENTIONED.search(sentence) is not None, described)
        return self._told[span]


_NOTE = 200
# Not after an abbreviation (t.ex.) or an initial.
_STOP = re.compile(r"(?<!\b[^\W\d])(?<!\.ex)[.!?…](?=\s+[^a-zåäö\s])|\n|[;•·]")
_MENTIONED = re.compile(
    r"\b(?:hon|han|hen|henne|honom|hennes|hans|hens|patientens?|brukarens?|klientens?|den anhöriges?|kollegans?)\b",
    re.IGNORECASE,
)
# "Man" by itself is everybody.
_DESCRIBED = re.compile(
    r"\b(?:(?:kvinnan?|flickan?|pojken?|dottern?|son|sonen|mamman?|pappan?|mormor|morfar|farmor|farfar|hustrun?|frun?|maken?|"
    r"makan?|sambon?|syster|systern|bror|brodern|tjejen?|killen?|mannen)s?"
    r"|en man|(?:ung|unge|yngre|äldre|gammal|gamle|ensam|ensamstående|medelålders|årig|årige) man|man,? \d{2,3}"
    r"|\d{1,3}[ -]?åring(?:en)?s?|född (?:\d{2,4}|\d{1,2}/\d{1,2}))\b",
    re.IGNORECASE,
)
_INITIALS = re.compile(r"(?<![\w.])[A-ZÅÄÖ]\. ?[A-ZÅÄÖ]\.(?!\w)")
_AGE = re.compile(
    r"(?:\b(?P<before>[^\W\d]+) )?(?<![\d.,:/-])(?P<age>\d{1,3})(?P<way> ?år\b|[ -]?årig[ae]?\b)"
    r"(?! (?:och|eller) (?:äldre|uppåt|yngre|över|mer)| (?:av|sedan|framåt|bakåt|tidigare|senare|i rad|gamm?a?l[at])\b)",
    re.IGNORECASE,
)
_NO_AGE = re.compile(
    "inom|under|på|om|i|senaste|närmaste|över|från|till|mellan|efter|sedan|minst|högst|varje|var|de|kommande|första|nästa|per|"
    "upp|fler|äldre|yngre|för|ca|cirka|omkring|ungefär|drygt|knappt|nästan|gäller|tar|hela|och|eller"
)
_SAID_AGE = re.compile("är|fyller|fyllde|fyllt|blir|blev")
_GROWN, _OLDEST = 16, 110


def _describes(text: str) -> bool:
    return (
        _DESCRIBED.search(text) is not None
        or _INITIALS.search(text) is not None
        or any(map(_is_age, _AGE.finditer(text)))
    )


def _is_age(found: re.Match[str]) -> bool:
    """Tell whether a number of years is somebody's age: a plan can be five years old, and a project three years long."""
    before, age = (found["before"] or "").lower(), int(found["age"])
    if _SAID_AGE.fullmatch(before):
        return age <= _OLDEST
    return _GROWN <= age <= _OLDEST and not _NO_AGE.fullmatch(before)
