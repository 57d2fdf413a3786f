"""The facilitator's panel of wording: proposals to the left, the text that the group agrees on to the right."""

from collections.abc import Callable, Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QVBoxLayout, QWidget

from naravard_desktop.core.language import N_, _
from naravard_desktop.core.text import excerpt
from naravard_desktop.live.session import Session
from naravard_desktop.parts.panel import Panel
from naravard_desktop.parts.sections_panel import Beside
from naravard_desktop.parts.source_picker import Choice, SourcePicker
from naravard_desktop.parts.step_cards import StepCards
from naravard_desktop.process.cards import Card, change_card, delete_card
from naravard_desktop.process.workshops import Step, steps
from naravard_desktop.steps.wording.data import candidates, make_text, take_back, take_proposals, wording
from naravard_desktop.steps.wording.earlier import EarlierVersions
from naravard_desktop.steps.wording.proposals import Proposals
from naravard_desktop.steps.wording.text import AgreedText
from naravard_desktop.widgets import tokens
from naravard_desktop.widgets.announce import announce
from naravard_desktop.widgets.theme import current, set_kind, theme

_BESIDE = 780
"""Proposals and text lie beside each other from this width."""


class WordingPanel(Panel):
    """A line typed outside the panel is a proposal."""

    line_name = N_("Nytt förslag")
    own_keys = ((N_("Ctrl+T"), N_("Gör det valda förslaget till vår text, eller ta tillbaka en tidigare")),)

    def __init__(self, session: Session, step: Step, parent: QWidget | None = None) -> None:
        super().__init__(session, step, parent)
        self._cards = StepCards(session.library, step.id)
        self.question = QLabel(self)
        self.question.setWordWrap(True)
        self.question.setTextFormat(Qt.TextFormat.PlainText)
        set_kind(self.question, "question")
        self.proposals = Proposals(session, step, self)
        self.text = AgreedText(self)
        self.earlier = EarlierVersions(self)
        self._lay_out()
        self.proposals.selected.connect(self.selected)
        self.proposals.chosen_as_text.connect(self.make_text)
        self.proposals.taking.connect(self.ask_proposals)
        self.text.changed.connect(self._tell_room)
        self.earlier.taken_back.connect(self.take_back)
        self.earlier.list.delete_requested.connect(self._delete)
        self.earlier.list.secret_requested.connect(self._secret)
        self.refresh()

    def refresh(self) -> None:
        """Read all anew."""
        self._cards.reload()
        self.proposals.refresh()
        self._show()

    def update_rows(self, changed: dict[str, set[str]]) -> None:
        """Show what an edit changed: the proposals hear of edits themselves."""
        self._cards.update(changed)
        self._show()

    def concerns(self, changed: dict[str, set[str]]) -> bool:
        """Cards, what was put together, and the question."""
        return bool({"card", "link"} & changed.keys()) or self.step.id in changed.get("step", ())

    def take_line(self, text: str) -> bool:
        """Save a proposal."""
        return self.proposals.take_line(text)

    def choose(self, row_id: str) -> None:
        """Choose a proposal or an earlier version, or go to the text."""
        now = wording(self._cards.cards)
        if now.text is not None and now.text.id == row_id:
            self.text.field.setFocus()
        elif any(one.id == row_id for one in now.earlier):
            self.earlier.list.choose([row_id])
            self.earlier.list.setFocus()
        else:
            self.proposals.choose(row_id)

    def take_focus(self) -> None:
        """Begin where one writes: a proposal, or the text when there is one."""
        if wording(self._cards.cards).text is None:
            self.proposals.take_focus()
        else:
            self.text.field.setFocus()

    def settle(self) -> None:
        """Save what is typed in the text and in the list; what stands in the line for proposals is kept there."""
        self.text.settle()
        self.proposals.settle()

    def make_text(self, proposal_id: str) -> None:
        """Make a proposal the text; the one before is kept as an earlier version."""
        found = self._cards.get(proposal_id)
        if found is None or not self.text.ready():
            return
        change = partial(make_text, self.library, self.step, proposal_id)
        if self.do(N_("Förslaget är vår text: {text}"), change, text=excerpt(found.text)):
            announce(self, _("Förslaget är nu er text."))
            self._tell_room()

    def take_back(self, version_id: str) -> None:
        """Make an earlier version the text again."""
        found = self._cards.get(version_id)
        if found is None or not self.text.ready():
            return
        change = partial(take_back, self.library, self.step, version_id)
        if self.do(N_("Tillbaka till versionen: {text}"), change, text=excerpt(found.text)):
            announce(self, _("Versionen är er text igen."))
            self._tell_room()

    def ask_proposals(self) -> SourcePicker:
        """Ask which cards of the moments that are used are to be proposals."""
        titles = {one.id: one.title for one in steps(self.library, self.step.workshop_id)}
        choices = [Choice(one.id, one.text, _beside(one, titles)) for one in candidates(self.library, self.step)]
        dialog = SourcePicker(_("Ta lappar som förslag"), choices, (), self)
        dialog.picked.connect(partial(self._take, dialog))
        dialog.open()
        return dialog

    def _take(self, dialog: SourcePicker, ids: list[str]) -> None:
        if not ids:
            dialog.accept()
            return
        change = partial(take_proposals, self.library, self.step, ids)
        taken = self.do(N_("{count} lappar som förslag"), change, count=len(ids))
        if taken:
            dialog.accept()
            self.proposals.list.choose(taken)
            self.proposals.list.setFocus()

    def _delete(self, ids: list[str]) -> None:
        def delete() -> bool:
            for card_id in ids:
                delete_card(self.library, card_id)
            return True

        if self._labelled(ids, N_("Borttagen version: {text}"), N_("{count} borttagna versioner"), delete):
            announce(self, _("{count} borttagna").format(count=len(ids)))

    def _secret(self, ids: list[str], secret: bool) -> None:  # noqa: FBT001 - a signal's
        def change() -> bool:
            for card_id in ids:
                change_card(self.library, card_id, confidential=secret)
            return True

        label = N_("Konfidentiell: {text}") if secret else N_("Inte längre konfidentiell: {text}")
        many = N_("{count} konfidentiella lappar") if secret else N_("{count} lappar inte längre konfidentiella")
        self._labelled(ids, label, many, change)

    def _labelled(self, ids: Sequence[str], label: str, many: str, change: Callable[[], bool]) -> bool | None:
        if len(ids) != 1:
            return self.do(many, change, count=len(ids))
        found = self._cards.get(ids[0])
        return self.do(label, change, text=excerpt(found.text) if found else "")

    def _tell_room(self) -> None:
        text = wording(self._cards.cards).text
        if text is not None:
            self.selected.emit([text.id])

    def _show(self) -> None:
        self.question.setText(self.step.prompt or self.step.title)
        now = wording(self._cards.cards)
        if not now.earlier and self.earlier.list.hasFocus():
            self.text.field.setFocus()
        self.text.show_text(now.text)
        self.earlier.show_versions(now.earlier)

    def _lay_out(self) -> None:
        side = QWidget(self)
        heading = QLabel(_("Vår text"), side)
        set_kind(heading, "heading")
        frame = QFrame(side)
        set_kind(frame, "panel")
        self._inside = QVBoxLayout(frame)
        self._inside.addWidget(self.text)
        self._inside.addWidget(self.earlier, 1)
        self._inside.addStretch(0)
        self._side = QVBoxLayout(side)
        self._side.setContentsMargins(0, 0, 0, 0)
        self._side.addWidget(heading)
        self._side.addWidget(frame, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.question)
        self._column.addWidget(Beside([self.proposals, side], self, wide=_BESIDE), 1)
        chain = [*self.proposals.focus_chain(), *self.text.focus_chain(), *self.earlier.focus_chain()]
        for one, after in pairwise(chain):
            QWidget.setTabOrder(one, after)
        theme().changed.connect(self._scale)
        self._scale()

    def _scale(self) -> None:
        look = current()
        unit = look.px(tokens.UNIT)
        self._inside.setContentsMargins(unit, unit, unit, unit)
        self._inside.setSpacing(2 * unit)
        self._side.setSpacing(unit)
        self._column.setSpacing(0)


def _beside(one: Card, titles: dict[str, str]) -> str:
    said = [titles.get(one.step_id, ""), one.section, one.level.word if one.level else ""]
    return " · ".join([part for part in said if part] + ([_("konfidentiell")] if one.confidential else []))
