"""The facilitator's panel of follow_up: the actions that were open, and what is said of the chosen ones."""

from collections.abc import Sequence
from datetime import date
from itertools import pairwise
from typing import cast

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from naravard_desktop.core.clock import spoken_date, today
from naravard_desktop.core.language import N_, _
from naravard_desktop.core.text import excerpt
from naravard_desktop.documents.switches import EVERYTHING
from naravard_desktop.documents.writing import writing
from naravard_desktop.live.session import Session
from naravard_desktop.parts.action_bar import ActionBar
from naravard_desktop.parts.due_field import Quick, quick_dues
from naravard_desktop.parts.panel import Panel
from naravard_desktop.process.actions import ActionState
from naravard_desktop.process.reviews import Chapter, Followed, review_id, story
from naravard_desktop.process.workshops import Step, workshop, workshops
from naravard_desktop.steps.follow_up.data import agenda, carried_comment, day_of, late_words, note
from naravard_desktop.steps.follow_up.details import ReviewDetails
from naravard_desktop.steps.follow_up.rows import review_row, story_words
from naravard_desktop.steps.follow_up.table import BESIDE, COMMENT, DUE, TALKED, ReviewTable
from naravard_desktop.storage.rows import Value
from naravard_desktop.widgets import tokens
from naravard_desktop.widgets.announce import announce
from naravard_desktop.widgets.icons import put_icon
from naravard_desktop.widgets.theme import current, set_kind, theme

_BESIDE, _WIDE, _LEAST_TABLE = 820, 940, 200
"""Narrower than this the details lie below the table, and who answers under the text; the table's least height."""
_OWN = {"review", "action", "responsible", "person", "organisation", "step", "workshop"}
_LABELS = {
    "state": (N_("Läge {said}: {text}"), N_("Läge {said}, {count} åtgärder")),
    "due": (N_("Klart senast {said}: {text}"), N_("Klart senast {said}, {count} åtgärder")),
    "comment": (N_("Kommentar till åtgärd: {text}"), N_("Kommentar till {count} åtgärder")),
    "talked": (N_("Pratat om: {text}"), N_("Pratat om {count} åtgärder")),
    "passed": (N_("Inte pratat om: {text}"), N_("Inte pratat om {count} åtgärder")),
}


class FollowUpPanel(Panel):
    """What was open since last time."""

    own_keys = (
        (N_("Mellanslag"), N_("Ni har pratat om åtgärden")),
        (N_("K, P, U, I"), N_("Klar, pågår, utgår, inte påbörjad")),
        (N_("D"), N_("Nytt datum")),
        (N_("F2"), N_("Skriv en kommentar")),
    )

    def __init__(self, session: Session, step: Step, parent: QWidget | None = None) -> None:
        super().__init__(session, step, parent)
        self._found: dict[str, Followed] = {}
        self._narrow = False
        self.question, self.progress, self.late = QLabel(self), QLabel(self), QLabel(self)
        self._icon = QLabel(self)
        self.empty, self.empty_help = QLabel(self), QLabel(self)
        self.table, self.details = ReviewTable(self), ReviewDetails(self)
        self.bar = ActionBar(list(self.table.commands.values()), _("Fler kommandon för de valda åtgärderna"), self)
        self._lay_out()
        self._connect()
        self.refresh()
        self._order_focus()

    def refresh(self) -> None:
        """Read all anew."""
        self.question.setText(self.step.prompt or self.step.title)
        self._found = {one.id: one for one in agenda(self.library, self.step)}
        self._show_rows()
        self._tell()
        self._show_details()

    def concerns(self, changed: dict[str, set[str]]) -> bool:
        """Actions and what is said of them, who answers, and when the workshops are held."""
        return bool(_OWN & changed.keys())

    def choose(self, row_id: str) -> None:
        """Choose an action, by itself or by what was said of it here."""
        found = [one for one in self._found if row_id in {one, review_id(self.step, one)}]
        if found:
            self.table.choose(found)
            self.table.setFocus()

    def take_focus(self) -> None:
        """Begin with the first action that is not gone through."""
        if self._found:
            self.table.setFocus()
            left = [one.id for one in self._found.values() if not one.gone_through]
            self.table.choose_first(left or list(self._found))
        else:
            self.setFocus()

    def settle(self) -> None:
        """Save what is typed beside the table."""
        self.details.settle()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's
        """Lie as there is room for."""
        super().resizeEvent(event)
        self._turn()

    def _lay_out(self) -> None:
        for label, kind in (
            (self.question, "question"),
            (self.progress, "secondary"),
            (self.late, "over"),
            (self.empty, "heading"),
            (self.empty_help, "secondary"),
        ):
            label.setTextFormat(Qt.TextFormat.PlainText)
            set_kind(label, kind)
        for label in (self.question, self.empty, self.empty_help):
            label.setWordWrap(True)
        self.empty.setText(_("Inget öppet sedan sist"))
        self.empty_help.setText(
            _(
                "Det finns inga öppna åtgärder från tidigare workshoppar. Det ni kommer överens om i dag tas upp här "
                "nästa gång. Gå vidare till nästa moment."
            )
        )
        self._counts = QHBoxLayout()
        for label in (self._icon, self.progress, self.late):
            self._counts.addWidget(label)
        self._counts.addStretch(1)
        self._frame, self._nothing = QFrame(self), QFrame(self)
        self._split = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._split.addWidget(self.table, 1)
        self._split.addWidget(self.details)
        self._inside, self._empty_inside = QVBoxLayout(self._frame), QVBoxLayout(self._nothing)
        self._inside.addWidget(self.bar)
        self._inside.addLayout(self._split, 1)
        self._empty_inside.addWidget(self.empty)
        self._empty_inside.addWidget(self.empty_help)
        self._empty_inside.addStretch(1)
        holder = QWidget()
        self._content = QVBoxLayout(holder)
        self._content.setContentsMargins(0, 0, 0, 0)
        self._content.addWidget(self.question)
        self._content.addLayout(self._counts)
        for frame in (self._frame, self._nothing):
            set_kind(frame, "panel")
            self._content.addWidget(frame, 1)
        self._scroll = QScrollArea(self)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(holder)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._scroll)
        theme().changed.connect(self._scale)
        self._scale()

    def _connect(self) -> None:
        self.table.chosen.connect(self._chosen)
        self.table.entered.connect(self._to_details)
        self.table.asked.connect(self._asked)
        self.details.changed.connect(self._field)
        self.details.closed.connect(self.table.setFocus)
        self.details.comment.undo_requested.connect(self.undo)
        self.details.comment.redo_requested.connect(self.redo)
        self.session.saved.connect(self._retry)

    def _order_focus(self) -> None:
        for one, after in pairwise((self.table, *self.bar.buttons(), *self.details.widgets())):
            QWidget.setTabOrder(one, after)

    def _show_rows(self) -> None:
        context = writing(self.library, self.scope.process_id, EVERYTHING)
        day = day_of(self.library, self.step)
        self.table.show_rows(
            [
                review_row(context, number, one, day, narrow=self._narrow)
                for number, one in enumerate(self._found.values(), 1)
            ]
        )

    def _tell(self) -> None:
        found, day = self._found.values(), day_of(self.library, self.step)
        total, through = len(found), sum(one.gone_through for one in found)
        late = sum(bool(late_words(one, day)) for one in found)
        self.progress.setText(_("{through} av {total} genomgångna").format(through=through, total=total))
        self.late.setText(_("1 försenad") if late == 1 else _("{count} försenade").format(count=late))
        put_icon(self._icon, "check" if through == total else "list-checks", "primary")
        for label in (self._icon, self.progress):
            label.setVisible(total > 0)
        self.late.setVisible(late > 0)
        self._frame.setVisible(total > 0)
        self._nothing.setVisible(not total)
        self._count()

    def _count(self) -> None:
        total = len(self._found)
        words = _("1 åtgärd") if total == 1 else _("{count} åtgärder").format(count=total)
        self.bar.tell(len(self.table.ids()), words)

    def _chosen(self, ids: list[str]) -> None:
        self._count()
        self._show_details()
        self._turn()
        self.selected.emit(ids)

    def _show_details(self) -> None:
        chosen = [self._found[row_id] for row_id in self.table.ids() if row_id in self._found]
        told = self._told(chosen[0].id) if len(chosen) == 1 else []
        comment = carried_comment(chosen[0], told) if len(chosen) == 1 else ""
        self.details.show_actions(chosen, comment, "\n".join(map(story_words, told)), self._quick())

    def _told(self, action_id: str) -> list[Chapter]:
        """Return what other workshops said of an action."""
        return [one for one in story(self.library, action_id) if one.workshop.id != self.step.workshop_id]

    def _quick(self) -> list[Quick]:
        held = workshop(self.library, self.step.workshop_id)
        start = max(today(), date.fromisoformat(held.date)) if held.date else today()
        later = [
            one.date for one in workshops(self.library, held.process_id) if one.date and one.date > start.isoformat()
        ]
        return quick_dues(start, held.next_date or min(later, default=None))

    def _to_details(self) -> None:
        first = next((field for field in self.details.widgets() if not field.isHidden()), None)
        if first is not None:
            self._go_to(first)

    def _go_to(self, field: QWidget) -> None:
        field.setFocus(Qt.FocusReason.TabFocusReason)
        self._scroll.ensureWidgetVisible(field)

    def _asked(self, name: str, ids: list[str]) -> None:
        if name == COMMENT:
            self._to_details()
        elif name == DUE:
            line = self.details.due.date.line
            self._go_to(line)
            line.selectAll()
        elif name == TALKED:
            talked = not all(one.review and one.review.talked for one in map(self._found.__getitem__, ids))
            self._field(ids, "talked", talked)
        else:
            self._field(ids, "state", ActionState(name))

    def _field(self, ids: list[str], name: str, value: object) -> None:
        """Save what is said of some actions; what cannot be saved waits, unless something newer takes its place."""
        for (others, field), old in self.details.take_unsaved().items():
            left = [row_id for row_id in others if field != name or row_id not in ids]
            if left:
                self.details.keep(left, field, old)
        found = [row_id for row_id in ids if row_id in self._found]
        if not found:
            return
        if self._write(found, name, value):
            self.details.saved(name)
        else:
            self.details.keep(ids, name, value)
            self._show_details()

    def _write(self, ids: Sequence[str], name: str, value: object) -> bool:
        values = {name: cast(Value, value)}

        def change() -> bool:
            note(self.library, self.step, ids, **values)
            return True

        said = ""
        if name == "state":
            said = ActionState(str(value)).word
        elif name == "due":
            said = spoken_date(str(value)) if value else "–"
        one, many = _LABELS["passed" if name == "talked" and not value else name]
        params: dict[str, str | int] = {"said": said} if said else {}
        params |= {"text": excerpt(self._found[ids[0]].action.text)} if len(ids) == 1 else {"count": len(ids)}
        done = bool(self.do(one if len(ids) == 1 else many, change, typing=self.details.typing(name), **params))
        if done and name != "comment":
            words = said or (_("pratat om") if value else _("inte pratat om"))
            announce(self.table, f"{words}. {self.progress.text()}")
        return done

    def _retry(self) -> None:
        """Something was saved again: save what had to wait."""
        for (ids, name), value in self.details.take_unsaved().items():
            self._field(list(ids), name, value)

    def _turn(self) -> None:
        """Put the details beside the table or below it, and who answers under the text where there is no room."""
        look = current()
        beside = self.width() >= look.px(_BESIDE)
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._split.direction() != way:
            self._split.setDirection(way)
        self.details.lie(beside=beside)
        room = self.width() - (look.px(320) if beside and not self.details.isHidden() else 0)
        narrow = room < look.px(_WIDE)
        if narrow != self._narrow:
            self._narrow = narrow
            self.table.show_columns(BESIDE if narrow else ())
            self._show_rows()

    def _scale(self) -> None:
        look = current()
        unit, edge = look.px(tokens.UNIT), look.px(3 * tokens.UNIT)
        self._inside.setContentsMargins(unit, unit, unit, unit)
        self._empty_inside.setContentsMargins(edge, edge, edge, edge)
        self._inside.setSpacing(look.px(4))
        self.table.setMinimumHeight(look.px(_LEAST_TABLE))
        for layout in (self._content, self._split, self._counts, self._empty_inside):
            layout.setSpacing(unit)
        self._turn()
