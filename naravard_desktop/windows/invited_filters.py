"""Narrowing a list of people to an organisation or a level; each choice says how many it has."""

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QComboBox, QWidget

from naravard_desktop.core.language import _
from naravard_desktop.core.text import excerpt
from naravard_desktop.core.words import Level
from naravard_desktop.process.people import Organisation, Person
from naravard_desktop.widgets.theme import current

_ALL, _NONE = "", "-"


class Chooser(QComboBox):
    """A list of a few words, as wide as they are."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's
        """Return a little more than Qt does: it leaves the longest words no air."""
        return super().sizeHint() + QSize(current().px(6), 0)


class _Filter(Chooser):
    def _offer(self, choices: Sequence[tuple[str, str, int]]) -> None:
        """Offer what is called so, by what it stands for, with how many; what was chosen stays, if it is still there."""
        before = self.currentData()
        self.clear()
        for words, value, count in choices:
            self.addItem(_("{name} ({count})").format(name=words, count=count), value)
        self.setCurrentIndex(max(0, self.findData(before)))

    def _lets(self, value: str | None) -> bool:
        chosen = self.currentData()
        return chosen in {_ALL, None} or (value or _NONE) == chosen


class OrganisationFilter(_Filter):
    """All organisations, one of them, or none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Visa organisation"), parent)

    def show_people(self, people: Sequence[Person], organisations: Sequence[Organisation]) -> None:
        """Offer the organisations of these people, and those that nobody is from."""
        counts = [one.organisation_id for one in people]
        choices = [(_("Alla organisationer"), _ALL, len(people))]
        choices += [(excerpt(one.name, 40), one.id, counts.count(one.id)) for one in organisations]
        if None in counts:
            choices.append((_("Utan organisation"), _NONE, counts.count(None)))
        self._offer(choices)

    def lets(self, person: Person) -> bool:
        """Tell whether a person is let through."""
        return self._lets(person.organisation_id)


class LevelFilter(_Filter):
    """All levels, one of them, or none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(_("Visa nivå"), parent)

    def show_people(self, people: Sequence[Person]) -> None:
        """Offer the levels."""
        counts = [one.level for one in people]
        choices = [(_("Alla nivåer"), _ALL, len(people))]
        choices += [(level.word, level.value, counts.count(level)) for level in Level]
        if None in counts:
            choices.append((_("Utan nivå"), _NONE, counts.count(None)))
        self._offer(choices)

    def lets(self, person: Person) -> bool:
        """Tell whether a person is let through."""
        return self._lets(person.level.value if person.level else None)
