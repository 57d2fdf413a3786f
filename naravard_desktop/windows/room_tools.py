"""Storbild in the head of Genomför: a button with all that can be done with the room's view, and how it stands in words."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from naravard_desktop.core.language import N_, _
from naravard_desktop.widgets.icons import put_icon
from naravard_desktop.windows.room import Room
from naravard_desktop.windows.screens import ScreenId

KEYS: tuple[tuple[str, str], ...] = (
    (N_("F5"), N_("Visa eller dölj storbilden")),
    (N_("F7"), N_("Svart bild för rummet, och tillbaka")),
    (N_("F8"), N_("Frys rummets bild medan du arbetar vidare, och släpp den")),
    (N_("Ctrl+Page Down, Ctrl+Page Up"), N_("Nästa och föregående sida på storbilden")),
    (N_("F11"), N_("Rumsläge: rummets bild på din egen skärm; Esc går tillbaka")),
)
"""For the list that F1 shows. They work in every place of the window: a picture may have to go at once."""


class RoomTools(QWidget):
    """Shows how `Room` stands and does what is chosen."""

    def __init__(self, room: Room, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._room = room
        self._listed: list[tuple[ScreenId, str, bool]] = []
        self.button = QPushButton(self)
        self.menu = QMenu(self.button)
        self.menu.setAccessibleName(_("Storbild"))
        self.toggle = self._action(_("Visa storbilden"), room.toggle, "presentation", "F5")
        self.blank = self._action(_("Svart bild"), room.toggle_blank, "", "F7", checkable=True)
        self.frozen = self._action(_("Frys bilden"), room.toggle_frozen, "", "F8", checkable=True)
        self.light = self._action(_("Ljus bild"), room.toggle_light, "", checkable=True)
        self.menu.addSeparator()
        self.next = self._action(_("Nästa sida"), room.next_page, "chevron-right", "Ctrl+PgDown")
        self.previous = self._action(_("Föregående sida"), room.previous_page, "chevron-left", "Ctrl+PgUp")
        self.menu.addSeparator()
        self.screens = self.menu.addMenu(_("Skärm"))
        put_icon(self.screens.menuAction(), "monitor")
        self._group = QActionGroup(self)
        self.mode = self._action(_("Rumsläge på din egen skärm"), room.toggle_mode, "maximize", "F11")
        self.button.setMenu(self.menu)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.button)
        self.setFocusProxy(self.button)
        self.menu.aboutToShow.connect(self._draw)
        room.changed.connect(self._draw)
        self._draw()

    def words(self) -> str:
        """Return how the room's view stands, in a sentence or two."""
        room = self._room
        page, pages = room.page
        if room.in_room_mode:
            said = [_("Rumsläge är på.")]
        elif not room.wanted:
            return _("Storbilden visas inte.")
        elif not room.on:
            return _("Storbilden väntar på att en projektor kopplas in.")
        else:
            said = [_("Storbilden visas på {screen}.").format(screen=room.on)]
        if room.blank:
            said.append(_("Rummet ser en svart bild."))
        elif room.frozen:
            said.append(_("Rummet ser en fryst bild."))
        elif pages > 1:
            said.append(_("Sida {page} av {pages}.").format(page=page + 1, pages=pages))
        return " ".join(said)

    def _action(
        self, words: str, do: Callable[[], None], icon: str, key: str = "", *, checkable: bool = False
    ) -> QAction:
        action = self.menu.addAction(words)
        action.setCheckable(checkable)
        if icon:
            put_icon(action, icon)
        if key:
            action.setShortcut(QKeySequence(key))
            action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
            # Also on the window, or the key would be dead where the button is not seen.
            self._room.window.addAction(action)
        action.triggered.connect(do)
        return action

    def _short(self) -> str:
        room = self._room
        if room.seen and room.blank:
            return _("Storbild: svart")
        if room.seen and room.frozen:
            return _("Storbild: fryst")
        if room.wanted:
            return _("Storbild: visas") if room.on else _("Storbild: väntar")
        return _("Storbild")

    def _draw(self) -> None:
        room = self._room
        self.button.setText(self._short())
        put_icon(self.button, "presentation")
        self.button.setToolTip(self.words())
        self.button.setAccessibleDescription(self.words())
        self.toggle.setText(_("Dölj storbilden") if room.wanted else _("Visa storbilden"))
        self.blank.setEnabled(room.seen)
        self.blank.setChecked(room.blank)
        self.frozen.setEnabled(room.projector.on is not None)
        self.frozen.setChecked(room.frozen)
        self.light.setChecked(room.light)
        page, pages = room.page
        self.next.setEnabled(page + 1 < pages)
        self.previous.setEnabled(page > 0)
        self._list_screens()

    def _list_screens(self) -> None:
        listed = self._room.screens()
        if listed != self._listed:
            self._listed = listed
            self.screens.clear()
            for number, (_id, title, for_room) in enumerate(listed):
                action = self.screens.addAction(title if for_room else _("{screen} (din egen)").format(screen=title))
                action.setCheckable(True)
                action.setEnabled(for_room)
                action.triggered.connect(partial(self._choose, number))
                self._group.addAction(action)
        for (_id, title, _for_room), action in zip(listed, self.screens.actions(), strict=True):
            action.setChecked(title == self._room.on)

    def _choose(self, number: int, _checked: bool = False) -> None:  # noqa: FBT001, FBT002 - a signal's
        self._room.choose(self._listed[number][0])
        self._draw()
