"""The photos of a workshop as files of their own."""

from collections.abc import Iterator

from naravard_desktop.core.text import file_name
from naravard_desktop.process import attachments
from naravard_desktop.process.attachments import Attachment
from naravard_desktop.process.workshops import steps, workshop
from naravard_desktop.storage.library import Library

_ENDINGS = {"image/jpeg": "jpg", "image/png": "png"}


def count(library: Library, workshop_id: str) -> int:
    """Count the photos of a workshop and its moments."""
    return len(_found(library, workshop_id))


def photos(library: Library, workshop_id: str, folder: str) -> Iterator[tuple[str, bytes, str]]:
    """Yield the photos in the workshop's order: a name in `folder` that tells which moment, the file, and what it shows."""
    for number, (title, one) in enumerate(_found(library, workshop_id), 1):
        if kept := attachments.content(library, one.sha256):
            yield f"{folder}/{number:02}-{file_name(title)}.{_ENDINGS[one.media_type]}", kept, one.alt


def _found(library: Library, workshop_id: str) -> list[tuple[str, Attachment]]:
    owners = {workshop_id: workshop(library, workshop_id).title}
    owners |= {one.id: one.title for one in steps(library, workshop_id)}
    found = [one for one in attachments.photos(library, workshop_id) if one.media_type in _ENDINGS]
    return [(owners[one.owner_id], one) for one in found]
