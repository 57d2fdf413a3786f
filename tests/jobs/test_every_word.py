"""Every captured word, however odd, goes the whole way: typed, stored, carried to another laptop, printed, and read back."""

import json
import re
import unicodedata
from collections.abc import Callable

import pypdfium2
import pytest

from naravard_desktop.core.text import clean
from naravard_desktop.core.words import OrganisationType
from naravard_desktop.documents import pdf
from naravard_desktop.documents.model import Document, words
from naravard_desktop.documents.switches import EVERYTHING, Switches
from naravard_desktop.jobs import finals
from naravard_desktop.jobs.action_list import process_actions
from naravard_desktop.jobs.minutes import minutes
from naravard_desktop.jobs.run_sheet import run_sheet
from naravard_desktop.process import actions, cards, clusters, decisions, forms, people
from naravard_desktop.process import finals as kept_finals
from naravard_desktop.process.abbreviations import add_abbreviation
from naravard_desktop.process.attachments import add_attachment
from naravard_desktop.process.goals import add_goal
from naravard_desktop.process.parties import add_party
from naravard_desktop.process.principles import add_principle, change_principle
from naravard_desktop.process.reviews import review
from naravard_desktop.process.votes import set_count
from naravard_desktop.process.workshops import set_next_meeting
from naravard_desktop.steps.actions.data import agree
from naravard_desktop.steps.closing.data import add_message
from naravard_desktop.steps.decisions.data import decide
from naravard_desktop.steps.sorting.data import place
from naravard_desktop.storage import rows
from naravard_desktop.storage.edit import edit
from naravard_desktop.storage.library import Library
from naravard_desktop.storage.search import search
from tests.conftest import Room
from tests.jobs.exchanging import carry


def squeezed(text: str) -> str:
    """Return text without white space: where lines break is the page's own matter."""
    return re.sub(r"\s", "", unicodedata.normalize("NFC", text))


def papers_of(library: Library, room: Room) -> list[Document]:
    """Return the documents in which everything stands, those that were finished too."""
    return [
        minutes(library, room.workshop_id, EVERYTHING),
        process_actions(library, room.scope.process_id, EVERYTHING),
        run_sheet(library, room.workshop_id),
        *(
            finals.finished_document(library, one.id, "internal")
            for one in kept_finals.finals(library, room.workshop_id)
        ),
    ]


def printed(library: Library, room: Room) -> str:
    """Return what can be read in the PDFs of a process, without white space."""
    found = []
    for document in papers_of(library, room):
        opened = pypdfium2.PdfDocument(pdf.render(document))
        found += [page.get_textpage().get_text_range() for page in opened]
        opened.close()
    return squeezed("".join(found))


HOSTILE = {
    "less than": "om x<y och y>z",
    "markup": "<b>fet</b> <br/> <para>",
    "unclosed": "<font color='red'>rött <i> </b>",
    "a file": '<img src="file:///etc/passwd"/>',
    "a link": '<a href="http://example.org/">länk</a>',
    "entities": "&amp; &lt; &#65; &nosuch; & &",
    "quotes": "\"citat\" 'enkla' ”svenska” »vinklar« `grav`",
    "patterns": "{} {title} {0!r} %s %(x)d $HOME \\1 \\n",
    "formulas": "=1+1 +46 -5 @x #ref",
    "sql": "'; DROP TABLE card; --",
    "emoji": "😀 👍 🏥 hälsa",
    "decomposed": unicodedata.normalize("NFD", "Hälsö åker öppet Ängsö"),
    "lines": "rad ett\nrad två\r\nrad tre\u2028rad fyra\v rad fem",
    "controls": "för\x07e efter\x1b[31m\0slut",
    "long word": "ord" * 60,
    "blanks": "  mellan\u00a0rum\u2009tunt\ttabb  ",
    "pdf": "(parentes) ) ( \\) endstream endobj %%EOF",
    "brackets": "[[1]] {{x}} <<x>> /Type",
    "dashes": "tank–streck lång—streck mjukt bindestreck",
}


def write_everywhere(room: Room, odd: Callable[[str], str]) -> dict[tuple[str, str], str]:
    """Write an odd text in every column that a group can fill; return the texts by table and column."""
    library, process_id = room.library, room.scope.process_id
    opening, notes = room.step("opening"), room.step("notes")
    board, closing = room.step("sorting", notes), room.step("closing")
    deciding, acting, following = room.step("decisions"), room.step("actions"), room.step("follow_up")
    agreeing, aiming, prioritised = room.step("principles"), room.step("goals"), room.step("priority", notes)
    said: dict[tuple[str, str], str] = {}

    def say(table: str, column: str) -> str:
        said[table, column] = odd(f"{table}{column}")
        return said[table, column]

    with edit(library, room.scope, "Allt"):
        rows.update(library.db, "process", process_id, {"title": say("process", "title")})
        forms.set_body_name(library, process_id, say("process", "body"))
        held = {column: say("workshop", column) for column in ("title", "place")}
        rows.update(library.db, "workshop", room.workshop_id, held)
        forms.set_form(library, room.workshop_id, "formal")
        headed = {column: say("workshop", column) for column in ("heading", "number")}
        forms.change_form(library, room.workshop_id, **headed)
        set_next_meeting(library, room.workshop_id, "2027-03-17", "13:00", say("workshop", "next_place"))
        organisation = people.add_organisation(library, process_id, say("organisation", "name"), OrganisationType.OTHER)
        forms.set_case_number(library, room.workshop_id, organisation, say("case_number", "number"))
        person = people.add_person(
            library, process_id, say("person", "name"), title=say("person", "title"), organisation_id=organisation
        )
        people.set_attendance(library, room.workshop_id, person, "present", "a" + say("attendance", "role"))
        new = cards.NewCard(
            text=say("card", "text"),
            extra={odd("kolumn"): say("card", "extra"), "x": ""},
            party=say("card", "party"),
            organisation_id=organisation,
            author_id=person,
        )
        (card,) = cards.add_cards(library, notes.id, [new])
        cluster = clusters.add_cluster(library, board.id, say("cluster", "name"), purpose=say("cluster", "purpose"))
        clusters.change_cluster(library, cluster, owner_id=person)
        leg = clusters.add_leg(library, cluster, say("leg", "name"), say("leg", "purpose"))
        clusters.change_leg(library, leg, leader_id=person)
        place(library, board, [card], cluster, leg)
        decide(library, deciding, say("decision", "text"), decided_by=say("decision", "decided_by"), based_on=[card])
        action = agree(library, acting, say("action", "text"), responsible=[(organisation, person)])
        review(library, following, action, comment=say("review", "comment"))
        actions.change_action(library, action, comment=say("action", "comment"))
        candidates = {column: say("principle", column) for column in ("sign_micro", "sign_meso", "sign_macro")}
        principle = add_principle(library, process_id, agreeing.id, say("principle", "text"))
        change_principle(library, principle, **candidates)
        add_goal(
            library,
            process_id,
            aiming.id,
            say("goal", "text"),
            why=say("goal", "why"),
            measure=say("goal", "measure"),
            target=say("goal", "target"),
        )
        add_party(library, room.workshop_id, say("party", "name"), 4)
        set_count(library, prioritised.id, "card", card, 2, kind="dot", party=said["party", "name"])
        said["vote", "party"] = said["party", "name"]
        add_message(library, closing, odd("vem"), odd("till"), odd("vad"))
        said.update({("message", name): odd(name) for name in ("vem", "till", "vad", "kolumn")})
        cards.add_cards(library, opening.id, [cards.NewCard(text=odd("regel"), section="rule")])
        # Listed where it is used.
        add_abbreviation(library, process_id, say("abbreviation", "short"), say("abbreviation", "meaning"))
        cards.add_cards(library, notes.id, [cards.NewCard(text=said["abbreviation", "short"])])
        # Of a photo that cannot be shown all is said in words.
        name, alt = say("attachment", "name"), say("attachment", "alt")
        add_attachment(library, process_id, notes.id, name, "image/png", b"no picture", alt)
    said["final", "heading"] = said["workshop", "heading"]
    with edit(library, room.scope, "Färdigställt", beside=True):
        finals.finalise(library, room.workshop_id, EVERYTHING, say("final", "finished_by"))
        finals.reopen(library, room.workshop_id, say("final", "reopened_by"), say("final", "reason"))
        kept_finals.add_export(library, process_id, room.workshop_id, say("export", "what"), {})
    return said


IN_THE_WINDOW = {("final", "reopened_by"), ("final", "reason"), ("export", "what")}
"""What is said of documents, not in them."""


def on_paper(said: dict[tuple[str, str], str]) -> dict[tuple[str, str], str]:
    """Return what stands in documents of the texts that were written."""
    return {where: text for where, text in said.items() if where not in IN_THE_WINDOW}


NOT_PRINTED = {
    # What the program itself writes.
    *(("step", column) for column in ("kind", "options")),
    ("card", "created"), ("card", "section"),
    ("workshop", "template"), ("workshop", "source"), ("workshop", "language"),
    # Of the facilitator, not of the group.
    *(("step", column) for column in ("aim", "instruction", "material", "background", "help")),
    ("process", "about"),
    # Dates and choices have words of their own.
    *(("workshop", column) for column in ("date", "starts", "ends", "next_date", "next_time")),
    ("decision", "decided_on"), ("action", "due"), ("action", "state"), ("action", "level"),
    ("card", "level"), ("card", "organisation_type"), ("person", "level"), ("organisation", "type"),
    ("attendance", "state"),
    # The template's words, tried elsewhere.
    ("step", "title"), ("step", "prompt"),
    ("vote", "kind"), ("principle", "state"), ("goal", "level"), ("goal", "state"),
    ("review", "due"), ("review", "due_before"), ("review", "state"),
    ("workshop", "form"), ("final", "form"), ("link", "kind"),
    *(("final", column) for column in ("finished", "adjusted", "reopened", "cleared")), ("export", "made"),
    ("attachment", "media_type"), ("attachment", "sha256"),
    # A finished document as a whole, with how it was written, and a count of what was remarked on.
    *(("final", column) for column in ("internal", "published", "switches")), ("export", "remarks"),
    # What the moment was called when it was given its §.
    ("matter", "title"),
}  # fmt: skip


def test_no_column_of_text_has_been_forgotten_here(room: Room) -> None:
    said = write_everywhere(room, lambda name: name)
    columns = {
        (info.name, row[1])
        for info in room.library.tables.values()
        for row in room.library.db.execute(f"PRAGMA table_info({info.name})")
        if row[2] == "TEXT" and row[1] not in {"id", "rank"} and not row[1].endswith("_id")
    }
    assert columns - said.keys() == NOT_PRINTED & columns


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE.keys())
def test_odd_text_in_every_column_is_printed_as_it_was_written(room: Room, other: Library, hostile: str) -> None:
    said = write_everywhere(room, lambda name: f"{name}: {hostile} :{name}")
    carry(room.library, other, room.scope.process_id)
    found = printed(other, room)
    # Word by word: what a new page begins with may stand in the middle of a text.
    assert {
        where: word for where, text in on_paper(said).items() for word in clean(text).split() if word not in found
    } == {}


@pytest.mark.parametrize("hostile", HOSTILE.values(), ids=HOSTILE.keys())
def test_odd_text_in_every_column_is_found_where_it_has_been_carried(room: Room, other: Library, hostile: str) -> None:
    said = write_everywhere(room, lambda name: f"{name}: {hostile} :{name}")
    carry(room.library, other, room.scope.process_id)
    stored = {where: text for where, text in said.items() if where[0] in other.tables}
    for (table, column), text in stored.items():
        hits = [hit.text for hit in search(other.db, clean(text).split()[-1]) if hit.table == table]
        assert any(_holds(found, text) for found in hits), (table, column, hits)


def _holds(found: str, text: str) -> bool:
    return all(word in found or json.dumps(word)[1:-1] in found for word in clean(text).split())


def test_a_hundred_thousand_characters_are_all_printed(room: Room, other: Library) -> None:
    step = room.step("notes")
    long = [f"ord{number}" for number in range(12_000)]
    acting = room.step("actions")
    with edit(room.library, room.scope, "Långt"):
        cards.add_card(room.library, step.id, " ".join(long))
        agree(room.library, acting, " ".join(f"å{word}" for word in long))
    carry(room.library, other, room.scope.process_id)
    found = printed(other, room)
    assert [word for word in long if word not in found] == []
    assert [word for word in long if f"å{word}" not in found] == []


def test_two_hundred_rows_of_everything_are_all_printed(room: Room, other: Library) -> None:
    library, plain = room.library, room.step("notes")
    acting, deciding, board = room.step("actions"), room.step("decisions"), room.step("sorting", plain)
    with edit(library, room.scope, "Många"):
        ids = cards.add_cards(
            library, plain.id, [cards.NewCard(text=f"lapp{n}x", extra={"grupp": f"grupp{n}x"}) for n in range(200)]
        )
        cluster = clusters.add_cluster(library, board.id, "VIP")
        place(library, board, ids[:100], cluster)
        for n in range(200):
            agree(library, acting, f"åtgärd{n}x", came_from=[ids[n]])
            decide(library, deciding, f"beslut{n}x")
            person = people.add_person(library, room.scope.process_id, f"person{n}x")
            people.set_attendance(library, room.workshop_id, person, "present", f"roll{n}x")
    carry(library, other, room.scope.process_id)
    found = printed(other, room)
    kinds = ("lapp", "grupp", "åtgärd", "beslut", "person", "roll")
    assert [f"{word}{n}x" for word in kinds for n in range(200) if f"{word}{n}x".lower() not in found.lower()] == []


@pytest.mark.parametrize("kind", ["opening", "talk", "notes", "sorting", "closing"])
def test_a_card_without_a_section_is_printed_in_every_kind_that_has_cards(room: Room, kind: str) -> None:
    step = room.step(kind)
    with edit(room.library, room.scope, "Lapp"):
        cards.add_card(room.library, step.id, "ordet")
    assert "ordet" in printed(room.library, room)


@pytest.mark.parametrize(
    ("kind", "section"),
    [
        ("opening", "purpose"),
        ("opening", "rule"),
        ("closing", "plus"),
        ("closing", "message"),
        ("notes", ""),
        ("sorting", ""),
    ],
)
def test_all_that_is_known_of_cards_and_of_their_parts_is_printed(room: Room, kind: str, section: str) -> None:
    step, process_id = room.step(kind), room.scope.process_id
    with edit(room.library, room.scope, "Lappar"):
        people_of = people.add_person(room.library, process_id, "författaren")
        new = [
            cards.NewCard(
                text=f"del{n}", section=section, party=f"bord{n}", author_id=people_of, extra={f"kol{n}": f"värde{n}"}
            )
            for n in range(2)
        ]
        ids = cards.add_cards(room.library, step.id, new)
        cards.merge_cards(room.library, process_id, ids, "hela")
    found = printed(room.library, room)
    wanted = ["hela", *(f"{word}{n}" for n in range(2) for word in ("del", "bord", "kol", "värde")), "författaren"]
    assert [word for word in wanted if word not in found] == []


@pytest.mark.parametrize("state", ["present", "absent", "invited"])
def test_a_role_is_printed_whether_its_holder_came_or_not(room: Room, state: people.State) -> None:
    with edit(room.library, room.scope, "Person"):
        person = people.add_person(room.library, room.scope.process_id, "Siv", title="chef")
        people.set_attendance(room.library, room.workshop_id, person, state, "justerare")
    found = printed(room.library, room).lower()
    assert [word for word in ("siv", "chef", "justerare") if word not in found] == []


def test_what_is_confidential_is_only_in_the_copy_with_everything(room: Room) -> None:
    steps = {kind: room.step(kind) for kind in ("notes", "decisions", "actions", "opening", "closing")}
    board = room.step("sorting", steps["notes"])
    with edit(room.library, room.scope, "Hemligt"):
        for name, section in (("notes", ""), ("opening", "purpose"), ("opening", "rule"), ("closing", "message")):
            new = cards.NewCard(text=f"hemlig {name}", section=section, confidential=True, extra={"vem": "hemlig vem"})
            cards.add_cards(room.library, steps[name].id, [new])
        cards.add_cards(room.library, board.id, [cards.NewCard(text="hemlig tavla", confidential=True)])
        (source,) = cards.cards(room.library, steps["notes"].id)
        decisions.add_decision(
            room.library, room.scope.process_id, steps["decisions"].id, "hemligt beslut", confidential=True
        )
        decide(room.library, steps["decisions"], "öppet beslut", based_on=[source.id])
        agree(room.library, steps["actions"], "öppen åtgärd", came_from=[source.id])
        two = [cards.NewCard(text=f"hemlig del {n}", confidential=n == 0) for n in range(2)]
        ids = cards.add_cards(room.library, steps["notes"].id, two)
        cards.merge_cards(room.library, room.scope.process_id, ids, "hemlig helhet")
    outside = " ".join(
        words(minutes(room.library, room.workshop_id, Switches()))
        + words(process_actions(room.library, room.scope.process_id, Switches()))
    )
    assert "hemlig" not in outside
    assert outside.count("öppe") == 3
    assert "hemligt beslut" in " ".join(words(minutes(room.library, room.workshop_id, EVERYTHING)))


def test_without_names_no_name_is_said(room: Room) -> None:
    write_everywhere(room, lambda name: f"[{name}]")
    said = " ".join(words(minutes(room.library, room.workshop_id, Switches(names=False))))
    assert "[personname]" not in said
    assert "[persontitle]" not in said
