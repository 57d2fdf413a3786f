"""What is worth a look before a document leaves the library: what tells who somebody is, what is sensitive, what is missing.

Nothing is blocked: people are told, and decide. Mostly made in the child process.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial

from naravard_desktop.core.language import _
from naravard_desktop.core.personal import personal
from naravard_desktop.core.plain import plain
from naravard_desktop.core.trouble import Trouble
from naravard_desktop.documents.model import Document
from naravard_desktop.jobs.finals import finished_document
from naravard_desktop.jobs.remarks_found import found_in, same
from naravard_desktop.jobs.remarks_missing import missing_in
from naravard_desktop.jobs.remarks_told import Gravity, Remark, RemarkKind
from naravard_desktop.process.finals import Copy, finals
from naravard_desktop.process.written import rewrite, texts_of
from naravard_desktop.storage.library import Library

__all__ = ["Gravity", "Remark", "RemarkKind", "after", "counts", "mask", "remarks", "stands"]

_COPIES: tuple[Copy, ...] = ("internal", "published")


def remarks(library: Library, workshop_id: str, document: Document) -> list[Remark]:
    """Return what is worth a look in a document of a workshop as it stands, the gravest first, then as it is read."""
    frozen = _is_frozen(library, workshop_id, document)
    found = [
        *found_in(library, workshop_id, document, frozen=frozen),
        *(replace(one, frozen=frozen) for one in missing_in(library, workshop_id, document)),
    ]
    return sorted(found, key=_gravest_first)


def mask(library: Library, remark: Remark) -> bool:
    """Put a word about it in place of what was found, everywhere in its row; in an edit. False if it does not stand there."""
    if not remark.maskable or remark.found is None:
        return False
    return rewrite(library, remark.found.table, remark.found.row_id, partial(_masked, remark))


def stands(library: Library, remark: Remark) -> bool:
    """Tell whether what was found still stands in its row."""
    if remark.found is None:
        return False
    texts = texts_of(library, remark.found.table, remark.found.row_id).values()
    return any(_masked(remark, text) != text for text in texts)


def after(library: Library, remark: Remark, other: Remark) -> Remark | None:
    """Return how another remark reads when one has been masked; None if what it was about has gone with it."""
    if other.found is None or other.column == "" or not _touches(remark, other):
        return other
    if not stands(library, other):
        return None
    before, found, rest = other.text[: other.start], other.text[other.start : other.end], other.text[other.end :]
    before = _masked(remark, before)
    start = len(before)
    return replace(other, text=f"{before}{found}{_masked(remark, rest)}", start=start, end=start + len(found))


def _touches(remark: Remark, other: Remark) -> bool:
    """Tell whether masking one may change what another is about: its row, or what fields are called in other rows."""
    if remark.found is None or other.found is None:
        return False
    return remark.found.row_id == other.found.row_id or remark.matched == other.matched


def counts(found: Iterable[Remark]) -> dict[str, int]:
    """Count remarks by kind, for the log."""
    return dict(Counter(one.kind.value for one in found))


def _gravest_first(one: Remark) -> int:
    return one.kind.place


def _is_frozen(library: Library, workshop_id: str, document: Document) -> bool:
    """Tell whether a document is one of the workshop's finished ones, rather than written now."""
    if _("UTKAST") in document.marks:
        return False
    return any(document == one for one in _finished(library, workshop_id, document.kind))


def _finished(library: Library, workshop_id: str, heading: str) -> Iterator[Document]:
    for one in reversed(finals(library, workshop_id)):
        for copy in _COPIES if one.heading == heading else ():
            try:
                yield finished_document(library, one.id, copy)
            except Trouble:  # damaged: then it is not the one that is shown
                continue


def _masked(remark: Remark, text: str) -> str:
    spans = sorted({*_traces(remark, text), *_places(remark.matched, text)}, reverse=True)
    before = len(text)
    for start, end in spans:
        if end <= before:  # two spellings of where it is may overlap
            text, before = text[:start] + remark.kind.mask + text[end:], start
    return text


def _traces(remark: Remark, text: str) -> Iterator[tuple[int, int]]:
    """Yield where the same number or address stands, however it is written."""
    wanted = same(remark.kind, remark.matched)
    if remark.topic is None:
        for trace in personal(text):
            if same(RemarkKind(trace.kind.value), text[trace.start : trace.end]) == wanted:
                yield trace.start, trace.end


def _places(matched: str, text: str) -> Iterator[tuple[int, int]]:
    seen = plain(text)
    words = r"\s+".join(map(re.escape, plain(matched).text.split()))
    if words:
        for place in re.finditer(rf"(?<!\w){words}(?!\w)", seen.text, re.IGNORECASE):
            yield seen.back(*place.span())
