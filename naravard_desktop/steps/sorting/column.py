"""A column of the board: a cluster with who is missing in it, its cards, and its legs as heads in the same list."""

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from naravard_desktop.core.language import _
from naravard_desktop.core.words import OrganisationType
from naravard_desktop.parts.card_list import CardList
from naravard_desktop.parts.rows import DEPENDS, CardRow, HeadRow, Row, card_row
from naravard_desktop.process.cards import Card, parts
from naravard_desktop.process.clusters import Cluster
from naravard_desktop.steps.sorting.data import Board, ClusterView
from naravard_desktop.storage.library import Library
from naravard_desktop.widgets import tokens
from naravard_desktop.widgets.theme import current, set_kind, theme

Organisations = Mapping[str, tuple[str, OrganisationType]]


@dataclass(frozen=True, slots=True)
class Shown:
    """What a column shows."""

    name: str
    note: str
    rows: tuple[Row, ...]

    @property
    def count(self) -> int:
        """How many cards lie in it."""
        return sum(isinstance(row, CardRow) for row in self.rows)


def unplaced_rows(library: Library, board: Board, organisations: Organisations) -> Shown:
    """Return the column of cards that are not placed."""
    rows = tuple(_row(library, board, card, organisations, "") for card in board.unplaced)
    return Shown(_("Att placera"), "", rows)


def column_rows(library: Library, board: Board, view: ClusterView, organisations: Organisations) -> Shown:
    """Return a cluster's column: its own cards, then each leg with its cards."""
    rows: list[Row] = [_row(library, board, card, organisations, "") for card in view.cards]
    for leg in view.legs:
        note = "" if leg.leg.leader_id else _("ledare saknas")
        rows.append(HeadRow(leg.leg.id, leg.leg.name, len(leg.cards), note))
        rows += [_row(library, board, card, organisations, leg.leg.id) for card in leg.cards]
    return Shown(view.cluster.name, missing(view.cluster), tuple(rows))


def missing(cluster: Cluster) -> str:
    """Say which of a cluster's places are empty."""
    places = [(_("Ägare saknas"), cluster.owner_id), (_("Koordinator saknas"), cluster.coordinator_id)]
    if cluster.needs_medical_support:
        places.append((_("Medicinskt stöd saknas"), cluster.medical_support_id))
    return " · ".join(words for words, person in places if person is None)


def _row(library: Library, board: Board, card: Card, organisations: Organisations, section: str) -> CardRow:
    on = ", ".join(cluster.name for cluster in board.depends.get(card.id, []))
    notes = (_(DEPENDS).format(what=on),) if on else ()
    merged = len(parts(library, card.id))
    return card_row(card, dict(organisations), notes=notes, section=section, merged=merged)


class Column(QFrame):
    """Shows what it is told; the panel does what its list asks for."""

    def __init__(self, key: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName(key)
        set_kind(self, "panel")
        self.name, self.count, self.note = QLabel(self), QLabel(self), QLabel(self)
        set_kind(self.name, "strong")
        for label in (self.count, self.note):
            set_kind(label, "secondary")
        for label in (self.name, self.note):
            label.setWordWrap(True)
        self.list = CardList("", _("Dra eller flytta lappar hit (Ctrl+M)."), parent=self)
        head = QHBoxLayout()
        head.addWidget(self.name, 1)
        head.addWidget(self.count)
        layout = QVBoxLayout(self)
        layout.addLayout(head)
        layout.addWidget(self.note)
        layout.addWidget(self.list, 1)
        theme().changed.connect(self._scale)
        self._scale()

    def show_column(self, shown: Shown) -> None:
        """Show cards and legs; selection and scroll stay."""
        self.name.setText(shown.name)
        self.count.setText(str(shown.count))
        self.note.setText(shown.note)
        self.note.setVisible(bool(shown.note))
        self.list.setAccessibleName(", ".join(word for word in (shown.name, shown.note) if word))
        self.list.show_rows(shown.rows)

    def _scale(self) -> None:
        self.setMinimumWidth(current().px(tokens.COLUMN))
