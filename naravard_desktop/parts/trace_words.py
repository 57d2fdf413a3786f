"""A trace in words: what a row is, how it is linked to the one it hangs on, and where it was made."""

from collections.abc import Sequence

from naravard_desktop.core.clock import spoken_date
from naravard_desktop.core.language import N_, _
from naravard_desktop.core.text import excerpt
from naravard_desktop.process.links import Linked
from naravard_desktop.process.trace import Branch, Place, Traced

KINDS = {
    "card": N_("lapp"),
    "cluster": N_("kluster"),
    "leg": N_("del"),
    "principle": N_("princip"),
    "goal": N_("mål"),
    "decision": N_("beslut"),
    "action": N_("åtgärd"),
}
_BECAME = {
    "card": N_("Blev lapp: {text}"),
    "principle": N_("Blev princip: {text}"),
    "goal": N_("Blev mål: {text}"),
    "decision": N_("Blev beslut: {text}"),
    "action": N_("Blev åtgärd: {text}"),
}
_NAMED = 2


def what_words(row: Traced) -> str:
    """Say what a row is, with a capital."""
    said = _(KINDS[row.table])
    said = said[:1].upper() + said[1:]
    return _("{what}, konfidentiellt").format(what=said) if row.confidential else said


def text_words(row: Traced) -> str:
    """Return a row's text, or say that it has none."""
    return row.text.strip() or _("Inget är skrivet än")


def branch_words(branch: Branch, *, back: bool) -> str:
    """Say what a branch is, how it is linked to the one it hangs on, and where it was made."""
    said = [what_words(branch.row)]
    if branch.how == "merged":
        said.append(_("en av de sammanförda") if back else _("sammanförd"))
    if branch.again:
        said.append(_("mer om den på ett annat ställe i listan"))
    return " · ".join([*said, *place_words(branch.row.place)])


def place_words(place: Place | None) -> list[str]:
    """Say where and when a row was made: the workshop, its date, and the moment."""
    if place is None:
        return [_("utanför workshopparna")]
    return [word for word in (place.workshop, spoken_date(place.date) if place.date else "", place.step) if word]


def became_notes(found: Sequence[Linked]) -> tuple[str, ...]:
    """Say what a card became, a line each; of many only how many there are besides."""
    lines = [_(_BECAME[one.table]).format(text=_named(one)) for one in found if one.table in _BECAME]
    left = len(lines) - _NAMED
    return (*lines[:_NAMED], *([_("… och {count} till").format(count=left)] if left > 0 else []))


def _named(one: Linked) -> str:
    return excerpt(one.text, 60) or _("inget är skrivet än")
