"""Light and dark, and zoom: put on the whole application, and changed while it runs."""

from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QApplication, QStyleFactory, QWidget

from naravard_desktop.widgets import fonts
from naravard_desktop.widgets.look import Look
from naravard_desktop.widgets.palette import palette
from naravard_desktop.widgets.sheet import sheet
from naravard_desktop.widgets.tokens import DARK, LIGHT

Mode = Literal["system", "light", "dark"]
ZOOM_LEAST = 0.8
ZOOM_MOST = 2.0

_SCHEMES = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}


def apply(app: QApplication, mode: Mode = "system", zoom: float = 1.0) -> None:
    """Dress the application; call again at any time to change theme or zoom (held within 80–200 %).

    `system` follows the system's light and dark as it changes; a system that does not say is light.
    """
    theme().put_on(app, mode, min(max(zoom, ZOOM_LEAST), ZOOM_MOST))


def current() -> Look:
    """Return the look of now; keep it only while painting."""
    return theme().look


def theme() -> "Theme":
    """Return the one that tells of changes: connect to its `changed`."""
    global _theme
    if _theme is None:
        _theme = Theme()
    return _theme


def set_kind(widget: QWidget, kind: str) -> None:
    """Give a widget its role in the stylesheet ("primary", "panel", "place", …: see sheet.py), also when it is shown."""
    if widget.property("kind") == kind:
        return
    widget.setProperty("kind", kind)
    style = widget.style()
    style.unpolish(widget)
    style.polish(widget)
    widget.updateGeometry()
    widget.update()


class Theme(QObject):
    """Holds the look and emits `changed` after every widget has got the new one."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.look = Look(LIGHT, dark=False, zoom=1.0, animated=False)
        self._mode: Mode = "system"
        self._app: QApplication | None = None

    def put_on(self, app: QApplication, mode: Mode, zoom: float) -> None:
        """Dress `app`; the first time also its fonts and style."""
        self._mode = mode
        hints = app.styleHints()
        if self._app is not app:
            self._app = app
            fonts.load()
            app.setStyle(QStyleFactory.create("Fusion"))
            hints.colorSchemeChanged.connect(self._follow)
        if mode == "system":
            hints.unsetColorScheme()
            scheme = hints.colorScheme()
        else:
            # Title bars and the system's own dialogs follow this.
            scheme = _SCHEMES[mode]
            hints.setColorScheme(scheme)
        self._dress(app, dark=scheme == Qt.ColorScheme.Dark, zoom=zoom)

    def _follow(self, scheme: Qt.ColorScheme) -> None:
        if self._mode == "system" and self._app is not None:
            self._dress(self._app, dark=scheme == Qt.ColorScheme.Dark, zoom=self.look.zoom)

    def _dress(self, app: QApplication, *, dark: bool, zoom: float) -> None:
        animated = app.isEffectEnabled(Qt.UIEffect.UI_General)
        look = Look(DARK if dark else LIGHT, dark=dark, zoom=zoom, animated=animated)
        if look == self.look and app.styleSheet():
            return
        self.look = look
        if not animated:
            for effect in (Qt.UIEffect.UI_AnimateMenu, Qt.UIEffect.UI_AnimateCombo, Qt.UIEffect.UI_AnimateTooltip):
                app.setEffectEnabled(effect, enable=False)
        app.setPalette(palette(look.colours))
        app.setFont(look.font())
        app.setStyleSheet(sheet(look))
        self.changed.emit()


# Made when first asked for: a QObject must not be made while modules are imported.
_theme: Theme | None = None
