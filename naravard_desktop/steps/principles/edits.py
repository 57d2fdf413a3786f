"""What the facilitator does with principles, each one undo step. One is named in the label, many are counted."""

from collections.abc import Callable, Sequence
from functools import partial

from naravard_desktop.core.language import N_
from naravard_desktop.core.text import excerpt
from naravard_desktop.parts.panel import Panel
from naravard_desktop.parts.tiles import for_the_room
from naravard_desktop.process.cards import change_card
from naravard_desktop.process.drafts import put_draft
from naravard_desktop.process.principles import PrincipleState, change_principle, delete_principle
from naravard_desktop.steps.principles import data
from naravard_desktop.steps.principles.data import Board
from naravard_desktop.steps.principles.shown import wording

_STATES = {
    PrincipleState.ADOPTED: (N_("Antagen: {text}"), N_("{count} antagna principer")),
    PrincipleState.DROPPED: (N_("Utgår: {text}"), N_("{count} principer utgår")),
    PrincipleState.PROPOSED: (N_("Inte antagen: {text}"), N_("{count} principer är inte antagna")),
}


class PrincipleEdits:
    """Works through a panel; `board` gives what is shown. What is gone is left out; what could not be saved is told by
    False or None."""

    def __init__(self, panel: Panel, board: Callable[[], Board]) -> None:
        self._panel, self._board = panel, board

    def become(self, card_ids: Sequence[str], text: str = "", draft: str = "") -> str | None:
        """Make a principle of candidates and return its id. It begins with the words of the first that the room may see.

        The draft that `text` was is forgotten in the same edit.
        """
        known = self._board().cards()
        here = [card_id for card_id in card_ids if card_id in known]
        if not text:
            text = next((known[one].text for one in here if for_the_room(known[one])), "")
        library, step = self._panel.library, self._panel.step

        def change() -> str:
            if draft:
                put_draft(library, step.id, draft, "")
            return data.become(library, step, text, here)

        return self._panel.do(N_("Ny princip: {text}"), change, text=excerpt(wording(text)))

    def put_in(self, card_ids: Sequence[str], principle_id: str) -> list[str]:
        """Put candidates in a principle; return those that were put there."""
        view, known = self._board().view(principle_id), self._board().cards()
        here = [card_id for card_id in card_ids if card_id in known]
        if view is None or not here:
            return []
        change = partial(data.put_in, self._panel.library, self._panel.step, here, principle_id)
        label, many = N_("Lagt i princip: {text}"), N_("{count} förslag lagda i en princip")
        return here if self._do([known[one].text for one in here], label, many, change) else []

    def take_out(self, card_ids: Sequence[str]) -> bool:
        """Take candidates out of their principles."""
        known = {card.id: card for view in self._board().views for card in view.candidates}
        here = [card_id for card_id in card_ids if card_id in known]
        change = partial(data.take_out, self._panel.library, self._panel.step, here)
        label, many = N_("Taget ur princip: {text}"), N_("{count} förslag tagna ur sin princip")
        return self._do([known[one].text for one in here], label, many, change)

    def take_apart(self, ids: Sequence[str]) -> bool:
        """Take principles away; their candidates are free again."""
        here = self._here(ids)

        def change() -> None:
            for principle_id in here:
                delete_principle(self._panel.library, principle_id)

        return self._do(self._texts(here), N_("Borttagen princip: {text}"), N_("{count} borttagna principer"), change)

    def set_state(self, ids: Sequence[str], state: PrincipleState) -> bool:
        """Adopt or drop principles, or make them proposals again."""
        here = self._here(ids)

        def change() -> None:
            for principle_id in here:
                change_principle(self._panel.library, principle_id, state=state)

        return self._do(self._texts(here), *_STATES[state], change)

    def move(self, ids: Sequence[str], after: str) -> bool:
        """Move principles to just after another, or first."""
        here = self._here(ids)
        change = partial(data.place_after, self._panel.library, here, after or None)
        return self._do(self._texts(here), N_("Flyttad princip: {text}"), N_("{count} flyttade principer"), change)

    def write(self, principle_id: str, text: str, typing: str) -> bool:
        """Change a principle's wording. One that is gone counts as saved."""
        if self._board().view(principle_id) is None:
            return True
        change = partial(change_principle, self._panel.library, principle_id, text=text)
        return self._do([text], N_("Ändrad princip: {text}"), "", change, typing)

    def write_card(self, card_id: str, text: str, typing: str) -> bool:
        """Change a candidate's text. One that is gone counts as saved."""
        if card_id not in self._board().cards():
            return True
        change = partial(change_card, self._panel.library, card_id, text=text)
        return self._do([text], N_("Ändrad lapp: {text}"), "", change, typing)

    def count(self, principle_id: str, point: int, value: int, party: str, typing: str) -> bool:
        """Write down hands. Those for a principle that is gone count as saved."""
        if self._board().view(principle_id) is None:
            return True
        library, step = self._panel.library, self._panel.step
        change = partial(data.count_hands, library, step, principle_id, point, value, party)
        return self._do(self._texts([principle_id]), N_("Räknade händer: {text}"), "", change, typing)

    def _do(self, texts: Sequence[str], label: str, many: str, change: Callable[[], object], typing: str = "") -> bool:
        def saved() -> bool:
            change()
            return True

        if not texts:
            return False
        if len(texts) == 1:
            return bool(self._panel.do(label, saved, typing=typing, text=excerpt(texts[0])))
        return bool(self._panel.do(many, saved, typing=typing, count=len(texts)))

    def _here(self, ids: Sequence[str]) -> list[str]:
        known = {view.principle.id for view in self._board().views}
        return [one for one in ids if one in known]

    def _texts(self, ids: Sequence[str]) -> list[str]:
        views = {view.principle.id: view.principle.text for view in self._board().views}
        return [wording(views[one]) for one in ids]
