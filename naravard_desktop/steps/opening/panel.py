"""The facilitator's panel of the opening: purpose, ground rules, the first round, and who is here."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QApplication, QHBoxLayout, QWidget

from naravard_desktop.core.language import N_, _
from naravard_desktop.live.session import Session
from naravard_desktop.parts.section import Section
from naravard_desktop.parts.sections_panel import SectionsPanel, scrolled
from naravard_desktop.process.workshops import Step
from naravard_desktop.steps.opening.attendance import AttendancePane
from naravard_desktop.steps.opening.check_in import CheckIn
from naravard_desktop.steps.opening.data import PURPOSE, RULE
from naravard_desktop.widgets import tokens
from naravard_desktop.widgets.theme import current, theme

_BESIDE = 800
"""Attendance lies beside the text from this width; under it, it is a tab of its own."""
_ATTENDANCE = 340
_UNLIMITED = 16_777_215
"""Qt's word for no limit."""


class OpeningPanel(SectionsPanel):
    """Text to the left, who is here to the right."""

    line_name = N_("Svar i incheckningen")

    def __init__(self, session: Session, step: Step, parent: QWidget | None = None) -> None:
        super().__init__(session, step, parent)
        purpose = self._section(
            PURPOSE,
            _("Syfte"),
            empty=_("Varför ses gruppen i dag? Skriv det i rutan nedanför."),
            placeholder=_("Skriv syftet och tryck Enter"),
        )
        rules = self._section(
            RULE,
            _("Så arbetar vi tillsammans"),
            empty=_("Här samlas det som gruppen kommer överens om."),
            placeholder=_("Skriv en punkt och tryck Enter"),
        )
        self.check_in = CheckIn(session, step, self)
        self.add_section(self.check_in)
        noted = self._section(
            "",
            "",
            about=_("Annat att notera"),
            empty=_("Annat som är värt att spara från inledningen skrivs här."),
            placeholder=_("Skriv en punkt och tryck Enter"),
        )
        self.attendance = AttendancePane(self)
        self._side = scrolled(self.attendance)
        self._beside = False
        self.add_tab(_("Syfte och arbetssätt"), purpose, rules)
        self.add_tab(_("Incheckning"), self.check_in)
        self.add_tab(_("Noterat"), noted)
        self.tabs.addTab(self._side, _("Närvaro"))
        self._layout.removeWidget(self.tabs)
        self._row = QHBoxLayout()
        self._row.addWidget(self.tabs, 1)
        self._layout.addLayout(self._row, 1)
        self.check_in.newcomer.connect(self._newcomer)
        self.order_tabs(*self.attendance.focus_chain())
        theme().changed.connect(self._size)
        self._size()
        self.refresh()

    def take_line(self, text: str) -> bool:
        """Save an answer in the round."""
        return self.check_in.take_line(text)

    def take_focus(self) -> None:
        """Begin with who is here where that is in sight, otherwise with what is written."""
        if self._beside and self.attendance.present.noted:
            self.attendance.take_focus()
        else:
            super().take_focus()

    def refresh(self) -> None:
        """Read all anew."""
        super().refresh()
        self._show_people()

    def update_rows(self, changed: dict[str, set[str]]) -> None:
        """Show what an edit changed beside the cards."""
        super().update_rows(changed)
        if "step" in changed:
            self.check_in.show_step(self.step)
        if self.attendance.concerns(changed):
            self._show_people()

    def concerns(self, changed: dict[str, set[str]]) -> bool:
        """The question and the people; sections hear of cards themselves."""
        return super().concerns(changed) or self.attendance.concerns(changed)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's
        """Put attendance beside the text where there is room."""
        super().resizeEvent(event)
        self._arrange()

    def _section(self, key: str, title: str, *, about: str = "", empty: str, placeholder: str) -> Section:
        return self.add_section(
            Section(self.session, self.step, key, title, about=about, empty=empty, placeholder=placeholder, parent=self)
        )

    def _show_people(self) -> None:
        self.attendance.refresh()
        self.check_in.show_present(self.attendance.present)

    def _newcomer(self, name: str) -> None:
        dialog = self.attendance.add(name)
        dialog.accepted.connect(self._newcomer_answers)

    def _newcomer_answers(self) -> None:
        self.check_in.choose_who(self.attendance.newest)

    def _arrange(self) -> None:
        beside = self.width() >= current().px(_BESIDE)
        if beside == self._beside:
            return
        self._beside = beside
        focus = QApplication.focusWidget()
        within = focus is not None and self._side.isAncestorOf(focus)
        if beside:
            self.tabs.removeTab(self.tabs.indexOf(self._side))
            self._row.addWidget(self._side)
            self._side.show()
        else:
            self._row.removeWidget(self._side)
            self.tabs.addTab(self._side, _("Närvaro"))
            if within:
                self.tabs.setCurrentWidget(self._side)
        self._size()
        if within and focus is not None:
            focus.setFocus(Qt.FocusReason.OtherFocusReason)

    def _size(self) -> None:
        look = current()
        self._row.setSpacing(look.px(2 * tokens.UNIT))
        if self._beside:
            self._side.setFixedWidth(max(look.px(_ATTENDANCE), self.attendance.minimumSizeHint().width()))
        else:
            self._side.setMinimumWidth(0)
            self._side.setMaximumWidth(_UNLIMITED)
        self._arrange()
