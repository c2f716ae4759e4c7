"""What is said about logging in: to who stands at the door, and to who sets it up."""

from typing import Final

from ipcei_wizard.messages import Language

MESSAGES: Final[dict[str, dict[Language, str]]] = {
    "title": {"nl": "Inloggen", "en": "Log in"},
    "button": {"nl": "Inloggen", "en": "Log in"},
    "out": {"nl": "Uitloggen", "en": "Log out"},
    "who": {"nl": "Ingelogd als {name}", "en": "Logged in as {name}"},
    "none-for-you": {
        "nl": "Er zijn geen beoordelingen die u kunt openen.",
        "en": "There are no assessments that you can open.",
    },
    "login-needed": {
        "nl": "U werkt met dossiers van uw organisatie. Log in met uw gewone account om verder te gaan.",
        "en": "You work with dossiers of your organisation. Log in with your usual account to go on.",
    },
    "login-ended": {
        "nl": "Uw sessie is afgelopen. Log opnieuw in: u komt terug op deze pagina, en wat u typte staat er nog.",
        "en": "Your session has ended. Log in again: you come back to this page, and what you typed is still there.",
    },
    "login-nameless": {
        "nl": "Uw account geeft niet door wie u bent. Vraag uw beheerder om dat in te stellen (IPCEI_WIZARD_LOGIN_ACCOUNT).",
        "en": "Your account does not tell who you are. Ask your administrator to set that up (IPCEI_WIZARD_LOGIN_ACCOUNT).",
    },
    "login-no-role": {
        "nl": "Uw account heeft geen rol in de IPCEI-wizard. Vraag uw beheerder om een rol, en log daarna opnieuw in.",
        "en": "Your account has no role in the IPCEI wizard. Ask your administrator for a role, then log in again.",
    },
    "not-an-address": {
        "nl": "{setting} is geen bruikbaar adres. Geef een adres dat begint met https:// (http:// alleen op deze computer).",
        "en": "{setting} is not an address that can be used. Give one that begins with https:// (http:// on this computer only).",
    },
    "setting-missing": {
        "nl": "Inloggen staat aan, maar {setting} ontbreekt. Vul die in, of laat IPCEI_WIZARD_LOGIN_PROVIDER weg.",
        "en": "Login is on, but {setting} is missing. Fill it in, or leave IPCEI_WIZARD_LOGIN_PROVIDER out.",
    },
    "secret-short": {
        "nl": "{setting} is te kort. Neem ten minste {least} willekeurige tekens.",
        "en": "{setting} is too short. Take at least {least} random characters.",
    },
    "secret-unreadable": {
        "nl": "Het bestand van {setting} kan niet worden gelezen. Controleer het pad en de rechten.",
        "en": "The file of {setting} cannot be read. Check its path and permissions.",
    },
    "role-unknown": {
        "nl": "{setting} kan niet worden gelezen. Schrijf rol=naam, met komma's ertussen; de rollen zijn {roles}.",
        "en": "{setting} cannot be read. Write role=name, with commas between; the roles are {roles}.",
    },
    "hours": {
        "nl": "{setting} is geen aantal uren. Geef een getal groter dan 0 en ten hoogste 24.",
        "en": "{setting} is not a number of hours. Give a number above 0 and at most 24.",
    },
}
