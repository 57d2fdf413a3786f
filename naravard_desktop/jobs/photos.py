"""Photos of a workshop and logos of organisations: kept in the library, and as blocks of documents."""

from collections.abc import Iterable
from pathlib import Path

from naravard_desktop.core.language import _
from naravard_desktop.documents.model import Block, Paragraph, Picture
from naravard_desktop.jobs import photo_files
from naravard_desktop.jobs.photo_files import PhotoFile
from naravard_desktop.process import attachments
from naravard_desktop.process.attachments import Attachment
from naravard_desktop.process.people import organisations
from naravard_desktop.storage.library import Library

MOST_LOGOS = 2
_SIGNATURES = (b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n")
"""JPEG and PNG: all that documents can hold. What looks so and is damaged they say themselves."""


def add_photo(library: Library, process_id: str, owner_id: str, file: Path, alt: str) -> str:
    """Read a photo's file and keep it, in an edit, as the last one of a moment or a workshop; return its id.

    :raises Trouble: if it is no picture that can be read.
    """
    return keep_photo(library, process_id, owner_id, photo_files.read(file), alt)


def keep_photo(library: Library, process_id: str, owner_id: str, photo: PhotoFile, alt: str = "") -> str:
    """Keep a photo that has been read, in an edit, and return its id; one that is there already is not added again."""
    there = attachments.attachments_of(library, process_id, owner_id)
    if known := same_photo(there, photo):
        return known.id
    return attachments.add_attachment(library, process_id, owner_id, photo.name, photo.media_type, photo.content, alt)


def same_photo(found: Iterable[Attachment], photo: PhotoFile) -> Attachment | None:
    """Return the one of some attachments that is the same picture, if there is one."""
    digest = attachments.digest(photo.content)
    return next((one for one in found if one.sha256 == digest), None)


def add_logo(library: Library, process_id: str, organisation_id: str, file: Path, alt: str = "") -> str:
    """Read a logo's file and let it be the organisation's, in an edit; return its id.

    :raises Trouble: if it is no picture that can be read.
    """
    return keep_logo(library, process_id, organisation_id, photo_files.read(file, "logo"), alt)


def keep_logo(library: Library, process_id: str, organisation_id: str, logo: PhotoFile, alt: str = "") -> str:
    """Let a logo that has been read be the organisation's, in an edit, in place of the one before; return its id."""
    remove_logo(library, process_id, organisation_id)
    return attachments.add_attachment(
        library, process_id, organisation_id, logo.name, logo.media_type, logo.content, alt
    )


def remove_logo(library: Library, process_id: str, organisation_id: str) -> None:
    """Take an organisation's logo away, in an edit."""
    for one in attachments.attachments_of(library, process_id, organisation_id):
        if one.is_picture:
            attachments.delete_attachment(library, one.id)


def photo_blocks(library: Library, process_id: str, owner_id: str, *, confidential: bool = True) -> list[Block]:
    """Show the photos of a moment, or of a workshop as a whole, numbered through the workshop's minutes.

    What cannot be shown is said in words, and so is how many are left out without what is `confidential`.
    """
    found = [one for one in attachments.attachments_of(library, process_id, owner_id) if one.is_picture]
    if not found:
        return []
    numbers = photo_numbers(library, attachments.workshop_of(library, owner_id))
    shown = [one for one in found if confidential or not one.confidential]
    blocks = [_photo_block(library, one, numbers.get(one.id, 0)) for one in shown]
    return blocks + _left_out(len(found) - len(shown))


def photo_numbers(library: Library, workshop_id: str) -> dict[str, int]:
    """Return the number of each photo of a workshop, by id, as its minutes and its window count them."""
    return {one.id: number for number, one in enumerate(attachments.photos(library, workshop_id), 1)}


def photo_name(number: int) -> str:
    """Say which photo it is."""
    return _("Foto {number}").format(number=number)


def logos_of(library: Library, process_id: str) -> tuple[Picture, ...]:
    """Return the logos that stand at the head of a process's documents, the region's first; one that cannot be shown is left
    out, for a head is no place to say so."""
    logos = []
    for place in organisations(library, process_id):
        for one in attachments.attachments_of(library, process_id, place.id)[:1]:
            data = _content(library, one)
            if data:
                logos.append(Picture(data, one.alt or logo_words(place.name)))
    return tuple(logos[:MOST_LOGOS])


def logo_words(name: str) -> str:
    """Say what an organisation's logo shows, where nobody has said it."""
    return _("{name}, logotyp").format(name=name)


def _photo_block(library: Library, one: Attachment, number: int) -> Block:
    data = _content(library, one)
    if data:
        words = photo_name(number) if one.alt else _("Foto {number}. Beskrivning saknas.").format(number=number)
        return Picture(data, one.alt or _("Foto utan beskrivning"), words)
    about = f": {one.alt}" if one.alt else ""
    if data is None:
        words = _("Foto {number} följde inte med hit och kan inte visas{about}.")
    else:
        words = _("Foto {number} kan inte visas, för filen ”{name}” är ingen bild{about}.")
    return Paragraph(words.format(number=number, name=one.name, about=about.rstrip(".")), style="quiet")


def _content(library: Library, one: Attachment) -> bytes | None:
    """Return a picture's file; empty for one that is no picture, None for one that is not here."""
    data = attachments.content(library, one.sha256)
    return data if data is None or data.startswith(_SIGNATURES) else b""


def _left_out(count: int) -> list[Block]:
    if not count:
        return []
    words = (
        _("Ett konfidentiellt foto är utelämnat.") if count == 1 else _("{count} konfidentiella foton är utelämnade.")
    )
    return [Paragraph(words.format(count=count), style="quiet")]
