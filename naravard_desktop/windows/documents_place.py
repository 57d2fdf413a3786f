"""Dokument: the minutes and the action list as they will be printed, what they show, and out with them."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import (
    QButtonGroup,
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from naravard_desktop.core import files
from naravard_desktop.core.language import N_, _
from naravard_desktop.core.text import file_name
from naravard_desktop.core.trouble import Trouble
from naravard_desktop.documents.model import Document
from naravard_desktop.documents.switches import Switches
from naravard_desktop.jobs import action_list, bundle
from naravard_desktop.jobs.minutes import minutes
from naravard_desktop.live.session import Session
from naravard_desktop.process.workshops import workshop
from naravard_desktop.storage.library import Library
from naravard_desktop.widgets import theme
from naravard_desktop.windows.page_view import PageView
from naravard_desktop.windows.press import Press

_PAUSE = 250
_SWITCHES = {
    "names": N_("Visa namn"),
    "absent": N_("Visa frånvarande"),
    "cards": N_("Visa alla lappar"),
    "votes": N_("Visa röster"),
    "confidential": N_("Ta med konfidentiellt"),
}

Paper = Callable[[Library, str, Switches], Document]
_PAPERS: dict[str, tuple[str, Paper]] = {
    "minutes": (N_("Mötesanteckningar"), minutes),
    "actions": (N_("Åtgärdslista"), action_list.workshop_actions),
}


class DocumentsPlace(QWidget):
    """Follows every edit: the preview is made anew a moment after the last one, in a child process."""

    told = Signal(str)
    """A sentence about what was done: a file was saved."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title, self.subtitle = _("Dokument"), ""
        self._session = session
        self._workshop_id: str | None = None
        self._switches = Switches()
        self._paper = "minutes"
        self._pdf = b""
        self._awaited = 0
        self._press = Press(self)
        self._press.printed.connect(self._printed)
        self._press.failed.connect(self._failed)
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._pause.timeout.connect(self._send)
        self.pages = PageView()
        self.save_button = QPushButton(_("Spara som PDF…"))
        self.bundle_button = QPushButton(_("Spara uppdraget som fil…"))
        self._state = QLabel()
        self._lay_out()
        session.changed.connect(self._changed)

    def open_workshop(self, workshop_id: str | None) -> None:
        """Show the documents of a workshop."""
        self._workshop_id = workshop_id
        self._pdf = b""
        self.subtitle = workshop(self._session.library, workshop_id).title if workshop_id else ""
        if workshop_id:
            self._send()

    def close_press(self) -> None:
        """Let the child process go."""
        self._pause.stop()
        self._press.close()

    def write_pdf(self, target: Path) -> bool:
        """Save the document as it is shown; False, and a trouble told, if it could not be."""
        return self._write(target, self._pdf)

    def _lay_out(self) -> None:
        side = QVBoxLayout()
        heading = QLabel(_("Dokument"))
        theme.set_kind(heading, "heading")
        side.addWidget(heading)
        self._choices = QButtonGroup(self)
        for key, (words, _paper) in _PAPERS.items():
            button = QPushButton(_(words))
            button.setObjectName(key)
            button.setCheckable(True)
            theme.set_kind(button, "quiet")
            button.setChecked(key == self._paper)
            self._choices.addButton(button)
            side.addWidget(button)
        self._choices.buttonClicked.connect(self._choose)
        heading = QLabel(_("Innehåll"))
        theme.set_kind(heading, "heading")
        side.addSpacing(16)
        side.addWidget(heading)
        self.boxes: dict[str, QCheckBox] = {}
        for name, words in _SWITCHES.items():
            box = QCheckBox(_(words))
            box.setObjectName(name)
            box.setChecked(getattr(self._switches, name))
            box.toggled.connect(self._switch)
            self.boxes[name] = box
            side.addWidget(box)
        side.addStretch()
        theme.set_kind(self._state, "secondary")
        self._state.setWordWrap(True)
        side.addWidget(self._state)
        theme.set_kind(self.save_button, "primary")
        self.save_button.clicked.connect(self._ask_pdf)
        self.bundle_button.clicked.connect(self._ask_bundle)
        side.addWidget(self.save_button)
        side.addWidget(self.bundle_button)
        column = QWidget()
        column.setLayout(side)
        column.setFixedWidth(260)
        line = QHBoxLayout(self)
        line.addWidget(self.pages, 1)
        line.addWidget(column)

    def _choose(self, button: QPushButton) -> None:
        self._paper = button.objectName()
        self._send()

    def _switch(self) -> None:
        self._switches = replace(self._switches, **{name: box.isChecked() for name, box in self.boxes.items()})
        self._send()

    def _changed(self, _changed: dict[str, set[str]]) -> None:
        if self._workshop_id:
            self._pause.start()

    def _send(self) -> None:
        if self._workshop_id is None:
            return
        _words, paper = _PAPERS[self._paper]
        try:
            document = paper(self._session.library, self._workshop_id, self._switches)
        except Trouble as trouble:
            self._session.trouble.emit(trouble)
            return
        self.save_button.setEnabled(False)
        self._awaited = self._press.send(document)

    def _printed(self, number: int, pdf: bytes) -> None:
        if number == self._awaited:
            self._pdf = pdf
            self.pages.show_pdf(pdf)
            self.save_button.setEnabled(True)
            count = self.pages.page_count()
            self._state.setText(_("1 sida, utkast") if count == 1 else _("{count} sidor, utkast").format(count=count))

    def _failed(self, _number: int, what: str) -> None:
        self._state.setText(_("Dokumentet kunde inte göras. Allt som är skrivet är sparat. ({what})").format(what=what))

    def _ask_pdf(self) -> None:
        words, _paper = _PAPERS[self._paper]
        self._ask(f"{self._stem()}-{file_name(_(words))}.pdf", _("PDF (*.pdf)"), self.write_pdf)

    def _ask_bundle(self) -> None:
        self._ask(f"{self._stem()}.naravard", _("Naravård (*.naravard)"), self.write_bundle)

    def write_bundle(self, target: Path) -> bool:
        """Save the whole process as a bundle; False, and a trouble told, if it could not be."""
        if self._workshop_id is None:
            return False
        held = workshop(self._session.library, self._workshop_id)
        return self._write(target, bundle.pack(self._session.library, held.process_id))

    def _write(self, target: Path, content: bytes) -> bool:
        try:
            files.write(target, content)
        except Trouble as trouble:
            self._session.trouble.emit(trouble)
            return False
        self.told.emit(_("{file} är sparad.").format(file=target.name))
        return True

    def _stem(self) -> str:
        held = workshop(self._session.library, self._workshop_id or "")
        return "-".join(file_name(part) for part in (held.date, held.title) if part)

    def _ask(self, name: str, kinds: str, write: Callable[[Path], bool]) -> None:
        dialog = QFileDialog(self, _("Spara"), name, kinds)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)

        def chosen(path: str) -> None:
            write(Path(path))

        dialog.fileSelected.connect(chosen)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()
