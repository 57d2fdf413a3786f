"""Levels and types of organisations, as they are stored, said and written by people."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naravard_desktop.core.ids import fact_id, new_id
from naravard_desktop.core.language import sentence
from naravard_desktop.core.trouble import Trouble
from naravard_desktop.core.words import Level, OrganisationType, level_from, type_from


@pytest.mark.parametrize("level", Level)
def test_a_level_is_read_in_every_way_it_is_written(level: Level) -> None:
    for text in (level.value, level.word, level.word.upper(), f"  {level.word}nivå ", f"{level.word.title()}nivå"):
        assert level_from(text) is level


@pytest.mark.parametrize("kind", OrganisationType)
def test_a_type_of_organisation_is_read_in_every_way_it_is_written(kind: OrganisationType) -> None:
    for text in (kind.value, kind.word, kind.word.upper(), f" {kind.word} "):
        assert type_from(text) is kind
    assert [type_from(text) for text in ("regionen", "Kommunen", "PRIVATA", "Övriga")] == list(OrganisationType)


def test_words_are_read_however_their_letters_are_put_together() -> None:
    """A list saved on a Mac has å as a and a ring."""
    assert type_from(unicodedata.normalize("NFD", "övrig")) is OrganisationType.OTHER
    assert level_from(unicodedata.normalize("NFD", "mesonivå")) is Level.MESO


@given(st.text())
def test_words_that_are_none_give_nothing(text: str) -> None:
    assert level_from("x" + text) is None
    assert type_from("x" + text) is None


@pytest.mark.parametrize("text", ["", "nivå", "mikromeso", "me"])
def test_half_words_give_nothing(text: str) -> None:
    assert level_from(text) is None
    assert type_from(text) is None


def test_ids_of_the_same_fact_are_the_same_and_of_rows_never() -> None:
    assert fact_id("link", "a", "b") == fact_id("link", "a", "b")
    assert len({fact_id("a", "bc"), fact_id("ab", "c"), fact_id("bc", "a"), new_id(), new_id()}) == 5


@given(st.text())
def test_words_filled_into_a_sentence_are_never_read_as_a_pattern(text: str) -> None:
    assert sentence("Ny lapp: {text}", {"text": text}) == "Ny lapp: " + text
    assert str(Trouble("{file} saknas", file=text)) == text + " saknas"
