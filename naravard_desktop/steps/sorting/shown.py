"""What a column of the board shows, as plain data: two that are equal look the same."""

from dataclasses import dataclass

from naravard_desktop.core.language import _
from naravard_desktop.core.text import excerpt
from naravard_desktop.core.words import OrganisationType
from naravard_desktop.parts.rows import DEPENDS, CardRow, HeadRow, Row, card_row
from naravard_desktop.process.cards import Card
from naravard_desktop.process.clusters import Cluster
from naravard_desktop.steps.sorting.data import Board, ClusterView

UNPLACED = "unplaced"
"""The key of the column of cards that are not placed."""
Organisations = dict[str, tuple[str, OrganisationType]]


@dataclass(frozen=True, slots=True)
class Shown:
    """A column: its head, a line below it, what more there is to say of it, and its rows."""

    name: str
    note: str
    about: str
    rows: tuple[Row, ...]

    @property
    def count(self) -> int:
        """How many cards lie in it."""
        return sum(isinstance(row, CardRow) for row in self.rows)


def board_columns(board: Board, organisations: Organisations) -> dict[str, Shown]:
    """Return the columns from left to right, by key: `UNPLACED`, or the cluster's id."""
    waiting = tuple(_row(board, card, organisations, "") for card in board.unplaced)
    columns = {UNPLACED: Shown(_("Att placera"), "", "", waiting)}
    return columns | {view.cluster.id: _cluster(board, view, organisations) for view in board.clusters}


def missing(cluster: Cluster) -> str:
    """Say which of a cluster's places are empty."""
    places = [(_("Ägare saknas"), cluster.owner_id), (_("Koordinator saknas"), cluster.coordinator_id)]
    if cluster.needs_medical_support:
        places.append((_("Medicinskt stöd saknas"), cluster.medical_support_id))
    return " · ".join(words for words, person in places if person is None)


def _cluster(board: Board, view: ClusterView, organisations: Organisations) -> Shown:
    """A cluster's own cards come first, then each leg with its cards."""
    rows: list[Row] = [_row(board, card, organisations, "") for card in view.cards]
    for leg in view.legs:
        rows.append(HeadRow(leg.leg.id, leg.leg.name, len(leg.cards)))
        rows += [_row(board, card, organisations, leg.leg.id) for card in leg.cards]
    cluster = view.cluster
    lacks = missing(cluster) if board.led else ""
    return Shown(cluster.name, lacks or excerpt(cluster.purpose, 90), cluster.purpose, tuple(rows))


def _row(board: Board, card: Card, organisations: Organisations, section: str) -> CardRow:
    on = ", ".join(cluster.name for cluster in board.depends.get(card.id, []))
    notes = (_(DEPENDS).format(what=on),) if on else ()
    return card_row(card, organisations, notes=notes, section=section, merged=board.merged.get(card.id, 0))
