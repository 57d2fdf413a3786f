"""Whether the dots add up: how many there can be, and what is to be said of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from naravard_desktop.core.language import _
from naravard_desktop.process.parties import Party, parties
from naravard_desktop.process.people import attendance
from naravard_desktop.process.workshops import Step, options
from naravard_desktop.steps.priority.data import Counts, Options
from naravard_desktop.storage.library import Library


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence about the sum; `wrong` is what somebody has to look at."""

    text: str
    wrong: bool = False


@dataclass(frozen=True, slots=True)
class Sums:
    """The dots of a step against those there can be. `persons` is how many are in the room, 0 where nobody knows."""

    counts: Counts
    dots: int
    persons: int
    tables: tuple[Party, ...]

    @property
    def allowed(self) -> int:
        """How many dots the room has; 0 where nobody knows."""
        return self.persons * self.dots

    @property
    def complete(self) -> bool:
        """Whether all dots of the room are counted, and none too many anywhere."""
        return 0 < self.allowed == self.counts.sum and not any(one.wrong for one in self.said(""))

    def at(self, party: str) -> Party | None:
        """Return the table of a name, if there is one."""
        return next((one for one in self.tables if one.name == party), None)

    def said(self, party: str) -> list[Said]:
        """Return what there is to say while a table, or the room as one, is counted."""
        found = [self._party(party), self._room(alone=False)] if party else [self._room(alone=True), *self._too_many()]
        if self.counts.twice:
            by_table = self.counts.sum - self.counts.given("")
            text = _(
                "Prickar är räknade både för hela rummet ({room}) och bord för bord ({tables}). Summan lägger ihop dem: "
                "se till att inga är räknade två gånger."
            )
            found.append(Said(text.format(room=self.counts.given(""), tables=by_table), wrong=True))
        if self.counts.gone:
            text = _("{dots} ligger på något som har sammanförts eller inte längre är med i listan. De räknas inte.")
            found.append(Said(text.format(dots=dots_words(self.counts.gone)), wrong=True))
        return found

    def _room(self, *, alone: bool) -> Said:
        who = "" if alone else _("Hela rummet")
        if not self.persons:
            text = _("{dots}. Fyll i hur många ni är, så kontrolleras summan.").format(dots=dots_words(self.counts.sum))
            return Said(f"{who}: {text}" if who else text)
        return _checked(who, self.counts.sum, self.allowed)

    def _party(self, party: str) -> Said:
        table = self.at(party)
        given = self.counts.given(party)
        if table is None:
            text = _("{party} är inte längre ett av borden: {dots}. De räknas med i summan.")
            return Said(text.format(party=party, dots=dots_words(given)))
        if not table.persons:
            text = _("{party}: {dots}. Fyll i hur många som sitter där, så kontrolleras summan.")
            return Said(text.format(party=party, dots=dots_words(given)))
        return _checked(party, given, table.persons * self.dots)

    def _too_many(self) -> list[Said]:
        found: list[Said] = []
        for table in self.tables:
            over = self.counts.given(table.name) - (table.persons or 0) * self.dots
            if table.persons and over > 0:
                found.append(Said(_("{party} har {count} för många.").format(party=table.name, count=over), wrong=True))
        return found


def sums(library: Library, step: Step, counted: Counts) -> Sums:
    """Return how a step's dots add up.

    Persons are those the facilitator says, else those who are here by the list, those at the tables, or those invited.
    """
    chosen, tables = options(step, Options), tuple(parties(library, step.workshop_id))
    return Sums(counted, chosen.dots, chosen.persons or listed(library, step.workshop_id, tables), tables)


def listed(library: Library, workshop_id: str, tables: Sequence[Party]) -> int:
    """Return how many are in the room by what is known of it; 0 if nothing is."""
    states = [one.state for one in attendance(library, workshop_id)]
    seated = sum(one.persons or 0 for one in tables) if all(one.persons for one in tables) else 0
    return states.count("present") or seated or states.count("invited")


def dots_words(number: int) -> str:
    """Say how many dots."""
    return _("1 prick") if number == 1 else _("{count} prickar").format(count=number)


def _checked(who: str, given: int, allowed: int) -> Said:
    start = _("{given} av {dots}").format(given=given, dots=dots_words(allowed))
    start = f"{who}: {start}" if who else start
    left = allowed - given
    if left < 0:
        text = _("{start}, {count} för många. Räkna igen, eller ändra antalet personer.")
        return Said(text.format(start=start, count=-left), wrong=True)
    if left == 0:
        return Said(_("{start}. Alla är räknade.").format(start=start))
    return Said(_("{start}, {count} kvar.").format(start=start, count=left))
