"""The delivered templates: complete, and in a language that a room can be spoken to in."""

import re

import pytest

from naravard_desktop.core import paths
from naravard_desktop.core.kind import PlannedStep
from naravard_desktop.core.template import Template, read
from naravard_desktop.core.text import clean
from naravard_desktop.kinds import OPTIONS

FILES = sorted(paths.WORKSHOPS.glob("*.toml"))
TEXTS = ("title", "aim", "instruction", "material", "background", "prompt", "help")


@pytest.fixture(params=FILES, ids=lambda path: path.stem)
def one(request: pytest.FixtureRequest) -> Template:
    """Each delivered template."""
    return read(request.param, OPTIONS)


def spoken(step: PlannedStep) -> str:
    """All that stands in a step's own texts."""
    return "\n".join(getattr(step, name) for name in TEXTS)


def test_the_two_first_templates_are_there() -> None:
    assert {path.stem for path in FILES} >= {"tomt-upplagg", "klustring-vip-tillganglighet"}


def test_a_template_has_the_name_of_its_file_and_names_its_source(one: Template) -> None:
    assert f"{one.id}.toml" in {path.name for path in FILES}
    assert one.source
    assert one.summary


def test_a_template_begins_with_the_opening_and_ends_with_what_is_decided(one: Template) -> None:
    kinds = [step.kind for step in one.steps]
    assert kinds[0] == "opening"
    assert kinds[-3:] == ["decisions", "actions", "closing"]


def test_every_moment_tells_the_facilitator_why_and_how(one: Template) -> None:
    for step in one.steps:
        assert step.prompt, step.id
        assert 5 <= step.minutes <= 60, step.id
        if step.kind != "break":
            assert step.aim, step.id
            assert len(step.instruction) > 80, step.id


def test_a_long_workshop_has_a_pause(one: Template) -> None:
    assert one.minutes <= 105 or "break" in {step.kind for step in one.steps}


def test_texts_are_typed_with_care(one: Template) -> None:
    for file in FILES:
        text = file.read_text(encoding="utf-8")
        assert clean(text) == text
        assert "\t" not in text
        assert not re.search(r"(?m) $|[^\n ] {2,}\S", text.replace("\n  ", "\n"))
        assert not re.search(r"\.\.\.| - |\?\?|!!|'", text)
    for step in one.steps:
        for name in TEXTS:
            lines = getattr(step, name).split("\n")
            assert all(line == line.strip() for line in lines), (step.id, name)
        for sentence in (step.aim, step.instruction, step.help, step.background):
            assert not sentence or sentence[-1] in ".?!", (step.id, sentence)
        assert step.prompt[-1] in ".?!" or step.kind == "break", step.id


def test_nobody_is_he_or_she_and_only_a_round_speaks_to_one_person(one: Template) -> None:
    for step in one.steps:
        assert not re.search(r"(?i)\b(han|hon|hans|hennes|honom|henne|man)\b", spoken(step)), step.id
        if step.kind not in {"opening", "closing"}:
            assert not re.search(r"(?i)\b(du|dig|din|ditt|dina)\b", f"{step.prompt} {step.help}"), step.id
