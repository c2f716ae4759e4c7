"""Sentences of the shell around the pages: starting the server, and the save state in the corner of every page."""

from typing import Final

from ipcei_wizard.messages import Language

MESSAGES: Final[dict[str, dict[Language, str]]] = {
    "address": {
        "nl": "IPCEI-wizard staat klaar op {url} (stoppen met Ctrl+C)",
        "en": "The IPCEI wizard is ready at {url} (stop with Ctrl+C)",
    },
    "port-busy": {
        "nl": "Poort {port} is al in gebruik. Draait de wizard al? Open dan {url}. Kies anders een andere poort, "
        "bijvoorbeeld --port {free}.",
        "en": "Port {port} is already in use. Is the wizard running already? Then open {url}. Otherwise choose another "
        "port, for example --port {free}.",
    },
    "address-unknown": {
        "nl": "Op het adres {address} kan deze computer niet luisteren ({reason}). Gebruik 127.0.0.1 voor alleen deze "
        "computer.",
        "en": "This computer cannot listen on the address {address} ({reason}). Use 127.0.0.1 for this computer only.",
    },
    "open-to-all": {
        "nl": "Op {address} kan iedereen in het netwerk erbij, en er wordt niet ingelogd. Zet inloggen aan "
        "(IPCEI_WIZARD_LOGIN_PROVIDER) of gebruik 127.0.0.1.",
        "en": "On {address} everyone in the network could come in, and nobody has to log in. Switch login on "
        "(IPCEI_WIZARD_LOGIN_PROVIDER) or use 127.0.0.1.",
    },
    "no-javascript": {
        "nl": "De IPCEI-wizard heeft JavaScript nodig. Zet JavaScript aan in uw browser en laad de pagina opnieuw.",
        "en": "The IPCEI wizard needs JavaScript. Switch JavaScript on in your browser and load the page again.",
    },
}

SAVE_STATE: Final[dict[str, dict[Language, str]]] = {
    "saved": {"nl": "Opgeslagen om {time}", "en": "Saved at {time}"},
    "unsaved": {"nl": "Nog niet opgeslagen…", "en": "Not saved yet…"},
    "refused": {
        "nl": "Niet opgeslagen: zie de melding op deze pagina. Uw tekst blijft in deze browser bewaard.",
        "en": "Not saved: see the message on this page. Your text is kept in this browser.",
    },
    "offline": {
        "nl": "Geen verbinding: uw tekst wordt in deze browser bewaard",
        "en": "No connection: your text is kept in this browser",
    },
    "restored": {"nl": "Uw laatst getypte tekst is teruggezet", "en": "The text you typed last has been put back"},
    "left-over": {
        "nl": "Tekst die u eerder typte bij ‘{question}’ is niet opgeslagen: het antwoord is intussen gewijzigd.",
        "en": "Text you typed earlier at ‘{question}’ was not saved: the answer has changed since.",
    },
    "left-over-show": {"nl": "Bekijk de tekst", "en": "Show the text"},
    "left-over-title": {"nl": "Niet-opgeslagen tekst", "en": "Text that was not saved"},
    "left-over-explanation": {
        "nl": "Deze tekst is op {time} in deze browser getypt. Kopieer wat u wilt behouden naar het antwoord.",
        "en": "This text was typed in this browser on {time}. Copy what you want to keep into the answer.",
    },
    "copy": {"nl": "Kopiëren", "en": "Copy"},
    "close": {"nl": "Sluiten", "en": "Close"},
    "discard": {"nl": "Weggooien", "en": "Discard"},
}
