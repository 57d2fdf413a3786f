"""Opening: why the group meets, how it works together, and a first word from everybody. Who is here is the workshop's."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from naravard_desktop.core.kind import Options as NoOptions
from naravard_desktop.core.kind import asked
from naravard_desktop.core.language import N_
from naravard_desktop.core.words import Level
from naravard_desktop.process.cards import NewCard, add_cards, cards, change_card, delete_card, move_card
from naravard_desktop.process.people import Attendance, State, add_person, attendance, change_person, set_attendance
from naravard_desktop.process.workshops import Step, options, paired, set_options
from naravard_desktop.storage.library import Library

PURPOSE, RULE, CHECK_IN = "purpose", "rule", "check_in"


@dataclass(frozen=True, slots=True, kw_only=True)
class Options(NoOptions):
    """`purpose` and `ground_rules` are proposals that the group can change; `check_in` is the question of the round."""

    purpose: str = asked("", N_("Syftet med mötet"), N_("Står på storbilden; gruppen kan ändra det"))
    ground_rules: tuple[str, ...] = asked((), N_("Så arbetar vi"), N_("En överenskommelse på varje rad"))
    check_in: str = asked("", N_("Fråga till första rundan"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What is written of a person at the meeting; `role` is the role there (ordförande, justerare)."""

    name: str
    title: str = ""
    organisation_id: str | None = None
    level: Level | None = None
    role: str = ""


def begin(library: Library, step: Step) -> None:
    """Lay out the template's purpose and ground rules as cards of the group's own."""
    chosen = options(step, Options)
    purpose = [NewCard(text=chosen.purpose, section=PURPOSE)] if chosen.purpose else []
    add_cards(library, step.id, [*purpose, *(NewCard(text=rule, section=RULE) for rule in chosen.ground_rules)])


def change_options(library: Library, step: Step, new: Options) -> None:
    """Write new options. The cards that were laid out and still stand as they were follow; those the group has changed
    stay as they are."""
    old = options(step, Options)
    set_options(library, step, new)
    if old.purpose or not cards(library, step.id, PURPOSE):
        _follow(library, step, PURPOSE, _lines(old.purpose), _lines(new.purpose))
    _follow(library, step, RULE, old.ground_rules, new.ground_rules)


def _lines(text: str) -> tuple[str, ...]:
    return (text,) if text else ()


def _follow(library: Library, step: Step, section: str, old: Sequence[str], new: Sequence[str]) -> None:
    """Let a section's cards be changed, added, taken away and put in order as the list they were laid out from."""
    lying = cards(library, step.id, section)
    laid_out: list[str | None] = []
    for text in old:
        found = next((one.id for one in lying if one.text == text and one.id not in laid_out), None)
        laid_out.append(found)
    now: list[str] = []
    for was, place in paired(old, new):
        card_id = laid_out[was] if was is not None else None
        if place is None:
            if card_id:
                delete_card(library, card_id)
        elif was is None:
            now += add_cards(library, step.id, [NewCard(text=new[place], section=section)])
        elif card_id:
            change_card(library, card_id, text=new[place])
            now.append(card_id)
    for above, below in pairwise(now):
        ids = [one.id for one in cards(library, step.id, section) if one.id in now]
        if ids.index(below) != ids.index(above) + 1:
            move_card(library, below, above)


def mark(library: Library, workshop_id: str, person_ids: Sequence[str], state: State) -> bool:
    """Note that persons are present, absent or only invited. Their roles stay; who was not on the list is put there."""
    known = _noted(library, workshop_id)
    for person_id in person_ids:
        role = known[person_id].role if person_id in known else ""
        set_attendance(library, workshop_id, person_id, state, role)
    return True


def arrive(library: Library, process_id: str, workshop_id: str, facts: Facts) -> str:
    """Add a person whom the process did not know, as present, and return the id."""
    person_id = add_person(
        library,
        process_id,
        facts.name,
        title=facts.title,
        organisation_id=facts.organisation_id,
        level=facts.level,
    )
    set_attendance(library, workshop_id, person_id, "present", facts.role)
    return person_id


def write_person(library: Library, workshop_id: str, person_id: str, facts: Facts) -> str:
    """Change what is known of a person on the list, and the role at the meeting; return the id."""
    change_person(
        library,
        person_id,
        name=facts.name,
        title=facts.title,
        organisation_id=facts.organisation_id,
        level=facts.level,
    )
    noted = _noted(library, workshop_id).get(person_id)
    set_attendance(library, workshop_id, person_id, noted.state if noted else "present", facts.role)
    return person_id


def _noted(library: Library, workshop_id: str) -> Mapping[str, Attendance]:
    return {one.person_id: one for one in attendance(library, workshop_id)}
