"""A step's cards as a panel shows them, kept up to date from what each edit changed."""

from naravard_desktop.parts.trace_words import became_notes
from naravard_desktop.process.cards import Card, card, cards, parts
from naravard_desktop.process.links import all_led_to
from naravard_desktop.storage.library import Library


class StepCards:
    """The cards of a step in order, with how many were put together in each. Reading all of 2,000 takes 20 ms, so an edit
    of a few reads only those."""

    def __init__(self, library: Library, step_id: str, section: str | None = None) -> None:
        self._library = library
        self._step_id = step_id
        self._section = section
        self._cards: dict[str, Card] = {}
        self.merged: dict[str, int] = {}
        self._became: dict[str, tuple[str, ...]] | None = None
        self.reload()

    @property
    def cards(self) -> list[Card]:
        """The cards, those merged into others left out."""
        return list(self._cards.values())

    def get(self, card_id: str) -> Card | None:
        """Return one of the cards, if it is here."""
        return self._cards.get(card_id)

    def said(self, card: Card, notes: tuple[str, ...]) -> tuple[str, ...]:
        """Return notes on a card, and after them what it has become; that is read only where it is asked for."""
        if self._became is None:
            found = all_led_to(self._library, self._cards)
            # What became another text of the same step stands there, beside it.
            elsewhere = {card_id: [one for one in some if one.id not in self._cards] for card_id, some in found.items()}
            self._became = {card_id: became_notes(some) for card_id, some in elsewhere.items()}
        return (*notes, *self._became.get(card.id, ()))

    def reload(self) -> None:
        """Read all."""
        self.merged = {}
        self._read_all(set())

    def update(self, changed: dict[str, set[str]]) -> None:
        """Read what an edit changed."""
        ids = changed.get("card", set())
        if "link" in changed or len(ids) > len(self._cards) // 4 + 20:
            self._read_all(ids)
        elif ids:
            for card_id in ids:
                self._read(card_id)
            self._cards = {one.id: one for one in sorted(self._cards.values(), key=_order)}

    def _read_all(self, changed: set[str]) -> None:
        """Read all cards, and of those that are new or changed how many were put together in them."""
        self._became = None
        found = cards(self._library, self._step_id, self._section)
        known = {card_id: count for card_id, count in self.merged.items() if card_id not in changed}
        self._cards = {one.id: one for one in found}
        self.merged = {one.id: known[one.id] if one.id in known else len(self._parts(one.id)) for one in found}

    def _read(self, card_id: str) -> None:
        try:
            found = card(self._library, card_id)
        except LookupError:
            self._cards.pop(card_id, None)
            return
        here = found.step_id == self._step_id and self._section in {None, found.section}
        # Without a link in the edit, a card that lies behind another stays there.
        if card_id in self._cards or (here and not self._behind(card_id)):
            self._cards[card_id] = found
            self.merged.setdefault(card_id, 0)

    def _behind(self, card_id: str) -> bool:
        return any(card_id == part.id for shown in self._cards if self.merged.get(shown) for part in self._parts(shown))

    def _parts(self, card_id: str) -> list[Card]:
        return parts(self._library, card_id)


def _order(one: Card) -> tuple[str, str]:
    return one.rank, one.id
