"""People and organisations that came in twice: what points at them, who may be the same, and putting them together.

What points at a row is read from the library's own foreign keys, so that a new table needs nothing here. Attendance, links,
case numbers and responsibilities have ids made from what they join; those rows are written anew under the id they then have.
"""

import json
import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from typing import Literal, cast

from naravard_desktop.core.text import one_line, swedish_order
from naravard_desktop.process.forms import set_case_number
from naravard_desktop.process.links import Kind, link
from naravard_desktop.process.people import State, set_attendance
from naravard_desktop.process.responsible import Responsible, set_responsible
from naravard_desktop.storage import rows
from naravard_desktop.storage.library import Library

Who = Literal["person", "organisation"]
"""The table that those who are put together are in."""

_FACTS = {"attendance", "case_number", "link", "responsible"}
_STATES: tuple[State, ...] = ("present", "absent", "invited")
"""Of two that are one person, what was noted at the meeting holds over that they were invited."""
_FILLED: dict[Who, tuple[str, ...]] = {"person": ("title", "organisation_id", "level"), "organisation": ()}
_WORDS = re.compile(r"\w+")


def doubles(names: Iterable[tuple[str, str]]) -> list[list[str]]:
    """Return groups of ids whose names may be one: the same words in any order, whatever their case, accents and signs.

    `names` are pairs of id and name; groups and ids come in their order. "Ek, Karin" is "Karin Ek"; å, ä and ö are letters
    of their own, é is an e.
    """
    groups: dict[tuple[str, ...], list[str]] = {}
    for row_id, name in names:
        folded = one_line(name).casefold()
        if words := tuple(sorted(map(swedish_order, _WORDS.findall(folded) or folded.split()))):
            groups.setdefault(words, []).append(row_id)
    return [ids for ids in groups.values() if len(ids) > 1]


def uses(library: Library, process_id: str, who: Who) -> dict[str, dict[str, int]]:
    """Return how many rows of each table point at the persons or organisations of a process, by id; unused are not there."""
    own = f"SELECT id FROM {who} WHERE process_id = ?"
    found: dict[str, dict[str, int]] = {}
    for table, columns in _pointing(library, who):
        # A row that points twice (who owns a cluster and coordinates it) is one.
        pairs = " UNION ".join(
            f"SELECT {column} AS one, id FROM {table} WHERE {column} IN ({own})" for column in columns
        )
        sql = f"SELECT one, count(*) FROM ({pairs}) GROUP BY one"
        for one, count in library.db.execute(sql, [process_id] * len(columns)):
            found.setdefault(one, {})[table] = count
    return found


def touches_anonymous(library: Library, who: Who, ids: Collection[str]) -> bool:
    """Tell whether something anonymous points at one of these: then putting them together can be undone only until the
    library is closed."""
    for table, columns in _pointing(library, who):
        if dated := library.tables[table].table.dated:
            pointed = " OR ".join(f"{column} IN (SELECT value FROM json_each(:ids))" for column in columns)
            sql = f"SELECT 1 FROM {table} WHERE {dated} IS NULL AND ({pointed}) LIMIT 1"
            if library.db.execute(sql, {"ids": json.dumps(list(ids))}).fetchone():
                return True
    return False


def delete_unused(library: Library, process_id: str, who: Who, ids: Collection[str]) -> None:
    """Delete persons or organisations.

    :raises ValueError: if something points at one of them: it would be lost, or lose who it is about.
    """
    if not uses(library, process_id, who).keys().isdisjoint(ids):
        raise ValueError(f"something points at the {who}")
    for one in ids:
        rows.delete(library.db, who, one)


def put_together(library: Library, process_id: str, who: Who, kept_id: str, gone_ids: Sequence[str]) -> None:
    """Let one stand for all: what points at the others points at it, what is not known of it they know, and they go.

    Nothing is there twice afterwards: of two rows of attendance, present holds over absent and that over invited, with both
    roles; where two organisations had a case number for one workshop, the one that stays has both. Two who answered for the
    same thing, each for an organisation that is now one, still both answer: the second in a place of their own.

    :raises ValueError: if they are not of the process, or one is both kept and gone.
    """
    ids = list(dict.fromkeys(gone_ids))
    known = {one for (one,) in library.db.execute(f"SELECT id FROM {who} WHERE process_id = ?", [process_id])}
    if kept_id in ids or not known.issuperset([kept_id, *ids]):
        raise ValueError(f"those who are put together are different {who}s of one process")
    _fill_in(library, who, [kept_id, *ids])
    instead = dict.fromkeys(ids, kept_id)
    if who == "person":
        _put_attendance_together(library, kept_id, ids)
    else:
        _put_case_numbers_together(library, kept_id, ids)
    _put_responsibles_together(library, process_id, instead)
    _move_links(library, process_id, instead)
    for table, columns in _pointing(library, who):
        if table not in _FACTS:
            for column in columns:
                _point(library, table, column, instead)
    for one in ids:
        rows.delete(library.db, who, one)


def _pointing(library: Library, who: Who) -> Iterator[tuple[str, list[str]]]:
    """Give each table that may point at persons or organisations, with its columns that do."""
    for name, info in library.tables.items():
        columns = [reference.column for reference in info.references if reference.table == who]
        if columns := [*columns, *info.table.loose]:
            yield name, columns


def _point(library: Library, table: str, column: str, instead: Mapping[str, str]) -> None:
    sql = f"SELECT id, {column} FROM {table} WHERE {column} IN (SELECT value FROM json_each(?))"
    for row_id, at in library.db.execute(sql, [json.dumps(list(instead))]).fetchall():
        rows.update(library.db, table, row_id, {column: instead[at]})


def _fill_in(library: Library, who: Who, ids: Sequence[str]) -> None:
    for column in _FILLED[who]:
        sql = f"SELECT {column} FROM {who} WHERE id = ?"
        known = [library.db.execute(sql, [one]).fetchone()[0] for one in ids]
        if not known[0] and (first := next(filter(None, known), None)):
            rows.update(library.db, who, ids[0], {column: first})


def _put_attendance_together(library: Library, kept_id: str, ids: Sequence[str]) -> None:
    listed = json.dumps([kept_id, *ids])
    found = library.db.execute(
        "SELECT workshop_id, id, person_id, state, role FROM attendance "
        "WHERE person_id IN (SELECT value FROM json_each(?)) ORDER BY workshop_id, person_id <> ?, id",
        [listed, kept_id],
    ).fetchall()
    meetings: dict[str, list[tuple[str, str, State, str]]] = {}
    for workshop_id, *noted in found:
        meetings.setdefault(workshop_id, []).append(cast(tuple[str, str, State, str], tuple(noted)))
    for workshop_id, all_noted in meetings.items():
        if all(person_id == kept_id for _id, person_id, _state, _role in all_noted):
            continue
        roles: dict[str, str] = {}
        for row_id, _person, _state, role in all_noted:
            rows.delete(library.db, "attendance", row_id)
            roles.setdefault(role.casefold(), role)
        state = min((state for _id, _person, state, _role in all_noted), key=_STATES.index)
        set_attendance(library, workshop_id, kept_id, state, ", ".join(filter(None, roles.values())))


def _put_case_numbers_together(library: Library, kept_id: str, ids: Sequence[str]) -> None:
    listed = json.dumps([kept_id, *ids])
    found = library.db.execute(
        "SELECT workshop_id, id, organisation_id, number FROM case_number "
        "WHERE organisation_id IN (SELECT value FROM json_each(?)) ORDER BY workshop_id, organisation_id <> ?, id",
        [listed, kept_id],
    ).fetchall()
    numbers: dict[str, list[str]] = {}
    for workshop_id, row_id, organisation_id, number in found:
        numbers.setdefault(workshop_id, []).append(number)
        if organisation_id != kept_id:
            rows.delete(library.db, "case_number", row_id)
    for workshop_id, noted in numbers.items():
        set_case_number(library, workshop_id, kept_id, ", ".join(dict.fromkeys(noted)))


def _put_responsibles_together(library: Library, process_id: str, instead: Mapping[str, str]) -> None:
    listed = json.dumps(list(instead))
    touched = " OR ".join(
        f"{column} IN (SELECT value FROM json_each(:ids))" for column in ("owner_id", "organisation_id", "person_id")
    )
    found = library.db.execute(
        "SELECT id, owner_id, organisation_id, person_id FROM responsible WHERE process_id = :process "
        f"AND owner_id IN (SELECT owner_id FROM responsible WHERE {touched}) ORDER BY owner_id, id",
        {"process": process_id, "ids": listed},
    ).fetchall()
    before = {row_id: Responsible(*columns) for row_id, *columns in found}
    # Where an organisation has its place already, who stands there stays.
    first = sorted(before.values(), key=lambda one: one.organisation_id in instead)
    wanted = _each_once(_moved(one, instead) for one in first)
    there, kept = set(before.values()), set(wanted)
    for row_id, one in before.items():
        if one not in kept:
            rows.delete(library.db, "responsible", row_id)
    for one in wanted:
        if one not in there:
            set_responsible(library, process_id, one.owner_id, one.organisation_id, one.person_id)


def _moved(one: Responsible, instead: Mapping[str, str]) -> Responsible:
    organisation_id, person_id = one.organisation_id or "", one.person_id or ""
    return Responsible(
        instead.get(one.owner_id, one.owner_id),
        instead.get(organisation_id, organisation_id) or None,
        instead.get(person_id, person_id) or None,
    )


def _each_once(moved: Iterable[Responsible]) -> list[Responsible]:
    """Return one place for each organisation that answers for something, and one for each person who has none there."""
    places: dict[tuple[str, str], Responsible] = {}
    others: list[tuple[str, str]] = []
    for one in moved:
        if one.organisation_id is None:
            others.append((one.owner_id, one.person_id or ""))
            continue
        at = (one.owner_id, one.organisation_id)
        if at not in places or not places[at].person_id:
            places[at] = one
        elif one.person_id:
            others.append((one.owner_id, one.person_id))
    placed = {(one.owner_id, one.person_id) for one in places.values()}
    alone = [
        Responsible(owner, None, person) for owner, person in dict.fromkeys(others) if (owner, person) not in placed
    ]
    return [*places.values(), *alone]


def _move_links(library: Library, process_id: str, instead: Mapping[str, str]) -> None:
    found = library.db.execute(
        "SELECT id, kind, from_id, to_id FROM link WHERE from_id IN (SELECT value FROM json_each(:ids)) "
        "OR to_id IN (SELECT value FROM json_each(:ids))",
        {"ids": json.dumps(list(instead))},
    ).fetchall()
    for row_id, kind, start, end in found:
        rows.delete(library.db, "link", row_id)
        ends = instead.get(start, start), instead.get(end, end)
        if ends[0] != ends[1]:
            link(library, process_id, cast(Kind, kind), *ends)
