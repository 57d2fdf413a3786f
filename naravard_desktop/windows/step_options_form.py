"""A form made from a dataclass: a field for each thing that says what it is asked for under (`core.kind.asked`)."""

import dataclasses
import typing
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QVBoxLayout, QWidget

from naravard_desktop.core.language import _
from naravard_desktop.widgets.announce import announce
from naravard_desktop.widgets.theme import current, theme
from naravard_desktop.windows.step_options_fields import (
    ChoiceField,
    LinesField,
    NumberField,
    OptionField,
    TextField,
    YesField,
)

Raw = dict[str, Any]
"""Values by name, in the shape that `core.check.build` reads."""


class OptionForm(QWidget):
    """Fields for what a dataclass asks for. What it does not ask for is handed back as it came."""

    changed = Signal(str)
    """Something was written; with the typing it comes from."""

    def __init__(self, of: type, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._raw: Raw = {}
        self.fields: dict[str, OptionField] = {}
        self._when: dict[str, tuple[str, str]] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        hints = typing.get_type_hints(of)
        for one in dataclasses.fields(of):
            if label := str(one.metadata.get("label", "")):
                field = _field(hints[one.name], _(label), _(str(one.metadata.get("hint", ""))), one.metadata)
                field.setObjectName(one.name)
                field.changed.connect(self._changed)
                self.fields[one.name] = field
                self._when[one.name] = one.metadata["when"]
                self._column.addWidget(field)
        theme().changed.connect(self._scale)
        self._scale()

    def value(self) -> Raw:
        """Return what stands in the form."""
        return self._raw | {name: field.value() for name, field in self.fields.items()}

    def put(self, raw: Raw, *, other: bool) -> None:
        """Show values; `other`: of something else than before, so that nothing that is being typed stays."""
        self._raw = dict(raw)
        for name, field in self.fields.items():
            if name in raw:
                field.put(raw[name], other=other)
        self._show_asked()

    def settle(self) -> None:
        """Have what is being typed told of now."""
        for field in self.fields.values():
            field.settle()

    def stops(self) -> list[QWidget]:
        """Return what Tab comes to, in order."""
        return [stop for field in self.fields.values() for stop in field.stops()]

    def say(self, key: str, sentence: str) -> None:
        """Say beside a field why nothing is saved; "" for nothing. `key` is as `core.check` names it: columns[2].name."""
        name = key.split("[")[0].split(".")[0]
        place = name if name in self.fields else next(iter(self.fields), "")
        for at, field in self.fields.items():
            _say(field.wrong, sentence if at == place else "")

    def _changed(self, typed: str) -> None:
        self._show_asked()
        self.changed.emit(typed)

    def _show_asked(self) -> None:
        """Show the fields that are asked for together with what another says."""
        for name, (other, value) in self._when.items():
            self.fields[name].setVisible(not other or self.fields[other].value() == value)

    def _scale(self) -> None:
        self._column.setSpacing(current().px(10))


def blank(of: type) -> Raw:
    """Return a row of `of` in which nothing stands."""
    found: Raw = {}
    for one in dataclasses.fields(of):
        default = "" if one.default is dataclasses.MISSING else one.default
        found[one.name] = list(default) if isinstance(default, tuple) else default
    return found


def _field(hint: Any, label: str, about: str, metadata: typing.Mapping[str, Any]) -> OptionField:
    if hint is bool:
        return YesField(label, about)
    if hint is int:
        return NumberField(label, about)
    if typing.get_origin(hint) is typing.Literal:
        return ChoiceField(label, about, typing.get_args(hint), metadata["words"])
    if typing.get_origin(hint) is tuple:
        item = typing.get_args(hint)[0]
        if dataclasses.is_dataclass(item):
            from naravard_desktop.windows.step_options_rows import RowsField  # a row is a form of its own

            return RowsField(label, about, typing.cast(type, item))
        return LinesField(label, about)
    return TextField(label, about)


def _say(label: QLabel, sentence: str) -> None:
    new = bool(sentence) and (label.isHidden() or label.text() != sentence)
    label.setText(sentence)
    label.setVisible(bool(sentence))
    if new and label.isVisible():
        announce(label, sentence)
