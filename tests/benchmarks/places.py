"""How long each place of a workshop takes to stand there, drawn, and an edit until every place has followed it."""

from collections.abc import Callable
from functools import partial

from naravard_desktop.core import clock
from naravard_desktop.process.actions import ActionState, add_action, change_action
from naravard_desktop.process.cards import add_card
from naravard_desktop.process.progress import enter
from naravard_desktop.storage.edit import Scope
from naravard_desktop.windows.assembly import Whole
from tests.benchmarks.grown import Grown, Place
from tests.benchmarks.report import Figure
from tests.benchmarks.sizes import Sizes
from tests.benchmarks.waiting import drawn
from tests.benchmarks.watch import Watch


def opening_places(whole: Whole, places: list[Place], sizes: Sizes) -> list[Figure]:
    """Measure opening a workshop from Start; the last ones, one after the other, each with its cards in sight in Genomför."""
    window, cards = whole.window, sizes.cards
    for place in places[-sizes.repeats :]:
        enter(window.session.library, place.workshop_id, place.notes.id, clock.now())
    figures = []
    for key, title in (("run", "Genomför"), ("prepare", "Förbered")):
        watch = Watch()
        for number in range(sizes.repeats):
            window.close_workshop()
            drawn()
            workshop_id = places[-1 - number % len(places)].workshop_id
            watch.lap(_do_and_draw, [partial(window.open_workshop, workshop_id, key)])
        figures.append(Figure(f"Workshop with {cards} cards opened in {title}", watch.median, "s"))
    return figures


def editing(whole: Whole, place: Place, sizes: Sizes) -> list[Figure]:
    """Measure an edit and its undo in the open window: until all that shows it has been drawn."""
    library, window = whole.window.session.library, whole.window
    window.open_workshop(place.workshop_id, "run")
    drawn()
    changes: dict[str, Callable[[], object]] = {
        "Card": partial(add_card, library, place.notes.id, "En lapp till"),
        "Action": partial(add_action, library, place.scope.process_id, place.actions.id, "Ring vårdcentralen"),
    }
    figures = []
    for what, change in changes.items():
        saved, undone = Watch(), Watch()
        for _round in range(sizes.repeats * 4):
            saved.lap(_do_and_draw, [partial(window.session.do, place.scope, what, change)])
            undone.lap(_do_and_draw, [window.undo])
        figures.append(Figure(f"{what} saved, every place following", saved.median, "s", "≤ 32 ms"))
        figures.append(Figure(f"{what} undone, every place following", undone.median, "s", "≤ 32 ms"))
    return figures


def copying(whole: Whole, place: Place, sizes: Sizes) -> list[Figure]:
    """Measure a new workshop as a copy: the question, and from its answer until the copy stands in Förbered."""
    start, asked, made = whole.start, Watch(), Watch()

    def make() -> None:
        if start.dialog:
            start.dialog.create_workshop()

    for _round in range(sizes.repeats):
        whole.window.close_workshop()
        drawn()
        asked.lap(_do_and_draw, [partial(start.new_workshop, place.workshop_id)])
        made.lap(_do_and_draw, [make])
        whole.window.session.undo(Scope(place.scope.process_id))
        drawn()
    return [
        Figure("New workshop as a copy, asked for", asked.median, "s"),
        Figure("New workshop as a copy, made and opened in Förbered", made.median, "s"),
    ]


def following_up(whole: Whole, grown: Grown, sizes: Sizes) -> list[Figure]:
    """Measure Följ upp on a process of its own with many actions, and a change of one of them until it is seen there."""
    grown.add_process(0)
    place = grown.add_place()
    actions = grown.agree(place, grown.paste(place, ["En lapp"]), 3, sizes.followed)
    scope, shown, changed = Scope(place.scope.process_id), Watch(), Watch()
    whole.window.go("follow_up")
    for action_id in actions[: sizes.repeats]:
        shown.lap(_do_and_draw, [partial(whole.follow_up.show_process, scope.process_id)])
        change = partial(change_action, grown.library, action_id, state=ActionState.DOING, comment="Pågår sedan i går")
        changed.lap(_do_and_draw, [partial(whole.window.session.do, scope, "Action", change)])
    return [
        Figure(f"Följ upp of {sizes.followed} actions", shown.median, "s"),
        Figure(f"One of {sizes.followed} actions changed in Följ upp", changed.median, "s"),
    ]


def _do_and_draw(work: Callable[[], object]) -> None:
    work()
    drawn()
