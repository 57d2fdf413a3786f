"""The field's own words that every layer shares: system levels and kinds of organisations (design: Words)."""

from enum import StrEnum

from naravard_desktop.core.language import N_, _
from naravard_desktop.core.text import one_line


class Level(StrEnum):
    """System level: the team around the person, unit heads, directors and politicians."""

    MICRO = "micro"
    MESO = "meso"
    MACRO = "macro"

    @property
    def word(self) -> str:
        """The level as it stands on screen and paper."""
        return _(_LEVEL_WORDS[self])


class OrganisationType(StrEnum):
    """Huvudman: who answers for the care."""

    REGION = "region"
    MUNICIPALITY = "municipality"
    PRIVATE = "private"
    OTHER = "other"

    @property
    def word(self) -> str:
        """The type as it stands on screen and paper."""
        return _(_TYPE_WORDS[self])


_LEVEL_WORDS = {Level.MICRO: N_("mikro"), Level.MESO: N_("meso"), Level.MACRO: N_("makro")}
_TYPE_WORDS = {
    OrganisationType.REGION: N_("Region"),
    OrganisationType.MUNICIPALITY: N_("Kommun"),
    OrganisationType.PRIVATE: N_("Privat"),
    OrganisationType.OTHER: N_("Annan"),
}

WHO = frozenset(("avsändare", "deltagare", "e-post", "epost", "författare", "kontaktperson", "namn", "person", "vem"))
"""What a column of persons is headed with in the lists that groups bring, folded."""


def level_from(word: str) -> Level | None:
    """Read a level as people write it ("Mikro", "macro", "makronivå"); None if it is none."""
    folded = one_line(word).casefold().removesuffix("nivå")
    return next((level for level in Level if folded in {level.value, level.word}), None)


def type_from(word: str) -> OrganisationType | None:
    """Read a type of organisation as people write it ("kommunen", "Region"); None if it is none."""
    folded = one_line(word).casefold()
    return next((kind for kind in OrganisationType if folded in _SPELLINGS[kind]), None)


_SPELLINGS = {
    OrganisationType.REGION: {"region", "regionen", "r"},
    OrganisationType.MUNICIPALITY: {"municipality", "kommun", "kommunen", "k"},
    OrganisationType.PRIVATE: {"private", "privat", "privata", "p"},
    OrganisationType.OTHER: {"other", "annan", "annat", "övrig", "övriga", "a"},
}
