"""Choosing a level and an organisation, by word and by mark."""

from collections.abc import Sequence

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QComboBox, QWidget

from naravard_desktop.core.language import _
from naravard_desktop.core.words import Level
from naravard_desktop.parts.card_delegate import MARKS
from naravard_desktop.process.people import Organisation
from naravard_desktop.widgets import shapes
from naravard_desktop.widgets.theme import theme


class LevelChoice(QComboBox):
    """None, mikro, meso or makro."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(_("Nivå"))
        self.addItem(_("Ingen nivå"), None)
        for level in Level:
            self.addItem(level.word, level)
        self.setToolTip(_("Nivå (Alt+N för nästa, Alt+Skift+N för föregående)"))

    def level(self) -> Level | None:
        """Return the level chosen."""
        found = self.currentData()
        return Level(found) if found else None

    def turn(self, by: int) -> None:
        """Choose the next level (1) or the one before (-1); from the last one goes on to none."""
        self.setCurrentIndex((self.currentIndex() + by) % self.count())

    def put(self, level: Level | None) -> None:
        """Choose a level."""
        self.setCurrentIndex(list(Level).index(level) + 1 if level else 0)


class OrganisationChoice(QComboBox):
    """None, or one of the process's organisations, each with its mark."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._organisations: Sequence[Organisation] = ()
        self.setAccessibleName(_("Organisation"))
        self.setToolTip(_("Organisation (Alt+1 till 9; Alt+0 för ingen)"))
        self.setMinimumContentsLength(10)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.show_organisations(())
        theme().changed.connect(self._draw)

    def show_organisations(self, organisations: Sequence[Organisation]) -> None:
        """Offer these; what was chosen stays chosen."""
        if self.count() and tuple(organisations) == tuple(self._organisations):
            return
        before = self.organisation_id()
        self._organisations = tuple(organisations)
        self.clear()
        self.addItem(_("Ingen organisation"), None)
        for one in organisations:
            self.addItem(one.name, one.id)
        self._draw()
        self.put(before)

    def organisation_id(self) -> str | None:
        """Return the one chosen."""
        found = self.currentData()
        return str(found) if found else None

    def put(self, organisation_id: str | None) -> None:
        """Choose an organisation; one that is not offered is none."""
        self.setCurrentIndex(max(0, self.findData(organisation_id)) if organisation_id else 0)

    def _draw(self) -> None:
        for number, one in enumerate(self._organisations, start=1):
            self.setItemIcon(number, QIcon(shapes.pixmap(MARKS[one.type], self.devicePixelRatioF())))
