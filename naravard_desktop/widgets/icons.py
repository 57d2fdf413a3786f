"""Icons by their Lucide names, in the colours of the theme. The files and their licence are in resources/icons."""

from functools import cache
from typing import Literal

from PySide6.QtCore import QObject, QSize, Qt
from PySide6.QtGui import QAction, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QPushButton

from naravard_desktop.widgets import ink, tokens
from naravard_desktop.widgets.theme import current, theme

Tone = Literal["text", "muted", "primary", "on_primary", "warn", "over"]

_NAME = "iconName"
_TONE = "iconTone"


def names() -> list[str]:
    """Return the names of all icons there are."""
    return sorted(path.stem for path in ink.FOLDER.glob("*.svg"))


def icon(name: str, tone: Tone = "text", *, wide: bool = False) -> QIcon:
    """Return an icon of the theme of now, drawn sharp at any size; the checked state is in the primary colour.

    It does not change with the theme: put it on with `put_icon` where it is to follow. A wide one has room after it.
    """
    colours = current().colours
    plain, disabled, checked = getattr(colours, tone), colours.disabled, colours.primary
    if tone == "on_primary":
        disabled, checked = colours.muted, plain
    made = QIcon()
    for colour, mode, state in (
        (plain, QIcon.Mode.Normal, QIcon.State.Off),
        (disabled, QIcon.Mode.Disabled, QIcon.State.Off),
        (checked, QIcon.Mode.Normal, QIcon.State.On),
    ):
        path = ink.drawn_file(name, colour, wide=wide)
        if path is not None:
            made.addFile(path, QSize(), mode, state)
        else:
            made.addPixmap(pixmap(name, colour, current().px(tokens.SIZE_ICON), 2.0), mode, state)
    return made


def put_icon(target: QAbstractButton | QAction | QLabel, name: str, tone: Tone = "text") -> None:
    """Set an icon that follows the theme (and, on a label, the zoom) as long as the target lives."""
    target.setProperty(_NAME, name)
    target.setProperty(_TONE, tone)
    _refresh(target)
    _follow_theme()


def pixmap(name: str, colour: str, size: int, ratio: float = 1.0) -> QPixmap:
    """Return a drawing `size` pixels wide and high in `colour`, for a screen of `ratio` device pixels a pixel."""
    made = QPixmap(QSize(size, size) * ratio)
    made.fill(Qt.GlobalColor.transparent)
    with QPainter(made) as painter:
        QSvgRenderer(ink.drawing(name, colour)).render(painter)
    made.setDevicePixelRatio(ratio)
    return made


@cache
def _follow_theme() -> None:
    theme().changed.connect(_refresh_all)


def _refresh(target: QObject) -> None:
    name, tone = target.property(_NAME), target.property(_TONE)
    if isinstance(target, QLabel):
        look = current()
        size = look.px(tokens.SIZE_ICON)
        target.setPixmap(pixmap(name, getattr(look.colours, tone), size, target.devicePixelRatioF()))
    elif isinstance(target, QPushButton) and target.text():
        # Qt leaves 4 pixels between icon and text at any zoom: the room is part of the icon.
        side = current().px(tokens.SIZE_ICON)
        target.setIcon(icon(name, tone, wide=True))
        target.setIconSize(QSize(side * (ink.SIDE + ink.GAP) // ink.SIDE, side))
    elif isinstance(target, QAbstractButton | QAction):
        target.setIcon(icon(name, tone))


def _refresh_all() -> None:
    for widget in QApplication.allWidgets():
        for target in (widget, *widget.actions()):
            if target.property(_NAME):
                _refresh(target)
