"""One of the lists that a moment's cards lie in: a heading, the list, and a line of its own to write in."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from naravard_desktop.core.language import N_
from naravard_desktop.live.session import Session
from naravard_desktop.parts.action_bar import answers_words, points_words
from naravard_desktop.parts.card_list import ALL
from naravard_desktop.parts.cards_panel import CardsPanel
from naravard_desktop.parts.step_cards import StepCards
from naravard_desktop.process import cards as edits
from naravard_desktop.process.cards import Card, NewCard
from naravard_desktop.process.workshops import Step
from naravard_desktop.storage.library import Library
from naravard_desktop.widgets import tokens
from naravard_desktop.widgets.theme import current, set_kind

_LEAST_LIST = 76
"""A list that shares the panel with others is never lower than this: a card is always in sight."""


class SectionCards(StepCards):
    """A step's cards, of which one section is shown. All are known, so that one that moves here or away is seen."""

    def __init__(self, library: Library, step_id: str, section: str) -> None:
        self.section = section
        super().__init__(library, step_id)

    @property
    def cards(self) -> list[Card]:
        """The section's cards, those merged into others left out."""
        return [card for card in super().cards if card.section == self.section]


class Section(CardsPanel):
    """`about` is the name of the list and of its line. A plain one asks for neither level nor organisation, and has no rounds."""

    move_requested = Signal(list)
    """Ids of the cards that are to be moved to another of the moment's lists."""

    def __init__(
        self,
        session: Session,
        step: Step,
        section: str,
        title: str,
        *,
        about: str = "",
        empty: str = "",
        placeholder: str = "",
        plain: bool = True,
        parent: QWidget | None = None,
    ) -> None:
        self.section, self.title, self._plain = section, title, plain
        self._row: QLayout | None = None
        self.counted = points_words if plain else answers_words
        super().__init__(session, step, empty=empty, placeholder=placeholder, commands=ALL, parent=parent)
        self.shown = SectionCards(session.library, step.id, section)
        set_kind(self.question, "heading")
        self.list.setAccessibleName(about or title)
        self.capture.field.setAccessibleName(about or title)
        self.list.move_requested.connect(self.move_requested)
        self._scale()
        self.refresh()

    def show_cards(self) -> None:
        """Show heading and cards."""
        super().show_cards()
        self.question.setText(self.title)
        self.question.setVisible(bool(self.title))

    def write(self, new: Sequence[NewCard]) -> list[str]:
        """Add cards to the section."""
        return super().write([replace(card, section=self.section) for card in new])

    def offer_more(self) -> None:
        """Let cards be read from a file, and be taken in by rounds, where more is asked for than their text."""
        if not self._plain:
            super().offer_more()
            return
        for widget in (self.capture.level, self.capture.organisation, self.capture.paste):
            widget.hide()
        self.capture.offer_load()

    def import_prompt(self) -> str:
        """Return the list's own heading: a file's rows may say that they belong there."""
        return self.title

    def put_at_line(self, row: QLayout) -> None:
        """Put more to fill in just above the line where one writes."""
        layout = self.layout()
        if isinstance(layout, QVBoxLayout):
            layout.insertLayout(layout.indexOf(self.capture), row)
            self._row = row
            self._scale()

    def take_cards(self, ids: Sequence[str], after: str = "") -> bool:
        """Move cards of this step here, first or after another card; tell whether it was saved."""
        here = [card_id for card_id in ids if self.shown.get(card_id) is not None]
        incoming = {card_id for card_id in here if self._section_of(card_id) != self.section}

        def move() -> bool:
            place = after or None
            for card_id in here:
                if card_id in incoming:
                    edits.change_card(self.library, card_id, section=self.section)
                edits.move_card(self.library, card_id, place)
                place = card_id
            return True

        moved = self._labelled(here, N_("Flyttad lapp: {text}"), N_("{count} flyttade lappar"), move)
        if moved and incoming:
            self.list.choose(here)
        return bool(moved)

    def focus_chain(self) -> list[QWidget]:
        """Return what Tab comes to, in the order the eye goes."""
        return [self.list, *self.bar.buttons(), *self.capture.widgets()]

    def last(self) -> str:
        """Return the id of the last card, "" if there is none."""
        found = self.shown.cards
        return found[-1].id if found else ""

    def _dropped(self, ids: list[str], _section: str, after: str) -> None:
        self.take_cards(ids, after)

    def _section_of(self, card_id: str) -> str:
        found = self.shown.get(card_id)
        return found.section if found else ""

    def _show_organisations(self) -> None:
        super()._show_organisations()
        if self._plain:
            self.capture.organisation.hide()

    def _scale(self) -> None:
        super()._scale()
        look = current()
        self.list.setMinimumHeight(look.px(_LEAST_LIST))
        if self._row is not None:
            edge = look.px(tokens.RING + tokens.RING_OFFSET)
            self._row.setContentsMargins(edge, 0, edge, 0)
