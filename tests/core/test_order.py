"""Order keys: whatever is moved where, the order is what was asked for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naravard_desktop.core.order import between, following, is_key


@given(st.lists(st.floats(0, 1), min_size=1, max_size=80))
def test_rows_put_in_anywhere_lie_where_they_were_put(places: list[float]) -> None:
    keys: list[str] = []
    for share in places:
        place = round(share * len(keys))
        keys.insert(place, between(keys[place - 1] if place else None, keys[place] if place < len(keys) else None))
    assert keys == sorted(keys)
    assert len(set(keys)) == len(keys)
    assert all(map(is_key, keys))


@pytest.mark.parametrize("first", [True, False])
def test_three_hundred_rows_in_the_same_place_keep_their_order(first: bool) -> None:
    low, high = following(None, 2)
    for _number in range(300):
        key = between(low, high)
        assert low < key < high
        low, high = (low, key) if first else (key, high)
    assert len(key) < 120


@pytest.mark.parametrize("to_the_front", [True, False])
def test_rows_can_be_put_first_or_last_forever(to_the_front: bool) -> None:
    key = between(None, None)
    for _number in range(300):
        later = between(None, key) if to_the_front else between(key, None)
        assert (later < key) == to_the_front
        key = later


@given(st.integers(0, 60), st.booleans())
def test_following_keys_rise_after_the_last(count: int, from_start: bool) -> None:
    last = None if from_start else "a5"
    keys = following(last, count)
    assert len(keys) == count
    assert [last or "", *keys] == sorted({last or "", *keys})


def test_between_equal_keys_the_new_one_goes_after_both() -> None:
    assert between("a1", "a1") > "a1"
    assert between("a2", "a1") > "a2"


@given(st.text() | st.text("0az", max_size=30) | st.from_regex(r"[A-Za-z][0-9A-Za-z]{1,30}", fullmatch=True))
def test_whatever_counts_as_a_key_can_be_used_as_one(text: str) -> None:
    if is_key(text):
        assert between(None, text) < text < between(text, None)


@pytest.mark.parametrize("text", ["", "a", "a00", "0", "å1", "a0 ", "a0-", "\x00", "zz", "A" + "0" * 26, "a0\n"])
def test_garbage_is_no_key(text: str) -> None:
    assert not is_key(text)


@pytest.mark.parametrize("text", ["z" * 5000, "a0" + "z" * 5000])
def test_a_key_of_absurd_length_is_no_key(text: str) -> None:
    """Nothing the app makes is so long, and the arithmetic of keys is recursive."""
    assert not is_key(text)
