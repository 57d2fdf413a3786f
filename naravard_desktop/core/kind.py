"""What a template may say about a moment, whatever its kind."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, TypeVar

from naravard_desktop.core import check
from naravard_desktop.core.language import N_, _

T = TypeVar("T")


class Unfit(check.Wrong):
    """As `Wrong`, for what a template says in its own words; `plain` says the same to who fills in a form."""

    def __init__(self, key: str, expected: str, plain: str) -> None:
        super().__init__(key, expected)
        self.plain = plain


def asked(default: T, label: str, hint: str = "", words: Mapping[str, str] | None = None) -> T:
    """Make a field of an `Options` that Förbered asks for, under `label` with `hint` below it (both to be translated).

    `words` says the values of a `Literal` as they are shown (to be translated too). A field made without this can be set
    in a template only.
    """
    made: T = field(default=default, metadata=_metadata(label, hint, words))
    return made


def needed(label: str, hint: str = "") -> Any:
    """Make a field without a default that Förbered asks for, as `asked` does."""
    return field(metadata=_metadata(label, hint))


def _metadata(
    label: str, hint: str = "", words: Mapping[str, str] | None = None, when: tuple[str, str] = ("", "")
) -> dict[str, Any]:
    """Return what a form reads; `when` is the field, and its value, that this one is asked for together with."""
    return {"label": label, "hint": hint, "words": dict(words or {}), "when": when}


_TYPES = {
    "text": N_("fri text"),
    "choice": N_("val bland givna ord"),
    "level": N_("nivå"),
    "person": N_("person"),
    "organisation": N_("organisation"),
    "date": N_("datum"),
    "yes_no": N_("ja eller nej"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A named column beside the text of a card; `choices` are the words offered when `type` is "choice".

    A level or an organisation is the card's own, so a step has at most one column of each; all others are text in its `extra`:
    a person by name, a date as ISO date, yes or no as "ja" or "nej".
    """

    name: str = needed(N_("Kolumnens namn"))
    type: Literal["text", "choice", "level", "person", "organisation", "date", "yes_no"] = asked(
        "text", N_("Fylls i med"), words=_TYPES
    )
    choices: tuple[str, ...] = field(
        default=(), metadata=_metadata(N_("Ord att välja bland"), N_("Ett på varje rad"), when=("type", "choice"))
    )


def check_columns(key: str, columns: Sequence[Column]) -> None:
    """Check that columns can be told apart and that each has what its type needs.

    :raises check.Wrong: at `key`.
    """
    check.named(key, [column.name for column in columns])
    if any(column.type == "choice" and not column.choices for column in columns):
        raise Unfit(
            key,
            _("choices för varje kolumn av typen choice"),
            _("ord att välja bland i varje kolumn som fylls i med val"),
        )
    for own in ("level", "organisation"):
        if sum(column.type == own for column in columns) > 1:
            plain = _("högst en kolumn som fylls i med {type}").format(type=_(_TYPES[own]))
            raise Unfit(key, _("högst en kolumn av typen {type}").format(type=own), plain)


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
