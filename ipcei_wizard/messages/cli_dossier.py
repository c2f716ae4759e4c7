"""What `ipcei-wizard dossier` says."""

from typing import Final

from ipcei_wizard.messages import Language

MESSAGES: Final[dict[str, dict[Language, str]]] = {
    "help-list": {
        "nl": "Noem de dossiers, het laatst gewijzigde eerst.",
        "en": "Name the dossiers, the last changed first.",
    },
    "help-show": {"nl": "Toon wat van een dossier is opgeslagen.", "en": "Show what is stored of a dossier."},
    "help-carry-over": {
        "nl": "Zet een concept over naar de nieuwste versie van het kader. Zegt eerst wat er verandert; geen antwoord gaat verloren.",
        "en": "Carry a draft over to the newest version of the framework. Says first what changes; no answer is lost.",
    },
    "help-by": {
        "nl": "Wie het doet, zoals het in de geschiedenis komt.",
        "en": "Who does it, as the history will say.",
    },
    "help-undo": {"nl": "Ga terug naar de versie van daarvoor.", "en": "Go back to the version before."},
    "help-dry-run": {"nl": "Zeg het alleen; doe het niet.", "en": "Only say it; do not do it."},
    "name": {"nl": "NAAM", "en": "NAME"},
    "help-verify": {
        "nl": "Bewijs dat het log van dossiers is zoals het is geschreven. Uitkomst 1 als een rij is gewijzigd, weg of verplaatst.",
        "en": "Prove that the log of dossiers is as it was written. Exit status 1 when a row was altered, dropped or moved.",
    },
    "help-export": {
        "nl": "Schrijf dossiers met hun geschiedenis naar een archief. Zonder ID alle.",
        "en": "Write dossiers with their history to an archive. Without ID all of them.",
    },
    "help-import": {
        "nl": "Neem een archief op: alles of niets. Wat er al is, blijft; twee keer opnemen geeft geen dubbele.",
        "en": "Take in an archive: all or nothing. What is there stays; taking it in twice makes no doubles.",
    },
    "help-backup": {
        "nl": "Maak een reservekopie terwijl anderen werken. Van SQLite een database, van PostgreSQL een archief.",
        "en": "Make a backup while others work. Of SQLite a database, of PostgreSQL an archive.",
    },
    "help-restore": {
        "nl": "Neem een reservekopie op (database of archief). Dossiers die alleen hier zijn, blijven.",
        "en": "Take in a backup (database or archive). Dossiers that are only here stay.",
    },
    "help-register": {
        "nl": "Schrijf een regel per dossier naar een bestand (.csv of .xlsx).",
        "en": "Write a line per dossier to a file (.csv or .xlsx).",
    },
    "help-history": {"nl": "Toon ook elke wijziging.", "en": "Show every change as well."},
    "help-output": {"nl": "Bestand om te schrijven.", "en": "File to write."},
    "help-words": {
        "nl": "Alleen dossiers met deze woorden in titel, antwoorden of bronnen.",
        "en": "Only dossiers with these words in title, answers or sources.",
    },
    "help-status": {"nl": "Alleen met deze status (mag vaker).", "en": "Only with this status (repeatable)."},
    "help-outcome": {
        "nl": "Alleen met dit advies, zoals deelnemen.",
        "en": "Only with this advice, such as deelnemen.",
    },
    "help-person": {"nl": "Alleen waar deze persoon iets wijzigde.", "en": "Only where this person changed something."},
    "help-since": {"nl": "Laatst gewijzigd op of na deze dag (UTC).", "en": "Last changed on or after this day (UTC)."},
    "help-until": {"nl": "Laatst gewijzigd vóór deze dag (UTC).", "en": "Last changed before this day (UTC)."},
    "help-holding": {
        "nl": "Alleen waar op dit pad deze waarde staat, of in de lijst daar (mag vaker).",
        "en": "Only where this value stands at this path, or in the list there (repeatable).",
    },
    "line": {"nl": "{id}  {when}  {status}  {title}", "en": "{id}  {when}  {status}  {title}"},
    "framework": {
        "nl": "  kader: {id} versie {version} ({digest})",
        "en": "  framework: {id} version {version} ({digest})",
    },
    "framework-gone": {
        "nl": "  Dit kader zit niet in dit programma.",
        "en": "  This framework does not come with this program.",
    },
    "framework-not-kept": {
        "nl": "  Van precies deze vragenlijst is geen afschrift bewaard; gelezen met versie {version}.",
        "en": "  No copy is kept of exactly this questionnaire; read with version {version}.",
    },
    "framework-newer": {
        "nl": "  Er is een nieuwere versie: {version}. Wat zij verandert: dossier carry-over --dry-run.",
        "en": "  There is a newer version: {version}. What it changes: dossier carry-over --dry-run.",
    },
    "nowhere-to-go": {
        "nl": "Er is geen andere versie om naar toe te gaan.",
        "en": "There is no other version to go to.",
    },
    "carried-over": {
        "nl": "Het dossier valt nu onder versie {version}.",
        "en": "The dossier is now under version {version}.",
    },
    "count": {"nl": "{count} dossier(s).", "en": "{count} dossier(s)."},
    "change": {"nl": "  {sequence}. {at} {by}: {path}", "en": "  {sequence}. {at} {by}: {path}"},
    "sound": {"nl": "{count} dossier(s) gecontroleerd: in orde.", "en": "{count} dossier(s) checked: sound."},
    "unsound": {
        "nl": "{count} dossier(s) gecontroleerd: {faults} fout(en).",
        "en": "{count} dossier(s) checked: {faults} fault(s).",
    },
    "written": {"nl": "{count} dossier(s) geschreven naar {path}.", "en": "{count} dossier(s) written to {path}."},
    "imported": {
        "nl": "{added} toegevoegd, {extended} aangevuld, {there} al aanwezig.",
        "en": "{added} added, {extended} extended, {there} there already.",
    },
    "register-format": {
        "nl": "{path}: alleen .csv en .xlsx kunnen worden geschreven; kies een naam die daarop eindigt.",
        "en": "{path}: only .csv and .xlsx can be written; choose a name that ends so.",
    },
    "file-failed": {
        "nl": "{path}: kan niet worden gelezen of geschreven ({reason}); kies een ander bestand of een andere map.",
        "en": "{path}: cannot be read or written ({reason}); choose another file or folder.",
    },
}
