"""Pictures made as SVG: painted whole, in proportion, with words for those who cannot see them."""

from PySide6.QtGui import QColor
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from reportlab.graphics import renderSVG
from reportlab.graphics.shapes import Drawing, Rect
from reportlab.lib.colors import HexColor

from naravard_desktop.widgets import theme
from naravard_desktop.widgets.svg_view import SvgView, without_clips
from tests.widgets.conftest import count, picture

# Reportlab writes whole per cent: only such a colour comes out as it was.
BLUE = "#336699"


def drawn() -> bytes:
    drawing = Drawing(200, 100)
    drawing.add(Rect(50, 25, 100, 50, fillColor=HexColor(BLUE), strokeColor=None))
    text: str = renderSVG.drawToString(drawing)
    return text.encode()


def test_reportlabs_clip_paths_are_taken_out() -> None:
    svg = drawn()
    assert b"clipPath" in svg
    clean = without_clips(svg)
    assert b"clip" not in clean
    assert b"<rect" in clean
    assert without_clips(b'<g clip-path="url(#a)" id="b"/><clipPath id="a"/>') == b'<g id="b"/>'


def test_the_picture_is_painted_and_nothing_is_black(qtbot: QtBot) -> None:
    view = SvgView(drawn(), "En blå ruta")
    qtbot.addWidget(view)
    view.resize(200, 100)
    view.show()
    image = picture(view)
    assert count(image, BLUE) == 100 * 50
    assert count(image, "#000000") == 0


def test_proportions_are_kept(qtbot: QtBot) -> None:
    view = SvgView(drawn(), "En blå ruta")
    qtbot.addWidget(view)
    view.resize(400, 400)
    view.show()
    image = picture(view)
    assert image.pixelColor(200, 200) == QColor(BLUE)
    assert count(image, BLUE) == 200 * 100


def test_its_size_follows_the_zoom_and_its_width(light: QApplication, qtbot: QtBot) -> None:
    view = SvgView(drawn(), "En blå ruta")
    qtbot.addWidget(view)
    assert (view.sizeHint().width(), view.sizeHint().height()) == (200, 100)
    assert view.heightForWidth(100) == 50
    theme.apply(light, "light", 1.5)
    assert (view.sizeHint().width(), view.sizeHint().height()) == (300, 150)


def test_what_cannot_be_read_is_shown_as_words(qtbot: QtBot) -> None:
    view = SvgView(b"no picture", "Tre av fyra mål nås")
    qtbot.addWidget(view)
    view.resize(view.sizeHint())
    view.show()
    assert view.accessibleName() == "Tre av fyra mål nås"
    assert count(picture(view), theme.current().colour("text")) > 10
