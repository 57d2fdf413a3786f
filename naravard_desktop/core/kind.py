"""What a template may say about a moment, whatever its kind."""

from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A named column beside the text of a card; `choices` are the words offered when `type` is "choice"."""

    name: str
    type: Literal["text", "choice", "date", "yes_no"] = "text"
    choices: tuple[str, ...] = ()


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
