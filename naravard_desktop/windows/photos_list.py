"""The photos of a workshop in a list, each small beside its words. A picture is read when it is first in sight."""

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPixmap, QTextLayout, QTextOption
from PySide6.QtWidgets import QListView, QStyle, QStyleOptionViewItem, QWidget

from naravard_desktop.core.language import _
from naravard_desktop.jobs.photos import photo_name
from naravard_desktop.process.attachments import Attachment
from naravard_desktop.widgets import icons, tokens
from naravard_desktop.widgets.rows import RowDelegate, dress, paint_bar
from naravard_desktop.widgets.theme import current, theme
from naravard_desktop.windows.photos_picture import pixmap

Index = QModelIndex | QPersistentModelIndex
_PHOTO = Qt.ItemDataRole.UserRole
_WIDE, _HIGH, _PAD, _GAP = 112, 84, 10, 12
_LINES = 2


@dataclass(frozen=True, slots=True)
class Photo:
    """A photo as it is listed: its number in the minutes and where it belongs."""

    kept: Attachment
    number: int
    place: str

    @property
    def name(self) -> str:
        """Which one it is."""
        return photo_name(self.number)

    @property
    def words(self) -> str:
        """What it shows, or that nobody has said so."""
        return self.kept.alt or _("Beskrivning saknas")

    @property
    def beside(self) -> str:
        """Where it belongs, and how."""
        return " · ".join([self.place, *([_("konfidentiellt")] if self.kept.confidential else [])])


class PhotosModel(QAbstractListModel):
    """`read` returns a picture's file by its SHA-256. One picture is drawn in each turn of the loop, those in sight only."""

    def __init__(self, read: Callable[[str], bytes | None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._read = read
        self._photos: Sequence[Photo] = ()
        self._pictures: dict[str, QPixmap] = {}
        self._wanted: deque[str] = deque()
        self.ratio = 1.0
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._draw_one)
        theme().changed.connect(self._forget)

    def show_photos(self, photos: Sequence[Photo]) -> None:
        """List these."""
        if [one.kept.id for one in photos] == [one.kept.id for one in self._photos]:
            self._photos = photos
            if photos:
                self.dataChanged.emit(self.index(0), self.index(len(photos) - 1))
            return
        self.beginResetModel()
        self._photos = photos
        self.endResetModel()

    def photo(self, row: int) -> Photo | None:
        """Return the photo of a row."""
        return self._photos[row] if 0 <= row < len(self._photos) else None

    def row_of(self, photo_id: str) -> int:
        """Return where a photo is; -1 if it is not here."""
        return next((row for row, one in enumerate(self._photos) if one.kept.id == photo_id), -1)

    def picture(self, photo: Photo) -> QPixmap | None:
        """Return a photo's small picture, null if it is none; None while it is not drawn."""
        digest = photo.kept.sha256
        if digest not in self._pictures and digest not in self._wanted:
            self._wanted.append(digest)
            self._soon.start()
        return self._pictures.get(digest)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802 - Qt's
        """Return how many there are."""
        return 0 if parent.isValid() else len(self._photos)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """Return the photo, or all that is said of it."""
        photo = self.photo(index.row()) if index.isValid() else None
        if photo is None:
            return None
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return ", ".join((photo.name, photo.words, photo.beside))
        return photo if role == _PHOTO else None

    def _draw_one(self) -> None:
        if not self._wanted:
            return
        digest, look = self._wanted.popleft(), current()
        self._pictures[digest] = pixmap(self._read(digest), QSize(look.px(_WIDE), look.px(_HIGH)), self.ratio)
        for row, one in enumerate(self._photos):
            if one.kept.sha256 == digest:
                self.dataChanged.emit(self.index(row), self.index(row))
        if self._wanted:
            self._soon.start()

    def _forget(self) -> None:
        self._pictures.clear()
        self._wanted.clear()
        if self._photos:
            self.dataChanged.emit(self.index(0), self.index(len(self._photos) - 1))


class PhotosDelegate(RowDelegate):
    """The picture at the left; which one it is, what it shows in at most two lines, and where it belongs."""

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the row."""
        plain = QStyleOptionViewItem(option)
        self.initStyleOption(plain, index)
        plain.text = ""
        style = option.widget.style()
        style.drawControl(QStyle.ControlElement.CE_ItemViewItem, plain, painter, option.widget)
        rect, look, model = QRect(plain.rect), current(), index.model()
        photo = index.data(_PHOTO)
        if not isinstance(model, PhotosModel) or not isinstance(photo, Photo):
            return
        chosen = bool(plain.state & QStyle.StateFlag.State_Selected)
        if chosen:
            paint_bar(painter, rect)
        painter.save()
        inner = rect.adjusted(look.px(_PAD + 4), look.px(_PAD), -look.px(_PAD), -look.px(_PAD))
        frame = QRect(inner.left(), inner.top(), look.px(_WIDE), look.px(_HIGH))
        _paint_picture(painter, model.picture(photo), frame)
        _paint_words(painter, photo, inner.adjusted(frame.width() + look.px(_GAP), 0, 0, 0), chosen=chosen)
        painter.restore()
        painter.fillRect(QRect(rect.left(), rect.bottom(), rect.width(), 1), look.colour("line"))

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802 - Qt's
        """Return the one height."""
        del option, index
        look = current()
        words = (_LINES + 1) * QFontMetrics(look.font(strong=True)).lineSpacing()
        words += QFontMetrics(look.font(tokens.SIZE_SMALL)).lineSpacing()
        return QSize(look.px(240), max(look.px(_HIGH), words) + 2 * look.px(_PAD) + 1)


class PhotosList(QListView):
    """`chosen_photo` tells each time another one is chosen."""

    chosen_photo = Signal()

    def __init__(self, model: PhotosModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._listed = model
        model.setParent(self)
        model.ratio = self.devicePixelRatioF()
        self.setModel(model)
        dress(self, plain=True)
        self.setItemDelegate(PhotosDelegate(self))
        self.setUniformItemSizes(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Foton, i den ordning de står i dokumentet"))
        self.selectionModel().currentChanged.connect(self.chosen_photo)
        theme().changed.connect(self.doItemsLayout)

    def chosen(self) -> Photo | None:
        """Return the photo that is chosen."""
        return self._listed.photo(self.currentIndex().row())

    def choose(self, photo_id: str) -> bool:
        """Choose a photo, if it is here."""
        row = self._listed.row_of(photo_id)
        if row >= 0:
            self.setCurrentIndex(self._listed.index(row))
            self.scrollTo(self.currentIndex())
        return row >= 0

    def show_photos(self, photos: Sequence[Photo]) -> None:
        """List these; the one that was chosen stays chosen, or the one at its place."""
        chosen, row = self.chosen(), self.currentIndex().row()
        self._listed.show_photos(photos)
        if photos and not (chosen and self.choose(chosen.kept.id)):
            self.setCurrentIndex(self._listed.index(min(max(row, 0), len(photos) - 1)))
        self.chosen_photo.emit()


def _paint_picture(painter: QPainter, picture: QPixmap | None, frame: QRect) -> None:
    look = current()
    if picture is None or picture.isNull():
        painter.fillRect(frame, look.colour("tint"))
        if picture is not None:
            side = look.px(tokens.SIZE_ICON)
            at = QRect(0, 0, side, side)
            at.moveCenter(frame.center())
            painter.drawPixmap(at, icons.pixmap("triangle-alert", look.colours.warn, side, 2.0))
        return
    size = picture.deviceIndependentSize().toSize()
    at = QRect(frame.topLeft(), size)
    at.moveCenter(frame.center())
    painter.drawPixmap(at, picture)
    painter.setPen(look.colour("line"))
    painter.drawRect(at.adjusted(0, 0, -1, -1))


def _paint_words(painter: QPainter, photo: Photo, box: QRect, *, chosen: bool) -> None:
    look = current()
    name, small = look.font(strong=True), look.font(tokens.SIZE_SMALL)
    text = look.font(strong=chosen)
    high, low = QFontMetrics(name).lineSpacing(), QFontMetrics(small).lineSpacing()
    lines = broken(photo.words, text, box.width(), _LINES)
    top = box.top() + max(0, (box.height() - high * (1 + len(lines)) - low) // 2)
    parts = [(photo.name, name, "text")]
    parts += [(line, text, "text" if photo.kept.alt else "warn") for line in lines]
    for words, font, colour in [*parts, (photo.beside, small, "muted")]:
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(look.colour(colour))
        place = QRect(box.left(), top, box.width(), metrics.lineSpacing())
        painter.drawText(
            place, Qt.AlignmentFlag.AlignLeft, metrics.elidedText(words, Qt.TextElideMode.ElideRight, box.width())
        )
        top += metrics.lineSpacing()


def broken(text: str, font: QFont, width: int, most: int) -> list[str]:
    """Break a text into at most so many lines; what does not fit is left to an ellipsis on the last."""
    layout = QTextLayout(text, font)
    layout.setTextOption(QTextOption(Qt.AlignmentFlag.AlignLeft))
    layout.beginLayout()
    found: list[str] = []
    while len(found) < most:
        line = layout.createLine()
        if not line.isValid():
            break
        line.setLineWidth(width)
        start = line.textStart()
        last = len(found) == most - 1
        found.append((text[start:] if last else text[start : start + line.textLength()]).rstrip())
    layout.endLayout()
    return found
