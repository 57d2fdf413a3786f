"""What Förbered does to an agenda, each as one edit of the session."""

from collections.abc import Sequence

from naravard_desktop.core import check
from naravard_desktop.core.clock import spoken_time
from naravard_desktop.core.ids import new_id
from naravard_desktop.core.kind import Options, PlannedStep
from naravard_desktop.core.language import N_, _
from naravard_desktop.core.text import excerpt, one_line
from naravard_desktop.core.trouble import Trouble
from naravard_desktop.jobs.own_moments import own_moment
from naravard_desktop.kinds import KINDS
from naravard_desktop.live.session import Session
from naravard_desktop.process.drafts import OPTIONS_DRAFT, put_draft
from naravard_desktop.process.progress import current, progress
from naravard_desktop.process.workshops import (
    Step,
    add_step,
    change_step,
    change_workshop,
    delete_step,
    has_content,
    move_step,
    options,
    step,
    steps,
)
from naravard_desktop.storage.edit import Scope


def usable(one: str, earlier: Sequence[Step]) -> list[Step]:
    """Return the moments among `earlier` that a kind of moment can work on."""
    known = KINDS.get(one)
    return [step for step in earlier if known and step.kind in known.uses]


def add_moment(session: Session, scope: Scope, kind: str, after: str | None) -> str | None:
    """Add a moment after another (last for None) and return its id; it works on the nearest one before that it can."""
    library, workshop_id = session.library, scope.workshop_id or ""
    planned = own_moment(kind)

    def add() -> str:
        listed = steps(library, workshop_id)
        at = next((number for number, one in enumerate(listed, 1) if one.id == after), len(listed))
        before = usable(kind, listed[:at])
        return _add(session, workshop_id, planned, before[-1].id if before else None, after if at < len(listed) else "")

    return session.do(scope, N_("Nytt moment: {title}"), add, title=planned.title)


def duplicate(session: Session, scope: Scope, one: Step) -> str | None:
    """Add a moment planned as another after it, without what was written there, and return its id.

    :raises Trouble: if its settings cannot be read.
    """
    known = KINDS[one.kind]
    try:
        own = options(one, known.options)
    except check.Wrong as wrong:
        raise Trouble(
            N_(
                "”{title}” kan inte kopieras, för inställningarna går inte att läsa. Lägg till ett nytt moment i stället."
            ),
            title=one.title,
        ) from wrong
    planned = PlannedStep(
        id=new_id(),
        kind=one.kind,
        title=_("{title} (kopia)").format(title=one.title),
        minutes=one.minutes,
        aim=one.aim,
        instruction=one.instruction,
        material=one.material,
        background=one.background,
        prompt=one.prompt,
        help=one.help,
        anonymous=one.anonymous,
        options=own,
    )
    return session.do(
        scope,
        N_("Kopierat moment: {title}"),
        lambda: _add(session, scope.workshop_id or "", planned, one.uses_id, one.id),
        title=excerpt(one.title),
    )


def _add(session: Session, workshop_id: str, planned: PlannedStep, uses_id: str | None, after: str | None) -> str:
    """Add a moment and lay out what its kind lays out; `after` is None for first and "" for last."""
    library = session.library
    step_id = add_step(library, workshop_id, planned, uses_id)
    if after != "":
        move_step(library, step_id, after)
    KINDS[planned.kind].begin(library, step(library, step_id))
    return step_id


def set_options(session: Session, scope: Scope, one: Step, new: Options, typing: str = "") -> bool:
    """Change a moment's own settings, and what was laid out from them. False if it was not saved.

    :raises Refused: if the kind does not let it be changed so.
    """

    def write() -> bool:
        try:
            KINDS[one.kind].change_options(session.library, one, new)
        except Trouble as trouble:  # the kind's own: a disk that is full is told of when the edit ends
            raise Refused(str(trouble)) from trouble
        put_draft(session.library, one.id, OPTIONS_DRAFT, "")
        return True

    return bool(session.do(scope, N_("Ändrat moment: {title}"), write, typing=typing, title=excerpt(one.title)))


class Refused(Exception):  # noqa: N818 - an answer, not an error
    """Why a kind keeps its settings, as a sentence."""


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
        "title": N_("Workshoppens rubrik: {value}"),
        "date": N_("Workshoppens datum: {value}"),
        "starts": N_("Workshoppens start: {value}"),
        "ends": N_("Workshoppens slut: {value}"),
        "place": N_("Workshoppens plats: {value}"),
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
