"""The fields of chosen goals: the text, why, level, how it is measured, who owns it, where it came from, and its state."""

from collections.abc import Hashable, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from naravard_desktop.core.language import N_, _
from naravard_desktop.documents.writing import Writing
from naravard_desktop.parts.agreed_answers import Waiting, answer_field, answers
from naravard_desktop.parts.agreed_details import AgreedDetails, shared
from naravard_desktop.parts.came_from import CameFrom
from naravard_desktop.parts.choices import LevelChoice
from naravard_desktop.parts.responsible_rows import ResponsibleRows, RoleWords
from naravard_desktop.parts.typed_field import TypedField
from naravard_desktop.process.goals import Goal, GoalState

_OWNER = RoleWords(
    N_("Ägare"),
    N_("Ägare, {organisation}"),
    N_("Lägg till ägare från…"),
    N_("Lägg till ägare från en organisation till"),
)


class GoalDetails(AgreedDetails):
    """`changed` tells of text, why, measure, target, level and state; who owns it is told of by `owners`.

    What is written and where it came from are there when one goal is chosen; the rest goes for all that are.
    """

    closed = Signal()
    """Escape in a field: back to the table."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.texts = {
            "text": TypedField(_("Mål"), most_lines=6, splits="never"),
            "why": _field(_("Varför"), _("Varför är det viktigt?")),
            "measure": _field(_("Mätetal"), _("Vad räknar ni?")),
            "target": _field(_("Målvärde"), _("Vad ska det bli, och till när?")),
        }
        self._text = ""
        self.level, self.state = LevelChoice(self), QComboBox(self)
        self.state.setAccessibleName(_("Läge"))
        for state in GoalState:
            self.state.addItem(state.word, state.value)
        for box in (self.level, self.state):
            box.setToolTip("")
            box.setPlaceholderText(_("Flera olika"))
        self.owners = ResponsibleRows(self, words=_OWNER)
        self.sources = CameFrom(_("Välj ursprung"), _("Inget ursprung är valt."), self)
        self._lay_out()
        self._connect()

    def show_goals(self, chosen: Sequence[tuple[int, Goal]], context: Writing, sources: Sequence[str]) -> None:
        """Show these, each with its number; a field that is being typed in for the same ones is left alone."""
        if not self.begin([goal.id for _number, goal in chosen]):
            return
        single, goals = len(chosen) == 1, [goal for _number, goal in chosen]
        one = _("Mål {number}").format(number=chosen[0][0])
        self.heading.setText(one if single else _("{count} mål valda").format(count=len(chosen)))
        for part in self._alone:
            part.setVisible(single)
        self._text = goals[0].text
        for name, field in self.texts.items():
            self._put(field, name, str(getattr(goals[0], name)) if single else "")
        level, differs = self._shown("level", [goal.level or "" for goal in goals])
        self.level.setCurrentIndex(-1 if differs else max(0, self.level.findData(level or None)))
        state, differs = self._shown("state", [goal.state for goal in goals])
        self.state.setCurrentIndex(-1 if differs else self.state.findData(str(state)))
        self.owners.show_people(context.persons, list(context.organisations.values()))
        self.owners.show_answers(answers(self.ids, context.responsibles), same=self.same)
        for key in self.owners.pickers:
            if isinstance(waiting := self.kept(answer_field(key)), Waiting):
                self.owners.show_waiting(key, waiting.words)
        self.sources.show_sources(sources)

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
        self.owners.settle()

    def widgets(self) -> list[QWidget]:
        """Return what takes focus, in order."""
        text, why, measure, target = self.texts.values()
        return [text, why, self.level, measure, target, *self.owners.widgets(), self.sources.button, self.state]

    def first(self) -> QWidget:
        """Return the field that comes after the text: F2 changes that where it stands."""
        return self.level if self.texts["why"].isHidden() else self.texts["why"]

    def _lay_out(self) -> None:
        text, why, measure, target = self.texts.values()
        for words, widget in (
            (_("Mål"), text),
            (_("Varför"), why),
            (_("Nivå"), self.level),
            (_("Mätetal"), measure),
            (_("Målvärde"), target),
        ):
            self.add(words, widget)
        title = QLabel(_("Ägare"))
        self.add("", title)
        self.add("", self.owners)
        self.add(_("Kommer från"), self.sources, self.sources.button)
        self.add(_("Läge"), self.state)
        fields = [text, why, measure, target]
        labels = [self.label_of(one) for one in (*fields, self.sources.button)]
        self._alone: list[QWidget] = [*fields, *labels, self.sources]

    def _connect(self) -> None:
        for name, field in self.texts.items():
            field.settled.connect(partial(self._typed, name))
            field.accepted.connect(self._go_on)
            field.cancelled.connect(self.closed)
        self.texts["text"].left.connect(self._refuse_empty)
        self.level.activated.connect(self._level)
        self.state.activated.connect(self._state)
        self.owners.rebuilt.connect(self._rebuilt)

    def _shown(self, name: str, values: Sequence[Hashable]) -> tuple[object, bool]:
        """Return what a field shows, and whether the chosen ones differ; what could not be saved yet comes first."""
        kept = self.kept(name)
        return shared(values) if kept is None else (kept, False)

    def _put(self, field: TypedField, name: str, text: str) -> None:
        kept = self.kept(name)
        text = text if kept is None else str(kept)
        typed = self.same and field.hasFocus() and field.document().isModified()
        if not typed and field.text() != text:
            field.put(text)

    def _typed(self, name: str, text: str) -> None:
        if text.strip() or name != "text":
            self.put(name, text.strip())

    def _go_on(self, _text: str) -> None:
        self.focusNextChild()

    def _refuse_empty(self) -> None:
        if not self.texts["text"].text().strip():
            self.texts["text"].put(self._text)

    def _level(self) -> None:
        self.put("level", self.level.level() or "")

    def _state(self) -> None:
        self.put("state", GoalState(self.state.currentData()))

    def _rebuilt(self) -> None:
        for picker in self.owners.pickers.values():
            self.guard(picker)
        self.rebuilt.emit()


def _field(name: str, placeholder: str) -> TypedField:
    return TypedField(name, placeholder, most_lines=6, splits="never", accepts_empty=True)
