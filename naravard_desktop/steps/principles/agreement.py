"""Counting hands for one principle: five points from helt med to emot, for the whole room or table by table."""

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from naravard_desktop.core.language import _
from naravard_desktop.core.text import excerpt
from naravard_desktop.parts.panel import Panel
from naravard_desktop.parts.party_bar import PartyBar
from naravard_desktop.parts.stepper import Stepper
from naravard_desktop.steps.principles.data import View
from naravard_desktop.steps.principles.hands import (
    POINTS,
    Hands,
    count_words,
    doubt_words,
    faults,
    point_words,
    spread_words,
    together,
)
from naravard_desktop.steps.principles.shown import named
from naravard_desktop.widgets import tokens
from naravard_desktop.widgets.theme import current, set_kind, theme

_CELL, _BESIDE = 172, 720
Key = tuple[str, int, str]


class Agreement(QFrame):
    """Shows one principle's hands, or asks for a principle. A count that could not be saved is kept, shown and handed out
    to be tried again."""

    counted = Signal(str, int, int, str, str)
    """A principle's id, point, number, table, and the name of the number being typed."""

    def __init__(self, panel: Panel) -> None:
        super().__init__(panel)
        self._view: View | None = None
        self._by_party: Mapping[str, Hands] = {}
        self._persons, self._seated = 0, dict[str, int]()
        self._unsaved: dict[Key, int] = {}
        self._across = 0
        set_kind(self, "panel")
        self.heading = QLabel(self)
        self.heading.setWordWrap(True)
        self.heading.setTextFormat(Qt.TextFormat.PlainText)
        set_kind(self.heading, "strong")
        self.parties = PartyBar(panel.session, panel.scope, panel, about=_("Räkna för"))
        self.steppers = {point: Stepper(point_words(point), parent=self) for point in POINTS}
        self.cells = [self._cell(point) for point in POINTS]
        self.summary, self.trouble = QLabel(self), QLabel(self)
        for label in (self.summary, self.trouble):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.PlainText)
        set_kind(self.summary, "secondary")
        set_kind(self.trouble, "warn")
        self._top = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._top.addWidget(self.heading, 1)
        self._top.addWidget(self.parties, 1)
        self._grid = QGridLayout()
        self._whole = QVBoxLayout(self)
        self._whole.addLayout(self._top)
        self._whole.addLayout(self._grid)
        self._whole.addWidget(self.summary)
        self._whole.addWidget(self.trouble)
        self.parties.changed.connect(self._another_table)
        for point, stepper in self.steppers.items():
            stepper.changed.connect(partial(self._tell, point))
            # A widget with a proxy keeps its place in Tab's order wherever its field is put.
            stepper.setFocusProxy(None)  # type: ignore[arg-type]
        theme().changed.connect(self._scale)
        self._scale()

    def show_hands(
        self, view: View | None, by_party: Mapping[str, Hands], persons: int, seated: dict[str, int], *, room: bool
    ) -> None:
        """Show what is counted for a principle; `persons` are present (0: not known), `seated` those at each table, and
        `room` whether any principle is counted for the room as one."""
        self._view, self._by_party, self._persons, self._seated = view, by_party, persons, seated
        self.parties.offer_also(list(by_party))
        self.parties.begin(room=room)
        self._show()

    def widgets(self) -> list[QWidget]:
        """Return what takes focus, in order."""
        return [*self.parties.widgets(), *(stepper.field for stepper in self.steppers.values())]

    def take_focus(self) -> None:
        """Begin with those who are all for it."""
        if self._view is not None:
            self.steppers[POINTS[0]].field.setFocus(Qt.FocusReason.TabFocusReason)

    def keep(self, principle_id: str, point: int, value: int, party: str) -> None:
        """Keep a count that could not be saved."""
        self._unsaved[(principle_id, point, party)] = value
        self._show()

    def take_unsaved(self) -> dict[Key, int]:
        """Hand out the counts that could not be saved, to try again."""
        found, self._unsaved = self._unsaved, {}
        return found

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's
        """Put as many points beside each other as there is room for."""
        super().resizeEvent(event)
        self._arrange()

    def _cell(self, point: int) -> QWidget:
        cell = QWidget(self)
        words = QLabel(point_words(point), cell)
        words.setBuddy(self.steppers[point].field)
        set_kind(words, "small")
        column = QVBoxLayout(cell)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(words)
        column.addWidget(self.steppers[point], 0, Qt.AlignmentFlag.AlignLeft)
        return cell

    def _show(self) -> None:
        view, party = self._view, self.parties.party()
        for one in (self.parties, *self.cells):
            one.setEnabled(view is not None)
        if view is None:
            self.heading.setText(_("Välj en princip för att räkna händer."))
        else:
            self.heading.setText(_("Hur många räcker upp handen för {text}").format(text=excerpt(named(view), 90)))
        here = self._by_party.get(party, Hands())
        for point, stepper in self.steppers.items():
            waiting = self._unsaved.get((view.principle.id, point, party)) if view else None
            stepper.put(here.at(point) if waiting is None else waiting)
            stepper.name(", ".join([point_words(point), *([party] if party else [])]))
        self._sum_up(party, here)

    def _sum_up(self, party: str, here: Hands) -> None:
        whole = together(self._by_party)
        lines = []
        if whole.total:
            words = [count_words(whole.total, self._persons), spread_words(whole)]
            lines.append(_("Sammanlagt: {hands}").format(hands=" · ".join(words)))
        if party and here.total:
            words = [count_words(here.total, self._seated.get(party, 0)), spread_words(here)]
            lines.append(f"{party}: {' · '.join(words)}")
        if not lines and self._view is not None:
            lines.append(_("Inga händer är räknade än. 5 är helt med, 1 är emot."))
        wrong = faults(self._by_party, self._persons, self._seated)
        if (
            any(principle_id == self._view.principle.id for principle_id, _point, _party in self._unsaved)
            if self._view
            else False
        ):
            wrong.insert(0, _("Inte sparat än. Det sparas när det går."))
        doubt = doubt_words(whole)
        self.summary.setText("\n".join(lines))
        self.summary.setVisible(bool(lines))
        self.trouble.setText("\n".join([*([doubt] if doubt else []), *wrong]))
        self.trouble.setVisible(bool(doubt or wrong))

    def _another_table(self, _party: str) -> None:
        self._show()

    def _tell(self, point: int, value: int) -> None:
        if self._view is not None:
            typing = self.steppers[point].typing
            self._unsaved.pop((self._view.principle.id, point, self.parties.party()), None)
            self.counted.emit(self._view.principle.id, point, value, self.parties.party(), typing)

    def _arrange(self) -> None:
        look = current()
        beside = self.width() >= look.px(_BESIDE)
        way = QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom
        if self._top.direction() != way:
            self._top.setDirection(way)
        room = self.width() - 2 * look.px(tokens.UNIT)
        across = max(1, min(len(POINTS), room // look.px(_CELL)))
        if across == self._across:
            return
        self._across = across
        for number, cell in enumerate(self.cells):
            self._grid.addWidget(cell, number // across, number % across)
        for column in range(len(POINTS) + 1):
            self._grid.setColumnStretch(column, int(column < across))

    def _scale(self) -> None:
        look = current()
        edge = look.px(tokens.UNIT)
        self._whole.setContentsMargins(look.px(12), edge, edge, edge)
        self._whole.setSpacing(look.px(4))
        self._top.setSpacing(edge)
        self._grid.setHorizontalSpacing(edge)
        self._grid.setVerticalSpacing(look.px(4))
        for cell in self.cells:
            layout = cell.layout()
            if layout is not None:
                layout.setSpacing(look.px(2))
        self._across = 0
        self._arrange()
