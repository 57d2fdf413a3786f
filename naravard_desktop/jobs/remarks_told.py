"""A remark on a document: of what kind, what it is about, where that stands. Plain data that goes between processes."""

from dataclasses import dataclass
from enum import StrEnum

from naravard_desktop.core.language import N_, _
from naravard_desktop.core.sensitive_words import Sensitive
from naravard_desktop.jobs.finding import Found


class Gravity(StrEnum):
    """How remarks are grouped, the gravest first."""

    IDENTITY = "identity"
    SOMEBODY = "somebody"
    MISSING = "missing"
    MILD = "mild"

    @property
    def word(self) -> str:
        """The group's heading."""
        return _(_HEADINGS[self])


_HEADINGS = {
    Gravity.IDENTITY: N_("Visar vem någon är"),
    Gravity.SOMEBODY: N_("Känsligt om en enskild person"),
    Gravity.MISSING: N_("Saknas i dokumentet"),
    Gravity.MILD: N_("Att tänka på"),
}


class RemarkKind(StrEnum):
    """What is remarked on, the gravest first. The values stand in the library's log of what has gone out."""

    NUMBER = "number"
    COORDINATION = "coordination"
    ALIKE = "alike"
    PHONE = "phone"
    EMAIL = "email"
    SENSITIVE = "sensitive"
    NOBODY = "nobody"
    CHAIR = "chair"
    SECRETARY = "secretary"
    ADJUSTER = "adjuster"
    DECISION = "decision"
    RESPONSIBLE = "responsible"
    DUE = "due"
    ALT = "alt"
    DETAILS = "details"
    TOPIC = "topic"

    @property
    def gravity(self) -> Gravity:
        """Which group it is in."""
        if self in _MILD:
            return Gravity.MILD
        if self is RemarkKind.SENSITIVE:
            return Gravity.SOMEBODY
        return Gravity.IDENTITY if self in _MASKS else Gravity.MISSING

    @property
    def place(self) -> int:
        """Where it comes among all kinds: 0 is the gravest."""
        return _ORDER[self]

    @property
    def word(self) -> str:
        """What it is called on screen; of a sensitive word `Remark.what` says more."""
        return _(_WORDS[self])

    @property
    def mask(self) -> str:
        """What is put in its place; empty for what is missing."""
        return _(_MASKS[self]) if self in _MASKS else ""


_ORDER = {kind: number for number, kind in enumerate(RemarkKind)}
_MILD = {RemarkKind.DETAILS, RemarkKind.TOPIC}
_WORDS = {
    RemarkKind.NUMBER: N_("Personnummer"),
    RemarkKind.COORDINATION: N_("Samordningsnummer"),
    RemarkKind.ALIKE: N_("Liknar ett personnummer"),
    RemarkKind.PHONE: N_("Telefonnummer"),
    RemarkKind.EMAIL: N_("E-postadress"),
    RemarkKind.SENSITIVE: N_("Känslig uppgift"),
    RemarkKind.NOBODY: N_("Ingen närvarande"),
    RemarkKind.CHAIR: N_("Ordförande saknas"),
    RemarkKind.SECRETARY: N_("Sekreterare saknas"),
    RemarkKind.ADJUSTER: N_("Justerare saknas"),
    RemarkKind.DECISION: N_("Beslut utan text"),
    RemarkKind.RESPONSIBLE: N_("Ansvarig saknas"),
    RemarkKind.DUE: N_("Datum saknas"),
    RemarkKind.ALT: N_("Bild utan beskrivning"),
    RemarkKind.DETAILS: N_("Beslut utan vem eller när"),
    RemarkKind.TOPIC: N_("Känsligt ämne"),
}
_MASKS = {
    RemarkKind.NUMBER: N_("[personnummer borttaget]"),
    RemarkKind.COORDINATION: N_("[samordningsnummer borttaget]"),
    RemarkKind.ALIKE: N_("[nummer borttaget]"),
    RemarkKind.PHONE: N_("[telefonnummer borttaget]"),
    RemarkKind.EMAIL: N_("[e-postadress borttagen]"),
    RemarkKind.SENSITIVE: N_("[känslig uppgift borttagen]"),
    RemarkKind.TOPIC: N_("[ord borttaget]"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Remark:
    """Something that is worth a look.

    `text` is the sentence around it, with what was `matched` from `start` to `end`; for what is missing, what it is missing
    in. `found` is the row it stands in: None if no row says so (any more). `column` is the row's column, "" for what is missing.
    `frozen`: it stands in a finished document, which no mask of a row changes.
    """

    kind: RemarkKind
    matched: str
    text: str
    where: str
    found: Found | None
    column: str
    start: int = 0
    end: int = 0
    topic: Sensitive | None = None
    frozen: bool = False

    @property
    def what(self) -> str:
        """What was found, in a word or two."""
        return self.topic.word if self.topic else self.kind.word

    @property
    def maskable(self) -> bool:
        """Whether `mask` can put something in its place."""
        return self.found is not None and self.column != "" and not self.frozen
