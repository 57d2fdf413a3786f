"""The facilitator's panel of a break: nothing is written."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from naravard_desktop.core.language import _
from naravard_desktop.live.session import Session
from naravard_desktop.parts.panel import Panel
from naravard_desktop.process.workshops import Step
from naravard_desktop.steps.pause.screen import prompt_of
from naravard_desktop.widgets import tokens
from naravard_desktop.widgets.icons import put_icon
from naravard_desktop.widgets.theme import current, set_kind, theme


class PausePanel(Panel):
    """The word, what the room sees, and when it goes on."""

    def __init__(self, session: Session, step: Step, parent: QWidget | None = None) -> None:
        super().__init__(session, step, parent)
        self._goes_on = ""
        frame = QFrame(self)
        set_kind(frame, "panel")
        icon = QLabel(frame)
        put_icon(icon, "coffee", "primary")
        self.word, self.time, self.help = QLabel(_("Paus"), frame), QLabel(frame), QLabel(frame)
        set_kind(self.word, "place")
        set_kind(self.time, "heading")
        set_kind(self.help, "secondary")
        inside = QVBoxLayout(frame)
        inside.addStretch(1)
        for label in (icon, self.word, self.time, self.help):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            label.setWordWrap(label is not icon)
            label.setTextFormat(Qt.TextFormat.PlainText)
            inside.addWidget(label)
        inside.addStretch(1)
        self._inside = inside
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(frame)
        theme().changed.connect(self._scale)
        self._scale()
        self.refresh()

    def goes_on(self, at: str) -> None:
        """Tell when the workshop goes on, as a wall time ("14.40"); "" if that is not known."""
        if at != self._goes_on:
            self._goes_on = at
            self.refresh()

    def refresh(self) -> None:
        """Show what the library says now."""
        self.help.setText("\n".join(text for text in (prompt_of(self.step), self.step.help) if text))
        self.help.setVisible(bool(self.help.text()))
        self.time.setText(_("Vi fortsätter {time}").format(time=self._goes_on))
        self.time.setVisible(bool(self._goes_on))

    def concerns(self, changed: dict[str, set[str]]) -> bool:
        """Only the step itself."""
        return "step" in changed

    def _scale(self) -> None:
        look = current()
        self._inside.setSpacing(look.px(tokens.UNIT))
        edge = look.px(3 * tokens.UNIT)
        self._inside.setContentsMargins(edge, edge, edge, edge)
