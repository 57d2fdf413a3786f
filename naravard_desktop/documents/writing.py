"""What all sections of a document need while it is written: the people, and how cards and persons are put in words."""

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from naravard_desktop.core.language import _
from naravard_desktop.core.text import excerpt, one_line
from naravard_desktop.core.words import WHO, Level
from naravard_desktop.documents.model import Block, Item, Items, Paragraph
from naravard_desktop.documents.switches import Switches
from naravard_desktop.process.cards import Card, merged_into, parts
from naravard_desktop.process.links import Linked
from naravard_desktop.process.people import Organisation, Person, organisations, persons
from naravard_desktop.process.responsible import Responsible, responsibles
from naravard_desktop.process.workshops import person_columns
from naravard_desktop.storage.library import Library


@dataclass(frozen=True, slots=True)
class Writing:
    """A document being written about one process."""

    library: Library
    process_id: str
    switches: Switches
    persons: dict[str, Person]
    organisations: dict[str, Organisation]
    responsibles: dict[str, list[Responsible]]
    merged: frozenset[str]
    """Ids of the cards that others were merged into: few have any, so only those are asked for theirs."""
    person_fields: frozenset[str]
    """What fields are called, folded, that hold persons by name: columns of moments and of files."""
    numbers: Mapping[str, int] | None = None
    """The § of matters, by the id of what they are about; one that has none yet is not there. None where none are given."""


def writing(library: Library, process_id: str, switches: Switches, numbers: Mapping[str, int] | None = None) -> Writing:
    """Gather what is needed to write about a process."""
    return Writing(
        library,
        process_id,
        switches,
        persons(library, process_id),
        {organisation.id: organisation for organisation in organisations(library, process_id)},
        responsibles(library, process_id),
        merged_into(library, process_id),
        WHO | person_columns(library, process_id),
        numbers,
    )


def matter_words(writing: Writing, about_id: str, title: str) -> str:
    """Put a § before the title of a matter, where matters have one: "§ 12 Sedan sist"; "§ – Sedan sist" until it is given."""
    if writing.numbers is None:
        return title
    number = writing.numbers.get(about_id)
    return _("§ {number} {title}").format(number="–" if number is None else number, title=title)


def _parts(writing: Writing, card: Card) -> list[Card]:
    return parts(writing.library, card.id) if card.id in writing.merged else []


def person_words(writing: Writing, person_id: str | None) -> str:
    """Name a person with title and organisation, or only the organisation where names are left out."""
    if person_id is None:
        return ""
    person = writing.persons[person_id]
    organisation = writing.organisations[person.organisation_id].name if person.organisation_id else ""
    if not writing.switches.names:
        return organisation or _("(namn utelämnat)")
    beside = ", ".join(part for part in (person.title, organisation) if part)
    return f"{person.name} ({beside})" if beside else person.name


def name_words(writing: Writing, written: str) -> str:
    """Put a name that was typed as text in words: the names of known persons are left out where names are."""
    if writing.switches.names:
        return written
    known = {person.name: person.id for person in writing.persons.values() if person.name}
    if not known:
        return written
    # Whole words only, for Bo is not in Bollnäs, and the longer of two names first; a genitive keeps its s.
    listed = "|".join(re.escape(name) for name in sorted(known, key=len, reverse=True))
    return re.sub(rf"(?<!\w)({listed})(?=s?(?!\w))", lambda found: person_words(writing, known[found[1]]), written)


def field_words(writing: Writing, name: str, value: str) -> str:
    """Put a card's own field in words: where names are left out, so is whoever is named in a field for persons."""
    without = name_words(writing, value)
    if writing.switches.names or without != value or one_line(name).casefold() not in writing.person_fields:
        return without
    return _("(namn utelämnat)")


def responsible_words(writing: Writing, owner_id: str) -> str:
    """Say who answers for something, one party a line."""
    return "\n".join(_one_responsible(writing, one) for one in writing.responsibles.get(owner_id, []))


def _one_responsible(writing: Writing, one: Responsible) -> str:
    organisation = writing.organisations[one.organisation_id].name if one.organisation_id else ""
    person = writing.persons[one.person_id].name if one.person_id and writing.switches.names else ""
    if organisation and person:
        return f"{person} ({organisation})"
    return organisation or person or _("(namn utelämnat)")


def card_blocks(writing: Writing, found: Sequence[Card], beside: Callable[[Card], str] | None = None) -> list[Block]:
    """List cards, or only count them, as the switches say; `beside` says what is to be noted at each card, otherwise
    all that is known of it."""
    shown = [card for card in found if writing.switches.confidential or not card.confidential]
    blocks: list[Block] = []
    if shown and writing.switches.cards:
        blocks.append(Items(tuple(card_item(writing, card, beside) for card in shown)))
    elif shown:
        blocks.append(Paragraph(count_words(shown)))
    return blocks + left_out(len(found) - len(shown))


def left_out(count: int) -> list[Block]:
    """Say that confidential cards are not here; nothing if there are none."""
    if not count:
        return []
    if count == 1:
        return [Paragraph(_("En konfidentiell lapp är utelämnad."), style="quiet")]
    return [Paragraph(_("{count} konfidentiella lappar är utelämnade.").format(count=count), style="quiet")]


def card_item(writing: Writing, card: Card, beside: Callable[[Card], str] | None = None) -> Item:
    """Put a card in words, with what is known of it, and beneath it the cards that were merged into it."""
    parts_of = tuple(
        card_item(writing, part)
        for part in _parts(writing, card)
        if writing.switches.confidential or not part.confidential
    )
    return Item(card.text, beside(card) if beside else " · ".join(card_notes(writing, card)), parts_of)


def says_all(writing: Writing, card: Card, columns: Collection[str] = (), *, level: bool = False) -> bool:
    """Tell whether a card's text and these columns (and its level, if it is shown) are all that is known of it."""
    shown = {**card.extra, "": card.level.word if level and card.level else ""}
    return (
        not _parts(writing, card)
        and set(card.extra) <= set(columns)
        and all(note in shown.values() or note.partition(": ")[0] in columns for note in card_notes(writing, card))
    )


def card_notes(writing: Writing, card: Card) -> list[str]:
    """Say what is known of a card: level, organisation, table, author and its own columns."""
    organisation = organisation_words(writing, card)
    notes = [
        card.level.word if card.level else "",
        "" if organisation in card.extra.values() else organisation,
        card.party,
        writing.persons[card.author_id].name if card.author_id and writing.switches.names else "",
        *(f"{name}: {field_words(writing, name, value)}" for name, value in card.extra.items() if value),
    ]
    return [note for note in notes if note]


def organisation_words(writing: Writing, card: Card) -> str:
    """Name the organisation a card came from, or its type when that is all that is known."""
    if card.organisation_id:
        return writing.organisations[card.organisation_id].name
    return card.organisation_type.word if card.organisation_type else ""


def count_words(found: Sequence[Card]) -> str:
    """Count cards in words, by level where levels are set: "12 lappar: 5 mikro, 7 meso"."""
    total = _("1 lapp") if len(found) == 1 else _("{count} lappar").format(count=len(found))
    levels = Counter(card.level for card in found if card.level)
    by_level = [f"{levels[level]} {level.word}" for level in Level if levels[level]]
    return total + (": " + ", ".join(by_level) if by_level else "") + "."


def came_from_words(writing: Writing, found: Iterable[Linked]) -> str:
    """Say where something came from, each source shortened: it stands in full where it was written."""
    words = {
        "card": _("lapp"),
        "cluster": _("kluster"),
        "leg": _("del"),
        "principle": _("princip"),
        "goal": _("mål"),
        "decision": _("beslut"),
        "action": _("åtgärd"),
    }
    return "; ".join(
        _("{what} (konfidentiellt)").format(what=words[one.table])
        if one.confidential and not writing.switches.confidential
        else f"{words[one.table]} ”{excerpt(one.text, 70)}”"
        for one in found
    )
