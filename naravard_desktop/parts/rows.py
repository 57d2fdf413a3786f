"""What a list of cards shows, row by row: plain data, and the words a screen reader says for each."""

from collections.abc import Mapping
from dataclasses import dataclass

from naravard_desktop.core.language import N_, _
from naravard_desktop.core.words import OrganisationType
from naravard_desktop.process.cards import Card


@dataclass(frozen=True, slots=True)
class HeadRow:
    """The head of a part of a list (a leg of a cluster); cards can be dropped on it."""

    id: str
    text: str
    count: int
    note: str = ""

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        cards = _("1 lapp") if self.count == 1 else _("{count} lappar").format(count=self.count)
        return ", ".join(word for word in (self.text, cards, self.note) if word)


@dataclass(frozen=True, slots=True)
class CardRow:
    """A card as it lies in a list. `organisation` names who it came from, `mark` is how that is drawn; `notes` are said
    below the text ("beror på VIP"); `section` is the head it lies under, if any; `merged` is how many cards were put together
    in it."""

    id: str
    text: str
    level: str = ""
    organisation: str = ""
    mark: OrganisationType | None = None
    notes: tuple[str, ...] = ()
    hidden: bool = False
    confidential: bool = False
    section: str = ""
    merged: int = 0

    @property
    def together(self) -> str:
        """How many cards were put together in this one, in words."""
        return _("{count} sammanförda").format(count=self.merged) if self.merged else ""

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        states = [_("dold för rummet")] if self.hidden else []
        states += [_("konfidentiell")] if self.confidential else []
        said = (self.text, self.level, self.organisation, *self.notes, self.together, *states)
        return ", ".join(word for word in said if word)


Row = HeadRow | CardRow

DEPENDS = N_("beror på {what}")
UNSAVED = N_("inte sparat än")


def warns(note: str) -> bool:
    """Tell whether a note is one that somebody must do something about."""
    return note.startswith(tuple(_(message).partition("{")[0] for message in (DEPENDS, UNSAVED)))


def card_row(
    card: Card,
    organisations: dict[str, tuple[str, OrganisationType]],
    *,
    notes: tuple[str, ...] = (),
    section: str = "",
    merged: int = 0,
    people: Mapping[str, str] | None = None,
) -> CardRow:
    """Make a row of a card; `organisations` has name and type by id, `people` the names of those whose cards are to say so."""
    name, mark = organisations.get(card.organisation_id or "", ("", card.organisation_type))
    source = (card.party, (people or {}).get(card.author_id or "", ""))
    return CardRow(
        card.id,
        card.text,
        card.level.word if card.level else "",
        name or (mark.word if mark else ""),
        mark,
        notes + tuple(word for word in source if word and word not in notes),
        card.hidden,
        card.confidential,
        section,
        merged,
    )
