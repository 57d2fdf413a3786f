"""What both ways of giving priority share: the items as cards in lists, that can be reworded, hidden and added to."""

from collections.abc import Sequence

from naravard_desktop.core.language import N_, _
from naravard_desktop.core.text import excerpt, one_line
from naravard_desktop.live.session import Session
from naravard_desktop.parts.action_bar import cards_words, rows_words
from naravard_desktop.parts.card_actions import DELETE, EDIT, HIDE, SECRET
from naravard_desktop.parts.card_list import CardList
from naravard_desktop.parts.cards_panel import CardsPanel
from naravard_desktop.parts.drafting import edit_name, forget
from naravard_desktop.parts.step_cards import StepCards
from naravard_desktop.process.cards import Card, merged_into, parts
from naravard_desktop.process.clusters import change_cluster
from naravard_desktop.process.drafts import put_draft
from naravard_desktop.process.workshops import Step, options, process_of
from naravard_desktop.steps.priority.data import Item, Options, items
from naravard_desktop.storage.library import Library
from naravard_desktop.storage.rows import Value
from naravard_desktop.widgets.announce import announce

CONCERNS = {"card", "link", "cluster", "step", "organisation", "vote", "party", "attendance", "placement"}
_ITEMS = {"card", "link", "cluster", "step"}


class ItemCards(StepCards):
    """The items of a priority step; most of them were written in the steps it uses."""

    def __init__(self, library: Library, step: Step) -> None:
        self._from, self._step = library, step
        self.items: dict[str, Item] = {}
        super().__init__(library, step.id)

    @property
    def cards(self) -> list[Card]:
        """The items as cards, in order."""
        return [item.card for item in self.items.values()]

    def get(self, card_id: str) -> Card | None:
        """Return one of the items, if it is here."""
        found = self.items.get(card_id)
        return found.card if found else None

    def reload(self) -> None:
        """Read all."""
        self.items = {item.id: item for item in items(self._from, self._step)}
        merged = merged_into(self._from, process_of(self._from, self._step)) & self.items.keys()
        self.merged = {card_id: len(parts(self._from, card_id)) for card_id in merged}

    def update(self, changed: dict[str, set[str]]) -> None:
        """Read what an edit changed."""
        if _ITEMS & changed.keys():
            self.reload()

    def show_step(self, step: Step) -> None:
        """Be the items of the step as it is now: what it uses may be another."""
        self._step = step
        self.reload()


class ItemsPanel(CardsPanel):
    """A subclass has one list or several; `lists` gives them all."""

    shown: ItemCards
    commands: tuple[str, ...] = (EDIT, HIDE, SECRET, DELETE)

    def __init__(self, session: Session, step: Step) -> None:
        self.options = options(step, Options)
        self.counted = rows_words if self.options.on == "clusters" else cards_words
        placeholder = _("Lägg till något eget och tryck Enter")
        super().__init__(
            session, step, empty=empty_words(step, self.options), placeholder=placeholder, commands=self.commands
        )
        self.shown = ItemCards(session.library, step)

    def lists(self) -> list[CardList]:
        """Return the lists that items lie in."""
        return [self.list]

    def list_of(self, item_id: str) -> CardList:
        """Return the list that an item lies in."""
        found = (one for one in self.lists() if one.cards.place(item_id).isValid())
        return next(found, self.list)

    def concerns(self, changed: dict[str, set[str]]) -> bool:
        """Items, votes, tables and who is here."""
        return bool(CONCERNS & changed.keys())

    def refresh(self) -> None:
        """Read all anew."""
        self.options = options(self.step, Options)
        self.shown.show_step(self.step)
        self.show_cards()

    def update_rows(self, changed: dict[str, set[str]]) -> None:
        """Show what an edit changed."""
        if "step" in changed:
            self.options = options(self.step, Options)
            self.shown.show_step(self.step)
        super().update_rows(changed)

    def settle(self) -> None:
        """Save what is typed in the lists, and keep what stands in the line below."""
        for one in self.lists():
            one.settle()
        self.capture.settle()

    def change(self, ids: Sequence[str], label: str, many: str, drafts: Sequence[str] = (), **values: Value) -> bool:
        """Change cards in one edit; clusters are left as they are."""
        here = [
            card_id for card_id in ids if card_id in self.shown.items and self.shown.items[card_id].target == "card"
        ]
        if not here:
            if ids:
                self.capture.say(_("Det gäller bara lappar. Kluster ändras i momentet där de gjordes."))
            return True
        return super().change(here, label, many, drafts, **values)

    def _edited(self, card_id: str, text: str) -> None:
        cards = self.list_of(card_id)
        cards.let_go(card_id)  # an older text that waits must not be saved over this one
        item = self.shown.items.get(card_id)
        if item is not None and item.target == "cluster":
            saved = self._rename(item, text)
        else:
            saved = self.change([card_id], N_("Ändrad lapp: {text}"), "", [edit_name(card_id)], text=text)
        if not saved:
            self.list_of(card_id).keep(card_id, text)

    def _rename(self, item: Item, text: str) -> bool:
        name, draft = one_line(text), edit_name(item.id)

        def change() -> bool:
            change_cluster(self.library, item.id, name=name)
            put_draft(self.library, self.step.id, draft, "")
            return True

        saved = not name or bool(self.do(N_("Klustret heter nu {name}"), change, name=excerpt(name)))
        if saved:
            forget(self, draft)  # one that waited for the disk may just have come
        return saved

    def _retry(self) -> None:
        for cards in self.lists():
            for card_id, text in cards.take_unsaved().items():
                if self.shown.get(card_id) is not None:
                    self._edited(card_id, text)
        self.capture.retry()

    def _delete(self, ids: list[str]) -> None:
        own = [card_id for card_id in ids if self._is_own(card_id)]
        if own:
            super()._delete(own)
        if len(own) < len(ids):
            text = _("Det som kommer från ett annat moment tas bort där. Här går det att dölja det för rummet.")
            self.capture.say(text)
            announce(self, text)

    def _dropped(self, ids: list[str], section: str, after: str) -> None:
        """Leave the order as it is: most items lie in the order of another moment."""

    def _is_own(self, card_id: str) -> bool:
        found = self.shown.get(card_id)
        return found is not None and found.step_id == self.step.id


def empty_words(step: Step, chosen: Options) -> str:
    """Say what there is to do in a step without anything to give priority."""
    if not step.uses_id:
        return _(
            "Här finns inget att prioritera än. Skriv i rutan nedanför, eller välj i Förbered vilket moment det här ska "
            "bygga på."
        )
    if chosen.on == "clusters":
        return _("Det finns inga kluster att prioritera än. Gör dem i momentet före, eller skriv i rutan nedanför.")
    return _("Momentet som det här bygger på har inga lappar än. De syns här när de skrivs.")
