"""Files that belong to something in the library, kept once by their SHA-256: the content never changes.

A picture that belongs to a workshop or to one of its moments is a photo; one that belongs to an organisation is its logo.
"""

import hashlib
from dataclasses import dataclass

from naravard_desktop.core import order
from naravard_desktop.core.text import one_line
from naravard_desktop.storage import rows
from naravard_desktop.storage.library import Library


@dataclass(frozen=True, slots=True)
class Attachment:
    """An attachment of `owner_id`; `alt` says in words what a picture shows. What is confidential stands in the internal
    copy only."""

    id: str
    owner_id: str
    name: str
    media_type: str
    alt: str
    sha256: str
    confidential: bool

    @property
    def is_picture(self) -> bool:
        """Whether it says that it is a picture; what it holds may be anything."""
        return self.media_type.startswith("image/")


def digest(content: bytes) -> str:
    """Return the name that a content is kept under: its SHA-256."""
    return hashlib.sha256(content).hexdigest()


def keep_content(library: Library, content: bytes) -> str:
    """Keep a file's content and return its SHA-256. It is no row of the user's: undo takes the attachment, not this."""
    name = digest(content)
    with library.db.atomic():
        library.db.execute(
            "INSERT INTO attachment_content (sha256, content) VALUES (?, ?) ON CONFLICT (sha256) DO NOTHING",
            [name, content],
        )
    return name


def content(library: Library, sha256: str) -> bytes | None:
    """Return a kept content, or None if it is not here."""
    found = library.db.execute("SELECT content FROM attachment_content WHERE sha256 = ?", [sha256]).fetchone()
    return found[0] if found else None


def forget_unused(library: Library) -> int:
    """Let go of contents that nothing leads to any more and return how many: no attachment, finished document or history
    that could be undone. What was only taken away can be brought back, so it is kept until its history is cleared."""
    with library.db.atomic():
        gone = library.db.execute("""
            DELETE FROM attachment_content WHERE sha256 NOT IN (SELECT sha256 FROM attachment)
            AND NOT EXISTS (SELECT 1 FROM final WHERE instr(internal, sha256) OR instr(published, sha256))
            AND NOT EXISTS (SELECT 1 FROM journal WHERE instr(changes, sha256))""")
    return gone.rowcount


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


def attachments_of(library: Library, process_id: str, owner_id: str) -> list[Attachment]:
    """Return the attachments of one owner, in order."""
    return rows.fetch(
        library.db,
        Attachment,
        "FROM attachment t WHERE process_id = ? AND owner_id = ? ORDER BY rank, id",
        [process_id, owner_id],
    )


def photos(library: Library, workshop_id: str) -> list[Attachment]:
    """Return the photos of a workshop as its minutes have them: moment by moment, last those of all of it."""
    found = rows.fetch(
        library.db,
        Attachment,
        "FROM attachment t LEFT JOIN step s ON s.id = t.owner_id WHERE t.owner_id = ? OR s.workshop_id = ? "
        "ORDER BY s.id IS NULL, s.rank, s.id, t.rank, t.id",
        [workshop_id, workshop_id],
    )
    return [one for one in found if one.is_picture]


def workshop_of(library: Library, owner_id: str) -> str:
    """Return the workshop that a moment belongs to; any other owner is returned as it is."""
    found = library.db.execute("SELECT workshop_id FROM step WHERE id = ?", [owner_id]).fetchone()
    return found[0] if found else owner_id


def change_attachment(library: Library, attachment_id: str, **values: rows.Value) -> None:
    """Change alt or confidential."""
    folded = {name: one_line(value) if type(value) is str else value for name, value in values.items()}
    rows.update(library.db, "attachment", attachment_id, folded)


def move_attachment(library: Library, attachment_id: str, owner_id: str, before_id: str | None = None) -> None:
    """Give an attachment to an owner, in front of another one there, or last."""
    others = library.db.execute(
        "SELECT id, rank FROM attachment WHERE owner_id = ? AND id <> ? ORDER BY rank, id", [owner_id, attachment_id]
    ).fetchall()
    at = next((number for number, (row_id, _rank) in enumerate(others) if row_id == before_id), len(others))
    ranks: list[str | None] = [None, *(rank for _row_id, rank in others), None]
    values = {"owner_id": owner_id, "rank": order.between(ranks[at], ranks[at + 1])}
    rows.update(library.db, "attachment", attachment_id, values)


def delete_attachment(library: Library, attachment_id: str) -> None:
    """Take an attachment away; its content is kept for undo."""
    rows.delete(library.db, "attachment", attachment_id)
