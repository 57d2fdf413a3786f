"""What is chosen once for a whole library. Settings are no edits: they are outside journal and bundle."""

from typing import Literal, cast, get_args

from naravard_desktop.storage import faults
from naravard_desktop.storage.library import Library, check_there

ArchiveProfile = Literal["a2", "a1"]
"""The part of PDF/A that documents keep to, beside PDF/UA-1: A-2a, or A-1a where an archive authority asks for it."""

_PROFILE = "archive_profile"


def archive_profile(library: Library) -> ArchiveProfile:
    """Return the profile for the archive; what cannot be understood is as if nothing had been chosen."""
    found = library.db.execute("SELECT value FROM setting WHERE name = ?", [_PROFILE]).fetchone()
    return cast(ArchiveProfile, found[0]) if found and found[0] in get_args(ArchiveProfile) else "a2"


def set_archive_profile(library: Library, profile: ArchiveProfile) -> None:
    """Choose the profile for the archive.

    :raises Trouble: if the library cannot be written.
    """
    check_there(library)
    with faults.told(library.path), library.db.atomic():
        library.db.execute(
            "INSERT INTO setting (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
            [_PROFILE, profile],
        )
