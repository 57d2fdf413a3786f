"""The sample: a made-up process of four workshops, run through the same doors as a real one, to be played with afterwards."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta

from naravard_desktop.core import clock
from naravard_desktop.core.kind import Column
from naravard_desktop.core.language import N_
from naravard_desktop.core.text import excerpt
from naravard_desktop.core.words import Level, OrganisationType, level_from, type_from
from naravard_desktop.jobs import demo_content as content
from naravard_desktop.jobs import demo_papers as papers
from naravard_desktop.jobs.demo_papers import instant
from naravard_desktop.jobs.start import SINCE_LAST, start_process, start_workshop
from naravard_desktop.jobs.templates import named
from naravard_desktop.process.actions import actions_of_process
from naravard_desktop.process.cards import NewCard, add_cards, cards
from naravard_desktop.process.clusters import add_cluster, change_cluster, change_leg
from naravard_desktop.process.decisions import change_decision
from naravard_desktop.process.goals import add_goal
from naravard_desktop.process.parties import add_party
from naravard_desktop.process.people import add_organisation, add_person, set_attendance
from naravard_desktop.process.principles import change_principle
from naravard_desktop.process.processes import processes
from naravard_desktop.process.progress import enter, finish
from naravard_desktop.process.responsible import set_responsible
from naravard_desktop.process.workshops import Step, set_next_meeting, steps
from naravard_desktop.steps.actions.data import agree
from naravard_desktop.steps.closing.data import add_delta, add_message, add_plus
from naravard_desktop.steps.decisions.data import decide
from naravard_desktop.steps.follow_up.data import note
from naravard_desktop.steps.inventory import data as inventory
from naravard_desktop.steps.notes.data import write_notes
from naravard_desktop.steps.opening.data import CHECK_IN
from naravard_desktop.steps.principles import data as principles
from naravard_desktop.steps.priority import data as priority
from naravard_desktop.steps.sorting import data as sorting
from naravard_desktop.steps.wording import data as wording
from naravard_desktop.storage.edit import Scope, edit
from naravard_desktop.storage.library import Library


def sample(library: Library, today: date | None = None) -> str:
    """Return the id of the library's sample process, making it if there is none.

    Its last workshop is held in the week before `today`, on the same weekday as always.
    """
    for one in processes(library):
        if one.sample:
            return one.id
    return _Process(library, today or clock.today()).run()


class _Process:
    """The process, and the way through its workshops. `known` finds by name, key or text what later lines refer to."""

    def __init__(self, library: Library, today: date) -> None:
        self.library, self.head = library, content.head()
        self._later = timedelta(weeks=(today - date.fromisoformat(self.head.last_day)).days // 7)
        self.known: dict[str, str] = {}
        self.process_id = start_process(library, self.head.title, self.head.about, sample=True)
        papers.begin(library, Scope(self.process_id), self.head)

    def run(self) -> str:
        """Hold the workshops one after another."""
        for number, name in enumerate(self.head.workshops):
            held = _Workshop(self, content.held(name), first=number == 0)
            held.run()
            if name != self.head.workshops[-1]:  # the last can be run, and finished, by whoever plays with it
                held.end()
                papers.finish(self.library, held.scope, held.held, self.day)
        return self.process_id

    def day(self, iso: str) -> str:
        """Move a date with the sample."""
        return (date.fromisoformat(iso) + self._later).isoformat()


class _Workshop:
    """One workshop, moment by moment, each thing as the edit that a facilitator would make."""

    def __init__(self, process: _Process, held: content.Held, *, first: bool) -> None:
        self.process, self.held, self.first = process, held, first
        self.library, self.known, self.day = process.library, process.known, process.day
        template = named(held.template)
        self.workshop_id = start_workshop(
            self.library,
            process.process_id,
            template,
            date=self.day(held.date),
            starts=held.starts,
            place=held.place,
            since_last=not first,
        )
        self.scope = Scope(process.process_id, self.workshop_id)
        planned = iter(one.id for one in template.steps)
        self.steps = {
            one.kind if one.kind == SINCE_LAST else next(planned): one for one in steps(self.library, self.workshop_id)
        }

    def run(self) -> None:
        """Hold it."""
        self.people()
        papers.write_head(self.library, self.scope, self.held, self.day(self.held.date)[:4], self.known)
        plays: dict[str, Callable[[Step, str], None]] = {
            "opening": self.opening,
            SINCE_LAST: self.follow_up,
            "notes": self.write,
            "questions": self.write,
            "inventory": self.fill_in,
            "wording": self.word,
            "sorting": self.sort,
            "priority": self.count,
            "principles": self.agree_on,
            "goals": self.set_goals,
            "decisions": self.decide,
            "actions": self.act,
            "closing": self.close,
        }
        for key, step in self.steps.items():
            if step.kind in plays:
                plays[step.kind](step, key)

    def end(self) -> None:
        """Note that it was held, moment by moment as planned."""
        at = datetime.fromisoformat(f"{self.day(self.held.date)}T{self.held.starts}").replace(tzinfo=clock.SWEDEN)
        for step in self.steps.values():
            enter(self.library, self.workshop_id, step.id, instant(at))
            at += timedelta(minutes=step.minutes)
        finish(self.library, self.workshop_id, instant(at))

    def people(self) -> None:
        """Enter organisations and persons the first time, tick who is there, and set the tables."""
        head = self.process.head
        for organisation in head.organisation if self.first else ():
            with edit(self.library, self.scope, N_("Ny organisation: {name}"), name=organisation.name):
                kind = OrganisationType(organisation.type)
                made = add_organisation(self.library, self.process.process_id, organisation.name, kind)
                self.known[organisation.key] = made
        for person in head.person:
            with edit(self.library, self.scope, N_("Ny deltagare: {name}"), name=person.name):
                if self.first:
                    self.known[person.name] = add_person(
                        self.library,
                        self.process.process_id,
                        person.name,
                        title=person.title,
                        organisation_id=self.known[person.organisation],
                        level=Level(person.level),
                    )
                set_attendance(
                    self.library,
                    self.workshop_id,
                    self.known[person.name],
                    "absent" if person.name in self.held.absent else "present",
                    self.held.roles.get(person.name, ""),
                )
        with edit(self.library, self.scope, N_("{count} bord i rummet"), count=len(self.held.tables)):
            for name, persons in self.held.tables.items():
                add_party(self.library, self.workshop_id, name, persons)

    def opening(self, step: Step, _key: str) -> None:
        """Write down the first round."""
        for text in self.held.check_in:
            with edit(self.library, self.scope, N_("Ny lapp: {text}"), text=excerpt(text)):
                add_cards(self.library, step.id, [NewCard(text=text, section=CHECK_IN)])

    def follow_up(self, step: Step, _key: str) -> None:
        """Go through the actions that are talked about."""
        ids = {action.text: action.id for action in actions_of_process(self.library, self.process.process_id)}
        for review in self.held.review:
            said = {"state": review.state, "comment": review.comment}
            due = {"due": self.day(review.due)} if review.due else {}
            with edit(self.library, self.scope, N_("Sedan sist: {text}"), text=excerpt(review.action)):
                note(self.library, step, [ids[review.action]], **said, **due)

    def write(self, step: Step, key: str) -> None:
        """Take in lists, each in one edit, and write cards one by one."""
        self.read(step, key)
        for card in self.held.card:
            if card.step == key:
                with edit(self.library, self.scope, N_("Ny lapp: {text}"), text=excerpt(card.text)):
                    new = NewCard(text=card.text, party=card.party, level=level_from(card.level), extra=card.extra)
                    (self.known[card.text],) = write_notes(self.library, step, [new])

    def read(self, step: Step, key: str) -> None:
        """Take in the lists that are read into a moment."""
        for file in self.held.file:
            if file.step != key:
                continue
            rows = content.rows(file)
            new = [
                NewCard(
                    text=row[file.text],
                    section=row[file.section] if file.section else "",
                    level=level_from(row[file.level]) if file.level else None,
                    organisation_type=type_from(row[file.organisation]) if file.organisation else None,
                    extra={**file.set, **{name: row[name] for name in file.extra}},
                )
                for row in rows
            ]
            with edit(
                self.library, self.scope, N_("{count} lappar inlästa från {file}"), count=len(new), file=file.name
            ):
                ids = add_cards(self.library, step.id, new)
            self.known.update({card.text: card_id for card, card_id in zip(new, ids, strict=True)})

    def fill_in(self, step: Step, key: str) -> None:
        """Fill in rows, those that lie there from the start and new ones."""
        self.read(step, key)
        lying = {card.text: card.id for card in cards(self.library, step.id)}
        columns = {column.name: column for column in inventory.targets(step)[1:]}
        for row in self.held.row:
            if row.step != key:
                continue
            with edit(self.library, self.scope, N_("Ifylld rad: {text}"), text=excerpt(row.text)):
                if row.text not in lying:
                    (lying[row.text],) = inventory.write_rows(self.library, step, [NewCard(text=row.text)])
                said = {**row.extra, **{name: text for name, text in self._own(columns, row) if text}}
                for name, text in said.items():
                    inventory.answer(self.library, step, [lying[row.text]], columns[name], text)
            self.known[row.text] = lying[row.text]

    def word(self, step: Step, key: str) -> None:
        """Write proposals, agree on a text and adopt it."""
        for found in self.held.wording:
            if found.step != key:
                continue
            for text in found.proposals:
                with edit(self.library, self.scope, N_("Nytt förslag: {text}"), text=excerpt(text)):
                    new = NewCard(text=text, section=wording.PROPOSAL)
                    (self.known[text],) = add_cards(self.library, step.id, [new])
            with edit(self.library, self.scope, N_("Vår text: {text}"), text=excerpt(found.text)):
                wording.make_text(self.library, step, self.known[found.proposals[0]])
            with edit(self.library, self.scope, N_("Vår text: {text}"), text=excerpt(found.text)):
                wording.write_text(self.library, step, found.text.strip())
            if found.adopted:
                with edit(self.library, self.scope, N_("Antagen text")):
                    wording.set_adopted(self.library, step, adopted=True)

    def sort(self, step: Step, key: str) -> None:
        """Make the group's own clusters, move each card to its place, and name who leads what."""
        for area in self.held.area:
            if area.step == key:
                with edit(self.library, self.scope, N_("Nytt kluster: {name}"), name=area.name):
                    self.known[area.name] = add_cluster(self.library, step.id, area.name)
                for text in area.cards:
                    self._place(step, text, area.name, None)
        for view in sorting.board(self.library, step).clusters:
            self.known[view.cluster.name] = view.cluster.id
            self.known.update({leg.leg.name: leg.leg.id for leg in view.legs})
        if sorting.board_step(self.library, step).id != step.id:
            self._lead()
        for file in self.held.file:
            for row in content.rows(file) if file.board == key else ():
                self._place(step, row[file.text], row[file.cluster], row[file.leg])
                if on := row[file.depends]:
                    text = excerpt(row[file.text])
                    with edit(self.library, self.scope, N_("Beror på {cluster}: {text}"), cluster=on, text=text):
                        sorting.set_depends(self.library, step, self.known[row[file.text]], self.known[on])

    def count(self, step: Step, key: str) -> None:
        """Count the dots of each table."""
        on = {item.id: item for item in priority.items(self.library, step)}
        for dots in self.held.dots:
            for party, value in dots.counts.items() if dots.step == key else ():
                with edit(self.library, self.scope, N_("Prickar: {text}"), text=excerpt(dots.on)):
                    priority.count(self.library, step, on[self.known[dots.on]], value, party)

    def agree_on(self, step: Step, _key: str) -> None:
        """Put candidates together, count hands, adopt; in the later moment, say how one sees it."""
        signs = principles.part_of(step) == "signs"
        for one in self.held.principle:
            if signs:
                with edit(self.library, self.scope, N_("Så märks det: {text}"), text=excerpt(one.text)):
                    said = {"sign_micro": one.micro, "sign_meso": one.meso, "sign_macro": one.macro}
                    change_principle(self.library, self.known[one.text], **said)
                continue
            with edit(self.library, self.scope, N_("Ny princip: {text}"), text=excerpt(one.text)):
                behind = [self.known[text] for text in one.candidates]
                made = principles.become(self.library, step, one.text, behind)
            self.known[one.text] = made
            for point, hands in one.hands.items():
                for party, value in zip(self.held.tables, hands, strict=True):
                    with edit(self.library, self.scope, N_("Händer: {text}"), text=excerpt(one.text)):
                        principles.count_hands(self.library, step, made, int(point), value, party)
            with edit(self.library, self.scope, N_("Antagen: {text}"), text=excerpt(one.text)):
                change_principle(self.library, made, state=one.state)

    def set_goals(self, step: Step, _key: str) -> None:
        """Set the goals, with owners."""
        for goal in self.held.goal:
            with edit(self.library, self.scope, N_("Nytt mål: {text}"), text=excerpt(goal.text)):
                self.known[goal.key] = add_goal(
                    self.library,
                    self.process.process_id,
                    step.id,
                    goal.text,
                    why=goal.why,
                    level=Level(goal.level),
                    measure=goal.measure,
                    target=goal.target,
                    came_from=self._all(goal.came_from),
                )
                for organisation, person in goal.owners:
                    owner = self.known[organisation], self.known[person]
                    set_responsible(self.library, self.process.process_id, self.known[goal.key], *owner)

    def decide(self, step: Step, _key: str) -> None:
        """Write the decisions."""
        for decision in self.held.decision:
            with edit(self.library, self.scope, N_("Nytt beslut: {text}"), text=excerpt(decision.text)):
                self.known[decision.key] = decide(
                    self.library,
                    step,
                    decision.text,
                    decided_by=decision.decided_by or None,
                    based_on=self._all(decision.based_on),
                )
                if decision.confidential:
                    change_decision(self.library, self.known[decision.key], confidential=True)

    def act(self, step: Step, _key: str) -> None:
        """Write the actions."""
        for action in self.held.action:
            with edit(self.library, self.scope, N_("Ny åtgärd: {text}"), text=excerpt(action.text)):
                agree(
                    self.library,
                    step,
                    action.text,
                    responsible=[(self.known[where], self.known[who]) for where, who in action.responsible],
                    level=Level(action.level),
                    due=self.day(action.due),
                    came_from=self._all(action.came_from),
                )

    def close(self, step: Step, _key: str) -> None:
        """Write plus, delta and messages, and book the next meeting."""
        for add, texts in ((add_plus, self.held.plus), (add_delta, self.held.delta)):
            for text in texts:
                with edit(self.library, self.scope, N_("Ny lapp: {text}"), text=excerpt(text)):
                    add(self.library, step, text)
        for message in self.held.message:
            with edit(self.library, self.scope, N_("Ny lapp: {text}"), text=excerpt(message.text)):
                add_message(self.library, step, message.who, message.whom, message.text)
        held = self.held
        with edit(self.library, self.scope, N_("Nästa möte bokat")):
            set_next_meeting(self.library, self.workshop_id, self.day(held.next_date), held.next_time, held.next_place)

    def _all(self, names: Sequence[str]) -> list[str]:
        return [self.known[name] for name in names]

    def _place(self, step: Step, text: str, cluster: str, leg: str | None) -> None:
        with edit(self.library, self.scope, N_("Flyttad till {cluster}: {text}"), cluster=cluster, text=excerpt(text)):
            at = self.known[leg] if leg else None
            sorting.place(self.library, step, [self.known[text]], self.known[cluster], at)

    def _lead(self) -> None:
        for cluster in self.held.cluster:
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

    def _own(self, columns: dict[str, Column], row: content.Card) -> list[tuple[str, str]]:
        own = {"level": Level(row.level).word if row.level else "", "organisation": row.organisation}
        return [(name, own[column.type]) for name, column in columns.items() if column.type in own]
