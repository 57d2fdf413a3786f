"""The section of goals: each by itself, with why, level, how it is measured, who owns it and where it came from."""

from naravard_desktop.core.language import _
from naravard_desktop.documents.model import Block, Facts, Heading, Item, Items, Paragraph, Together
from naravard_desktop.documents.writing import Writing, came_from_words, responsible_words
from naravard_desktop.process.goals import Goal, GoalState, goals_before, goals_of_step
from naravard_desktop.process.links import Linked, all_came_from
from naravard_desktop.process.workshops import Step
from naravard_desktop.steps.goals.data import later_ones


def minutes(step: Step, writing: Writing) -> list[Block]:
    """Write the goals that were set, numbered, and which of those from before were reached or hold no longer."""
    found = goals_of_step(writing.library, step.id)
    sources = all_came_from(writing.library, [goal.id for goal in found])
    says_state = not later_ones(writing.library, step)
    blocks: list[Block] = []
    for number, goal in enumerate(found, 1):
        facts = _facts(writing, goal, sources.get(goal.id, []), says_state=says_state)
        named = Paragraph(goal.text, _("Mål {number}.").format(number=number))
        blocks.append(Together((named, *([Facts(facts)] if facts else []))))
    blocks += _before(step, writing)
    return [Paragraph(step.prompt, style="question"), *blocks] if step.prompt and blocks else blocks


def _facts(writing: Writing, goal: Goal, sources: list[Linked], *, says_state: bool) -> tuple[tuple[str, str], ...]:
    rows = (
        (_("Varför"), goal.why),
        (_("Nivå"), goal.level.word if goal.level else ""),
        (_("Mätetal"), goal.measure),
        (_("Målvärde"), goal.target),
        (_("Ägare"), responsible_words(writing, goal.id) or _("saknas")),
        (_("Kommer från"), came_from_words(writing, sources)),
        (_("Läge"), goal.state.word if says_state and goal.state is not GoalState.OPEN else ""),
    )
    return tuple((name, words) for name, words in rows if words)


def _before(step: Step, writing: Writing) -> list[Block]:
    """Say which goals from before were reached or hold no longer; nothing if all hold."""
    found = [one.goal for one in goals_before(writing.library, step.id)]
    items = tuple(Item(goal.text, goal.state.word) for goal in found if goal.state is not GoalState.OPEN)
    return [Heading(_("Mål sedan tidigare"), 2), Items(items)] if items else []
