"""What is said of all who are invited: how many, from whom and on which level, and who is missing."""

from collections.abc import Mapping, Sequence

from naravard_desktop.core.language import _
from naravard_desktop.core.text import excerpt
from naravard_desktop.core.words import Level, OrganisationType
from naravard_desktop.process.people import Organisation, Person

_NAMED = 5


def counted(people: Sequence[Person], known: Mapping[str, Organisation]) -> str:
    """Say how many are invited, of each huvudman and on each level."""
    total = _("1 inbjuden") if len(people) == 1 else _("{count} inbjudna").format(count=len(people))
    types = [known[at].type for one in people if (at := one.organisation_id or "") in known]
    levels = [one.level for one in people if one.level]
    parts = [
        [f"{kind.word} {types.count(kind)}" for kind in OrganisationType if kind in types],
        [f"{level.word} {levels.count(level)}" for level in Level if level in levels],
    ]
    return " · ".join([total, *(", ".join(part) for part in parts if part)])


def missing(people: Sequence[Person], known: Mapping[str, Organisation]) -> str:
    """Say which organisations and levels have nobody; "" while nobody at all is invited, or nothing is missing."""
    if not people:
        return ""
    places, levels = {one.organisation_id for one in people}, {one.level for one in people}
    absent = [one.name for one in known.values() if one.id not in places]
    empty = [level.word for level in Level if level not in levels] if levels != {None} else []
    said = []
    if absent:
        named = ", ".join(excerpt(name, 40) for name in absent[:_NAMED])
        if len(absent) > _NAMED:
            named = _("{named} och {count} till").format(named=named, count=len(absent) - _NAMED)
        said.append(_("Ingen är inbjuden än från {organisations}.").format(organisations=named))
    if empty:
        said.append(_("Ingen är inbjuden än på nivån {levels}.").format(levels=_(" eller ").join(empty)))
    return " ".join(said)
