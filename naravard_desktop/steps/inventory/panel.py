"""The facilitator's panel of an inventory: the table, the line where rows come in, and what has no room in the table."""

from collections.abc import Collection, Sequence
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QBoxLayout, QWidget

from naravard_desktop.core.kind import Column
from naravard_desktop.core.language import N_, _
from naravard_desktop.core.text import excerpt
from naravard_desktop.live.session import Session
from naravard_desktop.parts.action_bar import ActionBar
from naravard_desktop.parts.agreed_capture import CaptureWords
from naravard_desktop.parts.agreed_model import AgreedRow
from naravard_desktop.parts.agreed_panel import AgreedPanel, Table, Words
from naravard_desktop.parts.card_actions import HIDE
from naravard_desktop.parts.import_file import ask_import, import_file
from naravard_desktop.process import cards as edits
from naravard_desktop.process.cards import Card, NewCard, cards
from naravard_desktop.process.people import Organisation, organisations, persons
from naravard_desktop.process.workshops import Step
from naravard_desktop.steps.inventory.capture import RowCapture
from naravard_desktop.steps.inventory.data import (
    answer,
    known_organisations,
    new_row,
    targets,
    unnamed,
    value,
    write_rows,
)
from naravard_desktop.steps.inventory.details import InventoryDetails
from naravard_desktop.steps.inventory.fields import Offers, offers
from naravard_desktop.steps.inventory.pasted import cells_of, in_order
from naravard_desktop.steps.inventory.rows import count_words, make_row
from naravard_desktop.steps.inventory.several import SeveralDialog
from naravard_desktop.steps.inventory.table import COMMANDS, SEVERAL, InventoryTable
from naravard_desktop.steps.inventory.widths import least_widths, out_of_sight, table_widths
from naravard_desktop.storage.rows import Value
from naravard_desktop.widgets import tokens
from naravard_desktop.widgets.announce import announce
from naravard_desktop.widgets.theme import current

_BESIDE, _DETAILS = 820, 320
"""Narrower than the first, the fields lie below the table; the second is their width beside it."""
_LEAST_TABLE = 210
"""Names of three lines and two rows are always in sight, whatever the zoom."""
_EDGES = 18
"""The panel's own edges and the table's scroll bar."""
_OWN = {"card", "link", "step", "person", "organisation"}


class InventoryPanel(AgreedPanel):
    """Rows that the group fills in."""

    line_name = N_("Ny rad")
    words = Words(
        table=N_("Rader"),
        empty=N_("Här kommer raderna. Skriv den första i rutan nedanför, eller klistra in från ett kalkylblad."),
        one=N_("1 rad"),
        many=N_("{count} rader"),
        capture=CaptureWords(
            N_("Ny rad"),
            N_("Skriv en rad och tryck Enter; Ctrl+Enter fyller i den"),
            N_("{count} rader inlagda"),
            N_("Texten i rutan är inte inlagd än. Tryck Enter för att göra en rad av den."),
            N_("Gör en rad av varje rad i det du har kopierat; celler från ett kalkylblad fyller kolumnerna"),
        ),
        new=N_("Ny rad: {text}"),
        several=N_("{count} nya rader"),
        changed=N_("Ändrad rad: {text}"),
        deleted=N_("Borttagen rad: {text}"),
        deleted_many=N_("{count} borttagna rader"),
        moved=N_("Flyttad rad: {text}"),
        moved_many=N_("{count} flyttade rader"),
        secret=N_("Konfidentiell rad: {text}"),
        open=N_("Inte längre konfidentiell: {text}"),
        secret_many=N_("{count} rader märkta eller avmärkta som konfidentiella"),
        sources="",
    )

    own_keys = (
        (N_("F2 eller Enter, Tab"), N_("Fyll i rutan, gå till nästa ruta")),
        (N_("Ctrl+E"), N_("Ändra flera rader på en gång")),
        (N_("Ctrl+Enter"), N_("Gå mellan raden som skrivs och dess rutor")),
        (N_("Ctrl+C, Ctrl+V"), N_("Kopiera rader, klistra in från ett kalkylblad")),
    )

    def __init__(self, session: Session, step: Step, parent: QWidget | None = None) -> None:
        self.commands = dict(COMMANDS)
        super().__init__(session, step, Table((), (), 0, (), 0), parent)
        self._found: dict[str, Card] = {}
        self._known: dict[str, Organisation] = {}
        self._offers = Offers()
        self._read: tuple[Column, ...] = ()
        self._shown: tuple[Sequence[int], Sequence[int]] = ((), ())
        self._out_of_sight: Collection[int] = ()
        self.cells = InventoryTable(_(self.words.table), self)
        self._put_own_parts()
        self.fields = InventoryDetails(self)
        self.fields.undo_requested.connect(self.undo)
        self.fields.redo_requested.connect(self.redo)
        self.build(self.fields)

    @property
    def columns(self) -> Sequence[Column]:
        """The step's columns, without what a row is about."""
        return self._read[1:]

    def concerns(self, changed: dict[str, set[str]]) -> bool:
        """Rows, the step, and the names that are offered."""
        return bool(_OWN & changed.keys())

    def refresh(self) -> None:
        """Read all anew, also which columns there are."""
        columns, chosen = tuple(targets(self.step)), list[str]()
        if columns != self._read:
            self._read, chosen = columns, self.cells.ids()
            self._shown, self._out_of_sight = ((), ()), ()
            self.cells.put_columns(columns)
        people = persons(self.library, self.scope.process_id).values()
        self._offers = offers(list(people), organisations(self.library, self.scope.process_id))
        self.cells.offer(self._offers)
        super().refresh()
        self._turn()
        if chosen:
            self.cells.choose(chosen)

    def rows(self) -> list[AgreedRow]:
        """Read the rows."""
        self._known = known_organisations(self.library, self.step)
        self._found = {one.id: one for one in cards(self.library, self.step.id)}
        return [make_row(one, self.columns, self._known, self._out_of_sight) for one in self._found.values()]

    def add(self, text: str) -> str:
        """Add a row of its cells."""
        return write_rows(self.library, self.step, [new_row(self.step, cells_of(text), self._known)])[0]

    def change_row(self, row_id: str, **values: Value) -> None:
        """Change a row."""
        edits.change_card(self.library, row_id, **values)

    def delete_row(self, row_id: str) -> None:
        """Delete a row."""
        edits.delete_card(self.library, row_id)

    def move_row(self, row_id: str, after: str | None) -> None:
        """Move a row."""
        edits.move_card(self.library, row_id, after)

    def is_secret(self, row_id: str) -> bool:
        """Tell whether a row is confidential."""
        return self._found[row_id].confidential

    def show_details(self, ids: Sequence[str]) -> None:
        """Show what has no room in the table, of the one row that is chosen."""
        row = self._found.get(ids[0]) if len(ids) == 1 else None
        if row is None:
            self.fields.show_row("", "", (), {}, self._offers, "")
            return
        columns = [self._read[number] for number in sorted(self._out_of_sight)]
        columns += [Column(name=name) for name in unnamed(row, self.columns)]
        values = {column.name: value(row, column, self._known) for column in columns}
        self.fields.show_row(row.id, row.text, columns, values, self._offers, self._note(row))

    def write_field(self, ids: Sequence[str], name: str, value: object) -> bool:
        """Save a column of a row."""
        column = next((one for one in self.columns if one.name == name), Column(name=name))
        return self._answer(ids, column, str(value), self.fields.typing(name))

    def order_focus(self) -> None:
        """Let Tab go on from the line to reading a file."""
        super().order_focus()
        QWidget.setTabOrder(self.line.paste, self.line.load)

    def ask_import(self) -> None:
        """Ask for a file to read rows from, and for what its columns become."""
        about, *columns = targets(self.step)
        ask_import(self, columns, self._write_rows, about.name)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's
        """Take a file of rows."""
        urls = event.mimeData().urls()
        if len(urls) == 1 and urls[0].isLocalFile():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's
        """Ask what the columns of a dropped file become."""
        event.acceptProposedAction()
        about, *columns = targets(self.step)
        file = Path(event.mimeData().urls()[0].toLocalFile())
        import_file(self, file, columns, self._write_rows, about.name)

    def asked(self, name: str, ids: Sequence[str]) -> None:
        """Hide rows, or change several."""
        if name == HIDE:
            self._hide(ids)
        elif name == SEVERAL:
            self._ask_several(ids)

    def _put_own_parts(self) -> None:
        """Put the own table, with its commands, and the own line in place of what all such panels have."""
        for plain in (self.table, self.bar, self.capture):
            plain.hide()
            plain.deleteLater()
        self.cells.empty = self.table.empty
        self.table = self.cells
        about = _("Fler kommandon för de valda raderna")
        self.bar = ActionBar(list(self.cells.commands.values()), about, self)
        self.line = RowCapture(self.words.capture, self)
        self.capture = self.line
        self.cells.answered.connect(self._answered)
        self.cells.pasted.connect(self.line.take_clipboard)
        self.line.load_asked.connect(self.ask_import)
        key = QShortcut(QKeySequence("Ctrl+Shift+O"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        key.activated.connect(self.ask_import)
        self.setAcceptDrops(True)

    def _write_rows(self, new: list[NewCard]) -> list[str]:
        return write_rows(self.library, self.step, new)

    def _enter_and_go_on(self) -> None:
        """Enter what stands in the line and go on to its columns; from there back to the line, for the next row."""
        if self.line.field.hasFocus():
            super()._enter_and_go_on()
        else:
            self.table.settle()
            self.take_focus()

    def _to_details(self) -> None:
        if len(self.cells.ids()) == 1 and self.columns and not self.cells.isColumnHidden(1):
            self.cells.setFocus()
            self.cells.open_cell(self.cells.agreed.place(self.cells.ids()[0]).siblingAtColumn(1))
        else:
            super()._to_details()

    def _tell(self) -> None:
        chosen, found = len(self.cells.ids()), list(self._found.values())
        self.bar.tell(chosen, count_words(found, () if chosen else self.columns))

    def _note(self, row: Card) -> str:
        """Say what else is known of a row, for which the step has no column."""
        types = {column.type for column in self.columns}
        level = row.level.word if row.level and "level" not in types else ""
        place = value(row, Column(name="", type="organisation"), self._known) if "organisation" not in types else ""
        return " · ".join(text for text in (level, place, row.party) if text)

    def _written(self, texts: list[str]) -> None:
        """Make rows; a first one that names the columns says where the others' cells belong."""
        typed = self.capture.entering()
        super()._written(texts if typed else in_order(texts, [column.name for column in self._read]) or texts)

    def _answered(self, row_id: str, number: int, text: str, typing: str) -> None:
        if not self.here([row_id]) or number >= len(self._read):
            return
        if self._answer([row_id], self._read[number], text, typing):
            self.cells.answer_saved(row_id, number)
        else:
            self.cells.keep_answer(row_id, number, text)

    def _answer(self, ids: Sequence[str], column: Column, text: str, typing: str = "") -> bool:
        """Fill in a column of some rows in one edit; tell whether it was saved."""

        def change() -> bool:
            answer(self.library, self.step, ids, column, text)
            return True

        name = excerpt(column.name)
        if len(ids) == 1:
            row = excerpt(self.known[ids[0]])
            return bool(self.do(N_("{column}: {text}"), change, typing=typing, column=name, text=row))
        return bool(self.do(N_("{column} för {count} rader"), change, typing=typing, column=name, count=len(ids)))

    def _retry(self) -> None:
        """Something was saved again: save also the cells that had to wait."""
        for (row_id, number), text in self.cells.take_answers().items():
            self._answered(row_id, number, text, "")
        super()._retry()

    def _hide(self, ids: Sequence[str]) -> None:
        hidden = not all(self._found[row_id].hidden for row_id in ids)

        def mark() -> None:
            for row_id in ids:
                self.change_row(row_id, hidden=hidden)

        label = N_("Dold: {text}") if hidden else N_("Visad: {text}")
        if self.labelled(ids, label, N_("{count} dolda rader") if hidden else N_("{count} visade rader"), mark):
            announce(self.cells, _("Dold för rummet") if hidden else _("Visas för rummet"))

    def _ask_several(self, ids: Sequence[str]) -> None:
        if not self.columns:
            self.capture.say(_("Det finns inga kolumner att fylla i. De läggs till under Förbered."))
            return
        dialog = SeveralDialog(ids, self.columns, self._offers, self)
        dialog.decided.connect(self._several_decided)
        dialog.open()

    def _several_decided(self, number: int, text: str) -> None:
        dialog = self.sender()
        if isinstance(dialog, SeveralDialog):
            found = self.here(dialog.ids)
            if not found or self._answer(found, self._read[number], text):
                dialog.accept()
                announce(self.cells, _("{count} rader ändrade").format(count=len(found)))

    def _scale(self) -> None:
        super()._scale()
        self.cells.setMinimumHeight(current().px(_LEAST_TABLE))

    def _turn(self) -> None:
        """Show as many columns as there is room for; the fields of the others lie beside the table or below it."""
        look = current()
        beside = self.width() >= look.px(_BESIDE)
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._split.direction() != way:
            self._split.setDirection(way)
        self.details.lie(beside=beside)
        self._lie()

    def _lie(self) -> None:
        """Share the table's width; whether a row is chosen makes no difference, so that no column comes and goes."""
        if not self._read:
            return
        look, beside = current(), self._split.direction() == QBoxLayout.Direction.LeftToRight
        least = least_widths(self._read)
        room = round((self.width() - 2 * look.px(tokens.UNIT) - look.px(_EDGES)) / look.zoom)
        more = any(unnamed(row, self.columns) for row in self._found.values())
        hidden = out_of_sight(least, room)
        if (hidden or more) and beside:
            hidden = out_of_sight(least, room - _DETAILS - tokens.UNIT)
        shown = (tuple(hidden), tuple(least))
        if shown != self._shown:
            self._shown = shown
            self._out_of_sight = hidden
            self.cells.put_widths(table_widths(self._read, least), hidden)
            self.cells.show_rows(self.rows())
            self.show_details(self.cells.ids())
