"""Pictures for a wall or to hand out: the clusters, the principles, the actions. Each says the same as text after it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from naravard_desktop.core.clock import spoken_date
from naravard_desktop.core.language import _
from naravard_desktop.core.words import Level
from naravard_desktop.documents.actions import action_table
from naravard_desktop.documents.figure_data import (
    ActionWall,
    Drawn,
    Poster,
    PosterItem,
    Size,
    WallAction,
    WallLane,
)
from naravard_desktop.documents.model import Block, Document, Figure, Heading, Item, Items, NewPage, Paragraph
from naravard_desktop.documents.switches import Switches
from naravard_desktop.documents.writing import Writing, name_words, responsible_words, writing
from naravard_desktop.jobs.cluster_words import boards, depends, map_alt, map_of, map_table
from naravard_desktop.jobs.minutes import footer, marks
from naravard_desktop.process.actions import Action, ActionState, actions_of_process, actions_of_step
from naravard_desktop.process.principles import Principle, PrincipleState, principles_of_process
from naravard_desktop.process.processes import process
from naravard_desktop.process.workshops import steps, workshop
from naravard_desktop.storage.edit import Scope
from naravard_desktop.storage.library import Library


def cluster_map(library: Library, workshop_id: str, switches: Switches, *, size: Size = "A3") -> Document | None:
    """Draw the clusters of a workshop, with who answers for them, and list them as a table; None if there are none."""
    held = workshop(library, workshop_id)
    collaboration = process(library, held.process_id)
    context = writing(library, held.process_id, switches)
    blocks: list[Block] = []
    for step, found in boards(library, workshop_id):
        drawn = map_of(context, found)
        caption = _("En pil går från ett kluster till det som klustret beror på.") if depends(drawn) else ""
        if blocks:
            blocks += [NewPage(), Heading(step.title)]
        blocks += _figures(drawn, map_alt(drawn), caption, _("Kluster"), size, landscape=True)
        blocks += [NewPage(), Heading(_("Klustren som tabell")), *map_table(context, found, drawn)]
    if not blocks:
        return None
    return Document(
        kind=_("Klusterkarta"),
        title=held.title,
        date=held.date or "",
        footer=footer(collaboration, held),
        blocks=tuple(blocks),
        marks=marks(collaboration),
        author=collaboration.title,
        landscape=True,
        size=size,
    )


def principles_poster(library: Library, process_id: str, switches: Switches, *, size: Size = "A3") -> Document | None:
    """Draw the principles of a process that are adopted, or all that are proposed where none is yet, and list them; None if
    there are none."""
    collaboration = process(library, process_id)
    standing = [
        one
        for one in principles_of_process(library, process_id)
        if one.state is not PrincipleState.DROPPED and one.text
    ]
    adopted = [one for one in standing if one.state is PrincipleState.ADOPTED]
    shown = adopted or standing
    if not shown:
        return None
    context = writing(library, process_id, switches)
    drawn = Poster("", tuple(PosterItem(name_words(context, one.text), _signs(context, one)) for one in shown))
    listed = Items(tuple(Item(item.text, "\n".join(_sign_words(item))) for item in drawn.items), numbered=True)
    left_out = len(standing) - len(shown)
    blocks: list[Block] = [
        *_figures(drawn, _poster_alt(drawn), "", _("Principer"), size, landscape=False),
        NewPage(),
        Heading(_("Principerna som text")),
        listed,
    ]
    if left_out == 1:
        blocks.append(Paragraph(_("Ett förslag som inte är antaget är inte med."), style="quiet"))
    elif left_out:
        told = _("{count} förslag som inte är antagna är inte med.").format(count=left_out)
        blocks.append(Paragraph(told, style="quiet"))
    return Document(
        kind=collaboration.title,
        title=_("Vägledande principer"),
        date="",
        footer=collaboration.title,
        blocks=tuple(blocks),
        marks=(*marks(collaboration), *([] if adopted else [_("FÖRSLAG")])),
        author=collaboration.title,
        size=size,
    )


def action_wall(library: Library, place: Scope, switches: Switches, *, size: Size = "A3") -> Document | None:
    """Draw the actions of a workshop, or of a whole process, in lanes by organisation, and list them as a table; None if
    there are none to show. What has been dropped is not there."""
    collaboration = process(library, place.process_id)
    held = workshop(library, place.workshop_id) if place.workshop_id else None
    context = writing(library, place.process_id, switches)
    found = [one for one in _actions(library, place) if one.state is not ActionState.DROPPED]
    shown = [one for one in found if switches.confidential or not one.confidential]
    if not shown:
        return None
    drawn = ActionWall("", _lanes(context, shown))
    blocks: list[Block] = [
        *_figures(drawn, _wall_alt(drawn), "", _("Åtgärder"), size, landscape=True),
        NewPage(),
        Heading(_("Åtgärderna som tabell")),
        *action_table(context, found),
    ]
    return Document(
        kind=_("Åtgärdstavla"),
        title=held.title if held else collaboration.title,
        date=(held.date or "") if held else "",
        footer=footer(collaboration, held) if held else collaboration.title,
        blocks=tuple(blocks),
        marks=marks(collaboration),
        author=collaboration.title,
        landscape=True,
        size=size,
    )


def _figures(drawn: Drawn, alt: str, caption: str, title: str, size: Size, *, landscape: bool) -> list[Block]:
    """Divide a picture over as many pages as it takes, each named with which part it is."""
    # ReportLab takes longer to load than most commands take to run.
    from naravard_desktop.documents.figures import parts
    from naravard_desktop.documents.pdf_styles import page_of

    page = page_of(size, landscape=landscape)
    found = parts(drawn, page.text_width, *page.figure_heights)
    if len(found) == 1:
        return [Figure(drawn, alt, caption)]
    found = parts(replace(drawn, title=title), page.text_width, *page.figure_heights)
    blocks: list[Block] = []
    for number, part in enumerate(found, 1):
        named = _("{title}, del {number} av {count}").format(title=title, number=number, count=len(found))
        blocks += [
            *([NewPage()] if blocks else []),
            Figure(replace(part, title=named), f"{named}. {_alt(part)}", caption),
        ]
    return blocks


def _alt(drawn: Drawn) -> str:
    match drawn:
        case Poster():
            return _poster_alt(drawn)
        case ActionWall():
            return _wall_alt(drawn)
        case _:
            return map_alt(drawn)


def _signs(context: Writing, one: Principle) -> tuple[tuple[str, str], ...]:
    written = [(level, one.sign(level)) for level in Level if one.sign(level).strip()]
    return tuple((level.word[:1].upper() + level.word[1:], name_words(context, sign)) for level, sign in written)


def _sign_words(item: PosterItem) -> list[str]:
    return [
        _("Så märks det på {level}: {signs}").format(level=level.lower(), signs="; ".join(sign.splitlines()))
        for level, sign in item.signs
    ]


def _poster_alt(drawn: Poster) -> str:
    told = [
        " ".join(f"{words.rstrip('. ')}." for words in (f"{number}. {item.text}", *_sign_words(item)))
        for number, item in enumerate(drawn.items, drawn.first)
    ]
    count = len(drawn.items)
    head = _("Affisch med en princip.") if count == 1 else _("Affisch med {count} principer.").format(count=count)
    return " ".join([head, *told])


def _actions(library: Library, place: Scope) -> list[Action]:
    if place.workshop_id is None:
        return actions_of_process(library, place.process_id)
    return [one for step in steps(library, place.workshop_id) for one in actions_of_step(library, step.id)]


def _lanes(context: Writing, shown: Sequence[Action]) -> tuple[WallLane, ...]:
    """Give each organisation a lane; last come what several answer for together, each once, and what nobody does."""
    by_place: dict[str, list[WallAction]] = defaultdict(list)
    together, nowhere, nobody = "together", "nowhere", "nobody"
    for one in shown:
        places = {who.organisation_id or nowhere for who in context.responsibles.get(one.id, [])} or {nobody}
        key = places.pop() if len(places) == 1 else together
        by_place[key].append(_on_wall(context, one))
    titles = {
        **{key: organisation.name for key, organisation in context.organisations.items()},
        together: _("Tillsammans"),
        nowhere: _("Utan organisation"),
        nobody: _("Utan ansvarig"),
    }
    return tuple(WallLane(title, tuple(by_place[key])) for key, title in titles.items() if key in by_place)


def _on_wall(context: Writing, one: Action) -> WallAction:
    return WallAction(
        one.text,
        responsible_words(context, one.id),
        spoken_date(one.due) if one.due else "",
        "" if one.state is ActionState.OPEN else one.state.word,
        one.state is ActionState.DONE,
    )


def _wall_alt(drawn: ActionWall) -> str:
    count = sum(len(lane.actions) for lane in drawn.lanes)
    told = [_("Tavla med en åtgärd.") if count == 1 else _("Tavla med {count} åtgärder.").format(count=count)]
    for lane in drawn.lanes:
        cards = "; ".join(", ".join(_card_words(action)) for action in lane.actions)
        told.append(f"{lane.title}: {cards}.")
    return " ".join(told)


def _card_words(action: WallAction) -> list[str]:
    due = _("klart senast {day}").format(day=action.due) if action.due else _("utan datum")
    who = "; ".join(action.who.splitlines()) or _("ansvarig saknas")
    return [part for part in (action.text, who, due, action.state) if part]
