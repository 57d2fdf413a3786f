"""What is drawn from data: everything in its box, nothing over anything else, large enough to read, on paper and on screen."""

import io
from collections.abc import Iterator
from itertools import combinations

import pypdfium2
import pytest
from PIL import Image
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer
from reportlab.graphics import renderPDF
from reportlab.graphics.shapes import Drawing
from reportlab.pdfgen.canvas import Canvas

from naravard_desktop.documents import figures, fonts
from naravard_desktop.documents.figure_data import (
    ActionWall,
    ClusterMap,
    Drawn,
    MapCluster,
    MapLeg,
    Poster,
    PosterItem,
    WallAction,
    WallLane,
)
from naravard_desktop.documents.pdf_styles import A3_LANDSCAPE, A3_PORTRAIT, LANDSCAPE, PORTRAIT, Page
from tests.documents.drawn import LONG, SENTENCE, Box, boxes, cluster_map, poster, texts, wall, words
from tests.documents.test_pdf import BAD

DRAWN: dict[str, Drawn] = {
    **{f"{n} clusters of {cards}": cluster_map(n, cards) for n in (1, 2, 5, 8, 12) for cards in (0, 1, 60)},
    "clusters without legs": cluster_map(4, 12, legs=0),
    "clusters with many legs": cluster_map(2, 3, legs=9),
    "long names": cluster_map(12, 3, name=LONG),
    "one long word": cluster_map(3, 3, name="Vårdplaneringsförutsättningar" * 8),
    **{f"{n} principles": poster(n) for n in (1, 5, 12, 20)},
    "short principles": poster(3, "Invånaren först", signs=False),
    **{f"{n} actions": wall(5, n) for n in (1, 12, 60, 120)},
    "twelve lanes": wall(12, 40),
    "long actions": wall(3, 9, LONG * 3),
}
EMPTY: list[Drawn] = [ClusterMap("", ()), Poster("", ()), ActionWall("", ()), ActionWall("", (WallLane("", ()),))]
PAGES = {"A4": PORTRAIT, "A4 landscape": LANDSCAPE, "A3": A3_PORTRAIT, "A3 landscape": A3_LANDSCAPE}


def everywhere(text: str) -> list[Drawn]:
    """Put one text in every place of every kind of picture."""
    leg = MapLeg(text, text, (text, text))
    cluster = MapCluster(text, text, ((text, text),), (leg, leg), (text,), (0, 1))
    action = WallAction(text, text, text, text)
    return [
        ClusterMap(text, (cluster, cluster)),
        Poster(text, (PosterItem(text, ((text, text), (text, text))),) * 2, text),
        ActionWall(text, (WallLane(text, (action, action)), WallLane(text, ()))),
    ]


def check(drawing: Drawing) -> None:
    """See that nothing lies outside the drawing or its box, and that no text lies over another."""
    whole = Box(0, 0, drawing.width, drawing.height)
    inks, frames = texts(drawing), boxes(drawing)
    for box in [*frames, *(ink.box for ink in inks)]:
        assert whole.holds(box), box
    for ink in inks:
        start = Box(ink.box.left, ink.box.bottom, ink.box.left + 0.1, ink.box.top)
        for frame in frames:
            assert not frame.holds(start, 0) or frame.holds(ink.box), (ink, frame)
    inks.sort(key=lambda ink: ink.box.left)
    for one, other in combinations(inks, 2):
        if other.box.left >= one.box.right:
            continue
        assert not one.box.overlaps(other.box), (one, other)


def pixels(drawing: Drawing) -> Image.Image:
    """Return a drawing as it is printed, on a page with a margin of 20 points."""
    fonts.load()
    written = io.BytesIO()
    canvas = Canvas(written, (drawing.width + 40, drawing.height + 40), initialFontName=fonts.REGULAR)
    renderPDF.draw(drawing, canvas, 20, 20)
    canvas.save()
    page = pypdfium2.PdfDocument(written.getvalue())[0]
    image: Image.Image = page.render(scale=1).to_pil().convert("L")
    return image


def on_paper(drawn: Drawn, page: Page) -> Iterator[tuple[Drawn, Drawing]]:
    """Yield the parts of a picture as they are drawn on pages of that size."""
    first, later = page.figure_heights
    for number, part in enumerate(figures.parts(drawn, page.text_width, first, later)):
        room = later if number else first
        drawing = figures.drawing(part, page.text_width, room)
        assert drawing.height <= room
        yield part, drawing


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
@pytest.mark.parametrize("name", DRAWN)
def test_everything_is_in_its_place_on_every_paper(name: str, page: Page) -> None:
    for _part, drawing in on_paper(DRAWN[name], page):
        check(drawing)


@pytest.mark.parametrize("name", DRAWN)
def test_everything_is_in_its_place_on_the_screen(name: str) -> None:
    check(figures.drawing(DRAWN[name], 1100))


@pytest.mark.parametrize("page", PAGES.values(), ids=PAGES)
@pytest.mark.parametrize("name", [name for name in DRAWN if "long" not in name])
def test_nothing_is_too_small_to_read(name: str, page: Page) -> None:
    for part, drawing in on_paper(DRAWN[name], page):
        sizes = [ink.size for ink in texts(drawing)]
        assert min(sizes) >= 6.7  # the number in a disc; words are never under 8
        if isinstance(part, Poster):
            assert max(sizes) >= page.text_width / 30


def test_a_poster_is_read_from_a_few_metres() -> None:
    page = A3_PORTRAIT
    drawing = figures.drawing(poster(6, "Invånaren först", signs=False), page.text_width, page.figure_heights[0])
    assert min(ink.size for ink in texts(drawing) if "först" in ink.text) > 30
    assert drawing.height > 0.8 * page.figure_heights[0]


@pytest.mark.parametrize("name", DRAWN)
def test_all_parts_together_are_the_whole(name: str) -> None:
    whole = DRAWN[name]
    parts = figures.parts(whole, 455, 400, 500)
    match whole:
        case ClusterMap():
            found = [part for part in parts if isinstance(part, ClusterMap)]
            assert [one for part in found for one in part.clusters] == list(whole.clusters)
            assert [part.first for part in found] == [
                1 + sum(len(part.clusters) for part in found[:at]) for at in range(len(found))
            ]
        case Poster():
            posters = [part for part in parts if isinstance(part, Poster)]
            assert [one for part in posters for one in part.items] == list(whole.items)
        case ActionWall():
            walls = [part for part in parts if isinstance(part, ActionWall)]
            shown = [action for part in walls for lane in part.lanes for action in lane.actions]
            assert shown == [action for lane in whole.lanes for action in lane.actions]


@pytest.mark.parametrize("drawn", EMPTY)
def test_nothing_to_show_is_said(drawn: Drawn) -> None:
    drawing = figures.drawing(drawn, 400, 300)
    check(drawing)
    assert words(drawing)
    assert figures.parts(drawn, 400, 300, 300)


def test_every_word_is_there() -> None:
    for drawn in (cluster_map(3, 5), poster(4), wall(3, 9)):
        found = words(figures.drawing(drawn, 1000))
        assert "".join(SENTENCE.split()) in found


def test_cards_beyond_what_there_is_room_for_are_counted() -> None:
    found = words(figures.drawing(cluster_map(2, 75, legs=1), 700))
    assert "…och16till" in found
    crowded = words(figures.drawing(cluster_map(12, 60, legs=3), 730, 420))
    assert "60lappar" in crowded
    assert "Lapp7" not in crowded


def test_what_depends_on_what_is_told_by_numbers_and_by_arrows() -> None:
    drawing = figures.drawing(cluster_map(3, 1), 900)
    assert "Berorpå:2Kluster1" in words(drawing)
    four = cluster_map(4, 1)
    alone = ClusterMap(four.title, four.clusters[:2], first=1)
    assert "Berorpå:3" in words(figures.drawing(alone, 900)), "the third is on another page"


@pytest.mark.parametrize("text", BAD, ids=ascii)
def test_any_text_is_data(text: str) -> None:
    for drawn in everywhere(text):
        drawing = figures.drawing(drawn, 500, 700)
        whole = Box(0, 0, drawing.width, drawing.height)
        assert all(whole.holds(ink.box, 2) for ink in texts(drawing))
        assert pixels(drawing).getextrema() != (255, 255)
        assert b"<svg" in figures.svg(drawn, 500, text)


@pytest.mark.parametrize("name", ["5 clusters of 60", "5 principles", "60 actions"])
def test_no_ink_falls_outside(name: str) -> None:
    image = pixels(figures.drawing(DRAWN[name], 700, 500))
    inside = image.copy()
    inside.paste(255, (20, 20, image.width - 20, image.height - 20))
    assert inside.getextrema() == (255, 255)
    assert min(image.tobytes()) < 40


@pytest.mark.parametrize("name", ["5 clusters of 1", "5 principles", "12 actions"])
def test_the_screen_shows_what_the_paper_does(name: str, qapp: object) -> None:
    svg = figures.svg(DRAWN[name], 700, "I ord & <tecken>")
    assert b"clipPath" not in svg
    assert b"<title>I ord &amp; &lt;tecken&gt;</title>" in svg
    renderer = QSvgRenderer(QByteArray(svg))
    assert renderer.isValid()
    size = renderer.defaultSize()
    image = QImage(size, QImage.Format.Format_Grayscale8)
    image.fill(255)
    with QPainter(image) as painter:
        renderer.render(painter)
    seen = Image.frombytes("L", (image.bytesPerLine(), size.height()), bytes(image.constBits()))
    seen = seen.crop((0, 0, size.width(), size.height())).resize((70, 50))
    printed = pixels(figures.drawing(DRAWN[name], 700))
    printed = printed.crop((20, 20, printed.width - 20, printed.height - 20)).resize((70, 50))
    apart = [abs(one - other) for one, other in zip(seen.tobytes(), printed.tobytes(), strict=True)]
    assert sum(apart) / len(apart) < 12
    assert sum(seen.tobytes()) / len(apart) > 150, "mostly paper, not a black box"


def test_only_greys_are_used() -> None:
    for name in ("5 clusters of 1", "5 principles", "12 actions"):
        svg = figures.svg(DRAWN[name], 700).decode()
        colours = {part.split(")")[0] for part in svg.split("rgb(")[1:]}
        assert colours
        assert all(len(set(colour.split(","))) == 1 for colour in colours)
