"""Which table is counted or written for: the whole room, or one of the workshop's tables."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QFontMetrics, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QButtonGroup, QComboBox, QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from naravard_desktop.core.language import N_, _
from naravard_desktop.core.text import excerpt
from naravard_desktop.live.session import Session
from naravard_desktop.parts.parties_dialog import PartiesDialog
from naravard_desktop.process.parties import parties
from naravard_desktop.storage.edit import Scope
from naravard_desktop.widgets import tokens
from naravard_desktop.widgets.announce import announce
from naravard_desktop.widgets.icons import put_icon
from naravard_desktop.widgets.theme import current, set_kind, theme

KEYS: tuple[tuple[str, str], ...] = ((N_("Ctrl+Skift+Page Down, Page Up"), N_("Nästa och föregående bord")),)
"""For the list that F1 shows."""
NEXT, BACK = "Ctrl+Shift+PgDown", "Ctrl+Shift+PgUp"
_MOST_BUTTONS = 8
_LETTERS = 24
_ROOM = ""


class PartyBar(QWidget):
    """Lies in a panel: `NEXT` and `BACK` work in all of its `parent`. A workshop without tables offers only to make some."""

    changed = Signal(str)
    """The table that is chosen now: its name, "" for the whole room."""

    def __init__(self, session: Session, scope: Scope, parent: QWidget, *, about: str = "") -> None:
        super().__init__(parent)
        self._session, self._scope = session, scope
        self._names: list[str] = [_ROOM]
        self._ids: dict[str, str] = {}
        self._chosen, self._chosen_id = _ROOM, ""
        self._begun = False
        self._also: tuple[str, ...] = ()
        self._about = QLabel(about, self)
        self._about.setTextFormat(Qt.TextFormat.PlainText)
        set_kind(self._about, "secondary")
        self._group = QButtonGroup(self)
        self._buttons: list[QPushButton] = []
        self.choice = QComboBox(self)
        self.choice.setAccessibleName(about or _("Bord"))
        self.choice.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)
        self.edit = QPushButton(self)
        set_kind(self.edit, "quiet")
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addWidget(self._about)
        self._row.addWidget(self.choice)
        self._row.addStretch(1)
        self._row.addWidget(self.edit)
        self._group.idClicked.connect(self._by_place)
        self.choice.activated.connect(self._by_place)
        self.edit.clicked.connect(self.open_tables)
        session.changed.connect(self._hear)
        for key, by in ((NEXT, 1), (BACK, -1)):
            shortcut = QShortcut(QKeySequence(key), parent, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self.turn, by))
        theme().changed.connect(self._fit)
        self.refresh()

    def party(self) -> str:
        """Return the table that is chosen: its name, "" for the whole room."""
        return self._chosen

    def words(self) -> str:
        """Return the table that is chosen, in words."""
        return _words(self._chosen)

    def names(self) -> list[str]:
        """Return what can be chosen, "" for the whole room first."""
        return list(self._names)

    def begin(self, *, room: bool) -> None:
        """Begin with the first table, where there are any and the `room` is not counted as one already.

        Only the first time there are tables: what somebody has chosen stays chosen.
        """
        if not self._begun and self._ids:
            self._begun = True
            if not room:
                self._choose(next(iter(self._ids)))

    def put(self, party: str) -> None:
        """Choose a table from outside, without telling; one that is not offered is the whole room."""
        self._begun = True
        self._choose(party if party in self._names else _ROOM)

    def offer_also(self, names: Sequence[str]) -> None:
        """Offer names that something was counted for though no table has them any longer."""
        if tuple(names) != self._also:
            self._also = tuple(names)
            self.refresh()

    def turn(self, by: int) -> None:
        """Choose the next table (1) or the one before (-1), round and round."""
        at = (self._names.index(self._chosen) + by) % len(self._names)
        if self._names[at] != self._chosen:
            self._by_place(at)
            announce(self, self.words())

    def open_tables(self) -> PartiesDialog:
        """Ask which tables there are."""
        dialog = PartiesDialog(self._session, self._scope, self)
        dialog.open()
        return dialog

    def widgets(self) -> list[QWidget]:
        """Return what takes focus, in order."""
        return [*self._buttons, self.choice, self.edit]

    def refresh(self) -> None:
        """Offer the workshop's tables as they are now; the chosen one stays chosen, under its new name too."""
        found = parties(self._session.library, self._scope.workshop_id or "")
        self._ids = {one.name: one.id for one in found}
        known = {one.id: one.name for one in found}
        names = [_ROOM, *self._ids, *(name for name in self._also if name and name not in self._ids)]
        before = self._chosen
        if names != self._names or not self.edit.text():
            self._names = names
            self._rebuild()
        wanted = known.get(self._chosen_id, self._chosen)
        self._choose(wanted if wanted in names else _ROOM)
        if self._chosen != before:
            self.changed.emit(self._chosen)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Show buttons where they fit."""
        super().resizeEvent(event)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        """The choice and the button always fit."""
        gap = current().px(8)
        width = self.edit.sizeHint().width()
        if len(self._names) > 1:
            width += self.choice.minimumSizeHint().width() + gap
        height = max(self.edit.sizeHint().height(), self.choice.sizeHint().height())
        return QSize(width, height)

    def sizeHint(self) -> QSize:
        """Never ask for more than there is."""
        return self.minimumSizeHint()

    def showEvent(self, event: QShowEvent) -> None:
        """Measure with the style that is known by now."""
        super().showEvent(event)
        self._fit()

    def _rebuild(self) -> None:
        focused = any(button.hasFocus() for button in self._buttons)
        for button in self._buttons:
            self._group.removeButton(button)
            self._row.removeWidget(button)
            button.hide()
            button.deleteLater()
        self._buttons = []
        several = len(self._names) > 1
        if several and len(self._names) <= _MOST_BUTTONS:
            for place, name in enumerate(self._names):
                self._buttons.append(self._button(place, name))
        self.choice.clear()
        self.choice.addItems([excerpt(_words(name), _LETTERS) for name in self._names])
        self.edit.setText(_("Bord…") if several else _("Dela in i bord…"))
        put_icon(self.edit, "users")  # beside words it has room after it
        self.edit.setToolTip(_("Hur många bord som finns, vad de heter och hur många som sitter där"))
        if focused:
            (self._buttons[0] if self._buttons else self.edit).setFocus()
        self._fit()
        self.updateGeometry()

    def _button(self, place: int, name: str) -> QPushButton:
        words = _words(name)
        button = QPushButton(excerpt(words, _LETTERS).replace("&", "&&"), self)
        button.setCheckable(True)
        button.setAccessibleName(words)
        before = self._about.text()
        button.setAccessibleDescription(before)
        if len(words) > _LETTERS:
            button.setToolTip(words.replace("&", "&amp;").replace("<", "&lt;"))
        self._group.addButton(button, place)
        self._row.insertWidget(1 + place, button)
        return button

    def _by_place(self, place: int) -> None:
        self._begun = True
        if self._names[place] != self._chosen:
            self._choose(self._names[place])
            self.changed.emit(self._chosen)

    def _choose(self, party: str) -> None:
        self._chosen, self._chosen_id = party, self._ids.get(party, "")
        place = self._names.index(party)
        self.choice.setCurrentIndex(place)
        for number, button in enumerate(self._buttons):  # Tab comes to the chosen one, arrows to the others
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus if number == place else Qt.FocusPolicy.ClickFocus)
        if self._buttons:
            self._buttons[place].setChecked(True)

    def _fit(self) -> None:
        look = current()
        gap = look.px(4)
        self._row.setSpacing(gap)
        several = len(self._names) > 1
        self._about.setVisible(several and bool(self._about.text()))
        room = self.width() - self.edit.sizeHint().width() - 3 * gap
        label = self._about.sizeHint().width() + gap if self._about.text() else 0
        strong = QFontMetrics(look.font(tokens.SIZE_BODY, strong=True))
        for button in self._buttons:  # a chosen one is semibold, and so a little wider
            button.setMinimumWidth(strong.size(Qt.TextFlag.TextShowMnemonic, button.text()).width() + look.px(32))
        needed = sum(button.minimumWidth() + gap for button in self._buttons)
        fits = bool(self._buttons) and label + needed <= room
        for button in self._buttons:
            button.setVisible(fits)
        self.choice.setVisible(several and not fits)
        if several and not fits and label + self.choice.sizeHint().width() > room:
            self._about.hide()
        self._row.activate()

    def _hear(self, changed: dict[str, set[str]]) -> None:
        if "party" in changed:
            self.refresh()


def _words(party: str) -> str:
    return party or _("Hela rummet")
