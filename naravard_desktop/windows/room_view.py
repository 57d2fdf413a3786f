"""What the room sees: the moment's own screen, below it the time that is left and the page; between moments a calm page."""

from collections.abc import Mapping, Sequence
from typing import Protocol, runtime_checkable

from PySide6.QtCore import QRectF, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from naravard_desktop.core.language import _
from naravard_desktop.live.session import Session
from naravard_desktop.parts.screen import MARGIN_X, Screen, draw_lines
from naravard_desktop.parts.wrapping import wrap
from naravard_desktop.process.workshops import Step
from naravard_desktop.widgets import fonts, tokens
from naravard_desktop.widgets.countdown import State, state
from naravard_desktop.widgets.tokens import DARK, Colours
from naravard_desktop.windows.run_place import Face

_BAR, _BAR_TOP, _FOOT_BOTTOM = 6, 12, 40
_LINE = 1.3
_BAR_COLOURS: dict[State, str] = {"normal": "primary", "warn": "warn", "over": "over"}
_TIME_COLOURS: dict[State, str] = {"normal": "text", "warn": "warn", "over": "over"}

Words = tuple[str, float, str]
"""A text of the calm page: its size at `SCREEN_WIDTH`, and its colour's name."""


@runtime_checkable
class _GoesOn(Protocol):
    def goes_on(self, at: str) -> None: ...


def tell_goes_on(face: object, at: str) -> None:
    """Tell a panel or a screen when the workshop goes on ("14.40", "" if that is not known), if it is a break's."""
    if isinstance(face, _GoesOn):
        face.goes_on(at)


def time_words(left: int) -> str:
    """Return the time left in whole minutes, as short as it can be read from the back row."""
    if left <= 0:
        return _("Tiden är ute")
    minutes = left // 60
    return _("{n} min kvar").format(n=minutes) if minutes else _("mindre än 1 min kvar")


def time_note(left: int, total: int, *, paused: bool) -> str:
    """Return what the colour says, in words: that time stands still, or that little is left."""
    if left <= 0:
        return ""
    if paused:
        return _("Paus, tiden står still")
    how = state(left, total)
    if how == "normal":
        return ""
    return _("Snart slut") if how == "warn" else _("Strax slut")


class RoomView(QWidget):
    """Follows what it is told. The screen of a moment lives as long as the moment is shown."""

    paged = Signal()
    """Another page is shown, or there are more or fewer."""

    def __init__(self, session: Session, faces: Mapping[str, Face], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session, self._faces = session, faces
        self._step: Step | None = None
        self._face: QWidget | None = None
        self._new: set[str] = set()
        self._goes_on = ""
        self.colours: Colours = DARK
        self._calm = _Calm(self)
        self.foot = _Foot(self)
        self.setAccessibleName(_("Storbild"))
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._follow_new)
        session.changed.connect(self._hear)
        self._place()

    @property
    def screen_shown(self) -> Screen | None:
        """The moment's screen; None between moments."""
        return self._face if isinstance(self._face, Screen) else None

    def show_step(self, step: Step | None) -> None:
        """Show a moment, or the calm page; the same moment again keeps its page."""
        if step and self._step and (step.id, step.kind) == (self._step.id, self._step.kind):
            return
        self._drop()
        self._step = step
        if step:
            self._face = self._faces[step.kind].screen(self._session, step)
            self._face.setParent(self)
            if isinstance(self._face, Screen):
                self._face.put_colours(self.colours)
                self._face.paged.connect(self._paged)
            tell_goes_on(self._face, self._goes_on)
        self._place()
        self._paged()

    def show_calm(self, words: Sequence[Words]) -> None:
        """Show these below each other while no moment is on."""
        self._calm.put([one for one in words if one[0]], self.colours)

    def show_time(self, left: int, total: int, *, paused: bool) -> None:
        """Show `left` of `total` seconds; a moment without a length shows no time."""
        self.foot.put_time(left, total, paused=paused)

    def show_goes_on(self, at: str) -> None:
        """Tell a break when the workshop goes on."""
        self._goes_on = at
        tell_goes_on(self._face, at)

    def put_colours(self, colours: Colours) -> None:
        """Change between dark and light."""
        self.colours = colours
        if screen := self.screen_shown:
            screen.put_colours(colours)
        self._calm.put(self._calm.words, colours)
        self.foot.put_colours(colours)
        self.update()

    def page(self) -> int:
        """Return the page that is shown, from 0."""
        return screen.page() if (screen := self.screen_shown) else 0

    def pages(self) -> int:
        """Return how many pages there are, at least one."""
        return screen.pages() if (screen := self.screen_shown) else 1

    def turn(self, by: int) -> None:
        """Turn so many pages on, or back."""
        if screen := self.screen_shown:
            screen.show_page(screen.page() + by)

    def follow(self, ids: Sequence[str]) -> None:
        """Go to the page where the first of these is."""
        if screen := self.screen_shown:
            screen.follow(ids)

    def spoken(self) -> str:
        """Return all that is shown, in words."""
        if self._face is None:
            return self._calm.accessibleName()
        screen = self.screen_shown
        return "\n".join(text for text in (screen.spoken() if screen else "", self.foot.accessibleName()) if text)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's
        """Lay out: the foot grows with the width."""
        super().resizeEvent(event)
        self._place()

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's
        """Fill what nothing covers."""
        del event
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), QColor(self.colours.background))

    def _place(self) -> None:
        foot = self.foot.wanted_height(self.width())
        self.foot.setGeometry(0, self.height() - foot, self.width(), foot)
        self._calm.setGeometry(self.rect())
        if self._face is not None:
            self._face.setGeometry(0, 0, self.width(), max(1, self.height() - foot))
            self._face.show()
        self._calm.setVisible(self._face is None)
        self.foot.setVisible(self._face is not None)

    def _drop(self) -> None:
        old, self._face = self._face, None
        if old is not None:
            old.hide()
            # It would go on hearing of edits until Qt comes round to deleting it.
            self._session.disconnect(old)
            old.deleteLater()

    def _paged(self) -> None:
        self.foot.put_page(self.page(), self.pages())
        self.paged.emit()

    def _hear(self, changed: dict[str, set[str]]) -> None:
        """Note the one card that has come: the screen, which hears of it after this, is to be turned to its page."""
        cards = changed.get("card", set())
        screen = self.screen_shown
        if screen is not None and len(cards) == 1 and all(screen.page_of(one) is None for one in cards):
            self._new = set(cards)
            self._soon.start()

    def _follow_new(self) -> None:
        self.follow(list(self._new))


class _Drawn(QWidget):
    """Something for the room to read: sizes hold at `SCREEN_WIDTH`, grow with the width and never go under the floor."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.colours: Colours = DARK

    def px(self, size: float) -> float:
        return max(0.25, self.width() / tokens.SCREEN_WIDTH) * size

    def colour(self, name: str) -> QColor:
        return QColor(getattr(self.colours, name))

    def put_colours(self, colours: Colours) -> None:
        self.colours = colours
        self.update()


class _Foot(_Drawn):
    """Page at the left, time at the right, and above them how much of the time is gone."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._left, self._total, self._paused = 0, 0, False
        self._page, self._pages = 0, 1

    def put_time(self, left: int, total: int, *, paused: bool) -> None:
        now = (left, total, paused)
        if now != (self._left, self._total, self._paused):
            self._left, self._total, self._paused = now
            self._tell()

    def put_page(self, page: int, pages: int) -> None:
        self._page, self._pages = page, pages
        self._tell()

    def wanted_height(self, width: int) -> int:
        scale = max(0.25, width / tokens.SCREEN_WIDTH)
        return round(scale * (_BAR_TOP + _BAR + _FOOT_BOTTOM) + _size(scale * tokens.SCREEN_TIME) * _LINE)

    def texts(self) -> tuple[str, str, str]:
        """Return page, note and time."""
        page = _("Sida {page}/{pages}").format(page=self._page + 1, pages=self._pages) if self._pages > 1 else ""
        if self._total <= 0:
            return page, "", ""
        return page, time_note(self._left, self._total, paused=self._paused), time_words(self._left)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's
        del event
        with QPainter(self) as painter:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.fillRect(self.rect(), self.colour("background"))
            side = self.px(MARGIN_X)
            box = QRectF(side, 0, max(1.0, self.width() - 2 * side), self.height())
            how = state(self._left, self._total)
            page, note, time = self.texts()
            still = self._paused and self._left > 0
            if time:
                self._bar(painter, box, "muted" if still else _BAR_COLOURS[how])
            base = self.height() - self.px(_FOOT_BOTTOM)
            small, large = fonts.font(_size(self.px(tokens.SCREEN_FOOT))), self._time_font()
            painter.setFont(small)
            painter.setPen(self.colour("muted"))
            painter.drawText(round(box.left()), round(base), page)
            ink = self.colour("text" if still else _TIME_COLOURS[how])
            painter.setFont(large)
            painter.setPen(ink)
            right = box.right() - painter.fontMetrics().horizontalAdvance(time)
            painter.drawText(round(right), round(base), time)
            painter.setFont(small)
            painter.setPen(self.colour("muted") if still else ink)
            right -= self.px(28) + painter.fontMetrics().horizontalAdvance(note)
            painter.drawText(round(right), round(base), note)

    def _bar(self, painter: QPainter, box: QRectF, colour: str) -> None:
        high = max(2.0, self.px(_BAR))
        gone = min(1.0, max(0.0, 1 - self._left / self._total))
        painter.setPen(Qt.PenStyle.NoPen)
        track = QRectF(box.left(), self.px(_BAR_TOP), box.width(), high)
        for name, width in (("line", track.width()), (colour, track.width() * gone)):
            painter.setBrush(self.colour(name))
            if width >= 1:
                painter.drawRoundedRect(QRectF(track.left(), track.top(), max(high, width), high), high / 2, high / 2)

    def _time_font(self) -> QFont:
        return fonts.font(_size(self.px(tokens.SCREEN_TIME)), strong=True)

    def _tell(self) -> None:
        said = ". ".join(text for text in reversed(self.texts()) if text)
        if said != self.accessibleName():  # once a minute: a screen reader is not to hear of each second
            self.setAccessibleName(said)
        self.update()


class _Calm(_Drawn):
    """A few lines in the middle of the height, before the start and after the end."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.words: list[Words] = []

    def put(self, words: list[Words], colours: Colours) -> None:
        self.words = words
        self.setAccessibleName("\n".join(text for text, _size, _ink in words))
        self.put_colours(colours)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's
        del event
        side, gap = self.px(MARGIN_X), self.px(24)
        width = max(1.0, self.width() - 2 * side)
        laid = []
        for text, size, ink in self.words:
            font = fonts.font(_size(self.px(size)), strong=ink != "muted")
            step = font.pixelSize() * _LINE
            most = max(1, int(self.height() / (len(self.words) + 1) / step))
            lines, whole = wrap(text, font, width, most)
            laid.append((lines if whole else (*lines[:-1], f"{lines[-1][:-1]}…"), font, step, ink))
        top = max(gap, (self.height() - sum(len(lines) * step + gap for lines, _font, step, _ink in laid) + gap) / 2)
        with QPainter(self) as painter:
            painter.fillRect(self.rect(), self.colour("background"))
            for lines, font, step, ink in laid:
                top = draw_lines(painter, lines, font, self.colour(ink), side, top, step) + gap


def _size(size: float) -> int:
    return max(tokens.SCREEN_FLOOR, round(size))
