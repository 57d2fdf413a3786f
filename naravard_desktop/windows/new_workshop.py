"""A new workshop: process, template, title, date, start and place. Enter makes it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from naravard_desktop.core.clock import read_time
from naravard_desktop.core.language import _
from naravard_desktop.core.text import one_line
from naravard_desktop.core.trouble import Trouble
from naravard_desktop.jobs.start import start_process, start_workshop
from naravard_desktop.jobs.templates import available
from naravard_desktop.live.session import Session
from naravard_desktop.process.processes import processes
from naravard_desktop.widgets.banner import Banner
from naravard_desktop.widgets.date_field import DateField
from naravard_desktop.widgets.rows import dress
from naravard_desktop.widgets.theme import current, set_kind


class NewWorkshop(QDialog):
    """Open it; `made` carries the new workshop's id."""

    made = Signal(str)

    def __init__(self, session: Session, process_id: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.setWindowTitle(_("Ny workshop"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._templates, troubles = available()
        self.process = QComboBox()
        self.process.addItem(_("Nytt uppdrag…"), "")
        for one in processes(session.library):
            self.process.addItem(one.title, one.id)
        self.process.setCurrentIndex(max(0, self.process.findData(process_id)) if process_id else 0)
        self.process_title = QLineEdit(placeholderText=_("Till exempel Nära vård i Norra länsdelen"))
        self.template = QListWidget()
        dress(self.template, plain=False)
        for template in self._templates.values():
            hours, minutes = divmod(template.minutes, 60)
            parts = [_("{n} h").format(n=hours)] if hours else []
            parts += [_("{n} min").format(n=minutes)] if minutes else []
            item = QListWidgetItem(f"{template.title} · {' '.join(parts)}", self.template)
            item.setData(Qt.ItemDataRole.UserRole, template.id)
        self.about = QLabel(wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.title = QLineEdit()
        self.date = DateField(_("Datum"))
        self.starts = QLineEdit(placeholderText=_("13.00"))
        self.place = QLineEdit()
        self.wrong = Banner()
        self._lay_out(troubles, parent)
        self.process.currentIndexChanged.connect(self._process_chosen)
        self.template.currentItemChanged.connect(self._template_chosen)
        self.template.itemDoubleClicked.connect(self.create_workshop)
        self.template.setCurrentRow(0)
        self._process_chosen()
        (self.template if self.process.currentData() else self.process_title).setFocus()

    def create_workshop(self) -> None:
        """Make the workshop, or say what is missing at the field where it is."""
        library = self.session.library
        template = self._templates.get(str(self.template.currentItem().data(Qt.ItemDataRole.UserRole)))
        if template is None or not self._whole():
            return
        process_id = str(self.process.currentData())
        try:
            if not process_id:
                process_id = start_process(library, one_line(self.process_title.text()))
                self.process.addItem(one_line(self.process_title.text()), process_id)
                self.process.setCurrentIndex(self.process.count() - 1)
            workshop_id = start_workshop(
                library,
                process_id,
                template,
                title=one_line(self.title.text()),
                date=self.date.value(),
                starts=read_time(self.starts.text()),
                place=one_line(self.place.text()),
            )
        except Trouble as trouble:
            self.wrong.say(str(trouble), "error")
            self.session.trouble.emit(trouble)
            return
        self.session.saved.emit()
        self.session.changed.emit({"process": {process_id}, "workshop": {workshop_id}})
        self.made.emit(workshop_id)
        self.accept()

    def _whole(self) -> bool:
        missing = [
            (
                self.process_title,
                _("Ge uppdraget ett namn."),
                self.process.currentData() or self.process_title.text().strip(),
            ),
            (
                self.starts,
                _("Starttiden går inte att läsa. Skriv den som 13.00, eller lämna fältet tomt."),
                not self.starts.text().strip() or read_time(self.starts.text()),
            ),
        ]
        for field, sentence, right in missing:
            if not right:
                self.wrong.say(sentence, "warn")
                field.setFocus()
                field.selectAll()
                return False
        self.wrong.hide()
        if not self.date.settle():  # it says itself what is wrong
            self.date.setFocus()
            return False
        return True

    def _process_chosen(self) -> None:
        new = not self.process.currentData()
        self._form.setRowVisible(self.process_title, new)

    def _template_chosen(self) -> None:
        item = self.template.currentItem()
        template = self._templates.get(str(item.data(Qt.ItemDataRole.UserRole)))
        if template:
            parts = (one_line(template.summary), _("Källa: {source}").format(source=template.source))
            self.about.setText("\n".join(part for part in parts if part))
            self.title.setPlaceholderText(template.title)

    def _lay_out(self, troubles: list[Trouble], parent: QWidget | None) -> None:
        look = current()
        self._form = QFormLayout()
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self._form.setHorizontalSpacing(look.px(16))
        self._form.setVerticalSpacing(look.px(10))
        self.template.setAccessibleName(_("Mall"))
        self.template.setMinimumHeight(look.px(96))
        self.template.setMaximumHeight(look.px(150))
        set_kind(self.about, "secondary")
        when = QHBoxLayout()
        when.setSpacing(look.px(12))
        starts = QLabel(_("S&tart"))
        starts.setBuddy(self.starts)
        when.addWidget(self.date, 1)
        when.addWidget(starts)
        when.addWidget(self.starts, 1)
        for field, name in ((self.starts, _("Start")), (self.title, _("Rubrik"))):
            field.setAccessibleName(name)
        self.process.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.process.setMinimumContentsLength(20)
        self.process.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.process.setAccessibleName(_("Uppdrag"))
        self.process_title.setAccessibleName(_("Uppdragets namn"))
        self.place.setAccessibleName(_("Plats"))
        self._form.addRow(_("&Uppdrag"), self.process)
        self._form.addRow(_("Uppdragets &namn"), self.process_title)
        self._form.addRow(_("&Mall"), self.template)
        self._form.addRow("", self.about)
        self._form.addRow(_("&Rubrik"), self.title)
        date = QLabel(_("&Datum"))
        date.setBuddy(self.date)
        self._form.addRow(date, when)
        self._form.addRow(_("&Plats"), self.place)
        inside = QWidget()
        body = QVBoxLayout(inside)
        body.setContentsMargins(look.px(24), look.px(20), look.px(24), look.px(8))
        body.setSpacing(look.px(12))
        for trouble in troubles:
            told = Banner()
            told.say(_("En egen mall kan inte användas. {trouble}").format(trouble=trouble), "warn", closable=False)
            body.addWidget(told)
        body.addLayout(self._form)
        body.addStretch(1)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(inside)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        cancel = buttons.button(QDialogButtonBox.StandardButton.Cancel)
        cancel.setText(_("Avbryt"))
        create = buttons.addButton(_("Skapa workshop"), QDialogButtonBox.ButtonRole.AcceptRole)
        create.setObjectName("create")
        set_kind(create, "primary")
        buttons.accepted.connect(self.create_workshop)
        buttons.rejected.connect(self.reject)
        foot = QVBoxLayout()
        foot.setContentsMargins(look.px(24), look.px(8), look.px(24), look.px(20))
        foot.addWidget(self.wrong)
        foot.addWidget(buttons)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(scroll, 1)
        layout.addLayout(foot)
        create.setDefault(True)  # only now is it the dialog's
        self.resize(look.px(640), min(look.px(640), parent.height() if parent else look.px(640)))
