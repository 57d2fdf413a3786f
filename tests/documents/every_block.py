"""Documents that have every block there is: one of hostile text, one as a protocol is. All people in it are made up."""

import io
from dataclasses import replace
from typing import Any

from PIL import Image, ImageDraw

from naravard_desktop.documents.figure_data import (
    ActionWall,
    ClusterMap,
    MapCluster,
    MapLeg,
    Poster,
    PosterItem,
    WallAction,
    WallLane,
    drawn_words,
)
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
    words,
)
from naravard_desktop.documents.pictures import raster
from tests.documents.test_pdf import SENTENCE, everywhere


def photo(width: int = 320, height: int = 240, kind: str = "JPEG", orientation: int = 0) -> bytes:
    """Return a picture's file, red to the left and blue to the right; with `orientation` as a turned camera tells it."""
    image = Image.new("RGB", (width, height), "#b04040")
    ImageDraw.Draw(image).rectangle((width // 2, 0, width, height), fill="#4040b0")
    exif = Image.Exif()
    if orientation:
        exif[0x0112] = orientation
        exif[0x010E] = "hemlig plats"
    written = io.BytesIO()
    image.save(written, kind, exif=exif)
    return written.getvalue()


def drawn(text: str) -> tuple[Figure, ...]:
    """Return one figure of each sort, with a text in every place."""
    leg = MapLeg(text, text, (text,))
    clusters = (MapCluster(text, text, ((text, text),), (leg,), (text,), (1,)), MapCluster(text, "", (), (), ()))
    action = WallAction(text, text, text, text)
    return (
        Figure(ClusterMap(text, clusters), text, text),
        Figure(Poster(text, (PosterItem(text, ((text, text),)),), text), text, text),
        Figure(ActionWall(text, (WallLane(text, (action,)),)), text, text),
    )


def filled(text: str, *, figures: bool = True) -> Document:
    """Put one text in every place where a document has text, in every block."""
    before = everywhere(text)
    more: tuple[Block, ...] = (
        Picture(photo(), text, text),
        Picture(b"ingen bild", text, text),
        NewPage(),
        Together((Heading(text, 2), Together((Paragraph(text),)), Table("", (text,), ((text,),)))),
        *(drawn(text) if figures else ()),
        Signatures(((text, text), (text, ""))),
    )
    logos = (Picture(photo(200, 80, "PNG"), text), Picture(b"", text))
    return replace(before, blocks=(*before.blocks, *more), logos=logos)


def protocol() -> Document:
    """Return a protocol with everything that one may have."""
    cluster_map = ClusterMap(
        "Kluster",
        (
            MapCluster(
                "VIP",
                "Trygg vård för dem som ofta söker akut",
                (("Ägare", "Karin Exempel"),),
                (MapLeg("Hembesök", "Siv Exempel", ("Mobilt närvårdsteam",)),),
                (),
                (1,),
            ),
            MapCluster("Tillgänglighet", "", (), (), ("Digitala återbesök",)),
        ),
    )
    actions = tuple(
        (str(number), SENTENCE, "Helena Prov (Region Mellan)\nKarin Exempel (Exempelby kommun)", "meso", "15 maj 2026")
        for number in range(1, 13)
    )
    blocks: tuple[Block, ...] = (
        Facts((("Organ", "Ledningsgrupp för Nära vård"), ("Datum", "12 mars 2026"), ("Tid", "13.00–16.00"))),
        Heading("Närvarande"),
        Facts((("Region Exempeldalen", "Karin Exempel, ordförande\nSiv Exempel"), ("Exempelby kommun", "Per Exempel"))),
        Heading("§ 12 Utskrivning till hemmet"),
        Paragraph("Vad behöver vi göra?", style="question"),
        Items((Item("Samordning", "6 lappar, 9 röster", (Item("SIP görs sent"),)), Item("Två"))),
        Picture(photo(1600, 1200), "En vägg med tolv lappar i tre grupper.", "Väggen efter första rundan."),
        Heading("Kluster", 2),
        Figure(cluster_map, ". ".join(filter(None, drawn_words(cluster_map))), "Kluster och del"),
        Heading("§ 13 Beslut"),
        Paragraph("Gruppen börjar med hembesöken.", lead="Beslut 1."),
        Paragraph("Beslutat av ledningsgruppen den 12 mars 2026.", style="quiet"),
        Heading("§ 14 Åtgärder"),
        Table("", ("Nr", "Åtgärd", "Ansvarig", "Nivå", "Klart senast"), actions, (0.35, 2.5, 1.9, 0.6, 0.95)),
        Heading("Nästa möte"),
        Paragraph("Onsdag 6 maj 2026 kl. 13.00, Kommunhuset."),
        Together((Heading("Underskrifter"), Signatures((("Ordförande", "Karin Exempel"), ("Justerare", ""))))),
    )
    return Document(
        kind="Protokoll",
        title="Ledningsgrupp för Nära vård",
        date="2026-03-12",
        footer="Protokoll 3 · 12 mars 2026 · Ledningsgrupp för Nära vård",
        blocks=blocks,
        marks=("EXEMPEL MED PÅHITTADE PERSONER", "UTKAST"),
        author="Nära vård i Exempeldalen",
        logos=(
            Picture(photo(400, 120, "PNG"), "Region Exempeldalen"),
            Picture(photo(200, 200, "PNG"), "Exempelby kommun"),
        ),
    )


def said(document: Document, *, pictures: bool = True) -> list[str]:
    """Return what a document says outside its drawings, for there `alt` says it; without `pictures` what can be seen as text."""
    blocks = tuple(_undrawn(block, pictures) for block in document.blocks)
    logos = tuple(_undrawn(logo, pictures) for logo in document.logos)
    return words(replace(document, blocks=blocks, logos=logos))


def _undrawn(block: Any, pictures: bool) -> Any:
    match block:
        case Figure(alt=alt, caption=caption):
            return Picture(b"", alt if pictures else "", caption)
        case Picture(content=content) if not pictures and raster(content, 9, 9):
            return replace(block, alt="")
        case Together(blocks=blocks):
            return Together(tuple(_undrawn(one, pictures) for one in blocks))
        case _:
            return block
