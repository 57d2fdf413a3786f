"""Breaking long Swedish words."""

from hypothesis import given
from hypothesis import strategies as st

from naravard_desktop.core.hyphens import SOFT_HYPHEN, end_of_line, soften


def test_long_words_may_be_broken_and_short_ones_not() -> None:
    assert soften("Operationsprocessen görs om").replace(SOFT_HYPHEN, "|") == "Ope|ra|tions|pro|ces|sen görs om"
    assert soften("SIP 12345678901 mål") == "SIP 12345678901 mål"


def test_a_broken_line_shows_a_hyphen_and_no_other() -> None:
    assert end_of_line(f"Opera{SOFT_HYPHEN}tions{SOFT_HYPHEN}") == "Operations-"
    assert end_of_line(f"Opera{SOFT_HYPHEN}tions") == "Operations"


@given(st.text())
def test_nothing_but_soft_hyphens_is_added(text: str) -> None:
    assert soften(text).replace(SOFT_HYPHEN, "") == text.replace(SOFT_HYPHEN, "")
