"""The colours as a QPalette: for what no stylesheet reaches, and for the system's own dialogs."""

from PySide6.QtGui import QColor, QPalette

from naravard_desktop.widgets.tokens import Colours

_Role = QPalette.ColorRole


def palette(colours: Colours) -> QPalette:
    """Return a palette that is the same in an active and an inactive window, with quieter text for disabled things."""
    made = QPalette()
    for role, colour in _roles(colours).items():
        made.setColor(QPalette.ColorGroup.All, role, QColor(colour))
    for role in (_Role.WindowText, _Role.Text, _Role.ButtonText, _Role.PlaceholderText, _Role.Link):
        made.setColor(QPalette.ColorGroup.Disabled, role, QColor(colours.disabled))
    made.setColor(QPalette.ColorGroup.Disabled, _Role.Highlight, QColor(colours.line))
    made.setColor(QPalette.ColorGroup.Disabled, _Role.HighlightedText, QColor(colours.muted))
    return made


def _roles(colours: Colours) -> dict[QPalette.ColorRole, str]:
    return {
        _Role.Window: colours.background,
        _Role.WindowText: colours.text,
        _Role.Base: colours.surface,
        _Role.AlternateBase: colours.background,
        _Role.Text: colours.text,
        _Role.PlaceholderText: colours.muted,
        _Role.Button: colours.surface,
        _Role.ButtonText: colours.text,
        _Role.BrightText: colours.over,
        _Role.Highlight: colours.primary,
        _Role.HighlightedText: colours.on_primary,
        _Role.Accent: colours.primary,
        _Role.Link: colours.primary,
        _Role.LinkVisited: colours.private,
        _Role.ToolTipBase: colours.surface,
        _Role.ToolTipText: colours.text,
        _Role.Light: colours.surface,
        _Role.Midlight: colours.line,
        _Role.Mid: colours.line,
        _Role.Dark: colours.edge,
        _Role.Shadow: colours.edge,
    }
