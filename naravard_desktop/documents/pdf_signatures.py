"""Where a protocol is signed: lines with room for a pen, and beneath each who is to sign there."""

from collections.abc import Iterator
from dataclasses import replace

from reportlab.platypus import Flowable

from naravard_desktop.core.language import _
from naravard_desktop.documents.model import Signatures
from naravard_desktop.documents.pdf_flowables import KeptWhole, Text
from naravard_desktop.documents.pdf_lines import plain
from naravard_desktop.documents.pdf_styles import HAIRLINE, MEASURE, SIGNED_BY, SIGNED_NAME, Page
from naravard_desktop.documents.tagging import Node

_PEN = 44.0  # points above a line
_DATE_WIDTH, _GAP = 120.0, 24.0


def signatures(block: Signatures, page: Page, parent: Node) -> Iterator[Flowable]:
    """Set a line for each who signs, on one page, as a list that is read "Ordförande, namn, datum"."""
    if not block.rows:
        return
    node = parent.add("L")
    width = min(page.text_width, MEASURE)
    measure = width - _DATE_WIDTH - _GAP
    parts: list[Flowable] = []
    for role, name in block.rows:
        entry = node.add("LI")
        label, body = entry.add("Lbl"), entry.add("LBody")
        printed = plain(name) or _("Namnförtydligande:")
        texts = [
            Text(role, replace(SIGNED_BY, measure=measure), node=label),
            Text(printed, replace(SIGNED_NAME, measure=measure), node=body.add("P")),
        ]
        date = Text(_("Datum"), SIGNED_NAME, node=body.add("P"))
        parts += [_Lines(width, date), *(text for text in texts if text.words)]
    yield KeptWhole(parts, page.text_height)


class _Lines(Flowable):  # type: ignore[misc]  # ReportLab is untyped
    """A line to sign on and one for the date, with its label beneath, where beside it what follows leaves room."""

    def __init__(self, width: float, date: Text) -> None:
        super().__init__()
        self.width, self.height, self._date = width, _PEN, date
        self.keepWithNext = 1

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        """Return width and height."""
        self._date.wrap(_DATE_WIDTH, _PEN)
        return self.width, self.height

    def draw(self) -> None:
        """Draw both lines."""
        left = self.width - _DATE_WIDTH
        with self.canv.artifact():
            self.canv.setLineWidth(HAIRLINE)
            self.canv.line(0, 0, left - _GAP, 0)
            self.canv.line(left, 0, self.width, 0)
        self._date.drawOn(self.canv, left, -SIGNED_BY.before - self._date.height)
