"""What stands in a document that tells who somebody is, or is sensitive; and the rows where it can be put right."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from naravard_desktop.core import sensitive
from naravard_desktop.core.language import _
from naravard_desktop.core.personal import Personal, Trace, personal
from naravard_desktop.core.plain import plain
from naravard_desktop.core.sensitive import Known
from naravard_desktop.core.sensitive_words import Sensitive
from naravard_desktop.documents.model import Document, words
from naravard_desktop.jobs.remarks_places import Place, Places, around
from naravard_desktop.jobs.remarks_told import Remark, RemarkKind
from naravard_desktop.process.people import attendance, organisations, persons
from naravard_desktop.process.workshops import workshop
from naravard_desktop.storage.library import Library

_SPACES = re.compile(r"[^\S\n]+")
_SHOWN = 160
"""So much of a line is shown around what was found in it."""
_NOWHERE: tuple[Place | None, ...] = (None,)
_NUMBERS = {RemarkKind.NUMBER, RemarkKind.COORDINATION, RemarkKind.ALIKE}


def same(kind: RemarkKind, matched: str) -> tuple[str, str]:
    """Return what two findings have in common that are the same number, address or word, however each is written."""
    text = plain(matched).text.casefold()
    if kind in _NUMBERS:
        return "number", re.sub(r"\D", "", text)[-10:]
    if kind is RemarkKind.PHONE:
        digits = re.sub(r"\D", "", text.replace("(0)", ""))
        return "phone", re.sub(r"\A(?:0046|46(?=\d{8,9}\Z))0?", "0", digits)
    return ("address" if kind is RemarkKind.EMAIL else "word"), text


def found_in(library: Library, workshop_id: str, document: Document, *, frozen: bool) -> list[Remark]:
    """Return what stands in a document, each once for every row that says it; what stands in several blocks comes from one
    row. Of a word that is told of in two ways, the graver."""
    held = workshop(library, workshop_id)
    about, places = _known(library, held.process_id, workshop_id), Places(library, held.process_id, workshop_id)
    told: dict[tuple[object, ...], Remark] = {}
    for text in dict.fromkeys(words(document)):
        for finding in _findings(text, about):
            rows = places.of(around(finding.line, finding.start, finding.end), guess=not frozen)
            alike = same(finding.kind, finding.matched)
            for place in rows or _NOWHERE:
                if finding.kind is RemarkKind.TOPIC and place and place.row.table == "abbreviation":
                    continue  # what KOL means says nothing of anybody
                key = (*alike, *_key(place))
                known = told.get(key)
                if known is None or finding.kind.place < known.kind.place:
                    told[key] = _remark(places, finding, place, frozen=frozen)
    placed = {key[:2] for key, one in told.items() if one.found}
    return [one for key, one in told.items() if one.found or key[:2] not in placed]


@dataclass(frozen=True, slots=True)
class _Finding:
    """Something in a line of a document; `line` has single spaces."""

    kind: RemarkKind
    line: str
    start: int
    end: int
    topic: Sensitive | None = None

    @property
    def matched(self) -> str:
        return self.line[self.start : self.end]


def _findings(text: str, about: Known) -> Iterator[_Finding]:
    text = _SPACES.sub(" ", text)
    for trace in personal(text):
        yield _in_line(_kind_of(trace), text, trace.start, trace.end)
    for word in sensitive.words(text, about):
        kind = RemarkKind.SENSITIVE if word.of_one else RemarkKind.TOPIC
        yield _in_line(kind, text, word.start, word.end, word.kind)


def _kind_of(trace: Trace) -> RemarkKind:
    alike = trace.kind in {Personal.NUMBER, Personal.COORDINATION} and not trace.sure
    return RemarkKind.ALIKE if alike else RemarkKind(trace.kind.value)


def _in_line(kind: RemarkKind, text: str, start: int, end: int, topic: Sensitive | None = None) -> _Finding:
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    line = text[first : last if last >= 0 else len(text)]
    return _Finding(kind, line, start - first, end - first, topic)


def _remark(places: Places, finding: _Finding, place: Place | None, *, frozen: bool) -> Remark:
    text, start = _shown(finding.line, finding.start, finding.end)
    found = places.found(place.row.table, place.row.row_id, text, place.row) if place else None
    return Remark(
        kind=finding.kind,
        matched=finding.matched,
        text=text,
        where=found.where if found else _("Bara i dokumentet"),
        found=found,
        column=place.column if place and found else "",
        start=start,
        end=start + finding.end - finding.start,
        topic=finding.topic,
        frozen=frozen,
    )


def _shown(line: str, start: int, end: int) -> tuple[str, int]:
    """Return a line cut between words so that what is found in it has words on both sides, and where that then begins."""
    room = max(_SHOWN - (end - start), 40)
    first, last = 0, len(line)
    if len(line) > _SHOWN:
        first = max(0, min(start - room // 2, len(line) - _SHOWN))
        last = min(len(line), first + room + end - start)
        if first:
            first = line.find(" ", first, start) + 1 or first
        if last < len(line):
            at_word = line.rfind(" ", end, last)
            last = at_word if at_word > 0 else last
    before, after = "…" if first else "", "…" if last < len(line) else ""
    text = line[first:last]
    cut = len(text) - len(text.lstrip())
    return before + text.strip() + after, len(before) + start - first - cut


def _known(library: Library, process_id: str, workshop_id: str) -> Known:
    people = persons(library, process_id).values()
    aside = [
        *(person.title for person in people),
        *(one.name for one in organisations(library, process_id)),
        *(one.role for one in attendance(library, workshop_id)),
    ]
    return sensitive.known((person.name for person in people), aside)


def _key(place: Place | None) -> tuple[object, ...]:
    return (place.row.table, place.row.row_id, place.column) if place else ()
