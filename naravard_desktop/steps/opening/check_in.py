"""The first round: a line that takes an answer at each Enter, and who gave it where that is told."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget

from naravard_desktop.core.language import N_, _
from naravard_desktop.live.session import Session
from naravard_desktop.parts.person_picker import PersonPicker
from naravard_desktop.parts.section import Section
from naravard_desktop.process.cards import Card, NewCard
from naravard_desktop.process.people import Person
from naravard_desktop.process.workshops import Step, options
from naravard_desktop.steps.opening.data import CHECK_IN, Options
from naravard_desktop.steps.opening.present import Present
from naravard_desktop.widgets.theme import set_kind


class CheckIn(Section):
    """Level and organisation of whoever answers come with the answer, unless others are chosen for it."""

    added = (N_("Nytt svar: {text}"), N_("{count} nya svar"))

    newcomer = Signal(str)
    """A name that the process does not know was given as who answers."""

    def __init__(self, session: Session, step: Step, parent: QWidget | None = None) -> None:
        self._present = Present({}, (), {})
        self._who = ""
        self._listed: dict[str, Person] | None = None
        super().__init__(
            session,
            step,
            CHECK_IN,
            "",
            about=_("Incheckning"),
            empty=_("Gå laget runt. Det som sägs skrivs i rutan nedanför, ett svar i taget."),
            placeholder=_("Skriv ett svar och tryck Enter"),
            plain=False,
            parent=parent,
        )
        self.who = PersonPicker(_("Vem svarar"), self)
        self._label = QLabel(_("Vem svarar (valfritt)"), self)
        self._label.setBuddy(self.who)
        set_kind(self._label, "small")
        row = QHBoxLayout()
        row.addWidget(self._label)
        row.addWidget(self.who, 1)
        self.put_at_line(row)
        self.who.picked.connect(self.choose_who)
        self.who.named.connect(self.newcomer)
        self.show_step(step)

    def focus_chain(self) -> list[QWidget]:
        """Return what Tab comes to, in the order the eye goes."""
        chain = super().focus_chain()
        at = chain.index(self.capture.field)
        return [*chain[:at], self.who, *chain[at:]]

    def show_step(self, step: Step) -> None:
        """Show the round's question where it is another than the moment's, and ask for nobody where answers are anonymous."""
        asked = options(step, Options).check_in
        self.title = asked if asked not in step.prompt else ""
        for widget in (self.who, self._label):
            widget.setVisible(not step.anonymous)
        self.show_cards()

    def show_present(self, present: Present) -> None:
        """Offer those on the list."""
        listed = {person_id: present.persons[person_id] for person_id in present.noted}
        if listed != self._listed:
            self._listed = listed
            self.who.show_people(listed, [])
        self._present = present
        if self._who and self._who not in listed:
            self.choose_who("")
        self.show_cards()

    def choose_who(self, person_id: str) -> None:
        """Let the next answer be a person's; "" for nobody's."""
        self._who = person_id
        self.who.choose(person_id)
        if not person_id:
            self.who.setCurrentIndex(-1)
            self.who.clearEditText()
        if self.who.hasFocus():
            self.capture.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def notes(self, card: Card) -> tuple[str, ...]:
        """Return who gave the answer."""
        person = self._present.persons.get(card.author_id or "")
        return (person.name,) if person else ()

    def write(self, new: Sequence[NewCard]) -> list[str]:
        """Add answers, with whoever gave them."""
        person = self._present.persons.get(self._who)
        if person and not self.step.anonymous:
            new = [
                replace(
                    card,
                    author_id=person.id,
                    level=card.level or person.level,
                    organisation_id=card.organisation_id or person.organisation_id,
                )
                for card in new
            ]
        return super().write(new)

    def _written(self, new: list[NewCard]) -> None:
        before = len(self.shown.cards)
        super()._written(new)
        if self._who and len(self.shown.cards) > before:
            self.choose_who("")
