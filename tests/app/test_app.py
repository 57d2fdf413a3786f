"""The program from start to end: what it needs for its first picture, how it closes, and what a crash leaves."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from naravard_desktop.jobs.library import open_for_reading, open_for_writing
from naravard_desktop.jobs.start import start_process
from naravard_desktop.process import overview
from naravard_desktop.process.workshops import add_workshop
from naravard_desktop.storage import backup
from naravard_desktop.storage.edit import Scope, edit
from tests.app.running import run, start

_HEAVY = {"reportlab", "pypdfium2", "PIL", "pyphen", "fastjsonschema", "multiprocessing", "docx", "openpyxl", "aiohttp"}


def _workshop(path: Path) -> str:
    library, _told = open_for_writing(path)
    process_id = start_process(library, "Uppdraget")
    with edit(library, Scope(process_id), "Ny workshop"):
        workshop_id = add_workshop(library, process_id, "Workshoppen", date="2027-02-03", starts="13:00")
    library.close()
    return workshop_id


def test_it_closes_in_order_and_leaves_the_library_to_others(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite3"
    done = run(path, "window.close()")
    assert (done.returncode, done.stderr) == (0, "")
    library, told = open_for_writing(path)
    assert told == ""
    library.close()
    assert not Path(f"{path}-wal").exists() or Path(f"{path}-wal").stat().st_size == 0


def test_what_was_written_is_backed_up_when_it_closes(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite3"
    assert run(path, "window.close()").returncode == 0
    assert backup.existing(path) == []  # nothing was written
    script = """
from naravard_desktop.jobs.demo import sample
sample(window.session.library)
window.close()
"""
    assert run(path, script).returncode == 0
    (made,) = backup.existing(path)
    with_sample = open_for_reading(made.path)
    assert not overview.is_empty(with_sample)
    with_sample.close()


def test_the_first_picture_needs_no_more_than_it_shows(tmp_path: Path) -> None:
    script = """
from PySide6.QtCore import QTimer
window.repaint()
print(*sorted({name.partition(".")[0] for name in sys.modules} | {n for n in sys.modules if n.startswith("PySide6.")}))
window.close()
"""
    done = run(tmp_path / "library.sqlite3", script)
    loaded = set(done.stdout.split())
    assert "sqlite_utils" in loaded, done.stderr
    assert loaded & (_HEAVY | {"PySide6.QtPrintSupport"}) == set()


def test_after_a_crash_it_opens_where_it_was(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite3"
    workshop_id = _workshop(path)
    crashed = run(path, f"window.open_workshop({workshop_id!r}, 'run')\nimport os; os._exit(9)")
    assert crashed.returncode == 9
    done = run(path, "print(window.place, window.workshop_id, window.banner.isVisible())\nwindow.close()")
    assert done.stdout.split() == ["run", workshop_id, "True"], done.stderr
    done = run(path, "print(window.place, window.workshop_id)\nwindow.close()")
    assert done.stdout.split() == ["start", "None"]


def test_a_second_start_shows_the_first_window_and_ends(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite3"
    script = f"""
import subprocess
from PySide6.QtCore import QProcess
window.showMinimized()
second = QProcess(window)
def over(code, _status):
    print(code, window.isMinimized())
    window.close()
second.finished.connect(over)
second.start(sys.executable, ["-m", "naravard_desktop", "--library", {str(path)!r}])
"""
    done = run(path, script)
    assert done.stdout.split() == ["0", "False"], done.stderr


def test_a_fault_of_ours_is_told_and_noted_and_the_window_goes_on(tmp_path: Path) -> None:
    script = """
from PySide6.QtCore import QTimer
def fail():
    raise RuntimeError("ett påhittat fel")
def look():
    print(window.banner.isVisible(), window.banner.accessibleName())
    window.close()
QTimer.singleShot(0, fail)
QTimer.singleShot(50, look)
"""
    done = run(tmp_path / "library.sqlite3", script)
    assert done.returncode == 0
    assert done.stdout.startswith("True Fel: Något gick fel i programmet")
    (log,) = tmp_path.rglob("naravard.log")
    assert "ett påhittat fel" in log.read_text()


def test_what_could_not_be_saved_is_asked_about(tmp_path: Path) -> None:
    path = tmp_path / "library.sqlite3"
    workshop_id = _workshop(path)
    script = f"""
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMessageBox
from naravard_desktop.core.trouble import Trouble
window.open_workshop({workshop_id!r}, "run")
def full():
    window.session.trouble.emit(Trouble("Disken är full."))
window.settle = full
def answer():
    shown = [box for box in window.findChildren(QMessageBox) if box.isVisible()]
    if not shown:
        QTimer.singleShot(5, answer)  # it is on its way
        return
    print(shown[0].text())
    words = answers.pop(0)
    next(b for b in shown[0].buttons() if b.text() == words).click()
    if answers:
        QTimer.singleShot(0, window.close)
        QTimer.singleShot(0, answer)
answers = ["Stanna kvar", "Stäng ändå"]
window.close()
answer()
"""
    done = run(path, script)
    assert done.returncode == 0, done.stderr
    assert done.stdout.count("Allt är inte sparat. Disken är full.") == 2


def test_a_library_that_cannot_be_opened_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "library.sqlite3").write_text("Det här är en inköpslista.")
    script = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox
from naravard_desktop import app
def answer():
    for box in QApplication.topLevelWidgets():
        if isinstance(box, QMessageBox) and box.isVisible():
            print(box.text())
            box.buttons()[0].click()
            return
timer = QTimer()
application = app.application
def with_timer():
    made = application()
    timer.timeout.connect(answer)
    timer.start(10)
    return made
app.application = with_timer
sys.exit(app.main(sys.argv[1:]))
"""
    done = start(script, "--library", str(tmp_path / "library.sqlite3"))
    assert done.returncode == 1
    assert "Filen är orörd" in done.stdout


@pytest.mark.skipif(sys.platform != "linux", reason="other systems always have a screen")
def test_without_a_screen_it_says_so(tmp_path: Path) -> None:
    bare = {
        name: value
        for name, value in os.environ.items()
        if name not in {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"}
    }
    done = subprocess.run(
        [sys.executable, "-m", "naravard_desktop", "--library", str(tmp_path / "library.sqlite3")],
        capture_output=True,
        text=True,
        check=False,
        env={**bare, "PYTHONUTF8": "1"},
    )
    assert done.returncode == 1
    assert "ingen skärm" in done.stderr
