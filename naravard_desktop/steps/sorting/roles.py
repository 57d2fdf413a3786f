"""The places for names on a board: who owns, coordinates and supports a cluster, and who leads its legs."""

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

from naravard_desktop.core.language import _
from naravard_desktop.process.people import Organisation, Person
from naravard_desktop.steps.sorting.data import ClusterView


@dataclass(frozen=True, slots=True)
class Role:
    """A place for a name: a column of a cluster or of a leg."""

    table: Literal["cluster", "leg"]
    row_id: str
    column: str
    words: str
    person_id: str | None


def roles(view: ClusterView) -> list[Role]:
    """Return a cluster's places for names, those of its legs last."""
    cluster = view.cluster
    found = [
        Role("cluster", cluster.id, "owner_id", _("Ägare"), cluster.owner_id),
        Role("cluster", cluster.id, "coordinator_id", _("Koordinator"), cluster.coordinator_id),
    ]
    if cluster.needs_medical_support or cluster.medical_support_id:
        words = _("Medicinskt stöd")
        found.append(Role("cluster", cluster.id, "medical_support_id", words, cluster.medical_support_id))
    for leg in view.legs:
        words = _("Ledare för {leg}").format(leg=leg.leg.name)
        found.append(Role("leg", leg.leg.id, "leader_id", words, leg.leg.leader_id))
    return found


def with_places(people: Mapping[str, Person], organisations: list[Organisation]) -> dict[str, Person]:
    """Return persons whose titles say where they work too: only persons can be chosen, so no organisations are listed."""
    names = {one.id: one.name for one in organisations}
    found: dict[str, Person] = {}
    for person in people.values():
        words = ", ".join(word for word in (person.title, names.get(person.organisation_id or "", "")) if word)
        found[person.id] = dataclasses.replace(person, title=words)
    return found
