"""Words of sensitive kinds are told of, the more gravely where somebody is described; everyday talk of care seldom is."""

import dataclasses
from collections.abc import Iterator, Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from naravard_desktop.core import paths
from naravard_desktop.core.sensitive import NOBODY, Known, Word, known, words
from naravard_desktop.core.sensitive_words import OF_ONE, TOPICS, Sensitive
from naravard_desktop.core.template import read
from naravard_desktop.kinds import OPTIONS

LONG = 100_000
TALK = (
    "Vi behöver en gemensam bild av korttidsplatserna i kommunen.",
    "Hemtjänsten och distriktssköterskan träffas varje måndag om de mest sköra äldre.",
    "Samordnad individuell plan ska erbjudas alla som behöver insatser från båda huvudmännen.",
    "Vem ringer när någon skrivs ut på en fredag?",
    "Läkarmedverkan på särskilt boende fungerar olika i länet.",
    "Vårdcentralen vill ha ett direktnummer till biståndshandläggaren.",
    "Fast vårdkontakt saknas för många.",
    "Primärvården tar över uppföljningen efter utskrivning.",
    "Det är oklart vem som har ansvaret för läkemedelsgenomgångar.",
    "Anhöriga vet inte vart de ska vända sig.",
    "Rehabteamet arbetar hemma hos patienten de första två veckorna.",
    "Vi mäter återinskrivningar inom 30 dagar.",
    "Välfärdsteknik: digital tillsyn på natten är införd i tre områden.",
    "Demensteamet och demenssjuksköterskan är med på mötena.",
    "Psykiatrin, socialtjänsten och skolan har olika journalsystem.",
    "Missbruksvården flyttas till det nya ansvarsområdet.",
    "Ungdomsmottagningen har öppet två kvällar i veckan.",
    "Personalen på korttidsboendet får handledning av palliativa teamet.",
    "En väg in för äldre med stora behov.",
    "Trygg och säker hemgång för alla över 75 år.",
    "Mobilt närvårdsteam för de mest sjuka äldre.",
    "Avtal om hälso- och sjukvård mellan regionen och kommunerna.",
    "Ett arbetssätt där den enskilde är med och bestämmer.",
    "Medicinskt ansvarig sjuksköterska deltar varannan månad.",
    "Vi har 14 platser på växelvård och de är alltid fulla.",
    "Fallprevention: vi provar i två områden under våren.",
    "Nattpatrullen larmar ambulansen för ofta.",
    "Jourläkaren kan inte se kommunens dokumentation.",
    "Sjukskrivna medarbetare gör att hemsjukvården har svårt att bemanna.",
    "Lokala samverkansgruppen träffas fyra gånger om året.",
    "God och nära vård är en omställning för tio år framåt.",
    "Strokeenheten skriver planen tillsammans med kommunens rehab.",
    "Barn och unga med sammansatta behov faller mellan stolarna.",
    "Elevhälsan vill ha en kontaktväg till barn- och ungdomspsykiatrin.",
    "Föräldrastöd i grupp för småbarnsföräldrar.",
    "Vi saknar en gemensam rutin för avvikelser.",
    "Tolk behövs oftare än vi trodde.",
    "Politikerna vill se resultat under mandatperioden.",
    "Facket har frågat om arbetstiderna.",
    "Samverkan enligt lag sker i mars.",
    "Kyrkan och Röda Korset hjälper till med besök.",
    "Föreningslivet är en resurs för den som bor ensam.",
    "Nyanlända familjer behöver information på fler språk.",
    "Personer med psykisk ohälsa väntar för länge på första besök.",
    "Många äldre är ensamma, särskilt på landsbygden.",
    "Diabetesmottagningen provar digitala besök.",
    "Cancerrehabilitering i samverkan med primärvården.",
    "Resurserna räcker inte till både akut och planerad vård.",
    "Hjärtsviktsmottagningen ringer upp efter tre dagar.",
    "Enkäten besvarades av 240 medborgare, 61 % kvinnor.",
    "Vi provar i Norra området under sex månader och följer upp i maj.",
    "Utskrivningsklara patienter ska hem samma dag.",
    "Ansvarig: verksamhetschefen på hälsocentralen och enhetschefen i hemtjänsten.",
    "Ingen ska behöva berätta sin historia två gånger.",
    "Den som har störst behov ska få hjälp först.",
    "Undersköterskan är oftast den som märker förändringen.",
    "Patientens egna mål styr planen.",
    "Egenvård med stöd på 1177.",
    "Vårdplanering med gemensamma verktyg.",
    "LSS-boendena vill ha en egen fast läkare.",
)
"""What is said where care is planned together: of nobody in particular."""

OF_SOMEBODY = (
    ("Kvinna, 84 år, med demens bor ensam.", Sensitive.HEALTH, "demens"),
    ("Mannen har fått stroke.", Sensitive.HEALTH, "stroke"),
    ("Den 79-årige mannen är sjuk.", Sensitive.HEALTH, "sjuk"),
    ("Flickan utreds för adhd.", Sensitive.HEALTH, "adhd"),
    ("Hon har bipolär sjukdom.", Sensitive.HEALTH, "bipolär"),
    ("Dottern säger att han dricker.", Sensitive.ADDICTION, "dricker"),
    ("Pappan har ett alkoholmissbruk.", Sensitive.ADDICTION, "alkoholmissbruk"),
    ("Hen är transperson.", Sensitive.SEXUALITY, "transperson"),
    ("Han är muslim och vill ha en manlig skötare.", Sensitive.BELIEF, "muslim"),
    ("Hon är partimedlem.", Sensitive.POLITICS, "partimedlem"),
    ("Hon är fackligt aktiv.", Sensitive.UNION, "fackligt"),
    ("Han är asylsökande.", Sensitive.ORIGIN, "asylsökande"),
    ("Sonen är dömd för misshandel.", Sensitive.CRIME, "dömd"),
    ("Pojken är omhändertagen.", Sensitive.SOCIAL, "omhändertagen"),
    ("Familjen har skyddad identitet.", Sensitive.PROTECTED, "skyddad identitet"),
    ("A.K. har epilepsi.", Sensitive.HEALTH, "epilepsi"),
)


def found(text: str, about: Known = NOBODY) -> list[tuple[Sensitive, str, bool]]:
    """Return what is found in a text: its kind, how it is written, and whether it is about somebody."""
    return [(one.kind, text[one.start : one.end], one.of_one) for one in words(text, about)]


def delivered() -> Iterator[str]:
    """Return every text of the delivered templates."""
    for file in sorted(paths.WORKSHOPS.glob("*.toml")):
        yield from texts(read(file, OPTIONS))


def texts(value: object) -> Iterator[str]:
    """Return every text in something."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for one in value.values():
            yield from texts(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from texts(one)
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            yield from texts(getattr(value, field.name))


def test_the_delivered_templates_raise_no_alarm() -> None:
    written = list(delivered())
    assert len(written) > 400
    assert [hit for text in written for hit in found(text)] == []


def test_everyday_talk_raises_few_alarms_and_none_about_anybody() -> None:
    hits = [hit for text in TALK for hit in found(text)]
    assert len(hits) <= len(TALK) // 15
    assert not any(of_one for _kind, _word, of_one in hits)


@pytest.mark.parametrize(("text", "kind", "word"), OF_SOMEBODY)
def test_what_is_said_of_somebody_is_told_gravely(text: str, kind: Sensitive, word: str) -> None:
    assert (kind, word, True) in found(text)
    assert (kind, word.replace(" ", "\u00a0"), True) in found(text.replace(" ", "\u00a0"))


def test_the_same_word_as_a_topic_is_told_mildly() -> None:
    assert found("Vi vill lära mer om demens.") == [(Sensitive.HEALTH, "demens", False)]
    assert found("Stöd vid missbruk.") == [(Sensitive.ADDICTION, "missbruk", False)]


def test_some_words_are_told_only_of_somebody() -> None:
    assert found("Fler blir sjuka på vintern.") == []
    assert found("Kvinna, 84 år, blev sjuk.") == [(Sensitive.HEALTH, "sjuk", True)]


def test_only_the_sentence_itself_is_about_somebody_in_a_long_text() -> None:
    lead = "Vi gick igenom hur det ser ut i dag och vad som är på väg i hela länet. " * 4
    text = f"{lead}Hon är 84 år och bor ensam. Sedan talade vi om demens."
    assert found(text) == [(Sensitive.HEALTH, "demens", False)]
    assert found(f"{lead}Hon är 84 år och har demens.") == [(Sensitive.HEALTH, "demens", True)]


@pytest.mark.parametrize(
    "text",
    ["Demensplanen är fem år gammal.", "Ett treårigt projekt.", "Alla som är 80 år och äldre.", "För 20 år sedan."],
)
def test_the_age_of_a_plan_is_nobodys(text: str) -> None:
    assert not any(one.of_one for one in words(f"{text} Vi talade om demens."))


def test_whoever_is_known_by_name_is_somebody() -> None:
    about = known(["Anna Exempelsson"], [])
    assert found("Anna Exempelsson har epilepsi.", about) == [(Sensitive.HEALTH, "epilepsi", True)]
    assert found("Annas epilepsi.", about) == [(Sensitive.HEALTH, "epilepsi", True)]
    assert found("Annandagens epilepsi.", about) == [(Sensitive.HEALTH, "epilepsi", False)]


def test_titles_and_organisations_are_no_secrets() -> None:
    about = known([], ["Samordnare missbruk", "Stroke Exempel ek. för.", "Chef"])
    assert found("Åsa Exempel, samordnare missbruk, Stroke Exempel ek. för.", about) == []
    assert found("Samordnare missbruk talade om missbruk", about) == [(Sensitive.ADDICTION, "missbruk", False)]


@pytest.mark.parametrize("kind", Sensitive)
def test_every_kind_has_words_and_a_name(kind: Sensitive) -> None:
    assert kind.word
    assert kind in TOPICS


def test_every_word_of_the_lists_is_found() -> None:
    for source, frame in ((TOPICS, "{0}"), (OF_ONE, "Kvinna, 84 år, {0}")):
        for kind, text in source.items():
            for entry in text.split(","):
                word = " ".join(entry.split()).replace("*", "")
                assert kind in {one for one, _word, _of in found(frame.format(word))}, word


@pytest.mark.parametrize(
    "word", ["Demensteamet", "missbruksvård", "cancercentrum", "diabetes-team", "kolla", "ms", "aldrig"]
)
def test_names_of_services_and_other_words_are_left_alone(word: str) -> None:
    assert found(word) == []


def test_however_it_is_written_it_is_the_same_word() -> None:
    for text in ("DEMENS", "de\u00admens", "demens-", "“demens”", "Demenssjukdomen", "frontallobs-demens"):
        assert [one.kind for one in words(text)] == [Sensitive.HEALTH], text


def _check(text: str, found: list[Word]) -> None:
    ends = 0
    for one in found:
        assert ends <= one.start < one.end <= len(text)
        ends = one.end


@given(
    st.one_of(st.text(), st.text("demnså-Kvia 84.\n\u00ad\u0301İß", max_size=80)),
    st.lists(st.text(max_size=8), max_size=3),
)
def test_nothing_stops_it_and_what_it_finds_is_there(text: str, names: list[str]) -> None:
    _check(text, words(text, known(names, names)))


@pytest.mark.parametrize(
    "part", ["a", "å", "demens ", "demens-", "-a", "A. ", "18 år ", "a\u0301", " ", "\n", ".", "hon "]
)
def test_a_very_long_text_is_read_through(part: str) -> None:
    """What takes the square of a text's length would not come to an end."""
    text = f"{part * (LONG // len(part))}\n\ndemens"
    hits = words(text)
    _check(text, hits)
    assert text[hits[-1].start : hits[-1].end] == "demens"
