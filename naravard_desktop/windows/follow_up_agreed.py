"""What the pages of goals, principles and decisions share: a table to edit in, its commands, and a filter."""

from abc import abstractmethod
from collections.abc import Callable, Collection, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from naravard_desktop.core import order
from naravard_desktop.core.language import N_, _
from naravard_desktop.core.text import excerpt
from naravard_desktop.live.session import Session
from naravard_desktop.parts import trace_dialog
from naravard_desktop.parts.action_bar import ActionBar
from naravard_desktop.parts.agreed_actions import COMMANDS
from naravard_desktop.parts.agreed_capture import AgreedCapture
from naravard_desktop.parts.agreed_details import AgreedDetails
from naravard_desktop.parts.agreed_model import AgreedModel, AgreedRow
from naravard_desktop.parts.agreed_panel import Table, Words
from naravard_desktop.parts.agreed_table import AgreedTable
from naravard_desktop.parts.card_actions import DELETE, DOWN, EDIT, UP, Command
from naravard_desktop.storage.rows import Value
from naravard_desktop.widgets.announce import announce
from naravard_desktop.widgets.theme import current, theme
from naravard_desktop.windows.flow import Flow
from naravard_desktop.windows.follow_up_page import Page

ALL, TRACE = "all", "trace"
_ALL = Command(N_("Ändra allt"), N_("Allt om det som är valt; Esc går tillbaka till listan"), "Return", "file-text")
_TRACE = Command(N_("Spår"), N_("Visa vad det kommer från och har blivit"), trace_dialog.KEY, "search", most=1)


class AgreedPage(Page):
    """A kind gives the rows and how they are written, and calls `build_table` with its fields."""

    words: Words
    columns: Table
    states: Sequence[tuple[str, str]] = ()
    """Words and values of the states one can ask for."""
    can_move = True
    table: AgreedTable

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.known: dict[str, str] = {}
        self._rows: list[AgreedRow] = []

    @abstractmethod
    def rows(self) -> list[AgreedRow]:
        """Return what was read, as rows."""

    @abstractmethod
    def state_of(self, row_id: str) -> str:
        """Return the state of a row."""

    @abstractmethod
    def change_row(self, row_id: str, **values: Value) -> None:
        """Change a row, inside an edit; `rank` is its place among all of the process."""

    @abstractmethod
    def delete_row(self, row_id: str) -> None:
        """Delete a row, inside an edit."""

    @abstractmethod
    def write_field(self, ids: Sequence[str], name: str, value: object) -> bool:
        """Save a field of some rows; tell whether it was saved."""

    def add(self, text: str) -> str:
        """Add a row, inside an edit, and return its id; "" where rows come from workshops only."""
        del text
        return ""

    def ranks(self) -> list[tuple[str, str]]:
        """Return ids and ranks of all of the process, in order."""
        return []

    def counted(self, count: int) -> str:
        """Count rows in words."""
        return _(self.words.one) if count == 1 else _(self.words.many).format(count=count)

    def build_table(self, details: AgreedDetails, headers: Sequence[str], *, adds: bool) -> None:
        """Put it all together."""
        words, left_out = self.words, {"secret"} if self.can_move else {"secret", UP, DOWN}
        commands = {name: one for name, one in COMMANDS.items() if name not in left_out}
        commands = {EDIT: commands.pop(EDIT), ALL: _ALL, TRACE: _TRACE, **commands}
        model = AgreedModel(headers, self.columns.text_column)
        self.table = AgreedTable(_(words.table), model, self.columns.widths, commands, self)
        trace = self.table.commands[TRACE]
        trace.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)  # in the fields, too
        self.addAction(trace)
        self.bar = ActionBar(list(self.table.commands.values()), _("Fler kommandon för de valda raderna"), self)
        self.details = details
        if adds:
            self.capture = AgreedCapture(words.capture, self)
            self.capture.written.connect(self._written)
        self.filter = TextFilter(self.states)
        self.filter.changed.connect(self.show_rows)
        self.build(self.filter, self.bar, counts=False)
        self.table.chosen.connect(self._chosen)
        self.table.entered.connect(self.open_details)
        self.table.written.connect(self._written_in_place)
        self.table.agreed.moved.connect(self._move)
        self.table.asked.connect(self._asked)
        self.details.changed.connect(self._field)
        self.session.saved.connect(self._retry)

    def bar_buttons(self) -> list[QWidget]:
        """Return the buttons of the commands."""
        return list(self.bar.buttons())

    def show_rows(self) -> None:
        """Show the rows that are wanted; the fields of what is chosen lie beside, if any is."""
        self._rows = self.rows()
        self.known = {row.id: row.text for row in self._rows}
        wanted, state = self.filter.words(), self.filter.state()
        shown = [
            row
            for row in self._rows
            if state in {"", self.state_of(row.id)} and all(word in _all_words(row) for word in wanted)
        ]
        chosen = [number for number, row in enumerate(self.table.agreed.rows) if row.id in self.table.ids()]
        self.table.show_rows(shown)
        if shown and not self.table.ids():  # what was chosen is gone: the row that took its place is
            self.table.choose([shown[min(chosen[0] if chosen else 0, len(shown) - 1)].id])
        self.say(len(shown), len(self._rows), self.counted(len(self._rows)), _(self.words.empty))
        self._tell()
        self.show_chosen()

    def show_chosen(self) -> None:
        """Show the fields, where they are to be seen."""
        if self.is_open:
            self.show_details()

    def filter_field(self) -> QLineEdit:
        """Return the field that filters on words."""
        return self.filter.text

    def clear_filter(self) -> None:
        """Let everything through."""
        self.filter.clear()

    def choose(self, row_id: str) -> bool:
        """Choose a row; False if it is not shown."""
        if not self.table.agreed.place(row_id).isValid():
            return False
        self.table.choose([row_id])
        return True

    def ids(self) -> list[str]:
        """Return the ids of the chosen rows, from the top."""
        return self.table.ids()

    def set_narrow(self, *, narrow: bool) -> None:
        """Put the lesser columns under the text, or not."""
        self.table.show_columns(self.columns.beside if narrow else ())
        self.show_rows()

    def settle(self) -> None:
        """Save what is typed in table and fields."""
        self.table.settle()
        self.details.settle()

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

        if not ids or self.scope is None:
            return False
        which: dict[str, str | int] = {"text": excerpt(self.known[ids[0]])} if len(ids) == 1 else {"count": len(ids)}
        done = self.session.do(self.scope, label if len(ids) == 1 else many, whole, typing=typing, **which, **said)
        return bool(done)

    def _chosen(self, _ids: list[str]) -> None:
        self._tell()
        self.show_chosen()

    def _tell(self) -> None:
        self.bar.tell(len(self.table.ids()), self.count.text())

    def _written(self, texts: list[str]) -> None:
        if self.scope is None or self.capture is None:
            return

        def change() -> list[str]:
            return [self.add(text) for text in texts]

        words = self.words
        if len(texts) == 1:
            ids = self.session.do(self.scope, words.new, change, text=excerpt(texts[0]))
        else:
            ids = self.session.do(self.scope, words.several, change, count=len(texts))
        if ids:
            self.capture.done()
            if not self.choose(ids[-1]):
                self.capture.say(_("Inlagd, men syns inte med det filter som är valt."))

    def _written_in_place(self, row_id: str, text: str, typing: str) -> None:
        if row_id not in self.known or not text:
            return
        self.table.saved(row_id)  # what waited is older: saving this must not bring it back
        change = partial(self.change_row, row_id, text=text)
        if not self.labelled([row_id], self.words.changed, "", change, typing):
            self.table.keep(row_id, text)

    def _field(self, ids: list[str], name: str, value: object) -> None:
        """Save a field; what cannot be saved waits, unless something newer takes its place."""
        for (others, field), old in self.details.take_unsaved().items():
            left = [row_id for row_id in others if field != name or row_id not in ids]
            if left:
                self.details.keep(left, field, old)
        here = [row_id for row_id in ids if row_id in self.known]
        if here and not self.write_field(here, name, value):
            self.details.keep(ids, name, value)
            self.show_chosen()

    def _retry(self) -> None:
        """Something was saved again: save what had to wait."""
        for row_id, text in self.table.take_unsaved().items():
            self._written_in_place(row_id, text, "")
        for (ids, name), value in self.details.take_unsaved().items():
            self._field(list(ids), name, value)
        if self.capture:
            self.capture.retry()

    def _move(self, ids: list[str], after: str) -> None:
        def move() -> None:
            place = after or None
            for row_id in ids:
                for one, rank in moved(self.ranks(), row_id, place):
                    self.change_row(one, rank=rank)
                place = row_id

        if self.labelled(ids, self.words.moved, self.words.moved_many, move):
            self.table.scrollTo(self.table.agreed.place(ids[0]))

    def _asked(self, name: str, ids: list[str]) -> None:
        if name == TRACE and ids:
            self.trace_asked.emit(ids[0])
        elif name == ALL:
            self.open_details()
        elif name == DELETE:
            self._delete(ids)

    def _delete(self, ids: list[str]) -> None:
        def delete() -> None:
            for row_id in ids:
                self.delete_row(row_id)

        if self.labelled(ids, self.words.deleted, self.words.deleted_many, delete):
            announce(self.table, _("{count} borttagna").format(count=len(ids)))


class TextFilter(QWidget):
    """A field for words, and a choice of state where there are states."""

    changed = Signal()

    def __init__(self, states: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text, self.choice = QLineEdit(), QComboBox()
        self.text.setPlaceholderText(_("Filtrera   Ctrl+F"))
        self.text.setMaxLength(200)
        for field, name in ((self.text, _("Filtrera på ord")), (self.choice, _("Läge"))):
            field.setAccessibleName(name)
            field.setToolTip(name)
        self.choice.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.choice.addItem(_("Alla lägen"), "")
        for words, value in states:
            self.choice.addItem(words[:1].upper() + words[1:], value)
        row = Flow()
        row.setContentsMargins(0, 0, 0, 0)
        self.setLayout(row)
        row.addWidget(self.text)
        if states:
            row.addWidget(self.choice)
        else:
            self.choice.setParent(self)
            self.choice.hide()
        self.text.textChanged.connect(self.changed)
        self.choice.currentIndexChanged.connect(self.changed)
        theme().changed.connect(self._scale)
        self._scale()

    def words(self) -> list[str]:
        """Return the words to look for."""
        return self.text.text().casefold().split()

    def state(self) -> str:
        """Return the state asked for, "" for all."""
        return str(self.choice.currentData() or "")

    def clear(self) -> None:
        """Let everything through."""
        self.text.clear()
        self.choice.setCurrentIndex(0)

    def _scale(self) -> None:
        self.text.setFixedWidth(current().px(170))


def moved(ranks: Sequence[tuple[str, str]], row_id: str, after: str | None) -> Collection[tuple[str, str]]:
    """Return the ranks that put a row just after another, or first; where the neighbours' are equal, all after get new ones."""
    others = [one for one in ranks if one[0] != row_id]
    at = next((number for number, (one, _rank) in enumerate(others, 1) if one == after), 0)
    above, below = (others[at - 1][1] if at else None), (others[at][1] if at < len(others) else None)
    if above is None or below is None or above < below:
        return [(row_id, order.between(above, below))]
    wanted = [row_id, *(one for one, _rank in others[at:])]
    return list(zip(wanted, order.following(above, len(wanted)), strict=True))


def _all_words(row: AgreedRow) -> str:
    return " ".join(line.text for cell in row.cells for line in cell).casefold()
