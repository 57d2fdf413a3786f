"""The body of a Word document: every block as paragraphs and tables, in the order given."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from naravard_desktop.core.text import clean
from naravard_desktop.documents.docx_styles import BULLETS, DEEPEST, NUMBERS
from naravard_desktop.documents.docx_tables import table
from naravard_desktop.documents.docx_text import run
from naravard_desktop.documents.model import (
    Block,
    Document,
    Facts,
    Heading,
    Items,
    NewPage,
    Paragraph,
    Table,
    Together,
)

_STYLES = {"body": "Normal", "question": "Question", "quiet": "Quiet"}
_DEEPEST_HEADING = 4
_AFTER_TABLE = 280


@dataclass(slots=True)
class _Line:
    """A paragraph; `number` is its place in a list: level and list."""

    style: str
    runs: str
    number: tuple[int, int] | None = None
    keep: bool = False
    new_page: bool = False
    before: int = 0

    def xml(self) -> str:
        numbered = (
            f'<w:numPr><w:ilvl w:val="{self.number[0]}"/><w:numId w:val="{self.number[1]}"/></w:numPr>'
            if self.number
            else ""
        )
        how = (
            f'<w:pStyle w:val="{self.style}"/>{"<w:keepNext/><w:keepLines/>" if self.keep else ""}'
            f"{'<w:pageBreakBefore/>' if self.new_page else ''}{numbered}"
            + (f'<w:spacing w:before="{self.before}"/>' if self.before else "")
        )
        return f"<w:p><w:pPr>{how}</w:pPr>{self.runs}</w:p>"


@dataclass(slots=True)
class _Grid:
    """A table, with what it is called."""

    block: Table
    title: str
    whole: bool = False
    keep: bool = False


@dataclass(slots=True)
class Body:
    """A body being written; `lists` has the kind of each list so far."""

    document: Document
    width: int
    lists: list[int] = field(default_factory=list)
    _written: list[_Line | _Grid] = field(default_factory=list)
    _level: int = 0
    _heading: str = ""
    _new_page: bool = False

    def xml(self) -> str:
        """Write the document and return its paragraphs and tables."""
        document = self.document
        self._heading = document.title or document.kind
        self._text("Subtitle", document.kind)
        self._text("Title", document.title)
        self._text("Mark", " · ".join(mark for mark in document.marks if clean(mark).strip()))
        self._blocks(document.blocks)
        if not self._written or isinstance(self._written[-1], _Grid):
            self._line(_Line("Cell", ""))  # Word wants a paragraph last
        return "".join(
            one.xml()
            if isinstance(one, _Line)
            else table(one.block, self.width, one.title, whole=one.whole, keep=one.keep)
            for one in self._written
        )

    def _blocks(self, blocks: Iterable[Block]) -> None:
        for block in blocks:
            self._block(block)

    def _block(self, block: Block) -> None:
        match block:
            case Heading():
                self._heading_line(block)
            case Paragraph():
                if clean(block.text + block.lead).strip():
                    gap = run(" ") if block.lead and block.text else ""
                    self._line(_Line(_STYLES[block.style], run(block.lead, "Strong") + gap + run(block.text)))
            case Items():
                self._items(block)
            case Facts():
                for label, value in block.rows:
                    self._line(_Line("Fact", run(label, "Strong") + run("\t") + run(value)))
            case Table():
                self._table(block)
            case Together():
                first = len(self._written)
                self._blocks(block.blocks)
                for one in self._written[first:]:
                    one.keep = one.keep or one is not self._written[-1]
                    if isinstance(one, _Grid):
                        one.whole = True
            case NewPage():
                self._new_page = bool(self._written)

    def _text(self, style: str, text: str) -> None:
        if clean(text).strip():
            self._line(_Line(style, run(text)))

    def _line(self, line: _Line) -> None:
        line.new_page, self._new_page = self._new_page, False
        if self._written and isinstance(self._written[-1], _Grid) and not line.style.startswith(("Heading", "Cell")):
            line.before = _AFTER_TABLE
        self._written.append(line)

    def _heading_line(self, block: Heading) -> None:
        if clean(block.text).strip():
            self._level = max(1, min(block.level, self._level + 1, _DEEPEST_HEADING))
            self._heading = block.text
            self._text(f"Heading{self._level}", block.text)

    def _items(self, block: Items) -> None:
        self.lists.append(NUMBERS if block.numbered else BULLETS)
        style = "ListNumber" if block.numbered else "ListBullet"
        waiting = [(item, 0) for item in reversed(block.items)]
        while waiting:
            item, depth = waiting.pop()
            note = (run("\n") if item.text else "") + run(item.note, "Note") if clean(item.note).strip() else ""
            self._line(_Line(style, run(item.text) + note, number=(min(depth, DEEPEST), len(self.lists))))
            waiting.extend((child, depth + 1) for child in reversed(item.items))

    def _table(self, block: Table) -> None:
        if clean(block.caption).strip():
            self._text("Caption", block.caption)
        elif self._new_page or (self._written and isinstance(self._written[-1], _Grid)):
            # Two tables without a paragraph between them would be one, and a page begins with a paragraph.
            self._line(_Line("Cell", "", keep=True))
        self._written.append(_Grid(block, block.caption or self._heading))
