"""What the codes in a PDF's text stand for, and whether its fonts can be read and are in the file."""

import re
from collections.abc import Iterator
from typing import Final

from pikepdf import Array, Name, Object, Stream

from naravard_desktop.core.language import _

UNREADABLE: Final = "\0"
"""Stands for a code of which the font does not say what it means."""

_FILES = ("/FontFile", "/FontFile2", "/FontFile3")
_BLOCK = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
_ITEM = re.compile(rb"<([0-9A-Fa-f\s]*)>|([\[\]])")
_MOST_CODES = 0x10000


class Letters(dict[int, str]):
    """What each code of a font stands for; every other code is unreadable."""

    def __missing__(self, code: int) -> str:
        return UNREADABLE


class Font:
    """A font of a PDF."""

    def __init__(self, font: Object) -> None:
        self._name = str(font.get("/BaseFont", "/?")).removeprefix("/")
        composite = font.get("/Subtype") == Name.Type0
        self._wide = composite
        within = font.get("/DescendantFonts", Array())[0] if composite else font
        descriptor = within.get("/FontDescriptor")
        self._embedded = descriptor is not None and any(key in descriptor for key in _FILES)
        table = font.get("/ToUnicode")
        self._letters = _letters(table.read_bytes()) if isinstance(table, Stream) else Letters()

    def text(self, codes: bytes) -> str:
        """Return what `codes` stand for."""
        if self._wide:
            return "".join(self._letters[int.from_bytes(codes[place : place + 2])] for place in range(0, len(codes), 2))
        return codes.decode("latin-1").translate(self._letters)

    def faults(self) -> Iterator[str]:
        """Yield what is wrong with the font itself."""
        if not self._embedded:
            yield _("Typsnittet {font} ligger inte i filen.").format(font=self._name)
        if not self._letters:
            yield _("Typsnittet {font} säger inte vilka tecken det visar.").format(font=self._name)


def _letters(table: bytes) -> Letters:
    found = Letters()
    for kind, block in _BLOCK.findall(table):
        items = [bracket or bytes.fromhex(code.decode()) for code, bracket in _even(block)]
        if kind == b"bfchar":
            for code, text in zip(items[::2], items[1::2], strict=False):
                found[int.from_bytes(code)] = _decoded(text)
        else:
            found.update(_ranges(items))
    return found


def _even(block: bytes) -> Iterator[tuple[bytes, bytes]]:
    """Yield codes and brackets; a code with half a byte at the end means nothing and is left empty."""
    for code, bracket in _ITEM.findall(block):
        digits = b"".join(code.split())
        yield (digits if len(digits) % 2 == 0 else b""), bracket


def _ranges(items: list[bytes]) -> Iterator[tuple[int, str]]:
    """Read ranges, which count on from one text or have one for each code in brackets."""
    rest = iter(items)
    for first, last, text in zip(rest, rest, rest, strict=False):
        codes = range(int.from_bytes(first), min(int.from_bytes(last), _MOST_CODES) + 1)
        if text == b"[":
            texts = iter(lambda: next(rest, b"]"), b"]")
            yield from ((code, _decoded(one)) for code, one in zip(codes, list(texts), strict=False))
        else:
            start = _decoded(text)
            yield from ((code, start[:-1] + chr(ord(start[-1]) + code - codes.start)) for code in codes)


def _decoded(text: bytes) -> str:
    try:
        return text.decode("utf-16-be") or UNREADABLE
    except UnicodeDecodeError:
        return UNREADABLE
