"""Finished minutes: frozen in two copies, numbered once and for all, opened again, and whole on every laptop."""

import base64
import json
from datetime import date

import pytest

from naravard_desktop.core.clock import spoken_date, today
from naravard_desktop.core.trouble import Trouble
from naravard_desktop.documents.model import Document, Facts, Picture, Signatures, words
from naravard_desktop.documents.switches import EVERYTHING, Switches
from naravard_desktop.jobs import finals
from naravard_desktop.jobs.finals import finished_document, next_number, state
from naravard_desktop.jobs.minutes import minutes
from naravard_desktop.jobs.start import remove_workshop, start_process
from naravard_desktop.process.attachments import add_attachment, delete_attachment, forget_unused
from naravard_desktop.process.cards import NewCard, add_cards, change_card
from naravard_desktop.process.decisions import change_decision, delete_decision, move_decision
from naravard_desktop.process.finals import Copy, matters, set_adjusted
from naravard_desktop.process.forms import change_form
from naravard_desktop.process.people import add_person, set_attendance
from naravard_desktop.process.workshops import change_step, change_workshop, move_step
from naravard_desktop.storage import journal
from naravard_desktop.storage.edit import Scope, edit
from naravard_desktop.storage.library import Library
from tests.jobs.finishing import BY, Meeting, beside, head, meet, with_number


@pytest.fixture
def meeting(library: Library) -> Meeting:
    """A workshop whose minutes are a protocol."""
    one = meet(library, start_process(library, "Uppdraget"), "Första mötet")
    one.formal()
    return one


@pytest.fixture
def later(meeting: Meeting) -> Meeting:
    """The next workshop of the same process."""
    one = meet(meeting.library, meeting.scope.process_id, "Andra mötet", "2027-03-03")
    one.formal()
    return one


def both(meeting: Meeting, final_id: str) -> tuple[Document, Document]:
    internal, published = (finished_document(meeting.library, final_id, copy) for copy in COPIES)
    return internal, published


COPIES: tuple[Copy, Copy] = ("internal", "published")


def kept_bytes(library: Library) -> dict[str, tuple[str, str]]:
    found = library.db.execute("SELECT id, internal, published FROM final")
    return {row_id: (internal, published) for row_id, internal, published in found}


def test_both_copies_are_frozen_without_draft_and_say_when_and_by_whom(meeting: Meeting) -> None:
    said = f"Färdigställd den {spoken_date(today().isoformat())} av {BY}"
    for document in both(meeting, meeting.finish()):
        assert document.kind == "Protokoll"
        assert document.marks == ()
        assert "UTKAST" not in words(document)
        assert head(document)["Läge"] == said
        assert with_number(document) == ["§ 1 Läget", "§ 2 Beslut 1"]
        assert head(document)["Paragrafer"] == "§§ 1–2"


def test_only_the_internal_copy_has_what_is_confidential_and_lines_to_sign_on(meeting: Meeting) -> None:
    with edit(meeting.library, meeting.scope, "Hemligt"):
        add_cards(meeting.library, meeting.notes.id, [NewCard(text="hemlig lapp", confidential=True)])
        change_decision(meeting.library, meeting.decisions()[0], confidential=True)
    internal, published = both(meeting, meeting.finish(EVERYTHING))
    assert {"hemlig lapp", "beslut i Första mötet"} <= set(words(internal))
    assert {"hemlig lapp", "beslut i Första mötet"}.isdisjoint(words(published))
    assert [any(isinstance(one, Signatures) for one in copy.blocks) for copy in (internal, published)] == [True, False]
    assert with_number(internal) == with_number(published)


def test_without_names_who_finished_it_is_not_named_either(meeting: Meeting) -> None:
    for document in both(meeting, meeting.finish(Switches(names=False))):
        assert BY not in " ".join(words(document))
    assert state(meeting.library, meeting.id).changed == ()


def test_a_frozen_document_does_not_follow_what_is_changed(meeting: Meeting) -> None:
    final_id = meeting.finish()
    before = both(meeting, final_id)
    meeting.write("senare lapp")
    assert both(meeting, final_id) == before
    assert finals.current(meeting.library, meeting.id, EVERYTHING) == before[0]
    assert finals.current(meeting.library, meeting.id, Switches()) == before[1]
    assert "senare lapp" in words(minutes(meeting.library, meeting.id, Switches()))


def test_the_draft_holds_until_it_is_finished_and_when_it_is_opened_again(meeting: Meeting) -> None:
    draft = minutes(meeting.library, meeting.id, Switches())
    assert finals.current(meeting.library, meeting.id, Switches()) == draft
    meeting.finish()
    meeting.reopen()
    again = finals.current(meeting.library, meeting.id, Switches())
    assert "UTKAST" in again.marks
    assert head(again)["Läge"] == "Utkast till version 2"
    assert with_number(again) == ["§ 1 Läget", "§ 2 Beslut 1"]


def test_the_day_of_adjustment_is_shown_when_it_is_known(meeting: Meeting) -> None:
    final_id = meeting.finish()
    before = kept_bytes(meeting.library)
    assert "Justerat datum" not in head(both(meeting, final_id)[1])
    beside(meeting, lambda: set_adjusted(meeting.library, final_id, "2027-02-12"))
    internal, published = both(meeting, final_id)
    for document in (internal, published):
        assert head(document)["Justerat datum"] == "12 februari 2027"
    assert Facts((("Justerat datum", "12 februari 2027"),)) in internal.blocks
    assert kept_bytes(meeting.library) == before


def test_what_has_been_changed_since_is_told_by_its_headings(meeting: Meeting) -> None:
    library = meeting.library
    assert state(library, meeting.id).changed == ()
    meeting.finish()
    assert state(library, meeting.id).changed == ()
    card = meeting.write("ny lapp")
    assert state(library, meeting.id).changed == ("§ 1 Läget",)
    with edit(library, meeting.scope, "Ändrat"):
        change_card(library, card, text="annan lapp")
        change_step(library, meeting.notes.id, title="Nuläget")
        change_workshop(library, meeting.id, place="Eken")
        change_decision(library, meeting.decisions()[0], text="ett annat beslut")
    meeting.decide("nytt beslut")
    wanted = ("Uppgifterna om mötet", "§ 1 Nuläget", "§ 2 Beslut 1", "§ – Beslut 2")
    assert state(library, meeting.id).changed == wanted
    for _entry in range(3):
        journal.undo(library, meeting.scope)
    assert state(library, meeting.id).changed == ()


def test_what_is_gone_or_has_another_place_is_told(meeting: Meeting) -> None:
    library = meeting.library
    meeting.decide("ett till")
    meeting.finish()
    first, second = meeting.decisions()
    with edit(library, meeting.scope, "Ordning"):
        move_step(library, meeting.deciding.id, None)
    assert state(library, meeting.id).changed == ("Ordningen",)
    with edit(library, meeting.scope, "Borta"):
        delete_decision(library, second)
    assert state(library, meeting.id).changed == ("§ 3 Beslut 2 (borttaget)",)
    assert first in meeting.decisions()


def test_who_came_is_among_what_can_have_changed(meeting: Meeting) -> None:
    meeting.finish()
    with edit(meeting.library, meeting.scope, "Närvaro"):
        person = add_person(meeting.library, meeting.scope.process_id, "Siv Exempel")
        set_attendance(meeting.library, meeting.id, person, "present")
    assert state(meeting.library, meeting.id).changed == ("Närvarande",)


def test_numbers_go_on_through_the_year_and_begin_anew_with_the_next(meeting: Meeting, later: Meeting) -> None:
    assert (next_number(meeting.library, meeting.id), next_number(meeting.library, later.id)) == (1, 1)
    meeting.finish()
    assert next_number(meeting.library, later.id) == 3
    later.finish()
    assert later.numbered() == ["§ 3 Läget", "§ 4 Beslut 1"]
    next_year = meet(meeting.library, meeting.scope.process_id, "Nytt år", "2028-01-12")
    next_year.formal()
    next_year.finish()
    assert next_year.numbered() == ["§ 1 Läget", "§ 2 Beslut 1"]


def test_each_process_has_numbers_of_its_own(meeting: Meeting) -> None:
    meeting.finish()
    other = meet(meeting.library, start_process(meeting.library, "Ett annat"), "Annat möte")
    other.formal()
    other.finish()
    assert other.numbered() == ["§ 1 Läget", "§ 2 Beslut 1"]


def test_a_meeting_without_a_date_is_of_this_year(library: Library) -> None:
    one = meet(library, start_process(library, "Uppdraget"), "Utan datum", None)
    one.formal()
    one.finish()
    assert [found.number for found in matters(library, one.scope.process_id, date.today().year)] == [1, 2]  # noqa: DTZ011


def test_the_first_number_can_be_chosen_but_not_one_that_is_taken(meeting: Meeting, later: Meeting) -> None:
    meeting.formal(first_number=40)
    meeting.finish()
    assert meeting.numbered() == ["§ 40 Läget", "§ 41 Beslut 1"]
    later.formal(first_number=39)
    with pytest.raises(Trouble, match=r"§ 40 är redan given .* 2027.* Börja på § 42 eller senare"):
        later.finish()
    assert state(later.library, later.id).final is None
    later.formal(first_number=0)
    with pytest.raises(Trouble, match="1 eller mer"):
        later.finish()
    later.formal(first_number=12)
    later.finish()
    assert later.numbered() == ["§ 12 Läget", "§ 13 Beslut 1"]


def test_numbers_that_are_turned_off_are_not_given(meeting: Meeting) -> None:
    meeting.formal(numbered=False)
    meeting.finish()
    assert meeting.numbered() == []
    assert matters(meeting.library, meeting.scope.process_id, 2027) == []


def test_notes_can_be_numbered_too(meeting: Meeting) -> None:
    with edit(meeting.library, meeting.scope, "Form"):
        change_form(meeting.library, meeting.id, form="notes", numbered=True)
    final_id = meeting.finish()
    assert meeting.numbered() == ["§ 1 Läget", "§ 2 Beslut 1"]
    assert not any(isinstance(one, Signatures) for one in both(meeting, final_id)[0].blocks)


def test_opened_and_finished_again_each_matter_keeps_its_number(meeting: Meeting) -> None:
    library = meeting.library
    second = meeting.decide("andra")
    meeting.finish()
    assert meeting.numbered() == ["§ 1 Läget", "§ 2 Beslut 1", "§ 3 Beslut 2"]
    meeting.reopen()
    meeting.decide("tredje")
    with edit(library, meeting.scope, "Beslut"):
        move_decision(library, second, None)
        delete_decision(library, meeting.decisions()[1])
    meeting.finish()
    assert meeting.numbered() == ["§ 1 Läget", "§ 3 Beslut 1", "§ 4 Beslut 2"]
    assert head(finals.current(library, meeting.id, EVERYTHING))["Paragrafer"] == "§§ 1, 3–4"
    meeting.reopen()
    assert "Paragrafer" not in head(finals.current(library, meeting.id, EVERYTHING))
    meeting.decide("fjärde")
    meeting.finish()
    assert meeting.numbered()[-1] == "§ 5 Beslut 3"
    assert [one.number for one in matters(library, meeting.scope.process_id, 2027)] == [1, 2, 3, 4, 5]


def test_every_version_remains_with_its_reason(meeting: Meeting) -> None:
    first = meeting.finish()
    meeting.reopen()
    meeting.write("till version 2")
    second = meeting.finish()
    found = state(meeting.library, meeting.id)
    assert found.final
    assert (found.final.id, [one.id for one in found.earlier]) == (second, [first])
    day = spoken_date(today().isoformat())
    assert finals.final_words(found.final) == f"Version 2, färdigställd den {day} av {BY}"
    assert finals.reopened_words(found.earlier[0]) == f"Öppnad igen den {day} av {BY}: Ett namn var fel"
    assert finals.reopened_words(found.final) == ""
    assert head(both(meeting, second)[0])["Läge"] == finals.final_words(found.final)
    assert "till version 2" not in words(both(meeting, first)[0])


def test_only_the_latest_of_the_process_can_be_opened_again(meeting: Meeting, later: Meeting) -> None:
    meeting.finish(finished="2027-02-05T08:00:00.000Z")
    later.finish(finished="2027-03-05T08:00:00.000Z")
    assert [state(meeting.library, one.id).can_reopen for one in (meeting, later)] == [False, True]
    with pytest.raises(Trouble, match="”Andra mötet” är färdigställd efter ”Första mötet”"):
        meeting.reopen()
    later.reopen()
    assert [state(meeting.library, one.id).can_reopen for one in (meeting, later)] == [True, False]
    meeting.reopen()
    assert state(meeting.library, meeting.id).final is None


def test_what_cannot_be_done_is_said_in_a_sentence(meeting: Meeting) -> None:
    with pytest.raises(Trouble, match="inte färdigställd, så det finns inget att öppna"):
        meeting.reopen()
    with pytest.raises(Trouble, match="Skriv vem som färdigställer"):
        beside(meeting, lambda: finals.finalise(meeting.library, meeting.id, Switches(), "  "))
    assert matters(meeting.library, meeting.scope.process_id, 2027) == []
    meeting.finish()
    with pytest.raises(Trouble, match="redan färdigställd"):
        meeting.finish()
    for by, why in (("", "skäl"), ("Siv", " ")):
        with pytest.raises(Trouble, match="och varför"):
            beside(meeting, lambda by=by, why=why: finals.reopen(meeting.library, meeting.id, by, why))  # type: ignore[misc]


def test_undo_goes_on_before_and_after_and_leaves_what_was_finished(meeting: Meeting) -> None:
    library = meeting.library
    card = meeting.write("före")
    final_id = meeting.finish()
    before = kept_bytes(library)
    with edit(library, meeting.scope, "Efter"):
        change_card(library, card, text="efter")
    undone = []
    while stepped := journal.undo(library, meeting.scope):
        undone.append(stepped.entry.label)
    assert undone[:2] == ["Efter", "Ny lapp: före"]
    assert "Vid sidan av" not in undone
    assert (kept_bytes(library), state(library, meeting.id).final is not None) == (before, True)
    while journal.redo(library, meeting.scope):
        pass
    assert "efter" in words(minutes(library, meeting.id, Switches()))
    assert "före" in words(both(meeting, final_id)[0])


def test_a_workshop_cannot_be_undone_from_under_its_finished_minutes(meeting: Meeting) -> None:
    meeting.finish()
    before, process = kept_bytes(meeting.library), Scope(meeting.scope.process_id)
    with pytest.raises(Trouble, match=r"något senare bygger på det: Protokoll.* Ångra det först"):
        journal.undo(meeting.library, process)
    while journal.undo(meeting.library, meeting.scope):
        pass
    with pytest.raises(Trouble, match="som ska stå kvar bygger på det: Vid sidan av"):
        journal.undo(meeting.library, process)
    assert kept_bytes(meeting.library) == before


def test_a_workshop_can_be_deleted_and_brought_back_and_its_numbers_stay_taken(
    meeting: Meeting, later: Meeting
) -> None:
    library, process = meeting.library, Scope(meeting.scope.process_id)
    meeting.finish()
    before = kept_bytes(library)
    remove_workshop(library, meeting.id)
    assert kept_bytes(library) == {}
    later.finish()
    assert later.numbered() == ["§ 3 Läget", "§ 4 Beslut 1"]
    journal.undo(library, process)
    assert {row: kept_bytes(library)[row] for row in before} == before
    assert meeting.numbered() == ["§ 1 Läget", "§ 2 Beslut 1"]
    assert state(library, meeting.id).changed == ()


@pytest.mark.parametrize(
    "damage",
    [
        {},
        {"format": "annat"},
        {"blocks": "text"},
        {"blocks": [{"is": "Heading", "text": "x", "level": 9}]},
        {"blocks": [{"is": "Table", "caption": "", "header": [], "rows": [[]], "widths": [], "row_header": False}]},
        {"blocks": [{"is": "Picture", "content": "0" * 64, "alt": "", "caption": ""}]},
        {"blocks": [{"is": "Okänt"}]},
        {"marks": [1]},
        {"nyckel": 1},
    ],
)
def test_a_damaged_document_is_told_in_a_sentence(meeting: Meeting, damage: dict[str, object]) -> None:
    final_id = meeting.finish()
    whole = json.loads(kept_bytes(meeting.library)[final_id][0])
    damaged = json.dumps({**whole, **damage} if damage else {})
    with edit(meeting.library, meeting.scope, "Skada"):
        meeting.library.db.execute("UPDATE final SET internal = ? WHERE id = ?", [damaged, final_id])
    with pytest.raises(Trouble, match="”Första mötet” är skadat och kan inte visas"):
        finished_document(meeting.library, final_id, "internal")
    with pytest.raises(Trouble):
        finals.current(meeting.library, meeting.id, EVERYTHING)
    assert finished_document(meeting.library, final_id, "published").kind == "Protokoll"
    assert state(meeting.library, meeting.id).final
    meeting.reopen()
    assert "lapp i Första mötet" in words(finals.current(meeting.library, meeting.id, EVERYTHING))


def test_what_comes_from_elsewhere_may_have_odd_times_and_switches(meeting: Meeting) -> None:
    final_id = meeting.finish()
    with edit(meeting.library, meeting.scope, "Skada"):
        meeting.library.db.execute(
            "UPDATE final SET finished = 'nyss', switches = '{\"names\": 1, \"okänd\": true}', adjusted = 'sen'"
        )
    found = state(meeting.library, meeting.id)
    assert found.final
    assert finals.final_words(found.final) == f"Färdigställd den nyss av {BY}"
    assert finals.has_names(found.final)
    assert head(both(meeting, final_id)[0])["Justerat datum"] == "sen"


def test_a_photo_of_a_finished_document_is_kept_when_it_is_taken_away(meeting: Meeting) -> None:
    library, process_id = meeting.library, meeting.scope.process_id
    with edit(library, meeting.scope, "Foto"):
        photo = add_attachment(library, process_id, meeting.notes.id, "vägg.png", "image/png", PNG, "Väggen med lappar")
    final_id = meeting.finish()
    with edit(library, meeting.scope, "Borttaget", for_good=True):
        delete_attachment(library, photo)
        forget_unused(library)
    (shown,) = (one for one in both(meeting, final_id)[1].blocks if isinstance(one, Picture))
    assert (shown.content, shown.alt) == (PNG, "Väggen med lappar")
    assert state(library, meeting.id).changed == ("§ 1 Läget",)


PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAFAAH/iZk9HQAAAABJRU5ErkJggg=="
)
