"""What the sample says: read from `resources/sample/`, and checked as a template is."""

import csv
import io
import tomllib
from dataclasses import dataclass, field
from typing import Literal, TypeVar

from naravard_desktop.core import check
from naravard_desktop.core.paths import RESOURCES

T = TypeVar("T")
_FOLDER = RESOURCES / "sample"


@dataclass(frozen=True, slots=True, kw_only=True)
class Organisation:
    """An organisation; `key` is what the rest of the sample calls it."""

    key: str
    name: str
    type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person of an organisation."""

    name: str
    title: str
    organisation: str
    level: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Abbreviation:
    """An abbreviation and what it stands for."""

    short: str
    meaning: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Head:
    """The process: `workshops` are files, in order; `last_day` is when the last of them is held; `body` is whose meetings
    they are."""

    title: str
    about: str
    body: str
    workshops: tuple[str, ...]
    last_day: str
    organisation: tuple[Organisation, ...]
    person: tuple[Person, ...]
    abbreviation: tuple[Abbreviation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A list that is read into a moment; the fields name its columns. `only` takes the rows that say so in `where`.

    With a `board`, the moment where the cards are then sorted: into `cluster` and `leg`, `depends` on another.
    """

    name: str
    step: str
    text: str
    where: str = ""
    only: str = ""
    section: str = ""
    level: str = ""
    organisation: str = ""
    extra: tuple[str, ...] = ()
    set: dict[str, str] = field(default_factory=dict)
    board: str = ""
    cluster: str = ""
    leg: str = ""
    depends: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A card written in a moment; a row of an inventory that lies there already is filled in."""

    step: str
    text: str
    party: str = ""
    level: str = ""
    organisation: str = ""
    extra: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """A text in common."""

    step: str
    proposals: tuple[str, ...] = ()
    text: str = ""
    adopted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    """A cluster that the group makes, and the texts of its cards."""

    step: str
    name: str
    cards: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dots:
    """What something was given, by table."""

    step: str
    on: str
    counts: dict[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Principle:
    """A principle made of candidates. `hands` has for each point of the scale the hands of each table, in order."""

    text: str
    candidates: tuple[str, ...]
    state: str
    hands: dict[str, tuple[int, ...]]
    micro: str
    meso: str
    macro: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """A goal with its owners: organisation and person."""

    key: str
    text: str
    why: str
    level: str
    measure: str
    target: str
    came_from: tuple[str, ...]
    owners: tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """Who answers for a cluster and its legs."""

    name: str
    owner: str = ""
    coordinator: str = ""
    medical_support: str = ""
    leaders: dict[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """A decision."""

    key: str
    text: str
    decided_by: str = ""
    based_on: tuple[str, ...] = ()
    confidential: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """An action with those who answer for it: organisation and person."""

    text: str
    level: str
    due: str
    came_from: tuple[str, ...]
    responsible: tuple[tuple[str, ...], ...]
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What was said of an earlier action."""

    action: str
    state: str
    comment: str
    due: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """Who tells whom what."""

    who: str
    whom: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """That the minutes were finished. With a `reason` they had been finished before, and were opened again for it: the meeting
    ended at another time, `ends`."""

    date: str
    time: str
    by: str
    reason: str = ""
    ends: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """One workshop and all that was said in it. `absent` are names, `roles` by name, `tables` how many sit at each;
    in `case_numbers`, by organisation, {year} is the meeting's."""

    template: str
    date: str
    starts: str
    place: str
    next_date: str
    next_time: str
    next_place: str
    number: str
    absent: tuple[str, ...] = ()
    roles: dict[str, str]
    tables: dict[str, int]
    check_in: tuple[str, ...]
    plus: tuple[str, ...]
    delta: tuple[str, ...]
    form: Literal["", "notes", "formal"] = ""
    case_numbers: dict[str, str] = field(default_factory=dict)
    finished: tuple[Finished, ...] = ()
    adjusted: str = ""
    review: tuple[Review, ...] = ()
    file: tuple[File, ...] = ()
    card: tuple[Card, ...] = ()
    row: tuple[Card, ...] = ()
    wording: tuple[Wording, ...] = ()
    area: tuple[Area, ...] = ()
    dots: tuple[Dots, ...] = ()
    principle: tuple[Principle, ...] = ()
    goal: tuple[Goal, ...] = ()
    cluster: tuple[Cluster, ...] = ()
    decision: tuple[Decision, ...] = ()
    action: tuple[Action, ...] = ()
    message: tuple[Message, ...] = ()


def head() -> Head:
    """Read the process."""
    return _read("uppdrag", Head)


def held(name: str) -> Held:
    """Read one of its workshops."""
    return _read(name, Held)


def rows(file: File) -> list[dict[str, str]]:
    """Read the rows of a list that are meant, by column."""
    found = csv.DictReader(io.StringIO((_FOLDER / file.name).read_text(encoding="utf-8")), delimiter=";")
    return [row for row in found if not file.where or row[file.where] == file.only]


def _read(name: str, into: type[T]) -> T:
    return check.build(into, tomllib.loads((_FOLDER / f"{name}.toml").read_text(encoding="utf-8")))
