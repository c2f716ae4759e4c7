"""The store's sentences: what went wrong and what the officer can do about it."""

from typing import Final

from ipcei_wizard.messages import Language

MESSAGES: Final[dict[str, dict[Language, str]]] = {
    "address.what": {
        "nl": "Dit adres van de database kan niet worden gebruikt.",
        "en": "This database address cannot be used.",
    },
    "address.remedy": {
        "nl": "Geef in IPCEI_WIZARD_DATABASE_URL een adres als postgresql://gebruiker:wachtwoord@server/database "
        "of sqlite:////map/dossiers.db, of laat de instelling weg.",
        "en": "Set IPCEI_WIZARD_DATABASE_URL to an address such as postgresql://user:password@server/database "
        "or sqlite:////folder/dossiers.db, or leave it out.",
    },
    "unreachable.what": {
        "nl": "De database met dossiers is niet bereikbaar.",
        "en": "The database of dossiers cannot be reached.",
    },
    "unreachable.remedy": {
        "nl": "Controleer of de server of de map bestaat en toegankelijk is en probeer het opnieuw.",
        "en": "Check that the server or folder exists and is accessible, and try again.",
    },
    "locked.what": {
        "nl": "De database is bezet door een ander programma of een andere gebruiker; er is niets opgeslagen.",
        "en": "The database is kept busy by another program or user; nothing was saved.",
    },
    "locked.remedy": {
        "nl": "Wacht even en probeer het opnieuw. Blijft dit zo, sluit dan het programma dat de database openhoudt.",
        "en": "Wait a moment and try again. If this persists, close the program that keeps the database open.",
    },
    "read-only.what": {
        "nl": "De database kan alleen worden gelezen; er is niets opgeslagen.",
        "en": "The database can only be read; nothing was saved.",
    },
    "read-only.remedy": {
        "nl": "Vraag de beheerder om schrijfrechten op de database of de map en probeer het opnieuw.",
        "en": "Ask the administrator for permission to write to the database or its folder, and try again.",
    },
    "full.what": {
        "nl": "Er is geen ruimte meer op de schijf; er is niets opgeslagen.",
        "en": "There is no room left on the disk; nothing was saved.",
    },
    "full.remedy": {
        "nl": "Maak ruimte vrij en probeer het opnieuw. Kopieer tot die tijd wat u hebt getypt naar een andere plek.",
        "en": "Free some room and try again. Until then, copy what you typed to another place.",
    },
    "damaged.what": {
        "nl": "Dit bestand is geen database met dossiers, of het is beschadigd.",
        "en": "This file is not a database of dossiers, or it is damaged.",
    },
    "damaged.remedy": {
        "nl": "Controleer het adres, of zet een reservekopie terug.",
        "en": "Check the address, or put back a backup.",
    },
    "too-new.what": {
        "nl": "Deze database is gemaakt door een nieuwere versie van het programma "
        "(revisie {found}; deze versie kent revisie {known}).",
        "en": "This database was made by a newer version of the program "
        "(revision {found}; this version knows revision {known}).",
    },
    "too-new.remedy": {
        "nl": "Installeer de nieuwere versie. Er is niets gewijzigd.",
        "en": "Install the newer version. Nothing was changed.",
    },
    "unknown-dossier.what": {
        "nl": "Er is geen dossier met het kenmerk {dossier}.",
        "en": "There is no dossier with the id {dossier}.",
    },
    "unknown-dossier.remedy": {
        "nl": "Kies een dossier uit de lijst.",
        "en": "Choose a dossier from the list.",
    },
    "frozen.what": {
        "nl": "Dit dossier is {status}; de tekst kan niet meer worden gewijzigd. Er is niets opgeslagen.",
        "en": "This dossier is closed (status: {status}); its text can no longer be changed. Nothing was saved.",
    },
    "frozen.remedy": {
        "nl": "Maak een nieuw dossier als het advies moet veranderen.",
        "en": "Make a new dossier if the advice has to change.",
    },
    "failed.what": {
        "nl": "De database weigerde ({detail}); er is niets opgeslagen.",
        "en": "The database refused ({detail}); nothing was saved.",
    },
    "failed.remedy": {
        "nl": "Probeer het opnieuw; meld het aan de beheerder als het blijft gebeuren.",
        "en": "Try again; tell the administrator if it keeps happening.",
    },
    "verify-altered": {
        "nl": "Dossier {dossier}, wijziging {sequence} ({path}): deze rij is niet zoals zij is opgeslagen, of de rij ervoor is vervangen.",
        "en": "Dossier {dossier}, change {sequence} ({path}): this row is not as it was saved, or the row before it was replaced.",
    },
    "verify-missing": {
        "nl": "Dossier {dossier}, wijziging {sequence}: deze rij ontbreekt. De rij erna kan niet worden nagerekend.",
        "en": "Dossier {dossier}, change {sequence}: this row is missing. The row after it cannot be checked.",
    },
    "verify-last-missing": {
        "nl": "Dossier {dossier}, wijziging {sequence}: deze rij ontbreekt aan het eind.",
        "en": "Dossier {dossier}, change {sequence}: this row is missing at the end.",
    },
    "verify-moved": {
        "nl": "Dossier {dossier}, wijziging {sequence} ({path}): deze rij is verplaatst; zij hoort op plaats {place}.",
        "en": "Dossier {dossier}, change {sequence} ({path}): this row was moved; it belongs at place {place}.",
    },
    "verify-head": {
        "nl": "Dossier {dossier}: het log eindigt anders dan is vastgelegd. De laatste rij is vervangen of toegevoegd.",
        "en": "Dossier {dossier}: the log ends otherwise than was recorded. The last row was replaced or added.",
    },
    "verify-projection": {
        "nl": "Dossier {dossier}, {path}: de huidige tekst is niet die van de laatste wijziging in het log.",
        "en": "Dossier {dossier}, {path}: the current text is not that of the last change in the log.",
    },
    "verify-summary": {
        "nl": "Dossier {dossier}: titel of status in de lijst volgt niet uit het log.",
        "en": "Dossier {dossier}: title or status in the list does not follow from the log.",
    },
}
