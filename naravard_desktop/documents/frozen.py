"""Documents as JSON and back: how a finished one is kept, and the open data beside what is published.

Every block says what it is under "is". A picture is named by the SHA-256 of its file, which lies beside.
"""

import dataclasses
import hashlib
import re
import types
import typing
from collections.abc import Callable, Mapping
from typing import Any

from naravard_desktop.documents import figure_data, model
from naravard_desktop.documents.model import Block, Document, Picture

FORMAT = "naravard-document"
VERSION = 1

_SHA256 = re.compile("[0-9a-f]{64}")
NAMED: dict[str, type[Any]] = {
    kind.__name__: kind for kind in (*typing.get_args(Block), *typing.get_args(figure_data.Drawn))
}
"""The classes that are told apart by "is"."""


Made = typing.TypeVar("Made")


class NotADocument(ValueError):  # noqa: N818 - as ValueError is caught
    """What was to be a document is none: another form, or a picture that is not there."""


def to_data(document: Document) -> dict[str, Any]:
    """Return a document as what JSON can hold."""
    return {"format": FORMAT, "version": VERSION, **_fields(document)}


def pictures(document: Document) -> dict[str, bytes]:
    """Return the files of all pictures in a document, by SHA-256."""
    return {hashlib.sha256(one.content).hexdigest(): one.content for one in _pictures(document)}


def from_data(data: object, content: Callable[[str], bytes | None]) -> Document:
    """Return the document that `to_data` made into data; `content` finds a picture's file by its SHA-256.

    :raises NotADocument: if it has another form, or a picture's file is not to be had.
    """
    if not isinstance(data, Mapping) or data.get("format") != FORMAT or data.get("version") != VERSION:
        raise NotADocument("not a document of this format")
    try:
        return _made(Document, {key: data[key] for key in data if key not in {"format", "version"}}, content)
    except (KeyError, TypeError, ValueError, ArithmeticError, RecursionError) as error:
        raise NotADocument(str(error)) from error


def _pictures(value: object) -> typing.Iterator[Picture]:
    if isinstance(value, Picture):
        yield value
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from _pictures(getattr(value, field.name))
    elif isinstance(value, tuple):
        for one in value:
            yield from _pictures(one)


def _fields(value: Any) -> dict[str, Any]:
    return {field.name: _written(getattr(value, field.name)) for field in dataclasses.fields(value)}


def _written(value: object) -> Any:
    if isinstance(value, bytes):
        return hashlib.sha256(value).hexdigest()
    if isinstance(value, tuple):
        return [_written(one) for one in value]
    if dataclasses.is_dataclass(value):
        named = {"is": type(value).__name__} if type(value).__name__ in NAMED else {}
        return named | _fields(value)
    return value


def _made(kind: type[Made], data: object, content: Callable[[str], bytes | None]) -> Made:
    if not isinstance(data, Mapping):
        raise TypeError(f"{kind.__name__} was expected")
    hints = fields_of(kind)
    return kind(**{key: _read(hints[key], value, content) for key, value in data.items() if key != "is"})


def fields_of(kind: type[Any]) -> dict[str, Any]:
    """Return the types of a class's fields, by name."""
    if kind not in _fields_of:
        _fields_of[kind] = typing.get_type_hints(kind, vars(model))
    return _fields_of[kind]


_fields_of: dict[type[Any], dict[str, Any]] = {}  # to read them once: a document has thousands of blocks


def _read(hint: Any, value: Any, content: Callable[[str], bytes | None]) -> Any:
    """Return a value as its field has it."""
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is tuple:
        if not isinstance(value, list):
            raise TypeError("a list was expected")
        kinds = [arguments[0]] * len(value) if arguments[-1] is ... else arguments
        return tuple(_read(one, part, content) for one, part in zip(kinds, value, strict=True))
    if origin in {typing.Union, types.UnionType}:
        named = NAMED[value["is"]]
        if named not in arguments:
            raise TypeError(f"{named.__name__} was not expected")
        return _made(named, value, content)
    if origin is typing.Literal:
        if value not in arguments:
            raise ValueError(f"{value!r} was not expected")
        return value
    if dataclasses.is_dataclass(hint):
        return _made(typing.cast(type[Any], hint), value, content)
    if hint is bytes:
        return _picture(value, content)
    if hint is float and type(value) is int:
        return float(value)
    if type(value) is not hint:
        raise TypeError(f"{value!r} is no {hint.__name__}")
    return value


def _picture(name: object, content: Callable[[str], bytes | None]) -> bytes:
    if not isinstance(name, str) or not _SHA256.fullmatch(name):
        raise TypeError(f"{name!r} is no SHA-256")
    found = content(name)
    if found is None:
        raise ValueError("a picture is missing")
    return found
