"""Avsluta workshopen: everything from it in one go, in a folder or a zip."""

from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QDialogButtonBox,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QRadioButton,
    QWidget,
)

from naravard_desktop.core.language import N_, _
from naravard_desktop.jobs import package_photos, papers
from naravard_desktop.jobs.finals import final_words
from naravard_desktop.jobs.package import PARTS, Order, Part
from naravard_desktop.jobs.package_out import free
from naravard_desktop.jobs.papers import Chosen
from naravard_desktop.live.session import Session
from naravard_desktop.process.finals import holding
from naravard_desktop.process.workshops import workshop
from naravard_desktop.widgets.breaks import breakable
from naravard_desktop.widgets.theme import current, set_kind
from naravard_desktop.windows.form_dialog import FormDialog, words
from naravard_desktop.windows.package_maker import PackageMaker, Packed
from naravard_desktop.windows.press import Press
from naravard_desktop.windows.saving import FileNotice, FolderDialog, usual_folder

_WORDS: dict[Part, str] = {
    "minutes": N_("{minutes}: PDF, Word, webbsida och öppna data"),
    "actions": N_("Åtgärdslista: PDF, Excel och text (CSV)"),
    "calendar": N_("Kalender med åtgärdernas datum och nästa möte"),
    "pictures": N_("Klusterkarta, principer och åtgärdstavla: PDF och bild"),
    "photos": N_("Foton"),
    "process": N_("Uppdraget som fil, att arbeta vidare med eller flytta till en annan dator"),
}


class PackageDialog(FormDialog):
    """Stays open while it is made, and says afterwards where it lies."""

    finish_asked = Signal()
    """Somebody wants to finish the minutes first."""
    packed = Signal(object)
    """All is written, as `Packed`."""

    def __init__(self, session: Session, press: Press, chosen: Chosen, parent: QWidget) -> None:
        super().__init__(_("Avsluta workshopen"), session, parent, 620)
        self._session, self._chosen = session, chosen
        self._folder = Path(usual_folder(session))
        self._maker = PackageMaker(session, press, self)
        self._maker.going_on.connect(self._say_going_on)
        self._maker.done.connect(self._say_done)
        self._maker.failed.connect(self._say_failed)
        self.notice = FileNotice()
        self.add_head_part(self.notice)
        self.add_words(
            _("Spara allt från workshopen på en gång. Den kan öppnas och ändras även efteråt; inget tas bort här.")
        )
        self._add_state()
        self._add_parts()
        self._add_place()
        self.doing, self.progress = words(""), QProgressBar()
        self.progress.setTextVisible(False)
        self.progress.setAccessibleName(_("Hur mycket som är sparat"))
        for part in (self.doing, self.progress):
            self.add_foot_part(part)
            part.hide()
        self.save_button = self.add_foot(_("Spara allt"))
        self.show_state()
        self._say_where()
        self.save_button.setFocus()

    def show_state(self) -> None:
        """Say how it stands with the minutes, and so what is made of them."""
        final = holding(self._session.library, self._chosen.workshop_id)
        self.finish_button.setVisible(final is None)
        if final is not None:
            said = _("{finished}. Exemplaret att publicera och det som är internt läggs i var sin mapp.")
            self.state.setText(said.format(finished=final_words(final)))
        elif self._chosen.switches.confidential:
            self.state.setText(_("Utkast, med det konfidentiella: ordet UTKAST står på varje sida."))
        else:
            self.state.setText(_("Utkast, utan det konfidentiella: ordet UTKAST står på varje sida."))

    def order(self) -> Order:
        """Return what is ticked."""
        return Order(
            workshop_id=self._chosen.workshop_id,
            parts=frozenset(part for part, box in self.boxes.items() if box.isChecked() and not box.isHidden()),
            switches=self._chosen.switches,
            size=self._chosen.size,
        )

    def target(self) -> Path:
        """Return where it will lie: under a name that nothing has."""
        held = workshop(self._session.library, self._chosen.workshop_id)
        return free(self._folder, papers.stem_of(held), zipped=self.zip.isChecked())

    def save(self) -> None:
        """Make everything that is ticked; when that is done, close."""
        if self._maker.busy:
            return
        if not self.order().parts:
            self.banner.say(_("Kryssa för något att spara."), "warn")
            return
        self.banner.hide()
        self.notice.hide()
        self._let(making=True)
        self._maker.start(self.order(), self.target())

    def save_in(self, folder: Path) -> None:
        """Choose where everything is saved."""
        self._folder = folder
        self._say_where()

    def reject(self) -> None:
        """Stop what is being made; otherwise close."""
        if self._maker.busy:
            self._maker.cancel()
            self._let(making=False)
            self.notice.say(_("Det avbröts. Inget är sparat."))
        else:
            super().reject()

    def _add_state(self) -> None:
        self.state = words("", "strong")
        self.finish_button = QPushButton(_("&Färdigställ först…"))
        self.finish_button.setAutoDefault(False)
        self.finish_button.clicked.connect(self.finish_asked)
        row = QHBoxLayout()
        row.setSpacing(current().px(12))
        row.addWidget(self.state, 1)
        row.addWidget(self.finish_button, 0, Qt.AlignmentFlag.AlignTop)
        self.add(row)

    def _add_parts(self) -> None:
        library, workshop_id = self._session.library, self._chosen.workshop_id
        self.boxes: dict[Part, QCheckBox] = {}
        there = papers.offered(library, workshop_id)
        title = papers.title(library, workshop_id, "minutes")
        hidden: set[Part] = set()
        if not any(paper in there for paper in papers.PICTURES):
            hidden.add("pictures")
        if not package_photos.count(library, workshop_id):
            hidden.add("photos")
        for part in PARTS:
            text = _(_WORDS[part]).format(minutes=title)
            box = QCheckBox(text.replace("&", "&&"))
            box.setObjectName(part)
            box.setChecked(True)
            box.setHidden(part in hidden)
            self.boxes[part] = box
            self.add(box)

    def _add_place(self) -> None:
        self.folder, self.zip = (
            QRadioButton(_("I en &mapp")),
            QRadioButton(_("I en &zip-fil, att skicka eller ladda upp")),
        )
        self._how = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(current().px(20))
        for button in (self.folder, self.zip):
            self._how.addButton(button)
            row.addWidget(button)
        row.addStretch(1)
        self.folder.setChecked(True)
        self._how.buttonClicked.connect(self._say_where)
        self.where = words("", "secondary")
        self.choose_button = QPushButton(_("&Välj var…"))
        self.choose_button.setAutoDefault(False)
        self.choose_button.clicked.connect(self._ask_folder)
        place = QHBoxLayout()
        place.setSpacing(current().px(12))
        place.addWidget(self.where, 1)
        place.addWidget(self.choose_button, 0, Qt.AlignmentFlag.AlignTop)
        self.add(row)
        self.add(place)

    def _ask_folder(self) -> None:
        dialog = FolderDialog(self._session, self)
        dialog.chosen.connect(self.save_in)
        dialog.open()

    def _say_where(self, *_button: QWidget) -> None:
        self.where.setText(breakable(_("Sparas som {path}").format(path=self.target())))

    def _let(self, *, making: bool) -> None:
        """Let things be chosen, or not while it is made."""
        for part in (
            *self.boxes.values(),
            self.folder,
            self.zip,
            self.choose_button,
            self.finish_button,
            self.save_button,
        ):
            part.setEnabled(not making)
        for shown in (self.doing, self.progress):
            shown.setVisible(making)
        self.fit()

    def _say_going_on(self, made: int, count: int, what: str) -> None:
        self.progress.setRange(0, count)
        self.progress.setValue(made)
        self.doing.setText(
            _("{number} av {count}: {what}").format(number=made + 1, count=count, what=what) if count else what
        )
        self.progress.setAccessibleDescription(self.doing.text())

    def _say_done(self, done: Packed) -> None:
        self._let(making=False)
        self._session.setProperty("folder", str(self._folder))
        said = [_("Allt är sparat: {count} filer i {path}.").format(path=done.target, count=len(done.wrote))]
        said += [f"{one}." if not one.endswith(".") else one for one in done.verdicts]
        self.notice.say_about(done.target, " ".join(said))
        self.save_button.setText(_("Spara en gång till"))
        set_kind(self.save_button, "")
        close = self.findChild(QDialogButtonBox)
        if close is not None:
            button = close.button(QDialogButtonBox.StandardButton.Cancel)
            button.setText(_("Klar"))
            set_kind(button, "primary")
            button.setFocus()
        self._say_where()
        self.fit()
        self.packed.emit(done)

    def _say_failed(self, why: str) -> None:
        self._let(making=False)
        self.notice.offer(why, "error", _("Välj var…"), self._ask_folder)
        self.fit()
