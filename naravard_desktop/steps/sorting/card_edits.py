"""What the facilitator does with the cards on a board, each one undo step. One card is named in the label, many are counted."""

from collections.abc import Callable, Sequence

from naravard_desktop.core.language import N_, _
from naravard_desktop.core.text import excerpt
from naravard_desktop.parts.drafting import edit_name
from naravard_desktop.parts.panel import Panel
from naravard_desktop.process import cards as edits
from naravard_desktop.process.cards import Card, NewCard
from naravard_desktop.process.drafts import put_draft
from naravard_desktop.steps.sorting import data
from naravard_desktop.steps.sorting.data import Board
from naravard_desktop.storage.rows import Value


class CardEdits:
    """Works through a panel; `board` gives the board as it is shown. Cards that are gone are left out; what could not be
    saved is told by False or None."""

    def __init__(self, panel: Panel, board: Callable[[], Board]) -> None:
        self._panel, self.board = panel, board

    def write(self, new: Sequence[NewCard], draft: str = "") -> list[str] | None:
        """Add cards to be placed, and forget in the same edit the draft they were; return their ids."""
        library, step_id = self._panel.library, self._panel.step.id

        def change() -> list[str]:
            ids = edits.add_cards(library, step_id, new)
            if draft:
                put_draft(library, step_id, draft, "")
            return ids

        if len(new) == 1:
            return self._panel.do(N_("Ny lapp: {text}"), change, text=excerpt(new[0].text))
        return self._panel.do(N_("{count} nya lappar"), change, count=len(new))

    def move(self, ids: Sequence[str], target: str, after: str | None = None) -> list[str]:
        """Move cards to a cluster or a leg, or to those that are not placed for any other key; return those moved."""
        library, step = self._panel.library, self._panel.step
        cluster, leg, words = place_of(self.board(), target)

        def change(here: Sequence[str]) -> None:
            if cluster is None:
                data.unplace(library, step, here)
            else:
                data.place(library, step, here, cluster, leg, after=after)

        label = N_("Flyttad till {cluster}: {text}")
        done = self._do(ids, label, N_("{count} lappar flyttade till {cluster}"), change, cluster=excerpt(words, 60))
        return self._here(ids) if done else []

    def change(self, ids: Sequence[str], label: str, many: str, **values: Value) -> bool:
        """Change columns of cards."""

        def change(here: Sequence[str]) -> None:
            for card_id in here:
                edits.change_card(self._panel.library, card_id, **values)

        return self._do(ids, label, many, change)

    def change_text(self, card_id: str, text: str) -> bool:
        """Change a card's text, and forget in the same edit the draft it was. A card that is gone counts as saved."""
        if card_id not in self.board().cards():
            return True
        library, step_id = self._panel.library, self._panel.step.id

        def change() -> bool:
            edits.change_card(library, card_id, text=text)
            put_draft(library, step_id, edit_name(card_id), "")
            return True

        return bool(self._panel.do(N_("Ändrad lapp: {text}"), change, text=excerpt(text)))

    def hide(self, ids: Sequence[str], *, hidden: bool) -> bool:
        """Hide cards from the room, or show them again."""
        if hidden:
            return self.change(ids, N_("Dold: {text}"), N_("{count} dolda lappar"), hidden=True)
        return self.change(ids, N_("Visad: {text}"), N_("{count} visade lappar"), hidden=False)

    def keep_secret(self, ids: Sequence[str], *, secret: bool) -> bool:
        """Mark cards as confidential, or take the mark away."""
        if secret:
            return self.change(ids, N_("Konfidentiell: {text}"), N_("{count} konfidentiella lappar"), confidential=True)
        label, many = N_("Inte längre konfidentiell: {text}"), N_("{count} lappar inte längre konfidentiella")
        return self.change(ids, label, many, confidential=False)

    def delete(self, ids: Sequence[str]) -> bool:
        """Delete cards."""

        def change(here: Sequence[str]) -> None:
            for card_id in here:
                edits.delete_card(self._panel.library, card_id)

        return self._do(ids, N_("Borttagen lapp: {text}"), N_("{count} borttagna lappar"), change)

    def merge(self, ids: Sequence[str], text: str) -> str | None:
        """Put cards together where the first lies, and return the new card's id."""
        library, step = self._panel.library, self._panel.step

        def change() -> str:
            return data.merge_on_board(library, step, ids, text)

        return self._panel.do(N_("Sammanförda: {text}"), change, text=excerpt(text))

    def unmerge(self, card_id: str) -> list[str]:
        """Take a card apart and return its parts."""
        library, process_id = self._panel.library, self._panel.scope.process_id

        def change() -> list[str]:
            return edits.unmerge_card(library, process_id, card_id)

        found = self.board().cards().get(card_id)
        text = excerpt(found.text) if found else ""
        return self._panel.do(N_("Isärtagen: {text}"), change, text=text) or []

    def depend(self, ids: Sequence[str], cluster_id: str) -> bool | None:
        """Mark that cards depend on a cluster; if all do already, take the mark away. Return whether they do now, None if
        it was not saved."""
        board, library, step = self.board(), self._panel.library, self._panel.step
        name = next((view.cluster.name for view in board.clusters if view.cluster.id == cluster_id), None)
        if name is None:
            return None
        depends = not all(depends_on(board, card_id, cluster_id) for card_id in ids)

        def change(here: Sequence[str]) -> None:
            for card_id in here:
                data.set_depends(library, step, card_id, cluster_id, depends=depends)

        if depends:
            label, many = N_("Beror på {cluster}: {text}"), N_("{count} lappar beror på {cluster}")
        else:
            label, many = N_("Beror inte på {cluster}: {text}"), N_("{count} lappar beror inte på {cluster}")
        return depends if self._do(ids, label, many, change, cluster=excerpt(name)) else None

    def _do(
        self, ids: Sequence[str], label: str, many: str, change: Callable[[Sequence[str]], None], **params: str
    ) -> bool:
        found = self.board().cards()
        here = [card_id for card_id in ids if card_id in found]
        if not here:
            return False

        def saved() -> bool:
            change(here)
            return True

        if len(here) == 1:
            return bool(self._panel.do(label, saved, text=excerpt(found[here[0]].text), **params))
        return bool(self._panel.do(many, saved, count=len(here), **params))

    def _here(self, ids: Sequence[str]) -> list[str]:
        found: dict[str, Card] = self.board().cards()
        return [card_id for card_id in ids if card_id in found]


def place_of(board: Board, target: str) -> tuple[str | None, str | None, str]:
    """Return the cluster and leg that a key names, and the place in words; no cluster is "Att placera"."""
    for view in board.clusters:
        if view.cluster.id == target:
            return target, None, view.cluster.name
        for leg in view.legs:
            if leg.leg.id == target:
                return view.cluster.id, target, f"{view.cluster.name} · {leg.leg.name}"
    return None, None, _("Att placera")


def depends_on(board: Board, card_id: str, cluster_id: str) -> bool:
    """Tell whether a card is marked as depending on a cluster."""
    return any(cluster.id == cluster_id for cluster in board.depends.get(card_id, []))
