"""What a PDF says of itself: title, dates, language and which standards it follows, in two places that must agree."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final, Literal
from xml.sax.saxutils import escape, quoteattr

from reportlab.pdfbase.pdfdoc import (
    XMP,
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObject,
    PDFStream,
    PDFString,
    PDFZCompress,
)

from naravard_desktop.documents import pdf_colours

CREATOR: Final = "Naravård Desktop"
PRODUCER: Final = "ReportLab PDF Library"
UNDATED: Final = datetime(2000, 1, 1, tzinfo=UTC)
"""The date of a document that is not said to be made at any time, so that it is the same whenever it is made."""

Profile = Literal["a2", "a1"]
"""What the PDF follows beside PDF/UA-1: PDF/A-2a, or PDF/A-1a for archives that want it."""

_PARTS: Final[dict[Profile, int]] = {"a2": 2, "a1": 1}
_VERSIONS: Final[dict[Profile, tuple[int, int]]] = {"a2": (1, 7), "a1": (1, 4)}

_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
 xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
 xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
 xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"
 xmlns:xmp="http://ns.adobe.com/xap/1.0/">
{properties}
</rdf:Description>
{extension}
</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>
"""
# PDF/A knows nothing of PDF/UA: what it does not know must be described in the file.
_EXTENSION = """<rdf:Description rdf:about=""
 xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
 xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>The part of ISO 14289 that the file follows</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>"""


@dataclass(frozen=True, slots=True)
class About:
    """What is said of a document, on one line each and cleaned; `author` and `subject` may be empty."""

    title: str
    author: str
    subject: str
    language: str
    made: datetime
    profile: Profile


def write_metadata(document: PDFDocument, about: About) -> None:
    """Write what is said of `document`, and the colours it is to be seen in."""
    document._pdfVersion = _VERSIONS[about.profile]
    document.info = _Info(about)
    catalog = document.Catalog
    catalog.Metadata = XMP(creator=lambda _document: _packet(about).encode())
    catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
    profile = PDFStream(PDFDictionary({"N": 3}), pdf_colours.srgb(), [PDFZCompress])
    intent = {
        "Type": PDFName("OutputIntent"),
        "S": PDFName("GTS_PDFA1"),  # the name in all parts of the standard
        "OutputConditionIdentifier": PDFString(pdf_colours.NAME),
        "Info": PDFString(pdf_colours.NAME),
        "DestOutputProfile": profile,
    }
    catalog.OutputIntents = PDFArray([PDFDictionary(intent)])


class _Info(PDFObject):  # type: ignore[misc]  # ReportLab is untyped
    """The older of the two places. ReportLab's own says "anonymous" and "unspecified" of what is not known."""

    def __init__(self, about: About) -> None:
        self._about = about
        self.invariant = 1

    def digest(self, md5: "hashlib._Hash") -> None:
        """Let the name of the file depend on what is said of it."""
        md5.update(repr(self._about).encode())

    def format(self, document: PDFDocument) -> Any:  # ReportLab is untyped
        about = self._about
        offset = about.made.strftime("%z")
        date = f"D:{about.made:%Y%m%d%H%M%S}{offset[:3]}'{offset[3:5]}'"
        told = {
            "Title": about.title,
            "Author": about.author,
            "Subject": about.subject,
            "Creator": CREATOR,
            "Producer": PRODUCER,
            "CreationDate": date,
            "ModDate": date,
        }
        return PDFDictionary({name: PDFString(text) for name, text in told.items() if text}).format(document)


def _packet(about: About) -> str:
    made = about.made.isoformat(timespec="seconds")
    told = {
        "dc:format": "application/pdf",
        "dc:title": _in_language(about.title, about.language),
        "dc:creator": f"<rdf:Seq><rdf:li>{_escaped(about.author)}</rdf:li></rdf:Seq>" if about.author else "",
        "dc:description": _in_language(about.subject, about.language) if about.subject else "",
        "dc:language": f"<rdf:Bag><rdf:li>{escape(about.language)}</rdf:li></rdf:Bag>",
        "xmp:CreateDate": made,
        "xmp:ModifyDate": made,
        "xmp:CreatorTool": escape(CREATOR),
        "pdf:Producer": escape(PRODUCER),
        "pdfaid:part": str(_PARTS[about.profile]),
        "pdfaid:conformance": "A",
        "pdfuaid:part": "1",
    }
    properties = "\n".join(f"<{name}>{value}</{name}>" for name, value in told.items() if value)
    return _PACKET.format(properties=properties, extension=_EXTENSION)


def _in_language(text: str, language: str) -> str:
    one = _escaped(text)
    return (
        f'<rdf:Alt><rdf:li xml:lang="x-default">{one}</rdf:li>'
        f"<rdf:li xml:lang={quoteattr(language)}>{one}</rdf:li></rdf:Alt>"
    )


def _escaped(text: str) -> str:
    """Escape `text`, and the word that ends the packet in the file, which some readers look for instead of counting."""
    return escape(text, {"endstream": "&#101;ndstream"})
