"""What stands last in minutes: the abbreviations that were used, and in a protocol the lines to sign on."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from naravard_desktop.core.clock import is_date, spoken_date
from naravard_desktop.core.language import _
from naravard_desktop.core.text import one_line
from naravard_desktop.documents.model import Block, Document, Facts, Heading, Signatures, words
from naravard_desktop.documents.writing import Writing
from naravard_desktop.jobs.minutes_head import ADJUSTER, CHAIR, SECRETARY, named, roles
from naravard_desktop.process.abbreviations import Abbreviation, abbreviations
from naravard_desktop.process.forms import MinutesForm
from naravard_desktop.process.people import Attendance
from naravard_desktop.process.workshops import Workshop

_DAYS_TO_ADJUST = 14
"""A municipal protocol is to be adjusted within so many days of the meeting (kommunallagen 5 kap. 69 §)."""


def ended(
    document: Document, context: Writing, held: Workshop, form: MinutesForm, present: Sequence[Attendance]
) -> Document:
    """Return a document with what stands last. Lines to sign on come after all that is signed."""
    last = _abbreviations(document, context)
    if form.form == "formal" and context.switches.signatures:
        last += _signatures(context, held, present)
    return replace(document, blocks=(*document.blocks, *last))


def adjusted_label() -> str:
    """Return what the date is called on which a protocol was adjusted."""
    return _("Justerat datum")


def to_adjust_label() -> str:
    """Return what stands where the date comes until then."""
    return _("Justeras")


def used(found: Iterable[Abbreviation], texts: Iterable[str]) -> list[Abbreviation]:
    """Return the abbreviations that stand in the texts as words of their own, also with an ending or as part of a compound:
    SIP, SIPs, SIP:en, SIP-mötet; not in SIPP."""
    whole = "\n".join(one_line(text) for text in texts)
    return [one for one in found if one.short and one.short in whole and _stands_in(one.short, whole)]


def _stands_in(short: str, text: str) -> bool:
    before = r"(?<!\w)" if re.match(r"\w", short) else ""
    after = r"(?=s?(?!\w))" if re.search(r"\w\Z", short) else ""
    return re.search(before + re.escape(short) + after, text) is not None


def _abbreviations(document: Document, context: Writing) -> list[Block]:
    found = used(abbreviations(context.library, context.process_id), words(document))
    return [Heading(_("Förkortningar")), Facts(tuple((one.short, one.meaning) for one in found))] if found else []


def _signatures(context: Writing, held: Workshop, present: Sequence[Attendance]) -> list[Block]:
    found = roles(context, present)
    rows: list[tuple[str, str]] = []
    for known in (SECRETARY, CHAIR, ADJUSTER):
        having = [(role, name) for role, names in found if named(role, known) for name in names]
        rows += having or [(_(known[0]), "")]
    adjusted = Facts(((to_adjust_label(), _adjusted_words(held)),))
    return [Heading(_("Underskrifter")), adjusted, Signatures(tuple(rows))]


def _adjusted_words(held: Workshop) -> str:
    """Say by when it is to be adjusted."""
    if held.date and is_date(held.date):
        last = date.fromisoformat(held.date) + timedelta(days=_DAYS_TO_ADJUST)
        return _("senast den {day}").format(day=spoken_date(last.isoformat()))
    return _("inom {count} dagar efter mötet").format(count=_DAYS_TO_ADJUST)
