"""The people of a process, and what its workshops decide: written forward, inside an edit that is open."""

import random
from collections.abc import Sequence
from dataclasses import dataclass

from naravard_desktop.core.words import Level, OrganisationType
from naravard_desktop.process.actions import ActionState, add_action, change_action
from naravard_desktop.process.decisions import add_decision
from naravard_desktop.process.people import add_organisation, add_person, set_attendance
from naravard_desktop.process.responsible import set_responsible
from naravard_desktop.process.workshops import step
from naravard_desktop.storage.library import Library
from tests.benchmarks.texts import some

_PERSONS, _INVITED = 20, 12
_FIRST = ("Alma", "Börje", "Cecilia", "Dag", "Elsa", "Folke", "Gerd", "Hjalmar", "Inga", "Åke")
_LAST = ("Vitsippa", "Lönnberg", "Ängsull", "Kaprifol", "Säv", "Blåklint", "Rönnbär", "Tallkotte")


@dataclass(frozen=True, slots=True)
class People:
    """Who takes part in a process: each person's id with the organisation's."""

    process_id: str
    persons: tuple[tuple[str, str], ...]
    organisations: tuple[str, ...]


def people(library: Library, process_id: str) -> People:
    """Add a region, two municipalities and twenty persons."""
    kinds = (
        ("Regionen", OrganisationType.REGION),
        *((f"{name} kommun", OrganisationType.MUNICIPALITY) for name in _LAST[:2]),
    )
    organisations = tuple(add_organisation(library, process_id, name, kind) for name, kind in kinds)
    persons = []
    for number in range(_PERSONS):
        name = f"{_FIRST[number % len(_FIRST)]} {_LAST[number % len(_LAST)]}"
        organisation_id = organisations[number % len(organisations)]
        persons.append((add_person(library, process_id, name, organisation_id=organisation_id), organisation_id))
    return People(process_id, tuple(persons), organisations)


def agree(
    library: Library,
    group: People,
    origins: tuple[str, str],
    card_ids: Sequence[str],
    decisions: int,
    actions: int,
) -> list[str]:
    """Invite people, and write decisions and actions that came from cards; `origins` are the two steps they belong to.

    Half of the actions are done, some are late, and each has one who answers for it.
    """
    decided_in, agreed_in = origins
    chosen = random.Random(decisions * actions)
    workshop_id = step(library, decided_in).workshop_id
    for person_id, _organisation_id in group.persons[:_INVITED]:
        set_attendance(library, workshop_id, person_id, "invited")
    texts = some(decisions + actions, seed=6)
    sources = [
        add_decision(library, group.process_id, decided_in, text, decided_on="2027-02-03", based_on=card_ids[:2])
        for text in texts[:decisions]
    ]
    written = []
    for text in texts[decisions:]:
        due = f"20{chosen.randint(25, 29)}-{chosen.randint(1, 12):02}-15"
        source = [chosen.choice(sources)] if sources else []
        level = chosen.choice(list(Level))
        action_id = add_action(library, group.process_id, agreed_in, text, level=level, due=due, came_from=source)
        if chosen.random() < 0.5:
            change_action(library, action_id, state=ActionState.DONE)
        person_id, organisation_id = chosen.choice(group.persons)
        set_responsible(library, group.process_id, action_id, organisation_id, person_id)
        written.append(action_id)
    return written
