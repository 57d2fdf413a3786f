"""The body of a Word document: every block as paragraphs and tables, in the order given."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from naravard_desktop.core.language import _
from naravard_desktop.core.text import clean
from naravard_desktop.documents.docx_pictures import fitted, inline
from naravard_desktop.documents.docx_styles import BULLETS, DEEPEST, FACT_INDENT, MEASURE, NUMBERS
from naravard_desktop.documents.docx_tables import table
from naravard_desktop.documents.docx_text import run
from naravard_desktop.documents.figure_files import figure_file
from naravard_desktop.documents.model import (
    Block,
    Document,
    Facts,
    Figure,
    Heading,
    Items,
    NewPage,
    Paragraph,
    Picture,
    Signatures,
    Table,
    Together,
)
from naravard_desktop.documents.picture_files import PictureFile, alt_words, instead_of, picture_file

_STYLES = {"body": "Normal", "question": "Question", "quiet": "Quiet"}
_DEEPEST_HEADING = 4
_AFTER_TABLE, _AFTER_FACTS = 280, 180
_BEFORE_QUIET, _AFTER_QUIET = 40, 220  # what is said of a decision stands close to it
_LABEL_LETTER, _LABEL_GAP, _WIDEST_LABEL = 150, 200, 3600
_SHARPEST = 1600  # pixels of a picture: about 220 to an inch
_DOT = 1440 / 150  # a picture's pixel is never larger
_HIGHEST, _TALLEST_FIGURE = 0.5, 0.85  # of the page: so high may a photo be, and what is drawn
_LOGO_HEIGHT, _LOGO_WIDTH = 900, 0.42  # of the text's width
_LOGO_SHARPEST = 900


@dataclass(slots=True)
class _Line:
    """A paragraph; `number` is its place in a list: level and list. `after` and `indent` are the style's own if not given."""

    style: str
    runs: str
    number: tuple[int, int] | None = None
    keep: bool = False
    new_page: bool = False
    before: int = 0
    after: int | None = None
    indent: int | None = None

    def xml(self) -> str:
        how = f'<w:pStyle w:val="{self.style}"/>'
        if self.keep:
            how += "<w:keepNext/><w:keepLines/>"
        if self.new_page:
            how += "<w:pageBreakBefore/>"
        if self.number:
            how += f'<w:numPr><w:ilvl w:val="{self.number[0]}"/><w:numId w:val="{self.number[1]}"/></w:numPr>'
        if self.indent is not None:
            old = f'<w:tab w:val="clear" w:pos="{FACT_INDENT}"/>'
            how += f'<w:tabs>{old}<w:tab w:val="left" w:pos="{self.indent}"/></w:tabs>'
        spaces = f' w:before="{self.before}"' if self.before else ""
        if self.after is not None:
            spaces += f' w:after="{self.after}"'
        if spaces:
            how += f"<w:spacing{spaces}/>"
        if self.indent is not None:
            how += f'<w:ind w:left="{self.indent}" w:hanging="{self.indent}"/>'
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
    """A body being written, `width` and `height` the room for text on a page in twentieths of a point.

    `embed` takes a picture's file into the package and returns its relation. `lists` has the kind of each list so far.
    """

    document: Document
    width: int
    height: int
    embed: Callable[[bytes], str]
    lists: list[int] = field(default_factory=list)
    _written: list[_Line | _Grid] = field(default_factory=list)
    _level: int = 0
    _heading: str = ""
    _new_page: bool = False
    _pictures: int = 0

    def xml(self) -> str:
        """Write the document and return its paragraphs and tables."""
        document = self.document
        self._heading = document.title or document.kind
        self._logos(document.logos)
        self._text("Subtitle", document.kind)
        self._text("Title", document.title)
        self._text("Mark", " · ".join(mark for mark in document.marks if clean(mark).strip()))
        self._blocks(document.blocks)
        if not self._written or isinstance(self._written[-1], _Grid):
            self._line(_Line("Last", ""))  # Word wants a paragraph last
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
                self._paragraph(block)
            case Items():
                self._items(block)
            case Facts():
                self._facts(block)
            case Table():
                self._table(block)
            case Together():
                self._together(block.blocks)
            case NewPage():
                self._new_page = bool(self._written)
            case Picture():
                self._picture(block)
            case Figure():
                self._figure(block)
            case Signatures():
                self._signatures(block)

    def _text(self, style: str, text: str) -> None:
        if clean(text).strip():
            self._line(_Line(style, run(text)))

    def _line(self, line: _Line) -> None:
        line.new_page, self._new_page = self._new_page, False
        if (
            self._written
            and isinstance(self._written[-1], _Grid)
            and not line.style.startswith(("Heading", "Cell", "Last"))
        ):
            line.before = _AFTER_TABLE
        self._written.append(line)

    def _heading_line(self, block: Heading) -> None:
        if clean(block.text).strip():
            self._level = max(1, min(block.level, self._level + 1, _DEEPEST_HEADING))
            self._heading = block.text
            self._text(f"Heading{self._level}", block.text)

    def _paragraph(self, block: Paragraph) -> None:
        if not clean(block.text + block.lead).strip():
            return
        gap = run(" ") if block.lead and block.text else ""
        line = _Line(_STYLES[block.style], run(block.lead, "Strong") + gap + run(block.text))
        above = self._written[-1] if self._written else None
        if block.style == "quiet" and isinstance(above, _Line) and above.style in {"Normal", "Quiet"}:
            above.after, above.keep, line.after = _BEFORE_QUIET, True, _AFTER_QUIET
        self._line(line)

    def _facts(self, block: Facts) -> None:
        indent = _indent([label for label, _value in block.rows])
        for label, value in block.rows:
            # A label that is too long for its column stands above.
            between = run("\t" if _label_width(label) <= indent else "\n")
            line = _Line("Fact", run(label, "Strong") + between + run(value))
            line.indent = indent if indent != FACT_INDENT else None
            self._line(line)
        if block.rows and isinstance(last := self._written[-1], _Line):
            last.after = _AFTER_FACTS

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

    def _together(self, blocks: Iterable[Block]) -> None:
        first = len(self._written)
        self._blocks(blocks)
        for one in self._written[first:]:
            one.keep = one.keep or one is not self._written[-1]
            if isinstance(one, _Grid):
                one.whole = True

    def _logos(self, logos: Sequence[Picture]) -> None:
        """Set logos on one line, the first to the left and the last to the right; then, in words, those that cannot be shown."""
        most = _LOGO_WIDTH * self.width
        found = [(logo, picture_file(logo.content, _LOGO_SHARPEST, _LOGO_SHARPEST)) for logo in logos]
        shown = [
            self._inline(file, logo.alt, *_filling(file, most, _LOGO_HEIGHT))
            for logo, file in found
            if file is not None
        ]
        if shown:
            self._line(_Line("Logos", run("\t").join(shown)))
        for logo, file in found:
            if file is None:
                self._text("Quiet", instead_of(logo))

    def _picture(self, block: Picture) -> None:
        file = picture_file(block.content, _SHARPEST, _SHARPEST)
        if file is None:
            self._text("Quiet", instead_of(block))
        else:
            size = file.width * _DOT, file.height * _DOT
            self._shown(file, block.alt, *fitted(*size, min(self.width, MEASURE), _HIGHEST * self.height))
        self._text("PictureCaption", block.caption)
        self._keep_caption(block.caption)

    def _figure(self, block: Figure) -> None:
        file = figure_file(block.drawn, self.width / 20, _TALLEST_FIGURE * self.height / 20)
        self._shown(file, block.alt, file.width * 20, file.height * 20)
        self._text("PictureCaption", block.caption)
        self._keep_caption(block.caption)

    def _shown(self, file: PictureFile, alt: str, width: int, height: int) -> None:
        self._line(_Line("Picture", self._inline(file, alt, width, height)))

    def _keep_caption(self, caption: str) -> None:
        if clean(caption).strip() and isinstance(above := self._written[-2], _Line):
            above.keep = True

    def _inline(self, file: PictureFile, alt: str, width: int, height: int) -> str:
        self._pictures += 1
        return inline(self._pictures, self.embed(file.content), alt_words(alt), width, height)

    def _signatures(self, block: Signatures) -> None:
        """Set lines for name and day, and beneath them who signs: running text, which no reader hears as a table."""
        for role, name in block.rows:
            self._line(_Line("Signature", run("\t\t\t"), keep=True))
            self._line(_Line("SignatureName", run(role, "Strong") + run("\t" + _("Datum")), keep=True))
            self._line(_Line("SignatureName", run(name if clean(name).strip() else _("Namnförtydligande:")), keep=True))
        if block.rows:
            self._written[-1].keep = False


def _filling(file: PictureFile, width: float, height: float) -> tuple[int, int]:
    """Return the size at which a picture fills the room, also when it has few pixels."""
    scale = min(width / file.width, height / file.height)
    return max(1, round(file.width * scale)), max(1, round(file.height * scale))


def _indent(labels: Sequence[str]) -> int:
    """Return how far in values begin: after the longest label that has room before them."""
    widths = [width for label in labels if (width := _label_width(label)) <= _WIDEST_LABEL]
    return max(FACT_INDENT, *widths) if widths else FACT_INDENT


def _label_width(label: str) -> int:
    return len(clean(label).strip()) * _LABEL_LETTER + _LABEL_GAP
