"""What a document says, apart from how it is set: plain data that every format is made from.

Every string is text, never markup. A renderer must show each block in the order given; the order is the reading order.
Blocks are plain dataclasses of strings and tuples, so that a document can be sent to a child process or frozen as JSON.
"""

from dataclasses import dataclass
from typing import Literal

from naravard_desktop.documents.figure_data import Drawn, drawn_words


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; levels go 1–4 and are never skipped. The document's title is not among the blocks."""

    text: str
    level: int = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    r"""Running text, with an optional lead-in in semibold ("Ägare:"). A `\n` in the text starts a new line."""

    text: str
    lead: str = ""
    style: Literal["body", "question", "quiet"] = "body"


@dataclass(frozen=True, slots=True)
class Item:
    """A list item; `note` follows the text in smaller type, `items` are one level further in."""

    text: str
    note: str = ""
    items: tuple["Item", ...] = ()


@dataclass(frozen=True, slots=True)
class Items:
    """A list, with bullets or numbers."""

    items: tuple[Item, ...]
    numbered: bool = False


@dataclass(frozen=True, slots=True)
class Facts:
    """Labels with their values (date, place, present …), one or more lines each."""

    rows: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table with one header row and no spans. Never empty: an empty list is said in a sentence instead.

    `caption` is empty where the heading above says it already. `widths` are relative. The first column is the row's
    heading when `row_header` is set. In the columns of `notes`, counted from 0, what follows a cell's first line is a note
    on it, in smaller type.
    """

    caption: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    widths: tuple[float, ...] = ()
    row_header: bool = False
    notes: tuple[int, ...] = ()

    def __post_init__(self) -> None:
        if not self.rows or any(len(row) != len(self.header) for row in self.rows):
            raise ValueError("a table needs rows, each as long as its header")
        if self.widths and len(self.widths) != len(self.header):
            raise ValueError("a table needs one width for each column")


@dataclass(frozen=True, slots=True)
class Together:
    """Blocks that stand on one page. Only what is longer than a page is divided."""

    blocks: tuple["Block", ...]


@dataclass(frozen=True, slots=True)
class NewPage:
    """What follows begins on a page of its own."""


@dataclass(frozen=True, slots=True)
class Picture:
    """A photo or a logo, as the content of a JPEG or PNG file; `alt` says in words what it shows, `caption` stands below."""

    content: bytes
    alt: str
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture that is drawn from what the group has made; `alt` says the same in words, whole, not that it is a picture."""

    drawn: Drawn
    alt: str
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Signatures:
    """Lines to sign on, each with a role and a printed name (which may be empty)."""

    rows: tuple[tuple[str, str], ...]


Block = Heading | Paragraph | Items | Facts | Table | Together | NewPage | Picture | Figure | Signatures


@dataclass(frozen=True, slots=True)
class Document:
    """A document: `kind` is the heading word ("Mötesanteckningar"), `title` the matter, `marks` words that stand on
    every page and in the body (EXEMPEL, UTKAST), `footer` what identifies a loose page, `date` an ISO date. `logos`, at most
    two, stand side by side above all else."""

    kind: str
    title: str
    date: str
    footer: str
    blocks: tuple[Block, ...]
    marks: tuple[str, ...] = ()
    language: str = "sv-SE"
    author: str = ""
    landscape: bool = False
    size: Literal["A4", "A3"] = "A4"
    logos: tuple[Picture, ...] = ()


def words(document: Document) -> list[str]:
    """Return every string of the document in reading order: logos, title and marks first, then the blocks."""
    found = [*(logo.alt for logo in document.logos), document.kind, document.title, *document.marks]
    for block in document.blocks:
        found.extend(_block_words(block))
    return [text for text in found if text]


def _block_words(block: Block) -> list[str]:
    match block:
        case Heading(text=text):
            return [text]
        case Paragraph(text=text, lead=lead):
            return [lead, text]
        case Items(items=items):
            return [word for item in items for word in _item_words(item)]
        case Facts(rows=rows):
            return [word for row in rows for word in row]
        case Table(caption=caption, header=header, rows=rows):
            return [caption, *header, *(cell for row in rows for cell in row)]
        case Together(blocks=blocks):
            return [word for one in blocks for word in _block_words(one)]
        case NewPage():
            return []
        case Picture(alt=alt, caption=caption):
            return [alt, caption]
        case Figure(drawn=drawn, alt=alt, caption=caption):
            return [alt, *drawn_words(drawn), caption]
        case Signatures(rows=rows):
            return [word for row in rows for word in row]


def _item_words(item: Item) -> list[str]:
    return [item.text, item.note, *(word for child in item.items for word in _item_words(child))]
