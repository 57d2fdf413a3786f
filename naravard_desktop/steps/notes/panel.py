"""The facilitator's panel of notes: the list, the template's own columns for the chosen card, and showing what is hidden."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from naravard_desktop.core.kind import Column
from naravard_desktop.core.language import N_, _
from naravard_desktop.core.text import excerpt
from naravard_desktop.live.session import Session
from naravard_desktop.parts.card_details import CardDetails
from naravard_desktop.parts.cards_panel import CardsPanel
from naravard_desktop.parts.drafting import edit_name, forget, keep_columns, left_edits
from naravard_desktop.process.cards import Card, NewCard
from naravard_desktop.process.people import organisations
from naravard_desktop.process.workshops import Step, options
from naravard_desktop.steps.notes.data import Options, show_all, write_notes
from naravard_desktop.steps.notes.examples import Examples
from naravard_desktop.storage.rows import Value
from naravard_desktop.widgets.announce import announce
from naravard_desktop.widgets.icons import put_icon
from naravard_desktop.widgets.theme import set_kind


class NotesPanel(CardsPanel):
    """Cards on a question."""

    def __init__(self, session: Session, step: Step, parent: QWidget | None = None) -> None:
        self._options = options(step, Options)
        super().__init__(session, step, parent=parent)
        self._hidden = QLabel(self)
        set_kind(self._hidden, "secondary")
        self.show_all = QPushButton(_("Visa alla för rummet"), self)
        put_icon(self.show_all, "eye")
        self.examples = Examples(self._options.examples, self)
        row = QHBoxLayout()
        row.addWidget(self.examples.unfold)
        row.addStretch(1)
        row.addWidget(self._hidden)
        row.addWidget(self.show_all)
        self.above.addLayout(row)
        self.above.addWidget(self.examples)
        self.details = CardDetails(self._options.columns, self)
        keep_columns(self, self.details)
        self.below.addWidget(self.details)
        self.show_all.clicked.connect(self._show_all)
        self.details.changed.connect(self._details)
        self.list.chosen.connect(self._chosen)
        self.session.saved.connect(self._retry_details)
        self.examples.taken.connect(self._take_examples)
        first, *rest = self.examples.widgets()
        self.order_focus([first, self.show_all, *rest], self.details.widgets())
        self.refresh()

    def write(self, new: Sequence[NewCard]) -> list[str]:
        """Add cards, hidden if the step says so."""
        return write_notes(self.library, self.step, new)

    def import_columns(self) -> Sequence[Column]:
        """Return the step's columns."""
        return self._options.columns

    def notes(self, card: Card) -> tuple[str, ...]:
        """Return the card's columns."""
        named = [column.name for column in self._options.columns]
        names = [*named, *(name for name in card.extra if name not in named)]
        found = " · ".join(value for name in names if (value := card.extra.get(name, "")))
        return (found,) if found else ()

    def show_cards(self) -> None:
        """Show cards, columns and how many are hidden."""
        super().show_cards()
        self._tell_hidden()
        self.examples.show_examples(self._options.examples, [card.text for card in self.shown.cards])
        self._chosen(self.list.ids())

    def refresh(self) -> None:
        """Read all anew."""
        self.details.show_organisations(organisations(self.library, self.scope.process_id))
        super().refresh()

    def update_rows(self, changed: dict[str, set[str]]) -> None:
        """Show what an edit changed."""
        if "organisation" in changed:
            self.details.show_organisations(organisations(self.library, self.scope.process_id))
        super().update_rows(changed)

    def take_up(self) -> None:
        """Save columns too that were typed and never saved, those of a card together."""
        super().take_up()
        left: dict[str, dict[str, str]] = {}
        for card_id, column, text in list(left_edits(self)):
            card = self.shown.get(card_id)
            if not column or card is None:
                continue
            if text.strip() == card.extra.get(column, ""):
                forget(self, edit_name(card_id, column))
            else:
                left.setdefault(card_id, {})[column] = text.strip()
        for card_id, extra in left.items():
            self._details(card_id, {"extra": extra})
            self.say_taken_up()

    def settle(self) -> None:
        """Save what is typed anywhere in the panel."""
        self.details.settle()
        super().settle()

    def _chosen(self, ids: list[str]) -> None:
        self.details.show_card(self.shown.get(ids[0]) if len(ids) == 1 else None)

    def _details(self, card_id: str, values: dict[str, Value]) -> None:
        card = self.shown.get(card_id)
        if card is None:
            return
        extra = values.get("extra")
        new = {**values, "extra": {**card.extra, **extra}} if isinstance(extra, dict) else values
        columns: dict[str, str] = extra if isinstance(extra, dict) else {}
        drafts = [edit_name(card_id, column) for column in columns]
        if not self.change([card_id], N_("Ändrad lapp: {text}"), "", drafts, **new):
            if columns:
                self.details.keep(card_id, columns)
            self._chosen(self.list.ids())

    def _retry_details(self) -> None:
        for card_id, extra in self.details.take_unsaved().items():
            self._details(card_id, {"extra": extra})

    def _tell_hidden(self) -> None:
        hidden = sum(card.hidden for card in self.shown.cards)
        one = _("1 lapp är dold för rummet.")
        self._hidden.setText(one if hidden == 1 else _("{count} lappar är dolda för rummet.").format(count=hidden))
        self._hidden.setVisible(hidden > 0)
        self.show_all.setVisible(hidden > 0)

    def _take_examples(self, texts: list[str]) -> None:
        change = partial(self.write, [NewCard(text=text) for text in texts])
        label = N_("Exempel inlagt: {text}") if len(texts) == 1 else N_("{count} exempel inlagda")
        if self.do(label, change, text=excerpt(texts[0]), count=len(texts)):
            announce(self.list, _("Inlagt som lapp") if len(texts) == 1 else _("Inlagda som lappar"))

    def _show_all(self) -> None:
        if self.show_all.hasFocus():
            self.list.setFocus()
        self.do(N_("Alla lappar visade för rummet"), partial(show_all, self.library, self.step))
