"""The minutes of a workshop: head, who was there, the section of each step, and what stands last."""

from naravard_desktop.core.clock import spoken_date
from naravard_desktop.core.language import _
from naravard_desktop.documents.model import Block, Document, Facts, Heading, Paragraph
from naravard_desktop.documents.switches import Switches
from naravard_desktop.documents.writing import writing
from naravard_desktop.jobs import minutes_end, minutes_head, minutes_sections
from naravard_desktop.jobs.matters import known_numbers
from naravard_desktop.jobs.photos import logos_of
from naravard_desktop.process.forms import MinutesForm, minutes_form
from naravard_desktop.process.people import attendance
from naravard_desktop.process.processes import Process, process
from naravard_desktop.process.workshops import Workshop, workshop
from naravard_desktop.storage.library import Library


def minutes(library: Library, workshop_id: str, switches: Switches) -> Document:
    """Write the minutes as they now stand: a draft.

    :raises Trouble: if a step is of a kind that this version does not know.
    """
    return compose(library, workshop_id, switches)


def compose(library: Library, workshop_id: str, switches: Switches, finished: str = "") -> Document:
    """Write the minutes as a draft; or, with the words that say how they were `finished`, as what is then frozen.

    :raises Trouble: as `minutes`.
    """
    held = workshop(library, workshop_id)
    collaboration = process(library, held.process_id)
    form = minutes_form(library, workshop_id)
    context = writing(library, held.process_id, switches, known_numbers(library, workshop_id))
    present = attendance(library, workshop_id)
    stands = finished or minutes_head.draft_words(library, workshop_id)
    found = minutes_sections.sections(context, workshop_id)
    numbers = (context.numbers or {}) if finished else {}  # a draft has not all of them
    given = [numbers[about] for section in found for about, _title in section.matters if about in numbers]
    blocks: list[Block] = [Facts(minutes_head.facts(context, collaboration, held, form, present, stands, given))]
    blocks += minutes_head.people(context, present, "present", _("Närvarande")) or [
        Heading(_("Närvarande")),
        Paragraph(_("Ingen närvaro är noterad.")),
    ]
    if switches.absent:
        blocks += minutes_head.people(context, present, "absent", _("Frånvarande"))
        blocks += minutes_head.people(context, present, "invited", _("Inbjudna, närvaro inte noterad"))
    for section in found:
        blocks += section.blocks
    blocks += minutes_sections.photos(context, workshop_id)
    logos = logos_of(library, held.process_id)
    document = Document(
        kind=heading_word(form),
        title=held.title,
        date=held.date or "",
        footer=footer(collaboration, held),
        blocks=tuple(blocks),
        marks=(*marks(collaboration), *([] if finished else [_("UTKAST")])),
        author=collaboration.title,
        logos=logos,
    )
    return minutes_end.ended(document, context, held, form, present)


def heading_word(form: MinutesForm) -> str:
    """Return what minutes are called: the word that was chosen, or their form's own."""
    return form.heading or (_("Protokoll") if form.form == "formal" else _("Mötesanteckningar"))


def marks(collaboration: Process) -> tuple[str, ...]:
    """Return the words that must stand on every page about this process."""
    return (_("EXEMPEL MED PÅHITTADE PERSONER"),) if collaboration.sample else ()


def footer(collaboration: Process, held: Workshop) -> str:
    """Say on a loose page what it belongs to."""
    return " · ".join(part for part in (held.title, spoken_date(held.date or ""), collaboration.title) if part)
