"""The facilitator's panel of a talk: what is worth keeping is written down."""

from PySide6.QtWidgets import QWidget

from naravard_desktop.core.language import _
from naravard_desktop.live.session import Session
from naravard_desktop.parts.cards_panel import CardsPanel
from naravard_desktop.process.workshops import Step


class TalkPanel(CardsPanel):
    """A list of notes beside the talk."""

    def __init__(self, session: Session, step: Step, parent: QWidget | None = None) -> None:
        super().__init__(
            session,
            step,
            empty=_("Det som är värt att spara från samtalet skrivs ned här."),
            placeholder=_("Skriv det som är värt att spara och tryck Enter"),
            parent=parent,
        )
        self.order_focus()
        self.refresh()
