"""What the window remembers between two starts: zoom, theme, its place on the screen, and the room's screen."""

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings

from naravard_desktop.widgets.theme import Mode

_MODES: tuple[Mode, ...] = ("system", "light", "dark")


class Remembered:
    """A small file of settings. What cannot be read is as if it had never been written; losing it costs a click."""

    def __init__(self, path: Path) -> None:
        self._settings = QSettings(str(path), QSettings.Format.IniFormat)

    @property
    def zoom(self) -> float:
        """The zoom, 1.0 for 100 %."""
        try:
            return float(self._text("zoom", "1.0"))
        except ValueError:
            return 1.0

    @zoom.setter
    def zoom(self, zoom: float) -> None:
        self._settings.setValue("zoom", str(zoom))

    @property
    def mode(self) -> Mode:
        """Light, dark, or as the system."""
        said = self._text("mode", "system")
        return next((mode for mode in _MODES if mode == said), "system")

    @mode.setter
    def mode(self, mode: Mode) -> None:
        self._settings.setValue("mode", mode)

    @property
    def geometry(self) -> QByteArray:
        """Where the window was, as Qt's own bytes; empty if it has not been anywhere."""
        found = self._settings.value("geometry")
        return found if isinstance(found, QByteArray) else QByteArray()

    @geometry.setter
    def geometry(self, geometry: QByteArray) -> None:
        self._settings.setValue("geometry", geometry)

    @property
    def at(self) -> tuple[str, str]:
        """The open workshop's id and the place in it; "" twice if the program was left in order."""
        workshop_id, _slash, place = self._text("at", "").partition("/")
        return workshop_id, place

    @at.setter
    def at(self, at: tuple[str, str]) -> None:
        self._settings.setValue("at", "/".join(at) if all(at) else "")
        self._settings.sync()  # it is for the time when there is no closing

    @property
    def room(self) -> dict[str, str]:
        """What the room's view remembers."""
        self._settings.beginGroup("room")
        found = {key: self._text(key, "") for key in self._settings.childKeys()}
        self._settings.endGroup()
        return found

    def keep_room(self, values: Mapping[str, str]) -> None:
        """Remember something of the room's view."""
        for key, value in values.items():
            self._settings.setValue(f"room/{key}", value)

    def _text(self, key: str, default: str) -> str:
        found = self._settings.value(key, default)
        return found if isinstance(found, str) else default
