"""Moments that no template has planned: what each kind is for, and texts good enough to be held as they stand."""

from collections.abc import Callable
from dataclasses import dataclass

from naravard_desktop.core.ids import new_id
from naravard_desktop.core.kind import Column, Options, PlannedStep
from naravard_desktop.core.language import N_, _
from naravard_desktop.kinds import KINDS
from naravard_desktop.steps.inventory import data as inventory
from naravard_desktop.steps.opening import data as opening
from naravard_desktop.steps.questions import data as questions


def own_moment(kind: str) -> PlannedStep:
    """Return a moment of a kind, to be added to a workshop as it is or changed first; every call gives it a new id."""
    texts, known = _TEXTS.get(kind, _Texts()), KINDS[kind]
    return PlannedStep(
        id=new_id(),
        kind=kind,
        title=_(known.title),
        minutes=texts.minutes,
        aim=_said(texts.aim),
        instruction=_said(texts.instruction),
        material=_said(texts.material),
        prompt=_said(texts.prompt),
        help=_said(texts.help),
        options=_BEGUN.get(kind, known.options)(),
    )


def purpose(kind: str) -> str:
    """Say in one line what a kind of moment is for; "" for one that nothing is said of."""
    return _said(_TEXTS.get(kind, _Texts()).purpose)


def _said(text: str) -> str:
    return _(text) if text else ""  # the catalogue answers "" with facts about itself


@dataclass(frozen=True, slots=True, kw_only=True)
class _Texts:
    minutes: int = 20
    purpose: str = ""
    aim: str = ""
    instruction: str = ""
    material: str = ""
    prompt: str = ""
    help: str = ""


def _opening() -> Options:
    return opening.Options(
        ground_rules=(
            _("En talar i taget, och alla får tala till punkt"),
            _("Vi talar om vården och samarbetet, aldrig om enskilda patienter så att de går att känna igen"),
            _("Den som är tveksam säger det här, inte efteråt"),
        ),
        check_in=_("Vad hoppas du att vi har gjort när vi går härifrån?"),
    )


def _questions() -> Options:
    return questions.Options(
        questions=(
            _("Vad fungerar bra i dag?"),
            _("Vad behöver vi göra annorlunda?"),
            _("Vad är det första vi kan göra tillsammans?"),
        )
    )


def _inventory() -> Options:
    return inventory.Options(
        heading=_("Det vi gör i dag"),
        columns=(
            Column(name=_("Vem som ansvarar")),
            Column(name=_("Hur det fungerar"), type="choice", choices=(_("bra"), _("delvis"), _("inte alls"))),
            Column(name=_("Att göra")),
        ),
    )


_BEGUN: dict[str, Callable[[], Options]] = {"opening": _opening, "questions": _questions, "inventory": _inventory}

_TEXTS = {
    "opening": _Texts(
        minutes=15,
        purpose=N_("Hälsa välkommen, säga varför ni ses och pricka av vilka som är här"),
        aim=N_("Alla vet varför ni ses och vilka som är med, och alla har sagt något."),
        instruction=N_(
            "Hälsa välkommen. Läs syftet från storbilden och fråga om något saknas.\n"
            "Pricka av vilka som är här.\n"
            "Läs upp hur ni ska arbeta tillsammans och fråga om ni är överens.\n"
            "Gå sedan laget runt med frågan, en mening var."
        ),
        material=N_("Deltagarlista\nNamnlappar och pennor"),
        prompt=N_("Vad hoppas du att vi har gjort när vi går härifrån?"),
        help=N_("En mening var."),
    ),
    "talk": _Texts(
        purpose=N_("Berätta eller samtala om något, och skriva ner det som är värt att minnas"),
        aim=N_("Alla har samma bild av frågan innan ni går vidare."),
        instruction=N_(
            "Berätta kort varför ni talar om det här.\n"
            "Låt alla tänka själva i en minut och sedan tala två och två i tre minuter.\n"
            "Samla upp i hela gruppen. Låt dem som inte har sagt något börja.\n"
            "Skriv det som är värt att minnas och läs upp det innan ni går vidare."
        ),
        prompt=N_("Vad behöver vi tala om innan vi går vidare?"),
        help=N_("Tänk själv först. Tala sedan två och två."),
    ),
    "break": _Texts(
        minutes=15,
        purpose=N_("Vila, med klockslaget då ni börjar igen på storbilden"),
        aim=N_("Alla orkar tänka i nästa moment."),
        instruction=N_(
            "Säg vilken tid ni börjar igen; den står på storbilden.\nBörja på den tiden, även om någon saknas."
        ),
        prompt=N_("Paus"),
    ),
    "follow_up": _Texts(
        purpose=N_("Gå igenom det ni kom överens om förra gången"),
        aim=N_(
            "Alla vet hur det har gått med det ni kom överens om, och inget blir liggande utan att någon vet om det."
        ),
        instruction=N_(
            "Ta en åtgärd i taget, den som är mest försenad först.\n"
            "Fråga den som ansvarar: Är det klart? Om inte, vad är i vägen och vilket datum gäller nu?\n"
            "Skriv svaret med några få ord och gå vidare. En minut för varje åtgärd räcker oftast.\n"
            "Behöver något mer tid, ta upp det senare i dag bland åtgärderna.\n"
            "Tacka för det som blev gjort."
        ),
        prompt=N_("Hur har det gått sedan sist?"),
        help=N_("Är det klart, på väg eller har något kommit i vägen?"),
    ),
    "notes": _Texts(
        purpose=N_("Samla tankar och förslag på lappar"),
        aim=N_("Allas tankar syns på ett ställe innan ni ordnar dem eller väljer."),
        instruction=N_(
            "Läs frågan högt två gånger.\n"
            "Låt alla skriva själva i tre minuter, en tanke på varje lapp. Tala sedan vid borden i fem.\n"
            "Ta in lapparna bord för bord. Läs upp var och en när du skriver in den.\n"
            "Fråga till sist: Vad har ingen sagt än?"
        ),
        material=N_("Lappar och pennor till alla"),
        prompt=N_("Vad tänker ni?"),
        help=N_("En tanke på varje lapp."),
    ),
    "questions": _Texts(
        minutes=30,
        purpose=N_("Svara på flera frågor i tur och ordning"),
        aim=N_("Varje fråga har ett svar som gruppen känner igen sig i, även där ni inte är överens."),
        instruction=N_(
            "Ta en fråga i taget och läs den högt.\n"
            "Låt alla tänka i en minut. Tala sedan vid borden i tre.\n"
            "Låt ett bord börja och fråga de andra: Vad vill ni lägga till?\n"
            "Skriv svaren så att den som inte var här förstår dem. Skriv också det ni inte är överens om."
        ),
        prompt=N_("Vad svarar vi?"),
        help=N_("En fråga i taget. Säg också det du tvekar om."),
    ),
    "inventory": _Texts(
        minutes=30,
        purpose=N_("Fylla i en tabell tillsammans, rad för rad"),
        aim=N_("Det ni har och det som saknas syns i en och samma tabell."),
        instruction=N_(
            "Läs upp vad varje rad och kolumn betyder.\n"
            "Gå igenom raderna en i taget och fyll i det gruppen vet. Det ingen vet får stå tomt.\n"
            "Fråga till sist: Vad saknas i tabellen? Lägg till det som nya rader.\n"
            "Skriv en åtgärd för det någon behöver ta reda på."
        ),
        prompt=N_("Vad finns, och hur fungerar det?"),
        help=N_("En sak på varje rad. En tom ruta är också ett svar."),
    ),
    "wording": _Texts(
        minutes=30,
        purpose=N_("Skriva en text tillsammans som alla kan stå bakom"),
        aim=N_("Gruppen har en text som alla kan säga med egna ord och stå bakom."),
        instruction=N_(
            "Låt två eller tre skriva ett förslag var, på fem minuter.\n"
            "Läs förslagen högt utan att någon kommenterar. Fråga sedan: Vilka ord ska vi behålla?\n"
            "Skriv en gemensam text av dem och läs upp den.\n"
            "Fråga: Kan alla stå bakom den? Ändra tills svaret är ja, eller skriv vad som återstår."
        ),
        material=N_("Papper och pennor"),
        prompt=N_("Hur säger vi det med våra egna ord?"),
        help=N_("Korta meningar. Ord som den det gäller skulle förstå."),
    ),
    "sorting": _Texts(
        minutes=30,
        purpose=N_("Ordna lapparna i kluster och bestämma vem som håller i vad"),
        aim=N_("Det syns vad som hör ihop, och varje lapp ligger på ett ställe."),
        instruction=N_(
            "Läs upp en lapp och fråga: Vad hör den ihop med?\n"
            "Sammanför lappar som är samma sak. Gör ett nytt kluster när något inte passar, och ge det ett namn ihop.\n"
            "Kommer ni inte överens på en minut, låt lappen ligga och kom tillbaka till den.\n"
            "Läs till sist upp varje kluster och fråga: Är det här rätt, och vem håller i det?"
        ),
        prompt=N_("Vad hör ihop?"),
        help=N_("Varje lapp ligger på ett ställe. Säg till om den också beror på något annat."),
    ),
    "priority": _Texts(
        minutes=15,
        purpose=N_("Välja vad som är viktigast, med prickar eller efter effekt och insats"),
        aim=N_("Gruppen ser vad som ska göras först, och varför."),
        instruction=N_(
            "Läs upp det ni väljer bland.\n"
            "Låt alla bestämma sig i tysthet innan någon visar vad de tycker.\n"
            "Räkna högt och skriv in. Fråga sedan: Är det något som förvånar er?\n"
            "Det som fick lite är inte fel. Säg vad som händer med det."
        ),
        material=N_("Klisterprickar"),
        prompt=N_("Vad är viktigast att börja med?"),
        help=N_("Bestäm dig själv först."),
    ),
    "principles": _Texts(
        minutes=40,
        purpose=N_("Komma överens om några få principer som visar vägen"),
        aim=N_("Gruppen har tre till fem principer som alla kan följa även när det är svårt."),
        instruction=N_(
            "Läs upp förslagen. Samla dem som säger samma sak och skriv var och en som en mening.\n"
            "Pröva varje princip: Säger den något om vad vi gör när det kostar?\n"
            "Be alla visa med handen, från ett till fem, hur väl de kan stå bakom den.\n"
            "Fråga dem som visar lågt vad som behöver ändras. Anta dem ni är överens om."
        ),
        prompt=N_("Vad ska vägleda oss när vi inte är överens?"),
        help=N_("En femma: jag står helt bakom det. En etta: jag kan inte vara med."),
    ),
    "goals": _Texts(
        minutes=30,
        purpose=N_("Skriva mål med mått, nivå och någon som äger dem"),
        aim=N_("Gruppen har några få mål som går att följa och som någon äger hos varje huvudman."),
        instruction=N_(
            "Ta ett mål i taget. Skriv det som det ska vara när ni är framme, inte som det ni ska göra.\n"
            "Fråga: Varför är det viktigt för den det gäller? På vilken nivå hör målet hemma?\n"
            "Fråga sedan: Hur ser vi att vi är på väg, och vad siktar vi på?\n"
            "Skriv vem som äger målet hos varje huvudman. Tre till fem mål räcker."
        ),
        prompt=N_("Vad vill vi ha nått, och hur ser vi det?"),
        help=N_("Skriv det som det ska vara för den det gäller."),
    ),
    "decisions": _Texts(
        minutes=15,
        purpose=N_("Skriva vad gruppen bestämmer och vem som har rätt att besluta"),
        aim=N_("Det står klart vad gruppen har bestämt, och vem som har rätt att bestämma det."),
        instruction=N_(
            "Fråga: Vad bestämmer vi nu, och vad behöver någon annan besluta?\n"
            "Skriv varje beslut så att den som inte var här förstår det.\n"
            "Läs upp det ordagrant och fråga om det är rätt innan ni går vidare."
        ),
        prompt=N_("Vad bestämmer vi?"),
        help=N_("Ett beslut i taget."),
    ),
    "actions": _Texts(
        purpose=N_("Bestämma vad som ska göras, vem som ansvarar och till när"),
        aim=N_("Varje åtgärd har någon som ansvarar hos varje huvudman den berör, och ett datum."),
        instruction=N_(
            "Gå igenom det ni har kommit överens om och fråga: Vad är nästa steg?\n"
            "Vem ansvarar hos regionen, och vem hos kommunen? När ska det vara klart?\n"
            "Den som inte är här kan bara föreslås: skriv då en åtgärd om att fråga.\n"
            "Hellre ett fåtal åtgärder som blir av än många som blir liggande."
        ),
        prompt=N_("Vad gör vi nu, vem och till när?"),
        help=N_("Säg ja bara till det du kan göra."),
    ),
    "closing": _Texts(
        minutes=15,
        purpose=N_("Säga vad som var bra, vem som berättar vad och när ni ses igen"),
        aim=N_("Alla går härifrån med samma bild och vet vem som berättar vad."),
        instruction=N_(
            "Fråga först vad som var bra och sedan vad ni vill göra annorlunda nästa gång.\n"
            "Bestäm vem som berättar vad, och för vem.\n"
            "Bestäm när och var ni ses igen, och säg när anteckningarna kommer.\n"
            "Tacka alla."
        ),
        prompt=N_("Vad tar vi med oss?"),
        help=N_("En sak som var bra och en sak att göra annorlunda."),
    ),
}
