"""Made-up Swedish: the same sentences in every run."""

import random
from collections.abc import Iterator
from itertools import islice

COMMONEST = "patienten"
"""Stands in every sentence."""
RARE_PART = "sköterskemott"
"""Part of a word in one sentence of `RARITY`, and the beginning of none: only a look through all text finds it."""
RARITY = 500
TWO = "hemgången årsmöte"
"""Two words that stand far apart in about every thirtieth sentence; the second is the beginning of one."""
NOWHERE = "kvastgran"
"""No word, and no part of one: all text is looked through in vain."""

_WHO = (
    "Distriktssköterskan",
    "Hemtjänsten",
    "Vårdcentralen i Åre",
    "Rehab",
    "Biståndshandläggaren",
    "Läkaren",
    "Apoteket",
)
_DOES = ("ringer till", "besöker", "följer upp", "planerar hemgången med", "samordnar insatserna kring", "går igenom")
_HOW = (
    "inom tre dagar",
    "en gång i veckan",
    "utan att fråga två gånger",
    "på distans",
    "samma dag",
    "efter läkarbesöket",
)
_WHY = ("så att oron minskar", "när hälsan sviktar", "med anhörig närvarande", "oavsett huvudman", "före varje årsmöte")
_RARE = "på distriktssköterskemottagningen"


def sentences(seed: int = 1) -> Iterator[str]:
    """Yield sentences of about twelve words, without end."""
    choose = random.Random(seed).choice
    number = 0
    while True:
        number += 1
        where = _RARE if number % RARITY == 0 else choose(_HOW)
        yield f"{choose(_WHO)} {choose(_DOES)} {COMMONEST} {where} {choose(_HOW)}, {choose(_WHY)} ({number})"


def some(count: int, seed: int = 1) -> list[str]:
    """Return the first `count` sentences."""
    return list(islice(sentences(seed), count))
