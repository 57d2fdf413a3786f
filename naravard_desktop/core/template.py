"""Templates: TOML files that describe a workshop moment by moment. Reading one never runs anything.

The format is described in README and, by example, in `workshops/`.
"""

import dataclasses
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from naravard_desktop.core import check, files
from naravard_desktop.core.kind import Options, PlannedStep
from naravard_desktop.core.language import N_, _
from naravard_desktop.core.text import excerpt
from naravard_desktop.core.trouble import Trouble

_LONGEST = 24 * 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """A template, checked. `source` names where the method comes from; `file` is where it was read."""

    id: str
    title: str
    source: str
    summary: str = ""
    steps: tuple[PlannedStep, ...] = ()
    file: str = ""

    @property
    def minutes(self) -> int:
        """Planned length in minutes, pauses included."""
        return sum(step.minutes for step in self.steps)


Uses = Mapping[str, Collection[str]]
"""By kind, the kinds of moments it can work on."""


def read(path: Path, kinds: Mapping[str, type[Options]], uses: Uses | None = None) -> Template:
    """Read and check the template in `path`; `kinds` gives each known kind its options. Without `uses` it is not checked
    which kinds a moment can work on.

    :raises Trouble: naming file, moment, key and what was expected; only the first fault found.
    """
    try:
        text = files.read(path).decode("utf-8-sig")
        return parse(text, str(path), kinds, uses)
    except UnicodeDecodeError as error:
        raise Trouble(
            N_("{file}, rad {line}: texten är inte sparad som UTF-8. Spara om filen som UTF-8 i din textredigerare."),
            file=path.name,
            line=error.object[: error.start].count(b"\n") + 1,
        ) from error


def parse(text: str, file: str, kinds: Mapping[str, type[Options]], uses: Uses | None = None) -> Template:
    """Check a template's text as `read` does; `file` is named in troubles."""
    name = Path(file).name
    try:
        found = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise Trouble(
            N_("{file} går inte att läsa som mall: {reason}. Kontrollera citattecken och hakparenteser där."),
            file=name,
            reason=_position(error),
        ) from error
    except ValueError as error:  # a whole number with more digits than Python reads
        raise Trouble(N_("{file} går inte att läsa som mall: ett tal har för många siffror."), file=name) from error
    except RecursionError as error:
        raise Trouble(N_("{file} är för djupt nästlad för att vara en mall."), file=name) from error
    steps = found.pop("step", None)
    try:
        head = check.build(_Head, found)
        if not isinstance(steps, list) or not steps:
            raise check.Wrong("step", _("minst ett [[step]]"))
        _filled(head, ("id", "title", "source"))
    except check.Wrong as wrong:
        raise Trouble(
            N_("{file}, {key}: väntade {expected}."), file=name, key=wrong.key, expected=wrong.expected
        ) from wrong
    read_steps: list[PlannedStep] = []
    for number, step in enumerate(steps, 1):
        try:
            made = _step(step, kinds, [earlier.id for earlier in read_steps])
            _check_uses(made, read_steps, uses)
            read_steps.append(made)
        except check.Wrong as wrong:
            raise Trouble(
                N_("{file}, moment {number} ({moment}), {key}: väntade {expected}."),
                file=name,
                number=number,
                moment=_called(step),
                key=wrong.key,
                expected=wrong.expected,
            ) from wrong
    return Template(**dataclasses.asdict(head), steps=tuple(read_steps), file=file)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Head:
    id: str
    title: str
    source: str
    summary: str = ""


def _step(found: object, kinds: Mapping[str, type[Options]], earlier: list[str]) -> PlannedStep:
    if not isinstance(found, dict):
        raise check.Wrong("step", _("[[step]] med dubbla hakparenteser"))
    kind = found.get("kind")
    if not isinstance(kind, str) or kind not in kinds:
        raise check.Wrong("kind", _("något av {choices}").format(choices=", ".join(sorted(kinds))))
    shared = {field.name for field in dataclasses.fields(PlannedStep)} - {"options"}
    own = {field.name for field in dataclasses.fields(kinds[kind])}
    for key in found:
        if key not in shared | own:
            raise check.Wrong(key, check.unknown_key(key, dict.fromkeys(shared | own)))
    step = check.build(PlannedStep, {key: value for key, value in found.items() if key in shared})
    options = check.build(kinds[kind], {key: value for key, value in found.items() if key in own})
    _filled(step, ("id", "title"))
    if not 0 <= step.minutes <= _LONGEST:
        raise check.Wrong("minutes", _("mellan 0 och {most} minuter").format(most=_LONGEST))
    if step.id in earlier:
        raise check.Wrong("id", _("ett id som inget tidigare moment har"))
    if step.uses and step.uses not in earlier:
        raise check.Wrong(
            "uses", _("id för ett tidigare moment ({known})").format(known=", ".join(earlier) or _("det finns inget"))
        )
    return dataclasses.replace(step, options=options)


def _check_uses(step: PlannedStep, earlier: list[PlannedStep], uses: Uses | None) -> None:
    """Check that a moment can work on the one it names."""
    if not step.uses or uses is None:
        return
    usable = uses.get(step.kind, ())
    if not usable:
        raise check.Wrong(
            "uses", _("ingenting: ett moment av sorten {kind} arbetar inte med ett annat").format(kind=step.kind)
        )
    if next(one.kind for one in earlier if one.id == step.uses) in usable:
        return
    raise check.Wrong(
        "uses",
        _("id för ett tidigare moment av sorten {kinds} ({known})").format(
            kinds=", ".join(usable),
            known=", ".join(one.id for one in earlier if one.kind in usable) or _("det finns inget"),
        ),
    )


def _filled(found: Any, names: tuple[str, ...]) -> None:
    for name in names:
        if not getattr(found, name).strip():
            raise check.Wrong(name, _("text som inte är tom"))


def _called(step: object) -> str:
    if isinstance(step, dict):
        for name in (step.get("id"), step.get("title")):
            if isinstance(name, str) and name.strip():
                return excerpt(name, 60)
    return _("utan id")


def _position(error: tomllib.TOMLDecodeError) -> str:
    """Say where: the parser's own words are English and for developers, its line and column are not."""
    place = str(error).rpartition("(at ")[2].rstrip(")")
    if place.startswith("line "):
        line, _comma, column = place.removeprefix("line ").partition(", column ")
        return _("felet finns på rad {line}, tecken {column}").format(line=line, column=column)
    return _("filen slutar mitt i något")
