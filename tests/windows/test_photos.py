"""Photos of a workshop: added, described, moved, marked and taken away with keys alone, and undone."""

from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from naravard_desktop.jobs.photos import add_photo
from naravard_desktop.live.session import Session
from naravard_desktop.process import progress
from naravard_desktop.process.attachments import Attachment, add_attachment, photos
from naravard_desktop.process.workshops import change_workshop
from naravard_desktop.storage import journal
from naravard_desktop.storage.edit import Scope, edit
from naravard_desktop.widgets import theme
from naravard_desktop.widgets.cut import cut_off
from naravard_desktop.windows.photos_dialog import PhotosDialog, open_photos
from naravard_desktop.windows.photos_panel import ADD
from tests.conftest import Room
from tests.jobs.photo_makers import drawing, file, photo, seen
from tests.parts.letters import typed
from tests.shots import settle_down
from tests.windows.dialogs import ALT, CTRL, KEY, SHIFT, full_disk, host, in_front, press, unnamed


class Ground:
    """A workshop with two moments, and files to add."""

    def __init__(self, room: Room, folder: Path) -> None:
        self.room, self.library = room, room.library
        self.notes, self.talk = room.step("notes"), room.step("talk")
        self.files = [file(folder, f"IMG_{number}.jpg", photo(seed=number)) for number in range(4)]

    def photos(self) -> list[Attachment]:
        return photos(self.library, self.room.workshop_id)

    def names(self) -> list[str]:
        return [one.name for one in self.photos()]

    def add(self, number: int, owner_id: str = "", alt: str = "") -> str:
        with edit(self.library, self.room.scope, "Nytt foto"):
            owner_id = owner_id or self.room.workshop_id
            return add_photo(self.library, self.room.scope.process_id, owner_id, self.files[number], alt)


@pytest.fixture
def ground(room: Room, tmp_path: Path) -> Ground:
    """What there is to add."""
    return Ground(room, tmp_path)


def opened(qtbot: QtBot, ground: Ground, parent: QWidget | None = None) -> PhotosDialog:
    """Show the dialog in front."""
    dialog = open_photos(Session(ground.library), ground.room.workshop_id, parent or host(qtbot))
    in_front(qtbot, dialog)
    return dialog


def add(qtbot: QtBot, dialog: PhotosDialog, *paths: Path) -> None:
    """Add files, and wait until that is done."""
    with qtbot.waitSignal(dialog.adding.finished):
        dialog.add_files([str(path) for path in paths])
    settle_down()


def said(dialog: PhotosDialog) -> str:
    """Return what the banner says."""
    assert dialog.banner.isVisible()
    return dialog.banner.accessibleName()


def test_photos_are_added_described_and_the_whole_is_undone_with_keys(qtbot: QtBot, ground: Ground) -> None:
    dialog = opened(qtbot, ground)
    assert dialog.panel.none.isVisible()
    assert QApplication.focusWidget() is dialog.panel.bar.buttons()[0]
    add(qtbot, dialog, *ground.files[:3])
    assert ground.names() == ["IMG_0.jpg", "IMG_1.jpg", "IMG_2.jpg"]
    alt = dialog.panel.fields.alt
    assert alt.hasFocus()
    typed(alt, "Väggen med å, ä och ö")
    press(alt, KEY.Key_Return)
    assert dialog.panel.list.hasFocus()
    assert [one.alt for one in ground.photos()] == ["Väggen med å, ä och ö", "", ""]
    press(dialog.panel.list, KEY.Key_Z, CTRL)
    assert [one.alt for one in ground.photos()] == ["", "", ""]
    press(dialog.panel.list, KEY.Key_Z, CTRL)  # all three were one step
    assert ground.names() == []
    press(dialog, KEY.Key_Z, CTRL | SHIFT)
    press(dialog, KEY.Key_Y, CTRL)
    assert [one.alt for one in ground.photos()] == ["Väggen med å, ä och ö", "", ""]
    entries = journal.history(ground.library, ground.room.scope)
    labels = {"Beskrivning av foto: Väggen med å, ä och ö", "Tillagda foton: IMG_2.jpg"}
    assert {entry.label for entry in entries} == labels


def test_what_is_typed_is_saved_when_another_photo_is_chosen_and_when_the_dialog_closes(
    qtbot: QtBot, ground: Ground
) -> None:
    for number in range(2):
        ground.add(number)
    dialog = opened(qtbot, ground)
    press(dialog.panel.list, KEY.Key_F2)
    typed(dialog.panel.fields.alt, "Första")
    dialog.panel.list.choose(ground.photos()[1].id)
    assert dialog.panel.fields.alt.text() == ""
    press(dialog.panel.list, KEY.Key_F2)
    typed(dialog.panel.fields.alt, "Andra")
    press(dialog.panel.fields.alt, KEY.Key_Escape)
    assert dialog.isVisible()
    press(dialog.panel.list, KEY.Key_Escape)
    assert not dialog.isVisible()
    assert [one.alt for one in ground.photos()] == ["Första", "Andra"]


def test_photos_are_moved_within_their_moment_and_to_another(qtbot: QtBot, ground: Ground) -> None:
    for number in range(3):
        ground.add(number)
    dialog = opened(qtbot, ground)
    shown = dialog.panel.list
    press(shown, KEY.Key_Down, ALT)
    press(shown, KEY.Key_Down, ALT)
    press(shown, KEY.Key_Down, ALT)  # it is last already
    assert ground.names() == ["IMG_1.jpg", "IMG_2.jpg", "IMG_0.jpg"]
    press(shown, KEY.Key_Up, ALT)
    assert ground.names() == ["IMG_1.jpg", "IMG_0.jpg", "IMG_2.jpg"]
    place = dialog.panel.fields.place
    place.setFocus()
    press(place, KEY.Key_Home)
    assert place.currentText() == "1. Moment notes"
    assert ground.photos()[0].owner_id == ground.notes.id
    assert ground.names() == ["IMG_0.jpg", "IMG_1.jpg", "IMG_2.jpg"]
    chosen = shown.chosen()
    assert chosen is not None
    assert (chosen.name, chosen.place) == ("Foto 1", "1. Moment notes")
    press(shown, KEY.Key_Z, CTRL)
    assert ground.names() == ["IMG_1.jpg", "IMG_0.jpg", "IMG_2.jpg"]


def test_a_photo_is_marked_and_taken_away_and_comes_back(qtbot: QtBot, ground: Ground) -> None:
    for number in range(2):
        ground.add(number, alt=f"bild {number}")
    dialog = opened(qtbot, ground)
    shown = dialog.panel.list
    press(shown, KEY.Key_H, CTRL | SHIFT)
    assert ground.photos()[0].confidential
    assert dialog.panel.fields.confidential.isChecked()
    assert "konfidentiellt" in shown.model().index(0, 0).data()
    dialog.panel.fields.confidential.setFocus()
    press(dialog.panel.fields.confidential, KEY.Key_Space)
    assert not ground.photos()[0].confidential
    shown.setFocus()
    press(shown, KEY.Key_Delete)
    assert ground.names() == ["IMG_1.jpg"]
    assert "Foto 1 är borttaget" in said(dialog)
    press(shown, KEY.Key_Delete)
    assert (ground.names(), dialog.panel.none.isVisible()) == ([], True)
    for button in dialog.banner.findChildren(QPushButton):
        button.click()  # Ångra
    assert ground.names() == ["IMG_1.jpg"]
    press(dialog, KEY.Key_Z, CTRL)
    assert ground.names() == ["IMG_0.jpg", "IMG_1.jpg"]


def test_files_that_are_none_are_told_of_together(qtbot: QtBot, ground: Ground, tmp_path: Path) -> None:
    bad = [tmp_path / name for name in ("a.HEIC", "b.docx", "c.jpg", "d.jpg", "e.jpg", "f.jpg")]
    bad[0].write_bytes(b"\0\0\0\x24ftypheic" + bytes(100))
    bad[1].write_bytes(b"PK\x03\x04")
    bad[2].write_bytes(ground.files[0].read_bytes()[:500])
    for path in bad[3:5]:
        path.write_bytes(b"")
    dialog = opened(qtbot, ground)
    add(qtbot, dialog, ground.files[0], *bad, ground.files[0], ground.files[1])
    words = said(dialog)
    assert ground.names() == ["IMG_0.jpg", "IMG_1.jpg"]
    for part in ("2 foton är tillagda", "IMG_0.jpg finns redan", "a.HEIC är i formatet HEIC", "b.docx är ingen bild"):
        assert part in words
    assert "c.jpg är skadad" in words
    assert "Och 2 filer till kunde inte läggas till." in words
    assert words.startswith("Varning")


def test_new_photos_belong_to_the_moment_that_is_on(qtbot: QtBot, ground: Ground) -> None:
    progress.enter(ground.library, ground.room.workshop_id, ground.talk.id, "2027-02-03T12:00:00.000Z")
    dialog = opened(qtbot, ground)
    assert dialog.panel.owner.currentText() == "2. Moment talk"
    add(qtbot, dialog, ground.files[0])
    assert ground.photos()[0].owner_id == ground.talk.id
    dialog.panel.owner.setFocus()
    press(dialog.panel.owner, KEY.Key_End)
    add(qtbot, dialog, ground.files[1])
    assert [one.owner_id for one in ground.photos()] == [ground.talk.id, ground.room.workshop_id]


def test_pictures_are_pasted_also_while_another_is_described(qtbot: QtBot, ground: Ground) -> None:
    dialog = opened(qtbot, ground)
    clipboard, image = QGuiApplication.clipboard(), QImage(90, 60, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.darkGreen)
    clipboard.setImage(image)
    with qtbot.waitSignal(dialog.adding.finished):
        press(dialog, KEY.Key_V, CTRL)
    assert ground.names() == ["Inklistrad bild"]
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in ground.files[:2]])
    clipboard.setMimeData(data)
    assert dialog.panel.fields.alt.hasFocus()
    with qtbot.waitSignal(dialog.adding.finished):
        press(dialog.panel.fields.alt, KEY.Key_V, CTRL)
    assert ground.names() == ["Inklistrad bild", "IMG_0.jpg", "IMG_1.jpg"]
    clipboard.setText("bara ord")
    press(dialog.panel.fields.alt, KEY.Key_V, CTRL)
    assert dialog.panel.fields.alt.text() == "bara ord"
    press(dialog.panel.fields.alt, KEY.Key_Return)
    press(dialog.panel.list, KEY.Key_V, CTRL)
    assert "ingen bild" in said(dialog)


def test_files_are_dropped(qtbot: QtBot, ground: Ground) -> None:
    dialog = opened(qtbot, ground)
    data, words = QMimeData(), QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(ground.files[0])), QUrl("mailto:nagon@example.se")])
    words.setText("ord")
    copy, button, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    for carried, taken in ((data, True), (words, False)):
        entering = QDragEnterEvent(QPoint(9, 9), copy, carried, button, none)
        entering.ignore()
        QApplication.sendEvent(dialog, entering)
        assert entering.isAccepted() == taken
    with qtbot.waitSignal(dialog.adding.finished):
        QApplication.sendEvent(dialog, QDropEvent(QPointF(9, 9), copy, data, button, none))
    assert ground.names() == ["IMG_0.jpg"]
    assert not dialog.panel.fields.alt.acceptDrops()


def test_files_are_chosen_in_a_dialog_for_many(qtbot: QtBot, ground: Ground) -> None:
    dialog = opened(qtbot, ground)
    dialog.panel.actions_by[ADD].trigger()
    settle_down()
    (asking,) = dialog.findChildren(QFileDialog)
    assert asking.fileMode() == QFileDialog.FileMode.ExistingFiles
    assert "*.jpg" in asking.nameFilters()[0]
    asking.reject()


def test_closing_waits_for_what_is_being_added_and_the_second_time_does_not(qtbot: QtBot, ground: Ground) -> None:
    dialog = opened(qtbot, ground)
    dialog.add_files([str(path) for path in ground.files[:3]])
    press(dialog, KEY.Key_Escape)
    assert dialog.isVisible()
    assert "Stängs när fotona är tillagda" in said(dialog)
    with qtbot.waitSignal(dialog.destroyed):
        pass
    assert len(ground.names()) == 3
    dialog = opened(qtbot, ground)
    dialog.add_files([str(ground.files[3])])
    press(dialog, KEY.Key_Escape)
    press(dialog, KEY.Key_Escape)
    assert not dialog.isVisible()
    assert len(ground.names()) == 3


def test_the_rest_can_be_left(qtbot: QtBot, ground: Ground) -> None:
    dialog = opened(qtbot, ground)
    dialog.add_files([str(path) for path in ground.files])
    assert (dialog.progress.isVisible(), dialog.progress.line.maximum()) == (True, 4)
    dialog.progress.stop.click()
    assert not dialog.progress.isVisible()
    assert not dialog.adding.busy
    add(qtbot, dialog, ground.files[0])
    assert ground.names() == ["IMG_0.jpg"]


def test_a_full_disk_loses_no_word_and_stops_the_rest(qtbot: QtBot, ground: Ground) -> None:
    ground.add(0)
    dialog = opened(qtbot, ground)
    press(dialog.panel.list, KEY.Key_F2)
    with full_disk(ground.library):
        typed(dialog.panel.fields.alt, "Beskrivning som inte får försvinna " * 200)
        press(dialog.panel.fields.alt, KEY.Key_Return)
        assert said(dialog).startswith("Fel")
        press(dialog, KEY.Key_Return)
        dialog.accept()
        assert dialog.isVisible()  # the text is still only here
        add(qtbot, dialog, *ground.files[1:])
        assert "isken är full" in said(dialog)
    assert ground.names() == ["IMG_0.jpg"]
    add(qtbot, dialog, ground.files[1])
    assert ground.photos()[0].alt.startswith("Beskrivning som inte får försvinna")
    dialog.accept()
    assert not dialog.isVisible()


def test_what_cannot_be_shown_is_said(qtbot: QtBot, ground: Ground) -> None:
    with edit(ground.library, ground.room.scope, "Från annat håll"):
        add_attachment(
            ground.library,
            ground.room.scope.process_id,
            ground.room.workshop_id,
            "x.jpg",
            "image/jpeg",
            b"\xff\xd8\xff",
        )
    dialog = opened(qtbot, ground)
    assert not dialog.panel.fields.picture.has_picture
    assert "Bilden kan inte visas: filen saknas eller är ingen bild." in [
        label.text() for label in dialog.panel.fields.picture.findChildren(QLabel)
    ]
    dialog.grab()


def test_undo_stops_at_what_is_not_about_photos(qtbot: QtBot, ground: Ground) -> None:
    with edit(ground.library, ground.room.scope, "Ny plats"):
        change_workshop(ground.library, ground.room.workshop_id, place="Biblioteket")
    dialog = opened(qtbot, ground)
    press(dialog, KEY.Key_Z, CTRL)
    assert "Det som står på tur är något annat: Ny plats" in said(dialog)


def test_small_pictures_are_drawn_when_they_are_in_sight(qtbot: QtBot, ground: Ground) -> None:
    for number in range(4):
        ground.add(number)
    dialog = opened(qtbot, ground)
    model = dialog.panel.list.model()
    dialog.panel.list.repaint()
    qtbot.waitUntil(lambda: len(model._pictures) >= 2)  # type: ignore[attr-defined]
    assert all(not picture.isNull() for picture in model._pictures.values())  # type: ignore[attr-defined]


def test_it_goes_when_its_workshop_goes(qtbot: QtBot, ground: Ground) -> None:
    session = Session(ground.library)
    dialog = open_photos(session, ground.room.workshop_id, host(qtbot))
    in_front(qtbot, dialog)
    for _number in range(3):
        session.undo(Scope(ground.room.scope.process_id))
    assert not dialog.isVisible()


@pytest.mark.parametrize(("width", "height", "zoom"), [(1366, 768, 1.0), (1366, 768, 1.5), (1280, 720, 2.0)])
@pytest.mark.parametrize("mode", ["light", "dark"])
def test_nothing_is_cut_and_all_has_a_name(
    qtbot: QtBot, qapp: QApplication, ground: Ground, mode: theme.Mode, width: int, height: int, zoom: float
) -> None:
    theme.apply(qapp, mode, zoom)
    ground.add(0, alt="En lång beskrivning av en vägg med många lappar i fem kluster " * 3)
    ground.add(1, ground.notes.id)
    dialog = opened(qtbot, ground, host(qtbot, width, height))
    assert (cut_off(dialog), unnamed(dialog)) == ([], [])
    add(qtbot, dialog, ground.files[2], ground.files[2])
    assert (cut_off(dialog), unnamed(dialog)) == ([], [])
    assert dialog.width() <= width


def test_the_window_goes_on_while_a_large_photo_is_read(qtbot: QtBot, ground: Ground, tmp_path: Path) -> None:
    large = file(tmp_path, "stor.png", photo(3000, 2400))
    dialog = opened(qtbot, ground)
    dialog.add_files([str(large)])
    press(dialog, KEY.Key_F2)
    assert dialog.adding.busy
    assert ground.names() == []
    with qtbot.waitSignal(dialog.adding.finished):
        pass
    assert ground.names() == ["stor.png"]
    chosen = dialog.panel.list.chosen()
    assert chosen is not None
    assert seen(dialog.panel._content(chosen.kept.sha256) or b"").size == (2000, 1600)


def test_a_drawing_is_kept_as_it_is(qtbot: QtBot, ground: Ground, tmp_path: Path) -> None:
    dialog = opened(qtbot, ground)
    add(qtbot, dialog, file(tmp_path, "skiss.png", drawing()))
    assert ground.photos()[0].media_type == "image/png"
