"""What is looked at before a document goes out: found where it stands, masked everywhere in its row, and undone."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from naravard_desktop.core.kind import Column
from naravard_desktop.core.personal import personal
from naravard_desktop.core.sensitive import words as sensitive_words
from naravard_desktop.core.sensitive_words import Sensitive
from naravard_desktop.core.words import OrganisationType
from naravard_desktop.documents.model import words
from naravard_desktop.documents.switches import EVERYTHING, Switches
from naravard_desktop.jobs.minutes import minutes
from naravard_desktop.jobs.remarks import Gravity, Remark, RemarkKind, after, counts, mask, remarks, stands
from naravard_desktop.process import abbreviations, cards, people
from naravard_desktop.process.cards import NewCard, add_cards
from naravard_desktop.process.workshops import Step, change_step, step
from naravard_desktop.steps.decisions.data import decide
from naravard_desktop.storage import journal
from naravard_desktop.storage.edit import edit
from tests.conftest import Room
from tests.core.test_personal import made_up
from tests.jobs.finishing import meet
from tests.jobs.test_every_word import write_everywhere

NUMBER = made_up(date(1981, 12, 18))[2:]
WRONG = f"{NUMBER[:-1]}{(int(NUMBER[-1]) + 1) % 10}"
COORDINATION = made_up(date(1981, 12, 18), coordination=True)
TEXT_KINDS = [kind for kind in RemarkKind if kind.mask]


def wrote(room: Room, *texts: str, on: Step | None = None, **more: object) -> list[str]:
    """Write cards in a moment and return their ids."""
    one = on or room.step("notes")
    with edit(room.library, room.scope, "Nya lappar"):
        return add_cards(room.library, one.id, [NewCard(text=text, **more) for text in texts])  # type: ignore[arg-type]


def looked_at(room: Room, switches: Switches = EVERYTHING) -> list[Remark]:
    """Return what there is to remark on in the minutes, apart from that nobody was there."""
    found = remarks(room.library, room.workshop_id, minutes(room.library, room.workshop_id, switches))
    return [one for one in found if one.kind is not RemarkKind.NOBODY]


def kinds(found: list[Remark]) -> list[RemarkKind]:
    """Return what was remarked on."""
    return [one.kind for one in found]


def masked(room: Room, one: Remark) -> bool:
    """Mask in an edit of the workshop, as the window does."""
    with edit(room.library, room.scope, "Maskat"):
        return mask(room.library, one)


def said(room: Room, switches: Switches = EVERYTHING) -> str:
    """Return all that the minutes say."""
    return "\n".join(words(minutes(room.library, room.workshop_id, switches)))


@pytest.mark.parametrize(
    ("text", "kind", "matched"),
    [
        (f"Ring {NUMBER[:6]}-{NUMBER[6:]} i dag", RemarkKind.NUMBER, f"{NUMBER[:6]}-{NUMBER[6:]}"),
        (f"Ring {COORDINATION} i dag", RemarkKind.COORDINATION, COORDINATION),
        (f"Ring {WRONG} i dag", RemarkKind.ALIKE, WRONG),
        ("Ring 070-123 45 67 i dag", RemarkKind.PHONE, "070-123 45 67"),
        ("Skriv till anna@example.se i dag", RemarkKind.EMAIL, "anna@example.se"),
        ("Kvinna, 84 år, med demens", RemarkKind.SENSITIVE, "demens"),
        ("Vi vill lära mer om demens", RemarkKind.TOPIC, "demens"),
    ],
)
def test_what_stands_on_a_card_is_remarked_on_and_masked(room: Room, text: str, kind: RemarkKind, matched: str) -> None:
    (card_id,) = wrote(room, text)
    (one,) = looked_at(room)
    assert (one.kind, one.matched, one.text, one.column) == (kind, matched, text, "text")
    assert one.text[one.start : one.end] == matched
    assert one.where == "Lapp · Moment notes"
    assert one.found
    assert (one.found.table, one.found.row_id, one.found.workshop_id) == ("card", card_id, room.workshop_id)
    assert (one.found.process_id, one.found.step_id) == (
        room.scope.process_id,
        cards.card(room.library, card_id).step_id,
    )
    assert one.maskable
    assert stands(room.library, one)
    assert masked(room, one)
    assert looked_at(room) == []
    assert not stands(room.library, one)
    assert cards.card(room.library, card_id).text == text.replace(matched, kind.mask)
    journal.undo(room.library, room.scope)
    assert cards.card(room.library, card_id).text == text
    assert looked_at(room) == [one]


def test_a_mask_is_nothing_to_remark_on() -> None:
    for kind in TEXT_KINDS:
        text = f"Kvinna, 84 år, {kind.mask} och {kind.mask}"
        assert personal(text) == []
        assert sensitive_words(text) == []


def test_the_gravest_come_first_then_as_they_are_read(room: Room) -> None:
    wrote(room, "Vi talade om demens", "anna@example.se", "Hon är 84 år och har stroke", f"Nr {WRONG}", f"Nr {NUMBER}")
    wrote(room, "bo@example.se")
    found = looked_at(room)
    assert kinds(found) == [
        RemarkKind.NUMBER,
        RemarkKind.ALIKE,
        RemarkKind.EMAIL,
        RemarkKind.EMAIL,
        RemarkKind.SENSITIVE,
        RemarkKind.TOPIC,
    ]
    assert [one.matched for one in found if one.kind is RemarkKind.EMAIL] == ["anna@example.se", "bo@example.se"]
    assert [one.kind.gravity for one in found] == sorted((one.kind.gravity for one in found), key=list(Gravity).index)
    assert counts(found) == {"number": 1, "alike": 1, "email": 2, "sensitive": 1, "topic": 1}


def test_every_kind_has_words_and_a_group() -> None:
    grouped = [kind.gravity for kind in RemarkKind]
    assert grouped == sorted(grouped, key=list(Gravity).index)
    assert all(kind.word and kind.gravity.word for kind in RemarkKind)


def test_a_word_is_called_by_its_kind(room: Room) -> None:
    wrote(room, "Mannen, 60 år, är dömd för stöld")
    assert {one.what for one in looked_at(room)} == {Sensitive.CRIME.word}


NEVER_IN_MINUTES = {
    *(("final", column) for column in ("finished_by", "reopened_by", "reason")),
    *(("export", "what"), ("party", "name"), ("vote", "party")),
}
OTHERWISE = {
    ("final", "heading"): ("workshop", "heading"),
    ("message", "vem"): ("card", "extra"),
    ("message", "till"): ("card", "extra"),
    ("message", "vad"): ("card", "text"),
    ("message", "kolumn"): ("card", "extra"),
}
"""What the test of every word calls otherwise than the library."""


def test_whatever_the_column_it_is_found_masked_and_brought_back(room: Room) -> None:
    numbers: dict[str, str] = {}

    def numbered(name: str) -> str:
        number = made_up(date(1950, 1, 1) + timedelta(days=len(numbers)))
        return f"{name} {numbers.setdefault(name, number)}"

    library, places = room.library, write_everywhere(room, numbered)
    before = said(room)
    found = looked_at(room)
    stood = {(one.found.table, one.column, one.matched) for one in found if one.found}
    for (table, column), text in places.items():
        if (table, column) not in NEVER_IN_MINUTES:
            where = OTHERWISE.get((table, column), (table, column))
            assert (*where, text[-12:]) in stood, (table, column)
    assert all(one.found and one.maskable for one in found if one.kind.gravity is Gravity.IDENTITY)
    steps = 0
    for one in found:
        if one.kind.gravity is Gravity.IDENTITY:
            steps += masked(room, one)
    assert [trace for text in words(minutes(library, room.workshop_id, EVERYTHING)) for trace in personal(text)] == []
    assert said(room).count(RemarkKind.NUMBER.mask) >= len(numbers) - len(NEVER_IN_MINUTES)
    for _step in range(steps):
        journal.undo(library, room.scope)
    assert said(room) == before


def test_in_json_only_what_was_found_is_masked(room: Room) -> None:
    extra = {"Kontakt": f"Anna, {NUMBER}", "Nummer": "12", "Telefon 070-123 45 67": "ja", "Tomt": ""}
    (card_id,) = wrote(room, "Raden", extra=extra)
    found = looked_at(room)
    assert [(one.kind, one.column) for one in found] == [(RemarkKind.NUMBER, "extra"), (RemarkKind.PHONE, "extra")]
    assert all(masked(room, one) for one in found)
    assert cards.card(room.library, card_id).extra == {
        "Kontakt": f"Anna, {RemarkKind.NUMBER.mask}",
        "Nummer": "12",
        f"Telefon {RemarkKind.PHONE.mask}": "ja",
        "Tomt": "",
    }


def test_two_fields_never_become_one(room: Room) -> None:
    extra = {f"Nr {NUMBER}": "ett", f"Nr {NUMBER[:6]}-{NUMBER[6:]}": "två"}
    (card_id,) = wrote(room, "Raden", extra=extra)
    assert masked(room, looked_at(room)[0])
    assert sorted(cards.card(room.library, card_id).extra.values()) == ["ett", "två"]
    assert looked_at(room) == []


def test_a_column_takes_along_what_stands_in_it(room: Room) -> None:
    name = "Ring 070-123 45 67"
    table = room.step("inventory", heading="Rad", columns=(Column(name=name), Column(name="Mer")))
    first, second = wrote(room, "Ett", "Två", on=table, extra={name: "svar", "Mer": "mer"})
    (one,) = looked_at(room)
    assert one.found
    assert (one.found.table, one.column) == ("step", "options")
    assert masked(room, one)
    assert looked_at(room) == []
    new = f"Ring {RemarkKind.PHONE.mask}"
    assert [column["name"] for column in step(room.library, table.id).options["columns"]] == [new, "Mer"]
    for card_id in (first, second):
        assert cards.card(room.library, card_id).extra == {new: "svar", "Mer": "mer"}
    journal.undo(room.library, room.scope)
    assert cards.card(room.library, first).extra == {name: "svar", "Mer": "mer"}


def test_the_same_in_all_its_spellings_goes_and_others_stay(room: Room) -> None:
    other = made_up(date(1944, 4, 4))
    text = f"{NUMBER}, {NUMBER[:6]}–{NUMBER[6:]}, 19{NUMBER[:6]}\u00a0{NUMBER[6:]} och {other}"
    (card_id,) = wrote(room, text, party=f"Bord {NUMBER}")
    found = looked_at(room)
    assert {one.matched for one in found} >= {NUMBER, other}
    assert masked(room, next(one for one in found if one.matched == NUMBER))
    kept = cards.card(room.library, card_id)
    gone = RemarkKind.NUMBER.mask
    assert (kept.text, kept.party) == (f"{gone}, {gone}, {gone} och {other}", f"Bord {gone}")
    assert [one.matched for one in looked_at(room)] == [other]


def test_phones_and_words_are_the_same_however_they_are_written(room: Room) -> None:
    (card_id,) = wrote(room, "070-123 45 67 eller +46 70 123 45 67. Mannen, 80 år, har DEMENS, demens")
    for kind in (RemarkKind.PHONE, RemarkKind.SENSITIVE):
        (one,) = [one for one in looked_at(room) if one.kind is kind]
        assert masked(room, one)
    phone, word = RemarkKind.PHONE.mask, RemarkKind.SENSITIVE.mask
    assert cards.card(room.library, card_id).text == f"{phone} eller {phone}. Mannen, 80 år, har {word}, {word}"


def test_what_is_left_reads_as_it_now_stands(room: Room) -> None:
    wrote(room, f"Nr {NUMBER} och a@example.se, {NUMBER} igen", f"Nr {NUMBER}")
    number, other, address = looked_at(room)
    assert masked(room, number)
    gone = RemarkKind.NUMBER.mask
    left = after(room.library, number, address)
    assert left
    assert left.text == f"Nr {gone} och a@example.se, {gone} igen"
    assert left.text[left.start : left.end] == "a@example.se"
    assert after(room.library, number, number) is None
    assert after(room.library, number, other) == other
    assert [(one.text, one.start) for one in looked_at(room)] == [(one.text, one.start) for one in (other, left)]


def test_only_whole_words_are_masked(room: Room) -> None:
    (card_id,) = wrote(room, "Kvinna, 84 år: demens, och demensteamet kommer")
    (one,) = looked_at(room)
    assert masked(room, one)
    assert cards.card(room.library, card_id).text == f"Kvinna, 84 år: {one.kind.mask}, och demensteamet kommer"


def test_what_two_cards_say_is_remarked_on_twice(room: Room) -> None:
    ids = wrote(room, f"Ring {NUMBER}", f"Ring {NUMBER}", f"Nej {NUMBER}")
    assert [one.found.row_id for one in looked_at(room) if one.found] == ids


def test_what_is_left_out_of_the_document_is_not_remarked_on(room: Room) -> None:
    wrote(room, f"Hemligt {NUMBER}", confidential=True)
    wrote(room, "070-123 45 67")
    published = Switches()
    assert kinds(looked_at(room, published)) == [RemarkKind.PHONE]
    assert kinds(looked_at(room)) == [RemarkKind.NUMBER, RemarkKind.PHONE]
    assert looked_at(room, replace(published, cards=False)) == []


def test_a_confidential_card_is_not_meant_where_another_says_the_same(room: Room) -> None:
    _secret, shown = *wrote(room, f"Ring {NUMBER}", confidential=True), *wrote(room, f"Ring {NUMBER}")
    assert [one.found.row_id for one in looked_at(room, Switches()) if one.found] == [shown]


def test_what_the_facilitator_alone_sees_is_not_remarked_on(room: Room) -> None:
    one = room.step("notes")
    with edit(room.library, room.scope, "Texter"):
        change_step(room.library, one.id, instruction=f"Ring {NUMBER}", aim="Demens", background="a@example.se")
    assert looked_at(room) == []


def test_without_names_it_is_found_beside_a_name_all_the_same(room: Room) -> None:
    one = room.step("inventory", heading="Rad", columns=(Column(name="Vad"),))
    with edit(room.library, room.scope, "Anna"):
        anna = people.add_person(room.library, room.scope.process_id, "Anna Exempel", title="Chef")
        people.set_attendance(room.library, room.workshop_id, anna, "present")
    (card_id,) = wrote(room, "Rad", on=one, extra={"Vad": f"Anna Exempel {NUMBER}"})
    wrote(room, f"Något annat helt {NUMBER}", confidential=True)
    (found,) = looked_at(room, Switches(names=False))
    assert found.found
    assert found.found.row_id == card_id
    assert masked(room, found)


def test_an_anonymous_card_stays_anonymous(room: Room) -> None:
    one = room.step("notes", anonymous=True)
    (card_id,) = wrote(room, f"Ring {NUMBER}", on=one)
    (found,) = looked_at(room)
    assert masked(room, found)
    kept = cards.card(room.library, card_id)
    assert (kept.author_id, kept.created) == (None, None)
    assert journal.history(room.library, room.scope)[-1].at is None
    assert looked_at(room) == []


def test_a_number_in_a_title_is_one_remark_though_it_stands_often(room: Room) -> None:
    with edit(room.library, room.scope, "Plats"):
        people.add_person(room.library, room.scope.process_id, "Oanvänd")
        one = people.add_person(room.library, room.scope.process_id, f"Anna {NUMBER}", title="Chef")
        people.set_attendance(room.library, room.workshop_id, one, "present", "ordförande")
    (found,) = looked_at(room)
    assert found.found
    assert (found.found.table, found.column) == ("person", "name")
    assert masked(room, found)
    assert looked_at(room) == []


def test_what_is_quoted_of_an_earlier_workshop_is_found_there(room: Room) -> None:
    before = meet(room.library, room.scope.process_id, "Förra mötet", "2026-12-01")
    quoted = before.write(f"Då sade vi {NUMBER} som det första")
    before.write(f"Det här sade vi inte alls: {NUMBER}")
    deciding = room.step("decisions")
    with edit(room.library, room.scope, "Beslut"):
        decide(room.library, deciding, "Vi gör så", based_on=[quoted], decided_by="Alla")
    (found,) = [one for one in looked_at(room) if one.kind is RemarkKind.NUMBER]
    assert found.found
    assert (found.found.row_id, found.found.workshop_id) == (quoted, before.id)
    assert found.where == "Lapp · Läget · Förra mötet"


def test_the_workshops_own_text_is_meant_before_another_ones(room: Room) -> None:
    before = meet(room.library, room.scope.process_id, "Förra mötet", "2026-12-01")
    before.write(f"Ring {NUMBER}")
    (own,) = wrote(room, f"Ring {NUMBER}")
    assert [one.found.row_id for one in looked_at(room) if one.found] == [own]


def test_what_an_abbreviation_means_is_said_of_nobody(room: Room) -> None:
    with edit(room.library, room.scope, "Förkortning"):
        abbreviations.add_abbreviation(room.library, room.scope.process_id, "KOL", "kroniskt obstruktiv lungsjukdom")
    wrote(room, "KOL-skolan är öppen")
    assert [one.found.table for one in looked_at(room) if one.found] == ["card"]


def test_titles_and_organisations_are_what_people_work_with(room: Room) -> None:
    library, process_id = room.library, room.scope.process_id
    with edit(library, room.scope, "Anna"):
        place = people.add_organisation(library, process_id, "Föreningen Stroke Exempel", OrganisationType.OTHER)
        anna = people.add_person(library, process_id, "Anna Exempel", title="Ombud missbruk", organisation_id=place)
        people.set_attendance(library, room.workshop_id, anna, "present", "diabetes och demens")
    assert looked_at(room) == []


def test_a_long_text_is_shown_around_what_was_found(room: Room) -> None:
    lead, rest = "ord " * 300, " slut" * 300
    wrote(room, f"{lead}{NUMBER}{rest}", f"{NUMBER}{rest}", f"{lead}{NUMBER}", "x" * 500 + f" {NUMBER} " + "y" * 500)
    for one in looked_at(room):
        assert len(one.text) <= 200
        assert one.text[one.start : one.end] == one.matched == NUMBER
