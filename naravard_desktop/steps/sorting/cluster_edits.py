"""What the facilitator does with clusters and their legs: add, name, order and remove, each one undo step."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, Signal

from naravard_desktop.core.language import N_, _
from naravard_desktop.core.text import excerpt
from naravard_desktop.parts.panel import Panel
from naravard_desktop.process import clusters as shared
from naravard_desktop.process.clusters import Leg
from naravard_desktop.steps.sorting.cluster_dialog import ClusterDialog
from naravard_desktop.steps.sorting.data import Board, ClusterView, board_step
from naravard_desktop.widgets.announce import announce


class ClusterEdits(QObject):
    """Works through a panel; `board` gives the board as it is shown. A cluster or leg that is gone is left alone."""

    added = Signal(str)
    """The id of a cluster, or of the cluster that got a leg."""

    def __init__(self, panel: Panel, board: Callable[[], Board]) -> None:
        super().__init__(panel)
        self._panel, self._board = panel, board

    def new_cluster(self) -> None:
        """Ask for a name and add a cluster last."""
        dialog = self._dialog(_("Nytt kluster"))
        dialog.told.connect(self._add_cluster)
        dialog.open()

    def change_cluster(self, cluster_id: str) -> None:
        """Ask for another name, purpose, and whether medical support is needed."""
        view = self._view(cluster_id)
        if view is not None:
            dialog = self._dialog(_("Ändra kluster"))
            cluster = view.cluster
            dialog.put(cluster.name, cluster.purpose, support=cluster.needs_medical_support)
            dialog.told.connect(partial(self._save_cluster, cluster_id))
            dialog.open()

    def turn_support(self, cluster_id: str) -> None:
        """Say that a cluster needs medical support, or if it does, that it does not."""
        view = self._view(cluster_id)
        if view is not None:
            needed = not view.cluster.needs_medical_support
            label = N_("Behöver medicinskt stöd: {name}") if needed else N_("Behöver inte medicinskt stöd: {name}")
            self._do(label, partial(self._change_cluster, cluster_id, needs_medical_support=needed), view.cluster.name)

    def remove_cluster(self, cluster_id: str) -> None:
        """Remove a cluster with its legs; its cards are to be placed again."""
        view = self._view(cluster_id)
        if view is None:
            return
        change = partial(shared.delete_cluster, self._panel.library, cluster_id)
        if self._do(N_("Borttaget kluster: {name}"), change, view.cluster.name):
            count = len(view.all_cards())
            said = _("{name} är borttaget.").format(name=view.cluster.name)
            if count:
                said += " " + _("{count} lappar väntar på att placeras.").format(count=count)
            announce(self._panel, said)

    def shift_cluster(self, cluster_id: str, by: int) -> None:
        """Move a cluster one place to the left (-1) or right (1)."""
        ids = [view.cluster.id for view in self._board().clusters]
        view = self._view(cluster_id)
        if view is not None and _can_shift(ids, cluster_id, by):
            change = partial(shared.move_cluster, self._panel.library, cluster_id, _after(ids, cluster_id, by))
            if self._do(N_("Flyttat kluster: {name}"), change, view.cluster.name):
                place = ids.index(cluster_id) + by + 1
                said = _("{name} är nummer {place} av {count}")
                announce(self._panel, said.format(name=view.cluster.name, place=place, count=len(ids)))

    def new_leg(self, cluster_id: str) -> None:
        """Ask for a name and add a leg last in a cluster."""
        view = self._view(cluster_id)
        if view is not None:
            dialog = self._dialog(_("Ny del i {cluster}").format(cluster=excerpt(view.cluster.name)), leg=True)
            dialog.told.connect(partial(self._add_leg, cluster_id))
            dialog.open()

    def change_leg(self, leg_id: str) -> None:
        """Ask for another name and purpose of a leg."""
        leg = self._leg(leg_id)
        if leg is not None:
            dialog = self._dialog(_("Ändra del"), leg=True)
            dialog.put(leg.name, leg.purpose)
            dialog.told.connect(partial(self._save_leg, leg_id))
            dialog.open()

    def remove_leg(self, leg_id: str) -> None:
        """Remove a leg; its cards stay in the cluster."""
        leg = self._leg(leg_id)
        if leg is not None and self._do(
            N_("Borttagen del: {name}"), partial(shared.delete_leg, self._panel.library, leg_id), leg.name
        ):
            announce(self._panel, _("{name} är borttagen. Lapparna ligger kvar i klustret.").format(name=leg.name))

    def shift_leg(self, leg_id: str, by: int) -> None:
        """Move a leg one place up (-1) or down (1) in its cluster."""
        for view in self._board().clusters:
            ids = [leg.leg.id for leg in view.legs]
            if _can_shift(ids, leg_id, by):
                leg = view.legs[ids.index(leg_id)].leg
                change = partial(shared.move_leg, self._panel.library, leg_id, _after(ids, leg_id, by))
                self._do(N_("Flyttad del: {name}"), change, leg.name)

    def _add_cluster(self, dialog: ClusterDialog, name: str, purpose: str, support: bool) -> None:  # noqa: FBT001 - a signal's
        home = board_step(self._panel.library, self._panel.step)
        add = partial(shared.add_cluster, self._panel.library, home.id, name)
        label = N_("Nytt kluster: {name}")
        made = self._panel.do(label, partial(add, purpose=purpose, needs_medical_support=support), name=excerpt(name))
        if _closed(dialog, saved=made is not None) and made is not None:
            self.added.emit(made)

    def _save_cluster(
        self,
        cluster_id: str,
        dialog: ClusterDialog,
        name: str,
        purpose: str,
        support: bool,  # noqa: FBT001 - a signal's
    ) -> None:
        change = partial(self._change_cluster, cluster_id, name=name, purpose=purpose, needs_medical_support=support)
        gone = self._view(cluster_id) is None
        _closed(dialog, saved=gone or self._do(N_("Ändrat kluster: {name}"), change, name))

    def _add_leg(self, cluster_id: str, dialog: ClusterDialog, name: str, purpose: str, _support: bool) -> None:  # noqa: FBT001 - a signal's
        if self._view(cluster_id) is None:
            dialog.accept()
            return
        change = partial(shared.add_leg, self._panel.library, cluster_id, name, purpose)
        if _closed(dialog, saved=self._do(N_("Ny del: {name}"), change, name)):
            self.added.emit(cluster_id)

    def _save_leg(self, leg_id: str, dialog: ClusterDialog, name: str, purpose: str, _support: bool) -> None:  # noqa: FBT001 - a signal's
        change = partial(shared.change_leg, self._panel.library, leg_id, name=name, purpose=purpose)
        _closed(dialog, saved=self._leg(leg_id) is None or self._do(N_("Ändrad del: {name}"), change, name))

    def _change_cluster(self, cluster_id: str, **values: str | bool) -> None:
        shared.change_cluster(self._panel.library, cluster_id, **values)

    def _do(self, label: str, change: Callable[[], object], name: str) -> bool:
        def saved() -> bool:
            change()
            return True

        return bool(self._panel.do(label, saved, name=excerpt(name)))

    def _dialog(self, title: str, *, leg: bool = False) -> ClusterDialog:
        return ClusterDialog(title, self._panel, leg=leg)

    def _view(self, cluster_id: str) -> ClusterView | None:
        return next((view for view in self._board().clusters if view.cluster.id == cluster_id), None)

    def _leg(self, leg_id: str) -> Leg | None:
        legs = (leg.leg for view in self._board().clusters for leg in view.legs)
        return next((leg for leg in legs if leg.id == leg_id), None)


def _closed(dialog: ClusterDialog, *, saved: bool) -> bool:
    if saved:
        dialog.accept()
    else:
        dialog.not_saved()
    return saved


def _can_shift(ids: list[str], row_id: str, by: int) -> bool:
    return row_id in ids and 0 <= ids.index(row_id) + by < len(ids)


def _after(ids: list[str], row_id: str, by: int) -> str | None:
    """Return the row that one which moves a place will stand after; None for first."""
    at = ids.index(row_id) + by
    return [one for one in ids if one != row_id][at - 1] if at else None
