"""Who is invited: name, title, organisation and level, on rows that are added, changed and taken away."""

from collections.abc import Sequence
from typing import Literal

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QLabel, QPushButton, QVBoxLayout, QWidget

from naravard_desktop.core.language import _
from naravard_desktop.core.words import Level
from naravard_desktop.live.session import Session
from naravard_desktop.parts.card_delegate import MARKS
from naravard_desktop.parts.parties_dialog import PartiesDialog
from naravard_desktop.process.people import Organisation, Person, organisations
from naravard_desktop.storage.edit import Scope
from naravard_desktop.widgets.theme import current, set_kind, theme
from naravard_desktop.windows import invited_edits as edits
from naravard_desktop.windows.flow import Flow
from naravard_desktop.windows.invited_filters import Chooser, LevelFilter, OrganisationFilter
from naravard_desktop.windows.invited_known import InviteKnown
from naravard_desktop.windows.invited_many import InviteMany
from naravard_desktop.windows.invited_person import PersonDialog
from naravard_desktop.windows.invited_words import counted, missing
from naravard_desktop.windows.lines import Cell, Line, LinesModel, LinesView
from naravard_desktop.windows.people_dialog import PeopleDialog, open_people

Order = Literal["name", "organisation", "level"]


class Invited(QWidget):
    """The people of a workshop. Enter or F2 changes the chosen one, Delete takes them off the list, Insert adds one."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._scope: Scope | None = None
        self._people: list[Person] = []
        self._organisations: dict[str, Organisation] = {}
        self._headings: dict[str, str] = {}
        self._model = LinesModel[Person](
            (_("Namn"), _("Organisation"), _("Nivå")), self._cells, lambda one: one.id, self._read
        )
        self.view = LinesView(_("Inbjudna"), self._model, (0, 200, 80))
        self.view.entered_row.connect(self.change)
        self.count, self.missing = QLabel(wordWrap=True), QLabel(wordWrap=True)
        self.count.setObjectName("count")
        set_kind(self.count, "strong")
        set_kind(self.missing, "secondary")
        self.missing.setTextFormat(Qt.TextFormat.PlainText)
        self.add_button, self.many_button = QPushButton(_("Lägg till person")), QPushButton(_("Bjud in flera…"))
        self.known_button, self.tables_button = QPushButton(_("Från uppdraget…")), QPushButton(_("Bord…"))
        self.change_button, self.remove_button = QPushButton(_("Ändra")), QPushButton(_("Ta bort"))
        self.people_button = QPushButton(_("Personer i uppdraget…"))
        self.people_button.setToolTip(_("Alla personer och organisationer i uppdraget: ändra, slå ihop, ta bort"))
        self.add_button.setToolTip(_("Lägg till en person (Insert)"))
        self.many_button.setToolTip(_("Skriv eller klistra in en person på varje rad"))
        self.known_button.setToolTip(_("Välj bland dem som uppdraget redan känner till"))
        self.tables_button.setToolTip(_("Hur många bord det är, vad de heter och hur många som sitter där"))
        self.change_button.setToolTip(_("Ändra den valda personen (F2)"))
        self.remove_button.setToolTip(_("Ta bort den valda personen från workshoppen (Delete)"))
        self.order = Chooser(_("Ordning"))
        for words, value in (
            (_("I namnordning"), "name"),
            (_("Efter organisation"), "organisation"),
            (_("Efter nivå"), "level"),
        ):
            self.order.addItem(words, value)
        self.organisation, self.level = OrganisationFilter(), LevelFilter()
        self._lay_out()
        self._connect()
        theme().changed.connect(self._scale)
        self._scale()

    def show_workshop(self, scope: Scope | None) -> None:
        """Show who is invited to a workshop."""
        if scope != self._scope:
            self.organisation.setCurrentIndex(0)
            self.level.setCurrentIndex(0)
        self._scope = scope
        known = organisations(self.session.library, scope.process_id) if scope else []
        self._organisations = {one.id: one for one in known}
        self._people = edits.invited(self.session.library, scope) if scope else []
        self.organisation.show_people(self._people, known)
        self.level.show_people(self._people)
        self._show()

    def add(self) -> PersonDialog | None:
        """Ask for a person to invite."""
        return self._ask(None)

    def change(self, person_id: str) -> PersonDialog | None:
        """Ask what is to be changed of a person."""
        row = self._model.row(self._model.place(person_id))
        return self._ask(row) if row else None

    def show_people(self) -> PeopleDialog | None:
        """Show all persons and organisations of the process, to change them or put them together."""
        if self._scope is None:
            return None
        return open_people(self.session, self._scope.process_id, self.window(), self.view.chosen())

    def invite_many(self) -> InviteMany | None:
        """Ask for lines of people to invite."""
        if self._scope is None:
            return None
        dialog = InviteMany(self.session, self._scope, self.window())
        dialog.open()
        return dialog

    def invite_known(self) -> InviteKnown | None:
        """Ask which of the process's people to invite."""
        if self._scope is None:
            return None
        dialog = InviteKnown(self.session, self._scope, self.window())
        dialog.open()
        return dialog

    def show_tables(self) -> PartiesDialog | None:
        """Ask for the tables of the room."""
        if self._scope is None:
            return None
        dialog = PartiesDialog(self.session, self._scope, self.window())
        dialog.open()
        return dialog

    def _show(self) -> None:
        shown = self._shown()
        self._headings = self._grouped(shown)
        self.view.reload()
        said = counted(self._people, self._organisations)
        if len(shown) < len(self._people):
            said += " · " + _("{count} visas").format(count=len(shown))
        self.count.setText(said)
        words = missing(self._people, self._organisations)
        self.missing.setText(words)
        self.missing.setVisible(bool(words))
        for button in (self.change_button, self.remove_button):
            button.setEnabled(bool(shown))
        for widget in (self.order, self.organisation, self.level, self.view):
            widget.setVisible(bool(self._people))
        self._none.setVisible(not self._people)

    def _shown(self) -> list[Person]:
        """Return those whom the filters let through, in the order chosen."""
        people = [one for one in self._people if self.organisation.lets(one) and self.level.lets(one)]
        if self._order() == "organisation":
            places = list(self._organisations)
            return sorted(people, key=lambda one: _place(places, one.organisation_id))
        if self._order() == "level":
            return sorted(people, key=lambda one: _place(list(Level), one.level))
        return people

    def _order(self) -> Order:
        order: Order = self.order.currentData()
        return order

    def _grouped(self, people: Sequence[Person]) -> dict[str, str]:
        """Return a heading, with how many it is for, by the first person of each group."""
        if self._order() == "name":
            return {}
        groups: dict[str, list[Person]] = {}
        for one in people:
            groups.setdefault(self._group(one), []).append(one)
        said = _("{name} · {count}")
        return {group[0].id: said.format(name=name, count=len(group)) for name, group in groups.items()}

    def _group(self, one: Person) -> str:
        if self._order() == "level":
            return one.level.word if one.level else _("Utan nivå")
        place = self._organisations.get(one.organisation_id or "")
        return place.name if place else _("Utan organisation")

    def _ask(self, person: Person | None) -> PersonDialog | None:
        if self._scope is None:
            return None
        dialog = PersonDialog(self.session, self._scope, person, self.window())
        dialog.open()
        return dialog

    def _change_chosen(self) -> None:
        self.change(self.view.chosen())

    def _remove_chosen(self) -> None:
        person = self._model.row(self._model.place(self.view.chosen()))
        if person and self._scope:
            edits.uninvite(self.session, self._scope, person)

    def _read(self, offset: int) -> list[Person]:
        return [] if offset else self._shown()

    def _cells(self, person: Person) -> tuple[Cell, ...]:
        organisation = self._organisations.get(person.organisation_id or "")
        heading = self._headings.get(person.id, "")
        above = (Line(heading, "primary", strong=True),) if heading else ()
        beside = (Line(" "),) if heading else ()
        name: Cell = (*above, Line(person.name, strong=True))
        if person.title:
            name = (*name, Line(person.title, "muted"))
        party = Line(organisation.name, shape=MARKS[organisation.type]) if organisation else Line("–", "muted")
        level = Line(person.level.word if person.level else "–", "muted")
        return name, (*beside, party), (*beside, level)

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        add = (self.add_button, self.many_button, self.known_button, self.tables_button)
        self._column.addWidget(_row(add))
        self._column.addWidget(self.count)
        self._column.addWidget(self.missing)
        self._column.addWidget(_row((self.order, self.organisation, self.level)))
        self._none = QLabel(
            _(
                "Ingen är inbjuden än. Lägg till en person i taget, klistra in flera, eller välj bland uppdragets personer."
            )
        )
        self._none.setWordWrap(True)
        set_kind(self._none, "secondary")
        self._column.addWidget(self._none, 1, Qt.AlignmentFlag.AlignTop)
        self._column.addWidget(self.view, 1)
        self._column.addWidget(_row((self.change_button, self.remove_button, self.people_button)))

    def _connect(self) -> None:
        self.add_button.clicked.connect(self.add)
        self.many_button.clicked.connect(self.invite_many)
        self.known_button.clicked.connect(self.invite_known)
        self.tables_button.clicked.connect(self.show_tables)
        self.change_button.clicked.connect(self._change_chosen)
        self.remove_button.clicked.connect(self._remove_chosen)
        self.people_button.clicked.connect(self.show_people)
        for chosen in (self.order, self.organisation, self.level):
            chosen.activated.connect(self._show)
        for key, slot in (("F2", self._change_chosen), ("Del", self._remove_chosen), ("Ins", self.add)):
            QShortcut(QKeySequence(key), self.view, context=Qt.ShortcutContext.WidgetShortcut).activated.connect(slot)

    def _scale(self) -> None:
        look = current()
        self._column.setContentsMargins(look.px(6), look.px(10), look.px(6), 0)
        self._column.setSpacing(look.px(8))
        self.view.setMinimumHeight(look.px(190))


def _row(widgets: Sequence[QWidget]) -> QWidget:
    row, flow = QWidget(), Flow()
    row.setLayout(flow)
    flow.setContentsMargins(0, 0, 0, 0)
    for widget in widgets:
        flow.addWidget(widget)
    return row


def _place(order: Sequence[str], value: str | None) -> int:
    return order.index(value) if value in order else len(order)
