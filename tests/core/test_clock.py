"""Dates and times as they are stored, said and counted."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naravard_desktop.core.clock import is_date, is_time, later, local, now, spoken_date, spoken_time, today


def test_a_date_is_spoken_with_its_month_and_day_of_the_week() -> None:
    assert spoken_date("2027-02-03") == "3 februari 2027"
    assert spoken_date("2027-02-03", weekday=True) == "onsdag 3 februari 2027"
    assert spoken_date("2028-02-29", weekday=True) == "tisdag 29 februari 2028"


@pytest.mark.parametrize("text", ["", "våren", "2027-02-30", "2027-13-01", "\ud800"])
def test_what_is_no_date_is_said_as_it_stands(text: str) -> None:
    assert spoken_date(text) == spoken_date(text, weekday=True) == text


@pytest.mark.parametrize(
    ("wall", "minutes", "expected"),
    [("13:00", 180, "16:00"), ("23:30", 45, "00:15"), ("00:00", 1440, "00:00"), ("09:05", 0, "09:05")],
)
def test_later_goes_past_midnight(wall: str, minutes: int, expected: str) -> None:
    assert later(wall, minutes) == expected
    assert spoken_time(expected) == expected.replace(":", ".")


@pytest.mark.parametrize(
    ("instant", "wall"),
    [
        ("2027-03-28T00:59:59.999Z", "2027-03-28 01:59"),
        ("2027-03-28T01:00:00.000Z", "2027-03-28 03:00"),
        ("2027-10-31T00:30:00.000Z", "2027-10-31 02:30"),
        ("2027-10-31T01:30:00.000Z", "2027-10-31 02:30"),
        ("2026-12-31T23:30:00.000Z", "2027-01-01 00:30"),
    ],
)
def test_instants_are_wall_time_in_sweden_over_the_change_of_clocks(instant: str, wall: str) -> None:
    assert local(instant).strftime("%Y-%m-%d %H:%M") == wall


def test_now_is_an_instant_that_can_be_read_back() -> None:
    instant = now()
    assert instant.endswith("Z")
    assert len(instant) == 24
    assert abs(local(instant).date() - today()) <= timedelta(days=1)


@given(st.dates())
def test_every_date_of_the_calendar_is_a_date(day: date) -> None:
    assert is_date(day.isoformat())
    assert str(day.year) in spoken_date(day.isoformat())


@given(st.times())
def test_every_wall_time_is_a_time(wall: object) -> None:
    assert is_time(str(wall)[:5])


@given(st.text(max_size=12) | st.from_regex(r"[0-9]{1,4}[-:. T]?[0-9]{1,2}[-:. ]?[0-9]{0,2}", fullmatch=True))
def test_what_passes_as_date_or_time_is_written_in_the_only_way(text: str) -> None:
    if is_date(text):
        assert datetime.strptime(text, "%Y-%m-%d").date().isoformat() == text  # noqa: DTZ007
    if is_time(text):
        assert later(text, 0) == text


@pytest.mark.parametrize("text", ["", "20270203", "2027-W05-3", "2027-2-3", "２０２７-02-03", "2027-02-03 ", "\ud800"])
def test_garbage_is_no_date(text: str) -> None:
    assert not is_date(text)


@pytest.mark.parametrize("text", ["", "24:00", "9:05", "09.05", "09:05:00", "09:05\n", "０９:０５", "\ud800"])
def test_garbage_is_no_time(text: str) -> None:
    assert not is_time(text)
