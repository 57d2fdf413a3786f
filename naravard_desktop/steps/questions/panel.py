"""The facilitator's panel of questions: all of them in a list, and one at a time large with its answers."""

from collections.abc import Sequence
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from naravard_desktop.core.language import N_, _
from naravard_desktop.live.session import Session
from naravard_desktop.parts.drafting import CAPTURE, move_draft
from naravard_desktop.parts.move_to import MoveTo, Target
from naravard_desktop.parts.panel import Panel
from naravard_desktop.parts.step_cards import StepCards
from naravard_desktop.process.drafts import draft, drafts
from naravard_desktop.process.workshops import Step, options
from naravard_desktop.steps.questions.answers import Answers
from naravard_desktop.steps.questions.data import Options, Question, answers_words, place_of, questions, reworded
from naravard_desktop.steps.questions.question_list import QuestionList
from naravard_desktop.widgets import tokens
from naravard_desktop.widgets.announce import announce
from naravard_desktop.widgets.icons import put_icon
from naravard_desktop.widgets.theme import current, set_kind, theme

NEXT_KEY, BACK_KEY = "Ctrl+Shift+PgDown", "Ctrl+Shift+PgUp"
_LIST_LEAST, _LIST_MOST = 190, 260
"""The list of questions lies beside the answers where both have room; elsewhere the way is by Nästa fråga and Föregående."""
_LINE = N_("Nytt svar")


class QuestionsPanel(Panel):
    """The answers to a question have a list and a line of their own, made when it is first gone to and then kept."""

    own_keys = ((N_("Ctrl+Skift+Page Down, Ctrl+Skift+Page Up"), N_("Nästa fråga, föregående fråga")),)

    def __init__(self, session: Session, step: Step, parent: QWidget | None = None) -> None:
        super().__init__(session, step, parent)
        self.sections: dict[str, Answers] = {}
        self.current = ""
        """The section of the question that is worked on."""
        self._cards = StepCards(session.library, step.id)
        self._asked: tuple[str, ...] = ()
        self._found: list[Question] = []
        self.prompt = QLabel(self)
        self.prompt.setWordWrap(True)
        self.prompt.setTextFormat(Qt.TextFormat.PlainText)
        set_kind(self.prompt, "secondary")
        self.empty = QLabel(
            _("Här finns inga frågor än. Skriv dem i Förbered, bland momentets uppgifter, så visas de här."), self
        )
        self.empty.setWordWrap(True)
        set_kind(self.empty, "heading")
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.list = QuestionList(self)
        self.where = QLabel(self)
        set_kind(self.where, "strong")
        self.back, self.next = QPushButton(_("Föregående"), self), QPushButton(_("Nästa fråga"), self)
        self._lay_out()
        self._connect()
        self.refresh()

    def refresh(self) -> None:
        """Read all anew."""
        self._cards.reload()
        for section in self.sections.values():
            section.refresh()
        self._show_questions()

    def update_rows(self, changed: dict[str, set[str]]) -> None:
        """Show questions and how many answers they have: the lists of answers hear of edits themselves."""
        self._cards.update(changed)
        self._show_questions()

    def concerns(self, changed: dict[str, set[str]]) -> bool:
        """Cards, what was put together, and the questions."""
        return bool({"card", "link"} & changed.keys()) or self.step.id in changed.get("step", ())

    def take_line(self, text: str) -> bool:
        """Save an answer to the question that is worked on."""
        return bool(self._found) and self._section(self.current).take_line(text)

    def choose(self, row_id: str) -> None:
        """Go to the question that an answer belongs to, and choose it there."""
        found = self._cards.get(row_id)
        if found is not None:
            self.go(found.section)
            self._section(self.current).choose(row_id)

    def take_focus(self) -> None:
        """Begin where one writes an answer."""
        if self._found:
            self._section(self.current).take_focus()
        else:
            super().take_focus()

    def settle(self) -> None:
        """Save what is typed in any of the lists, and keep what stands in their lines."""
        for section in self.sections.values():
            section.settle()

    def go(self, section: str) -> None:
        """Work on a question; the room follows."""
        if section == self.current or section not in self._sections():
            return
        before = self.sections.get(self.current)
        within = before is not None and _has_focus(before)
        if before is not None:
            before.settle()
        self.current = section
        self._show_current()
        if within:
            self.take_focus()
        if not self.list.hasFocus():  # there it is read as any row is
            announce(self, f"{self.where.text()}. {self._found[self._at()].words}")
        self._tell_room()

    def turn(self, by: int) -> None:
        """Go to the next question (1) or the one before (-1), if there is one."""
        sections, at = self._sections(), self._at() + by
        if 0 <= at < len(sections):
            self.go(sections[at])

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's
        """Put the list of questions beside the answers where there is room."""
        super().resizeEvent(event)
        self._arrange()

    def _sections(self) -> list[str]:
        return [question.section for question in self._found]

    def _at(self) -> int:
        return self._sections().index(self.current)

    def _show_questions(self) -> None:
        """Show the questions as they are now. One that was reworded is the same question, also where one writes."""
        asked = options(self.step, Options).questions
        became, self._asked = reworded(self._asked, asked), asked
        for was, now in became.items():
            self._carry_over(was, now)
        self._found = questions(self.step, self._cards.cards, self._half_typed())
        sections = self._sections()
        for was in [was for was in self.sections if was not in sections]:
            self._let_go(was)
        self.current = became.get(self.current, self.current)
        if self.current not in sections:
            self.current = sections[0] if sections else ""
        self._show_current()

    def _half_typed(self) -> list[str]:
        """Return the sections in whose line something stands that is not entered."""
        names = drafts(self.library, self.step.id)
        kept = [name.partition(":")[2] for name in names if name == CAPTURE or name.startswith(f"{CAPTURE}:")]
        return [*kept, *(key for key, one in self.sections.items() if one.capture.waiting_text())]

    def _carry_over(self, was: str, now: str) -> None:
        """Let what stands in the line of a question that was reworded stand in the line of what it became."""
        if was in self.sections:
            self.sections[was].settle()
        name = f"{CAPTURE}:{was}"
        text = draft(self.library, self.step.id, name)
        if was in self.sections:
            text = self._let_go(was) or text
        if not text:
            return
        self._found = [Question(now, ())]
        field = self._section(now).capture.field
        if not field.text() and not move_draft(self, field, name, f"{CAPTURE}:{now}"):
            field.put(text)

    def _let_go(self, was: str) -> str:
        """Take away the list of a question that is gone, and return what stood in its line."""
        old = self.sections.pop(was)
        old.settle()
        if _has_focus(old):
            self.list.setFocus()
        old.hide()
        old.deleteLater()
        return old.capture.waiting_text()

    def _section(self, key: str) -> Answers:
        """Return the list of a question's answers."""
        if key not in self.sections:
            question = next((one for one in self._found if one.section == key), Question(key, ()))
            section = self.sections[key] = Answers(self.session, self.step, question, self)
            section.hide()
            section.selected.connect(self.selected)
            section.move_requested.connect(partial(self._ask_where, key))
            self._work.addWidget(section, 1)
            chain = [self.back, self.next, *section.focus_chain()]
            for one, after in pairwise(chain):
                QWidget.setTabOrder(one, after)
        return self.sections[key]

    def _show_current(self) -> None:
        found = bool(self._found)
        self.line_name = _LINE if found else ""
        self.prompt.setText(self.step.prompt)
        self.prompt.setVisible(bool(self.step.prompt))
        self.empty.setVisible(not found)
        self.setAccessibleDescription("" if found else self.empty.text())
        for widget in (self.where, self.back, self.next):
            widget.setVisible(found)
        self.list.show_questions(self._found, self.current)
        if found:
            self._show_where()
            shown = self._section(self.current)
            for section in self.sections.values():
                section.setVisible(section is shown)
        self._arrange()

    def _show_where(self) -> None:
        at, total = self._at(), len(self._found)
        count = sum(one.asked for one in self._found)
        where = _("Fråga {number} av {all}").format(number=at + 1, all=count)
        self.where.setText(where if self._found[at].asked else answers_words(len(self._found[at].answers)))
        for button, there in ((self.back, at > 0), (self.next, at + 1 < total)):
            if button.hasFocus() and not there:
                (self.next if button is self.back else self.back).setFocus()
            button.setEnabled(there)

    def _tell_room(self) -> None:
        """The room follows: to the chosen answers, or to the question."""
        self.selected.emit([*self._section(self.current).list.ids(), place_of(self.current)])

    def _ask_where(self, key: str, ids: list[str]) -> None:
        targets = [Target(one.section, one.words) for one in self._found if one.section != key and one.asked]
        dialog = MoveTo(targets, self, _("Flytta till en annan fråga"))
        dialog.chosen.connect(partial(self._move, ids))
        dialog.open()

    def _move(self, ids: Sequence[str], key: str) -> None:
        section = self._section(key)
        if section.take_cards(ids, section.last()):
            announce(self, _("Flyttat till {place}").format(place=section.title))

    def _lay_out(self) -> None:
        put_icon(self.back, "arrow-left")
        put_icon(self.next, "arrow-right")
        self.back.setToolTip(_("Föregående fråga (Ctrl+Skift+Page Up)"))
        self.next.setToolTip(_("Nästa fråga (Ctrl+Skift+Page Down)"))
        self.back.setAccessibleName(_("Föregående fråga"))
        for button in (self.back, self.next):
            set_kind(button, "quiet")
        self._way = QHBoxLayout()
        self._way.addWidget(self.where)
        self._way.addStretch(1)
        self._way.addWidget(self.back)
        self._way.addWidget(self.next)
        self._frame = _Side(self)
        set_kind(self._frame, "panel")
        inside = QVBoxLayout(self._frame)
        inside.addWidget(self.list)
        self._inside = inside
        self._work = QVBoxLayout()
        self._work.addLayout(self._way)
        self._row = QHBoxLayout()
        self._row.addWidget(self._frame)
        self._row.addLayout(self._work, 1)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.prompt)
        self._column.addWidget(self.empty)
        self._column.addLayout(self._row, 1)
        QWidget.setTabOrder(self.list, self.back)
        theme().changed.connect(self._scale)
        self._scale()

    def _connect(self) -> None:
        self.list.asked_for.connect(self.go)
        self.list.entered.connect(self.take_focus)
        self.back.clicked.connect(partial(self.turn, -1))
        self.next.clicked.connect(partial(self.turn, 1))
        for key, by in ((NEXT_KEY, 1), (BACK_KEY, -1)):
            shortcut = QShortcut(QKeySequence(key), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(partial(self.turn, by))

    def _scale(self) -> None:
        look = current()
        unit = look.px(tokens.UNIT)
        self._row.setSpacing(2 * unit)
        self._work.setSpacing(unit)
        self._way.setSpacing(unit)
        self._column.setSpacing(unit)
        self._inside.setContentsMargins(1, look.px(4), 1, look.px(4))
        self._arrange()

    def _arrange(self) -> None:
        look = current()
        shown = self.sections.get(self.current)
        needed = shown.minimumSizeHint().width() if shown else 0
        left = self.width() - needed - self._row.spacing()
        self._frame.put_width(min(left, look.px(_LIST_MOST)))
        self._frame.setVisible(bool(self._found) and left >= look.px(_LIST_LEAST))


class _Side(QFrame):
    """Takes the width it is given, and never asks the window for any."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._width = 0

    def put_width(self, width: int) -> None:
        """Be this wide from now on."""
        if width != self._width:
            self._width = width
            self.updateGeometry()

    def sizeHint(self) -> QSize:  # noqa: N802 - Qt's
        """Return the width it was given."""
        return QSize(self._width, super().sizeHint().height())

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's
        """Return no width: it is hidden where there is none."""
        return QSize(0, 0)


def _has_focus(widget: QWidget) -> bool:
    focus = QApplication.focusWidget()
    return focus is not None and widget.isAncestorOf(focus)
