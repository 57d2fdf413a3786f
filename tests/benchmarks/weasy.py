"""Sets an HTML file with WeasyPrint as PDF/UA, and says how many seconds it took: `python weasy.py FILE.html FONTS TARGET.pdf`.

Run by a Python of its own, in which nothing but WeasyPrint is needed.
"""

import sys
import time
from pathlib import Path

_FACES = (
    ("Regular", "400", "normal"),
    ("SemiBold", "600", "normal"),
    ("SemiBold", "700", "normal"),
    ("Italic", "400", "italic"),
)


def main(source: Path, fonts: Path, target: Path) -> None:
    """Set the file once in a warm process: with everything loaded, and another document already set."""
    import weasyprint  # type: ignore[import-not-found]  # is not in the app's own environment

    faces = "".join(
        f'@font-face {{ font-family: "Noto Sans"; font-weight: {weight}; font-style: {style}; '
        f"src: url({(fonts / f'NotoSans-{name}.ttf').as_uri()}) }}\n"
        for name, weight, style in _FACES
    )
    known = weasyprint.text.fonts.FontConfiguration()
    sheet = weasyprint.CSS(string=faces, font_config=known)

    def set_one(html: str) -> bytes:
        document = weasyprint.HTML(string=html)
        written: bytes = document.write_pdf(stylesheets=[sheet], font_config=known, pdf_variant="pdf/ua-1")
        return written

    set_one("<html lang=sv><title>a</title><p>a <b>b</b> <i>c</i>")
    html = source.read_text(encoding="utf-8")
    before = time.perf_counter()
    content = set_one(html)
    print(time.perf_counter() - before)
    target.write_bytes(content)


if __name__ == "__main__":
    main(*(Path(argument).absolute() for argument in sys.argv[1:4]))
