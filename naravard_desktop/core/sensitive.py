"""Words of sensitive kinds in a text, and whether the sentence they stand in is about a single person.

Where care is planned such words are topics, said every day; about somebody they are what the law protects most.
"""

import functools
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from naravard_desktop.core.plain import plain
from naravard_desktop.core.sensitive_words import OF_ONE, SERVICES, TOPICS, Sensitive
from naravard_desktop.core.single import Sentences


@dataclass(frozen=True, slots=True)
class Known:
    """Whom and what a text may name: `names` of persons point somebody out; what stands in `aside` (titles, names of
    organisations) says what somebody works with, not what they suffer from."""

    names: re.Pattern[str] | None = None
    aside: re.Pattern[str] | None = None


NOBODY = Known()


@dataclass(frozen=True, slots=True)
class Word:
    """A sensitive word; `of_one`: the sentence is about a single person, so that it tells something of somebody."""

    kind: Sensitive
    start: int
    end: int
    of_one: bool


def known(names: Iterable[str], aside: Iterable[str]) -> Known:
    """Gather whom and what a text may name. A person is known by the whole name, and by the first of several."""
    listed = set[str]()
    for name in names:
        listed.add(name)
        first, *rest = name.split() or [""]
        if rest and len(first) > 2 and all(part[0].isupper() for part in (first, *rest)):
            listed.add(first)
    return Known(_either(listed, "s?"), _either((text for text in aside if words(text)), "", re.IGNORECASE))


def words(text: str, about: Known = NOBODY) -> list[Word]:
    """Return the sensitive words in `text`, in order."""
    seen = plain(text)
    found = list(_found(seen.text))
    if not found:
        return []
    aside = [one.span() for one in about.aside.finditer(seen.text)] if about.aside else []
    sentences = Sentences(seen.text, about.names)
    kept: list[Word] = []
    for kind, start, end, always in found:
        if any(first <= start and end <= last for first, last in aside):
            continue
        of_one, described = sentences.about_one(start)
        if always or described:
            kept.append(Word(kind, *seen.back(start, end), of_one or kind is Sensitive.PROTECTED))
    return kept


def _either(texts: Iterable[str], ending: str, flags: int = 0) -> re.Pattern[str] | None:
    listed = sorted({text.strip() for text in texts} - {""}, key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, listed))}){ending}(?!\w)", flags) if listed else None


_Meaning = tuple[Sensitive, bool]
"""A kind, and whether the word is told of also where nobody is described."""

_LONGEST = 60
"""Of a word that is longer, only its beginning is looked at."""
_TOKEN = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def _found(text: str) -> Iterator[tuple[Sensitive, int, int, bool]]:
    past = 0
    for token in _TOKEN.finditer(text):
        if token.start() < past:
            continue
        phrases, meaning = _looked_up(token[0][:_LONGEST])
        for pattern, (kind, always) in phrases:
            if phrase := pattern.match(text, token.start()):
                past = phrase.end()
                yield kind, token.start(), past, always
                break
        else:
            if meaning is not None:
                yield meaning[0], *token.span(), meaning[1]


@functools.lru_cache(maxsize=20_000)
def _looked_up(word: str) -> tuple[tuple[tuple[re.Pattern[str], _Meaning], ...], _Meaning | None]:
    """Return the phrases that a word may begin, and what it means by itself. People use few words, and use them often."""
    lists, lower = _lists(), word.lower()
    phrases = tuple((pattern, meaning) for start, pattern, meaning in lists.phrases if lower.startswith(start))
    parts = lower.split("-")
    if len(parts) > 1 and _service().fullmatch(parts[-1]):
        return phrases, None
    meanings = (
        _meaning(lists, part, whole) for part, whole in zip((lower, *parts), (word, *word.split("-")), strict=True)
    )
    return phrases, next((one for one in meanings if one is not None), None)


def _meaning(lists: "_Lists", lower: str, word: str) -> _Meaning | None:
    if word in lists.capitals:
        return lists.capitals[word]
    for length in range(len(lower), 2, -1):
        start, rest = lower[:length], lower[length:]
        if start in lists.whole and _ENDING.fullmatch(rest):
            return lists.whole[start]
        if start in lists.begins and not _service().search(rest):
            return lists.begins[start]
    for tail, meaning in lists.ends.items():
        at = lower.rfind(tail)
        if at > 0 and _ENDING.fullmatch(lower, at + len(tail)):
            return meaning
    return None


_ENDING = re.compile("(?:n|en|et|t|a|e|r|er|ar|or|na|erna|arna|orna)?s?")


@functools.cache
def _service() -> re.Pattern[str]:
    # What the name of a service may be followed by: an ending, or one more part of a long word.
    return re.compile(rf"\w*(?:{SERVICES})\w{{0,6}}\Z")


@dataclass(frozen=True, slots=True)
class _Lists:
    capitals: dict[str, _Meaning]
    whole: dict[str, _Meaning]
    begins: dict[str, _Meaning]
    ends: dict[str, _Meaning]
    phrases: list[tuple[str, re.Pattern[str], _Meaning]]


@functools.cache
def _lists() -> _Lists:
    lists = _Lists({}, {}, {}, {}, [])
    for source, always in ((OF_ONE, False), (TOPICS, True)):
        for kind, text in source.items():
            for entry in map(str.strip, text.split(",")):
                _take(lists, " ".join(entry.split()), (kind, always))
    return lists


def _take(lists: _Lists, entry: str, meaning: _Meaning) -> None:
    bare = entry.strip("*")
    if " " in entry:
        parts = [re.escape(part.strip("*")) + (r"[\w-]*" if part.endswith("*") else "") for part in entry.split()]
        pattern = re.compile(r"\s+".join(parts) + r"(?!\w)", re.IGNORECASE)
        lists.phrases.append((entry.split()[0].strip("*"), pattern, meaning))
    elif bare.isupper():
        lists.capitals[bare] = meaning
    else:
        if entry.startswith("*"):
            lists.ends[bare] = meaning
        if entry.endswith("*"):
            lists.begins[bare] = meaning
        elif not entry.startswith("*"):
            lists.whole[bare] = meaning
