"""The session: edits from the window, and what it tells of them."""

from functools import partial

from pytestqt.qtbot import QtBot

from naravard_desktop.core.trouble import Trouble
from naravard_desktop.live.session import Session
from naravard_desktop.process import cards
from naravard_desktop.storage.edit import Scope, edit
from tests.conftest import Room


def test_an_edit_is_saved_and_told(qtbot: QtBot, room: Room) -> None:
    session, step = Session(room.library), room.step("notes")
    with qtbot.waitSignal(session.saved), qtbot.waitSignal(session.changed) as told:
        card = session.do(
            room.scope, "Ny lapp: {text}", lambda: cards.add_card(room.library, step.id, "hej"), text="hej"
        )
    assert told.args == [{"card": {card}}]
    entry = session.next_undo(room.scope)
    assert entry is not None
    assert entry.label == "Ny lapp: hej"


def test_undo_and_redo_tell_what_came_and_went(qtbot: QtBot, room: Room) -> None:
    session, step = Session(room.library), room.step("notes")
    card = session.do(room.scope, "Ny lapp", lambda: cards.add_card(room.library, step.id, "hej"))
    with qtbot.waitSignal(session.changed) as told:
        session.undo(room.scope)
    assert told.args == [{"card": {card}}]
    assert session.next_undo(room.scope) is None
    with qtbot.waitSignal(session.changed):
        session.redo(room.scope)
    assert session.redo(room.scope) is None


def test_saves_of_the_same_typing_are_one_step(qtbot: QtBot, room: Room) -> None:
    session, step = Session(room.library), room.step("notes")
    card = session.do(room.scope, "Ny lapp", lambda: cards.add_card(room.library, step.id, "h")) or ""
    for text in ("he", "hej"):
        with qtbot.waitSignal(session.changed) as told:
            session.do(
                room.scope,
                "Ändrad: {text}",
                partial(cards.change_card, room.library, card, text=text),
                typing="a",
                text=text,
            )
        assert told.args == [{"card": {card}}]
    entry = session.next_undo(room.scope)
    assert entry is not None
    assert entry.label == "Ändrad: hej"
    session.undo(room.scope)
    assert cards.card(room.library, card).text == "h"


def test_what_cannot_be_saved_is_told_and_nothing_is_lost(qtbot: QtBot, room: Room) -> None:
    session, step = Session(room.library), room.step("notes")
    pages = room.library.db.execute("PRAGMA page_count").fetchone()[0]
    room.library.db.execute(f"PRAGMA max_page_count = {pages}")
    with qtbot.waitSignal(session.trouble) as told, qtbot.assertNotEmitted(session.changed):
        assert session.do(room.scope, "Ny", lambda: cards.add_card(room.library, step.id, "x" * 500_000)) is None
    (trouble,) = told.args
    assert isinstance(trouble, Trouble)
    room.library.db.execute("PRAGMA max_page_count = 1073741823")
    assert session.do(room.scope, "Ny", lambda: cards.add_card(room.library, step.id, "x" * 500_000)) is not None


def test_a_refused_undo_is_told(qtbot: QtBot, room: Room) -> None:
    session, step = Session(room.library), room.step("notes")
    card = session.do(room.scope, "Ny lapp", lambda: cards.add_card(room.library, step.id, "hej")) or ""
    with edit(room.library, Scope(room.scope.process_id), "Ändrad på annat håll"):
        cards.change_card(room.library, card, text="annat")
    with qtbot.waitSignal(session.trouble) as told:
        assert session.undo(room.scope) is None
    assert "Ändrad på annat håll" in str(told.args[0])
