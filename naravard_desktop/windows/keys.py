"""F1: the keys that can be used, in a dialog."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from naravard_desktop.core.language import N_, _
from naravard_desktop.widgets.theme import current, set_kind

Key = tuple[str, str]

EVERYWHERE: tuple[Key, ...] = (
    (N_("Ctrl+1 … Ctrl+5"), N_("Gå till Start, Följ upp, Förbered, Genomför, Dokument")),
    (N_("Ctrl+Z"), N_("Ångra: först i textfältet, sedan det som gjorts i workshoppen")),
    (N_("Ctrl+Skift+Z eller Ctrl+Y"), N_("Gör om")),
    (N_("Ctrl++, Ctrl+-, Ctrl+0"), N_("Större, mindre och vanlig text")),
    (N_("Ctrl+Skift+F"), N_("Visa fotona från workshoppen, och lägg till nya")),
    (N_("F2"), N_("Ändra det som är valt")),
    (N_("F1"), N_("Visa den här listan")),
)

WRITING: tuple[Key, ...] = (
    (N_("Enter, Skift+Enter"), N_("Spara raden och skriv nästa, ny rad i samma text")),
    (N_("Alt+N, Alt+Skift+N"), N_("Nästa och föregående nivå för lappen som skrivs")),
    (N_("Alt+1 … Alt+9, Alt+0"), N_("Organisation för lappen som skrivs; 0 är ingen")),
    (N_("Ctrl+G, Ctrl+Skift+G"), N_("Sammanför valda lappar, ta isär en sammanförd")),
    (N_("Ctrl+Skift+O"), N_("Läs in lappar från en fil")),
    (N_("Ctrl+M"), N_("Flytta valda lappar till en annan plats")),
    (N_("Ctrl+H, Ctrl+Skift+H"), N_("Dölj för rummet, märk som konfidentiell")),
    (N_("Alt+↑, Alt+↓"), N_("Flytta upp och ned")),
)


def keys_dialog(parent: QWidget, place: str, keys: Sequence[Key]) -> QDialog:
    """Return a dialog with the keys of the window and of the place shown, to be opened by the caller."""
    dialog = QDialog(parent)
    dialog.setObjectName("keys")
    dialog.setWindowTitle(_("Tangenter"))
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    look = current()
    listed_keys = QWidget()
    layout = QVBoxLayout(listed_keys)
    layout.setContentsMargins(look.px(24), look.px(20), look.px(24), look.px(12))
    layout.setSpacing(look.px(12))
    for title, listed in ((_("Överallt"), EVERYWHERE), (place, tuple(keys))):
        if listed:
            heading = QLabel(title)
            set_kind(heading, "heading")
            layout.addWidget(heading)
            layout.addLayout(_table(listed))
    buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
    buttons.button(QDialogButtonBox.StandardButton.Close).setText(_("Stäng"))
    buttons.rejected.connect(dialog.reject)
    scroll = QScrollArea()
    scroll.setWidgetResizable(True)
    scroll.setFrameShape(QFrame.Shape.NoFrame)
    scroll.setAccessibleName(_("Tangenter"))
    scroll.setWidget(listed_keys)
    foot = QVBoxLayout()
    foot.setContentsMargins(look.px(24), look.px(12), look.px(24), look.px(20))
    foot.addWidget(buttons)
    whole = QVBoxLayout(dialog)
    whole.setContentsMargins(0, 0, 0, 0)
    whole.addWidget(scroll, 1)
    whole.addLayout(foot)
    wanted = listed_keys.sizeHint()
    room = parent.window().size()
    bar = scroll.verticalScrollBar().sizeHint().width()
    dialog.resize(
        min(wanted.width() + bar, room.width()),
        min(wanted.height() + buttons.sizeHint().height() + look.px(40), room.height() - look.px(40)),
    )
    return dialog


def _table(listed: Sequence[Key]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(current().px(24))
    grid.setColumnMinimumWidth(0, current().px(210))
    for row, (keys, what) in enumerate(listed):
        name = QLabel(_(keys))
        set_kind(name, "strong")
        grid.addWidget(name, row, 0)
        grid.addWidget(QLabel(_(what)), row, 1)
    grid.setColumnStretch(1, 1)
    return grid
