"""The bundled type: loaded once, and made into fonts."""

from functools import cache

from PySide6.QtGui import QFont, QFontDatabase

from naravard_desktop.core.paths import RESOURCES

# After Noto Sans come the fonts for what it lacks: mathematics, arrows and signs, emoji.
FAMILIES = ["Noto Sans", "Noto Sans Math", "Noto Sans Symbols 2", "Noto Emoji"]
_FILES = [
    "NotoSans-Regular",
    "NotoSans-SemiBold",
    "NotoSans-Italic",
    "NotoSansMath-Regular",
    "NotoSansSymbols2-Regular",
    "NotoEmoji-Regular",
]


@cache
def load() -> None:
    """Make the bundled fonts known to Qt; needs an application. A file that is missing is left to the system's fonts."""
    for name in _FILES:
        QFontDatabase.addApplicationFont(str(RESOURCES / "fonts" / f"{name}.ttf"))


def font(pixels: int, *, strong: bool = False) -> QFont:
    """Return the app's font with figures of one width. Strong is SemiBold: no heavier weight is bundled."""
    made = QFont(FAMILIES)
    made.setPixelSize(pixels)
    made.setWeight(QFont.Weight.DemiBold if strong else QFont.Weight.Normal)
    made.setFeature(QFont.Tag("tnum"), 1)
    return made
