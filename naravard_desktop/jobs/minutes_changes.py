"""What has been changed since minutes were finished: which parts of the living draft are not as they were frozen."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from naravard_desktop.core.language import _
from naravard_desktop.documents.frozen import to_data
from naravard_desktop.documents.model import Document
from naravard_desktop.jobs.minutes_head import numbers_label

_Key = tuple[str, int]
"""What a part is known by: its § or its heading, and which of those that are called so it is."""


def changes(before: Mapping[str, Any], now: Document) -> tuple[str, ...]:
    """Return the headings of what differs in `now` from a document as it was frozen, in the order of `now`.

    The frozen one is compared as the data it is kept as: to make a document of it takes longer than to write one anew.
    """
    old, new = _parts(before), _parts(to_data(now))
    differ = [heading for key, (heading, content) in new.items() if key not in old or old[key][1] != content]
    gone = [_("{part} (borttaget)").format(part=heading) for key, (heading, _content) in old.items() if key not in new]
    if not differ and not gone and list(old) != list(new):
        differ = [_("Ordningen")]
    return tuple(dict.fromkeys([*differ, *gone]))


def _parts(data: Mapping[str, Any]) -> dict[_Key, tuple[str, str]]:
    """Return the heading and the content, as text, of each part."""
    found: dict[_Key, tuple[str, str]] = {}
    for heading, blocks in _divided(data):
        numbered = _NUMBERED.match(heading)
        name = numbered[0] if numbered else heading
        number = sum(1 for known, _number in found if known == name)
        found[name, number] = (heading or _("Uppgifterna om mötet"), json.dumps(blocks, sort_keys=True))
    return found


_NUMBERED = re.compile(r"§ \d+(?= )")


def _divided(data: Mapping[str, Any]) -> Iterator[tuple[str, list[Any]]]:
    """Divide a document at its main headings and where a § begins; what stands before the first is the head."""
    heading = ""
    blocks: list[Any] = [data.get(name) for name in ("kind", "title", "date", "logos")]
    listed = data.get("blocks")
    for block in listed if isinstance(listed, list) else ():
        if isinstance(block, dict) and block.get("is") == "Heading" and _divides(block):
            yield heading, blocks
            heading, blocks = str(block.get("text")), []
        blocks.append(block if heading else _without_numbers(block))
    yield heading, blocks


def _without_numbers(block: Any) -> Any:
    """Leave out which § there are: each is told by itself."""
    rows = block.get("rows") if isinstance(block, dict) else None
    if not isinstance(rows, list):
        return block
    return {**block, "rows": [row for row in rows if not isinstance(row, list) or row[:1] != [numbers_label()]]}


def _divides(block: Mapping[str, Any]) -> bool:
    return block.get("level") == 1 or str(block.get("text")).startswith("§ ")
