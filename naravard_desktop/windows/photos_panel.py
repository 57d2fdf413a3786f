"""The photos of a workshop: listed, chosen, described, moved, marked and taken away. All that is done is saved at once."""

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from naravard_desktop.core.language import N_, _
from naravard_desktop.jobs.photos import photo_numbers
from naravard_desktop.live.session import Session
from naravard_desktop.parts.action_bar import ActionBar
from naravard_desktop.parts.card_actions import Command, make_actions
from naravard_desktop.process import attachments, progress
from naravard_desktop.process.workshops import steps
from naravard_desktop.storage.edit import Scope
from naravard_desktop.widgets.announce import announce
from naravard_desktop.widgets.theme import current, set_kind, theme
from naravard_desktop.windows import photos_edits as edits
from naravard_desktop.windows.photos_adding import on_clipboard, wants_pictures
from naravard_desktop.windows.photos_fields import PhotoFields, Place, place_choice, show_places
from naravard_desktop.windows.photos_list import Photo, PhotosList, PhotosModel

ADD, DESCRIBE, UP, DOWN, SECRET, DELETE = "add", "describe", "up", "down", "secret", "delete"
_COMMANDS = {
    ADD: Command(N_("Lägg till foton…"), N_("Välj foton på datorn"), "Ins", "plus", least=0),
    DESCRIBE: Command(N_("Beskriv"), N_("Gå till beskrivningen av fotot"), "F2", "pencil"),
    UP: Command(N_("Flytta upp"), N_("Flytta fotot ett steg upp i momentet"), "Alt+Up", "arrow-up"),
    DOWN: Command(N_("Flytta ned"), N_("Flytta fotot ett steg ned i momentet"), "Alt+Down", "arrow-down"),
    SECRET: Command(
        N_("Konfidentiellt"), N_("Märk fotot som konfidentiellt, eller ta bort märket"), "Ctrl+Shift+H", "lock"
    ),
    DELETE: Command(N_("Ta bort"), N_("Ta bort fotot; det går att ångra"), "Delete", "trash-2"),
}


class PhotosPanel(QWidget):
    """The list with its fields beside it, or below where there is little room."""

    add_asked = Signal()
    """Somebody wants to choose files."""
    said = Signal(str, str)
    """A sentence, and how it is meant: "info", "warn", or "undo" for what can be taken back."""

    def __init__(self, session: Session, scope: Scope, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session, self._scope = session, scope
        self._workshop_id = scope.workshop_id or ""
        self._photos: list[Photo] = []
        self.list = PhotosList(PhotosModel(self._content))
        self.fields = PhotoFields()
        self.actions_by = make_actions(_COMMANDS, self.list)
        self.actions_by[ADD].setEnabled(True)
        self.actions_by[ADD].setShortcutContext(Qt.ShortcutContext.WindowShortcut)  # also while there is no list
        self.addAction(self.actions_by[ADD])
        self.list.addActions(list(self.actions_by.values()))
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.ActionsContextMenu)
        self.bar = ActionBar(list(self.actions_by.values()), _("Fler kommandon för fotot"))
        self.owner = place_choice(_("Nya foton hör till"), self)
        self.none = QLabel(
            _("Inga foton än. Lägg till dem från datorn, dra hit filerna eller klistra in en bild med Ctrl+V.")
        )
        self._lay_out()
        self._connect()
        theme().changed.connect(self._scale)
        self._scale()
        self.refresh()
        show_places(self.owner, self._places(), self._where_we_are())

    def refresh(self) -> None:
        """Read again what is shown; nothing that is chosen or being typed is lost."""
        library = self.session.library
        places, numbers = dict(self._places()), photo_numbers(library, self._workshop_id)
        found = attachments.photos(library, self._workshop_id)
        self._photos = [Photo(one, numbers[one.id], places.get(one.owner_id, "")) for one in found]
        self.list.show_photos(self._photos)
        self.list.setVisible(bool(found))
        self.none.setVisible(not found)
        self.fields.setVisible(bool(found))
        show_places(self.owner, list(places.items()), self.owner_id())
        without = sum(not one.alt for one in found)
        counted = _("1 foto") if len(found) == 1 else _("{count} foton").format(count=len(found) or _("inga"))
        words = _("{photos}, {count} utan beskrivning").format(photos=counted, count=without) if without else counted
        self.bar.tell(0, words)

    def owner_id(self) -> str:
        """Return what new photos belong to."""
        return str(self.owner.currentData() or self._workshop_id)

    def choose(self, photo_id: str) -> bool:
        """Choose a photo, if it is here."""
        return self.list.choose(photo_id)

    def settle(self) -> None:
        """Save what is being typed."""
        self.fields.settle()

    def shift(self, by: int) -> None:
        """Move the chosen photo among those of its moment."""
        photo = self._settled()
        if photo is None:
            return
        beside = [one.kept for one in self._photos if one.kept.owner_id == photo.kept.owner_id]
        if edits.step(self.session, self._scope, beside, photo.kept, by):
            chosen = self.list.chosen()
            announce(self.list, chosen.name if chosen else "")
        else:
            words = _("{photo} är redan först i {place}.") if by < 0 else _("{photo} är redan sist i {place}.")
            announce(self.list, words.format(photo=photo.name, place=photo.place))

    def delete(self) -> None:
        """Take the chosen photo away."""
        photo = self._settled()
        if photo and edits.remove(self.session, self._scope, photo.kept):
            (self.list if self._photos else self.bar.buttons()[0]).setFocus()
            self.said.emit(_("{photo} är borttaget.").format(photo=photo.name), "undo")

    def mark(self) -> None:
        """Mark the chosen photo as confidential, or take the mark away."""
        photo = self._settled()
        if photo:
            secret = not photo.kept.confidential
            if edits.mark(self.session, self._scope, photo.kept, confidential=secret):
                announce(self.list, _("Konfidentiellt") if secret else _("Inte konfidentiellt"))
            self._chosen()

    def _give(self, owner_id: str) -> None:
        photo = self._settled()
        if photo and photo.kept.owner_id != owner_id:
            if edits.give(self.session, self._scope, photo.kept, owner_id):
                self.choose(photo.kept.id)
            self._chosen()

    def _save_typed(self, photo_id: str, text: str, typing: str) -> None:
        photo = next((one for one in self._photos if one.kept.id == photo_id), None)
        if photo is None or text == photo.kept.alt:
            self.fields.hold(photo_id, None)
        else:
            saved = edits.describe(self.session, self._scope, photo_id, text, typing)
            self.fields.hold(photo_id, None if saved else text)

    def _retry(self) -> None:
        for photo_id, text in self.fields.held():
            self.fields.hold(photo_id, None)
            self._save_typed(photo_id, text, "")

    def _chosen(self) -> None:
        photo = self.list.chosen()
        self.fields.show_photo(photo, self._content(photo.kept.sha256) if photo else None, self._places())
        for name, action in self.actions_by.items():
            action.setEnabled(name == ADD or photo is not None)

    def _settled(self) -> Photo | None:
        """Return the chosen photo as it is when what is typed has been saved."""
        self.settle()
        return self.list.chosen()

    def _content(self, digest: str) -> bytes | None:
        return attachments.content(self.session.library, digest)

    def _places(self) -> list[Place]:
        plan = steps(self.session.library, self._workshop_id)
        listed = [
            (step.id, _("{number}. {title}").format(number=at, title=step.title)) for at, step in enumerate(plan, 1)
        ]
        return [*listed, (self._workshop_id, _("Hela workshopen"))]

    def _where_we_are(self) -> str:
        on = progress.current(progress.progress(self.session.library, self._workshop_id))
        return on.step_id if on else self._workshop_id

    def _connect(self) -> None:
        slots: dict[str, Callable[[], object]] = {
            ADD: self.add_asked.emit,
            DESCRIBE: self.fields.describe,
            UP: self._up,
            DOWN: self._down,
            SECRET: self.mark,
            DELETE: self.delete,
        }
        for name, slot in slots.items():
            self.actions_by[name].triggered.connect(slot)
        self.list.chosen_photo.connect(self._chosen)
        self.list.doubleClicked.connect(self.fields.describe)
        self.fields.typed.connect(self._save_typed)
        self.fields.given.connect(self._give)
        self.fields.marked.connect(self.mark)
        self.fields.left.connect(self.list.setFocus)
        self.session.saved.connect(self._retry)
        for widget in (self.list, self.fields.alt, self.fields.place, self.fields.confidential, self.owner):
            widget.installEventFilter(self)

    def _up(self) -> None:
        self.shift(-1)

    def _down(self) -> None:
        self.shift(1)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's
        """What gets the keys comes in sight; a picture that is pasted while one describes another is a new photo."""
        if event.type() == QEvent.Type.FocusIn and isinstance(watched, QWidget):
            self._scroll.ensureWidgetVisible(watched)
        if watched is self.fields.alt and event.type() == QEvent.Type.ShortcutOverride:
            pasting = event.matches(QKeySequence.StandardKey.Paste)  # type: ignore[attr-defined]
            if pasting and wants_pictures(on_clipboard()):
                event.ignore()
                return True
        return super().eventFilter(watched, event)

    def _lay_out(self) -> None:
        self.none.setWordWrap(True)
        set_kind(self.none, "secondary")
        label = QLabel(_("Nya foton hör till"))
        label.setBuddy(self.owner)
        set_kind(label, "secondary")
        self._new = QHBoxLayout()
        self._new.addWidget(label)
        self._new.addWidget(self.owner, 1)
        left, inside = QFrame(), QWidget()
        set_kind(left, "panel")
        self._left = QVBoxLayout(left)
        self._left.addWidget(self.bar)
        self._left.addLayout(self._new)
        self._left.addWidget(self.list, 1)
        self._left.addWidget(self.none, 1, Qt.AlignmentFlag.AlignTop)
        self._columns = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        self._columns.addWidget(left, 5)
        self._columns.addWidget(self.fields, 4)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(inside)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(self._scroll)
        order = [*self.bar.buttons(), self.owner, self.list]
        order += [self.fields.alt, self.fields.place, self.fields.confidential]
        for one, after in pairwise(order):
            QWidget.setTabOrder(one, after)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's
        """Put the fields below the list where there is no room beside."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        little = self.width() < current().px(720)
        self._columns.setDirection(QBoxLayout.Direction.TopToBottom if little else QBoxLayout.Direction.LeftToRight)

    def _scale(self) -> None:
        look = current()
        self._columns.setContentsMargins(look.px(4), look.px(4), look.px(4), look.px(4))
        self._columns.setSpacing(look.px(16))
        self._left.setContentsMargins(look.px(12), look.px(12), look.px(12), look.px(12))
        self._left.setSpacing(look.px(8))
        self._new.setSpacing(look.px(8))
        self.list.setMinimumHeight(look.px(230))
        self._fit()
