"""The room's view of a break: the word, the help text, and when it goes on."""

from dataclasses import dataclass

from PySide6.QtGui import QColor, QFont, QPainter

from naravard_desktop.core.language import _
from naravard_desktop.live.session import Session
from naravard_desktop.parts.screen import MARGIN_X, Screen, draw_lines
from naravard_desktop.parts.wrapping import wrap
from naravard_desktop.process.workshops import Step
from naravard_desktop.widgets import fonts, tokens

_WORD = 96
_LINE = 1.25


@dataclass(frozen=True, slots=True)
class _Laid:
    lines: tuple[str, ...]
    font: QFont
    step: float
    ink: QColor

    @property
    def height(self) -> float:
        return len(self.lines) * self.step


class PauseScreen(Screen):
    """The word Paus, large."""

    def __init__(self, session: Session, step: Step) -> None:
        super().__init__(session, step)
        self._goes_on = ""
        self.refresh()

    def goes_on(self, at: str) -> None:
        """Tell when the workshop goes on, as a wall time ("14.40"); "" if that is not known."""
        if at != self._goes_on:
            self._goes_on = at
            self.refresh()

    def spoken(self) -> str:
        """Return what is shown, in words."""
        return "\n".join(text for text in (_("Paus"), prompt_of(self.step), self.step.help, self._line()) if text)

    def draw_all(self, painter: QPainter) -> None:
        """Draw all in the middle of the height; what the template says gets what the word and the time leave."""
        left, gap = self.px(MARGIN_X), self.px(16)
        width = max(1.0, self.width() - 2 * left)
        laid: list[_Laid] = []
        room = self.height() - 2.0 * gap
        for part in self._parts():
            if part[0] and room > 0:
                laid.append(self._laid(*part, width, room))
                room -= laid[-1].height + gap
        top = max(gap, (self.height() - sum(one.height + gap for one in laid) + gap) / 2)
        for one in laid:
            top = draw_lines(painter, one.lines, one.font, one.ink, left, top, one.step) + gap

    def _line(self) -> str:
        return _("Vi fortsätter {time}").format(time=self._goes_on) if self._goes_on else ""

    def _parts(self) -> list[tuple[str, float, str]]:
        """Return each text with its size and its colour."""
        return [
            (_("Paus"), _WORD, "text"),
            (self._line(), tokens.SCREEN_TIME, "primary"),
            (prompt_of(self.step), tokens.SCREEN_GROUP, "text"),
            (self.step.help, tokens.SCREEN_GROUP, "muted"),
        ]

    def _laid(self, text: str, size: float, ink: str, width: float, height: float) -> _Laid:
        font = fonts.font(max(tokens.SCREEN_FLOOR, round(self.px(size))), strong=size > tokens.SCREEN_GROUP)
        step = font.pixelSize() * _LINE
        lines, whole = wrap(text, font, width, max(1, int(height / step)))
        return _Laid(lines if whole else (*lines[:-1], f"{lines[-1][:-1]}…"), font, step, self.colour(ink))


def prompt_of(step: Step) -> str:
    """Return what the template says to the room besides the word itself."""
    return "" if step.prompt.strip().casefold() == _("Paus").casefold() else step.prompt
