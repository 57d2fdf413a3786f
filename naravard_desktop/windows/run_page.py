"""What Genomför shows when no moment is on: before the start, between moments, after the end, and with an empty agenda."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from naravard_desktop.core.clock import local, spoken_date, spoken_time
from naravard_desktop.core.language import _
from naravard_desktop.live.timekeeping import Timing
from naravard_desktop.process.people import attendance
from naravard_desktop.process.workshops import Workshop
from naravard_desktop.storage.library import Library
from naravard_desktop.widgets import icons, theme, tokens
from naravard_desktop.windows.run_clock import minutes_words
from naravard_desktop.windows.run_way import Way

_WIDTH = 560
_LATE = 5
"""Minutes after plan at which starting late is spoken of."""


Page = tuple[str, list[str], str]
"""Heading, paragraphs, and the name of an icon."""


def no_workshop() -> Page:
    """Return what stands when no workshop is open."""
    return _("Ingen workshop är öppen"), [_("Öppna en på Start.")], "play"


def page(library: Library, way: Way, times: Timing, now: str) -> Page:
    """Return what stands when no moment of a workshop is on."""
    held, following = way.held, way.following
    if held is None:
        return no_workshop()
    if not way.plan:
        lines = [_("Lägg till dem i Förbered (Ctrl+3). Sedan kan ni starta här.")]
        return _("Workshoppen har inga moment än"), lines, "info"
    if following is None:
        return _("Workshoppen är avslutad"), _after_end(held, now), "check"
    if way.begun:
        lines = [_("Momentet ni var i finns inte kvar. Gå vidare till nästa, eller välj ett annat i programmet.")]
        return _("Näst på tur: {title}").format(title=following.title), lines, "play"
    heading = _("Först: {title}, {n} min").format(title=following.title, n=following.minutes)
    return heading, _before_start(library, held, times, now), "users"


def _before_start(library: Library, held: Workshop, times: Timing, now: str) -> list[str]:
    when = _when(held.date, held.starts, held.place, now)
    lines = [_("Planerad start: {when}").format(when=when) if when else _("Datum är inte bestämt.")]
    count = len(attendance(library, held.id))
    if count:
        lines.append(_("1 person är inbjuden.") if count == 1 else _("{n} personer är inbjudna.").format(n=count))
    if times.late is not None and times.late > _LATE:
        late = _("Startar ni nu beräknas workshoppen sluta {time}, {late} efter schemat.")
        lines.append(late.format(time=f"{times.ends:%H.%M}", late=minutes_words(times.late)))
    return [*lines, _("Välj Starta när gruppen är samlad. Tiden börjar då.")]


def _after_end(held: Workshop, now: str) -> list[str]:
    lines = [_("Allt är sparat. Anteckningar och åtgärdslista finns i Dokument.")]
    when = _when(held.next_date, held.next_time, held.next_place, now)
    if when:
        lines.append(_("Nästa möte: {when}").format(when=when))
    return [*lines, _("Vill ni fortsätta går det bra: välj Tillbaka, eller ett moment i programmet.")]


class RunPage(QWidget):
    """A heading and some lines, in the middle; one thing for a screen reader."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        frame = QFrame()
        theme.set_kind(frame, "panel")
        self._icon = QLabel()
        self.heading = QLabel()
        theme.set_kind(self.heading, "place")
        self.lines = QLabel()
        self._column = QVBoxLayout(frame)
        self._column.addStretch(2)
        for label in (self._icon, self.heading, self.lines):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(label is not self._icon)
            row = QHBoxLayout()
            row.addStretch(1)
            row.addWidget(label, 100)
            row.addStretch(1)
            self._column.addLayout(row)
        self._column.addStretch(3)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        theme.theme().changed.connect(self._scale)
        self._scale()

    def show_words(self, heading: str, lines: Sequence[str], icon: str) -> None:
        """Show a heading and below it lines, each a paragraph."""
        text = "\n\n".join(lines)
        if (heading, text) == (self.heading.text(), self.lines.text()):
            return
        self.heading.setText(heading)
        self.lines.setText(text)
        icons.put_icon(self._icon, icon, "primary")

    def words(self) -> str:
        """Return all that is shown, as it is said."""
        return f"{self.heading.text()}. {self.lines.text()}"

    def _scale(self) -> None:
        look = theme.current()
        edge = look.px(3 * tokens.UNIT)
        self._column.setContentsMargins(edge, edge, edge, edge)
        self._column.setSpacing(look.px(12))
        for label in (self.heading, self.lines):
            label.setMaximumWidth(look.px(_WIDTH))


def _when(date: str | None, time: str | None, place: str, now: str) -> str:
    if not date:
        return ""
    day = _("i dag") if date == local(now).date().isoformat() else spoken_date(date, weekday=True)
    at = _("kl. {time}").format(time=spoken_time(time)) if time else ""
    return ", ".join(text for text in (f"{day} {at}".strip(), place) if text)
