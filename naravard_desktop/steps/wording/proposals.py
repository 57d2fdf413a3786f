"""The proposals for a text: those written here and those taken from earlier moments, and the way from one to the text."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from naravard_desktop.core.language import N_, _
from naravard_desktop.live.session import Session
from naravard_desktop.parts.action_bar import proposals_words
from naravard_desktop.parts.card_actions import Command, make_actions
from naravard_desktop.parts.cards_panel import CardsPanel
from naravard_desktop.parts.step_cards import StepCards
from naravard_desktop.process.cards import Card, NewCard
from naravard_desktop.process.links import came_from
from naravard_desktop.process.uses import used_steps
from naravard_desktop.process.workshops import Step
from naravard_desktop.steps.wording.data import PROPOSAL, wording
from naravard_desktop.widgets import tokens
from naravard_desktop.widgets.icons import put_icon
from naravard_desktop.widgets.theme import current, set_kind

_MAKE = "make"
_COMMANDS = {
    _MAKE: Command(
        N_("Gör till vår text"), N_("Låt det valda förslaget bli er gemensamma text"), "Ctrl+T", "check", most=1
    )
}


class _Shown(StepCards):
    """A step's proposals. All its cards are known, so that what becomes another is seen."""

    @property
    def cards(self) -> list[Card]:
        """The proposals."""
        return list(wording(super().cards).proposals)

    @property
    def text(self) -> Card | None:
        """The text that is agreed on."""
        return wording(super().cards).text


class Proposals(CardsPanel):
    """It only tells what is to become of a proposal, and that cards are to be taken."""

    section = PROPOSAL
    counted = staticmethod(proposals_words)
    added = (N_("Nytt förslag: {text}"), N_("{count} nya förslag"))
    chosen_as_text = Signal(str)
    """The proposal that is to be the text."""
    taking = Signal()
    """Cards of an earlier moment are to be chosen as proposals."""

    def __init__(self, session: Session, step: Step, parent: QWidget | None = None) -> None:
        self._buttons: QHBoxLayout | None = None
        self._sources: set[str] = set()
        used = used_steps(session.library, step)
        from_there = _("Skriv det första i rutan nedanför, eller ta lappar från {title}.")
        alone = _("Skriv det första i rutan nedanför.")
        empty = from_there.format(title=used[0].title) if used else alone
        super().__init__(
            session,
            step,
            empty=_("Inga förslag än.") + " " + empty,
            placeholder=_("Skriv ett förslag och tryck Enter"),
            parent=parent,
        )
        self.shown: _Shown = _Shown(session.library, step.id)
        set_kind(self.question, "heading")
        self.list.setAccessibleName(_("Förslag"))
        self.capture.field.setAccessibleName(_("Nytt förslag"))
        self.capture.field.splits = "never"
        self._make = make_actions(_COMMANDS, self.list)[_MAKE]
        self.list.addAction(self._make)
        self.make = QPushButton(self._make.text(), self)
        self.make.setToolTip(self._make.toolTip())
        put_icon(self.make, "check")
        self.take = QPushButton(_("Ta lappar som förslag…"), self)
        put_icon(self.take, "download")
        self._buttons = QHBoxLayout()
        self._buttons.addWidget(self.make)
        self._buttons.addWidget(self.take)
        self._buttons.addStretch(1)
        self.below.addLayout(self._buttons)
        self.make.clicked.connect(self._make.trigger)
        self._make.triggered.connect(self._tell_make)
        self.take.clicked.connect(self.taking)
        self.list.chosen.connect(self._enable)
        self._scale()
        self.refresh()

    def show_cards(self) -> None:
        """Show the proposals, and which of them the text came from."""
        used = used_steps(self.library, self.step)
        self.take.setVisible(bool(used))
        self.take.setToolTip(_("Välj bland lapparna i {title}").format(title=used[0].title) if used else "")
        text = self.shown.text
        self._sources = {one.id for one in came_from(self.library, text.id)} if text else set()
        super().show_cards()
        self.question.setText(_("Förslag"))
        self._enable()

    def notes(self, card: Card) -> tuple[str, ...]:
        """Say whether the text came from a proposal."""
        return (_("låg till grund för vår text"),) if card.id in self._sources else ()

    def write(self, new: Sequence[NewCard]) -> list[str]:
        """Add proposals."""
        return super().write([replace(card, section=PROPOSAL) for card in new])

    def focus_chain(self) -> list[QWidget]:
        """Return what Tab comes to, in the order the eye goes."""
        return [self.list, *self.bar.buttons(), self.make, self.take, *self.capture.widgets()]

    def offer_more(self) -> None:
        """Ask for no more than the text; proposals can be read from a file."""
        for widget in (self.capture.level, self.capture.organisation, self.capture.paste):
            widget.hide()
        self.capture.offer_load()

    def _enable(self) -> None:
        if self._buttons is not None:
            one = len(self.list.ids()) == 1
            self._make.setEnabled(one)
            self.make.setEnabled(one)

    def _tell_make(self) -> None:
        self.chosen_as_text.emit(self.list.ids()[0])

    def _show_organisations(self) -> None:
        super()._show_organisations()
        self.capture.organisation.hide()

    def _scale(self) -> None:
        super()._scale()
        if self._buttons is not None:
            self._buttons.setSpacing(current().px(tokens.UNIT))
