"""One person who is invited: name, title, organisation and level."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QCompleter, QDialog, QFormLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from naravard_desktop.core.language import N_, _
from naravard_desktop.core.text import one_line
from naravard_desktop.core.words import Level, OrganisationType
from naravard_desktop.live.session import Session
from naravard_desktop.process.people import Person, organisations, persons
from naravard_desktop.storage.edit import Scope
from naravard_desktop.widgets.banner import Banner
from naravard_desktop.widgets.theme import current
from naravard_desktop.windows import invited_edits as edits
from naravard_desktop.windows.save_buttons import save_buttons


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
