"""Our own check finds every deliberate fault, says it in a sentence, and has nothing to say of what is right."""

import io
from collections.abc import Callable
from dataclasses import replace

import pikepdf
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from naravard_desktop.documents import pdf_check, pdf_check_fonts
from naravard_desktop.documents.finish import finish
from naravard_desktop.documents.model import (
    Block,
    Document,
    Facts,
    Heading,
    Item,
    Items,
    NewPage,
    Paragraph,
    Picture,
    Signatures,
    Table,
    Together,
)
from naravard_desktop.documents.pdf_metadata import Profile
from tests.documents.breaking import FAULTS
from tests.documents.samples import ODD, PROFILES, figures, finished, photo, pictured, whole
from tests.documents.test_pdf import BAD, a_document

WHOLE = whole()


def broken(content: bytes, *breaks: Callable[[pikepdf.Pdf], None]) -> bytes:
    written = io.BytesIO()
    with pikepdf.Pdf.open(io.BytesIO(content)) as pdf:
        for one in breaks:
            one(pdf)
        pdf.save(written, preserve_pdfa=True)
    return written.getvalue()


@pytest.mark.parametrize("name", FAULTS)
def test_a_deliberate_fault_is_told(name: str) -> None:
    one, words = FAULTS[name]
    told = pdf_check.faults(broken(finished("whole", "a2").pdf, one), WHOLE, "a2")
    assert any(words in sentence for sentence in told), told
    assert all(sentence.endswith(".") and "{" not in sentence for sentence in told)


def test_what_is_saved_anew_is_still_right() -> None:
    """Else the faults above could be those of the saving."""
    assert pdf_check.faults(broken(finished("whole", "a2").pdf), WHOLE, "a2") == ()


@pytest.mark.parametrize("profile", PROFILES)
def test_one_profile_is_not_the_other(profile: Profile) -> None:
    other = {"a1": "a2", "a2": "a1"}[profile]
    (told, *_more) = pdf_check.faults(finished("a page", profile).pdf, a_document(), other)  # type: ignore[arg-type]
    assert "PDF" in told


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7", b"\0" * 1000, b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"])
def test_what_is_no_pdf_is_told(content: bytes) -> None:
    (told,) = pdf_check.faults(content, WHOLE, "a2")
    assert told.startswith("Filen går inte att läsa som PDF")


@pytest.mark.parametrize("user", ["", "hemligt"])
def test_an_encrypted_file_is_told(user: str) -> None:
    written = io.BytesIO()
    with pikepdf.Pdf.open(io.BytesIO(finished("whole", "a2").pdf)) as pdf:
        pdf.save(written, encryption=pikepdf.Encryption(owner="ägare", user=user))
    told = pdf_check.faults(written.getvalue(), WHOLE, "a2")
    assert told[0].startswith("Filen går inte att läsa" if user else "Filen är krypterad")


@pytest.mark.parametrize("place", range(0, 60_000, 2_003))
def test_a_damaged_file_stops_nothing(place: int) -> None:
    good = finished("whole", "a1").pdf
    pdf_check.faults(good[:place] + good[place + 400 :], WHOLE, "a1")


def test_another_document_is_not_this_one() -> None:
    other = replace(WHOLE, blocks=(*WHOLE.blocks[:2], Paragraph("Ett stycke till."), *WHOLE.blocks[2:]))
    told = pdf_check.faults(finished("whole", "a2").pdf, other, "a2")
    assert told == ("”Ett stycke till.” läses inte upp (sida 1).",)


@pytest.mark.parametrize("name", ODD)
def test_nothing_is_wrong_with_any_text_in_pictures(name: str) -> None:
    assert finish(pictured(ODD[name])).faults == ()


TEXTS = st.one_of(st.text(max_size=60), st.sampled_from(BAD), st.text("abcåäö \n\xad\u200b\xa0-", max_size=90))
ITEMS = st.recursive(
    st.builds(Item, TEXTS, TEXTS),
    lambda inner: st.builds(Item, TEXTS, TEXTS, st.lists(inner, max_size=3).map(tuple)),
    max_leaves=6,
)


def tables() -> st.SearchStrategy[Table]:
    def of_width(width: int) -> st.SearchStrategy[Table]:
        row = st.tuples(*[TEXTS] * width)
        return st.builds(Table, TEXTS, row, st.lists(row, min_size=1, max_size=4).map(tuple), row_header=st.booleans())

    return st.integers(1, 4).flatmap(of_width)


PAIRS = st.lists(st.tuples(TEXTS, TEXTS), max_size=3).map(tuple)
LEAVES: st.SearchStrategy[Block] = st.one_of(
    st.builds(Heading, TEXTS, st.integers(1, 4)),
    st.builds(Paragraph, TEXTS, TEXTS, st.sampled_from(["body", "question", "quiet"])),
    st.builds(Items, st.lists(ITEMS, max_size=3).map(tuple), st.booleans()),
    st.builds(Facts, PAIRS),
    tables(),
    st.builds(NewPage),
    st.builds(Signatures, PAIRS),
    st.builds(Picture, st.sampled_from([photo(), photo("JPEG"), b"ingen bild"]), TEXTS, TEXTS),
    TEXTS.flatmap(lambda text: st.sampled_from(figures(text))),
)
BLOCKS = st.one_of(LEAVES, st.lists(LEAVES, max_size=3).map(lambda blocks: Together(tuple(blocks))))
DOCUMENTS = st.builds(
    Document,
    TEXTS,
    TEXTS,
    st.just("2026-03-12"),
    TEXTS,
    st.lists(BLOCKS, max_size=6).map(tuple),
    st.lists(TEXTS, max_size=2).map(tuple),
    st.sampled_from(["sv-SE", "en", "inget språk", ""]),
    TEXTS,
    st.booleans(),
    st.sampled_from(["A4", "A3"]),
    st.lists(st.builds(Picture, st.sampled_from([photo(), b"ingen bild"]), TEXTS), max_size=2).map(tuple),
)


@settings(max_examples=60)
@given(DOCUMENTS, st.sampled_from(PROFILES))
def test_nothing_is_wrong_with_any_document(document: Document, profile: Profile) -> None:
    assert finish(document, profile=profile).faults == ()


def test_lists_may_lie_deep_in_each_other() -> None:
    item = Item("innerst")
    for depth in range(150):
        item = Item(f"nivå {depth}", items=(item,))
    assert finish(a_document(Items((item,)))).faults == ()


def font(table: bytes, *, wide: bool = False) -> pdf_check_fonts.Font:
    pdf = pikepdf.Pdf.new()
    about = pikepdf.Dictionary(Type=pikepdf.Name.Font, BaseFont=pikepdf.Name("/Prov"), ToUnicode=pdf.make_stream(table))
    about.Subtype = pikepdf.Name.Type0 if wide else pikepdf.Name.TrueType
    if wide:
        about.DescendantFonts = pikepdf.Array([pikepdf.Dictionary(Type=pikepdf.Name.Font)])
    return pdf_check_fonts.Font(pdf.make_indirect(about))


@pytest.mark.parametrize(
    ("table", "codes", "text"),
    [
        (b"1 beginbfchar\n<01> <00E5>\nendbfchar", b"\1", "å"),
        (b"2 beginbfchar <01><D83DDE00> <02> <00660069> endbfchar", b"\1\2", "😀fi"),
        (b"1 beginbfrange\n<20> <7E> <0020>\nendbfrange", b"a b", "a b"),
        (b"1 beginbfrange\n<01> <03> [<0061> <0062> <00E5>]\nendbfrange", b"\3\1", "åa"),
        (b"1 beginbfchar\n<01> <1F600>\nendbfchar", b"\1", pdf_check_fonts.UNREADABLE),
        (b"1 beginbfchar\n<01> <D83D>\nendbfchar", b"\1", pdf_check_fonts.UNREADABLE),
        (b"1 beginbfchar\n<01> <0061>\nendbfchar", b"\2", pdf_check_fonts.UNREADABLE),
        (b"", b"a", pdf_check_fonts.UNREADABLE),
    ],
)
def test_codes_are_read_as_the_font_says(table: bytes, codes: bytes, text: str) -> None:
    assert font(table).text(codes) == text


def test_fonts_of_many_characters_have_codes_of_two_bytes() -> None:
    made = font(b"1 beginbfrange <0041> <0042> <00E5> endbfrange", wide=True)
    assert made.text(b"\0A\0B\0C") == f"åæ{pdf_check_fonts.UNREADABLE}"
    assert list(made.faults()) == ["Typsnittet Prov ligger inte i filen."]
