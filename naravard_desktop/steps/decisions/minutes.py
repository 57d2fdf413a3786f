"""The section of decisions: what, who, when, and what it is based on."""

from naravard_desktop.core.clock import spoken_date
from naravard_desktop.core.language import _
from naravard_desktop.documents.model import Block, Heading, Paragraph, Together
from naravard_desktop.documents.writing import Writing, came_from_words, matter_words
from naravard_desktop.process.decisions import Decision, decisions_of_step
from naravard_desktop.process.links import came_from
from naravard_desktop.process.workshops import Step
from naravard_desktop.storage.library import Library


def minutes(step: Step, writing: Writing) -> list[Block]:
    """Write the decisions, numbered; confidential ones keep their number when they are left out. Where matters have a §, each
    has a heading with its own."""
    blocks: list[Block] = []
    for number, decision in enumerate(decisions_of_step(writing.library, step.id), 1):
        title, lead = _title(number), ""
        if writing.numbers is None:
            lead = f"{title}."
        else:
            blocks.append(Heading(matter_words(writing, decision.id, title), 2))
        if decision.confidential and not writing.switches.confidential:
            blocks.append(Paragraph(_("Utelämnat: konfidentiellt."), lead, style="quiet"))
            continue
        text = Paragraph(decision.text, lead)
        beside = _beside(decision, writing)
        blocks.append(Together((text, Paragraph(beside, style="quiet"))) if beside else text)
    return blocks or [Paragraph(_("Inga beslut togs."))]


def matters(library: Library, step: Step) -> list[tuple[str, str]]:
    """Return the id and the title of each decision: it is a matter by itself. The title says nothing that a later mask of
    the decision would not reach."""
    return [(one.id, _title(number)) for number, one in enumerate(decisions_of_step(library, step.id), 1)]


def _title(number: int) -> str:
    return _("Beslut {number}").format(number=number)


def _beside(decision: Decision, writing: Writing) -> str:
    lines = [_taken(decision)]
    if sources := came_from(writing.library, decision.id):
        lines.append(_("Grundas på: {sources}").format(sources=came_from_words(writing, sources)))
    return "\n".join(line for line in lines if line)


def _taken(decision: Decision) -> str:
    day = spoken_date(decision.decided_on) if decision.decided_on else ""
    if decision.decided_by and day:
        return _("Beslutat av {who} den {day}.").format(who=decision.decided_by, day=day)
    if decision.decided_by:
        return _("Beslutat av {who}.").format(who=decision.decided_by)
    return _("Beslutat den {day}.").format(day=day) if day else ""
