"""Documents as PDF that can be read aloud and archived: PDF/UA-1 and PDF/A, in one pass; nothing is done to the file
afterwards."""

import re
import threading
from datetime import datetime
from io import BytesIO

from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate, Spacer

from naravard_desktop.core.language import _
from naravard_desktop.core.text import excerpt
from naravard_desktop.documents import fonts, pdf_packing
from naravard_desktop.documents.fonts import Run
from naravard_desktop.documents.model import Document
from naravard_desktop.documents.pdf_flowables import KeptTogether, draw_runs
from naravard_desktop.documents.pdf_metadata import UNDATED, About, Profile, write_metadata
from naravard_desktop.documents.pdf_story import short, story
from naravard_desktop.documents.pdf_styles import FURNITURE, HAIRLINE, RULE_GREY, Page, page_of
from naravard_desktop.documents.tagging import Node, TaggedCanvas

_LANGUAGE = re.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")

# ReportLab keeps some of its state in its modules.
_lock = threading.Lock()


def render(document: Document, made: datetime | None = None, profile: Profile = "a2") -> bytes:
    """Return `document` as PDF; the same document gives the same bytes. Any text will do; characters that no font has
    are shown as a substitute, and `fonts.missing` tells which. Safe from any thread.

    `made` is the date of creation that the file tells, in local time when it has no zone; without it the file is
    undated. The file follows PDF/UA-1 and PDF/A-2a, or PDF/A-1a.
    """
    fonts.load()
    page = page_of(document.size, landscape=document.landscape)
    about = About(
        title=short(document.title) or short(document.kind) or _("Dokument"),
        author=short(document.author),
        subject=short(document.kind),
        language=document.language if _LANGUAGE.fullmatch(document.language) else "und",
        made=UNDATED if made is None else made if made.tzinfo else made.astimezone(),
        profile=profile,
    )
    root = Node("Document")
    root.language = about.language
    with _lock:
        buffer = BytesIO()
        # A document without a word has a page too. After others, a spacer could make an empty page.
        flowables = list(story(document, page, root)) or [Spacer(0, 0)]
        _Template(buffer, document, page, about, root).build(flowables, canvasmaker=TaggedCanvas)
        return buffer.getvalue()


class _Template(BaseDocTemplate):  # type: ignore[misc]  # ReportLab is untyped
    """Pages with marks at the top, and the footer and "Sida x av y" at the foot.

    How many pages there are is known only when all are made, so each page shows a form that is defined last.
    """

    _doSave = 0  # noqa: N815  # ReportLab's name: `_endBuild` saves, when the forms are there

    def __init__(self, buffer: BytesIO, document: Document, page: Page, about: About, root: Node) -> None:
        super().__init__(
            buffer,
            pagesize=(page.width, page.height),
            leftMargin=page.side,
            rightMargin=page.side,
            topMargin=page.top,
            bottomMargin=page.bottom,
            lang=about.language,
            displayDocTitle=True,
            initialFontName=fonts.REGULAR,
            invariant=1,
            keepTogetherClass=KeptTogether,
        )
        self._page, self._about, self._root = page, about, root
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
        canvas.write_structure(self._root)
        write_metadata(canvas._doc, self._about)
        if self._about.profile == "a2":  # PDF/A-1 knows no packed parts
            pdf_packing.pack(canvas._doc)
        canvas.save()


def _draw_furniture(canvas: Canvas, template: _Template) -> None:
    page, y = template._page, 40.0
    canvas.saveState()
    canvas.setFillGray(FURNITURE.grey)
    canvas.setStrokeGray(RULE_GREY)
    canvas.setLineWidth(HAIRLINE)
    if template._marks:
        with canvas.artifact("/Type /Pagination /Subtype /Header"):
            draw_runs(canvas, template._marks, page.side, page.height - 42, FURNITURE.size)
    with canvas.artifact("/Type /Pagination /Subtype /Footer"):
        canvas.line(page.side, y + 16, page.width - page.side, y + 16)
        draw_runs(canvas, template._foot, page.side, y, FURNITURE.size)
        canvas.translate(page.width - page.side, y)
        canvas.doForm(f"sida-{canvas.getPageNumber()}")
    canvas.restoreState()


def _fitted(text: str, font: str, width: float) -> tuple[Run, ...]:
    """Return the start of `text` as one line of page furniture, at most `width` points wide."""
    text = short(text)
    length = len(text)
    while True:
        runs = tuple(fonts.runs(excerpt(text, length), font))
        taken = sum(map(fonts.width, runs)) * FURNITURE.size
        if taken <= width or length <= 1:
            return runs
        length = max(1, min(length - 1, int(length * width / taken) + 1))
