"""The two kinds of exceptions: `Trouble` is the user's (disk, file, template), everything else is a bug of ours."""

import copyreg
from typing import Any

from naravard_desktop.core.language import sentence


class Trouble(Exception):  # noqa: N818 - not an error in the program
    """Something outside the program is wrong: what happened, what is safe and what to do, as a sentence.

    Kept as key + parameters, so that it can be shown in another language than the one it was raised in.
    """

    def __init__(self, message: str, **params: Any) -> None:
        super().__init__(message, params)
        self.message = message
        self.params = params

    def __reduce__(self) -> tuple[Any, ...]:
        """Come whole out of a child process: an exception is otherwise made anew from its arguments, which a subclass may not
        take."""
        return copyreg.__newobj__, (type(self), *self.args), self.__dict__  # type: ignore[attr-defined]

    def __str__(self) -> str:
        return sentence(self.message, self.params)
