"""What is said of goals, in Genomför and in Följ upp."""

from naravard_desktop.core.language import N_
from naravard_desktop.parts.agreed_answers import AnswerWords
from naravard_desktop.parts.agreed_capture import CaptureWords
from naravard_desktop.parts.agreed_panel import Words

WORDS = Words(
    table=N_("Mål"),
    empty=N_("Här kommer målen. Skriv det första i rutan nedanför, som något som är sant när ni har lyckats."),
    one=N_("1 mål"),
    many=N_("{count} mål"),
    capture=CaptureWords(
        N_("Nytt mål"),
        N_("Skriv ett mål och tryck Enter; Ctrl+Enter går vidare till varför"),
        N_("{count} mål inlagda"),
        N_("Texten i rutan är inte inlagd än. Tryck Enter för att göra ett mål av den."),
        N_("Gör ett mål av varje rad i det du har kopierat"),
    ),
    new=N_("Nytt mål: {text}"),
    several=N_("{count} nya mål"),
    changed=N_("Ändrat mål: {text}"),
    deleted=N_("Borttaget mål: {text}"),
    deleted_many=N_("{count} borttagna mål"),
    moved=N_("Flyttat mål: {text}"),
    moved_many=N_("{count} flyttade mål"),
    sources=N_("Ursprung för mål: {text}"),
)
OWNER_WORDS = AnswerWords(
    answers=(N_("Ägare {said}, mål: {text}"), N_("Ägare {said}, {count} mål")),
    new=(N_("Ny person, ägare {said}, mål: {text}"), N_("Ny person, ägare {said}, {count} mål")),
    no_longer=(N_("Ägare borttagen, mål: {text}"), N_("Ägare borttagen, {count} mål")),
)
