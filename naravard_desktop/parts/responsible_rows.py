"""Who answers for something, one for each huvudman: a picker for every organisation, and more on demand."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QComboBox, QGridLayout, QLabel, QWidget

from naravard_desktop.core.language import N_, _
from naravard_desktop.core.text import one_line
from naravard_desktop.parts.card_delegate import MARKS
from naravard_desktop.parts.person_picker import PersonPicker
from naravard_desktop.process.people import Organisation, Person
from naravard_desktop.widgets import shapes
from naravard_desktop.widgets.theme import current, set_kind, theme

_ALWAYS = 4
"""So many organisations have a picker at all times; of more, those that somebody answers for, and the rest on demand."""


@dataclass(frozen=True, slots=True)
class RoleWords:
    """What one who answers is called, to be translated: by itself, at an organisation, and when another is asked for."""

    role: str = N_("Ansvarig")
    at: str = N_("Ansvarig, {organisation}")
    more: str = N_("Lägg till ansvarig från…")
    more_name: str = N_("Lägg till ansvarig från en organisation till")


RESPONSIBLE = RoleWords()


@dataclass(frozen=True, slots=True)
class Answers:
    """Who answers in one place: an organisation's, or a person's own where the organisation is "". `different` stands for
    several actions where it is not the same."""

    organisation_id: str
    person_id: str = ""
    different: bool = False

    @property
    def key(self) -> str:
        """Which place it is."""
        return self.organisation_id or f"person:{self.person_id}"


class ResponsibleRows(QWidget):
    """Organisation and person are "" where there is none. A name that is typed but not entered stays, with a sentence."""

    picked = Signal(str, str, str)
    """The organisation, the person who answers there ("" for the organisation as such), and the one whose own place that
    person takes, "" for none."""
    named = Signal(str, str, str)
    """The organisation, a new name there, and the one whose own place that person takes, "" for none."""
    removed = Signal(str, str)
    """The organisation, and who no longer answers there."""
    rebuilt = Signal()
    """There are other fields now: their order for Tab is to be set again."""

    def __init__(self, parent: QWidget | None = None, *, words: RoleWords = RESPONSIBLE) -> None:
        super().__init__(parent)
        self._words = words
        self._organisations: dict[str, Organisation] = {}
        self._persons: Mapping[str, Person] = {}
        self._answers: dict[str, Answers] = {}
        self._asked: list[str] = []
        self.pickers: dict[str, PersonPicker] = {}
        self._filled: dict[str, str] = {}
        self._labels: dict[str, tuple[QLabel, QLabel]] = {}
        self.more = QComboBox(self)
        self.more.setAccessibleName(_(words.more_name))
        self.more.setMinimumContentsLength(12)
        self.more.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.more.hide()
        self.more.activated.connect(self._add)
        self.hint = QLabel(self)
        self.hint.setWordWrap(True)
        self.hint.setTextFormat(Qt.TextFormat.PlainText)
        set_kind(self.hint, "warn")
        self.hint.hide()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(1, 1)
        theme().changed.connect(self._scale)
        self._scale()

    def show_people(self, persons: Mapping[str, Person], organisations: Sequence[Organisation]) -> None:
        """Offer these."""
        self._persons = persons
        self._organisations = {one.id: one for one in organisations}

    def show_answers(self, answers: Collection[Answers], *, same: bool) -> None:
        """Show who answers; `same` tells that it is for what was shown before: then half-typed names are left alone."""
        self._answers = {one.key: one for one in answers}
        if not same:
            self._asked = []
            self.hint.hide()
        wanted = self._places()
        if list(self.pickers) != wanted:
            self._build(wanted)
        self._offer_more()
        for key, picker in self.pickers.items():
            if not (same and self._half_typed(key)):
                self._fill(key, picker)

    def show_waiting(self, organisation_id: str, words: str) -> None:
        """Show a name that could not be saved yet."""
        if picker := self.pickers.get(organisation_id):
            picker.setEditText(words)
            self._filled[organisation_id] = words

    def settle(self) -> None:
        """Let names that are typed and not entered be entered."""
        for key, picker in list(self.pickers.items()):
            line = picker.lineEdit()
            if line is not None and self._half_typed(key):
                line.returnPressed.emit()

    def widgets(self) -> list[QWidget]:
        """Return what takes focus, in order."""
        return [*self.pickers.values(), *([self.more] if self.more.isVisibleTo(self) else [])]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Say what is to be done with a name that is left half-way."""
        if isinstance(event, QFocusEvent) and event.lostFocus() and self._left(event.reason()):
            for key, picker in list(self.pickers.items()):
                if picker is watched and self._filled.get(key) and not picker.currentText().strip():
                    self._picked(key, "")  # a name that was taken out
            self._tell_half()
        return super().eventFilter(watched, event)

    def _left(self, reason: Qt.FocusReason) -> bool:
        # Not when the window goes away, or another is worked in for a while.
        return self.isVisible() and reason not in {
            Qt.FocusReason.ActiveWindowFocusReason,
            Qt.FocusReason.PopupFocusReason,
        }

    def _places(self) -> list[str]:
        """Return the keys of the pickers there should be: "" is one for a person without organisation."""
        often = list(self._organisations)[:_ALWAYS] if len(self._organisations) <= _ALWAYS else []
        answered = {one.organisation_id for one in self._answers.values()}
        shown = [one for one in self._organisations if one in often or one in answered or one in self._asked]
        own = [key for key, one in self._answers.items() if not one.organisation_id]
        loose = any(person.organisation_id is None for person in self._persons.values())
        return [*shown, *own, *([""] if loose or not self._organisations else [])]

    def _build(self, wanted: Sequence[str]) -> None:
        for key in [key for key in self.pickers if key not in wanted]:
            for widget in (self.pickers.pop(key), *self._labels.pop(key)):
                self._grid.removeWidget(widget)
                widget.hide()
                widget.deleteLater()
        known = self.pickers
        self.pickers = {}
        for row, key in enumerate(wanted):
            picker = self.pickers[key] = known.get(key) or self._new(key)
            mark, label = self._labels[key]
            self._grid.addWidget(mark, 2 * row, 0)
            self._grid.addWidget(label, 2 * row, 1)
            self._grid.addWidget(picker, 2 * row + 1, 0, 1, 2)
            picker.show()  # at once, for the focus may go there
            label.show()
            mark.setVisible(key in self._organisations)
        self._grid.addWidget(self.more, 2 * len(wanted), 0, 1, 2)
        self._grid.addWidget(self.hint, 2 * len(wanted) + 1, 0, 1, 2)
        self.rebuilt.emit()

    def _new(self, key: str) -> PersonPicker:
        one = self._organisations.get(key)
        words = one.name if one else _(self._words.role) if not self._organisations else _("Utan organisation")
        picker = PersonPicker(_(self._words.at).format(organisation=words) if one else words, self)
        picker.picked.connect(partial(self._picked, key))
        picker.organisation_picked.connect(partial(self._organisation, key))
        picker.named.connect(partial(self._named, key))
        picker.installEventFilter(self)
        mark, label = QLabel(self), QLabel(words, self)
        label.setTextFormat(Qt.TextFormat.PlainText)
        label.setWordWrap(True)
        label.setBuddy(picker)
        set_kind(label, "small")
        mark.hide()
        self._labels[key] = (mark, label)
        return picker

    def _fill(self, key: str, picker: PersonPicker) -> None:
        answers, one = self._answers.get(key), self._organisations.get(key)
        mark, label = self._labels[key]
        if one is not None:
            label.setText(one.name)
            mark.setPixmap(shapes.pixmap(MARKS[one.type], self.devicePixelRatioF()))
        # Under the organisation's name its persons need not say it.
        here = {
            person.id: replace(person, organisation_id=None)
            for person in self._persons.values()
            if person.organisation_id == (one.id if one else None)
            or (answers is not None and person.id == answers.person_id)
        }
        picker.show_people(here, [one] if one else [])
        line = picker.lineEdit()
        if answers is not None and not answers.different:
            picker.choose(answers.person_id, answers.organisation_id)
        else:
            picker.setCurrentIndex(-1)
            picker.setEditText("")
        if line is not None:
            line.setPlaceholderText(_("Flera olika") if answers and answers.different else _("Namn"))
        self._filled[key] = picker.currentText()

    def _offer_more(self) -> None:
        rest = [one for one in self._organisations.values() if one.id not in self.pickers]
        if [one.id for one in rest] == [self.more.itemData(at) for at in range(1, self.more.count())]:
            return
        self.more.clear()
        self.more.addItem(_(self._words.more), "")
        for one in rest:
            self.more.addItem(one.name, one.id)
        self.more.setVisible(bool(rest))

    def _add(self, at: int) -> None:
        organisation_id = str(self.more.itemData(at) or "")
        if organisation_id:
            self._asked.append(organisation_id)
            self.show_answers(list(self._answers.values()), same=True)
            self.pickers[organisation_id].setFocus()

    def _picked(self, key: str, person_id: str) -> None:
        self._entered(key)
        organisation_id, before = self._place(key)
        if person_id:
            self.picked.emit(organisation_id, person_id, before if not organisation_id and before != person_id else "")
        elif key in self._answers:
            self.removed.emit(organisation_id, before)

    def _organisation(self, key: str, organisation_id: str) -> None:
        self._entered(key)
        self.picked.emit(organisation_id or key, "", "")

    def _named(self, key: str, name: str) -> None:
        self._entered(key)
        organisation_id, before = self._place(key)
        self.named.emit(organisation_id, name, "" if organisation_id else before)

    def _place(self, key: str) -> tuple[str, str]:
        answers = self._answers.get(key)
        return (answers.organisation_id, answers.person_id) if answers else (key, "")

    def _entered(self, key: str) -> None:
        self.hint.hide()
        if key in self.pickers:
            self._filled[key] = self.pickers[key].currentText()

    def _half_typed(self, key: str) -> bool:
        """Tell whether a name stands in a picker that was not entered."""
        text = self.pickers[key].currentText()
        return bool(text.strip()) and text != self._filled.get(key, "")

    def _tell_half(self) -> None:
        names = [one_line(picker.currentText()) for key, picker in self.pickers.items() if self._half_typed(key)]
        self.hint.setText(_("Inte tillagd än: {name}. Tryck Enter i fältet.").format(name=", ".join(names)))
        self.hint.setVisible(bool(names))

    def _scale(self) -> None:
        look = current()
        self._grid.setHorizontalSpacing(look.px(6))
        self._grid.setVerticalSpacing(look.px(4))
        for key, (mark, _label) in self._labels.items():
            if one := self._organisations.get(key):
                mark.setPixmap(shapes.pixmap(MARKS[one.type], self.devicePixelRatioF()))
