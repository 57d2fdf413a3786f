"""Finished minutes: finishing freezes them in two copies, with the § of their matters; the latest can be opened again.

All that writes here is called in an edit `beside` undo. What the frozen documents say never changes; only that they were
adjusted, and when, is shown in them afterwards.
"""

from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from naravard_desktop.core import clock
from naravard_desktop.core.clock import spoken_date
from naravard_desktop.core.language import N_, _
from naravard_desktop.core.text import one_line
from naravard_desktop.core.trouble import Trouble
from naravard_desktop.documents import frozen
from naravard_desktop.documents.model import Block, Document, Facts, Heading, Table
from naravard_desktop.documents.switches import Switches
from naravard_desktop.documents.writing import writing
from naravard_desktop.jobs import matters
from naravard_desktop.jobs.minutes import compose, heading_word, minutes
from naravard_desktop.jobs.minutes_changes import changes
from naravard_desktop.jobs.minutes_end import adjusted_label, to_adjust_label
from naravard_desktop.jobs.minutes_sections import sections
from naravard_desktop.process import attachments
from naravard_desktop.process import finals as kept_finals
from naravard_desktop.process.finals import Copy, Final, finals, holding, kept, latest_final, next_version
from naravard_desktop.process.forms import minutes_form
from naravard_desktop.process.workshops import workshop
from naravard_desktop.storage.library import Library

PUBLIC_RECORD = N_(
    "När dokumentet är färdigställt eller har skickats blir det i regel allmän handling hos regionen och kommunerna. "
    "Utkast, lappar och röster är i regel arbetsmaterial, så länge de varken skickas eller arkiveras."
)
"""What finishing means in law, in plain words (tryckfrihetsförordningen 2 kap. 10 and 12 §§)."""


@dataclass(frozen=True, slots=True)
class MinutesState:
    """How it stands with the minutes of a workshop: what was finished and holds (None: a draft), what has been changed since,
    whether they can be opened again, those that were finished before, and each § that another document has too."""

    final: Final | None
    changed: tuple[str, ...]
    can_reopen: bool
    earlier: tuple[Final, ...]
    doubled: tuple[int, ...] = ()


def state(library: Library, workshop_id: str) -> MinutesState:
    """Return how it stands with a workshop's minutes."""
    known, holds = finals(library, workshop_id), holding(library, workshop_id)
    twice = tuple(matters.doubled(library, workshop_id))
    if holds is None:
        return MinutesState(None, (), False, tuple(known), twice)  # noqa: FBT003 - the field says what it is
    changed: tuple[str, ...] = ()
    if holds.cleared is None:
        words = final_words(holds, names=_switches(holds).names)
        now = compose(library, workshop_id, _inside(_switches(holds)), words)
        changed = changes(kept(library, holds.id, "internal"), now)
    return MinutesState(holds, changed, _refusal(library, holds) is None, tuple(known[:-1]), twice)


def finalise(
    library: Library, workshop_id: str, switches: Switches, finished_by: str, *, finished: str | None = None
) -> str:
    """Finish minutes and return the id of what is kept: give each matter its §, and freeze both copies.

    They are written with these switches, but for what is confidential: it is in the internal copy and not in the published
    one, which has no lines to sign on either. `finished` is the instant, now if it is not given.

    :raises Trouble: if they are finished already, nobody is named, a § is taken, or they cannot be written.
    """
    held, form = workshop(library, workshop_id), minutes_form(library, workshop_id)
    if holding(library, workshop_id):
        raise Trouble(
            N_("”{title}” är redan färdigställd. Öppna dokumentet igen om något ska ändras."), title=held.title
        )
    if not one_line(finished_by):
        raise Trouble(N_("Skriv vem som färdigställer dokumentet. Inget är ändrat."))
    inside = _inside(switches)
    if form.numbered:
        context = writing(library, held.process_id, inside, {})
        matters.give(library, workshop_id, [one for found in sections(context, workshop_id) for one in found.matters])
    instant = finished or clock.now()
    version = next_version(library, workshop_id)
    words = _finished_words(version, instant, one_line(finished_by) if switches.names else "")
    documents: dict[Copy, Document] = {
        "internal": compose(library, workshop_id, inside, words),
        "published": compose(library, workshop_id, _outside(switches), words),
    }
    for document in documents.values():
        for content in frozen.pictures(document).values():
            attachments.keep_content(library, content)
    copies = {copy: frozen.to_data(document) for copy, document in documents.items()}
    return kept_finals.add_final(
        library, workshop_id, form.form, heading_word(form), instant, finished_by, asdict(switches), copies
    )


def reopen(library: Library, workshop_id: str, reopened_by: str, reason: str, *, reopened: str | None = None) -> None:
    """Let minutes be a draft again; what was finished is kept as a version of its own. `reopened` is the instant, now if it is
    not given.

    :raises Trouble: unless they are the latest of the process that were finished, and what they were written from is there;
        or if it is not said who opens them, and why.
    """
    holds = holding(library, workshop_id)
    if holds is None:
        title = workshop(library, workshop_id).title
        raise Trouble(N_("”{title}” är inte färdigställd, så det finns inget att öppna igen."), title=title)
    if refusal := _refusal(library, holds):
        raise refusal
    if not one_line(reopened_by) or not one_line(reason):
        raise Trouble(N_("Skriv vem som öppnar dokumentet igen, och varför. Inget är ändrat."))
    kept_finals.reopen(library, holds.id, reopened or clock.now(), reopened_by, reason)


def current(library: Library, workshop_id: str, switches: Switches) -> Document:
    """Return the minutes that hold: as they were frozen, internal or published as the switch for what is confidential says;
    otherwise the draft.

    :raises Trouble: if what was frozen is damaged, or a draft cannot be written.
    """
    holds = holding(library, workshop_id)
    if holds is None:
        return minutes(library, workshop_id, switches)
    return finished_document(library, holds.id, "internal" if switches.confidential else "published")


def finished_document(library: Library, final_id: str, copy: Copy) -> Document:
    """Return finished minutes as they were frozen, with the day they were adjusted once it is known.

    :raises Trouble: if they cannot be read, which a file from elsewhere can bring about.
    """
    one = kept_finals.final(library, final_id)
    try:
        data = kept(library, final_id, copy)
        document = frozen.from_data(data, lambda sha256: attachments.content(library, sha256))
        if not _is_sound(document.blocks):
            raise frozen.NotADocument
    except frozen.NotADocument as error:
        raise Trouble(
            N_(
                "Det färdigställda dokumentet för ”{title}” är skadat och kan inte visas. Allt annat är orört. Läs in uppdraget "
                "från filen igen, eller be den som färdigställde det om en ny fil."
            ),
            title=workshop(library, one.workshop_id).title,
        ) from error
    return _with_adjusted(document, one.adjusted) if one.adjusted else document


def next_number(library: Library, workshop_id: str) -> int:
    """Return the § that the next new matter of a workshop is given."""
    return matters.next_number(library, workshop_id)


def final_words(one: Final, *, names: bool = True) -> str:
    """Say when minutes were finished and by whom: "Version 2, färdigställd den 3 februari 2027 av …"."""
    return _finished_words(one.version, one.finished, one.finished_by if names else "")


def reopened_words(one: Final) -> str:
    """Say when finished minutes were opened again, by whom and why; nothing if they were not."""
    if one.reopened is None:
        return ""
    day = _day(one.reopened)
    return _("Öppnad igen den {day} av {who}: {why}").format(day=day, who=one.reopened_by, why=one.reason)


def has_names(one: Final) -> bool:
    """Tell whether persons are named in finished minutes."""
    return _switches(one).names


def _finished_words(version: int, instant: str, by: str) -> str:
    day = _day(instant)
    words = _("Färdigställd den {day}").format(day=day)
    if version > 1:
        words = _("Version {version}, färdigställd den {day}").format(version=version, day=day)
    return _("{finished} av {who}").format(finished=words, who=by) if by else words


def _day(instant: str) -> str:
    """Return the day of an instant in words; one from elsewhere can be any text."""
    try:
        return spoken_date(clock.local(instant).date().isoformat())
    except ValueError:
        return instant


def _inside(switches: Switches) -> Switches:
    return replace(switches, confidential=True)


def _outside(switches: Switches) -> Switches:
    return replace(switches, confidential=False, signatures=False)


def _switches(one: Final) -> Switches:
    """Return the switches that minutes were written with, as far as they can be understood."""
    known = {field.name for field in fields(Switches)}
    return Switches(**{name: value for name, value in one.switches.items() if name in known and type(value) is bool})


def _refusal(library: Library, holds: Final) -> Trouble | None:
    """Return why minutes cannot be opened again; None if they can."""
    held = workshop(library, holds.workshop_id)
    if holds.cleared is not None:
        return Trouble(
            N_(
                "Arbetsmaterialet för ”{title}” är rensat, så det finns inget utkast att öppna. Det färdigställda dokumentet "
                "gäller; skriv en rättelse i nästa mötes anteckningar."
            ),
            title=held.title,
        )
    latest = latest_final(library, held.process_id)
    if latest and latest.id != holds.id:
        return Trouble(
            N_(
                "”{later}” är färdigställd efter ”{title}”, och bara det senast färdigställda dokumentet kan öppnas igen. "
                "Inget är ändrat; skriv en rättelse i nästa mötes anteckningar."
            ),
            later=workshop(library, latest.workshop_id).title,
            title=held.title,
        )
    return None


def _is_sound(blocks: tuple[Block, ...]) -> bool:
    """Tell whether blocks are as a document has them, in what their types do not say."""
    return all(
        (not isinstance(one, Heading) or 1 <= one.level <= _DEEPEST_HEADING)
        and (not isinstance(one, Table) or bool(one.header))
        for one in blocks
    )


_DEEPEST_HEADING = 4


def _with_adjusted(document: Document, day: str) -> Document:
    """Show the day of adjustment in the head, and where the lines to sign on are."""
    row = (adjusted_label(), spoken_date(day))
    blocks: list[Any] = list(document.blocks)
    if not blocks or not isinstance(blocks[0], Facts):
        blocks.insert(0, Facts(()))
    blocks[0] = Facts((*blocks[0].rows, row))
    for at, block in enumerate(blocks[1:], 1):
        if isinstance(block, Facts) and [label for label, _text in block.rows] == [to_adjust_label()]:
            blocks[at] = Facts((row,))
    return replace(document, blocks=tuple(blocks))
