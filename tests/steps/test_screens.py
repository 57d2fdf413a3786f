"""What the room sees of a moment: large enough for the back row, and never the facilitator's text."""

import pytest

from naravard_desktop.live.session import Session
from naravard_desktop.process.cards import NewCard, add_cards
from naravard_desktop.steps.notes.screen import NotesScreen
from naravard_desktop.storage.edit import edit
from naravard_desktop.widgets import tokens
from tests.conftest import Room


@pytest.mark.parametrize(("width", "height"), [(640, 360), (1024, 768), (1366, 768), (1920, 1080), (3840, 2160)])
def test_tiles_lie_inside_the_screen_and_never_under_the_floor(
    room: Room, session: Session, width: int, height: int
) -> None:
    step = room.step("notes")
    texts = [*("ett långt ord " * (number * 7) + "slut" for number in range(12)), "q" * 3_000]
    with edit(room.library, room.scope, "Först"):
        add_cards(room.library, step.id, [NewCard(text=text) for text in texts])
    screen = NotesScreen(session, step)
    screen.resize(width, height)
    screen.arrange()
    assert screen.group_size() >= tokens.SCREEN_FLOOR
    said = ""
    for page in range(screen.pages()):
        screen.show_page(page)
        screen.grab()
        said += screen.spoken()
    assert said.count("q") == 3_000, "a long card goes on in the next tile"
    assert said.count("slut") == 12


def test_the_screen_never_shows_the_facilitators_text(room: Room, session: Session) -> None:
    step = room.step("notes")
    with edit(room.library, room.scope, "Text"):
        room.library.db["step"].update(  # type: ignore[union-attr]
            room.library.db.execute("SELECT pk FROM step WHERE id = ?", [step.id]).fetchone()[0],
            {
                "instruction": "bara för dig",
                "background": "bakgrund",
                "aim": "syfte",
                "prompt": "Frågan?",
                "help": "Hjälp",
            },
        )
    screen = NotesScreen(session, step)
    session.changed.emit({"step": {step.id}})
    assert screen.accessibleDescription() == "Frågan?\nHjälp"
