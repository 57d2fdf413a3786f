"""Documents as Word files, with what a screen reader needs: styles, lists, table headers, language and title.

Text is written as WordprocessingML of our own; python-docx has the package, its properties, headers and footers.
"""

import re
import zipfile
from datetime import UTC, date, datetime
from io import BytesIO
from typing import TYPE_CHECKING, Final

from naravard_desktop.core.language import _
from naravard_desktop.core.text import clean, excerpt
from naravard_desktop.documents.docx_body import Body
from naravard_desktop.documents.docx_pictures import NAMESPACES
from naravard_desktop.documents.docx_styles import MEASURE, numbering, styles
from naravard_desktop.documents.docx_text import escaped, run
from naravard_desktop.documents.model import Document

if TYPE_CHECKING:
    from docx.document import Document as WordFile
    from docx.oxml.xmlchemy import BaseOxmlElement

CREATOR = "Naravård Desktop"
_LANGUAGE = re.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_LONGEST = 250  # characters of a title or author: the format has 255
_SIZES = {"A4": (11906, 16838), "A3": (16838, 23811)}  # standing, in twentieths of a point
_SIDE, _LANDSCAPE_SIDE, _EDGE, _FURNITURE = 1400, 1120, 1300, 560
_FOOT_LETTER, _PAGE_WORDS = 112, 1500  # a letter of the footer, a little wide; what "Sida 10 av 12" takes
_MADE: Final = (1980, 1, 1, 0, 0, 0)  # the zip's earliest time: none of its own
_UNUSED = ("customXml", "stylesWithEffects", "thumbnail")


def render(document: Document, made: datetime | None = None) -> bytes:
    """Return `document` as a Word file. Any text will do.

    `made` is the instant that the file says it was made; without it, the document's own date, if it has one. The same
    document and instant give the same bytes.
    """
    import docx

    file = docx.Document()
    width, height = _page(document)
    side = _LANDSCAPE_SIDE if document.landscape and document.size == "A4" else _SIDE
    text_width = width - 2 * side
    language = document.language if _LANGUAGE.fullmatch(document.language) else "sv-SE"

    def embed(content: bytes) -> str:
        return file.part.get_or_add_image(BytesIO(content))[0]

    body = Body(document, text_width, height - 2 * _EDGE, embed)
    content = body.xml()
    _replace(file.styles.element, styles(language, max(0, text_width - MEASURE)))
    _replace(file.part.numbering_part.element, numbering(body.lists))
    _replace(file.element.body, f"<w:body {_NAMESPACE} {NAMESPACES}>{content}</w:body>", keep_last=True)
    _set_page(file, document, side, text_width)
    _set_properties(file, document, language, made)
    _set_settings(file, language)
    _drop_unused(file)
    buffer = BytesIO()
    file.save(buffer)
    return _packed(buffer)


def _page(document: Document) -> tuple[int, int]:
    short, long = _SIZES[document.size]
    return (long, short) if document.landscape else (short, long)


_NAMESPACE = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def _replace(element: "BaseOxmlElement", xml: str, *, keep_last: bool = False) -> None:
    """Put the children of `xml` in place of an element's; with `keep_last` before the last of them."""
    from docx.oxml.parser import parse_xml

    last = list(element)[-1:] if keep_last else []
    element[:] = [*parse_xml(xml), *last]


def _set_page(file: "WordFile", document: Document, side: int, text_width: int) -> None:
    from docx.enum.section import WD_ORIENT
    from docx.shared import Twips

    section = file.sections[0]
    width, height = _page(document)
    section.page_width, section.page_height = Twips(width), Twips(height)
    section.orientation = WD_ORIENT.LANDSCAPE if document.landscape else WD_ORIENT.PORTRAIT
    section.left_margin = section.right_margin = Twips(side)
    section.top_margin = section.bottom_margin = Twips(_EDGE)
    section.header_distance = section.footer_distance = Twips(_FURNITURE)
    if marks := " · ".join(mark for mark in map(clean, document.marks) if mark.strip()):
        section.header.is_linked_to_previous = False
        head = f'<w:p><w:pPr><w:pStyle w:val="Header"/></w:pPr>{run(excerpt(marks, _LONGEST))}</w:p>'
        _replace(section.header._element, f"<w:hdr {_NAMESPACE}>{head}</w:hdr>")
    section.footer.is_linked_to_previous = False
    before, between = _("Sida {page} av {count}").replace("{count}", "").split("{page}")
    page = f"{run(before)}{_field('PAGE')}{run(between)}{_field('NUMPAGES')}"
    said = excerpt(clean(document.footer), _LONGEST)
    # What leaves no room for the page's number beside it has the number below.
    gap = "\t" if len(said) * _FOOT_LETTER < text_width - _PAGE_WORDS else "\n"
    foot = (
        f'<w:p><w:pPr><w:pStyle w:val="Footer"/><w:tabs><w:tab w:val="right" w:pos="{text_width}"/></w:tabs></w:pPr>'
        f"{run(said)}{run(gap)}{page}</w:p>"
    )
    _replace(section.footer._element, f"<w:ftr {_NAMESPACE}>{foot}</w:ftr>")


def _field(code: str) -> str:
    return f'<w:fldSimple w:instr=" {code} ">{run("1")}</w:fldSimple>'


def _set_properties(file: "WordFile", document: Document, language: str, made: datetime | None) -> None:
    told = file.core_properties
    told.title = _short(document.title) or _short(document.kind) or _("Dokument utan titel")
    told.subject = _short(document.kind)
    told.author = told.last_modified_by = _short(document.author) or CREATOR
    told.comments, told.language = "", language
    element = told._element
    for name in ("created", "modified"):
        for one in element.findall(f"{{http://purl.org/dc/terms/}}{name}"):
            element.remove(one)
    if instant := made or _day(document.date):
        told.created = told.modified = instant.astimezone(UTC).replace(tzinfo=None)


def _day(iso: str) -> datetime | None:
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return None
    return datetime(day.year, day.month, day.day, 12, tzinfo=UTC)


def _set_settings(file: "WordFile", language: str) -> None:
    """Let Word open the file as one of its own time, with Swedish habits."""
    settings = (
        f'<w:settings {_NAMESPACE}><w:zoom w:percent="100"/><w:autoHyphenation/>'
        '<w:defaultTabStop w:val="720"/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        f'<w:themeFontLang w:val="{language}"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
    )
    _replace(file.settings.element, settings)


def _drop_unused(file: "WordFile") -> None:
    """Leave out what python-docx's template brings with it and we do not use; a picture of it among that."""
    for rels in (file.part.package.rels, file.part.rels):
        for name in [name for name, rel in rels.items() if rel.reltype.endswith(_UNUSED)]:
            del rels[name]
    for part in file.part.package.iter_parts():
        if part.partname == "/docProps/app.xml":
            part._blob = (
                '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Properties xmlns="http://schemas.openxmlformats.org/'
                f'officeDocument/2006/extended-properties"><Application>{escaped(CREATOR)}</Application></Properties>'
            ).encode()


def _packed(saved: BytesIO) -> bytes:
    """Pack the parts anew, without the time of day that python-docx notes on each."""
    packed = BytesIO()
    with zipfile.ZipFile(saved) as old, zipfile.ZipFile(packed, "w") as new:
        for info in old.infolist():
            new.writestr(zipfile.ZipInfo(info.filename, _MADE), old.read(info), zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def _short(text: str) -> str:
    return excerpt(clean(text), _LONGEST)
