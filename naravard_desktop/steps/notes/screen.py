"""The room's view of notes: the question and the cards as large tiles, those that are hidden left out."""

from naravard_desktop.parts.tiles import CardScreen, waiting


class NotesScreen(CardScreen):
    """Notes as tiles; while all are hidden, only how many they are."""

    def empty(self) -> str:
        """Return how many cards wait to be shown."""
        return waiting(self.cards.cards)
