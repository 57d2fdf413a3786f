"""How the window looks now: colours and scale, for whatever is painted by hand."""

from dataclasses import dataclass

from PySide6.QtGui import QColor, QFont

from naravard_desktop.widgets import fonts, tokens


@dataclass(frozen=True)
class Look:
    """A theme at a zoom. `animated` is False when the system asks for no animations."""

    colours: tokens.Colours
    dark: bool
    zoom: float
    animated: bool

    def px(self, size: float) -> int:
        """Scale a size from `tokens` (pixels at 100 %), never to nothing."""
        return max(1, round(size * self.zoom))

    def font(self, size: int = tokens.SIZE_BODY, *, strong: bool = False) -> QFont:
        """Return the app's font in a size from `tokens`."""
        return fonts.font(self.px(size), strong=strong)

    def colour(self, name: str) -> QColor:
        """Return a colour by its name in `tokens.Colours`."""
        return QColor(getattr(self.colours, name))
