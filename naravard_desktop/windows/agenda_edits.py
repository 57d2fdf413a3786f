"""What Förbered does to an agenda, each as one edit of the session."""

from naravard_desktop.core.clock import spoken_time
from naravard_desktop.core.ids import new_id
from naravard_desktop.core.kind import PlannedStep
from naravard_desktop.core.language import N_, _
from naravard_desktop.core.text import excerpt, one_line
from naravard_desktop.core.trouble import Trouble
from naravard_desktop.kinds import KINDS
from naravard_desktop.live.session import Session
from naravard_desktop.process.progress import current, progress
from naravard_desktop.process.workshops import (
    Step,
    add_step,
    change_step,
    change_workshop,
    delete_step,
    has_content,
    move_step,
    step,
    steps,
)
from naravard_desktop.storage.edit import Scope

_USUAL = {"break": 15}
_WORKS_ON = {"sorting": ("notes",)}


def add_moment(session: Session, scope: Scope, kind: str, after: str | None) -> str | None:
    """Add a moment after another (last for None) and return its id; a sorting works on the nearest notes before it."""
    library, workshop_id = session.library, scope.workshop_id or ""
    known = KINDS[kind]
    planned = PlannedStep(
        id=new_id(), kind=kind, title=_(known.title), minutes=_USUAL.get(kind, 20), options=known.options()
    )

    def add() -> str:
        listed = steps(library, workshop_id)
        at = next((number for number, one in enumerate(listed, 1) if one.id == after), len(listed))
        uses = next((one.id for one in reversed(listed[:at]) if one.kind in _WORKS_ON.get(kind, ())), None)
        step_id = add_step(library, workshop_id, planned, uses)
        if at < len(listed):
            move_step(library, step_id, after)
        known.begin(library, step(library, step_id))
        return step_id

    return session.do(scope, N_("Nytt moment: {title}"), add, title=planned.title)


def set_minutes(session: Session, scope: Scope, one: Step, minutes: int, typing: str = "") -> None:
    """Give a moment another length."""
    session.do(
        scope,
        N_("Längd: {title}, {minutes} min"),
        lambda: change_step(session.library, one.id, minutes=minutes),
        typing=typing,
        title=excerpt(one.title),
        minutes=minutes,
    )


def set_field(session: Session, scope: Scope, one: Step, field: str, text: str, typing: str = "") -> bool:
    """Write one of a moment's texts; a title is one line and never empty. False if it was not saved."""
    if field == "title":
        text = one_line(text) or one.title

    def write() -> bool:
        change_step(session.library, one.id, **{field: text})
        return True

    title = excerpt(text if field == "title" else one.title)
    return bool(session.do(scope, N_("Ändrat moment: {title}"), write, typing=typing, title=title))


def set_fact(session: Session, scope: Scope, name: str, value: str | None, typing: str = "") -> bool:
    """Write one of the workshop's own facts. False if it was not saved."""

    def write() -> bool:
        change_workshop(session.library, scope.workshop_id or "", **{name: value})
        return True

    label = {
        "title": N_("Workshopens rubrik: {value}"),
        "date": N_("Workshopens datum: {value}"),
        "starts": N_("Workshopens start: {value}"),
        "ends": N_("Workshopens slut: {value}"),
        "place": N_("Workshopens plats: {value}"),
    }[name]
    shown = spoken_time(value or "") if name in {"starts", "ends"} else excerpt(value or "")
    return bool(session.do(scope, label, write, typing=typing, value=shown or "–"))


def set_uses(session: Session, scope: Scope, one: Step, uses_id: str | None) -> None:
    """Let a moment work on the cards of another."""
    session.do(
        scope,
        N_("Ändrat moment: {title}"),
        lambda: change_step(session.library, one.id, uses_id=uses_id),
        title=excerpt(one.title),
    )


def move(session: Session, scope: Scope, one: Step, after: str | None) -> None:
    """Move a moment to stand after another, first for None."""
    session.do(
        scope,
        N_("Flyttat moment: {title}"),
        lambda: move_step(session.library, one.id, after),
        title=excerpt(one.title),
    )


def remove(session: Session, scope: Scope, one: Step) -> None:
    """Delete a moment in which nothing was written and that is not going on.

    :raises Trouble: saying why it stays.
    """
    if has_content(session.library, one.id):
        raise Trouble(
            N_("”{title}” tas inte bort, för där finns det som gruppen har skrivit. Hoppa över momentet i stället."),
            title=one.title,
        )
    on = current(progress(session.library, one.workshop_id))
    if on and on.step_id == one.id:
        raise Trouble(N_("”{title}” pågår och tas inte bort. Gå till ett annat moment först."), title=one.title)
    session.do(
        scope, N_("Borttaget moment: {title}"), lambda: delete_step(session.library, one.id), title=excerpt(one.title)
    )
