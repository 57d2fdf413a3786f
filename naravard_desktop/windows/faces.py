"""Each kind's two faces in the window: a kind that KINDS has must have them here, under the same name."""

from naravard_desktop.steps.actions.panel import ActionsPanel
from naravard_desktop.steps.actions.screen import ActionsScreen
from naravard_desktop.steps.closing.panel import ClosingPanel
from naravard_desktop.steps.closing.screen import ClosingScreen
from naravard_desktop.steps.decisions.panel import DecisionsPanel
from naravard_desktop.steps.decisions.screen import DecisionsScreen
from naravard_desktop.steps.follow_up.panel import FollowUpPanel
from naravard_desktop.steps.follow_up.screen import FollowUpScreen
from naravard_desktop.steps.goals.panel import GoalsPanel
from naravard_desktop.steps.goals.screen import GoalsScreen
from naravard_desktop.steps.inventory.panel import InventoryPanel
from naravard_desktop.steps.inventory.screen import InventoryScreen
from naravard_desktop.steps.notes.panel import NotesPanel
from naravard_desktop.steps.notes.screen import NotesScreen
from naravard_desktop.steps.opening.panel import OpeningPanel
from naravard_desktop.steps.opening.screen import OpeningScreen
from naravard_desktop.steps.pause.panel import PausePanel
from naravard_desktop.steps.pause.screen import PauseScreen
from naravard_desktop.steps.principles.panel import PrinciplesPanel
from naravard_desktop.steps.principles.screen import PrinciplesScreen
from naravard_desktop.steps.priority.panel import PriorityPanel
from naravard_desktop.steps.priority.screen import PriorityScreen
from naravard_desktop.steps.questions.panel import QuestionsPanel
from naravard_desktop.steps.questions.screen import QuestionsScreen
from naravard_desktop.steps.sorting.panel import SortingPanel
from naravard_desktop.steps.sorting.screen import SortingScreen
from naravard_desktop.steps.talk.panel import TalkPanel
from naravard_desktop.steps.talk.screen import TalkScreen
from naravard_desktop.steps.wording.panel import WordingPanel
from naravard_desktop.steps.wording.screen import WordingScreen
from naravard_desktop.windows.run_place import Face

FACES = {
    "opening": Face(OpeningPanel, OpeningScreen),
    "talk": Face(TalkPanel, TalkScreen),
    "break": Face(PausePanel, PauseScreen),
    "notes": Face(NotesPanel, NotesScreen),
    "follow_up": Face(FollowUpPanel, FollowUpScreen),
    "questions": Face(QuestionsPanel, QuestionsScreen),
    "inventory": Face(InventoryPanel, InventoryScreen),
    "wording": Face(WordingPanel, WordingScreen),
    "sorting": Face(SortingPanel, SortingScreen),
    "priority": Face(PriorityPanel, PriorityScreen),
    "principles": Face(PrinciplesPanel, PrinciplesScreen),
    "goals": Face(GoalsPanel, GoalsScreen),
    "decisions": Face(DecisionsPanel, DecisionsScreen),
    "actions": Face(ActionsPanel, ActionsScreen),
    "closing": Face(ClosingPanel, ClosingScreen),
}
