"""A panel of one list of cards: the question, the commands, the list and the line where new cards are written."""

from collections.abc import Callable, Collection, Sequence
from functools import partial
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut, QShowEvent
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from naravard_desktop.core.kind import Column
from naravard_desktop.core.language import N_, _
from naravard_desktop.core.text import excerpt
from naravard_desktop.core.words import OrganisationType
from naravard_desktop.live.session import Session
from naravard_desktop.parts import card_actions
from naravard_desktop.parts.action_bar import cards_words
from naravard_desktop.parts.capture import Capture
from naravard_desktop.parts.card_list import ALL, CardList
from naravard_desktop.parts.command_bar import CommandBar
from naravard_desktop.parts.drafting import (
    CAPTURE,
    edit_name,
    forget,
    keep_draft,
    keep_edits,
    left_edits,
    move_draft,
)
from naravard_desktop.parts.import_file import ask_import, import_file
from naravard_desktop.parts.merge_dialog import MergeDialog
from naravard_desktop.parts.panel import Panel
from naravard_desktop.parts.rounds_control import Rounds
from naravard_desktop.parts.rows import card_row
from naravard_desktop.parts.step_cards import StepCards
from naravard_desktop.process import cards as edits
from naravard_desktop.process.cards import Card, NewCard
from naravard_desktop.process.drafts import ROUND_DRAFT, put_draft
from naravard_desktop.process.people import organisations, persons
from naravard_desktop.process.workshops import Step
from naravard_desktop.storage.rows import Value
from naravard_desktop.widgets import tokens
from naravard_desktop.widgets.announce import announce
from naravard_desktop.widgets.theme import current, set_kind, theme

_LEAST_LIST = 110
"""Two cards are always in sight, whatever the zoom."""
_IMPORT_KEY = "Ctrl+Shift+O"
_COMMANDS = [name for name in ALL if name != card_actions.MOVE]


class CardsPanel(Panel):
    """What a kind adds goes in `above` (under the question) and `below` (under the list); it calls `refresh` when it has."""

    line_name = N_("Ny lapp")
    counted: Callable[[int], str] = staticmethod(cards_words)
    added = (N_("Ny lapp: {text}"), N_("{count} nya lappar"))
    """What the journal says of one that is written, and of many."""
    section = ""
    """Which of its step's lists the panel is, where a kind has several; set before `__init__`. Each has a draft of its own."""
    rounds: Rounds | None = None
    """Who leads a round, where there can be one."""

    def __init__(
        self,
        session: Session,
        step: Step,
        *,
        empty: str = "",
        placeholder: str = "",
        commands: Collection[str] = _COMMANDS,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(session, step, parent)
        self.shown = StepCards(session.library, step.id)
        self._organisations: dict[str, tuple[str, OrganisationType]] = {}
        self._people: dict[str, str] = {}
        self.question = QLabel(self)
        self.question.setWordWrap(True)
        self.question.setTextFormat(Qt.TextFormat.PlainText)
        set_kind(self.question, "question")
        empty = empty or _("Här kommer lapparna. Skriv den första i rutan nedanför.")
        self.list = CardList(_("Lappar"), empty, commands=commands, names=True, parent=self)
        self.bar = CommandBar(self.list, self, self.counted)
        self.capture = Capture(placeholder, self)
        self.above, self.below = QVBoxLayout(), QVBoxLayout()
        self._lay_out()
        self._connect()
        self._show_organisations()
        self._show_people()
        self.offer_more()
        keep_draft(self, self.capture.field, self._draft)
        keep_edits(self, self.list)
        self._taken_up = False

    def refresh(self) -> None:
        """Read all cards anew."""
        self.shown.reload()
        self.show_cards()

    def update_rows(self, changed: dict[str, set[str]]) -> None:
        """Show what an edit changed."""
        if "organisation" in changed:
            self._show_organisations()
        if "person" in changed:
            self._show_people()
        if self.rounds and Rounds.CONCERNS & changed.keys():
            self.rounds.refresh(self.step)
        self.shown.update(changed)
        self.show_cards()

    def concerns(self, changed: dict[str, set[str]]) -> bool:
        """Cards, what was put together, the question, and who and where cards come from."""
        return bool(({"card", "link", "organisation"} | Rounds.CONCERNS) & changed.keys())

    def show_cards(self) -> None:
        """Show question and cards as they are known."""
        self.question.setText(self.step.prompt or self.step.title)
        said, merged, places, people = self.shown.said, self.shown.merged, self._organisations, self.people()
        found = [
            card_row(one, places, notes=said(one, self.notes(one)), merged=merged.get(one.id, 0), people=people)
            for one in self.shown.cards
        ]
        self.list.show_rows(found)

    def notes(self, card: Card) -> tuple[str, ...]:
        """Return what is said below a card's text."""
        del card
        return ()

    def people(self) -> dict[str, str]:
        """Return the names, by id, that are said of cards below their text."""
        return self._people

    def import_columns(self) -> Sequence[Column]:
        """Return the columns of its own that the moment has: a file's can become them."""
        return ()

    def import_prompt(self) -> str:
        """Return the question that a file's rows may say they answer."""
        return self.step.prompt or self.step.title

    def ask_import(self, file: Path | None = None) -> None:
        """Read cards from a file: one that is known, as it was dropped here, or one that is asked for."""
        columns, prompt, section = self.import_columns(), self.import_prompt(), self.section or None
        if file is None:
            ask_import(self, columns, self.write, prompt=prompt, section=section)
        else:
            import_file(self, file, columns, self.write, prompt=prompt, section=section)

    def offer_more(self) -> None:
        """Let cards be read from a file, and be taken in table by table or person by person."""
        self.capture.offer_load()
        self.rounds = Rounds(self, self.capture, f"{ROUND_DRAFT}:{self.section}" if self.section else ROUND_DRAFT)

    def write(self, new: Sequence[NewCard]) -> list[str]:
        """Add cards, inside an edit, and return their ids."""
        return edits.add_cards(self.library, self.step.id, new)

    def take_line(self, text: str) -> bool:
        """Make a card of a line that was typed outside the panel."""
        return self._save([NewCard(text=text)])

    def choose(self, row_id: str) -> None:
        """Choose a card in the list."""
        self.list.choose([row_id])
        self.list.setFocus()

    def take_focus(self) -> None:
        """Begin where one writes."""
        self.capture.field.setFocus()

    def order_focus(self, before: Sequence[QWidget] = (), between: Sequence[QWidget] = ()) -> None:
        """Let Tab go as the eye does: what a kind has above, the list, its commands, what is below, the line to write in."""
        for one, after in pairwise((*before, self.list, *self.bar.buttons(), *between, *self.capture.widgets())):
            QWidget.setTabOrder(one, after)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take a file of cards."""
        urls = event.mimeData().urls()
        if len(urls) == 1 and urls[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Ask what the columns of a dropped file become."""
        event.acceptProposedAction()
        self.ask_import(Path(event.mimeData().urls()[0].toLocalFile()))

    def showEvent(self, event: QShowEvent) -> None:
        """Take up what was being changed when the program was last ended without being closed."""
        super().showEvent(event)
        if not self._taken_up:
            self._taken_up = True
            self.take_up()

    def take_up(self) -> None:
        """Save changes of cards that were typed and never saved; the text of a card that is gone becomes a new one."""
        for card_id, column, text in list(left_edits(self)):
            found = self.shown.get(card_id)
            if found is None:
                self._take_up_gone(edit_name(card_id, column), text)
            elif not column:
                self._take_up_text(found, text)

    def settle(self) -> None:
        """Save what is typed in the list, and keep what stands in the line below it."""
        self.list.settle()
        self.capture.settle()

    def change(self, ids: Sequence[str], label: str, many: str, drafts: Sequence[str] = (), **values: Value) -> bool:
        """Change cards in one edit, with a label for one and one for many; tell whether it was saved.

        `drafts` are the names of those that are entered by this: they are forgotten in the same edit.
        """

        def change() -> bool:
            for card_id in ids:
                edits.change_card(self.library, card_id, **values)
            for name in drafts:
                put_draft(self.library, self.step.id, name, "")
            return True

        saved = bool(self._labelled(ids, label, many, change))
        for name in drafts if saved else ():
            forget(self, name)  # one that waited for the disk may just have come
        return saved

    def _lay_out(self) -> None:
        frame = QFrame(self)
        set_kind(frame, "panel")
        inside = QVBoxLayout(frame)
        inside.addWidget(self.bar)
        inside.addWidget(self.list, 1)
        inside.addLayout(self.below)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.question)
        layout.addLayout(self.above)
        layout.addWidget(frame, 1)
        layout.addWidget(self.capture)
        self._frame_layout = inside
        theme().changed.connect(self._scale)
        self._scale()

    def _scale(self) -> None:
        look = current()
        unit = look.px(tokens.UNIT)
        self._frame_layout.setContentsMargins(unit, unit, unit, unit)
        self._frame_layout.setSpacing(look.px(4))
        self.list.setMinimumHeight(look.px(_LEAST_LIST))
        for layout in (self.layout(), self.above, self.below):
            if layout is not None:
                layout.setSpacing(unit)

    def _connect(self) -> None:
        self.list.chosen.connect(self.selected)
        self.list.cards.edited.connect(self._edited)
        self.list.cards.dropped.connect(self._dropped)
        self.list.merge_requested.connect(self._merge)
        self.list.unmerge_requested.connect(self._unmerge)
        self.list.delete_requested.connect(self._delete)
        self.list.hide_requested.connect(self._hide)
        self.list.secret_requested.connect(self._secret)
        self.capture.written.connect(self._written)
        self.capture.load_asked.connect(self.ask_import)
        key = QShortcut(QKeySequence(_IMPORT_KEY), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(self.ask_import)
        self.setAcceptDrops(True)
        self.capture.field.undo_requested.connect(self.undo)
        self.capture.field.redo_requested.connect(self.redo)
        self.session.saved.connect(self._retry)

    def _show_organisations(self) -> None:
        found = organisations(self.library, self.scope.process_id)
        self._organisations = {one.id: (one.name, one.type) for one in found}
        self.capture.show_organisations(found)

    def _show_people(self) -> None:
        self._people = {one.id: one.name for one in persons(self.library, self.scope.process_id).values()}

    @property
    def _draft(self) -> str:
        return f"{CAPTURE}:{self.section}" if self.section else CAPTURE

    def _written(self, new: list[NewCard]) -> None:
        if self._save(new, self._draft if self.capture.entering() else ""):
            self.capture.done()

    def _save(self, new: list[NewCard], draft: str = "") -> bool:
        """Save new cards, and forget in the same edit the draft they were."""

        def change() -> list[str]:
            ids = self.write(new)
            if draft:
                put_draft(self.library, self.step.id, draft, "")
            return ids

        save = partial(self.do, self.added[len(new) > 1], change)
        saved = save(text=excerpt(new[0].text)) if len(new) == 1 else save(count=len(new))
        if saved is None:
            return False
        place = self.list.cards.place(saved[-1])
        if place.isValid():
            self.list.scrollTo(place)
        return True

    def _edited(self, card_id: str, text: str) -> None:
        self.list.let_go(card_id)  # an older text that waits must not be saved over this one
        if not self.change([card_id], N_("Ändrad lapp: {text}"), "", [edit_name(card_id)], text=text):
            self.list.keep(card_id, text)

    def _take_up_text(self, found: Card, text: str) -> None:
        if text.strip() == found.text:
            forget(self, edit_name(found.id))
            return
        self._edited(found.id, text.strip())
        self.say_taken_up()

    def _take_up_gone(self, name: str, text: str) -> None:
        if not self.capture.waiting_text():
            if move_draft(self, self.capture.field, name, self._draft):
                self.capture.say_waiting()
        elif self._save([NewCard(text=text.strip())], name):
            self.capture.say(_("En lapp som ändrades finns inte längre. Texten är inlagd som en ny lapp."))

    def say_taken_up(self) -> None:
        """Tell that a change was saved that nobody had finished."""
        self.capture.say_waiting(_("En ändring som inte hann bli klar är nu sparad. Det går att ångra den."))

    def _retry(self) -> None:
        """Something was saved again: save what had to wait."""
        for card_id, text in self.list.take_unsaved().items():
            if self.shown.get(card_id) is not None:
                self._edited(card_id, text)
        self.capture.retry()

    def _dropped(self, ids: list[str], _section: str, after: str) -> None:
        here = [card_id for card_id in ids if self.shown.get(card_id) is not None]

        def move() -> bool:
            place = after or None
            for card_id in here:
                edits.move_card(self.library, card_id, place)
                place = card_id
            return True

        self._labelled(here, N_("Flyttad lapp: {text}"), N_("{count} flyttade lappar"), move)

    def _merge(self, _ids: list[str]) -> None:
        dialog = MergeDialog(self.list.chosen_rows(), self)
        dialog.merged.connect(self._merge_as)
        dialog.open()

    def _merge_as(self, text: str) -> None:
        dialog = self.sender()
        if not isinstance(dialog, MergeDialog):
            return
        change = partial(edits.merge_cards, self.library, self.scope.process_id, dialog.ids, text)
        merged = self.do(N_("Sammanförda: {text}"), change, text=excerpt(text))
        if merged is not None:
            count = len(dialog.ids)
            dialog.accept()
            self.list.choose([merged])
            self.list.setFocus()
            announce(self.list, _("{count} lappar sammanförda").format(count=count))

    def _unmerge(self, card_id: str) -> None:
        change = partial(edits.unmerge_card, self.library, self.scope.process_id, card_id)
        apart = self.do(N_("Isärtagen: {text}"), change, text=self._text(card_id))
        if apart:
            self.list.choose(apart)
            announce(self.list, _("Isärtagen i {count} lappar").format(count=len(apart)))

    def _delete(self, ids: list[str]) -> None:
        def delete() -> bool:
            for card_id in ids:
                edits.delete_card(self.library, card_id)
            return True

        if self._labelled(ids, N_("Borttagen lapp: {text}"), N_("{count} borttagna lappar"), delete):
            announce(self.list, _("{count} borttagna").format(count=len(ids)))

    def _hide(self, ids: list[str], hidden: bool) -> None:  # noqa: FBT001 - a signal's
        label = N_("Dold: {text}") if hidden else N_("Visad: {text}")
        self.change(ids, label, N_("{count} dolda lappar") if hidden else N_("{count} visade lappar"), hidden=hidden)

    def _secret(self, ids: list[str], secret: bool) -> None:  # noqa: FBT001 - a signal's
        label = N_("Konfidentiell: {text}") if secret else N_("Inte längre konfidentiell: {text}")
        many = N_("{count} konfidentiella lappar") if secret else N_("{count} lappar inte längre konfidentiella")
        self.change(ids, label, many, confidential=secret)

    def _labelled(self, ids: Sequence[str], label: str, many: str, change: Callable[[], bool]) -> bool | None:
        if len(ids) == 1:
            return self.do(label, change, text=self._text(ids[0]))
        return self.do(many, change, count=len(ids)) if ids else None

    def _text(self, card_id: str) -> str:
        found = self.shown.get(card_id)
        return excerpt(found.text) if found else ""
