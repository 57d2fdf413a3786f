"""All that can be said of the chosen actions, saved while it is written."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QWidget

from naravard_desktop.core.clock import today
from naravard_desktop.core.language import _
from naravard_desktop.documents.writing import Writing
from naravard_desktop.parts.agreed_answers import Waiting, answer_field, answers
from naravard_desktop.parts.agreed_details import AgreedDetails, shared
from naravard_desktop.parts.choices import LevelChoice
from naravard_desktop.parts.due_field import DueField, quick_dues
from naravard_desktop.parts.responsible_rows import ResponsibleRows
from naravard_desktop.parts.typed_field import TypedField
from naravard_desktop.process.actions import ActionState
from naravard_desktop.process.reviews import Chapter
from naravard_desktop.windows.action_rows import ActionRow, chapter_words


class FollowUpDetails(AgreedDetails):
    """`changed` tells of text, comment, state, due, level and confidential; who answers is told of by `responsible`.

    Text and comment are there when one action is chosen; the rest goes for all that are.
    """

    closed = Signal()
    """Escape: back to the table."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = TypedField(_("Åtgärd"), most_lines=8, splits="never")
        self.comment = TypedField(_("Kommentar"), _("Vad har hänt?"), most_lines=8, splits="never")
        self.responsible = ResponsibleRows(self)
        self.state, self.level = QComboBox(), LevelChoice()
        self.state.setAccessibleName(_("Läge"))
        for state in ActionState:
            self.state.addItem(state.word, state.value)
        for box in (self.state, self.level):
            box.setToolTip("")
            box.setPlaceholderText(_("Flera olika"))
        self.due = DueField(_("Klart senast"))
        self.secret = QCheckBox(_("Konfidentiell"))
        self.origin = QLabel()
        self.origin.setWordWrap(True)
        self.origin.setTextFormat(Qt.TextFormat.PlainText)
        self.add(_("Åtgärd"), self.text)
        self.add(_("Läge"), self.state)
        self.add(_("Klart senast"), self.due, self.due.date.line)
        self.add(_("Kommentar"), self.comment)
        self.add("", self.responsible)
        self.add(_("Nivå"), self.level)
        self.add("", self.secret)
        self.add(_("Kommer från"), self.origin)
        self.story = QLabel()
        self.story.setWordWrap(True)
        self.story.setTextFormat(Qt.TextFormat.PlainText)
        self.add(_("Sagt i workshopparna"), self.story)
        self._story_label = self.label_of(self.story)
        self._alone = [
            self.text,
            self.comment,
            self.origin,
            *(map(self.label_of, (self.text, self.comment, self.origin))),
        ]
        for name, field in (("text", self.text), ("comment", self.comment)):
            field.settled.connect(partial(self._typed, name))
            field.cancelled.connect(self.closed)
            field.accepted.connect(self.focusNextChild)
        self.text.left.connect(self._refuse_empty)
        self.state.activated.connect(self._state)
        self.level.activated.connect(self._level)
        self.due.picked.connect(partial(self.put, "due"))
        self.secret.clicked.connect(self._secret)
        self.responsible.rebuilt.connect(self._rebuilt)
        self._text = ""

    def show_rows(
        self, rows: Sequence[ActionRow], context: Writing, next_meeting: str | None, told: Sequence[Chapter]
    ) -> None:
        """Show these, of a single one also what workshops said; a field that is typed in for the same ones is left alone."""
        if not self.begin([row.action.id for row in rows]):
            return
        actions = [row.action for row in rows]
        single = len(rows) == 1
        self.heading.setText("" if single else _("{count} åtgärder valda").format(count=len(rows)))
        self.heading.setVisible(not single)
        for part in self._alone:
            part.setVisible(single)
        self._text = actions[0].text if single else ""
        self._put(self.text, "text", self._text)
        self._put(self.comment, "comment", actions[0].comment if single else "")
        self.responsible.show_people(context.persons, list(context.organisations.values()))
        self.responsible.show_answers(answers(self.ids, context.responsibles), same=self.same)
        for key in self.responsible.pickers:
            if isinstance(waiting := self.kept(answer_field(key)), Waiting):
                self.responsible.show_waiting(key, waiting.words)
        state, differs = shared(action.state for action in actions)
        self.state.setCurrentIndex(-1 if differs or state is None else list(ActionState).index(state))
        level, differs = shared(action.level for action in actions)
        if differs:
            self.level.setCurrentIndex(-1)
        else:
            self.level.put(level)
        due, differs = shared(action.due for action in actions)
        self.due.show_quick(quick_dues(today(), next_meeting))
        kept = self.kept("due")
        self.due.put(str(kept) if kept else due, different=differs)
        secret, differs = shared(action.confidential for action in actions)
        with QSignalBlocker(self.secret):
            self.secret.setCheckState(
                Qt.CheckState.PartiallyChecked
                if differs
                else Qt.CheckState.Checked
                if secret
                else Qt.CheckState.Unchecked
            )
        origin = "\n".join(part for part in (rows[0].sources, rows[0].workshop) if part)
        self.origin.setText(origin or _("Ingen workshop"))
        self.story.setText("\n\n".join(map(chapter_words, told)))
        for part in (self.story, self._story_label):
            part.setVisible(bool(told))

    def first(self) -> QWidget:
        """Return the field to begin with."""
        return self.state if self.text.isHidden() else self.text

    def typing(self, name: str) -> str:
        """Return what edits of a field carry, so that all that is typed in one stay is undone in one step."""
        return {"text": self.text.typing, "comment": self.comment.typing}.get(name, "")

    def saved(self, name: str) -> None:
        """What stands in a field is saved: the next time it is shown anew."""
        field = {"text": self.text, "comment": self.comment}.get(name)
        if field is not None:
            field.document().setModified(False)

    def settle(self) -> None:
        """Tell of what is typed and not told yet."""
        self.text.settle()
        self.comment.settle()
        self.responsible.settle()
        self.due.settle()

    def widgets(self) -> list[QWidget]:
        """Return what takes focus, in order."""
        rest = [self.comment, *self.responsible.widgets(), self.level, self.secret]
        return [self.text, self.state, *self.due.widgets(), *rest]

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's
        """Escape goes back to the table."""
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
        else:
            super().keyPressEvent(event)

    def _put(self, field: TypedField, name: str, text: str) -> None:
        kept = self.kept(name)
        text = text if kept is None else str(kept)
        typed = self.same and field.hasFocus() and field.document().isModified()
        if not typed and field.text() != text:
            field.put(text)

    def _typed(self, name: str, text: str) -> None:
        if text.strip() or name == "comment":
            self.put(name, text.strip())

    def _refuse_empty(self) -> None:
        if not self.text.text().strip():
            self.text.put(self._text)

    def _state(self) -> None:
        self.put("state", ActionState(self.state.currentData()))

    def _secret(self) -> None:
        self.put("confidential", self.secret.isChecked())

    def _level(self) -> None:
        self.put("level", self.level.level())

    def _rebuilt(self) -> None:
        for picker in self.responsible.pickers.values():
            self.guard(picker)
        self.rebuilt.emit()
