"""What another version of the questionnaire would change, and carrying a draft over to it and back."""

from typing import Final

from ipcei_wizard.messages import Language

MESSAGES: Final[dict[str, dict[Language, str]]] = {
    "place": {"nl": "Versie van het kader", "en": "Version of the framework"},
    "banner": {
        "nl": "Er is een nieuwere versie van het kader ({version}). Dit concept valt onder {now}.",
        "en": "There is a newer version of the framework ({version}). This draft is under {now}.",
    },
    "banner-same": {
        "nl": "Van versie {now} van het kader is de tekst gewijzigd sinds dit concept begon.",
        "en": "The text of version {now} of the framework has changed since this draft was begun.",
    },
    "to-page": {"nl": "Meer over deze versie", "en": "More about this version"},
    "to-changes": {"nl": "Wat zou er veranderen?", "en": "What would change?"},
    "pinned": {
        "nl": "Dit dossier valt onder versie {version} van **{title}**.",
        "en": "This dossier is under version {version} of **{title}**.",
    },
    "digest": {"nl": "Kenmerk van de vragenlijst: {digest}", "en": "Digest of the questionnaire: {digest}"},
    "not-kept": {
        "nl": "Van precies deze vragenlijst is geen afschrift bewaard: ze is nooit uitgebracht, of ze is nieuwer dan dit programma. Het dossier wordt gelezen met versie {version}. Alle antwoorden staan er nog.",
        "en": "No copy is kept of exactly this questionnaire: it was never released, or it is newer than this program. The dossier is read with version {version}. Every answer is still there.",
    },
    "latest": {
        "nl": "Er is geen nieuwere versie.",
        "en": "There is no newer version.",
    },
    "would-change": {
        "nl": "Wat zou er veranderen bij versie {version}?",
        "en": "What would change under version {version}?",
    },
    "stays": {
        "nl": "Versie {version} is nieuwer, maar dit dossier blijft onder de versie waaronder het werd afgesloten.",
        "en": "Version {version} is newer, but this dossier stays under the version under which it was closed.",
    },
    "for-this-dossier": {"nl": "Voor dit dossier", "en": "For this dossier"},
    "reads-the-same": {
        "nl": "De lezing van elk deel, de route en het advies blijven gelijk.",
        "en": "The reading of each section, the route and the advice stay the same.",
    },
    "arising-errors": {
        "nl": "Nieuwe fouten, die u daarna moet oplossen ({count})",
        "en": "New errors, which you will have to mend ({count})",
    },
    "arising": {"nl": "Nieuwe aandachtspunten ({count})", "en": "New points of attention ({count})"},
    "vanishes": {"nl": "Bevindingen die vervallen: {count}.", "en": "Findings that go: {count}."},
    "will-be-kept": {
        "nl": "Wordt niet meer gevraagd; wat u schreef, blijft bewaard:",
        "en": "Is no longer asked; what you wrote is kept:",
    },
    "asked-again": {
        "nl": "Wordt weer gevraagd; wat u eerder schreef, staat er dan weer:",
        "en": "Is asked again; what you wrote before will be there again:",
    },
    "in-the-questions": {"nl": "In de vragen", "en": "In the questions"},
    "added": {"nl": "Toegevoegd ({count})", "en": "Added ({count})"},
    "changed": {"nl": "Gewijzigd ({count})", "en": "Changed ({count})"},
    "dropped": {"nl": "Vervallen ({count})", "en": "Dropped ({count})"},
    "nothing-differs": {
        "nl": "Geen vraag, veld of keuze is anders.",
        "en": "No question, field or option differs.",
    },
    "general": {
        "nl": "Ook gewijzigd: {parts}.",
        "en": "Also changed: {parts}.",
    },
    "general-official_title": {"nl": "de titel", "en": "the title"},
    "general-official_introduction": {"nl": "de inleiding", "en": "the introduction"},
    "general-readings": {"nl": "hoe een deel wordt gelezen", "en": "how a section is read"},
    "general-decisions": {"nl": "de besluiten over een deel", "en": "the decisions on a section"},
    "general-checks": {"nl": "controles bij alle vragen", "en": "checks at every question"},
    "general-conclusion": {"nl": "het slot van het kader", "en": "the end of the framework"},
    "kind-section": {"nl": "deel “{label}”", "en": "section “{label}”"},
    "kind-question": {"nl": "vraag “{label}”", "en": "question “{label}”"},
    "kind-verdict": {"nl": "oordeel “{label}”", "en": "verdict “{label}”"},
    "kind-field": {"nl": "veld “{label}”", "en": "field “{label}”"},
    "kind-option": {"nl": "keuze “{label}” bij “{field}”", "en": "option “{label}” of “{field}”"},
    "kind-column": {"nl": "kolom “{label}” in “{field}”", "en": "column “{label}” in “{field}”"},
    "kind-outcome": {"nl": "advies “{label}”", "en": "advice “{label}”"},
    "at-question": {"nl": "Vraag {number}: {what}", "en": "Question {number}: {what}"},
    "with-parts": {"nl": "{what} ({parts})", "en": "{what} ({parts})"},
    "part-official": {"nl": "officiële tekst", "en": "official text"},
    "part-help": {"nl": "hulptekst", "en": "help"},
    "part-label": {"nl": "benaming", "en": "name"},
    "part-rule": {"nl": "controles en voorwaarden", "en": "checks and conditions"},
    "part-polarity": {"nl": "welke kant het op wijst", "en": "which way it pulls"},
    "part-kind": {"nl": "soort invoer", "en": "kind of entry"},
    "part-required": {"nl": "verplicht of niet", "en": "required or not"},
    "part-place": {"nl": "welke vragen erin staan", "en": "which questions it holds"},
    "carry-over": {"nl": "Overzetten naar versie {version}", "en": "Carry over to version {version}"},
    "carry-over-explained": {
        "nl": "Geen antwoord gaat verloren, en u kunt het terugdraaien. Het overzetten staat in de geschiedenis van het dossier.",
        "en": "No answer is lost, and you can undo it. The history of the dossier keeps that it was carried over.",
    },
    "only-drafts": {
        "nl": "Overzetten en terugdraaien kan alleen in een concept, door wie eraan mag schrijven.",
        "en": "Only a draft can be carried over or back, by who may write in it.",
    },
    "carried": {
        "nl": "Overgezet van versie {version} door {who}, {at}.",
        "en": "Carried over from version {version} by {who}, {at}.",
    },
    "taken-back": {
        "nl": "Teruggezet naar versie {version} door {who}, {at}.",
        "en": "Taken back to version {version} by {who}, {at}.",
    },
    "take-back": {"nl": "Terugdraaien naar versie {version}", "en": "Undo: back to version {version}"},
    "would-change-back": {
        "nl": "Wat er verandert als u terugdraait",
        "en": "What changes when you undo it",
    },
    "kept": {"nl": "Bewaard, maar niet meer gevraagd", "en": "Kept, but no longer asked"},
    "kept-explained": {
        "nl": "Deze antwoorden tellen niet mee en staan niet in de nota. Ze komen terug onder een versie die ernaar vraagt.",
        "en": "These answers do not count and are not in the memo. They come back under a version that asks for them.",
    },
}
