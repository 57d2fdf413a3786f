"""Actions as a table: in minutes and on the action list."""

from naravard_desktop.core.clock import spoken_date
from naravard_desktop.core.language import _
from naravard_desktop.documents.model import Block, Paragraph, Table
from naravard_desktop.documents.writing import Writing, came_from_words, responsible_words
from naravard_desktop.process.actions import Action, ActionState
from naravard_desktop.process.links import came_from


def action_table(writing: Writing, actions: list[Action]) -> list[Block]:
    """Set actions as a table, numbered; nothing if there are none."""
    shown = [action for action in actions if writing.switches.confidential or not action.confidential]
    blocks: list[Block] = []
    if shown:
        header = (_("Nr"), _("Åtgärd"), _("Ansvarig"), _("Nivå"), _("Klart senast"))
        rows = tuple(_row(writing, number, action) for number, action in enumerate(shown, 1))
        blocks.append(Table("", header, rows, (0.35, 2.5, 1.9, 0.6, 0.95), notes=(1,)))
    hidden = len(actions) - len(shown)
    if hidden == 1:
        blocks.append(Paragraph(_("En konfidentiell åtgärd är utelämnad."), style="quiet"))
    elif hidden:
        blocks.append(
            Paragraph(_("{count} konfidentiella åtgärder är utelämnade.").format(count=hidden), style="quiet")
        )
    return blocks


def _row(writing: Writing, number: int, action: Action) -> tuple[str, ...]:
    what = [action.text]
    if action.state is not ActionState.OPEN:
        what.append(_("Läge: {state}").format(state=action.state.word))
    if action.comment:
        what.append(action.comment)
    if sources := came_from(writing.library, action.id):
        what.append(_("Från: {sources}").format(sources=came_from_words(writing, sources)))
    return (
        str(number),
        "\n".join(what),
        responsible_words(writing, action.id) or _("saknas"),
        action.level.word if action.level else "–",
        spoken_date(action.due) if action.due else _("saknas"),
    )
