"""The whole way: typed or pasted in a panel, undone, exported, and read in every format by another program than wrote it."""

import csv
import io
import json
import zipfile
from collections.abc import Callable, Iterator
from functools import partial
from html.parser import HTMLParser
from itertools import chain
from pathlib import Path

import docx as word
import openpyxl
import pypdfium2
import pytest
from docx.oxml.ns import qn
from icalendar import Calendar
from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from naravard_desktop.core.text import clean, lines
from naravard_desktop.documents.switches import EVERYTHING
from naravard_desktop.jobs import bundle, formats
from naravard_desktop.jobs.formats import Format, Made
from naravard_desktop.jobs.papers import Chosen, PaperKey
from naravard_desktop.live.session import Session
from naravard_desktop.parts.agreed_panel import AgreedPanel
from naravard_desktop.parts.cards_panel import CardsPanel
from naravard_desktop.process.actions import actions_of_step, change_action
from naravard_desktop.process.cards import cards
from naravard_desktop.steps.actions.panel import ActionsPanel
from naravard_desktop.steps.notes.panel import NotesPanel
from naravard_desktop.widgets import theme
from tests.conftest import Room
from tests.documents.test_pdf import BAD
from tests.documents.test_pdf import shown as as_a_page_shows
from tests.documents.test_pdf import squeezed as as_pdfium_reads
from tests.jobs.test_every_format import squeezed
from tests.jobs.test_every_word import HOSTILE
from tests.parts.letters import typed
from tests.windows.dialogs import KEY, press

LONG = " ".join(f"ord{number}" for number in range(4_000))
# PDFium lays marks that stand over each other together; what is nothing is no card; half a character is none to Qt.
TEXTS = [
    *HOSTILE.values(),
    *(
        text
        for text in BAD
        if clean(text).strip("\u200b\xad\u200d \n") and "\u0301" not in text and "\ud800" not in text
    ),
    LONG,
]
_A_LINE = 30
"""Longer words go on in the next line of their cell, where a page's text is no longer one word; test_pdf reads them."""
TYPED = ["om x<y och y>z", "<b>fet</b> & =1+1", "Hälsö – ”åäö” 😀"]


class _Panels:
    """Notes and actions, to write in as in Genomför."""

    def __init__(self, qtbot: QtBot, room: Room) -> None:
        self.room, self.session = room, Session(room.library)
        self.noting, self.acting = room.step("notes"), room.step("actions")
        self.notes, self.actions = NotesPanel(self.session, self.noting), ActionsPanel(self.session, self.acting)
        for panel in (self.notes, self.actions):
            qtbot.addWidget(panel)
            panel.resize(1000, 640)
            panel.show()

    def paste(self, text: str) -> None:
        """Paste a text and enter it, as a card and as an action."""
        data = QMimeData()
        data.setText(text)
        for panel in self.both():
            panel.capture.field.insertFromMimeData(data)
            press(panel.capture.field, KEY.Key_Return)

    def type(self, text: str) -> None:
        """Type a text and enter it, letter by letter."""
        for panel in self.both():
            typed(panel.capture.field, text)
            press(panel.capture.field, KEY.Key_Return)

    def both(self) -> tuple[CardsPanel, AgreedPanel]:
        return self.notes, self.actions

    def texts(self) -> list[str]:
        """Return what has become cards."""
        return [card.text for card in cards(self.room.library, self.noting.id)]

    def made(self, paper: PaperKey, kind: Format) -> Made:
        chosen = Chosen(workshop_id=self.room.workshop_id, paper=paper, switches=EVERYTHING)
        return formats.make(chosen, kind, self.room.library)


@pytest.fixture
def panels(qtbot: QtBot, qapp: QApplication, room: Room) -> _Panels:
    theme.apply(qapp, "light", 1.0)
    return _Panels(qtbot, room)


def of_pdf(content: bytes) -> str:
    pages = pypdfium2.PdfDocument(content)
    return " ".join(page.get_textpage().get_text_range() for page in pages)


def of_docx(content: bytes) -> str:
    return " ".join(one.text or "" for one in word.Document(io.BytesIO(content)).element.body.iter(qn("w:t")))


def of_html(content: bytes) -> str:
    page = _Page()
    page.feed(content.decode())
    return " ".join(page.said)


class _Page(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def handle_data(self, data: str) -> None:
        self.said.append(data)


def of_json(content: bytes) -> str:
    return " ".join(_strings(json.loads(content)))


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        yield from chain.from_iterable(map(_strings, value))
    elif isinstance(value, dict):
        yield from chain.from_iterable(map(_strings, value.values()))


def of_xlsx(content: bytes) -> str:
    book = openpyxl.load_workbook(io.BytesIO(content))
    found = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in found} <= {"s", "n", "d"}, "no formula"
    parts = [str(row[2].value) for sheet in book if "Långa" in sheet.title for row in sheet.iter_rows()]
    return " ".join([*(str(cell.value) for cell in found), "".join(parts)])


def of_csv(content: bytes) -> str:
    rows = csv.reader(io.StringIO(content.decode("utf-8-sig"), newline=""), delimiter=";")
    found = [cell for row in rows for cell in row]
    assert not [cell for cell in found if cell.startswith(("=", "+", "-", "@"))]
    return " ".join(found)


def of_ics(content: bytes) -> str:
    tasks = Calendar.from_ical(content).walk("VTODO")
    return " ".join(f"{task['summary']} {task.get('description')}" for task in tasks)


READ: dict[tuple[PaperKey, Format], Callable[[bytes], str]] = {
    ("minutes", "docx"): of_docx,
    ("minutes", "html"): of_html,
    ("minutes", "json"): of_json,
    ("minutes", "xlsx"): of_xlsx,
    ("actions", "docx"): of_docx,
    ("actions", "html"): of_html,
    ("actions", "json"): of_json,
    ("actions", "xlsx"): of_xlsx,
    ("actions", "csv"): of_csv,
    ("actions", "ics"): of_ics,
}


def assert_everywhere(panels: _Panels, texts: list[str]) -> None:
    """Every word of the texts stands in every format, and each PDF passes its own check."""
    for paper in ("minutes", "actions"):
        made = panels.made(paper, "pdf")
        assert made.sound, made.verdict
        found = as_pdfium_reads(as_a_page_shows(of_pdf(made.files[0][1])))
        words = [one for text in texts for one in as_a_page_shows(text).split() if len(one) <= _A_LINE]
        missing = [one for one in words if as_pdfium_reads(one) not in found]
        assert (paper, [ascii(one)[:99] for one in missing]) == (paper, [])
    for (paper, kind), read in READ.items():
        found = squeezed(" ".join(read(content) for _ending, content in panels.made(paper, kind).files))
        missing = [one for text in texts for one in clean(text).split() if squeezed(one) not in found]
        assert (paper, kind, [ascii(one)[:99] for one in missing]) == (paper, kind, [])
    with zipfile.ZipFile(io.BytesIO(bundle.pack(panels.room.library, panels.room.scope.process_id))) as archive:
        found = squeezed(" ".join(of_json(archive.read(name)) for name in archive.namelist() if name.endswith(".json")))
    assert [one for text in texts for one in clean(text).split() if squeezed(one) not in found] == []


def give_dates(panels: _Panels) -> None:
    """Let every action have a day: only those are in a calendar."""
    library = panels.room.library
    for action in actions_of_step(library, panels.acting.id):
        panels.session.do(panels.room.scope, "Datum", partial(change_action, library, action.id, due="2027-03-01"))


def test_what_is_typed_is_in_every_format(panels: _Panels) -> None:
    for text in TYPED:
        panels.type(text)
    assert panels.texts() == TYPED
    give_dates(panels)
    assert_everywhere(panels, TYPED)


def test_what_is_pasted_is_in_every_format_whatever_it_is(panels: _Panels) -> None:
    for text in TEXTS:
        panels.paste(text)
    kept = squeezed(" ".join(panels.texts()))
    assert [one for text in TEXTS for one in lines(text) if squeezed(one) not in kept] == []
    give_dates(panels)
    assert_everywhere(panels, panels.texts())


def test_what_is_undone_is_in_none(panels: _Panels, tmp_path: Path) -> None:
    for text in ("Kvar", "Borttaget"):
        typed(panels.notes.capture.field, text)
        press(panels.notes.capture.field, KEY.Key_Return)
    panels.session.undo(panels.room.scope)
    for kind, read in (("pdf", of_pdf), ("docx", of_docx), ("html", of_html), ("json", of_json)):
        found = read(panels.made("minutes", kind).files[0][1])  # type: ignore[arg-type]
        assert ("Kvar" in found, "Borttaget" in found) == (True, False)
