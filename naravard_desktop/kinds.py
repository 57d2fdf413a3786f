"""KINDS: every step kind under its name in `workshops/*.toml`. A kind is added by one folder and one line here."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from naravard_desktop.core.kind import Options
from naravard_desktop.core.language import N_
from naravard_desktop.documents.model import Block
from naravard_desktop.documents.writing import Writing
from naravard_desktop.process import reviews
from naravard_desktop.process import schema as process_schema
from naravard_desktop.process.workshops import Step, change_columns, set_options
from naravard_desktop.steps.actions import data as actions
from naravard_desktop.steps.actions import minutes as actions_minutes
from naravard_desktop.steps.closing import data as closing
from naravard_desktop.steps.closing import minutes as closing_minutes
from naravard_desktop.steps.decisions import data as decisions
from naravard_desktop.steps.decisions import minutes as decisions_minutes
from naravard_desktop.steps.follow_up import data as follow_up
from naravard_desktop.steps.follow_up import minutes as follow_up_minutes
from naravard_desktop.steps.goals import data as goals
from naravard_desktop.steps.goals import minutes as goals_minutes
from naravard_desktop.steps.inventory import data as inventory
from naravard_desktop.steps.inventory import minutes as inventory_minutes
from naravard_desktop.steps.notes import data as notes
from naravard_desktop.steps.notes import minutes as notes_minutes
from naravard_desktop.steps.opening import data as opening
from naravard_desktop.steps.opening import minutes as opening_minutes
from naravard_desktop.steps.pause import data as pause
from naravard_desktop.steps.pause import minutes as pause_minutes
from naravard_desktop.steps.principles import data as principles
from naravard_desktop.steps.principles import minutes as principles_minutes
from naravard_desktop.steps.priority import data as priority
from naravard_desktop.steps.priority import minutes as priority_minutes
from naravard_desktop.steps.questions import data as questions
from naravard_desktop.steps.questions import minutes as questions_minutes
from naravard_desktop.steps.sorting import data as sorting
from naravard_desktop.steps.sorting import minutes as sorting_minutes
from naravard_desktop.steps.talk import data as talk
from naravard_desktop.steps.talk import minutes as talk_minutes
from naravard_desktop.steps.wording import data as wording
from naravard_desktop.steps.wording import minutes as wording_minutes
from naravard_desktop.storage import schema as storage_schema
from naravard_desktop.storage.library import Library
from naravard_desktop.storage.table import EMPTY, Schema


def _nothing(_library: Library, _step: Step) -> None:
    """Begin with nothing laid out."""


def _itself(_library: Library, _step: Step) -> list[tuple[str, str]]:
    """Be one matter as a whole."""
    return []


@dataclass(frozen=True, slots=True)
class Kind:
    """What a kind hands in: its name on screen, its keys in a template, its section in the minutes; what it lays out when
    a workshop starts; its own tables, if it has any, and the migrations that make them; the kinds of steps it can work on
    (`uses`); how its options are changed, where more depends on them than the options themselves; and what in it is a
    matter of its own with a § (id and title), where the moment as a whole is none (`matters`)."""

    title: str
    options: type[Options]
    minutes: Callable[[Step, Writing], list[Block]]
    begin: Callable[[Library, Step], None] = _nothing
    schema: Schema = EMPTY
    uses: tuple[str, ...] = ()
    change_options: Callable[[Library, Step, Any], None] = set_options
    matters: Callable[[Library, Step], list[tuple[str, str]]] = _itself


_CARDS = ("notes", "questions", "inventory")
"""Kinds in which the group writes cards for later moments."""

KINDS: dict[str, Kind] = {
    "opening": Kind(
        N_("Inledning"),
        opening.Options,
        opening_minutes.minutes,
        opening.begin,
        change_options=opening.change_options,
    ),
    "talk": Kind(N_("Samtal"), talk.Options, talk_minutes.minutes),
    "break": Kind(N_("Paus"), pause.Options, pause_minutes.minutes),
    "notes": Kind(N_("Lappar"), notes.Options, notes_minutes.minutes, change_options=change_columns),
    "follow_up": Kind(N_("Sedan sist"), follow_up.Options, follow_up_minutes.minutes, schema=reviews.SCHEMA),
    "questions": Kind(
        N_("Frågor"), questions.Options, questions_minutes.minutes, change_options=questions.change_options
    ),
    "inventory": Kind(
        N_("Kartläggning"),
        inventory.Options,
        inventory_minutes.minutes,
        inventory.begin,
        change_options=inventory.change_options,
    ),
    "wording": Kind(N_("Gemensam text"), wording.Options, wording_minutes.minutes, uses=("notes", "questions")),
    sorting.KIND: Kind(
        N_("Klustring"),
        sorting.Options,
        sorting_minutes.minutes,
        sorting.begin,
        sorting.SCHEMA,
        (*_CARDS, sorting.KIND),
        sorting.change_options,
    ),
    "priority": Kind(N_("Prioritering"), priority.Options, priority_minutes.minutes, uses=(*_CARDS, sorting.KIND)),
    "principles": Kind(
        N_("Vägledande principer"), principles.Options, principles_minutes.minutes, uses=("notes", "principles")
    ),
    "goals": Kind(N_("Mål"), goals.Options, goals_minutes.minutes, uses=("priority", sorting.KIND, "notes")),
    "decisions": Kind(N_("Beslut"), decisions.Options, decisions_minutes.minutes, matters=decisions_minutes.matters),
    "actions": Kind(N_("Åtgärder"), actions.Options, actions_minutes.minutes),
    "closing": Kind(N_("Avslutning"), closing.Options, closing_minutes.minutes),
}

OPTIONS = {name: kind.options for name, kind in KINDS.items()}
"""Each kind's keys in a template, by the kind's name."""

SCHEMA = sum((kind.schema for kind in KINDS.values()), start=storage_schema.SCHEMA + process_schema.SCHEMA)
"""Everything a library holds."""
