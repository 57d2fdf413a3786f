"""Which font draws what, and that nothing is left out in silence."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naravard_desktop.documents import fonts
from naravard_desktop.documents.fonts import ITALIC, REGULAR, SEMIBOLD, SUBSTITUTE, Run


@pytest.mark.parametrize("font", [REGULAR, SEMIBOLD, ITALIC])
def test_swedish_text_is_one_run(font: str) -> None:
    text = "Åtgärd – ”så här” § 14: 50 % • …"
    assert fonts.runs(text, font) == [Run(font, text)]


def test_symbols_are_text_and_pictures_are_emoji() -> None:
    assert {run.font for run in fonts.runs("→≤✓☐■", REGULAR)} == {"NotoSansMath-Regular", "NotoSansSymbols2-Regular"}
    assert fonts.runs("😀👍", REGULAR) == [Run("NotoEmoji-Regular", "😀👍")]


def test_runs_keep_the_order() -> None:
    assert fonts.runs("a → 😀 b", SEMIBOLD) == [
        Run(SEMIBOLD, "a "),
        Run("NotoSansMath-Regular", "→"),
        Run(SEMIBOLD, " "),
        Run("NotoEmoji-Regular", "😀"),
        Run(SEMIBOLD, " b"),
    ]


@pytest.mark.parametrize("text", ["שלום", "سلام", "漢字", "\ue000", "\U000fe4e5", "①"])
def test_what_no_font_has_is_shown_as_a_substitute_and_told(text: str) -> None:
    assert fonts.missing(f"a{text}b") == set(text)
    assert fonts.runs(text, ITALIC) == [Run(REGULAR, SUBSTITUTE * len(text))]


@pytest.mark.parametrize(
    "text", ["", "hej\n\tdu", "👩‍👩‍👧", "☀️", "\u200b\u2060\u200e\xad\xa0\u202f", "\ufffd", "a\x00b"]
)
def test_what_is_not_to_be_seen_is_not_missing(text: str) -> None:
    assert fonts.missing(text) == set()


def test_a_lone_surrogate_counts_as_the_substitute_it_was_made() -> None:
    assert fonts.missing("a\ud800b") == set()


def test_joiners_are_not_drawn() -> None:
    assert fonts.runs("👩‍👧️", REGULAR) == [Run("NotoEmoji-Regular", "👩👧")]


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"])), st.sampled_from([REGULAR, SEMIBOLD, ITALIC]))
def test_every_character_is_drawn_replaced_or_ignorable(text: str, font: str) -> None:
    text = unicodedata.normalize("NFC", text)
    missing = fonts.missing(text)
    expected = [SUBSTITUTE if char in missing else char for char in text if char not in fonts.IGNORABLE]
    drawn = "".join(run.text for run in fonts.runs(text, font))
    assert len(drawn) == len(expected)
    assert all(one == other or other.isspace() for one, other in zip(drawn, expected, strict=True))


@given(st.text("aå→😀 ", max_size=60))
def test_a_run_is_as_wide_as_its_characters(text: str) -> None:
    found = tuple(fonts.runs(text, REGULAR))
    assert sum(map(fonts.width, found)) == pytest.approx(sum(width for *_, width in fonts.char_widths(found)))
