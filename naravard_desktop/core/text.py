"""Text as it comes in: one `clean` for everything that is typed, pasted, imported or read from a template."""

import re
import unicodedata

_CRLF = re.compile("\r\n?")
# Word's soft line break (VT), form feed, and Unicode's own line and paragraph separators end a line.
_LINE_ENDS = str.maketrans(dict.fromkeys("\v\f\x85\u2028\u2029", "\n"))
# Control characters but tab and newline, the byte order mark, and code points that are no characters:
# XML (PDF metadata, Word) can hold none of them.
_UNWANTED = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ufeff\ufdd0-\ufdef\ufffe\uffff]")
_SURROGATES = re.compile("[\ud800-\udfff]")


def clean(text: str) -> str:
    r"""Return `text` in NFC with `\n` as the only line end, no control characters and no lone surrogates.

    A lone surrogate becomes U+FFFD, so that the reader sees that something stood there. Idempotent.
    """
    if text.isprintable() and unicodedata.is_normalized("NFC", text):
        return text
    text = _CRLF.sub("\n", text).translate(_LINE_ENDS)
    text = _SURROGATES.sub("\ufffd", _UNWANTED.sub("", text))
    return unicodedata.normalize("NFC", text)


def one_line(text: str) -> str:
    """Clean `text` and fold every run of white space to one space: names, titles, file names."""
    return " ".join(clean(text).split())


def lines(text: str) -> list[str]:
    """Split pasted text into its lines: trimmed, empty ones left out, list marks of Word and mail taken off."""
    return [line for raw in clean(text).split("\n") if (line := _LIST_MARK.sub("", raw).strip())]


# Word's marks in symbol fonts come out as private characters or, before a tab, as o and §.
_LIST_MARK = re.compile(r"^\s*(?:[•·▪◦‣*–\uf0b7\uf0a7-]\s+|[o§]\t\s*)")


def excerpt(text: str, length: int = 40) -> str:
    """Return the start of `text` on one line, at most `length` characters, cut between words where that is possible."""
    text = " ".join(text.split())
    if len(text) <= length:
        return text
    head = text[: length - 1]
    at_word = head.rsplit(" ", 1)[0]
    return (at_word if len(at_word) > length // 2 else head).rstrip(" ,.;:–-") + "…"


def file_name(text: str) -> str:
    """Turn a title into a file name that Windows, SharePoint and mail accept: lower case, a-z, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", one_line(text).lower()).encode("ascii", "ignore").decode()
    name = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:60].strip("-") or "namnlos"
    return f"{name}-fil" if _RESERVED.fullmatch(name) else name


# Windows keeps these for devices, whatever ending they have.
_RESERVED = re.compile(r"con|prn|aux|nul|(com|lpt)[0-9]")


_AFTER_Z = str.maketrans({"å": "{", "ä": "|", "æ": "|", "ö": "}", "ø": "}"})


def swedish_order(text: str) -> str:
    """Return a key that sorts as a Swedish index does: å, ä and ö after z, other accents as their letter."""
    folded = clean(text).casefold().translate(_AFTER_Z)
    return "".join(char for char in unicodedata.normalize("NFD", folded) if not unicodedata.combining(char))
