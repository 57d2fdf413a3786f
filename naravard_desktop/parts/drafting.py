"""Keeps text that is typed but not entered yet: after a crash or a power cut it is back where it stood.

A card's text and columns that were being changed come back as a change, for their fields are closed when a panel is made.
"""

from collections.abc import Iterator
from functools import partial

from PySide6.QtCore import QObject

from naravard_desktop.core.trouble import Trouble
from naravard_desktop.parts.card_details import CardDetails
from naravard_desktop.parts.card_list import CardList
from naravard_desktop.parts.panel import Panel
from naravard_desktop.process.drafts import draft, drafts, put_draft, rename_draft
from naravard_desktop.widgets.editor import LineEditor

CAPTURE = "capture"
"""The line where new cards are written."""
_EDIT = "edit"


def keep_draft(panel: Panel, field: LineEditor, name: str) -> None:
    """Put back what stood in a field, if it is empty, and keep what is typed there until it is emptied again.

    Whoever enters the text clears the field. `put_draft(…, "")` inside that edit as well makes entering and forgetting one.
    """
    if not field.text():
        field.put(draft(panel.library, panel.step.id, name))
    keeper = _keeper(panel)
    field.settled.connect(partial(keeper.put, name))
    field.textChanged.connect(partial(_forget_empty, keeper, field, name))


def keep_edits(panel: Panel, cards: CardList) -> None:
    """Keep what is typed in place in a list's cards, until it is saved or let go of."""
    cards.typing.connect(partial(_put_edit, _keeper(panel)))


def keep_columns(panel: Panel, details: CardDetails) -> None:
    """Keep what is typed in the chosen card's columns, until it is saved."""
    details.typing.connect(partial(_put_column, _keeper(panel)))


def edit_name(card_id: str, column: str = "") -> str:
    """Return the name of the draft of a card's text, or of one of its columns."""
    return f"{_EDIT}:{card_id}:{column}" if column else f"{_EDIT}:{card_id}"


def left_edits(panel: Panel) -> Iterator[tuple[str, str, str]]:
    """Give the changes of cards that were never saved: the card's id, the column or "" for its text, and what was typed."""
    for name, text in drafts(panel.library, panel.step.id).items():
        kind, _colon, rest = name.partition(":")
        if kind == _EDIT:
            card_id, _colon, column = rest.partition(":")
            yield card_id, column, text


def forget(panel: Panel, name: str) -> None:
    """Take a draft away."""
    _keeper(panel).put(name, "")


def move_draft(panel: Panel, field: LineEditor, name: str, to: str) -> bool:
    """Put a draft in an empty field, under that field's name; False if it could not be saved so."""
    text = draft(panel.library, panel.step.id, name)
    try:
        rename_draft(panel.library, panel.step.id, name, to)
    except Trouble as trouble:
        panel.session.trouble.emit(trouble)
        return False
    field.put(text)
    return True


class _Keeper(QObject):
    """Writes a panel's drafts. One that cannot be written is told of once, and tried again when the disk answers."""

    def __init__(self, panel: Panel) -> None:
        super().__init__(panel)
        self._session, self._step_id = panel.session, panel.step.id
        self._waiting: dict[str, str] = {}
        self._session.saved.connect(self._retry)

    def put(self, name: str, text: str) -> None:
        waited = bool(self._waiting)
        try:
            put_draft(self._session.library, self._step_id, name, text)
        except Trouble as trouble:
            self._waiting[name] = text
            if not waited:
                self._session.trouble.emit(trouble)
            return
        self._waiting.pop(name, None)
        if waited and not self._waiting:
            self._session.saved.emit()  # what else had to wait can be saved too

    def _retry(self) -> None:
        for name in list(self._waiting):
            if name in self._waiting:  # saving one can be what lets another be saved
                self.put(name, self._waiting[name])


def _keeper(panel: Panel) -> _Keeper:
    found = panel.findChild(_Keeper)
    return found if isinstance(found, _Keeper) else _Keeper(panel)


def _forget_empty(keeper: _Keeper, field: LineEditor, name: str) -> None:
    if field.document().isEmpty():
        keeper.put(name, "")


def _put_edit(keeper: _Keeper, card_id: str, text: str) -> None:
    keeper.put(edit_name(card_id), text)


def _put_column(keeper: _Keeper, card_id: str, column: str, text: str) -> None:
    keeper.put(edit_name(card_id, column), text)
