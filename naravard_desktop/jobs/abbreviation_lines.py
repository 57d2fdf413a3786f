"""Abbreviations as they come in a pasted list: one a line, with what it stands for after a sign, a tab or in brackets."""

import re
from collections.abc import Iterable

from naravard_desktop.core.text import lines
from naravard_desktop.process.abbreviations import Abbreviation

Pair = tuple[str, str]
"""An abbreviation and what it stands for."""

_LONGEST = 40
_PARTED = re.compile(r"\s*(?:\t|=|:|;)\s*|\s+[–—-]\s+")
_BRACKETS = re.compile(r"^(.*\S)\s*\(([^()]+)\)\W*$")


def read_lines(text: str) -> tuple[list[Pair], int]:
    """Return the abbreviations of a pasted text, and how many of its lines are none."""
    found, others = [], 0
    for line in lines(text):
        pair = _pair(line)
        if pair is None:
            others += 1
        elif pair not in found:
            found.append(pair)
    return [pair for pair in found if not _is_heading(pair)], others


def news(pairs: Iterable[Pair], known: Iterable[Abbreviation]) -> tuple[list[Pair], list[tuple[str, Pair]]]:
    """Return those that are not in a list yet, and those that fill a row there that lacks its meaning, with its id."""
    there = list(known)
    have = {(one.short.casefold(), one.meaning.casefold()) for one in there}
    empty = {one.short.casefold(): one.id for one in there if not one.meaning}
    new: list[Pair] = []
    filled: list[tuple[str, Pair]] = []
    for short, meaning in pairs:
        key = short.casefold()
        if (key, meaning.casefold()) in have or (not meaning and any(one == key for one, _words in have)):
            continue
        have.add((key, meaning.casefold()))
        if key in empty:
            filled.append((empty.pop(key), (short, meaning)))
        else:
            new.append((short, meaning))
    return new, filled


def _pair(line: str) -> Pair | None:
    parts = [part.strip(" \t\"'”“»«") for part in _PARTED.split(line, maxsplit=1)]
    if len(parts) == 2:
        short, meaning = parts
    elif brackets := _BRACKETS.match(line):
        outside, inside = brackets[1].strip(), brackets[2].strip()
        # Both "SIP (samordnad individuell plan)" and the other way round are written.
        short, meaning = (outside, inside) if len(outside) <= len(inside) else (inside, outside)
    else:
        short, meaning = line, ""
        if " " in line:
            return None
    meaning = meaning.rstrip(" .,;")
    return (short, meaning) if short and len(short) <= _LONGEST else None


def _is_heading(pair: Pair) -> bool:
    return pair[0].casefold().startswith("förkortning") and pair[1].casefold() in {
        "betydelse",
        "förklaring",
        "står för",
    }
