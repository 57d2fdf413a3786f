"""What ReportLab 5.1 writes wrongly, put right in one place. With another version ReportLab is left as it is."""

import reportlab
from reportlab.pdfbase import ttfonts

_BLOCK = 100  # a CMap may hold at most a hundred mappings in one bfchar block


def apply() -> None:
    """Mend ReportLab in this process; may be called any number of times."""
    if reportlab.__version__.startswith("5.1"):
        ttfonts.makeToUnicodeCMap = to_unicode


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
