"""A new workshop: process, template or copy, title, date, start and place, who is invited. Enter makes it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from naravard_desktop.core.clock import read_time, spoken_time
from naravard_desktop.core.language import _
from naravard_desktop.core.text import one_line
from naravard_desktop.core.trouble import Trouble
from naravard_desktop.jobs.start import SINCE_LAST, Proposal, copy_workshop, proposal, start_process, start_workshop
from naravard_desktop.jobs.templates import available
from naravard_desktop.live.session import Session
from naravard_desktop.process.people import attendance
from naravard_desktop.process.processes import processes
from naravard_desktop.process.workshops import steps, workshop, workshops
from naravard_desktop.widgets.banner import Banner
from naravard_desktop.widgets.date_field import DateField
from naravard_desktop.widgets.theme import current, set_kind
from naravard_desktop.windows.start_source import StartSource


class NewWorkshop(QDialog):
    """Open it; `made` carries the new workshop's id. `copy_of` is a workshop to propose a copy of."""

    made = Signal(str)

    def __init__(
        self, session: Session, process_id: str = "", parent: QWidget | None = None, *, copy_of: str = ""
    ) -> None:
        super().__init__(parent)
        self.session = session
        self.setWindowTitle(_("Ny workshop"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        templates, troubles = available()
        self._proposal: Proposal | None = None
        self._copy_of = copy_of
        self.process = QComboBox()
        self.process.addItem(_("Nytt uppdrag…"), "")
        for one in processes(session.library):
            self.process.addItem(one.title, one.id)
        self.process.setCurrentIndex(max(0, self.process.findData(process_id)) if process_id else 0)
        self.process_title = QLineEdit(placeholderText=_("Till exempel Nära vård i Norra länsdelen"))
        self.source = StartSource(templates)
        self.template = self.source.list
        self.title = QLineEdit()
        self.date = DateField(_("Datum"))
        self.starts = QLineEdit(placeholderText=_("13.00"))
        self.place = QLineEdit()
        self.since_last = QCheckBox(_("Börja med Sedan sist, det ni kom överens om förut"))
        self.invite = QCheckBox()
        self.wrong = Banner()
        self._lay_out(troubles, parent)
        self.process.currentIndexChanged.connect(self._process_chosen)
        self.source.changed.connect(self._source_chosen)
        self.source.entered.connect(self.create_workshop)
        self._process_chosen()
        if copy_of:
            self.title.setFocus()
        else:
            (self.template if self.process.currentData() else self.process_title).setFocus()

    def create_workshop(self) -> None:
        """Make the workshop, or say what is missing at the field where it is."""
        if (self.source.template() is None and not self.source.workshop_id()) or not self._whole():
            return
        process_id = str(self.process.currentData())
        try:
            if not process_id:
                process_id = start_process(self.session.library, one_line(self.process_title.text()))
                self.process.addItem(one_line(self.process_title.text()), process_id)
                self.process.setCurrentIndex(self.process.count() - 1)
            workshop_id = self._start(process_id)
        except Trouble as trouble:
            self.wrong.say(str(trouble), "error")
            self.session.trouble.emit(trouble)
            return
        self.session.saved.emit()
        self.session.changed.emit({"process": {process_id}, "workshop": {workshop_id}})
        self.made.emit(workshop_id)
        self.accept()

    def _start(self, process_id: str) -> str:
        library, template, invited = self.session.library, self.source.template(), self._invite_from()
        title, date = one_line(self.title.text()), self.date.value()
        starts, place = read_time(self.starts.text()), one_line(self.place.text())
        since_last = self._usable(self.since_last)
        if template is None:
            return copy_workshop(
                library,
                self.source.workshop_id(),
                title=title,
                date=date,
                starts=starts,
                place=place,
                since_last=since_last,
                invite=bool(invited),
            )
        return start_workshop(
            library,
            process_id,
            template,
            title=title,
            date=date,
            starts=starts,
            place=place,
            since_last=since_last,
            invite_from=invited or None,
        )

    def _invite_from(self) -> str:
        """Return the workshop whose people are to be invited; "" for none."""
        if not self._usable(self.invite):
            return ""
        return self.source.workshop_id() or (self._proposal.latest.id if self._proposal else "")

    def _usable(self, box: QCheckBox) -> bool:
        return not box.isHidden() and box.isChecked()

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
        library, process_id = self.session.library, str(self.process.currentData() or "")
        self._form.setRowVisible(self.process_title, not process_id)
        before, self._proposal = self._proposal, proposal(library, process_id) if process_id else None
        found = workshops(library, process_id) if process_id else []
        latest = self._proposal.latest.id if self._proposal else ""
        found.sort(key=lambda one: (one.id == latest, one.date or ""), reverse=True)
        self.source.show_workshops(found, self._copy_of)
        self._propose(before)

    def _propose(self, before: Proposal | None) -> None:
        """Fill in when and where the group said that it meets; what somebody has typed stays."""
        old = (before.date, before.starts, before.place) if before else (None, None, "")
        new = (self._proposal.date, self._proposal.starts, self._proposal.place) if self._proposal else (None, None, "")
        if self.date.value() == old[0]:
            self.date.put(new[0])
        if self.starts.text() == spoken_time(old[1] or ""):
            self.starts.setText(spoken_time(new[1] or ""))
        if self.place.text() == old[2]:
            self.place.setText(new[2])

    def _source_chosen(self) -> None:
        library, template, copied = self.session.library, self.source.template(), self.source.workshop_id()
        title = workshop(library, copied).title if copied else template.title if template else ""
        self.title.setPlaceholderText(title)
        planned = steps(library, copied) if copied else template.steps if template else ()
        self._form.setRowVisible(
            self.since_last, self._proposal is not None and all(one.kind != SINCE_LAST for one in planned)
        )
        like = copied or (self._proposal.latest.id if self._proposal else "")
        count = len(attendance(library, like)) if like else 0
        words = _("Bjud in samma som då ({n})") if copied else _("Bjud in samma som senast ({n})")
        self.invite.setText(words.format(n=count))
        self._form.setRowVisible(self.invite, count > 0)

    def _lay_out(self, troubles: list[Trouble], parent: QWidget | None) -> None:
        look = current()
        self._form = QFormLayout()
        self._form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        self._form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        self._form.setHorizontalSpacing(look.px(16))
        self._form.setVerticalSpacing(look.px(10))
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
        source = QLabel(_("&Börja från"))
        source.setBuddy(self.template)
        self._form.addRow(source, self.source)
        self._form.addRow(_("&Rubrik"), self.title)
        date = QLabel(_("&Datum"))
        date.setBuddy(self.date)
        self._form.addRow(date, when)
        self._form.addRow(_("&Plats"), self.place)
        for box in (self.since_last, self.invite):
            box.setChecked(True)
            self._form.addRow("", box)
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
        self.resize(look.px(640), min(look.px(700), parent.height() if parent else look.px(700)))
