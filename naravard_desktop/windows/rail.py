"""The rail: the library's places, and under the name of the open workshop its own."""

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QLabel, QMenu, QPushButton, QVBoxLayout, QWidget

from naravard_desktop.core.language import N_, _
from naravard_desktop.widgets import icons, tokens
from naravard_desktop.widgets.theme import current, set_kind, theme

WIDE, NARROW = 184, 60


@dataclass(frozen=True, slots=True)
class Entry:
    """A place in the rail; `of_workshop` places need an open workshop."""

    key: str
    title: str
    icon: str
    of_workshop: bool = False


ENTRIES = (
    Entry("start", N_("Start"), "house"),
    Entry("follow_up", N_("Följ upp"), "list-checks"),
    Entry("prepare", N_("Förbered"), "pencil", of_workshop=True),
    Entry("run", N_("Genomför"), "play", of_workshop=True),
    Entry("documents", N_("Dokument"), "file-text", of_workshop=True),
)


class Rail(QFrame):
    """Icons with words, or icons only. `chosen` carries the key of a place that somebody wants to go to."""

    chosen = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_kind(self, "side")
        self.setAccessibleName(_("Platser"))
        self._narrow = False
        self._open = False
        self._brand = QLabel(_("Naravård"))
        set_kind(self._brand, "brand")
        self._workshop = QLabel()
        self._workshop.setWordWrap(True)
        self._workshop.setTextFormat(Qt.TextFormat.PlainText)
        self._group = QButtonGroup(self)
        self.buttons: dict[str, QPushButton] = {}
        layout = QVBoxLayout(self)
        layout.addWidget(self._brand)
        for entry in ENTRIES:
            if entry.of_workshop and self._workshop.parent() is None:
                layout.addWidget(self._workshop)
            layout.addWidget(self._button(entry))
        layout.addStretch(1)
        self.more = QPushButton()
        self.more.setAccessibleName(_("Mer"))
        set_kind(self.more, "rail")
        icons.put_icon(self.more, "settings", "muted")
        layout.addWidget(self.more)
        theme().changed.connect(self._scale)
        self._scale()
        self.set_workshop(None)

    def set_places(self, keys: set[str]) -> None:
        """Show the places there are."""
        for key, button in self.buttons.items():
            button.setVisible(key in keys)

    def set_current(self, key: str) -> None:
        """Mark the place that is shown."""
        self.buttons[key].setChecked(True)

    def set_workshop(self, title: str | None) -> None:
        """Name the open workshop; None if none is open: then its places say how to open one."""
        self._open = title is not None
        self._workshop.setText(title or _("Öppna en workshop på Start för att förbereda och genomföra den."))
        set_kind(self._workshop, "small")
        self._words()

    def set_narrow(self, *, narrow: bool) -> None:
        """Show icons only, or words too."""
        if narrow != self._narrow:
            self._narrow = narrow
            self._words()
            self._scale()

    def set_menu(self, menu: QMenu) -> None:
        """Give the button at the foot its menu."""
        self.more.setMenu(menu)

    @property
    def is_narrow(self) -> bool:
        """Whether only icons are shown."""
        return self._narrow

    def _button(self, entry: Entry) -> QPushButton:
        button = QPushButton()
        button.setCheckable(True)
        button.setObjectName(f"rail-{entry.key}")
        button.setAccessibleName(_(entry.title))
        set_kind(button, "rail")
        icons.put_icon(button, entry.icon, "muted")
        self._group.addButton(button)
        self.buttons[entry.key] = button
        button.clicked.connect(self._clicked)
        return button

    def _clicked(self) -> None:
        for key, button in self.buttons.items():
            if button is self.sender():
                self.chosen.emit(key)

    def _words(self) -> None:
        for number, entry in enumerate(ENTRIES, 1):
            button, title = self.buttons[entry.key], _(entry.title)
            usable = self._open or not entry.of_workshop
            button.setEnabled(usable)
            button.setText("" if self._narrow else title)
            tip = _("{place} (Ctrl+{number})").format(place=title, number=number)
            button.setToolTip(tip if usable else _("{place}: öppna en workshop på Start först.").format(place=title))
        self.more.setText("" if self._narrow else _("Mer"))
        self._brand.setVisible(not self._narrow)
        self._workshop.setVisible(not self._narrow)

    def _scale(self) -> None:
        look = current()
        self.setFixedWidth(look.px(NARROW if self._narrow else WIDE))
        side = look.px(tokens.UNIT if self._narrow else 12)
        top, pad = look.px(20), look.px(12)
        layout = self.layout()
        if layout is not None:
            layout.setContentsMargins(side, top, side, look.px(16))
            layout.setSpacing(look.px(4))
        self._brand.setContentsMargins(pad, 0, 0, look.px(16))
        self._workshop.setContentsMargins(pad, look.px(18), 0, look.px(4))
        for button in (*self.buttons.values(), self.more):
            alone = f"QPushButton {{ text-align: center; padding: {look.px(9)}px 0; }}"
            button.setStyleSheet(alone + "QPushButton::menu-indicator { image: none; }" if self._narrow else "")
            # The style's own size reaches a button one change of theme late.
            button.setIconSize(QSize(look.px(tokens.SIZE_ICON), look.px(tokens.SIZE_ICON)))
