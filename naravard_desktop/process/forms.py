"""In which form a workshop's minutes are written, and under which numbers its parties register them."""

from dataclasses import dataclass
from typing import Literal

from naravard_desktop.core.ids import fact_id
from naravard_desktop.core.text import one_line
from naravard_desktop.storage import rows
from naravard_desktop.storage.library import Library

Form = Literal["notes", "formal"]
"""Mötesanteckningar, or protokoll: with § and lines to sign on."""


@dataclass(frozen=True, slots=True)
class MinutesForm:
    """The form of minutes. `heading` is the heading word in place of the form's own, `number` the meeting's number in words;
    with `numbered` each matter is given a §, from `first_number` on, or where the year has come to."""

    form: Form
    heading: str
    number: str
    numbered: bool
    first_number: int | None


def minutes_form(library: Library, workshop_id: str) -> MinutesForm:
    """Return the form of a workshop's minutes.

    :raises LookupError: if there is no such workshop.
    """
    return rows.fetch_one(library.db, MinutesForm, "FROM workshop t WHERE id = ?", [workshop_id])


def set_form(library: Library, workshop_id: str, form: Form) -> None:
    """Choose the form. A protocol has its matters numbered, notes have not; either can then be changed."""
    rows.update(library.db, "workshop", workshop_id, {"form": form, "numbered": form == "formal"})


def change_form(library: Library, workshop_id: str, **values: rows.Value) -> None:
    """Change heading, number, numbered or first_number."""
    folded = {name: one_line(value) if type(value) is str else value for name, value in values.items()}
    rows.update(library.db, "workshop", workshop_id, folded)


def body_name(library: Library, process_id: str) -> str:
    """Return what the body is called whose minutes these are; empty if it goes by the process's title."""
    found: str = library.db.execute("SELECT body FROM process WHERE id = ?", [process_id]).fetchone()[0]
    return found


def set_body_name(library: Library, process_id: str, body: str) -> None:
    """Say what the body is called."""
    rows.update(library.db, "process", process_id, {"body": one_line(body)})


def case_numbers(library: Library, workshop_id: str) -> dict[str, str]:
    """Return the case number (diarienummer) that each organisation has given, by the organisation's id."""
    return dict(
        library.db.execute("SELECT organisation_id, number FROM case_number WHERE workshop_id = ?", [workshop_id])
    )


def set_case_number(library: Library, workshop_id: str, organisation_id: str, number: str) -> None:
    """Note an organisation's case number; an empty one takes it away."""
    row_id, number = fact_id("case_number", workshop_id, organisation_id), one_line(number)
    known = library.db.execute("SELECT 1 FROM case_number WHERE id = ?", [row_id]).fetchone()
    if not number:
        if known:
            rows.delete(library.db, "case_number", row_id)
    elif known:
        rows.update(library.db, "case_number", row_id, {"number": number})
    else:
        values = {"id": row_id, "workshop_id": workshop_id, "organisation_id": organisation_id, "number": number}
        rows.insert(library.db, "case_number", values)


def take_over_form(library: Library, workshop_id: str, from_id: str) -> None:
    """Let a workshop's minutes have form, heading word and case numbers of another's; its number and first § are its own."""
    old = minutes_form(library, from_id)
    values: dict[str, rows.Value] = {"form": old.form, "heading": old.heading, "numbered": old.numbered}
    rows.update(library.db, "workshop", workshop_id, values)
    for organisation_id, number in sorted(case_numbers(library, from_id).items()):
        set_case_number(library, workshop_id, organisation_id, number)
