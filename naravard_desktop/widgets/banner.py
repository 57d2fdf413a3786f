"""A calm notice in one sentence: what happened, what is safe, what to do."""

from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QToolButton, QWidget

from naravard_desktop.core.language import _
from naravard_desktop.widgets import icons, tokens
from naravard_desktop.widgets.announce import announce
from naravard_desktop.widgets.breaks import breakable
from naravard_desktop.widgets.theme import current, set_kind, theme

Kind = Literal["info", "warn", "error"]

_ICONS: dict[Kind, tuple[str, icons.Tone]] = {
    "info": ("info", "primary"),
    "warn": ("triangle-alert", "warn"),
    "error": ("circle-alert", "over"),
}
_FRAMES: dict[Kind, str] = {"info": "banner", "warn": "banner-warn", "error": "banner-error"}


def kind_word(kind: Kind) -> str:
    """Return the word that stands for the icon and the colour."""
    return {"info": _("Information"), "warn": _("Varning"), "error": _("Fel")}[kind]


class Banner(QFrame):
    """Hidden until `say`. Emits `acted` for its button and `closed` for its cross; the button does not close it."""

    acted = Signal()
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = QLabel(self)
        self._sentence = QLabel(self)
        self._sentence.setWordWrap(True)
        self._sentence.setTextFormat(Qt.TextFormat.PlainText)
        self._sentence.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self._action = QPushButton(self)
        self._action.clicked.connect(self.acted)
        self._cross = QToolButton(self)
        self._cross.setAccessibleName(_("Stäng meddelandet"))
        self._cross.setToolTip(_("Stäng meddelandet"))
        set_kind(self._cross, "quiet")
        icons.put_icon(self._cross, "x", "muted")
        self._cross.clicked.connect(self.close_banner)
        layout = QHBoxLayout(self)
        layout.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignVCenter)
        layout.addWidget(self._sentence, 1)
        layout.addWidget(self._action)
        layout.addWidget(self._cross)
        theme().changed.connect(self._scale)
        self._scale()
        self.hide()

    def say(self, text: str, kind: Kind = "info", action: str = "", *, closable: bool = True) -> None:
        """Show one sentence, with a button if `action` has a text, and have it said by a screen reader.

        The same sentence again is not said again.
        """
        shown = breakable(text)
        new = self.isHidden() or shown != self._sentence.text()
        set_kind(self, _FRAMES[kind])
        icons.put_icon(self._icon, *_ICONS[kind])
        self._icon.setAccessibleName(kind_word(kind))
        self._sentence.setText(shown)
        self._action.setText(action)
        self._action.setVisible(bool(action))
        self._cross.setVisible(closable)
        self.setAccessibleName(f"{kind_word(kind)}: {text}")
        self.show()
        if new:
            announce(self, self.accessibleName(), urgent=kind == "error")

    def close_banner(self) -> None:
        """Hide it and tell."""
        self.hide()
        self.closed.emit()

    def _scale(self) -> None:
        look = current()
        layout = self.layout()
        if layout is not None:
            edge = look.px(tokens.UNIT)
            layout.setContentsMargins(look.px(14), edge, edge, edge)
            layout.setSpacing(look.px(12))
