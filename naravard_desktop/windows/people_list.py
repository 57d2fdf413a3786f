"""The list of people, or of organisations, in which several can be chosen."""

from collections.abc import Collection, Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, Signal
from PySide6.QtWidgets import QAbstractItemView, QWidget

from naravard_desktop.core.language import _
from naravard_desktop.process.people_merging import Who
from naravard_desktop.windows.lines import ID, LinesModel, LinesView
from naravard_desktop.windows.people_rows import Row, organisation_cells, person_cells

_WIDTHS: dict[Who, tuple[int, ...]] = {"person": (0, 175, 72, 165), "organisation": (0, 130, 190)}


class PeopleList(LinesView):
    """Shows the rows it is given; `several_chosen` tells each time others are chosen."""

    several_chosen = Signal()

    def __init__(self, who: Who, parent: QWidget | None = None) -> None:
        self._rows: Sequence[Row] = ()
        used, name = _("Finns i"), _("Namn")
        of_person = (name, _("Organisation"), _("Nivå"), used)
        model = LinesModel[Row](
            of_person if who == "person" else (name, _("Huvudman"), used),
            person_cells if who == "person" else organisation_cells,
            lambda row: row.id,
            self._read,
        )
        words = _("Personer i uppdraget") if who == "person" else _("Organisationer i uppdraget")
        super().__init__(words, model, _WIDTHS[who], parent)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._quiet = False
        self.selectionModel().selectionChanged.connect(self._tell)

    def show_rows(self, rows: Sequence[Row]) -> None:
        """Show these; those that were chosen stay chosen, or the one at the place where the last one was."""
        chosen, at, scrolled = self.ids(), self.currentIndex().row(), self.verticalScrollBar().value()
        current = self.currentIndex().data(ID)
        self._rows = rows
        self._quiet = True
        self._lines.reload()
        left = [one for one in chosen if self._lines.place(one) >= 0]
        if not left and rows:
            left = [rows[min(max(at, 0), len(rows) - 1)].id]
        self._put(left, str(current) if current in left else "")
        self.verticalScrollBar().setValue(scrolled)
        self._quiet = False
        self.several_chosen.emit()

    def ids(self) -> list[str]:
        """Return those chosen, as they are listed."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return [str(self._lines.index(row, 0).data(ID)) for row in rows]

    def choose_all_of(self, ids: Collection[str]) -> None:
        """Choose these, with the first in sight."""
        self._put([one for one in ids if self._lines.place(one) >= 0], "")
        self.scrollTo(self.currentIndex())

    def _put(self, ids: Sequence[str], current: str) -> None:
        chosen = QItemSelection()
        for one in ids:
            index = self._lines.index(self._lines.place(one), 0)
            chosen.select(index, index)
        selection = self.selectionModel()
        if ids:
            at = self._lines.index(self._lines.place(current or ids[0]), 0)
            selection.setCurrentIndex(at, QItemSelectionModel.SelectionFlag.NoUpdate)
        flag = QItemSelectionModel.SelectionFlag
        selection.select(chosen, flag.ClearAndSelect | flag.Rows)

    def _read(self, offset: int) -> Sequence[Row]:
        return () if offset else self._rows

    def _tell(self) -> None:
        if not self._quiet:
            self.several_chosen.emit()
