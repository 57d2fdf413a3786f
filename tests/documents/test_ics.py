"""Calendar files, read back by icalendar."""

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

import icalendar
import pytest

from naravard_desktop.core.clock import SWEDEN
from naravard_desktop.core.text import clean
from naravard_desktop.documents.ics import Meeting, Task, calendar
from tests.documents.test_pdf import BAD
from tests.jobs.test_every_word import HOSTILE

MADE = datetime(2027, 2, 3, 12, 0, tzinfo=UTC)
TASK = Task("a1", "Bjud in primärvården", date(2027, 3, 1), "Ansvarig: Region Påhitt")


def reopened(*tasks: Task, meetings: tuple[Meeting, ...] = (), name: str = "Uppdraget") -> Any:
    return icalendar.Calendar.from_ical(calendar(name, tasks, meetings, MADE))


def test_a_task_is_both_a_task_and_a_day() -> None:
    file = reopened(TASK)
    (todo,), (day,) = file.walk("VTODO"), file.walk("VEVENT")
    assert todo["summary"] == "Bjud in primärvården"
    assert todo["due"].dt == date(2027, 3, 1)
    assert todo["due"].params["VALUE"] == "DATE"
    assert todo["description"] == "Ansvarig: Region Påhitt"
    assert todo["status"] == "NEEDS-ACTION"
    assert day["summary"] == "Klart senast: Bjud in primärvården"
    assert (day["dtstart"].dt, day["dtend"].dt) == (date(2027, 3, 1), date(2027, 3, 2))
    assert day["transp"] == "TRANSPARENT"
    assert todo["dtstamp"].dt == MADE
    assert todo["uid"] != day["uid"]


def test_the_same_task_has_the_same_uid_whatever_it_says() -> None:
    changed = Task("a1", "Något annat", date(2028, 1, 1), state="IN-PROCESS")
    uids = [[str(one["uid"]) for one in reopened(task).walk() if "uid" in one] for task in (TASK, changed)]
    assert uids[0] == uids[1]
    assert all("a1" in uid for uid in uids[0])
    assert reopened(changed).walk("VTODO")[0]["status"] == "IN-PROCESS"


@pytest.mark.parametrize(("month", "hours"), [(1, 1), (7, 2)])
def test_a_meeting_has_swedish_time_and_its_rules(month: int, hours: int) -> None:
    starts = datetime(2040, month, 17, 13, 0, tzinfo=SWEDEN)
    content = calendar("x", (), [Meeting("w1", "Nästa möte", starts, "Rum 1; plan 2", "Sluttid, inte bestämd")], MADE)
    assert f"DTSTART;TZID=Europe/Stockholm:2040{month:02}17T130000".encode() in content
    file: Any = icalendar.Calendar.from_ical(content)
    (meeting,) = file.walk("VEVENT")
    assert (meeting["location"], meeting["description"]) == ("Rum 1; plan 2", "Sluttid, inte bestämd")
    assert meeting["dtstart"].dt.utcoffset() == timedelta(hours=hours)
    (zone,) = file.walk("VTIMEZONE")
    assert zone["tzid"] == "Europe/Stockholm"
    assert starts.replace(tzinfo=zone.to_tz()).utcoffset() == timedelta(hours=hours)


def test_a_meeting_without_a_time_is_a_day() -> None:
    (meeting,) = reopened(meetings=(Meeting("w1", "Nästa möte", date(2027, 3, 17)),)).walk("VEVENT")
    assert meeting["dtstart"].dt == date(2027, 3, 17)
    assert "location" not in meeting


@pytest.mark.parametrize("text", [*BAD, *HOSTILE.values(), "BEGIN:VEVENT\r\nSUMMARY:x", "a\\nb\\,c"], ids=ascii)
def test_any_text_is_data(text: str) -> None:
    meeting = Meeting("w", text, date(2027, 3, 17), text, text)
    file = reopened(Task("a", text, date(2027, 3, 1), text), meetings=(meeting,), name=text)
    assert [one.name for one in file.walk()] == [
        "VCALENDAR",
        "VTIMEZONE",
        "STANDARD",
        "DAYLIGHT",
        "VTODO",
        "VEVENT",
        "VEVENT",
    ]
    folded = " ".join(clean(text).split())
    for one in (file.walk("VTODO")[0], file.walk("VEVENT")[1]):
        if len(folded) <= 120:
            assert one["summary"] == folded
        assert clean(text).strip() in str(one.get("description", ""))


def test_a_long_text_is_short_in_the_calendar_and_whole_below() -> None:
    text = " ".join(f"ord{n}" for n in range(14_000))
    (todo,) = reopened(Task("a", text, date(2027, 3, 1), "Ansvarig: X")).walk("VTODO")
    assert len(todo["summary"]) <= 120
    assert todo["description"] == f"{text}\n\nAnsvarig: X"


def test_lines_are_folded_at_75_octets() -> None:
    content = calendar("å" * 500, [Task("a", "å" * 500, date(2027, 3, 1))], (), MADE)
    assert max(len(line) for line in content.split(b"\r\n")) <= 75
    assert content.count(b"\n") == content.count(b"\r\n")
    content.decode()


def test_two_hundred_tasks_and_odd_days() -> None:
    tasks = [Task(f"a{n}", f"åtgärd{n}", date(2027, 3, 1)) for n in range(200)]
    file = reopened(*tasks, Task("min", "x", date.min), Task("max", "y", date.max))
    assert len(file.walk("VTODO")) == len(file.walk("VEVENT")) == 202
    assert len({str(one["uid"]) for one in file.walk() if "uid" in one}) == 404
    assert file.walk("VEVENT")[-1]["dtstart"].dt == date.max
    assert reopened().walk("VTODO") == []


def test_the_same_calendar_gives_the_same_bytes() -> None:
    meetings = [Meeting("w1", "Nästa möte", datetime(2027, 3, 17, 13, 0, tzinfo=SWEDEN))]
    assert calendar("x", [TASK], meetings, MADE) == calendar("x", [TASK], meetings, MADE)


LINE = re.compile(r"([A-Z-]+)((?:;[A-Z-]+=[^;:,\x00-\x1f]+)*):([^\x00-\x08\x0a-\x1f\x7f]*)")
NEEDED = {"VTODO": {"UID", "DTSTAMP", "SUMMARY", "DUE"}, "VEVENT": {"UID", "DTSTAMP", "SUMMARY", "DTSTART"}}
TEXTUAL = {"SUMMARY", "DESCRIPTION", "LOCATION"}


def read_strictly(content: bytes) -> list[tuple[str, list[tuple[str, str, str]]]]:
    """Read a calendar as RFC 5545 says, letter by letter; return each component with its lines."""
    assert content.endswith(b"\r\n")
    rows = content.removesuffix(b"\r\n").split(b"\r\n")
    assert max(map(len, rows)) <= 75
    assert not any(b"\n" in row or b"\r" in row for row in rows)
    unfolded: list[str] = []
    for row in (row.decode() for row in rows):  # each is UTF-8 by itself: no character is cut in two
        if row.startswith(" "):
            unfolded[-1] += row[1:]
        else:
            unfolded.append(row)
    found: list[tuple[str, list[tuple[str, str, str]]]] = []
    open_now: list[tuple[str, list[tuple[str, str, str]]]] = []
    for line in unfolded:
        match = LINE.fullmatch(line)
        assert match, line
        name, params, value = match.groups()
        if name == "BEGIN":
            open_now.append((value, []))
            found.append(open_now[-1])
        elif name == "END":
            assert open_now.pop()[0] == value
        else:
            open_now[-1][1].append((name, params, value))
        if name in TEXTUAL:
            assert not re.search(r"(?<!\\)(?:\\\\)*[,;]", value), "a comma or semicolon is not escaped"
            assert not re.search(r"(?<!\\)(?:\\\\)*\\[^\\,;nN]", value), "an escape that is none"
    assert not open_now
    return found


@pytest.mark.parametrize(
    "text", [*BAD, *HOSTILE.values(), "a, b; c\\n\nd", "å" * 300, "😀" * 90], ids=lambda text: ascii(text)[:40]
)
def test_a_calendar_is_right_to_the_letter(text: str) -> None:
    starts = datetime(2027, 3, 17, 13, 0, tzinfo=SWEDEN)
    meetings = [Meeting("w1", text, starts, text, text), Meeting("w2", text, date(2027, 3, 18))]
    tasks = [Task(f"a{number}", text, date(2027, 3, 1), text) for number in range(2)]
    found = read_strictly(calendar(text, tasks, meetings, MADE))
    assert [name for name, _lines in found].count("VCALENDAR") == 1
    (head,) = [lines for name, lines in found if name == "VCALENDAR"]
    assert {("VERSION", "", "2.0"), ("METHOD", "", "PUBLISH")} <= set(head)
    zones = {value for name, lines in found if name == "VTIMEZONE" for key, _params, value in lines if key == "TZID"}
    uids: list[str] = []
    for name, lines in found:
        if name not in NEEDED:
            continue
        keys = [key for key, _params, _value in lines]
        assert NEEDED[name] <= set(keys)
        assert len(keys) == len(set(keys)), "nothing is said twice"
        values = {key: (params, value) for key, params, value in lines}
        assert values["DTSTAMP"] == values["LAST-MODIFIED"] == ("", "20270203T120000Z")
        uids.append(values["UID"][1])
        for key in {"DUE", "DTSTART", "DTEND"} & set(keys):
            params, value = values[key]
            if params == ";VALUE=DATE":
                assert re.fullmatch(r"\d{8}", value)
            else:
                assert params.removeprefix(";TZID=") in zones
                assert re.fullmatch(r"\d{8}T\d{6}", value)
    assert len(uids) == len(set(uids)) == 6


def test_a_later_file_changes_what_an_earlier_one_made() -> None:
    """Programs take the entry with the higher number of two with the same UID."""
    meetings = [Meeting("w1", "Nästa möte", date(2027, 3, 17))]
    files: list[Any] = [
        icalendar.Calendar.from_ical(calendar("x", [TASK], meetings, made))
        for made in (MADE, MADE + timedelta(minutes=5))
    ]
    old, new = ([one for one in file.walk() if "uid" in one] for file in files)
    assert [str(one["uid"]) for one in old] == [str(one["uid"]) for one in new]
    assert all(int(before["sequence"]) < int(after["sequence"]) < 2**31 for before, after in zip(old, new, strict=True))
