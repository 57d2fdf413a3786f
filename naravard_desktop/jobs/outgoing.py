"""What goes out of the library, with what was remarked on in it, for the log. Made in the child process, but for writing it."""

import contextlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from naravard_desktop.core import files
from naravard_desktop.jobs import formats, papers
from naravard_desktop.jobs.formats import Format, Made
from naravard_desktop.jobs.package_out import free, out
from naravard_desktop.jobs.papers import Chosen
from naravard_desktop.jobs.press_jobs import preview
from naravard_desktop.storage.library import Library


@dataclass(frozen=True, slots=True)
class Outgoing:
    """Files to be written, and how many remarks of each kind were left standing in the document."""

    made: Made
    remarks: dict[str, int]


@dataclass(frozen=True, slots=True)
class Written:
    """Where it lies: a file, or a folder where it became several; and the folder with what the file leads to, if anything."""

    target: Path
    count: int
    beside: Path | None = None


def made(chosen: Chosen, kind: Format, library: Library) -> Outgoing:
    """Make a document in a format.

    :raises Trouble: if there is nothing of that kind in it, or it cannot be written.
    """
    return Outgoing(formats.make(chosen, kind, library), papers.counted(chosen, library))


def paper(chosen: Chosen, library: Library) -> Outgoing:
    """Make a document to be printed."""
    pdf = preview(papers.document(library, chosen))
    return Outgoing(Made(((".pdf", pdf),)), papers.counted(chosen, library))


def write(target: Path, made: Made) -> Written:
    """Write what was made, whole or not at all.

    Only the target itself is replaced, for nobody was asked about more: several files of a kind go to a new folder, and what
    a file leads to has names that tell its content.

    :raises Trouble: if it cannot be written; then all is as it was.
    """
    (ending, content), *others = made.files
    if ending.startswith("-"):
        folder = free(target.parent, target.stem, zipped=False)
        with out(folder) as taking:
            for own, one in made.files:
                taking.add(f"{target.stem}{own}", one)
            taking.finish()
        return Written(folder, len(made.files))
    beside = None
    with _taken_back_unless_done() as new, files.replacing(target) as whole:
        whole.write_bytes(content)
        for own, one in others:
            file = target.parent / f"{target.stem}{own}"
            beside = file.parent
            new += [part for part in (beside, file) if not part.exists()]
            files.write(file, one)
    return Written(target, 1 + len(others), beside)


@contextlib.contextmanager
def _taken_back_unless_done() -> Iterator[list[Path]]:
    """Take files and folders away again that were new, if the block does not end well."""
    new: list[Path] = []
    try:
        yield new
    except BaseException:
        for one in reversed(new):
            with contextlib.suppress(OSError):
                one.rmdir() if one.is_dir() else one.unlink(missing_ok=True)
        raise
