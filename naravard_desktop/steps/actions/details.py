"""The fields of chosen actions: who answers, on which level, by when, and where they came from."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from naravard_desktop.core.language import _
from naravard_desktop.documents.writing import Writing
from naravard_desktop.parts.agreed_answers import Waiting, answer_field, answers
from naravard_desktop.parts.agreed_details import AgreedDetails, shared
from naravard_desktop.parts.came_from import CameFrom
from naravard_desktop.parts.choices import LevelChoice
from naravard_desktop.parts.due_field import DueField, Quick
from naravard_desktop.parts.responsible_rows import ResponsibleRows
from naravard_desktop.process.actions import Action


class ActionDetails(AgreedDetails):
    """`changed` tells of level and due; who answers is told of by `responsible`, and kept as `Waiting` if it is not saved."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.responsible = ResponsibleRows(self)
        self.level, self.due = LevelChoice(self), DueField(_("Klart senast"), self)
        self.level.setToolTip("")
        self.level.setPlaceholderText(_("Flera olika"))
        self.sources = CameFrom(_("Välj ursprung"), _("Inget ursprung är valt."), self)
        self.add("", self.responsible)
        self.add(_("Klart senast"), self.due, self.due.date.line)
        self.add(_("Nivå"), self.level)
        self.add(_("Kommer från"), self.sources, self.sources.button)
        self._sources_label = self.label_of(self.sources.button)
        self.level.activated.connect(self._level)
        self.due.picked.connect(self._due)
        self.responsible.rebuilt.connect(self._rebuilt)

    def show_actions(
        self, chosen: Sequence[Action], context: Writing, sources: Sequence[str], quick: Sequence[Quick]
    ) -> None:
        """Show these; a field that is being typed in for the same ones is left alone."""
        if not self.begin([one.id for one in chosen]):
            return
        single = len(chosen) == 1
        self.heading.setText(
            _short(chosen[0].text) if single else _("{count} åtgärder valda").format(count=len(chosen))
        )
        self.responsible.show_people(context.persons, list(context.organisations.values()))
        self.responsible.show_answers(answers([one.id for one in chosen], context.responsibles), same=self.same)
        for key in self.responsible.pickers:
            waiting = self.kept(answer_field(key))
            if isinstance(waiting, Waiting):
                self.responsible.show_waiting(key, waiting.words)
        level, differs = shared(one.level for one in chosen)
        if differs:
            self.level.setCurrentIndex(-1)
        else:
            self.level.put(level)
        due, differs = shared(one.due for one in chosen)
        kept = self.kept("due")
        self.due.show_quick(quick)
        self.due.put(str(kept) if kept else due, different=differs)
        self.sources.show_sources(sources)
        self.sources.setVisible(single)
        self._sources_label.setVisible(single)

    def settle(self) -> None:
        """Tell of what is typed and not told yet."""
        self.responsible.settle()
        self.due.settle()

    def widgets(self) -> list[QWidget]:
        """Return what takes focus, in order."""
        return [*self.responsible.widgets(), *self.due.widgets(), self.level, self.sources.button]

    def _level(self) -> None:
        self.put("level", self.level.level())

    def _due(self, iso: str | None) -> None:
        self.put("due", iso)

    def _rebuilt(self) -> None:
        for picker in self.responsible.pickers.values():
            self.guard(picker)
        self.rebuilt.emit()


def _short(text: str) -> str:
    return text if len(text) <= 200 else f"{text[:199]}…"
