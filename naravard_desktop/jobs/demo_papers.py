"""The sample's papers: in which form its minutes are written, when they were finished, and by whom."""

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta

from naravard_desktop.core.clock import SWEDEN, spoken_time
from naravard_desktop.core.language import N_, _
from naravard_desktop.documents.switches import EVERYTHING
from naravard_desktop.jobs import demo_content as content
from naravard_desktop.jobs import finals
from naravard_desktop.process.abbreviations import add_abbreviation
from naravard_desktop.process.finals import holding, set_adjusted
from naravard_desktop.process.forms import change_form, set_body_name, set_case_number, set_form
from naravard_desktop.process.workshops import change_workshop
from naravard_desktop.storage.edit import Scope, edit
from naravard_desktop.storage.library import Library

_WHILE = timedelta(minutes=10)
"""How long minutes that were opened again stay open."""


def begin(library: Library, scope: Scope, head: content.Head) -> None:
    """Say whose meetings they are, and what the abbreviations stand for."""
    with edit(library, scope, N_("Vems möte: {value}"), value=head.body):
        set_body_name(library, scope.process_id, head.body)
    for one in head.abbreviation:
        with edit(library, scope, N_("Ny förkortning: {short}"), short=one.short):
            add_abbreviation(library, scope.process_id, one.short, one.meaning)


def write_head(library: Library, scope: Scope, held: content.Held, year: str, known: Mapping[str, str]) -> None:
    """Choose the form, where it is not that of the workshop before, and enter the numbers; those of cases say the year."""
    workshop_id = scope.workshop_id or ""
    if held.form:
        form = _("Protokoll") if held.form == "formal" else _("Mötesanteckningar")
        with edit(library, scope, N_("Form: {form}"), form=form):
            set_form(library, workshop_id, held.form)
    with edit(library, scope, N_("Mötets nummer: {value}"), value=held.number):
        change_form(library, workshop_id, number=held.number)
    for organisation, written in held.case_numbers.items():
        number = written.format(year=year)
        with edit(library, scope, N_("Diarienummer: {value}"), value=number):
            set_case_number(library, workshop_id, known[organisation], number)


def finish(library: Library, scope: Scope, held: content.Held, day: Callable[[str], str]) -> None:
    """Finish the minutes, as often as they were, and note when they were adjusted. `day` moves a date with the sample."""
    workshop_id = scope.workshop_id or ""
    for one in held.finished:
        at = datetime.fromisoformat(f"{day(one.date)}T{one.time}").replace(tzinfo=SWEDEN)
        if one.reason:
            with edit(library, scope, N_("Öppnat igen av {name}: {why}"), beside=True, name=one.by, why=one.reason):
                finals.reopen(library, workshop_id, one.by, one.reason, reopened=instant(at - _WHILE))
            with edit(library, scope, N_("Workshoppens slut: {value}"), value=spoken_time(one.ends)):
                change_workshop(library, workshop_id, ends=one.ends)
        with edit(library, scope, N_("Färdigställt av {name}"), beside=True, name=one.by):
            finals.finalise(library, workshop_id, EVERYTHING, one.by, finished=instant(at))
    final = holding(library, workshop_id)
    if final and held.adjusted:
        adjusted = day(held.adjusted)
        with edit(library, scope, N_("Justerat datum: {day}"), beside=True, day=adjusted):
            set_adjusted(library, final.id, adjusted)


def instant(at: datetime) -> str:
    """Return an instant as the library writes it."""
    return at.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.000Z")
