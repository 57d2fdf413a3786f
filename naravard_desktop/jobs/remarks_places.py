"""Where the words of a document come from: the rows that say the same, found by the words around."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from naravard_desktop.core.plain import plain
from naravard_desktop.core.text import excerpt
from naravard_desktop.jobs.finding import Found
from naravard_desktop.jobs.history_words import table_word
from naravard_desktop.process.overview import Origin, origin, titles
from naravard_desktop.process.written import Written, written
from naravard_desktop.storage.library import Library

_SPACES = re.compile(r"[^\S\n]+")
_NEAR = 20
"""So many letters beside a word are enough to know its place by."""
_FAR = 80
"""Farther from it than this, nothing is compared."""
_SHOWN = 120


def folded(text: str) -> str:
    """Return a text line by line as it is compared: one kind of space, hyphen and digit, and no capitals."""
    return "\n".join(" ".join(line.split()) for line in plain(text).text.casefold().split("\n"))


@dataclass(frozen=True, slots=True)
class Around:
    """Something in a line, and the rest of the line on both sides; all folded."""

    left: str
    matched: str
    right: str

    @property
    def line(self) -> str:
        """The whole line."""
        return f"{self.left}{self.matched}{self.right}"


def around(line: str, start: int, end: int) -> Around:
    """Return what stands from `start` to `end` in a line, with its sides."""
    return Around(_piece(line[:start]).lstrip(), _piece(line[start:end]), _piece(line[end:]).rstrip())


@dataclass(frozen=True, slots=True)
class Place:
    """A row, and the column of it in which something stands."""

    row: Written
    column: str


class Places:
    """The words of all rows of a process. Read when they are first asked for: most documents have nothing to remark on."""

    def __init__(self, library: Library, process_id: str, workshop_id: str) -> None:
        self._library, self._process_id, self._workshop_id = library, process_id, workshop_id
        self._shelves: tuple[_Shelf, _Shelf] | None = None
        self._titles: dict[Origin, list[str]] = {}

    def of(self, wanted: Around, *, guess: bool) -> list[Place]:
        """Return the places that something in the document comes from: the workshop's own and what the process lives on with
        before other workshops', and what is not confidential before what is.

        `guess`: what stands in the document stands in some row, so that the likeliest will do where none agrees.
        """
        if self._shelves is None:
            self._shelves = self._filled()
        for shelf in self._shelves:
            if agreeing := shelf.agreeing(wanted):
                return _open_first(agreeing)
        return _open_first(self._shelves[0].likeliest(wanted)) if guess else []

    def found(self, table: str, row_id: str, text: str, row: Written | None = None) -> Found | None:
        """Return a row as something to go to; None if it is gone. `where` is as people say it in this workshop."""
        if row is None or table == "attachment":
            at = origin(self._library, table, row_id)
        else:
            at = Origin(self._process_id, row.workshop_id, row.step_id)
        if at is None:
            return None
        if at not in self._titles:
            process, workshop, step = titles(self._library, at)
            elsewhere = at.workshop_id != self._workshop_id
            self._titles[at] = [step, *([workshop or process] if elsewhere or not step else [])]
        what = table_word(table)
        where = " · ".join(filter(None, dict.fromkeys([what, *self._titles[at]])))
        return Found(what, excerpt(text, _SHOWN), where, table, row_id, at.process_id, at.workshop_id, at.step_id)

    def _filled(self) -> "tuple[_Shelf, _Shelf]":
        found = list(written(self._library, self._process_id))
        own = [row for row in found if row.workshop_id in {None, self._workshop_id}]
        others = [row for row in found if row.workshop_id not in {None, self._workshop_id}]
        return _Shelf(own), _Shelf(others)


class _Shelf:
    """Rows, as one text to look in: to look in each would take much longer."""

    def __init__(self, rows: Iterable[Written]) -> None:
        self._places: list[Place] = []
        self._starts: list[int] = []
        self._lines: dict[str, list[Place]] = defaultdict(list)
        self._having: dict[str, list[tuple[Place, Around]]] = {}
        parts: list[str] = []
        length = 0
        for row in rows:
            for column, text in row.texts.items():
                place, part = Place(row, column), folded(text)
                for line in part.split("\n"):
                    self._lines[line].append(place)
                self._places.append(place)
                self._starts.append(length)
                parts.append(part)
                length += len(part) + 1
        self._text = "\n".join([*parts, ""])

    def agreeing(self, wanted: Around) -> list[Place]:
        """Return the places whose whole line stands in the wanted one, or enough of it on both sides; a document may cut the
        end of a long line short."""
        if same := self._lines.get(wanted.line):
            return same
        cut = wanted.right.find("…", 0, _NEAR)
        return [
            place
            for place, there in self.having(wanted.matched)
            if wanted.left.endswith(there.left[-_NEAR:])
            and (
                wanted.right.startswith(there.right[:_NEAR])
                or (cut >= 0 and there.right.startswith(wanted.right[:cut]))
            )
        ]

    def likeliest(self, wanted: Around) -> list[Place]:
        """Return the places around which most is the same."""
        alike = [(_likeness(wanted, there), place) for place, there in self.having(wanted.matched)]
        most = max((number for number, _place in alike), default=0)
        return [place for number, place in alike if number == most]

    def having(self, matched: str) -> list[tuple[Place, Around]]:
        """Return each place that has these words as words of their own, and what stands around them there."""
        if matched not in self._having:
            self._having[matched] = list(self._found(matched))
        return self._having[matched]

    def _found(self, matched: str) -> Iterable[tuple[Place, Around]]:
        text, at = self._text, self._text.find(matched) if matched else -1
        while at >= 0:
            end = at + len(matched)
            if not (_inside(text[at - 1 : at], matched[0]) or _inside(text[end : end + 1], matched[-1])):
                first, last = text.rfind("\n", 0, at) + 1, text.find("\n", end)
                place = self._places[bisect_right(self._starts, at) - 1]
                yield place, Around(text[first:at], matched, text[end:last])
            at = text.find(matched, end)


def _inside(beside: str, edge: str) -> bool:
    return beside.isalnum() and edge.isalnum()


def _likeness(one: Around, other: Around) -> int:
    return _common(one.left[: -_FAR - 1 : -1], other.left[: -_FAR - 1 : -1]) + _common(
        one.right[:_FAR], other.right[:_FAR]
    )


def _common(one: str, other: str) -> int:
    """Return how many letters two texts have in common at their beginning."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _piece(text: str) -> str:
    return _SPACES.sub(" ", plain(text).text.casefold())


def _open_first(places: Sequence[Place]) -> list[Place]:
    """Return what is not confidential, if anything is; and of what a column is called the moment's own name for it."""
    places = [one for one in places if (one.row.table, one.column) == ("step", "options")] or places
    shown = [one for one in places if not one.row.confidential]
    return list({(one.row.table, one.row.row_id, one.column): one for one in shown or places}.values())
