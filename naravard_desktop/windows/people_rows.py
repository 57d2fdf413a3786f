"""The people and organisations of a process as they are listed, and what is said of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from naravard_desktop.core.language import _
from naravard_desktop.core.text import excerpt
from naravard_desktop.core.words import Level, OrganisationType
from naravard_desktop.parts.card_delegate import MARKS
from naravard_desktop.process.people import Organisation, organisations, persons
from naravard_desktop.process.people_merging import Who, uses
from naravard_desktop.storage.library import Library
from naravard_desktop.windows.lines import Cell, Line

_NAME = 120
"""Longer names are shown by their start; their field has all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A person (`organisation`, `level`), or an organisation (`type`); `uses` counts what points at it, by table."""

    id: str
    name: str
    title: str = ""
    organisation: Organisation | None = None
    level: Level | None = None
    type: OrganisationType | None = None
    uses: Mapping[str, int] = field(default_factory=dict)

    @property
    def words(self) -> str:
        """Everything that is found by searching."""
        place = self.organisation.name if self.organisation else ""
        kind = self.type.word if self.type else ""
        return " ".join((self.name, self.title, place, self.level.word if self.level else "", kind)).casefold()


def read_rows(library: Library, process_id: str, who: Who) -> list[Row]:
    """Return all persons by name, or all organisations with the region first."""
    used, places = uses(library, process_id, who), organisations(library, process_id)
    if who == "organisation":
        return [Row(id=one.id, name=one.name, type=one.type, uses=_of_others(used.get(one.id, {}))) for one in places]
    known = {one.id: one for one in places}
    return [
        Row(
            id=one.id,
            name=one.name,
            title=one.title,
            organisation=known.get(one.organisation_id or ""),
            level=one.level,
            uses=used.get(one.id, {}),
        )
        for one in persons(library, process_id).values()
    ]


def _of_others(used: Mapping[str, int]) -> Mapping[str, int]:
    """Leave out an organisation's logo: it is its own, and goes with it."""
    return {table: count for table, count in used.items() if table != "attachment"}


def matching(rows: Sequence[Row], wanted: str) -> list[Row]:
    """Return the rows that have every word looked for."""
    parts = wanted.casefold().split()
    return [row for row in rows if all(part in row.words for part in parts)] if parts else list(rows)


def person_cells(row: Row) -> tuple[Cell, ...]:
    """A person: name and title, organisation, level, and where they are."""
    name: Cell = (Line(excerpt(row.name, _NAME), strong=True),)
    if row.title:
        name = (*name, Line(excerpt(row.title, _NAME), "muted"))
    place = Line("–", "muted")
    if row.organisation:
        place = Line(excerpt(row.organisation.name, _NAME), shape=MARKS[row.organisation.type])
    return name, (place,), (Line(row.level.word if row.level else "–", "muted"),), _used(row)


def organisation_cells(row: Row) -> tuple[Cell, ...]:
    """An organisation: name, huvudman, and where it is."""
    kind = Line(row.type.word, shape=MARKS[row.type]) if row.type else Line("–", "muted")
    return (Line(excerpt(row.name, _NAME), strong=True),), (kind,), _used(row)


def facts(row: Row) -> str:
    """Say all of a row on one line."""
    kind = row.type.word if row.type else ""
    level = row.level.word if row.level else ""
    place = excerpt(row.organisation.name, 60) if row.organisation else ""
    parts = (excerpt(row.name, 60), excerpt(row.title, 60), place, level, kind)
    return " · ".join(part for part in parts if part)


def used_words(uses_of_it: Mapping[str, int]) -> str:
    """Say what points at a row: "2 workshoppar, 1 åtagande"; "" if nothing does."""
    return ", ".join(_used_for(uses_of_it))


def _used_for(uses_of_it: Mapping[str, int]) -> list[str]:
    known = _tables()
    said = [
        (one if count == 1 else many.format(count=count))
        for table, (one, many) in known.items()
        if (count := uses_of_it.get(table, 0))
    ]
    if rest := sum(count for table, count in uses_of_it.items() if table not in known):
        said.append(_("1 ställe till") if rest == 1 else _("{count} ställen till").format(count=rest))
    return said


def named(names: Sequence[str], most: int = 3) -> str:
    """Join names as in a sentence; those beyond `most` are counted."""
    shown = [f"”{excerpt(name, 40)}”" for name in names[:most]]
    if len(names) > most:
        shown.append(_("{count} till").format(count=len(names) - most))
    if len(shown) < 2:
        return "".join(shown)
    return _("{first} och {last}").format(first=", ".join(shown[:-1]), last=shown[-1])


def _used(row: Row) -> Cell:
    return tuple(Line(one, "muted") for one in _used_for(row.uses) or [_("används inte")])


def _tables() -> dict[str, tuple[str, str]]:
    return {
        "attendance": (_("1 workshop"), _("{count} workshoppar")),
        "person": (_("1 person"), _("{count} personer")),
        "responsible": (_("1 åtagande"), _("{count} åtaganden")),
        "cluster": (_("1 kluster"), _("{count} kluster")),
        "leg": (_("1 del av kluster"), _("{count} delar av kluster")),
        "card": (_("1 lapp"), _("{count} lappar")),
        "vote": (_("1 röst"), _("{count} röster")),
        "attachment": (_("1 bilaga"), _("{count} bilagor")),
    }
