"""What can be wrong with a file, and what to do about it."""

from typing import Final

from ipcei_wizard.messages import Language

MESSAGES: Final[dict[str, dict[Language, str]]] = {
    "did-you-mean": {"nl": "Bedoelde u “{name}”?", "en": "Did you mean “{name}”?"},
    "known-names": {"nl": "Bekend zijn: {names}.", "en": "Known are: {names}."},
    "file-missing": {
        "nl": "het bestand bestaat niet; controleer de naam en de map.",
        "en": "the file does not exist; check the name and the folder.",
    },
    "file-unreadable": {
        "nl": "het bestand kan niet worden gelezen ({reason}); controleer de rechten.",
        "en": "the file cannot be read ({reason}); check its permissions.",
    },
    "file-too-large": {
        "nl": "het bestand is groter dan {limit}; is dit het goede bestand?",
        "en": "the file is larger than {limit}; is this the right file?",
    },
    "not-utf8": {
        "nl": "het bestand is geen UTF-8 (byte {byte}); sla het op met codering UTF-8.",
        "en": "the file is not UTF-8 (byte {byte}); save it with encoding UTF-8.",
    },
    "not-yaml": {
        "nl": "dit is geen geldige YAML of JSON ({problem}); controleer inspringing, aanhalingstekens en haken.",
        "en": "this is not valid YAML or JSON ({problem}); check indentation, quotes and brackets.",
    },
    "several-documents": {
        "nl": "het bestand bevat meer dan één document; maak er per document één bestand van.",
        "en": "the file holds more than one document; make one file of each.",
    },
    "anchor-or-alias": {
        "nl": "ankers (&) en verwijzingen (*) zijn niet toegestaan; schrijf de tekst voluit of zet haar tussen aanhalingstekens.",
        "en": "anchors (&) and aliases (*) are not allowed; write the text in full or put it in quotes.",
    },
    "tag": {
        "nl": "het type-label {tag} is niet toegestaan; haal het weg of zet de tekst tussen aanhalingstekens.",
        "en": "the tag {tag} is not allowed; remove it or put the text in quotes.",
    },
    "duplicate-key": {
        "nl": "“{key}” staat er twee keer, eerst op regel {first}; laat er één staan.",
        "en": "“{key}” is there twice, first on line {first}; keep one.",
    },
    "key-not-text": {
        "nl": "links van een dubbele punt hoort een woord of getal te staan, geen lijst of groep.",
        "en": "left of a colon there should be a word or number, not a list or group.",
    },
    "too-deep": {
        "nl": "dit is dieper genest dan {limit} niveaus; is dit het goede bestand?",
        "en": "this is nested deeper than {limit} levels; is this the right file?",
    },
    "too-many-values": {
        "nl": "het bestand bevat meer dan {limit} waarden; is dit het goede bestand?",
        "en": "the file holds more than {limit} values; is this the right file?",
    },
    "more-faults": {
        "nl": "nog {count} fout(en); verbeter eerst die hierboven.",
        "en": "{count} more fault(s); correct those above first.",
    },
    "unknown-key": {
        "nl": "onbekende sleutel “{key}” onder {where}; verbeter of verwijder haar.",
        "en": "unknown key “{key}” under {where}; correct or remove it.",
    },
    "key-missing": {
        "nl": "de sleutel “{key}” ontbreekt onder {where}; voeg haar toe.",
        "en": "the key “{key}” is missing under {where}; add it.",
    },
    "unknown-value": {
        "nl": "“{value}” is geen geldige waarde voor {where}.",
        "en": "“{value}” is not a valid value for {where}.",
    },
    "wrong-value": {
        "nl": "de waarde van {where} klopt niet ({problem}).",
        "en": "the value of {where} is wrong ({problem}).",
    },
    "text-expected": {
        "nl": "{where} hoort tekst te zijn; zet “{value}” tussen aanhalingstekens.",
        "en": "{where} should be text; put “{value}” in quotes.",
    },
    "text-empty": {"nl": "{where} is leeg; vul tekst in.", "en": "{where} is empty; write some text."},
    "text-malformed": {
        "nl": "“{value}” heeft niet de vorm die bij {where} hoort.",
        "en": "“{value}” does not have the form that {where} should have.",
    },
    "yes-no-expected": {
        "nl": "{where} hoort true of false te zijn, niet “{value}”.",
        "en": "{where} should be true or false, not “{value}”.",
    },
    "whole-number-expected": {
        "nl": "{where} hoort een geheel getal te zijn, niet “{value}”.",
        "en": "{where} should be a whole number, not “{value}”.",
    },
    "number-expected": {
        "nl": "{where} hoort een getal te zijn, niet “{value}”.",
        "en": "{where} should be a number, not “{value}”.",
    },
    "list-expected": {
        "nl": "{where} hoort een lijst te zijn; zet elk onderdeel op een eigen regel met een streepje.",
        "en": "{where} should be a list; put each item on its own line with a dash.",
    },
    "keys-expected": {
        "nl": "{where} hoort uit sleutels met een dubbele punt te bestaan, niet uit “{value}”.",
        "en": "{where} should consist of keys with a colon, not of “{value}”.",
    },
    "date-expected": {
        "nl": "“{value}” bij {where} is geen datum; schrijf jjjj-mm-dd, bijvoorbeeld 2026-11-20.",
        "en": "“{value}” at {where} is not a date; write yyyy-mm-dd, for example 2026-11-20.",
    },
    "url-expected": {
        "nl": "“{value}” bij {where} is geen webadres; begin met https://.",
        "en": "“{value}” at {where} is not a web address; start with https://.",
    },
    "unknown-framework": {
        "nl": "het afwegingskader “{value}” is onbekend.",
        "en": "the framework “{value}” is unknown.",
    },
    "unknown-section": {
        "nl": "deel “{value}” bestaat niet in dit kader.",
        "en": "section “{value}” does not exist in this framework.",
    },
    "unknown-outcome": {
        "nl": "“{value}” is geen advies van dit kader.",
        "en": "“{value}” is not an advice of this framework.",
    },
    "unknown-question": {
        "nl": "vraag “{value}” bestaat niet in dit kader; gebruik het nummer (1 tot en met 14) of de naam.",
        "en": "question “{value}” does not exist in this framework; use its number (1 to 14) or its name.",
    },
    "question-twice": {
        "nl": "“{key}” is dezelfde vraag als “{other}” op regel {first}; voeg de antwoorden samen.",
        "en": "“{key}” is the same question as “{other}” on line {first}; merge the answers.",
    },
    "no-verdict-here": {
        "nl": "vraag {number} heeft geen oordeel; verwijder “{value}”.",
        "en": "question {number} has no verdict; remove “{value}”.",
    },
    "unknown-verdict": {
        "nl": "“{value}” is geen oordeel bij vraag {number}.",
        "en": "“{value}” is not a verdict of question {number}.",
    },
    "verdict-of-another": {
        "nl": "“{value}” is een oordeel van vraag {others}, niet van vraag {number}.",
        "en": "“{value}” is a verdict of question {others}, not of question {number}.",
    },
    "unknown-field": {
        "nl": "het veld “{value}” bestaat niet bij deze vraag.",
        "en": "the field “{value}” does not exist at this question.",
    },
    "unknown-table": {
        "nl": "de tabel “{value}” bestaat niet bij deze vraag.",
        "en": "the table “{value}” does not exist at this question.",
    },
    "field-text-expected": {
        "nl": "{where} hoort tekst te zijn; zet “{value}” tussen aanhalingstekens.",
        "en": "{where} should be text; put “{value}” in quotes.",
    },
    "field-whole-number-expected": {
        "nl": "{where} hoort een geheel getal te zijn, niet “{value}”.",
        "en": "{where} should be a whole number, not “{value}”.",
    },
    "field-number-expected": {
        "nl": "{where} hoort een getal te zijn, niet “{value}”; schrijf in een bestand 1250000.5 en op het scherm 1.250.000,50.",
        "en": "{where} should be a number, not “{value}”; write 1250000.5 in a file and 1.250.000,50 on the screen.",
    },
    "field-date-expected": {
        "nl": "“{value}” bij {where} is geen datum; schrijf 2026-11-20 of 20-11-2026.",
        "en": "“{value}” at {where} is not a date; write 2026-11-20 or 20-11-2026.",
    },
    "field-list-expected": {
        "nl": "{where} hoort een lijst te zijn, niet “{value}”.",
        "en": "{where} should be a list, not “{value}”.",
    },
    "field-keys-expected": {
        "nl": "{where} hoort een rij met kolomnamen te zijn, niet “{value}”.",
        "en": "{where} should be a row with column names, not “{value}”.",
    },
    "field-unknown-column": {
        "nl": "de kolom “{value}” bestaat niet ({where}).",
        "en": "the column “{value}” does not exist ({where}).",
    },
    "field-cell-missing": {
        "nl": "{where} is leeg en hoort ingevuld te zijn.",
        "en": "{where} is empty and should be filled in.",
    },
    "field-unknown-option": {
        "nl": "“{value}” is geen keuze bij {where}.",
        "en": "“{value}” is not an option at {where}.",
    },
    "field-money-expected": {
        "nl": "{where} hoort een bedrag te zijn, niet “{value}”.",
        "en": "{where} should be an amount of money, not “{value}”.",
    },
    "field-unknown-money-key": {
        "nl": "“{value}” hoort niet bij een bedrag ({where}).",
        "en": "“{value}” is not part of an amount ({where}).",
    },
    "field-amount-missing": {
        "nl": "bij {where} ontbreekt het bedrag zelf.",
        "en": "the amount itself is missing at {where}.",
    },
    "field-unknown-unit": {"nl": "“{value}” is geen eenheid bij {where}.", "en": "“{value}” is not a unit at {where}."},
    "field-currency-expected": {
        "nl": "“{value}” bij {where} is geen munt; schrijf drie hoofdletters, zoals EUR.",
        "en": "“{value}” at {where} is not a currency; write three capitals, such as EUR.",
    },
    "section-twice": {
        "nl": "deel “{name}” komt twee keer voor; geef elk deel een eigen id.",
        "en": "section “{name}” is there twice; give each section its own id.",
    },
    "outcome-twice": {
        "nl": "uitkomst “{name}” komt twee keer voor; geef elke uitkomst een eigen id.",
        "en": "outcome “{name}” is there twice; give each outcome its own id.",
    },
    "question-id-twice": {
        "nl": "vraag-id “{name}” komt twee keer voor; geef elke vraag een eigen id.",
        "en": "question id “{name}” is there twice; give each question its own id.",
    },
    "id-is-number": {
        "nl": "“{name}” is geen goed id: een id is een woord, een nummer is om te tonen.",
        "en": "“{name}” is not a good id: an id is a word, a number is for display.",
    },
    "number-out-of-order": {
        "nl": "deze vraag heeft nummer {number}; op deze plaats hoort {expected}.",
        "en": "this question has number {number}; in this place it should be {expected}.",
    },
    "unknown-publication": {
        "nl": "de bron “{name}” staat niet onder publications.",
        "en": "the source “{name}” is not under publications.",
    },
    "not-translated": {
        "nl": "“{text}” is in beide talen gelijk; vertaal de tekst.",
        "en": "“{text}” is the same in both languages; translate it.",
    },
    "translation-missing": {
        "nl": "“{name}” staat maar in één taal; vertaal de tekst of laat beide weg.",
        "en": "“{name}” is there in one language only; translate the text or leave both out.",
    },
    "conclusion-judged": {
        "nl": "de concluderende vraag heeft geen oordelen en geen voorwaarde; het advies is haar antwoord.",
        "en": "the concluding question has no verdicts and no condition; the advice is its answer.",
    },
    "option-twice": {
        "nl": "de keuze “{name}” komt twee keer voor; geef elke keuze een eigen waarde.",
        "en": "the option “{name}” is there twice; give each option its own value.",
    },
    "field-twice": {
        "nl": "het veld “{name}” komt twee keer voor bij deze vraag; geef elk veld een eigen id.",
        "en": "the field “{name}” is there twice at this question; give each field its own id.",
    },
    "column-twice": {
        "nl": "de kolom “{name}” komt twee keer voor; geef elke kolom een eigen id.",
        "en": "the column “{name}” is there twice; give each column its own id.",
    },
    "check-twice": {
        "nl": "de controle “{name}” komt twee keer voor bij deze vraag; geef elke controle een eigen code.",
        "en": "the check “{name}” is there twice at this question; give each check its own code.",
    },
    "rule-unknown-question": {
        "nl": "de regel verwijst naar vraag “{name}”, die niet bestaat.",
        "en": "the rule refers to question “{name}”, which does not exist.",
    },
    "rule-unknown-field": {
        "nl": "de regel verwijst naar veld “{name}”, dat niet bestaat bij die vraag.",
        "en": "the rule refers to field “{name}”, which does not exist at that question.",
    },
    "rule-unknown-column": {
        "nl": "de regel noemt kolom “{name}”, die niet bestaat in die tabel.",
        "en": "the rule names column “{name}”, which does not exist in that table.",
    },
    "rule-unknown-option": {
        "nl": "de regel vergelijkt met “{name}”, dat geen keuze is.",
        "en": "the rule compares with “{name}”, which is not an option.",
    },
    "rule-looks-ahead": {
        "nl": "de regel kijkt vooruit naar “{name}”; een regel mag alleen terugkijken.",
        "en": "the rule looks ahead to “{name}”; a rule may only look back.",
    },
    "rule-no-verdict": {
        "nl": "vraag “{name}” heeft geen oordeel om naar te vragen; noem een veld.",
        "en": "question “{name}” has no verdict to ask about; name a field.",
    },
    "rule-wrong-test": {
        "nl": "deze toets past niet bij “{name}”: is en is_one_of zijn voor één keuze, includes voor meerdere, at_least en at_most voor aantallen, rows_where voor keuzes in een tabel.",
        "en": "this test does not fit “{name}”: is and is_one_of are for one choice, includes for several, at_least and at_most for counts, rows_where for choices in a table.",
    },
    "rule-not-for": {
        "nl": "deze regel is niet voor “{name}”: een veld of kolom van die soort heeft niet waar de regel naar kijkt (docs/framework-format.md).",
        "en": "this rule is not for “{name}”: a field or column of that kind does not have what the rule looks at (docs/framework-format.md).",
    },
    "rule-too-wide": {
        "nl": "deze regel hangt van te veel antwoorden af (meer dan {limit} situaties); splits haar.",
        "en": "this rule depends on too many answers (more than {limit} situations); split it.",
    },
    "rule-never-holds": {
        "nl": "deze regel kan nooit waar zijn; wat eraan hangt verschijnt nooit.",
        "en": "this rule can never hold; what hangs on it never appears.",
    },
    "rule-always-holds": {
        "nl": "deze regel is altijd waar; laat haar weg.",
        "en": "this rule always holds; leave it out.",
    },
    "id-vanished": {
        "nl": "“{name}” is eerder uitgebracht en nu verdwenen; herstel het of zet het onder retired_ids.",
        "en": "“{name}” was released before and is now gone; restore it or put it under retired_ids.",
    },
    "id-reused": {
        "nl": "“{name}” is met pensioen en mag niet opnieuw worden gebruikt; kies een nieuw id.",
        "en": "“{name}” is retired and may not be used again; choose a new id.",
    },
    "reading-not-once": {
        "nl": "de lezing “{reading}” staat er {times} keer; elke lezing hoort er één keer te staan.",
        "en": "the reading “{reading}” is there {times} times; each reading should be there once.",
    },
    "reading-gap": {
        "nl": "geen leesregel geldt voor een deel waarin voorkomt: {standings}; vul het gat.",
        "en": "no reading rule holds for a section that shows: {standings}; fill the gap.",
    },
    "reading-overlap": {
        "nl": "meer dan één leesregel ({readings}) geldt voor een deel waarin voorkomt: {standings}; laat ze elkaar uitsluiten.",
        "en": "more than one reading rule ({readings}) holds for a section that shows: {standings}; make them exclude each other.",
    },
    "decision-not-once": {
        "nl": "het besluit “{decision}” hoort precies één keer onder decisions te staan.",
        "en": "the decision “{decision}” should stand under decisions exactly once.",
    },
    "route-gap": {
        "nl": "de route van deel {section} zegt niet wat er gebeurt bij “{name}”; voeg het toe.",
        "en": "the route of section {section} does not say what happens at “{name}”; add it.",
    },
    "route-unknown-key": {
        "nl": "“{name}” is geen lezing en geen besluit.",
        "en": "“{name}” is neither a reading nor a decision.",
    },
    "route-unknown-outcome": {
        "nl": "de route leidt naar uitkomst “{name}”, die niet bestaat.",
        "en": "the route leads to outcome “{name}”, which does not exist.",
    },
    "route-unknown-section": {
        "nl": "de route leidt naar deel “{name}”, dat niet bestaat.",
        "en": "the route leads to section “{name}”, which does not exist.",
    },
    "route-goes-back": {
        "nl": "de route gaat terug naar deel “{name}”; een route gaat alleen vooruit.",
        "en": "the route goes back to section “{name}”; a route only goes forward.",
    },
    "section-unreachable": {
        "nl": "geen route leidt naar deel “{name}”; verbind het of haal het weg.",
        "en": "no route leads to section “{name}”; connect it or remove it.",
    },
    "reading-unreachable": {
        "nl": "deel {section} kan nooit als “{reading}” worden gelezen; controleer de richting (polarity) van de oordelen.",
        "en": "section {section} can never be read as “{reading}”; check the polarity of the verdicts.",
    },
    "outcome-unreachable": {
        "nl": "geen combinatie van oordelen eindigt in “{name}”; verbind deze uitkomst of haal haar weg.",
        "en": "no combination of verdicts ends in “{name}”; connect this outcome or remove it.",
    },
    "too-many-combinations": {
        "nl": "vragen hangen af van meer dan {limit} combinaties van antwoorden; laat minder vragen van antwoorden afhangen.",
        "en": "questions depend on more than {limit} combinations of answers; let fewer questions depend on answers.",
    },
    "catalogue-misnamed": {
        "nl": "de catalogus heet “{name}” maar staat in {file}; geef bestand en id dezelfde naam.",
        "en": "the catalogue is called “{name}” but stands in {file}; give file and id the same name.",
    },
    "unknown-catalogue": {
        "nl": "de catalogus “{name}” staat niet in de map catalogues.",
        "en": "the catalogue “{name}” is not in the folder catalogues.",
    },
    "group-twice": {
        "nl": "de groep “{name}” komt twee keer voor; geef elke groep een eigen id.",
        "en": "the group “{name}” is there twice; give each group its own id.",
    },
    "unknown-group": {"nl": "de groep “{name}” bestaat niet.", "en": "the group “{name}” does not exist."},
    "group-empty": {
        "nl": "in de groep “{name}” staat niets; vul haar of haal haar weg.",
        "en": "the group “{name}” holds nothing; fill it or remove it.",
    },
    "group-scattered": {
        "nl": "“{name}” staat los van de rest van zijn groep; zet wat bij elkaar hoort onder elkaar.",
        "en": "“{name}” stands apart from the rest of its group; put what belongs together one below the other.",
    },
    "entry-twice": {
        "nl": "“{name}” komt twee keer voor in deze catalogus; geef elke keuze een eigen id.",
        "en": "“{name}” is there twice in this catalogue; give each entry its own id.",
    },
    "entry-without-group": {
        "nl": "“{name}” staat in geen groep, en deze catalogus heeft groepen; voeg group toe.",
        "en": "“{name}” is in no group, and this catalogue has groups; add group.",
    },
    "entry-unknown-question": {
        "nl": "vraag “{name}” bestaat niet; noem het id van een vraag.",
        "en": "question “{name}” does not exist; name the id of a question.",
    },
    "portfolio-unknown": {
        "nl": "“{name}” bij {kind} bestaat niet.",
        "en": "“{name}” at {kind} does not exist.",
    },
    "publication-unused": {
        "nl": "naar de bron “{name}” verwijst niets; verwijs ernaar of haal haar weg.",
        "en": "nothing refers to the source “{name}”; refer to it or remove it.",
    },
    "validity-reversed": {
        "nl": "de laatste dag ({last}) ligt vóór de eerste ({first}); verbeter valid_from of valid_until.",
        "en": "the last day ({last}) is before the first ({first}); correct valid_from or valid_until.",
    },
    "entry-ended": {
        "nl": "“{name}” gold tot en met {day}; controleer of er iets voor in de plaats is gekomen.",
        "en": "“{name}” held until {day}; check whether something has taken its place.",
    },
    "text-unknown-place": {
        "nl": "“{name}” wordt niet ingevuld in een tekst van de vragenlijst.",
        "en": "“{name}” is not filled in in a text of the questionnaire.",
    },
    "term-twice": {
        "nl": "het begrip “{name}” staat er al; geef elk begrip een eigen id.",
        "en": "the term “{name}” is there already; give every term an id of its own.",
    },
    "term-unknown-publication": {
        "nl": "de bron verwijst naar publicatie “{name}”, die niet onder publications staat.",
        "en": "the source refers to publication “{name}”, which is not listed under publications.",
    },
    "term-unknown-related": {
        "nl": "“{name}” is geen ander begrip in deze lijst.",
        "en": "“{name}” is not another term of this list.",
    },
    "form-twice": {
        "nl": "de vorm “{name}” hoort al bij het begrip “{other}”; een woord legt één begrip uit.",
        "en": "the form “{name}” belongs to the term “{other}” already; one word explains one term.",
    },
    "form-never-found": {
        "nl": "de vorm “{name}” wordt zo nooit in een tekst gevonden; let op spaties aan de rand en op ongewone tekens.",
        "en": "the form “{name}” is never found in a text as it is written here; look for spaces at its ends and unusual characters.",
    },
    "ladder-unknown-outcome": {
        "nl": "de ladder noemt uitkomst “{name}”, die niet bestaat.",
        "en": "the ladder names outcome “{name}”, which does not exist.",
    },
    "ladder-outcome-twice": {
        "nl": "uitkomst “{name}” staat twee keer op de ladder; laat er één staan.",
        "en": "outcome “{name}” is on the ladder twice; keep one.",
    },
    "no-assessments": {
        "nl": "in deze map staat geen beoordeling (.yaml, .yml of .json); geef een bestand op of een map met beoordelingen.",
        "en": "there is no assessment in this folder (.yaml, .yml or .json); give a file or a folder with assessments.",
    },
    "same-id": {
        "nl": "zou “{name}” heten, net als {other}; een naam wijst één beoordeling aan. Geef een van beide bestanden een andere naam.",
        "en": "would be called “{name}”, as {other} is; a name means one assessment. Rename one of the two files.",
    },
    "no-framework": {
        "nl": "hier staat geen vragenlijst (framework.yaml); geef een map met een vragenlijst op.",
        "en": "there is no questionnaire here (framework.yaml); give a folder with a questionnaire.",
    },
    "scenario-no-series": {
        "nl": "{where} heeft geen enkele reeks met cijfers; vul ten minste revenue, opex of capex in, of schrijf counterfactual: null.",
        "en": "{where} has no series of figures at all; fill in at least revenue, opex or capex, or write counterfactual: null.",
    },
    "scenario-years-differ": {
        "nl": "{where} telt {value} jaren, anders dan de langste reeks van het project; geef elke reeks één bedrag per jaar, t = 0 eerst.",
        "en": "{where} has {value} years, unlike the longest series of the project; give every series one figure per year, t = 0 first.",
    },
    "scenario-too-many-years": {
        "nl": "{where} telt {value} jaren; ten hoogste 100 kan. Staan de cijfers per maand? Tel ze per jaar op.",
        "en": "{where} has {value} years; at most 100 is possible. Are these monthly figures? Add them up per year.",
    },
    "scenario-currency-differs": {
        "nl": "{where} is {value}, een andere munt dan die van het geheel; reken alle bedragen om naar één munt.",
        "en": "{where} is {value}, another currency than that of the whole; convert all amounts to one currency.",
    },
    "scenario-price-basis-differs": {
        "nl": "{where} is {value}, een andere prijsbasis dan die van het geheel; gebruik in beide scenario's nominal of in beide real.",
        "en": "{where} is {value}, another price basis than that of the whole; use nominal in both scenarios or real in both.",
    },
    "scenario-base-year-out-of-range": {
        "nl": "{where} is {value}; het basisjaar ligt tussen 1990 en 2200.",
        "en": "{where} is {value}; the base year lies between 1990 and 2200.",
    },
    "scenario-wacc-out-of-range": {
        "nl": "{where} is {value}; de vermogenskostenvoet is groter dan 0 en kleiner dan 1: schrijf 8 % als 0.08.",
        "en": "{where} is {value}; the cost of capital is above 0 and below 1: write 8 % as 0.08.",
    },
    "scenario-wacc-not-weighted": {
        "nl": "{where} komen gewogen uit op {value}, anders dan wacc; verbeter een van beide.",
        "en": "{where} come to a weighted {value}, unlike wacc; correct one of them.",
    },
    "scenario-rate-out-of-range": {
        "nl": "{where} is {value}; een rentevoet is ten minste 0 en kleiner dan 1: schrijf 3,5 % als 0.035.",
        "en": "{where} is {value}; a rate is at least 0 and below 1: write 3.5 % as 0.035.",
    },
    "scenario-intensity-out-of-range": {
        "nl": "{where} is {value}; de hoogste steunintensiteit is groter dan 0 en ten hoogste 1: schrijf 100 % als 1.",
        "en": "{where} is {value}; the maximum intensity is above 0 and at most 1: write 100 % as 1.",
    },
    "scenario-share-out-of-range": {
        "nl": "{where} is {value}; een aandeel ligt tussen 0 en 1.",
        "en": "{where} is {value}; a share lies between 0 and 1.",
    },
    "scenario-negative": {
        "nl": "{where} is {value}; hier kan geen negatief bedrag staan.",
        "en": "{where} is {value}; this cannot be negative.",
    },
    "scenario-longer-than-scenario": {
        "nl": "{where} telt {value} jaren, meer dan de reeksen van het project; laat jaren weg of verleng het project.",
        "en": "{where} has {value} years, more than the series of the project; leave out years or extend the project.",
    },
    "scenario-profile-not-one": {
        "nl": "{where} telt op tot {value}; de delen van de steun per jaar horen samen 1 te zijn.",
        "en": "{where} adds up to {value}; the parts of the aid per year should be 1 together.",
    },
    "scenario-no-companies": {
        "nl": "er staat geen enkele onderneming in {where}; voeg er een toe.",
        "en": "there is no company in {where}; add one.",
    },
    "scenario-total-currency-differs": {
        "nl": "{where} is {value}, een andere munt dan die van de eerste onderneming; zo tellen bedragen niet op.",
        "en": "{where} is {value}, another currency than that of the first company; amounts do not add up that way.",
    },
    "scenario-total-price-basis-differs": {
        "nl": "{where} is {value}, een andere prijsbasis dan die van de eerste onderneming; zo tellen bedragen niet op.",
        "en": "{where} is {value}, another price basis than that of the first company; amounts do not add up that way.",
    },
    "scenario-total-base-year-differs": {
        "nl": "{where} is {value}, een ander basisjaar dan dat van de eerste onderneming; contante waarden van verschillende jaren tellen niet op.",
        "en": "{where} is {value}, another base year than that of the first company; present values of different years do not add up.",
    },
    "workbook-unreadable": {
        "nl": "dit is geen leesbare werkmap ({reason}); sla haar op als .xlsx.",
        "en": "this is not a readable workbook ({reason}); save it as .xlsx.",
    },
    "workbook-no-scenario": {
        "nl": "geen blad heeft “{marker}” in cel A1; begin met de sjabloon: ipcei-wizard funding-gap --template BESTAND.xlsx.",
        "en": "no sheet has “{marker}” in cell A1; start from the template: ipcei-wizard funding-gap --template FILE.xlsx.",
    },
    "workbook-unknown-row": {
        "nl": "kolom A zegt “{value}”, maar zo heet geen rij van de sjabloon; herstel de naam of maak kolom A hier leeg.",
        "en": "column A says “{value}”, but no row of the template has that name; restore it or empty column A here.",
    },
    "workbook-row-twice": {
        "nl": "de rij “{value}” staat er twee keer; laat er één staan.",
        "en": "the row “{value}” is there twice; keep one.",
    },
    "workbook-formula-not-computed": {
        "nl": "deze cel bevat een formule zonder uitkomst; open de werkmap in een rekenprogramma en sla haar op.",
        "en": "this cell holds a formula without an outcome; open the workbook in a spreadsheet program and save it.",
    },
    "workbook-cell-empty": {
        "nl": "deze cel is leeg terwijl een later jaar is ingevuld; vul een getal in, desnoods 0.",
        "en": "this cell is empty while a later year is filled in; fill in a number, 0 if need be.",
    },
    "workbook-number-expected": {
        "nl": "hier hoort een getal te staan, niet “{value}”.",
        "en": "there should be a number here, not “{value}”.",
    },
    "seal-key-missing": {
        "nl": "deze sleutel kan niet worden gelezen ({reason}); controleer de naam en de rechten.",
        "en": "this key cannot be read ({reason}); check its name and permissions.",
    },
    "seal-key-closed": {
        "nl": "dit is geen PKCS#12-bestand, of het wachtwoord klopt niet; controleer IPCEI_WIZARD_SEAL_PASSPHRASE.",
        "en": "this is no PKCS#12 file, or the passphrase is wrong; check IPCEI_WIZARD_SEAL_PASSPHRASE.",
    },
    "seal-key-empty": {
        "nl": "hier staat geen sleutel met certificaat in waarmee te zegelen is (EC, RSA of Ed25519).",
        "en": "there is no key with a certificate in it to seal with (EC, RSA or Ed25519).",
    },
    "token-setting-missing": {
        "nl": "deze instelling ontbreekt, terwijl IPCEI_WIZARD_PKCS11_MODULE een token aanwijst; geef het label.",
        "en": "this setting is missing, while IPCEI_WIZARD_PKCS11_MODULE points at a token; give the label.",
    },
    "token-library": {
        "nl": "de bibliotheek die met tokens spreekt, python-pkcs11, is hier niet te gebruiken ({reason}); installeer haar, of laat deze instelling weg.",
        "en": "the library that speaks to tokens, python-pkcs11, cannot be used here ({reason}); install it, or leave this setting out.",
    },
    "token-module": {
        "nl": "deze module (PKCS#11) is er niet of kan niet worden geladen ({reason}); controleer IPCEI_WIZARD_PKCS11_MODULE.",
        "en": "this module (PKCS#11) is not there or cannot be loaded ({reason}); check IPCEI_WIZARD_PKCS11_MODULE.",
    },
    "token-unknown": {
        "nl": 'er is geen token met het label "{label}", of er zijn er meer; controleer of het is aangesloten en hoe het heet.',
        "en": 'there is no token with the label "{label}", or there are several; check whether it is connected and what it is called.',
    },
    "token-key-unknown": {
        "nl": 'op het token staat geen sleutel met het label "{label}" die kan ondertekenen, of er staan er meer; controleer het label.',
        "en": 'the token has no key with the label "{label}" that can sign, or it has several; check the label.',
    },
    "token-certificate-missing": {
        "nl": 'op het token staat geen bruikbaar certificaat bij de sleutel "{label}", of er staan er meer (EC, RSA of Ed25519); zet er één bij, met hetzelfde ID of label.',
        "en": 'the token has no usable certificate beside the key "{label}", or it has several (EC, RSA or Ed25519); put one there, with the same ID or label.',
    },
    "token-certificate-of-another": {
        "nl": 'het certificaat bij de sleutel "{label}" hoort bij een andere sleutel, dus er is niets ondertekend; zet het goede certificaat op het token.',
        "en": 'the certificate beside the key "{label}" belongs to another key, so nothing was signed; put the right certificate on the token.',
    },
    "token-pin-missing": {
        "nl": "er is geen pincode; geef haar in deze instelling, in het bestand van IPCEI_WIZARD_PKCS11_PIN_FILE, of als ernaar wordt gevraagd. Er is niets geprobeerd.",
        "en": "there is no PIN; give it in this setting, in the file of IPCEI_WIZARD_PKCS11_PIN_FILE, or when it is asked for. Nothing was tried.",
    },
    "token-pin-file": {
        "nl": "het bestand met de pincode kan niet worden gelezen ({reason}); controleer IPCEI_WIZARD_PKCS11_PIN_FILE en de rechten.",
        "en": "the file with the PIN cannot be read ({reason}); check IPCEI_WIZARD_PKCS11_PIN_FILE and the permissions.",
    },
    "token-pin-wrong": {
        "nl": 'het token "{label}" weigert de pincode; zij is één keer geprobeerd. Controleer haar voordat u het weer probeert: na een paar keer gaat een token op slot.',
        "en": 'the token "{label}" refuses the PIN; it was tried once. Check it before you try again: after a few times a token locks itself.',
    },
    "token-pin-locked": {
        "nl": 'het token "{label}" zit op slot na te veel verkeerde pincodes; laat het vrijgeven door wie het heeft uitgegeven.',
        "en": 'the token "{label}" is locked after too many wrong PINs; have it released by who issued it.',
    },
    "token-failed": {
        "nl": 'het token "{label}" weigert ({reason}), dus er is niets ondertekend; controleer of het nog is aangesloten en wat de sleutel mag.',
        "en": 'the token "{label}" refuses ({reason}), so nothing was signed; check whether it is still connected and what the key may do.',
    },
    "seal-folder": {
        "nl": "de sleutel van deze installatie kan hier niet staan ({reason}); kies met IPCEI_WIZARD_DATA een map waarin u mag schrijven.",
        "en": "the key of this installation cannot be here ({reason}); choose a folder you may write in with IPCEI_WIZARD_DATA.",
    },
    "seal-folder-damaged": {
        "nl": "de sleutel van deze installatie is beschadigd; zet de map terug uit een reservekopie, of hernoem haar: dan komt er een nieuwe sleutel.",
        "en": "the key of this installation is damaged; restore the folder from a backup, or rename it: then a new key is made.",
    },
    "trust-unreadable": {
        "nl": "dit is geen leesbaar certificaat ({reason}); geef een bestand in PEM of DER.",
        "en": "this is no readable certificate ({reason}); give a file in PEM or DER.",
    },
    "memo-unreadable": {
        "nl": "dit bestand kan niet worden gelezen ({reason}); controleer de naam en de rechten.",
        "en": "this file cannot be read ({reason}); check its name and permissions.",
    },
    "address-not-http": {
        "nl": "dit is geen adres van een dienst; het begint met http:// of https://.",
        "en": "this is no address of a service; it begins with http:// or https://.",
    },
    "timestamp-unreachable": {
        "nl": "de tijdstempeldienst antwoordt niet ({reason}), dus er is niets verzegeld. Probeer het later, controleer IPCEI_WIZARD_TIMESTAMP_URL, of laat die instelling weg: dan geldt de klok van deze computer.",
        "en": "the timestamp service does not answer ({reason}), so nothing was sealed. Try again later, check IPCEI_WIZARD_TIMESTAMP_URL, or leave that setting out: then the clock of this computer counts.",
    },
    "timestamp-refused": {
        "nl": "de tijdstempeldienst geeft geen goede tijdstempel ({reason}), dus er is niets verzegeld. Controleer IPCEI_WIZARD_TIMESTAMP_URL.",
        "en": "the timestamp service gives no good timestamp ({reason}), so nothing was sealed. Check IPCEI_WIZARD_TIMESTAMP_URL.",
    },
    "revocation-unreachable": {
        "nl": "hier zou moeten staan of een certificaat is ingetrokken, maar het antwoord ontbreekt of is onleesbaar ({reason}), dus er is niets verzegeld. Probeer het later, of laat IPCEI_WIZARD_TIMESTAMP_URL weg: dan wordt dit niet opgehaald.",
        "en": "this should say whether a certificate was revoked, but the answer is missing or unreadable ({reason}), so nothing was sealed. Try again later, or leave out IPCEI_WIZARD_TIMESTAMP_URL: then this is not fetched.",
    },
    "sign-not-a-memo": {
        "nl": "hierin zitten geen leesbare gegevens van een beoordeling; onderteken een nota die deze wizard heeft gemaakt.",
        "en": "this holds no readable data of an assessment; sign a memo that this wizard made.",
    },
    "sign-altered": {
        "nl": "deze nota is niet zoals zij is gemaakt of ondertekend, dus er komt geen handtekening onder; kijk met verify wat er is, of maak haar opnieuw.",
        "en": "this memo is not as it was made or signed, so no signature is put under it; see with verify what it is, or make it anew.",
    },
    "sign-sealed": {
        "nl": "deze nota is al verzegeld en het zegel staat niets meer toe; laat eerst ondertekenen en verzegel daarna.",
        "en": "this memo is sealed already and the seal allows nothing more; have it signed first, and seal it afterwards.",
    },
    "sign-no-steps": {
        "nl": "deze nota heeft geen parafenroute, dus er is geen stap om bij te ondertekenen; vul memo.route in, of verzegel haar met --seal.",
        "en": "this memo has no sign-off route, so there is no step to sign at; fill in memo.route, or seal it with --seal.",
    },
    "sign-step-unknown": {
        "nl": '"{value}" is geen stap van de parafenroute, of er zijn er meer die zo heten; geef het nummer.',
        "en": '"{value}" is no step of the sign-off route, or several are called so; give its number.',
    },
    "sign-step-signed": {
        "nl": 'bij de stap "{step}" is al ondertekend; kies een andere stap.',
        "en": 'the step "{step}" was signed already; choose another step.',
    },
    "memo-encrypted": {
        "nl": "dit bestand is versleuteld met een wachtwoord; geef de nota zonder wachtwoord.",
        "en": "this file is encrypted with a password; give the memo without one.",
    },
    "memo-not-a-pdf": {
        "nl": "dit is geen leesbare PDF; geef de nota zoals u haar kreeg.",
        "en": "this is not a readable PDF; give the memo as you received it.",
    },
}
