"""Documents as PDF: every block becomes flowables, in the order given; one pass, nothing is done to the file afterwards."""

import re
import threading
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Spacer

from naravard_desktop.core.text import excerpt
from naravard_desktop.documents import fonts, pdf_tables
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
from naravard_desktop.documents.pdf_flowables import (
    Bookmark,
    KeptTogether,
    KeptWhole,
    Marks,
    Text,
    TopOfPage,
    draw_runs,
)
from naravard_desktop.documents.pdf_lines import plain
from naravard_desktop.documents.pdf_styles import (
    CAPTION,
    FURNITURE,
    HAIRLINE,
    HEADINGS,
    ITEM,
    KIND,
    LANDSCAPE,
    MARK,
    NOTE,
    PARAGRAPHS,
    PORTRAIT,
    RULE_GREY,
    TITLE,
    Page,
)

CREATOR = "Naravård Desktop"
_LONGEST = 500  # characters of a bookmark, title or author: PDF/A limits the length of strings
_LANGUAGE = re.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")
_DEEPEST_INDENT = 6

# ReportLab keeps some of its state in its modules.
_lock = threading.Lock()


def render(document: Document) -> bytes:
    """Return `document` as PDF; the same document gives the same bytes. Any text will do; characters that no font has
    are shown as a substitute, and `fonts.missing` tells which. Safe from any thread."""
    fonts.load()
    page = LANDSCAPE if document.landscape else PORTRAIT
    with _lock:
        buffer = BytesIO()
        # A document without a word has a page too. After others, a spacer could make an empty page.
        _Template(buffer, document, page).build(list(story(document, page)) or [Spacer(0, 0)])
        return buffer.getvalue()


def story(document: Document, page: Page) -> Iterator[Flowable]:
    """Yield the flowables of a document in reading order."""
    if document.kind.strip():
        yield Text(document.kind, KIND)
    if document.title.strip():
        yield Text(document.title, TITLE)
    if marks := [mark for mark in document.marks if plain(mark)]:
        yield Marks(marks, MARK)
    outline = _Outline()
    for block in document.blocks:
        yield from _block(block, page, outline)


def _block(block: Block, page: Page, outline: "_Outline") -> Iterator[Flowable]:
    match block:
        case Heading():
            yield from _heading(block, outline)
        case Paragraph():
            if plain(block.text) or plain(block.lead):
                yield Text(block.text, PARAGRAPHS[block.style], lead=block.lead)
        case Items():
            yield from _items(block)
        case Facts():
            if block.rows:
                yield pdf_tables.facts(block, page)
        case Table():
            if plain(block.caption):
                yield Text(block.caption, CAPTION)
            yield pdf_tables.table(block, page)
        case Together():
            if inside := [flowable for one in block.blocks for flowable in _block(one, page, outline)]:
                yield KeptWhole(inside, page.text_height)
        case NewPage():
            yield TopOfPage()


def _heading(block: Heading, outline: "_Outline") -> Iterator[Flowable]:
    if title := plain(block.text):
        style = HEADINGS[min(max(block.level, 1), len(HEADINGS)) - 1]
        yield Text(block.text, style, bookmark=outline.entry(title, block.level))


def _items(block: Items) -> Iterator[Flowable]:
    """Set a list. Only the outermost items are numbered; the nested are given dashes."""
    hang = 16.0
    if block.numbered:
        widest = Run(fonts.REGULAR, f"{len(block.items)}.")
        hang = max(hang, fonts.width(widest) * ITEM.size + 6)
    waiting = [(item, 0, f"{number}." if block.numbered else "•") for number, item in enumerate(block.items, 1)][::-1]
    while waiting:
        item, depth, label = waiting.pop()
        yield from _item(item, hang + 16.0 * min(depth, _DEEPEST_INDENT), label, hang if depth == 0 else 16.0)
        waiting.extend((child, depth + 1, "–") for child in reversed(item.items))


def _item(item: Item, indent: float, label: str, hang: float) -> Iterator[Flowable]:
    style = replace(ITEM, indent=indent)
    if plain(item.note):
        yield Text(item.text, replace(style, after=1, keep_with_next=True), label=label, hang=hang)
        yield Text(item.note, replace(NOTE, indent=indent))
    else:
        yield Text(item.text, style, label=label, hang=hang)


class _Outline:
    """Names the bookmarks, and keeps their levels from skipping: ReportLab refuses that."""

    def __init__(self) -> None:
        self._count = 0
        self._level = -1

    def entry(self, title: str, level: int) -> Bookmark:
        self._count += 1
        self._level = max(0, min(level - 1, self._level + 1))
        return Bookmark(_short(title), f"rubrik-{self._count}", self._level)


class _Template(BaseDocTemplate):  # type: ignore[misc]  # ReportLab is untyped
    """Pages with marks at the top, and the footer and "Sida x av y" at the foot.

    How many pages there are is known only when all are made, so each page shows a form that is defined last.
    """

    _doSave = 0  # noqa: N815  # ReportLab's name: `_endBuild` saves, when the forms are there

    def __init__(self, buffer: BytesIO, document: Document, page: Page) -> None:
        super().__init__(
            buffer,
            pagesize=(page.width, page.height),
            leftMargin=page.side,
            rightMargin=page.side,
            topMargin=page.top,
            bottomMargin=page.bottom,
            title=_short(document.title) or _short(document.kind),
            author=_short(document.author),
            subject=_short(document.kind),
            lang=document.language if _LANGUAGE.fullmatch(document.language) else "und",
            creator=CREATOR,
            displayDocTitle=True,
            initialFontName=fonts.REGULAR,
            invariant=1,
            keepTogetherClass=KeptTogether,
        )
        self._page = page
        self._foot = _fitted(document.footer, fonts.REGULAR, page.text_width - 80)
        self._marks = _fitted(" · ".join(document.marks), fonts.SEMIBOLD, page.text_width)
        frame = Frame(page.side, page.bottom, page.text_width, page.text_height, 0, 0, 0, 0)
        self.addPageTemplates([PageTemplate("page", [frame], onPage=_draw_furniture)])

    def _endBuild(self) -> None:  # noqa: N802  # ReportLab's name
        super()._endBuild()
        canvas = self.canv
        last = canvas.getPageNumber() - 1
        for number in range(1, last + 1):
            text = Run(fonts.REGULAR, f"Sida {number} av {last}")
            canvas.beginForm(f"sida-{number}", -200, -5, 0, 15)
            canvas.setFillGray(FURNITURE.grey)
            draw_runs(canvas, (text,), -fonts.width(text) * FURNITURE.size, 0, FURNITURE.size)
            canvas.endForm()
        canvas.showOutline()
        canvas.save()


def _draw_furniture(canvas: Canvas, template: _Template) -> None:
    page, y = template._page, 40.0
    canvas.saveState()
    canvas.setFillGray(FURNITURE.grey)
    canvas.setStrokeGray(RULE_GREY)
    canvas.setLineWidth(HAIRLINE)
    canvas.line(page.side, y + 16, page.width - page.side, y + 16)
    draw_runs(canvas, template._foot, page.side, y, FURNITURE.size)
    draw_runs(canvas, template._marks, page.side, page.height - 42, FURNITURE.size)
    canvas.translate(page.width - page.side, y)
    canvas.doForm(f"sida-{canvas.getPageNumber()}")
    canvas.restoreState()


def _short(text: str) -> str:
    return excerpt(plain(text), _LONGEST)


def _fitted(text: str, font: str, width: float) -> tuple[Run, ...]:
    """Return the start of `text` as one line of page furniture, at most `width` points wide."""
    text = _short(text)
    length = len(text)
    while True:
        runs = tuple(fonts.runs(excerpt(text, length), font))
        taken = sum(map(fonts.width, runs)) * FURNITURE.size
        if taken <= width or length <= 1:
            return runs
        length = max(1, min(length - 1, int(length * width / taken) + 1))
