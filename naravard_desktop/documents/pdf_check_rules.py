"""Whether the structure of a PDF is one that a reader can find its way in: tables, lists, headings, pictures, bookmarks."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Final, NamedTuple

from pikepdf import Array, Name, Object, Pdf

from naravard_desktop.core.language import _
from naravard_desktop.core.text import excerpt
from naravard_desktop.documents.pdf_check_tree import Element, Key
from naravard_desktop.documents.pdf_check_words import (
    CAPTION,
    FIGURE,
    LABEL,
    NUMBER,
    TEXT,
    Entry,
    Part,
    begins,
    unbroken,
)

HEADINGS: Final = ("H1", "H2", "H3", "H4", "H5", "H6")
_GROUPS: Final = frozenset({"Document", "Part", "Sect", "Div"})
_PLACES: Final = _GROUPS | {"LBody", "TH", "TD"}
_WITHIN: Final = {
    "Document": frozenset[str](),
    **dict.fromkeys(("Part", "Sect", "Div", *HEADINGS), _GROUPS),
    **dict.fromkeys(("P", "L", "Table", "Figure"), _PLACES),
    **dict.fromkeys(("THead", "TBody", "TFoot"), frozenset({"Table"})),
    "TR": frozenset({"Table", "THead", "TBody", "TFoot"}),
    **dict.fromkeys(("TH", "TD"), frozenset({"TR"})),
    "LI": frozenset({"L"}),
    **dict.fromkeys(("Lbl", "LBody"), frozenset({"LI"})),
    "Caption": frozenset({"Table", "L", "Figure", "Div"}),
    "Span": frozenset({"P", "TH", "TD", "Lbl", "LBody", "Caption", "Span", *HEADINGS}),
}
"""What each kind of element may lie in. An element of another kind is none that a document here has."""

_ROLES: Final = {"P": TEXT, "LBody": TEXT, "Lbl": LABEL, "Caption": CAPTION} | {
    tag: tag for tag in ("TH", "TD", *HEADINGS)
}


class Heard(NamedTuple):
    """A part as it is heard, with the element that it is."""

    part: Part
    element: Element

    @property
    def page(self) -> int:
        """The page it begins on; that of what is around it, where it is empty."""
        found = (page for one in self.element.all() for page in one.pages)
        return next(found, -1)


def heard(root: Element) -> list[Heard]:
    """Return what is heard of the structure, in order; only cells may be empty."""
    found: list[Heard] = []
    waiting = [(root, 0)]
    while waiting:
        element, depth = waiting.pop()
        depth += element.tag == "L"
        kids = [kid for kid in element.kids if kid.tag != "Span"]
        if element.tag == "Figure":
            found.append(Heard(Part(FIGURE, unbroken(element.alt), depth), element))
            kids = [kid for kid in kids if kid.tag == "Caption"]
        elif (text := unbroken(_own(element))) or element.tag in {"TH", "TD"}:
            found.append(Heard(Part(_role(element), text, depth), element))
        waiting.extend((kid, depth) for kid in reversed(kids))
    return found


def _role(element: Element) -> str:
    entry = element.parent
    if element.tag == "Lbl" and entry and entry.parent and entry.parent.numbering == "Decimal":
        return NUMBER
    return _ROLES.get(element.tag, element.tag)


def _own(element: Element) -> str:
    """Return an element's text, with that of spans in it."""
    return "".join(
        (_own(one) if one.tag == "Span" else "") if isinstance(one, Element) else one.text for one in element.content
    )


def faults(root: Element, language: str) -> Iterator[str]:
    """Yield what is wrong with the structure, whatever the document says."""
    levels = [0]
    for element in root.all():
        tag, parent = element.tag, element.parent
        if tag not in _WITHIN or (parent is not None and parent.tag not in _WITHIN[tag]):
            yield _("En del av strukturen ({tag}) ligger där den inte får ligga ({parent}).").format(
                tag=tag, parent=parent.tag if parent else "–"
            )
        if element.language not in {"", language}:
            yield _("En text har fel språk ({language}).").format(language=element.language)
        if tag in HEADINGS:
            levels.append(int(tag[1:]))
        elif tag == "Table":
            yield from _table_faults(element)
        elif tag in {"L", "LI"}:
            yield from _list_faults(element)
        elif tag == "Figure":
            yield from _figure_faults(element)
    if any(level > above + 1 for above, level in pairwise(levels)):
        yield _("En rubriknivå är överhoppad.")


def _table_faults(table: Element) -> Iterator[str]:
    rows = [one for one in table.all() if one.tag == "TR"]
    name = excerpt(unbroken(" ".join(_own(cell) for row in rows[:1] for cell in row.kids)))
    if not rows or any(cell.tag != "TH" or cell.scope != "Column" for cell in rows[0].kids):
        yield _("Tabellen ”{name}” har ingen rad med kolumnrubriker överst.").format(name=name)
    if len({len(row.kids) for row in rows}) > 1 or any(cell.spans for row in rows for cell in row.kids):
        yield _("Tabellen ”{name}” har inte lika många celler i varje rad.").format(name=name)
    for row in rows[1:]:
        for place, cell in enumerate(row.kids):
            if cell.tag == "TH" and (place or cell.scope != "Row"):
                told = _("Rubriken ”{cell}” i en tabell säger inte rätt vad den är rubrik för.")
                yield told.format(cell=excerpt(_own(cell)))


def _list_faults(element: Element) -> Iterator[str]:
    tags = [kid.tag for kid in element.kids]
    if element.tag == "LI":
        if tags != ["Lbl", "LBody"]:
            yield _("En punkt i en lista har inte en etikett och en text.")
        return
    if not tags:
        yield _("En lista är tom.")


def _figure_faults(figure: Element) -> Iterator[str]:
    if not figure.alt.strip():
        yield _("En bild har ingen beskrivning i ord.")
    if not figure.boxed:
        yield _("En bild säger inte var på sidan den står.")
    if not figure.content:
        yield _("En bild som beskrivs finns inte på sidan.")


class _Bookmark(NamedTuple):
    entry: Entry
    key: Key
    page: Key


def bookmark_faults(pdf: Pdf, expected: list[Entry], headings: list[Heard]) -> Iterator[str]:
    """Yield where bookmarks are not the headings: their words, order and levels, and what they lead to.

    `headings` are those that have bookmarks.
    """
    found = list(_bookmarks(pdf))
    pages = [page.obj.objgen for page in pdf.pages]
    if len(found) != len(expected):
        yield _("Det finns {count} bokmärken men {wanted} rubriker.").format(count=len(found), wanted=len(expected))
    for mark, entry in zip(found, expected, strict=False):
        if not begins(mark.entry.title, entry.title):
            told = _("Bokmärket ”{mark}” heter inte som rubriken, ”{heading}”.")
            yield told.format(mark=excerpt(mark.entry.title), heading=excerpt(entry.title))
            return
        if mark.entry.level != entry.level:
            yield _("Bokmärket ”{mark}” ligger på fel nivå.").format(mark=excerpt(mark.entry.title))
    for mark, heading in zip(found, headings, strict=False):
        if mark.key != heading.element.key or mark.page != pages[heading.page]:
            yield _("Bokmärket ”{mark}” leder inte till sin rubrik.").format(mark=excerpt(mark.entry.title))


def _bookmarks(pdf: Pdf) -> Iterator[_Bookmark]:
    top = pdf.Root.get("/Outlines")
    waiting: list[tuple[Object, int]] = [(top.First, 0)] if top is not None and "/First" in top else []
    seen: set[Key] = set()
    while waiting:
        entry, level = waiting.pop()
        if entry.objgen in seen:
            return
        seen.add(entry.objgen)
        structure, target = entry.get("/SE"), _target(entry)
        yield _Bookmark(
            Entry(unbroken(str(entry.get("/Title", ""))), level),
            structure.objgen if structure is not None else (0, 0),
            target.objgen if target is not None else (0, 0),
        )
        waiting.extend((entry[key], level + deeper) for key, deeper in (("/Next", 0), ("/First", 1)) if key in entry)


def _target(entry: Object) -> Object | None:
    """Return the page that a bookmark leads to."""
    action = entry.get("/A")
    place = entry.get("/Dest", action.get("/D") if action is not None and action.get("/S") == Name.GoTo else None)
    return place[0] if isinstance(place, Array) and len(place) else None
