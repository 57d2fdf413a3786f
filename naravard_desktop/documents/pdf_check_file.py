"""What a PDF says of itself, in its two places that must agree: title, language, dates, and which standards it follows."""

import re
from collections.abc import Iterator
from typing import Final

from pikepdf import Dictionary, Object, Pdf

from naravard_desktop.core.language import _
from naravard_desktop.documents.model import Document
from naravard_desktop.documents.pdf_check_words import begins, told, unbroken
from naravard_desktop.documents.pdf_metadata import Profile

_LANGUAGE: Final = re.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_PARTS: Final[dict[Profile, str]] = {"a2": "2", "a1": "1"}
_VERSIONS: Final[dict[Profile, str]] = {"a2": "1.7", "a1": "1.4"}


def language_of(document: Document) -> str:
    """Return the language a file should say that it is in."""
    return document.language if _LANGUAGE.fullmatch(document.language) else "und"


def faults(pdf: Pdf, document: Document, profile: Profile) -> Iterator[str]:
    """Yield what is wrong with what the file says of itself."""
    root = pdf.Root
    if pdf.is_encrypted:
        yield _("Filen är krypterad.")
    if pdf.pdf_version > _VERSIONS[profile]:
        yield _("Filen har en senare version av PDF ({version}) än arkivet får ta emot.").format(
            version=pdf.pdf_version
        )
    if str(root.get("/Lang", "")) != language_of(document):
        yield _("Filen säger inte rätt språk.")
    if not _says(root, "/MarkInfo", "/Marked") or _says(root, "/MarkInfo", "/Suspects"):
        yield _("Filen säger inte att den är uppmärkt.")
    if not _says(root, "/ViewerPreferences", "/DisplayDocTitle"):
        yield _("Filen visar sitt filnamn i stället för sin titel.")
    if not root.get("/OutputIntents"):
        yield _("Filen säger inte vilka färger den är gjord för.")
    if "/ID" not in pdf.trailer:
        yield _("Filen har inget eget nummer.")
    yield from _told_twice(pdf, document, profile)


def _says(root: Object, place: str, what: str) -> bool:
    return bool(root.get(place, Dictionary()).get(what, False))


def _told_twice(pdf: Pdf, document: Document, profile: Profile) -> Iterator[str]:
    if "/Metadata" not in pdf.Root:
        yield _("Filen saknar uppgifter om sig själv.")
        return
    packet = pdf.open_metadata()
    info = {key: str(value) for key, value in pdf.docinfo.items()} if "/Info" in pdf.trailer else {}
    title = unbroken(info.get("/Title", ""))
    wanted = told(document.title) or told(document.kind)
    if not title or (wanted and not begins(title, wanted)):
        yield _("Filen har inte dokumentets titel.")
    creators = packet.get("dc:creator", [])
    pairs = [
        (_("titel"), info.get("/Title", ""), str(packet.get("dc:title", ""))),
        (_("författare"), info.get("/Author", ""), creators[0] if creators else ""),
        (_("ämne"), info.get("/Subject", ""), str(packet.get("dc:description", ""))),
        (_("datum"), _digits(info.get("/CreationDate", "")), _digits(str(packet.get("xmp:CreateDate", "")))),
        (_("ändringsdatum"), _digits(info.get("/ModDate", "")), _digits(str(packet.get("xmp:ModifyDate", "")))),
    ]
    for name, one, other in pairs:
        if unbroken(one) != unbroken(other):
            yield _("Filen säger olika {what} på två ställen.").format(what=name)
    if set(packet.get("dc:language", ())) != {language_of(document)}:
        yield _("Filen säger inte rätt språk i sina uppgifter.")
    if packet.get("pdfuaid:part") != "1":
        yield _("Filen säger inte att den följer PDF/UA-1.")
    if (packet.get("pdfaid:part"), packet.get("pdfaid:conformance")) != (_PARTS[profile], "A"):
        yield _("Filen säger inte att den följer PDF/A-{part}a.").format(part=_PARTS[profile])


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)
