"""Questions as they are stored and written down: answers belong to a question, and go along when it is reworded."""

import pytest

from naravard_desktop.core.check import Wrong
from naravard_desktop.core.words import Level
from naravard_desktop.documents.model import Block, Document, Heading, Items, Paragraph, words
from naravard_desktop.documents.switches import EVERYTHING, Switches
from naravard_desktop.documents.writing import writing
from naravard_desktop.process.cards import NewCard, add_cards, cards, merge_cards, parts, unmerge_card
from naravard_desktop.process.workshops import Step, change_step, options
from naravard_desktop.process.workshops import step as read_step
from naravard_desktop.steps.questions.data import Options, change_options, questions, reworded
from naravard_desktop.steps.questions.minutes import minutes
from naravard_desktop.storage import journal
from naravard_desktop.storage.edit import edit
from tests.conftest import Room

A, B, C = "Vilka behov finns?", "Vilka är med?", "Vad saknas?"


def asked(room: Room, *texts: str) -> Step:
    return room.step("questions", questions=texts)


def answer(room: Room, step: Step, question: str, *texts: str, **values: object) -> list[str]:
    with edit(room.library, room.scope, "Svar"):
        new = [NewCard(text=text, section=question, **values) for text in texts]  # type: ignore[arg-type]
        return add_cards(room.library, step.id, new)


def change(room: Room, step: Step, *texts: str) -> None:
    with edit(room.library, room.scope, "Frågor"):
        change_options(room.library, step, Options(questions=texts))


def under(room: Room, step: Step) -> dict[str, list[str]]:
    found = questions(read_step(room.library, step.id), cards(room.library, step.id))
    return {one.section: [card.text for card in one.answers] for one in found}


def section(room: Room, step: Step, switches: Switches = EVERYTHING) -> list[Block]:
    return minutes(read_step(room.library, step.id), writing(room.library, room.scope.process_id, switches))


def said(room: Room, step: Step, switches: Switches = EVERYTHING) -> list[str]:
    return words(Document("", "", "", "", tuple(section(room, step, switches))))


def test_questions_have_to_be_told_apart() -> None:
    for wrong in (("A", "A"), ("",), ("A", " A ")):
        with pytest.raises(Wrong):
            Options(questions=wrong)


def test_answers_lie_under_their_question_in_order(room: Room) -> None:
    step = asked(room, A, B)
    answer(room, step, B, "Åsbyn")
    answer(room, step, A, "Trygghet", "Tid")
    assert under(room, step) == {A: ["Trygghet", "Tid"], B: ["Åsbyn"]}


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ([A, B], [A, "Vilka är med i dag?"], {B: "Vilka är med i dag?"}),
        ([A, B], ["X", "Y"], {A: "X", B: "Y"}),
        ([A, B, C], [C, A, B], {}),
        ([A, B, C], [B, A, "X"], {C: "X"}),
        ([A, B], [A, B, "X"], {}),
        ([A, B], [B], {}),
        ([A, B], [B, "X"], {}),
        ([], [], {}),
    ],
)
def test_only_a_question_in_the_same_place_is_taken_for_the_same(
    old: list[str], new: list[str], expected: dict[str, str]
) -> None:
    assert reworded(old, new) == expected


def test_answers_go_along_with_a_reworded_question_and_undo_takes_them_back(room: Room) -> None:
    step = asked(room, A, B)
    answer(room, step, A, "Trygghet")
    ids = answer(room, step, B, "Åsbyn", "Bergbyn")
    with edit(room.library, room.scope, "Ihop"):
        merged = merge_cards(room.library, room.scope.process_id, ids, "Byarna")
    change(room, step, A, "Vilka är med i dag?")
    assert under(room, step) == {A: ["Trygghet"], "Vilka är med i dag?": ["Byarna"]}
    assert {part.section for part in parts(room.library, merged)} == {"Vilka är med i dag?"}
    journal.undo(room.library, room.scope)
    assert under(room, step) == {A: ["Trygghet"], B: ["Byarna"]}
    assert options(read_step(room.library, step.id), Options).questions == (A, B)
    journal.redo(room.library, room.scope)
    with edit(room.library, room.scope, "Isär"):
        unmerge_card(room.library, room.scope.process_id, merged)
    assert under(room, step) == {A: ["Trygghet"], "Vilka är med i dag?": ["Åsbyn", "Bergbyn"]}


def test_a_step_read_long_ago_does_not_move_answers_wrongly(room: Room) -> None:
    step = asked(room, A, B)
    answer(room, step, A, "Trygghet")
    change(room, step, B, A)
    change(room, step, B, "X")
    assert under(room, step) == {B: [], "X": ["Trygghet"]}


def test_answers_to_a_question_that_is_gone_are_never_lost(room: Room) -> None:
    step = asked(room, A, B)
    answer(room, step, B, "Åsbyn")
    answer(room, step, "", "Utan fråga")
    change(room, step, A)
    assert under(room, step) == {A: [], B: ["Åsbyn"], "": ["Utan fråga"]}
    everything = said(room, step)
    assert everything == [
        A,
        "Inga svar.",
        B,
        "Frågan ställs inte längre i momentet.",
        "Åsbyn",
        "Svar utan fråga",
        "Utan fråga",
    ]


def test_minutes_have_a_heading_for_each_question(room: Room) -> None:
    step = asked(room, A, B)
    assert section(room, step) == []
    with edit(room.library, room.scope, "Fråga"):
        change_step(room.library, step.id, prompt="Hur ser det ut?")
    answer(room, step, A, "Trygghet", level=Level.MICRO)
    [prompt, heading, items, other, none] = section(room, step)
    assert prompt == Paragraph("Hur ser det ut?", style="question")
    assert heading == Heading(A, 2)
    assert isinstance(items, Items)
    assert [(item.text, item.note) for item in items.items] == [("Trygghet", "mikro")]
    assert (other, none) == (Heading(B, 2), Paragraph("Inga svar.", style="quiet"))


def test_minutes_count_where_cards_are_left_out_and_hide_what_is_confidential(room: Room) -> None:
    step = asked(room, A)
    answer(room, step, A, "Öppet", "Också")
    answer(room, step, A, "Hemligt", confidential=True)
    assert said(room, step, Switches(cards=False)) == [A, "2 lappar.", "En konfidentiell lapp är utelämnad."]
    assert "Hemligt" not in said(room, step, Switches())
    assert "Hemligt" in said(room, step)


def test_an_anonymous_step_keeps_neither_author_nor_time(room: Room) -> None:
    step = room.step("questions", None, anonymous=True, questions=(A,))
    answer(room, step, A, "Ett", "Två")
    change(room, step, B)
    assert {(one.author_id, one.created) for one in cards(room.library, step.id)} == {(None, None)}
    assert sorted(under(room, step)[B]) == ["Ett", "Två"]
