# ruff: noqa: D102  # wrap and draw are what ReportLab says of every Flowable
"""Pictures on pages: photos, logos side by side, and what is drawn from data. Each is one part for a reader, with words
for it and its place on the page."""

from collections.abc import Iterator
from dataclasses import replace

from reportlab.graphics import renderPDF
from reportlab.pdfbase.pdfdoc import PDFImageXObject
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import Flowable

from naravard_desktop.core.language import _
from naravard_desktop.core.text import excerpt
from naravard_desktop.documents import figure_data, figures, pictures
from naravard_desktop.documents.model import Figure, Picture
from naravard_desktop.documents.pdf_flowables import Text
from naravard_desktop.documents.pdf_lines import plain
from naravard_desktop.documents.pdf_styles import CAPTION_HEIGHT, NOTE, PARAGRAPHS, PICTURE_CAPTION, Page
from naravard_desktop.documents.pictures import Raster
from naravard_desktop.documents.tagging import Node

_LONGEST_ALT = 8_000  # characters: PDF/A-2 allows 32 767 bytes in a string, and a character may take four
_SHARPEST = 220.0  # pixels to an inch that paper shows
_COARSEST = 150.0  # pixels to an inch: a small picture is not blown up
_INCH = 72.0
_HIGHEST = 0.6  # of the text on a page
_LOGO_HEIGHT, _LOGO_WIDTH = 45.0, 0.42  # points; of the text's width
_MOST_OF_IT = 0.6
_BEFORE, _AFTER = 8.0, 12.0


def figure_node(parent: Node, alt: str) -> Node:
    """Add what a reader hears as a picture: `alt`, in which nothing else is said."""
    node = parent.add("Figure")
    node.alt = excerpt(plain(alt), _LONGEST_ALT) or _("Bild utan beskrivning")
    return node


def picture(block: Picture, page: Page, parent: Node) -> Iterator[Flowable]:
    """Set a picture over its caption; a sentence says so where the file is none."""
    raster = _raster(block, page.text_width, _HIGHEST * page.text_height)
    if raster is None:
        yield _no_picture(block, parent)
    caption = plain(block.caption)
    group = parent.add("Div") if raster and caption else parent
    if raster:
        shown = Shown(raster, page.text_width, _HIGHEST * page.text_height, figure_node(group, block.alt))
        shown.keepWithNext = int(bool(caption))
        yield shown
    if caption:
        yield caption_text(block.caption, group, parted=bool(raster))


def figure(block: Figure, page: Page, parent: Node) -> Iterator[Flowable]:
    """Set what is drawn from data, over its caption."""
    caption = plain(block.caption)
    group = parent.add("Div") if caption else parent
    below = CAPTION_HEIGHT if caption else 0.0
    shown = Drawn(block.drawn, page.text_height, below, figure_node(group, block.alt))
    shown.keepWithNext = int(bool(caption))
    yield shown
    if caption:
        yield caption_text(block.caption, group)


def caption_text(text: str, group: Node, *, parted: bool = True) -> Text:
    """Set what stands below a picture; a paragraph, where the picture itself is not there."""
    return Text(text, PICTURE_CAPTION if parted else NOTE, node=group.add("Caption" if parted else "P"))


def logos(found: tuple[Picture, ...], page: Page, parent: Node) -> Iterator[Flowable]:
    """Set logos side by side; after them those that cannot be shown, in words."""
    width = _LOGO_WIDTH * page.text_width
    rasters = [(logo, _raster(logo, width, _LOGO_HEIGHT)) for logo in found]
    shown = [
        Shown(raster, width, _LOGO_HEIGHT, figure_node(parent, logo.alt), sharp=True)
        for logo, raster in rasters
        if raster
    ]
    if shown:
        yield Row(shown)
    for logo, raster in rasters:
        if raster is None:
            yield _no_picture(logo, parent)


def _raster(block: Picture, width: float, height: float) -> Raster | None:
    dots = _SHARPEST / _INCH
    # A logo is small and may stand sharper: it costs nothing.
    dots *= 2 if height <= _LOGO_HEIGHT else 1
    return pictures.raster(block.content, round(width * dots), round(height * dots))


def _no_picture(block: Picture, parent: Node) -> Text:
    told = _("Bilden kan inte visas, för filen går inte att läsa som bild. Den ska föreställa: {alt}")
    style = replace(PARAGRAPHS["quiet"], keep_with_next=bool(plain(block.caption)))
    return Text(told.format(alt=plain(block.alt) or "–"), style, node=parent.add("P"))


class Shown(Flowable):  # type: ignore[misc]  # ReportLab is untyped
    """A picture, as large as its pixels, its file and the room allow. `sharp`: fills the room even when it has few pixels."""

    def __init__(self, raster: Raster, width: float, height: float, node: Node, *, sharp: bool = False) -> None:
        super().__init__()
        self._raster, self._node = raster, node
        own = _INCH / _COARSEST
        scale = min(width / raster.width, height / raster.height, 1e9 if sharp else own)
        self.width, self.height = raster.width * scale, raster.height * scale
        self.spaceBefore, self.spaceAfter = _BEFORE, _AFTER

    def wrap(self, _width: float, _height: float) -> tuple[float, float]:
        return self.width, self.height

    def draw(self) -> None:
        tell_place(self.canv, self._node, self.width, self.height)
        with self.canv.content(self._node):
            _place(self.canv, self._raster, self.width, self.height)


class Row(Flowable):  # type: ignore[misc]  # ReportLab is untyped
    """Pictures side by side, the first to the left and the last to the right."""

    def __init__(self, shown: list[Shown]) -> None:
        super().__init__()
        self._shown = shown
        self.spaceAfter = 22.0

    def wrap(self, width: float, _height: float) -> tuple[float, float]:
        self.width, self.height = width, max(one.height for one in self._shown)
        return self.width, self.height

    def draw(self) -> None:
        gaps = max(len(self._shown) - 1, 1)
        free = self.width - sum(one.width for one in self._shown)
        x = 0.0
        for one in self._shown:
            one.drawOn(self.canv, x, (self.height - one.height) / 2)
            x += one.width + free / gaps


class Drawn(Flowable):  # type: ignore[misc]  # ReportLab is untyped
    """A drawing over the width of the page. It takes what is left of a page when that is most of it, and leaves `below` for
    its caption."""

    def __init__(self, drawn: figure_data.Drawn, page_height: float, below: float, node: Node) -> None:
        super().__init__()
        self._drawn, self._page_height, self._below, self._node = drawn, page_height, below, node
        self.spaceBefore, self.spaceAfter = 2 * _BEFORE, _AFTER

    def wrap(self, width: float, height: float) -> tuple[float, float]:
        room = min(height, self._page_height) if height > _MOST_OF_IT * self._page_height else self._page_height
        self._made = figures.drawing(self._drawn, width, room - self._below)
        self.width, self.height = self._made.width, self._made.height
        return self.width, self.height

    def draw(self) -> None:
        tell_place(self.canv, self._node, self.width, self.height)
        with self.canv.content(self._node):
            renderPDF.draw(self._made, self.canv, 0, 0)


def tell_place(canvas: Canvas, node: Node, width: float, height: float) -> None:
    """Say in the structure where on the page a picture is that is drawn at the origin."""
    left, bottom = canvas.absolutePosition(0, 0)
    box = " ".join(f"{value:.2f}" for value in (left, bottom, left + width, bottom + height))
    node.attributes = f"/O /Layout /Placement /Block /BBox [{box}]"


def _place(canvas: Canvas, raster: Raster, width: float, height: float) -> None:
    """Draw a picture at the origin. The same picture is in the file once, however often it is shown."""
    document = canvas._doc
    key = document.getXObjectName(raster.name)
    if key not in document.idToObject:
        image = PDFImageXObject(raster.name)
        image.width, image.height = raster.columns, raster.rows
        image.bitsPerComponent = 8
        image.colorSpace = "DeviceGray" if raster.grey else "DeviceRGB"
        image._filters = ("DCTDecode" if raster.jpeg else "FlateDecode",)
        image.streamContent = raster.content
        document.Reference(image, key)
    canvas.saveState()
    canvas.scale(width, height)
    canvas._code.append(f"/{key} Do")
    canvas.restoreState()
    canvas._formsinuse.append(raster.name)
    canvas._currentPageHasImages = 1
