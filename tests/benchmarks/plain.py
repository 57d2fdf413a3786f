"""The same pages by ReportLab alone, as its manual has them: nothing in them can be read aloud in order.

Type, sizes, leading, spaces, margins, rules and page furniture are those of `documents/`, so that both set as much.
"""

from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import Any
from xml.sax.saxutils import escape

from reportlab.lib.colors import Color
from reportlab.lib.styles import ParagraphStyle
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Flowable, Frame, PageTemplate, Paragraph, Table

from naravard_desktop.documents import fonts, model
from naravard_desktop.documents.pdf_styles import (
    CAPTION,
    CELL,
    FIRM_RULE,
    FURNITURE,
    HAIRLINE,
    HEADER_CELL,
    HEADINGS,
    ITEM,
    KIND,
    LABEL,
    NOTE,
    PARAGRAPHS,
    PORTRAIT,
    ROW_HEADING,
    RULE_GREY,
    TITLE,
    VALUE,
    Style,
)

_GREY = Color(RULE_GREY, RULE_GREY, RULE_GREY)
_BLACK = Color(0, 0, 0)


def render(document: model.Document) -> bytes:
    """Return a document of headings, paragraphs, lists, facts and tables as PDF."""
    fonts.load()
    buffer = BytesIO()
    _Template(buffer, document).build(list(_story(document)))
    return buffer.getvalue()


def _style(one: Style, indent: float = 0.0, bullet: float = 0.0) -> ParagraphStyle:
    return ParagraphStyle(
        one.font,
        fontName=one.font,
        fontSize=one.size,
        leading=one.leading,
        spaceBefore=one.before,
        spaceAfter=one.after,
        leftIndent=one.indent + indent,
        rightIndent=max(0.0, PORTRAIT.text_width - one.measure) if one.measure < PORTRAIT.text_width else 0.0,
        textColor=Color(one.grey, one.grey, one.grey),
        keepWithNext=int(one.keep_with_next),
        bulletFontName=one.font,
        bulletFontSize=one.size,
        bulletIndent=bullet,
    )


_KIND, _TITLE, _LABEL, _VALUE = map(_style, (KIND, TITLE, LABEL, VALUE))
_HEADINGS = [_style(one) for one in HEADINGS]
_PARAGRAPHS = {name: _style(one) for name, one in PARAGRAPHS.items()}
# Kept with its table ReportLab would have the whole of it on one page, and leave the rest of the last one empty.
_CAPTION, _HEADER, _CELL, _FIRST = map(_style, (replace(CAPTION, keep_with_next=False), HEADER_CELL, CELL, ROW_HEADING))
_ITEMS = [_style(ITEM, 16.0 * (depth + 1), 16.0 * depth) for depth in range(2)]
_NOTE, _NOTED = _style(NOTE, 16.0), _style(replace(ITEM, after=1, keep_with_next=True), 16.0)


def _story(document: model.Document) -> Iterator[Flowable]:
    yield Paragraph(escape(document.kind), _KIND)
    yield Paragraph(escape(document.title), _TITLE)
    yield Paragraph(escape(" · ".join(document.marks)), _KIND)
    for block in document.blocks:
        match block:
            case model.Heading():
                yield Paragraph(escape(block.text), _HEADINGS[block.level - 1])
            case model.Paragraph():
                lead = f'<font name="{fonts.SEMIBOLD}">{escape(block.lead)}</font> ' if block.lead else ""
                yield Paragraph(lead + escape(block.text), _PARAGRAPHS[block.style])
            case model.Items():
                yield from _items(block.items, 0)
            case model.Facts():
                yield _facts(block)
            case model.Table():
                yield Paragraph(escape(block.caption), _CAPTION)
                yield _table(block)
            case _:
                raise TypeError(type(block))


def _items(items: tuple[model.Item, ...], depth: int) -> Iterator[Flowable]:
    for item in items:
        style = _NOTED if item.note else _ITEMS[depth]
        yield Paragraph(escape(item.text), style, bulletText="–" if depth else "•")
        if item.note:
            yield Paragraph(escape(item.note), _NOTE)
        yield from _items(item.items, depth + 1)


def _facts(block: model.Facts) -> Table:
    rows = [
        [Paragraph(escape(label), _LABEL), Paragraph(escape(value).replace("\n", "<br/>"), _VALUE)]
        for label, value in block.rows
    ]
    facts = Table(rows, colWidths=[92.0, PORTRAIT.text_width - 92.0], hAlign="LEFT", spaceBefore=8, spaceAfter=14)
    facts.setStyle(_padded(1.5))
    return facts


def _table(block: model.Table) -> Table:
    rows = [
        [Paragraph(escape(text), _HEADER) for text in block.header],
        *(
            [
                Paragraph(escape(text), _CELL if place or not block.row_header else _FIRST)
                for place, text in enumerate(row)
            ]
            for row in block.rows
        ),
    ]
    widths = [PORTRAIT.text_width * share / sum(block.widths) for share in block.widths]
    table = Table(rows, colWidths=widths, repeatRows=1, splitInRow=1, hAlign="LEFT", spaceAfter=16)
    table.setStyle(
        [
            *_padded(5.0),
            ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
            ("LINEBELOW", (0, 1), (-1, -1), HAIRLINE, _GREY),
            ("LINEBELOW", (0, 0), (-1, 0), FIRM_RULE, _BLACK),
        ]
    )
    return table


def _padded(vertical: float) -> list[tuple[Any, ...]]:
    return [
        ("FONTNAME", (0, 0), (-1, -1), fonts.REGULAR),
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LEFTPADDING", (0, 0), (-1, -1), 0),
        ("RIGHTPADDING", (0, 0), (-1, -1), 11),
        ("TOPPADDING", (0, 0), (-1, -1), vertical),
        ("BOTTOMPADDING", (0, 0), (-1, -1), vertical),
    ]


class _Template(BaseDocTemplate):  # type: ignore[misc]  # ReportLab is untyped
    _doSave = 0  # noqa: N815  # ReportLab's name

    def __init__(self, buffer: BytesIO, document: model.Document) -> None:
        page = PORTRAIT
        super().__init__(
            buffer,
            pagesize=(page.width, page.height),
            title=document.title,
            author=document.author,
            lang=document.language,
            initialFontName=fonts.REGULAR,
            invariant=1,
        )
        self._foot, self._marks, self._count = document.footer, " · ".join(document.marks), 0
        frame = Frame(page.side, page.bottom, page.text_width, page.text_height, 0, 0, 0, 0)
        self.addPageTemplates([PageTemplate("page", [frame], onPage=_draw_furniture)])

    def afterFlowable(self, flowable: Flowable) -> None:  # noqa: N802  # ReportLab's name
        style = getattr(flowable, "style", None)
        if style in _HEADINGS:
            self._count += 1
            self.canv.bookmarkHorizontal(f"rubrik-{self._count}", 0, self.frame._y + flowable.height)
            self.canv.addOutlineEntry(flowable.getPlainText(), f"rubrik-{self._count}", _HEADINGS.index(style))

    def _endBuild(self) -> None:  # noqa: N802  # ReportLab's name
        super()._endBuild()
        canvas = self.canv
        last = canvas.getPageNumber() - 1
        for number in range(1, last + 1):
            canvas.beginForm(f"sida-{number}", -200, -5, 0, 15)
            canvas.setFont(fonts.REGULAR, FURNITURE.size)
            canvas.setFillGray(FURNITURE.grey)
            canvas.drawRightString(0, 0, f"Sida {number} av {last}")
            canvas.endForm()
        canvas.showOutline()
        canvas.save()


def _draw_furniture(canvas: Canvas, template: _Template) -> None:
    page, y = PORTRAIT, 40.0
    canvas.saveState()
    canvas.setFont(fonts.REGULAR, FURNITURE.size)
    canvas.setFillGray(FURNITURE.grey)
    canvas.setStrokeGray(RULE_GREY)
    canvas.setLineWidth(HAIRLINE)
    canvas.drawString(page.side, page.height - 42, template._marks)
    canvas.line(page.side, y + 16, page.width - page.side, y + 16)
    canvas.drawString(page.side, y, template._foot)
    canvas.translate(page.width - page.side, y)
    canvas.doForm(f"sida-{canvas.getPageNumber()}")
    canvas.restoreState()
