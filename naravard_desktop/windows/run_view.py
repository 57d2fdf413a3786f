"""How Genomför is laid out: time and agenda, the moment, the facilitator's own text; the moment gets the room there is."""

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QWidget

from naravard_desktop.parts.panel import Panel
from naravard_desktop.process.workshops import Step
from naravard_desktop.widgets import theme, tokens
from naravard_desktop.windows.run_clock import RunClock
from naravard_desktop.windows.run_stage import Stage
from naravard_desktop.windows.run_support import Support

_SLIM = 1000
"""Narrower than this (at 100 %) time and agenda are a line on top."""
_BESIDE = 760
"""Narrower than this the facilitator's text covers the moment instead of lying beside it."""
_LITTLE_TO_SHOW = {"opening", "talk", "break", "closing"}
"""Kinds that leave room for the facilitator's text from the start."""


class RunView(QWidget):
    """Knows of widths and of what is opened; of the workshop it knows only the step that is on."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.clock, self.stage, self.support = RunClock(), Stage(), Support()
        self._step: Step | None = None
        self._wanted: dict[str, bool] = {}
        self._covering = False
        self._middle = QHBoxLayout()
        # Only the moment scrolls: time left is always in sight.
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidget(self.stage)
        self._middle.addWidget(self._scroll, 1)
        self._middle.addWidget(self.support)
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.addWidget(self.clock)
        self._box.addLayout(self._middle, 1)
        # A panel that has just come up has its size only after this.
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._show_focus)
        self.support.toggle_asked.connect(self.toggle_support)
        self.clock.support.clicked.connect(self.toggle_support)
        theme.theme().changed.connect(self._scale)
        self._scale()

    @property
    def covered(self) -> bool:
        """Whether the facilitator's text lies over the moment."""
        return self._covering and self._step is not None and not self._beside()

    def show_step(self, step: Step | None) -> None:
        """Take up another step, or the same one changed."""
        if step is None or self._step is None or step.id != self._step.id:
            self._covering = False
        self._step = step
        if step:
            self.support.show_step(step)
        self.fit()

    def toggle_support(self) -> None:
        """Show the facilitator's text, or fold it. Beside the moment that is remembered for all moments of the kind."""
        if self._step is None:
            return
        focus = QApplication.focusWidget()
        inside = focus is not None and self.support.isAncestorOf(focus)
        if self._beside():
            self._wanted[self._step.kind] = not self.support.opened or self.support.isHidden()
            self.fit()
            if inside and self.support.isVisible():
                self.support.toggle.setFocus()
        else:
            self._covering = not self._covering
            self.fit()
            if self._covering:
                self.support.text.setFocus()
                return
            inside = True
        if inside and self.support.isHidden():
            self.focus_stage()

    def focus_stage(self) -> None:
        """Put the focus where the moment's work begins."""
        shown = self.stage.currentWidget()
        if isinstance(shown, Panel):
            shown.resize(self.stage.size())  # where the work begins may lie elsewhere when it is narrow
            shown.take_focus()
        self._soon.start()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's
        """Lay out for the new width."""
        super().resizeEvent(event)
        self.fit()

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's
        """Let the column be no reason to scroll: it becomes a line before that."""
        least = super().minimumSizeHint()
        return QSize(min(least.width(), theme.current().px(_SLIM) - 1), least.height())

    def fit(self) -> None:
        """Lay out for the width and the step there are."""
        slim = self.width() < theme.current().px(_SLIM)
        if slim != self.clock.slim:
            way = QBoxLayout.Direction.TopToBottom if slim else QBoxLayout.Direction.LeftToRight
            self._box.setDirection(way)
            self.clock.set_slim(slim=slim)
        beside, covered = self._beside(), self.covered
        opened = covered or (self._step is not None and beside and self._opened_beside())
        self.support.set_opened(opened=opened, alone=covered)
        self.support.setVisible(self._step is not None and (opened or not slim))
        self._scroll.setVisible(not covered)
        self.clock.support.setVisible(slim and self._step is not None)
        self.clock.support.setChecked(opened)

    def _show_focus(self) -> None:
        """Bring what has focus in sight, also where a panel scrolls inside what scrolls."""
        focus = QApplication.focusWidget()
        if focus is None or not self.stage.isAncestorOf(focus):
            return
        edge = theme.current().px(tokens.UNIT)
        at = focus.parentWidget()
        while at is not None and at is not self:
            if isinstance(at, QScrollArea):
                at.ensureWidgetVisible(focus, edge, edge)
            at = at.parentWidget()

    def _opened_beside(self) -> bool:
        if self._step is None:
            return False
        kind = self._step.kind
        return self._wanted.get(kind, kind in _LITTLE_TO_SHOW and self.support.has_text and not self.clock.slim)

    def _beside(self) -> bool:
        return self.width() >= theme.current().px(_BESIDE)

    def _scale(self) -> None:
        gap = theme.current().px(12)
        self._box.setSpacing(gap)
        self._middle.setSpacing(gap)
        self.fit()
