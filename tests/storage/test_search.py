"""Search in the library itself: parts of words, with every letter that Swedish and its neighbours have."""

import string

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from naravard_desktop.process.cards import NewCard, add_cards
from naravard_desktop.storage.edit import edit
from naravard_desktop.storage.search import search
from tests.conftest import Room

_LOWER = str.maketrans(string.ascii_uppercase, string.ascii_lowercase)


def _write(room: Room, *texts: str) -> list[str]:
    one = room.step("notes")
    with edit(room.library, room.scope, "Lappar"):
        return add_cards(room.library, one.id, [NewCard(text=text) for text in texts])


def _found(room: Room, wanted: str) -> list[str]:
    return [hit.text.strip() for hit in search(room.library.db, wanted) if hit.table == "card"]


@pytest.mark.parametrize("wanted", ["åkvast", "ÅKVAST", "Åkvast"])
def test_a_part_of_a_word_is_found_however_its_letters_are_written(room: Room, wanted: str) -> None:
    _write(room, "Blåkvasten", "BLÅKVASTEN", "blÅkvast", "blakvast", "Akvast", "blökvast")
    assert sorted(_found(room, wanted)) == ["BLÅKVASTEN", "Blåkvasten", "blÅkvast"]


@pytest.mark.parametrize(
    ("wanted", "text", "other"),
    [
        ("traße", "Storstraßen", "Storstraxen"),
        ("TRASSE", "Storstrassen", "Storstraßen"),
        ("0%_å", "100%_åker", "100xyåker"),
        ("b\\å", "ab\\åc", "abxåc"),
        ("é", "Kafén", "Kafen"),
        ("\U0001f600", "a\U0001f600b", "a\U0001f601b"),
    ],
)
def test_odd_letters_stand_for_themselves(room: Room, wanted: str, text: str, other: str) -> None:
    _write(room, text, other)
    assert _found(room, wanted) == [text]


def test_parts_of_several_words_are_all_in_what_is_found_and_the_newest_stands_first(room: Room) -> None:
    ids = _write(room, "Årsmöten i Åre", "Årsmöten i Ås", "Förmöten i Åre")
    found = search(room.library.db, "möte åre")
    assert [hit.row_id for hit in found] == [ids[2], ids[0]]
    assert len(search(room.library.db, "möte", limit=2)) == 2


_LETTERS = st.text(alphabet="aAåÅöÖsßSé%_\\'\"x ", min_size=1, max_size=6)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(_LETTERS, min_size=1, max_size=5), wanted=_LETTERS.filter(str.strip))
def test_what_has_a_word_somewhere_is_found(room: Room, texts: list[str], wanted: str) -> None:
    ids = _write(room, *texts)
    found = {hit.row_id for hit in search(room.library.db, wanted, limit=10_000)}
    for row_id, text in zip(ids, texts, strict=True):
        if all(word.translate(_LOWER) in text.translate(_LOWER) for word in wanted.split()):
            assert row_id in found
