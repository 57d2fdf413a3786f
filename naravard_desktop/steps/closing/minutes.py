"""The closing's section: plus and delta, messages, next meeting."""

from naravard_desktop.core.language import _
from naravard_desktop.documents.model import Block, Heading, Paragraph, Table
from naravard_desktop.documents.writing import Writing, card_blocks, left_out, name_words, says_all
from naravard_desktop.process.cards import Card, cards
from naravard_desktop.process.workshops import Step, workshop
from naravard_desktop.steps.closing.data import DELTA, MESSAGE, PLUS, WHO, WHOM, next_words


def minutes(step: Step, writing: Writing) -> list[Block]:
    """Write what there is of the closing."""
    blocks: list[Block] = []
    for section, title in (
        ("", _("Noterat")),
        (PLUS, _("Det här var bra")),
        (DELTA, _("Det här gör vi annorlunda")),
    ):
        if found := card_blocks(writing, cards(writing.library, step.id, section)):
            blocks += [Heading(title, 2), *found]
    if messages := cards(writing.library, step.id, MESSAGE):
        blocks += [Heading(_("Vem berättar vad för vem"), 2), *_messages(writing, messages)]
    if words := next_words(workshop(writing.library, step.workshop_id)):
        blocks += [Heading(_("Nästa möte"), 2), Paragraph(words)]
    return blocks


def _messages(writing: Writing, found: list[Card]) -> list[Block]:
    shown = [card for card in found if writing.switches.confidential or not card.confidential]
    if not all(says_all(writing, card, (WHO, WHOM)) for card in shown):
        return card_blocks(writing, found)
    blocks: list[Block] = []
    if shown:
        header = (_("Vem"), _("Till vem"), _("Vad"))
        rows = tuple(
            (name_words(writing, card.extra.get(WHO, "")), name_words(writing, card.extra.get(WHOM, "")), card.text)
            for card in shown
        )
        blocks.append(Table("", header, rows, (1, 1.2, 2.4)))
    return blocks + left_out(len(found) - len(shown))
