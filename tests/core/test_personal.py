"""Personal identity and coordination numbers, phone numbers and addresses are found however they are written, and little else."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from naravard_desktop.core.personal import Personal, personal
from naravard_desktop.core.plain import plain

LONG = 100_000
NUMBERS = {Personal.NUMBER, Personal.COORDINATION}


def check_digit(nine: str) -> int:
    """Return the digit that makes ten of nine (Luhn)."""
    doubled = (int(digit) * (2 - place % 2) for place, digit in enumerate(nine))
    return -sum(number // 10 + number % 10 for number in doubled) % 10


def made_up(born: date, serial: int = 987, *, coordination: bool = False) -> str:
    """Return twelve digits of a number that is right, of nobody in particular."""
    day = born.day + 60 if coordination else born.day
    start = f"{born:%Y%m}{day:02}{serial:03}"
    return f"{start}{check_digit(start[2:])}"


def texts(found: str) -> list[tuple[Personal, str]]:
    """Return what is found in a text, and how it is written there."""
    return [(one.kind, found[one.start : one.end]) for one in personal(found)]


BORN = date(1981, 12, 18)
RIGHT = made_up(BORN)
SHORT = RIGHT[2:]
WRONG = f"{SHORT[:-1]}{(int(SHORT[-1]) + 1) % 10}"
SPELLINGS = (
    "{0}{1}",
    "{0}-{1}",
    "{0}+{1}",
    "{0} {1}",
    "{0} - {1}",
    "{0}–{1}",
    "{0} – {1}",
    "{0}\u2011{1}",
    "{0}\u2212{1}",
    "{0}\u00a0{1}",
    "{0}\u202f{1}",
    "{0}\u00ad-{1}",
    "{0}-\u200b{1}",
)


def wide(text: str) -> str:
    """Write with full-width digits and signs, as a form from elsewhere may."""
    return "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char for char in text)


def test_the_synthetic_number_is_the_known_one() -> None:
    assert RIGHT == "198112189876"


@pytest.mark.parametrize("spelling", SPELLINGS)
@pytest.mark.parametrize("start", [RIGHT[:8], SHORT[:6]])
def test_a_number_is_found_in_every_spelling(start: str, spelling: str) -> None:
    written = spelling.format(start, SHORT[6:])
    for text in (written, wide(written), f"({written})", f"pnr:{written}.", f"Ring om {written}, hon väntar"):
        (one,) = personal(text)
        assert (one.kind, one.sure) == (Personal.NUMBER, True)
        assert sum(map(str.isdigit, text[one.start : one.end])) == len(start) + 4


@pytest.mark.parametrize("start", ["1981-12-18", "1981 12 18", "1981.12.18", "1981/12/18", "81-12-18", "81 12 18"])
@pytest.mark.parametrize("link", ["-", " ", " - "])
def test_a_number_with_a_divided_date_is_found_where_it_is_right(start: str, link: str) -> None:
    assert texts(f"född {start}{link}9876 i länet") == [(Personal.NUMBER, f"{start}{link}9876")]
    assert texts(f"född {start}{link}9877 i länet") == []


def test_a_coordination_number_is_found() -> None:
    number = made_up(BORN, coordination=True)
    for written in (number, number[2:], f"{number[:8]}-{number[8:]}", f"{number[2:8]}-{number[8:]}"):
        assert texts(f"Samordningsnummer {written}") == [(Personal.COORDINATION, written)]


def test_a_wrong_check_digit_is_found_and_told_apart() -> None:
    for written in (WRONG, f"{WRONG[:6]}-{WRONG[6:]}", f"19{WRONG[:6]}-{WRONG[6:]}"):
        (one,) = personal(f"Numret är {written}")
        assert (one.kind, one.sure) == (Personal.NUMBER, False)
    coordination = made_up(BORN, coordination=True)[2:]
    wrong = f"{coordination[:-1]}{(int(coordination[-1]) + 3) % 10}"
    (one,) = personal(f"Numret är {wrong}")
    assert (one.kind, one.sure) == (Personal.COORDINATION, False)


def test_several_stand_in_order_and_do_not_overlap() -> None:
    text = f"anna@example.se, {SHORT}/{SHORT}, 070-123 45 67 och {RIGHT[:8]}-{RIGHT[8:]}"
    found = personal(text)
    assert [one.kind for one in found] == [
        Personal.EMAIL,
        Personal.NUMBER,
        Personal.NUMBER,
        Personal.PHONE,
        Personal.NUMBER,
    ]
    assert all(one.end <= other.start for one, other in pairwise(found))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Dnr RS 2026/00123",
        "dnr 811218-9877",
        "Diarienummer: 811218-9877",
        "ärende 811218-9877",
        "Org.nr 556036-0793",
        "556036-0793",
        "232100-0214",
        "16 232100-0214",
        "Bankgiro 5402-9681",
        "bg 811-2189",
        "Plusgiro 12 34 56-7",
        "OCR 8112189877",
        "Faktura 8112189877",
        "10 000 000 kr",
        "1 234 567 890 kronor",
        "3 500 000 000 000",
        "8 112 189 877 kr",
        "2027-02-03",
        "20270203",
        "2027-02-03 13:00",
        "den 3 februari 2027 kl. 13.00–16.00",
        "13.00–16.00",
        "08:30-16:45",
        "1–2 §§",
        "2026–2027",
        "2026-2028 och 2029-2031",
        "SS-EN 301 549",
        "ISO 14289-1:2014",
        "7 kap. 5 § SoL (2025:400)",
        "SFS 2017:612",
        "831 30 Östersund",
        "Box 654, 831 27 Östersund",
        "112",
        "1177",
        "116 117",
        "tel 114 14",
        "rum 4213, plan 2",
        "version 1.2.3.4",
        "192.168.100.200",
        "100 av 250 personer, 40 %",
        "990231-1234",  # there is no such day
        "20991231-1234",  # nobody is born then yet
        "18010101-1234",  # nobody is as old
        "978-91-7164-123-4",
        "0123456789012345",
        "063/12345678",
        "(063)12345678901",
        "0640-12345678",
        "användare @ regionen",
        "@example.se",
        "a@b",
    ],
)
def test_other_numbers_are_left_alone(text: str) -> None:
    assert texts(text) == []
    assert texts(f"Se {text}, som vi sade.") == []


@pytest.mark.parametrize(
    "written",
    [
        "070-123 45 67",
        "070-1234567",
        "0701234567",
        "070 123 45 67",
        "070–123 45 67",
        "070\u00a0123\u00a045\u00a067",
        "073-123 45 67",
        "+46 70 123 45 67",
        "+46701234567",
        "+46 (0)70-123 45 67",
        "0046 70 123 45 67",
        "08-508 00 000",
        "08-12 34 56",
        "(08) 508 00 000",
        "063-14 75 00",
        "063-147500",
        "063/14 75 00",
        "063 - 14 75 00",
        "0640-161 00",
        "010-123 45 67",
        "+47 22 12 34 56",
        "+358 40 123 4567",
    ],
)
def test_a_phone_number_is_found(written: str) -> None:
    for text in (written, f"Ring {written}.", f"Nås på {written} eller på kontoret", f"({written})"):
        assert [kind for kind, _text in texts(text)] == [Personal.PHONE], text
    assert texts(f"Nås på {written}.") == [(Personal.PHONE, written)]


def test_numbers_that_follow_each_other_are_told_apart() -> None:
    for written in (["063-14 75 00", "063-14 75 01"], ["070-123 45 67", f"{SHORT[:6]} {SHORT[6:]}", "070-123 45 68"]):
        assert [text for _kind, text in texts(" ".join(written))] == written


def test_what_comes_after_a_number_is_not_part_of_it() -> None:
    assert texts("Ring 063-14 75 00 12 gånger") == [(Personal.PHONE, "063-14 75 00")]


def test_a_short_number_is_a_phone_where_it_is_said_so() -> None:
    assert texts("Tel: 14 75 00") == [(Personal.PHONE, "14 75 00")]
    assert texts("ankn. 12345") == [(Personal.PHONE, "12345")]
    assert texts("Vi var 14 75 00") == []


@pytest.mark.parametrize(
    "written",
    [
        "anna@example.se",
        "anna.karlsson@region.example.se",
        "anna-karlsson+sip@example.se",
        "åsa.öberg@exempel.se",
        "A_B@example.museum",
    ],
)
def test_an_address_is_found(written: str) -> None:
    for text in (written, f"Skriv till {written}.", f"<{written}>", f"mailto:{written}", f"({written})"):
        assert texts(text) == [(Personal.EMAIL, written)], text


BIRTHDAYS = st.dates(date(1930, 1, 1), date(2015, 12, 31))
WORDS = st.lists(
    st.sampled_from(
        ["vi", "ringer", "om", "Åsa", "hembesöket", "före", "kl.", "13.00", "den", "3", "maj", "–", "dnr", "pnr:", "("]
    ),
    max_size=4,
)
AFTER = st.sampled_from(["", ".", ",", ")", "!", "\n", " ", " och", "; nästa", "”", " (mamman)"])


@given(BIRTHDAYS, st.integers(1, 999), st.booleans(), st.booleans(), st.sampled_from(SPELLINGS), WORDS, AFTER)
@example(date(2001, 1, 1), 1, False, False, "{0}{1}", ["om"], "")
def test_any_valid_number_is_found_anywhere_in_prose(
    born: date, serial: int, is_short: bool, coordination: bool, spelling: str, words: list[str], after: str
) -> None:
    number = made_up(born, serial, coordination=coordination)
    written = spelling.format(number[2:8] if is_short else number[:8], number[8:])
    text = " ".join([*words, written]) + after
    found = [one for one in personal(text) if one.kind in NUMBERS]
    assert [(one.sure, text[one.start : one.end]) for one in found] == [(True, written)]


@given(st.one_of(st.text(), st.text("0123456789 -+–()/.,@:aå§k\n\u00ad\u0301０", max_size=60)))
def test_nothing_stops_it_and_what_it_finds_is_there(text: str) -> None:
    found = personal(text)
    ends = 0
    for one in found:
        assert ends <= one.start < one.end <= len(text)
        ends = one.end
    assert found == personal(text)


@pytest.mark.parametrize(
    "part",
    [
        "1",
        "1 ",
        "0",
        "070-",
        "1981-",
        "+46 ",
        "(08) ",
        "a",
        "a@",
        "a.",
        "-",
        " ",
        "\n",
        "å",
        "a\u0301",
        "\u00ad",
        "tel ",
        "dnr ",
    ],
)
def test_a_very_long_text_is_read_through(part: str) -> None:
    """What takes the square of a text's length would not come to an end."""
    text = f"{part * (LONG // len(part))}\n{SHORT} anna@example.se"
    assert texts(text)[-2:] == [(Personal.NUMBER, SHORT), (Personal.EMAIL, "anna@example.se")]


@given(st.text("aåä\u00a0\u2003–\u2212\u00ad\u0301\u030a１２ \n", max_size=30))
def test_plain_text_leads_back_to_what_it_was_made_from(text: str) -> None:
    made = plain(text)
    assert not set("\u00a0\u2003–\u2212\u00ad１２") & set(made.text)
    start, end = made.back(0, len(made.text))
    assert plain(text[start:end]).text == made.text
    assert plain(made.text).text == made.text
