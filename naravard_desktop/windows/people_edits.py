"""What is done to the people and organisations of a process, each as one edit of the session."""

from collections.abc import Sequence

from naravard_desktop.core.language import N_
from naravard_desktop.core.text import excerpt
from naravard_desktop.core.words import OrganisationType
from naravard_desktop.jobs.photo_files import PhotoFile
from naravard_desktop.jobs.photos import keep_logo, remove_logo
from naravard_desktop.live.session import Session
from naravard_desktop.process.people import add_organisation, add_person, change_organisation, change_person
from naravard_desktop.process.people_merging import Who, delete_unused, put_together
from naravard_desktop.storage.edit import Scope
from naravard_desktop.storage.rows import Value
from naravard_desktop.windows.people_rows import Row

_CHANGED = {"person": N_("Ändrad person: {name}"), "organisation": N_("Ändrad organisation: {name}")}
_MANY_CHANGED = {"person": N_("{count} ändrade personer"), "organisation": N_("{count} ändrade organisationer")}
_NEW = {"person": N_("Ny person: {name}"), "organisation": N_("Ny organisation: {name}")}
_GONE = {"person": N_("Borttagen person: {name}"), "organisation": N_("Borttagen organisation: {name}")}
_MANY_GONE = {"person": N_("{count} borttagna personer"), "organisation": N_("{count} borttagna organisationer")}
_MERGED = {
    "person": N_("Hopslagna personer: {count} är nu {name}"),
    "organisation": N_("Hopslagna organisationer: {count} är nu {name}"),
}


def change(
    session: Session, scope: Scope, who: Who, rows: Sequence[Row], column: str, value: Value, typing: str
) -> bool:
    """Change one column of rows; False if it was not saved."""
    library = session.library
    put = change_person if who == "person" else change_organisation

    def write() -> bool:
        for row in rows:
            put(library, row.id, **{column: value})
        return True

    if len(rows) == 1:
        name = str(value) if column == "name" else rows[0].name
        return bool(session.do(scope, _CHANGED[who], write, typing=typing, name=excerpt(name)))
    return bool(session.do(scope, _MANY_CHANGED[who], write, typing=typing, count=len(rows)))


def add(session: Session, scope: Scope, who: Who, name: str) -> str | None:
    """Add one with only a name, and return the id; None if it was not saved."""
    library, process_id = session.library, scope.process_id

    def write() -> str:
        if who == "person":
            return add_person(library, process_id, name)
        return add_organisation(library, process_id, name, OrganisationType.OTHER)

    return session.do(scope, _NEW[who], write, name=name)


def delete(session: Session, scope: Scope, who: Who, rows: Sequence[Row]) -> bool:
    """Delete rows that nothing points at, logos with their organisations; False if it was not saved."""

    def write() -> bool:
        for row in rows if who == "organisation" else ():
            remove_logo(session.library, scope.process_id, row.id)
        delete_unused(session.library, scope.process_id, who, [row.id for row in rows])
        return True

    if len(rows) == 1:
        return bool(session.do(scope, _GONE[who], write, name=excerpt(rows[0].name)))
    return bool(session.do(scope, _MANY_GONE[who], write, count=len(rows)))


def merge(session: Session, scope: Scope, who: Who, rows: Sequence[Row], kept: Row) -> bool:
    """Let one of some rows stand for all of them; False if it was not saved."""

    def write() -> bool:
        gone = [row.id for row in rows if row.id != kept.id]
        put_together(session.library, scope.process_id, who, kept.id, gone)
        return True

    return bool(session.do(scope, _MERGED[who], write, count=len(rows), name=excerpt(kept.name)))


def set_logo(session: Session, scope: Scope, row: Row, logo: PhotoFile) -> bool:
    """Let a picture be an organisation's logo, in place of the one before; False if it was not saved."""

    def write() -> str:
        return keep_logo(session.library, scope.process_id, row.id, logo)

    return bool(session.do(scope, N_("Logotyp för {name}"), write, name=excerpt(row.name)))


def drop_logo(session: Session, scope: Scope, row: Row) -> bool:
    """Take an organisation's logo away; False if it was not saved."""

    def write() -> bool:
        remove_logo(session.library, scope.process_id, row.id)
        return True

    return bool(session.do(scope, N_("Borttagen logotyp: {name}"), write, name=excerpt(row.name)))
