"""The tables of the room: how many, what each is called and how many sit there."""

from functools import partial

from PySide6.QtCore import QModelIndex, QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from naravard_desktop.core.language import N_, _
from naravard_desktop.core.text import excerpt, one_line
from naravard_desktop.live.session import Session
from naravard_desktop.parts.stepper import CountKeys, Stepper
from naravard_desktop.parts.typed_field import TypedField
from naravard_desktop.process.parties import Party, add_party, change_party, delete_party, parties
from naravard_desktop.storage.edit import Scope
from naravard_desktop.widgets import rows, tokens
from naravard_desktop.widgets.announce import announce
from naravard_desktop.widgets.icons import put_icon
from naravard_desktop.widgets.theme import current, set_kind

MOST = 60
MOST_PERSONS = 999
_ID = Qt.ItemDataRole.UserRole


class PartiesDialog(QDialog):
    """Shown with `open()`. All that is done in it is saved at once and undone in the workshop, also from here."""

    def __init__(self, session: Session, scope: Scope, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Bord"))
        self._session, self._scope = session, scope
        self._parties: list[Party] = []
        self._unsaved: dict[str, str] = {}
        self._about = ""
        self.count = Stepper(_("Antal bord"), most=MOST, parent=self)
        self.make = QPushButton(_("Lägg ut borden"), self)
        self.list = QListWidget(self)
        self.list.setAccessibleName(_("Bord, med hur många som sitter där"))
        rows.dress(self.list)
        self.list.setMinimumHeight(current().px(96))
        self.keys = CountKeys(self.list, MOST_PERSONS)
        self.name = TypedField(_("Bordets namn"), splits="never", most_lines=3, parent=self)
        self.persons = Stepper(_("Personer vid bordet"), most=MOST_PERSONS, unknown="–", parent=self)
        self.add = QPushButton(_("Nytt bord"), self)
        self.remove = QPushButton(_("Ta bort"), self)
        self.close_button = QPushButton(_("Klar"), self)
        self.sum, self.trouble = QLabel(self), QLabel(self)
        self._lay_out(parent)
        self._connect()
        self.refresh()
        self.count.put(len(self._parties))
        self.list.setCurrentRow(0)
        (self.list if self._parties else self.count.field).setFocus()

    def refresh(self) -> None:
        """Show the tables as they are; the chosen one stays chosen."""
        self._parties = parties(self._session.library, self._scope.workshop_id or "")
        here = [str(self._item(row).data(_ID)) for row in range(self.list.count())]
        if here != [one.id for one in self._parties]:
            self._fill()
        for row, one in enumerate(self._parties):
            item, words = self._item(row), _line(one)
            if item.text() != words:
                item.setText(words)
        self._show_chosen()
        known = [one.persons for one in self._parties if one.persons]
        unknown = len(self._parties) - len(known)
        persons = _("1 person") if sum(known) == 1 else _("{count} personer").format(count=sum(known))
        said = _("{persons} vid {tables} bord.").format(persons=persons, tables=len(self._parties))
        if unknown and self._parties:
            said += " " + _("Antal saknas för {count} bord.").format(count=unknown)
        self.sum.setText(said if self._parties else _("Inga bord: hela rummet räknas som en grupp."))

    def chosen(self) -> Party | None:
        """Return the table that is chosen."""
        row = self.list.currentRow()
        return self._parties[row] if 0 <= row < len(self._parties) else None

    def lay_out_tables(self) -> None:
        """Make as many tables as is said; the last ones go if there are more."""
        wanted, now = self.count.value(), len(self._parties)
        if wanted == now:
            return
        self.name.settle()
        library, workshop_id = self._session.library, self._scope.workshop_id or ""

        def change() -> bool:
            for one in self._parties[wanted:]:
                delete_party(library, one.id)
            for name in self._free_names(wanted - now):
                add_party(library, workshop_id, name)
            return True

        saved = self._session.do(self._scope, N_("{count} bord i rummet"), change, count=wanted)
        if saved and self._parties:
            self.list.setCurrentRow(min(now, wanted - 1) if wanted > now else wanted - 1)
            self.list.setFocus()
        self._told(saved)

    def add_one(self) -> None:
        """Add a table, its name ready to be written over."""
        (name,) = self._free_names(1)
        change = partial(add_party, self._session.library, self._scope.workshop_id or "", name)
        saved = self._session.do(self._scope, N_("Nytt bord: {name}"), change, name=name)
        if saved:
            self.list.setCurrentRow(self.list.count() - 1)
            self._to_name()
        self._told(saved)

    def remove_chosen(self) -> None:
        """Take the chosen table away; what was counted there stays."""
        one, row = self.chosen(), self.list.currentRow()
        if one is None:
            return
        library = self._session.library

        def change() -> bool:
            delete_party(library, one.id)
            return True

        saved = self._session.do(self._scope, N_("Borttaget bord: {name}"), change, name=excerpt(one.name))
        if saved:
            self.list.setCurrentRow(min(row, self.list.count() - 1))
            self.list.setFocus()
            announce(self, _("{name} borttaget").format(name=one.name))
        self._told(saved)

    def done(self, result: int) -> None:
        """Save what is typed before the dialog goes."""
        self.name.settle()
        if self._unsaved and result == QDialog.DialogCode.Accepted:
            self.name.setFocus()  # Escape leaves all the same
        else:
            super().done(result)

    def _lay_out(self, over: QWidget | None) -> None:
        heading = QLabel(_("Bord i rummet"), self)
        set_kind(heading, "heading")
        about = QLabel(_("Räkna eller skriv bord för bord, eller för hela rummet som en grupp."), self)
        about.setWordWrap(True)
        set_kind(about, "secondary")
        self.list.setToolTip(_("Siffror, + och − ändrar antalet personer, F2 namnet. Delete tar bort bordet."))
        put_icon(self.add, "plus")
        put_icon(self.remove, "trash-2")
        set_kind(self.close_button, "primary")
        for label, kind in ((self.sum, "secondary"), (self.trouble, "warn")):
            label.setWordWrap(True)
            set_kind(label, kind)
        self.trouble.hide()
        for button in (self.make, self.add, self.remove, self.close_button):
            button.setAutoDefault(False)
        top, below = QHBoxLayout(), QGridLayout()
        top.addWidget(self._label(_("Antal bord"), self.count))
        top.addWidget(self.count)
        top.addWidget(self.make)
        top.addStretch(1)
        below.addWidget(self._label(_("Bordets namn"), self.name), 0, 0)
        below.addWidget(self.name, 0, 1)
        below.addWidget(self._label(_("Personer vid bordet"), self.persons), 1, 0)
        below.addWidget(self.persons, 1, 1, alignment=Qt.AlignmentFlag.AlignLeft)
        below.setColumnStretch(1, 1)
        buttons = QHBoxLayout()
        buttons.addWidget(self.add)
        buttons.addWidget(self.remove)
        buttons.addStretch(1)
        buttons.addWidget(self.close_button)
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        for part in (heading, about):
            column.addWidget(part)
        column.addLayout(top)
        column.addWidget(self.list, 1)
        column.addWidget(self.sum)
        column.addLayout(below)
        layout = QVBoxLayout(self)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inside)
        layout.addWidget(scroll, 1)
        layout.addWidget(self.trouble)  # in sight wherever the rest is scrolled to
        layout.addLayout(buttons)
        look = current()
        edge, ring = look.px(2 * tokens.UNIT), look.px(tokens.RING + tokens.RING_OFFSET)
        layout.setContentsMargins(edge, edge, edge, edge)
        column.setContentsMargins(ring, ring, ring, ring)
        for spaced in (layout, column, top, below, buttons):
            spaced.setSpacing(look.px(tokens.UNIT))
        room = over.window().size() if over is not None else QSize(look.px(480), look.px(520))
        self.resize(min(look.px(480), room.width()), min(look.px(520), room.height() - look.px(40)))
        order = (self.count.field, self.make, self.list, self.name, self.persons.field, self.add, self.remove)
        for one, after in zip(order, (*order[1:], self.close_button), strict=True):
            QWidget.setTabOrder(one, after)

    def _label(self, words: str, field: QWidget) -> QLabel:
        label = QLabel(words, self)
        label.setBuddy(field)
        return label

    def _connect(self) -> None:
        self.make.clicked.connect(self.lay_out_tables)
        self.add.clicked.connect(self.add_one)
        self.remove.clicked.connect(self.remove_chosen)
        self.close_button.clicked.connect(self.accept)
        self.list.currentRowChanged.connect(self._another)
        self.list.doubleClicked.connect(self._to_name)
        self.name.settled.connect(self._name_typed)
        self.name.accepted.connect(self._name_accepted)
        self.name.cancelled.connect(self._name_given_up)
        self.persons.changed.connect(self._persons_counted)
        self.keys.stepped.connect(self._step)
        self.keys.typed.connect(self._type)
        self._session.changed.connect(self._hear)
        self._session.saved.connect(self._retry)
        undo, redo = partial(self._session.undo, self._scope), partial(self._session.redo, self._scope)
        self.name.undo_requested.connect(undo)
        self.name.redo_requested.connect(redo)
        self.close_button.setDefault(False)
        inside, own = Qt.ShortcutContext.WidgetWithChildrenShortcut, Qt.ShortcutContext.WidgetShortcut
        for owner, key, context, slot in (
            (self, "Ctrl+Z", inside, undo),
            (self, "Ctrl+Shift+Z", inside, redo),
            (self, "Ctrl+Y", inside, redo),
            (self.list, "F2", own, self._to_name),
            (self.list, "Delete", own, self.remove_chosen),
            (self.count, "Return", inside, self.lay_out_tables),
            (self.count, "Enter", inside, self.lay_out_tables),
        ):
            QShortcut(QKeySequence(key), owner, context=context).activated.connect(slot)

    def _fill(self) -> None:
        before = self._chosen_id
        row = self.list.currentRow()
        self.list.blockSignals(True)  # noqa: FBT003 - Qt's
        self.list.clear()
        for one in self._parties:
            item = QListWidgetItem(_line(one), self.list)
            item.setData(_ID, one.id)
        places = [place for place, one in enumerate(self._parties) if one.id == before]
        self.list.setCurrentRow(places[0] if places else min(row, self.list.count() - 1))
        self.list.blockSignals(False)  # noqa: FBT003 - Qt's

    def _item(self, row: int) -> QListWidgetItem:
        return self.list.item(row)

    @property
    def _chosen_id(self) -> str:
        row = self.list.currentRow()
        return str(self._item(row).data(_ID)) if row >= 0 else ""

    def _another(self) -> None:
        self.keys.end()
        self._show_chosen()

    def _show_chosen(self) -> None:
        one = self.chosen()
        for widget in (self.name, self.persons, self.remove):
            widget.setEnabled(one is not None)
        if (one.id if one else "") != self._about:
            self.name.settle()  # what was typed is that of the one before
            self._about = one.id if one else ""
            self.name.put(self._unsaved.get(self._about, one.name if one else ""))
        elif one is not None and one.id not in self._unsaved and not self._being_typed():
            self.name.put(one.name)
        self.persons.put((one.persons or 0) if one else 0)

    def _being_typed(self) -> bool:
        one = self.chosen()
        same = one is not None and one_line(self.name.text()) == one.name
        return same or (self.name.hasFocus() and self.name.document().isModified())

    def _name_typed(self, text: str) -> None:
        self._rename(self._about, text)

    def _name_accepted(self, text: str) -> None:
        self._rename(self._about, text)
        if self._about not in self._unsaved:
            self.list.setFocus()

    def _name_given_up(self) -> None:
        self._unsaved.pop(self._about, None)
        one = self.chosen()
        if one is not None:
            self.name.put(one.name)
        self.trouble.hide()
        self.list.setFocus()

    def _rename(self, party_id: str, text: str) -> None:
        one = next((known for known in self._parties if known.id == party_id), None)
        name = one_line(text)
        if one is None or name == one.name:
            self._unsaved.pop(party_id, None)
            return
        if not name or any(other.name == name for other in self._parties):
            self._unsaved[party_id] = text
            self._say(
                _("Ett annat bord heter redan ”{name}”.").format(name=excerpt(name)) if name else _("Skriv ett namn.")
            )
            return
        self._unsaved.pop(party_id, None)
        if not self._change(one, N_("Bordet heter nu {name}"), self.name.typing, name=name, persons=one.persons):
            self._unsaved[party_id] = text

    def _persons_counted(self, number: int) -> None:
        self._seat(number, self.persons.typing)

    def _step(self, by: int) -> None:
        one = self.chosen()
        if one is not None:
            self._seat(max(0, min(MOST_PERSONS, (one.persons or 0) + by)), "")

    def _type(self, number: int) -> None:
        self._seat(number, self.keys.typing)

    def _seat(self, number: int, typing: str) -> None:
        one = self.chosen()
        if one is not None and (one.persons or 0) != number:
            self._change(one, N_("{number} personer vid {name}"), typing, name=one.name, persons=number or None)
            self._show_chosen()

    def _change(self, one: Party, label: str, typing: str, *, name: str, persons: int | None) -> bool:
        def change() -> bool:
            change_party(self._session.library, one.id, name=name, persons=persons)
            return True

        told = {"name": excerpt(name)} if "{name}" in label else {}
        number = {"number": persons or 0} if "{number}" in label else {}
        saved = self._session.do(self._scope, label, change, typing=typing, **told, **number)
        self._told(saved)
        return bool(saved)

    def _retry(self) -> None:
        for party_id, text in list(self._unsaved.items()):
            name = one_line(text)
            if name and all(one.name != name for one in self._parties):
                self._rename(party_id, text)

    def _told(self, saved: object) -> None:
        if saved is None:
            self._say(_("Inte sparat än. Det som är skrivet står kvar; försök igen."))
        else:
            self.trouble.hide()

    def _say(self, text: str) -> None:
        self.trouble.setText(text)
        self.trouble.show()
        announce(self.trouble, text)

    def _to_name(self, _at: QModelIndex | None = None) -> None:
        if self.name.isEnabled():
            self.name.setFocus()
            self.name.selectAll()

    def _free_names(self, count: int) -> list[str]:
        taken = {one.name for one in self._parties}
        found: list[str] = []
        number = 1
        while len(found) < count:
            name = _("Bord {number}").format(number=number)
            if name not in taken:
                found.append(name)
            number += 1
        return found

    def _hear(self, changed: dict[str, set[str]]) -> None:
        if "party" in changed:
            before = len(self._parties)
            self.refresh()
            if len(self._parties) != before:
                self.count.put(len(self._parties))


def _line(one: Party) -> str:
    if not one.persons:
        return _("{name} · antal personer saknas").format(name=excerpt(one.name, 60))
    if one.persons == 1:
        return _("{name} · 1 person").format(name=excerpt(one.name, 60))
    return _("{name} · {number} personer").format(name=excerpt(one.name, 60), number=one.persons)
