"""What is done to the photos of a workshop, each as one edit of the session."""

from collections.abc import Sequence

from naravard_desktop.core.language import N_
from naravard_desktop.core.text import excerpt
from naravard_desktop.jobs.photo_files import PhotoFile
from naravard_desktop.jobs.photos import keep_photo
from naravard_desktop.live.session import Session
from naravard_desktop.process.attachments import Attachment, change_attachment, delete_attachment, move_attachment
from naravard_desktop.storage.edit import Scope


def add(session: Session, scope: Scope, owner_id: str, photo: PhotoFile, typing: str) -> str | None:
    """Add a photo last of a moment or the workshop and return its id; None if it was not saved.

    Those that are added with the same `typing` are one step to undo.
    """

    def write() -> str:
        return keep_photo(session.library, scope.process_id, owner_id, photo)

    return session.do(scope, N_("Tillagda foton: {name}"), write, typing=typing, name=excerpt(photo.name))


def describe(session: Session, scope: Scope, photo_id: str, text: str, typing: str) -> bool:
    """Say what a photo shows; False if it was not saved."""

    def write() -> bool:
        change_attachment(session.library, photo_id, alt=text)
        return True

    return bool(session.do(scope, N_("Beskrivning av foto: {text}"), write, typing=typing, text=excerpt(text)))


def give(session: Session, scope: Scope, photo: Attachment, owner_id: str) -> bool:
    """Let a photo belong to another moment, or to the whole workshop; False if it was not saved."""

    def write() -> bool:
        move_attachment(session.library, photo.id, owner_id)
        return True

    return bool(session.do(scope, N_("Flyttat foto: {name}"), write, name=_named(photo)))


def step(session: Session, scope: Scope, beside: Sequence[Attachment], photo: Attachment, by: int) -> bool:
    """Move a photo one place up (-1) or down (1) `beside` those of the same moment; False if it is at the end."""
    ids = [one.id for one in beside]
    at = ids.index(photo.id) + by
    if not 0 <= at < len(ids):
        return False
    before = ids[at] if by < 0 else (ids[at + 1] if at + 1 < len(ids) else None)

    def write() -> bool:
        move_attachment(session.library, photo.id, photo.owner_id, before)
        return True

    return bool(session.do(scope, N_("Flyttat foto: {name}"), write, name=_named(photo)))


def mark(session: Session, scope: Scope, photo: Attachment, *, confidential: bool) -> bool:
    """Mark a photo as confidential, or take the mark away; False if it was not saved."""

    def write() -> bool:
        change_attachment(session.library, photo.id, confidential=confidential)
        return True

    label = N_("Konfidentiellt foto: {name}") if confidential else N_("Inte längre konfidentiellt foto: {name}")
    return bool(session.do(scope, label, write, name=_named(photo)))


def remove(session: Session, scope: Scope, photo: Attachment) -> bool:
    """Take a photo away; False if it was not saved."""

    def write() -> bool:
        delete_attachment(session.library, photo.id)
        return True

    return bool(session.do(scope, N_("Borttaget foto: {name}"), write, name=_named(photo)))


def _named(photo: Attachment) -> str:
    return excerpt(photo.alt or photo.name)
