"""The line that says whether the dots add up, with the number of persons they are reckoned from."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from naravard_desktop.core.language import _
from naravard_desktop.parts.rows import UNSAVED
from naravard_desktop.parts.stepper import Stepper
from naravard_desktop.steps.priority.data import MOST_PERSONS
from naravard_desktop.steps.priority.sums import Said, Sums
from naravard_desktop.widgets import tokens
from naravard_desktop.widgets.theme import current, set_kind, theme


class SumLine(QWidget):
    """What is wrong stands in a line of its own, in words and in colour."""

    counted = Signal(int)
    """How many persons the user says there are."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.right, self.wrong = QLabel(self), QLabel(self)
        for label, kind in ((self.right, "strong"), (self.wrong, "warn")):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
            set_kind(label, kind)
        self.about = QLabel(self)
        self.about.setTextFormat(Qt.TextFormat.PlainText)
        set_kind(self.about, "secondary")
        self.persons = Stepper(_("Personer"), most=MOST_PERSONS, unknown="–", parent=self)
        self.about.setBuddy(self.persons)
        self._words = QVBoxLayout()
        self._words.addWidget(self.right)
        self._words.addWidget(self.wrong)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addLayout(self._words, 1)
        self._row.addWidget(self.about)
        self._row.addWidget(self.persons)
        self.persons.changed.connect(self.counted)
        theme().changed.connect(self._scale)
        self._scale()

    def show_sum(self, sums: Sums, party: str, *, waits: int | None = None) -> None:
        """Say how a table, or the room as one, adds up; `waits` is a number of persons that is not saved yet."""
        said = sums.said(party)
        _fill(self.right, [one for one in said if not one.wrong])
        unsaved = [Said(f"{_('Personer')}: {_(UNSAVED)}.", wrong=True)] if waits is not None else []
        _fill(self.wrong, [*(one for one in said if one.wrong), *unsaved])
        table = sums.at(party)
        name = _("Personer vid {party}").format(party=party) if party else _("Personer i rummet")
        self.about.setText(_("Personer"))
        self.persons.name(name)
        self.persons.setEnabled(not party or table is not None)
        self.persons.setToolTip(
            _("Hur många som sitter vid bordet")
            if party
            else _("Hur många som har prickar. Med 0 gäller närvarolistan, borden eller de inbjudna")
        )
        known = (table.persons or 0 if table else 0) if party else sums.persons
        self.persons.put(known if waits is None else waits)

    def _scale(self) -> None:
        look = current()
        self._row.setSpacing(look.px(tokens.UNIT))
        self._words.setSpacing(look.px(2))


def _fill(label: QLabel, said: list[Said]) -> None:
    label.setText(" ".join(one.text for one in said))
    label.setVisible(bool(said))
