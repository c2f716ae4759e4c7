"""What the command line says."""

from typing import Final

from ipcei_wizard.messages import Language

MESSAGES: Final[dict[str, dict[Language, str]]] = {
    "help": {
        "nl": "Beslishulp bij het Afwegingskader Verticaal EU Industriebeleid (IPCEI's). De tool leest de antwoorden; mensen besluiten.\n\nUitkomst: 0 in orde; 1 begrepen, maar met fouten (onvolledig, ondeugdelijk); 2 onbruikbaar (ontbreekt, geen YAML, onbekende sleutel).",
        "en": "Decision support for the Dutch assessment framework on IPCEIs. The tool reads the answers; people decide.\n\nExit status: 0 fine; 1 understood, but with errors (incomplete, unsound); 2 unusable (missing, not YAML, unknown key).",
    },
    "help-language": {
        "nl": "Taal van de meldingen (ook: IPCEI_WIZARD_LANG).",
        "en": "Language of the messages (also: IPCEI_WIZARD_LANG).",
    },
    "help-run": {"nl": "Open de wizard in de browser, op deze computer.", "en": "Serve the wizard on this computer."},
    "help-port": {"nl": "Poort waarop de wizard luistert.", "en": "Port the wizard listens on."},
    "help-check": {
        "nl": "Bewijs dat vragenlijsten en catalogi deugen. DIR is een vragenlijst of een map met vragenlijsten; zonder DIR de meegeleverde.",
        "en": "Prove questionnaires and catalogues sound. DIR is a questionnaire or a folder of them; without DIR the shipped ones.",
    },
    "help-json": {
        "nl": "Druk één JSON-document af en niets anders.",
        "en": "Print one JSON document and nothing else.",
    },
    "help-mermaid": {
        "nl": "Druk in plaats daarvan de route af als Mermaid-tekening.",
        "en": "Print the route as a Mermaid drawing instead.",
    },
    "help-assess": {
        "nl": "Lees beoordelingen. Toont route, delen, advies, bevindingen en omslagpunten.",
        "en": "Evaluate assessments. Shows route, sections, advice, findings and tipping points.",
    },
    "help-memo": {"nl": "Maak de adviesnota van een beoordeling.", "en": "Render the advice memo of an assessment."},
    "help-output": {"nl": "Bestand om te schrijven (.pdf).", "en": "File to write (.pdf)."},
    "help-memo-language": {"nl": "Taal van de nota.", "en": "Language of the memo."},
    "help-schema": {
        "nl": "Druk het JSON-schema van een beoordelingsbestand af.",
        "en": "Print the JSON Schema of the assessment file.",
    },
    "help-funding-gap": {
        "nl": "Bereken de financieringskloof van scenariobestanden (YAML, JSON of XLSX). Indicatief, geen oordeel van de Europese Commissie. Meer ondernemingen tellen op.",
        "en": "Compute the funding gap of scenario files (YAML, JSON or XLSX). Indicative, no judgement of the European Commission. Several companies add up.",
    },
    "help-xlsx": {
        "nl": "Schrijf cijfers en berekening als werkmap.",
        "en": "Write figures and calculation as a workbook.",
    },
    "help-template": {"nl": "Schrijf een werkmap om in te vullen.", "en": "Write a workbook to fill in."},
    "funding-gap-no-file": {
        "nl": "geef een scenariobestand op, of --template BESTAND.xlsx.",
        "en": "name a scenario file, or --template FILE.xlsx.",
    },
    "check-sound": {
        "nl": "{id} {version}: deugdelijk. {questions} vragen, {sections} delen, {outcomes} uitkomsten; {combinations} combinaties van oordelen, elk met precies één uitkomst.",
        "en": "{id} {version}: sound. {questions} questions, {sections} sections, {outcomes} outcomes; {combinations} verdict sets, each with exactly one outcome.",
    },
    "check-outcome": {
        "nl": "  {outcome}: {count} combinatie(s), bijvoorbeeld {witness}",
        "en": "  {outcome}: {count} verdict set(s), for example {witness}",
    },
    "check-templates": {"nl": "Zinnen van de nota: in orde.", "en": "Sentences of the memo: sound."},
    "check-catalogues": {
        "nl": "  {count} catalogi, {entries} keuzes",
        "en": "  {count} catalogue(s), {entries} entries",
    },
    "check-ended": {
        "nl": "Niet meer geldig ({count}); dit is geen fout, maar kijk ernaar:",
        "en": "No longer valid ({count}); not a fault, but do look at it:",
    },
    "help-today": {
        "nl": "Op welke dag catalogi geldig moeten zijn (jjjj-mm-dd); zonder deze optie vandaag.",
        "en": "On which day catalogues should be valid (yyyy-mm-dd); today without this option.",
    },
    "check-unsound": {"nl": "{folder}: ondeugdelijk, {count} fout(en).", "en": "{folder}: unsound, {count} fault(s)."},
    "assess-title": {"nl": "{title} ({framework})", "en": "{title} ({framework})"},
    "assess-section": {
        "nl": "  {section} {title}: lezing {reading}, besluit {decision}",
        "en": "  {section} {title}: reading {reading}, decision {decision}",
    },
    "assess-not-reached": {"nl": "  {section} {title}: niet bereikt", "en": "  {section} {title}: not reached"},
    "assess-advice": {
        "nl": "  Advies: lezing “{reading}”, besluit {decision}",
        "en": "  Advice: reading “{reading}”, decision {decision}",
    },
    "assess-undecided": {"nl": "nog niet genomen", "en": "not taken yet"},
    "assess-tipping": {
        "nl": "  Omslagpunt: vraag {question} van “{from_}” naar “{to}” geeft “{advice}”",
        "en": "  Tipping point: question {question} from “{from_}” to “{to}” gives “{advice}”",
    },
    "assess-complete": {"nl": "  Volledig.", "en": "  Complete."},
    "assess-incomplete": {
        "nl": "  Nog niet volledig: {count} punt(en).",
        "en": "  Not complete yet: {count} point(s).",
    },
    "severity-error": {"nl": "fout", "en": "error"},
    "severity-warning": {"nl": "let op", "en": "warning"},
    "severity-info": {"nl": "ter info", "en": "info"},
    "memo-written": {"nl": "{path} geschreven.", "en": "{path} written."},
    "memo-format": {
        "nl": "{path}: alleen .pdf kan worden geschreven; kies een naam die op .pdf eindigt.",
        "en": "{path}: only .pdf can be written; choose a name that ends in .pdf.",
    },
    "memo-not-written": {
        "nl": "{path}: kan niet worden geschreven ({reason}); kies een andere map of naam.",
        "en": "{path}: cannot be written ({reason}); choose another folder or name.",
    },
}
