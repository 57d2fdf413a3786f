"""The structure of a PDF, read back by another program than the one that wrote it, and held against the pages."""

from io import BytesIO

from pikepdf import Pdf

from naravard_desktop.documents import pdf_check_pages, pdf_check_tree
from naravard_desktop.documents.pdf_check_tree import Element


def structure(content: bytes) -> Element:
    """Read the structure, and check that all text is either in it, once, or an artifact, and that both ends agree."""
    with Pdf.open(BytesIO(content)) as opened:
        sheets = pdf_check_pages.read(opened)
        tree = pdf_check_tree.read(opened, sheets)
    assert sheets.faults + tree.faults == []
    assert tree.root
    return tree.root


def read(element: Element) -> str:
    """Return all text as it is read: the parts follow each other with a space between."""
    return " ".join(one.text for one in element.all() if one.text)


def outline(element: Element) -> object:
    """Return tags and texts, to compare with what is expected."""
    inside = [outline(kid) for kid in element.kids]
    return (element.tag, element.text.strip(), *inside) if element.text or not inside else (element.tag, *inside)
