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
}
