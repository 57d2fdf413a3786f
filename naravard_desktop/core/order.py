"""Order as fractional keys: a row is moved by changing that row alone. Keys compare as plain ASCII text."""

from fractional_indexing import FIError, generate_key_between, generate_n_keys_between

_LONGEST = 500
"""A key grows by one character for about six moves to the same place; the arithmetic is recursive."""


def spread(before: str | None, after: str | None, count: int) -> list[str]:
    """Return `count` rising keys between two others; None stands for the start or the end.

    Two laptops can make the same key at the same time; ties are broken by id, and nothing fits between equal keys:
    then the new keys go after both.
    """
    if before is not None and after is not None and before >= after:
        after = None
    keys: list[str] = generate_n_keys_between(before, after, count)
    return keys


def between(before: str | None, after: str | None) -> str:
    """Return one key as `spread` does."""
    return spread(before, after, 1)[0]


def following(last: str | None, count: int) -> list[str]:
    """Return `count` rising keys, all after `last`."""
    return spread(last, None, count)


def is_key(text: str) -> bool:
    """Tell whether `text` is an order key at all: one that came from elsewhere may not be."""
    if len(text) > _LONGEST:
        return False
    try:
        generate_key_between(text, None)
    except (FIError, ValueError, IndexError):
        return False
    return text.isalnum() and text.isascii()
