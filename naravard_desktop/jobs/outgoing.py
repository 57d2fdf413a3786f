"""What goes out of the library, with what was remarked on in it, for the log. Made in the child process."""

from dataclasses import dataclass

from naravard_desktop.jobs import formats, papers
from naravard_desktop.jobs.formats import Format, Made
from naravard_desktop.jobs.papers import Chosen
from naravard_desktop.jobs.press_jobs import preview
from naravard_desktop.storage.library import Library


@dataclass(frozen=True, slots=True)
class Outgoing:
    """Files to be written, and how many remarks of each kind were left standing in the document."""

    made: Made
    remarks: dict[str, int]


def made(chosen: Chosen, kind: Format, library: Library) -> Outgoing:
    """Make a document in a format.

    :raises Trouble: if there is nothing of that kind in it, or it cannot be written.
    """
    return Outgoing(formats.make(chosen, kind, library), papers.counted(chosen, library))


def paper(chosen: Chosen, library: Library) -> Outgoing:
    """Make a document to be printed."""
    pdf = preview(papers.document(library, chosen))
    return Outgoing(Made((("", pdf),)), papers.counted(chosen, library))
