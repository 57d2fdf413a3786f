"""Photos and logos made ready to print: upright, as large as they are shown and no larger, without colours that PDF/A does
not know, without transparency, and without what a camera tells about place and time."""

import io
import struct
import zlib
from functools import lru_cache
from hashlib import sha256
from typing import NamedTuple

from PIL import Image, ImageCms, ImageOps

_MOST_PIXELS = 120_000_000
_QUALITY = 88
_LARGEST_EXACT = 400_000  # bytes: a larger PNG is a photo, and is kept as photos are
# What Pillow says of a file that is damaged, of another kind, or larger than it dares to open.
_UNREADABLE = (
    OSError,
    SyntaxError,
    ValueError,
    TypeError,
    KeyError,
    IndexError,
    OverflowError,
    EOFError,
    MemoryError,
    AssertionError,
    struct.error,
    zlib.error,
    Image.DecompressionBombError,
    Image.DecompressionBombWarning,
)
_EIGHT_BITS = frozenset({"RGB", "L", "CMYK"})


class Raster(NamedTuple):
    """A picture as a PDF holds it. `width` and `height` are of the file that it was made of, when it stands upright;
    `columns` and `rows` are what is left of its pixels."""

    name: str
    width: int
    height: int
    columns: int
    rows: int
    grey: bool
    jpeg: bool
    content: bytes


@lru_cache(maxsize=48)
def raster(content: bytes, columns: int, rows: int) -> Raster | None:
    """Return a picture with at most so many pixels across and down; None if `content` is no picture that can be read."""
    try:
        with Image.open(io.BytesIO(content), formats=("JPEG", "PNG")) as opened:
            width, height = opened.size
            if not 0 < width * height <= _MOST_PIXELS:
                return None
            longest = max(columns, rows)
            opened.draft(None, (longest, longest))  # a JPEG can be read smaller than it is, which is quicker
            opened.load()
            upright = ImageOps.exif_transpose(opened)
            if (upright.width < upright.height) != (width < height):
                width, height = height, width
            plain = _plain(upright, columns, rows)
            return _packed(plain, width, height, exact=opened.format == "PNG")
    except _UNREADABLE:
        return None


def _plain(image: Image.Image, columns: int, rows: int) -> Image.Image:
    """Return an image of 8 bits in greys or sRGB, on white where it was transparent."""
    profile = image.info.get("icc_profile")
    if image.mode.startswith("I") or image.mode == "F":  # 16 bits of grey, which Pillow would cut instead of scale
        image = image.convert("F").point(lambda value: value * (1 / 257) + 0.5).convert("L")
    elif image.has_transparency_data:
        seen = image.convert("RGBA")
        image = Image.new("RGB", seen.size, "white")
        image.paste(seen, mask=seen.getchannel("A"))
    elif image.mode not in _EIGHT_BITS:
        image = image.convert("L" if image.mode == "1" else "RGB")
    image.thumbnail((columns, rows), Image.Resampling.LANCZOS)
    if image.mode != "L":
        image = _in_srgb(image, profile)
        red, green, blue = image.split()
        if red.tobytes() == green.tobytes() == blue.tobytes():
            return red
    return image


def _in_srgb(image: Image.Image, profile: object) -> Image.Image:
    """Return an image in the colours of screens; a profile that cannot be read is as none."""
    if isinstance(profile, bytes) and profile:
        try:
            own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            turned = ImageCms.profileToProfile(image, own, ImageCms.createProfile("sRGB"), outputMode="RGB")
        except (ImageCms.PyCMSError, *_UNREADABLE):
            turned = None
        if turned is not None:
            return turned
    return image.convert("RGB")


def _packed(image: Image.Image, width: int, height: int, *, exact: bool) -> Raster:
    content, jpeg = zlib.compress(image.tobytes(), 9) if exact else b"", False
    if not exact or len(content) > _LARGEST_EXACT:
        written = io.BytesIO()
        image.save(written, "JPEG", quality=_QUALITY, optimize=True)
        if not exact or written.tell() < len(content):
            content, jpeg = written.getvalue(), True
    grey = image.mode == "L"
    name = sha256(b"%d %d %d %d" % (image.width, image.height, grey, jpeg) + content).hexdigest()[:24]
    return Raster(name, width, height, image.width, image.height, grey, jpeg, content)
