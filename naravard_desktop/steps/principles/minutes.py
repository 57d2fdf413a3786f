"""The section of principles: what was agreed and what it came from; or how one sees on each level that they are kept."""

from naravard_desktop.core.language import _
from naravard_desktop.core.text import excerpt
from naravard_desktop.core.words import Level
from naravard_desktop.documents.model import Block, Items, Paragraph, Table, Together
from naravard_desktop.documents.writing import Writing, card_blocks, card_item, count_words, left_out
from naravard_desktop.process.cards import Card
from naravard_desktop.process.principles import Principle, PrincipleState
from naravard_desktop.process.workshops import Step
from naravard_desktop.steps.principles import data
from naravard_desktop.steps.principles.data import View
from naravard_desktop.steps.principles.hands import POINTS, Hands, stance, together
from naravard_desktop.steps.principles.hands import count_words as hand_count


def minutes(step: Step, writing: Writing) -> list[Block]:
    """Write the section; nothing if nothing was written."""
    found = data.board(writing.library, step)
    if data.part_of(step) == "signs":
        return _question(step, _signs(found.views))
    own = [card for card in found.free if card.step_id == step.id]
    home = data.home_step(writing.library, step).id == step.id
    later = [one for one in data.later_steps(writing.library, step) if data.part_of(one) == "signs"]
    hands = data.hands(writing.library, step)
    blocks: list[Block] = []
    for view in found.views:
        if view.number and (home or view.principle.id in hands):
            blocks += _principle(step, writing, view, hands.get(view.principle.id, {}), signs=home and not later)
    for view in found.views:
        if home and not view.number:
            blocks += _dropped(step, writing, view)
    if own:
        blocks += [Paragraph(_("Förslag som inte blev någon princip:")), *card_blocks(writing, own)]
    return _question(step, blocks)


def _question(step: Step, blocks: list[Block]) -> list[Block]:
    return [Paragraph(step.prompt, style="question"), *blocks] if step.prompt and blocks else blocks


def _principle(step: Step, writing: Writing, view: View, by_party: dict[str, Hands], *, signs: bool) -> list[Block]:
    principle = view.principle
    lead = _("Princip {number}.").format(number=view.number)
    blocks: list[Block] = [Paragraph(principle.text or _("Lydelsen är inte skriven."), lead)]
    said = [_capital(principle.state.word) + "."] if principle.state == PrincipleState.ADOPTED else []
    if principle.state == PrincipleState.PROPOSED:
        said.append(_("Förslag, inte antagen."))
    if by_party and writing.switches.votes:
        said.append(_hands(by_party))
    if signs and (written := _sign_words(principle)):
        said.append(written)
    blocks.append(Paragraph("\n".join(said), style="quiet"))
    return [Together(tuple(blocks)), *_came_from(step, writing, view.candidates)]


def _dropped(step: Step, writing: Writing, view: View) -> list[Block]:
    text = view.principle.text or _("Lydelsen är inte skriven.")
    said: Block = Paragraph(_("Utgår: {text}").format(text=text), style="quiet")
    return [said, *_came_from(step, writing, view.candidates)]


def _came_from(step: Step, writing: Writing, candidates: list[Card]) -> list[Block]:
    """Say what a principle came from: what was written here in full, the rest shortened, for it stands in its own step."""
    shown = [card for card in candidates if writing.switches.confidential or not card.confidential]
    own = [card for card in shown if card.step_id == step.id]
    others = "; ".join(f"”{excerpt(card.text, 70)}”" for card in shown if card.step_id != step.id)
    blocks: list[Block] = []
    if shown and not writing.switches.cards:
        blocks.append(Paragraph(_("Kommer av {cards}").format(cards=count_words(shown)), style="quiet"))
    elif shown:
        if others:
            blocks.append(Paragraph(_("Kommer av: {cards}").format(cards=others), style="quiet"))
        if own:
            blocks.append(Paragraph(_("Kommer av det som skrevs här:"), style="quiet"))
            blocks.append(Items(tuple(card_item(writing, card) for card in own)))
    return blocks + left_out(len(candidates) - len(shown))


def _hands(by_party: dict[str, Hands]) -> str:
    tables = "; ".join(f"{party}: {_points(hands)}" for party, hands in by_party.items() if party)
    if "" in by_party and tables:
        both = _("Händer är räknade både för hela rummet och per bord.")
        return "\n".join([both, _("Hela rummet: {counts}").format(counts=_counts(by_party[""])), f"{tables}."])
    total = _("Händer: {counts}").format(counts=_counts(together(by_party)))
    return f"{total}\n{tables}." if tables else total


def _counts(hands: Hands) -> str:
    return f"{_points(hands)} ({hand_count(hands.total)})."


def _points(hands: Hands) -> str:
    return ", ".join(f"{stance(point)} {hands.at(point)}" for point in POINTS if hands.at(point))


def _signs(views: list[View]) -> list[Block]:
    written = [view for view in views if view.number or any(view.principle.sign(level) for level in Level)]
    if not any(view.principle.sign(level) for view in written for level in Level):
        return []
    header = (_("Princip"), *(_capital(level.word) for level in Level))
    table = tuple((_named(view), *(view.principle.sign(level) for level in Level)) for view in written)
    return [Table(_("Så märks det att principerna följs"), header, table, (1.2, 1.0, 1.0, 1.0), row_header=True)]


def _named(view: View) -> str:
    text = view.principle.text or _("Lydelsen är inte skriven.")
    return f"{view.number}. {text}" if view.number else _("Utgår: {text}").format(text=text)


def _sign_words(principle: Principle) -> str:
    said = [
        _("Så märks det på {level}: {signs}").format(level=level.word, signs="; ".join(signs.splitlines()))
        for level in Level
        if (signs := principle.sign(level))
    ]
    return "\n".join(said)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
