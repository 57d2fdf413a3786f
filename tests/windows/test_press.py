"""The press: a child process that does one job at a time, may die, and is then replaced."""

import os
import signal
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pypdfium2
import pytest
from pytestqt.qtbot import QtBot

from naravard_desktop.core import language
from naravard_desktop.core.trouble import Trouble
from naravard_desktop.documents.model import Document, Paragraph
from naravard_desktop.documents.switches import Switches
from naravard_desktop.jobs import press_jobs
from naravard_desktop.jobs.minutes import minutes
from naravard_desktop.process.workshops import change_workshop, workshop
from naravard_desktop.storage.edit import edit
from naravard_desktop.storage.faults import DamagedLibrary
from naravard_desktop.storage.library import Library
from naravard_desktop.windows.press import Press
from tests.conftest import Room
from tests.translated import MARK, pseudo_catalogue

SLOW = 20_000


def document(words: str, times: int = 1) -> "partial[bytes]":
    return partial(
        press_jobs.preview, Document("Anteckningar", "Prov", "2027-02-03", "fot", (Paragraph(words),) * times)
    )


@pytest.fixture
def press() -> Iterator[Press]:
    one = Press()
    yield one
    one.close()


class Heard:
    def __init__(self, press: Press) -> None:
        self.ready: dict[int, object] = {}
        self.failed: list[tuple[int, bool]] = []
        self.troubled: dict[int, Trouble] = {}
        press.ready.connect(self._ready)
        press.failed.connect(self._failed)
        press.troubled.connect(self._troubled)

    def _ready(self, number: int, result: object) -> None:
        self.ready[number] = result

    def _troubled(self, number: int, trouble: Trouble) -> None:
        self.troubled[number] = trouble

    def _failed(self, number: int, died: bool) -> None:
        self.failed.append((number, died))


def test_the_last_one_sent_counts(qtbot: QtBot, press: Press) -> None:
    heard = Heard(press)
    numbers = [press.send(document(f"Text {n}")) for n in range(5)]
    qtbot.waitUntil(lambda: numbers[-1] in heard.ready, timeout=SLOW)
    assert set(heard.ready) <= {numbers[0], numbers[-1]}
    assert "Text 4" in first_page(heard.ready[numbers[-1]])


def first_page(pdf: object) -> str:
    assert isinstance(pdf, bytes)
    return str(pypdfium2.PdfDocument(pdf)[0].get_textpage().get_text_range())


def test_what_is_to_be_kept_is_all_done_in_order_and_before_what_waits(
    qtbot: QtBot, press: Press, tmp_path: Path
) -> None:
    heard = Heard(press)
    notes = tmp_path / "i tur och ordning"
    press.send(partial(note, notes, "a"))
    lost = press.send(partial(note, notes, "-"))
    for word in "bcd":
        press.send_kept(partial(note, notes, word))
    last = press.send(partial(note, notes, "e"))
    qtbot.waitUntil(lambda: last in heard.ready, timeout=SLOW)
    assert list(heard.ready.values()) == ["a", "b", "c", "d", "e"]
    assert notes.read_text() == "abcde"
    assert lost not in heard.ready


def note(file: Path, word: str) -> str:
    with file.open("a", encoding="utf-8") as open_file:
        open_file.write(word)
    return word


def test_what_is_to_be_kept_is_done_also_when_the_window_closes(press: Press, tmp_path: Path) -> None:
    notes = tmp_path / "sist"
    press.send_kept(partial(note, notes, "a"))
    press.send_kept(partial(note, notes, "b"))
    press.send(document("Lång text. " * 200, times=3000))
    press.close()
    assert notes.read_text() == "ab"


def test_the_library_is_read_in_the_child_while_the_window_writes(qtbot: QtBot, press: Press, room: Room) -> None:
    heard = Heard(press)
    with edit(room.library, room.scope, "Nytt namn"):
        change_workshop(room.library, room.workshop_id, title="Nyss skriven rubrik")
    number = press.send(press_jobs.paper(room.library, minutes, room.workshop_id, Switches()))
    with edit(room.library, room.scope, "Nytt namn"):
        change_workshop(room.library, room.workshop_id, place="Någon annanstans")
    qtbot.waitUntil(lambda: number in heard.ready, timeout=SLOW)
    assert "Nyss skriven rubrik" in first_page(heard.ready[number])
    held = press.send(press_jobs.of_library(room.library, workshop, room.workshop_id))
    qtbot.waitUntil(lambda: held in heard.ready, timeout=SLOW)
    assert heard.ready[held] == workshop(room.library, room.workshop_id)


def change_title(library: Library, workshop_id: str) -> None:
    change_workshop(library, workshop_id, title="Skriven i barnet")


def test_nothing_is_written_from_the_child(qtbot: QtBot, press: Press, room: Room) -> None:
    heard = Heard(press)
    number = press.send(press_jobs.of_library(room.library, change_title, room.workshop_id))
    qtbot.waitUntil(lambda: number in heard.troubled, timeout=SLOW)
    assert "skrivskyddat" in str(heard.troubled[number])
    assert workshop(room.library, room.workshop_id).title == "Workshoppen"


def test_a_library_that_is_another_or_gone_is_a_trouble_of_its_own(qtbot: QtBot, press: Press, room: Room) -> None:
    heard, path = Heard(press), room.library.path
    job = press_jobs.of_library(room.library, workshop, room.workshop_id)
    kept = path.with_name("undan")
    path.rename(kept)
    gone = press.send(job)
    qtbot.waitUntil(lambda: gone in heard.troubled, timeout=SLOW)
    path.write_bytes(kept.read_bytes())
    other = press.send(job)
    qtbot.waitUntil(lambda: other in heard.troubled, timeout=SLOW)
    path.unlink()
    kept.rename(path)
    back = press.send(job)
    qtbot.waitUntil(lambda: back in heard.ready, timeout=SLOW)
    for trouble in heard.troubled.values():
        assert str(path) in str(trouble)
        assert "flyttats, tagits bort eller bytts ut" in str(trouble)
    assert not heard.failed


def raise_damaged(path: Path) -> None:
    raise DamagedLibrary(path)


def test_a_trouble_comes_over_whole(qtbot: QtBot, press: Press, tmp_path: Path) -> None:
    heard = Heard(press)
    number = press.send(partial(raise_damaged, tmp_path))
    qtbot.waitUntil(lambda: number in heard.troubled, timeout=SLOW)
    trouble = heard.troubled[number]
    assert isinstance(trouble, DamagedLibrary)
    assert trouble.params == {"file": str(tmp_path)}
    assert str(trouble) == f"Biblioteket {tmp_path} är skadat."


def test_the_child_carries_no_window(qtbot: QtBot, press: Press, monkeypatch: pytest.MonkeyPatch) -> None:
    heard = Heard(press)
    # As the program starts: what runs the tests would be loaded in the child too.
    monkeypatch.delattr(sys.modules["__main__"], "__file__", raising=False)
    monkeypatch.setattr(sys.modules["__main__"], "__spec__", None)
    number = press.send(partial(eval, "[name for name in __import__('sys').modules if name in ('PySide6', 'qasync')]"))
    qtbot.waitUntil(lambda: number in heard.ready, timeout=SLOW)
    assert heard.ready[number] == []


def test_a_fault_of_ours_is_told_as_one(qtbot: QtBot, press: Press) -> None:
    heard = Heard(press)
    numbers = [press.send_kept(partial(divmod, 1, 0)), press.send_kept(lambda: None), press.send_kept(os.getpid)]
    qtbot.waitUntil(lambda: numbers[-1] in heard.ready, timeout=SLOW)
    assert heard.failed == [(numbers[0], False), (numbers[1], False)]


def test_the_child_speaks_as_the_window_does(qtbot: QtBot, press: Press, room: Room, tmp_path: Path) -> None:
    pseudo_catalogue(tmp_path)
    heard = Heard(press)
    job = press_jobs.of_library(room.library, kind_of_minutes, room.workshop_id)
    number = press.send(job)
    qtbot.waitUntil(lambda: number in heard.ready, timeout=SLOW)
    language.use("xx", tmp_path)
    try:
        other = press.send(job)
        qtbot.waitUntil(lambda: other in heard.ready, timeout=SLOW)
    finally:
        language.use("sv")
    assert heard.ready[other] == f"{MARK}{heard.ready[number]}"


def kind_of_minutes(library: Library, workshop_id: str) -> str:
    return minutes(library, workshop_id, Switches()).kind


def test_a_child_that_died_while_idle_is_replaced_unseen(qtbot: QtBot, press: Press) -> None:
    heard = Heard(press)
    press.warm()
    qtbot.waitUntil(lambda: press.pid is not None, timeout=SLOW)
    first = press.pid
    assert first is not None
    os.kill(first, signal.SIGTERM)
    number = press.send(document("Efter olyckan"))
    qtbot.waitUntil(lambda: bool(heard.ready or heard.failed), timeout=SLOW)
    if heard.failed:  # the pool had not noticed yet
        assert heard.failed == [(number, True)]
        number = press.send(document("Efter olyckan"))
        qtbot.waitUntil(lambda: number in heard.ready, timeout=SLOW)
    assert number in heard.ready
    assert press.pid not in {None, first}


def test_a_child_that_dies_at_work_is_told_of_and_the_next_send_works(qtbot: QtBot, press: Press) -> None:
    heard = Heard(press)
    press.warm()
    qtbot.waitUntil(lambda: press.pid is not None, timeout=SLOW)
    number = press.send(document("Lång text. " * 200, times=3000))
    assert press.pid is not None
    os.kill(press.pid, signal.SIGTERM)
    qtbot.waitUntil(lambda: bool(heard.failed), timeout=SLOW)
    assert heard.failed == [(number, True)]
    after = press.send(document("Igen"))
    qtbot.waitUntil(lambda: after in heard.ready, timeout=SLOW)


def test_closing_does_not_wait_for_a_long_document(qtbot: QtBot, press: Press) -> None:
    heard = Heard(press)
    press.warm()
    qtbot.waitUntil(lambda: press.pid is not None, timeout=SLOW)
    press.send(document("Lång text. " * 200, times=3000))
    press.close()
    assert press.pid is None
    qtbot.wait(10)
    assert (heard.ready, heard.failed) == ({}, [])
    after = press.send(document("Öppnad igen"))
    qtbot.waitUntil(lambda: after in heard.ready, timeout=SLOW)
