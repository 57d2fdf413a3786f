"""Who is here: the workshop's people to tick off, and a line for whoever comes besides."""

from collections.abc import Mapping, Sequence
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QMenu, QPushButton, QVBoxLayout, QWidget

from naravard_desktop.core.language import N_, _
from naravard_desktop.parts.panel import Panel
from naravard_desktop.parts.person_picker import PersonPicker
from naravard_desktop.process.people import Person, State, remove_attendance
from naravard_desktop.steps.opening import data
from naravard_desktop.steps.opening.attendance_list import AttendanceList, Guest
from naravard_desktop.steps.opening.data import Facts
from naravard_desktop.steps.opening.person_dialog import PersonDialog
from naravard_desktop.steps.opening.present import Present, read
from naravard_desktop.widgets import tokens
from naravard_desktop.widgets.announce import announce
from naravard_desktop.widgets.icons import put_icon
from naravard_desktop.widgets.theme import current, set_kind, theme

MANY = 12
"""More people than this get a field to look for one in."""
_LEAST_LIST = 130


class AttendancePane(QWidget):
    """Performs its edits through the panel it belongs to, which tells it to `refresh`."""

    def __init__(self, panel: Panel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._panel = panel
        self.present = Present({}, (), {})
        self.newest = ""
        self._offered: tuple[object, ...] = ()
        self.count = QLabel(self)
        self.list = AttendanceList(self)
        self.list.empty = _("Ingen är inbjuden än. Skriv namnet på den som är här i fältet nedanför.")
        self.filter = QLineEdit(self)
        self.filter.setAccessibleName(_("Sök bland de inbjudna"))
        self.filter.setPlaceholderText(_("Sök namn, Enter prickar av"))
        self.filter.setClearButtonEnabled(True)
        self.everyone = QPushButton(self)
        self.away = QPushButton(_("Frånvarande"), self)
        self.more = QPushButton(_("Fler"), self)
        self.newcomer = PersonPicker(_("Någon som har kommit till"), self)
        self._commands = self._actions()
        self._lay_out()
        self._connect()
        self.refresh()

    def focus_chain(self) -> list[QWidget]:
        """Return what Tab comes to, in the order the eye goes."""
        return [self.everyone, self.filter, self.away, self.more, self.list, self.newcomer]

    def take_focus(self) -> None:
        """Begin with who is here."""
        (self.list if self.list.people.lines else self.newcomer).setFocus()

    def concerns(self, changed: dict[str, set[str]]) -> bool:
        """Who is on the list, and what is known of them."""
        return bool({"attendance", "person", "organisation"} & changed.keys())

    def refresh(self) -> None:
        """Show what the library says now."""
        self.present = read(self._panel.library, self._panel.scope)
        self._show()
        unlisted = {key: one for key, one in self.present.persons.items() if key not in self.present.noted}
        offered = (tuple(unlisted.values()), tuple(self.present.organisations))
        if offered != self._offered:
            self._offered = offered
            self._offer(unlisted)

    def add(self, name: str) -> PersonDialog:
        """Ask for the rest of what is known of somebody new."""
        dialog = PersonDialog(_("Ny på mötet"), Facts(name=name), self.present.organisations, self.window())
        dialog.filled.connect(self._arrive)
        dialog.open()
        dialog.organisation.setFocus()
        return dialog

    def change(self, person_id: str) -> PersonDialog:
        """Ask what is to be changed of a person, the role at the meeting first."""
        facts = self.present.facts(person_id)
        dialog = PersonDialog(_("Ändra person"), facts, self.present.organisations, self.window())
        dialog.filled.connect(partial(self._write, person_id))
        dialog.open()
        dialog.role.setFocus()
        line = dialog.role.lineEdit()
        if line is not None:
            line.selectAll()
        return dialog

    def _actions(self) -> dict[str, QAction]:
        made: dict[str, QAction] = {}
        for name, words, about, key, icon in (
            ("here", _("Är här"), _("Pricka av de valda, eller ta bort bocken"), "", "check"),
            ("away", _("Frånvarande"), _("Märk de valda som frånvarande, eller ta bort märket"), "Ctrl+B", "minus"),
            ("edit", _("Ändra…"), _("Ändra roll på mötet, organisation och annat"), "F2", "pencil"),
            ("delete", _("Ta bort från listan"), _("Ta bort de valda från mötets lista"), "Delete", "trash-2"),
        ):
            action = QAction(words, self.list)
            action.setShortcut(QKeySequence(key))
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
            native = action.shortcut().toString(QKeySequence.SequenceFormat.NativeText) or _("Mellanslag")
            action.setToolTip(f"{about} ({native})")
            put_icon(action, icon)
            made[name] = action
        return made

    def _connect(self) -> None:
        done = {"here": self._here, "away": self._away, "edit": self._edit, "delete": self._delete}
        menu = QMenu(self.more)
        for name, action in self._commands.items():
            action.triggered.connect(done[name])
            self.list.addAction(action)
            if name != "away":
                menu.addAction(action)
        self.more.setMenu(menu)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.away.clicked.connect(self._commands["away"].trigger)
        self.list.ticked.connect(self._tick)
        self.list.entered.connect(self.change)
        self.list.chosen.connect(self._enable)
        self.everyone.clicked.connect(self._everyone)
        self.filter.textChanged.connect(self._show)
        self.filter.installEventFilter(self)
        self.newcomer.picked.connect(self._known)
        self.newcomer.named.connect(self.add)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's
        """In the field to look in, Enter ticks the one found, the down arrow goes to the list, Escape empties it."""
        if watched is self.filter and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
                self._found()
                return True
            if event.key() == Qt.Key.Key_Down:
                self._to_list()
                return True
            if event.key() == Qt.Key.Key_Escape and self.filter.text():
                self.filter.clear()
                return True
        return super().eventFilter(watched, event)

    def _found(self) -> None:
        guests = [line for line in self.list.people.lines if isinstance(line, Guest)]
        if len(guests) != 1 or not self.filter.text().strip():
            self._to_list()
        elif guests[0].state == "present" or self._mark([guests[0].id], "present"):
            self.filter.selectAll()

    def _to_list(self) -> None:
        guests = [line for line in self.list.people.lines if isinstance(line, Guest)]
        if guests:
            self.list.setFocus()
            self.list.choose(guests[0].id)

    def _show(self) -> None:
        everyone, here = len(self.present.noted), len(self.present.in_state("present"))
        away = len(self.present.in_state("absent"))
        many = everyone > MANY or bool(self.filter.text())
        if not many and self.filter.hasFocus():
            self.list.setFocus()
        self.filter.setVisible(many)
        self.list.empty = (
            _("Ingen passar det du skrev.")
            if self.filter.text().strip() and everyone
            else _("Ingen är inbjuden än. Skriv namnet på den som är här i fältet nedanför.")
        )
        self.list.show_lines(self.present.lines(self.filter.text()))
        words = _("{here} av {all} är här").format(here=here, all=everyone)
        gone = _("{count} frånvarande").format(count=away) if away else ""
        self.count.setText(", ".join(part for part in (words, gone) if part))
        self.everyone.setText(_("Alla övriga är här") if away else _("Alla är här"))
        self.everyone.setToolTip(_("Pricka av alla som inte är märkta som frånvarande"))
        waiting = bool(self.present.in_state("invited"))
        if not waiting and self.everyone.hasFocus():
            self.list.setFocus()
        self.everyone.setEnabled(waiting)
        self._enable()

    def _enable(self) -> None:
        chosen = len(self.list.ids())
        for name, action in self._commands.items():
            action.setEnabled(chosen == 1 if name == "edit" else chosen > 0)
        for button in (self.away, self.more):
            if not chosen and button.hasFocus():
                self.list.setFocus()
            button.setEnabled(chosen > 0)

    def _offer(self, unlisted: Mapping[str, Person]) -> None:
        typed = self.newcomer.currentText()
        self.newcomer.show_people(unlisted, self.present.organisations)
        for at in reversed(range(self.newcomer.count())):
            if at == 0 or at > len(unlisted):  # nobody, and organisations: these do not come in by the door
                self.newcomer.removeItem(at)
        self._empty_newcomer()
        self.newcomer.setEditText(typed)

    def _empty_newcomer(self) -> None:
        self.newcomer.setCurrentIndex(-1)
        self.newcomer.clearEditText()

    def _tick(self, ids: list[str], here: bool) -> None:  # noqa: FBT001 - a signal's
        self._mark(ids, "present" if here else "invited")

    def _here(self) -> None:
        ids = self.list.ids()
        self._mark(ids, "invited" if all(self._state(one) == "present" for one in ids) else "present")

    def _away(self) -> None:
        ids = self.list.ids()
        self._mark(ids, "invited" if all(self._state(one) == "absent" for one in ids) else "absent")

    def _everyone(self) -> None:
        waiting = self.present.in_state("invited")
        change = partial(self._change_state, waiting, "present")
        saved = self._panel.do(N_("{count} personer är här"), change, count=len(waiting)) if waiting else None
        if saved:
            announce(self.list, self.count.text())

    def _state(self, person_id: str) -> State:
        return self.present.noted[person_id].state

    def _change_state(self, ids: Sequence[str], state: State) -> bool:
        return data.mark(self._panel.library, self._panel.scope.workshop_id or "", ids, state)

    def _mark(self, ids: Sequence[str], state: State) -> bool:
        one = {
            "present": N_("{name} är här"),
            "absent": N_("{name} är frånvarande"),
            "invited": N_("{name}: ingen bock"),
        }
        many = {
            "present": N_("{count} personer är här"),
            "absent": N_("{count} personer är frånvarande"),
            "invited": N_("{count} personer: ingen bock"),
        }
        if not ids:
            return False
        change = partial(self._change_state, ids, state)
        if len(ids) == 1:
            saved = self._panel.do(one[state], change, name=self.present.persons[ids[0]].name)
        else:
            saved = self._panel.do(many[state], change, count=len(ids))
        if saved:
            announce(self.list, self.count.text())
        return bool(saved)

    def _known(self, person_id: str) -> None:
        if person_id in self.present.persons and self._mark([person_id], "present"):
            self._empty_newcomer()
            self._show_arrived(person_id)

    def _arrive(self, dialog: PersonDialog, facts: Facts) -> None:
        scope = self._panel.scope
        arrive = partial(data.arrive, self._panel.library, scope.process_id, scope.workshop_id or "", facts)
        person_id = self._panel.do(N_("{name} är här"), arrive, name=facts.name)
        if person_id is not None:
            self._empty_newcomer()
            self._show_arrived(person_id)
            dialog.accept()

    def _show_arrived(self, person_id: str) -> None:
        self.newest = person_id
        self.filter.clear()
        self.list.choose(person_id)

    def _write(self, person_id: str, dialog: PersonDialog, facts: Facts) -> None:
        if facts == self.present.facts(person_id):
            dialog.accept()
            return
        scope = self._panel.scope
        change = partial(data.write_person, self._panel.library, scope.workshop_id or "", person_id, facts)
        if self._panel.do(N_("Ändrad person: {name}"), change, name=facts.name) is not None:
            dialog.accept()

    def _edit(self) -> None:
        self.change(self.list.ids()[0])

    def _delete(self) -> None:
        ids = self.list.ids()
        library, workshop_id = self._panel.library, self._panel.scope.workshop_id or ""

        def remove() -> bool:
            for person_id in ids:
                remove_attendance(library, workshop_id, person_id)
            return True

        if len(ids) == 1:
            name = self.present.persons[ids[0]].name
            self._panel.do(N_("Borttagen från listan: {name}"), remove, name=name)
        elif ids:
            self._panel.do(N_("{count} borttagna från listan"), remove, count=len(ids))

    def _lay_out(self) -> None:
        heading = QLabel(_("Närvaro"), self)
        set_kind(heading, "heading")
        set_kind(self.count, "secondary")
        put_icon(self.everyone, "check")
        put_icon(self.away, "minus")
        self.away.setToolTip(self._commands["away"].toolTip())
        self.more.setToolTip(_("Fler kommandon för de valda"))
        for button in (self.away, self.more):
            set_kind(button, "quiet")
        self._top, self._buttons = QHBoxLayout(), QHBoxLayout()
        self._top.addWidget(heading, 1)
        self._top.addWidget(self.everyone)
        for button in (self.away, self.more):
            self._buttons.addWidget(button)
        self._buttons.addStretch(1)
        frame = QFrame(self)
        set_kind(frame, "panel")
        self._inside = QVBoxLayout(frame)
        self._inside.addLayout(self._buttons)
        self._inside.addWidget(self.list, 1)
        label = QLabel(_("Kom någon till? Skriv namnet och tryck Enter."), self)
        label.setWordWrap(True)
        label.setBuddy(self.newcomer)
        set_kind(label, "small")
        self._column = QVBoxLayout(self)
        self._column.addLayout(self._top)
        self._column.addWidget(self.count)
        self._column.addWidget(self.filter)
        self._column.addWidget(frame, 1)
        self._column.addWidget(label)
        self._column.addWidget(self.newcomer)
        theme().changed.connect(self._scale)
        self._scale()

    def _scale(self) -> None:
        look = current()
        edge = look.px(tokens.RING + tokens.RING_OFFSET)
        self._column.setContentsMargins(edge, edge, edge, edge)
        self._column.setSpacing(look.px(6))
        self._buttons.setSpacing(look.px(4))
        self._inside.setContentsMargins(edge, look.px(tokens.UNIT), edge, edge)
        self._inside.setSpacing(look.px(4))
        self.list.setMinimumHeight(look.px(_LEAST_LIST))
