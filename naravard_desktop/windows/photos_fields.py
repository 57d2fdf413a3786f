"""The fields beside the list of photos: what the chosen one shows in words, where it belongs, and who may see it."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QSizePolicy, QVBoxLayout, QWidget

from naravard_desktop.core.language import _
from naravard_desktop.core.text import excerpt, one_line
from naravard_desktop.parts.typed_field import TypedField
from naravard_desktop.widgets.theme import current, set_kind, theme
from naravard_desktop.windows.photos_list import Photo
from naravard_desktop.windows.photos_picture import PictureView

Place = tuple[str, str]
"""The id and the words of what a photo can belong to."""

_TITLE = 60


class PhotoFields(QWidget):
    """Tells what is to be changed; whoever saves it says with `hold` what could not be saved, which then stays."""

    typed = Signal(str, str, str)
    """The id of a photo, what it shows, and the typing that is part of."""
    given = Signal(str)
    """The id of the moment or workshop that the chosen photo is to belong to."""
    marked = Signal(bool)
    """Whether the chosen photo is to be confidential."""
    left = Signal()
    """The text is done with: back to the list."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._about = ""
        self._held: dict[str, str] = {}
        self.picture = PictureView(230, self)
        self.alt = TypedField(
            _("Beskriv bilden för den som inte ser den"),
            splits="never",
            most_lines=5,
            accepts_empty=True,
            parent=self,
        )
        self.alt.setAcceptDrops(False)  # what is dropped is a photo
        self.alt.viewport().setAcceptDrops(False)
        self.place = place_choice(_("Hör till"), self)
        self.confidential = QCheckBox(_("Konfidentiellt: inte med i det som publiceras"), self)
        self.hint = QLabel(
            _("Skriv det viktigaste som syns, till exempel ”Väggen med fem kluster. Flest lappar har Trygg hemgång.”")
        )
        self._column = QVBoxLayout(self)
        self._lay_out()
        self.alt.settled.connect(self._typed)
        self.alt.accepted.connect(self.left)
        self.alt.cancelled.connect(self._given_up)
        self.place.activated.connect(self._given)
        self.confidential.clicked.connect(self.marked)
        theme().changed.connect(self._scale)
        self._scale()

    def show_photo(self, photo: Photo | None, content: bytes | None, places: Sequence[Place]) -> None:
        """Show the chosen photo. What is being typed, or waits to be saved, stays in its field."""
        another = (photo.kept.id if photo else "") != self._about
        if another:
            self.alt.settle()  # what was typed is that of the one before
        self._about = photo.kept.id if photo else ""
        known = photo.kept.alt if photo else ""
        if another:
            self.alt.put(self._held.get(self._about, known))
        elif self._about not in self._held and not self._being_typed(known):
            self.alt.put(known)
        for field in (self.alt, self.place, self.confidential):
            field.setEnabled(photo is not None)
        show_places(self.place, places, photo.kept.owner_id if photo else "")
        self.confidential.setChecked(bool(photo and photo.kept.confidential))
        instead = _("Bilden kan inte visas: filen saknas eller är ingen bild.") if photo else _("Inget foto är valt.")
        self.picture.put(content, known, instead)

    def hold(self, photo_id: str, text: str | None) -> None:
        """Keep a text that could not be saved; None when it has been, or is let go of."""
        if text is None:
            self._held.pop(photo_id, None)
        else:
            self._held[photo_id] = text

    def held(self) -> list[tuple[str, str]]:
        """Return the texts that are not saved, with their photos."""
        return list(self._held.items())

    def settle(self) -> None:
        """Tell of what is being typed."""
        self.alt.settle()

    def describe(self) -> None:
        """Go to the text."""
        if self.alt.isEnabled():
            self.alt.setFocus()

    def _being_typed(self, known: str) -> bool:
        return one_line(self.alt.text()) == known or (self.alt.hasFocus() and self.alt.document().isModified())

    def _typed(self, text: str) -> None:
        if self._about:
            self.typed.emit(self._about, one_line(text), self.alt.typing)

    def _given_up(self) -> None:
        self.hold(self._about, None)
        self.left.emit()

    def _given(self) -> None:
        self.given.emit(str(self.place.currentData()))

    def _lay_out(self) -> None:
        self.hint.setWordWrap(True)
        set_kind(self.hint, "secondary")
        self._column.addWidget(self.picture)
        for words, field in ((self.alt.accessibleName(), self.alt), (_("Hör till"), self.place)):
            label = QLabel(words, self)
            label.setBuddy(field)
            label.setWordWrap(True)
            set_kind(label, "strong" if field is self.alt else "secondary")
            self._column.addWidget(label)
            self._column.addWidget(field)
            if field is self.alt:
                self._column.addWidget(self.hint)
        self._column.addWidget(self.confidential)
        self._column.addStretch(1)

    def _scale(self) -> None:
        look = current()
        self._column.setContentsMargins(look.px(4), look.px(4), look.px(4), look.px(4))
        self._column.setSpacing(look.px(6))


def place_choice(name: str, parent: QWidget) -> QComboBox:
    """Return a choice of what photos belong to."""
    box = QComboBox(parent)
    box.setAccessibleName(name)
    box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    box.setMinimumContentsLength(14)
    box.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
    return box


def show_places(box: QComboBox, places: Sequence[Place], chosen: str) -> None:
    """Put these in a choice; what is chosen is told of by nobody."""
    if [str(box.itemData(at)) for at in range(box.count())] != [place for place, _words in places] or any(
        box.itemText(at) != excerpt(words, _TITLE) for at, (_place, words) in enumerate(places)
    ):
        box.clear()
        for place, words in places:
            box.addItem(excerpt(words, _TITLE), place)
    box.setCurrentIndex(box.findData(chosen))
