"""What stays whole, with a heading before it, wherever on the page it comes."""

import pypdfium2
import pytest

from naravard_desktop.documents import pdf
from naravard_desktop.documents.model import Block, Document, Heading, Paragraph, Together


@pytest.mark.parametrize("lines", range(20, 50, 2))
def test_a_heading_goes_with_what_stays_whole(lines: int) -> None:
    kept = Together(
        (Paragraph("Första raden"), *(Paragraph(f"Rad {number}") for number in range(8)), Paragraph("Sista"))
    )
    before = tuple(Paragraph(f"Före {number}") for number in range(lines))
    blocks: tuple[Block, ...] = (*before, Heading("Rubriken", 2), kept)
    made = Document(kind="Körschema", title="Papper", date="2027-02-03", footer="", blocks=blocks)
    found = pypdfium2.PdfDocument(pdf.render(made))
    pages = [page.get_textpage().get_text_range() for page in found]
    (whole,) = [text for text in pages if "Första raden" in text]
    assert "Rubriken" in whole
    assert "Sista" in whole
