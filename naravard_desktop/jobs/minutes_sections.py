"""The sections of minutes: one for each moment with something to record, and what in them is a matter with a §."""

from dataclasses import dataclass

from naravard_desktop.core.language import N_, _
from naravard_desktop.core.trouble import Trouble
from naravard_desktop.documents.model import Block, Heading, Paragraph
from naravard_desktop.documents.writing import Writing, matter_words
from naravard_desktop.jobs.photos import photo_blocks
from naravard_desktop.kinds import KINDS
from naravard_desktop.process.workshops import steps


@dataclass(frozen=True, slots=True)
class Section:
    """What one moment left behind, with its heading, and its matters in order: what each is about, and its title."""

    blocks: list[Block]
    matters: list[tuple[str, str]]


def sections(context: Writing, workshop_id: str) -> list[Section]:
    """Write every moment that has something to record, in the meeting's order.

    :raises Trouble: if a step is of a kind that this version does not know.
    """
    found: list[Section] = []
    for step in steps(context.library, workshop_id):
        if step.kind not in KINDS:
            raise Trouble(
                N_("Momentet ”{title}” är av en sort som den här versionen inte känner till. Uppdatera programmet."),
                title=step.title,
            )
        written = [*_said_once(step.title, KINDS[step.kind].minutes(step, context)), *_photos(context, step.id)]
        if written:
            own = KINDS[step.kind].matters(context.library, step)
            title = step.title if own else matter_words(context, step.id, step.title)
            found.append(Section([Heading(title), *written], own or [(step.id, step.title)]))
    return found


def photos(context: Writing, workshop_id: str) -> list[Block]:
    """Show the photos that belong to the whole workshop."""
    found = _photos(context, workshop_id)
    return [Heading(_("Foton")), *found] if found else []


def _photos(context: Writing, owner_id: str) -> list[Block]:
    if not context.switches.photos:
        return []
    secret = context.switches.confidential
    return photo_blocks(context.library, context.process_id, owner_id, confidential=secret)


def _said_once(title: str, section: list[Block]) -> list[Block]:
    """Leave out a question that is the moment's title: it would stand twice."""
    first = section[0] if section else None
    asked = isinstance(first, Paragraph) and first.style == "question" and first.text == title
    return section[1:] if asked else section
