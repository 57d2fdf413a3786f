"""Templates that can be chosen: the delivered ones and the user's own."""

from pathlib import Path

from naravard_desktop.core import paths, template
from naravard_desktop.core.language import N_
from naravard_desktop.core.template import Template
from naravard_desktop.core.trouble import Trouble
from naravard_desktop.kinds import KINDS, OPTIONS


def check(file: Path) -> Template:
    """Read one template file.

    :raises Trouble: naming file, moment, key and what was expected.
    """
    return template.read(file, OPTIONS, {name: kind.uses for name, kind in KINDS.items()})


def available() -> tuple[dict[str, Template], list[Trouble]]:
    """Return the templates by id, and what is wrong with those that cannot be read.

    A template in the user's own folder goes before a delivered one with the same id.
    """
    found: dict[str, Template] = {}
    troubles: list[Trouble] = []
    for folder in (paths.WORKSHOPS, paths.own_templates()):
        for file in sorted(folder.glob("*.toml")):
            try:
                one = check(file)
            except Trouble as trouble:
                troubles.append(trouble)
            else:
                found[one.id] = one
    return found, troubles


def named(template_id: str) -> Template:
    """Return the template with this id.

    :raises Trouble: if there is none.
    """
    found, _troubles = available()
    if template_id not in found:
        raise Trouble(
            N_("Det finns ingen mall som heter {name}. Mallar: {known}."),
            name=template_id,
            known=", ".join(sorted(found)),
        )
    return found[template_id]
