"""What something came from, in words, with the way to choose it."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from naravard_desktop.core.language import _
from naravard_desktop.documents.writing import Writing, came_from_words
from naravard_desktop.parts.panel import Panel
from naravard_desktop.parts.source_picker import Choice, SourcePicker
from naravard_desktop.process.links import Linked, came_from, link, sources_before, unlink
from naravard_desktop.process.workshops import steps
from naravard_desktop.widgets.icons import put_icon
from naravard_desktop.widgets.theme import current, set_kind, theme

_MOST = 6


class CameFrom(QWidget):
    """A line for each source, and a button that asks for others; none where `choose` is ""."""

    asked = Signal()

    def __init__(self, choose: str, none: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._none = none
        self.words = QLabel(self)
        self.words.setWordWrap(True)
        self.words.setTextFormat(Qt.TextFormat.PlainText)
        self.button = QPushButton(choose, self)
        self.button.setHidden(not choose)
        put_icon(self.button, "search")
        self.button.clicked.connect(self.asked)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.words)
        self._column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        theme().changed.connect(self._scale)
        self._scale()
        self.show_sources(())

    def show_sources(self, sources: Sequence[str]) -> None:
        """Show these, each in words; of very many only the first."""
        shown = list(sources[:_MOST])
        if len(sources) > _MOST:
            shown.append(_("… och {count} till").format(count=len(sources) - _MOST))
        words = "\n".join(shown) or self._none
        set_kind(self.words, "" if shown else "secondary")
        self.words.setText(words)
        self.button.setAccessibleDescription(words)

    def _scale(self) -> None:
        self._column.setSpacing(current().px(6))


def source_words(context: Writing, sources: Sequence[Linked]) -> list[str]:
    """Put sources in words, one each."""
    return [_capital(came_from_words(context, [one])) for one in sources]


def ask_sources(panel: Panel, context: Writing, row_id: str, title: str) -> SourcePicker:
    """Open the choice of what a row came from: all that earlier moments made, and what it already came from."""
    titles = {one.id: one.title for one in steps(panel.library, panel.step.workshop_id)}
    chosen = came_from(panel.library, row_id)
    found = sources_before(panel.library, panel.step.id)
    here = {one.id for one in found}
    choices = [
        Choice(one.id, one.text, came_from_words(context, [one]).partition(" ")[0])
        for one in chosen
        if one.id not in here
    ]
    for one in found:
        what = came_from_words(context, [Linked(one.table, one.id, "", one.confidential)]).partition(" ")[0]
        secret = [_("konfidentiell")] if one.confidential else []
        choices.append(Choice(one.id, one.text, " · ".join([_capital(what), titles.get(one.step_id, ""), *secret])))
    before = {one.id for one in chosen}
    choices.sort(key=lambda choice: choice.id not in before)  # what is chosen already is in sight
    dialog = SourcePicker(title, choices, before, panel, row_id)
    dialog.open()
    return dialog


def write_sources(panel: Panel, row_id: str, wanted: Sequence[str]) -> None:
    """Let a row come from these and no others, inside an edit."""
    before = {one.id for one in came_from(panel.library, row_id)}
    for source in before - set(wanted):
        unlink(panel.library, "became", source, row_id)
    for source in wanted:
        if source not in before:
            link(panel.library, panel.scope.process_id, "became", source, row_id)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
