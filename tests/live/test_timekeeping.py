"""Time in a running workshop, reckoned from plan and progress."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from naravard_desktop.core.clock import SWEDEN
from naravard_desktop.jobs.start import start_process, start_workshop
from naravard_desktop.jobs.templates import named
from naravard_desktop.kinds import SCHEMA
from naravard_desktop.live.timekeeping import Ticker, Timing, left_behind, planned_times, reached, timing
from naravard_desktop.process import progress
from naravard_desktop.process.workshops import steps, workshop
from naravard_desktop.storage import journal
from naravard_desktop.storage.edit import Scope
from naravard_desktop.storage.library import Library
from naravard_desktop.storage.opening import opened


@pytest.fixture
def held(library: Library) -> str:
    """The empty template (15, 40, 15, 20, 10 minutes) at one o'clock on a winter's day."""
    process_id = start_process(library, "Uppdraget")
    return start_workshop(library, process_id, named("tomt-upplagg"), date="2027-02-03", starts="13:00")


def at(wall: str, day: int = 3) -> str:
    """A UTC instant that day of February, given as Swedish wall time."""
    return f"2027-02-{day:02}T{int(wall[:2]) - 1:02}{wall[2:]}:00Z"


def now(library: Library, held: str, wall: str, day: int = 3) -> Timing:
    return timing(workshop(library, held), steps(library, held), progress.progress(library, held), at(wall, day))


def walls(found: dict[str, datetime]) -> list[str]:
    return [f"{time:%H:%M}" for time in found.values()]


def test_the_plan_follows_from_start_and_lengths(library: Library, held: str) -> None:
    assert walls(planned_times(workshop(library, held), steps(library, held))) == [
        "13:00",
        "13:15",
        "13:55",
        "14:10",
        "14:30",
    ]


def test_before_the_start_the_day_is_as_planned(library: Library, held: str) -> None:
    found = now(library, held, "12:30")
    assert (found.late, f"{found.ends:%H:%M}") == (0, "14:40")


def test_a_late_start_is_seen_before_anything_runs(library: Library, held: str) -> None:
    found = now(library, held, "13:07")
    assert (found.late, f"{found.ends:%H:%M}") == (7, "14:47")
    assert walls(found.begins)[0] == "13:07"


def test_time_left_counts_down_and_past_zero(library: Library, held: str) -> None:
    first = steps(library, held)[0].id
    progress.enter(library, held, first, at("13:00"))
    assert (now(library, held, "13:10").left, now(library, held, "13:10").late) == (300, 0)
    assert (now(library, held, "13:20").left, now(library, held, "13:20").late) == (-300, 5)


def test_leaving_early_wins_time_and_more_minutes_cost_it(library: Library, held: str) -> None:
    first, second, *_rest = (step.id for step in steps(library, held))
    progress.enter(library, held, first, at("13:00"))
    progress.enter(library, held, second, at("13:05"))
    assert now(library, held, "13:05").late == -10
    progress.add_minutes(library, second, 5)
    found = now(library, held, "13:05")
    assert (found.total, found.late) == (45 * 60, -5)


def test_a_pause_stops_the_step_but_not_the_day(library: Library, held: str) -> None:
    first = steps(library, held)[0].id
    progress.enter(library, held, first, at("13:00"))
    progress.pause(library, first, at("13:05"))
    assert (now(library, held, "13:15").left, now(library, held, "13:15").late) == (600, 10)
    progress.go_on(library, first, at("13:15"))
    assert now(library, held, "13:20").left == 300


def test_a_skipped_step_takes_no_time_and_can_be_entered_later(library: Library, held: str) -> None:
    first, second, *_rest = (step.id for step in steps(library, held))
    progress.enter(library, held, first, at("13:00"))
    progress.skip(library, held, second)
    assert now(library, held, "13:00").late == -40
    progress.enter(library, held, second, at("13:15"))
    assert now(library, held, "13:15").late == 0


def test_going_back_lets_the_step_run_on_from_where_it_was(library: Library, held: str) -> None:
    first, second, *_rest = (step.id for step in steps(library, held))
    progress.enter(library, held, first, at("13:00"))
    progress.enter(library, held, second, at("13:10"))
    progress.enter(library, held, first, at("13:20"))
    assert now(library, held, "13:22").left == 180
    assert [one.state for one in progress.progress(library, held).values()].count("running") == 1


def test_progress_outlives_the_program_and_is_no_edit(library: Library, held: str, tmp_path: Path) -> None:
    first = steps(library, held)[0].id
    scope = Scope(workshop(library, held).process_id, held)
    progress.enter(library, held, first, at("13:00"))
    assert journal.history(library, scope) == []
    library.close()
    with opened(tmp_path / "library.sqlite3", SCHEMA) as again:
        on = progress.current(progress.progress(again, held))
        assert on is not None
        assert on.step_id == first
        assert now(again, held, "13:05").left == 600


def test_finishing_leaves_nothing_on(library: Library, held: str) -> None:
    last = steps(library, held)[-1].id
    progress.enter(library, held, last, at("14:30"))
    progress.finish(library, held, at("14:40"))
    assert progress.current(progress.progress(library, held)) is None


def test_a_workshop_without_a_date_has_no_plan_to_be_late_for(library: Library) -> None:
    held = start_workshop(library, start_process(library, "U"), named("tomt-upplagg"))
    found = now(library, held, "13:00")
    assert (found.planned_end, found.late) == (None, None)
    assert f"{found.ends:%H:%M}" == "14:40"


def test_a_day_that_ends_after_midnight(library: Library) -> None:
    process_id = start_process(library, "U")
    held = start_workshop(library, process_id, named("tomt-upplagg"), date="2027-02-03", starts="23:00")
    assert now(library, held, "23:00").late == 0


def test_begins_are_in_order_and_in_swedish_time(library: Library, held: str) -> None:
    found = now(library, held, "12:00")
    assert sorted(found.begins.values()) == list(found.begins.values())
    assert found.ends - found.begins[steps(library, held)[-1].id] == timedelta(minutes=10)
    assert found.ends.utcoffset() == datetime(2027, 2, 3, tzinfo=SWEDEN).utcoffset()


def test_what_was_passed_by_takes_no_time(library: Library, held: str) -> None:
    first, second, third, fourth, _last = (step.id for step in steps(library, held))
    progress.enter(library, held, first, at("13:00"))
    progress.enter(library, held, fourth, at("13:10"))
    found = now(library, held, "13:10")
    assert f"{found.ends:%H:%M}" == "13:40"
    assert second not in found.begins
    assert third not in found.begins


def test_what_was_only_looked_at_is_still_to_come(library: Library, held: str) -> None:
    first, second, *_rest = (step.id for step in steps(library, held))
    progress.enter(library, held, first, at("13:00"))
    progress.enter(library, held, second, at("13:05"))
    progress.enter(library, held, first, at("13:06"))
    found = now(library, held, "13:06")
    assert f"{found.ends:%H:%M}" == "14:40", "10 minutes of the first, 39 of the second, 45 of the rest"


def test_after_the_end_nothing_is_left(library: Library, held: str) -> None:
    for minute, step in enumerate(steps(library, held)):
        progress.enter(library, held, step.id, at(f"13:0{minute}"))
    progress.finish(library, held, at("13:05"))
    found = now(library, held, "13:05")
    assert (found.left, found.total, f"{found.ends:%H:%M}") == (0, 0, "13:05")


def test_held_another_day_there_is_no_plan_to_be_late_for(library: Library, held: str) -> None:
    assert (now(library, held, "09:00", 2).late, f"{now(library, held, '09:00', 2).ends:%d %H:%M}") == (0, "03 14:40")
    assert now(library, held, "15:00", 9).late == 0, "nothing runs"
    progress.enter(library, held, steps(library, held)[0].id, at("15:00", 9))
    found = now(library, held, "15:05", 9)
    assert (found.late, found.planned_end, f"{found.ends:%d %H:%M}") == (None, None, "09 16:40")


def test_where_it_is(library: Library, held: str) -> None:
    plan = steps(library, held)

    def where() -> int:
        found = progress.progress(library, held)
        return reached(plan, found, progress.current(found))

    found = [where()]
    progress.enter(library, held, plan[2].id, at("13:00"))
    progress.skip(library, held, plan[4].id)
    found.append(where())
    progress.finish(library, held, at("13:05"))
    assert [*found, where()] == [-1, 2, 2]


@pytest.mark.parametrize(
    ("wall", "day", "behind"),
    [("13:40", 3, False), ("22:00", 3, False), ("09:00", 4, True)],
)
def test_a_step_is_left_behind_only_another_day(library: Library, held: str, wall: str, day: int, behind: bool) -> None:
    step = steps(library, held)[0]
    progress.enter(library, held, step.id, at("13:00"))
    on = progress.current(progress.progress(library, held))
    assert on is not None
    assert left_behind(on, step, at(wall, day)) is behind
    progress.pause(library, step.id, at("13:05"))
    on = progress.current(progress.progress(library, held))
    assert on is not None
    assert not left_behind(on, step, at(wall, day))


def test_a_step_that_runs_past_midnight_goes_on(library: Library, held: str) -> None:
    step = steps(library, held)[1]
    progress.enter(library, held, step.id, at("23:50"))
    on = progress.current(progress.progress(library, held))
    assert on is not None
    assert not left_behind(on, step, "2027-02-03T23:20:00Z")


def test_the_ticker_ticks_at_once(qtbot: QtBot) -> None:
    ticker = Ticker()
    with qtbot.waitSignal(ticker.ticked):
        ticker.start()
    ticker.stop()
