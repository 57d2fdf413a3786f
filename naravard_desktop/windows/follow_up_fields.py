"""Fields of chosen rows that are typed in, saved while one types: those of principles and of decisions."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from naravard_desktop.parts.agreed_details import AgreedDetails
from naravard_desktop.parts.typed_field import TypedField


class TypedDetails(AgreedDetails):
    """A kind names its fields with `type_in`, and lays them out."""

    closed = Signal()
    """Escape in a field: back to the table."""
    alone: Sequence[QWidget] = ()
    """What is there when one row is chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.texts: dict[str, TypedField] = {}
        self._before: dict[str, str] = {}
        self._required: set[str] = set()

    def type_in(self, name: str, field: TypedField, *, needed: bool = False) -> None:
        """Let a field be typed in; one that is needed gets its text back where it is emptied."""
        self.texts[name] = field
        field.settled.connect(partial(self._typed, name))
        field.accepted.connect(self._go_on)
        field.cancelled.connect(self.closed)
        if needed:
            self._required.add(name)
            field.left.connect(partial(self._refuse_empty, name))

    def show_alone(self, single: bool, several: str) -> None:  # noqa: FBT001 - what it is about
        """Show what is only there for one row, or say how many there are."""
        self.heading.setText("" if single else several)
        self.heading.setVisible(not single)
        for part in self.alone:
            part.setVisible(single)

    def put_text(self, name: str, text: str) -> None:
        """Show a field's text, unless it is being typed in for the same row; what could not be saved comes first."""
        field, kept = self.texts[name], self.kept(name)
        self._before[name] = text
        text = text if kept is None else str(kept)
        typed = self.same and field.hasFocus() and field.document().isModified()
        if not typed and field.text() != text:
            field.put(text)

    def typing(self, name: str) -> str:
        """Return what edits of a field carry, so that all that is typed in one stay is undone in one step."""
        field = self.texts.get(name)
        return field.typing if field else ""

    def saved(self, name: str) -> None:
        """What stands in a field is saved: the next time it is shown anew."""
        if field := self.texts.get(name):
            field.document().setModified(False)

    def settle(self) -> None:
        """Tell of what is typed and not told yet."""
        for field in self.texts.values():
            field.settle()

    def _typed(self, name: str, text: str) -> None:
        if text.strip() or name not in self._required:
            self.put(name, text.strip())

    def _go_on(self, _text: str) -> None:
        self.focusNextChild()

    def _refuse_empty(self, name: str) -> None:
        if not self.texts[name].text().strip():
            self.texts[name].put(self._before.get(name, ""))
