"""Files that belong to something in the library, kept once by their SHA-256: the content never changes."""

import hashlib
from dataclasses import dataclass

from naravard_desktop.core import order
from naravard_desktop.core.text import one_line
from naravard_desktop.storage import rows
from naravard_desktop.storage.library import Library


@dataclass(frozen=True, slots=True)
class Attachment:
    """An attachment of `owner_id`; `alt` says in words what a picture shows."""

    id: str
    owner_id: str
    name: str
    media_type: str
    alt: str
    sha256: str


def keep_content(library: Library, content: bytes) -> str:
    """Keep a file's content and return its SHA-256. It is no row of the user's: undo takes the attachment, not this."""
    digest = hashlib.sha256(content).hexdigest()
    with library.db.atomic():
        library.db.execute(
            "INSERT INTO attachment_content (sha256, content) VALUES (?, ?) ON CONFLICT (sha256) DO NOTHING",
            [digest, content],
        )
    return digest


def content(library: Library, sha256: str) -> bytes | None:
    """Return a kept content, or None if it is not here."""
    found = library.db.execute("SELECT content FROM attachment_content WHERE sha256 = ?", [sha256]).fetchone()
    return found[0] if found else None


def add_attachment(
    library: Library, process_id: str, owner_id: str, name: str, media_type: str, data: bytes, alt: str = ""
) -> str:
    """Attach a file to a workshop, step, card … and return the attachment's id."""
    last = rows.last_rank(library.db, "attachment", "owner_id", owner_id)
    values = {"name": one_line(name), "media_type": media_type, "alt": one_line(alt)}
    return rows.insert(
        library.db,
        "attachment",
        {
            "process_id": process_id,
            "owner_id": owner_id,
            "rank": order.between(last, None),
            "sha256": keep_content(library, data),
            **values,
        },
    )


def attachments(library: Library, process_id: str) -> list[Attachment]:
    """Return all attachments of a process."""
    return rows.fetch(
        library.db, Attachment, "FROM attachment t WHERE process_id = ? ORDER BY owner_id, rank, id", [process_id]
    )
