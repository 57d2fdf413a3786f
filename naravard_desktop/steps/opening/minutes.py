"""The opening's section: purpose, ground rules and the first round."""

from naravard_desktop.core.language import _
from naravard_desktop.documents.model import Block, Heading, Items, Paragraph
from naravard_desktop.documents.writing import Writing, card_blocks, card_item, left_out, says_all
from naravard_desktop.process.cards import cards
from naravard_desktop.process.workshops import Step, options
from naravard_desktop.steps.opening.data import CHECK_IN, PURPOSE, RULE, Options


def minutes(step: Step, writing: Writing) -> list[Block]:
    """Write purpose and ground rules in full; the round as the switch for cards says."""
    blocks: list[Block] = []
    purpose = cards(writing.library, step.id, PURPOSE)
    shown = [card for card in purpose if writing.switches.confidential or not card.confidential]
    for card in shown:
        blocks.append(Paragraph(card.text) if says_all(writing, card) else Items((card_item(writing, card),)))
    blocks += left_out(len(purpose) - len(shown))
    if rules := card_blocks(writing, cards(writing.library, step.id, RULE)):
        blocks += [Heading(_("Så arbetar vi tillsammans"), 2), *rules]
    if check_in := card_blocks(writing, cards(writing.library, step.id, CHECK_IN)):
        question = options(step, Options).check_in
        asked: list[Block] = [Paragraph(question, style="question")] if question else []
        blocks += [Heading(_("Incheckning"), 2), *asked, *check_in]
    if noted := card_blocks(writing, cards(writing.library, step.id, "")):
        blocks += [Heading(_("Noterat"), 2), *noted]
    return blocks
