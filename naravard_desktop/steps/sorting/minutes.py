"""The section of a sorting step: each cluster with its purpose, leaders and cards, leg by leg."""

import functools
from collections.abc import Callable

from naravard_desktop.core.language import _
from naravard_desktop.documents.model import Block, Facts, Heading, Paragraph, Table
from naravard_desktop.documents.writing import Writing, card_blocks, card_notes, person_words
from naravard_desktop.process.cards import Card
from naravard_desktop.process.workshops import Step
from naravard_desktop.steps.sorting.data import Board, ClusterView, board, board_step, works_on_after


def minutes(step: Step, writing: Writing) -> list[Block]:
    """Write the board where it was made; a later step on the same board writes who leads what."""
    found = board(writing.library, step)
    if board_step(writing.library, step).id != step.id:
        return _leaders(writing, found)
    beside = functools.partial(_beside, writing, step, found)
    with_leaders = found.led and not works_on_after(writing.library, step)
    blocks: list[Block] = [Paragraph(step.prompt, style="question")] if step.prompt else []
    for view in found.clusters:
        blocks += _cluster(writing, view, beside, with_leaders=with_leaders)
    if found.unplaced:
        blocks += [Heading(_("Inte placerade"), 2), *card_blocks(writing, found.unplaced, beside)]
    return blocks


def _cluster(writing: Writing, view: ClusterView, beside: Callable[[Card], str], *, with_leaders: bool) -> list[Block]:
    cluster = view.cluster
    blocks: list[Block] = [Heading(cluster.name, 2)]
    if cluster.purpose:
        blocks.append(Paragraph(cluster.purpose))
    if with_leaders:
        blocks.append(Facts(tuple(_roles(writing, view))))
    blocks += card_blocks(writing, view.cards, beside)
    for leg_view in view.legs:
        blocks.append(Heading(leg_view.leg.name, 3))
        if leg_view.leg.purpose:
            blocks.append(Paragraph(leg_view.leg.purpose))
        if with_leaders and leg_view.leg.leader_id:
            blocks.append(Paragraph(person_words(writing, leg_view.leg.leader_id), lead=_("Ledare:")))
        blocks += card_blocks(writing, leg_view.cards, beside) or [_empty()]
    if not view.legs and not view.cards:
        blocks.append(_empty())
    return blocks


def _leaders(writing: Writing, found: Board) -> list[Block]:
    rows: list[tuple[str, str, str]] = []
    for view in found.clusters:
        rows += [(view.cluster.name, role, who) for role, who in _roles(writing, view)]
        rows += [
            (
                f"{view.cluster.name}: {leg.leg.name}",
                _("Ledare"),
                person_words(writing, leg.leg.leader_id) or _missing(),
            )
            for leg in view.legs
        ]
    if not rows:
        return []
    header = (_("Kluster och del"), _("Roll"), _("Vem"))
    return [Table("", header, tuple(rows), (1.3, 0.8, 1.8), row_header=True)]


def _roles(writing: Writing, view: ClusterView) -> list[tuple[str, str]]:
    cluster = view.cluster
    roles = [(_("Ägare"), cluster.owner_id), (_("Koordinator"), cluster.coordinator_id)]
    if cluster.needs_medical_support or cluster.medical_support_id:
        roles.append((_("Medicinskt stöd"), cluster.medical_support_id))
    return [(role, person_words(writing, who) or _missing()) for role, who in roles]


def _beside(writing: Writing, step: Step, found: Board, card: Card) -> str:
    """Say what a card depends on; all else that is known of it too, unless it stands in the step it comes from."""
    on = [cluster.name for cluster in found.depends.get(card.id, [])]
    depends = [_("beror på {clusters}").format(clusters=", ".join(on))] if on else []
    known = [] if card.step_id == step.uses_id else card_notes(writing, card)
    return " · ".join([*known, *depends])


def _missing() -> str:
    return _("saknas")


def _empty() -> Paragraph:
    return Paragraph(_("Inget placerat här."), style="quiet")
