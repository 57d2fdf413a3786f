"""Reading cards from a file, as a facilitator does it: by keys, over a real library."""

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QAccessible, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from naravard_desktop.core.kind import Column
from naravard_desktop.core.words import OrganisationType
from naravard_desktop.live.session import Session
from naravard_desktop.parts.import_dialog import ImportDialog
from naravard_desktop.parts.import_rows import OWN, TEXT
from naravard_desktop.parts.section import Section
from naravard_desktop.process.cards import NewCard, add_cards, cards, merge_cards
from naravard_desktop.process.people import add_organisation
from naravard_desktop.process.workshops import change_step
from naravard_desktop.steps.notes.panel import NotesPanel
from naravard_desktop.storage.edit import edit
from naravard_desktop.widgets import theme
from naravard_desktop.widgets.cut import cut_off
from tests.conftest import Room

Show = Callable[[QWidget], None]
Open = Callable[..., NotesPanel]
SAMPLE = Path(__file__).parents[2] / "resources" / "sample"
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def notes(room: Room, session: Session, shown: Show) -> Open:
    def make(prompt: str = "", *, anonymous: bool = False, **options: object) -> NotesPanel:
        step = room.step("notes", None, anonymous=anonymous, **options)
        panel = NotesPanel(session, step)
        if prompt:
            session.do(room.scope, "Fråga", lambda: change_step(room.library, step.id, prompt=prompt))
        shown(panel)
        return panel

    return make


def ask(panel: NotesPanel | Section, file: Path) -> ImportDialog:
    panel.ask_import(file)
    found = [one for one in panel.findChildren(ImportDialog) if one.isVisible()]
    assert len(found) == 1
    return found[0]


def put(folder: Path, text: str, name: str = "lista.csv") -> Path:
    (folder / name).write_text(text, encoding="utf-8")
    return folder / name


def full(room: Room) -> None:
    pages = room.library.db.execute("PRAGMA page_count").fetchone()[0]
    room.library.db.execute(f"PRAGMA max_page_count = {pages}")


def freed(room: Room) -> None:
    room.library.db.execute("PRAGMA max_page_count = 1073741823")


def test_the_key_and_the_button_ask_for_a_file(qtbot: QtBot, notes: Open) -> None:
    panel = notes()
    for by_key in (True, False):
        if by_key:
            QTest.keyClick(panel.capture.field, Qt.Key.Key_O, CTRL | SHIFT)
        else:
            panel.capture.load_asked.emit()
        (dialog,) = [one for one in panel.findChildren(QFileDialog) if one.isVisible()]
        assert dialog.labelText(QFileDialog.DialogLabel.Accept) == "Välj"
        dialog.fileSelected.emit(str(SAMPLE / "mal-lappar.csv"))
        dialog.reject()
        (found,) = [one for one in panel.findChildren(ImportDialog) if one.isVisible()]
        found.reject()


def test_a_file_comes_in_with_enter_and_goes_with_one_undo(room: Room, notes: Open) -> None:
    panel = notes("Vad vill vi uppnå?")
    dialog = ask(panel, SAMPLE / "mal-lappar.csv")
    assert dialog.count.text() == "12 lappar läses in. 4 rader är bortvalda."
    assert dialog.filtered.isChecked()
    assert dialog.preview.rowCount() == 12
    assert dialog.focusWidget() is dialog.save
    QTest.keyClick(dialog.save, Qt.Key.Key_Return)
    assert not dialog.isVisible()
    found = cards(room.library, panel.step.id)
    assert [found[0].text, found[-1].text] == [
        "Invånaren är delaktig i sin egen plan",
        "Färre onödiga inläggningar (< 10 % åter inom 30 dagar)",
    ]
    assert found[0].organisation_type == OrganisationType.MUNICIPALITY
    entry = panel.session.next_undo(panel.scope)
    assert entry is not None
    assert entry.label == "12 lappar inlästa från mal-lappar.csv"
    panel.undo()
    assert cards(room.library, panel.step.id) == []
    assert panel.list.cards.rowCount() == 0
    panel.redo()
    assert panel.list.cards.rowCount() == 12


def test_what_is_here_already_is_left_out_unless_wanted(room: Room, notes: Open) -> None:
    panel = notes("Vad vill vi uppnå?")
    dialog = ask(panel, SAMPLE / "mal-lappar.csv")
    assert not dialog.again.isVisible()
    dialog.save.click()
    with edit(room.library, room.scope, "Sammanförda"):
        first, second, *_rest = cards(room.library, panel.step.id)
        merge_cards(room.library, room.scope.process_id, [first.id, second.id], "Båda")
    dialog = ask(panel, SAMPLE / "mal-lappar.csv")
    assert "12 finns redan" in dialog.count.text()
    assert not dialog.save.isEnabled()
    dialog.again.click()
    assert dialog.save.text() == "Läs in 12 lappar"
    dialog.filtered.click()
    assert dialog.count.text() == "16 lappar läses in."


def test_the_steps_own_columns_and_the_files(room: Room, notes: Open) -> None:
    columns = (Column(name="patientgrupp"), Column(name="läge", type="choice", choices=("pågår", "planerad")))
    panel = notes(columns=columns, hidden=True)
    dialog = ask(panel, SAMPLE / "klustring-aktiviteter.csv")
    dialog.save.click()
    first = cards(room.library, panel.step.id)[0]
    assert first.extra == {"patientgrupp": "kroniskt sjuka", "läge": "pågår", "kluster": "VIP", "del": "Hembesök"}
    assert first.organisation_type == OrganisationType.REGION
    assert first.hidden
    assert panel.show_all.isVisible()


def test_organisations_of_the_process_are_known(room: Room, session: Session, notes: Open, tmp_path: Path) -> None:
    known = session.do(
        room.scope, "Ny", lambda: add_organisation(room.library, room.scope.process_id, "Åre", OrganisationType.REGION)
    )
    panel = notes()
    ask(panel, put(tmp_path, "lapp;organisation\nRond;åre\n")).save.click()
    assert cards(room.library, panel.step.id)[0].organisation_id == known


def test_choices_are_made_by_keys(room: Room, notes: Open, tmp_path: Path) -> None:
    panel = notes()
    dialog = ask(panel, put(tmp_path, "lapp;vad\nRond varje vecka;Ett\nTelefon;Två\n"))
    first, second = dialog.fields.choices
    first.setFocus()
    first.setCurrentIndex(first.findData(OWN))
    first.activated.emit(first.currentIndex())
    assert dialog.count.text() == "Välj vilken kolumn som är lappens text."
    assert not dialog.save.isEnabled()
    second.setFocus()
    QTest.keyClick(second, Qt.Key.Key_Home)
    assert dialog.fields.roles() == [OWN, TEXT]
    dialog.headed.click()
    assert dialog.count.text() == "3 lappar läses in."
    dialog.headed.click()
    dialog.filtered.click()
    assert dialog.count.text() == "1 lapp läses in. 1 rad är bortvald."
    QTest.keyClick(dialog.filter_value, Qt.Key.Key_Down)
    shown = dialog.preview.item(0, 0)
    assert shown is not None
    assert shown.text() == "Telefon"
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert cards(room.library, panel.step.id) == []


def test_another_separator_and_another_sheet(notes: Open, tmp_path: Path) -> None:
    panel = notes()
    dialog = ask(panel, put(tmp_path, "Vad, var\nEn sak, här\nTvå saker, där\n"))
    assert len(dialog.fields.choices) == 2
    dialog.sheet.setCurrentIndex(dialog.sheet.findData(""))
    dialog.sheet.activated.emit(dialog.sheet.currentIndex())
    assert len(dialog.fields.choices) == 1
    dialog.reject()
    book = openpyxl.Workbook()
    book.active.append(["lapp"])
    book.create_sheet("Tomt")
    book.create_sheet("Mer").append(["svar", "nivå"])
    book["Mer"].append(["Hembesök", "mikro"])
    book.save(tmp_path / "bok.xlsx")
    dialog = ask(panel, tmp_path / "bok.xlsx")
    assert dialog.told.text() == "Excel, bladet Sheet · 1 rad"
    dialog.sheet.setCurrentIndex(1)
    dialog.sheet.activated.emit(1)
    assert "tom" in dialog.count.text()
    assert dialog.sheet.currentData() == "Sheet"
    dialog.sheet.setCurrentIndex(2)
    dialog.sheet.activated.emit(2)
    assert dialog.count.text() == "1 lapp läses in."


def test_a_full_disk_leaves_the_dialog_as_it_was(qtbot: QtBot, room: Room, notes: Open, tmp_path: Path) -> None:
    panel = notes()
    dialog = ask(panel, put(tmp_path, "lapp\n" + "".join(f"{number} {'x' * 3_000}\n" for number in range(200))))
    full(room)
    with qtbot.waitSignal(panel.session.trouble):
        dialog.save.click()
    assert dialog.isVisible()
    assert "Inget är inläst än" in dialog.count.text()
    assert cards(room.library, panel.step.id) == []
    freed(room)
    dialog.save.click()
    assert len(cards(room.library, panel.step.id)) == 200


def test_a_file_that_cannot_be_read_is_told_of(qtbot: QtBot, notes: Open, tmp_path: Path) -> None:
    panel = notes()
    (tmp_path / "brev.pdf").write_bytes(b"%PDF-1.7")
    with qtbot.waitSignal(panel.session.trouble) as told:
        panel.ask_import(tmp_path / "brev.pdf")
    assert "brev.pdf" in str(told.args[0])
    assert panel.findChild(ImportDialog) is None


@pytest.mark.parametrize("anonymous", [False, True])
def test_hostile_files_come_in_as_they_are(room: Room, notes: Open, tmp_path: Path, anonymous: bool) -> None:
    panel = notes(anonymous=anonymous)
    big = "ord " * 25_000
    header = ";".join(f"<b>kolumn</b> {number}" for number in range(60))
    line = ";".join(["<img src=x>", "🧑‍⚕️", big, "{text} %s", *("y" * 56)])
    dialog = ask(panel, put(tmp_path, f"{header}\n" + f"{line}\n" * 5, "å ä ö {file} <b>.csv"))
    assert len(dialog.fields.choices) == 60
    dialog.grab()
    dialog.save.click()
    found = cards(room.library, panel.step.id)
    assert [card.text for card in found] == [big.strip()] * 5
    assert found[0].extra["<b>kolumn</b> 1"] == "🧑‍⚕️"
    assert (found[0].created is None) == anonymous


def test_five_thousand_rows(room: Room, notes: Open, tmp_path: Path) -> None:
    panel = notes()
    text = "lapp;nivå;bord\n" + "".join(f"Lapp nummer {number};mikro;Bord {number % 8}\n" for number in range(5_000))
    dialog = ask(panel, put(tmp_path, text))
    assert dialog.preview.rowCount() == 200
    dialog.save.click()
    assert len(cards(room.library, panel.step.id)) == 5_000


def test_a_file_can_be_dropped_on_the_list(notes: Open) -> None:
    panel = notes()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(SAMPLE / "principer-kandidater.csv"))])
    copy, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    panel.dropEvent(QDropEvent(QPointF(5, 5), copy, data, button, Qt.KeyboardModifier.NoModifier))
    dialog = panel.findChild(ImportDialog)
    assert isinstance(dialog, ImportDialog)
    assert dialog.save.text() == "Läs in 8 lappar"


def test_a_section_takes_its_own_rows(room: Room, session: Session, shown: Show) -> None:
    step = room.step("notes")
    section = Section(session, step, "bra", "Vad fungerar bra?", plain=False)
    shown(section)
    with edit(room.library, room.scope, "Annan del"):
        add_cards(room.library, step.id, [NewCard(text="Telefonnumret som alltid besvaras", section="annat")])
    dialog = ask(section, SAMPLE / "kartlaggning-svar.csv")
    assert dialog.save.text() == "Läs in 2 lappar"
    dialog.save.click()
    assert [card.section for card in cards(room.library, step.id, "bra")] == ["bra", "bra"]


def test_everything_has_a_name_and_tab_goes_round(notes: Open) -> None:
    dialog = ask(notes("Vad vill vi uppnå?"), SAMPLE / "mal-lappar.csv")
    seen: list[QWidget] = []
    for _number in range(40):
        focus = dialog.focusWidget()
        assert focus is not None
        assert QAccessible.queryAccessibleInterface(focus).text(QAccessible.Text.Name), focus
        if focus in seen:
            break
        seen.append(focus)
        QTest.keyClick(focus, Qt.Key.Key_Tab)
    at = seen.index(dialog.headed)
    order = [*seen[at:], *seen[:at]]
    assert order == [
        *(dialog.headed, dialog.filtered, dialog.filter_column, dialog.filter_value),
        *(*dialog.fields.choices, dialog.sheet, dialog.preview, dialog.save, dialog.close_button),
    ]


@pytest.mark.parametrize(("zoom", "width", "height"), [(1.0, 950, 600), (1.5, 950, 640), (2.0, 1366, 700)])
def test_nothing_is_cut(qapp: QApplication, qtbot: QtBot, notes: Open, zoom: float, width: int, height: int) -> None:
    theme.apply(qapp, "dark", zoom)
    panel = notes("Vad vill vi uppnå?")
    panel.resize(width, height)
    for file in ("mal-lappar", "klustring-aktiviteter"):
        dialog = ask(panel, SAMPLE / f"{file}.csv")
        qtbot.wait(1)
        assert cut_off(dialog) == []
        dialog.reject()
