"""Cards: everything the group writes. Each belongs to a step; the same card can feed later steps.

`section` is which of a step's lists a card is in, where a kind has several (ground rules, plus, delta); `party` the table
or small group it came from; `extra` its values in the template's or an imported file's own columns.
"""

import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from naravard_desktop.core import clock, order
from naravard_desktop.core.ids import new_id
from naravard_desktop.core.words import Level, OrganisationType
from naravard_desktop.process.links import link
from naravard_desktop.storage import journal, rows
from naravard_desktop.storage.library import Library


@dataclass(frozen=True, slots=True)
class Card:
    """A card as it stands. `created` is a UTC instant, None where the step is anonymous."""

    id: str
    step_id: str
    rank: str
    text: str
    extra: dict[str, str]
    level: Level | None
    organisation_id: str | None
    organisation_type: OrganisationType | None
    author_id: str | None
    party: str
    section: str
    created: str | None
    hidden: bool
    confidential: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class NewCard:
    """What can be said of a card when it is written."""

    text: str
    extra: Mapping[str, str] | None = None
    level: Level | None = None
    organisation_id: str | None = None
    organisation_type: OrganisationType | None = None
    author_id: str | None = None
    party: str = ""
    section: str = ""
    hidden: bool = False
    confidential: bool = False


def add_card(library: Library, step_id: str, text: str) -> str:
    """Add a card with nothing but its text, last in the step, and return its id."""
    return add_cards(library, step_id, [NewCard(text=text)])[0]


def add_cards(library: Library, step_id: str, new: Sequence[NewCard]) -> list[str]:
    """Add cards, last in the step and in this order, and return their ids.

    In an anonymous step no author and no time is stored, and the order says nothing of who came when.
    """
    last, anonymous = library.db.execute(
        "SELECT (SELECT max(rank) FROM card WHERE step_id = step.id), anonymous FROM step WHERE id = ?", [step_id]
    ).fetchone()
    created = None if anonymous else clock.now()
    written: list[dict[str, rows.Value]] = [
        {
            "id": new_id(),
            "step_id": step_id,
            "rank": rank,
            "text": card.text,
            "extra": card.extra or {},
            "level": card.level,
            "organisation_id": card.organisation_id,
            "organisation_type": card.organisation_type,
            "author_id": card.author_id,
            "party": card.party,
            "section": card.section,
            "created": created,
            "hidden": card.hidden,
            "confidential": card.confidential,
        }
        for card, rank in zip(new, order.following(last, len(new)), strict=True)
    ]
    if not anonymous:
        return rows.insert_many(library.db, "card", written)
    return _add_anonymous(library, step_id, written)


def _add_anonymous(library: Library, step_id: str, written: list[dict[str, rows.Value]]) -> list[str]:
    """Insert cards, each at a random place in the step's order; the journal and the file see to their own."""
    ranks = [rank for (rank,) in library.db.execute("SELECT rank FROM card WHERE step_id = ? ORDER BY rank", [step_id])]
    for row in written:
        place = random.SystemRandom().randint(0, len(ranks))
        before = ranks[place - 1] if place else None
        after = ranks[place] if place < len(ranks) else None
        ranks.insert(place, order.between(before, after))
        row.update(rank=ranks[place], author_id=None)
    return [rows.insert(library.db, "card", row) for row in written]


def make_anonymous(library: Library, process_id: str, step_id: str) -> None:
    """Make what has been written in a step anonymous, in an edit `for_good`: it cannot be undone.

    Authors, times and order go, and so do the journal's entries about these cards.
    """
    cards = [(card_id,) for (card_id,) in library.db.execute("SELECT id FROM card WHERE step_id = ?", [step_id])]
    random.SystemRandom().shuffle(cards)
    for (card_id,), rank in zip(cards, order.following(None, len(cards)), strict=True):
        rows.update(library.db, "card", card_id, {"author_id": None, "created": None, "rank": rank})
    rows.update(library.db, "step", step_id, {"anonymous": True})
    journal.forget(library.db, process_id, "card", "step_id", step_id)


def change_card(library: Library, card_id: str, **values: rows.Value) -> None:
    """Change columns of a card: text, level, hidden, confidential, organisation …"""
    rows.update(library.db, "card", card_id, values)


def move_card(library: Library, card_id: str, after_id: str | None) -> None:
    """Move a card within its step, to just after another card, or first."""
    db = library.db
    step_id = db.execute("SELECT step_id FROM card WHERE id = ?", [card_id]).fetchone()[0]
    before = db.execute("SELECT rank FROM card WHERE id = ?", [after_id]).fetchone()[0] if after_id else None
    after = db.execute(
        "SELECT min(rank) FROM card WHERE step_id = ? AND rank > ? AND id <> ?", [step_id, before or "", card_id]
    ).fetchone()[0]
    rows.update(db, "card", card_id, {"rank": order.between(before, after)})


def delete_card(library: Library, card_id: str) -> None:
    """Delete a card, and those that were merged into it."""
    for part in parts(library, card_id):
        delete_card(library, part.id)
    rows.delete(library.db, "card", card_id)


def cards(library: Library, step_id: str, section: str | None = None) -> list[Card]:
    """Return a step's cards in order, of one section or all; a card that was merged into another is not among them."""
    condition, values = ("AND t.section = ?", [step_id, section]) if section is not None else ("", [step_id])
    return rows.fetch(
        library.db,
        Card,
        "FROM card t WHERE t.step_id = ? AND NOT EXISTS "
        f"(SELECT 1 FROM link WHERE link.from_id = t.id AND link.kind = 'merged') {condition} ORDER BY t.rank, t.id",
        values,
    )


def card(library: Library, card_id: str) -> Card:
    """Return a card.

    :raises LookupError: if there is none.
    """
    return rows.fetch_one(library.db, Card, "FROM card t WHERE id = ?", [card_id])


def parts(library: Library, card_id: str) -> list[Card]:
    """Return the cards that were merged into this one, in the order they were written."""
    return rows.fetch(
        library.db,
        Card,
        "FROM card t JOIN link ON link.from_id = t.id AND link.kind = 'merged' WHERE link.to_id = ? ORDER BY t.rank, t.id",
        [card_id],
    )


def merged_into(library: Library, process_id: str) -> frozenset[str]:
    """Return the ids of the cards of a process that others were merged into."""
    found = library.db.execute("SELECT DISTINCT to_id FROM link WHERE kind = 'merged' AND process_id = ?", [process_id])
    return frozenset(to_id for (to_id,) in found)


def merge_cards(library: Library, process_id: str, ids: Sequence[str], text: str) -> str:
    """Put cards together under one text and return the new card's id; the old ones stay behind it as its parts.

    What they all agree on (level, organisation …) is the new card's too; it is confidential or hidden if any of them is.

    :raises ValueError: for fewer than two cards.
    """
    old = [card(library, card_id) for card_id in dict.fromkeys(ids)]
    if len(old) < 2:
        raise ValueError("merging takes at least two cards")
    first = old[0]

    def agreed(name: str) -> rows.Value:
        found = {getattr(one, name) for one in old}
        value: rows.Value = found.pop() if len(found) == 1 else None
        return value

    extra = {name: text for name, text in first.extra.items() if all(one.extra.get(name) == text for one in old)}
    merged = rows.insert(
        library.db,
        "card",
        {
            "step_id": first.step_id,
            "rank": first.rank,
            "text": text,
            "extra": extra,
            "level": agreed("level"),
            "organisation_id": agreed("organisation_id"),
            "organisation_type": agreed("organisation_type"),
            "party": agreed("party") or "",
            "section": first.section,
            "created": first.created and clock.now(),
            "hidden": any(one.hidden for one in old),
            "confidential": any(one.confidential for one in old),
        },
    )
    for one in old:
        link(library, process_id, "merged", one.id, merged)
    return merged


def unmerge_card(library: Library, process_id: str, card_id: str) -> list[str]:
    """Take a merged card apart and return its parts' ids.

    What it had become is traced to each of them instead; if it was itself part of another card, they are now.

    :raises ValueError: if nothing was merged into the card: taking it apart would lose it.
    """
    apart = [part.id for part in parts(library, card_id)]
    if not apart:
        raise ValueError("nothing was merged into this card")
    became = library.db.execute("SELECT kind, to_id FROM link WHERE from_id = ? ORDER BY pk", [card_id]).fetchall()
    rows.delete(library.db, "card", card_id)
    for part in apart:
        for kind, target in became:
            link(library, process_id, kind, part, target)
    return apart
