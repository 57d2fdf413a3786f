"""Clearing the working material of a workshop when its minutes are finished: what goes, what stays, and doing it."""

from collections.abc import Iterator
from dataclasses import dataclass

from naravard_desktop.core.language import N_, _
from naravard_desktop.core.trouble import Trouble
from naravard_desktop.process import material
from naravard_desktop.process.finals import holding, set_cleared
from naravard_desktop.process.material import Amount
from naravard_desktop.process.workshops import workshop
from naravard_desktop.storage import backup
from naravard_desktop.storage.edit import Scope, edit
from naravard_desktop.storage.library import Library
from naravard_desktop.storage.scrub import owe, scrub


@dataclass(frozen=True, slots=True)
class Clearing:
    """What there is to clear, and how many backups still have it afterwards."""

    amount: Amount
    backups: int

    @property
    def nothing(self) -> bool:
        """Whether there is nothing to clear, photos aside."""
        found = self.amount
        return not (found.cards or found.votes or found.placed or found.drafts or found.entries)

    def goes(self, *, photos: bool = False) -> list[str]:
        """Say line by line what goes for good."""
        return list(_goes(self.amount, photos=photos))

    def stays(self, *, photos: bool = False) -> list[str]:
        """Say line by line what stays, also where it might be forgotten."""
        return list(_stays(self, photos=photos))


@dataclass(frozen=True, slots=True)
class Cleared:
    """What a clearing changed: ids of rows by table. `trouble` says what could not be done afterwards, if anything."""

    changed: dict[str, set[str]]
    trouble: Trouble | None


def clearable(library: Library, workshop_id: str) -> Clearing:
    """Return what there is to clear in a workshop."""
    return Clearing(material.amount(library, workshop_id), len(backup.existing(library.path)))


def clear(library: Library, workshop_id: str, scope: Scope, *, photos: bool = False) -> Cleared:
    """Clear the working material of a workshop for good, in an edit of its own, and write the library's file anew.

    No backup is made before: it would keep what is cleared. The file is written as a whole, which takes about a second for
    each 200 MB.

    :raises Trouble: if the minutes are not finished, or the library cannot be written; then nothing is cleared.
    """
    finished = holding(library, workshop_id)
    if finished is None:
        raise Trouble(
            N_(
                "”{title}” är inte färdigställd, så arbetsmaterialet behövs än. Inget är rensat. Färdigställ dokumentet först."
            ),
            title=workshop(library, workshop_id).title,
        )
    with edit(library, scope, N_("Arbetsmaterialet är rensat"), for_good=True) as done:
        material.clear(library, scope, with_photos=photos)
        set_cleared(library, finished.id)
        owe(library)
    if scrub(library):
        return Cleared(done.changed, None)
    return Cleared(
        done.changed,
        Trouble(
            N_(
                "Arbetsmaterialet är borttaget, men bibliotekets fil kunde inte skrivas om, så rester av det kan ligga kvar i "
                "den. Kanske är disken full, eller så läser ett annat program biblioteket. Filen skrivs om nästa gång "
                "biblioteket öppnas."
            )
        ),
    )


def _goes(found: Amount, *, photos: bool) -> Iterator[str]:
    if found.cards:
        yield _("1 lapp") if found.cards == 1 else _("{count} lappar").format(count=found.cards)
    if found.placed:
        yield _("lapparnas platser på tavlorna")
    if found.votes:
        words = _("1 räkning av prickar eller händer"), _("{count} räkningar av prickar och händer")
        yield words[found.votes > 1].format(count=found.votes)
    if found.drafts:
        words = _("1 text som aldrig blev inlagd"), _("{count} texter som aldrig blev inlagda")
        yield words[found.drafts > 1].format(count=found.drafts)
    if found.entries:
        words = (
            _("historiken: 1 ändring, som inte längre kan ångras"),
            _("historiken: {count} ändringar, som inte längre kan ångras"),
        )
        yield words[found.entries > 1].format(count=found.entries)
    if photos and found.photos:
        yield _("1 foto") if found.photos == 1 else _("{count} foton").format(count=found.photos)


def _stays(found: Clearing, *, photos: bool) -> Iterator[str]:
    yield _("det färdigställda dokumentet, med de lappar som står i det, och alla tidigare versioner")
    yield _("beslut, åtgärder, mål, principer, kluster och uppföljningar")
    yield _("deltagare, närvaro och workshopens upplägg")
    if found.amount.photos and not photos:
        yield _("1 foto") if found.amount.photos == 1 else _("{count} foton").format(count=found.amount.photos)
    if found.backups:
        words = (
            _("1 äldre säkerhetskopia av biblioteket: där finns allt kvar tills den gallras"),
            _("{count} äldre säkerhetskopior av biblioteket: där finns allt kvar tills de gallras"),
        )
        yield words[found.backups > 1].format(count=found.backups)
    yield _("filer som redan är sparade eller skickade, och samma uppdrag på andra datorer")
