"""What a document shows and leaves out: the facilitator's choice for each document."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Switches:
    """`names`: persons by name, otherwise by organisation; `absent`: who was not there; `cards`: every card, otherwise
    how many; `votes`: the count of dots and hands; `confidential`: what is marked so, otherwise that it is left out."""

    names: bool = True
    absent: bool = True
    cards: bool = True
    votes: bool = True
    confidential: bool = False


EVERYTHING = Switches(confidential=True)
"""The internal copy: every captured word."""
