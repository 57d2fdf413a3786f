"""Effect against effort: four fields, and what waits to be placed in one of them."""

from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from naravard_desktop.core.language import N_, _
from naravard_desktop.core.text import excerpt
from naravard_desktop.live.session import Session
from naravard_desktop.parts.action_bar import ActionBar, cards_words
from naravard_desktop.parts.card_actions import COMMANDS, DELETE, EDIT, HIDE, MOVE, SECRET
from naravard_desktop.parts.card_list import CardList
from naravard_desktop.parts.drafting import keep_edits
from naravard_desktop.parts.move_to import MoveTo, Target
from naravard_desktop.parts.rows import card_row
from naravard_desktop.process.workshops import Step
from naravard_desktop.steps.priority import data
from naravard_desktop.steps.priority.data import ABOUT, FIELDS, NAMES, Field
from naravard_desktop.steps.priority.fields_view import WAITING, FieldsView
from naravard_desktop.steps.priority.items_panel import ItemsPanel
from naravard_desktop.widgets import tokens
from naravard_desktop.widgets.announce import announce
from naravard_desktop.widgets.icons import put_icon
from naravard_desktop.widgets.theme import current, set_kind, theme

_NATIVE = QKeySequence.SequenceFormat.NativeText
_ICONS: dict[Field, str] = {"now": "check", "plan": "calendar-clock", "spare": "clock", "leave": "minus"}
_BESIDE: dict[str, dict[str, str]] = {
    "Alt+Left": {"now": WAITING, "spare": WAITING, "plan": "now", "leave": "spare"},
    "Alt+Right": {WAITING: "now", "now": "plan", "spare": "leave"},
    "Alt+Up": {"spare": "now", "leave": "plan"},
    "Alt+Down": {"now": "spare", "plan": "leave", WAITING: "spare"},
}


class EffortPanel(ItemsPanel):
    """One list is worked in at a time: choosing in one lets go of what was chosen in the others."""

    commands = (EDIT, MOVE, HIDE, SECRET, DELETE)

    def __init__(self, session: Session, step: Step) -> None:
        self._active = WAITING
        self._letting_go = False
        super().__init__(session, step)
        self._order_tabs()
        self.refresh()

    def lists(self) -> list[CardList]:
        """Return the lists: what waits, and the fields in the order they are read."""
        return list(self.view.lists.values())

    @property
    def active(self) -> CardList:
        """The list that was worked in last."""
        return self.view.lists[self._active]

    def take_focus(self) -> None:
        """Begin with what waits to be placed, else where the work was."""
        key = WAITING if self.list.cards.rows and not self.active.ids() else self._active
        cards = self.view.lists[key]
        if not cards.cards.rows and not any(one.cards.rows for one in self.lists()):
            super().take_focus()
            return
        cards.setFocus()
        if cards.cards.rows and not cards.ids():
            cards.choose([cards.cards.rows[0].id])

    def show_cards(self) -> None:
        """Show what waits, and the fields."""
        self.question.setText(self.step.prompt or self.step.title)
        waiting, placed = data.fields(self.library, self.step, list(self.shown.items.values()))
        for key, found in ((WAITING, waiting), *placed.items()):
            rows = [
                card_row(item.card, self._organisations, merged=self.shown.merged.get(item.id, 0)) for item in found
            ]
            self.view.show_field(key, rows)
        self._tell()

    def put_in(self, ids: list[str], key: str, *, follow: bool = False) -> bool:
        """Put items in a field, or back to those that wait; go on with what comes after them, or follow them."""
        here = [item for item in self.shown.items.values() if item.id in ids]
        source = self._key_of(ids[0]) if ids else key
        if not here or source == key:
            return False
        before = [row.id for row in self.view.lists[source].cards.rows]
        field = _field(key)

        def change() -> bool:
            data.place(self.library, self.step, here, field)
            return True

        place = _(NAMES[field]) if field else _("Att placera")
        if len(here) == 1:
            label = N_("Flyttad till {place}: {text}")
            saved = self.do(label, change, place=place, text=excerpt(here[0].card.text))
        else:
            saved = self.do(N_("{count} lappar flyttade till {place}"), change, place=place, count=len(here))
        if not saved:
            return False
        if follow:
            self.view.lists[key].choose(ids)
            self.view.lists[key].setFocus()
        else:
            self._go_on(source, before.index(ids[0]))
        announce(self, _("Flyttat till {place}").format(place=place))
        return True

    def start_over(self) -> None:
        """Take everything back to what waits, in one step that can be undone."""
        change = partial(data.place, self.library, self.step, list(self.shown.items.values()), None)
        if self.restart.hasFocus():
            self.list.setFocus()
        self.do(N_("Allt ligger åter att placera"), change)

    def _lay_out(self) -> None:
        self.bar.hide()  # the lists share another
        self.view = FieldsView(self.list, self.commands, self)
        self.placing = {key: self._placer(key, place) for place, key in enumerate((WAITING, *FIELDS))}
        self._shared = {name: self._shared_command(name) for name in self.commands}
        actions = [*(self.placing[key] for key in FIELDS), self.placing[WAITING], *self._shared.values()]
        self.fields_bar = ActionBar(actions, _("Fler kommandon för det valda"), self)
        self.restart = QPushButton(_("Börja om"), self)
        self.restart.setToolTip(_("Lägg tillbaka allt bland det som ska placeras; det går att ångra"))
        set_kind(self.restart, "quiet")
        put_icon(self.restart, "undo-2")
        self._top = QHBoxLayout()
        self._top.addWidget(self.fields_bar, 1)
        self._top.addWidget(self.restart)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.question)
        layout.addLayout(self.above)
        layout.addLayout(self._top)
        layout.addWidget(self.view, 1)
        layout.addLayout(self.below)
        layout.addWidget(self.capture)
        theme().changed.connect(self._scale)
        self._scale()

    def _scale(self) -> None:
        unit = current().px(tokens.UNIT)
        for layout in (self.layout(), self.above, self.below, self._top):
            if layout is not None:
                layout.setSpacing(unit)

    def _connect(self) -> None:
        super()._connect()
        self.restart.clicked.connect(self.start_over)
        for key, cards in self.view.lists.items():
            cards.cards.dropped.connect(partial(self._dropped_in, key))
            cards.move_requested.connect(self._ask_where)
            cards.chosen.connect(partial(self._chosen, key))
            if cards is not self.list:
                cards.cards.edited.connect(self._edited)
                cards.delete_requested.connect(self._delete)
                cards.hide_requested.connect(self._hide)
                cards.secret_requested.connect(self._secret)
                keep_edits(self, cards)
            for place, target in enumerate((WAITING, *FIELDS)):
                _key(cards, str(place)).activated.connect(partial(self._place, target))
            for keys, beside in _BESIDE.items():
                _key(cards, keys).activated.connect(partial(self._to_beside, beside))

    def _order_tabs(self) -> None:
        capture = self.capture
        last = [capture.field, capture.level, capture.organisation, capture.paste]
        chain: list[QWidget] = [*self.fields_bar.buttons(), self.restart, *self.lists(), *last]
        for one, after in pairwise(chain):
            QWidget.setTabOrder(one, after)

    def _placer(self, key: str, place: int) -> QAction:
        field = _field(key)
        words = _(NAMES[field]) if field else _("Tillbaka")
        about = _(ABOUT[field]) if field else _("tillbaka bland det som ska placeras")
        action = QAction(words, self)
        action.setToolTip(f"{about[:1].upper()}{about[1:]} ({place})")
        put_icon(action, _ICONS[field] if field else "undo-2")
        action.triggered.connect(partial(self._place, key))
        return action

    def _shared_command(self, name: str) -> QAction:
        command = COMMANDS[name]
        action = QAction(_(command.words), self)  # its key is the list's own
        action.setToolTip(f"{_(command.about)} ({QKeySequence(command.key).toString(_NATIVE)})")
        put_icon(action, command.icon)
        action.triggered.connect(partial(self._on_active, name))
        return action

    def _on_active(self, name: str) -> None:
        self.active.commands[name].trigger()

    def _place(self, key: str, *_told: object) -> None:
        self.put_in(self.active.ids(), key)

    def _to_beside(self, beside: dict[str, str]) -> None:
        key = beside.get(self._active)
        if key is not None:
            self.put_in(self.active.ids(), key, follow=True)

    def _ask_where(self, ids: list[str]) -> None:
        found: list[tuple[str, str, str]] = [(WAITING, _("Att placera"), "")]
        found += [(field, _(NAMES[field]), _(ABOUT[field])) for field in FIELDS]
        here = self._key_of(ids[0])
        dialog = MoveTo([Target(key, words, note=note) for key, words, note in found if key != here], self)
        dialog.chosen.connect(partial(self.put_in, ids))
        dialog.open()

    def _dropped_in(self, key: str, ids: list[str], _section: str, _after: str) -> None:
        self.put_in(ids, key, follow=True)

    def _chosen(self, key: str, ids: list[str]) -> None:
        if self._letting_go:
            return
        if ids:
            self._active = key
            self._letting_go = True
            for other, cards in self.view.lists.items():
                if other != key:
                    cards.clearSelection()
            self._letting_go = False
            self.selected.emit(ids)
        self._tell()

    def _tell(self) -> None:
        """Let the commands fit what is chosen."""
        chosen = self.active.ids()
        for key, action in self.placing.items():
            action.setEnabled(bool(chosen) and key != self._active)
        for name, action in self._shared.items():
            action.setEnabled(self.active.commands[name].isEnabled())
        self.fields_bar.tell(len(chosen), cards_words(len(self.shown.items)))
        self.restart.setEnabled(len(self.list.cards.rows) < len(self.shown.items))

    def _go_on(self, key: str, at: int) -> None:
        """Choose what now lies where something was taken away: placing goes on from there."""
        cards = self.view.lists[key]
        rows = [row.id for row in cards.cards.rows]
        if rows and not cards.ids():
            cards.choose([rows[min(at, len(rows) - 1)]])

    def _key_of(self, item_id: str) -> str:
        cards = self.list_of(item_id)
        return next(key for key, one in self.view.lists.items() if one is cards)


def _field(key: str) -> Field | None:
    return next((field for field in FIELDS if field == key), None)


def _key(widget: QWidget, key: str) -> QShortcut:
    return QShortcut(QKeySequence(key), widget, context=Qt.ShortcutContext.WidgetShortcut)
