"""What it costs to save a card, to undo it, and to save two hundred that were pasted."""

from collections.abc import Iterator
from itertools import islice

from naravard_desktop.storage import journal
from tests.benchmarks.bare import Bare
from tests.benchmarks.grown import Grown, Place
from tests.benchmarks.report import Figure
from tests.benchmarks.sizes import Sizes
from tests.benchmarks.texts import sentences
from tests.benchmarks.watch import Watch

_CARD_SEED, _PASTED_SEED = 2, 3


class _Contest:
    """Ways to save the same texts, taking turns, so that what disturbs the one disturbs the others."""

    def __init__(self, grown: Grown, place: Place, bare: Bare) -> None:
        self._grown, self._place, self._bare = grown, place, bare
        self.raw, self.three, self.card, self.undo = Watch(), Watch(), Watch(), Watch()

    def run(self, texts: Iterator[str], rounds: int, batch: int) -> None:
        """Save `batch` texts in each way, `rounds` times; library and file are as large afterwards as before."""
        for _round in range(rounds):
            part = list(islice(texts, batch))
            self.raw.lap(self._bare.save, part)
            self.card.lap(self._save, part)
            self.three.lap(self._bare.save_three, part)
            self.undo.lap(self._undo, part)
            self._bare.shrink()

    def _save(self, text: str) -> None:
        self._grown.save(self._place, text)

    def _undo(self, _text: str) -> None:
        journal.undo(self._grown.library, self._place.scope)


def card(grown: Grown, place: Place, bare: Bare, sizes: Sizes) -> tuple[list[Figure], str]:
    """Measure one card and its undo; the second value says the absolute figures."""
    texts = sentences(_CARD_SEED)
    # A log that has been filled once is written over, which is faster than to lengthen a file, for the rest of the day.
    _Contest(grown, place, bare).run(texts, sizes.warm_up, sizes.batch)
    found = _Contest(grown, place, bare)
    found.run(texts, sizes.rounds, sizes.batch)
    raw, three, card, undo = found.raw, found.three, found.card, found.undo
    figures = [
        Figure("Card saved with journal and search / raw commit of its text", card.median / raw.median, "×", "≤ 3"),
        Figure("Card saved with journal and search", card.median, "s"),
        Figure("Card saved / raw commit of text, journal and search", card.median / three.median, "×", "≤ 2.5"),
        Figure("Card undone / saved", undo.median / card.median, "×"),
    ]
    named = {"card": card, "raw commit": raw, "raw commit of three": three, "undo": undo}
    return figures, ", ".join(f"{name} {_words(watch)}" for name, watch in named.items())


def pasted(grown: Grown, place: Place, bare: Bare, sizes: Sizes) -> list[Figure]:
    """Measure many cards pasted as one edit."""
    raw, paste = Watch(), Watch()
    texts = sentences(_PASTED_SEED)
    for _round in range(sizes.repeats * 2):
        part = list(islice(texts, sizes.pasted))
        raw.lap(bare.save_many, [part])
        paste.lap(lambda part: grown.paste(place, part), [part])
        bare.shrink()
        journal.undo(grown.library, place.scope)
    return [
        Figure(f"{sizes.pasted} cards pasted, one edit", paste.median, "s", "≤ 100 ms"),
        Figure(f"{sizes.pasted} cards pasted / raw commit of as many", paste.median / raw.median, "×"),
    ]


def _words(watch: Watch) -> str:
    median, mean, processor = (round(part * 1e6) for part in (watch.median, watch.mean, watch.processor_each))
    return f"{median} µs (mean {mean}, processor {processor})"
