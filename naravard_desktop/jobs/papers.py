"""The documents that a workshop has, and which of them are shown. No Qt: they are written in the child process."""

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from naravard_desktop.core.language import _
from naravard_desktop.core.text import file_name
from naravard_desktop.documents.model import Document, Paragraph
from naravard_desktop.documents.switches import Switches
from naravard_desktop.jobs import action_list, finals, pictures, press_jobs
from naravard_desktop.jobs.cluster_words import boards
from naravard_desktop.jobs.minutes import footer, heading_word, marks
from naravard_desktop.process.actions import ActionState, actions_of_step
from naravard_desktop.process.forms import minutes_form
from naravard_desktop.process.principles import PrincipleState, principles_of_process
from naravard_desktop.process.processes import process
from naravard_desktop.process.workshops import Workshop, steps, workshop
from naravard_desktop.storage.edit import Scope
from naravard_desktop.storage.library import Library

if TYPE_CHECKING:
    from naravard_desktop.jobs.remarks import Remark

PaperKey = Literal["minutes", "actions", "cluster_map", "principles", "action_wall"]
Size = Literal["A4", "A3"]

PICTURES: tuple[PaperKey, ...] = ("cluster_map", "principles", "action_wall")
"""What is drawn rather than written: it is for a wall, and can be had in two sizes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chosen:
    """A document of a workshop as it is chosen: which, what it shows, how large; `version` is an earlier final's id."""

    workshop_id: str
    paper: PaperKey = "minutes"
    switches: Switches = field(default_factory=Switches)
    size: Size = "A3"
    version: str = ""


@dataclass(frozen=True, slots=True)
class Shown:
    """A document set for the screen, and how it stands with the minutes."""

    pdf: bytes
    state: finals.MinutesState


def offered(library: Library, workshop_id: str) -> list[PaperKey]:
    """Return the documents that there is something to say in; minutes and action list there always are."""
    found: list[PaperKey] = ["minutes", "actions"]
    held = workshop(library, workshop_id)
    if boards(library, workshop_id):
        found.append("cluster_map")
    standing = principles_of_process(library, held.process_id)
    if any(one.text and one.state is not PrincipleState.DROPPED for one in standing):
        found.append("principles")
    agreed = [action for one in steps(library, workshop_id) for action in actions_of_step(library, one.id)]
    if any(one.state is not ActionState.DROPPED for one in agreed):
        found.append("action_wall")
    return found


def title(library: Library, workshop_id: str, paper: PaperKey) -> str:
    """Return what a document is called; minutes go by their own heading word, if they have one."""
    if paper == "minutes":
        return heading_word(minutes_form(library, workshop_id))
    return {
        "actions": _("Åtgärdslista"),
        "cluster_map": _("Klusterkarta"),
        "principles": _("Principer att sätta upp"),
        "action_wall": _("Åtgärdstavla"),
    }[paper]


def document(library: Library, chosen: Chosen) -> Document:
    """Write a document as it is chosen; minutes that are finished and hold are as they were frozen.

    :raises Trouble: if it cannot be written.
    """
    held = workshop(library, chosen.workshop_id)
    place = Scope(held.process_id, held.id)
    found: Document | None
    match chosen.paper:
        case "minutes":
            found = _minutes(library, chosen)
        case "actions":
            found = action_list.workshop_actions(library, held.id, chosen.switches)
        case "cluster_map":
            found = pictures.cluster_map(library, held.id, chosen.switches, size=chosen.size)
        case "principles":
            found = pictures.principles_poster(library, held.process_id, chosen.switches, size=chosen.size)
        case "action_wall":
            found = pictures.action_wall(library, place, chosen.switches, size=chosen.size)
    return found or _nothing(library, held, chosen.paper)


def _minutes(library: Library, chosen: Chosen) -> Document:
    if chosen.version:
        copy: Literal["internal", "published"] = "internal" if chosen.switches.confidential else "published"
        return finals.finished_document(library, chosen.version, copy)
    return finals.current(library, chosen.workshop_id, chosen.switches)


def _nothing(library: Library, held: Workshop, paper: PaperKey) -> Document:
    collaboration = process(library, held.process_id)
    return Document(
        kind=title(library, held.id, paper),
        title=held.title,
        date=held.date or "",
        footer=footer(collaboration, held),
        blocks=(Paragraph(_("Det finns inget att visa än.")),),
        marks=marks(collaboration),
        author=collaboration.title,
    )


def shown(chosen: Chosen, library: Library) -> Shown:
    """Set a document for the screen."""
    return Shown(press_jobs.preview(document(library, chosen)), finals.state(library, chosen.workshop_id))


def remarked(chosen: Chosen, library: Library) -> "list[Remark]":
    """Return what is worth a look before a document leaves the library."""
    from naravard_desktop.jobs.remarks import remarks  # knows many words and numbers

    return remarks(library, chosen.workshop_id, document(library, chosen))


def counted(chosen: Chosen, library: Library) -> dict[str, int]:
    """Count what is remarked on in a document, by kind."""
    from naravard_desktop.jobs.remarks import counts

    return counts(remarked(chosen, library))


def stem_of(held: Workshop) -> str:
    """Return how the name of each file about a workshop begins."""
    # A date from elsewhere can be any text, also one that leads out of the folder.
    return "-".join(file_name(part) for part in (held.date, held.title) if part) or file_name("")


def named(library: Library, chosen: Chosen) -> str:
    """Return a name for the document as a file, without ending; of two copies it says which it is."""
    held = workshop(library, chosen.workshop_id)
    parts = [stem_of(held), file_name(title(library, held.id, chosen.paper))]
    if chosen.paper in PICTURES:
        parts.append(chosen.size.lower())
    if chosen.switches.confidential:
        parts.append("intern")
    return "-".join(parts)


def with_all(chosen: Chosen) -> Chosen:
    """Return the same document with everything in it."""
    return replace(chosen, switches=replace(chosen.switches, confidential=True))
