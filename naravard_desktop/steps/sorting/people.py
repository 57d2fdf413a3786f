"""Who owns, coordinates and supports each cluster, and who leads each leg: a calm view with one field for each name."""

from collections.abc import Callable, Mapping
from functools import partial
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QFrame,
    QGridLayout,
    QLabel,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from naravard_desktop.core.language import N_, _
from naravard_desktop.core.text import excerpt
from naravard_desktop.parts.panel import Panel
from naravard_desktop.process.clusters import change_cluster, change_leg
from naravard_desktop.process.people import Person, add_person, organisations, persons
from naravard_desktop.steps.sorting.cluster_edits import ClusterEdits
from naravard_desktop.steps.sorting.column import breakable
from naravard_desktop.steps.sorting.data import Board, ClusterView
from naravard_desktop.steps.sorting.role_field import RoleField
from naravard_desktop.steps.sorting.roles import Role, roles, with_places
from naravard_desktop.widgets import tokens
from naravard_desktop.widgets.theme import current, set_kind, theme

_WIDE = 280
_MOST_ACROSS = 4


class PeopleView(QScrollArea):
    """Reads nothing while it is hidden. A name that is nobody's adds a person in the same edit."""

    entered = Signal(str)
    """The id of the cluster in which a field got the focus: the room's view goes there."""

    def __init__(
        self, panel: Panel, board: Callable[[], Board], edits: ClusterEdits, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._panel, self._board, self._edits = panel, board, edits
        self._boxes: dict[str, RoleBox] = {}
        self._people: dict[str, Person] = {}
        self._stale = self._stale_people = True
        self._across = 0
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        holder = QWidget(self)
        self.summary = QLabel(holder)
        self.summary.setWordWrap(True)
        set_kind(self.summary, "secondary")
        self._grid = QGridLayout()
        self._layout = layout = QVBoxLayout(holder)
        layout.addWidget(self.summary)
        layout.addLayout(self._grid)
        layout.addStretch(1)
        self.setWidget(holder)
        panel.session.saved.connect(self._retry)
        theme().changed.connect(self._scale)
        self._scale()

    def refresh(self, *, people: bool) -> None:
        """Show the board's clusters as they are; `people` if persons or organisations may be others than before."""
        self._stale = True
        self._stale_people = self._stale_people or people
        if self.isVisible():
            self._show()

    def fields(self) -> list[RoleField]:
        """Return the fields that can be seen, in order."""
        return [field for box in self._boxes.values() for field in box.fields.values()]

    def boxes(self) -> "list[RoleBox]":
        """Return the clusters' boxes, in order."""
        return list(self._boxes.values())

    def take_focus(self) -> None:
        """Go to the first place without a name, else to the first."""
        found = self.fields()
        empty = [field for field in found if field.state.text()]
        for field in (empty or found)[:1]:
            field.picker.setFocus(Qt.FocusReason.TabFocusReason)

    def step(self, by: int) -> None:
        """Go to the cluster after (1) or before (-1) the one that has the focus, round and round."""
        focus = QApplication.focusWidget()
        boxes = list(self._boxes.values())
        here = next((number for number, box in enumerate(boxes) if focus is not None and box.isAncestorOf(focus)), None)
        if boxes:
            to = boxes[(here + by) % len(boxes)] if here is not None else boxes[0 if by > 0 else -1]
            field = next(iter(to.fields.values()))
            field.picker.setFocus(Qt.FocusReason.ShortcutFocusReason)
            self.ensureWidgetVisible(field)

    def settle(self) -> None:
        """Save names that are typed."""
        for field in self.fields():
            field.settle()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's
        """Show what has changed since it was seen last."""
        super().showEvent(event)
        self._show()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's
        """Put as many clusters beside each other as there is room for."""
        super().resizeEvent(event)
        self._arrange()

    def _show(self) -> None:
        if not self._stale:
            return
        self._stale = False
        if self._stale_people:
            self._stale_people = False
            process_id = self._panel.scope.process_id
            found = with_places(
                persons(self._panel.library, process_id), organisations(self._panel.library, process_id)
            )
            self._people = found if found != self._people else self._people
        views = {view.cluster.id: view for view in self._board().clusters}
        before = [(key, list(box.fields)) for key, box in self._boxes.items()]
        for key in [key for key in self._boxes if key not in views]:
            box = self._boxes.pop(key)
            box.hide()
            box.deleteLater()
        boxes: dict[str, RoleBox] = {}
        for key, view in views.items():
            box = boxes[key] = self._boxes.get(key) or self._new_box(key)
            box.show_cluster(view, self._people)
        self._boxes = boxes
        if before != [(key, list(box.fields)) for key, box in boxes.items()]:
            self._across = 0
            self._arrange()
        self._summarise(list(views.values()))

    def _new_box(self, key: str) -> "RoleBox":
        box = RoleBox(self.widget())
        box.made.connect(self._dress)
        box.support.clicked.connect(partial(self._edits.turn_support, key))
        return box

    def _dress(self, key: tuple[str, str], field: RoleField) -> None:
        field.picked.connect(partial(self._pick, key))
        field.named.connect(partial(self._name, key))
        field.entered.connect(partial(self._enter, key))

    def _summarise(self, views: list[ClusterView]) -> None:
        empty = sum(role.person_id is None for view in views for role in roles(view))
        if not views:
            text = _("Här finns inga kluster än. Gör dem på tavlan, så kommer platserna för namn hit.")
        elif not empty:
            text = _("Alla platser har ett namn.")
        else:
            said = _("1 namn saknas.") if empty == 1 else _("{count} namn saknas.").format(count=empty)
            text = said + " " + _("Sök bland dem som finns eller skriv ett nytt namn. En tom plats är också ett svar.")
        self.summary.setText(text)

    def _enter(self, key: tuple[str, str]) -> None:
        for cluster_id, box in self._boxes.items():
            if key in box.fields:
                self.ensureWidgetVisible(box.fields[key])
                self.entered.emit(cluster_id)

    def _find(self, key: tuple[str, str]) -> tuple[Role, RoleField, str] | None:
        for view in self._board().clusters:
            for role in roles(view):
                box = self._boxes.get(view.cluster.id)
                if (role.row_id, role.column) == key and box is not None and key in box.fields:
                    return role, box.fields[key], view.cluster.name
        return None

    def _pick(self, key: tuple[str, str], person_id: str) -> None:
        found = self._find(key)
        if found is None:
            return
        role, field, cluster = found
        person = self._people.get(person_id)
        change = partial(self._write, role, person_id or None)
        if person is None:
            saved = self._panel.do(N_("{place}: ingen"), change, place=_place(role, cluster))
        else:
            saved = self._panel.do(N_("{place}: {name}"), change, place=_place(role, cluster), name=person.name)
        if saved is None:
            field.keep(person.name if person else "", partial(self._pick, key, person_id))
        else:
            field.saved()

    def _name(self, key: tuple[str, str], name: str) -> None:
        found = self._find(key)
        if found is None:
            return
        role, field, cluster = found

        def change() -> str:
            person_id = add_person(self._panel.library, self._panel.scope.process_id, name)
            return self._write(role, person_id)

        label = N_("{place}: {name}, ny i uppdraget")
        if self._panel.do(label, change, place=_place(role, cluster), name=excerpt(name)) is None:
            field.keep(name, partial(self._name, key, name))
        else:
            field.saved()

    def _write(self, role: Role, person_id: str | None) -> str:
        change = change_cluster if role.table == "cluster" else change_leg
        change(self._panel.library, role.row_id, **{role.column: person_id})
        return person_id or ""

    def _retry(self) -> None:
        """Something was saved again: save the names that had to wait."""
        for box in list(self._boxes.values()):
            for field in list(box.fields.values()):
                field.retry()

    def _arrange(self) -> None:
        wide = current().px(_WIDE)
        across = max(1, min(_MOST_ACROSS, len(self._boxes) or 1, self.viewport().width() // wide))
        if across == self._across:
            return
        self._across = across
        for number, box in enumerate(self._boxes.values()):
            row, column = divmod(number, across)
            self._grid.addWidget(box, row, column, Qt.AlignmentFlag.AlignTop)
        for column in range(_MOST_ACROSS):
            self._grid.setColumnStretch(column, int(column < across))
        stops = [stop for box in self._boxes.values() for stop in box.stops()]
        for one, after in pairwise(stops):
            QWidget.setTabOrder(one, after)

    def _scale(self) -> None:
        look = current()
        unit = look.px(tokens.UNIT)
        self._grid.setSpacing(unit)
        edge = look.px(tokens.RING + tokens.RING_OFFSET)
        self._layout.setContentsMargins(edge, edge, edge, edge)
        self._layout.setSpacing(unit)
        self._across = 0
        self._arrange()


class RoleBox(QFrame):
    """One cluster's places. `fields` has them by row and column."""

    made = Signal(object, object)
    """A field that is new: its key, and the `RoleField`."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_kind(self, "panel")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.fields: dict[tuple[str, str], RoleField] = {}
        self.name = QLabel(self)
        self.name.setTextFormat(Qt.TextFormat.PlainText)
        self.name.setWordWrap(True)
        set_kind(self.name, "heading")
        self.support = QCheckBox(_("Behöver medicinskt stöd"), self)
        self._layout = QVBoxLayout(self)
        self._layout.addWidget(self.name)
        self._layout.addWidget(self.support)
        theme().changed.connect(self._scale)
        self._scale()

    def show_cluster(self, view: ClusterView, people: Mapping[str, Person]) -> None:
        """Show a cluster's places and who is in them."""
        cluster = view.cluster
        self.name.setText(breakable(cluster.name))
        self.name.setAccessibleName(cluster.name)
        self.support.setChecked(cluster.needs_medical_support)
        self.support.setAccessibleName(_("{cluster}: behöver medicinskt stöd").format(cluster=cluster.name))
        wanted = {(role.row_id, role.column): role for role in roles(view)}
        for key in [key for key in self.fields if key not in wanted]:
            field = self.fields.pop(key)
            self._layout.removeWidget(field)
            field.hide()
            field.deleteLater()
        fields: dict[tuple[str, str], RoleField] = {}
        for place, (key, role) in enumerate(wanted.items(), start=1):
            field = fields[key] = self.fields.get(key) or self._new_field(key)
            if self._layout.indexOf(field) != place:
                self._layout.insertWidget(place, field)
            field.show_role(role.words, cluster.name)
            field.show_person(role.person_id, people)
        self.fields = fields

    def stops(self) -> list[QWidget]:
        """Return what Tab stops at, in order."""
        return [*(field.picker for field in self.fields.values()), self.support]

    def _new_field(self, key: tuple[str, str]) -> RoleField:
        field = RoleField(self)
        self.made.emit(key, field)
        return field

    def _scale(self) -> None:
        look = current()
        edge = look.px(12)
        self._layout.setContentsMargins(edge, edge, edge, edge)
        self._layout.setSpacing(look.px(10))


def _place(role: Role, cluster: str) -> str:
    return excerpt(f"{cluster}, {role.words}", 60)
