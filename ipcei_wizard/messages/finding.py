"""What the screens say about finding dossiers, views that people keep, and who else has a dossier before him."""

from typing import Final

from ipcei_wizard.messages import Language

MESSAGES: Final[dict[str, dict[Language, str]]] = {
    "place": {"nl": "Dossiers zoeken", "en": "Find dossiers"},
    "intro": {
        "nl": "Zoek in de titels, antwoorden en bronnen van alle dossiers.",
        "en": "Search the titles, answers and sources of all dossiers.",
    },
    "intro-login": {
        "nl": "Zoek in de titels, antwoorden en bronnen van alle dossiers die u mag lezen. Wat vertrouwelijk is, doorzoekt u alleen in dossiers waar u op staat.",
        "en": "Search the titles, answers and sources of every dossier you may read. What is confidential you search only in dossiers you are on.",
    },
    "words": {"nl": "Zoekwoorden", "en": "Words to find"},
    "words-hint": {"nl": "Bijvoorbeeld: batterijen Duitsland", "en": "For example: batteries Germany"},
    "words-help": {
        "nl": "Een dossier wordt gevonden als alle woorden erin staan. Hoofdletters, accenten en Nederlandse uitgangen maken niet uit: “batterij” vindt ook “batterijen”.",
        "en": "A dossier is found when all words are in it. Capitals, accents and Dutch endings do not matter: “batterij” also finds “batterijen”.",
    },
    "status": {"nl": "Status", "en": "Status"},
    "advice": {"nl": "Gekozen advies", "en": "Advice chosen"},
    "advice-help": {
        "nl": "Het advies dat de opsteller heeft gekozen. De lezing van de wizard telt hier niet mee; die staat wel bij elk dossier zonder gekozen advies.",
        "en": "The advice that the author chose. The wizard's reading does not count here; it stands at every dossier in which none was chosen.",
    },
    "advice-none": {"nl": "nog niet gekozen", "en": "not chosen yet"},
    "ecosystem": {"nl": "Ecosysteem", "en": "Ecosystem"},
    "person": {"nl": "Gewijzigd door", "en": "Changed by"},
    "since": {"nl": "Laatst gewijzigd vanaf", "en": "Last changed from"},
    "until": {"nl": "Laatst gewijzigd tot en met", "en": "Last changed up to"},
    "all": {"nl": "alle", "en": "all"},
    "not-a-day": {
        "nl": "“{written}” is geen datum en telt niet mee. Schrijf een datum als 20-11-2026.",
        "en": "“{written}” is not a date and does not count. Write a date as 20-11-2026.",
    },
    "search": {"nl": "Zoeken", "en": "Search"},
    "clear": {"nl": "Alles wissen", "en": "Clear all"},
    "count-one": {"nl": "1 dossier gevonden", "en": "1 dossier found"},
    "count": {"nl": "{count} dossiers gevonden", "en": "{count} dossiers found"},
    "count-page": {
        "nl": "{count} dossiers gevonden; dit zijn {first} tot en met {last}, het laatst gewijzigde bovenaan",
        "en": "{count} dossiers found; these are {first} to {last}, the last changed on top",
    },
    "nothing": {
        "nl": "Geen dossier voldoet aan al deze woorden en filters. Probeer minder woorden of een ander woord, of kies **Alles wissen**.",
        "en": "No dossier has all these words and filters. Try fewer words or another one, or choose **Clear all**.",
    },
    "nothing-at-all": {
        "nl": "Er zijn nog geen dossiers die u mag lezen. Begin een beoordeling, of vraag een beheerder om u toe te laten.",
        "en": "There are no dossiers yet that you may read. Start an assessment, or ask an administrator to admit you.",
    },
    "line": {
        "nl": "{status} · {advice} · gewijzigd op {at} door {who}",
        "en": "{status} · {advice} · changed on {at} by {who}",
    },
    "line-advice": {"nl": "advies: {advice}", "en": "advice: {advice}"},
    "line-reading": {
        "nl": "nog geen advies gekozen (de wizard leest: {advice})",
        "en": "no advice chosen yet (the wizard reads: {advice})",
    },
    "line-unread": {
        "nl": "het kader van dit dossier zit niet in deze versie van de wizard",
        "en": "this version of the wizard does not have this dossier's framework",
    },
    "at": {"nl": "{place} openen", "en": "Open {place}"},
    "download": {"nl": "Register als {format}", "en": "Register as {format}"},
    "download-help": {
        "nl": "Een regel per gevonden dossier, voor een rekenprogramma; ook die op de andere bladen.",
        "en": "A line per dossier found, for a spreadsheet; those on the other pages as well.",
    },
    "file": {"nl": "register", "en": "register"},
    "views": {"nl": "Bewaarde weergaven", "en": "Saved views"},
    "views-explained": {
        "nl": "Een weergave onthoudt de zoekwoorden en filters, niet wat ermee werd gevonden. Alleen u ziet uw weergaven. Delen doet u met een koppeling: kopieer het adres van deze bladzijde. Wie het opent, vindt alleen wat hij zelf mag lezen.",
        "en": "A view keeps the words and filters, not what was found with them. Only you see your views. Share one by a link: copy the address of this page. Whoever opens it finds only what he may read himself.",
    },
    "view-name": {"nl": "Naam van de weergave", "en": "Name of the view"},
    "view-keep": {"nl": "Deze zoekvraag bewaren", "en": "Keep this search"},
    "view-choose": {"nl": "Weergave om te wijzigen", "en": "View to change"},
    "view-rename": {"nl": "Hernoemen", "en": "Rename"},
    "view-remove": {"nl": "Verwijderen", "en": "Remove"},
    "view-new-name": {"nl": "Nieuwe naam", "en": "New name"},
    "view-all": {"nl": "Stel eerst een zoekvraag in om te bewaren.", "en": "First make a search to keep."},
    "home-all": {"nl": "Alle dossiers zoeken en filteren", "en": "Find and filter all dossiers"},
    "home-words": {
        "nl": "Zoek in titels, antwoorden en bronnen",
        "en": "Search titles, answers and sources",
    },
    "home-more": {
        "nl": "Dit zijn de {shown} laatst gewijzigde van {count} dossiers.",
        "en": "These are the {shown} last changed of {count} dossiers.",
    },
    "at-question": {"nl": "{who} werkt aan vraag {where}", "en": "{who} is working on question {where}"},
    "at-page": {"nl": "{who} is bij: {where}", "en": "{who} is at: {where}"},
    "here-question": {"nl": "{who} werkt nu ook aan deze vraag.", "en": "{who} is working on this question too."},
    "here-page": {"nl": "{who} is nu ook op deze bladzijde.", "en": "{who} is on this page too."},
    "own-at-question": {
        "nl": "Ook open in een ander venster van u: vraag {where}",
        "en": "Also open in another window of yours: question {where}",
    },
    "own-at-page": {
        "nl": "Ook open in een ander venster van u: {where}",
        "en": "Also open in another window of yours: {where}",
    },
    "own-here-question": {
        "nl": "U hebt deze vraag ook open in een ander venster.",
        "en": "You have this question open in another window too.",
    },
    "own-here-page": {
        "nl": "U hebt deze bladzijde ook open in een ander venster.",
        "en": "You have this page open in another window too.",
    },
}
