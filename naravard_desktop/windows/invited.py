"""Who is invited: name, title, organisation and level, on rows that are added, changed and taken away."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from naravard_desktop.core.language import N_, _
from naravard_desktop.core.text import one_line
from naravard_desktop.core.words import Level, OrganisationType
from naravard_desktop.live.session import Session
from naravard_desktop.process.people import Person, organisations, persons
from naravard_desktop.storage.edit import Scope
from naravard_desktop.widgets.banner import Banner
from naravard_desktop.widgets.shapes import Shape
from naravard_desktop.widgets.theme import current, set_kind
from naravard_desktop.windows import invited_edits as edits
from naravard_desktop.windows.lines import Cell, Line, LinesModel, LinesView
from naravard_desktop.windows.save_buttons import save_buttons

SHAPES: dict[OrganisationType, Shape] = {
    OrganisationType.REGION: "circle",
    OrganisationType.MUNICIPALITY: "square",
    OrganisationType.PRIVATE: "diamond",
    OrganisationType.OTHER: "triangle",
}


class Invited(QWidget):
    """The people of a workshop. Enter or F2 changes the chosen one, Delete takes them off the list."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self._scope: Scope | None = None
        self._model = LinesModel[Person](
            (_("Namn"), _("Organisation"), _("Nivå")), self._cells, lambda one: one.id, self._read
        )
        self.view = LinesView(_("Inbjudna"), self._model, (0, 200, 80))
        self.view.entered_row.connect(self.change)
        self.count = QLabel(wordWrap=True)
        self.count.setObjectName("count")
        set_kind(self.count, "secondary")
        self.add_button = QPushButton(_("Lägg till person"))
        self.add_button.clicked.connect(self.add)
        self.change_button, self.remove_button = QPushButton(_("Ändra")), QPushButton(_("Ta bort"))
        self.change_button.setToolTip(_("Ändra den valda personen (F2)"))
        self.remove_button.setToolTip(_("Ta bort den valda personen från workshoppen (Delete)"))
        self.change_button.clicked.connect(self._change_chosen)
        self.remove_button.clicked.connect(self._remove_chosen)
        for key, slot in (("F2", self._change_chosen), ("Del", self._remove_chosen)):
            QShortcut(QKeySequence(key), self.view, context=Qt.ShortcutContext.WidgetShortcut).activated.connect(slot)
        row = QHBoxLayout()
        for button in (self.add_button, self.change_button, self.remove_button):
            row.addWidget(button)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.addLayout(row)
        layout.addWidget(self.count)
        layout.addWidget(self.view, 1)

    def show_workshop(self, scope: Scope | None) -> None:
        """Show who is invited to a workshop."""
        self._scope = scope
        self.view.reload()
        rows = self._model.rowCount()
        self.count.setText(self._counted())
        for button in (self.change_button, self.remove_button):
            button.setEnabled(rows > 0)

    def add(self) -> "PersonDialog | None":
        """Ask for a person to invite."""
        return self._ask(None)

    def change(self, person_id: str) -> "PersonDialog | None":
        """Ask what is to be changed of a person."""
        row = self._model.row(self._model.place(person_id))
        return self._ask(row) if row else None

    def _counted(self) -> str:
        """Say how many are invited, from whom and on which level: who is missing shows there."""
        people = [row for at in range(self._model.rowCount()) if (row := self._model.row(at))]
        total = _("1 inbjuden") if len(people) == 1 else _("{count} inbjudna").format(count=len(people))
        types = [self._organisations[one.organisation_id].type for one in people if one.organisation_id]
        levels = [one.level for one in people if one.level]
        parts = [
            [f"{kind.word} {types.count(kind)}" for kind in OrganisationType if kind in types],
            [f"{level.word} {levels.count(level)}" for level in Level if level in levels],
        ]
        return " · ".join([total, *(", ".join(part) for part in parts if part)])

    def _ask(self, person: Person | None) -> "PersonDialog | None":
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
        if self._scope is None or offset:
            return []
        self._organisations = {one.id: one for one in organisations(self.session.library, self._scope.process_id)}
        return edits.invited(self.session.library, self._scope)

    def _cells(self, person: Person) -> tuple[Cell, ...]:
        organisation = self._organisations.get(person.organisation_id or "")
        name: Cell = (Line(person.name, strong=True), *((Line(person.title, "muted"),) if person.title else ()))
        party = (Line(organisation.name, shape=SHAPES[organisation.type]),) if organisation else (Line("–", "muted"),)
        return name, party, (Line(person.level.word if person.level else "–", "muted"),)


class PersonDialog(QDialog):
    """A person's name, title, organisation (a known one, or a new one by name and type) and level."""

    saved = Signal(str)

    def __init__(self, session: Session, scope: Scope, person: Person | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.session, self._scope, self._person = session, scope, person
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(_("Ändra person") if person else _("Lägg till person"))
        self.name, self.title = QLineEdit(), QLineEdit()
        self.organisation, self.type, self.level = QComboBox(), QComboBox(), QComboBox()
        self.organisation.setEditable(True)
        self.organisation.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._organisations = organisations(session.library, scope.process_id)
        self.organisation.addItem("", None)
        for one in self._organisations:
            self.organisation.addItem(one.name, one.id)
        for kind in OrganisationType:
            self.type.addItem(kind.word, kind)
        self.level.addItem(_("inte angiven"), None)
        for level in Level:
            self.level.addItem(level.word, level)
        self.wrong = Banner()
        self._lay_out()
        self._fill()
        self.organisation.currentTextChanged.connect(self._organisation_typed)
        self._organisation_typed()

    def save(self) -> None:
        """Save the person, or say what is missing."""
        name = one_line(self.name.text())
        if not name:
            self.wrong.say(_("Skriv ett namn."), "warn")
            self.name.setFocus()
            return
        known = next(
            (one for one in self._organisations if one.name == one_line(self.organisation.currentText())), None
        )
        facts = edits.PersonFacts(
            name=name,
            title=one_line(self.title.text()),
            organisation_id=known.id if known else None,
            new_organisation="" if known else one_line(self.organisation.currentText()),
            organisation_type=OrganisationType(self.type.currentData()),
            level=Level(self.level.currentData()) if self.level.currentData() else None,
        )
        if person_id := edits.save(self.session, self._scope, self._person, facts):
            self.saved.emit(person_id)
            self.accept()

    def _fill(self) -> None:
        if self._person:
            self.name.setText(self._person.name)
            self.title.setText(self._person.title)
            self.organisation.setCurrentIndex(max(0, self.organisation.findData(self._person.organisation_id)))
            self.level.setCurrentIndex(max(0, self.level.findData(self._person.level)))
            return
        names = [one.name for one in persons(self.session.library, self._scope.process_id).values()]
        known = QCompleter(names, self)
        known.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.name.setCompleter(known)

    def _organisation_typed(self) -> None:
        text = one_line(self.organisation.currentText())
        self._form.setRowVisible(self.type, bool(text) and all(one.name != text for one in self._organisations))

    def _lay_out(self) -> None:
        look = current()
        self._form = QFormLayout()
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._form.setHorizontalSpacing(look.px(16))
        self._form.setVerticalSpacing(look.px(10))
        for label, field in (
            (N_("&Namn"), self.name),
            (N_("&Titel"), self.title),
            (N_("&Organisation"), self.organisation),
            (N_("&Huvudman"), self.type),
            (N_("Ni&vå"), self.level),
        ):
            field.setAccessibleName(_(label).replace("&", ""))
            field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            self._form.addRow(_(label), field)
        buttons, save = save_buttons()
        buttons.accepted.connect(self.save)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(look.px(24), look.px(20), look.px(24), look.px(20))
        layout.setSpacing(look.px(14))
        layout.addLayout(self._form)
        layout.addWidget(self.wrong)
        layout.addWidget(buttons)
        save.setDefault(True)  # only now is it the dialog's
        self.resize(look.px(460), self.sizeHint().height())
