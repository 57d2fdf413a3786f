"""Actions of a follow-up as rows: what, who, by when and how late, how far it has come, and whether it was talked about."""

from dataclasses import replace

from naravard_desktop.core.clock import spoken_date
from naravard_desktop.core.language import _
from naravard_desktop.documents.writing import Writing
from naravard_desktop.parts.agreed_cells import Cell, CellLine
from naravard_desktop.parts.agreed_model import AgreedRow
from naravard_desktop.parts.agreed_people import who_answers
from naravard_desktop.process.actions import ActionState
from naravard_desktop.process.reviews import Chapter, Followed
from naravard_desktop.steps.follow_up.data import late_words

_MOST_TEXT = 2_000
_STATES = {
    ActionState.OPEN: ("text", ""),
    ActionState.DOING: ("text", ""),
    ActionState.DONE: ("primary", "check"),
    ActionState.DROPPED: ("muted", "x"),
}


def review_row(context: Writing, number: int, one: Followed, day: str, *, narrow: bool) -> AgreedRow:
    """Make a row; narrow, who answers stands under the text, and the day and whether it was talked about under the state."""
    action, answers = one.action, who(context, one.id)
    text = [CellLine(action.text), *(map(_quiet, answers) if narrow else ())]
    if action.confidential:
        text.append(CellLine(_("konfidentiell, visas inte för rummet"), "muted", "lock"))
    due = (*due_lines(one, day), *_date_before(one))
    state = [state_line(one), *((*due, talked_line(one)) if narrow else ())]
    if one.review and action.state is not one.review.state:
        state.append(CellLine(_("nu: {state}").format(state=action.state.word), "muted"))
    cells: tuple[Cell, ...] = (
        (CellLine(str(number), "muted"),),
        tuple(text),
        answers,
        due,
        tuple(state),
        (talked_line(one, _("ja"), _("inte än")),),
    )
    return AgreedRow(one.id, action.text, cells, action.confidential)


def who(context: Writing, action_id: str) -> Cell:
    """Say who answers, one party a line; in words and with an icon that nobody does."""
    return who_answers(context, action_id, _("Ansvarig saknas"))


def due_lines(one: Followed, day: str) -> Cell:
    """Say by when, and how late that is."""
    lines = [CellLine(spoken_date(one.due)) if one.due else CellLine(_("inget datum"), "muted")]
    if late := late_words(one, day):
        lines.append(CellLine(late, "over", strong=True))
    return tuple(lines)


def state_line(one: Followed) -> CellLine:
    """Say how far it has come."""
    tone, icon = _STATES[one.state]
    return CellLine(one.state.word, tone, icon, strong=one.state is ActionState.DONE)


def talked_line(one: Followed, yes: str = "", no: str = "") -> CellLine:
    """Say whether it was talked about, in other words where a heading says what is asked."""
    if one.review and one.review.talked:
        return CellLine(yes or _("pratat om"), "primary", "check")
    return CellLine(no or _("inte pratat om"), "muted")


def story_words(one: Chapter) -> str:
    """Say what a workshop said of an action, in a line."""
    when = spoken_date(one.workshop.date) if one.workshop.date else one.workshop.title
    state = one.review.state.word if one.review.talked else _("inte pratat om")
    comment = one.review.comment if len(one.review.comment) <= _MOST_TEXT else f"{one.review.comment[:_MOST_TEXT]}…"
    return " · ".join(part for part in (when, state, comment) if part)


def _quiet(line: CellLine) -> CellLine:
    return replace(line, tone="muted") if line.tone == "text" else line


def _date_before(one: Followed) -> Cell:
    if one.due == one.due_before:
        return ()
    old = spoken_date(one.due_before) if one.due_before else _("inget datum")
    return (CellLine(_("tidigare {day}").format(day=old), "muted"),)
