"""What a moment's panel and its screen share: they show one step, and hear of every edit."""

from PySide6.QtWidgets import QWidget

from naravard_desktop.live.session import Session
from naravard_desktop.process.processes import scope_of
from naravard_desktop.process.workshops import Step, step
from naravard_desktop.storage.edit import Scope
from naravard_desktop.storage.library import Library

_WHOLE = {"process", "workshop", "step"}
"""What a step goes with: only the one that was deleted is named, not all that went with it."""


class StepWidget(QWidget):
    """Shows a step of an open library; `concerns` tells which edits make it `refresh`."""

    def __init__(self, session: Session, step: Step, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.step = step
        scope = scope_of(session.library, step.workshop_id)
        if scope is None:
            raise LookupError(step.workshop_id)
        self.scope: Scope = scope
        session.changed.connect(self._hear)

    @property
    def library(self) -> Library:
        """The library the step is in."""
        return self.session.library

    def refresh(self) -> None:
        """Show what the library says now."""

    def concerns(self, changed: dict[str, set[str]]) -> bool:
        """Tell whether an edit may change what is shown; all do unless a kind says otherwise."""
        return bool(changed)

    def update_rows(self, changed: dict[str, set[str]]) -> None:
        """Show what an edit changed; by default everything anew."""
        self.refresh()

    def _hear(self, changed: dict[str, set[str]]) -> None:
        if _WHOLE & changed.keys():
            try:
                self.step = step(self.library, self.step.id)
            except LookupError:  # it is gone, alone or with its workshop: whoever shows this takes it away
                return
        if self.concerns(changed):
            self.update_rows(changed)
