"""Minutes are finished, opened again, adjusted and their working material cleared, with keys alone; or it is said why not."""

import os
from collections.abc import Iterator
from typing import TypeVar

import pytest
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from naravard_desktop.core.trouble import Trouble
from naravard_desktop.documents.switches import Switches
from naravard_desktop.jobs import finals
from naravard_desktop.jobs.photos import add_photo
from naravard_desktop.live.session import Session
from naravard_desktop.process import people
from naravard_desktop.process.cards import add_card, cards
from naravard_desktop.process.drafts import put_draft
from naravard_desktop.process.finals import Final, holding
from naravard_desktop.process.forms import minutes_form
from naravard_desktop.storage import journal
from naravard_desktop.storage.edit import edit
from naravard_desktop.widgets import theme
from naravard_desktop.widgets.cut import cut_off
from naravard_desktop.windows.clearing_dialog import ClearingDialog
from naravard_desktop.windows.finish_dialog import FinishDialog
from naravard_desktop.windows.press import Press
from naravard_desktop.windows.reopen_dialog import AdjustedDialog, ReopenDialog
from tests.conftest import Room
from tests.jobs.finishing import Meeting, meet
from tests.jobs.photo_makers import file
from tests.parts.letters import typed
from tests.shots import settle_down
from tests.windows.dialogs import CTRL, KEY, full_disk, host, in_front, press, unnamed
from tests.windows.documents import SLOW

D = TypeVar("D", bound=QDialog)
NUMBER = "19121212-1212"


@pytest.fixture
def meeting(room: Room) -> Meeting:
    return meet(room.library, room.scope.process_id, "Mötet")


@pytest.fixture
def sent_to() -> Iterator[Press]:
    one = Press()
    yield one
    one.close()


class _Ground:
    """The dialogs over a window, each in front."""

    def __init__(self, qtbot: QtBot, meeting: Meeting, sent_to: Press) -> None:
        self.qtbot, self.meeting, self.press = qtbot, meeting, sent_to
        self.session = Session(meeting.library)
        self.window = host(qtbot)

    def finish(self, switches: Switches = Switches()) -> FinishDialog:  # noqa: B008 - it is frozen
        return self._shown(FinishDialog(self.session, self.press, self.meeting.scope, switches, self.window))

    def reopen(self) -> ReopenDialog:
        return self._shown(ReopenDialog(self.session, self.meeting.scope, self.window))

    def adjust(self) -> AdjustedDialog:
        final = self.final
        assert final
        return self._shown(AdjustedDialog(self.session, self.meeting.scope, final, self.window))

    def clear(self) -> ClearingDialog:
        return self._shown(ClearingDialog(self.session, self.meeting.scope, self.window))

    @property
    def final(self) -> Final | None:
        return holding(self.meeting.library, self.meeting.id)

    def _shown(self, dialog: D) -> D:
        dialog.open()
        in_front(self.qtbot, dialog)
        return dialog


@pytest.fixture
def ground(qtbot: QtBot, meeting: Meeting, sent_to: Press) -> _Ground:
    return _Ground(qtbot, meeting, sent_to)


def test_return_finishes_them_with_who_and_when(ground: _Ground, meeting: Meeting) -> None:
    dialog = ground.finish()
    assert dialog.name.hasFocus()
    typed(dialog.name, "  Åsa   Exempel ")
    with ground.qtbot.waitSignal(dialog.finished_them):
        press(dialog.name, KEY.Key_Return)
    assert ground.final
    assert ground.final.finished_by == "Åsa Exempel"
    assert not dialog.isVisible()
    *_others, entry = journal.history(meeting.library, meeting.scope)
    assert str(entry.label) == "Färdigställt av Åsa Exempel"


def test_what_it_means_is_said_in_plain_words(ground: _Ground, meeting: Meeting) -> None:
    put_draft(meeting.library, meeting.notes.id, "capture", "Halv mening")
    dialog = ground.finish()
    said = " ".join(label.text() for label in dialog.findChildren(type(dialog.remarks)))
    assert "allmän handling" in said
    assert "ett exemplar att publicera, utan det konfidentiella, och ett internt med allt" in said
    assert "inte är inlagd" in said


def test_escape_and_an_empty_name_change_nothing(ground: _Ground) -> None:
    dialog = ground.finish()
    press(dialog.name, KEY.Key_Return)
    assert dialog.banner.accessibleName() == "Varning: Skriv vem som färdigställer dokumentet."
    assert dialog.name.hasFocus()
    press(dialog.name, KEY.Key_Escape)
    assert not dialog.isVisible()
    assert ground.final is None


def test_whoever_takes_the_minutes_is_suggested(ground: _Ground, meeting: Meeting) -> None:
    with edit(meeting.library, meeting.scope, "Närvaro"):
        for name, role in (("Bo Exempel", "ordförande"), ("Eva Exempel", "Sekreterare, justerare")):
            person = people.add_person(meeting.library, meeting.scope.process_id, name)
            people.set_attendance(meeting.library, meeting.id, person, "present", role)
    dialog = ground.finish()
    assert dialog.name.selectedText() == "Eva Exempel"
    press(dialog.name, KEY.Key_Return)
    assert ground.final
    assert ground.final.finished_by == "Eva Exempel"


def test_what_is_worth_a_look_is_counted_and_counted_again_when_it_changes(ground: _Ground, meeting: Meeting) -> None:
    dialog = ground.finish()
    ground.qtbot.waitUntil(lambda: "ses över…" not in dialog.remarks.text(), timeout=SLOW)
    before = dialog.remarks.text()
    ground.session.do(meeting.scope, "Ny lapp", lambda: add_card(meeting.library, meeting.notes.id, f"Gäller {NUMBER}"))
    ground.qtbot.waitUntil(lambda: dialog.remarks.text() != before, timeout=SLOW)
    assert dialog.look_button.isEnabled()
    with ground.qtbot.waitSignal(dialog.look_asked):
        dialog.look_button.click()
    dialog.show_remarks(0)
    assert dialog.remarks.text() == "Innehållet är genomsett: inget att anmärka på."
    assert not dialog.look_button.isEnabled()
    dialog.show_remarks(1)
    assert dialog.remarks.text() == "1 sak i innehållet är värd att se över."


def test_it_says_so_when_the_content_cannot_be_looked_through(ground: _Ground) -> None:
    dialog = ground.finish()
    ground.press.troubled.emit(dialog._number, Trouble("Biblioteket har flyttats."))
    assert dialog.remarks.text() == "Innehållet kunde inte ses över."
    assert dialog.done_button.isEnabled()


def test_the_first_paragraph_can_be_chosen(ground: _Ground, meeting: Meeting) -> None:
    assert not ground.finish().numbered
    meeting.formal()
    dialog = ground.finish()
    assert dialog.first.isVisible()
    typed(dialog.name, "Åsa")
    dialog.first.setFocus()
    dialog.first.selectAll()
    typed(dialog.first, "17")
    press(dialog.first, KEY.Key_Return)
    assert minutes_form(meeting.library, meeting.id).first_number == 17
    assert [title.partition(" ")[2][:2] for title in meeting.numbered()][:2] == ["17", "18"]


def test_a_full_disk_is_told_in_the_dialog_and_nothing_is_finished(ground: _Ground, meeting: Meeting) -> None:
    for number in range(30):
        meeting.write(f"{number} " + "Mycket text. " * 200)
    dialog = ground.finish()
    typed(dialog.name, "Åsa Exempel")
    with full_disk(meeting.library):
        press(dialog.name, KEY.Key_Return)
        assert "Disken är full" in dialog.banner.accessibleName()
        assert ground.final is None
    assert dialog.name.text() == "Åsa Exempel"
    press(dialog.name, KEY.Key_Return)
    assert ground.final is not None


def test_they_are_opened_again_by_somebody_and_for_a_reason(ground: _Ground, meeting: Meeting) -> None:
    meeting.finish()
    dialog = ground.reopen()
    for field, text, missing in ((dialog.name, "Bo Exempel", "vem"), (dialog.reason, "Fel datum", "varför")):
        press(field, KEY.Key_Return)
        assert f"Skriv {missing}" in dialog.banner.accessibleName()
        assert field.hasFocus()
        typed(field, text)
    press(dialog.reason, KEY.Key_Return)
    assert ground.final is None
    (earlier,) = finals.state(meeting.library, meeting.id).earlier
    assert (earlier.reopened_by, earlier.reason) == ("Bo Exempel", "Fel datum")
    assert "Öppnat igen av Bo Exempel: Fel datum" in [
        str(entry.label) for entry in journal.history(meeting.library, meeting.scope)
    ]


def test_what_holds_since_cannot_be_opened_again_and_that_is_told(ground: _Ground, meeting: Meeting) -> None:
    meeting.finish(finished="2027-02-03T12:00:00.000Z")
    later = meet(meeting.library, meeting.scope.process_id, "Nästa möte", "2027-03-03")
    later.finish(finished="2027-03-03T12:00:00.000Z")
    dialog = ground.reopen()
    typed(dialog.name, "Bo")
    typed(dialog.reason, "Fel")
    press(dialog.reason, KEY.Key_Return)
    assert "bara det senast färdigställda dokumentet kan öppnas igen" in dialog.banner.accessibleName()
    assert ground.final is not None


def test_the_day_of_adjustment_is_set_and_taken_away(ground: _Ground, meeting: Meeting) -> None:
    meeting.formal()
    meeting.finish()
    dialog = ground.adjust()
    typed(dialog.day.line, "99/99")
    press(dialog.day.line, KEY.Key_Return)
    assert dialog.isVisible()
    dialog.day.line.selectAll()
    typed(dialog.day.line, "2027-02-10")
    press(dialog.day.line, KEY.Key_Return)
    assert not dialog.isVisible()
    assert ground.final
    assert ground.final.adjusted == "2027-02-10"
    dialog = ground.adjust()
    assert dialog.day.value() == "2027-02-10"
    dialog.day.line.selectAll()
    press(dialog.day.line, KEY.Key_Delete)
    dialog.done_button.click()
    assert ground.final.adjusted is None


def test_clearing_says_what_goes_and_asks_twice(ground: _Ground, meeting: Meeting) -> None:
    with edit(meeting.library, meeting.scope, "Foto"):
        add_photo(
            meeting.library, meeting.scope.process_id, meeting.notes.id, file(meeting.library.path.parent), "Tavla"
        )
    meeting.finish()
    dialog = ground.clear()
    assert "– 1 lapp\n" in f"{dialog.goes.text()}\n"
    assert "foto" not in dialog.goes.text()
    assert "1 foto" in dialog.stays.text()
    assert dialog.sure.hasFocus()
    press(dialog.sure, KEY.Key_Return)
    assert dialog.isVisible()
    assert not dialog.done_button.isEnabled()
    press(dialog.photos, KEY.Key_Space)
    assert "– 1 foto" in dialog.goes.text()
    press(dialog.photos, KEY.Key_Space)
    press(dialog.sure, KEY.Key_Space)
    assert dialog.done_button.isEnabled()
    dialog.done_button.setFocus()
    with ground.qtbot.waitSignal(ground.session.changed):
        press(dialog.done_button, KEY.Key_Space)
    assert not dialog.isVisible()
    assert cards(meeting.library, meeting.notes.id) == []
    assert ground.final
    assert ground.final.cleared is not None
    assert ground.session.next_undo(meeting.scope) is None


def test_escape_clears_nothing(ground: _Ground, meeting: Meeting) -> None:
    meeting.finish()
    dialog = ground.clear()
    press(dialog.sure, KEY.Key_Space)
    press(dialog.sure, KEY.Key_Escape)
    assert not dialog.isVisible()
    assert len(cards(meeting.library, meeting.notes.id)) == 1


@pytest.mark.skipif(os.name == "nt", reason="Windows keeps an open file where it is")
def test_a_library_that_has_gone_keeps_all_that_was_to_be_cleared(ground: _Ground, meeting: Meeting) -> None:
    meeting.finish()
    dialog = ground.clear()
    press(dialog.sure, KEY.Key_Space)
    kept = meeting.library.path.rename(meeting.library.path.with_name("undan"))
    dialog.done_button.click()
    assert "flyttats, tagits bort" in dialog.banner.accessibleName()
    kept.rename(meeting.library.path)
    assert dialog.isVisible()
    assert len(cards(meeting.library, meeting.notes.id)) == 1


@pytest.mark.parametrize(("mode", "zoom"), [("light", 1.0), ("dark", 2.0)])
def test_each_has_its_room_and_its_names(
    ground: _Ground, meeting: Meeting, qapp: QApplication, mode: theme.Mode, zoom: float
) -> None:
    theme.apply(qapp, mode, zoom)
    meeting.formal()
    drafts: list[QDialog] = [ground.finish()]
    meeting.finish()
    for dialog in [*drafts, ground.reopen(), ground.adjust(), ground.clear()]:
        settle_down()
        assert cut_off(dialog) == []
        assert unnamed(dialog) == []
        assert dialog.width() <= ground.window.width()
        assert dialog.height() <= ground.window.height()


def test_keys_that_undo_do_not_reach_what_was_finished(ground: _Ground, meeting: Meeting) -> None:
    dialog = ground.finish()
    typed(dialog.name, "Åsa")
    press(dialog.name, KEY.Key_Z, CTRL)
    typed(dialog.name, "Eva")
    press(dialog.name, KEY.Key_Return)
    ground.session.undo(meeting.scope)
    assert ground.final
    assert ground.final.finished_by == "Eva"
