"""The press: a child process that may die, and is then replaced."""

import os
import signal
from collections.abc import Iterator

import pypdfium2
import pytest
from pytestqt.qtbot import QtBot

from naravard_desktop.documents.model import Document, Paragraph
from naravard_desktop.windows.press import Press

SLOW = 20_000


def document(words: str, times: int = 1) -> Document:
    return Document("Anteckningar", "Prov", "2027-02-03", "fot", (Paragraph(words),) * times)


@pytest.fixture
def press() -> Iterator[Press]:
    one = Press()
    yield one
    one.close()


class Heard:
    def __init__(self, press: Press) -> None:
        self.printed: dict[int, bytes] = {}
        self.failed: list[tuple[int, bool]] = []
        press.printed.connect(self._printed)
        press.failed.connect(self._failed)

    def _printed(self, number: int, pdf: bytes) -> None:
        self.printed[number] = pdf

    def _failed(self, number: int, died: bool) -> None:
        self.failed.append((number, died))


def test_the_last_one_sent_counts(qtbot: QtBot, press: Press) -> None:
    heard = Heard(press)
    numbers = [press.send(document(f"Text {n}")) for n in range(5)]
    qtbot.waitUntil(lambda: numbers[-1] in heard.printed, timeout=SLOW)
    assert set(heard.printed) <= {numbers[0], numbers[-1]}
    text = pypdfium2.PdfDocument(heard.printed[numbers[-1]])[0].get_textpage().get_text_range()
    assert "Text 4" in text


def test_a_child_that_died_while_idle_is_replaced_unseen(qtbot: QtBot, press: Press) -> None:
    heard = Heard(press)
    press.warm()
    qtbot.waitUntil(lambda: press.pid is not None, timeout=SLOW)
    first = press.pid
    assert first is not None
    os.kill(first, signal.SIGTERM)
    number = press.send(document("Efter olyckan"))
    qtbot.waitUntil(lambda: bool(heard.printed or heard.failed), timeout=SLOW)
    if heard.failed:  # the pool had not noticed yet
        assert heard.failed == [(number, True)]
        number = press.send(document("Efter olyckan"))
        qtbot.waitUntil(lambda: number in heard.printed, timeout=SLOW)
    assert number in heard.printed
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
    qtbot.waitUntil(lambda: after in heard.printed, timeout=SLOW)


def test_closing_does_not_wait_for_a_long_document(qtbot: QtBot, press: Press) -> None:
    heard = Heard(press)
    press.warm()
    qtbot.waitUntil(lambda: press.pid is not None, timeout=SLOW)
    press.send(document("Lång text. " * 200, times=3000))
    press.close()
    assert press.pid is None
    qtbot.wait(10)
    assert (heard.printed, heard.failed) == ({}, [])
    after = press.send(document("Öppnad igen"))
    qtbot.waitUntil(lambda: after in heard.printed, timeout=SLOW)
