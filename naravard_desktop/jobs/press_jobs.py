"""What the window has its child process do: read the library there, and set documents.

All that goes over to the child is the library's path and a picklable function with its plain arguments, a `partial` of one in a
module; all that comes back is plain data. Nothing here may load Qt: the child would carry it for nothing.
"""

import os
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar

from naravard_desktop.core import language
from naravard_desktop.core.clock import SWEDEN
from naravard_desktop.documents.model import Document
from naravard_desktop.kinds import SCHEMA
from naravard_desktop.storage.library import Library
from naravard_desktop.storage.reading import reading as reading_beside

P = ParamSpec("P")
T = TypeVar("T")


def warm() -> int:
    """Load what documents need, and return the process's number."""
    from naravard_desktop.documents import complete, pdf
    from naravard_desktop.jobs import action_list, papers  # noqa: F401 - loaded is all that is asked

    # Opens the fonts, too: they are most of what a first page waits for.
    pdf.render(complete.say_missing(Document("", "", "", "", ())))
    return os.getpid()


def run(spoken: tuple[str, Path], job: Callable[[], T]) -> T:
    """Do a job in the language that the window speaks, as `language.used` told it there."""
    if language.used() != spoken:
        language.use(*spoken)
    return job()


def reading(path: Path, write: Callable[[Library], T], identity: tuple[int, int] | None = None) -> T:
    """Return what `write` makes of the library as it stands now; the window that has it open goes on writing in it.

    :raises Trouble: if the library cannot be read, or is another file than `identity`.
    """
    with reading_beside(path, SCHEMA, identity) as library:
        return write(library)


def of_library(
    library: Library, write: Callable[Concatenate[Library, P], T], *plain: P.args, **named: P.kwargs
) -> Callable[[], T]:
    """Return the job that makes something of this library in a process of its own: what `write(library, *plain)` returns."""
    return partial(reading, library.path, partial(_write, write, plain, named), library.identity)


def preview(document: Document) -> bytes:
    """Set a document that is already written."""
    # Not before: the window does without ReportLab.
    from naravard_desktop.documents import complete, pdf

    return pdf.render(complete.say_missing(document), made=datetime.now(SWEDEN))


def paper(
    library: Library, write: Callable[Concatenate[Library, P], Document], *plain: P.args, **named: P.kwargs
) -> Callable[[], bytes]:
    """Return the job that writes a document about this library, `write(library, *plain)`, and sets it."""
    return of_library(library, partial(_set, write, plain, named))


def _write(write: Callable[..., T], plain: tuple[Any, ...], named: dict[str, Any], library: Library) -> T:
    return write(library, *plain, **named)


def _set(write: Callable[..., Document], plain: tuple[Any, ...], named: dict[str, Any], library: Library) -> bytes:
    return preview(write(library, *plain, **named))
