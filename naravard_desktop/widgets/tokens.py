"""The look's colours and sizes: the one place where they stand. Sizes are in pixels at 100 % zoom."""

from dataclasses import dataclass

UNIT = 8
RADIUS_PANEL = 10
RADIUS_CONTROL = 8
BAR = 4
ROW_PADDING = 12
RING = 2
RING_OFFSET = 2

SIZE_PLACE = 20
SIZE_QUESTION = 17
SIZE_HEADING = 15
SIZE_BODY = 14
SIZE_SECONDARY = 13
SIZE_SMALL = 12
SIZE_CLOCK = 30
SIZE_ICON = 18

# The big screen's sizes hold at a width of SCREEN_WIDTH and grow with it. What the group makes never goes under the
# floor: more goes to pages.
SCREEN_WIDTH = 1366
SCREEN_QUESTION = 46
SCREEN_TIME = 46
SCREEN_FOOT = 24
SCREEN_GROUP = 26
SCREEN_FLOOR = 22

# A column of Swedish words.
COLUMN = 200


@dataclass(frozen=True)
class Colours:
    """One theme's colours, `#RRGGBB`. `on_primary` is the text on the filled button; `disabled` may be under 4.5:1."""

    background: str
    surface: str
    line: str
    edge: str
    text: str
    muted: str
    primary: str
    on_primary: str
    tint: str
    focus: str
    warn: str
    over: str
    region: str
    municipality: str
    private: str

    @property
    def other(self) -> str:
        """Return the mark of organisations of no type: the shape carries the meaning."""
        return self.muted

    @property
    def disabled(self) -> str:
        """Return the text of what cannot be used now."""
        return self.edge


LIGHT = Colours(
    background="#F6F5F1",
    surface="#FFFFFF",
    line="#D9DCD5",
    edge="#7F8A84",
    text="#1E2522",
    muted="#55605B",
    primary="#1F5B4C",
    on_primary="#F6F5F1",
    tint="#E3EEE9",
    focus="#0B57D0",
    warn="#9A5200",
    over="#A4262C",
    region="#2C5F9E",
    municipality="#4B7A1F",
    private="#7A3E86",
)

DARK = Colours(
    background="#151A18",
    surface="#1E2522",
    line="#36403B",
    edge="#7E8A84",
    text="#E8EBE7",
    muted="#A9B4AE",
    primary="#7FC4AE",
    on_primary="#10241D",
    tint="#233A33",
    focus="#A8C7FA",
    warn="#E0A458",
    over="#F08A8A",
    region="#8DB5EA",
    municipality="#A8CF7A",
    private="#D3A2DD",
)


def luminance(colour: str) -> float:
    """Return the relative luminance of `#RRGGBB` (WCAG 2.2)."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Return the contrast between two colours, 1 to 21 (WCAG 2.2)."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)
