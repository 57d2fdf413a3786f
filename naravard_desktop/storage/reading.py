"""Reading a library beside the window that writes in it, in another process or thread."""

import contextlib
from collections.abc import Iterator
from pathlib import Path

from naravard_desktop.core.language import N_
from naravard_desktop.core.trouble import Trouble
from naravard_desktop.storage import faults
from naravard_desktop.storage.library import Library, identity_of
from naravard_desktop.storage.opening import opened
from naravard_desktop.storage.table import Schema


@contextlib.contextmanager
def reading(path: Path, known: Schema, identity: tuple[int, int] | None = None) -> Iterator[Library]:
    """Open a library for the block, as it stands now: what is written meanwhile is not seen, so that all that is read agrees.

    :raises Trouble: as `open_library`; also if another file than `identity` lies there, for then it is not what the window
        shows.
    """
    if identity and identity_of(path) != identity:
        raise Trouble(
            N_(
                "Biblioteket {file} har flyttats, tagits bort eller bytts ut, så dokumentet kan inte göras. "
                "Lägg tillbaka filen, eller välj Spara uppdraget som fil på Dokument innan ni stänger."
            ),
            file=str(path),
        )
    with opened(path, known, write=False) as library, faults.told(path), library.db.atomic():
        yield library
