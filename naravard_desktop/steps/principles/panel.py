"""The facilitator's panel of principles: where they are agreed on, or where one says how they are seen to be kept."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from naravard_desktop.core.language import N_
from naravard_desktop.live.session import Session
from naravard_desktop.parts import party_bar
from naravard_desktop.parts.panel import Panel
from naravard_desktop.process.workshops import Step
from naravard_desktop.steps.principles.agree_panel import AgreePanel
from naravard_desktop.steps.principles.data import part_of
from naravard_desktop.steps.principles.signs_panel import SignsPanel


class _Around(QVBoxLayout):
    """Asks for no more height than the layout of what is inside cannot do without: Qt would ask for what that would like."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setContentsMargins(0, 0, 0, 0)

    def minimumHeightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's
        """Return the least height."""
        item = self.itemAt(0)
        widget = item.widget() if item is not None else None
        inside = widget.layout() if widget is not None else None
        return inside.minimumHeightForWidth(width) if inside is not None else 0


class PrinciplesPanel(Panel):
    """Holds the panel of the step's part, and another when the part is changed in Förbered."""

    own_keys = (
        (N_("Ctrl+J"), N_("Gör en princip av de valda förslagen")),
        (N_("Ctrl+U, Ctrl+Skift+G"), N_("Ta ur principen, ta isär principen")),
        (N_("Ctrl+Skift+A, Ctrl+Skift+U, Ctrl+Skift+F"), N_("Anta, utgår, inte antagen")),
        (N_("Enter på en princip"), N_("Räkna händer")),
        (N_("F6"), N_("Nästa del: förslag, principer, händer, raden att skriva i")),
        *party_bar.KEYS,
    )

    def __init__(self, session: Session, step: Step, parent: QWidget | None = None) -> None:
        super().__init__(session, step, parent)
        self._part = ""
        self._layout = _Around(self)
        self.inside: AgreePanel | SignsPanel
        self.refresh()

    def concerns(self, changed: dict[str, set[str]]) -> bool:
        """The step's part; everything else is for the panel inside."""
        return self.step.id in changed.get("step", ())

    def refresh(self) -> None:
        """Let the step's part be the one that is worked on."""
        part = part_of(self.step)
        if part == self._part:
            return
        if self._part:
            self.inside.settle()
            self._layout.removeWidget(self.inside)
            self.inside.hide()
            self.inside.deleteLater()
        self._part = part
        self.inside = (SignsPanel if part == "signs" else AgreePanel)(self.session, self.step, self)
        self.line_name = self.inside.line_name
        self.inside.selected.connect(self.selected)
        self._layout.addWidget(self.inside)

    def take_line(self, text: str) -> bool:
        """Make a candidate of a line that was typed outside the panel."""
        return self.inside.take_line(text)

    def choose(self, row_id: str) -> None:
        """Choose something in the part by its id."""
        self.inside.choose(row_id)

    def take_focus(self) -> None:
        """Begin where the part's work begins."""
        self.inside.take_focus()

    def settle(self) -> None:
        """Save what is being typed."""
        self.inside.settle()
