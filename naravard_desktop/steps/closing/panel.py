"""The facilitator's panel of the closing: plus and delta, who tells whom what, and when the group meets next."""

from PySide6.QtWidgets import QWidget

from naravard_desktop.core.language import N_, _
from naravard_desktop.live.session import Session
from naravard_desktop.parts.section import Section
from naravard_desktop.parts.sections_panel import SectionsPanel
from naravard_desktop.process.workshops import Step
from naravard_desktop.steps.closing.data import DELTA, PLUS
from naravard_desktop.steps.closing.messages import Messages
from naravard_desktop.steps.closing.next_meeting import NextMeeting


class ClosingPanel(SectionsPanel):
    """Each list has a line of its own; a line typed outside the panel is something that was good."""

    line_name = N_("Det här var bra")

    def __init__(self, session: Session, step: Step, parent: QWidget | None = None) -> None:
        super().__init__(session, step, parent)
        self.plus = self._section(
            PLUS,
            _("Det här var bra"),
            empty=_("Vad fungerade i dag? Skriv det första i rutan nedanför."),
            placeholder=_("Skriv vad som var bra och tryck Enter"),
        )
        self.delta = self._section(
            DELTA,
            _("Det här gör vi annorlunda"),
            empty=_("Vad ska bli annorlunda nästa gång?"),
            placeholder=_("Skriv vad ni gör annorlunda och tryck Enter"),
        )
        self.messages = Messages(session, step, self)
        self.add_section(self.messages)
        noted = self._section(
            "",
            "",
            about=_("Annat att notera"),
            empty=_("Annat som är värt att spara från avslutningen skrivs här."),
            placeholder=_("Skriv en punkt och tryck Enter"),
        )
        self.next_meeting = NextMeeting(self)
        self.add_tab(_("Bra och annorlunda"), self.plus, self.delta)
        self.add_tab(_("Vem berättar vad"), self.messages)
        self.add_tab(_("Nästa möte"), self.next_meeting)
        self.add_tab(_("Noterat"), noted)
        self.order_tabs(*self.next_meeting.focus_chain())
        self.refresh()

    def take_line(self, text: str) -> bool:
        """Save something that was good."""
        return self.plus.take_line(text)

    def take_focus(self) -> None:
        """Begin in the first line of the tab that is shown."""
        if self._next_shown():
            self.next_meeting.take_focus()
        else:
            super().take_focus()

    def refresh(self) -> None:
        """Read all anew."""
        super().refresh()
        self.next_meeting.refresh()

    def update_rows(self, changed: dict[str, set[str]]) -> None:
        """Show what an edit changed beside the cards."""
        super().update_rows(changed)
        if "workshop" in changed:
            self.next_meeting.refresh()

    def concerns(self, changed: dict[str, set[str]]) -> bool:
        """The question and the next meeting; sections hear of cards themselves."""
        return super().concerns(changed) or self.step.workshop_id in changed.get("workshop", ())

    def settle(self) -> None:
        """Save what is typed anywhere in the panel."""
        super().settle()
        self.next_meeting.settle()

    def _section(self, key: str, title: str, *, about: str = "", empty: str, placeholder: str) -> Section:
        return self.add_section(
            Section(self.session, self.step, key, title, about=about, empty=empty, placeholder=placeholder, parent=self)
        )

    def _next_shown(self) -> bool:
        return self.tabs.currentWidget().isAncestorOf(self.next_meeting)

    def _tab_shown(self, at: int) -> None:
        """The room follows, to the next meeting too: its row is the workshop's."""
        super()._tab_shown(at)
        if self.tabs.count() > 1 and self._next_shown():
            self.selected.emit([self.step.workshop_id])
