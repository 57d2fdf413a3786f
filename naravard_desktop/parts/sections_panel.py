"""A panel of several lists of cards, in tabs; one list is worked in at a time."""

from collections.abc import Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QLabel, QScrollArea, QTabWidget, QVBoxLayout, QWidget

from naravard_desktop.core.language import _
from naravard_desktop.live.session import Session
from naravard_desktop.parts.move_to import MoveTo, Target
from naravard_desktop.parts.panel import Panel
from naravard_desktop.parts.section import Section
from naravard_desktop.process.workshops import Step
from naravard_desktop.widgets import tokens
from naravard_desktop.widgets.announce import announce
from naravard_desktop.widgets.theme import current, set_kind, theme

_BESIDE = 560
"""Two lists lie beside each other from this width."""


class Beside(QWidget):
    """Widgets beside each other, or below one another where it is narrow."""

    def __init__(self, widgets: Sequence[QWidget], parent: QWidget | None = None, *, wide: int = _BESIDE) -> None:
        super().__init__(parent)
        self._wide = wide
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        for widget in widgets:
            self._box.addWidget(widget, 1)
        theme().changed.connect(self._scale)
        self._scale()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Turn when the width calls for it."""
        super().resizeEvent(event)
        self._turn()

    def _scale(self) -> None:
        look = current()
        self._box.setContentsMargins(0, look.px(tokens.UNIT), 0, 0)
        self._box.setSpacing(look.px(2 * tokens.UNIT))
        self._turn()

    def _turn(self) -> None:
        narrow = self.width() < current().px(self._wide)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._box.direction() != way:
            self._box.setDirection(way)


def scrolled(inside: QWidget) -> QScrollArea:
    """Put a widget where it can be scrolled when there is not room for all of it."""
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(inside)
    return area


class SectionsPanel(Panel):
    """A kind makes its sections, shows them in tabs with `add_tab` and says with `order_tabs` that it has."""

    def __init__(self, session: Session, step: Step, parent: QWidget | None = None) -> None:
        super().__init__(session, step, parent)
        self.sections: dict[str, Section] = {}
        self.question = QLabel(self)
        self.question.setWordWrap(True)
        self.question.setTextFormat(Qt.TextFormat.PlainText)
        set_kind(self.question, "question")
        self.tabs = QTabWidget(self)
        self.tabs.setDocumentMode(True)
        self.tabs.tabBar().setAccessibleName(_("Delar av momentet"))
        self.tabs.currentChanged.connect(self._tab_shown)
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.addWidget(self.question)
        self._layout.addWidget(self.tabs, 1)
        theme().changed.connect(self._scale)
        self._scale()

    def add_section(self, section: Section) -> Section:
        """Take a section in, before it is put in a tab."""
        self.sections[section.section] = section
        section.selected.connect(partial(self._chosen, section.section))
        section.move_requested.connect(partial(self._ask_where, section.section))
        return section

    def add_tab(self, title: str, *widgets: QWidget) -> None:
        """Show widgets in a tab of their own, beside each other where there is room."""
        self.tabs.addTab(scrolled(Beside(widgets)), title)

    def order_tabs(self, *last: QWidget) -> None:
        """Let Tab go through the row of tabs, what is shown below it, and `last` what lies beside it."""
        chain: list[QWidget] = [self.tabs.tabBar()]
        for section in self.sections.values():
            chain += section.focus_chain()
        for one, after in pairwise((*chain, *last)):
            QWidget.setTabOrder(one, after)

    def shown_sections(self) -> list[Section]:
        """Return the sections of the tab that is shown."""
        return self._sections_in(self.tabs.currentIndex())

    def show_section(self, key: str) -> None:
        """Go to the tab with a section."""
        for at in range(self.tabs.count()):
            if self.sections[key] in self._sections_in(at):
                self.tabs.setCurrentIndex(at)

    def refresh(self) -> None:
        """Read all anew."""
        self.show_question()
        for section in self.sections.values():
            section.refresh()

    def update_rows(self, changed: dict[str, set[str]]) -> None:
        """Show the question: the sections hear of edits themselves."""
        self.show_question()

    def concerns(self, changed: dict[str, set[str]]) -> bool:
        """The question."""
        return "step" in changed

    def show_question(self) -> None:
        """Show the moment's question."""
        self.question.setText(self.step.prompt or self.step.title)

    def settle(self) -> None:
        """Save what is typed in any of the sections."""
        for section in self.sections.values():
            section.settle()

    def choose(self, row_id: str) -> None:
        """Choose a card in the list it lies in, and show that list's tab."""
        for key, section in self.sections.items():
            if any(card.id == row_id for card in section.shown.cards):
                self.show_section(key)
                section.choose(row_id)

    def take_focus(self) -> None:
        """Begin in the first line of the tab that is shown."""
        for section in self.shown_sections():
            section.take_focus()
            return
        self.tabs.tabBar().setFocus()

    def _sections_in(self, at: int) -> list[Section]:
        page = self.tabs.widget(at)
        return [one for one in self.sections.values() if page and page.isAncestorOf(one)]

    def _chosen(self, key: str, ids: list[str]) -> None:
        if ids:
            for other, section in self.sections.items():
                if other != key:
                    section.list.clearSelection()
            self.selected.emit(ids)

    def _tab_shown(self, _at: int) -> None:
        """The room follows: to the chosen cards of the tab, or to its first."""
        shown = self.shown_sections()
        chosen = [card_id for section in shown for card_id in section.list.ids()]
        found = chosen or [card.id for section in shown for card in section.shown.cards]
        if found:
            self.selected.emit(found)

    def _ask_where(self, key: str, ids: list[str]) -> None:
        targets = [Target(other, self.name_of(other)) for other in self.sections if other != key]
        dialog = MoveTo(targets, self)
        dialog.chosen.connect(partial(self._move, ids))
        dialog.open()

    def name_of(self, key: str) -> str:
        """Return what a section is called where it does not stand by itself."""
        return self.sections[key].list.accessibleName()

    def _move(self, ids: list[str], key: str) -> None:
        section = self.sections[key]
        if section.take_cards(ids, section.last()):
            announce(self, _("Flyttat till {place}").format(place=self.name_of(key)))

    def _scale(self) -> None:
        self._layout.setSpacing(current().px(tokens.UNIT))
