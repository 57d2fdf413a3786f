"""Which document, and what it shows: the column beside the preview."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QCheckBox,
    QLabel,
    QPushButton,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from naravard_desktop.core.language import N_, _
from naravard_desktop.documents.switches import Switches
from naravard_desktop.jobs.papers import PICTURES, PaperKey, Size
from naravard_desktop.widgets.theme import current, set_kind, theme

SWITCHES = {
    "names": N_("Visa namn"),
    "absent": N_("Visa frånvarande"),
    "cards": N_("Visa alla lappar"),
    "votes": N_("Visa röster"),
    "photos": N_("Visa foton"),
    "signatures": N_("Visa underskrifter"),
    "confidential": N_("Ta med konfidentiellt"),
}
_HEEDS: dict[PaperKey, frozenset[str]] = {
    "minutes": frozenset(SWITCHES),
    "actions": frozenset({"names", "confidential"}),
    "cluster_map": frozenset({"names", "confidential"}),
    "principles": frozenset(),
    "action_wall": frozenset({"names", "confidential"}),
}
_PAPERS: tuple[PaperKey, ...] = ("minutes", "actions", "cluster_map", "principles", "action_wall")
_SIZES: tuple[Size, ...] = ("A4", "A3")


class Side(QWidget):
    """Tells `changed` when something else is chosen. Only what the chosen document heeds is shown."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.paper: PaperKey = "minutes"
        self.switches = Switches()
        self.paper_size: Size = "A3"
        self._finished = self._signed = False
        self.papers = {key: QPushButton() for key in _PAPERS}
        self.boxes = {name: QCheckBox(_(words)) for name, words in SWITCHES.items()}
        self.copies = {"published": QRadioButton(_("Att publicera")), "internal": QRadioButton(_("Internt, med allt"))}
        self.sizes = {size: QRadioButton(size) for size in _SIZES}
        self.frozen = QLabel(_("Det som är färdigställt ändras inte. Välj exemplar:"), wordWrap=True)
        set_kind(self.frozen, "secondary")
        self._groups = [self._group(part) for part in (self.papers, self.copies, self.sizes)]
        for button in self.papers.values():
            button.setCheckable(True)
            set_kind(button, "rail")
        for name, box in self.boxes.items():
            box.setObjectName(name)
            box.clicked.connect(self._switch)
        for group, chosen in zip(self._groups, (self._choose, self._copy, self._resize), strict=True):
            group.buttonClicked.connect(chosen)
        self._lay_out()
        theme().changed.connect(self._scale)
        self._scale()
        self._show()

    def controls(self) -> list[QAbstractButton]:
        """Return everything that can be chosen, from the top."""
        return [
            *self.papers.values(),
            *self.boxes.values(),
            *self.copies.values(),
            *self.sizes.values(),
        ]

    def put(self, paper: PaperKey, switches: Switches, size: Size) -> None:
        """Show what was chosen before."""
        self.paper, self.switches, self.paper_size = paper, switches, size
        self._show()

    def offer(self, titles: Sequence[tuple[PaperKey, str]], *, finished: bool, signed: bool) -> None:
        """Offer these documents; `finished` says whether the minutes are, `signed` whether they have lines to sign on."""
        self._finished, self._signed = finished, signed
        named = dict(titles)
        for key, button in self.papers.items():
            # An "&" in a heading word is no key.
            button.setText(named.get(key, "").replace("&", "&&"))
            button.setVisible(key in named)
        if self.paper not in named:
            self.paper = "minutes"
            self._show()
            self.changed.emit()
        else:
            self._show()

    def _group(
        self, buttons: "dict[PaperKey, QPushButton] | dict[str, QRadioButton] | dict[Size, QRadioButton]"
    ) -> QButtonGroup:
        group = QButtonGroup(self)
        for key, button in buttons.items():
            button.setObjectName(key)
            group.addButton(button)
        return group

    def _choose(self, button: QAbstractButton) -> None:
        self.paper = next(key for key, one in self.papers.items() if one is button)
        self._tell()

    def _switch(self) -> None:
        self.switches = replace(self.switches, **{name: box.isChecked() for name, box in self.boxes.items()})
        self._tell()

    def _copy(self, button: QAbstractButton) -> None:
        self.switches = replace(self.switches, confidential=button is self.copies["internal"])
        self._tell()

    def _resize(self, button: QAbstractButton) -> None:
        self.paper_size = next(size for size, one in self.sizes.items() if one is button)
        self._tell()

    def _tell(self) -> None:
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        frozen = self._finished and self.paper == "minutes"
        heeds = frozenset() if frozen else _HEEDS[self.paper]
        self.papers[self.paper].setChecked(True)
        for name, box in self.boxes.items():
            box.setChecked(getattr(self.switches, name))
            box.setVisible(name in heeds and (name != "signatures" or self._signed))
        self.frozen.setVisible(frozen)
        self.copies["internal" if self.switches.confidential else "published"].setChecked(True)
        for copy in self.copies.values():
            copy.setVisible(frozen)
        self.sizes[self.paper_size].setChecked(True)
        for size in self.sizes.values():
            size.setVisible(self.paper in PICTURES)
        self._size_heading.setVisible(self.paper in PICTURES)
        self._heading.setVisible(bool(heeds) or frozen)

    def _lay_out(self) -> None:
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        top, self._heading, self._size_heading = (
            QLabel(_("Dokument")),
            QLabel(_("Innehåll")),
            QLabel(_("Pappersstorlek")),
        )
        for heading in (top, self._heading, self._size_heading):
            set_kind(heading, "heading")
        content = (self._heading, self.frozen, *self.boxes.values(), *self.copies.values())
        for part in (top, *self.papers.values(), *content, self._size_heading, *self.sizes.values()):
            self._column.addWidget(part)
        self.sizes["A4"].setAccessibleName(_("A4, pappersstorlek"))
        self.sizes["A3"].setAccessibleName(_("A3, pappersstorlek"))

    def _scale(self) -> None:
        look = current()
        self._column.setSpacing(look.px(4))
        for heading in (self._heading, self._size_heading):
            heading.setContentsMargins(0, look.px(12), 0, 0)
