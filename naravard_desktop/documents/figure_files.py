"""What is drawn from data, as a picture's file: with letters drawn as well, for a reader may not have the typeface."""

from io import BytesIO

from naravard_desktop.documents.figure_data import Drawn
from naravard_desktop.documents.picture_files import PictureFile

_DOTS = 220 / 72  # pixels to a point
_EDGE = 1  # points, for half of the outermost line lies outside the drawing


def figure_file(drawn: Drawn, width: float, height: float | None = None) -> PictureFile:
    """Return a figure as a PNG, `width` points wide and with a `height` never higher; its own size is told in points."""
    # ReportLab takes longer to load than most commands take to run.
    from reportlab.graphics import renderPDF
    from reportlab.pdfgen.canvas import Canvas

    from naravard_desktop.documents import figures, fonts, png

    fonts.load()
    made = figures.drawing(drawn, width - 2 * _EDGE, height and height - 2 * _EDGE)
    size = made.width + 2 * _EDGE, made.height + 2 * _EDGE
    page = BytesIO()
    canvas = Canvas(page, pagesize=size)
    renderPDF.draw(made, canvas, _EDGE, _EDGE)
    canvas.save()
    (content,) = png.pages(page.getvalue(), round(size[0] * _DOTS))
    return PictureFile(content, "png", round(size[0]), round(size[1]))
