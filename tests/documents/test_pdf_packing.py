"""A packed PDF is whole, says what the unpacked one does, and is small."""

import io

import pikepdf
import pypdfium2
import pytest

from naravard_desktop.documents import pdf
from naravard_desktop.documents.model import Document
from tests.documents.structure import structure
from tests.documents.test_conformance import minutes
from tests.documents.test_pdf import a_document, rich

DOCUMENTS = {"no word": Document("", "", "", "", ()), "rich": rich(), "ten pages": minutes(5), "no block": a_document()}


def text(content: bytes) -> str:
    return "\f".join(page.get_textpage().get_text_range() for page in pypdfium2.PdfDocument(content))


@pytest.mark.parametrize("name", DOCUMENTS)
def test_it_can_be_read_and_says_the_same(name: str) -> None:
    packed, loose = pdf.render(DOCUMENTS[name]), pdf.render(DOCUMENTS[name], profile="a1")
    with pikepdf.Pdf.open(io.BytesIO(packed), suppress_warnings=False) as one:
        assert one.check_pdf_syntax() == []
        assert one.get_warnings() == []
        assert one.trailer.Size == len(one.objects) + 1
    assert text(packed) == text(loose)
    heard = [[(part.tag, part.text) for part in structure(content).all()] for content in (packed, loose)]
    assert heard[0] == heard[1]


def test_its_parts_lie_together() -> None:
    packed, loose = pdf.render(DOCUMENTS["ten pages"]), pdf.render(DOCUMENTS["ten pages"], profile="a1")
    assert len(packed) < len(loose) / 2
    with pikepdf.Pdf.open(io.BytesIO(packed)) as one:
        kinds = [part.get("/Type") for part in one.objects if isinstance(part, pikepdf.Stream)]
    assert kinds.count(pikepdf.Name.ObjStm) > 1, "more parts than go into one"


def test_a_reader_that_mends_nothing_finds_every_part() -> None:
    packed = pdf.render(DOCUMENTS["rich"])
    with pikepdf.Pdf.open(io.BytesIO(packed), attempt_recovery=False) as one:
        assert all(part is not None for part in one.objects)
    place = int(packed.split(b"startxref\n")[1].split(b"\n")[0])
    assert packed[place:].split(b" ", 1)[1].startswith(b"0 obj\n<< /Type /XRef")
