"""Questions: answers under each of the questions that the template asks."""

from collections.abc import Sequence
from dataclasses import dataclass

from naravard_desktop.core import check
from naravard_desktop.core.kind import Options as NoOptions
from naravard_desktop.core.kind import asked
from naravard_desktop.core.language import N_, _
from naravard_desktop.core.text import one_line
from naravard_desktop.process.cards import Card, change_card
from naravard_desktop.process.workshops import Step, options, set_options
from naravard_desktop.process.workshops import step as read_step
from naravard_desktop.storage.library import Library


@dataclass(frozen=True, slots=True, kw_only=True)
class Options(NoOptions):
    """`questions` are asked one by one; an answer is a card whose section is the question's text."""

    questions: tuple[str, ...] = asked((), N_("Frågor"), N_("En fråga på varje rad"))

    def __post_init__(self) -> None:
        check.named("questions", self.questions)


@dataclass(frozen=True, slots=True)
class Question:
    """A question and the answers to it. `asked` is False for one that is asked no longer: its answers stay under it."""

    section: str
    answers: tuple[Card, ...]
    asked: bool = True

    @property
    def words(self) -> str:
        """The question as it is read; answers that came without one have a heading of their own."""
        return self.section or _("Svar utan fråga")


def questions(step: Step, found: Sequence[Card], kept: Sequence[str] = ()) -> list[Question]:
    """Return a step's questions in order, each with its answers among `found`; after them those that are asked no longer.

    `kept` are sections that are shown also when they have no answers.
    """
    asked_now = options(step, Options).questions
    by_section: dict[str, list[Card]] = {section: [] for section in asked_now}
    for section in kept:
        by_section.setdefault(section, [])
    for card in found:
        by_section.setdefault(card.section, []).append(card)
    return [Question(section, tuple(cards), section in asked_now) for section, cards in by_section.items()]


def section_of(step: Step, asked: str) -> str:
    """Return the question that is meant where somebody wrote it in another way; one that is not asked here is itself."""
    meant = _bare(asked)
    return next((one for one in options(step, Options).questions if _bare(one) == meant), one_line(asked))


def place_of(section: str) -> str:
    """Return what a question is known by where cards are known by their ids."""
    return f"question:{section}"


def answers_words(count: int) -> str:
    """Say how many answers there are."""
    if not count:
        return _("inga svar än")
    return _("1 svar") if count == 1 else _("{count} svar").format(count=count)


def change_options(library: Library, step: Step, new: Options) -> None:
    """Write the questions anew; the answers to one that was only reworded go along with it."""
    step = read_step(library, step.id)
    went_along = reworded(options(step, Options).questions, new.questions)
    set_options(library, step, new)
    moving = [(card_id, to) for was, to in went_along.items() for card_id in _answers(library, step.id, was)]
    for card_id, to in moving:
        change_card(library, card_id, section=to)


def reworded(old: Sequence[str], new: Sequence[str]) -> dict[str, str]:
    """Return which question became which: those whose text is new, in the place of one whose text is gone.

    Where their number has changed nobody knows which became which.
    """
    if len(old) != len(new):
        return {}
    return {was: now for was, now in zip(old, new, strict=True) if was not in new and now not in old}


def _bare(question: str) -> str:
    return one_line(question).casefold().rstrip("?:. ")


def _answers(library: Library, step_id: str, section: str) -> list[str]:
    """Return the ids of all cards of a section, those merged into others too."""
    sql = "SELECT id FROM card WHERE step_id = ? AND section = ? ORDER BY rank, id"
    return [card_id for (card_id,) in library.db.execute(sql, [step_id, section])]
