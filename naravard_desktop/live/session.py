"""The open library as the window sees it: it performs edits, undoes them, and tells what kinds of rows changed."""

from collections.abc import Callable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal

from naravard_desktop.core.trouble import Trouble
from naravard_desktop.storage import journal
from naravard_desktop.storage.edit import Scope, edit
from naravard_desktop.storage.journal import Entry, Stepped
from naravard_desktop.storage.library import Library

T = TypeVar("T")


class Session(QObject):
    """One for each open library. All writes of the window go through it, on the GUI thread."""

    changed = Signal(object)
    """After each edit, undo and redo: ids of the rows that changed, by table, as `dict[str, set[str]]`."""
    trouble = Signal(object)
    """What could not be done, as a `Trouble`. Nothing was written; whoever holds text keeps it."""
    saved = Signal()
    """After an edit that was committed; also one that changed nothing, for then the disk answers again."""

    def __init__(self, library: Library, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.library = library

    def do(
        self, scope: Scope, label: str, change: Callable[[], T], *, typing: str = "", **params: str | int
    ) -> T | None:
        """Perform `change` as one edit and return what it returns; None, with a `trouble` told, if it was not saved.

        What is saved while somebody types carries the `typing` it is part of: the whole of it is undone in one step.
        """
        return self._perform(scope, label, change, {"typing": typing, **params})

    def do_beside(self, scope: Scope, label: str, change: Callable[[], T], **params: str | int) -> T | None:
        """Perform `change` as `do` does, beside undo: it stays, whatever is undone."""
        return self._perform(scope, label, change, {"beside": True, **params})

    def undo(self, scope: Scope) -> Entry | None:
        """Undo the last edit in `scope` and return it; None if there is none or it was refused."""
        return self._step(journal.undo, scope)

    def redo(self, scope: Scope) -> Entry | None:
        """Do again what was undone last in `scope` and return it; None if there is nothing or it was refused."""
        return self._step(journal.redo, scope)

    def next_undo(self, scope: Scope) -> Entry | None:
        """Return what `undo` would undo, for the menu to say."""
        return journal.next_undo(self.library, scope)

    def next_redo(self, scope: Scope) -> Entry | None:
        """Return what `redo` would do again, for the menu to say."""
        return journal.next_redo(self.library, scope)

    def _perform(self, scope: Scope, label: str, change: Callable[[], T], how: dict[str, Any]) -> T | None:
        try:
            with edit(self.library, scope, label, **how) as done:
                result = change()
        except Trouble as trouble:
            self.trouble.emit(trouble)
            return None
        self.saved.emit()
        if done.changed:
            self.changed.emit(done.changed)
        return result

    def _step(self, job: Callable[[Library, Scope], Stepped | None], scope: Scope) -> Entry | None:
        try:
            stepped = job(self.library, scope)
        except Trouble as trouble:
            self.trouble.emit(trouble)
            return None
        if stepped is None:
            return None
        self.changed.emit(stepped.changed)
        return stepped.entry
