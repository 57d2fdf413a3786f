"""The PDF that leaves the app: set, and checked against the document it was made from."""

from dataclasses import dataclass
from datetime import datetime
from io import BytesIO
from typing import Final

from naravard_desktop.core.language import _
from naravard_desktop.documents import pdf
from naravard_desktop.documents.complete import say_missing
from naravard_desktop.documents.model import Document
from naravard_desktop.documents.pdf_metadata import Profile

STANDARDS: Final[dict[Profile, str]] = {"a2": "PDF/UA-1, PDF/A-2a", "a1": "PDF/UA-1, PDF/A-1a"}
"""What a PDF of each profile follows."""


@dataclass(frozen=True, slots=True)
class Finished:
    """A PDF with what the check found wrong with it, one sentence each: nothing, unless the app itself has a fault."""

    pdf: bytes
    faults: tuple[str, ...]
    profile: Profile
    pages: int


def finish(document: Document, made: datetime | None = None, profile: Profile = "a2") -> Finished:
    """Return `document` as PDF; faults are told, never raised: a document that is not quite right is better than none.

    The same document and `made` give the same bytes. Takes about a third longer than the setting alone.
    """
    # What reads PDF takes longer to load than most commands take to run.
    from pikepdf import Pdf

    from naravard_desktop.documents import pdf_check

    document = say_missing(document)
    content = pdf.render(document, made, profile)
    with Pdf.open(BytesIO(content)) as opened:
        pages = len(opened.pages)
    return Finished(content, pdf_check.faults(content, document, profile), profile, pages)


def verdict_words(finished: Finished) -> str:
    """Say what the check found, and what to do if the PDF is not as it should be."""
    if not finished.faults:
        return _("Kontrollerad: {standards}").format(standards=STANDARDS[finished.profile])
    first, *others = finished.faults
    more = _(" Och {count} fel till.").format(count=len(others)) if others else ""
    told = _(
        "Dokumentet är sparat men klarar inte kontrollen för {standards}. {fault}{more} "
        "Spara även som Word, så att alla kan läsa det."
    )
    return told.format(standards=STANDARDS[finished.profile], fault=first, more=more)
