"""Everything from a workshop in one go ("Avsluta workshopen"): documents, tables, calendar, pictures, photos and data.

What may be published and what must stay inside lie in folders of their own, so that nothing goes out by mistake.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from functools import partial
from pathlib import Path
from typing import Literal, get_args

from naravard_desktop.core.language import N_, _
from naravard_desktop.core.text import file_name
from naravard_desktop.documents.switches import Switches
from naravard_desktop.jobs import bundle, formats, package_photos, package_words, papers
from naravard_desktop.jobs.formats import Format
from naravard_desktop.jobs.package_out import free, out
from naravard_desktop.jobs.package_words import Wrote
from naravard_desktop.jobs.papers import Chosen, Size
from naravard_desktop.process.finals import holding
from naravard_desktop.process.processes import process
from naravard_desktop.process.workshops import workshop
from naravard_desktop.storage.library import Library

Part = Literal["minutes", "actions", "calendar", "pictures", "photos", "process"]
PARTS: tuple[Part, ...] = get_args(Part)

READ_ME = N_("LÄS MIG.txt")
PICTURES = N_("bilder-i-dokumentet")
"""The folder with the files that open data lead to."""
_MINUTES: tuple[Format, ...] = ("pdf", "docx", "html", "json")
_ACTIONS: tuple[Format, ...] = ("pdf", "xlsx", "csv")
_DRAWN: tuple[Format, ...] = ("pdf", "png")


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is wanted of a workshop. Of finished minutes both copies are made, whatever the switches say of what is
    confidential."""

    workshop_id: str
    parts: frozenset[Part] = frozenset(PARTS)
    switches: Switches = field(default_factory=Switches)
    size: Size = "A3"


@dataclass(frozen=True, slots=True)
class Content:
    """A file to be written, with slashes in its name, and what "LÄS MIG" says of it."""

    name: str
    content: bytes
    wrote: Wrote


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to be made: in words, for whoever waits, and the job that makes it."""

    words: str
    make: Callable[[Library], list[Content]]


@dataclass(frozen=True, slots=True)
class Prepared:
    """What is to be made, and how many remarks of each kind there are on it."""

    tasks: list[Task]
    remarks: dict[str, int]


def prepare(order: Order, library: Library) -> Prepared:
    """Plan it, and count what is remarked on in the minutes with everything in them: the process as a file has it, too."""
    minutes = papers.with_all(Chosen(workshop_id=order.workshop_id, switches=order.switches))
    return Prepared(plan(order, library), papers.counted(minutes, library))


def made(task: Task, library: Library) -> list[Content]:
    """Make one of the things."""
    return task.make(library)


def plan(order: Order, library: Library) -> list[Task]:
    """Return what is to be made, in order. Each task is picklable, to be done in the child process one by one."""
    tasks: list[Task] = []
    held = workshop(library, order.workshop_id)
    there = papers.offered(library, held.id)
    for folder, chosen in _copies(library, order):
        if "minutes" in order.parts:
            tasks.append(_paper(library, folder, chosen, _MINUTES))
            if formats.tables_of(papers.document(library, chosen)):
                tasks.append(_paper(library, folder, chosen, ("xlsx",), _("tabeller")))
        if "actions" in order.parts:
            tasks.append(_paper(library, folder, replace(chosen, paper="actions"), _ACTIONS))
        if "calendar" in order.parts:
            tasks.append(_paper(library, folder, replace(chosen, paper="actions"), ("ics",), _("kalender")))
        if "pictures" in order.parts:
            for paper in (one for one in papers.PICTURES if one in there):
                tasks.append(_paper(library, f"{folder}/{_('bilder')}", replace(chosen, paper=paper), _DRAWN))
    if "photos" in order.parts and (count := package_photos.count(library, held.id)):
        words = _("1 foto") if count == 1 else _("{count} foton").format(count=count)
        tasks.append(Task(words, partial(_photos, held.id)))
    if "process" in order.parts:
        tasks.append(Task(_("Uppdraget som fil"), partial(_process, held.process_id)))
    return tasks


def package(library: Library, order: Order) -> Iterator[Content]:
    """Make everything; the last file says what the others are.

    :raises Trouble: if something cannot be made.
    """
    wrote: list[Wrote] = []
    for task in plan(order, library):
        for one in task.make(library):
            wrote.append(one.wrote)
            yield one
    yield read_me(library, order.workshop_id, wrote)


def read_me(library: Library, workshop_id: str, wrote: list[Wrote]) -> Content:
    """Return the file that says what the others are, for whom, and which check they passed."""
    return Content(_(READ_ME), package_words.read_me(library, workshop_id, wrote), Wrote(_(READ_ME), "", "", ""))


def write(library: Library, order: Order, folder: Path, *, zipped: bool = False) -> Path:
    """Write everything to a new folder or zip in `folder`, whole or not at all, and return it.

    :raises Trouble: if it cannot be made or written.
    """
    target = free(folder, papers.stem_of(workshop(library, order.workshop_id)), zipped=zipped)
    with out(target) as taking:
        for one in package(library, order):
            taking.add(one.name, one.content)
        taking.finish()
    return target


def _copies(library: Library, order: Order) -> list[tuple[str, Chosen]]:
    """Return the folders that documents go to, and what they show there."""
    open_to_all = Chosen(
        workshop_id=order.workshop_id, switches=replace(order.switches, confidential=False), size=order.size
    )
    inside = papers.with_all(open_to_all)
    if holding(library, order.workshop_id) is None:
        secret = order.switches.confidential and _differ(library, open_to_all, inside)
        return [(_("internt"), inside)] if secret else [(_("utkast"), open_to_all)]
    copies = [(_("att-publicera"), open_to_all)]
    if _differ(library, open_to_all, inside):
        copies.append((_("internt"), inside))
    return copies


def _differ(library: Library, one: Chosen, other: Chosen) -> bool:
    """Tell whether anything confidential stands in minutes, action list or pictures."""
    there = papers.offered(library, one.workshop_id)
    return any(
        papers.document(library, replace(one, paper=paper)) != papers.document(library, replace(other, paper=paper))
        for paper in there
    )


def _paper(library: Library, folder: str, chosen: Chosen, kinds: tuple[Format, ...], name: str = "") -> Task:
    title = papers.title(library, chosen.workshop_id, chosen.paper)
    words = f"{title}, {name}" if name else title
    return Task(
        _("{what} ({folder})").format(what=words, folder=folder.partition("/")[0]),
        partial(_files, folder, chosen, kinds, name),
    )


def _files(folder: str, chosen: Chosen, kinds: tuple[Format, ...], name: str, library: Library) -> list[Content]:
    held = workshop(library, chosen.workshop_id)
    title = papers.title(library, held.id, chosen.paper)
    # The folder says already which copy it is.
    stem = papers.named(library, replace(chosen, switches=replace(chosen.switches, confidential=False)))
    if name:
        stem = f"{stem}-{file_name(name)}" if chosen.paper == "minutes" else f"{papers.stem_of(held)}-{file_name(name)}"
    found = []
    for kind in kinds:
        made = formats.make(chosen, kind, library)
        for ending, content in made.files:
            _own, slash, beside = ending.partition("/")
            # Not under the document's long name: Windows has room for 260 letters in all.
            full = f"{folder}/{_(PICTURES)}/{beside}" if slash else f"{folder}/{stem}{ending}"
            what = "picture" if slash else f"{chosen.paper}.{kind}"
            found.append(Content(full, content, Wrote(full, title, what, made.verdict)))
    return found


def _photos(workshop_id: str, library: Library) -> list[Content]:
    return [
        Content(name, content, Wrote(name, alt, "photo", ""))
        for name, content, alt in package_photos.photos(library, workshop_id, f"{_('internt')}/{_('foton')}")
    ]


def _process(process_id: str, library: Library) -> list[Content]:
    name = f"{_('internt')}/{file_name(process(library, process_id).title)}.naravard"
    return [Content(name, bundle.pack(library, process_id), Wrote(name, "", "process", ""))]
