"""Templates: which there are, and whether those that somebody has written are right."""

import argparse
import sys

from naravard_desktop.cli.codes import DONE, TROUBLE
from naravard_desktop.core.language import _
from naravard_desktop.core.trouble import Trouble
from naravard_desktop.jobs import templates


def list_templates(_chosen: argparse.Namespace) -> int:
    """List the templates; say which of the user's own cannot be read."""
    found, troubles = templates.available()
    for one in found.values():
        print(_("{id}  {title} ({minutes} min)").format(id=one.id, title=one.title, minutes=one.minutes))
    for trouble in troubles:
        print(trouble, file=sys.stderr)
    return TROUBLE if troubles else DONE


def check_templates(chosen: argparse.Namespace) -> int:
    """Say of each file whether it is a template, and if not, why."""
    result = DONE
    for file in chosen.files:
        try:
            one = templates.check(file)
        except Trouble as trouble:
            print(trouble, file=sys.stderr)
            result = TROUBLE
        else:
            print(
                _("{file}: rätt, {count} moment, {minutes} min.").format(
                    file=file.name, count=len(one.steps), minutes=one.minutes
                )
            )
    return result
