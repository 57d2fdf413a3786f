"""What is drawn on the pages of a PDF: which text belongs to which numbered part, and which is decoration."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from pikepdf import Array, Dictionary, Name, Object, Page, Pdf, Stream, String, parse_content_stream

from naravard_desktop.core.language import _
from naravard_desktop.core.text import excerpt
from naravard_desktop.documents.pdf_check_fonts import UNREADABLE, Font

_TEXT: Final = frozenset({"Tj", "TJ", "'", '"'})
_PAINT: Final = frozenset({"S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "sh", "EI"})
_ASKED: Final = " ".join(["BDC", "BMC", "EMC", "q", "Q", "Tf", "Tr", "Do", *_TEXT, *_PAINT])
_ARTIFACT: Final = -1
_INVISIBLE: Final = 3  # of the ways to draw text
_DEEPEST: Final = 8  # forms in forms
_REPLACED: Final = ("/ActualText", "/Alt", "/E")


@dataclass
class Sheets:
    """What stands on the pages. Pages count from 0."""

    marked: dict[tuple[int, int], str] = field(default_factory=dict)
    """The text of each numbered content, by page and number."""
    artifacts: dict[int, list[str]] = field(default_factory=dict)
    """The texts that are marked as decoration, by page."""
    faults: list[str] = field(default_factory=list)


def read(pdf: Pdf) -> Sheets:
    """Read all pages."""
    found = Sheets()
    fonts: dict[tuple[int, int], Font] = {}
    for number, page in enumerate(pdf.pages):
        _Reader(number, found, fonts).page(page)
    return found


class _Reader:
    """Reads one page."""

    def __init__(self, number: int, found: Sheets, fonts: dict[tuple[int, int], Font]) -> None:
        self._number, self._found, self._fonts = number, found, fonts
        self._artifacts = found.artifacts.setdefault(number, [])
        self._within: list[int | None] = []
        self._unmarked, self._unseen = "", ""
        self._painted = False
        self._forms: list[tuple[int, int]] = []

    def page(self, page: Page) -> None:
        self._read(page, page.resources)
        place = self._number + 1
        if self._within:
            self._fault(_("Sida {page}: en märkning slutar inte.").format(page=place))
        if self._unmarked.strip():
            told = _("Sida {page}: texten ”{text}” hör inte till någon del, så den läses inte upp.")
            self._fault(told.format(page=place, text=excerpt(self._unmarked)))
        if self._unseen.strip():
            told = _("Sida {page}: texten ”{text}” är osynlig.")
            self._fault(told.format(page=place, text=excerpt(self._unseen)))
        if self._painted:
            self._fault(_("Sida {page}: något är ritat som varken är text, bild eller prydnad.").format(page=place))

    def _fault(self, told: str) -> None:
        self._found.faults.append(told)

    @property
    def _where(self) -> int | None:
        """The number of the content that is being drawn; None outside all."""
        return self._within[-1] if self._within else None

    def _read(self, stream: Page | Stream, resources: Object) -> None:
        font: Font | None = None
        invisible = False
        kept: list[tuple[Font | None, bool]] = []
        for instruction in parse_content_stream(stream, _ASKED):
            given: Sequence[Any] = list(instruction.operands)
            match str(instruction.operator):
                case "BDC" | "BMC":
                    self._begin(given, resources)
                case "EMC":
                    self._end()
                case "q":
                    kept.append((font, invisible))
                case "Q":
                    font, invisible = kept.pop() if kept else (None, False)
                case "Tf":
                    font = self._font(resources, given[0])
                case "Tr":
                    invisible = int(given[0]) == _INVISIBLE
                case "Do":
                    self._do(resources, given[0])
                case operator if operator in _TEXT:
                    self._write(_strings(given), font, invisible=invisible)
                case _:
                    self._painted |= self._where is None

    def _begin(self, given: Sequence[Any], resources: Object) -> None:
        about = given[1] if len(given) > 1 else Dictionary()
        if isinstance(about, Name):
            about = resources.Properties[about]
        number = about.get("/MCID")
        where, place = self._where, self._number + 1
        if any(key in about for key in _REPLACED):
            self._fault(_("Sida {page}: en text läses upp som en annan än den som syns.").format(page=place))
        if given[0] == Name.Artifact:
            if where is not None and where != _ARTIFACT:
                self._fault(_("Sida {page}: en del av en text är märkt som prydnad.").format(page=place))
            if where != _ARTIFACT:
                self._artifacts.append("")
            self._within.append(_ARTIFACT)
        elif number is None:
            self._within.append(where)
        else:
            if where is not None:
                self._fault(_("Sida {page}: två märkningar ligger i varandra.").format(page=place))
            key = self._number, int(number)
            if key in self._found.marked:
                self._fault(_("Sida {page}: två texter har samma nummer, {number}.").format(page=place, number=number))
            self._found.marked.setdefault(key, "")
            self._within.append(int(number))

    def _end(self) -> None:
        if self._within:
            self._within.pop()
        else:
            self._fault(_("Sida {page}: en märkning slutar utan att ha börjat.").format(page=self._number + 1))

    def _do(self, resources: Object, name: Name) -> None:
        drawn: Any = resources.XObject[name]
        if drawn.get("/Subtype") != Name.Form:
            self._painted |= self._where is None
            return
        if drawn.objgen in self._forms or len(self._forms) > _DEEPEST:
            return
        self._forms.append(drawn.objgen)
        self._part_artifact()
        self._read(drawn, drawn.get("/Resources", resources))
        self._part_artifact()
        self._forms.pop()

    def _part_artifact(self) -> None:
        """Begin anew where a form stands in a decoration: the page's number is one, beside the footer."""
        if self._where == _ARTIFACT:
            self._artifacts.append("")

    def _write(self, strings: Iterator[bytes], font: Font | None, *, invisible: bool) -> None:
        text = "".join(font.text(one) if font else UNREADABLE for one in strings)
        where = self._where
        if invisible:
            self._unseen += text
        if where is None:
            self._unmarked += text
        elif where == _ARTIFACT:
            self._artifacts[-1] += text
        else:
            self._found.marked[self._number, where] += text

    def _font(self, resources: Object, name: Name) -> Font:
        font = resources.Font[name]
        known = self._fonts.get(font.objgen) if font.is_indirect else None
        if known is None:
            known = self._fonts[font.objgen] = Font(font)
            self._found.faults.extend(known.faults())
        return known


def _strings(given: Sequence[Any]) -> Iterator[bytes]:
    """Yield the strings that a text operator draws; an array has movements between them."""
    parts = given[-1] if isinstance(given[-1], Array) else given[-1:]
    yield from (bytes(part) for part in parts if isinstance(part, String))
