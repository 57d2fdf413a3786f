"""Each kind's two faces in the window: a kind that KINDS has must have them here, under the same name."""

from naravard_desktop.steps.actions.panel import ActionsPanel
from naravard_desktop.steps.actions.screen import ActionsScreen
from naravard_desktop.steps.closing.panel import ClosingPanel
from naravard_desktop.steps.closing.screen import ClosingScreen
from naravard_desktop.steps.decisions.panel import DecisionsPanel
from naravard_desktop.steps.decisions.screen import DecisionsScreen
from naravard_desktop.steps.notes.panel import NotesPanel
from naravard_desktop.steps.notes.screen import NotesScreen
from naravard_desktop.steps.opening.panel import OpeningPanel
from naravard_desktop.steps.opening.screen import OpeningScreen
from naravard_desktop.steps.pause.panel import PausePanel
from naravard_desktop.steps.pause.screen import PauseScreen
from naravard_desktop.steps.sorting.panel import SortingPanel
from naravard_desktop.steps.sorting.screen import SortingScreen
from naravard_desktop.steps.talk.panel import TalkPanel
from naravard_desktop.steps.talk.screen import TalkScreen
from naravard_desktop.windows.run_place import Face

FACES = {
    "opening": Face(OpeningPanel, OpeningScreen),
    "talk": Face(TalkPanel, TalkScreen),
    "break": Face(PausePanel, PauseScreen),
    "notes": Face(NotesPanel, NotesScreen),
    "sorting": Face(SortingPanel, SortingScreen),
    "decisions": Face(DecisionsPanel, DecisionsScreen),
    "actions": Face(ActionsPanel, ActionsScreen),
    "closing": Face(ClosingPanel, ClosingScreen),
}
