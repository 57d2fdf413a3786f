"""Which screen the room looks at: remembered by name and serial number, found again when it is plugged in."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QGuiApplication, QScreen

from naravard_desktop.core.language import _


@dataclass(frozen=True, slots=True)
class ScreenId:
    """What a screen is known by. Projectors often have no serial number; the name (the socket) must do then."""

    name: str
    serial: str = ""


def identify(screen: QScreen) -> ScreenId:
    """Return what a screen is known by."""
    return ScreenId(screen.name(), screen.serialNumber())


def choose(screens: Sequence[QScreen], facilitator: QScreen | None, remembered: ScreenId | None) -> QScreen | None:
    """Choose the screen for the room: the remembered one, or the largest that the facilitator does not sit at.

    None if there is only the facilitator's own: then the room's view must not cover it unasked. A screen that lies over
    the facilitator's (a projector that the system lets show the same picture) is no other screen.
    """
    others = [screen for screen in screens if screen is not facilitator and not _mirrors(screen, facilitator)]
    if remembered:
        by_serial = [screen for screen in others if remembered.serial and screen.serialNumber() == remembered.serial]
        by_name = [screen for screen in others if screen.name() == remembered.name]
        for screen in (*by_serial, *by_name):
            return screen
    return max(others, key=lambda screen: screen.size().width() * screen.size().height(), default=None)


def all_screens() -> list[QScreen]:
    """Return the screens that are plugged in now, the primary first."""
    return QGuiApplication.screens()


def title(screen: QScreen) -> str:
    """Return a screen's name as people know it, with its size: "EPSON PJ (HDMI-1), 1920 × 1080"."""
    name, model = screen.name(), screen.model().strip()
    size = screen.size() * screen.devicePixelRatio()
    known = f"{model} ({name})" if model and model != name else name
    return _("{screen}, {width} × {height}").format(screen=known, width=size.width(), height=size.height())


def _mirrors(screen: QScreen, other: QScreen | None) -> bool:
    return other is not None and screen.geometry().topLeft() == other.geometry().topLeft()
