"""People as they stand on pasted lines: "Namn; titel; organisation; nivå", or the cells of a spreadsheet."""

from dataclasses import dataclass

from naravard_desktop.core.language import _
from naravard_desktop.core.text import lines, one_line
from naravard_desktop.core.words import Level, OrganisationType, level_from, type_from

_HEAD = {"namn", "name"}
_COMPANY = {"ab", "hb", "kb"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Read:
    """A person as read; `type` is that of the organisation, should it be new. `unread` is a level that is none."""

    name: str
    title: str = ""
    organisation: str = ""
    type: OrganisationType = OrganisationType.OTHER
    level: Level | None = None
    unread: str = ""


def read_people(text: str) -> list[Read]:
    """Read a person from each line; what stands after the level may say the organisation's huvudman. A head is left out,
    and so is a name that has been read already with the same organisation."""
    found: dict[tuple[str, str], Read] = {}
    for line in lines(text):
        between = "\t" if "\t" in line else ";"
        name, title, organisation, level, kind, *_rest = [*map(one_line, line.split(between)), "", "", "", "", ""]
        if not name or name.casefold() in _HEAD:
            continue
        read = level_from(level) if level else None
        found.setdefault(
            (name, organisation.casefold()),
            Read(
                name=name,
                title=title,
                organisation=organisation,
                type=type_from(kind) or guessed_type(organisation),
                level=read,
                unread=level if read is None else "",
            ),
        )
    return list(found.values())


def guessed_type(name: str) -> OrganisationType:
    """Guess an organisation's huvudman from its name, to be looked at and changed by who knows."""
    folded = name.casefold()
    if "kommun" in folded:
        return OrganisationType.MUNICIPALITY
    if "region" in folded or "sjukhus" in folded or "landsting" in folded:
        return OrganisationType.REGION
    if _COMPANY & set(folded.split()):
        return OrganisationType.PRIVATE
    return OrganisationType.OTHER


def heading() -> str:
    """Return how a line is written, for the field to show."""
    return _("Namn; titel; organisation; nivå")
