"""Whether what stands in a bundle has the published form."""

import functools
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import fastjsonschema

from naravard_desktop.core.language import N_, _
from naravard_desktop.core.trouble import Trouble


def check_form(found: Any, file: str, schema: Path, whole: str) -> None:
    """Check a bundle's content against a JSON schema; `whole` is what to call the place if it is everywhere.

    :raises Trouble: if it has another form: where, and what was expected there.
    """
    try:
        _validator(schema)(found)
    except fastjsonschema.JsonSchemaValueException as error:
        raise Trouble(
            N_("{file} stämmer inte, {place}: väntade {expected}. Inget har lästs in."),
            file=file,
            place=".".join(str(part) for part in error.path[1:]) or whole,
            expected=_expected(error),
        ) from error


@functools.cache
def _validator(schema: Path) -> Callable[[Any], Any]:
    validate: Callable[[Any], Any] = fastjsonschema.compile(json.loads(schema.read_text(encoding="utf-8")))
    return validate


def _expected(error: fastjsonschema.JsonSchemaValueException) -> str:
    match error.rule:
        case "enum":
            return _("något av {choices}").format(choices=", ".join(str(choice) for choice in error.rule_definition))
        case "required":
            return _("nycklarna {keys}").format(keys=", ".join(error.rule_definition))
        case "additionalProperties":
            return _("bara kända nycklar")
        case "type":
            found = error.rule_definition
            return _(" eller ").join(_(_TYPES[name]) for name in ([found] if isinstance(found, str) else found))
        case _:
            return _("ett annat värde")


_TYPES = {
    "array": N_("en lista"),
    "boolean": N_("true eller false"),
    "integer": N_("ett heltal"),
    "null": N_("null"),
    "object": N_("ett objekt"),
    "string": N_("text"),
}
