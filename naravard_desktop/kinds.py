"""KINDS: every step kind under its name in `workshops/*.toml`. A kind is added by one folder and one line here."""

from collections.abc import Callable
from dataclasses import dataclass

from naravard_desktop.core.kind import Options
from naravard_desktop.core.language import N_
from naravard_desktop.documents.model import Block
from naravard_desktop.documents.writing import Writing
from naravard_desktop.process import schema as process_schema
from naravard_desktop.process.workshops import Step
from naravard_desktop.steps.actions import data as actions
from naravard_desktop.steps.actions import minutes as actions_minutes
from naravard_desktop.steps.closing import data as closing
from naravard_desktop.steps.closing import minutes as closing_minutes
from naravard_desktop.steps.decisions import data as decisions
from naravard_desktop.steps.decisions import minutes as decisions_minutes
from naravard_desktop.steps.notes import data as notes
from naravard_desktop.steps.notes import minutes as notes_minutes
from naravard_desktop.steps.opening import data as opening
from naravard_desktop.steps.opening import minutes as opening_minutes
from naravard_desktop.steps.pause import data as pause
from naravard_desktop.steps.pause import minutes as pause_minutes
from naravard_desktop.steps.sorting import data as sorting
from naravard_desktop.steps.sorting import minutes as sorting_minutes
from naravard_desktop.steps.talk import data as talk
from naravard_desktop.steps.talk import minutes as talk_minutes
from naravard_desktop.storage import schema as storage_schema
from naravard_desktop.storage.library import Library
from naravard_desktop.storage.table import EMPTY, Schema


def _nothing(_library: Library, _step: Step) -> None:
    """Begin with nothing laid out."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What a kind hands in: its name on screen, its keys in a template, its section in the minutes; what it lays out when
    a workshop starts; its own tables, if it has any, and the migrations that make them."""

    title: str
    options: type[Options]
    minutes: Callable[[Step, Writing], list[Block]]
    begin: Callable[[Library, Step], None] = _nothing
    schema: Schema = EMPTY


KINDS: dict[str, Kind] = {
    "opening": Kind(N_("Inledning"), opening.Options, opening_minutes.minutes, opening.begin),
    "talk": Kind(N_("Samtal"), talk.Options, talk_minutes.minutes),
    "break": Kind(N_("Paus"), pause.Options, pause_minutes.minutes),
    "notes": Kind(N_("Lappar"), notes.Options, notes_minutes.minutes),
    sorting.KIND: Kind(N_("Klustring"), sorting.Options, sorting_minutes.minutes, sorting.begin, sorting.SCHEMA),
    "decisions": Kind(N_("Beslut"), decisions.Options, decisions_minutes.minutes),
    "actions": Kind(N_("Åtgärder"), actions.Options, actions_minutes.minutes),
    "closing": Kind(N_("Avslutning"), closing.Options, closing_minutes.minutes),
}

OPTIONS = {name: kind.options for name, kind in KINDS.items()}
"""Each kind's keys in a template, by the kind's name."""

SCHEMA = sum((kind.schema for kind in KINDS.values()), start=storage_schema.SCHEMA + process_schema.SCHEMA)
"""Everything a library holds."""
