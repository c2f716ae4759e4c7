"""Sentences about the seal on a memo and what its verification finds."""

from typing import Final

from ipcei_wizard.messages import Language

MESSAGES: Final[dict[str, dict[Language, str]]] = {
    "field": {"nl": "Documentzegel", "en": "Document seal"},
    "reason": {"nl": "Zegel op het hele document", "en": "Seal on the whole document"},
    "verdict-valid": {
        "nl": "In orde. Deze nota is precies zoals zij is verzegeld, door iemand die u vertrouwt.",
        "en": "In order. This memo is exactly as it was sealed, by somebody you trust.",
    },
    "verdict-untrusted": {
        "nl": "Ongewijzigd, maar u weet niet van wie. De nota is precies zoals zij is verzegeld; het certificaat van het zegel staat niet bij wat u vertrouwt.",
        "en": "Unaltered, but you do not know by whom. The memo is exactly as it was sealed; the certificate of the seal is not among those you trust.",
    },
    "verdict-altered": {
        "nl": "Niet in orde. Dit bestand is niet wat er is verzegeld. Gebruik het niet; vraag de nota opnieuw op bij de afzender.",
        "en": "Not in order. This file is not what was sealed. Do not use it; ask the sender for the memo again.",
    },
    "verdict-unsigned": {
        "nl": "Er staat geen zegel op dit bestand. Niemand staat in voor de inhoud.",
        "en": "There is no seal on this file. Nobody answers for what it says.",
    },
    "verdict-unreadable": {
        "nl": "Dit is geen leesbare PDF. Geef de nota zoals u haar kreeg.",
        "en": "This is not a readable PDF. Give the memo as you received it.",
    },
    "intact-yes": {"nl": "Ja: wat er is verzegeld, is ongewijzigd.", "en": "Yes: what was sealed is unaltered."},
    "intact-no": {
        "nl": "Nee: na het zegel is het bestand veranderd, of het zegel is niet van dit bestand.",
        "en": "No: the file was changed after it was sealed, or the seal is not of this file.",
    },
    "covers-whole-file-yes": {
        "nl": "Ja: het zegel dekt het hele bestand.",
        "en": "Yes: the seal covers the whole file.",
    },
    "covers-whole-file-no": {
        "nl": "Nee: er is iets aan het bestand toegevoegd dat niet onder het zegel valt.",
        "en": "No: something was added to the file that the seal does not cover.",
    },
    "covers-nothing": {
        "nl": "Nee: geen leesbaar zegel dekt dit bestand.",
        "en": "No: no readable seal covers this file.",
    },
    "data-matches-text-yes": {
        "nl": "Ja: de tekst is precies wat de gegevens in het bestand zeggen.",
        "en": "Yes: the text is exactly what the data in the file say.",
    },
    "data-matches-text-no": {
        "nl": "Nee: uit de gegevens in het bestand volgt een andere nota.",
        "en": "No: the data in the file give another memo.",
    },
    "no-data": {
        "nl": "Nee: er zitten geen leesbare gegevens van een beoordeling in het bestand.",
        "en": "No: there are no readable data of an assessment in the file.",
    },
    "difference": {
        "nl": "  gedrukt: “… {printed} …”\n  volgens de gegevens: “… {expected} …”",
        "en": "  printed: “… {printed} …”\n  by the data: “… {expected} …”",
    },
    "other-version": {
        "nl": "  De nota is gemaakt met een andere versie van de wizard; controleer haar ook met die versie.",
        "en": "  The memo was made with another version of the wizard; verify it with that version as well.",
    },
    "ask-intact": {"nl": "Ongewijzigd?", "en": "Unaltered?"},
    "ask-covers-whole-file": {"nl": "Het hele bestand?", "en": "The whole file?"},
    "ask-data-matches-text": {"nl": "Tekst gelijk aan gegevens?", "en": "Text equal to data?"},
    "role-seal": {"nl": "Zegel", "en": "Seal"},
    "role-signature": {"nl": "Handtekening", "en": "Signature"},
    "signature": {
        "nl": "{role} van “{name}” (certificaat van “{issuer}”), {moment}: {standing}.",
        "en": "{role} of “{name}” (certificate by “{issuer}”), {moment}: {standing}.",
    },
    "signature-broken": {
        "nl": "{role}: kan niet worden gelezen of is niet van dit bestand.",
        "en": "{role}: cannot be read or is not of this file.",
    },
    "moment-timestamped": {"nl": "op {moment} volgens een tijdstempel", "en": "on {moment} by a timestamp"},
    "moment-said": {"nl": "op {moment} volgens de ondertekenaar", "en": "on {moment} by the signer's clock"},
    "moment-unknown": {"nl": "moment onbekend", "en": "moment unknown"},
    "standing-trusted": {"nl": "echt en vertrouwd", "en": "genuine and trusted"},
    "standing-untrusted": {"nl": "echt, maar niet vertrouwd", "en": "genuine, but not trusted"},
    "standing-broken": {"nl": "klopt niet", "en": "does not hold"},
    "trust-own": {
        "nl": "Het zegel kan van deze installatie zijn. Vertrouwt u die, geef dan op: --trust {path}",
        "en": "The seal may be of this installation. If you trust that, give: --trust {path}",
    },
    "assessment": {
        "nl": "Beoordeling: {title} (kader {framework}, gegevens {digest})",
        "en": "Assessment: {title} (framework {framework}, data {digest})",
    },
}
