"""The base of what the facilitator works in during a moment."""

from collections.abc import Callable
from typing import TypeVar

from PySide6.QtCore import Signal

from naravard_desktop.parts.step_widget import StepWidget

T = TypeVar("T")


class Panel(StepWidget):
    """One moment's panel. A kind fills itself in its `__init__` and in `refresh`."""

    selected = Signal(list)
    """Ids of the cards that are chosen: the big screen goes to their page."""
    line_name = ""
    """What a line typed while the room's view fills the screen becomes, to be translated; "" if the moment takes none."""

    own_keys: tuple[tuple[str, str], ...] = ()
    """The moment's own keys and what they do, to be translated, for F1."""

    def do(self, label: str, change: Callable[[], T], *, typing: str = "", **params: str | int) -> T | None:
        """Perform an edit in the workshop; None if it was not saved. `typing` is as `Session.do` says."""
        return self.session.do(self.scope, label, change, typing=typing, **params)

    def undo(self) -> None:
        """Undo the workshop's last edit: a text field's Ctrl+Z when there is nothing left in the field."""
        self.session.undo(self.scope)

    def redo(self) -> None:
        """Do again what was undone last in the workshop."""
        self.session.redo(self.scope)

    def take_line(self, text: str) -> bool:
        """Save a line that was typed outside the panel; False if it was not saved: then it stays where it was typed."""
        del text
        return False

    def choose(self, row_id: str) -> None:
        """Choose something in the moment by its id, in sight and with the keys there; nothing if it is not shown."""
        del row_id

    def take_focus(self) -> None:
        """Put the focus where the moment's work begins."""
        self.setFocus()

    def settle(self) -> None:
        """Save what is being typed: the moment is left or the window closes. What cannot be saved stays in its field."""
