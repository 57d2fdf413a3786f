"""Documents of every kind and length, to be set and checked."""

import io
from collections.abc import Callable
from functools import cache, partial
from typing import Any, get_args

from PIL import Image

from naravard_desktop.documents.figure_data import (
    ActionWall,
    ClusterMap,
    MapCluster,
    MapLeg,
    Poster,
    PosterItem,
    WallAction,
    WallLane,
)
from naravard_desktop.documents.finish import Finished, finish
from naravard_desktop.documents.model import (
    Block,
    Document,
    Facts,
    Figure,
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
from tests.documents.every_block import protocol
from tests.documents.test_pdf import BAD, SENTENCE, a_document, everywhere, rich
from tests.jobs.test_every_word import HOSTILE

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
    """Return minutes of two pages for each matter."""
    facts = Facts((("Datum", "12 mars 2026"), ("Närvarande", "Nils Prov, Region Mellan\nAnna Prov, Ängby kommun")))
    blocks = [block for number in range(matters) for block in matter(number + 1)]
    return a_document(facts, *blocks, marks=("UTKAST",), author="Nils Prov")


def photo(kind: str = "PNG", size: tuple[int, int] = (60, 40)) -> bytes:
    written = io.BytesIO()
    Image.new("RGB", size, (40, 90, 160)).save(written, kind)
    return written.getvalue()


def figures(text: str) -> tuple[Figure, ...]:
    """Return a picture of each kind, with the same text wherever it has one."""
    cluster = MapCluster(text, text, ((text, text),), (MapLeg(text, text, (text,)),), (text,))
    return (
        Figure(ClusterMap(text, (cluster, MapCluster(text, "", (), (), (), (0,)))), text, text),
        Figure(Poster(text, (PosterItem(text, ((text, text),)), PosterItem(text)), text), text),
        Figure(ActionWall(text, (WallLane(text, (WallAction(text, text, text, text),)),)), text),
    )


def pictured(text: str, **other: Any) -> Document:
    """Put one text in every place where pictures and signatures have text; some files are no pictures."""
    return a_document(
        Picture(photo(), text, text),
        Picture(photo("JPEG"), text),
        Picture(b"ingen bild", text, text),
        Picture(b"ingen bild", text),
        *figures(text),
        Signatures((("Ordförande", text), (text, ""), ("Justerare", "Anna Prov"))),
        logos=(Picture(photo(), text), Picture(photo(), text)),
        **other,
    )


def whole() -> Document:
    """Return a document of a few pages with one of everything."""
    return a_document(
        Facts((("Datum", "12 mars 2026"), ("Närvarande", "Nils Prov, Region Mellan\nAnna Prov, Ängby kommun"))),
        Heading("Utskrivning till hemmet"),
        Paragraph(SENTENCE * 2),
        Paragraph("Ett annat stycke."),
        Heading("Vad vi såg", 2),
        Items((Item("Samordning → snabbt ✓", "6 lappar", (Item("SIP görs sent"), Item("😀 bra"))), Item("Två"))),
        Paragraph("Gruppen beslutar att börja.", lead="Beslut:"),
        Heading("Åtgärder", 2),
        Items((Item("Punkt"), Item("Punkt till")), numbered=True),
        Table(
            "Lista",
            ("Nr", "Vad", "Klart senast"),
            tuple((str(n), SENTENCE, f"2026-05-{n + 1:02}") for n in range(30)),
            (1, 6, 2),
            row_header=True,
        ),
        Heading("Bilder"),
        Picture(photo(), "Väggen efter passet", "Foto av väggen"),
        *figures("Utskrivning"),
        Heading("Underskrifter"),
        Signatures((("Ordförande", "Nils Prov"), ("Justerare", ""))),
        marks=("EXEMPEL", "UTKAST"),
        author="Nils Prov",
        logos=(Picture(photo("JPEG"), "Region Mellan"), Picture(photo(), "Ängby kommun")),
    )


ODD = {f"odd {number}": text for number, text in enumerate(BAD)} | HOSTILE
DOCUMENTS: dict[str, Callable[[], Document]] = {
    "a page": lambda: a_document(Paragraph("Kort."), Items((Item("a"),)), Table("", ("A",), (("b",),))),
    "ten pages": lambda: minutes(6),
    "fifty pages": lambda: minutes(30),
    "three hundred pages": lambda: minutes(176),
    "landscape": lambda: a_document(*rich().blocks, landscape=True, marks=("UTKAST",)),
    "no word": lambda: Document("", "", "", "", ()),
    "empty lists": lambda: a_document(
        Items(()), Facts(()), Items((Item(""),)), Facts((("", ""),)), Table("", ("",), (("",),)), Signatures(())
    ),
    "long cell": lambda: a_document(Table("Lista", ("A", "B"), (("före", "x"), ("a", FIVE_PAGES), ("efter", "y")))),
    "long header": lambda: a_document(Table("", ("ord " * 800, "b"), (("a", "b"),))),
    "together": lambda: a_document(Together((Heading("A", 4), Paragraph("r\n" * 50), Items((Item("a"),)))), NewPage()),
    "no title": lambda: a_document(Heading("Djupt", 4), title="", kind=""),
    "no language": lambda: a_document(Paragraph("a"), language="det här är inget språk"),
    "whole": whole,
    "A3": lambda: pictured("Ord", size="A3"),
    "A3 landscape": lambda: pictured("Ord", size="A3", landscape=True),
    "pictures with much text": lambda: pictured(SENTENCE * 20),
    "protocol": protocol,
    "every odd text": lambda: a_document(*(block for text in ODD.values() for block in everywhere(text).blocks)),
    "every odd text in pictures": lambda: a_document(
        *(block for text in ODD.values() for block in pictured(text).blocks)
    ),
    **{name: partial(everywhere, text) for name, text in ODD.items()},
}
"""Each is made when it is asked for: what is made at import costs every run of any test."""


@cache
def finished(name: str, profile: Profile) -> Finished:
    """Return one of the documents as it leaves the app; each is set once for all tests of a process."""
    return finish(DOCUMENTS[name](), profile=profile)
