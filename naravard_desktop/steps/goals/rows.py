"""Goals as rows of the table: number, text, level, how it is measured, and who owns it; and what is missing."""

from collections.abc import Sequence
from dataclasses import replace

from naravard_desktop.core.clock import spoken_date
from naravard_desktop.core.language import _
from naravard_desktop.core.text import excerpt
from naravard_desktop.documents.writing import Writing
from naravard_desktop.parts.agreed_cells import Cell, CellLine
from naravard_desktop.parts.agreed_model import AgreedRow
from naravard_desktop.parts.agreed_people import who_answers
from naravard_desktop.process.goals import Earlier, Goal, GoalState
from naravard_desktop.steps.goals.data import MANY, Suggestion, missing

NOTHING, _BESIDE = "–", 140
_STATES = {
    GoalState.OPEN: ("text", ""),
    GoalState.REACHED: ("primary", "check"),
    GoalState.DROPPED: ("muted", "x"),
}


def goal_row(context: Writing, number: int, goal: Goal, *, narrow: bool) -> AgreedRow:
    """Make a row; narrow, level and measure stand under the text."""
    level = goal.level.word if goal.level else ""
    measured = measure_lines(goal, missing(goal, context.responsibles))
    text = [CellLine(goal.text)]
    if goal.state is not GoalState.OPEN:
        text.append(state_line(goal))
    if narrow:
        text += [_quiet(line) for line in measured if line.text != NOTHING]
        text += [CellLine(level, "muted")] if level else []
    cells: tuple[Cell, ...] = (
        (CellLine(str(number), "primary", strong=True),),
        tuple(text),
        (CellLine(level or NOTHING, "muted"),),
        measured,
        owner_lines(context, goal),
    )
    return AgreedRow(goal.id, goal.text, cells)


def measure_lines(goal: Goal, lacks: Sequence[str]) -> Cell:
    """Say what is counted and what it should come to; in words and with an icon that it is not said."""
    lines = [CellLine(goal.measure)] if goal.measure else _lacking(lacks, _("Saknar mätetal"))
    lines += [CellLine(_("Målvärde: {target}").format(target=goal.target))] if goal.target else []
    return tuple(lines if goal.target else lines + _lacking(lacks, _("Saknar målvärde"))) or (
        CellLine(NOTHING, "muted"),
    )


def owner_lines(context: Writing, goal: Goal) -> Cell:
    """Say who owns a goal, one party a line; that nobody does is of no matter for one that no longer holds."""
    if goal.state is GoalState.DROPPED and not context.responsibles.get(goal.id):
        return (CellLine(NOTHING, "muted"),)
    return who_answers(context, goal.id, _("Saknar ägare"))


def state_line(goal: Goal) -> CellLine:
    """Say whether a goal holds."""
    tone, icon = _STATES[goal.state]
    return CellLine(goal.state.word, tone, icon)


def hint_words(goals: Sequence[Goal], before: Sequence[Earlier], context: Writing) -> tuple[str, bool]:
    """Say what is missing in a step's goals and whether they are many; the flag tells that all is well."""
    holding = [goal for goal in goals if goal.state is GoalState.OPEN]
    if not holding:
        return "", True
    total = len(holding)
    lacking = sum(bool(missing(goal, context.responsibles)) for goal in holding)
    if lacking:
        words = _("{missing} av {total} mål saknar mätetal, målvärde eller ägare.")
        said = [words.format(missing=lacking, total=total)]
        if total == 1:
            said = [_("Målet saknar mätetal, målvärde eller ägare.")]
    else:
        said = [_("Målet har mätetal, målvärde och ägare.")]
        if total > 1:
            said = [_("Alla mål har mätetal, målvärde och ägare.")]
    earlier = sum(one.goal.state is GoalState.OPEN for one in before)
    if total + earlier > MANY:
        with_earlier = _("{count} mål gäller nu, med dem sedan tidigare. Med färre mål brukar fler bli nådda.")
        words = with_earlier if earlier else _("{count} mål gäller nu. Med färre mål brukar fler bli nådda.")
        said.append(words.format(count=total + earlier))
    return " ".join(said), not lacking and len(said) == 1


def suggestion_row(one: Suggestion, number: int | None) -> AgreedRow:
    """Make a row of a suggestion; `number` is that of the goal it became."""
    became = CellLine(_("blev mål {number}").format(number=number), "primary", "check") if number else CellLine("")
    closed = [CellLine(_("visas inte för rummet: skriv målet med egna ord"), "muted", "lock")] if one.closed else []
    cells = ((CellLine(one.text), *closed), (CellLine(one.said, "muted"),), (became,))
    return AgreedRow(one.id, one.text, cells)


def earlier_row(context: Writing, one: Earlier) -> AgreedRow:
    """Make a row of a goal that was set before."""
    goal = one.goal
    owners = "; ".join(line.text for line in who_answers(context, goal.id, ""))
    beside = " · ".join(part for part in (goal.measure, goal.target, owners) if part)
    text = (CellLine(goal.text), *([CellLine(excerpt(beside, _BESIDE), "muted")] if beside else ()))
    when = spoken_date(one.date) if one.date else one.workshop
    return AgreedRow(goal.id, goal.text, (text, (CellLine(when or NOTHING, "muted"),), (state_line(goal),)))


def _lacking(lacks: Sequence[str], words: str) -> list[CellLine]:
    return [CellLine(words, "warn", "triangle-alert")] if words in lacks else []


def _quiet(line: CellLine) -> CellLine:
    return replace(line, tone="muted", text=excerpt(line.text, _BESIDE)) if line.tone == "text" else line
