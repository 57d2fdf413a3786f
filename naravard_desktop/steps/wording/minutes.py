"""The section of wording: the text that was agreed on, whether it was adopted, and what it came from."""

from functools import partial

from naravard_desktop.core.language import _
from naravard_desktop.documents.model import Block, Heading, Item, Items, Paragraph
from naravard_desktop.documents.writing import Writing, card_blocks, card_notes, left_out
from naravard_desktop.process.cards import Card, cards
from naravard_desktop.process.links import came_from
from naravard_desktop.process.workshops import Step
from naravard_desktop.steps.wording.data import ADOPTED, VERSION, Wording, adopted_words, wording


def minutes(step: Step, writing: Writing) -> list[Block]:
    """Write the text first; nothing if nothing was written."""
    found = wording(cards(writing.library, step.id))
    if not (found.text or found.proposals or found.earlier):
        return []
    blocks: list[Block] = [Paragraph(step.prompt, style="question")] if step.prompt else []
    blocks += _text(found.text, writing)
    if found.earlier and writing.switches.cards:
        blocks += [Heading(_("Tidigare versioner"), 2), *_earlier(found, writing)]
    if found.proposals:
        sources = {one.id for one in came_from(writing.library, found.text.id)} if found.text else set()
        beside = partial(_beside, writing, sources)
        blocks += [Heading(_("Förslag"), 2), *card_blocks(writing, found.proposals, beside)]
    return blocks


def _text(text: Card | None, writing: Writing) -> list[Block]:
    if text is None:
        return [Paragraph(_("Ingen gemensam text skrevs."))]
    heading = Heading(_("Vår text"), 2)
    if text.confidential and not writing.switches.confidential:
        return [heading, Paragraph(_("Utelämnat: konfidentiellt."), style="quiet")]
    return [
        heading,
        Paragraph(text.text),
        Paragraph(adopted_words(text) or _("Texten är inte antagen."), style="quiet"),
    ]


def _earlier(found: Wording, writing: Writing) -> list[Block]:
    shown = [one for one in found.earlier if writing.switches.confidential or not one.confidential]
    items = tuple(Item(one.text, adopted_words(one)) for one in shown)
    return [*([Items(items, numbered=True)] if items else []), *left_out(len(found.earlier) - len(shown))]


def _beside(writing: Writing, sources: set[str], card: Card) -> str:
    """Say what is known of a proposal, and whether the text came from it."""
    came = [_("låg till grund för vår text")] if card.id in sources else []
    known = [note for note in card_notes(writing, card) if note.partition(": ")[0] not in {ADOPTED, VERSION}]
    return " · ".join([*known, *came])
