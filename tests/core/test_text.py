"""Text as it comes in, and the short forms made of it."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from naravard_desktop.core.text import clean, excerpt, file_name, lines, one_line

ANY = st.text(
    st.one_of(st.characters(), st.characters(categories=["Cs", "Cc"]), st.sampled_from("\ufeff\u0301\uffffe"))
)


@given(ANY)
@example("\r\x00\n")
@example("e\x00\u0301")
@example("\ud83d\ude00")
@example("a\ufeff\u030a")
def test_clean_text_can_be_stored_and_sent_anywhere(text: str) -> None:
    result = clean(text)
    assert result.encode("utf-8").decode("utf-8") == result
    assert unicodedata.is_normalized("NFC", result)
    assert clean(result) == result
    assert {one for one in result if unicodedata.category(one) == "Cc"} <= {"\t", "\n"}
    assert not {"\ufeff", "\u2028", "\u2029", "\ufffe", "\uffff"} & set(result)


@given(st.text(st.characters(categories=["L", "N", "P", "S", "Zs"])))
def test_clean_takes_nothing_from_what_people_write(text: str) -> None:
    assert clean(text) == unicodedata.normalize("NFC", text)


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("", ""),
        ("A\u030ang", "Ång"),
        ("ett\r\ntvå\rtre\n", "ett\ntvå\ntre\n"),
        ("ett\vtvå\ftre\x85fyra\u2028fem\u2029sex", "ett\ntvå\ntre\nfyra\nfem\nsex"),
        ("\ufeffBOM\ufeff", "BOM"),
        ("a\x00\x07\x1b\x7f\x9fb\tc", "ab\tc"),
        ("x\ud800y", "x\ufffdy"),
        ("\ufdd0\ufffe\uffff.", "."),
        ("👩‍⚕️ och ”citat”", "👩‍⚕️ och ”citat”"),
    ],
)
def test_clean_keeps_words_and_drops_what_no_document_can_hold(raw: str, expected: str) -> None:
    assert clean(raw) == expected


@given(ANY)
def test_one_line_has_neither_line_ends_nor_loose_space(text: str) -> None:
    result = one_line(text)
    assert result.split() == result.split(" ") or not result
    assert one_line(result) == result


def test_pasted_lines_are_trimmed_and_empty_ones_left_out() -> None:
    assert lines("\r\n  ett \n\n\t \ntvå\vtre\n") == ["ett", "två", "tre"]


@pytest.mark.parametrize("mark", ["• ", "·\t", "- ", "– ", "* ", "\t•\t", "  ‣ ", "▪ ", "◦ "])
def test_list_marks_are_taken_off_pasted_lines(mark: str) -> None:
    assert lines(f"{mark}Hembesök\n{mark}Fler – och bättre") == ["Hembesök", "Fler – och bättre"]


@pytest.mark.parametrize("mark", ["o\t", "\uf0b7\t", "\uf0a7\t", "§\t"])
def test_word_marks_in_symbol_fonts_are_taken_off_pasted_lines(mark: str) -> None:
    """Word's own second and third level, and its bullets as they come out where the symbol font is lost."""
    assert lines(f"{mark}Hembesök") == ["Hembesök"]


@pytest.mark.parametrize("text", ["-5 grader", "*viktigt*", "o helt utan tabb", "§ 5 i avtalet", "2 vårdcentraler"])
def test_what_only_looks_like_a_list_mark_stays(text: str) -> None:
    assert lines(text) == [text]


@pytest.mark.parametrize("mark", ["-", "•", "- ", "* \t"])
def test_a_list_mark_without_words_is_never_a_line_with_the_mark_of_the_next(mark: str) -> None:
    assert lines(f"{mark}\nett")[-1] == "ett"


@given(st.text(), st.integers(1, 60))
def test_an_excerpt_is_one_line_within_its_length(text: str, length: int) -> None:
    result = excerpt(text, length)
    assert len(result) <= length
    assert "\n" not in result
    assert result == " ".join(text.split()) or result.endswith("…")


@given(st.lists(st.text("abcåäö", min_size=1, max_size=15), min_size=1))
def test_an_excerpt_is_not_cut_inside_a_word_of_ordinary_length(words: list[str]) -> None:
    result = excerpt(" ".join(words), 40)
    shown = result.removesuffix("…").split()
    assert shown == words[: len(shown)]


def test_an_excerpt_cuts_a_word_that_fills_it() -> None:
    assert excerpt("Samverkan" * 9, 20) == "SamverkanSamverkanS…"
    assert excerpt("Det är bra, men inte nog", 12) == "Det är bra…"


@given(ANY)
@example("…")
@example("-" * 90)
@example("å" * 200)
def test_a_file_name_is_never_empty_and_safe_everywhere(text: str) -> None:
    result = file_name(text)
    assert 0 < len(result) <= 60
    assert set(result) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert result == result.strip("-")


def test_a_file_name_can_be_recognised() -> None:
    assert file_name("Nära vård: Åre & Östersund 2027") == "nara-vard-are-ostersund-2027"
    assert file_name("会議") == "namnlos"


@pytest.mark.parametrize("title", ["con", "NUL", "aux", "Prn", "com1", "LPT9"])
def test_a_file_name_is_not_one_that_windows_keeps_for_itself(title: str) -> None:
    assert file_name(title) != title.lower()
