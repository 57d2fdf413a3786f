"""How printed documents look: the page, and one style for each role a text has.

Black on white: it must read well from a black-and-white printer. Running text is 11 pt on 150 % leading, ragged right
and at most about 80 characters wide; nothing is under 9.5 pt.
"""

from dataclasses import dataclass, replace
from typing import Final

from reportlab.lib.pagesizes import A3, A4

from naravard_desktop.documents.figure_data import Size
from naravard_desktop.documents.fonts import ITALIC, REGULAR, SEMIBOLD

MEASURE: Final = 455.0  # points: about 80 characters of running text
BLACK: Final = 0.0
DARK_GREY: Final = 0.27  # #454545, 9.6:1 on white
RULE_GREY: Final = 0.6
CAPTION_HEIGHT: Final = 40.0  # kept free below a drawing that fills a page
HAIRLINE: Final = 0.5
FIRM_RULE: Final = 1.1


@dataclass(frozen=True, slots=True)
class Style:
    """How a text is set, in points. `grey` is 0 for black.

    `hanging` indents lines that go on from the one before; `balanced` makes them of about the same length; `bar` draws
    a line beside the text, `border` one around it.
    """

    font: str = REGULAR
    size: float = 11.0
    leading: float = 16.5
    before: float = 0.0
    after: float = 7.0
    indent: float = 0.0
    measure: float = MEASURE
    grey: float = BLACK
    keep_with_next: bool = False
    hanging: float = 0.0
    balanced: bool = False
    bar: bool = False
    border: bool = False


@dataclass(frozen=True, slots=True)
class Page:
    """Page size and margins in points. `head` is how many times larger the title is than on A4."""

    width: float
    height: float
    side: float
    top: float = 68.0
    bottom: float = 76.0
    head: float = 1.0

    @property
    def text_width(self) -> float:
        """The width between the side margins."""
        return self.width - 2 * self.side

    @property
    def text_height(self) -> float:
        """The height between the top and bottom margins."""
        return self.height - self.top - self.bottom

    @property
    def figure_heights(self) -> tuple[float, float]:
        """The room for a picture with its caption: below a title of two lines and its marks, and on a page of its own."""
        whole = self.text_height - CAPTION_HEIGHT
        return whole - 130.0 * self.head, whole


PORTRAIT: Final = Page(A4[0], A4[1], side=70.0)
LANDSCAPE: Final = Page(A4[1], A4[0], side=56.0, top=62.0, bottom=66.0)
A3_PORTRAIT: Final = Page(A3[0], A3[1], side=70.0, head=1.5)
A3_LANDSCAPE: Final = Page(A3[1], A3[0], side=70.0, head=1.5)

BODY: Final = Style()
KIND: Final = Style(SEMIBOLD, 11, 15, after=2, grey=DARK_GREY)
TITLE: Final = Style(SEMIBOLD, 22, 28, after=8, balanced=True)
MARK: Final = Style(SEMIBOLD, 10, 14, before=2, after=10, border=True)
HEADINGS: Final = (
    Style(SEMIBOLD, 16, 21, before=26, after=6, keep_with_next=True, balanced=True),
    Style(SEMIBOLD, 13, 18, before=18, after=4, keep_with_next=True, balanced=True),
    Style(SEMIBOLD, 11.5, 16.5, before=14, after=3, keep_with_next=True, balanced=True),
    Style(SEMIBOLD, 11, 16, before=10, after=2, grey=DARK_GREY, keep_with_next=True, balanced=True),
)
PARAGRAPHS: Final = {
    "body": BODY,
    "question": Style(ITALIC, before=3, after=9, indent=12, bar=True, keep_with_next=True),
    "quiet": Style(size=9.5, leading=14, after=6, grey=DARK_GREY),
}
CLOSE: Final = 2.0
"""Space below a paragraph that a quiet one says more of."""
APART: Final = 13.0
"""Space above such a paragraph, if it has a lead-in."""
ITEM: Final = Style(after=4)
NOTE: Final = Style(size=9.5, leading=14, after=5, grey=DARK_GREY)
LABEL: Final = Style(SEMIBOLD, 10.5, 15.5, after=0)
VALUE: Final = Style(size=10.5, leading=15.5, after=0)
VALUES: Final = replace(VALUE, hanging=12)
CAPTION: Final = Style(SEMIBOLD, 11, 16, before=14, after=4, keep_with_next=True)
PICTURE_CAPTION: Final = replace(NOTE, after=12)
SIGNED_BY: Final = Style(SEMIBOLD, 10.5, 15.5, before=4, after=0)
SIGNED_NAME: Final = Style(size=10.5, leading=15.5, after=0)
HEADER_CELL: Final = Style(SEMIBOLD, 9.5, 13.5, after=0)
CELL: Final = Style(size=10, leading=14, after=0)
CELL_NOTE: Final = replace(CELL, size=9.5, grey=DARK_GREY)
ROW_HEADING: Final = replace(CELL, font=SEMIBOLD)
FURNITURE: Final = Style(size=9.5, grey=DARK_GREY)


def larger(style: Style, scale: float) -> Style:
    """Return a style in another size."""
    if scale == 1.0:
        return style
    return replace(
        style,
        size=style.size * scale,
        leading=style.leading * scale,
        before=style.before * scale,
        after=style.after * scale,
        measure=style.measure * scale,
    )


def page_of(size: Size, *, landscape: bool) -> Page:
    """Return the page of a document."""
    if size == "A3":
        return A3_LANDSCAPE if landscape else A3_PORTRAIT
    return LANDSCAPE if landscape else PORTRAIT
