"""What is said of assessments that are counted."""

from typing import Final

from ipcei_wizard.messages import Language

MESSAGES: Final[dict[str, dict[Language, str]]] = {
    "place": {"nl": "Beoordelingen in cijfers", "en": "Assessments in figures"},
    "intro": {
        "nl": "Alle dossiers en meegeleverde voorbeelden geteld. Elk getal in een tabel leidt naar de beoordelingen waar het uit bestaat. Wat niet is ingevuld of vertrouwelijk is, telt als onbekend.",
        "en": "All dossiers and shipped examples counted. Every number in a table leads to the assessments it consists of. What is not filled in or is confidential counts as unknown.",
    },
    "counted": {"nl": "Geteld zijn {count} beoordelingen.", "en": "{count} assessments were counted."},
    "nothing": {"nl": "Hierover is niets bekend.", "en": "Nothing is known about this."},
    "unknown": {"nl": "Onbekend bij", "en": "Unknown for"},
    "unknown-count": {"nl": "{count} beoordelingen", "en": "{count} assessments"},
    "data": {"nl": "De gegevens als tabel", "en": "The data as a table"},
    "category": {"nl": "Onderdeel", "en": "Part"},
    "columns-csv": {"nl": "Onderdeel | Reeks | Getal | Beoordelingen", "en": "Part | Series | Number | Assessments"},
    "download-csv": {"nl": "CSV", "en": "CSV"},
    "download-svg": {"nl": "SVG", "en": "SVG"},
    "download-png": {"nl": "PNG", "en": "PNG"},
    "download-help": {"nl": "Grafiek “{title}” als {format}", "en": "Chart “{title}” as {format}"},
    "advice-per-year": {"nl": "Advies per jaar", "en": "Advice per year"},
    "advice-per-year-explained": {
        "nl": "Naar de datum van de nota. Het advies van de beoordelaar, en zolang dat er niet is de lezing van de tool.",
        "en": "By the date of the memo. The officer's advice, and as long as there is none the tool's reading.",
    },
    "outcome-by-ecosystem": {"nl": "Uitkomst per ecosysteem", "en": "Outcome by ecosystem"},
    "outcome-by-ecosystem-explained": {
        "nl": "Een beoordeling over twee ecosystemen telt bij beide.",
        "en": "An assessment about two ecosystems counts at both.",
    },
    "route-ends": {"nl": "Waar de route eindigt", "en": "Where the route ends"},
    "route-ends-explained": {
        "nl": "Het laatste deel dat de route bereikt, en wat daar de uitkomst was.",
        "en": "The last section that the route reaches, and what the outcome was there.",
    },
    "to-the-end": {"nl": "tot het eind", "en": "to the end"},
    "at-section": {"nl": "bij deel {section}", "en": "at section {section}"},
    "end-ja": {"nl": "alle delen ja", "en": "every section yes"},
    "end-nee": {"nl": "uitkomst nee", "en": "outcome no"},
    "end-open": {"nl": "nog niet besloten", "en": "not decided yet"},
    "most-mixed": {"nl": "Welke vragen het vaakst gemengd zijn", "en": "Which questions are most often mixed"},
    "most-mixed-explained": {
        "nl": "Oordelen op de route die niet steunen en ook niet tegenspreken.",
        "en": "Verdicts on the route that neither support nor speak against.",
    },
    "mixed": {"nl": "gemengd", "en": "mixed"},
    "days": {"nl": "Dagen van begin tot vaststelling", "en": "Days from start to adoption"},
    "days-explained": {
        "nl": "Van het begin van het dossier tot de laatste paraaf. Alleen vastgestelde dossiers; geen norm.",
        "en": "From the start of the dossier to the last sign-off. Adopted dossiers only; not a target.",
    },
    "days-between": {"nl": "{low} tot en met {high} dagen", "en": "{low} to {high} days"},
    "days-more": {"nl": "{low} dagen of meer", "en": "{low} days or more"},
    "signed": {"nl": "vastgesteld", "en": "adopted"},
    "budget": {"nl": "Geadviseerd en gereserveerd geld", "en": "Money advised and reserved"},
    "budget-explained": {
        "nl": "In miljoenen euro's, naar het jaar van de nota, alleen bij het hoogste advies. Nodig is vraag 13; gereserveerd zijn de verplichtingen van vraag 14 met dekking. Elke reeks telt alleen wat is ingevuld, in euro's.",
        "en": "In millions of euros, by the year of the memo, with the highest advice only. Needed is question 13; reserved are the commitments of question 14 that are covered. Each series counts only what is filled in, in euros.",
    },
    "budget-needed": {"nl": "benodigd", "en": "needed"},
    "budget-reserved": {"nl": "gereserveerd of gedekt", "en": "reserved or covered"},
    "axis-count": {"nl": "aantal beoordelingen", "en": "number of assessments"},
    "axis-budget": {"nl": "miljoen euro", "en": "million euros"},
    "file": {"nl": "beoordelingen", "en": "assessments"},
}
