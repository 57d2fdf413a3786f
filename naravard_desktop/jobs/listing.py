"""What is in a library, as plain data."""

from typing import Any

from naravard_desktop.process.actions import ActionState, actions_of_process
from naravard_desktop.process.processes import processes
from naravard_desktop.process.workshops import workshops
from naravard_desktop.storage.library import Library


def listing(library: Library) -> list[dict[str, Any]]:
    """Return processes with their workshops, ready for JSON."""
    still_open = {ActionState.OPEN, ActionState.DOING}
    return [
        {
            "id": one.id,
            "title": one.title,
            "sample": one.sample,
            "open_actions": sum(action.state in still_open for action in actions_of_process(library, one.id)),
            "workshops": [
                {"id": held.id, "title": held.title, "template": held.template, "date": held.date, "place": held.place}
                for held in workshops(library, one.id)
            ],
        }
        for one in processes(library)
    ]
