"""What a document is made of on pages: every block becomes flowables and the nodes that say what they are, in the order
given."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import zip_longest
from typing import NamedTuple

from reportlab.platypus import Flowable

from naravard_desktop.core.text import excerpt
from naravard_desktop.documents import fonts, pdf_tables, tagging
from naravard_desktop.documents.fonts import Run
from naravard_desktop.documents.model import (
    Block,
    Document,
    Facts,
    Figure,
    Heading,
    Item,
    Items,
    NewPage,
    Paragraph,
    Picture,
    Signatures,
    Table,
    Together,
)
from naravard_desktop.documents.pdf_flowables import Bookmark, KeptWhole, Marks, Text, TopOfPage
from naravard_desktop.documents.pdf_lines import plain
from naravard_desktop.documents.pdf_pictures import figure, logos, picture
from naravard_desktop.documents.pdf_signatures import signatures
from naravard_desktop.documents.pdf_styles import (
    APART,
    CAPTION,
    CLOSE,
    HEADINGS,
    ITEM,
    KIND,
    MARK,
    NOTE,
    PARAGRAPHS,
    TITLE,
    Page,
    Style,
    larger,
)
from naravard_desktop.documents.pdf_tables import Labels
from naravard_desktop.documents.tagging import Node

_LONGEST = 500  # characters of a bookmark, title or author: PDF/A limits the length of strings
_DEEPEST_INDENT = 6
_SHORT_ITEM = 240  # characters: a longer one may stand alone on a page


def short(text: str) -> str:
    """Return the start of `text` on one line, for a place that is not a page."""
    return excerpt(plain(text), _LONGEST)


def story(document: Document, page: Page, root: Node) -> Iterator[Flowable]:
    """Yield the flowables of a document in reading order, and add their nodes to `root`.

    Logos stand first. The title is the one heading of the first level, or the kind where there is no title: the blocks'
    headings come under it.
    """
    yield from logos(document.logos, page, root)
    title = bool(plain(document.title))
    if plain(document.kind):
        yield Text(document.kind, larger(KIND, page.head), node=root.add("P" if title else "H1"))
    if title:
        yield Text(document.title, larger(TITLE, page.head), node=root.add("H1"))
    if marks := [mark for mark in document.marks if plain(mark)]:
        yield Marks([Text(mark, larger(MARK, page.head), node=root.add("P")) for mark in marks])
    outline = _Outline(1 if title or plain(document.kind) else 0)
    labels = pdf_tables.labels_of(document.blocks, page)
    head = next(
        (block for block in document.blocks if not (isinstance(block, Paragraph) and block.style == "quiet")), None
    )
    setting = _Setting(page, root, outline, labels, head)
    yield from _blocks(document.blocks, setting)


class _Outline:
    """Names the bookmarks, and keeps their levels from skipping: neither ReportLab nor PDF/UA would have that."""

    def __init__(self, above: int) -> None:
        self._above = above
        self._count = 0
        self._level = -1

    def entry(self, title: str, level: int) -> Bookmark:
        self._count += 1
        self._level = max(0, min(level - 1, self._level + 1))
        return Bookmark(short(title), f"rubrik-{self._count}", self._level)

    def tag(self, bookmark: Bookmark) -> str:
        return f"H{self._above + bookmark.level + 1}"


class _Setting(NamedTuple):
    """Where blocks are set, and the node that theirs are added to. `head` is the block that the document
    begins with, if it is facts they are its head."""

    page: Page
    parent: Node
    outline: _Outline
    labels: Labels
    head: Block | None


def _blocks(blocks: tuple[Block, ...], setting: _Setting) -> Iterator[Flowable]:
    level = 0
    for block, following in zip_longest(blocks, blocks[1:]):
        if isinstance(block, Heading):
            level = block.level
        flowables = list(_block(block, setting, following))
        if flowables:
            _keep(flowables[-1], block, following, level)
        yield from flowables


def _keep(last: Flowable, block: Block, following: Block | None, level: int) -> None:
    """Say of what a block ends with whether it stays with what follows; `level` is that of the heading it stands under."""
    if isinstance(following, Signatures):
        last.keepWithNext = 1  # what they are and when they are due
    elif isinstance(block, Paragraph) and (
        following is None
        or isinstance(following, NewPage)
        or (isinstance(following, Heading) and following.level <= level)
    ):
        last.keepWithNext = 0  # a question that nothing answers stays with its own heading


def _block(block: Block, setting: _Setting, following: Block | None) -> Iterator[Flowable]:
    parent = setting.parent
    match block:
        case Heading():
            yield from _heading(block, setting)
        case Paragraph():
            if plain(block.text) or plain(block.lead):
                yield Text(block.text, _style(block, following), lead=block.lead, node=parent.add("P"))
        case Items():
            yield from _items(block, parent)
        case Facts():
            if block.rows:
                yield pdf_tables.facts(block, setting.page, setting.labels, parent, head=block is setting.head)
        case Table():
            yield from _table(block, setting)
        case Together():
            if inside := list(_blocks(block.blocks, setting)):
                yield KeptWhole(inside, setting.page.text_height)
        case NewPage():
            yield TopOfPage()
        case Picture() | Figure() | Signatures():
            yield from _framed(block, setting.page, parent)


def _style(block: Paragraph, following: Block | None) -> Style:
    """Return how a paragraph is set: close to the quiet one that says more of it, apart from what is said before it."""
    style = PARAGRAPHS[block.style]
    if block.style == "body" and isinstance(following, Paragraph) and following.style == "quiet":
        return replace(style, before=APART if block.lead else style.before, after=CLOSE)
    return style


def _table(block: Table, setting: _Setting) -> Iterator[Flowable]:
    node = setting.parent.add("Table")
    if plain(block.caption):
        yield Text(block.caption, CAPTION, node=node.add("Caption"))
    yield pdf_tables.table(block, setting.page, node)


def _framed(block: Picture | Figure | Signatures, page: Page, parent: Node) -> Iterator[Flowable]:
    """Set what is no running text."""
    match block:
        case Picture():
            yield from picture(block, page, parent)
        case Figure():
            yield from figure(block, page, parent)
        case Signatures():
            yield from signatures(block, page, parent)


def _heading(block: Heading, setting: _Setting) -> Iterator[Flowable]:
    if title := plain(block.text):
        style = HEADINGS[min(max(block.level, 1), len(HEADINGS)) - 1]
        bookmark = setting.outline.entry(title, block.level)
        yield Text(block.text, style, bookmark=bookmark, node=setting.parent.add(setting.outline.tag(bookmark)))


def _items(block: Items, parent: Node) -> Iterator[Flowable]:
    """Set a list. Only the outermost items are numbered; the nested are given dashes."""
    if not block.items:
        return
    hang = 16.0
    if block.numbered:
        widest = Run(fonts.REGULAR, f"{len(block.items)}.")
        hang = max(hang, fonts.width(widest) * ITEM.size + 6)
    node = parent.add("L", tagging.NUMBERS if block.numbered else tagging.BULLETS)
    together = _kept(block.items)
    for number, item in enumerate(block.items):
        label = f"{number + 1}." if block.numbered else "•"
        *above, last = _entries(item, label, hang, node)
        last.keepWithNext = int(number in together)
        yield from (*above, last)


def _kept(items: tuple[Item, ...]) -> set[int]:
    """Return the places of items that stay with the next, so that none stands alone at the foot or at the head of a page."""
    return {
        place
        for place in (0, len(items) - 2)
        if 0 <= place < len(items) - 1 and not items[place].items and len(items[place].text) <= _SHORT_ITEM
    }


def _entries(outer: Item, label: str, hang: float, node: Node) -> Iterator[Flowable]:
    """Set an item and those in it."""
    waiting = [(outer, 0, label, node)]
    while waiting:
        item, depth, label, within = waiting.pop()
        entry = within.add("LI")
        label_node, body = entry.add("Lbl"), entry.add("LBody")
        indent = hang + 16.0 * min(depth, _DEEPEST_INDENT)
        yield from _item(item, indent, label, hang if depth == 0 else 16.0, label_node, body)
        if item.items:
            inner = body.add("L", tagging.BULLETS)
            waiting.extend((child, depth + 1, "–", inner) for child in reversed(item.items))


def _item(item: Item, indent: float, label: str, hang: float, label_node: Node, body: Node) -> Iterator[Flowable]:
    style = replace(ITEM, indent=indent)
    note = plain(item.note)
    if note:
        style = replace(style, after=1, keep_with_next=True)
    node = None
    if plain(item.text):
        # One text needs no paragraph in its body: of a long list a quarter of the structure would be such.
        node = body.add("P") if note or item.items else body
    yield Text(item.text, style, label=label, hang=hang, node=node, label_node=label_node)
    if note:
        yield Text(item.note, replace(NOTE, indent=indent), node=body.add("P"))
