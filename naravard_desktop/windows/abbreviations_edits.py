"""What is done to a process's list of abbreviations, each as one edit of the session."""

from collections.abc import Sequence

from naravard_desktop.core.language import N_
from naravard_desktop.core.text import excerpt
from naravard_desktop.jobs.abbreviation_lines import Pair
from naravard_desktop.live.session import Session
from naravard_desktop.process.abbreviations import (
    Abbreviation,
    add_abbreviation,
    change_abbreviation,
    delete_abbreviation,
)
from naravard_desktop.storage.edit import Scope


def add(session: Session, scope: Scope, pair: Pair, typing: str) -> str | None:
    """Add one and return its id; None if it was not saved."""

    def write() -> str:
        return add_abbreviation(session.library, scope.process_id, *pair)

    return session.do(scope, N_("Ny förkortning: {short}"), write, typing=typing, short=_named(pair))


def change(session: Session, scope: Scope, row_id: str, pair: Pair, typing: str) -> bool:
    """Change one; False if it was not saved."""

    def write() -> bool:
        change_abbreviation(session.library, row_id, *pair)
        return True

    return bool(session.do(scope, N_("Ändrad förkortning: {short}"), write, typing=typing, short=_named(pair)))


def delete(session: Session, scope: Scope, rows: Sequence[Abbreviation], typing: str = "") -> bool:
    """Take some off the list; False if it was not saved."""

    def write() -> bool:
        for row in rows:
            delete_abbreviation(session.library, row.id)
        return True

    if len(rows) == 1:
        short = _named((rows[0].short, rows[0].meaning))
        return bool(session.do(scope, N_("Borttagen förkortning: {short}"), write, typing=typing, short=short))
    return bool(session.do(scope, N_("{count} borttagna förkortningar"), write, count=len(rows)))


def add_many(session: Session, scope: Scope, new: Sequence[Pair], filled: Sequence[tuple[str, Pair]]) -> bool:
    """Add what was pasted, and fill the rows that lacked a meaning; False if it was not saved."""

    def write() -> bool:
        for pair in new:
            add_abbreviation(session.library, scope.process_id, *pair)
        for row_id, pair in filled:
            change_abbreviation(session.library, row_id, *pair)
        return True

    return bool(session.do(scope, N_("{count} inklistrade förkortningar"), write, count=len(new) + len(filled)))


def _named(pair: Pair) -> str:
    return excerpt(pair[0] or pair[1])
