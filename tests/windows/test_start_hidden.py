"""Start while another place is in sight: it is not read again at each edit, and shows all of them when it is gone to."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from naravard_desktop.process.actions import add_action
from naravard_desktop.process.processes import add_process, delete_process
from naravard_desktop.storage.edit import Scope
from naravard_desktop.windows.assembly import Whole
from tests.shots import settle_down, whole_window, workshop_of


@pytest.fixture
def whole(qtbot: QtBot, tmp_path: Path) -> Iterator[Whole]:
    """The whole window, with a workshop open in Genomför."""
    with whole_window(tmp_path) as one:
        one.window.open_workshop(workshop_of(one.window.session.library), "run")
        settle_down()
        yield one


def _todo(whole: Whole) -> list[str]:
    model = whole.start.todo.model()
    return [str(model.index(row, 0).data()) for row in range(model.rowCount())]


def _add_action(whole: Whole) -> None:
    session, scope = whole.window.session, whole.window.scope()
    assert scope is not None
    session.do(
        scope, "Ny", lambda: add_action(session.library, scope.process_id, None, "Plocka lingon", due="2020-01-01")
    )


def test_an_edit_elsewhere_does_not_read_start_again_until_it_is_seen(whole: Whole) -> None:
    before, asked = _todo(whole), list[str]()
    whole.window.session.library.db.conn.set_trace_callback(asked.append)
    _add_action(whole)
    settle_down()
    whole.window.session.library.db.conn.set_trace_callback(None)
    assert _todo(whole) == before
    assert not any("row_number()" in sql for sql in asked)
    whole.window.go("start")
    assert "Plocka lingon" in _todo(whole)[0]


def test_an_undo_elsewhere_is_seen_on_start(whole: Whole) -> None:
    before = _todo(whole)
    _add_action(whole)
    whole.window.undo()
    whole.window.go("start")
    assert _todo(whole) == before


def test_a_process_that_was_made_and_deleted_elsewhere_can_be_chosen_and_undone(whole: Whole) -> None:
    session, start = whole.window.session, whole.start
    session.do(Scope("x"), "Nytt", lambda: add_process(session.library, "x", "Lingonuppdraget"))
    start.choose_process("x")
    line = start.lists.process()
    assert line is not None
    assert line.title == "Lingonuppdraget"
    session.do(Scope("x"), "Borta", lambda: delete_process(session.library, "x"))
    whole.window.go("start")
    assert start.scope == Scope("x")
    whole.window.undo()
    line = start.lists.process()
    assert line is not None
    assert line.id == "x"
