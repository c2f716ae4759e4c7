"""What is said when assessments stand side by side."""

from typing import Final

from ipcei_wizard.messages import Language

MESSAGES: Final[dict[str, dict[Language, str]]] = {
    "title": {"nl": "Vergelijken", "en": "Compare"},
    "intro": {
        "nl": "Zet beoordelingen naast elkaar. Hier worden geen punten gegeven: u ziet wat gelijk is, wat verschilt, en waar een verschil om uitleg vraagt.",
        "en": "Put assessments side by side. No points are given here: you see what is the same, what differs, and where a difference asks for an explanation.",
    },
    "beside-each-other": {"nl": "Beoordelingen naast elkaar zetten", "en": "Put assessments side by side"},
    "choose": {"nl": "Welke beoordelingen?", "en": "Which assessments?"},
    "choose-some": {"nl": "Kies beoordelingen om te vergelijken.", "en": "Choose assessments to compare."},
    "example": {"nl": "{title} (meegeleverd)", "en": "{title} (shipped)"},
    "matrix": {"nl": "Oordelen per vraag", "en": "Verdicts per question"},
    "subject": {"nl": "Vraag", "en": "Question"},
    "texts-on": {"nl": "Teksten bij {title}", "en": "Texts on {title}"},
    "open-question": {"nl": "{title}: naar vraag {number}", "en": "{title}: to question {number}"},
    "conflicts": {"nl": "Vragen over consistentie", "en": "Questions of consistency"},
    "conflicts-explained": {
        "nl": "Een beoordeling steunt minstens zo sterk als een andere en kreeg toch een lager advies. Dat is geen fout: u kunt het verschil verklaren.",
        "en": "An assessment is at least as supportive as another and yet got a lower advice. That is no mistake: you can explain the difference.",
    },
    "conflicts-none": {"nl": "Geen, bij deze beoordelingen.", "en": "None among these assessments."},
    "precedents": {"nl": "Precedenten", "en": "Precedents"},
    "precedents-none": {
        "nl": "Geen andere beoordeling heeft een oordeel op dezelfde vragen.",
        "en": "No other assessment has a verdict on the same questions.",
    },
    "most-like": {"nl": "Wat lijkt het meest op", "en": "What is most like"},
    "difference": {"nl": "Verschil van twee", "en": "Difference of two"},
    "first": {"nl": "Van", "en": "From"},
    "second": {"nl": "Naar", "en": "To"},
    "no-difference": {"nl": "Geen verschil.", "en": "No difference."},
    "changed-texts": {"nl": "Teksten die verschillen ({count})", "en": "Texts that differ ({count})"},
    "changed-texts-explained": {
        "nl": "Doorgestreept staat alleen in de eerste, onderstreept alleen in de tweede.",
        "en": "Struck through is only in the first, underlined only in the second.",
    },
    "practice": {"nl": "Praktijk zonder uitzondering", "en": "Practice without exception"},
    "practice-explained": {
        "nl": "Wat in deze beoordelingen steeds zo was. Een beschrijving, geen voorschrift.",
        "en": "What was always so in these assessments. A description, not a prescription.",
    },
    "practice-none": {
        "nl": "Geen regel die twee of meer van deze beoordelingen zonder uitzondering delen.",
        "en": "No rule that two or more of these assessments share without exception.",
    },
    "download": {"nl": "Werkboek downloaden (XLSX)", "en": "Download workbook (XLSX)"},
    "file-name": {"nl": "vergelijking.xlsx", "en": "comparison.xlsx"},
    "or": {"nl": "of vraag", "en": "or question"},
    "yes": {"nl": "ja", "en": "yes"},
    "no": {"nl": "nee", "en": "no"},
    "nothing": {"nl": "leeg", "en": "empty"},
    "field-added": {"nl": "{place}: alleen in de tweede ingevuld.", "en": "{place}: filled in only in the second."},
    "field-removed": {"nl": "{place}: alleen in de eerste ingevuld.", "en": "{place}: filled in only in the first."},
    "field-differs": {"nl": "{place}: verschilt.", "en": "{place}: differs."},
    "confidential": {"nl": "[vertrouwelijk: {ground}]", "en": "[confidential: {ground}]"},
    "confidential-without-ground": {
        "nl": "[vertrouwelijk: grond nog te kiezen]",
        "en": "[confidential: ground still to be chosen]",
    },
    "differs-hidden": {"nl": "{place} verschilt {ground}.", "en": "{place} differs {ground}."},
    "changed": {"nl": "{place}: van “{before}” naar “{after}”.", "en": "{place}: from “{before}” to “{after}”."},
    "turned-by": {
        "nl": "Op de lezingen alleen maken deze oordelen het verschil: vraag {questions}.",
        "en": "On the readings alone, these verdicts make the difference: question {questions}.",
    },
    "not-turned-by-verdicts": {
        "nl": "De lezingen alleen geven hetzelfde advies of zijn niet te vergelijken; het verschil zit in de besluiten.",
        "en": "The readings alone give the same advice or cannot be compared; the difference is in the decisions.",
    },
    "source-removed": {
        "nl": "{place}, alleen in de eerste: {sources}.",
        "en": "{place}, only in the first: {sources}.",
    },
    "source-added": {"nl": "{place}, alleen in de tweede: {sources}.", "en": "{place}, only in the second: {sources}."},
    "questions-apart": {
        "nl": "Niet te vergelijken, want niet in beide kaders: {questions}.",
        "en": "Cannot be compared, as not in both frameworks: {questions}.",
    },
    "text": {"nl": "{place}: {text}", "en": "{place}: {text}"},
    "place-question": {"nl": "Vraag {number} ({title}), {part}", "en": "Question {number} ({title}), {part}"},
    "place-section": {"nl": "Deel {section}, {part}", "en": "Section {section}, {part}"},
    "part-verdict": {"nl": "oordeel", "en": "verdict"},
    "part-motivation": {"nl": "motivering", "en": "reasons"},
    "part-sources": {"nl": "bronnen", "en": "sources"},
    "part-reading": {"nl": "lezing", "en": "reading"},
    "part-decision": {"nl": "besluit", "en": "decision"},
    "part-outcome": {"nl": "wat telt op de route", "en": "what counts on the route"},
    "part-route": {"nl": "Route langs vragen", "en": "Route along questions"},
    "part-advice": {"nl": "Advies", "en": "Advice"},
    "part-advice.reading": {"nl": "Lezing van het advies", "en": "Reading of the advice"},
    "part-advice.motivation": {"nl": "Motivering van het advies", "en": "Reasons of the advice"},
    "part-advice.focus": {"nl": "Focus van het advies", "en": "Focus of the advice"},
    "part-advice.conditions": {"nl": "Voorwaarden van het advies", "en": "Conditions of the advice"},
    "part-initiative.title": {"nl": "Titel", "en": "Title"},
    "reads-the-same": {"nl": "leest hetzelfde.", "en": "reads the same."},
    "study-dropped": {"nl": "Niet over te nemen: {questions}.", "en": "Cannot be carried over: {questions}."},
    "study-unanswered": {"nl": "Toen niet gevraagd: {questions}.", "en": "Not asked then: {questions}."},
    "legend": {
        "nl": "▲ steunt  ◆ gemengd  ▼ spreekt ertegen  ○ geen oordeel; tussen haakjes: buiten de route, telt niet mee.",
        "en": "▲ supports  ◆ mixed  ▼ speaks against  ○ no verdict; between brackets: off the route, does not count.",
    },
    "workbook-title": {"nl": "Vergelijking van beoordelingen", "en": "Comparison of assessments"},
    "sheet-matrix": {"nl": "Matrix", "en": "Matrix of verdicts"},
    "sheet-assessments": {"nl": "Beoordelingen", "en": "Assessments"},
    "sheet-texts": {"nl": "Teksten", "en": "Texts"},
    "sheet-conflicts": {"nl": "Conflicten", "en": "Conflicts"},
    "sheet-sources": {"nl": "Bronnen", "en": "Sources"},
    "columns-matrix": {"nl": "Vraag | Onderwerp", "en": "Question | Subject"},
    "columns-assessments": {
        "nl": "Beoordeling | Initiatief | Kader | Advies | Lezing | Datum",
        "en": "Assessment | Initiative | Framework | Advice | Reading | Date",
    },
    "columns-texts": {
        "nl": "Beoordeling | Initiatief | Vraag | Onderwerp | Oordeel | Op de route | Motivering | Velden",
        "en": "Assessment | Initiative | Question | Subject | Verdict | On the route | Reasons | Fields",
    },
    "columns-conflicts": {
        "nl": "Steunt sterker of even sterk | Advies daarvan | Steunt minder of even sterk | Advies daarvan | Sterker op | Vergeleken vragen | Vraag aan de beoordelaar",
        "en": "As supportive or more | Its advice | As supportive or less | Its advice | Stronger on | Questions compared | Question to the officer",
    },
    "columns-sources": {
        "nl": "Beoordeling | Vraag | Bron | Kenmerk | Pagina | Datum | Webadres",
        "en": "Assessment | Question | Source | Reference | Page | Date | Web address",
    },
    "and": {"nl": "en", "en": "and"},
    "better-on": {
        "nl": "{number} ({title}: “{here}” tegenover “{there}”)",
        "en": "{number} ({title}: “{here}” against “{there}”)",
    },
    "conflict-stronger": {
        "nl": "{stronger} steunt deelname op elke vergeleken vraag minstens zo sterk als {weaker}, en sterker op vraag {better}. Toch is het advies lager: “{lower}” tegenover “{higher}”. Vergeleken zijn de vragen {compared}. Wat verklaart het verschil?",
        "en": "{stronger} is at least as supportive as {weaker} on every question compared, and more supportive on question {better}. Yet its advice is lower: “{lower}” against “{higher}”. Compared were questions {compared}. What explains the difference?",
    },
    "conflict-equal": {
        "nl": "{stronger} en {weaker} steunen deelname op elke vergeleken vraag even sterk. Toch verschilt het advies: “{lower}” tegenover “{higher}”. Vergeleken zijn de vragen {compared}. Wat verklaart het verschil?",
        "en": "{stronger} and {weaker} are equally supportive on every question compared. Yet the advice differs: “{lower}” against “{higher}”. Compared were questions {compared}. What explains the difference?",
    },
    "precedent": {
        "nl": "{case}: {agrees} van de {of} oordelen hetzelfde; anders op {differs}. Advies: {advice}.",
        "en": "{case}: {agrees} of {of} verdicts the same; differs on {differs}. Advice: {advice}.",
    },
    "precedent-same": {
        "nl": "{case}: alle {of} oordelen hetzelfde ({agrees} van {of}). Advies: {advice}.",
        "en": "{case}: all {of} verdicts the same ({agrees} of {of}). Advice: {advice}.",
    },
    "supported": {"nl": "vraag {number} steunde", "en": "question {number} supported it"},
    "at-least-mixed": {"nl": "vraag {number} er niet tegen sprak", "en": "question {number} did not speak against it"},
    "practice-was": {
        "nl": "Steeds als {conditions}, was het advies “{advice}”: {count} gevallen ({cases}).",
        "en": "Whenever {conditions}, the advice was “{advice}”: {count} cases ({cases}).",
    },
    "practice-at-least": {
        "nl": "Steeds als {conditions}, was het advies ten minste “{advice}”: {count} gevallen ({cases}).",
        "en": "Whenever {conditions}, the advice was at least “{advice}”: {count} cases ({cases}).",
    },
    "not-in-every-framework": {
        "nl": "Vraag “{question}” ({title}) staat niet in {frameworks} en is daar niet te vergelijken.",
        "en": "Question “{question}” ({title}) is not in {frameworks} and cannot be compared there.",
    },
    "other-ladder": {
        "nl": "De kaders {frameworks} ordenen hun adviezen anders; tussen die kaders zijn adviezen niet hoger of lager te noemen.",
        "en": "The frameworks {frameworks} order their advices differently; between them no advice can be called higher or lower.",
    },
    "not-on-ladder": {
        "nl": "Nog geen advies dat hoger of lager kan zijn, dus niet op consistentie vergeleken: {cases}.",
        "en": "No advice yet that can be higher or lower, so not compared for consistency: {cases}.",
    },
}
