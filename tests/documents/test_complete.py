"""What a document cannot show is said in it."""

from naravard_desktop.documents.complete import say_missing
from naravard_desktop.documents.model import Document, Paragraph, words


def document(text: str) -> Document:
    return Document(kind="Slag", title="Titel", date="", footer="", blocks=(Paragraph(text),))


def test_characters_that_no_font_has_are_told_of() -> None:
    told = words(say_missing(document("שלום och ①")))[-1]
    assert "U+05D5" in told
    assert "U+2460" in told
    assert "sparade som de skrevs" in told


def test_many_of_them_are_told_of_shortly() -> None:
    told = words(say_missing(document("".join(chr(0x4E00 + number) for number in range(500)))))[-1]
    assert len(told) < 300
    assert "…" in told


def test_a_document_that_shows_everything_is_left_alone() -> None:
    whole = document("Åäö 😀 → ½")
    assert say_missing(whole) is whole
