"""The fields of chosen decisions: who decides, when, and what it is based on."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QWidget

from naravard_desktop.core.ids import new_id
from naravard_desktop.core.language import _
from naravard_desktop.core.text import one_line
from naravard_desktop.parts.agreed_details import AgreedDetails, shared
from naravard_desktop.parts.came_from import CameFrom
from naravard_desktop.parts.due_field import DueField, Quick
from naravard_desktop.process.decisions import Decision
from naravard_desktop.widgets.editor import LineEditor


class DecisionDetails(AgreedDetails):
    """`changed` tells of decided_by and decided_on. `typing` names the stay in the field of who decides."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.typing = new_id()
        self._told = ""
        self.by = LineEditor(_("Beslutat av"), splits="never", accepts_empty=True, parent=self)
        self.date = DueField(_("Datum"), self)
        self.sources = CameFrom(_("Välj underlag"), _("Inget underlag är valt."), self)
        self.add(_("Beslutat av"), self.by)
        self.add(_("Datum"), self.date, self.date.date.line)
        self.add(_("Grundas på"), self.sources, self.sources.button)
        self._sources_label = self.label_of(self.sources.button)
        self.by.installEventFilter(self)
        self.by.settled.connect(self._by)
        self.date.picked.connect(self._date)

    def show_decisions(
        self, chosen: Sequence[tuple[int, Decision]], sources: Sequence[str], quick: Sequence[Quick]
    ) -> None:
        """Show these, each with its number; a field that is being typed in for the same ones is left alone."""
        if not self.begin([one.id for _number, one in chosen]):
            return
        single = len(chosen) == 1
        words = _("Beslut {number}").format(number=chosen[0][0])
        self.heading.setText(words if single else _("{count} beslut valda").format(count=len(chosen)))
        by, differs = shared(one.decided_by for _number, one in chosen)
        self._put_by(by or "")
        self.by.setPlaceholderText(_("Flera olika") if differs else _("Till exempel styrgruppen"))
        on, differs = shared(one.decided_on for _number, one in chosen)
        kept = self.kept("decided_on")
        self.date.show_quick(quick)
        self.date.put(str(kept) if kept else on, different=differs)
        self.sources.show_sources(sources)
        self.sources.setVisible(single)
        self._sources_label.setVisible(single)

    def settle(self) -> None:
        """Tell of what is typed and not told yet."""
        self.by.settle()
        self.date.settle()

    def widgets(self) -> list[QWidget]:
        """Return what takes focus, in order."""
        return [self.by, *self.date.widgets(), self.sources.button]

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's
        """Begin another stay in the field when it gets the focus."""
        if event.type() == QEvent.Type.FocusIn and watched is self.by:
            self.typing = new_id()
        return super().eventFilter(watched, event)

    def _put_by(self, stored: str) -> None:
        kept = self.kept("decided_by")
        if self.same and (kept is not None or self.by.text() != self._told):
            return  # it is being typed in, or waits for the disk
        text = stored if kept is None else str(kept)
        if not self.same or one_line(self._told) != text:
            self._told = text
            self.by.put(text)

    def _by(self, text: str) -> None:
        self._told = text
        self.put("decided_by", text)

    def _date(self, iso: str | None) -> None:
        self.put("decided_on", iso)
