"""A person at the meeting: name, title, organisation, level, and the role there."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
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
from naravard_desktop.parts.choices import LevelChoice, OrganisationChoice
from naravard_desktop.process.people import Organisation
from naravard_desktop.steps.opening.data import Facts
from naravard_desktop.widgets.announce import announce
from naravard_desktop.widgets.theme import current, set_kind

ROLES = (N_("ordförande"), N_("sekreterare"), N_("justerare"))
_LONG = 1_000_000


class PersonDialog(QDialog):
    """Shown with `open()`. Enter tells what was written; whoever saves it closes the dialog with `accept`, so that nothing
    is lost where it could not be saved."""

    filled = Signal(object, object)
    """The dialog itself, and what was written, as `Facts`."""

    def __init__(
        self, title: str, facts: Facts, organisations: Sequence[Organisation], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.name, self.title = QLineEdit(facts.name, self), QLineEdit(self)
        for field, text in ((self.name, facts.name), (self.title, facts.title)):
            field.setMaxLength(_LONG)
            field.setText(text)
        self.organisation, self.level = OrganisationChoice(self), LevelChoice(self)
        self.organisation.show_organisations(organisations)
        self.organisation.put(facts.organisation_id)
        self.level.put(facts.level)
        for choice in (self.organisation, self.level):
            choice.setToolTip("")
        self.role = QComboBox(self)
        self.role.setEditable(True)
        self.role.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.role.addItems([_(role) for role in ROLES])
        self.role.setEditText(facts.role)
        line = self.role.lineEdit()
        if line is not None:
            line.setMaxLength(_LONG)
        self.wrong = QLabel(self)
        self.wrong.setWordWrap(True)
        set_kind(self.wrong, "warn")
        self.wrong.hide()
        self._lay_out()

    def save(self) -> None:
        """Tell what was written, or say what is missing."""
        name = one_line(self.name.text())
        if not name:
            self.wrong.setText(_("Skriv ett namn."))
            self.wrong.show()
            announce(self.wrong, self.wrong.text())
            self.name.setFocus()
            return
        self.wrong.hide()
        self.filled.emit(
            self,
            Facts(
                name=name,
                title=one_line(self.title.text()),
                organisation_id=self.organisation.organisation_id(),
                level=self.level.level(),
                role=one_line(self.role.currentText()),
            ),
        )

    def _lay_out(self) -> None:
        look = current()
        heading = QLabel(self.windowTitle(), self)
        set_kind(heading, "heading")
        form = QFormLayout()
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        form.setHorizontalSpacing(look.px(16))
        form.setVerticalSpacing(look.px(10))
        for words, field in (
            (_("&Namn"), self.name),
            (_("&Titel"), self.title),
            (_("&Organisation"), self.organisation),
            (_("Ni&vå"), self.level),
            (_("&Roll på mötet"), self.role),
        ):
            field.setAccessibleName(words.replace("&", ""))
            field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            form.addRow(words, field)
        self.save_button, self.close_button = QPushButton(_("Spara"), self), QPushButton(_("Avbryt"), self)
        set_kind(self.save_button, "primary")
        self.close_button.setAutoDefault(False)
        self.save_button.clicked.connect(self.save)
        self.close_button.clicked.connect(self.reject)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.save_button)
        buttons.addWidget(self.close_button)
        layout = QVBoxLayout(self)
        edge = look.px(20)
        layout.setContentsMargins(edge, edge, edge, edge)
        layout.setSpacing(look.px(14))
        layout.addWidget(heading)
        layout.addLayout(form)
        layout.addWidget(self.wrong)
        layout.addLayout(buttons)
        self.save_button.setDefault(True)
        self.resize(look.px(460), self.sizeHint().height())
