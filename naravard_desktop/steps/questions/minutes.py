"""The section of questions: each question with its answers, in the order they were asked."""

from naravard_desktop.core.language import _
from naravard_desktop.documents.model import Block, Heading, Paragraph
from naravard_desktop.documents.writing import Writing, card_blocks
from naravard_desktop.process.cards import cards
from naravard_desktop.process.workshops import Step
from naravard_desktop.steps.questions.data import Question, questions


def minutes(step: Step, writing: Writing) -> list[Block]:
    """Write questions and answers, also the questions that nobody answered; nothing if nothing was written."""
    found = cards(writing.library, step.id)
    if not found:
        return []
    blocks: list[Block] = [Paragraph(step.prompt, style="question")] if step.prompt else []
    for question in questions(step, found):
        blocks += _question(question, writing)
    return blocks


def _question(question: Question, writing: Writing) -> list[Block]:
    heading: list[Block] = [Heading(question.words, 2)]
    if not question.asked and question.section:
        heading.append(Paragraph(_("Frågan ställs inte längre i momentet."), style="quiet"))
    return [*heading, *(card_blocks(writing, question.answers) or [Paragraph(_("Inga svar."), style="quiet")])]
