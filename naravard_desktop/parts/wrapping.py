"""Text broken into lines: at words, and inside a word that is wider than the line."""

from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

from naravard_desktop.core.hyphens import end_of_line, soften

_PER_LINE = 400
"""More characters than this are on no line: what is beyond cannot be shown, and is not measured."""


def wrap(text: str, font: QFont, width: float, most: int) -> tuple[tuple[str, ...], bool]:
    """Return at most `most` lines of `text`, each no wider than `width` pixels, and whether that is all of it."""
    text = text.replace("\t", "    ")
    shown = text[: most * _PER_LINE]
    if "\n" not in shown and len(shown) < _PER_LINE and QFontMetricsF(font).horizontalAdvance(shown) <= width:
        return (shown,), True
    whole, shown = shown, soften(shown)
    layout = QTextLayout(shown.replace("\n", "\u2028"), font)
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    # Qt counts in UTF-16.
    units = shown.encode("utf-16-le", "replace")
    found: list[str] = []
    end = 0
    layout.beginLayout()
    while len(found) < most and (line := layout.createLine()).isValid():
        line.setLineWidth(width)
        start, end = line.textStart(), line.textStart() + line.textLength()
        found.append(units[start * 2 : end * 2].decode("utf-16-le", "replace").rstrip("\n "))
    layout.endLayout()
    lines = tuple(map(end_of_line, found)) or ("",)
    return lines, end * 2 >= len(units) and len(whole) == len(text)
