"""The room's view of questions: all of them first, then each large with the answers to it, page by page."""

from dataclasses import replace

from PySide6.QtGui import QPainter

from naravard_desktop.core.language import _
from naravard_desktop.live.session import Session
from naravard_desktop.parts.screen import Screen
from naravard_desktop.parts.section_pages import Pages, Part, Point, Spread
from naravard_desktop.parts.section_screen import SectionScreen
from naravard_desktop.parts.tiles import for_the_room, waiting
from naravard_desktop.process.workshops import Step
from naravard_desktop.steps.questions.data import Question, answers_words, place_of, questions

_KEPT = 4_000


class QuestionsScreen(SectionScreen):
    """A question takes the place of the moment's own where its answers are shown."""

    def __init__(self, session: Session, step: Step) -> None:
        super().__init__(session, step)
        self._own = step
        self._heads: list[tuple[int, Step]] = []
        self._firsts: dict[str, int] = {}
        self.refresh()

    def update_rows(self, changed: dict[str, set[str]]) -> None:
        """Show what an edit changed."""
        if self.step.id in changed.get("step", ()):
            self._own = self.step
        super().update_rows(changed)

    def page_of(self, row_id: str) -> int | None:
        """Return the page that an answer or a question is on; None if it is not shown."""
        found = self._firsts.get(row_id)
        return super().page_of(row_id) if found is None else found

    def arrange(self) -> None:
        """Lay out the overview, and each question from a page of its own."""
        if len(self._known) > _KEPT:
            self._known.clear()
        self._placed, self._heads, self._firsts, self._number = [], [], {}, 0
        found = [one for one in questions(self._own, self.cards.cards) if one.asked or _points(one)]
        if len(found) != 1:
            self._lay(self._own, Spread([Part("", [_overview(one) for one in found])]))
        total = sum(one.asked for one in found)
        for number, one in enumerate(found, 1):
            self._firsts[place_of(one.section)] = self._number
            self._lay(self._head(one, number, total), _answers(one))
        self._ask()

    def _lay(self, head: Step, spread: Spread) -> None:
        """Put something on the pages that come next, with its own words at the top."""
        self._heads.append((self._number, head))
        self.step = head
        Screen.arrange(self)
        pages = Pages(self.area(), self.px, self.group_size(), self._known)
        pages.put(spread)
        self._placed += [replace(one, page=one.page + self._number) for one in pages.placed]
        self._number += pages.number
        self._pages = pages

    def spoken(self) -> str:
        """Return the question that is shown and what is under it, in words."""
        self._ask()
        return super().spoken()

    def draw_all(self, painter: QPainter) -> None:
        """Draw the question that is shown and what is under it."""
        self._ask()
        super().draw_all(painter)

    def _ask(self) -> None:
        """Let the question of the page that is shown stand at the top."""
        page = self.page()
        self.step = next((head for first, head in reversed(self._heads) if first <= page), self._own)

    def _head(self, question: Question, number: int, total: int) -> Step:
        where = _("Fråga {number} av {all}").format(number=number, all=total)
        beside = (where if total > 1 else self._own.help) if question.asked else ""
        return replace(self._own, prompt=question.words, help=beside)


def _overview(question: Question) -> Point:
    count = len(_points(question))
    return Point("", question.words, answers_words(count) if count else "")


def _answers(question: Question) -> Spread:
    points = _points(question)
    if not points and (words := waiting(question.answers)):
        return Spread([Part("", [Point("", words)], "large")])
    return Spread([Part("", points, "tiles")])


def _points(question: Question) -> list[Point]:
    return [Point(card.id, card.text) for card in question.answers if for_the_room(card)]
