"""What is put right in ReportLab is still wrong there, and is right here."""

import subprocess
import sys

import pytest
import reportlab
from reportlab import rl_config
from reportlab.pdfbase import pdfdoc, ttfonts

from naravard_desktop.documents import fonts, reportlab_fixes

DO = f"""
ReportLab is {reportlab.__version__}, but what reportlab_fixes.py puts right was found in {reportlab_fixes.VERSION}.
1. Set VERSION there to the new version and run this file: a test that fails names what ReportLab itself now does right;
   take that away.
2. Run tests/documents with Java installed (see the Makefile): veraPDF must find no faults.
3. tagging.py, pdf_packing.py and pdf_metadata.py lean on how ReportLab writes its parts. If it does that in another way now,
   the same tests tell.
4. Raise the version in pyproject.toml and run `make requirements`.
"""

# In a process of its own: here ReportLab is mended for as long as the tests run.
UNMENDED = """
from reportlab import rl_config
from reportlab.pdfbase import pdfdoc, ttfonts
stream = pdfdoc.PDFStream(content="q Q")
stream.filters = []
print(ttfonts.makeToUnicodeCMap("F", [0x1F600, 0]).split("beginbfchar")[1].split("endbfchar")[0].split())
print(stream.format(pdfdoc.PDFDocument())[-14:])
print(rl_config.useA85)
"""


def test_the_version_is_the_one_whose_faults_are_known() -> None:
    assert reportlab.__version__.startswith(f"{reportlab_fixes.VERSION}."), DO


def test_the_faults_are_still_there() -> None:
    told = subprocess.run([sys.executable, "-c", UNMENDED], capture_output=True, text=True, check=True).stdout
    letters, end, as_text = told.splitlines()
    assert "'<1F600>'" in letters, "characters beyond the BMP are written right: take to_unicode away"
    assert "'<0000>'" in letters, "codes that are not used are left out: take to_unicode away"
    assert end.endswith("Qendstream\\n'"), "a stream ends with a line end: take stream away"
    assert as_text == "1", "streams are no longer written as text: take useA85 away"


@pytest.fixture
def mended() -> None:
    fonts.load()


@pytest.mark.usefixtures("mended")
def test_characters_beyond_the_bmp_are_pairs() -> None:
    table = ttfonts.makeToUnicodeCMap("F", [0, 0x1F600, 0xE5])
    assert "2 beginbfchar\n<01> <D83DDE00>\n<02> <00E5>\nendbfchar" in table


@pytest.mark.usefixtures("mended")
def test_blocks_hold_a_hundred() -> None:
    table = ttfonts.makeToUnicodeCMap("F", list(range(1, 251)))
    assert [line for line in table.splitlines() if line.endswith("beginbfchar")] == [
        "100 beginbfchar",
        "100 beginbfchar",
        "50 beginbfchar",
    ]


@pytest.mark.usefixtures("mended")
@pytest.mark.parametrize("content", ["q Q", "q Q\r", "q Q\n", "endstream\n"])
def test_a_stream_ends_with_a_line_end_of_its_own(content: str) -> None:
    stream = pdfdoc.PDFStream(content=content)
    stream.filters = []
    assert stream.format(pdfdoc.PDFDocument()).endswith(content.encode() + b"\r\nendstream\n")
    assert rl_config.useA85 == 0


def test_another_version_is_left_as_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reportlab, "__version__", "6.0.0")
    monkeypatch.setattr(ttfonts, "makeToUnicodeCMap", None)
    reportlab_fixes.apply()
    assert ttfonts.makeToUnicodeCMap is None
