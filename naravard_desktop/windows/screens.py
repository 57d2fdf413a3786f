"""Which screen the room looks at: remembered by name and serial number, found again when it is plugged in."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtGui import QGuiApplication, QScreen


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

    None if there is only the facilitator's own: then the room's view must not cover it unasked.
    """
    others = [screen for screen in screens if screen is not facilitator]
    if remembered:
        by_serial = [screen for screen in others if remembered.serial and screen.serialNumber() == remembered.serial]
        by_name = [screen for screen in others if screen.name() == remembered.name]
        for screen in (*by_serial, *by_name):
            return screen
    return max(others, key=lambda screen: screen.size().width() * screen.size().height(), default=None)


def all_screens() -> list[QScreen]:
    """Return the screens that are plugged in now, the primary first."""
    return QGuiApplication.screens()
