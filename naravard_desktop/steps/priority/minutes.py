"""The section of priority: what got the most dots first, or the four fields of effect and effort."""

import functools
from collections.abc import Sequence

from naravard_desktop.core.language import _
from naravard_desktop.documents.model import Block, Heading, Item, Items, Paragraph, Table
from naravard_desktop.documents.writing import Writing, card_blocks, card_item, card_notes, count_words, left_out
from naravard_desktop.process.cards import Card
from naravard_desktop.process.workshops import Step, options
from naravard_desktop.steps.priority import data
from naravard_desktop.steps.priority.data import ABOUT, FIELDS, NAMES, Counts, Options
from naravard_desktop.steps.priority.sums import Sums, dots_words, sums


def minutes(step: Step, writing: Writing) -> list[Block]:
    """Write the section; nothing if nothing was counted, placed or written here."""
    found = data.items(writing.library, step)
    chosen = options(step, Options)
    blocks = _effort(step, writing, found) if chosen.method == "effort" else _dots(step, writing, found)
    if not blocks:
        own = [item.card for item in found if item.card.step_id == step.id and item.target == "card"]
        blocks = card_blocks(writing, own)
    question: list[Block] = [Paragraph(step.prompt, style="question")] if step.prompt else []
    return [*question, *blocks] if blocks else []


def _dots(step: Step, writing: Writing, found: Sequence[data.Item]) -> list[Block]:
    counted = data.counts(writing.library, step, found)
    if not counted.sum:
        return []
    own = {item.id for item in found if item.card.step_id == step.id}
    given = [item for item in data.ranked(found, counted) if counted.total(item.id) or item.id in own]
    shown = [item for item in given if writing.switches.confidential or not item.card.confidential]
    away = left_out(len(given) - len(shown))
    if not writing.switches.cards:
        uncounted = [item.card for item in shown if item.target == "card"]
        shown = [item for item in shown if item.target == "cluster"]
        away = [*([Paragraph(count_words(uncounted))] if uncounted else []), *away]
    none = len(found) - len(given)
    rest: list[Block] = []
    if none and writing.switches.votes:
        text = _("En fick inga prickar.") if none == 1 else _("{count} fick inga prickar.").format(count=none)
        rest.append(Paragraph(text, style="quiet"))
    if not writing.switches.votes:
        ordered = Items(tuple(_item(step, writing, one.card) for one in shown), numbered=True)
        lead: list[Block] = [Paragraph(_("I ordning efter hur många prickar de fick:"))]
        return [*lead, ordered, *away] if shown else list(away)
    blocks: list[Block] = [_sentence(sums(writing.library, step, counted))]
    if shown:
        blocks.append(_table(writing, step, shown, counted))
    return [*blocks, *rest, *away]


def _sentence(found: Sums) -> Paragraph:
    given = dots_words(found.counts.sum)
    if not found.persons:
        return Paragraph(_("{given} räknade, {dots} per person.").format(given=given, dots=found.dots))
    all_of = found.allowed
    text = _("{given} av {all} räknade ({persons} med {dots} var).")
    persons = _("1 person") if found.persons == 1 else _("{count} personer").format(count=found.persons)
    said = text.format(given=found.counts.sum, all=dots_words(all_of), persons=persons, dots=dots_words(found.dots))
    if found.counts.sum > all_of:
        over = _("Det är {count} fler än antalet personer ger.").format(count=found.counts.sum - all_of)
        said = f"{said} {over}"
    return Paragraph(said)


def _table(writing: Writing, step: Step, shown: Sequence[data.Item], counted: Counts) -> Table:
    parties = [party for party in counted.by_party if party]
    by_table = 1 < len(parties) <= _MOST_TABLES
    header = (_("Prioritet"), _("Vad"), *(sorted(parties) if by_table else ()), _("Prickar"))
    rows: list[tuple[str, ...]] = []
    place, before = 0, -1
    for number, item in enumerate(shown, 1):
        total = counted.total(item.id)
        place, before = (place if total == before else number), total
        own = [str(counted.here(item.id, party)) for party in header[2:-1]]
        text = "\n".join(word for word in (item.card.text, _beside(step, writing, item.card)) if word)
        rows.append((str(place), text, *own, str(total)))
    narrow = (0.7,) * (len(header) - 2)
    return Table("", header, tuple(rows), (0.7, 4.0, *narrow))


_MOST_TABLES = 4
"""More tables than this are not readable beside the text: then only the sum is written."""


def _effort(step: Step, writing: Writing, found: Sequence[data.Item]) -> list[Block]:
    left, placed = data.fields(writing.library, step, found)
    if not any(placed.values()):
        return []
    blocks: list[Block] = []
    for field in FIELDS:
        blocks.append(Heading(f"{_(NAMES[field])} ({_(ABOUT[field])})", 2))
        blocks += _cards(step, writing, placed[field]) or [Paragraph(_("Inget placerat här."), style="quiet")]
    if left:
        blocks += [Heading(_("Inte placerade"), 2), *_cards(step, writing, left)]
    return blocks


def _cards(step: Step, writing: Writing, found: Sequence[data.Item]) -> list[Block]:
    """List items; a cluster is named also where cards are only counted."""
    clusters = [item.card for item in found if item.target == "cluster"]
    cards = [item.card for item in found if item.target == "card"]
    blocks: list[Block] = [Items(tuple(Item(card.text) for card in clusters))] if clusters else []
    return [*blocks, *card_blocks(writing, cards, functools.partial(_beside, step, writing))]


def _item(step: Step, writing: Writing, card: Card) -> Item:
    if card.step_id == step.id:
        return card_item(writing, card)
    return Item(card.text)


def _beside(step: Step, writing: Writing, card: Card) -> str:
    """Say what is known of a card that stands nowhere else."""
    return " · ".join(card_notes(writing, card)) if card.step_id == step.id else ""
