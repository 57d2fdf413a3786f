"""Pages of a PDF as pictures."""

import io

import pypdfium2

_HIGHEST = 4  # times the width, lest a long strip take all memory


def pages(pdf: bytes, width: int = 2400) -> list[bytes]:
    """Return every page of a PDF as PNG, so many pixels wide."""
    found = []
    with pypdfium2.PdfDocument(pdf) as opened:
        for number in range(len(opened)):
            page = opened[number]
            wide, high = page.get_size()
            scale = min(width / wide, _HIGHEST * width / high)
            image = page.render(scale=scale, rev_byteorder=True).to_pil().convert("RGB")
            page.close()
            written = io.BytesIO()
            image.save(written, "PNG", dpi=(72 * scale, 72 * scale))
            found.append(written.getvalue())
    return found
