"""Principles: candidates become principles, agreed on by counted hands and adopted; then how one sees that they are kept.

A later step that `uses` a principles step works on the same principles."""

from dataclasses import dataclass
from typing import Literal

from naravard_desktop.core.kind import Options as NoOptions
from naravard_desktop.core.kind import asked
from naravard_desktop.core.language import N_


@dataclass(frozen=True, slots=True, kw_only=True)
class Options(NoOptions):
    """`part` says what this step is for: to put candidates together and agree, or to say how one sees it on each level."""

    part: Literal["agree", "signs"] = asked("agree", N_("Det som görs"))
