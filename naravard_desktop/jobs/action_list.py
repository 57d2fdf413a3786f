"""What a process lives on with, on paper for those who go home with it: actions, what, who and by when; goals and principles."""

from collections.abc import Sequence

from naravard_desktop.core.clock import spoken_date, today
from naravard_desktop.core.language import _
from naravard_desktop.core.words import Level
from naravard_desktop.documents.actions import action_table
from naravard_desktop.documents.model import Block, Document, Facts, Heading, Item, Items, NewPage, Paragraph, Together
from naravard_desktop.documents.switches import Switches
from naravard_desktop.documents.writing import Writing, person_words, responsible_words, writing
from naravard_desktop.jobs.minutes import footer, marks
from naravard_desktop.jobs.photos import logos_of
from naravard_desktop.process.actions import Action, actions_of_process, actions_of_step
from naravard_desktop.process.goals import Goal, GoalState, goals_of_process
from naravard_desktop.process.principles import Principle, PrincipleState, principles_of_process
from naravard_desktop.process.processes import process
from naravard_desktop.process.responsible import Responsible
from naravard_desktop.process.workshops import steps, workshop
from naravard_desktop.storage.library import Library


def workshop_actions(library: Library, workshop_id: str, switches: Switches) -> Document:
    """List the actions that were agreed in a workshop."""
    held = workshop(library, workshop_id)
    collaboration = process(library, held.process_id)
    found = [action for step in steps(library, workshop_id) for action in actions_of_step(library, step.id)]
    facts = [(_("Uppdrag"), collaboration.title), (_("Workshop"), held.title)]
    if held.date:
        facts.append((_("Datum"), spoken_date(held.date, weekday=True)))
    context = writing(library, held.process_id, switches)
    body = action_table(context, found) or [Paragraph(_("Inga åtgärder bestämdes."))]
    return _document(
        context, held.title, held.date or "", footer(collaboration, held), marks(collaboration), facts, body
    )


def process_actions(library: Library, process_id: str, switches: Switches) -> Document:
    """List all actions of a process, those due first at the top."""
    collaboration = process(library, process_id)
    context = writing(library, process_id, switches)
    body = action_table(context, actions_of_process(library, process_id)) or [Paragraph(_("Det finns inga åtgärder."))]
    return _document(context, collaboration.title, "", collaboration.title, marks(collaboration), [], body)


def chosen_actions(
    library: Library,
    process_id: str,
    ids: Sequence[str],
    switches: Switches,
    *,
    chosen_by: str = "",
    by_responsible: bool = False,
) -> Document:
    """List these actions of a process, in this order; `chosen_by` says in words which they are.

    By responsible there is a section for each that answers for some of them; what two answer for stands with both.
    """
    collaboration = process(library, process_id)
    context = writing(library, process_id, switches)
    known = {action.id: action for action in actions_of_process(library, process_id)}
    found = [known[row_id] for row_id in ids if row_id in known]
    facts = [(_("Läget den"), spoken_date(today().isoformat()))]
    if chosen_by:
        facts.append((_("Urval"), chosen_by))
    body: list[Block]
    if not found:
        body = [Paragraph(_("Det finns inga åtgärder att visa."))]
    elif by_responsible:
        body = _sections(context, found)
    else:
        body = action_table(context, found)
    return _document(context, collaboration.title, "", collaboration.title, marks(collaboration), facts, body)


def goals_and_principles(library: Library, process_id: str, switches: Switches) -> Document:
    """Write down the goals of a process, with how they are measured and who owns them, and what guides it.

    What holds no longer is only named, last in its part.
    """
    collaboration = process(library, process_id)
    context = writing(library, process_id, switches)
    goals = goals_of_process(library, process_id)
    holding = [goal for goal in goals if goal.state is not GoalState.DROPPED]
    principles = principles_of_process(library, process_id)
    standing = [one for one in principles if one.state is not PrincipleState.DROPPED]
    body: list[Block] = [Heading(_("Mål"))]
    for number, goal in enumerate(holding, 1):
        body.append(_named(_("Mål {number}.").format(number=number), goal.text, _goal_facts(context, goal)))
    if not holding:
        body.append(Paragraph(_("Inga mål är satta.")))
    body += _no_longer(_("Mål som inte gäller längre"), [goal.text for goal in goals if goal not in holding])
    body.append(Heading(_("Vägledande principer")))
    for number, one in enumerate(standing, 1):
        text = one.text or _("Lydelsen är inte skriven.")
        body.append(_named(_("Princip {number}.").format(number=number), text, _principle_facts(one)))
    if not standing:
        body.append(Paragraph(_("Inga principer är skrivna.")))
    body += _no_longer(_("Principer som utgår"), [one.text for one in principles if one not in standing])
    return Document(
        kind=_("Mål och principer"),
        title=collaboration.title,
        date="",
        footer=collaboration.title,
        blocks=(Facts(((_("Läget den"), spoken_date(today().isoformat())),)), *body),
        marks=marks(collaboration),
        author=collaboration.title,
        logos=logos_of(library, process_id),
    )


def _named(lead: str, text: str, facts: tuple[tuple[str, str], ...]) -> Block:
    rows = tuple((name, words) for name, words in facts if words)
    return Together((Paragraph(text, lead), *([Facts(rows)] if rows else [])))


def _goal_facts(context: Writing, goal: Goal) -> tuple[tuple[str, str], ...]:
    return (
        (_("Varför"), goal.why),
        (_("Nivå"), goal.level.word if goal.level else ""),
        (_("Mätetal"), goal.measure),
        (_("Målvärde"), goal.target),
        (_("Ägare"), responsible_words(context, goal.id) or _("saknas")),
        (_("Läge"), goal.state.word),
    )


def _principle_facts(one: Principle) -> tuple[tuple[str, str], ...]:
    signs = ((_("Så märks det på {level}").format(level=level.word), one.sign(level)) for level in Level)
    return ((_("Läge"), one.state.word), *signs)


def _no_longer(title: str, texts: Sequence[str]) -> list[Block]:
    items = tuple(Item(text) for text in texts if text)
    return [Heading(title, 2), Items(items)] if items else []


def _sections(context: Writing, found: Sequence[Action]) -> list[Block]:
    """Write a section for each who answers, organisation by organisation; last what nobody answers for.

    Each begins a page of its own, to be handed out.
    """
    places = list(context.organisations)
    persons = list(context.persons)
    parties: dict[tuple[int, int], tuple[str, list[Action]]] = {}
    for action in found:
        for one in context.responsibles.get(action.id, []):
            person = one.person_id if context.switches.names else None
            key = (
                places.index(one.organisation_id) if one.organisation_id else len(places),
                persons.index(person) if person else -1,
            )
            listed = parties.setdefault(key, (_party(context, one), []))[1]
            if action not in listed:
                listed.append(action)
    blocks: list[Block] = []
    for _key, (words, listed) in sorted(parties.items()):
        blocks += [NewPage(), Heading(words), *action_table(context, listed)]
    if alone := [action for action in found if not context.responsibles.get(action.id)]:
        blocks += [NewPage(), Heading(_("Utan ansvarig")), *action_table(context, alone)]
    return blocks[1:]  # the first one stands below the head


def _party(context: Writing, one: Responsible) -> str:
    if one.person_id and context.switches.names:
        return person_words(context, one.person_id)
    if one.organisation_id:
        return context.organisations[one.organisation_id].name
    return _("(namn utelämnat)")


def _document(
    context: Writing,
    title: str,
    date: str,
    foot: str,
    words: tuple[str, ...],
    facts: list[tuple[str, str]],
    body: list[Block],
) -> Document:
    return Document(
        kind=_("Åtgärdslista"),
        title=title,
        date=date,
        footer=foot,
        blocks=(*([Facts(tuple(facts))] if facts else []), *body),
        marks=words,
        author=title,
        landscape=True,
        logos=logos_of(context.library, context.process_id),
    )
