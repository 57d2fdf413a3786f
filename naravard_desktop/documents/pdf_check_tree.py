"""The structure of a PDF as a tree, and whether it and the pages own the same content, each part once."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from pikepdf import Array, Dictionary, Name, Object, Pdf

from naravard_desktop.core.language import _
from naravard_desktop.core.text import excerpt
from naravard_desktop.documents.pdf_check_pages import Sheets

Key = tuple[int, int]
"""The number of an object in the file, with its generation; or a page with the number of a content on it."""


class Piece(NamedTuple):
    """Content of an element on one page."""

    page: int
    text: str


@dataclass(eq=False, slots=True)
class Element:
    """An element of the structure; `content` is its text and the elements in it, in the order they are read."""

    tag: str
    key: Key
    parent: "Element | None" = None
    content: list["Piece | Element"] = field(default_factory=list)
    scope: str = ""
    numbering: str = ""
    boxed: bool = False
    spans: bool = False
    alt: str = ""
    language: str = ""

    @property
    def kids(self) -> list["Element"]:
        """The elements in this one."""
        return [one for one in self.content if isinstance(one, Element)]

    @property
    def text(self) -> str:
        """The text that is its own."""
        return "".join(one.text for one in self.content if isinstance(one, Piece))

    @property
    def pages(self) -> list[int]:
        """The pages its own content stands on."""
        return [one.page for one in self.content if isinstance(one, Piece)]

    def all(self) -> Iterator["Element"]:
        """Yield the element and all in it, in the order they are read."""
        waiting = [self]
        while waiting:
            one = waiting.pop()
            yield one
            waiting.extend(reversed(one.kids))


@dataclass
class Tree:
    """The structure: `root` is None where there is none that can be read."""

    root: Element | None = None
    faults: list[str] = field(default_factory=list)


def read(pdf: Pdf, sheets: Sheets) -> Tree:
    """Read the structure, and hold it against what the pages say that they have."""
    top = pdf.Root.get("/StructTreeRoot")
    if top is None:
        return Tree(faults=[_("Filen har ingen struktur, så den kan inte läsas upp i ordning.")])
    reader = _Reader(pdf, sheets, top)
    root = reader.tree()
    reader.compare()
    return Tree(root, reader.faults)


class _Reader:
    def __init__(self, pdf: Pdf, sheets: Sheets, top: Object) -> None:
        self.faults: list[str] = []
        self._sheets, self._top = sheets, top
        self._places = {page.obj.objgen: place for place, page in enumerate(pdf.pages)}
        self._owners = self._owned(pdf)
        self._unclaimed = set(sheets.marked)

    def tree(self) -> Element | None:
        """Return the tree. Goes without recursion: lists may lie deep in each other."""
        roots = list(_kids(self._top))
        if len(roots) != 1 or not isinstance(roots[0], Dictionary) or roots[0].get("/S") != Name.Document:
            self.faults.append(_("Strukturen börjar inte med ett dokument."))
            return None
        if "/RoleMap" in self._top:
            self.faults.append(_("Strukturens delar är omdöpta."))
        root = self._element(roots[0], None, self._top.objgen)
        seen = {root.key}
        waiting = [(root, roots[0])]
        while waiting:
            element, node = waiting.pop()
            for kid in _kids(node):
                if isinstance(kid, Dictionary) and "/S" in kid:
                    if kid.objgen in seen:
                        self.faults.append(_("En del av strukturen står på två ställen."))
                        continue
                    seen.add(kid.objgen)
                    inner = self._element(kid, element, node.objgen)
                    element.content.append(inner)
                    waiting.append((inner, kid))
                else:
                    self._piece(element, node, kid)
        return root

    def compare(self) -> None:
        """Find what the pages have and the structure has not, and owners of nothing."""
        for key, text in self._sheets.marked.items():
            if key in self._unclaimed:
                told = _("Sida {page}: texten ”{text}” står inte i strukturen, så den läses inte upp.")
                self.faults.append(told.format(page=key[0] + 1, text=excerpt(text) or "…"))
        for page, owners in self._owners.items():
            for number, owner in enumerate(owners):
                if owner and (page, number) not in self._sheets.marked:
                    told = _("Sida {page}: strukturen räknar med innehåll nummer {number}, som inte finns.")
                    self.faults.append(told.format(page=page + 1, number=number))

    def _element(self, node: Object, parent: Element | None, above: Key) -> Element:
        found = Element(sys.intern(str(node.S).removeprefix("/")), node.objgen, parent)
        if "/P" not in node or node.P.objgen != above:
            self.faults.append(
                _("En del av strukturen ({tag}) säger inte rätt vad den ligger i.").format(tag=found.tag)
            )
        if "/ActualText" in node or "/E" in node or ("/Alt" in node and found.tag != "Figure"):
            self.faults.append(_("En text ({tag}) läses upp som en annan än den som syns.").format(tag=found.tag))
        found.alt = str(node.get("/Alt", ""))
        found.language = str(node.get("/Lang", ""))
        attributes = node.get("/A", Array())
        for one in attributes if isinstance(attributes, Array) else [attributes]:
            if isinstance(one, Dictionary):
                found.scope = str(one.get("/Scope", "")).removeprefix("/") or found.scope
                found.numbering = str(one.get("/ListNumbering", "")).removeprefix("/") or found.numbering
                found.boxed |= "/BBox" in one
                found.spans |= any(int(one.get(key, 1)) != 1 for key in ("/RowSpan", "/ColSpan"))
        return found

    def _piece(self, element: Element, node: Object, kid: Object | int) -> None:
        """Add a content that an element says it has."""
        if isinstance(kid, Dictionary):
            page, number = kid.get("/Pg", node.get("/Pg")), int(kid.get("/MCID", -1))
        else:
            page, number = node.get("/Pg"), int(kid)
        place = self._places.get(page.objgen, -1) if page is not None else -1
        key = place, number
        if key not in self._sheets.marked:
            told = _("En del av strukturen ({tag}) hänvisar till innehåll som inte finns.")
            self.faults.append(told.format(tag=element.tag))
            return
        text = self._sheets.marked[key]
        if key not in self._unclaimed:
            told = _("Sida {page}: texten ”{text}” läses upp två gånger.")
            self.faults.append(told.format(page=place + 1, text=excerpt(text) or "…"))
        elif self._owner(place, number) != element.key[0]:
            told = _("Sida {page}: sidan och strukturen är inte överens om vad texten ”{text}” hör till.")
            self.faults.append(told.format(page=place + 1, text=excerpt(text) or "…"))
        self._unclaimed.discard(key)
        element.content.append(Piece(place, text))

    def _owner(self, page: int, number: int) -> int:
        owners = self._owners.get(page, [])
        return owners[number] if 0 <= number < len(owners) else 0

    def _owned(self, pdf: Pdf) -> dict[int, list[int]]:
        """Return which element each content of a page belongs to, as the pages have it: its number in the file, or 0."""
        arrays = dict(_numbers(self._top.get("/ParentTree")))
        found: dict[int, list[int]] = {}
        for place, page in enumerate(pdf.pages):
            told = {"page": place + 1}
            if page.obj.get("/Tabs") != Name.S:
                self.faults.append(_("Sida {page}: ordningen för tabbtangenten är inte strukturens.").format(**told))
            own = arrays.pop(int(page.obj.get("/StructParents", -1)), None)
            if own is None:
                self.faults.append(_("Sida {page}: sidan hör inte till strukturen.").format(**told))
                continue
            if any("/StructParent" not in note for note in page.obj.get("/Annots", ())):
                self.faults.append(_("Sida {page}: en länk eller anteckning läses inte upp.").format(**told))
            found[place] = [node.objgen[0] if isinstance(node, Dictionary) else 0 for node in own]
        if arrays:
            self.faults.append(_("Strukturen räknar med sidor som inte finns."))
        return found


def _kids(node: Object) -> Iterator[Object | int]:
    kids = node.get("/K", Array())
    yield from kids if isinstance(kids, Array) else [kids]


def _numbers(node: Object | None) -> Iterator[tuple[int, Object]]:
    """Yield what a tree of numbers holds; a page whose number comes twice is told by the second."""
    waiting = [node] if node is not None else []
    while waiting:
        one = waiting.pop()
        numbers = list(one.get("/Nums", ()))
        yield from ((int(number), value) for number, value in zip(numbers[::2], numbers[1::2], strict=False))
        waiting.extend(one.get("/Kids", ()))
