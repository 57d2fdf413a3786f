"""Historik: what was done, page by page, and what an entry changed, in words."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal

from naravard_desktop.core.language import _
from naravard_desktop.core.text import excerpt
from naravard_desktop.jobs.history_words import column_word, table_word, told_columns, value_words
from naravard_desktop.process.workshops import workshops
from naravard_desktop.storage import exchange, journal
from naravard_desktop.storage.edit import Scope
from naravard_desktop.storage.journal import Entry
from naravard_desktop.storage.library import Library
from naravard_desktop.storage.record import Content, RowChange, from_json
from naravard_desktop.storage.table import TableInfo

PAGE = 100


@dataclass(frozen=True, slots=True)
class Side:
    """How a row stood before or after: a line for each thing that differs, and its words alone, to copy."""

    lines: tuple[str, ...]
    words: str


@dataclass(frozen=True, slots=True)
class Told:
    """A row that an entry changed. A side is None where the row did not exist."""

    what: str
    before: Side | None
    after: Side | None

    @property
    def how(self) -> Literal["new", "changed", "gone"]:
        """What became of it."""
        return "new" if self.before is None else "gone" if self.after is None else "changed"


def entries(library: Library, scope: Scope, wanted: str = "", before: int | None = None) -> list[Entry]:
    """Return the next page of what was done in `scope`, newest first; `wanted` are words that label or texts must have.

    `before` is the number of the last entry there is already.
    """
    words = wanted.casefold().split()
    return journal.page(library, scope, before, PAGE, _finder(library, words) if words else None)


def places(library: Library, scope: Scope) -> dict[str, str]:
    """Return the titles of a process's workshops by id; nothing for the scope of a workshop."""
    if scope.workshop_id:
        return {}
    return {one.id: one.title for one in workshops(library, scope.process_id)}


def told(library: Library, number: int) -> list[Told]:
    """Return what an entry changed, row by row, those with people's own words first; nothing of rows without any to read."""
    changes = [one for one in journal.changes(library, number) if one.table in library.tables]
    names = _names(library, changes)
    found = [row for one in changes if (row := _told(library.tables[one.table], one, names))]
    return sorted(found, key=_has_no_words)


def _has_no_words(row: Told) -> bool:
    return not any(side and side.words for side in (row.before, row.after))


def _finder(library: Library, words: list[str]) -> Callable[[Entry, str], bool]:
    # What JSON writes as it stands need not be looked for in what does not have it.
    plain = [word for word in words if '"' not in word and "\\" not in word]

    def has_all(entry: Entry, written: str) -> bool:
        label, raw = entry.label.casefold(), written.casefold()
        if any(word not in label and word not in raw for word in plain):
            return False
        text = "\n".join([label, *_texts(library, from_json(written))]).casefold()
        return all(word in text for word in words)

    return has_all


def _texts(library: Library, changes: list[RowChange]) -> Iterator[str]:
    for change in changes:
        info = library.tables.get(change.table)
        for side in (change.before, change.after):
            if info and side:
                yield exchange.words(info, exchange.readable(info, side))


def _names(library: Library, changes: list[RowChange]) -> dict[str, str]:
    """Return what the rows that are pointed at are called: as they are now, or as the entry itself has them."""
    found: dict[str, str] = {}
    ids: set[str] = set()
    for change in changes:
        info = library.tables[change.table]
        for side in (change.before, change.after):
            if side:
                ids |= {value for column, value in side.items() if column.endswith("_id") and value}
                found[change.row_id] = _name(info, side)
    return found | journal.names_of(library, ids)


def _name(info: TableInfo, content: Content) -> str:
    return str(content.get(info.table.search[0]) or "") if info.table.search else ""


Part = tuple[str, str]
"""A column, and for an own column of a card its name."""


def _told(info: TableInfo, change: RowChange, names: dict[str, str]) -> Told | None:
    before = {} if change.before is None else _parts(info, change.before, names)
    after = {} if change.after is None else _parts(info, change.after, names)
    parts = [part for part in {**before, **after} if before.get(part, "") != after.get(part, "")]
    if change.before is not None and change.after is not None and not parts:
        return _moved(info, change)
    sides = [
        None if content is None else _side(info, parts, found, fill=None not in (change.before, change.after))
        for content, found in ((change.before, before), (change.after, after))
    ]
    return Told(table_word(info.name), *sides) if any(side and side.lines for side in sides) else None


def _moved(info: TableInfo, change: RowChange) -> Told | None:
    """Tell of a row that only has another place."""
    before, after = change.before or {}, change.after or {}
    if before.get("rank") == after.get("rank"):
        return None
    name = excerpt(_name(info, after), 80)
    sides = (_("{name} (tidigare plats)"), _("{name} (ny plats)"))
    return Told(table_word(info.name), *(Side((side.format(name=name).strip(),), name) for side in sides))


def _parts(info: TableInfo, content: Content, names: dict[str, str]) -> dict[Part, str]:
    """Return all that a row says, as people write it."""
    found: dict[Part, str] = {}
    for column, value in (exchange.readable(info, content) or {}).items():
        if column not in told_columns(info):
            continue
        if isinstance(value, dict):
            found |= {(column, name): str(one) for name, one in value.items() if one}
        elif column in info.table.yes_no:
            found[column, ""] = _("ja") if value else ""
        elif column.endswith("_id") and value:
            found[column, ""] = excerpt(names.get(value, ""), 80) or _("något som inte finns kvar")
        elif value not in (None, ""):
            found[column, ""] = value_words(info.name, column, value)
    return {part: text for part, text in found.items() if text}


def _side(info: TableInfo, parts: list[Part], found: dict[Part, str], *, fill: bool) -> Side:
    """Write the parts; `fill`: also those that are empty, for the other side has them."""
    lines: list[str] = []
    for column, own in parts:
        text = found.get((column, own), "")
        if text or fill:
            name = own or column_word(info.name, column)
            empty = _("nej") if column in info.table.yes_no else "–"
            lines.append(f"{name}: {text or empty}" if name else text or empty)
    words = [found[part] for part in parts if part in found and part[0] in info.table.search]
    return Side(tuple(lines), "\n".join(words))
