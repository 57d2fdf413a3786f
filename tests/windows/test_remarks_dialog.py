"""What is looked at before a document goes out: gone to, masked and undone with keys alone; nothing is blocked."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from naravard_desktop.documents.switches import EVERYTHING
from naravard_desktop.jobs import papers
from naravard_desktop.jobs.finding import Found
from naravard_desktop.jobs.papers import Chosen
from naravard_desktop.jobs.remarks import RemarkKind
from naravard_desktop.live.session import Session
from naravard_desktop.process import cards
from naravard_desktop.process.cards import NewCard, add_cards
from naravard_desktop.storage import journal
from naravard_desktop.storage.edit import edit
from naravard_desktop.widgets import theme
from naravard_desktop.widgets.cut import cut_off
from naravard_desktop.windows.remarks_dialog import RemarksDialog
from naravard_desktop.windows.remarks_list import ROW, Heading
from tests.clicks import double_click
from tests.conftest import Room
from tests.jobs.finishing import Meeting, meet
from tests.shots import settle_down
from tests.windows.dialogs import ALT, CTRL, KEY, SHIFT, full_disk, host, in_front, press, unnamed

NUMBER, OTHER = "811218-9876", "19811218-9876"
TEXTS = (
    f"Ring {NUMBER} om hembesöket",
    "Nås på 070-123 45 67",
    "Kvinna, 84 år, med demens",
    "Vi vill lära mer om demens",
)


@dataclass
class Ground:
    """A workshop with something to remark on, the dialog over a window, and what it has asked for."""

    qtbot: QtBot
    meeting: Meeting
    window: QWidget
    session: Session
    ids: list[str]
    gone_on: list[bool] = field(default_factory=list)
    jumps: list[Found] = field(default_factory=list)

    def open(self, chosen: Chosen | None = None) -> RemarksDialog:
        """Show the dialog in front."""
        chosen = chosen or Chosen(workshop_id=self.meeting.id, switches=EVERYTHING)
        write = partial(papers.document, self.session.library, chosen)
        dialog = RemarksDialog(self.session, self.meeting.id, write, self.window)
        dialog.go_on_asked.connect(partial(self.gone_on.append, True))
        dialog.jump_asked.connect(self.jumps.append)
        dialog.open()
        in_front(self.qtbot, dialog)
        return dialog

    def text(self, number: int) -> str:
        """Return what a card says."""
        return cards.card(self.session.library, self.ids[number]).text

    def write(self, *texts: str) -> list[str]:
        """Write cards."""
        with edit(self.session.library, self.meeting.scope, "Nya lappar"):
            return add_cards(self.session.library, self.meeting.notes.id, [NewCard(text=text) for text in texts])


@pytest.fixture
def ground(qtbot: QtBot, room: Room) -> Iterator[Ground]:
    """What there is to look at."""
    meeting = meet(room.library, room.scope.process_id, "Mötet")
    one = Ground(qtbot, meeting, host(qtbot), Session(meeting.library), [])
    one.ids = one.write(*TEXTS)
    yield one
    for dialog in one.window.findChildren(QDialog):
        dialog.reject()


def listed(dialog: RemarksDialog) -> list[str]:
    """Return the rows as they are seen: headings, and what was found."""
    rows = [dialog.list.listed.index(at).data(ROW) for at in range(dialog.list.listed.rowCount())]
    return [row.words if isinstance(row, Heading) else row.matched or row.what for row in rows]


def chosen(dialog: RemarksDialog) -> str:
    """Return what is chosen."""
    one = dialog.list.chosen()
    return one.matched or one.what if one else ""


def said(dialog: RemarksDialog) -> str:
    """Return what the banner says."""
    assert dialog.banner.isVisible()
    return dialog.banner.accessibleName()


def button(dialog: QWidget, name: str) -> QPushButton:
    """Return a button by its name."""
    (found,) = [one for one in dialog.findChildren(QPushButton) if one.text() == name]
    return found


WHOLE = [
    *("Visar vem någon är (2)", NUMBER, "070-123 45 67"),
    *("Känsligt om en enskild person (1)", "demens"),
    *("Saknas i dokumentet (1)", RemarkKind.NOBODY.word),
    *("Att tänka på (2)", RemarkKind.DETAILS.word, "demens"),
]


def test_all_is_listed_the_gravest_first_under_headings(ground: Ground) -> None:
    dialog = ground.open()
    assert listed(dialog) == WHOLE
    assert dialog.heading.text() == "6 saker är värda att se över."
    assert chosen(dialog) == NUMBER
    assert QApplication.focusWidget() is dialog.list
    assert dialog.go_on_button.text() == "&Fortsätt ändå"


def test_arrows_pass_over_headings(ground: Ground) -> None:
    dialog = ground.open()
    passed = [chosen(dialog)]
    for _key in range(6):
        press(dialog.list, KEY.Key_Down)
        passed.append(chosen(dialog))
    rows = [row for row in WHOLE if not row.endswith(")")]
    assert passed == [*rows, rows[-1]]
    press(dialog.list, KEY.Key_Home)
    assert chosen(dialog) == NUMBER


def test_enter_goes_to_where_it_stands(ground: Ground) -> None:
    dialog = ground.open()
    press(dialog.list, KEY.Key_Down)
    press(dialog.list, KEY.Key_Return)
    assert not dialog.isVisible()
    (found,) = ground.jumps
    assert (found.table, found.row_id, found.step_id) == ("card", ground.ids[1], ground.meeting.notes.id)
    assert ground.gone_on == []


def test_the_button_and_a_double_click_go_there_too(ground: Ground) -> None:
    dialog = ground.open()
    press(dialog.list, KEY.Key_V, ALT)
    ground.qtbot.waitUntil(lambda: len(ground.jumps) == 1)  # Qt lets the button be seen pressed
    again = ground.open()
    rect = again.list.visualRect(again.list.currentIndex())
    QTest.mouseClick(again.list.viewport(), Qt.MouseButton.LeftButton, pos=rect.center())
    double_click(again.list.viewport(), rect.center())
    assert not again.isVisible()
    assert [found.row_id for found in ground.jumps] == [ground.ids[0], ground.ids[0]]


def test_one_key_masks_and_the_next_one_is_chosen(ground: Ground) -> None:
    dialog = ground.open()
    assert dialog.reason.text() == f"Maskat blir det {RemarkKind.NUMBER.mask}. Det går att ångra."
    press(dialog.list, KEY.Key_M)
    assert ground.text(0) == f"Ring {RemarkKind.NUMBER.mask} om hembesöket"
    assert listed(dialog) == ["Visar vem någon är (1)", *WHOLE[2:]]
    assert chosen(dialog) == "070-123 45 67"
    assert said(dialog) == "Information: Maskat: personnummer. 5 kvar."
    assert QApplication.focusWidget() is dialog.list
    press(dialog.list, KEY.Key_M, ALT)
    ground.qtbot.waitUntil(lambda: ground.text(1) == f"Nås på {RemarkKind.PHONE.mask}")
    assert chosen(dialog) == "demens"
    entry = ground.session.next_undo(ground.meeting.scope)
    assert entry
    assert entry.label == "Maskat: telefonnummer"


def test_what_is_masked_is_undone_and_done_again_from_here(ground: Ground) -> None:
    dialog = ground.open()
    press(dialog.list, KEY.Key_M)
    press(dialog.list, KEY.Key_M)
    press(dialog.list, KEY.Key_Z, CTRL)
    assert (ground.text(1), chosen(dialog)) == (TEXTS[1], "070-123 45 67")
    assert said(dialog) == "Information: Ångrat: Maskat: telefonnummer"
    press(dialog.list, KEY.Key_Z, CTRL)
    assert (ground.text(0), chosen(dialog)) == (TEXTS[0], NUMBER)
    assert listed(dialog) == WHOLE
    press(dialog.list, KEY.Key_Z, CTRL)  # what was done before the dialog is left alone
    assert said(dialog) == "Information: Här finns inget mer att ångra eller göra om."
    assert ground.text(0) == TEXTS[0]
    press(dialog.list, KEY.Key_Z, CTRL | SHIFT)
    assert NUMBER not in ground.text(0)
    assert listed(dialog) == ["Visar vem någon är (1)", *WHOLE[2:]]
    button(dialog.banner, "Ångra").click()
    assert ground.text(0) == TEXTS[0]
    button(dialog.banner, "Gör om").click()
    assert NUMBER not in ground.text(0)


def test_it_is_undone_in_the_workshop_afterwards(ground: Ground) -> None:
    dialog = ground.open()
    press(dialog.list, KEY.Key_M)
    press(dialog, KEY.Key_Escape)
    assert not dialog.isVisible()
    assert ground.session.undo(ground.meeting.scope)
    assert ground.text(0) == TEXTS[0]


def test_what_is_missing_cannot_be_masked_and_says_so(ground: Ground) -> None:
    dialog = ground.open()
    for _key in range(3):
        press(dialog.list, KEY.Key_Down)
    assert chosen(dialog) == RemarkKind.NOBODY.word
    assert dialog.reason.text().startswith("Här saknas något")
    assert (dialog.show_button.isEnabled(), dialog.mask_button.isEnabled()) == (True, False)
    before = journal.history(ground.session.library, ground.meeting.scope)
    press(dialog.list, KEY.Key_M)
    assert journal.history(ground.session.library, ground.meeting.scope) == before
    assert listed(dialog) == WHOLE
    press(dialog.list, KEY.Key_Return)
    assert [found.table for found in ground.jumps] == ["attendance"]


def test_going_on_is_never_blocked(ground: Ground) -> None:
    dialog = ground.open()
    press(dialog.list, KEY.Key_F, ALT)
    ground.qtbot.waitUntil(lambda: ground.gone_on == [True])
    assert [ground.text(number) for number in range(4)] == list(TEXTS)


def test_escape_and_avbryt_do_not_go_on(ground: Ground) -> None:
    for leave in (lambda one: press(one, KEY.Key_Escape), lambda one: one.cancel_button.click()):
        dialog = ground.open()
        leave(dialog)
        assert not dialog.isVisible()
    assert (ground.gone_on, ground.jumps) == ([], [])


def test_when_nothing_is_left_enter_goes_on(ground: Ground) -> None:
    dialog = ground.open(Chosen(workshop_id=ground.meeting.id, paper="actions"))
    assert listed(dialog) == []
    dialog.reject()
    acting = ground.meeting
    with edit(acting.library, acting.scope, "Titel"):
        acting.library.db.execute("UPDATE workshop SET title = ? WHERE id = ?", [f"Mötet {NUMBER}", acting.id])
    dialog = ground.open(Chosen(workshop_id=ground.meeting.id, paper="actions"))
    assert listed(dialog) == ["Visar vem någon är (1)", NUMBER]
    press(dialog.list, KEY.Key_M)
    assert dialog.heading.text() == "Inget kvar att se över."
    assert not dialog.list.isVisible()
    assert QApplication.focusWidget() is dialog.go_on_button
    assert dialog.go_on_button.text() == "&Fortsätt"
    press(dialog, KEY.Key_Z, CTRL)
    assert listed(dialog) == ["Visar vem någon är (1)", NUMBER]
    assert dialog.list.isVisible()
    press(dialog, KEY.Key_Z, CTRL | SHIFT)
    press(dialog.go_on_button, KEY.Key_Return)
    assert ground.gone_on == [True]


def test_a_finished_document_cannot_be_masked_and_says_why(ground: Ground) -> None:
    ground.meeting.finish(EVERYTHING)
    dialog = ground.open()
    assert chosen(dialog) == NUMBER
    assert dialog.reason.text() == (
        "Dokumentet är färdigställt, och det som står i det kan inte maskas. Öppna dokumentet igen först."
    )
    assert (dialog.show_button.isEnabled(), dialog.mask_button.isEnabled()) == (True, False)
    assert dialog.mask_button.accessibleDescription() == dialog.reason.text()
    press(dialog.list, KEY.Key_M)
    assert ground.text(0) == TEXTS[0]
    dialog.list.setCurrentIndex(dialog.list.listed.index(WHOLE.index(RemarkKind.NOBODY.word)))
    assert dialog.reason.text() == (
        "Dokumentet är färdigställt, så det som fylls i nu kommer inte med. Öppna dokumentet igen först."
    )
    with edit(ground.session.library, ground.meeting.scope, "Ändrad"):
        cards.change_card(ground.session.library, ground.ids[0], text="Ring inte")
    ground.session.changed.emit({"card": {ground.ids[0]}})
    settle_down()
    assert listed(dialog) == WHOLE
    dialog.list.setCurrentIndex(dialog.list.listed.index(1))
    assert chosen(dialog) == NUMBER
    assert (dialog.show_button.isEnabled(), dialog.mask_button.isEnabled()) == (False, False)
    press(dialog.list, KEY.Key_Return)
    assert dialog.isVisible()


def test_what_changes_elsewhere_is_looked_through_again(ground: Ground) -> None:
    dialog = ground.open()
    press(dialog.list, KEY.Key_Down)
    ground.session.do(
        ground.meeting.scope,
        "Ändrad",
        partial(cards.change_card, ground.session.library, ground.ids[0], text="Ring inte"),
    )
    settle_down()
    assert listed(dialog) == ["Visar vem någon är (1)", *WHOLE[2:]]
    assert chosen(dialog) == "070-123 45 67"


def test_a_full_disk_masks_nothing_and_says_so(ground: Ground) -> None:
    ground.write("fyllnad " * 20_000)
    dialog = ground.open()
    long_one = ground.write(f"{NUMBER[:6]} {NUMBER[6:][1:]} {'x' * 100_000}")
    with full_disk(ground.session.library):
        settle_down()
        dialog.refresh()
        row = next(at for at, text in enumerate(listed(dialog)) if text == "811218 9876")
        dialog.list.setCurrentIndex(dialog.list.listed.index(row))
        before = listed(dialog)
        press(dialog.list, KEY.Key_M)
        assert said(dialog).startswith("Fel: ")
        assert listed(dialog) == before
    assert "9876" in cards.card(ground.session.library, long_one[0]).text


def test_every_control_has_a_name_and_the_focus_goes_round(ground: Ground) -> None:
    dialog = ground.open()
    press(dialog.list, KEY.Key_M)
    settle_down()
    assert unnamed(dialog) == []
    passed = []
    for _key in range(7):  # the banner has a button and a cross
        press(QApplication.focusWidget() or dialog, KEY.Key_Tab)
        passed.append(QApplication.focusWidget())
    buttons = [dialog.show_button, dialog.mask_button, dialog.cancel_button, dialog.go_on_button]
    assert passed[:4] == buttons
    assert dialog.list in passed


def test_a_screen_reader_hears_what_was_found_before_the_sentence(ground: Ground) -> None:
    dialog = ground.open()
    QAccessible.setActive(True)
    heard = [dialog.list.listed.index(at).data(Qt.ItemDataRole.AccessibleTextRole) for at in range(2)]
    assert heard == [
        "Visar vem någon är (2)",
        f"Personnummer: {NUMBER}. {TEXTS[0]}. Lapp · Läget",
    ]


@pytest.mark.parametrize(("size", "zoom"), [((1280, 720), 2.0), ((1366, 768), 1.0), ((1920, 1080), 1.5)])
def test_three_hundred_remarks_fit_in_any_window(
    ground: Ground, qapp: QApplication, size: tuple[int, int], zoom: float
) -> None:
    ground.write(*(f"Ring {NUMBER} eller skriv till namn{number}@example.se" for number in range(150)))
    theme.apply(qapp, "dark", zoom)
    ground.window.resize(*size)
    dialog = ground.open()
    assert len(dialog.remarks) > 300
    assert dialog.width() <= size[0]
    assert dialog.height() <= size[1]
    assert cut_off(dialog) == []
    press(dialog.list, KEY.Key_End)
    last = dialog.list.visualRect(dialog.list.currentIndex())
    assert dialog.list.viewport().rect().contains(last)
    assert chosen(dialog) == "demens"
    press(dialog.list, KEY.Key_M)
    press(dialog.list, KEY.Key_Home)
    press(dialog.list, KEY.Key_M)
    assert len(dialog.remarks) > 300
    assert dialog.list.viewport().rect().intersects(dialog.list.visualRect(dialog.list.currentIndex()))
