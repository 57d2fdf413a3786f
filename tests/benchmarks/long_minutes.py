"""Minutes of about any number of pages, as plain data: what setting documents is measured on."""

from itertools import islice

from naravard_desktop.core.text import excerpt
from naravard_desktop.documents.model import Block, Document, Facts, Heading, Item, Items, Paragraph, Table
from tests.benchmarks.texts import sentences

_PAGES_OF_ONE = 2.22
"""What one matter takes on A4."""


def long_minutes(pages: int) -> Document:
    """Return minutes of about so many pages: running text, lists in two levels, facts and tables of actions."""
    texts = sentences(seed=pages)
    matters = max(1, round(pages / _PAGES_OF_ONE))
    blocks = [block for number in range(1, matters + 1) for block in _matter(number, list(islice(texts, 36)))]
    return Document(
        kind="Mötesanteckningar",
        title="Träff 4: så går vi vidare tillsammans",
        date="2027-02-03",
        footer="Träff 4 · 3 februari 2027 · Nära vård i område 1",
        blocks=(_facts(), *blocks),
        marks=("UTKAST",),
        author="Nära vård i område 1",
    )


def _facts() -> Facts:
    return Facts(
        (
            ("Uppdrag", "Nära vård i område 1"),
            ("Datum", "onsdag 3 februari 2027"),
            ("Tid", "13.00–16.00"),
            ("Närvarande", "Alma Vitsippa, Regionen\nBörje Lönnberg, Vitsippa kommun\nCecilia Ängsull, Regionen"),
        )
    )


def _matter(number: int, texts: list[str]) -> tuple[Block, ...]:
    notes = tuple(Item(text, f"{place + 3} lappar", (Item(texts[place + 6]),)) for place, text in enumerate(texts[:6]))
    actions = tuple(
        (f"{number}.{place}", text, "Alma Vitsippa (Regionen)", "2027-05-15")
        for place, text in enumerate(texts[12:20], 1)
    )
    return (
        Heading(f"§ {number} {excerpt(texts[20], 60)}"),
        Paragraph(" ".join(texts[20:26])),
        Paragraph(" ".join(texts[26:30])),
        Heading("Det här såg vi", 2),
        Items(notes),
        Heading("Beslut", 2),
        Paragraph(texts[30], lead="Beslut:"),
        Facts((("Bygger på", texts[31]), ("Klart senast", "15 maj 2027"))),
        Table("Åtgärder", ("Nr", "Vad", "Vem", "Klart"), actions, (1, 6, 3, 2), row_header=True),
        Paragraph(texts[32], style="quiet"),
    )
