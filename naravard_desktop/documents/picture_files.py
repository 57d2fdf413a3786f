"""Photos and logos as files that Word and any browser show: JPEG or PNG, upright, without what a camera tells."""

import zlib
from dataclasses import dataclass
from io import BytesIO
from typing import Literal

from naravard_desktop.core.language import _
from naravard_desktop.core.text import clean
from naravard_desktop.documents.model import Picture


@dataclass(frozen=True, slots=True)
class PictureFile:
    """A picture's file; `width` and `height` are the pixels of what it was made of, not those that are left of it."""

    content: bytes
    kind: Literal["jpeg", "png"]
    width: int
    height: int


def picture_file(content: bytes, columns: int, rows: int) -> PictureFile | None:
    """Return a picture with at most so many pixels across and down; None if `content` is no picture that can be read."""
    # Pillow takes longer to load than most commands take to run.
    from PIL import Image

    from naravard_desktop.documents.pictures import raster

    found = raster(content, columns, rows)
    if found is None:
        return None
    if found.jpeg:
        return PictureFile(found.content, "jpeg", found.width, found.height)
    written = BytesIO()
    size = found.columns, found.rows
    Image.frombytes("L" if found.grey else "RGB", size, zlib.decompress(found.content)).save(written, "PNG")
    return PictureFile(written.getvalue(), "png", found.width, found.height)


def alt_words(alt: str) -> str:
    """Return what is read instead of a picture, never nothing."""
    return clean(alt).strip() or _("Bild utan beskrivning")


def instead_of(picture: Picture) -> str:
    """Say what stands where a picture's file is no picture."""
    told = _("Bilden kan inte visas, för filen går inte att läsa som bild. Den ska föreställa: {alt}")
    return told.format(alt=clean(picture.alt).strip() or "–")
