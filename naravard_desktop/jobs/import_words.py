"""What reading in a bundle did, in sentences."""

from pathlib import Path

from naravard_desktop.core.language import N_, _
from naravard_desktop.jobs.bundle import Imported
from naravard_desktop.storage.merge import Conflict

_REASONS = {
    "newer_there": N_("Två texter; filens är nyare och gäller nu: ”{kept}”. Den förra: ”{other}”"),
    "newer_here": N_("Två texter; den som redan fanns är nyare och gäller: ”{kept}”. Filens: ”{other}”"),
    "deleted_here": N_("Borttagen här efter att filen gjordes, så den togs inte in: ”{other}”"),
    "deleted_there": N_("Borttagen i filen och nu även här: ”{other}”"),
}


def imported_words(file: Path, done: Imported) -> str:
    """Say what came in."""
    if done.new:
        return _("{file}: ”{title}” är inläst ({id}).").format(file=file.name, title=done.title, id=done.process_id[:8])
    if done.merged.nothing:
        return _("{file}: allt i ”{title}” fanns redan.").format(file=file.name, title=done.title)
    return _("{file}: ”{title}” är uppdaterat: {added} nya, {updated} ändrade, {deleted} borttagna.").format(
        file=file.name,
        title=done.title,
        added=done.merged.added,
        updated=done.merged.updated,
        deleted=done.merged.deleted,
    )


def conflict_words(conflict: Conflict) -> str:
    """Say which text holds now, with both."""
    if conflict.reason == "deleted_there" and conflict.kept:
        return _("Borttagen i filen men har nytt innehåll här, så den är kvar: ”{kept}”").format(kept=conflict.kept)
    return _(_REASONS[conflict.reason]).format(kept=conflict.kept, other=conflict.other)


def missing_words(done: Imported) -> str:
    """Say that attachments were not in the file."""
    return _("{count} bilagor saknas i filen.").format(count=done.missing_attachments)
