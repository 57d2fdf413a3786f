"""The section of follow_up: what was said of each action, as it was said, and what there was no time for."""

from collections.abc import Sequence

from naravard_desktop.core.clock import spoken_date
from naravard_desktop.core.language import _
from naravard_desktop.documents.model import Block, Heading, Item, Items, Paragraph, Table
from naravard_desktop.documents.writing import Writing, responsible_words
from naravard_desktop.process.reviews import Followed
from naravard_desktop.process.workshops import Step
from naravard_desktop.steps.follow_up.data import agenda


def minutes(step: Step, writing: Writing) -> list[Block]:
    """Write what was gone through and what was not; nothing if nothing was open."""
    found = agenda(writing.library, step)
    shown = [one for one in found if writing.switches.confidential or not one.action.confidential]
    through = [one for one in shown if one.gone_through]
    left = [one for one in shown if not one.gone_through]
    blocks: list[Block] = [_table(writing, through)] if through else []
    if left:
        items = tuple(Item(one.action.text, _beside(writing, one)) for one in left)
        blocks += [Heading(_("Hann inte gås igenom – följer med till nästa möte"), 2), Items(items)]
    return [*blocks, *_left_out(len(found) - len(shown))]


def _table(writing: Writing, found: Sequence[Followed]) -> Table:
    header = (_("Åtgärd"), _("Ansvarig"), _("Läge"), _("Klart senast"))
    rows = [
        (one.action.text, responsible_words(writing, one.id) or _("saknas"), one.state.word, _due(one)) for one in found
    ]
    widths = (1.9, 1.6, 0.75, 1.35)
    comments = [one.review.comment if one.review else "" for one in found]
    if not any(comments):
        return Table("", header, tuple(rows), widths, row_header=True)
    with_comments = tuple((*row, comment) for row, comment in zip(rows, comments, strict=True))
    return Table("", (*header, _("Kommentar")), with_comments, (*widths, 1.9), row_header=True)


def _due(one: Followed) -> str:
    if one.due == one.due_before:
        return _date(one.due)
    return _("{new}\n(tidigare: {old})").format(new=_date(one.due), old=_date(one.due_before))


def _date(iso: str | None) -> str:
    return spoken_date(iso) if iso else _("inget datum")


def _beside(writing: Writing, one: Followed) -> str:
    who = responsible_words(writing, one.id).replace("\n", ", ") or _("ansvarig saknas")
    due = _("klart senast {day}").format(day=spoken_date(one.due)) if one.due else _("inget datum")
    comment = one.review.comment if one.review else ""
    return " · ".join(part for part in (who, due, comment) if part)


def _left_out(count: int) -> list[Block]:
    if not count:
        return []
    if count == 1:
        return [Paragraph(_("En konfidentiell åtgärd är utelämnad."), style="quiet")]
    return [Paragraph(_("{count} konfidentiella åtgärder är utelämnade.").format(count=count), style="quiet")]
