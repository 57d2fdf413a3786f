"""Pictures as they come from phones, cameras and graphic designers, made into the two kinds of files the library keeps.

What is kept is upright, in sRGB, on white, no larger than it can be seen, and holds the picture alone: where and when it was
taken and with what are left out, for a photo of a wall is sent on to many.
"""

import io
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from naravard_desktop.core import files
from naravard_desktop.core.language import N_
from naravard_desktop.core.trouble import Trouble

if TYPE_CHECKING:
    from PIL import Image

Purpose = Literal["photo", "logo"]

ENDINGS = ("jpg", "jpeg", "png", "webp", "bmp", "tif", "tiff", "gif")
"""What files that can be read usually end in; what they hold decides."""

_FORMATS = ("JPEG", "PNG", "WEBP", "BMP", "TIFF", "GIF")
_LARGEST_FILE = 100 * 2**20
_MOST_PIXELS = 120_000_000
_SIDES: dict[Purpose, int] = {"photo": 2000, "logo": 1000}
_FEW_COLOURS: dict[Purpose, int] = {"photo": 256, "logo": 4096}
"""Drawings and texts have few colours, and keep their edges as PNG; photos have many."""
_QUALITY: dict[Purpose, int] = {"photo": 85, "logo": 92}
_WHITE = 250
_SIGNATURES = (b"\xff\xd8", b"\x89PNG", b"RIFF", b"BM", b"II*\0", b"MM\0*", b"GIF8")
_FAULTS = (
    *(OSError, SyntaxError, ValueError, TypeError, KeyError, IndexError, AttributeError, EOFError, OverflowError),
    *(NotImplementedError, AssertionError, RuntimeError, ZeroDivisionError, Warning, struct.error, zlib.error),
)
"""What Pillow raises, by format and fault, on a file that is damaged; warnings are raised where they are made errors."""
_PHONES = {b"heic", b"heix", b"hevc", b"heim", b"heis", b"hevm", b"mif1", b"msf1"}


@dataclass(frozen=True, slots=True)
class PhotoFile:
    """A picture that can be kept, and what its file was called."""

    name: str
    media_type: Literal["image/jpeg", "image/png"]
    content: bytes


def read(file: Path, purpose: Purpose = "photo") -> PhotoFile:
    """Read a picture file. It takes up to seconds, and nothing of the library, so that a thread may do it.

    :raises Trouble: if it is no picture that can be read, or too large.
    """
    return made(file.name, files.read(file, _LARGEST_FILE), purpose)


def made(name: str, data: bytes, purpose: Purpose = "photo") -> PhotoFile:
    """Make what is kept of a picture's file.

    :raises Trouble: as `read` does.
    """
    _check_kind(name, data)
    # Pillow takes longer to load than the window's first picture may.
    from PIL import Image

    with _told(name), Image.open(io.BytesIO(data), formats=_FORMATS) as opened:
        if opened.width * opened.height > _MOST_PIXELS:
            raise _too_many_pixels(name)
        side = _SIDES[purpose]
        opened.draft(None, (side, side))  # a JPEG can be read smaller than it is, which is quicker
        opened.load()
        plain = _in_channels(_upright(opened))
        drawn = plain.getcolors(_FEW_COLOURS[purpose]) is not None
        plain.thumbnail((side, side), Image.Resampling.LANCZOS, reducing_gap=3.0)
        picture = _on_white(_in_srgb(plain))
        if purpose == "logo" and not any(picture.convert("L").histogram()[:_WHITE]):
            raise Trouble(
                N_("{file} är vit och syns inte på papper. Välj en logotyp som är gjord för ljus bakgrund."), file=name
            )
        return _written(name, picture, purpose, drawn=drawn)


def _check_kind(name: str, data: bytes) -> None:
    """Say of what can be told from the first bytes that it is no picture for here, and how it becomes one."""
    if not data:
        raise Trouble(N_("{file} är tom. Hämta bilden på nytt från telefonen eller kameran."), file=name)
    if data[4:8] == b"ftyp" and (data[8:12] in _PHONES or data[8:12] == b"avif"):
        kind = "AVIF" if data[8:12] == b"avif" else "HEIC"
        raise Trouble(
            N_(
                "{file} är i formatet {kind}, som inte kan läsas här. Öppna bilden i telefonen eller datorn, spara den som "
                "JPEG och lägg till den igen."
            ),
            file=name,
            kind=kind,
        )
    if not data.startswith(_SIGNATURES):
        raise Trouble(
            N_(
                "{file} är ingen bild som kan läsas här. Välj en bild i formatet JPEG eller PNG; "
                "WebP, TIFF, BMP och GIF går också bra."
            ),
            file=name,
        )


@contextmanager
def _told(name: str) -> Iterator[None]:
    """Say in a sentence what Pillow says in many ways of a file that is damaged, or larger than it dares to open."""
    from PIL import Image

    try:
        yield
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
        raise _too_many_pixels(name) from error
    except MemoryError as error:
        raise Trouble(
            N_("{file} ryms inte i datorns minne. Stäng några program, eller spara bilden mindre, och försök igen."),
            file=name,
        ) from error
    except _FAULTS as error:
        raise Trouble(
            N_(
                "{file} är skadad eller inte hel och kan inte läsas. Hämta bilden på nytt från telefonen eller kameran, "
                "och lägg till den igen."
            ),
            file=name,
        ) from error


def _too_many_pixels(name: str) -> Trouble:
    return Trouble(
        N_(
            "{file} har fler än {most} miljoner bildpunkter och läses därför inte in. Spara bilden mindre och försök igen."
        ),
        file=name,
        most=_MOST_PIXELS // 1_000_000,
    )


def _upright(image: "Image.Image") -> "Image.Image":
    """Turn an image as its camera was held; what the camera told may be damaged where the picture is not."""
    from PIL import ImageOps

    try:
        return ImageOps.exif_transpose(image)
    except _FAULTS:
        return image


def _in_channels(image: "Image.Image") -> "Image.Image":
    """Return an image that can be scaled smoothly: colours or greys of 8 bits, with or without transparency."""
    if image.mode == "F" or image.mode.startswith("I"):  # Pillow would cut them to 8 bits instead of scaling them
        wide = image.convert("F")
        _low, top = wide.getextrema()
        most = 65535.0 if image.mode != "F" else max(float(str(top)), 1.0)
        return wide.point(lambda value: value * (255 / most) + 0.5).convert("L")
    if image.has_transparency_data:
        return image.convert("RGBA")
    return image if image.mode in {"RGB", "L", "CMYK"} else image.convert("L" if image.mode == "1" else "RGB")


def _in_srgb(image: "Image.Image") -> "Image.Image":
    """Return an image in the colours of screens; a profile that cannot be read is as none."""
    from PIL import ImageCms

    profile = image.info.get("icc_profile")
    if isinstance(profile, bytes) and profile:
        try:
            own = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            mode = "RGBA" if image.mode == "RGBA" else "RGB"
            turned = ImageCms.profileToProfile(image, own, ImageCms.createProfile("sRGB"), outputMode=mode)
        except (ImageCms.PyCMSError, *_FAULTS):
            turned = None
        if turned is not None:
            return turned
    return image


def _on_white(image: "Image.Image") -> "Image.Image":
    """Return an image that holds nothing but its colours: no transparency, and nothing of what its file told."""
    from PIL import Image

    clean = Image.new("RGB", image.size, "white")
    clean.paste(image.convert("RGB"), mask=image.getchannel("A") if image.mode == "RGBA" else None)
    return clean


def _written(name: str, picture: "Image.Image", purpose: Purpose, *, drawn: bool) -> PhotoFile:
    target = io.BytesIO()
    if drawn:
        picture.save(target, "PNG", optimize=True)
        return PhotoFile(name, "image/png", target.getvalue())
    picture.save(target, "JPEG", quality=_QUALITY[purpose], optimize=True)
    return PhotoFile(name, "image/jpeg", target.getvalue())
