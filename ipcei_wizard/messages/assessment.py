"""What the tool says about an assessment: findings, and how values are shown."""

from typing import Final

from ipcei_wizard.messages import Language

MESSAGES: Final[dict[str, dict[Language, str]]] = {
    "unit-one": {"nl": "", "en": ""},
    "unit-thousand": {"nl": "duizend", "en": "thousand"},
    "unit-million": {"nl": "miljoen", "en": "million"},
    "unit-billion": {"nl": "miljard", "en": "billion"},
    "price-level": {"nl": "prijspeil {year}", "en": "prices of {year}"},
    "as-of": {"nl": "peildatum {date}", "en": "as of {date}"},
    "total": {"nl": "Totaal", "en": "Total"},
    "ended": {"nl": "{label} (gold tot en met {day})", "en": "{label} (held until {day})"},
    "not-yet": {"nl": "{label} (geldt vanaf {day})", "en": "{label} (holds from {day})"},
    "holds-until": {"nl": "{label} geldt tot en met {day}", "en": "{label} holds until {day}"},
    "about": {"nl": "Het gaat om: {what}.", "en": "This is about: {what}."},
    "row": {"nl": "rij {number}", "en": "row {number}"},
    "other": {"nl": "anders, namelijk: {text}", "en": "other, namely: {text}"},
    "motivation-missing": {
        "nl": "Vraag {number} ({title}) heeft nog geen motivering.",
        "en": "Question {number} ({title}) has no reasons yet.",
    },
    "verdict-missing": {
        "nl": "Vraag {number} ({title}) heeft nog geen oordeel.",
        "en": "Question {number} ({title}) has no verdict yet.",
    },
    "field-missing": {
        "nl": "Bij vraag {number} is “{label}” verplicht en nog leeg.",
        "en": "At question {number}, “{label}” is required and still empty.",
    },
    "field-unreadable": {
        "nl": "Bij vraag {number} is “{label}” niet te lezen: {problem}",
        "en": "At question {number}, “{label}” cannot be read: {problem}",
    },
    "ground-missing": {
        "nl": "Bij vraag {number} is iets als vertrouwelijk gemerkt zonder grond. Kies de grond van de Woo; tot dan blijft het uit de openbare versie.",
        "en": "At question {number} something is marked confidential without a ground. Choose the ground of the Woo; until then it stays out of the public version.",
    },
    "ground-unknown": {
        "nl": "Bij vraag {number} staat de grond “{ground}” niet op onze lijst van gronden van de Woo. Kijk na of hij bestaat.",
        "en": "At question {number} the ground “{ground}” is not on our list of grounds of the Woo. Check that it exists.",
    },
    "confidential-nothing": {
        "nl": "Bij vraag {number} is een grond gekozen, maar niets als vertrouwelijk gemerkt: alles wordt openbaar.",
        "en": "At question {number} a ground is chosen but nothing is marked confidential: everything becomes public.",
    },
    "confidential-row-gone": {
        "nl": "Bij vraag {number} is “{row}” als vertrouwelijk gemerkt, maar die rij is er niet meer. Merk de rij opnieuw of neem de merking weg.",
        "en": "At question {number} “{row}” is marked confidential, but that row is no longer there. Mark the row again or take the mark away.",
    },
    "section-undecided": {
        "nl": "Over deel {section} ({title}) is nog niet besloten. De lezing van de tool is “{reading}”; besluiten doet u.",
        "en": "Section {section} ({title}) is not decided yet. The tool reads “{reading}”; the decision is yours.",
    },
    "section-motivation-missing": {
        "nl": "Het besluit over deel {section} vraagt een motivering, want de oordelen wijzen niet één kant op.",
        "en": "The decision on section {section} needs reasons, because the verdicts do not all point one way.",
    },
    "section-deviation-unexplained": {
        "nl": "Het besluit over deel {section} is “{decision}”, de lezing van de tool is “{reading}”. Motiveer het verschil.",
        "en": "The decision on section {section} is “{decision}”, the tool reads “{reading}”. Explain the difference.",
    },
    "section-deviates": {
        "nl": "Het besluit over deel {section} (“{decision}”) wijkt af van de lezing van de tool (“{reading}”).",
        "en": "The decision on section {section} (“{decision}”) differs from the tool's reading (“{reading}”).",
    },
    "advice-undecided": {
        "nl": "Er is nog geen advies gekozen. De lezing van de tool is “{reading}”; het advies is aan u.",
        "en": "No advice has been chosen yet. The tool reads “{reading}”; the advice is yours.",
    },
    "advice-deviation-unexplained": {
        "nl": "Het advies is “{decision}”, de lezing van de tool is “{reading}”. Motiveer het verschil.",
        "en": "The advice is “{decision}”, the tool reads “{reading}”. Explain the difference.",
    },
    "advice-deviates": {
        "nl": "Het advies (“{decision}”) wijkt af van de lezing van de tool (“{reading}”).",
        "en": "The advice (“{decision}”) differs from the tool's reading (“{reading}”).",
    },
    "focus-missing": {
        "nl": "Het advies is om deel te nemen, maar de focus voor {country} is niet ingevuld; vraag 14 vraagt daarnaar.",
        "en": "The advice is to take part, but the focus for {country} is empty; question 14 asks for it.",
    },
    "answered-off-route": {
        "nl": "Vraag {number} is beantwoord maar ligt niet op de route. Het antwoord blijft bewaard en telt niet mee.",
        "en": "Question {number} is answered but not on the route. The answer is kept and does not count.",
    },
    "untitled": {"nl": "(zonder titel)", "en": "(untitled)"},
    "entry-unreadable": {"nl": "Dit is nog niet te gebruiken: {problem}", "en": "This cannot be used yet: {problem}"},
}
