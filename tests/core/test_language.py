"""One translation system for every layer: what is extracted is what is looked up, now and when it is shown."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from naravard_desktop.core import language
from naravard_desktop.core.language import _, sentence
from naravard_desktop.core.trouble import Trouble
from naravard_desktop.process.actions import ActionState
from tests.translated import MARK, pseudo_catalogue


@pytest.fixture
def _translated(tmp_path: Path) -> Iterator[None]:
    pseudo_catalogue(tmp_path)
    language.use("xx", tmp_path)
    yield
    language.use("sv")


def test_swedish_needs_no_catalogue() -> None:
    language.use("sv")
    assert _("Ångra") == "Ångra"


@pytest.mark.usefixtures("_translated")
def test_what_is_marked_is_translated_when_it_is_shown() -> None:
    assert _("Ångra") == f"{MARK}Ångra"
    assert _("") == ""
    assert ActionState.DONE.word == f"{MARK}klar"  # marked with N_ where it stands
    assert sentence("Ny lapp: {text}", {"text": "<b>{x}"}) == f"{MARK}Ny lapp: <b>{{x}}"  # a journal's label
    assert str(Trouble("Det finns inget bibliotek i {file}. Kontrollera namnet och mappen.", file="a")).startswith(MARK)


@pytest.mark.usefixtures("_translated")
def test_a_language_without_a_catalogue_is_swedish(tmp_path: Path) -> None:
    language.use("fi", tmp_path)
    assert _("Ångra") == "Ångra"


def test_a_troubles_words_change_with_the_language(tmp_path: Path) -> None:
    pseudo_catalogue(tmp_path)
    trouble = Trouble("Det finns inget bibliotek i {file}. Kontrollera namnet och mappen.", file="a")
    assert not str(trouble).startswith(MARK)
    language.use("xx", tmp_path)
    assert str(trouble).startswith(MARK)
    language.use("sv")
