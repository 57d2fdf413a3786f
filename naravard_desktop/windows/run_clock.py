"""The left side of Genomför: time left, pause and more time, the agenda, and how the day stands against the plan."""

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QHeaderView, QLabel, QPushButton, QTableView, QVBoxLayout, QWidget

from naravard_desktop.core.language import _
from naravard_desktop.live.timekeeping import Timing
from naravard_desktop.widgets import rows, theme
from naravard_desktop.widgets.countdown import Countdown
from naravard_desktop.windows.run_agenda import AgendaRow, RunAgenda


def schedule_words(times: Timing) -> tuple[str, str]:
    """Say how the day stands: the short words, and what they rest on; nothing without a plan."""
    if times.late is None or times.planned_end is None:
        return "", _("Slut beräknas {time}").format(time=f"{times.ends:%H.%M}")
    behind = _("Slut beräknas {time}, planerat {planned}").format(
        time=f"{times.ends:%H.%M}", planned=f"{times.planned_end:%H.%M}"
    )
    if times.late == 0:
        return _("Enligt schemat"), behind
    words = _("{n} min efter schemat") if times.late > 0 else _("{n} min före schemat")
    return words.format(n=abs(times.late)), behind


class RunClock(QFrame):
    """Shows what it is told and tells what is pressed; it keeps no time itself."""

    pause_pressed = Signal()
    minutes_pressed = Signal(int)
    step_chosen = Signal(str)
    """A step was chosen in the agenda with Enter or a double click."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        theme.set_kind(self, "panel")
        self.countdown = Countdown()
        self.pause = QPushButton(_("Pausa"))
        self.pause.clicked.connect(self.pause_pressed)
        self.one, self.five = QPushButton("+1"), QPushButton("+5")
        self.one.setAccessibleName(_("En minut till"))
        self.five.setAccessibleName(_("Fem minuter till"))
        self.one.clicked.connect(self._one_more)
        self.five.clicked.connect(self._five_more)
        self.model = RunAgenda(self)
        self.agenda = QTableView()
        self.agenda.setModel(self.model)
        rows.dress(self.agenda, plain=True)
        self.agenda.setAccessibleName(_("Dagordning"))
        self.agenda.horizontalHeader().hide()
        self.agenda.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.agenda.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.agenda.activated.connect(self._chosen)
        self._note = QFrame()
        theme.set_kind(self._note, "tint")
        self.words, self.behind = QLabel(), QLabel()
        theme.set_kind(self.words, "strong")
        for label in (self.words, self.behind):
            label.setWordWrap(True)
        self._lay_out()

    def show_time(self, times: Timing, agenda: list[AgendaRow], current: str | None, *, paused: bool) -> None:
        """Show an instant; `current` is the step that is on."""
        self.countdown.set_left(times.left, times.total)
        self.countdown.setVisible(current is not None)
        for button in (self.pause, self.one, self.five):
            button.setEnabled(current is not None)
        self.pause.setText(_("Fortsätt") if paused else _("Pausa"))
        self.model.show(agenda)
        words, behind = schedule_words(times)
        self.words.setText(words)
        self.words.setVisible(bool(words))
        self.behind.setText(behind)

    def choose(self, step_id: str | None) -> None:
        """Let the agenda show which step is seen."""
        row = self.model.row_of(step_id)
        if row >= 0 and self.agenda.currentIndex().row() != row:
            self.agenda.selectRow(row)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 16, 12, 16)
        column.addWidget(self.countdown)
        buttons = QHBoxLayout()
        for button in (self.pause, self.one, self.five):
            buttons.addWidget(button)
        buttons.addStretch()
        column.addLayout(buttons)
        column.addWidget(self.agenda, 1)
        note = QVBoxLayout(self._note)
        note.addWidget(self.words)
        note.addWidget(self.behind)
        column.addWidget(self._note)

    def _one_more(self) -> None:
        self.minutes_pressed.emit(1)

    def _five_more(self) -> None:
        self.minutes_pressed.emit(5)

    def _chosen(self, index: QModelIndex) -> None:
        self.step_chosen.emit(self.model.rows[index.row()].step_id)
