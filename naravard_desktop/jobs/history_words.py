"""What tables, columns and values are called where people read what was changed."""

from naravard_desktop.core.clock import is_date, is_time, local, spoken_date, spoken_time
from naravard_desktop.core.language import N_, _
from naravard_desktop.core.words import Level, OrganisationType
from naravard_desktop.process.actions import ActionState
from naravard_desktop.storage.table import TableInfo

TABLES = {
    "process": N_("Uppdrag"),
    "organisation": N_("Organisation"),
    "person": N_("Person"),
    "workshop": N_("Workshop"),
    "step": N_("Moment"),
    "attendance": N_("Närvaro"),
    "party": N_("Bord"),
    "card": N_("Lapp"),
    "vote": N_("Röst"),
    "cluster": N_("Kluster"),
    "leg": N_("Del av kluster"),
    "placement": N_("Plats på tavlan"),
    "principle": N_("Princip"),
    "goal": N_("Mål"),
    "decision": N_("Beslut"),
    "action": N_("Åtgärd"),
    "responsible": N_("Ansvarig"),
    "review": N_("Uppföljning"),
    "link": N_("Koppling"),
    "attachment": N_("Bilaga"),
    "case_number": N_("Diarienummer"),
    "abbreviation": N_("Förkortning"),
    "final": N_("Färdigställt dokument"),
    "matter": N_("Paragraf"),
    "export": N_("Sparat dokument"),
}

COLUMNS = {
    "title": N_("Rubrik"),
    "about": N_("Om uppdraget"),
    "body": N_("Vems möte"),
    "form": N_("Form"),
    "heading": N_("Dokumentets namn"),
    "number": N_("Nummer"),
    "numbered": N_("Paragrafer"),
    "first_number": N_("Första paragraf"),
    "short": N_("Förkortning"),
    "meaning": N_("Betydelse"),
    "version": N_("Version"),
    "finished": N_("Färdigställd"),
    "finished_by": N_("Färdigställd av"),
    "adjusted": N_("Justerat datum"),
    "reopened": N_("Öppnad igen"),
    "reopened_by": N_("Öppnad av"),
    "reason": N_("Skäl"),
    "cleared": N_("Arbetsmaterialet rensat"),
    "year": N_("År"),
    "made": N_("Sparat"),
    "what": N_("Vad"),
    "name": N_("Namn"),
    "type": N_("Huvudman"),
    "organisation_id": N_("Organisation"),
    "organisation_type": N_("Huvudman"),
    "level": N_("Nivå"),
    "date": N_("Datum"),
    "starts": N_("Start"),
    "ends": N_("Slut"),
    "place": N_("Plats"),
    "next_date": N_("Nästa möte, datum"),
    "next_time": N_("Nästa möte, tid"),
    "next_place": N_("Nästa möte, plats"),
    "minutes": N_("Minuter"),
    "aim": N_("Syfte"),
    "instruction": N_("Så gör du"),
    "material": N_("Material"),
    "background": N_("Bakgrund"),
    "prompt": N_("Fråga till gruppen"),
    "help": N_("Hjälp till gruppen"),
    "anonymous": N_("Anonymt"),
    "uses_id": N_("Arbetar med"),
    "step_id": N_("Moment"),
    "person_id": N_("Person"),
    "role": N_("Roll"),
    "state": N_("Läge"),
    "text": N_("Text"),
    "author_id": N_("Skrivet av"),
    "party": N_("Bord eller grupp"),
    "hidden": N_("Dold"),
    "confidential": N_("Konfidentiell"),
    "value": N_("Antal eller poäng"),
    "card_id": N_("Lapp"),
    "cluster_id": N_("Kluster"),
    "principle_id": N_("Princip"),
    "persons": N_("Antal personer"),
    "leg_id": N_("Del av kluster"),
    "purpose": N_("Syfte"),
    "owner_id": N_("Gäller"),
    "coordinator_id": N_("Samordnare"),
    "medical_support_id": N_("Medicinskt stöd"),
    "needs_medical_support": N_("Behöver medicinskt stöd"),
    "leader_id": N_("Ledare"),
    "sign_micro": N_("Så märks det, mikro"),
    "sign_meso": N_("Så märks det, meso"),
    "sign_macro": N_("Så märks det, makro"),
    "why": N_("Varför"),
    "measure": N_("Mätetal"),
    "target": N_("Målvärde"),
    "decided_by": N_("Beslutas av"),
    "decided_on": N_("Beslutsdatum"),
    "due": N_("Klart senast"),
    "comment": N_("Kommentar"),
    "talked": N_("Pratat om"),
    "action_id": N_("Åtgärd"),
    "due_before": N_("Klart senast, tidigare"),
    "from_id": N_("Från"),
    "to_id": N_("Till"),
    "alt": N_("Beskrivning"),
}

_OWN_COLUMNS = {("cluster", "owner_id"): N_("Ägare")}

_UNTOLD = {
    *("id", "rank", "created", "sample", "template", "source", "language", "kind", "options"),
    *("process_id", "workshop_id", "section", "sha256", "media_type", "about_id"),
    *("switches", "internal", "published", "remarks"),
}
"""Columns that say nothing to a reader, or what the row's other columns say; and whole documents, to be read as such."""

_INSTANTS = frozenset({"finished", "reopened", "cleared", "made"})

_STATES = {
    "form": {"notes": N_("mötesanteckningar"), "formal": N_("protokoll")},
    "attendance": {"invited": N_("inbjuden"), "present": N_("närvarande"), "absent": N_("frånvarande")},
    "goal": {"open": N_("gäller"), "reached": N_("nått"), "dropped": N_("gäller inte längre")},
    "principle": {"proposed": N_("inte antagen"), "adopted": N_("antagen"), "dropped": N_("utgår")},
}


def told_columns(info: TableInfo) -> set[str]:
    """Return the columns that people can read; of a table that has no word here, only those that hold their own words."""
    if info.name in TABLES:
        return set(info.columns) - _UNTOLD
    return {column for column in info.columns if column in info.table.search or column in COLUMNS} - _UNTOLD


def table_word(table: str) -> str:
    """Return what a row of a table is called; a table of a kind that has no word here is something noted."""
    return _(TABLES[table]) if table in TABLES else _("Uppgift")


def column_word(table: str, column: str) -> str:
    """Return a column's name; "" for one that has no word here."""
    word = _OWN_COLUMNS.get((table, column)) or COLUMNS.get(column)
    return _(word) if word else ""


def value_words(table: str, column: str, value: str | int) -> str:
    """Return a value as people write it."""
    text = str(value)
    if column in _INSTANTS:
        return _instant_words(text)
    if column == "state":
        words = _STATES.get(table, {})
        if table in {"action", "review"} and text in set(ActionState):
            return ActionState(text).word
        return _(words[text]) if text in words else text
    if column == "form" and text in _STATES["form"]:
        return _(_STATES["form"][text])
    if column == "level" and text in set(Level):
        return Level(text).word
    if column in {"type", "organisation_type"} and text in set(OrganisationType):
        return OrganisationType(text).word
    if is_date(text):
        return spoken_date(text)
    return spoken_time(text) if is_time(text) else text


def _instant_words(text: str) -> str:
    """Return an instant as a day and a time in Sweden; one from elsewhere can be any text."""
    try:
        at = local(text)
    except ValueError:
        return text
    return _("{day} kl. {time}").format(day=spoken_date(f"{at:%Y-%m-%d}"), time=spoken_time(f"{at:%H:%M}"))
