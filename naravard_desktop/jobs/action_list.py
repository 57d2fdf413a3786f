"""The action list: what, who and by when, on paper for those who go home with it."""

from naravard_desktop.core.clock import spoken_date
from naravard_desktop.core.language import _
from naravard_desktop.documents.actions import action_table
from naravard_desktop.documents.model import Block, Document, Facts, Paragraph
from naravard_desktop.documents.switches import Switches
from naravard_desktop.documents.writing import writing
from naravard_desktop.jobs.minutes import footer, marks
from naravard_desktop.process.actions import actions_of_process, actions_of_step
from naravard_desktop.process.processes import process
from naravard_desktop.process.workshops import steps, workshop
from naravard_desktop.storage.library import Library


def workshop_actions(library: Library, workshop_id: str, switches: Switches) -> Document:
    """List the actions that were agreed in a workshop."""
    held = workshop(library, workshop_id)
    collaboration = process(library, held.process_id)
    found = [action for step in steps(library, workshop_id) for action in actions_of_step(library, step.id)]
    facts = [(_("Uppdrag"), collaboration.title), (_("Workshop"), held.title)]
    if held.date:
        facts.append((_("Datum"), spoken_date(held.date, weekday=True)))
    context = writing(library, held.process_id, switches)
    body = action_table(context, found) or [Paragraph(_("Inga åtgärder bestämdes."))]
    return _document(held.title, held.date or "", footer(collaboration, held), marks(collaboration), facts, body)


def process_actions(library: Library, process_id: str, switches: Switches) -> Document:
    """List all actions of a process, those due first at the top."""
    collaboration = process(library, process_id)
    context = writing(library, process_id, switches)
    body = action_table(context, actions_of_process(library, process_id)) or [Paragraph(_("Det finns inga åtgärder."))]
    return _document(collaboration.title, "", collaboration.title, marks(collaboration), [], body)


def _document(
    title: str, date: str, foot: str, words: tuple[str, ...], facts: list[tuple[str, str]], body: list[Block]
) -> Document:
    return Document(
        kind=_("Åtgärdslista"),
        title=title,
        date=date,
        footer=foot,
        blocks=(*([Facts(tuple(facts))] if facts else []), *body),
        marks=words,
        author=title,
        landscape=True,
    )
