"""What a template may say about a moment, whatever its kind."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal, TypeVar

from naravard_desktop.core import check
from naravard_desktop.core.language import _

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A named column beside the text of a card; `choices` are the words offered when `type` is "choice".

    A level or an organisation is the card's own, so a step has at most one column of each; all others are text in its `extra`:
    a person by name, a date as ISO date, yes or no as "ja" or "nej".
    """

    name: str
    type: Literal["text", "choice", "level", "person", "organisation", "date", "yes_no"] = "text"
    choices: tuple[str, ...] = ()


def check_columns(key: str, columns: Sequence[Column]) -> None:
    """Check that columns can be told apart and that each has what its type needs.

    :raises check.Wrong: at `key`.
    """
    check.named(key, [column.name for column in columns])
    if any(column.type == "choice" and not column.choices for column in columns):
        raise check.Wrong(key, _("choices för varje kolumn av typen choice"))
    for own in ("level", "organisation"):
        if sum(column.type == own for column in columns) > 1:
            raise check.Wrong(key, _("högst en kolumn av typen {type}").format(type=own))


def asked(default: T, label: str, hint: str = "") -> T:
    """Make a field of an `Options` that Förbered asks for, under `label` with `hint` below it (both to be translated).

    A field made without it can be set in a template only.
    """
    made: T = field(default=default, metadata={"label": label, "hint": hint})
    return made


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """A kind's own keys in a template: its fields, with their types and defaults. A kind without own keys uses this."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PlannedStep:
    """A moment of a template: the keys that every kind has (what facilitator and room read), and the kind's own."""

    id: str
    kind: str
    title: str
    minutes: int
    aim: str = ""
    instruction: str = ""
    material: str = ""
    background: str = ""
    prompt: str = ""
    help: str = ""
    uses: str = ""
    anonymous: bool = False
    options: Options = field(default_factory=Options)
