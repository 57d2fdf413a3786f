"""The last touch on a document before it is set: what cannot be shown is said in words."""

from dataclasses import replace

from naravard_desktop.core.language import _
from naravard_desktop.documents.fonts import missing
from naravard_desktop.documents.model import Document, Paragraph, words

_MOST = 12


def say_missing(document: Document) -> Document:
    """Add a sentence about characters that no bundled font has; without such, the document is as it was."""
    found = sorted(set().union(*(missing(text) for text in words(document))))
    if not found:
        return document
    codes = ", ".join(f"U+{ord(char):04X}" for char in found[:_MOST]) + (" …" if len(found) > _MOST else "")
    told = _(
        "Vissa tecken kan inte visas i det här dokumentet och står som \ufffd: {codes}. De är sparade som de skrevs."
    ).format(codes=codes)
    return replace(document, blocks=(*document.blocks, Paragraph(told, style="quiet")))
