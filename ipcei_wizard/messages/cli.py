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
    "help-address": {
        "nl": "Adres waarop de wizard luistert. Een ander adres dan deze computer kan alleen met inloggen.",
        "en": "Address the wizard listens on. Another address than this computer takes login.",
    },
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
    "help-public": {
        "nl": "De openbare versie: zonder namen van ambtenaren en zonder wat vertrouwelijk is gemerkt.",
        "en": "The public version: without names of officials and without what is marked confidential.",
    },
    "help-memo-language": {"nl": "Taal van de nota.", "en": "Language of the memo."},
    "help-seal": {
        "nl": "Zet het documentzegel op de nota: met --key, anders IPCEI_WIZARD_SEAL_KEY, anders het token van IPCEI_WIZARD_PKCS11_MODULE, anders de sleutel van deze installatie (niet erkend).",
        "en": "Put the document seal on the memo: with --key, else IPCEI_WIZARD_SEAL_KEY, else the token of IPCEI_WIZARD_PKCS11_MODULE, else the key of this installation (not recognised).",
    },
    "help-key": {
        "nl": "Sleutel om te zegelen (PKCS#12). Het wachtwoord komt uit IPCEI_WIZARD_SEAL_PASSPHRASE of wordt gevraagd.",
        "en": "Key to seal with (PKCS#12). Its passphrase comes from IPCEI_WIZARD_SEAL_PASSPHRASE or is asked for.",
    },
    "help-sign": {
        "nl": "Onderteken of verzegel een nota. Bij een stap van de parafenroute, met een persoonlijk certificaat; het zegel komt als laatste.",
        "en": "Sign or seal a memo. At a step of its sign-off route, with a personal certificate; the seal comes last.",
    },
    "help-step": {
        "nl": "De stap: het nummer in de parafenroute (vanaf 1) of de functie.",
        "en": "The step: its number in the sign-off route (from 1) or the function.",
    },
    "help-sign-seal": {
        "nl": "Zet in plaats daarvan het documentzegel, als laatste: daarna kan er niets meer bij.",
        "en": "Put the document seal on it instead, last of all: nothing can be added afterwards.",
    },
    "help-sign-key": {
        "nl": "Uw sleutel (PKCS#12). Het wachtwoord komt uit IPCEI_WIZARD_SIGN_PASSPHRASE (bij --seal IPCEI_WIZARD_SEAL_PASSPHRASE) of wordt gevraagd. Zonder --key het token van IPCEI_WIZARD_PKCS11_MODULE.",
        "en": "Your key (PKCS#12). Its passphrase comes from IPCEI_WIZARD_SIGN_PASSPHRASE (with --seal IPCEI_WIZARD_SEAL_PASSPHRASE) or is asked for. Without --key the token of IPCEI_WIZARD_PKCS11_MODULE.",
    },
    "help-sign-output": {
        "nl": "Bestand om te schrijven; zonder -o wordt FILE.pdf zelf bijgewerkt.",
        "en": "File to write; without -o FILE.pdf itself is updated.",
    },
    "sign-one-of": {
        "nl": "Geef --step STAP om te ondertekenen, of --seal om te verzegelen; een van beide.",
        "en": "Give --step STEP to sign, or --seal to seal; one of the two.",
    },
    "sign-without-key": {
        "nl": "Een handtekening vraagt een persoonlijk certificaat; geef --key KEY.p12, of noem met IPCEI_WIZARD_PKCS11_MODULE het token waar het op staat.",
        "en": "A signature needs a personal certificate; give --key KEY.p12, or name the token that holds it with IPCEI_WIZARD_PKCS11_MODULE.",
    },
    "sign-signed": {
        "nl": "Ondertekend door “{name}” bij de stap “{step}”.",
        "en": "Signed by “{name}” at the step “{step}”.",
    },
    "help-verify": {
        "nl": "Controleer een nota. Is zij ongewijzigd, verzegeld, door wie, en zegt de tekst wat de gegevens zeggen? Uitkomst 0 alleen als alles klopt.",
        "en": "Verify a memo. Is it unaltered, sealed, by whom, and does its text say what its data say? Exit status 0 only when all is well.",
    },
    "help-trust": {
        "nl": "Certificaat (PEM) dat u vertrouwt; mag vaker (ook: IPCEI_WIZARD_TRUST). Deze installatie maakt het hare in de gegevensmap: seal/authority.pem.",
        "en": "Certificate (PEM) that you trust; may be repeated (also: IPCEI_WIZARD_TRUST). This installation makes its own in the data folder: seal/authority.pem.",
    },
    "memo-key-without-seal": {
        "nl": "--key doet alleen iets met --seal; geef ook --seal op.",
        "en": "--key does something only with --seal; give --seal as well.",
    },
    "memo-seal-format": {
        "nl": "{path}: alleen een PDF kan worden verzegeld; kies een naam die op .pdf eindigt.",
        "en": "{path}: only a PDF can be sealed; choose a name that ends in .pdf.",
    },
    "memo-passphrase": {"nl": "Wachtwoord van {path}", "en": "Passphrase of {path}"},
    "memo-pin": {"nl": "Pincode van het token {label}", "en": "PIN of the token {label}"},
    "memo-sealed": {"nl": "Verzegeld door “{name}”.", "en": "Sealed by “{name}”."},
    "help-dossier": {
        "nl": "Beheer dossiers zonder browser. IPCEI_WIZARD_DATABASE_URL of IPCEI_WIZARD_DATA zegt waar.",
        "en": "Handle dossiers without a browser. IPCEI_WIZARD_DATABASE_URL or IPCEI_WIZARD_DATA says where.",
    },
    "help-schema": {
        "nl": "Druk het JSON-schema van een beoordelingsbestand af.",
        "en": "Print the JSON Schema of the assessment file.",
    },
    "help-compare": {
        "nl": "Zet beoordelingen naast elkaar. Toont matrix, conflicten, precedenten, praktijk en (bij twee) het verschil. Een map telt met de beoordelingen die er rechtstreeks in staan.",
        "en": "Put assessments side by side. Shows matrix, conflicts, precedents, practice and (of two) the difference. A folder counts with the assessments directly in it.",
    },
    "help-compare-dossiers": {
        "nl": "Zet ook alle opgeslagen dossiers erbij, onder hun id.",
        "en": "Put all stored dossiers beside them as well, under their id.",
    },
    "help-compare-pdf": {
        "nl": "Schrijf de vergelijking als memo (PDF), zonder wat vertrouwelijk is.",
        "en": "Write the comparison as a memo (PDF), without what is confidential.",
    },
    "compare-nothing": {
        "nl": "Er is niets om te vergelijken. Noem bestanden of mappen, of geef --dossiers.",
        "en": "There is nothing to compare. Name files or folders, or give --dossiers.",
    },
    "compare-framework-gone": {
        "nl": "Dossier {dossier} is overgeslagen: de vragenlijst {framework} zit niet bij dit programma.",
        "en": "Dossier {dossier} was left out: the questionnaire {framework} does not ship with this program.",
    },
    "help-xlsx": {
        "nl": "Schrijf een werkboek: matrix, teksten, conflicten en bronnen.",
        "en": "Write a workbook: matrix, texts, conflicts and sources.",
    },
    "help-csv": {
        "nl": "Schrijf de antwoorden als CSV, een rij per beoordeling en vraag.",
        "en": "Write the answers as CSV, a row per assessment and question.",
    },
    "help-under": {
        "nl": "Lees de beoordelingen ook onder de vragenlijst in DIR, en toon wat anders leest.",
        "en": "Read the assessments under the questionnaire in DIR as well, and show what reads differently.",
    },
    "help-confidential": {
        "nl": "Neem op wat als vertrouwelijk is gemerkt; anders staat daar de grond.",
        "en": "Include what is marked confidential; otherwise its ground stands there.",
    },
    "compare-assessments": {"nl": "{count} beoordeling(en):", "en": "{count} assessment(s):"},
    "compare-conflicts": {
        "nl": "Vragen over consistentie (geen fouten: de beoordelaar verklaart het verschil):",
        "en": "Questions of consistency (no mistakes: the officer explains the difference):",
    },
    "compare-precedents": {"nl": "Lijkt het meest op {case}:", "en": "Most like {case}:"},
    "compare-practice": {
        "nl": "Praktijk zonder uitzondering in deze beoordelingen (beschrijving, geen voorschrift):",
        "en": "Practice without exception in these assessments (a description, not a prescription):",
    },
    "compare-difference": {
        "nl": "Verschil van de eerste naar de tweede ([-weg-], {{+erbij+}}):",
        "en": "Difference from the first to the second ([-gone-], {{+added+}}):",
    },
    "compare-under": {"nl": "Gelezen onder {framework}:", "en": "Read under {framework}:"},
    "compare-apart": {"nl": "Wat niet te vergelijken is:", "en": "What cannot be compared:"},
    "compare-none": {"nl": "geen", "en": "none"},
    "help-funding-gap": {
        "nl": "Bereken de financieringskloof. FILE is YAML, JSON of XLSX. Indicatief, geen oordeel van de Europese Commissie. Meer ondernemingen tellen op.",
        "en": "Compute the funding gap. FILE is YAML, JSON or XLSX. Indicative, no judgement of the European Commission. Several companies add up.",
    },
    "help-workbook": {
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
    "country-unknown": {
        "nl": "IPCEI_WIZARD_COUNTRY is “{written}”; dat is geen landcode van een lidstaat. Kies uit: {known}.",
        "en": "IPCEI_WIZARD_COUNTRY is “{written}”, which is not the code of a Member State. Choose from: {known}.",
    },
    "check-glossary": {"nl": "Begrippenlijst: in orde, {terms} begrippen.", "en": "Glossary: sound, {terms} terms."},
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
        "nl": "{path}: alleen .pdf en .docx (Word) kunnen worden geschreven; kies een naam die daarop eindigt.",
        "en": "{path}: only .pdf and .docx (Word) can be written; choose a name that ends in one of them.",
    },
    "memo-not-written": {
        "nl": "{path}: kan niet worden geschreven ({reason}); kies een andere map of naam.",
        "en": "{path}: cannot be written ({reason}); choose another folder or name.",
    },
}
