"""Text as WordprocessingML: escaped, with line breaks and tabs as the elements they are."""

import re
from html import escape

from naravard_desktop.core.text import clean

_PARTS = re.compile("([\n\t])")
_BREAKS = {"\n": "<w:br/>", "\t": "<w:tab/>"}


def escaped(text: str) -> str:
    """Return text as it may stand in XML, between tags or in quotes."""
    return escape(clean(text))


def run(text: str, style: str = "") -> str:
    """Return a run of text, in a character style if one is named; nothing for no text."""
    if not (text := clean(text)):
        return ""
    look = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    inside = "".join(
        _BREAKS.get(part) or f'<w:t xml:space="preserve">{escape(part)}</w:t>' for part in _PARTS.split(text) if part
    )
    return f"<w:r>{look}{inside}</w:r>"
