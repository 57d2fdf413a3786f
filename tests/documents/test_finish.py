"""A PDF as it leaves the app: small, the same each time, and checked, with the verdict in words."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from naravard_desktop.documents import pdf
from naravard_desktop.documents.finish import Finished, finish, verdict_words
from naravard_desktop.documents.model import Paragraph
from naravard_desktop.documents.pdf_metadata import Profile
from tests.documents.samples import PROFILES, finished, whole
from tests.documents.structure import read, structure
from tests.documents.test_pdf import a_document

MADE = datetime(2026, 3, 12, 15, 4, 5, tzinfo=UTC)


@pytest.mark.parametrize("profile", PROFILES)
def test_the_same_document_gives_the_same_file(profile: Profile) -> None:
    one = finish(whole(), MADE, profile)
    assert one == finish(whole(), MADE, profile)
    assert one.pdf != finish(whole(), MADE.replace(day=13), profile).pdf
    assert one.faults == ()


def test_the_parts_are_packed_where_the_standard_lets_them_be() -> None:
    packed, loose = (finished("fifty pages", profile) for profile in PROFILES)
    assert packed.pages == loose.pages
    assert len(packed.pdf) < 0.4 * len(loose.pdf)


def test_what_cannot_be_shown_is_said_at_the_end() -> None:
    made = finish(a_document(Paragraph("שלום")))
    assert made.faults == ()
    assert "U+05D5" in read(structure(made.pdf))


@pytest.mark.parametrize(
    ("profile", "words"),
    [("a2", "Kontrollerad: PDF/UA-1, PDF/A-2a"), ("a1", "Kontrollerad: PDF/UA-1, PDF/A-1a")],
)
def test_what_is_right_is_said_in_words(profile: Profile, words: str) -> None:
    assert verdict_words(finished("whole", profile)) == words


def test_a_fault_is_told_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    """A renderer that loses a paragraph."""
    render = pdf.render
    monkeypatch.setattr(
        pdf, "render", lambda document, *rest: render(replace(document, blocks=document.blocks[1:]), *rest)
    )
    made = finish(a_document(Paragraph("Borta."), Paragraph("Kvar.")))
    assert made.faults == ("”Borta.” läses inte upp (sida 1).",)
    assert verdict_words(made) == (
        "Dokumentet är sparat men klarar inte kontrollen för PDF/UA-1, PDF/A-2a. ”Borta.” läses inte upp (sida 1). "
        "Spara även som Word, så att alla kan läsa det."
    )


def test_of_many_faults_the_first_is_told() -> None:
    made = Finished(b"", ("Det första.", "Det andra.", "Det tredje."), "a2", 1)
    assert " Det första. Och 2 fel till. Spara även som Word" in verdict_words(made)
