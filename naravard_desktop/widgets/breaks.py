"""Where the name of a file, with its folders, may be broken into lines: Qt breaks after a slash, but not after Windows' own."""

import re

BREAK = "\u200b"
_LONG = re.compile(r"\S{20,}")
_AFTER = re.compile(r"[\\/_]")


def breakable(text: str) -> str:
    """Return `text` for a label, with invisible places to break at in words that are as long as paths are."""
    return _LONG.sub(_broken, text)


def _broken(match: re.Match[str]) -> str:
    return _AFTER.sub(rf"\g<0>{BREAK}", match.group())
