"""The facilitator's panel of priority: dots to count, or four fields, as the step says."""

from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from naravard_desktop.core.language import N_
from naravard_desktop.live.session import Session
from naravard_desktop.parts import party_bar
from naravard_desktop.parts.panel import Panel
from naravard_desktop.process.workshops import Step, options
from naravard_desktop.steps.priority.data import Options
from naravard_desktop.steps.priority.dots_panel import DotsPanel
from naravard_desktop.steps.priority.effort_panel import EffortPanel


class PriorityPanel(Panel):
    """`inner` does the work; it is another when the way of giving priority, or what is given priority, is changed."""

    line_name = N_("Ny lapp")
    own_keys = (
        (N_("0 … 9, + och −"), N_("Räkna prickar för det som är valt")),
        (N_("1 … 4, 0"), N_("Lägg i ett av de fyra fälten, eller ta tillbaka därifrån")),
        *party_bar.KEYS,
    )

    def __init__(self, session: Session, step: Step, parent: QWidget | None = None) -> None:
        super().__init__(session, step, parent)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._way = self._wanted()
        self.inner = self._make()

    def concerns(self, changed: dict[str, set[str]]) -> bool:
        """The step itself: `inner` hears of all else."""
        return self.step.id in changed.get("step", ())

    def refresh(self) -> None:
        """Show all anew."""
        if self._wanted() == self._way:
            self.inner.refresh()
            return
        self._way = self._wanted()
        old, focus = self.inner, QApplication.focusWidget()
        focused = focus is not None and self.isAncestorOf(focus)
        old.settle()
        self._layout.removeWidget(old)
        self.session.changed.disconnect(old._hear)
        old.hide()
        old.deleteLater()
        self.inner = self._make()
        self.inner.show()
        if focused:
            self.inner.take_focus()

    def update_rows(self, changed: dict[str, set[str]]) -> None:
        """Be another way of giving priority, if that is what the edit made of the step."""
        del changed
        if self._wanted() != self._way:
            self.refresh()

    def take_line(self, text: str) -> bool:
        """Make a card of a line that was typed outside the panel."""
        return self.inner.take_line(text)

    def choose(self, row_id: str) -> None:
        """Choose an item in the list it lies in."""
        found = self.inner.list_of(row_id)
        found.choose([row_id])
        found.setFocus()

    def take_focus(self) -> None:
        """Begin where the work is."""
        self.inner.take_focus()

    def settle(self) -> None:
        """Save what is being typed."""
        self.inner.settle()

    def _wanted(self) -> tuple[str, str, str | None]:
        chosen = options(self.step, Options)
        return chosen.method, chosen.on, self.step.uses_id

    def _make(self) -> DotsPanel | EffortPanel:
        made = (EffortPanel if self._way[0] == "effort" else DotsPanel)(self.session, self.step)
        made.selected.connect(self.selected)
        self._layout.addWidget(made)
        return made
