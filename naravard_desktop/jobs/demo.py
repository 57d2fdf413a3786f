"""The sample: a made-up process that is run through the same doors as a real one, and can be played with afterwards."""

import csv
import io
import tomllib
from dataclasses import dataclass

from naravard_desktop.core import check
from naravard_desktop.core.language import N_
from naravard_desktop.core.paths import RESOURCES
from naravard_desktop.core.text import excerpt
from naravard_desktop.core.words import Level, OrganisationType, level_from, type_from
from naravard_desktop.jobs.start import start_process, start_workshop
from naravard_desktop.jobs.templates import named
from naravard_desktop.process.cards import NewCard, add_cards
from naravard_desktop.process.clusters import change_cluster, change_leg
from naravard_desktop.process.people import add_organisation, add_person, set_attendance
from naravard_desktop.process.processes import processes
from naravard_desktop.process.workshops import Step, set_next_meeting, steps
from naravard_desktop.steps.actions.data import agree
from naravard_desktop.steps.closing.data import add_delta, add_message, add_plus
from naravard_desktop.steps.decisions.data import decide
from naravard_desktop.steps.notes.data import write_notes
from naravard_desktop.steps.opening.data import CHECK_IN
from naravard_desktop.steps.sorting import data as sorting
from naravard_desktop.storage.edit import Scope, edit
from naravard_desktop.storage.library import Library

_FOLDER = RESOURCES / "sample"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Organisation:
    key: str
    name: str
    type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Person:
    name: str
    title: str
    organisation: str
    level: str
    role: str = ""
    absent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _Cluster:
    name: str
    owner: str = ""
    coordinator: str = ""
    medical_support: str = ""
    leaders: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Decision:
    key: str
    text: str
    decided_by: str = ""
    based_on: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Action:
    text: str
    level: str
    due: str
    came_from: tuple[str, ...]
    responsible: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Message:
    who: str
    whom: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sample:
    title: str
    about: str
    template: str
    date: str
    starts: str
    place: str
    next_date: str
    next_time: str
    next_place: str
    check_in: tuple[str, ...]
    plus: tuple[str, ...]
    delta: tuple[str, ...]
    organisation: tuple[_Organisation, ...]
    person: tuple[_Person, ...]
    cluster: tuple[_Cluster, ...]
    decision: tuple[_Decision, ...]
    action: tuple[_Action, ...]
    message: tuple[_Message, ...]


def sample(library: Library) -> str:
    """Return the id of the library's sample process, making it if there is none."""
    for one in processes(library):
        if one.sample:
            return one.id
    return _Run(library).run()


class _Run:
    """One run through the sample. `known` finds by name or key what later lines refer to."""

    def __init__(self, library: Library) -> None:
        self.library = library
        content = tomllib.loads((_FOLDER / "klustring.toml").read_text(encoding="utf-8"))
        self.sample = check.build(_Sample, content)
        self.known: dict[str, str] = {}
        self.process_id = start_process(library, self.sample.title, self.sample.about, sample=True)
        self.workshop_id = start_workshop(
            library,
            self.process_id,
            named(self.sample.template),
            date=self.sample.date,
            starts=self.sample.starts,
            place=self.sample.place,
        )
        self.scope = Scope(self.process_id, self.workshop_id)

    def run(self) -> str:
        """Run the workshop moment by moment, each thing as the edit that a facilitator would make."""
        first, gather, sort, _pause, lead, decisions, actions, closing = steps(self.library, self.workshop_id)
        self.people()
        self.opening(first)
        rows = self.gather(gather)
        self.sort(sort, rows)
        self.lead(lead)
        self.decide(decisions)
        self.agree(actions)
        self.close(closing)
        return self.process_id

    def people(self) -> None:
        """Enter organisations and persons, and tick who is there."""
        for organisation in self.sample.organisation:
            with edit(self.library, self.scope, N_("Ny organisation: {name}"), name=organisation.name):
                kind = OrganisationType(organisation.type)
                self.known[organisation.key] = add_organisation(self.library, self.process_id, organisation.name, kind)
        for person in self.sample.person:
            with edit(self.library, self.scope, N_("Ny deltagare: {name}"), name=person.name):
                self.known[person.name] = add_person(
                    self.library,
                    self.process_id,
                    person.name,
                    title=person.title,
                    organisation_id=self.known[person.organisation],
                    level=Level(person.level),
                )
                set_attendance(
                    self.library,
                    self.workshop_id,
                    self.known[person.name],
                    "absent" if person.absent else "present",
                    person.role,
                )

    def opening(self, step: Step) -> None:
        """Write down the first round."""
        for text in self.sample.check_in:
            with edit(self.library, self.scope, N_("Ny lapp: {text}"), text=excerpt(text)):
                add_cards(self.library, step.id, [NewCard(text=text, section=CHECK_IN)])

    def gather(self, step: Step) -> list[dict[str, str]]:
        """Take in the rows of the list as cards, in one edit, and return them."""
        text = (_FOLDER / "klustring-aktiviteter.csv").read_text(encoding="utf-8")
        rows = list(csv.DictReader(io.StringIO(text), delimiter=";"))
        new = [
            NewCard(
                text=row["aktivitet"],
                extra={name: row[name] for name in ("patientgrupp", "huvudman", "läge")},
                level=level_from(row["nivå"]),
                organisation_type=type_from(row["huvudman"]),
            )
            for row in rows
        ]
        with edit(self.library, self.scope, N_("{count} nya lappar"), count=len(new)):
            ids = write_notes(self.library, step, new)
        self.known.update({row["aktivitet"]: card_id for row, card_id in zip(rows, ids, strict=True)})
        return rows

    def sort(self, step: Step, rows: list[dict[str, str]]) -> None:
        """Move each card to its cluster and leg, and mark what it depends on."""
        for view in sorting.board(self.library, step).clusters:
            self.known[view.cluster.name] = view.cluster.id
            self.known.update({leg.leg.name: leg.leg.id for leg in view.legs})
        for row in rows:
            card_id, cluster = self.known[row["aktivitet"]], self.known[row["kluster"]]
            text = excerpt(row["aktivitet"])
            with edit(
                self.library, self.scope, N_("Flyttad till {cluster}: {text}"), cluster=row["kluster"], text=text
            ):
                sorting.place(self.library, step, [card_id], cluster, self.known[row["del"]])
            if row["beror på"]:
                with edit(
                    self.library, self.scope, N_("Beror på {cluster}: {text}"), cluster=row["beror på"], text=text
                ):
                    sorting.set_depends(self.library, step, card_id, self.known[row["beror på"]])

    def lead(self, _step: Step) -> None:
        """Name who leads what."""
        for cluster in self.sample.cluster:
            with edit(self.library, self.scope, N_("Ledning av {cluster}"), cluster=cluster.name):
                change_cluster(
                    self.library,
                    self.known[cluster.name],
                    owner_id=self.known.get(cluster.owner),
                    coordinator_id=self.known.get(cluster.coordinator),
                    medical_support_id=self.known.get(cluster.medical_support),
                )
                for leg, leader in cluster.leaders.items():
                    change_leg(self.library, self.known[leg], leader_id=self.known[leader])

    def decide(self, step: Step) -> None:
        """Write the decisions."""
        for decision in self.sample.decision:
            with edit(self.library, self.scope, N_("Nytt beslut: {text}"), text=excerpt(decision.text)):
                self.known[decision.key] = decide(
                    self.library,
                    step,
                    decision.text,
                    decided_by=decision.decided_by or None,
                    based_on=[self.known[name] for name in decision.based_on],
                )

    def agree(self, step: Step) -> None:
        """Write the actions."""
        for action in self.sample.action:
            with edit(self.library, self.scope, N_("Ny åtgärd: {text}"), text=excerpt(action.text)):
                agree(
                    self.library,
                    step,
                    action.text,
                    responsible=[
                        (self.known[organisation], self.known[who]) for organisation, who in action.responsible
                    ],
                    level=Level(action.level),
                    due=action.due,
                    came_from=[self.known[name] for name in action.came_from],
                )

    def close(self, step: Step) -> None:
        """Write plus, delta and messages, and book the next meeting."""
        for text in self.sample.plus:
            with edit(self.library, self.scope, N_("Ny lapp: {text}"), text=excerpt(text)):
                add_plus(self.library, step, text)
        for text in self.sample.delta:
            with edit(self.library, self.scope, N_("Ny lapp: {text}"), text=excerpt(text)):
                add_delta(self.library, step, text)
        for message in self.sample.message:
            with edit(self.library, self.scope, N_("Ny lapp: {text}"), text=excerpt(message.text)):
                add_message(self.library, step, message.who, message.whom, message.text)
        with edit(self.library, self.scope, N_("Nästa möte bokat")):
            set_next_meeting(
                self.library, self.workshop_id, self.sample.next_date, self.sample.next_time, self.sample.next_place
            )
