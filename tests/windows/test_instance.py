"""A second start shows the first window."""

from pathlib import Path

from pytestqt.qtbot import QtBot

from naravard_desktop.windows.instance import FirstWindow, name_of, show_first


def test_a_second_start_is_heard(qtbot: QtBot, tmp_path: Path) -> None:
    first = FirstWindow(tmp_path / "library.sqlite3")
    with qtbot.waitSignal(first.asked):
        assert show_first(tmp_path / "library.sqlite3")
    first.close()


def test_nobody_answers_for_another_library_or_after_the_end(qtbot: QtBot, tmp_path: Path) -> None:
    first = FirstWindow(tmp_path / "library.sqlite3")
    assert not show_first(tmp_path / "annat.sqlite3")
    first.close()
    assert not show_first(tmp_path / "library.sqlite3")


def test_what_a_crash_left_behind_is_no_hindrance(qtbot: QtBot, tmp_path: Path) -> None:
    crashed = FirstWindow(tmp_path / "library.sqlite3")
    after = FirstWindow(tmp_path / "library.sqlite3")
    with qtbot.waitSignal(after.asked):
        assert show_first(tmp_path / "library.sqlite3")
    crashed.close()
    after.close()


def test_names_are_short_and_say_nothing_of_the_path(tmp_path: Path) -> None:
    assert len(name_of(Path("/" + "å" * 500 + "/Nära vård.sqlite3"))) < 30
    assert name_of(tmp_path / "a") != name_of(tmp_path / "b")
