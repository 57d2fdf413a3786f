"""What tells who somebody is: personal identity and coordination numbers, phone numbers and e-mail addresses in a text.

Whether a number can be somebody's is judged by the package `personnummer`. One that has a possible date of birth and a
wrong check digit is found too, for it is more often misread than something else.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from personnummer import personnummer  # type: ignore[import-untyped]

from naravard_desktop.core.clock import today
from naravard_desktop.core.plain import plain


class Personal(StrEnum):
    """What was found."""

    NUMBER = "number"
    COORDINATION = "coordination"
    PHONE = "phone"
    EMAIL = "email"


@dataclass(frozen=True, slots=True)
class Trace:
    """Where it stands in the text. `sure` is False for a number whose check digit is wrong."""

    kind: Personal
    start: int
    end: int
    sure: bool = True


def personal(text: str) -> list[Trace]:
    """Return everything in `text` that tells who somebody is, in order; no two overlap."""
    seen = plain(text)
    found: list[Trace] = []
    if _ENOUGH.search(seen.text):
        found += _numbers(seen.text)
        found += _apart(_phones(seen.text), found)
    if "@" in seen.text:
        found += _apart(_addresses(seen.text), found)
    ordered = sorted(found, key=lambda one: one.start)
    return [Trace(one.kind, *seen.back(one.start, one.end), one.sure) for one in ordered]


def _apart(found: Iterator[Trace], taken: list[Trace]) -> list[Trace]:
    held = list(taken)
    return [one for one in found if all(one.end <= other.start or other.end <= one.start for other in held)]


_ENOUGH = re.compile("[0-9](?:[^0-9]{0,4}[0-9]){4}")
"""Digits that may be a number. Most texts have a day or a count at most, and need not be looked through by each pattern."""
_LINK = r"(?P<link> ?[-+] ?| ?)"
_TIGHT = re.compile(rf"(?<!\d)(?P<date>(?:(?:18|19|20)\d{{6}}|\d{{6}})){_LINK}(?P<last>\d{{4}})(?!\d)")
# "1985-01-01-1234": rare, so only where the check digit is right.
_SPACED = re.compile(r"(?<!\d)(?P<date>(?:18|19|20)?\d\d([-/. ])\d\d\2\d\d)(?P<link> ?[-+] ?| )(?P<last>\d{4})(?!\d)")
_LONGER_BEFORE, _LONGER_AFTER = re.compile(r"\d[-+/:]\Z|[^\W\d]\Z"), re.compile(r"[-/]\d")
_RUN_BEFORE, _RUN_AFTER = re.compile(r"\d[-+/: ]\Z|[^\W\d]\Z"), re.compile(r"[-/ ]\d")
_REGISTERED = re.compile(
    r"(?:\b(?:dnr|diarie(?:nr|nummer)?|ärende(?:nr|nummer)?|mål(?:nr|nummer)|referens(?:nr|nummer)?|ref|faktura(?:nr|nummer)?|"
    r"order(?:nr|nummer)?|ocr|konto(?:nr|nummer)?|bankgiro|plusgiro|bg|pg|org(?:\.? ?nr|anisationsnummer))[.:]?|§) ?"
    r"(?:[a-zåäö]{1,6}[ -])?\Z",
    re.IGNORECASE,
)
_BEFORE = 24
_ALIKE_MOBILE = re.compile(r"0(?:10|70)\d{7}")
_OLDEST = 120


def _numbers(text: str) -> Iterator[Trace]:
    taken = 0
    for found in sorted((*_TIGHT.finditer(text), *_SPACED.finditer(text)), key=_begin):
        if found.start() < taken:
            continue
        kind = _judged(found, found["last"])
        sure = kind is not None
        if kind is None and found.re is _TIGHT and not _something_else(text, found):
            kind = next(filter(None, (_judged(found, f"{found['last'][:3]}{check}") for check in range(10))), None)
        if kind is not None:
            taken = found.end()
            yield Trace(kind, found.start(), taken, sure)


def _begin(found: re.Match[str]) -> int:
    return found.start()


def _judged(found: re.Match[str], last: str) -> Personal | None:
    """Tell whose number it can be; nobody's if there is no such day, it is still to come, or the check digit is wrong."""
    born = re.sub(r"\D", "", found["date"])
    link = found["link"].strip() if len(born) == 6 else ""
    try:
        number = personnummer.parse(f"{born}{link}{last}")
        when: date = number.get_date()
    except (personnummer.PersonnummerException, ValueError):
        return None
    if when > today():
        return None
    return Personal.COORDINATION if number.is_coordination_number() else Personal.NUMBER


def _something_else(text: str, found: re.Match[str]) -> bool:
    """Tell whether a number with a wrong check digit is likelier part of a longer one, in a register, or a phone number."""
    before, after = text[max(0, found.start() - _BEFORE) : found.start()], text[found.end() : found.end() + 2]
    joined = found["link"].strip() != ""
    longer = (_LONGER_BEFORE, _LONGER_AFTER) if joined else (_RUN_BEFORE, _RUN_AFTER)
    return bool(
        longer[0].search(before)
        or longer[1].match(after)
        or _REGISTERED.search(before)
        or _ALIKE_MOBILE.fullmatch(found[0])
        or (len(found["date"]) == 8 and int(found["date"][:4]) < today().year - _OLDEST)
    )


_AREA = r"(?:08|0(?:1[013689]|2[0136]|3[1356]|4[0246]|54|6[03]|7[02369]|90)|0[1-9]\d\d)"  # 4 digits are not checked one by one
_GROUPS = r"[1-9]\d{1,3}(?:[ -]\d{2,3}){1,3}"
_TOO_MUCH = r"(?!\d| ?(?:kr\b|kronor|sek\b|tkr\b|mnkr\b|%))"
_PHONE = re.compile(
    r"(?<![\w§+])(?<!\d[.,:-])(?<![A-ZÅÄÖ]-)(?:"
    # +46 (0)70-123 45 67, 0046 70 …, and other countries' numbers
    rf"(?P<abroad>(?:\(\+46\)|(?:\+ ?|00)46)[ -]*(?:\(0\)|0)?[ -]*[1-9](?:[ -]?\d){{6,8}}(?!\d)"
    rf"|(?:\+|00)[1-9]\d{{0,2}}[ -]?(?:\(0\)[ -]?)?\d(?:[ -]?\d){{7,10}}{_TOO_MUCH})"
    rf"|(?P<home>\(?{_AREA}\)? ?[-/] ?(?:{_GROUPS}|[1-9]\d{{4,7}})(?!\d)"
    rf"|\({_AREA}\) ?(?:{_GROUPS}|[1-9]\d{{4,7}})(?!\d))"
    rf"|(?<!\d/)(?P<open>{_AREA} (?:{_GROUPS}|[1-9]\d{{4,7}}){_TOO_MUCH})"
    rf"|(?<!\d/)(?P<whole>0[1-9]\d{{7,8}}{_TOO_MUCH})"
    r")",
)
_TOLD = re.compile(
    r"\b(?:tel|tfn|telefon|mobil|anknytning|ankn|växel)(?:nr|nummer)?[.:]* ?(?P<number>[1-9]\d{1,3}(?: \d{2,3}){1,3}|[1-9]\d{4,9})"
    r"(?!\d|[-.:]\d)",
    re.IGNORECASE,
)
_LEAST, _MOST = {"home": 8, "open": 9, "whole": 9}, 10
_PUBLIC = frozenset({"11414", "11313", "116117"})
"""Numbers that are everybody's: the police, information at great accidents, help on call."""


def _phones(text: str) -> Iterator[Trace]:
    end = 0
    while found := _PHONE.search(text, end):
        start, end = found.span()
        if found.lastgroup in _LEAST:
            number = _trimmed(found[0])
            if _digits(number) < _LEAST[found.lastgroup] or _REGISTERED.search(text[max(0, start - _BEFORE) : start]):
                continue
            end = start + len(number)
        yield Trace(Personal.PHONE, start, end)
    for found in _TOLD.finditer(text):
        if found["number"].replace(" ", "") not in _PUBLIC and _digits(found["number"]) > 4:
            yield Trace(Personal.PHONE, *found.span("number"))


def _trimmed(number: str) -> str:
    """Take away groups that are too many: "063-14 75 00 12 personer"."""
    while _digits(number) > _MOST:
        number = number[: max(number.rfind(" "), number.rfind("-"), 0)]
    return number


def _digits(text: str) -> int:
    return sum(map(str.isdigit, text))


_ADDRESS = re.compile(r"(?<![\w.+'-])[\w.+'-]+@\w[\w-]*(?:\.\w[\w-]*)+")


def _addresses(text: str) -> Iterator[Trace]:
    for found in _ADDRESS.finditer(text):
        dots = len(found[0]) - len(found[0].lstrip(".'-"))
        yield Trace(Personal.EMAIL, found.start() + dots, found.end())
