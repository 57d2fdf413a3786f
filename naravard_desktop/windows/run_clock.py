"""Time and agenda in Genomför: a column at the left, or a slim line on top where the width is short."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QToolButton, QVBoxLayout, QWidget

from naravard_desktop.core.language import _
from naravard_desktop.live.timekeeping import Timing
from naravard_desktop.widgets import icons, theme
from naravard_desktop.windows import run_support
from naravard_desktop.windows.run_agenda import AgendaRow, RunAgenda
from naravard_desktop.windows.run_agenda_view import AgendaView
from naravard_desktop.windows.run_drop import AgendaDrop, DropButton
from naravard_desktop.windows.run_time import RunTime

_WIDTH = 232
_LEAST_AGENDA = 110


def minutes_words(minutes: int) -> str:
    """Say a length: "12 min", from an hour on "2 h 5 min"."""
    hours, rest = divmod(minutes, 60)
    if not hours:
        return _("{n} min").format(n=rest)
    return _("{hours} h {n} min").format(hours=hours, n=rest) if rest else _("{hours} h").format(hours=hours)


def schedule_words(times: Timing) -> tuple[str, str]:
    """Say how the day stands: the short words, and what they rest on; nothing without a plan."""
    if times.late is None or times.planned_end is None:
        return "", _("Slut beräknas {time}").format(time=f"{times.ends:%H.%M}")
    behind = _("Slut beräknas {time},\nplanerat {planned}").format(
        time=f"{times.ends:%H.%M}", planned=f"{times.planned_end:%H.%M}"
    )
    if times.late == 0:
        return _("Enligt schemat"), behind
    words = _("{time} efter schemat") if times.late > 0 else _("{time} före schemat")
    return words.format(time=minutes_words(abs(times.late))), behind


class RunClock(QFrame):
    """Shows what it is told and tells what is pressed; it keeps no time itself."""

    step_chosen = Signal(str)
    """A step was chosen in the agenda with Enter or a double click."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_kind(self, "panel")
        self.time = RunTime()
        self.model = RunAgenda(self)
        self.agenda = AgendaView(self.model)
        self.agenda.chosen.connect(self.step_chosen)
        self.open_agenda = DropButton()
        self.drop = AgendaDrop(self.model, self)
        self.drop.chosen.connect(self.step_chosen)
        self.open_agenda.clicked.connect(self._open)
        self.support = QToolButton()
        self.support.setCheckable(True)
        icons.put_icon(self.support, "info")
        self.support.setAccessibleName(_("Text för dig som leder"))
        self.support.setToolTip(_("Visa eller dölj texten för dig som leder ({key})").format(key=run_support.KEY))
        self.note = QFrame()
        theme.set_kind(self.note, "tint")
        self.words, self.behind = QLabel(), QLabel()
        theme.set_kind(self.words, "strong")
        theme.set_kind(self.behind, "secondary")
        for label in (self.words, self.behind):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        self.brief = QLabel()
        theme.set_kind(self.brief, "secondary")
        self._line = QFrame()
        theme.set_kind(self._line, "line")
        self._current: str | None = None
        self._slim = False
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._note_box = QVBoxLayout(self.note)
        self._lay_out()
        theme.theme().changed.connect(self._scale)
        self.set_slim(slim=False)

    @property
    def slim(self) -> bool:
        """Whether it is a line on top."""
        return self._slim

    def show_time(self, times: Timing, agenda: list[AgendaRow], current: str | None, *, paused: bool) -> None:
        """Show an instant; `current` is the step that is on."""
        self._current = current
        self.time.show_time(times, on=current is not None, paused=paused)
        self._line.setVisible(current is not None and not self._slim)
        self.model.show(agenda)
        words, behind = schedule_words(times)
        over = current is None and any(row.state == "left" for row in agenda)
        if over or not agenda:
            words = behind = ""
        self.words.setText(words)
        self.words.setVisible(bool(words))
        self.behind.setText(behind)
        self.note.setVisible(bool(behind) and not self._slim)
        self.brief.setText(words or behind)
        self.drop.say("\n".join(text for text in (words, behind) if text))
        self._name_agenda()
        self._fit_brief()

    def choose(self, step_id: str | None) -> None:
        """Let the agenda stand on the step that is seen."""
        self.agenda.stand_at(step_id)

    def set_slim(self, *, slim: bool) -> None:
        """Become a line on top, or a column again."""
        self._slim = slim
        self._box.setDirection(QBoxLayout.Direction.LeftToRight if slim else QBoxLayout.Direction.TopToBottom)
        self.time.set_slim(slim=slim)
        self.agenda.setVisible(not slim)
        self._line.setVisible(not slim and self._current is not None)
        self.note.setVisible(not slim and bool(self.behind.text()))
        self.open_agenda.setVisible(slim)
        self.support.setVisible(slim)
        if not slim:
            self.drop.hide()
        self._scale()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's
        """See what there is room for."""
        super().resizeEvent(event)
        self._fit_brief()

    def hasHeightForWidth(self) -> bool:  # noqa: N802 - Qt's
        """Say no: the window must not be as high as the agenda would like to be. It scrolls."""
        return False

    def _lay_out(self) -> None:
        self._note_box.addWidget(self.words)
        self._note_box.addWidget(self.behind)
        self._box.addWidget(self.time, 0, Qt.AlignmentFlag.AlignLeft)
        self._box.addWidget(self._line)
        self._box.addWidget(self.agenda, 1)
        self._box.addWidget(self.note)
        self._box.addStretch()
        self._box.addWidget(self.brief)
        self._box.addWidget(self.support)
        self._box.addWidget(self.open_agenda)
        QWidget.setTabOrder(self.support, self.open_agenda)

    def _scale(self) -> None:
        look = theme.current()
        edge = look.px(12)
        if self._slim:
            self.setMinimumWidth(0)
            self.setMaximumWidth(16_777_215)
            self._box.setContentsMargins(edge, look.px(6), look.px(6), look.px(6))
        else:
            self.setFixedWidth(look.px(_WIDTH))
            self._box.setContentsMargins(edge, look.px(14), edge, edge)
        self._box.setSpacing(edge)
        self._note_box.setContentsMargins(edge, look.px(10), edge, look.px(10))
        self._note_box.setSpacing(look.px(2))
        self.agenda.setMinimumHeight(look.px(_LEAST_AGENDA))
        self._fit_brief()

    def _fit_brief(self) -> None:
        """Show how the day stands where there is room for all of it; it stands below the drop-down's list too."""
        gaps = 5 * self._box.spacing() + 2 * theme.current().px(12)
        others = sum(one.sizeHint().width() for one in (self.time, self.support, self.open_agenda))
        room = self.width() - others - gaps
        self.brief.setVisible(self._slim and bool(self.brief.text()) and self.brief.sizeHint().width() <= room)

    def _name_agenda(self) -> None:
        row, count = self.model.row_of(self._current), len(self.model.rows)
        words = _("Moment {n} av {all}").format(n=row + 1, all=count) if row >= 0 else _("Program")
        if words != self.open_agenda.text():
            self.open_agenda.setText(words)
            self.open_agenda.setAccessibleName(_("Program, {where}").format(where=words) if row >= 0 else words)
        self.open_agenda.setEnabled(count > 0)

    def _open(self) -> None:
        self.drop.open_below(self.open_agenda, self._current)
