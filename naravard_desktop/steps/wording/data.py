"""Wording: proposals side by side, one text that all agree on, and the versions it had before.

All are cards. The agreed text is one card for as long as it is worked on, so that a decision that is based on it stays so;
a version that is put away is a card of its own, and one that became the text is linked to it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from naravard_desktop.core.clock import is_date, spoken_date
from naravard_desktop.core.kind import Options
from naravard_desktop.core.language import _
from naravard_desktop.process.cards import Card, NewCard, add_cards, card, cards, change_card, delete_card
from naravard_desktop.process.links import all_came_from, link
from naravard_desktop.process.uses import used_steps
from naravard_desktop.process.workshops import Step, process_of, workshop
from naravard_desktop.storage.library import Library

__all__ = [
    "ADOPTED",
    "EARLIER",
    "PROPOSAL",
    "TEXT",
    "VERSION",
    "Options",
    "Wording",
    "adopted_words",
    "candidates",
    "drop_empty",
    "keep_version",
    "make_text",
    "set_adopted",
    "take_back",
    "take_proposals",
    "wording",
    "write_text",
]

PROPOSAL, TEXT, EARLIER = "proposal", "text", "earlier"
ADOPTED, VERSION = "antagen", "version"
"""A text's own columns: the day it was adopted ("ja" where the day is not known), and an earlier one's number."""


@dataclass(frozen=True, slots=True)
class Wording:
    """What a step holds. `text` is None until something is agreed on; `earlier` are versions, the first of them first."""

    proposals: tuple[Card, ...]
    text: Card | None
    earlier: tuple[Card, ...]


def wording(found: Sequence[Card]) -> Wording:
    """Sort a step's cards. One that is in none of its lists is a proposal; of several texts, as after a merge of two
    libraries, the first counts."""
    texts = [one for one in found if one.section == TEXT]
    earlier = [*(one for one in found if one.section == EARLIER), *texts[1:]]
    return Wording(
        tuple(one for one in found if one.section not in {TEXT, EARLIER}),
        next((one for one in texts[:1] if one.text.strip()), None),
        tuple(sorted(earlier, key=_number)),
    )


def write_text(library: Library, step: Step, text: str) -> bool:
    """Write the agreed text as it is typed; tell whether that took an adoption away: nobody has adopted the new words."""
    before = _text_card(library, step)
    if before is None:
        if text.strip() and _is_there(library, step):  # a field tells of its text when it goes away, which may be later
            add_cards(library, step.id, [NewCard(text=text, section=TEXT)])
        return False
    lost = ADOPTED in before.extra and text.strip() != before.text.strip()
    change_card(library, before.id, text=text, extra=_not_adopted(before) if lost else before.extra)
    return lost


def drop_empty(library: Library, step: Step) -> bool:
    """Take the agreed text away if nothing is left of it."""
    before = _text_card(library, step)
    if before is not None and not before.text.strip():
        delete_card(library, before.id)
    return True


def make_text(library: Library, step: Step, proposal_id: str) -> str:
    """Make a proposal the agreed text and return the text's id; what it was before is kept as an earlier version."""
    chosen = card(library, proposal_id)
    text_id = _replace(library, step, chosen)
    link(library, process_of(library, step), "became", proposal_id, text_id)
    return text_id


def keep_version(library: Library, step: Step) -> bool:
    """Put the agreed text as it stands among the earlier versions; it is then worked on as a new one, that nobody has adopted
    yet. A version that stands there already is not put there again."""
    now = wording(cards(library, step.id))
    if now.text is None:
        return False
    if not (now.earlier and _kept(now.earlier[-1], now.text)):
        number = 1 + max((_number(one) for one in now.earlier), default=0)
        extra = {**now.text.extra, VERSION: str(number)}
        new = NewCard(text=now.text.text, extra=extra, section=EARLIER, confidential=now.text.confidential)
        [version] = add_cards(library, step.id, [new])
        link(library, process_of(library, step), "became", version, now.text.id)
    change_card(library, now.text.id, extra=_not_adopted(now.text))
    return True


def take_back(library: Library, step: Step, version_id: str) -> str:
    """Make an earlier version the agreed text again and return the text's id; the one it replaces is kept instead of it."""
    chosen = card(library, version_id)
    text_id = _replace(library, step, chosen)
    delete_card(library, version_id)
    return text_id


def set_adopted(library: Library, step: Step, *, adopted: bool) -> bool:
    """Note that the group adopts the text, on the day of the workshop, or that it does not."""
    now = wording(cards(library, step.id)).text
    if now is None:
        return False
    day = {ADOPTED: workshop(library, step.workshop_id).date or _YES} if adopted else {}
    change_card(library, now.id, extra={**_not_adopted(now), **day})
    return True


def adopted_words(one: Card) -> str:
    """Say that a text is adopted, and when; "" if it is not."""
    day = one.extra.get(ADOPTED, "")
    if not day:
        return ""
    if not is_date(day):
        return _("Antagen av gruppen.")
    return _("Antagen av gruppen den {day}.").format(day=spoken_date(day))


def candidates(library: Library, step: Step) -> list[Card]:
    """Return the cards of the steps this one uses, the first of them first, that are not proposals here yet."""
    here = all_came_from(library, [one.id for one in cards(library, step.id)])
    taken = {source.id for sources in here.values() for source in sources}
    found = [one for used in reversed(used_steps(library, step)) for one in cards(library, used.id)]
    return [one for one in found if one.id not in taken]


def take_proposals(library: Library, step: Step, ids: Sequence[str]) -> list[str]:
    """Make proposals of other steps' cards and return their ids; what is known of a card goes along, and so does its secrecy."""
    process_id = process_of(library, step)
    taken = [card(library, card_id) for card_id in ids]
    new = [
        NewCard(
            text=one.text,
            level=one.level,
            organisation_id=one.organisation_id,
            organisation_type=one.organisation_type,
            author_id=one.author_id,
            party=one.party,
            section=PROPOSAL,
            hidden=one.hidden,
            confidential=one.confidential,
        )
        for one in taken
    ]
    made = add_cards(library, step.id, new)
    for one, proposal_id in zip(taken, made, strict=True):
        link(library, process_id, "became", one.id, proposal_id)
    return made


_YES = "ja"


def _replace(library: Library, step: Step, chosen: Card) -> str:
    """Let the agreed text say what another card says, as openly as that does; return its id."""
    keep_version(library, step)
    before = _text_card(library, step)
    if before is None:
        new = NewCard(text=chosen.text, section=TEXT, confidential=chosen.confidential)
        return add_cards(library, step.id, [new])[0]
    change_card(library, before.id, text=chosen.text, extra={}, confidential=chosen.confidential)
    return before.id


def _is_there(library: Library, step: Step) -> bool:
    return library.db.execute("SELECT 1 FROM step WHERE id = ?", [step.id]).fetchone() is not None


def _text_card(library: Library, step: Step) -> Card | None:
    """Return the card of the agreed text, also while it is empty."""
    return next(iter(cards(library, step.id, TEXT)), None)


def _kept(version: Card, text: Card) -> bool:
    """Tell whether a version says all that there is to keep of the text."""
    return version.text == text.text and (ADOPTED not in text.extra or ADOPTED in version.extra)


def _not_adopted(text: Card) -> dict[str, str]:
    return {name: value for name, value in text.extra.items() if name != ADOPTED}


def _number(one: Card) -> int:
    number = one.extra.get(VERSION, "")
    return int(number) if number.isdecimal() else 0
