"""Which actions are shown, and in what order; and the same in words, for the paper."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QLineEdit, QWidget

from naravard_desktop.core.language import N_, _
from naravard_desktop.core.words import Level
from naravard_desktop.process.actions import ActionState
from naravard_desktop.process.people import Organisation, Person
from naravard_desktop.widgets.theme import current, theme
from naravard_desktop.windows.action_rows import DUES, NOBODY, Wanted
from naravard_desktop.windows.flow import Flow

_BY_DUE = 3
_SORTINGS = {
    _BY_DUE: N_("Efter datum"),
    0: N_("Efter åtgärd"),
    1: N_("Efter ansvarig"),
    2: N_("Efter nivå"),
    4: N_("Efter läge"),
    5: N_("Efter ursprung"),
}


class Filters(QWidget):
    """A line of choices, and the order, for whoever shows it."""

    changed = Signal()
    sorted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.backwards = False
        self.text, self.person = QLineEdit(), QComboBox()
        self.organisation, self.level, self.due = QComboBox(), QComboBox(), QComboBox()
        self.state, self.sorting = QComboBox(), QComboBox()
        self.text.setPlaceholderText(_("Filtrera   Ctrl+F"))
        self.text.setMaxLength(200)
        row = Flow()
        row.setContentsMargins(0, 0, 0, 0)
        self.setLayout(row)
        for field, name in (
            (self.text, _("Filtrera på ord")),
            (self.person, _("Ansvarig")),
            (self.organisation, _("Organisation")),
            (self.level, _("Nivå")),
            (self.due, _("Klart senast")),
            (self.state, _("Läge")),
            (self.sorting, _("Ordning")),
        ):
            field.setAccessibleName(name)
            field.setToolTip(name)
            if field is not self.sorting:  # the order lies with the table
                row.addWidget(field)
            if isinstance(field, QComboBox):
                field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self._fill()
        self.text.textChanged.connect(self.changed)
        for box in self._choices():
            box.currentIndexChanged.connect(self.changed)
        self.sorting.activated.connect(self._sort)
        theme().changed.connect(self._scale)
        self._scale()

    def show_people(self, persons: Mapping[str, Person], organisations: Sequence[Organisation]) -> None:
        """Offer these; who was chosen stays chosen, if still there."""
        who = [(one.name, one.id) for one in persons.values()]
        _offer(self.person, [(_("Alla ansvariga"), None), (_("Ansvarig saknas"), NOBODY), *who])
        _offer(self.organisation, [(_("Alla organisationer"), None), *((one.name, one.id) for one in organisations)])

    def wanted(self) -> Wanted:
        """Return the filter as it stands."""
        level = self.level.currentData()
        return Wanted(
            self.text.text(),
            self.person.currentData(),
            self.organisation.currentData(),
            Level(level) if level else None,
            str(self.due.currentData() or ""),
            str(self.state.currentData() or ""),
        )

    def words(self) -> str:
        """Say which actions are let through; "" for all."""
        chosen = [box.currentText() for box in self._choices() if box.currentData()]
        text = self.text.text().strip()
        return ", ".join([*chosen, *([f"”{text}”"] if text else [])])

    def clear(self) -> None:
        """Let everything through."""
        self.blockSignals(True)  # noqa: FBT003 - Qt's
        self.text.clear()
        for box in self._choices():
            box.setCurrentIndex(max(0, box.findData("") if box is self.state else 0))
        self.blockSignals(False)  # noqa: FBT003 - Qt's
        self.changed.emit()

    def column(self) -> int:
        """Return the column to sort by."""
        return int(self.sorting.currentData())

    def sort_by(self, column: int) -> None:
        """Sort by a column; once more, and it is the other way round."""
        if column == self.column():
            self.backwards = not self.backwards
        else:
            self.backwards = False
            self.sorting.setCurrentIndex(self.sorting.findData(column))
        self.sorted.emit()

    def _fill(self) -> None:
        _offer(self.level, [(_("Alla nivåer"), None), *((level.word, level.value) for level in Level)])
        _offer(self.due, [(_("Alla datum"), ""), *((_(words), key) for key, words in DUES.items())])
        states = ((_in_title(state.word), state.value) for state in ActionState)
        _offer(self.state, [(_("Öppna"), "still_open"), (_("Alla lägen"), ""), *states])
        _offer(self.sorting, [(_(words), column) for column, words in _SORTINGS.items()])

    def _choices(self) -> tuple[QComboBox, ...]:
        return (self.person, self.organisation, self.level, self.due, self.state)

    def _sort(self) -> None:
        self.backwards = False
        self.sorted.emit()

    def _scale(self) -> None:
        look = current()
        self.text.setFixedWidth(look.px(170))
        for box in (self.person, self.organisation):
            box.setMaximumWidth(look.px(300))


def _offer(box: QComboBox, choices: Sequence[tuple[str, object]]) -> None:
    if [(box.itemText(at), box.itemData(at)) for at in range(box.count())] == list(choices):
        return
    before = box.currentData()
    with QSignalBlocker(box):
        box.clear()
        for words, data in choices:
            box.addItem(words, data)
        box.setCurrentIndex(max(0, box.findData(before)))


def _in_title(word: str) -> str:
    return word[:1].upper() + word[1:]
