"""The fields beside the list: what is chosen there is changed here, one or several at once."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QComboBox, QLabel, QSizePolicy, QVBoxLayout, QWidget

from naravard_desktop.core.ids import new_id
from naravard_desktop.core.language import _
from naravard_desktop.core.text import one_line
from naravard_desktop.core.words import OrganisationType
from naravard_desktop.parts.card_delegate import MARKS
from naravard_desktop.parts.choices import LevelChoice, OrganisationChoice
from naravard_desktop.parts.typed_field import TypedField
from naravard_desktop.process.people import Organisation
from naravard_desktop.process.people_merging import Who
from naravard_desktop.widgets import shapes
from naravard_desktop.widgets.theme import current, set_kind, theme
from naravard_desktop.windows.people_logo import LogoField
from naravard_desktop.windows.people_rows import Row, used_words


class PeopleFields(QWidget):
    """Tells what is to be changed; whoever saves it says with `hold` what could not be saved, which then stays."""

    typed = Signal(str, str, str, str)
    """The id of a row, the column, the text, and the typing it is part of."""
    picked = Signal(str, object, str)
    """A column, its value for all that are chosen, and what edits of it carry, to be one."""
    left = Signal()
    """A text field is done with: back to the list."""

    def __init__(self, who: Who, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[Row] = ()
        self._about, self._stay = "", ""
        self._held: dict[tuple[str, str], str] = {}
        self.name = TypedField(_("Namn"), splits="never", most_lines=4, parent=self)
        self.title = TypedField(_("Titel"), splits="never", most_lines=4, accepts_empty=True, parent=self)
        self.organisation, self.level, self.kind = OrganisationChoice(self), LevelChoice(self), QComboBox(self)
        self.kind.setAccessibleName(_("Huvudman"))
        for one in OrganisationType:
            self.kind.addItem(one.word, one.value)
        self.logo = LogoField(self)
        self.about, self.used = QLabel(self), QLabel(self)
        self._column = QVBoxLayout(self)
        self._labels: list[QLabel] = []
        of_person: list[tuple[str, QWidget]] = [
            (_("Namn"), self.name),
            (_("Titel"), self.title),
            (_("Organisation"), self.organisation),
            (_("Nivå"), self.level),
        ]
        of_place: list[tuple[str, QWidget]] = [
            (_("Namn"), self.name),
            (_("Huvudman"), self.kind),
            (_("Logotyp"), self.logo),
        ]
        self._shown = of_person if who == "person" else of_place
        self.order = [field for _words, field in self._shown]
        """The fields, as Tab goes through them."""
        self._lay_out()
        self._connect()
        theme().changed.connect(self._scale)
        self._scale()

    def show_rows(self, rows: Sequence[Row], organisations: Sequence[Organisation]) -> None:
        """Show what is chosen. What is being typed, or waits to be saved, stays in its field."""
        about = rows[0].id if len(rows) == 1 else ""
        if [row.id for row in rows] != [row.id for row in self._rows]:
            self._stay = new_id()
        self._rows = rows
        if self.organisation in self.order:
            self.organisation.show_organisations(organisations)
        for column, field in self._texts():
            known = str(getattr(rows[0], column)) if about else ""
            if about != self._about:
                field.put(self._held.get((about, column), known))
            elif (about, column) not in self._held and not _being_typed(field, known):
                field.put(known)
            field.setEnabled(bool(about))
        self._about = about
        for box in (self.organisation, self.level, self.kind):
            box.setEnabled(bool(rows))
        self._show_choices()
        words = _("Ingen är vald.") if not rows else _("{count} valda: det ni väljer här gäller alla.")
        self.about.setText(words.format(count=len(rows)))
        self.about.setVisible(len(rows) != 1)
        self._say_used()

    def hold(self, row_id: str, column: str, text: str | None) -> None:
        """Keep a text that could not be saved; None when it has been, or is let go of."""
        if text is None:
            self._held.pop((row_id, column), None)
        else:
            self._held[row_id, column] = text

    def held(self) -> list[tuple[str, str, str]]:
        """Return the texts that are not saved: row, column, text."""
        return [(*place, text) for place, text in self._held.items()]

    def give_up(self, column: str) -> None:
        """Put back what is saved of a text that is shown."""
        self.hold(self._about, column, None)
        for name, field in self._texts():
            if name == column and self._about:
                field.put(str(getattr(self._rows[0], column)))

    def settle(self) -> None:
        """Tell of what is being typed."""
        for _column, field in self._texts():
            field.settle()

    def rename(self) -> None:
        """Go to the name, ready to be written over."""
        if self.name.isEnabled():
            self.name.setFocus()
            self.name.selectAll()

    def _texts(self) -> list[tuple[str, TypedField]]:
        return [(name, field) for name, field in (("name", self.name), ("title", self.title)) if field in self.order]

    def _show_choices(self) -> None:
        places = {row.organisation.id if row.organisation else None for row in self._rows}
        levels, kinds = {row.level for row in self._rows}, {row.type for row in self._rows}
        if len(places) == 1:
            self.organisation.put(*places)
        if len(levels) == 1:
            self.level.put(*levels)
        for one in kinds if len(kinds) == 1 else ():
            self.kind.setCurrentIndex(list(OrganisationType).index(one) if one else -1)
        # What differs among those chosen is no choice.
        for box, values in ((self.organisation, places), (self.level, levels), (self.kind, kinds)):
            if len(values) != 1:
                box.setCurrentIndex(-1)

    def _say_used(self) -> None:
        if len(self._rows) == 1:
            words = used_words(self._rows[0].uses)
            self.used.setText(_("Finns i {what}.").format(what=words) if words else _("Används inte någonstans."))
        self.used.setVisible(len(self._rows) == 1)

    def _lay_out(self) -> None:
        for label in (self.about, self.used):
            label.setWordWrap(True)
            set_kind(label, "secondary")
        self._column.addWidget(self.about)
        for words, field in self._shown:
            label = QLabel(words, self)
            label.setBuddy(field)
            set_kind(label, "secondary")
            self._labels.append(label)
            self._column.addWidget(label)
            self._column.addWidget(field)
            if isinstance(field, QComboBox):
                field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
                field.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
                field.setToolTip("")
                field.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        for unused in {self.title, self.organisation, self.level, self.kind, self.logo} - set(self.order):
            unused.hide()
        self._column.addWidget(self.used)
        self._column.addStretch(1)

    def _connect(self) -> None:
        self.name.settled.connect(self._name_typed)
        self.title.settled.connect(self._title_typed)
        self.name.accepted.connect(self.left)
        self.title.accepted.connect(self.left)
        self.name.cancelled.connect(self._name_given_up)
        self.title.cancelled.connect(self._title_given_up)
        self.organisation.activated.connect(self._organisation_picked)
        self.level.activated.connect(self._level_picked)
        self.kind.activated.connect(self._kind_picked)

    def _name_typed(self, text: str) -> None:
        self.typed.emit(self._about, "name", one_line(text), self.name.typing)

    def _title_typed(self, text: str) -> None:
        self.typed.emit(self._about, "title", one_line(text), self.title.typing)

    def _name_given_up(self) -> None:
        self.give_up("name")
        self.left.emit()

    def _title_given_up(self) -> None:
        self.give_up("title")
        self.left.emit()

    def _organisation_picked(self) -> None:
        self.picked.emit("organisation_id", self.organisation.organisation_id(), f"{self._stay}:organisation")

    def _level_picked(self) -> None:
        self.picked.emit("level", self.level.level(), f"{self._stay}:level")

    def _kind_picked(self) -> None:
        self.picked.emit("type", OrganisationType(self.kind.currentData()), f"{self._stay}:type")

    def _scale(self) -> None:
        look = current()
        self._column.setContentsMargins(look.px(4), look.px(4), look.px(4), look.px(4))
        self._column.setSpacing(look.px(6))
        for number, one in enumerate(OrganisationType):
            self.kind.setItemIcon(number, QIcon(shapes.pixmap(MARKS[one], self.devicePixelRatioF())))


def _being_typed(field: TypedField, known: str) -> bool:
    return one_line(field.text()) == known or (field.hasFocus() and field.document().isModified())
