"""Follow-up: the actions that were open when the group met, what has become of them, and what was not talked about."""

from collections.abc import Sequence
from datetime import date

from naravard_desktop.core.clock import today
from naravard_desktop.core.kind import Options
from naravard_desktop.core.language import _
from naravard_desktop.process.reviews import Chapter, Followed, before, review
from naravard_desktop.process.workshops import Step, workshop
from naravard_desktop.storage.library import Library
from naravard_desktop.storage.rows import Value

__all__ = ["Options", "agenda", "carried_comment", "day_of", "late_words", "note"]


def agenda(library: Library, step: Step) -> list[Followed]:
    """Return the actions to go through, in order."""
    return before(library, step)


def note(library: Library, step: Step, ids: Sequence[str], **values: Value) -> None:
    """Note state, due, comment or talked of some actions; without values they were talked about."""
    for action_id in ids:
        review(library, step, action_id, **values)


def carried_comment(one: Followed, told: Sequence[Chapter]) -> str:
    """Return what the comment's field begins with: what was noted here, otherwise what the action came with.

    What another workshop noted (`told`) stands in its own words: then the field is empty, for it is not said again.
    """
    if one.review and one.review.comment:
        return one.review.comment
    known = {chapter.review.comment for chapter in told}
    return "" if one.action.comment in known else one.action.comment


def day_of(library: Library, step: Step) -> str:
    """Return the ISO date that lateness is counted to: the workshop's, so that its papers stay as they are, or today."""
    return workshop(library, step.workshop_id).date or today().isoformat()


def late_words(one: Followed, day: str) -> str:
    """Say how late an action is on a day; "" if it is not, or if nothing remains to be done."""
    if not one.due or not one.still_open:
        return ""
    try:
        days = (date.fromisoformat(day) - date.fromisoformat(one.due)).days
    except ValueError:
        return ""
    if days <= 0:
        return ""
    return _("försenad 1 dag") if days == 1 else _("försenad {days} dagar").format(days=days)
