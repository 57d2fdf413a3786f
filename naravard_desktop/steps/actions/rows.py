"""Actions as rows of the table: what, who, on which level, by when and where it came from; and what is missing."""

from collections.abc import Mapping, Sequence

from naravard_desktop.core.clock import spoken_date
from naravard_desktop.core.language import _
from naravard_desktop.core.text import excerpt
from naravard_desktop.documents.writing import Writing
from naravard_desktop.parts.agreed_cells import Cell, CellLine
from naravard_desktop.parts.agreed_model import AgreedRow
from naravard_desktop.parts.agreed_people import who_answers
from naravard_desktop.parts.came_from import source_words
from naravard_desktop.process.actions import Action, ActionState
from naravard_desktop.process.links import Linked
from naravard_desktop.process.responsible import Responsible

_NAMED, _BESIDE = 2, 60
"""So many sources are named, more are counted; under the text they take so many letters."""


def action_row(context: Writing, action: Action, sources: Sequence[Linked], *, narrow: bool) -> AgreedRow:
    """Make a row; narrow, level and sources stand under the text."""
    named = source_words(context, sources)
    level = action.level.word if action.level else ""
    text = [CellLine(action.text)]
    if action.state is not ActionState.OPEN:
        text.append(CellLine(_("Läge: {state}").format(state=action.state.word), "muted"))
    if narrow and (beside := " · ".join([*([level] if level else []), *_short(named)])):
        text.append(CellLine(excerpt(beside, _BESIDE), "muted"))
    if action.confidential:
        text.append(CellLine(_("konfidentiell, visas inte för rummet"), "muted", "lock"))
    came_from: Cell = tuple(CellLine(line, "muted") for line in _short(named)) or (CellLine("–", "muted"),)
    cells = (tuple(text), who(context, action.id), (CellLine(level or "–", "muted"),), (when(action),), came_from)
    return AgreedRow(action.id, action.text, cells, action.confidential)


def who(context: Writing, action_id: str) -> Cell:
    """Say who answers, one party a line; in words and with an icon that nobody does."""
    return who_answers(context, action_id, _("Ansvarig saknas"))


def when(action: Action) -> CellLine:
    """Say by when; in words and with an icon that it is not said."""
    if action.due:
        return CellLine(spoken_date(action.due))
    return CellLine(_("Datum saknas"), "warn", "triangle-alert")


def missing_words(actions: Sequence[Action], responsibles: Mapping[str, Sequence[Responsible]]) -> tuple[str, bool]:
    """Say how many actions lack somebody or a date, and whether any does; "" where there are no actions."""
    total = len(actions)
    missing = sum(not one.due or not responsibles.get(one.id) for one in actions)
    if not total:
        return "", False
    if not missing:
        whole = _("Åtgärden har ansvarig och datum.") if total == 1 else _("Alla åtgärder har ansvarig och datum.")
        return whole, False
    if total == 1:
        return _("Åtgärden saknar ansvarig eller datum."), True
    return _("{missing} av {total} åtgärder saknar ansvarig eller datum.").format(missing=missing, total=total), True


def _short(named: Sequence[str]) -> list[str]:
    more = [_("… och {count} till").format(count=len(named) - _NAMED)] if len(named) > _NAMED else []
    return [*named[:_NAMED], *more]
