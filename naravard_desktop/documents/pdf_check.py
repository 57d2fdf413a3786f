"""Our own check of a finished PDF: that what a reader hears is the document, all of it, once and in order.

The validators of PDF/UA and PDF/A do not know what the document says, so a paragraph that is hidden as decoration, two
that have changed places or a cell that is no longer a heading pass them. This compares:

- the text of the structure, in its order, with the document's: each heading with its level, each paragraph, label, cell and
  caption by itself, and in how many lists it lies. White space and where lines end do not count, nor marks that are
  not to be seen (soft hyphens, joiners); what no font has is compared by its substitute. Of a picture its words are
  compared, not what is written in it;
- what is drawn as decoration with what may be: marks, footer, page numbers, the header rows of tables that go on. All but
  the last must be on every page;
- which part each content belongs to, as the pages and the structure have it;
- tables, lists, levels of headings, pictures, bookmarks, and what the file says of itself.
"""

import re
from collections.abc import Iterator
from io import BytesIO

from pikepdf import PasswordError, Pdf, PdfError

from naravard_desktop.core.language import _
from naravard_desktop.core.text import excerpt
from naravard_desktop.documents import (
    pdf_check_file,
    pdf_check_pages,
    pdf_check_rules,
    pdf_check_tree,
    pdf_check_words,
)
from naravard_desktop.documents.model import Document
from naravard_desktop.documents.pdf_check_fonts import UNREADABLE
from naravard_desktop.documents.pdf_check_pages import Sheets
from naravard_desktop.documents.pdf_check_words import Expected, begins, unbroken
from naravard_desktop.documents.pdf_metadata import Profile

_PAGE_NUMBER = re.compile(r"\D{0,20}(\d+)\D{1,12}(\d+)")
# What a file whose parts are of other kinds than they should be makes Python or pikepdf say.
_STRANGE = (
    PdfError,
    PasswordError,
    AttributeError,
    KeyError,
    IndexError,
    TypeError,
    ValueError,
    RuntimeError,
    NotImplementedError,
)


def faults(content: bytes, document: Document, profile: Profile) -> tuple[str, ...]:
    """Return what is wrong with a PDF made from `document`, each fault in a sentence. Any bytes will do."""
    try:
        with Pdf.open(BytesIO(content)) as pdf:
            return tuple(dict.fromkeys(_faults(pdf, document, profile)))
    except _STRANGE as error:
        return (_("Filen går inte att läsa som PDF ({error}).").format(error=excerpt(str(error), 80)),)


def _faults(pdf: Pdf, document: Document, profile: Profile) -> Iterator[str]:
    yield from pdf_check_file.faults(pdf, document, profile)
    expected = Expected(document)
    sheets = pdf_check_pages.read(pdf)
    yield from sheets.faults
    yield from _unreadable(sheets)
    yield from _decoration(sheets, expected, len(pdf.pages))
    tree = pdf_check_tree.read(pdf, sheets)
    yield from tree.faults
    if tree.root is None:
        return
    yield from pdf_check_rules.faults(tree.root, pdf_check_file.language_of(document))
    heard = pdf_check_rules.heard(tree.root)
    yield from pdf_check_words.differences(expected.parts, [one.part for one in heard], [one.page for one in heard])
    headings = [one for one in heard if one.part.role in pdf_check_rules.HEADINGS]
    yield from pdf_check_rules.bookmark_faults(pdf, expected.bookmarks, headings[int(expected.titled) :])


def _unreadable(sheets: Sheets) -> Iterator[str]:
    for page in sorted({page for (page, _number), text in sheets.marked.items() if UNREADABLE in text}):
        yield _("Sida {page}: det finns tecken som inte kan läsas upp.").format(page=page + 1)


def _decoration(sheets: Sheets, expected: Expected, count: int) -> Iterator[str]:
    """Yield where text is hidden as decoration, and where decoration that says what a loose page is, is not there."""
    for page in range(count):
        wanted = {text for text in expected.furniture if text}
        numbered = False
        for shown in filter(None, map(unbroken, sheets.artifacts.get(page, ()))):
            number = _PAGE_NUMBER.fullmatch(shown)
            numbered |= number is not None and (int(number[1]), int(number[2])) == (page + 1, count)
            known = {text for text in expected.furniture if begins(shown, text)}
            wanted -= known
            if not known and shown not in expected.headers and not number:
                told = _("Sida {page}: texten ”{text}” är märkt som prydnad, så den läses inte upp.")
                yield told.format(page=page + 1, text=excerpt(shown))
        if not numbered:
            yield _("Sida {page}: sidan har inte rätt nummer.").format(page=page + 1)
        for text in sorted(wanted):
            yield _("Sida {page}: ”{text}” står inte på sidan.").format(page=page + 1, text=excerpt(text))
