"""Photos, logos, drawings and lines to sign on, as they come onto pages and are read aloud."""

import io
import re
import struct
import zlib

import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageCms

from naravard_desktop.documents import pdf, pdf_check, pictures, png
from naravard_desktop.documents.model import (
    Block,
    Document,
    Figure,
    Heading,
    NewPage,
    Paragraph,
    Picture,
    Signatures,
    Together,
)
from naravard_desktop.documents.pdf_check_tree import Element
from naravard_desktop.documents.pdf_metadata import Profile
from naravard_desktop.documents.pdf_styles import A3_LANDSCAPE, LANDSCAPE, PORTRAIT
from tests.documents.drawn import cluster_map, poster, wall
from tests.documents.structure import structure
from tests.documents.test_conformance import FLAVOURS, PROFILES, faults
from tests.documents.test_pdf import BAD, SENTENCE, a_document, body, loose
from tests.jobs.photo_makers import drawing, photo, written

SIGNED = Signatures((("Ordförande", "Karin Prov"), ("Justerare", ""), ("Sekreterare", "Nils Prov")))
LOGOS = (Picture(written(drawing(300, 100), "PNG"), "Region Mellan"), Picture(written(photo(90, 90)), "Ängby kommun"))


def with_alpha() -> Image.Image:
    image = drawing().convert("RGBA")
    image.putalpha(Image.linear_gradient("L").resize(image.size))
    return image


def in_palette() -> Image.Image:
    image = drawing().convert("P")
    image.info["transparency"] = 0
    return image


def in_16_bits() -> bytes:
    rows = b"".join(b"\0" + struct.pack(">64H", *(column * 1024 for column in range(64))) for _row in range(16))

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", 64, 16, 16, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


def turned(orientation: int) -> bytes:
    exif = Image.Exif()
    exif[0x0112] = orientation
    return written(photo(300, 200), exif=exif)


def with_place() -> bytes:
    exif = Image.Exif()
    exif[0x010F] = "Kameran"
    exif.get_ifd(0x8825)[1] = "N"
    return written(photo(), exif=exif)


def with_profile() -> bytes:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    return written(photo(), icc_profile=profile)


FILES = {
    "photo": written(photo(1600, 1200)),
    "progressive": written(photo(), progressive=True),
    "greyscale": written(photo(mode="L")),
    "CMYK": written(photo(mode="CMYK")),
    "PNG": written(drawing(), "PNG"),
    "PNG with alpha": written(with_alpha(), "PNG"),
    "grey with alpha": written(with_alpha().convert("LA"), "PNG"),
    "palette": written(in_palette(), "PNG"),
    "black and white": written(drawing().convert("1"), "PNG"),
    "16 bits": in_16_bits(),
    "a photo as PNG": written(photo(900, 700), "PNG"),
    "one pixel": written(drawing(1, 1), "PNG"),
    "very wide": written(photo(4000, 3)),
    "very high": written(photo(3, 4000)),
    "with a place": with_place(),
    "with a profile": with_profile(),
    "with a broken profile": written(photo(), icc_profile=b"broken" * 40),
    **{f"turned {number}": turned(number) for number in range(1, 9)},
}
NO_PICTURES = {
    "nothing": b"",
    "text": b"ingen bild",
    "half a JPEG": FILES["photo"][: len(FILES["photo"]) // 2],
    "half a PNG": FILES["a photo as PNG"][:3000],
    "only a head": FILES["PNG"][:40],
    "GIF": written(drawing(), "GIF"),
    "PDF": b"%PDF-1.7\n%%EOF",
    "too large": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR" + struct.pack(">II", 60000, 60000) + b"\x08\x02\0\0\0\0\0\0\0",
}
DOCUMENTS = {
    **{name: a_document(Picture(content, "En tavla", "Tavlan")) for name, content in FILES.items()},
    **{name: a_document(Picture(content, "En tavla", "Tavlan")) for name, content in NO_PICTURES.items()},
    "logos": a_document(Paragraph("Text."), logos=LOGOS),
    "signatures": a_document(SIGNED, Signatures(())),
    "long signatures": a_document(Signatures((("roll " * 900, "namn " * 900),) * 2)),
    "A3": a_document(Figure(poster(5), "Principer", "Fem principer"), size="A3"),
    "map": a_document(Figure(cluster_map(4, 9), "Karta"), size="A3", landscape=True),
    "far too much": a_document(Figure(cluster_map(12, 60), "Karta", "Kartan"), Figure(wall(9, 300), "Tavla")),
    "no words": a_document(Picture(FILES["PNG"], ""), Figure(wall(1, 2), "  "), logos=(Picture(FILES["PNG"], ""),)),
    "long words": a_document(Figure(wall(1, 2), "ord " * 30_000), Picture(FILES["PNG"], "😀" * 9_000)),
    "together": a_document(Together((Heading("A"), Picture(FILES["photo"], "b", "c"), SIGNED)), NewPage()),
    **{
        f"odd {number}": a_document(
            Picture(FILES["PNG"], text, text), Picture(b"", text, text), Signatures(((text, text),)), logos=(LOGOS[0],)
        )
        for number, text in enumerate(BAD)
    },
}


def figures_in(element: Element) -> list[Element]:
    return [one for one in element.all() if one.tag == "Figure"]


def placed(content: bytes) -> list[tuple[int, tuple[float, float, float, float]]]:
    """Return the pages and places of pictures, as the structure tells them."""
    found = []
    with pikepdf.Pdf.open(io.BytesIO(content)) as opened:
        pages = {page.obj.objgen: number for number, page in enumerate(opened.pages)}
        for one in opened.objects:
            if isinstance(one, pikepdf.Dictionary) and one.get("/S") == "/Figure":
                left, bottom, right, top = (float(value) for value in one.A.BBox)
                found.append((pages[one.Pg.objgen], (left, bottom, right, top)))
    return found


def image_sizes(content: bytes) -> list[tuple[float, float]]:
    """Return how wide and high the pictures of the first page are, in points."""
    with pypdfium2.PdfDocument(content) as opened:
        objects = opened[0].get_objects([pypdfium2.raw.FPDF_PAGEOBJ_IMAGE])
        bounds = [one.get_bounds() for one in objects]
    return [(round(right - left, 1), round(top - bottom, 1)) for left, bottom, right, top in bounds]


def shown(content: bytes) -> Image.Image:
    """Return a picture as the page shows it."""
    made = pdf.render(a_document(Picture(content, "x"), kind="", title="", footer=""))
    (_page, box), *_more = placed(made)
    image = pypdfium2.PdfDocument(made)[0].render(scale=1).to_pil()
    left, bottom, right, top = box
    crop: Image.Image = image.crop((round(left) + 1, round(842 - top) + 1, round(right) - 1, round(842 - bottom) - 1))
    return crop


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("name", DOCUMENTS)
def test_pictures_follow_the_standards(name: str, profile: Profile) -> None:
    content = pdf.render(DOCUMENTS[name], profile=profile)
    assert faults(content, "ua1") == []
    assert faults(content, FLAVOURS[profile]) == []
    assert pdf_check.faults(content, DOCUMENTS[name], profile) == ()


@pytest.mark.parametrize("name", FILES)
def test_a_picture_is_read_as_its_words(name: str) -> None:
    root = structure(
        pdf.render(a_document(Heading("Före"), Picture(FILES[name], "En tavla", "Tavlan"), Paragraph("Efter")))
    )
    assert [(one.tag, one.text or one.alt) for one in root.all() if one.text or one.alt] == [
        ("P", "Slag"),
        ("H1", "Titel"),
        ("H2", "Före"),
        ("Figure", "En tavla"),
        ("Caption", "Tavlan"),
        ("P", "Efter"),
    ]


@pytest.mark.parametrize("name", NO_PICTURES)
def test_what_is_no_picture_is_said(name: str) -> None:
    document = a_document(Picture(NO_PICTURES[name], "En tavla", "Tavlan"))
    text = body(document)
    assert "Den ska föreställa: En tavla" in text
    assert text.endswith("Tavlan")
    assert not figures_in(structure(pdf.render(document)))


def test_logos_stand_side_by_side_above_all_else() -> None:
    content = pdf.render(a_document(Paragraph("Text."), logos=LOGOS))
    one, other = placed(content)
    assert one[1][0] == pytest.approx(PORTRAIT.side, abs=1)
    assert other[1][2] == pytest.approx(PORTRAIT.width - PORTRAIT.side, abs=1)
    for _page, (_left, bottom, _right, top) in (one, other):
        assert 20 < top - bottom <= 45.1
    assert [part.alt for part in figures_in(structure(content))] == ["Region Mellan", "Ängby kommun"]
    title = pypdfium2.PdfDocument(content)[0].get_textpage().search("Titel").get_next()
    assert title is not None
    only = structure(pdf.render(a_document(logos=LOGOS[:1])))
    assert only.kids[0].tag == "Figure"


def test_a_logo_that_is_none_is_said_after_the_other() -> None:
    content = pdf.render(a_document(logos=(Picture(b"x", "Region Mellan"), LOGOS[1])))
    root = structure(content)
    assert [one.tag for one in root.kids[:2]] == ["Figure", "P"]
    assert "Region Mellan" in root.kids[1].text


@pytest.mark.parametrize(
    ("size", "expected"),
    [
        ((2400, 1200), (455, 227.5)),  # as wide as the text
        ((600, 300), (288, 144)),  # no coarser than 150 pixels to an inch
        ((1000, 4000), (105, 419)),  # no higher than most of a page
    ],
)
def test_pictures_are_as_large_as_they_can_be(size: tuple[int, int], expected: tuple[float, float]) -> None:
    ((width, height),) = image_sizes(pdf.render(a_document(Picture(written(photo(*size)), "x"))))
    assert width == pytest.approx(expected[0], abs=2)
    assert height == pytest.approx(expected[1], abs=2)


def test_pictures_have_no_more_pixels_than_paper_shows() -> None:
    content = pdf.render(a_document(Picture(written(photo(6000, 4000)), "x")))
    with pikepdf.Pdf.open(io.BytesIO(content)) as opened:
        (image,) = (
            one for one in opened.objects if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"
        )
        assert 1300 < int(image.Width) < 1450
    assert len(content) < 500_000


def test_a_picture_shown_twice_is_in_the_file_once() -> None:
    one = Picture(FILES["photo"], "x")
    twice = pdf.render(a_document(one, one))
    with pikepdf.Pdf.open(io.BytesIO(twice)) as opened:
        images = [one for one in opened.objects if isinstance(one, pikepdf.Stream) and one.get("/Subtype") == "/Image"]
    assert len(images) == 1
    assert len(placed(twice)) == 2


@pytest.mark.parametrize("orientation", range(1, 9))
def test_pictures_stand_upright(orientation: int) -> None:
    image = Image.new("L", (300, 200), 255)
    image.paste(0, (0, 0, 100, 100))  # dark in one corner
    exif = Image.Exif()
    exif[0x0112] = orientation
    seen = shown(written(image, exif=exif)).convert("L")
    upright = orientation < 5
    assert (seen.width > seen.height) == upright
    corners = {1: (0, 0), 2: (1, 0), 3: (1, 1), 4: (0, 1), 5: (0, 0), 6: (1, 0), 7: (1, 1), 8: (0, 1)}
    right, low = corners[orientation]
    found = {
        (x, y): int(seen.getpixel((seen.width * (1 + 8 * x) // 10, seen.height * (1 + 8 * y) // 10)))  # type: ignore[arg-type]
        for x in (0, 1)
        for y in (0, 1)
    }
    assert min(found, key=found.__getitem__) == (right, low)


def test_what_is_transparent_is_white() -> None:
    image = Image.new("RGBA", (300, 200), (0, 0, 0, 0))
    assert shown(written(image, "PNG")).convert("L").getextrema() == (255, 255)


def test_sixteen_bits_are_scaled_not_cut() -> None:
    seen = shown(in_16_bits()).convert("L").resize((8, 1))
    values = list(seen.tobytes())
    assert values == sorted(values)
    assert values[0] < 40
    assert values[-1] > 215
    assert 90 < values[4] < 170


def test_colours_in_ink_are_turned_into_those_of_screens() -> None:
    seen = shown(written(Image.new("CMYK", (300, 200), (0, 255, 255, 0))))
    red, green, blue = (int(band.tobytes()[0]) for band in seen.convert("RGB").split())
    assert red > 180
    assert max(green, blue) < 80


def test_what_a_camera_tells_is_not_in_the_file() -> None:
    assert b"Kameran" in with_place()
    made = pictures.raster(with_place(), 500, 500)
    assert made
    assert b"Kameran" not in made.content
    assert not Image.open(io.BytesIO(made.content)).getexif()


def test_a_caption_stays_with_its_picture() -> None:
    for lines in range(0, 40, 3):
        content = pdf.render(a_document(Paragraph("rad\n" * lines), Picture(FILES["photo"], "x", "Tavlan i rummet")))
        with pypdfium2.PdfDocument(content) as opened:
            texts = [opened[number].get_textpage().get_text_range() for number in range(len(opened))]
        ((page, _box),) = placed(content)
        assert "Tavlan i rummet" in texts[page], lines


def test_a_signature_block_is_a_list_on_one_page() -> None:
    for lines in (5, 25, 32, 38):
        content = pdf.render(a_document(Paragraph("rad\n" * lines), SIGNED))
        with pypdfium2.PdfDocument(content) as opened:
            texts = [opened[number].get_textpage().get_text_range() for number in range(len(opened))]
        assert sum("Ordförande" in text for text in texts) == 1
        assert all(("Ordförande" in text) == ("Sekreterare" in text) for text in texts), lines
    (listed,) = (one for one in structure(content).kids if one.tag == "L")
    said = [[part.text for part in entry.all() if part.text] for entry in listed.kids]
    assert said == [
        ["Ordförande", "Karin Prov", "Datum"],
        ["Justerare", "Namnförtydligande:", "Datum"],
        ["Sekreterare", "Nils Prov", "Datum"],
    ]


def test_there_is_room_for_a_pen() -> None:
    content = pdf.render(a_document(Paragraph("Slut."), SIGNED))
    page = pypdfium2.PdfDocument(content)[0].get_textpage()

    def top(text: str) -> float:
        index, _count = page.search(text).get_next() or (0, 0)
        return float(page.get_charbox(index)[3])

    assert top("Slut.") - top("Ordförande") > 45
    assert top("Karin Prov") - top("Justerare") > 50


@pytest.mark.parametrize("landscape", [False, True])
@pytest.mark.parametrize("size", ["A4", "A3"])
def test_pages_are_as_large_as_asked(size: str, landscape: bool) -> None:
    document = a_document(Paragraph(SENTENCE * 30), size=size, landscape=landscape)
    width, height = pypdfium2.PdfDocument(pdf.render(document))[0].get_size()
    assert (round(width), round(height)) == {
        ("A4", False): (595, 842),
        ("A4", True): (842, 595),
        ("A3", False): (842, 1191),
        ("A3", True): (1191, 842),
    }[size, landscape]


@pytest.mark.parametrize(("size", "page"), [("A4", LANDSCAPE), ("A3", A3_LANDSCAPE)])
def test_a_drawing_follows_the_title_and_stays_in_the_margins(size: str, page: object) -> None:
    blocks: tuple[Block, ...] = (Figure(cluster_map(6, 4), "Karta", "En karta"), Figure(wall(5, 30), "Tavla"))
    content = pdf.render(a_document(*blocks, size=size, landscape=True, marks=("EXEMPEL",)))
    paper = LANDSCAPE if size == "A4" else A3_LANDSCAPE
    (first, box), (second, other) = placed(content)
    assert (first, second) == (0, 1)
    for left, bottom, right, top in (box, other):
        assert paper.side - 1 <= left <= right <= paper.width - paper.side + 1
        assert paper.bottom - 1 <= bottom <= top <= paper.height - paper.top + 1
        assert right - left > 0.95 * paper.text_width


def test_text_in_a_drawing_belongs_to_it() -> None:
    root = structure(pdf.render(a_document(Figure(poster(2), "Två principer i ord"))))
    (figure,) = figures_in(root)
    assert figure.alt == "Två principer i ord"
    assert not figure.kids
    assert "Samordnad" in figure.text


def test_all_fonts_of_drawings_are_embedded() -> None:
    content = loose(pdf.render(a_document(Figure(wall(2, 3, "a → 😀 Ω ∑"), "Tavla"))))
    assert not re.search(rb"Helvetica|Times|Courier|/Type1\b|ZapfDingbats", content)


def test_pages_as_png() -> None:
    document = Document("Slag", "Titel", "", "Fot", (Paragraph("a"), NewPage(), Paragraph("b")), landscape=True)
    found = [Image.open(io.BytesIO(content)) for content in png.pages(pdf.render(document), 800)]
    assert [image.size[0] for image in found] == [800, 800]
    assert all(image.format == "PNG" and image.size[1] == pytest.approx(566, abs=2) for image in found)
    assert all(min(image.convert("L").tobytes()) < 80 for image in found)


def test_the_same_pictures_give_the_same_bytes() -> None:
    document = a_document(Picture(FILES["photo"], "x"), Figure(cluster_map(3, 3), "y"), SIGNED, logos=LOGOS)
    assert pdf.render(document) == pdf.render(document)
