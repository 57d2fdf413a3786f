"""The answers to one question: the question large, the list, level and organisation of the chosen one, and the line."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from naravard_desktop.core.kind import Column
from naravard_desktop.core.language import N_, _
from naravard_desktop.core.text import excerpt
from naravard_desktop.live.session import Session
from naravard_desktop.parts.card_details import CardDetails
from naravard_desktop.parts.import_file import ask_import, import_file
from naravard_desktop.parts.section import Section
from naravard_desktop.process.cards import NewCard, add_cards
from naravard_desktop.process.people import organisations
from naravard_desktop.process.workshops import Step, options
from naravard_desktop.steps.questions.data import Options, Question, section_of
from naravard_desktop.storage.rows import Value
from naravard_desktop.widgets.theme import set_kind

_LONGEST = 400
"""More characters than this of a question are not read from a heading."""


class Answers(Section):
    """One for each question that has been gone to."""

    added = (N_("Nytt svar: {text}"), N_("{count} nya svar"))

    def __init__(self, session: Session, step: Step, question: Question, parent: QWidget | None = None) -> None:
        self.details: CardDetails | None = None
        super().__init__(
            session,
            step,
            question.section,
            excerpt(question.words, _LONGEST),
            empty=_("Inga svar än. Skriv det första i rutan nedanför."),
            placeholder=_("Skriv ett svar och tryck Enter"),
            plain=False,
            parent=parent,
        )
        set_kind(self.question, "question")
        self.details = CardDetails((), self)
        self.below.addWidget(self.details)
        self.details.changed.connect(self._details)
        self.list.chosen.connect(self._chosen)
        self.refresh()

    def focus_chain(self) -> list[QWidget]:
        """Return what Tab comes to, in the order the eye goes."""
        details = self.details.widgets() if self.details else []
        return [self.list, *self.bar.buttons(), *details, *self.capture.widgets()]

    def ask_import(self, file: Path | None = None) -> None:
        """Read answers from a file; where its rows say which question they answer, to all the questions at once."""
        asked = Column(name=_("Fråga"), type="choice", choices=options(self.step, Options).questions)
        if file is None:
            ask_import(self, [asked], partial(self._write_under, asked.name))
        else:
            import_file(self, file, [asked], partial(self._write_under, asked.name))

    def show_cards(self) -> None:
        """Show the answers, and the fields of the one that is chosen."""
        super().show_cards()
        self._chosen(self.list.ids())

    def refresh(self) -> None:
        """Read all anew."""
        self._offer()
        super().refresh()

    def update_rows(self, changed: dict[str, set[str]]) -> None:
        """Show what an edit changed."""
        if "organisation" in changed:
            self._offer()
        super().update_rows(changed)

    def _write_under(self, asked: str, new: list[NewCard]) -> list[str]:
        """Add answers, each under the question that its field `asked` names, or under this one."""
        placed = []
        for card in new:
            extra = dict(card.extra or {})
            question = extra.pop(asked, "")
            section = section_of(self.step, question) if question else self.section
            placed.append(replace(card, extra=extra, section=section))
        return add_cards(self.library, self.step.id, placed)

    def _offer(self) -> None:
        if self.details:
            self.details.show_organisations(organisations(self.library, self.scope.process_id))

    def _chosen(self, ids: list[str]) -> None:
        if self.details:
            self.details.show_card(self.shown.get(ids[0]) if len(ids) == 1 else None)

    def _details(self, card_id: str, values: dict[str, Value]) -> None:
        if not self.change([card_id], N_("Ändrad lapp: {text}"), "", (), **values):
            self._chosen(self.list.ids())
