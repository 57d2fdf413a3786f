"""What stands at the head of the minutes and how their matters are numbered: saved as it is written."""

import re
from functools import partial

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QDialogButtonBox, QHBoxLayout, QRadioButton, QSpinBox, QWidget

from naravard_desktop.core.language import N_, _
from naravard_desktop.core.text import excerpt, one_line
from naravard_desktop.core.trouble import Trouble
from naravard_desktop.jobs.finals import next_number
from naravard_desktop.live.session import Session
from naravard_desktop.parts.typed_field import TypedField
from naravard_desktop.process import forms
from naravard_desktop.process.forms import Form, MinutesForm, minutes_form
from naravard_desktop.process.people import organisations
from naravard_desktop.process.processes import process
from naravard_desktop.process.settings import ArchiveProfile, archive_profile, set_archive_profile
from naravard_desktop.storage.edit import Scope
from naravard_desktop.widgets.theme import current, set_kind
from naravard_desktop.windows.form_dialog import FormDialog

_LABELS = {
    "heading": N_("Rubrikord: {value}"),
    "number": N_("Mötets nummer: {value}"),
    "body": N_("Vems möte: {value}"),
    "case": N_("Diarienummer: {value}"),
}
_MOST = 9_999


class MinutesHeadDialog(FormDialog):
    """Of one workshop. What is done in it is undone in Dokument."""

    def __init__(self, session: Session, scope: Scope, parent: QWidget, *, finished: bool) -> None:
        super().__init__(_("Dokumentets huvud"), session, parent)
        self._session, self._scope = session, scope
        self._workshop_id = scope.workshop_id or ""
        self.fields: dict[str, TypedField] = {}
        """Heading, number and body by these names, and case numbers by the organisations' ids."""
        self._kept: dict[str, str] = {}
        self.unsaved: set[str] = set()
        """Fields whose text the library does not have yet."""
        if finished:
            self.add_words(
                _("Det som är färdigställt ändras inte av det här. Öppna det igen först, så kommer ändringarna med."),
                "warn",
            )
        self._add_form()
        self._add_fields()
        self._add_numbers()
        self._add_archive()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        close = buttons.button(QDialogButtonBox.StandardButton.Close)
        close.setText(_("Klar"))
        set_kind(close, "primary")
        buttons.rejected.connect(self.accept)
        self._show()
        self.add_foot_part(buttons)
        close.setDefault(True)
        self.forms["formal" if self._form().form == "formal" else "notes"].setFocus()

    def done(self, result: int) -> None:
        """Save what is typed before the dialog goes; what cannot be saved keeps it open once, then Escape leaves."""
        self.settle()
        if self.unsaved and result:
            self.fields[next(iter(self.unsaved))].setFocus()
        else:
            super().done(result)

    def settle(self) -> None:
        """Have what is being typed saved, and what could not be saved tried again."""
        for field in self.fields.values():
            field.settle()
        for name in list(self.unsaved):
            self._write(name, self.fields[name].text(), "")

    def _add_form(self) -> None:
        self.forms: dict[Form, QRadioButton] = {
            "notes": QRadioButton(_("&Mötesanteckningar")),
            "formal": QRadioButton(_("&Protokoll, med underskrifter")),
        }
        self._group = QButtonGroup(self)
        row = QHBoxLayout()
        row.setSpacing(current().px(20))
        for key, button in self.forms.items():
            button.setObjectName(key)
            button.setAccessibleDescription(_("Dokumentets form"))
            self._group.addButton(button)
            row.addWidget(button)
        row.addStretch(1)
        self._group.buttonClicked.connect(self._choose_form)
        self.add_words(_("Form"), "heading")
        self.add(row)
        self.add_words(
            _(
                "Ordförande, sekreterare och den som justerar hämtas från närvaron. Skriv deras roller under Inbjudna i "
                "Förbered."
            ),
            "secondary",
        )

    def _add_fields(self) -> None:
        library = self._session.library
        title = process(library, self._scope.process_id).title
        self.add_words(_("Huvud"), "heading")
        self._add_text("heading", _("&Rubrikord"), "", hint=_("Lämna tomt för dokumentets vanliga namn."))
        self._add_text("body", _("&Vems möte"), title, hint=_("Till exempel ett samverkansråd. Tomt: uppdragets namn."))
        self._add_text("number", _("Mötets &nummer"), _("Till exempel 3/2027"))
        parties = organisations(library, self._scope.process_id)
        if parties:
            self.add_words(_("Diarienummer"), "heading")
            self.add_words(_("Varje organisation har sitt eget diarium."), "secondary")
        for party in parties:
            self._add_text(party.id, party.name.replace("&", "&&"), "")

    def _add_text(self, name: str, label: str, placeholder: str, hint: str = "") -> None:
        plain = re.sub("&(.)", r"\1", label)
        field = TypedField(plain, placeholder, most_lines=2, splits="never", accepts_empty=True)
        field.settled.connect(partial(self._settled, name))
        field.accepted.connect(self.focusNextChild)
        field.cancelled.connect(self.reject)
        self.fields[name] = field
        self.add_field(label, field, hint)

    def _add_numbers(self) -> None:
        self.add_words(_("Paragrafer"), "heading")
        self.numbered = QCheckBox(_("Ge varje ärende en &paragraf"))
        self.numbered.clicked.connect(self._set_numbered)
        self.first = QSpinBox()
        self.first.setRange(0, _MOST)
        self.first.setKeyboardTracking(False)
        self.first.setAccessibleName(_("Första paragrafen"))
        self.first.valueChanged.connect(self._set_first)
        self.add(self.numbered)
        self.add_field(
            _("&Första paragrafen"),
            self.first,
            _("Numren löper genom året och ges när dokumentet färdigställs. De används aldrig igen."),
        )

    def _add_archive(self) -> None:
        self.archive: dict[ArchiveProfile, QRadioButton] = {
            "a2": QRadioButton(_("PDF/A-&2a, det vanliga")),
            "a1": QRadioButton(_("PDF/A-&1a, för arkiv som kräver det")),
        }
        self.add_words(_("Arkiv"), "heading")
        chosen = archive_profile(self._session.library)
        self._profiles = QButtonGroup(self)
        for key, button in self.archive.items():
            button.setObjectName(key)
            button.setChecked(key == chosen)
            self._profiles.addButton(button)
            self.add(button)
        self._profiles.buttonClicked.connect(self._choose_profile)
        self.add_words(
            _("Gäller alla dokument i Naravård på den här datorn. Fråga arkivet om ni är osäkra."), "secondary"
        )

    def _form(self) -> MinutesForm:
        return minutes_form(self._session.library, self._workshop_id)

    def _show(self) -> None:
        """Show what the library has."""
        library, form = self._session.library, self._form()
        self.forms[form.form].setChecked(True)
        self.fields["heading"].setPlaceholderText(_("Protokoll") if form.form == "formal" else _("Mötesanteckningar"))
        body = forms.body_name(library, self._scope.process_id)
        cases = forms.case_numbers(library, self._workshop_id)
        for name, field in self.fields.items():
            kept = {"heading": form.heading, "number": form.number, "body": body}.get(name, cases.get(name, ""))
            if name not in self._kept or (name not in self.unsaved and not field.hasFocus()):
                self._kept[name] = kept
                field.put(kept)
        self.numbered.setChecked(form.numbered)
        self.first.setEnabled(form.numbered)
        self.first.setSpecialValueText(
            _("§ {number}, nästa i följd").format(number=next_number(library, self._workshop_id))
        )
        self.first.setPrefix("§ ")
        with QSignalBlocker(self.first):
            self.first.setValue(form.first_number or 0)

    def _choose_form(self, button: QRadioButton) -> None:
        form: Form = "formal" if button.objectName() == "formal" else "notes"
        self._do(
            N_("Form: {form}"),
            partial(forms.set_form, self._session.library, self._workshop_id, form),
            form=_("Protokoll") if form == "formal" else _("Mötesanteckningar"),
        )

    def _set_numbered(self) -> None:
        on = self.numbered.isChecked()
        write = partial(forms.change_form, self._session.library, self._workshop_id, numbered=on)
        self._do(N_("Ärenden med paragraf") if on else N_("Ärenden utan paragraf"), write)

    def _set_first(self, number: int) -> None:
        write = partial(forms.change_form, self._session.library, self._workshop_id, first_number=number or None)
        self._do(N_("Första paragrafen"), write)

    def _choose_profile(self, button: QRadioButton) -> None:
        try:
            set_archive_profile(self._session.library, "a1" if button.objectName() == "a1" else "a2")
        except Trouble as trouble:
            self.say_trouble(trouble)
            self.archive[archive_profile(self._session.library)].setChecked(True)

    def _settled(self, name: str, text: str) -> None:
        self._write(name, text, self.fields[name].typing)

    def _write(self, name: str, text: str, typing: str) -> None:
        library, value = self._session.library, one_line(text)
        match name:
            case "heading" | "number":
                write = partial(forms.change_form, library, self._workshop_id, **{name: value})
            case "body":
                write = partial(forms.set_body_name, library, self._scope.process_id, value)
            case _:
                write = partial(forms.set_case_number, library, self._workshop_id, name, value)
        label = _LABELS.get(name, _LABELS["case"])
        self.unsaved.add(name)  # until it is: what is shown anew must not take its place
        self._do(label, write, name=name, typing=typing, value=excerpt(value) or "–")

    def _do(self, label: str, write: partial[None], *, name: str = "", typing: str = "", **params: str) -> None:
        def change() -> bool:
            write()
            return True

        if self._session.do(self._scope, label, change, typing=typing, **params):
            self.banner.hide()
            self.unsaved.discard(name)
        self._show()
