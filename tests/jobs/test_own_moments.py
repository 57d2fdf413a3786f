"""Moments that no template has planned."""

import pytest

from naravard_desktop.core import template
from naravard_desktop.jobs.own_moments import own_moment, purpose
from naravard_desktop.kinds import KINDS, OPTIONS
from naravard_desktop.process.workshops import add_step, has_content, step
from naravard_desktop.storage.edit import edit
from tests.conftest import Room


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_can_be_held_as_it_is_added(room: Room, kind: str) -> None:
    planned = own_moment(kind)
    assert isinstance(planned.options, OPTIONS[kind])
    assert planned.title
    assert planned.prompt
    assert planned.aim
    assert planned.instruction.count("\n") >= 1
    assert 5 <= planned.minutes <= 60
    assert purpose(kind)
    assert "\n" not in purpose(kind)
    with edit(room.library, room.scope, "Nytt moment"):
        step_id = add_step(room.library, room.workshop_id, planned)
        KINDS[kind].begin(room.library, step(room.library, step_id))
    assert not has_content(room.library, step_id)


def test_each_call_makes_a_moment_of_its_own() -> None:
    assert own_moment("notes").id != own_moment("notes").id


def test_a_kind_that_nothing_is_said_of_is_still_a_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(KINDS, "rating", KINDS["talk"])
    assert (own_moment("rating").kind, own_moment("rating").aim, purpose("rating")) == ("rating", "", "")


def test_the_options_are_such_as_a_template_could_have_given() -> None:
    texts = ['id = "m"\ntitle = "M"\nsource = "Vår"\n']
    texts += [f'[[step]]\nid = "{kind}"\nkind = "{kind}"\ntitle = "T"\nminutes = 5\n' for kind in KINDS]
    assert len(template.parse("".join(texts), "m.toml", OPTIONS).steps) == len(KINDS)
