"""What is said of earlier assessments at a question."""

from typing import Final

from ipcei_wizard.messages import Language

MESSAGES: Final[dict[str, dict[Language, str]]] = {
    "title": {"nl": "Wat eerdere beoordelingen hier zeiden", "en": "What earlier assessments said here"},
    "explained": {
        "nl": "De beoordelingen met de meeste gelijke oordelen staan bovenaan. Wat vertrouwelijk is, staat er niet bij. U kunt een antwoord aanhalen als bron; de tekst wordt nooit overgenomen.",
        "en": "The assessments with the most equal verdicts come first. What is confidential is left out. You can cite an answer as a source; its text is never copied.",
    },
    "none": {
        "nl": "Nog geen andere beoordeling heeft deze vraag beantwoord.",
        "en": "No other assessment has answered this question yet.",
    },
    "none-left": {
        "nl": "Geen enkele beoordeling past bij deze keuze. Kies een ander filter.",
        "en": "No assessment fits this choice. Choose another filter.",
    },
    "count": {"nl": "{count} keer", "en": "{count} times"},
    "choose": {"nl": "Eerdere beoordeling (van {count})", "en": "Earlier assessment (of {count})"},
    "agrees": {"nl": "{agrees} van de {of} oordelen hetzelfde", "en": "{agrees} of {of} verdicts the same"},
    "status": {"nl": "Status van deze beoordeling: {status}", "en": "Status of this assessment: {status}"},
    "not-adopted": {
        "nl": "Let op: deze beoordeling is niet vastgesteld. Wat er staat kan nog veranderen.",
        "en": "Note: this assessment has not been adopted. What it says may still change.",
    },
    "cite": {"nl": "Aanhalen als bron", "en": "Cite as a source"},
    "cite-help": {
        "nl": "Zet een verwijzing naar dit antwoord bij de bronnen van deze vraag. Is de andere beoordeling niet openbaar, merk de bron dan daar aan als vertrouwelijk.",
        "en": "Puts a reference to this answer among the sources of this question. If the other assessment is not public, mark the source as confidential there.",
    },
    "cited": {
        "nl": "Dit antwoord staat bij de bronnen van deze vraag.",
        "en": "This answer is among the sources of this question.",
    },
    "source": {"nl": "Beoordeling “{title}”, vraag {number}", "en": "Assessment “{title}”, question {number}"},
    "reference": {
        "nl": "dossier {id}, na {changes} wijzigingen ({head})",
        "en": "dossier {id}, after {changes} changes ({head})",
    },
    "reference-shipped": {"nl": "meegeleverd voorbeeld {file}", "en": "shipped example {file}"},
}
