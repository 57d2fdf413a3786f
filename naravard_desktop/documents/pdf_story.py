"""What a document is made of on pages: every block becomes flowables and the nodes that say what they are, in the order
given."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from reportlab.platypus import Flowable

from naravard_desktop.core.text import excerpt
from naravard_desktop.documents import fonts, pdf_tables, tagging
from naravard_desktop.documents.fonts import Run
from naravard_desktop.documents.model import (
    Block,
    Document,
    Facts,
    Heading,
    Item,
    Items,
    NewPage,
    Paragraph,
    Table,
    Together,
)
from naravard_desktop.documents.pdf_flowables import Bookmark, KeptWhole, Marks, Text, TopOfPage
from naravard_desktop.documents.pdf_lines import plain
from naravard_desktop.documents.pdf_styles import CAPTION, HEADINGS, ITEM, KIND, MARK, NOTE, PARAGRAPHS, TITLE, Page
from naravard_desktop.documents.tagging import Node

_LONGEST = 500  # characters of a bookmark, title or author: PDF/A limits the length of strings
_DEEPEST_INDENT = 6


def short(text: str) -> str:
    """Return the start of `text` on one line, for a place that is not a page."""
    return excerpt(plain(text), _LONGEST)


def story(document: Document, page: Page, root: Node) -> Iterator[Flowable]:
    """Yield the flowables of a document in reading order, and add their nodes to `root`.

    The title is the one heading of the first level, or the kind where there is no title: the blocks' headings come
    under it.
    """
    title = bool(plain(document.title))
    if plain(document.kind):
        yield Text(document.kind, KIND, node=root.add("P" if title else "H1"))
    if title:
        yield Text(document.title, TITLE, node=root.add("H1"))
    if marks := [mark for mark in document.marks if plain(mark)]:
        yield Marks([Text(mark, MARK, node=root.add("P")) for mark in marks])
    setting = _Setting(page, root, _Outline(1 if title or plain(document.kind) else 0))
    for block in document.blocks:
        yield from _block(block, setting)


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
    """Where blocks are set, and the node that theirs are added to."""

    page: Page
    parent: Node
    outline: _Outline


def _block(block: Block, setting: _Setting) -> Iterator[Flowable]:
    parent = setting.parent
    match block:
        case Heading():
            yield from _heading(block, setting)
        case Paragraph():
            if plain(block.text) or plain(block.lead):
                yield Text(block.text, PARAGRAPHS[block.style], lead=block.lead, node=parent.add("P"))
        case Items():
            yield from _items(block, parent)
        case Facts():
            if block.rows:
                yield pdf_tables.facts(block, setting.page, parent)
        case Table():
            node = parent.add("Table")
            if plain(block.caption):
                yield Text(block.caption, CAPTION, node=node.add("Caption"))
            yield pdf_tables.table(block, setting.page, node)
        case Together():
            if inside := [flowable for one in block.blocks for flowable in _block(one, setting)]:
                yield KeptWhole(inside, setting.page.text_height)
        case NewPage():
            yield TopOfPage()


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
    waiting = [(item, 0, f"{n}." if block.numbered else "•", node) for n, item in enumerate(block.items, 1)][::-1]
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
    node = body.add("P") if plain(item.text) else None
    yield Text(item.text, style, label=label, hang=hang, node=node, label_node=label_node)
    if note:
        yield Text(item.note, replace(NOTE, indent=indent), node=body.add("P"))
