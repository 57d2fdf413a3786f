"""The process's own list of abbreviations: written in a table, or pasted as a list. Documents explain those they use."""

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QApplication, QDialog, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from naravard_desktop.core.language import N_, _
from naravard_desktop.core.trouble import Trouble
from naravard_desktop.jobs.abbreviation_lines import news, read_lines
from naravard_desktop.live.session import Session
from naravard_desktop.parts.action_bar import ActionBar
from naravard_desktop.parts.card_actions import Command, make_actions
from naravard_desktop.process.abbreviations import abbreviations
from naravard_desktop.process.processes import scope_of
from naravard_desktop.storage import journal
from naravard_desktop.storage.edit import Scope
from naravard_desktop.storage.journal import Entry
from naravard_desktop.widgets.banner import Banner
from naravard_desktop.widgets.theme import current, set_kind, theme
from naravard_desktop.windows import abbreviations_edits as edits
from naravard_desktop.windows.abbreviations_model import MEANING, SHORT, AbbreviationsModel
from naravard_desktop.windows.abbreviations_table import AbbreviationsTable

_NEW, _EDIT, _PASTE, _DELETE = "new", "edit", "paste", "delete"
_COMMANDS = {
    _NEW: Command(N_("Ny förkortning"), N_("Skriv en ny förkortning sist i listan"), "Ins", "plus", least=0),
    _EDIT: Command(N_("Ändra"), N_("Ändra förkortningen"), "F2", "pencil", most=1),
    _PASTE: Command(
        N_("Klistra in"), N_("Klistra in en lista, en förkortning på varje rad"), "Ctrl+V", "clipboard-paste", least=0
    ),
    _DELETE: Command(N_("Ta bort"), N_("Ta bort de valda; det går att ångra"), "Delete", "trash-2"),
}


def open_abbreviations(session: Session, process_id: str, parent: QWidget) -> "AbbreviationsDialog":
    """Show the abbreviations of a process."""
    dialog = AbbreviationsDialog(session, process_id, parent)
    dialog.open()
    return dialog


class AbbreviationsDialog(QDialog):
    """Shown with `open()`. What is done in it is saved at once, in the process, and undone there, also from here."""

    def __init__(self, session: Session, process_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Förkortningar"))
        self._session, self._scope = session, Scope(process_id)
        self._way_back: Callable[[], None] = self.undo
        self.heading = QLabel(_("Förkortningar i uppdraget"))
        self.banner = Banner()
        self.model = AbbreviationsModel()
        self.table = AbbreviationsTable(self.model)
        self.actions_by = make_actions(_COMMANDS, self.table)
        self.table.addActions(list(self.actions_by.values()))
        self.table.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.bar = ActionBar(list(self.actions_by.values()), _("Fler kommandon för de valda"))
        self.close_button = QPushButton(_("Klar"))
        self._lay_out()
        self._connect()
        theme().changed.connect(self._scale)
        self._scale()
        look = current()
        room = parent.window().size() if parent else QSize(look.px(800), look.px(640))
        self.resize(min(look.px(760), room.width() - 20), min(look.px(560), max(room.height() - 40, 300)))
        for button in self.findChildren(QPushButton):
            button.setAutoDefault(False)  # Enter is the table's
        self.refresh()
        self.table.choose(0)
        self.table.setFocus()

    def refresh(self) -> None:
        """Read again what is shown; nothing that is chosen or being written is lost."""
        self.model.show_rows(abbreviations(self._session.library, self._scope.process_id))
        self._chosen()

    def settle(self) -> None:
        """Save what is being written."""
        self.table.cells.tell()

    def add(self) -> None:
        """Go to the last row, to write a new one."""
        self.table.write(self.model.rowCount() - 1)

    def edit(self) -> None:
        """Write in the chosen row."""
        self.table.write(max(self.table.currentIndex().row(), 0))

    def delete(self) -> None:
        """Take the chosen ones off the list."""
        self.table.cells.finish()
        rows = [row for row in map(self.model.row, self.table.ids()) if row]
        at = self.table.currentIndex().row()
        if rows and edits.delete(self._session, self._scope, rows):
            self.table.choose(min(at, self.model.rowCount() - 1))
            self.table.setFocus()
            words = _("”{short}” är borttagen.") if len(rows) == 1 else _("{count} förkortningar är borttagna.")
            self._undoable(words.format(short=rows[0].short or rows[0].meaning, count=len(rows)))

    def paste(self) -> None:
        """Take in the list that has been copied."""
        self.table.cells.finish()
        pairs, others = read_lines(QApplication.clipboard().text())
        new, filled = news(pairs, abbreviations(self._session.library, self._scope.process_id))
        if not pairs:
            self.banner.say(
                _(
                    "Det som är kopierat är ingen lista. Skriv en förkortning på varje rad: SIP = samordnad individuell plan."
                ),
                "warn",
            )
        elif not (new or filled):
            self.banner.say(_("Alla de förkortningarna finns redan i listan."))
        elif edits.add_many(self._session, self._scope, new, filled):
            count, known = len(new) + len(filled), len(pairs) - len(new) - len(filled)
            said = [_("1 förkortning är tillagd.") if count == 1 else _("{count} förkortningar är tillagda.")]
            if known:
                said.append(_("1 fanns redan.") if known == 1 else _("{known} fanns redan."))
            if others:
                one, many = _("1 rad är ingen förkortning."), _("{others} rader är inga förkortningar.")
                said.append(one if others == 1 else many)
            self._undoable(" ".join(said).format(count=count, known=known, others=others))
            self.table.setFocus()

    def undo(self) -> None:
        """Take back what was done last in the process, if it was about its abbreviations."""
        self.table.cells.finish()
        self._step(self._session.next_undo(self._scope), self._session.undo, _("Ångrat: {what}"), _("Gör om"))

    def redo(self) -> None:
        """Do again what was taken back last, if it was about the process's abbreviations."""
        self.table.cells.finish()
        self._step(self._session.next_redo(self._scope), self._session.redo, _("Gjort om: {what}"), _("Ångra"))

    def done(self, result: int) -> None:
        """Save what is written before the dialog goes; what cannot be saved keeps it open once, then Escape leaves."""
        self.table.cells.finish()
        self._retry()
        held = self.model.held()
        if held and result == QDialog.DialogCode.Accepted:
            self.table.choose(self.model.place(held[0]))
            self.table.setFocus()
        else:
            super().done(result)

    def _save(self, row_id: str, column: int, text: str, typing: str) -> None:
        self.model.hold(row_id, column, text)
        self._write(row_id, typing)

    def _write(self, row_id: str, typing: str) -> None:
        """Save what is held of a row: a new one comes, and one that nothing is left of goes."""
        pair = self.model.text(row_id, SHORT), self.model.text(row_id, MEANING)
        row, held = self.model.row(row_id), self.model.let_go(row_id)
        saved: object = True
        if row is not None and any(pair):
            saved = edits.change(self._session, self._scope, row_id, pair, typing)
        elif row is not None:
            saved = edits.delete(self._session, self._scope, [row], typing)
        elif any(pair):
            self.model.adopting = True
            saved = edits.add(self._session, self._scope, pair, typing)
            self.model.adopting = False
        if not saved:
            for column, text in held.items():
                self.model.hold(row_id, column, text)
        self.refresh()

    def _retry(self) -> None:
        for row_id in self.model.held():
            self._write(row_id, "")

    def _chosen(self) -> None:
        chosen = len(self.table.ids())
        for name, action in self.actions_by.items():
            command = _COMMANDS[name]
            action.setEnabled(command.least <= chosen <= command.most or name == _EDIT)
        count = self.model.rowCount() - 1
        words = _("1 förkortning") if count == 1 else _("{count} förkortningar").format(count=count or _("inga"))
        self.bar.tell(chosen if chosen > 1 else 0, words)

    def _step(self, entry: Entry | None, step: Callable[[Scope], Entry | None], words: str, back: str) -> None:
        if entry is None:
            self.banner.say(_("Det finns inget att ångra eller göra om här."))
        elif {change.table for change in journal.changes(self._session.library, entry.number)} != {"abbreviation"}:
            said = _("Det som står på tur är något annat: {what}. Gör det på Start i stället.")
            self.banner.say(said.format(what=entry.label), "warn")
        elif step(self._scope):
            self._way_back = self.undo if step == self._session.redo else self.redo
            self.banner.say(words.format(what=entry.label), "info", back)

    def _undoable(self, words: str) -> None:
        self._way_back = self.undo
        self.banner.say(words, "info", _("Ångra"))

    def _act(self) -> None:
        self._way_back()

    def _changed(self, changed: dict[str, set[str]]) -> None:
        if scope_of(self._session.library, self._scope.process_id) is None:
            self.reject()  # the process's creation was undone
        elif "abbreviation" in changed:
            self.refresh()

    def _trouble(self, trouble: Trouble) -> None:
        self.banner.say(str(trouble), "error")

    def _connect(self) -> None:
        slots: dict[str, Callable[[], None]] = {
            _NEW: self.add,
            _EDIT: self.edit,
            _PASTE: self.paste,
            _DELETE: self.delete,
        }
        for name, slot in slots.items():
            self.actions_by[name].triggered.connect(slot)
        self.table.cells.answered.connect(self._save)
        self.table.selectionModel().selectionChanged.connect(self._chosen)
        self.banner.acted.connect(self._act)
        self.close_button.clicked.connect(self.accept)
        self._session.changed.connect(self._changed)
        self._session.trouble.connect(self._trouble)
        self._session.saved.connect(self._retry)
        for key, slot in (("Ctrl+Z", self.undo), ("Ctrl+Shift+Z", self.redo), ("Ctrl+Y", self.redo)):
            QShortcut(QKeySequence(key), self).activated.connect(slot)

    def _lay_out(self) -> None:
        set_kind(self.heading, "heading")
        about = QLabel(
            _("De förkortningar som används i ett dokument förklaras sist i det. Listan gäller hela uppdraget.")
        )
        about.setWordWrap(True)
        set_kind(about, "secondary")
        set_kind(self.close_button, "primary")
        panel = QFrame()
        set_kind(panel, "panel")
        self._inside = QVBoxLayout(panel)
        self._inside.addWidget(self.bar)
        self._inside.addWidget(self.table, 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        self._layout = QVBoxLayout(self)
        for part in (self.heading, about, self.banner, panel):
            self._layout.addWidget(part, int(part is panel))
        self._layout.addLayout(foot)

    def _scale(self) -> None:
        look = current()
        self._layout.setContentsMargins(look.px(20), look.px(16), look.px(20), look.px(16))
        self._layout.setSpacing(look.px(10))
        self._inside.setContentsMargins(look.px(12), look.px(12), look.px(12), look.px(12))
        self._inside.setSpacing(look.px(8))
