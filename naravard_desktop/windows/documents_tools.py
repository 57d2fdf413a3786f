"""The buttons of Dokument: out with what is shown, out with everything, and what is filled in."""

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from naravard_desktop.core.language import _
from naravard_desktop.jobs.formats import Format, formats_of
from naravard_desktop.jobs.papers import PaperKey
from naravard_desktop.widgets import icons
from naravard_desktop.widgets.theme import current, set_kind, theme
from naravard_desktop.windows.documents_export import FORMATS
from naravard_desktop.windows.flow import Flow


class Tools(QWidget):
    """For the head of the window. The button that is filled takes the whole workshop along."""

    print_asked = Signal()
    save_asked = Signal(str)
    """A `Format`."""
    bundle_asked = Signal()
    package_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.print_button = QPushButton(_("Skriv ut…"))
        self.save_button = QPushButton(_("Spara som"))
        self.package_button = QPushButton(_("Avsluta workshopen…"))
        set_kind(self.package_button, "primary")
        icons.put_icon(self.print_button, "printer")
        self.print_button.setToolTip("Ctrl+P")
        self.save_button.setToolTip(_("Ctrl+S sparar som PDF"))
        self.package_button.setToolTip(_("Spara allt från workshopen på en gång (Ctrl+E)"))
        self.menu = QMenu(self.save_button)
        self.menu.setAccessibleName(_("Spara som"))
        self.formats = {kind: self.menu.addAction(_(named.menu)) for kind, named in FORMATS.items()}
        for kind, action in self.formats.items():
            action.triggered.connect(partial(self._save, kind))
        self.menu.addSeparator()
        self.bundle = self.menu.addAction(_("Uppdraget som fil…"))
        self.bundle.triggered.connect(self.bundle_asked)
        self.save_button.setMenu(self.menu)
        self.print_button.clicked.connect(self.print_asked)
        self.package_button.clicked.connect(self.package_asked)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        for button in self.controls():
            self._row.addWidget(button)
        theme().changed.connect(self._scale)
        self._scale()

    def controls(self) -> list[QPushButton]:
        """Return the buttons in order."""
        return [self.print_button, self.save_button, self.package_button]

    def offer(self, paper: PaperKey) -> None:
        """Offer the formats that a document can be had in."""
        there = formats_of(paper)
        for kind, action in self.formats.items():
            action.setVisible(kind in there)

    def _save(self, kind: Format, *_checked: bool) -> None:
        self.save_asked.emit(kind)

    def _scale(self) -> None:
        self._row.setSpacing(current().px(8))


class PartButtons(QWidget):
    """What minutes hold that is written nowhere else."""

    head_asked = Signal()
    photos_asked = Signal()
    abbreviations_asked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.head_button = QPushButton(_("Dokumentets huvud…"))
        self.photos_button = QPushButton(_("Foton…"))
        self.abbreviations_button = QPushButton(_("Förkortningar…"))
        self.head_button.setToolTip(_("Form, rubrikord, nummer, diarienummer och paragrafer"))
        self.head_button.clicked.connect(self.head_asked)
        self.photos_button.clicked.connect(self.photos_asked)
        self.abbreviations_button.clicked.connect(self.abbreviations_asked)
        flow = Flow()
        flow.setContentsMargins(0, 0, 0, 0)
        self.setLayout(flow)
        for button in self.controls():
            flow.addWidget(button)

    def controls(self) -> list[QPushButton]:
        """Return the buttons in order."""
        return [self.head_button, self.photos_button, self.abbreviations_button]
