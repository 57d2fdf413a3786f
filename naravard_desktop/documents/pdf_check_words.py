"""What a reader should hear of a document, in order: made from the document alone, not from how it is set."""

from collections.abc import Iterator
from typing import NamedTuple

from naravard_desktop.core.language import N_, _
from naravard_desktop.core.text import clean, excerpt
from naravard_desktop.documents import fonts, pictures
from naravard_desktop.documents.model import (
    Block,
    Document,
    Facts,
    Figure,
    Heading,
    Item,
    Items,
    NewPage,
    Paragraph,
    Picture,
    Signatures,
    Table,
    Together,
)

_NEAR = 40  # parts among which one that is missing is looked for
_SHORTEST = 8  # characters of what was cut: less says nothing

_BULLETS = frozenset("•–-")
BULLET = "•"
"""Stands for whatever mark there is before a point in a list that is not numbered."""
TEXT, LABEL, NUMBER, CAPTION, FIGURE = "text", "label", "number", "caption", "figure"
_ROLES = {
    TEXT: N_("löpande text"),
    LABEL: N_("etikett"),
    NUMBER: N_("nummer i en numrerad lista"),
    CAPTION: N_("titel på en tabell eller bild"),
    FIGURE: N_("bild"),
    "TH": N_("kolumn- eller radrubrik"),
    "TD": N_("tabellcell"),
}


class Part(NamedTuple):
    """What is heard as one: `depth` is in how many lists. A `text` of None may be anything but nothing."""

    role: str
    text: str | None
    depth: int = 0


class Entry(NamedTuple):
    """A bookmark; levels count from 0."""

    title: str
    level: int


def said(text: str) -> str:
    """Return what is read of a text on a page: as `told`, with a substitute for what no font has."""
    text = told(text)
    if not text.isascii() and (missing := fonts.missing(text)):
        text = text.translate({ord(char): fonts.SUBSTITUTE for char in missing})
    return text


def told(text: str) -> str:
    """Return what is read of a text that stands on no page, such as the words for a picture."""
    return unbroken(clean(text))


def unbroken(text: str) -> str:
    """Return `text` on one line and without marks that are not to be seen: where lines end is the page's own matter."""
    if not (text.isascii() or fonts.IGNORABLE.isdisjoint(text)):
        text = "".join(char for char in text if char not in fonts.IGNORABLE)
    return " ".join(text.split())


def begins(found: str, whole: str) -> bool:
    """Tell whether `found` is `whole`, or its beginning where there was no room for all."""
    if found == whole:
        return True
    return len(found) >= _SHORTEST and found.endswith("…") and whole.startswith(found[:-1].rstrip())


def role_in_words(role: str) -> str:
    """Name what a part is."""
    if role.startswith("H") and role[1:].isdecimal():
        return _("rubrik på nivå {level}").format(level=role[1:])
    return _(_ROLES[role]) if role in _ROLES else role


class Expected:
    """What should be heard of a document, and what else its file should say."""

    def __init__(self, document: Document) -> None:
        self.titled = bool(told(document.title) or told(document.kind))
        """Whether there is a heading above those of the blocks; it has no bookmark."""
        self._level = -1
        self.bookmarks: list[Entry] = []
        self.parts = list(self._head(document))
        for block in document.blocks:
            self.parts.extend(self._block(block))
        self.furniture = (said(" · ".join(document.marks)), said(document.footer))
        self.headers = frozenset(_headers(document.blocks))

    def _head(self, document: Document) -> Iterator[Part]:
        yield from (Part(FIGURE, told(logo.alt)) for logo in _shown_first(document.logos))
        kind, title = said(document.kind), said(document.title)
        if kind:
            yield Part(TEXT if title else "H1", kind)
        if title:
            yield Part("H1", title)
        yield from _texts(*document.marks)

    def _block(self, block: Block) -> Iterator[Part]:
        match block:
            case Heading():
                yield from self._heading(block)
            case Paragraph(text=text, lead=lead):
                yield from _texts(f"{lead} {text}" if lead else text)
            case Items(items=items, numbered=numbered):
                yield from _items(items, numbered=numbered)
            case Facts(rows=rows):
                yield from _facts(rows)
            case Table():
                yield from _table(block)
            case Together(blocks=blocks):
                for one in blocks:
                    yield from self._block(one)
            case Picture(alt=alt, caption=caption) | Figure(alt=alt, caption=caption):
                yield Part(FIGURE, told(alt))
                yield from _filled(Part(CAPTION, said(caption)))
            case Signatures(rows=rows):
                yield from _signatures(rows)
            case NewPage():
                pass

    def _heading(self, block: Heading) -> Iterator[Part]:
        if text := said(block.text):
            self._level = max(0, min(block.level - 1, self._level + 1))
            self.bookmarks.append(Entry(told(block.text), self._level))
            yield Part(f"H{self.titled + self._level + 1}", text)


def _shown_first(logos: tuple[Picture, ...]) -> Iterator[Picture]:
    """Yield logos as they stand: those whose file is no picture come after, in words."""
    if len(logos) < 2:
        yield from logos
        return
    readable = [pictures.raster(logo.content, 8, 8) is not None for logo in logos]
    yield from (logo for logo, shown in zip(logos, readable, strict=True) if shown)
    yield from (logo for logo, shown in zip(logos, readable, strict=True) if not shown)


def _texts(*texts: str) -> Iterator[Part]:
    yield from _filled(*(Part(TEXT, said(text)) for text in texts))


def _filled(*parts: Part) -> Iterator[Part]:
    yield from (part for part in parts if part.text)


def _items(items: tuple[Item, ...], *, numbered: bool) -> Iterator[Part]:
    waiting = [(item, 1, f"{n}." if numbered else BULLET) for n, item in enumerate(items, 1)][::-1]
    while waiting:
        item, depth, label = waiting.pop()
        yield Part(LABEL if label == BULLET else NUMBER, label, depth)
        yield from _filled(Part(TEXT, said(item.text), depth), Part(TEXT, said(item.note), depth))
        waiting.extend((inner, depth + 1, BULLET) for inner in reversed(item.items))


def _facts(rows: tuple[tuple[str, str], ...]) -> Iterator[Part]:
    for label, value in rows:
        yield from _filled(Part(LABEL, said(label), 1), Part(TEXT, said(value), 1))


def _signatures(rows: tuple[tuple[str, str], ...]) -> Iterator[Part]:
    """Where there is no name, words say what to write there; after it there is a place for the date."""
    for role, name in rows:
        yield from _filled(Part(LABEL, said(role), 1))
        yield from (Part(TEXT, said(name) or None, 1), Part(TEXT, None, 1))


def _table(block: Table) -> Iterator[Part]:
    yield from _filled(Part(CAPTION, said(block.caption)))
    yield from (Part("TH", said(text)) for text in block.header)
    for first, *rest in block.rows:
        yield Part("TH" if block.row_header else "TD", said(first))
        yield from (Part("TD", said(text)) for text in rest)


def _headers(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Table(header=header):
                yield from map(said, header)
            case Together(blocks=inner):
                yield from _headers(inner)
            case _:
                pass


def agrees(expected: Part, found: Part) -> bool:
    """Tell whether a part of the file is what it should be.

    A picture's words may be cut, and where its file is no picture a sentence ends with them. The caption of such a one is a
    text.
    """
    text, heard = expected.text, found.text or ""
    if expected.depth != found.depth:
        return False
    if text is None:
        return expected.role == found.role and bool(heard)
    if expected.role == FIGURE:
        if found.role == FIGURE:
            return bool(heard) and begins(heard, text or heard)
        return found.role == TEXT and heard.endswith(said(text) or "–")
    if expected.role == LABEL and text == BULLET:
        return found.role == LABEL and heard in _BULLETS
    return text == heard and (expected.role == found.role or (expected.role, found.role) == (CAPTION, TEXT))


def differences(expected: list[Part], found: list[Part], pages: list[int]) -> Iterator[str]:
    """Yield, in a sentence, the first place where what is heard is not what should be heard. `pages` has the page of each
    part that was found."""
    pairs = enumerate(zip(expected, found, strict=False))
    place = next((place for place, (one, other) in pairs if not agrees(one, other)), min(len(expected), len(found)))
    wanted, heard = expected[place : place + _NEAR], found[place : place + _NEAR]
    if wanted or heard:
        page = pages[min(place, len(pages) - 1)] + 1 if pages else 1
        yield _difference(wanted, heard).format(
            wanted=excerpt((wanted[0].text or "…") if wanted else "", 60),
            heard=excerpt((heard[0].text or "") if heard else "", 60),
            should=role_in_words(wanted[0].role) if wanted else "",
            role=role_in_words(heard[0].role) if heard else "",
            page=page,
        )


def _difference(wanted: list[Part], heard: list[Part]) -> str:
    """Return the sentence about what is wanted first and what is heard first, which are not the same."""
    if not heard:
        return _("”{wanted}” läses inte upp (sida {page}).")
    if not wanted:
        return _("Sida {page}: ”{heard}” läses upp fast det inte står där i dokumentet.")
    if wanted[0].text == heard[0].text:
        if wanted[0].role == heard[0].role:
            return _("Sida {page}: ”{heard}” ligger på fel nivå i en lista.")
        return _("Sida {page}: ”{heard}” läses upp som {role} men är {should}.")
    ahead = any(agrees(one, heard[0]) for one in wanted[1:])
    behind = any(agrees(wanted[0], one) for one in heard[1:])
    if ahead and behind:
        return _("Sida {page}: ”{wanted}” och ”{heard}” har bytt plats.")
    if ahead:
        return _("”{wanted}” läses inte upp (sida {page}).")
    if behind:
        return _("Sida {page}: ”{heard}” läses upp fast det inte står där i dokumentet.")
    return _("Sida {page}: ”{heard}” läses upp där det ska stå ”{wanted}”.")
