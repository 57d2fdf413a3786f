"""Pictures for tests, made here: a photo has many colours, a drawing few."""

import io
import random
from pathlib import Path
from typing import Any

from PIL import Image

from naravard_desktop.documents.model import Picture


def photo(width: int = 320, height: int = 240, seed: int = 1, mode: str = "RGB") -> Image.Image:
    """Return something with as many colours as a photo; other seeds give other pictures."""
    tile = random.Random(seed).randbytes(16 * 12 * 3)
    return Image.frombytes("RGB", (16, 12), tile).resize((width, height), Image.Resampling.BICUBIC).convert(mode)


def drawing(width: int = 320, height: int = 120, colour: str = "#1F5B4C") -> Image.Image:
    """Return a patch of one colour on white."""
    image = Image.new("RGB", (width, height), "white")
    image.paste(colour, (width // 4, height // 4, width // 2, height // 2))
    return image


def written(image: Image.Image, kind: str = "JPEG", **how: Any) -> bytes:
    """Return an image as a file's content."""
    target = io.BytesIO()
    image.save(target, kind, **how)
    return target.getvalue()


def file(folder: Path, name: str = "tavlan.jpg", image: Image.Image | None = None, **how: Any) -> Path:
    """Write a photo, or another image, in the format of the name's ending."""
    kind = {"jpg": "JPEG", "tif": "TIFF"}.get(name.rpartition(".")[2], name.rpartition(".")[2].upper())
    path = folder / name
    path.write_bytes(written(photo() if image is None else image, kind, **how))
    return path


def seen(picture: Picture | bytes) -> Image.Image:
    """Return a picture as it is seen."""
    image = Image.open(io.BytesIO(picture if isinstance(picture, bytes) else picture.content))
    image.load()
    return image
