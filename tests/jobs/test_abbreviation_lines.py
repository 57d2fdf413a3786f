"""Lists of abbreviations as they are pasted from Word, Excel, mail and web pages."""

import pytest

from naravard_desktop.jobs.abbreviation_lines import news, read_lines
from naravard_desktop.process.abbreviations import Abbreviation


@pytest.mark.parametrize(
    "line",
    [
        "SIP = samordnad individuell plan", "SIP=samordnad individuell plan", "SIP\tsamordnad individuell plan",
        "SIP: samordnad individuell plan", "SIP – samordnad individuell plan", "SIP - samordnad individuell plan",
        "SIP;samordnad individuell plan", "• SIP = samordnad individuell plan.", "SIP (samordnad individuell plan)",
        "samordnad individuell plan (SIP)", '"SIP"\t"samordnad individuell plan"', "  SIP  :  samordnad individuell plan ;",
    ],
)  # fmt: skip
def test_one_a_line(line: str) -> None:
    assert read_lines(line) == ([("SIP", "samordnad individuell plan")], 0)


def test_many_lines_with_others_between_them() -> None:
    plan = "SIP = samordnad individuell plan"
    text = f"Förkortning\tBetydelse\n\n{plan}\r\nMAS\nDet här är ingen förkortning\n{plan}\n"
    assert read_lines(text) == ([("SIP", "samordnad individuell plan"), ("MAS", "")], 1)


def test_words_with_hyphens_colons_and_signs_are_whole() -> None:
    assert read_lines("e-hälsa = elektronisk hälsa")[0] == [("e-hälsa", "elektronisk hälsa")]
    assert read_lines("ÄBO-planen: plan för äldres boende – etapp 2")[0] == [
        ("ÄBO-planen", "plan för äldres boende – etapp 2")
    ]
    assert read_lines("x" * 60 + " = för lång")[1] == 1
    assert read_lines("= utan förkortning") == ([], 1)
    assert read_lines("") == ([], 0)


def test_only_what_is_new_is_added_and_what_lacks_is_filled() -> None:
    known = [Abbreviation("1", "SIP", "samordnad individuell plan"), Abbreviation("2", "MAS", "")]
    pairs = [
        ("sip", "Samordnad individuell plan"),
        ("SIP", "en annan betydelse"),
        ("MAS", "medicinskt ansvarig sjuksköterska"),
        ("MAS", ""),
        ("SIP", ""),
        ("SKR", ""),
    ]
    assert news(pairs, known) == (
        [("SIP", "en annan betydelse"), ("SKR", "")],
        [("2", ("MAS", "medicinskt ansvarig sjuksköterska"))],
    )
