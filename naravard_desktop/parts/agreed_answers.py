"""Naming who answers for chosen rows, one for each huvudman: what the fields tell of, saved or kept until it can be."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QObject

from naravard_desktop.core.text import excerpt
from naravard_desktop.documents.writing import Writing
from naravard_desktop.parts.agreed_panel import AgreedPanel
from naravard_desktop.parts.responsible_rows import Answers, ResponsibleRows
from naravard_desktop.process.people import add_person
from naravard_desktop.process.responsible import Responsible, remove_responsible, responsibles, set_responsible
from naravard_desktop.storage.library import Library


@dataclass(frozen=True, slots=True)
class AnswerWords:
    """Labels for the journal, to be translated, for one row and for many: `{said}` is who."""

    answers: tuple[str, str]
    new: tuple[str, str]
    no_longer: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Waiting:
    """Who is to answer, in words, and how that is saved for some rows."""

    words: str
    write: Callable[[Sequence[str]], bool]


class Answering(QObject):
    """Makes a field's value, a `Waiting`, of what `ResponsibleRows` tells of; the panel saves it as it does other fields."""

    def __init__(
        self, panel: AgreedPanel, rows: ResponsibleRows, words: AnswerWords, context: Callable[[], Writing]
    ) -> None:
        super().__init__(panel)
        self._panel, self._words, self._context = panel, words, context
        rows.picked.connect(self._picked)
        rows.named.connect(self._named)
        rows.removed.connect(self._removed)

    def _picked(self, organisation_id: str, person_id: str, instead: str) -> None:
        context = self._context()
        place, person = context.organisations.get(organisation_id), context.persons.get(person_id)
        said = person.name if person else place.name if place else ""
        change = partial(answer, organisation_id=organisation_id or None, person_id=person_id or None, instead=instead)
        self._put(organisation_id, said, self._words.answers, change)

    def _named(self, organisation_id: str, name: str, instead: str) -> None:
        change = partial(name_one, organisation_id=organisation_id or None, name=name, instead=instead)
        self._put(organisation_id, name, self._words.new, change)

    def _removed(self, organisation_id: str, person_id: str) -> None:
        change = partial(no_longer, organisation_id=organisation_id or None, person_id=person_id or None)
        self._put(organisation_id, "", self._words.no_longer, change)

    def _put(self, organisation_id: str, words: str, labels: tuple[str, str], change: Callable[..., None]) -> None:
        panel = self._panel

        def write(ids: Sequence[str]) -> bool:
            whole = partial(change, panel.library, panel.scope.process_id, ids)
            return panel.labelled(ids, *labels, whole, said=excerpt(words))

        panel.details.put(answer_field(organisation_id), Waiting(words, write))


def answers(ids: Sequence[str], found: Mapping[str, Sequence[Responsible]]) -> list[Answers]:
    """Return who answers for some rows, place by place; in a place where it is not the same for all, "different"."""
    places: dict[str, list[str]] = {}
    own: dict[str, int] = {}
    for row_id in ids:
        for one in found.get(row_id, ()):
            if one.organisation_id:
                places.setdefault(one.organisation_id, []).append(one.person_id or "")
            else:
                own[one.person_id or ""] = own.get(one.person_id or "", 0) + 1
    shown = []
    for organisation_id, persons in places.items():
        same = len(persons) == len(ids) and len(set(persons)) == 1
        shown.append(Answers(organisation_id, persons[0] if same else "", different=not same))
    return [*shown, *(Answers("", person_id) for person_id, count in own.items() if count == len(ids))]


def answer_field(organisation_id: str) -> str:
    """Return the name of the field of who answers in an organisation."""
    return f"answer:{organisation_id}"


def answer(
    library: Library,
    process_id: str,
    ids: Sequence[str],
    organisation_id: str | None,
    person_id: str | None,
    instead: str = "",
) -> None:
    """Let somebody answer for these rows in an organisation, instead of a person in a place of their own if one is given."""
    if instead:
        no_longer(library, process_id, ids, None, instead)
    for row_id in ids:
        set_responsible(library, process_id, row_id, organisation_id, person_id)


def name_one(
    library: Library, process_id: str, ids: Sequence[str], organisation_id: str | None, name: str, instead: str = ""
) -> None:
    """Add a person to an organisation, and let them answer for these rows."""
    person_id = add_person(library, process_id, name, organisation_id=organisation_id)
    answer(library, process_id, ids, organisation_id, person_id, instead)


def no_longer(
    library: Library, process_id: str, ids: Sequence[str], organisation_id: str | None, person_id: str | None
) -> None:
    """Let nobody answer for these rows in an organisation; without one, this person no longer does in their own place."""
    found = responsibles(library, process_id)
    for row_id in ids:
        for one in found.get(row_id, ()):
            if _is(one, organisation_id, person_id):
                remove_responsible(library, one)


def _is(one: Responsible, organisation_id: str | None, person_id: str | None) -> bool:
    if organisation_id:
        return one.organisation_id == organisation_id
    return one.organisation_id is None and one.person_id == person_id
