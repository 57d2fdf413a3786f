"""What ReportLab 5.1 writes wrongly, put right in one place. With another version ReportLab is left as it is: the check after
every export then tells what is wrong, and a test what to do."""

from typing import Final

import reportlab
from reportlab import rl_config
from reportlab.pdfbase import pdfdoc, ttfonts

VERSION: Final = "5.1"
"""The version whose faults these are."""

_END = b"endstream\n"
_BLOCK = 100  # a CMap may hold at most a hundred mappings in one bfchar block

_format_stream = pdfdoc.PDFStream.format


def apply() -> None:
    """Mend ReportLab in this process; may be called any number of times."""
    if reportlab.__version__.startswith(f"{VERSION}."):
        ttfonts.makeToUnicodeCMap = to_unicode
        pdfdoc.PDFStream.format = stream
        rl_config.useA85 = 0  # streams as text would be a quarter longer, for mail programs of long ago


def stream(self: pdfdoc.PDFStream, document: pdfdoc.PDFDocument) -> bytes:
    """Return a stream as it stands in the file, with the line end before `endstream` that PDF/A wants.

    It is CRLF, since a lone LF after content that ends with CR would be taken for one line end with it.
    """
    written: bytes = _format_stream(self, document)
    return written.removesuffix(_END) + b"\r\n" + _END


def to_unicode(_fontname: str, subset: list[int]) -> str:
    """Return the CMap that says which characters the codes of a font subset stand for.

    ReportLab's own writes five hexadecimal digits for a character beyond the BMP, where UTF-16 asks for a surrogate
    pair: an emoji is then copied, searched and read aloud as something else. It also says that unused codes are U+0000.
    """
    named = [
        f"<{code:02X}> <{chr(char).encode('utf-16-be').hex().upper()}>" for code, char in enumerate(subset) if char
    ]
    blocks = [named[start : start + _BLOCK] for start in range(0, len(named), _BLOCK)]
    mappings = [line for block in blocks for line in (f"{len(block)} beginbfchar", *block, "endbfchar")]
    return "\n".join(
        [
            "/CIDInit /ProcSet findresource begin",
            "12 dict begin",
            "begincmap",
            "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
            "/CMapName /Adobe-Identity-UCS def",
            "/CMapType 2 def",
            "1 begincodespacerange",
            "<00> <FF>",
            "endcodespacerange",
            *mappings,
            "endcmap",
            "CMapName currentdict /CMap defineresource pop",
            "end",
            "end",
        ]
    )
