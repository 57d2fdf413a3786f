"""Who tells whom what: a line with three fields, and for the message that is chosen the same to change."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from naravard_desktop.core.kind import Column
from naravard_desktop.core.language import N_, _
from naravard_desktop.live.session import Session
from naravard_desktop.parts.card_details import CardDetails
from naravard_desktop.parts.drafting import edit_name, forget, keep_columns, keep_draft, left_edits
from naravard_desktop.parts.section import Section
from naravard_desktop.process.cards import Card, NewCard
from naravard_desktop.process.people import organisations
from naravard_desktop.process.workshops import Step
from naravard_desktop.steps.closing.data import MESSAGE, WHO, WHOM
from naravard_desktop.storage.rows import Value
from naravard_desktop.widgets import tokens
from naravard_desktop.widgets.editor import LineEditor
from naravard_desktop.widgets.theme import current, set_kind


def who_words(card: Card) -> str:
    """Say who tells whom, as far as that is known."""
    who, whom = card.extra.get(WHO, ""), card.extra.get(WHOM, "")
    if who and whom:
        return _("{who} berättar för {whom}").format(who=who, whom=whom)
    if whom:
        return _("Till {whom}").format(whom=whom)
    return _("{who} berättar").format(who=who) if who else ""


class Messages(Section):
    """Enter goes from who to whom to what, and there makes a message of the three."""

    def __init__(self, session: Session, step: Step, parent: QWidget | None = None) -> None:
        self.details: CardDetails | None = None
        super().__init__(
            session,
            step,
            MESSAGE,
            _("Vem berättar vad för vem?"),
            about=_("Budskap"),
            empty=_("Bestäm vem som berättar vad för dem som inte är här."),
            placeholder=_("Vad ska berättas? Enter sparar."),
            parent=parent,
        )
        self.who = LineEditor(_("Vem berättar"), most_lines=3, splits="never", accepts_empty=True, parent=self)
        self.whom = LineEditor(_("För vem"), most_lines=3, splits="never", accepts_empty=True, parent=self)
        self._grid = QGridLayout()
        for column, (words, field) in enumerate(((_("Vem berättar"), self.who), (_("För vem"), self.whom))):
            label = QLabel(words, self)
            label.setBuddy(field)
            set_kind(label, "small")
            self._grid.addWidget(label, 0, column)
            self._grid.addWidget(field, 1, column)
            self._grid.setColumnStretch(column, 1)
            field.undo_requested.connect(self.undo)
            field.redo_requested.connect(self.redo)
            keep_draft(self, field, f"{MESSAGE}:{(WHO, WHOM)[column]}")
        self.who.accepted.connect(self._to_whom)
        self.whom.accepted.connect(self._to_what)
        self.put_at_line(self._grid)
        self.details = CardDetails((Column(name=WHO), Column(name=WHOM)), self)
        keep_columns(self, self.details)
        self.below.addWidget(self.details)
        self.details.changed.connect(self._details)
        self.list.chosen.connect(self._chosen)
        session.saved.connect(self._retry_details)
        self._scale()
        self.refresh()

    def focus_chain(self) -> list[QWidget]:
        """Return what Tab comes to, in the order the eye goes."""
        chain = super().focus_chain()
        at = chain.index(self.capture.field)
        details = self.details.widgets() if self.details else []
        return [*chain[:at], *details, self.who, self.whom, *chain[at:]]

    def take_focus(self) -> None:
        """Begin with who tells."""
        self.who.setFocus()

    def notes(self, card: Card) -> tuple[str, ...]:
        """Return who tells whom."""
        words = who_words(card)
        return (words,) if words else ()

    def show_cards(self) -> None:
        """Show messages, and the fields of the one that is chosen."""
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

    def write(self, new: Sequence[NewCard]) -> list[str]:
        """Add messages, with who tells whom."""
        extra = {WHO: self.who.text().strip(), WHOM: self.whom.text().strip()}
        return super().write([replace(card, extra=extra) for card in new])

    def settle(self) -> None:
        """Save what is typed anywhere in it; what is not entered stays where it is."""
        if self.details:
            self.details.settle()
        for field in (self.who, self.whom):
            field.settle()
        super().settle()

    def take_up(self) -> None:
        """Save columns too that were typed and never saved."""
        super().take_up()
        for card_id, column, text in list(left_edits(self)):
            card = self.shown.get(card_id)
            if not column or card is None:
                continue
            if text.strip() == card.extra.get(column, ""):
                forget(self, edit_name(card_id, column))
            else:
                self._details(card_id, {"extra": {column: text.strip()}})
                self.say_taken_up()

    def _to_whom(self) -> None:
        self.whom.setFocus()

    def _to_what(self) -> None:
        self.capture.field.setFocus()

    def _written(self, new: list[NewCard]) -> None:
        before = len(self.shown.cards)
        super()._written(new)
        if len(self.shown.cards) > before:
            self.who.clear()
            self.whom.clear()
            if self.capture.field.hasFocus():
                self.who.setFocus()

    def _offer(self) -> None:
        if self.details:
            self.details.show_organisations(organisations(self.library, self.scope.process_id))

    def _chosen(self, ids: list[str]) -> None:
        if self.details:
            self.details.show_card(self.shown.get(ids[0]) if len(ids) == 1 else None)

    def _details(self, card_id: str, values: dict[str, Value]) -> None:
        card = self.shown.get(card_id)
        if card is None or self.details is None:
            return
        extra = values.get("extra")
        columns: dict[str, str] = extra if isinstance(extra, dict) else {}
        new = {**values, "extra": {**card.extra, **columns}} if columns else values
        drafts = [edit_name(card_id, column) for column in columns]
        if not self.change([card_id], N_("Ändrad lapp: {text}"), "", drafts, **new):
            if columns:
                self.details.keep(card_id, columns)
            self._chosen(self.list.ids())

    def _retry_details(self) -> None:
        for card_id, extra in self.details.take_unsaved().items() if self.details else ():
            self._details(card_id, {"extra": extra})

    def _scale(self) -> None:
        super()._scale()
        if self.details:
            look = current()
            self._grid.setHorizontalSpacing(look.px(tokens.UNIT))
            self._grid.setVerticalSpacing(look.px(2))
