"""What is said of the chosen actions at a follow-up, saved while it is written; beside it what was said before."""

from collections.abc import Hashable, Sequence
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QWidget

from naravard_desktop.core.language import _
from naravard_desktop.parts.agreed_details import AgreedDetails, shared
from naravard_desktop.parts.due_field import DueField, Quick
from naravard_desktop.parts.typed_field import TypedField
from naravard_desktop.process.actions import ActionState
from naravard_desktop.process.reviews import Followed
from naravard_desktop.widgets.theme import set_kind

_MOST_TEXT = 4_000
_COMMENT = "comment"


class ReviewDetails(AgreedDetails):
    """`changed` tells of comment, state, due and talked. The comment is there when one action is chosen; the rest goes for all."""

    closed = Signal()
    """Enter in the comment or Escape: back to the table."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.comment = TypedField(_("Kommentar"), _("Vad har hänt?"), most_lines=8, splits="never", accepts_empty=True)
        self.state = QComboBox()
        self.state.setAccessibleName(_("Läge"))
        self.state.setPlaceholderText(_("Flera olika"))
        for state in ActionState:
            self.state.addItem(state.word, state.value)
        self.due = DueField(_("Klart senast"))
        self.talked = QCheckBox(_("Pratat om"))
        self.story = QLabel()
        self.story.setWordWrap(True)
        self.story.setTextFormat(Qt.TextFormat.PlainText)
        set_kind(self.story, "secondary")
        self.add(_("Kommentar"), self.comment)
        self.add(_("Läge"), self.state)
        self.add(_("Klart senast"), self.due, self.due.date.line)
        self.add("", self.talked)
        self.add(_("Sagt i andra workshoppar"), self.story)
        self._comment_label, self._story_label = self.label_of(self.comment), self.label_of(self.story)
        self.comment.settled.connect(self._commented)
        self.comment.accepted.connect(self._accepted)
        self.comment.cancelled.connect(self.closed)
        self.state.activated.connect(self._state)
        self.due.picked.connect(partial(self.put, "due"))
        self.talked.clicked.connect(self._talked)

    def show_actions(self, chosen: Sequence[Followed], comment: str, story: str, quick: Sequence[Quick]) -> None:
        """Show these; a field that is being typed in for the same ones is left alone. Comment and story are of a single one."""
        if not self.begin([one.id for one in chosen]):
            return
        single = len(chosen) == 1
        many = _("{count} åtgärder valda").format(count=len(chosen))
        self.heading.setText(_cut(chosen[0].action.text) if single else many)
        for part in (self.comment, self._comment_label):
            part.setVisible(single)
        self._put_comment(comment)
        state, differs = self._shown("state", [one.state for one in chosen])
        self.state.setCurrentIndex(-1 if differs or state is None else self.state.findData(str(state)))
        due, differs = self._shown("due", [one.due for one in chosen])
        self.due.show_quick(quick)
        self.due.put(str(due) if due else None, different=differs)
        talked, differs = self._shown("talked", [bool(one.review and one.review.talked) for one in chosen])
        with QSignalBlocker(self.talked):
            self.talked.setTristate(differs)
            checked = Qt.CheckState.Checked if talked else Qt.CheckState.Unchecked
            self.talked.setCheckState(Qt.CheckState.PartiallyChecked if differs else checked)
        self.story.setText(story)
        for part in (self.story, self._story_label):
            part.setVisible(bool(story))

    def typing(self, name: str) -> str:
        """Return what edits of a field carry, so that all that is typed in one stay is undone in one step."""
        return self.comment.typing if name == _COMMENT else ""

    def saved(self, name: str) -> None:
        """What stands in a field is saved: the next time it is shown anew."""
        if name == _COMMENT:
            self.comment.document().setModified(False)

    def settle(self) -> None:
        """Tell of what is typed and not told yet."""
        self.comment.settle()
        self.due.settle()

    def widgets(self) -> list[QWidget]:
        """Return what takes focus, in order."""
        return [self.comment, self.state, *self.due.widgets(), self.talked]

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's
        """Escape goes back to the table."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _shown(self, name: str, values: Sequence[Hashable]) -> tuple[object, bool]:
        """Return what a field shows, and whether the chosen ones differ; what could not be saved yet comes first."""
        kept = self.kept(name)
        return shared(values) if kept is None else (kept, False)

    def _put_comment(self, text: str) -> None:
        kept = self.kept(_COMMENT)
        text = text if kept is None else str(kept)
        typed = self.same and self.comment.hasFocus() and self.comment.document().isModified()
        if not typed and self.comment.text() != text:
            self.comment.put(text)

    def _commented(self, text: str) -> None:
        self.put(_COMMENT, text.strip())

    def _accepted(self, _text: str) -> None:
        self.closed.emit()

    def _state(self) -> None:
        self.put("state", ActionState(self.state.currentData()))

    def _talked(self) -> None:
        self.put("talked", self.talked.isChecked())


def _cut(text: str) -> str:
    return text if len(text) <= _MOST_TEXT else f"{text[: _MOST_TEXT - 1]}…"
