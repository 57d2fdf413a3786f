"""Checks what was read from a file against a dataclass, and says in plain words what is wrong and where."""

import dataclasses
import typing
from collections.abc import Mapping, Sequence
from difflib import get_close_matches
from typing import Any, TypeVar

from naravard_desktop.core.language import N_, _
from naravard_desktop.core.text import clean, excerpt, one_line

T = TypeVar("T")


class Wrong(Exception):  # noqa: N818 - becomes a Trouble when the place is known
    """What was found is not what was expected, at `key`."""

    def __init__(self, key: str, expected: str) -> None:
        super().__init__(key, expected)
        self.key = excerpt(clean(key), 100)
        self.expected = expected


def named(key: str, names: Sequence[str]) -> None:
    """Check that names are not empty and all different, as they will be read.

    :raises Wrong: at `key`.
    """
    plain = [one_line(name) for name in names]
    if not all(plain):
        raise Wrong(key, _("namn som inte är tomma"))
    if len(set(plain)) != len(plain):
        raise Wrong(key, _("olika namn"))


def build(cls: type[T], found: object, key: str = "") -> T:
    """Make a `cls` from a table of a file, checking every key and type, nested dataclasses too.

    :raises Wrong: naming the key and what was expected, known keys included.
    """
    if not isinstance(found, dict):
        raise Wrong(key, _("en tabell med nycklar"))
    hints = typing.get_type_hints(cls)
    fields = {field.name: field for field in dataclasses.fields(typing.cast(Any, cls))}
    for name in found:
        if name not in fields:
            raise Wrong(_join(key, name), unknown_key(name, fields))
    values: dict[str, Any] = {}
    for name, field in fields.items():
        if name in found:
            values[name] = _value(hints[name], found[name], _join(key, name))
        elif field.default is dataclasses.MISSING and field.default_factory is dataclasses.MISSING:
            raise Wrong(_join(key, name), _("något värde: nyckeln måste finnas"))
    return cls(**values)


def unknown_key(name: str, known: Mapping[str, object]) -> str:
    """Say which keys are known, the nearest first."""
    near = get_close_matches(name, known, n=1)
    listed = ", ".join(sorted(known)) or _("inga")
    if near:
        return _("en känd nyckel, kanske {near} (kända: {known})").format(near=near[0], known=listed)
    return _("en känd nyckel (kända: {known})").format(known=listed)


def _value(expected: Any, found: object, key: str) -> Any:
    origin, arguments = typing.get_origin(expected), typing.get_args(expected)
    if origin is typing.Literal:
        if found not in arguments:
            raise Wrong(key, _("något av {choices}").format(choices=", ".join(map(str, arguments))))
        return found
    if origin is tuple:
        if not isinstance(found, list):
            raise Wrong(key, _("en lista"))
        return tuple(_value(arguments[0], item, f"{key}[{number}]") for number, item in enumerate(found, 1))
    if origin is dict:
        if not isinstance(found, dict):
            raise Wrong(key, _("en tabell med nycklar"))
        return {clean(name): _value(arguments[1], item, _join(key, name)) for name, item in found.items()}
    if dataclasses.is_dataclass(expected):
        return build(typing.cast(type, expected), found, key)
    if type(found) is not expected:
        raise Wrong(key, _(_TYPES[expected]))
    return clean(found) if isinstance(found, str) else found


_TYPES: dict[type, str] = {
    str: N_("text inom citattecken"),
    int: N_("ett heltal"),
    bool: N_("true eller false"),
}


def _join(key: str, name: str) -> str:
    return f"{key}.{name}" if key else name
