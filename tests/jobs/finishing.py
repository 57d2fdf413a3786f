"""What the tests of finished minutes share: a workshop with something to record, and what is done with its minutes."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from naravard_desktop.core.kind import PlannedStep
from naravard_desktop.documents.model import Block, Document, Facts, Heading
from naravard_desktop.documents.switches import Switches
from naravard_desktop.jobs import finals
from naravard_desktop.kinds import KINDS
from naravard_desktop.process.cards import add_card
from naravard_desktop.process.decisions import decisions_of_step
from naravard_desktop.process.forms import change_form, set_form
from naravard_desktop.process.workshops import Step, add_step, add_workshop, step
from naravard_desktop.steps.decisions.data import decide
from naravard_desktop.storage.edit import Scope, edit
from naravard_desktop.storage.library import Library

T = TypeVar("T")
BY = "Åsa Exempel"


@dataclass(frozen=True)
class Meeting:
    """A workshop with a moment of notes and one of decisions."""

    library: Library
    scope: Scope
    notes: Step
    deciding: Step

    @property
    def id(self) -> str:
        """The workshop's id."""
        return self.scope.workshop_id or ""

    def formal(self, **values: str | int | bool | None) -> None:
        """Let its minutes be a protocol."""
        with edit(self.library, self.scope, "Protokoll"):
            set_form(self.library, self.id, "formal")
            if values:
                change_form(self.library, self.id, **values)

    def write(self, text: str) -> str:
        """Write a card."""
        with edit(self.library, self.scope, "Ny lapp: {text}", text=text):
            return add_card(self.library, self.notes.id, text)

    def decide(self, text: str, *based_on: str) -> str:
        """Take a decision."""
        with edit(self.library, self.scope, "Nytt beslut: {text}", text=text):
            return decide(self.library, self.deciding, text, based_on=based_on)

    def decisions(self) -> list[str]:
        """Return the ids of the decisions."""
        return [one.id for one in decisions_of_step(self.library, self.deciding.id)]

    def finish(self, switches: Switches = Switches(), finished: str | None = None) -> str:  # noqa: B008 - it is frozen
        """Finish the minutes."""
        return beside(self, lambda: finals.finalise(self.library, self.id, switches, BY, finished=finished))

    def reopen(self) -> None:
        """Open the minutes again."""
        beside(self, lambda: finals.reopen(self.library, self.id, BY, "Ett namn var fel"))

    def numbered(self) -> list[str]:
        """Return the headings with a § in the finished minutes that hold."""
        state = finals.state(self.library, self.id)
        assert state.final
        return with_number(finals.finished_document(self.library, state.final.id, "internal"))


def beside(meeting: Meeting, job: Callable[[], T]) -> T:
    """Do something in an edit beside undo."""
    with edit(meeting.library, meeting.scope, "Vid sidan av", beside=True):
        return job()


def with_number(document: Document) -> list[str]:
    """Return the headings with a §."""
    return [one.text for one in document.blocks if isinstance(one, Heading) and one.text.startswith("§")]


def head(document: Document) -> dict[str, str]:
    """Return the facts at the head."""
    first: Block = document.blocks[0]
    assert isinstance(first, Facts)
    return dict(first.rows)


def meet(library: Library, process_id: str, title: str, date: str | None = "2027-02-03") -> Meeting:
    """Hold a workshop in which something is written and decided."""
    with edit(library, Scope(process_id), "Ny workshop: {title}", title=title):
        workshop_id = add_workshop(library, process_id, title, date=date)
        made = [
            step(
                library,
                add_step(
                    library,
                    workshop_id,
                    PlannedStep(id="x", kind=kind, title=name, minutes=10, options=KINDS[kind].options()),
                ),
            )
            for kind, name in (("notes", "Läget"), ("decisions", "Beslut"))
        ]
    meeting = Meeting(library, Scope(process_id, workshop_id), *made)
    meeting.write(f"lapp i {title}")
    meeting.decide(f"beslut i {title}")
    return meeting
