"""The principles of Följ upp: what guides a process, how it is seen on each level, and how many stood behind it."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QComboBox, QLabel, QWidget

from naravard_desktop.core.language import N_, _
from naravard_desktop.core.text import excerpt
from naravard_desktop.core.words import Level
from naravard_desktop.live.session import Session
from naravard_desktop.parts.agreed_capture import CaptureWords
from naravard_desktop.parts.agreed_cells import Cell, CellLine
from naravard_desktop.parts.agreed_details import shared
from naravard_desktop.parts.agreed_model import AgreedRow
from naravard_desktop.parts.agreed_panel import Table, Words
from naravard_desktop.parts.came_from import CameFrom, source_words
from naravard_desktop.parts.typed_field import TypedField
from naravard_desktop.process.links import all_came_from
from naravard_desktop.process.principles import (
    Principle,
    PrincipleState,
    add_principle,
    change_principle,
    delete_principle,
    principles_of_process,
)
from naravard_desktop.process.trace import Place, places
from naravard_desktop.process.workshops import steps, workshops
from naravard_desktop.steps.principles.data import KIND, hands
from naravard_desktop.steps.principles.hands import Hands, count_words, spread_words, together
from naravard_desktop.storage.library import Library
from naravard_desktop.storage.rows import Value
from naravard_desktop.windows.follow_up_agreed import AgreedPage
from naravard_desktop.windows.follow_up_fields import TypedDetails
from naravard_desktop.windows.follow_up_words import NOTHING, from_lines

_LABELS = {
    "text": (N_("Ändrad princip: {text}"), N_("{count} ändrade principer")),
    "state": (N_("Läge {said}, princip: {text}"), N_("Läge {said}, {count} principer")),
    **dict.fromkeys(
        ("sign_micro", "sign_meso", "sign_macro"),
        (N_("Så märks det, princip: {text}"), N_("Så märks det, {count} principer")),
    ),
}
_STATES = {
    PrincipleState.PROPOSED: ("text", ""),
    PrincipleState.ADOPTED: ("primary", "check"),
    PrincipleState.DROPPED: ("muted", "x"),
}
_SHORT = 110


class PrincipleDetails(TypedDetails):
    """`changed` tells of text, state and the signs of each level. Of several only the state is there."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.type_in("text", TypedField(_("Princip"), most_lines=8, splits="never"), needed=True)
        for level in Level:
            name = _("Så märks det på {level}").format(level=level.word)
            placeholder = _("Ett tecken på varje rad")
            field = TypedField(name, placeholder, most_lines=8, splits="never", accepts_empty=True)
            self.type_in(f"sign_{level.value}", field)
        self.state = QComboBox(self)
        self.state.setAccessibleName(_("Läge"))
        self.state.setPlaceholderText(_("Flera olika"))
        for state in PrincipleState:
            self.state.addItem(state.word, state.value)
        self.state.activated.connect(self._state)
        self.hands, self.sources = QLabel(self), CameFrom("", _("Inget ursprung är valt."), self)
        self.hands.setWordWrap(True)
        text, *signs = self.texts.values()
        self.add(_("Princip"), text)
        self.add(_("Läge"), self.state)
        for sign in signs:
            self.add(sign.accessibleName(), sign)
        self.add(_("Händer"), self.hands)
        self.add(_("Kommer från"), self.sources)
        fields = (*self.texts.values(), self.hands, self.sources)
        self.alone = [*fields, *map(self.label_of, fields)]

    def show_principles(self, chosen: Sequence[Principle], said: str, sources: Sequence[str]) -> None:
        """Show these, and of a single one the hands that were counted and what it came from."""
        if not self.begin([one.id for one in chosen]):
            return
        single = len(chosen) == 1
        self.show_alone(single, _("{count} principer valda").format(count=len(chosen)))
        for name in self.texts:
            self.put_text(name, str(getattr(chosen[0], name)) if single else "")
        kept = self.kept("state")
        state, differs = shared(one.state for one in chosen) if kept is None else (kept, False)
        self.state.setCurrentIndex(-1 if differs else self.state.findData(str(state)))
        self.hands.setText(said or _("Inga händer är räknade."))
        self.sources.show_sources(sources)

    def widgets(self) -> list[QWidget]:
        """Return what takes focus, in order."""
        text, *signs = self.texts.values()
        return [text, self.state, *signs]

    def _state(self) -> None:
        self.put("state", str(self.state.currentData()))


class PrinciplesPage(AgreedPage):
    """All principles of a process, in the order of the group."""

    new_words = N_("Ny princip")
    concerns = frozenset({"principle", "vote", "link", "card", "workshop", "step", "process"})
    keys = (
        (N_("Enter"), N_("Ändra allt om det som är valt; Esc går tillbaka")),
        (N_("F2"), N_("Ändra texten där den står")),
        (N_("Alt+↑, Alt+↓"), N_("Flytta upp och ned")),
        (N_("Delete"), N_("Ta bort det som är valt")),
        (N_("Ctrl+N"), N_("Skriv en ny princip")),
    )
    words = Words(
        table=N_("Principer"),
        empty=N_("Inga principer är skrivna än. De kommer hit från workshopparna, eller skriv en i rutan nedanför."),
        one=N_("1 princip"),
        many=N_("{count} principer"),
        capture=CaptureWords(
            N_("Ny princip"),
            N_("Skriv en ny princip och tryck Enter"),
            N_("{count} principer inlagda"),
            N_("Texten i rutan är inte inlagd än. Tryck Enter för att göra en princip av den."),
            N_("Gör en princip av varje rad i det du har kopierat"),
        ),
        new=N_("Ny princip: {text}"),
        several=N_("{count} nya principer"),
        changed=N_("Ändrad princip: {text}"),
        deleted=N_("Borttagen princip: {text}"),
        deleted_many=N_("{count} borttagna principer"),
        moved=N_("Flyttad princip: {text}"),
        moved_many=N_("{count} flyttade principer"),
        sources="",
    )
    columns = Table((), (0, 124, 290, 150, 150), 0, (2, 4), 0)
    room = 960
    details: PrincipleDetails

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(session, parent)
        self.states = tuple((state.word, state.value) for state in PrincipleState)
        self._found: dict[str, Principle] = {}
        self._hands: dict[str, Hands] = {}
        self._places: dict[str, Place] = {}
        headers = (_("Princip"), _("Läge"), _("Så märks det"), _("Händer"), _("Från workshop"))
        self.build_table(PrincipleDetails(), headers, adds=True)
        self.details.closed.connect(self.close_details)

    def read(self) -> None:
        """Read all principles of the process, and the hands that were last counted for them."""
        found = principles_of_process(self.library, self.scope.process_id) if self.scope else []
        self._found = {one.id: one for one in found}
        self._hands = last_hands(self.library, self.scope.process_id) if self.scope else {}
        self._places = places(self.library, list(self._found))

    def rows(self) -> list[AgreedRow]:
        """Return what was read, as rows."""
        return [self._row(one) for one in self._found.values()]

    def state_of(self, row_id: str) -> str:
        """Return how far a principle has come."""
        return self._found[row_id].state

    def ranks(self) -> list[tuple[str, str]]:
        """Return ids and ranks of all principles of the process, in order."""
        found = principles_of_process(self.library, self.scope.process_id) if self.scope else []
        return [(one.id, one.rank) for one in found]

    def add(self, text: str) -> str:
        """Add a principle that was made outside the workshops."""
        return add_principle(self.library, self.scope.process_id if self.scope else "", None, text)

    def change_row(self, row_id: str, **values: Value) -> None:
        """Change a principle."""
        change_principle(self.library, row_id, **values)

    def delete_row(self, row_id: str) -> None:
        """Delete a principle."""
        delete_principle(self.library, row_id)

    def show_details(self) -> None:
        """Show the fields of the chosen principles."""
        ids = [row_id for row_id in self.ids() if row_id in self._found]
        single = len(ids) == 1
        sources = all_came_from(self.library, ids).get(ids[0], []) if single else []
        words = source_words(self.context, sources) if self.context else []
        said = "\n".join(_hand_words(self._hands.get(ids[0]))) if single else ""
        self.details.show_principles([self._found[row_id] for row_id in ids], said, words)

    def write_field(self, ids: Sequence[str], name: str, value: object) -> bool:
        """Save a field."""
        said = {"said": PrincipleState(str(value)).word} if name == "state" else {}
        change = partial(self._change, ids, name, str(value))
        done = self.labelled(ids, *_LABELS[name], change, self.details.typing(name), **said)
        if done:
            self.details.saved(name)
        return done

    def _change(self, ids: Sequence[str], name: str, value: str) -> None:
        for row_id in ids:
            self.change_row(row_id, **{name: value})

    def _row(self, one: Principle) -> AgreedRow:
        place = self._places.get(one.id)
        text = one.text or _("Lydelsen är inte skriven än")
        signs = [
            CellLine(f"{level.word}: {excerpt(one.sign(level), _SHORT)}", "muted") for level in Level if one.sign(level)
        ]
        narrow = [*signs, *([CellLine(place.workshop, "muted")] if place else [])] if self.narrow else []
        tone, icon = _STATES[one.state]
        counted = _hand_words(self._hands.get(one.id))
        cells: tuple[Cell, ...] = (
            (CellLine(text), *narrow),
            (CellLine(one.state.word, tone, icon),),
            tuple(signs) or (CellLine(_("inget skrivet än"), "muted"),),
            tuple(CellLine(words, "muted") for words in counted) or (CellLine(NOTHING, "muted"),),
            from_lines(place),
        )
        return AgreedRow(one.id, one.text, cells)


def last_hands(library: Library, process_id: str) -> dict[str, Hands]:
    """Return the hands that were counted for each principle the last time any were, over all tables."""
    found: dict[str, Hands] = {}
    for held in workshops(library, process_id):
        for step in steps(library, held.id):
            if step.kind == KIND:
                found.update({one: together(by_party) for one, by_party in hands(library, step).items()})
    return found


def _hand_words(counted: Hands | None) -> list[str]:
    return [count_words(counted.total), spread_words(counted)] if counted and counted.total else []
