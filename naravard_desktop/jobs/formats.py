"""A document in the format that is asked for, as files ready to be written. Made in the child process."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Literal

from naravard_desktop.core.clock import SWEDEN
from naravard_desktop.core.language import N_, _
from naravard_desktop.core.text import file_name
from naravard_desktop.core.trouble import Trouble
from naravard_desktop.documents.model import Document, Figure, NewPage
from naravard_desktop.documents.switches import Switches
from naravard_desktop.documents.xlsx import Sheet
from naravard_desktop.jobs.papers import PICTURES, Chosen, PaperKey, document
from naravard_desktop.process.processes import process, scope_of
from naravard_desktop.process.settings import ArchiveProfile, archive_profile
from naravard_desktop.process.workshops import workshop
from naravard_desktop.storage.edit import Scope
from naravard_desktop.storage.library import Library

Format = Literal["pdf", "docx", "html", "json", "xlsx", "csv", "ics", "png"]

_PNG = b"\x89PNG"
_TEXTS: tuple[Format, ...] = ("pdf", "docx", "html", "json", "xlsx", "csv")


@dataclass(frozen=True, slots=True)
class Made:
    """What came of it: files, each with what follows the stem in its name (".pdf", "-1-beslut.csv", "-bilder/….jpg"), and what
    the check of it says; `sound` is False where that found faults.

    The first file has the ending alone, unless there are several of a kind; others are what it leads to.
    """

    files: tuple[tuple[str, bytes], ...]
    verdict: str = ""
    sound: bool = True


def formats_of(paper: PaperKey) -> tuple[Format, ...]:
    """Return the formats that a document can be had in, the most asked for first."""
    if paper in PICTURES:
        return ("pdf", "png", "docx", "html", "json")
    return (*_TEXTS, "ics") if paper == "actions" else _TEXTS


def tables_of(written: Document) -> tuple[Sheet, ...]:
    """Return every table of a document as a sheet."""
    from naravard_desktop.documents import document_tables

    return document_tables.sheets(written)


def make(chosen: Chosen, kind: Format, library: Library) -> Made:
    """Make a document of a workshop in a format.

    :raises Trouble: if there is nothing of that kind in it, or it cannot be written.
    """
    profile = archive_profile(library)
    if chosen.paper == "actions" and kind in {"xlsx", "csv", "ics"}:
        place = scope_of(library, chosen.workshop_id)
        assert place is not None  # noqa: S101 - the workshop is open
        return actions_as_data(library, place, chosen.switches, kind)
    return of_document(document(library, chosen), kind, profile)


# Each library is loaded when its format is asked for: most commands and all of the window do without.


def of_document(written: Document, kind: Format, profile: ArchiveProfile) -> Made:
    """Put a document in a format.

    :raises Trouble: if tables are asked for and it has none.
    """
    made = datetime.now(SWEDEN)
    match kind:
        case "pdf":
            from naravard_desktop.documents import finish

            finished = finish.finish(written, made=made, profile=profile)
            return Made(((".pdf", finished.pdf),), finish.verdict_words(finished), not finished.faults)
        case "docx":
            from naravard_desktop.documents import docx

            return Made(((".docx", docx.render(written, made=made)),))
        case "html":
            from naravard_desktop.documents import html

            return Made(((".html", html.render(written).encode()),))
        case "json":
            from naravard_desktop.documents import frozen, open_data

            beside = sorted(frozen.pictures(written).items())
            pictures = ((f"-{_('bilder')}/{name}.{_picture_ending(content)}", content) for name, content in beside)
            return Made(((".json", open_data.render(written)), *pictures))
        case "png":
            from naravard_desktop.documents import png
            from naravard_desktop.jobs.press_jobs import preview

            return Made(_numbered(png.pages(preview(_pictures_of(written))), kind))
        case _:
            return Made(_tables(tables_of(written), kind, _workbook_title(written.title, written.kind), written.author))


def actions_as_data(library: Library, place: Scope, switches: Switches, kind: Format) -> Made:
    """Return the actions of a process or workshop as a workbook, as text for Excel, or as a calendar."""
    from naravard_desktop.jobs.action_data import action_calendar, action_sheets

    if kind == "ics":
        return Made(((".ics", action_calendar(library, place, switches)),))
    listed, about = action_sheets(library, place, switches)
    collaboration = process(library, place.process_id).title
    held = workshop(library, place.workshop_id).title if place.workshop_id else collaboration
    sheets = (listed, about) if kind == "xlsx" else (listed,)
    return Made(_tables(sheets, kind, _workbook_title(held, _("Åtgärdslista")), collaboration))


def _pictures_of(written: Document) -> Document:
    """Return a document with its pictures alone, each on a page of its own: the words that say the same are no picture."""
    drawn = [block for block in written.blocks if isinstance(block, Figure)]
    blocks = tuple(part for one in drawn for part in (NewPage(), one))[1:]
    return replace(written, blocks=blocks or written.blocks)


def _tables(sheets: tuple[Sheet, ...], kind: Format, title: str, author: str) -> tuple[tuple[str, bytes], ...]:
    from naravard_desktop.documents import csv_text, xlsx

    if not sheets:
        raise Trouble(N_("Det finns ingen tabell i dokumentet. Inget är sparat."))
    if kind == "xlsx":
        made = datetime.now(SWEDEN).replace(tzinfo=None)
        return ((".xlsx", xlsx.tables(sheets, made, title=title, author=author)),)
    if len(sheets) == 1:
        return ((".csv", csv_text.table(sheets[0])),)
    return tuple((f"-{number}-{file_name(one.name)}.csv", csv_text.table(one)) for number, one in enumerate(sheets, 1))


def _workbook_title(title: str, kind: str) -> str:
    return " – ".join(part for part in (title, kind) if part)


def _numbered(contents: list[bytes], kind: Format) -> tuple[tuple[str, bytes], ...]:
    return tuple(
        (f"-{number}.{kind}" if len(contents) > 1 else f".{kind}", one) for number, one in enumerate(contents, 1)
    )


def _picture_ending(content: bytes) -> str:
    return "png" if content.startswith(_PNG) else "jpg"
