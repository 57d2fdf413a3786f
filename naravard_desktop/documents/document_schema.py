"""The published form of a document as data: a JSON Schema made from the classes themselves, so that the two cannot differ.

`python -m naravard_desktop.documents.document_schema` writes it anew.
"""

import dataclasses
import types
import typing
from typing import Any, Final

from naravard_desktop.core import files
from naravard_desktop.documents import frozen
from naravard_desktop.documents.model import Document
from naravard_desktop.documents.open_data import SCHEMA_FILE, written


def schema() -> dict[str, Any]:
    """Describe a document as JSON Schema (draft 7)."""
    kinds = {kind.__name__: kind for kind in _kinds(Document)}
    head = _object(Document)
    head["properties"] = {
        "format": {"const": frozen.FORMAT},
        "version": {"const": frozen.VERSION},
        **head["properties"],
    }
    head["required"] = list(head["properties"])
    del kinds["Document"]
    return {
        "$schema": "http://json-schema.org/draft-07/schema#",
        "title": "Naravård document",
        **head,
        "definitions": {name: _object(kind) for name, kind in sorted(kinds.items())},
    }


def _kinds(kind: type[Any]) -> set[type[Any]]:
    """Return a class and all that its fields may hold."""
    found: set[type[Any]] = set()
    waiting: list[Any] = [kind]
    while waiting:
        one = waiting.pop()
        if dataclasses.is_dataclass(one):
            if one not in found:
                found.add(typing.cast(type[Any], one))
                waiting += frozen.fields_of(typing.cast(type[Any], one)).values()
        else:
            waiting += typing.get_args(one)
    return found


def _object(kind: type[Any]) -> dict[str, Any]:
    named = {"is": {"const": kind.__name__}} if kind.__name__ in frozen.NAMED else {}
    fields = {
        name: {"description": ABOUT[kind.__name__][name], **_form(hint)}
        for name, hint in frozen.fields_of(kind).items()
    }
    properties = named | fields
    return {
        "description": ABOUT[kind.__name__][""],
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _form(hint: Any) -> dict[str, Any]:
    origin, arguments = typing.get_origin(hint), typing.get_args(hint)
    if origin is tuple and arguments[-1] is ...:
        return {"type": "array", "items": _form(arguments[0])}
    if origin is tuple:
        return {
            "type": "array",
            "items": [_form(one) for one in arguments],
            "minItems": len(arguments),
            "maxItems": len(arguments),
        }
    if origin in {typing.Union, types.UnionType}:
        return {"oneOf": [_form(one) for one in arguments]}
    if origin is typing.Literal:
        return {"enum": list(arguments)}
    if dataclasses.is_dataclass(hint):
        return {"$ref": f"#/definitions/{typing.cast(type[Any], hint).__name__}"}
    return dict(_SIMPLE[hint])


_SIMPLE: Final[dict[Any, dict[str, Any]]] = {
    str: {"type": "string"},
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bytes: {"type": "string", "pattern": "^[0-9a-f]{64}$"},
}

ABOUT: Final[dict[str, dict[str, str]]] = {
    "Document": {
        "": "Minutes, an action list or another document of a workshop. Every string is plain text, in which a line feed is "
        "the only markup; the order of the blocks is the reading order.",
        "kind": "What sort of document it is, as it says itself: Mötesanteckningar, Protokoll, Åtgärdslista …",
        "title": "The matter.",
        "date": "The day it is about, as ISO 8601; empty if there is none.",
        "footer": "What identifies a loose page.",
        "blocks": "What it says, in reading order.",
        "marks": "Words that stand on every page and in the text: UTKAST, EXEMPEL …",
        "language": "The language, as a BCP 47 tag.",
        "author": "The body that speaks.",
        "landscape": "On paper: whether the page lies.",
        "size": "On paper: the size of the page.",
        "logos": "Logos of those who have made it, side by side above all else.",
    },
    "Heading": {
        "": "A heading. The document's title is not among them.",
        "text": "What it says; a matter's number (§) stands in it.",
        "level": "1 to 4; no level is skipped.",
    },
    "Paragraph": {
        "": "Running text.",
        "text": "What it says.",
        "lead": "A word or two before the text that say what it is, such as “Beslut 1.”",
        "style": "body: as usual; question: what the group was asked; quiet: about the text, such as what is left out.",
    },
    "Item": {
        "": "An item of a list.",
        "text": "What it says.",
        "note": "About the item, such as its votes.",
        "items": "A list within the item.",
    },
    "Items": {
        "": "A list.",
        "items": "The items, in order.",
        "numbered": "Whether the outermost items are numbered from 1.",
    },
    "Facts": {
        "": "Labels with their values, such as date, place, and who was there.",
        "rows": "Pairs of label and value.",
    },
    "Table": {
        "": "A table with one header row and no spans.",
        "caption": "What it is called; empty where the heading above says it.",
        "header": "The columns' headings.",
        "rows": "The rows, each with a cell for every column.",
        "widths": "The columns' shares of the width; empty: by their text.",
        "row_header": "Whether the first column is the heading of its row.",
        "notes": "Columns, counted from 0, in which the lines after a cell's first are notes on it.",
    },
    "Together": {"": "Blocks that belong together, on paper on one page.", "blocks": "The blocks, in reading order."},
    "NewPage": {"": "On paper a new page begins here."},
    "Picture": {
        "": "A photo or a logo.",
        "content": "The SHA-256 of the JPEG or PNG, in hexadecimal: its name in the folder of pictures beside this file.",
        "alt": "What it shows, in words.",
        "caption": "What stands below it.",
    },
    "Figure": {
        "": "A picture that is drawn from data.",
        "drawn": "The data.",
        "alt": "The same in words.",
        "caption": "What stands below it.",
    },
    "Signatures": {"": "Lines to sign on.", "rows": "Pairs of role and name; the name may be empty."},
    "ClusterMap": {
        "": "Clusters side by side, with their parts, owners and dependencies.",
        "title": "What the map is called.",
        "clusters": "The clusters, in order.",
        "first": "The number of the first cluster, where a map goes on from another.",
    },
    "MapCluster": {
        "": "A cluster of efforts.",
        "name": "What it is called.",
        "purpose": "What it is for.",
        "roles": "Pairs of role and who has it.",
        "legs": "Its parts.",
        "cards": "The efforts that lie in no part of it.",
        "depends_on": "The places of the clusters that it depends on, counted from 0 through the whole map.",
    },
    "MapLeg": {
        "": "A part of a cluster.",
        "name": "What it is called.",
        "leader": "Who leads it; empty if nobody does yet.",
        "cards": "The efforts in it.",
    },
    "Poster": {
        "": "Guiding principles, to put up on a wall.",
        "title": "What the poster is called.",
        "items": "The principles, in order.",
        "foot": "Who agreed on them, and when.",
        "first": "The number of the first principle, where a poster goes on from another.",
    },
    "PosterItem": {
        "": "A guiding principle.",
        "text": "The principle.",
        "signs": "Pairs of level and how it shows there that the principle is followed.",
    },
    "ActionWall": {
        "": "Actions to follow up, in lanes.",
        "title": "What it is called.",
        "lanes": "The lanes, in order.",
    },
    "WallLane": {
        "": "Actions that belong together.",
        "title": "What they have in common: an organisation, a month …",
        "actions": "The actions, in order.",
    },
    "WallAction": {
        "": "An action.",
        "text": "What is to be done.",
        "who": "Who is to do it.",
        "due": "When it is to be done, in words; empty if that is not decided.",
        "state": "How far it has come, in words.",
        "done": "Whether it is done.",
    },
}


if __name__ == "__main__":
    files.write(SCHEMA_FILE, written(schema()))
