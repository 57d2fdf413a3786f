"""The panel that decisions, actions and goals share: commands, table, the fields of what is chosen, and the line to write in."""

from abc import abstractmethod
from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QScrollArea, QVBoxLayout, QWidget

from naravard_desktop.core.language import _
from naravard_desktop.core.text import excerpt
from naravard_desktop.documents.writing import Writing
from naravard_desktop.live.session import Session
from naravard_desktop.parts.action_bar import ActionBar
from naravard_desktop.parts.agreed_capture import AgreedCapture
from naravard_desktop.parts.agreed_details import AgreedDetails
from naravard_desktop.parts.agreed_model import AgreedModel, AgreedRow
from naravard_desktop.parts.agreed_table import AgreedTable
from naravard_desktop.parts.agreed_words import Table, Words
from naravard_desktop.parts.came_from import ask_sources, write_sources
from naravard_desktop.parts.card_actions import DELETE, SECRET, Command
from naravard_desktop.parts.drafting import CAPTURE, keep_draft
from naravard_desktop.parts.panel import Panel
from naravard_desktop.parts.source_picker import SourcePicker
from naravard_desktop.process.drafts import put_draft
from naravard_desktop.process.workshops import Step
from naravard_desktop.storage.rows import Value
from naravard_desktop.widgets import tokens
from naravard_desktop.widgets.announce import announce
from naravard_desktop.widgets.theme import current, set_kind, theme

__all__ = ["AgreedPanel", "Table", "Words"]

_BESIDE = 820
"""Narrower than this the fields lie below the table."""
_LEAST_TABLE = 150


class AgreedPanel(Panel):
    """A kind gives the rows and how they are written, and calls `build` with its fields."""

    words: Words
    commands: dict[str, Command]

    def __init__(self, session: Session, step: Step, table: Table, parent: QWidget | None = None) -> None:
        super().__init__(session, step, parent)
        self._columns = table
        self.narrow = False
        self.known: dict[str, str] = {}
        self.question = QLabel(self)
        self.question.setWordWrap(True)
        self.question.setTextFormat(Qt.TextFormat.PlainText)
        set_kind(self.question, "question")
        words = self.words
        model = AgreedModel(table.headers, table.text_column)
        self.table = AgreedTable(_(words.table), model, table.widths, self.commands, self)
        self.table.empty = _(words.empty)
        self.bar = ActionBar(list(self.table.commands.values()), _("Fler kommandon för de valda raderna"), self)
        self.capture = AgreedCapture(words.capture, self)
        self.above, self.below = QVBoxLayout(), QVBoxLayout()
        self.details: AgreedDetails

    @abstractmethod
    def rows(self) -> list[AgreedRow]:
        """Return what the library says now."""

    @abstractmethod
    def add(self, text: str) -> str:
        """Add a row, inside an edit, and return its id."""

    @abstractmethod
    def change_row(self, row_id: str, **values: Value) -> None:
        """Change a row, inside an edit."""

    @abstractmethod
    def delete_row(self, row_id: str) -> None:
        """Delete a row, inside an edit."""

    @abstractmethod
    def move_row(self, row_id: str, after: str | None) -> None:
        """Move a row to just after another, or first, inside an edit."""

    def is_secret(self, row_id: str) -> bool:
        """Tell whether a row is confidential; none is unless a kind says otherwise."""
        del row_id
        return False

    @abstractmethod
    def show_details(self, ids: Sequence[str]) -> None:
        """Show the fields of what is chosen."""

    @abstractmethod
    def write_field(self, ids: Sequence[str], name: str, value: object) -> bool:
        """Save a field of some rows; tell whether it was saved."""

    def asked(self, name: str, ids: Sequence[str]) -> None:
        """Carry out a command of the kind's own."""

    def build(self, details: AgreedDetails) -> None:
        """Put it all together."""
        self.details = details
        self._lay_out()
        self._connect()
        keep_draft(self, self.capture.field, CAPTURE)
        self.refresh()
        self.order_focus()

    def refresh(self) -> None:
        """Read all anew."""
        self.question.setText(self.step.prompt or self.step.title)
        rows = self.rows()
        self.known = {row.id: row.text for row in rows}
        self.table.show_rows(rows)
        self._tell()
        self.show_details(self.table.ids())

    def take_line(self, text: str) -> bool:
        """Make one of a line that was typed outside the panel."""
        return self._save([text.strip()]) if text.strip() else False

    def choose(self, row_id: str) -> None:
        """Choose a row, in sight and with the keys there; nothing if it is not here."""
        if row_id in self.known:
            self.table.choose([row_id])
            self.table.setFocus()
            self._scroll.ensureWidgetVisible(self.table)

    def take_focus(self) -> None:
        """Begin where one writes."""
        self.capture.field.setFocus()

    def settle(self) -> None:
        """Save what is typed in table and fields; the line below keeps what stands in it."""
        self.table.settle()
        self.details.settle()
        self.capture.field.settle()

    def order_focus(self) -> None:
        """Let Tab go as the eye does: the table, its commands, the fields, the line to write in."""
        last = (self.capture.field, self.capture.paste)
        for one, after in pairwise((self.table, *self.bar.buttons(), *self.details.widgets(), *last)):
            QWidget.setTabOrder(one, after)

    def labelled(
        self,
        ids: Sequence[str],
        label: str,
        many: str,
        change: Callable[[], object],
        typing: str = "",
        **said: str | int,
    ) -> bool:
        """Perform an edit of rows that are here, with a label for one and one for many that may say more; tell if it was saved."""

        def whole() -> bool:
            change()
            return True

        if not ids:
            return False
        which: dict[str, str | int] = {"text": excerpt(self.known[ids[0]])} if len(ids) == 1 else {"count": len(ids)}
        return bool(self.do(label if len(ids) == 1 else many, whole, typing=typing, **which, **said))

    def here(self, ids: Sequence[str]) -> list[str]:
        """Return those of these rows that are here still."""
        return [row_id for row_id in ids if row_id in self.known]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lie as there is room for."""
        super().resizeEvent(event)
        self._turn()

    def ask_sources(self, context: Writing, title: str) -> None:
        """Ask what the chosen row came from."""
        if found := self.here(self.details.ids[:1]):
            dialog = ask_sources(self, context, found[0], title)
            dialog.picked.connect(self._sources_picked)

    def _sources_picked(self, wanted: list[str]) -> None:
        dialog = self.sender()
        if isinstance(dialog, SourcePicker):
            row_id, label = dialog.subject, self.words.sources
            if self.labelled(self.here([row_id]), label, label, partial(write_sources, self, row_id, wanted)):
                dialog.accept()

    def _lay_out(self) -> None:
        frame = QFrame(self)
        set_kind(frame, "panel")
        self._split = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._split.addWidget(self.table, 1)
        self._split.addWidget(self.details)
        self._inside = QVBoxLayout(frame)
        self._inside.addWidget(self.bar)
        self._inside.addLayout(self._split, 1)
        holder = QWidget()
        self._content = QVBoxLayout(holder)
        self._content.setContentsMargins(0, 0, 0, 0)
        self._content.addWidget(self.question)
        self._content.addLayout(self.above)
        self._content.addWidget(frame, 1)
        self._content.addLayout(self.below)
        self._scroll = QScrollArea(self)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(holder)
        self._whole = QVBoxLayout(self)
        self._whole.setContentsMargins(0, 0, 0, 0)
        self._whole.addWidget(self._scroll, 1)
        self._whole.addWidget(self.capture)
        theme().changed.connect(self._scale)
        self._scale()

    def _connect(self) -> None:
        self.table.chosen.connect(self._chosen)
        self.table.entered.connect(self._to_details)
        self.table.written.connect(self._written_in_place)
        self.table.agreed.moved.connect(self._move)
        self.table.asked.connect(self._asked)
        self.details.changed.connect(self._field)
        self.details.rebuilt.connect(self.order_focus)
        self.capture.written.connect(self._written)
        self.capture.field.undo_requested.connect(self.undo)
        self.capture.field.redo_requested.connect(self.redo)
        self.session.saved.connect(self._retry)
        key = QShortcut(QKeySequence("Ctrl+Return"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(self._enter_and_go_on)

    def _tell(self) -> None:
        count = len(self.known)
        rows = _(self.words.one) if count == 1 else _(self.words.many).format(count=count)
        self.bar.tell(len(self.table.ids()), rows)

    def _chosen(self, ids: list[str]) -> None:
        self._tell()
        self.show_details(ids)
        self._turn()
        self.selected.emit(ids)

    def _to_details(self) -> None:
        field = self.details.first()
        if field is not None:
            field.setFocus(Qt.FocusReason.TabFocusReason)
            self._scroll.ensureWidgetVisible(field)

    def _enter_and_go_on(self) -> None:
        """Enter what stands in the line and go on to its fields."""
        if self.capture.field.hasFocus():
            self.capture.enter()
        if not self.capture.field.text().strip():
            self._to_details()

    def _written(self, texts: list[str]) -> None:
        if self._save(texts, CAPTURE if self.capture.entering() else ""):
            self.capture.done()

    def _save(self, texts: list[str], draft: str = "") -> bool:
        def change() -> list[str]:
            ids = [self.add(text) for text in texts]
            if draft:
                put_draft(self.library, self.step.id, draft, "")
            return ids

        if len(texts) == 1:
            saved = self.do(self.words.new, change, text=excerpt(texts[0]))
        else:
            saved = self.do(self.words.several, change, count=len(texts))
        if saved is None:
            return False
        self.table.choose(saved)
        return True

    def _written_in_place(self, row_id: str, text: str, typing: str) -> None:
        def change() -> bool:
            self.change_row(row_id, text=text)
            return True

        if not self.here([row_id]) or not text:
            return
        self.table.saved(row_id)  # what waited is older: saving this must not bring it back
        if not self.do(self.words.changed, change, text=excerpt(text), typing=typing):
            self.table.keep(row_id, text)

    def _field(self, ids: list[str], name: str, value: object) -> None:
        """Save a field; what cannot be saved waits, unless something newer takes its place."""
        for (others, field), old in self.details.take_unsaved().items():
            left = [row_id for row_id in others if field != name or row_id not in ids]
            if left:
                self.details.keep(left, field, old)
        found = self.here(ids)
        if found and not self.write_field(found, name, value):
            self.details.keep(ids, name, value)
            self.show_details(self.table.ids())

    def _retry(self) -> None:
        """Something was saved again: save what had to wait."""
        for row_id, text in self.table.take_unsaved().items():
            self._written_in_place(row_id, text, "")
        for (ids, name), value in self.details.take_unsaved().items():
            self._field(list(ids), name, value)
        self.capture.retry()

    def _move(self, ids: list[str], after: str) -> None:
        def move() -> None:
            place = after or None
            for row_id in ids:
                self.move_row(row_id, place)
                place = row_id

        if self.labelled(ids, self.words.moved, self.words.moved_many, move):
            self.table.scrollTo(self.table.agreed.place(ids[0]))

    def _asked(self, name: str, ids: list[str]) -> None:
        if name == DELETE:
            self._delete(ids)
        elif name == SECRET:
            self._secret(ids)
        else:
            self.asked(name, ids)

    def _delete(self, ids: list[str]) -> None:
        def delete() -> None:
            for row_id in ids:
                self.delete_row(row_id)

        if self.labelled(ids, self.words.deleted, self.words.deleted_many, delete):
            announce(self.table, _("{count} borttagna").format(count=len(ids)))

    def _secret(self, ids: list[str]) -> None:
        secret = not all(self.is_secret(row_id) for row_id in ids)

        def mark() -> None:
            for row_id in ids:
                self.change_row(row_id, confidential=secret)

        label = self.words.secret if secret else self.words.open
        if self.labelled(ids, label, self.words.secret_many, mark):
            announce(self.table, _("Konfidentiell") if secret else _("Inte längre konfidentiell"))

    def _turn(self) -> None:
        """Put the fields beside the table or below it, and columns under the text where there is no room."""
        look, table = current(), self._columns
        beside = self.width() >= look.px(_BESIDE)
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._split.direction() != way:
            self._split.setDirection(way)
        self.details.lie(beside=beside)
        room = self.width() - (look.px(320) if beside and not self.details.isHidden() else 0)
        narrow = room < look.px(table.wide)
        if narrow != self.narrow:
            self.narrow = narrow
            self.table.show_columns(table.beside if narrow else ())
            self.table.show_rows(self.rows())

    def _scale(self) -> None:
        look = current()
        unit = look.px(tokens.UNIT)
        self._inside.setContentsMargins(unit, unit, unit, unit)
        self._inside.setSpacing(look.px(4))
        self.table.setMinimumHeight(look.px(_LEAST_TABLE))
        for layout in (self._whole, self._content, self.above, self.below, self._split):
            layout.setSpacing(unit)
        self._turn()
