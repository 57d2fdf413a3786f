"""What a PDF says of its structure: a tree of headings, paragraphs, lists and tables beside the pages.

The tree is made while the document is put into flowables, one node for each block, so how pages are laid out cannot
change the reading order. When something is drawn its node only learns on which page, and by which number there.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from reportlab.pdfbase.pdfdoc import (
    OutlineEntryObject,
    PDFArrayCompact,
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObject,
    PDFObjectReference,
    PDFOutlines,
    PDFString,
)
from reportlab.pdfgen.canvas import Canvas

COLUMN: Final = "/O /Table /Scope /Column"
ROW: Final = "/O /Table /Scope /Row"
BULLETS: Final = "/O /List /ListNumbering /Disc"
NUMBERS: Final = "/O /List /ListNumbering /Decimal"


class Node(PDFObject):  # type: ignore[misc]  # ReportLab is untyped
    """A part of the document as a reader hears it.

    `attributes` are written as they are. With `once`, only the first drawing counts: a table's header row comes again on
    every page, but is read once.
    """

    __RefOnly__ = 1

    def __init__(self, tag: str, attributes: str = "", *, once: bool = False) -> None:
        self.tag = tag
        self.attributes = attributes
        self.once = once
        self.language = ""
        self.alt = ""
        """What is said instead of the node and all in it, for a picture."""
        self.parent: PDFObject | None = None
        self.kids: list[Node] = []
        self.marks: list[tuple[str, int]] = []
        """The names of pages, with the number of the content there."""

    def add(self, tag: str, attributes: str = "", *, once: bool = False) -> "Node":
        """Return a new node, last in this one."""
        node = Node(tag, attributes, once=once)
        node.parent = self
        self.kids.append(node)
        return node

    def format(self, document: PDFDocument) -> bytes:
        """Write the node; ReportLab asks for this when all pages are drawn."""
        parts = [f"<< /Type /StructElem /S /{self.tag} /P {_reference(document, self.parent)}"]
        if self.attributes:
            parts.append(f"/A << {self.attributes} >>")
        if self.language:
            parts.append(f"/Lang {PDFString(self.language).format(document).decode('latin-1')}")
        if self.alt:
            parts.append(f"/Alt {PDFString(self.alt).format(document).decode('latin-1')}")
        if self.marks:
            parts.append(f"/Pg {_page(document, self.marks[0][0])}")
        if self.marks or self.kids:
            parts.append(f"/K [ {' '.join(self._content(document))} ]")
        del self.kids, self.marks  # written once: what has been is let go, for a long document has very many
        return " ".join([*parts, ">>"]).encode("latin-1")

    def _content(self, document: PDFDocument) -> Iterator[str]:
        for page, number in self.marks:
            if page == self.marks[0][0]:
                yield str(number)
            else:
                yield f"<< /Type /MCR /Pg {_page(document, page)} /MCID {number} >>"
        for kid in self.kids:
            yield _reference(document, kid)


class TaggedCanvas(Canvas):  # type: ignore[misc]  # ReportLab is untyped
    """A canvas on which all that is drawn belongs to a node or is an artifact: what no reader should hear."""

    def __init__(self, *given: Any, **named: Any) -> None:  # ReportLab's own
        self._drawn: list[Node] = []
        self._pages: list[list[Node]] = []
        self._headings: dict[str, Node] = {}
        super().__init__(*given, **named)

    @contextmanager
    def content(self, node: Node | None) -> Iterator[None]:
        """Draw the content of `node`, or an artifact where there is none; neither may be inside another."""
        if node is None or (node.once and node.marks):
            with self.artifact():
                yield
            return
        self._code.append(f"/{node.tag} << /MCID {len(self._drawn)} >> BDC")
        node.marks.append((self._doc.thisPageName(), len(self._drawn)))
        self._drawn.append(node)
        yield
        self._code.append("EMC")

    @contextmanager
    def artifact(self, what: str = "/Type /Layout") -> Iterator[None]:
        """Draw what is not read: rules, borders, what stands on every page."""
        self._code.append(f"/Artifact << {what} >> BDC")
        yield
        self._code.append("EMC")

    def bookmark_heading(self, key: str, node: Node) -> None:
        """Say which node the bookmark `key` leads to."""
        self._headings[key] = node

    def showPage(self) -> None:  # noqa: N802  # ReportLab's name
        """End the page, which then knows its content by number."""
        super().showPage()
        page = self._doc.Pages.pages[-1]
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents, page.Tabs = len(self._pages), PDFName("S")
        self._pages.append(self._drawn)
        self._drawn = []

    def write_structure(self, root: Node) -> None:
        """Hand the tree over to the file; to be called when all pages are shown."""
        document = self._doc
        numbers = [part for number, nodes in enumerate(self._pages) for part in (number, PDFArrayCompact(nodes))]
        tree = PDFDictionary(
            {
                "Type": PDFName("StructTreeRoot"),
                "K": PDFArrayCompact([root]),
                "ParentTree": PDFDictionary({"Nums": PDFArrayCompact(numbers)}),
                "ParentTreeNextKey": len(self._pages),
            }
        )
        root.parent = tree
        document.Catalog.StructTreeRoot = tree
        document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})
        outlines = document.Outlines
        document.outline = document.Outlines = document.Catalog.Outlines = _Outlines(self._headings)
        document.Outlines.__dict__.update(outlines.__dict__)


class _Outlines(PDFOutlines):  # type: ignore[misc]  # ReportLab is untyped
    """Bookmarks that lead to the structure too, not only to a place on a page."""

    def __init__(self, headings: dict[str, Node]) -> None:
        super().__init__()
        self._headings = headings

    def prepare(self, document: PDFDocument, canvas: Canvas) -> None:
        super().prepare(document, canvas)
        for name, entry in list(document.idToObject.items()):
            if isinstance(entry, OutlineEntryObject):
                document.idToObject[name] = _Entry(entry, self._headings[entry.Dest.name])


class _Entry(PDFObject):  # type: ignore[misc]  # ReportLab is untyped
    """A bookmark with its node; ReportLab's own writes no others than the keys it knows."""

    def __init__(self, entry: OutlineEntryObject, node: Node) -> None:
        self._entry, self._node = entry, node

    def format(self, document: PDFDocument) -> bytes:
        written: bytes = self._entry.format(document)
        return written.removesuffix(b">>") + f"/SE {_reference(document, self._node)} >>".encode()


def _reference(document: PDFDocument, what: PDFObject) -> str:
    return str(document.Reference(what).format(document), "latin-1")


def _page(document: PDFDocument, name: str) -> str:
    return str(PDFObjectReference(name).format(document), "latin-1")
