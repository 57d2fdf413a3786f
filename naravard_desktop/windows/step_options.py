"""A moment's own settings, as its kind asks for them: one form for each kind, made when it is first needed."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from naravard_desktop.core import check
from naravard_desktop.core.kind import Options, Unfit
from naravard_desktop.core.language import _
from naravard_desktop.kinds import KINDS
from naravard_desktop.process.workshops import Step
from naravard_desktop.widgets.theme import set_kind
from naravard_desktop.windows.step_options_form import OptionForm, Raw, blank


class StepOptions(QWidget):
    """The form of the moment shown; hidden for a kind that asks for nothing.

    What stands in `unsaved`, by moment, is shown in place of what the library has.
    """

    changed = Signal(str, object, str)
    """A moment's id, what stands in its form, and the typing it comes from."""
    made = Signal()
    """A form was made: it has to be put in the order of Tab."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.unsaved: dict[str, Raw] = {}
        self._step: Step | None = None
        self._forms: dict[str, OptionForm] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._strange = False
        self.strange = QLabel(_("Inställningarna är gjorda i en annan version och går inte att ändra här."))
        self.strange.setWordWrap(True)
        set_kind(self.strange, "secondary")
        self._column.addWidget(self.strange)

    @property
    def form(self) -> OptionForm | None:
        """The form shown; None where nothing is asked for, or what there is cannot be read."""
        form = self._forms.get(self._step.kind) if self._step and not self._strange else None
        return form if form and form.fields else None

    def show_step(self, step: Step | None, waiting: Mapping[str, Any] | None = None) -> None:
        """Show a moment's settings: those that wait to be put right, if there are any, or those it has."""
        other = self._step is None or step is None or step.id != self._step.id
        if other:
            self.settle()
        self._step = step
        self._strange = step is not None and step.kind in KINDS and fault(step.kind, step.options) is not None
        if step and step.kind in KINDS and step.kind not in self._forms:
            form = self._forms[step.kind] = OptionForm(KINDS[step.kind].options)
            form.changed.connect(self._changed)
            self._column.addWidget(form)
            self.made.emit()
        for kind, form in self._forms.items():
            form.setVisible(step is not None and kind == step.kind and form is self.form)
        self.strange.setVisible(self._strange)
        self.setVisible(self.form is not None or self._strange)
        if step and self.form:
            raw = blank(KINDS[step.kind].options) | step.options
            kept = self.unsaved.get(step.id, waiting)
            self.form.put(raw | dict(kept or {}), other=other)
            if kept is None:
                self.form.say("", "")
            elif other:
                self.say_wrong(fault(step.kind, self.form.value()))

    def settle(self) -> None:
        """Have what is being typed saved now, for the moment it was typed in."""
        if self.form:
            self.form.settle()

    def stops(self) -> list[QWidget]:
        """Return what Tab comes to, in order."""
        return self.form.stops() if self.form else []

    def say_wrong(self, wrong: check.Wrong | None) -> None:
        """Say what keeps the settings from being saved."""
        if self.form and wrong:
            expected = wrong.plain if isinstance(wrong, Unfit) else wrong.expected
            self.form.say(wrong.key, _("Inte sparat än: det ska vara {expected}.").format(expected=expected))
        elif self.form:
            self.form.say("", "")

    def say_refused(self, sentence: str) -> None:
        """Say why the settings cannot be changed so, in the kind's own words."""
        if self.form:
            self.form.say("", sentence)

    def _changed(self, typed: str) -> None:
        if self._step and self.form:
            self.unsaved.pop(self._step.id, None)
            self.changed.emit(self._step.id, self.form.value(), typed)


def read(kind: str, raw: Raw) -> Options:
    """Make a kind's options of what stands in its form.

    :raises check.Wrong: saying what does not fit.
    """
    return check.build(KINDS[kind].options, raw)


def fault(kind: str, raw: Raw) -> check.Wrong | None:
    """Return what does not fit, if anything."""
    try:
        read(kind, raw)
    except check.Wrong as wrong:
        return wrong
    return None
