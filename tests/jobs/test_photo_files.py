"""Pictures of every kind, made into what the library keeps; those that cannot be are told of in a sentence."""

import contextlib
import io
import struct
import time
import zlib
from pathlib import Path

import pytest
from PIL import Image, ImageCms, PngImagePlugin, features

from naravard_desktop.core.trouble import Trouble
from naravard_desktop.jobs import photo_files
from naravard_desktop.jobs.photo_files import made, read
from tests.jobs.photo_makers import drawing, file, photo, seen, written

SECRETS = (b"Exif", b"KameraX", b"hemligt", b"xmp", b"ICC_PROFILE", b"Photoshop", b"iCCP", b"tEXt")


def refusal(name: str, data: bytes, purpose: photo_files.Purpose = "photo") -> str:
    """Return the sentence that a file is refused with."""
    with pytest.raises(Trouble) as found:
        made(name, data, purpose)
    words = str(found.value)
    assert words.startswith(name)
    assert words.endswith(".")
    return words


def close(one: tuple[int, ...], other: tuple[int, ...], most: int = 12) -> bool:
    """Tell whether two colours look alike."""
    return all(abs(a - b) <= most for a, b in zip(one, other, strict=True))


def corner(image: Image.Image, x: int = 3, y: int = 3) -> tuple[int, ...]:
    """Return a pixel's colour."""
    found = image.getpixel((x, y))
    assert isinstance(found, tuple)
    return found


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "BMP", "TIFF", "GIF"])
def test_every_common_format_is_read(kind: str) -> None:
    if kind == "WEBP" and not features.check("webp"):
        pytest.skip("Pillow here has no WebP")
    source = photo(300, 200)
    kept = made("väggen.bild", written(source, kind))
    image = seen(kept.content)
    assert (image.format, image.mode, image.size) == (kept.media_type.removeprefix("image/").upper(), "RGB", (300, 200))
    middle = source.getpixel((150, 100))
    assert isinstance(middle, tuple)
    assert close(corner(image, 150, 100), middle, 40)


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGB", "RGBA", "CMYK", "YCbCr", "LAB", "I;16", "I", "F"])
def test_every_kind_of_colours_becomes_srgb(mode: str) -> None:
    grey = Image.new("L", (60, 40), 200)
    image = Image.merge("RGB", [grey] * 3).convert("LAB") if mode == "LAB" else None
    if mode in {"I;16", "I"}:
        image = grey.convert("I").point(lambda value: value * 257)
        image = image.convert("I;16") if mode == "I;16" else image
    image = image or grey.convert(mode)
    kept = made("grå.tif", written(image, "TIFF"))
    found = seen(kept.content)
    assert found.mode == "RGB"
    assert mode == "F" or close(corner(found), (200, 200, 200), 60)


def test_what_the_camera_told_is_left_out() -> None:
    exif = Image.Exif()
    exif[0x010F] = "KameraX"
    exif[0x9003] = "2027:02:03 13:15:00"
    exif.get_ifd(0x8825).update({1: "N", 2: (63.0, 10.0, 0.0), 3: "E", 4: (17.0, 0.0, 0.0)})
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    xmp = b'<x:xmpmeta xmlns:x="adobe:ns:meta/">hemligt</x:xmpmeta>'
    jpeg = written(photo(), "JPEG", exif=exif, comment=b"hemligt", xmp=xmp, icc_profile=profile)
    text = PngImagePlugin.PngInfo()
    text.add_text("Comment", "hemligt")
    text.add_itxt("XML:com.adobe.xmp", xmp.decode())
    png = written(drawing(), "PNG", exif=exif, pnginfo=text, icc_profile=profile)
    for source in (jpeg, png):
        assert b"KameraX" in source
        kept = made("väggen.jpg", source)
        assert not [secret for secret in SECRETS if secret in kept.content]
        assert not seen(kept.content).getexif()


@pytest.mark.parametrize("orientation", range(1, 9))
def test_a_photo_stands_as_the_camera_was_held(orientation: int) -> None:
    upright = photo(120, 80)
    upright.paste("red", (0, 0, 40, 40))
    back = {
        2: Image.Transpose.FLIP_LEFT_RIGHT, 3: Image.Transpose.ROTATE_180, 4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE, 6: Image.Transpose.ROTATE_90, 7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }  # fmt: skip
    stored = upright.transpose(back[orientation]) if orientation in back else upright
    exif = Image.Exif()
    exif[0x0112] = orientation
    image = seen(made("väggen.jpg", written(stored, "JPEG", exif=exif, quality=95)).content)
    assert image.size == (120, 80)
    assert close(corner(image, 15, 15), (255, 0, 0), 25)


def test_large_pictures_are_scaled_and_small_ones_are_not_blown_up() -> None:
    assert seen(made("stor.jpg", written(photo(4200, 1400))).content).size == (2000, 667)
    assert seen(made("hög.png", written(photo(900, 3000), "PNG")).content).size == (600, 2000)
    assert seen(made("liten.jpg", written(photo(30, 20))).content).size == (30, 20)
    assert seen(made("rad.png", written(drawing(9000, 2), "PNG")).content).size == (2000, 1)
    assert seen(made("logga.png", written(drawing(3000, 900), "PNG"), "logo").content).size == (1000, 300)


def test_a_photo_is_kept_as_jpeg_and_a_drawing_as_png() -> None:
    assert made("foto.png", written(photo(), "PNG")).media_type == "image/jpeg"
    assert made("skiss.jpg", written(Image.new("RGB", (80, 60), "white"))).media_type == "image/png"
    assert made("logga.png", written(drawing(), "PNG"), "logo").media_type == "image/png"


def test_what_is_transparent_becomes_white() -> None:
    logo = Image.new("RGBA", (80, 40), (0, 0, 0, 0))
    logo.paste((31, 91, 76, 255), (40, 0, 80, 40))
    image = seen(made("logga.png", written(logo, "PNG"), "logo").content)
    assert (corner(image), corner(image, 60, 20)) == ((255, 255, 255), (31, 91, 76))
    palette = drawing().quantize(4)
    image = seen(made("logga.gif", written(palette, "GIF", transparency=0), "logo").content)
    assert image.mode == "RGB"


def test_a_white_logo_is_told_of() -> None:
    white = Image.new("RGBA", (80, 40), (255, 255, 255, 0))
    white.paste((255, 255, 255, 255), (10, 10, 70, 30))
    assert "ljus bakgrund" in refusal("vit.png", written(white, "PNG"), "logo")


def test_wide_colours_are_brought_to_those_of_screens() -> None:
    wide = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    assert seen(made("udda.jpg", written(photo(), "JPEG", icc_profile=wide)).content).mode == "RGB"
    assert seen(made("trasig.jpg", written(photo(), "JPEG", icc_profile=b"ingen profil")).content).mode == "RGB"


def test_the_first_picture_of_several_is_taken() -> None:
    frames = [drawing(colour="red"), drawing(colour="blue")]
    for kind in ("GIF", "TIFF", "WEBP"):
        data = written(frames[0], kind, save_all=True, append_images=frames[1:])
        assert close(corner(seen(made("flera", data).content), 100, 40), (255, 0, 0), 12)


def test_the_same_file_gives_the_same_picture(tmp_path: Path) -> None:
    path = file(tmp_path, "väggen åäö.jpg")
    assert read(path) == read(path)
    assert read(path).name == "väggen åäö.jpg"


@pytest.mark.filterwarnings("ignore:Corrupt EXIF")
def test_a_picture_with_damage_beside_it_is_read() -> None:
    whole = written(photo(), "JPEG", exif=b"Exif\0\0II*\0" + b"\xff" * 40)
    assert seen(made("väggen.jpg", whole).content).size == (320, 240)


@pytest.mark.parametrize("brand", [b"heic", b"mif1", b"hevc", b"avif"])
def test_what_telephones_keep_is_told_of_with_a_way_on(brand: bytes) -> None:
    words = refusal("IMG_0001.HEIC", b"\0\0\0\x24ftyp" + brand + b"\0" * 400)
    assert "JPEG" in words
    assert ("AVIF" if brand == b"avif" else "HEIC") in words


def test_what_is_no_picture_is_told_of() -> None:
    assert "är tom" in refusal("tom.jpg", b"")
    for data in (b"Hej", b"%PDF-1.7 ...", b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"PK\x03\x04", bytes(1000)):
        assert "ingen bild" in refusal("annat.jpg", data)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "BMP", "TIFF", "GIF"])
@pytest.mark.parametrize("part", [0.02, 0.5, 0.97])
def test_a_picture_that_is_cut_is_told_of(kind: str, part: float) -> None:
    data = written(photo(200, 160), kind)
    assert "skadad" in refusal("avbruten", data[: int(len(data) * part)])


def test_bombs_are_told_of_before_they_are_unpacked() -> None:
    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    for side in (11_000, 16_000, 60_000, 2**31 - 1):
        head = chunk(b"IHDR", struct.pack(">IIBBBBB", side, side, 8, 2, 0, 0, 0))
        png = b"\x89PNG\r\n\x1a\n" + head + chunk(b"IDAT", zlib.compress(bytes(10**6))) + chunk(b"IEND", b"")
        words = refusal("bomb.png", png)
        assert "120 miljoner" in words


def test_a_file_that_is_too_large_or_gone_is_told_of(tmp_path: Path) -> None:
    large = tmp_path / "stor.jpg"
    with large.open("wb") as target:
        target.truncate(100 * 2**20 + 1)
    for path in (large, tmp_path / "saknas.jpg", tmp_path):
        with pytest.raises(Trouble) as found:
            read(path)
        assert path.name in str(found.value)


def test_any_damage_is_read_or_told_of() -> None:
    for kind in ("JPEG", "PNG", "WEBP", "BMP", "TIFF", "GIF"):
        sound = written(photo(48, 32), kind)
        for at in range(0, len(sound), max(1, len(sound) // 60)):
            data = bytearray(sound)
            data[at] ^= 0xFF
            with contextlib.suppress(Trouble):
                seen(made("skadad", bytes(data)).content)


def test_nothing_is_read_of_time(monkeypatch: pytest.MonkeyPatch) -> None:
    before = made("a.png", written(drawing(), "PNG")).content
    monkeypatch.setattr(time, "time", lambda: 0.0)
    assert made("a.png", written(drawing(), "PNG")).content == before
    assert io.BytesIO(before).read(8) == b"\x89PNG\r\n\x1a\n"
