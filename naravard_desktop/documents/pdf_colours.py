"""The colour profile that archived PDFs must carry: sRGB, in version 2 of the ICC format, which every reader knows."""

import struct
from collections.abc import Sequence
from functools import cache
from typing import Final

NAME: Final = "sRGB IEC61966-2.1"
# As all profiles have them: seen in the light of D50, which is what the format counts in.
_WHITE = (0.9642, 1.0, 0.8249)
_RED, _GREEN, _BLUE = (0.43607, 0.22249, 0.01392), (0.38515, 0.71687, 0.09708), (0.14307, 0.06061, 0.71410)
_STEPS = 1024
_HEADER_LENGTH = 128


@cache
def srgb() -> bytes:
    """Return the profile."""
    curve = _curve()
    tags = {
        b"desc": _description(NAME.encode()),
        b"cprt": b"text\0\0\0\0No copyright, use freely\0",
        b"wtpt": _xyz(_WHITE),
        b"rXYZ": _xyz(_RED),
        b"gXYZ": _xyz(_GREEN),
        b"bXYZ": _xyz(_BLUE),
        b"rTRC": curve,
        b"gTRC": curve,
        b"bTRC": curve,
    }
    places: dict[bytes, int] = {}
    data = b""
    start = _HEADER_LENGTH + 4 + 12 * len(tags)
    for content in tags.values():
        if content not in places:  # the three curves are one
            places[content] = start + len(data)
            data += content + bytes(-len(content) % 4)
    table = b"".join(struct.pack(">4sII", name, places[content], len(content)) for name, content in tags.items())
    return _header(start + len(data)) + struct.pack(">I", len(tags)) + table + data


def _header(size: int) -> bytes:
    made = (2026, 1, 1, 0, 0, 0)
    return struct.pack(
        ">I4sI4s4s4s6H4s4sIIIQI12s48x",
        *(size, b"", 0x02100000, b"mntr", b"RGB ", b"XYZ ", *made, b"acsp", b"", 0, 0, 0, 0, 0, _numbers(_WHITE)),
    )


def _description(text: bytes) -> bytes:
    """Say `text` in ASCII; the same in Unicode and in Macintosh script is left empty."""
    return b"desc\0\0\0\0" + struct.pack(">I", len(text) + 1) + text + b"\0" + bytes(4 + 4 + 2 + 1 + 67)


def _curve() -> bytes:
    """Return how light each of 1 024 even steps of a colour is."""
    return struct.pack(
        f">4s4xI{_STEPS}H", b"curv", _STEPS, *(round(_light(step / (_STEPS - 1)) * 65535) for step in range(_STEPS))
    )


def _light(value: float) -> float:
    return value / 12.92 if value <= 0.04045 else float(((value + 0.055) / 1.055) ** 2.4)


def _xyz(values: Sequence[float]) -> bytes:
    return b"XYZ \0\0\0\0" + _numbers(values)


def _numbers(values: Sequence[float]) -> bytes:
    return struct.pack(f">{len(values)}i", *(round(value * 65536) for value in values))
