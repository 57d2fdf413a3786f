"""What a panel of decisions, actions or goals says, and the columns of its table."""

from collections.abc import Sequence
from dataclasses import dataclass

from naravard_desktop.parts.agreed_capture import CaptureWords


@dataclass(frozen=True, slots=True)
class Words:
    """What the panel says and writes in the journal, to be translated: `{text}` is one row's, `{count}` how many.

    The last three are for kinds whose rows can be confidential.
    """

    table: str
    empty: str
    one: str
    many: str
    capture: CaptureWords
    new: str
    several: str
    changed: str
    deleted: str
    deleted_many: str
    moved: str
    moved_many: str
    sources: str
    secret: str = ""
    open: str = ""
    secret_many: str = ""


@dataclass(frozen=True, slots=True)
class Table:
    """The table's columns: names, widths in pixels at 100 % (0 takes what is left), the one with the text, and those that
    stand under it where there is no room."""

    headers: Sequence[str]
    widths: Sequence[int]
    text_column: int
    beside: Sequence[int]
    wide: int
