"""The template that every workshop of a library is made from: own to the measurements, so that they stay the same."""

from naravard_desktop.core.kind import PlannedStep
from naravard_desktop.core.template import Template
from naravard_desktop.kinds import KINDS


def _moment(kind: str, title: str, minutes: int, *, uses: str = "", prompt: str = "") -> PlannedStep:
    return PlannedStep(
        id=kind,
        kind=kind,
        title=title,
        minutes=minutes,
        aim="Alla har en gemensam bild av vad som ska göras, och varför.",
        instruction="Låt alla skriva var för sig i fem minuter. Läs sedan upp lapparna en i taget.",
        uses=uses,
        prompt=prompt,
        options=KINDS[kind].options(),
    )


TEMPLATE = Template(
    id="matning",
    title="Klustra det som pågår",
    source="Naravård",
    steps=(
        _moment("opening", "Välkomna och incheckning", 15),
        _moment("notes", "Det här pågår redan", 30, prompt="Vad pågår redan hos oss?"),
        _moment("sorting", "Dela in i kluster", 45, uses="notes", prompt="Vad hör ihop?"),
        _moment("decisions", "Det här beslutar vi", 20),
        _moment("actions", "Vem gör vad", 30),
        _moment("closing", "Så går vi vidare", 10),
    ),
)
