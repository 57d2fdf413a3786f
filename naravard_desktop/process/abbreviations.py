"""The process's own list of abbreviations, filled as it goes."""

from dataclasses import dataclass

from naravard_desktop.core.text import one_line, swedish_order
from naravard_desktop.storage import rows
from naravard_desktop.storage.library import Library


@dataclass(frozen=True, slots=True)
class Abbreviation:
    """An abbreviation and what it stands for."""

    id: str
    short: str
    meaning: str


def abbreviations(library: Library, process_id: str) -> list[Abbreviation]:
    """Return the list of a process, in order."""
    found = rows.fetch(library.db, Abbreviation, "FROM abbreviation t WHERE process_id = ?", [process_id])
    return sorted(found, key=lambda one: (swedish_order(one.short), one.id))


def add_abbreviation(library: Library, process_id: str, short: str, meaning: str) -> str:
    """Add an abbreviation and return its id."""
    values = {"process_id": process_id, "short": one_line(short), "meaning": one_line(meaning)}
    return rows.insert(library.db, "abbreviation", values)


def change_abbreviation(library: Library, abbreviation_id: str, short: str, meaning: str) -> None:
    """Change an abbreviation and what it stands for."""
    rows.update(library.db, "abbreviation", abbreviation_id, {"short": one_line(short), "meaning": one_line(meaning)})


def delete_abbreviation(library: Library, abbreviation_id: str) -> None:
    """Take an abbreviation off the list."""
    rows.delete(library.db, "abbreviation", abbreviation_id)
