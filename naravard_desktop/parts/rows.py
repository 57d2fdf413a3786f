"""What a list of cards shows, row by row: plain data, and the words a screen reader says for each."""

from dataclasses import dataclass

from naravard_desktop.core.language import _
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
    below the text ("beror på VIP", "3 sammanförda"); `section` is the head it lies under, if any."""

    id: str
    text: str
    level: str = ""
    organisation: str = ""
    mark: OrganisationType | None = None
    notes: tuple[str, ...] = ()
    hidden: bool = False
    confidential: bool = False
    section: str = ""

    @property
    def spoken(self) -> str:
        """What a screen reader says."""
        states = [_("dold för rummet")] if self.hidden else []
        states += [_("konfidentiell")] if self.confidential else []
        return ", ".join(word for word in (self.text, self.level, self.organisation, *self.notes, *states) if word)


Row = HeadRow | CardRow


def card_row(
    card: Card,
    organisations: dict[str, tuple[str, OrganisationType]],
    *,
    notes: tuple[str, ...] = (),
    section: str = "",
) -> CardRow:
    """Make a row of a card; `organisations` has name and type by id."""
    name, mark = organisations.get(card.organisation_id or "", ("", card.organisation_type))
    return CardRow(
        card.id,
        card.text,
        card.level.word if card.level else "",
        name or (mark.word if mark else ""),
        mark,
        notes + ((card.party,) if card.party else ()),
        card.hidden,
        card.confidential,
        section,
    )
