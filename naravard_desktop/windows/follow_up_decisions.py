"""The decisions of Följ upp: what was decided, by whom and when, and which actions came of it."""

from collections.abc import Sequence
from functools import partial
from typing import cast

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QCheckBox, QLabel, QWidget

from naravard_desktop.core.clock import spoken_date
from naravard_desktop.core.language import N_, _
from naravard_desktop.core.text import excerpt
from naravard_desktop.live.session import Session
from naravard_desktop.parts.agreed_capture import CaptureWords
from naravard_desktop.parts.agreed_cells import Cell, CellLine
from naravard_desktop.parts.agreed_details import shared
from naravard_desktop.parts.agreed_model import AgreedRow
from naravard_desktop.parts.agreed_panel import Table, Words
from naravard_desktop.parts.came_from import CameFrom, source_words
from naravard_desktop.parts.typed_field import TypedField
from naravard_desktop.process.decisions import Decision, change_decision, delete_decision
from naravard_desktop.process.links import Linked, all_came_from, all_led_to
from naravard_desktop.process.trace import Place, decisions_of_process, places
from naravard_desktop.storage.rows import Value
from naravard_desktop.widgets.date_field import DateField
from naravard_desktop.windows.follow_up_agreed import AgreedPage
from naravard_desktop.windows.follow_up_fields import TypedDetails
from naravard_desktop.windows.follow_up_words import NOTHING, from_lines

_LABELS = {
    "text": (N_("Ändrat beslut: {text}"), N_("{count} ändrade beslut")),
    "decided_by": (N_("Beslutat av, beslut: {text}"), N_("Beslutat av, {count} beslut")),
    "decided_on": (N_("Beslutsdatum {said}: {text}"), N_("Beslutsdatum {said}, {count} beslut")),
    "confidential": (
        N_("Märkt eller avmärkt som konfidentiell: {text}"),
        N_("{count} beslut märkta eller avmärkta som konfidentiella"),
    ),
}
_SHORT, _MOST = 60, 3


class DecisionDetails(TypedDetails):
    """`changed` tells of text, decided_by, decided_on and confidential. Of several only the last two are there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.type_in("text", TypedField(_("Beslut"), most_lines=8, splits="never"), needed=True)
        self.type_in("decided_by", TypedField(_("Beslutat av"), most_lines=3, splits="never", accepts_empty=True))
        self.day, self.secret = DateField(_("Beslutsdatum")), QCheckBox(_("Konfidentiell"))
        self.sources = CameFrom("", _("Inget ursprung är valt."), self)
        self.led_to = QLabel(self)
        self.led_to.setWordWrap(True)
        self.led_to.setTextFormat(Qt.TextFormat.PlainText)
        text, by = self.texts.values()
        self.add(_("Beslut"), text)
        self.add(_("Beslutat av"), by)
        self.add(_("Beslutsdatum"), self.day, self.day.line)
        self.add("", self.secret)
        self.add(_("Grundas på"), self.sources)
        self.add(_("Har lett till"), self.led_to)
        fields = (text, by, self.sources, self.led_to)
        self.alone = [*fields, *map(self.label_of, fields)]
        self.day.picked.connect(partial(self.put, "decided_on"))
        self.secret.clicked.connect(self._secret)

    def show_decisions(self, chosen: Sequence[Decision], sources: Sequence[str], led_to: Sequence[str]) -> None:
        """Show these, and of a single one what it is based on and what came of it."""
        if not self.begin([one.id for one in chosen]):
            return
        single = len(chosen) == 1
        self.show_alone(single, _("{count} beslut valda").format(count=len(chosen)))
        for name in self.texts:
            self.put_text(name, str(getattr(chosen[0], name)) if single else "")
        kept = self.kept("decided_on")
        day, _differs = shared(one.decided_on for one in chosen) if kept is None else (str(kept), False)
        self.day.put(day)
        secret, differs = shared(one.confidential for one in chosen)
        with QSignalBlocker(self.secret):
            self.secret.setTristate(differs)
            checked = Qt.CheckState.Checked if secret else Qt.CheckState.Unchecked
            self.secret.setCheckState(Qt.CheckState.PartiallyChecked if differs else checked)
        self.sources.show_sources(sources)
        self.led_to.setText("\n".join(led_to) or _("Inget än."))

    def settle(self) -> None:
        """Tell of what is typed and not told yet."""
        super().settle()
        self.day.settle()

    def widgets(self) -> list[QWidget]:
        """Return what takes focus, in order."""
        # The date stands for its line, so Qt stops where it lies in the order.
        return [*self.texts.values(), self.day, self.day.line, self.day.calendar_button, self.secret]

    def _secret(self) -> None:
        self.put("confidential", self.secret.isChecked())


class DecisionsPage(AgreedPage):
    """All decisions of a process, the latest first."""

    can_move = False
    concerns = frozenset(
        {"decision", "link", "action", "workshop", "step", "process", "cluster", "leg", "goal", "principle"}
    )
    keys = (
        (N_("Enter"), N_("Ändra allt om det som är valt; Esc går tillbaka")),
        (N_("F2"), N_("Ändra texten där den står")),
        (N_("Delete"), N_("Ta bort det som är valt")),
    )
    words = Words(
        table=N_("Beslut"),
        empty=N_("Inga beslut är tagna än. De kommer hit från workshopparna."),
        one=N_("1 beslut"),
        many=N_("{count} beslut"),
        capture=CaptureWords("", "", "", "", ""),
        new="",
        several="",
        changed=N_("Ändrat beslut: {text}"),
        deleted=N_("Borttaget beslut: {text}"),
        deleted_many=N_("{count} borttagna beslut"),
        moved="",
        moved_many="",
        sources="",
    )
    columns = Table((), (0, 160, 140, 240, 160), 0, (1, 3, 4), 0)
    room = 960
    details: DecisionDetails

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self._found: dict[str, Decision] = {}
        self._led_to: dict[str, list[Linked]] = {}
        self._places: dict[str, Place] = {}
        headers = (_("Beslut"), _("Beslutat av"), _("Datum"), _("Åtgärder"), _("Från workshop"))
        self.build_table(DecisionDetails(), headers, adds=False)
        self.details.closed.connect(self.close_details)

    def read(self) -> None:
        """Read all decisions of the process, and what came of them."""
        found = decisions_of_process(self.library, self.scope.process_id) if self.scope else []
        self._found = {one.id: one for one in found}
        self._led_to = all_led_to(self.library, list(self._found))
        self._places = places(self.library, list(self._found))

    def rows(self) -> list[AgreedRow]:
        """Return what was read, as rows."""
        return [self._row(one) for one in self._found.values()]

    def state_of(self, row_id: str) -> str:
        """Decisions have no state."""
        del row_id
        return ""

    def change_row(self, row_id: str, **values: Value) -> None:
        """Change a decision."""
        change_decision(self.library, row_id, **values)

    def delete_row(self, row_id: str) -> None:
        """Delete a decision."""
        delete_decision(self.library, row_id)

    def show_details(self) -> None:
        """Show the fields of the chosen decisions."""
        ids = [row_id for row_id in self.ids() if row_id in self._found]
        single = len(ids) == 1 and self.context is not None
        sources = all_came_from(self.library, ids).get(ids[0], []) if single else []
        words = source_words(self.context, sources) if self.context else []
        led_to = source_words(self.context, self._led_to.get(ids[0], [])) if single and self.context else []
        self.details.show_decisions([self._found[row_id] for row_id in ids], words, led_to)

    def write_field(self, ids: Sequence[str], name: str, value: object) -> bool:
        """Save a field."""
        said: dict[str, str] = {}
        if name == "decided_on":
            said["said"] = spoken_date(str(value)) if value else NOTHING
        change = partial(self._change, ids, name, cast(Value, value))
        done = self.labelled(ids, *_LABELS[name], change, self.details.typing(name), **said)
        if done:
            self.details.saved(name)
        return done

    def _change(self, ids: Sequence[str], name: str, value: Value) -> None:
        for row_id in ids:
            self.change_row(row_id, **{name: value})

    def _row(self, one: Decision) -> AgreedRow:
        place = self._places.get(one.id)
        actions = [linked for linked in self._led_to.get(one.id, []) if linked.table == "action"]
        came = [CellLine(excerpt(linked.text, _SHORT), "muted") for linked in actions[:_MOST]]
        if len(actions) > _MOST:
            came.append(CellLine(_("… och {count} till").format(count=len(actions) - _MOST), "muted"))
        text = [CellLine(one.text)]
        if one.confidential:
            text.append(CellLine(_("konfidentiell"), "warn", "lock"))
        if self.narrow:
            count = _("1 åtgärd") if len(actions) == 1 else _("{count} åtgärder").format(count=len(actions))
            beside = (one.decided_by, count if actions else "", place.workshop if place else "")
            text.append(CellLine(" · ".join(words for words in beside if words), "muted"))
        cells: tuple[Cell, ...] = (
            tuple(text),
            (CellLine(one.decided_by or NOTHING, "text" if one.decided_by else "muted"),),
            (CellLine(spoken_date(one.decided_on) if one.decided_on else NOTHING, "muted"),),
            tuple(came) or (CellLine(NOTHING, "muted"),),
            from_lines(place),
        )
        return AgreedRow(one.id, one.text, cells, one.confidential)
