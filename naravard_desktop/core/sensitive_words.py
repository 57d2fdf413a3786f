"""Words of the kinds that the law protects most: article 9 of the GDPR, and what comes near it here: crime, protected
identity, the social services' matters.

Lists of stems, divided by commas. `demens*` begins a word, `*missbruk` ends one, without a star a word has its usual endings
only; capitals must be capitals. Several words are a phrase. Names of services, plans and professions that begin with such a word
(demensteam, missbruksvård) are no word about anybody, and are left out by `SERVICES`.
"""

from enum import StrEnum

from naravard_desktop.core.language import N_, _


class Sensitive(StrEnum):
    """A kind of what is sensitive."""

    HEALTH = "health"
    ADDICTION = "addiction"
    SEXUALITY = "sexuality"
    BELIEF = "belief"
    POLITICS = "politics"
    UNION = "union"
    ORIGIN = "origin"
    CRIME = "crime"
    PROTECTED = "protected"
    SOCIAL = "social"

    @property
    def word(self) -> str:
        """The kind as it stands on screen."""
        return _(_WORDS[self])


_WORDS = {
    Sensitive.HEALTH: N_("Hälsa"),
    Sensitive.ADDICTION: N_("Missbruk och beroende"),
    Sensitive.SEXUALITY: N_("Sexualliv och läggning"),
    Sensitive.BELIEF: N_("Tro och livsåskådning"),
    Sensitive.POLITICS: N_("Politisk åsikt"),
    Sensitive.UNION: N_("Facklig tillhörighet"),
    Sensitive.ORIGIN: N_("Etniskt ursprung"),
    Sensitive.CRIME: N_("Brott"),
    Sensitive.PROTECTED: N_("Skyddade personuppgifter"),
    Sensitive.SOCIAL: N_("Socialtjänst"),
}

TOPICS: dict[Sensitive, str] = {
    Sensitive.HEALTH: """
        demens*, dement, dementa, alzheimer*, parkinson*, *cancer, cancer*, tumör*, hjärntumör, leukemi*, lymfom, melanom,
        diabetes*, diabetiker*, epilep*, stroke*, *infarkt, infarkt*, hjärtsvikt*, njursvikt*, njursjuk*, dialys*, blodpropp*,
        KOL, MS, ALS, astma*, reuma*, psoriasis, hiv, aids, hepatit*, klamydia, gonorré, tuberkulos*, könssjukdom*, psykos*,
        psykot*, schizofren*, bipolär*, depression*, *depression, depressiv*, deprimera*, ångest*, panikångest*, panikattack*,
        adhd, autis*, asperger*, OCD, PTSD, tourette*, utmattning*, utbränd*, utbrändhet*, anorexi*, bulimi*, ätstörning*,
        självmord*, suicid*, självskad*, abort, aborten, aborter, missfall*, gravid*, funktionsnedsatt*, funktionsnedsättning*,
        *funktionsnedsättning, funktionshind*, utvecklingsstör*, förståndshandikapp*, cp-skad*, förlamad*, amputera*, sjukskriv*,
        inkontinen*, trycksår*, feldiagnos*,  BPSD, LPT, LRV, tvångsvård*, psykofarmaka*,
        psykisk* ohälsa*, psykisk* sjuk*, cerebral pares, kognitiv* svikt*""",
    Sensitive.ADDICTION: """
        missbruk*, *missbruk, *missbrukare, alkoholism*, alkoholist*, alkoholiker*, alkoholproblem*, alkoholberoende*,
        drogberoende*, narkotikaberoende*, spelberoende*, tablettberoende*, läkemedelsberoende*, beroendesjuk*, beroendeproblem*,
        samsjuklig*, narkotik*, narkoman*, droger, drogen, drogerna, drogmissbruk*, drogpåverkad*, drogproblem*, heroin*,
        kokain*, amfetamin*, cannabis*, opioid*, opiat*, överdos*, spelmissbruk*, nykter*, onykter*, berusad*, alkoholpåverkad*,
        metadon*, subutex*, avgiftning*""",
    Sensitive.SEXUALITY: """
        homosex*, bisexuell*, asexuell*, pansexuell*, heterosexuell*, transperson*, transsexuell*, hbtq*, hbt, lesbisk*, bög,
        bögar, bögen, könsdysfori*, könskorriger*, könsbekräft*, sexualliv*, sexuell* läggning*, prostitu*,
        sexköp*, sexmissbruk*, otrohet*, otrogen, otrogna""",
    Sensitive.BELIEF: """
        muslim*, islam*, kristen, kristna, kristet, kristendom*, jude, juden, judar, judarna, judinna*, judisk*, judendom*,
        katolik*, katolsk*, ortodox*, hindu*, buddhis*, jehovas vittne*, pingstvän*, mormon*, ateis*, religion*, religiös*,
        trosuppfattning*, trosbekänn*, livsåskådning*, slöja, slöjan, hijab*, niqab*, omskär*, könsstymp*""",
    Sensitive.POLITICS: """
        politisk* åsikt*, politisk* uppfattning*, politisk* tillhörighet*, politiskt engagerad*, politiskt aktiv*, partimedlem*,
        partitillhör*, socialdemokrat*, sverigedemokrat*, kristdemokrat*, vänsterpartist*, miljöpartist*,
        centerpartist*, moderaten, moderater, moderaterna, folkpartist*, kommunist*, nazist*, nynazist*, fascist*, högerextrem*,
        vänsterextrem*, röstar på, röstade på""",
    Sensitive.UNION: """
        facklig*, fackmedlem*, fackförening*, fackförbund*, fackombud*, fackanslut*, medlem i facket, med i facket, strejk*,
        strejkbryt*""",
    Sensitive.ORIGIN: """
        etnisk*, etnicitet*, etniskt ursprung, hudfärg*, romer, romerna, romsk*, samer, samerna, samen, samisk*, flykting*,
        *flykting, asylsök*, nyanländ*, papperslös*, invandr*, utrikesfödd*, utlandsfödd*, utvisad*, utvisning*,
        uppehållstillstånd*, somalisk*, somalier*, syrisk*, syrier*, afghan*, irakisk*, irakier*, iransk*, iranier*, kurd*,
        eritrean*, etiopi*, arabisk*, ukrainsk*, ukrainare*, rysk, ryska, ryskt, ryss, ryssar*, turkisk*, tornedaling*,
        sverigefinsk*, sverigefinn*""",
    Sensitive.CRIME: """
        brott, brottet, brotten, brottslig*, brottsling*, brottsutsatt*, brottsmisstänk*, brottsoffer*, *brottslighet,
        våldsbrott*, sexualbrott*, narkotikabrott*, bidragsbrott*, ungdomsbrott*, hatbrott*, kriminell*, kriminalitet*,
        gängkriminell*, dömd, dömda, dömdes, dömts, fälld i domstol, åtal*, häktad*, häkte, häktet, häktning*, anhållen, anhållna,
        gripen av polis*, fängelse*, frihetsberöv*, misshand*, våldta*, våldtäkt*, stöld*, inbrott*, snatt*, rån, rånet, rånad*,
        rånare*, mord, mordet, mordförsök*, mördad*, mördare*, polisanmäl*, förundersökning*, misstänkt för, övergrepp*,
        våldsutsatt*, våldtäktsman*, hedersvåld*, hedersrelatera*, våld i nära relation*, bidragsfusk*, häleri*,
        rattfyll*, stalk*, ofredande*, kvinnofrid*""",
    Sensitive.PROTECTED: """
        skyddad* identitet*, skyddad* adress*, skyddad* personuppgift*, skyddad* folkbokför*, skyddat boende, hemlig* adress*,
        fingerad* personuppgift*, fingerad* identitet*, sekretessmark*, kvarskriv*, kontaktförbud*, hotbild mot""",
    Sensitive.SOCIAL: """
        LVU, LVM, LOB, orosanmäl*, faderskap*, ekonomiskt bistånd, försörjningsstöd*, socialbidrag*, familjehem*, fosterhem*,
        fosterbarn*, jourhem*, omhändertagen, omhändertagna, tvångsomhänderta*, barnavårdsutred*, vårdnadstvist*,
        vårdnadsutred*, umgängesrätt*, umgängestvist*, kontaktfamilj*, hemlös*, bostadslös*, vräk, vräkt, vräkta, vräkning*,
        skuldsaner*, skuldsatt*, far illa, fara illa, farit illa,
        god man, godmanskap*, adopterad*, adoption*, institutionsplacera*, hvb-placer*""",
}
"""Words that are said of somebody, and in this field also as a topic."""

OF_ONE: dict[Sensitive, str] = {
    Sensitive.HEALTH: """
        sjuk, sjuka, sjukt, insjukn*, sjukdom*, *sjukdom, diagnos*, avlid*, döende, medicin*,
        psykiatri*, psykiater*, psykolog*, palliativ*, operera*,
        inlagd, akutintag*, rullstol*, yrsel*, smärta, smärtor, fallskad*, synskad*, hörselskad*, blind, döv, LSS, läkemedel*""",
    Sensitive.ADDICTION: "beroende av alkohol, beroende av droger, dricker, super, påverkad av",
    Sensitive.CRIME: "misstänkt, hotad, hotar, slagen, slår, våldsam",
    Sensitive.SOCIAL: "placerad, vårdnadshavare*, socialtjänst*, utredning enligt",
    Sensitive.POLITICS: "medlem i partiet, moderat, liberal, vänsterpartiet, miljöpartiet, centerpartiet, moderaterna, liberalerna",
}
"""Words that tell nothing until somebody is described: by age, as a woman, a boy, a son, or by initials."""

SERVICES = (
    "team|mottagning|sjuksköters|sköters|samordn|enhet|boende|plan|planer|planen|strategi|förbund|förening|utbildning|rehab|"
    "rehabilitering|rutin|program|programm|projekt|centrum|centra|klinik|avdelning|specialist|läkare|handläggare|sekreterare|"
    "verksamhet|nämnd|förvaltning|register|forskning|forskare|prevention|förebyggande|samråd|vänlig|certifier|vård|omsorg|"
    "kompetens|konsult|område|fråga|frågor|nätverk|process|arbete|kurs|vecka|kod|bedömning|beredning|inriktning|grupp|"
    "samtal|fritt|fri|jour|riktlinje|modell|pedagog|chef|råd"
)
"""How the names of services, plans and professions end."""
