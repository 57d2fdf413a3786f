"""The people of a process, or its organisations: found, chosen, changed, put together and deleted."""

from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget

from naravard_desktop.core.language import N_, _
from naravard_desktop.jobs.photo_files import PhotoFile
from naravard_desktop.live.session import Session
from naravard_desktop.parts.action_bar import ActionBar
from naravard_desktop.parts.card_actions import Command, make_actions
from naravard_desktop.process import attachments
from naravard_desktop.process.people import organisations
from naravard_desktop.process.people_merging import Who, doubles, touches_anonymous
from naravard_desktop.storage.edit import Scope
from naravard_desktop.storage.rows import Value
from naravard_desktop.widgets.announce import announce
from naravard_desktop.widgets.theme import current, set_kind, theme
from naravard_desktop.windows import people_edits as edits
from naravard_desktop.windows.people_fields import PeopleFields
from naravard_desktop.windows.people_list import PeopleList
from naravard_desktop.windows.people_merge import MergePeople
from naravard_desktop.windows.people_rows import Row, matching, named, read_rows
from naravard_desktop.windows.photos_adding import Adding, reading
from naravard_desktop.windows.start_search import SearchField

_NEW, _EDIT, _MERGE, _DELETE = "new", "edit", "merge", "delete"
_OF_PEOPLE = {
    _NEW: Command(N_("Ny person"), N_("Lägg till en person i uppdraget"), "Ins", "plus", least=0),
    _MERGE: Command(N_("Slå ihop…"), N_("Gör de valda till en och samma person"), "Ctrl+G", "merge", least=2),
    _EDIT: Command(N_("Byt namn"), N_("Gå till namnet"), "F2", "pencil", most=1),
    _DELETE: Command(N_("Ta bort"), N_("Ta bort de valda; det går att ångra"), "Delete", "trash-2"),
}
_OF_PLACES = {
    **_OF_PEOPLE,
    _NEW: Command(N_("Ny organisation"), N_("Lägg till en organisation i uppdraget"), "Ins", "plus", least=0),
    _MERGE: Command(N_("Slå ihop…"), N_("Gör de valda till en och samma organisation"), "Ctrl+G", "merge", least=2),
}


class PeopleTab(QWidget):
    """One of the two lists with its fields. All that is done is saved at once."""

    said = Signal(str, str)
    """A sentence, and how it is meant: "info", "warn", or "undo" for what can be taken back."""

    def __init__(self, session: Session, process_id: str, who: Who, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session, self.who, self._scope = session, who, Scope(process_id)
        self.rows: list[Row] = []
        self.merging: MergePeople | None = None
        self._doubles: list[list[str]] = []
        self._double = -1
        self.adding, self._logo_of = Adding(self), ""
        of_people = who == "person"
        self.search = SearchField()
        self.search.setPlaceholderText(_("Sök   Ctrl+F"))
        self.search.setAccessibleName(_("Sök bland personerna") if of_people else _("Sök bland organisationerna"))
        self.list = PeopleList(who)
        self.fields = PeopleFields(who)
        self._commands = _OF_PEOPLE if of_people else _OF_PLACES
        self.actions_by = make_actions(self._commands, self.list)
        self.list.addActions(list(self.actions_by.values()))
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.bar = ActionBar(list(self.actions_by.values()), _("Fler kommandon för de valda"))
        self.double, self.show_double = QLabel(), QPushButton()
        self.none = QLabel()
        self._lay_out()
        self._connect()
        theme().changed.connect(self._scale)
        self._scale()
        self.refresh()

    def refresh(self) -> None:
        """Read again what is shown; nothing that is chosen or being typed is lost."""
        self.rows = read_rows(self.session.library, self._scope.process_id, self.who)
        self._doubles = doubles((row.id, row.name) for row in self.rows)
        self._show()
        self._say_doubles()

    def chosen(self) -> list[Row]:
        """Return the rows that are chosen."""
        ids = set(self.list.ids())
        return [row for row in self.rows if row.id in ids]

    def choose(self, row_id: str) -> bool:
        """Choose a row, if it is here."""
        if all(row.id != row_id for row in self.rows):
            return False
        self.search.clear()
        self.list.choose_all_of([row_id])
        return True

    def settle(self) -> None:
        """Save what is being typed."""
        self.fields.settle()

    def add(self) -> None:
        """Add one, its name ready to be written over."""
        self.settle()
        self.search.clear()
        name = self._free_name()
        if (row_id := edits.add(self.session, self._scope, self.who, name)) and self.choose(row_id):
            self.fields.rename()

    def delete(self) -> None:
        """Delete those chosen, or say why they stay."""
        self.settle()
        rows = self.chosen()
        if used := [row for row in rows if row.uses]:
            self.said.emit(self._why_not(used), "warn")
        elif rows and edits.delete(self.session, self._scope, self.who, rows):
            self.list.setFocus()
            names = named([row.name for row in rows])
            self.said.emit(_("Borttaget: {names}.").format(names=names), "undo")

    def merge(self) -> MergePeople | None:
        """Ask which of those chosen stays."""
        self.settle()
        rows = self.chosen()
        if len(rows) < 2:
            return None
        ids = [row.id for row in rows]
        anonymous = touches_anonymous(self.session.library, self.who, ids)
        self.merging = MergePeople(self.who, rows, self.window(), anonymous=anonymous)
        self.merging.chosen.connect(partial(self._merge, ids))
        self.merging.finished.connect(self._asked)
        self.merging.open()
        return self.merging

    def next_double(self) -> None:
        """Choose the next ones that may be the same."""
        if self._doubles:
            self.search.clear()
            self._double = (self._double + 1) % len(self._doubles)
            self.list.choose_all_of(self._doubles[self._double])
            self.list.setFocus()
            self._say_doubles()
            announce(self.list, _("{names} är valda").format(names=named([row.name for row in self.chosen()])))

    def _merge(self, ids: Sequence[str], kept_id: str) -> None:
        rows = [row for row in self.rows if row.id in set(ids)]
        kept = next((row for row in rows if row.id == kept_id), None)
        if kept is None or len(rows) < 2 or self.merging is None:
            return
        if not edits.merge(self.session, self._scope, self.who, rows, kept):
            self.merging.tell(_("Inte sparat. Inget har ändrats; försök igen."))
            return
        self.merging.accept()
        self.choose(kept.id)
        names = named([row.name for row in rows if row is not kept])
        self.said.emit(_("{names} har gått upp i {name}.").format(names=names, name=named([kept.name])), "undo")

    def _asked(self) -> None:
        self.merging = None
        self.list.setFocus()

    def _show(self) -> None:
        shown = matching(self.rows, self.search.text())
        self.list.show_rows(shown)
        self.list.setVisible(bool(shown))
        self.none.setVisible(not shown)
        self.none.setText(self._nobody())

    def _chosen(self) -> None:
        self.settle()
        rows = self.chosen()
        self.fields.show_rows(rows, organisations(self.session.library, self._scope.process_id))
        if self.who == "organisation":
            self._show_logo(rows[0] if len(rows) == 1 else None)
        for name, action in self.actions_by.items():
            command = self._commands[name]
            action.setEnabled(command.least <= len(rows) <= command.most)
        self.bar.tell(len(rows) if len(rows) > 1 else 0, self._counted())

    def _say_doubles(self) -> None:
        count = len(self._doubles)
        self._double = min(self._double, count - 1)
        if count:
            by_id = {row.id: row.name for row in self.rows}
            at = max(self._double, 0)
            names = named([by_id[one] for one in self._doubles[at]])
            words = _("Kan vara samma: {names}.") if count == 1 else _("Kan vara samma, {at} av {count}: {names}.")
            self.double.setText(words.format(names=names, at=at + 1, count=count))
            self.show_double.setText(_("Välj dem") if count == 1 or self._double < 0 else _("Välj nästa"))
        self._doubles_row.setVisible(bool(count))

    def _save_typed(self, row_id: str, column: str, text: str, typing: str) -> None:
        row = next((one for one in self.rows if one.id == row_id), None)
        if row is None or text == getattr(row, column):
            self.fields.hold(row_id, column, None)
        elif column == "name" and not text:
            self.fields.hold(row_id, column, text)
            self.said.emit(_("Skriv ett namn."), "warn")
        else:
            saved = edits.change(self.session, self._scope, self.who, [row], column, text, typing)
            self.fields.hold(row_id, column, None if saved else text)

    def _save_picked(self, column: str, value: Value, typing: str) -> None:
        rows = self.chosen()
        if rows and not edits.change(self.session, self._scope, self.who, rows, column, value, typing):
            self._chosen()  # as it still is

    def _show_logo(self, row: Row | None) -> None:
        library = self.session.library
        found = attachments.attachments_of(library, self._scope.process_id, row.id) if row else []
        content = attachments.content(library, found[0].sha256) if found else None
        self.fields.logo.put(row.name if row else "", content, there=bool(found))

    def read_logo(self, path: str) -> None:
        """Read a picture file, and let it be the chosen organisation's logo."""
        rows = self.chosen()
        if len(rows) == 1 and not self.adding.busy:
            self.settle()
            self._logo_of = rows[0].id
            self.adding.add(reading([Path(path)], "logo"))

    def _keep_logo(self, logo: PhotoFile) -> None:
        row = next((one for one in self.rows if one.id == self._logo_of), None)
        if row and edits.set_logo(self.session, self._scope, row, logo):
            self.said.emit(_("Logotypen för {name} är sparad.").format(name=named([row.name])), "undo")

    def _drop_logo(self) -> None:
        rows = self.chosen()
        if len(rows) == 1 and edits.drop_logo(self.session, self._scope, rows[0]):
            self.fields.logo.setFocus()
            self.said.emit(_("Logotypen är borttagen."), "undo")

    def _no_logo(self, why: str) -> None:
        self.said.emit(why, "warn")

    def _retry(self) -> None:
        for row_id, column, text in self.fields.held():
            if text:
                self.fields.hold(row_id, column, None)
                self._save_typed(row_id, column, text, "")

    def _back(self) -> None:
        here = {row.id for row in self.chosen()}
        if all(row_id not in here for row_id, _column, _text in self.fields.held()):
            self.list.setFocus()

    def _counted(self) -> str:
        count = len(self.rows)
        if self.who == "person":
            return _("1 person") if count == 1 else _("{count} personer").format(count=count)
        return _("1 organisation") if count == 1 else _("{count} organisationer").format(count=count)

    def _nobody(self) -> str:
        if self.rows:
            return _("Ingen träff. Sök på färre ord eller på början av ett ord.")
        if self.who == "person":
            return _(
                "Inga personer än. De kommer hit när ni bjuder in till en workshop, eller när ni lägger till dem här."
            )
        return _("Inga organisationer än. De kommer hit med dem som bjuds in, eller när ni lägger till dem här.")

    def _why_not(self, used: Sequence[Row]) -> str:
        words = (
            _("{names} är kvar, för det finns annat som hör dit. Slå ihop i stället, eller ta bort det andra först.")
            if len(used) == 1
            else _("{names} är kvar, för det finns annat som hör till dem. Ta bort det andra först.")
        )
        return words.format(names=named([row.name for row in used]))

    def _free_name(self) -> str:
        first = _("Ny person") if self.who == "person" else _("Ny organisation")
        taken, number, name = {row.name for row in self.rows}, 1, first
        while name in taken:
            number += 1
            name = f"{first} {number}"
        return name

    def _connect(self) -> None:
        slots: dict[str, Callable[[], object]] = {
            _NEW: self.add,
            _EDIT: self.fields.rename,
            _MERGE: self.merge,
            _DELETE: self.delete,
        }
        for name, slot in slots.items():
            self.actions_by[name].triggered.connect(slot)
        self.list.several_chosen.connect(self._chosen)
        self.list.entered_row.connect(self.fields.rename)
        self.fields.typed.connect(self._save_typed)
        self.fields.picked.connect(self._save_picked)
        self.fields.left.connect(self._back)
        self.fields.logo.chosen.connect(self.read_logo)
        self.fields.logo.removed.connect(self._drop_logo)
        self.adding.made.connect(self._keep_logo)
        self.adding.refused.connect(self._no_logo)
        self.show_double.clicked.connect(self.next_double)
        self.search.textChanged.connect(self._show)
        self.search.down_pressed.connect(self.list.setFocus)
        self.search.returnPressed.connect(self.list.setFocus)
        logo = self.fields.logo
        for widget in (self.search, self.list, *self.fields.order, logo.choose_button, logo.remove_button):
            widget.installEventFilter(self)
        self.session.saved.connect(self._retry)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's
        """Escape empties the search before it closes anything; undo that the search has no use for goes on.

        What gets the keys comes in sight, however little room there is.
        """
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self._scroll.ensureWidgetVisible(watched)
        if watched is self.search and isinstance(event, QKeyEvent):
            escape = event.key() == Qt.Key.Key_Escape and event.type() == QEvent.Type.KeyPress
            if escape and self.search.text():
                self.search.clear()
                return True
            undo = event.matches(QKeySequence.StandardKey.Undo) and not self.search.isUndoAvailable()
            if undo and event.type() == QEvent.Type.ShortcutOverride:
                event.ignore()
                return True
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        for label in (self.double, self.none):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            set_kind(label, "secondary")
        self._doubles_row = QFrame()
        set_kind(self._doubles_row, "tint")
        self._double_row = QHBoxLayout(self._doubles_row)
        self._double_row.addWidget(self.double, 1)
        self._double_row.addWidget(self.show_double)
        inside = QWidget()
        left = QFrame()
        set_kind(left, "panel")
        self._left = QVBoxLayout(left)
        for part in (self.search, self._doubles_row, self.bar, self.list):
            self._left.addWidget(part, int(part is self.list))
        self._left.addWidget(self.none, 1, Qt.AlignmentFlag.AlignTop)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        self._columns.addWidget(left, 5)
        self._columns.addWidget(self.fields, 3)
        self._scroll = scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(scroll)
        order: list[QWidget] = [self.search, self.show_double, *self.bar.buttons(), self.list, *self.fields.order]
        for one, after in pairwise(order):
            QWidget.setTabOrder(one, after)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's
        """Put the fields below the list where there is no room beside."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        little = self.width() < current().px(700)
        self._columns.setDirection(QBoxLayout.Direction.TopToBottom if little else QBoxLayout.Direction.LeftToRight)

    def _scale(self) -> None:
        look = current()
        self._columns.setContentsMargins(look.px(4), look.px(10), look.px(4), look.px(4))
        self._columns.setSpacing(look.px(16))
        self._left.setContentsMargins(look.px(12), look.px(12), look.px(12), look.px(12))
        self._left.setSpacing(look.px(8))
        self._double_row.setContentsMargins(look.px(12), look.px(6), look.px(6), look.px(6))
        self.list.setMinimumHeight(look.px(180))
        self._fit()
