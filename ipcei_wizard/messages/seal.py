"""Sentences about the seal on a memo and what its verification finds."""

from typing import Final

from ipcei_wizard.messages import Language

MESSAGES: Final[dict[str, dict[Language, str]]] = {
    "field": {"nl": "Documentzegel", "en": "Document seal"},
    "step-field": {"nl": "Handtekening bij: {step}", "en": "Signature at: {step}"},
    "step-reason": {"nl": "Akkoord: {step}", "en": "Agreed: {step}"},
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
    "not-sealed-yet": {
        "nl": "Nog niet verzegeld. Wat er is ondertekend, is ongewijzigd; maar zolang er geen zegel op staat, kan er een handtekening bij of af.",
        "en": "Not sealed yet. What was signed is unaltered; but as long as there is no seal, a signature can be added or taken off.",
    },
    "verdict-unreadable": {
        "nl": "Dit is geen leesbare PDF. Geef de nota zoals u haar kreeg.",
        "en": "This is not a readable PDF. Give the memo as you received it.",
    },
    "encrypted": {
        "nl": "Dit bestand is versleuteld met een wachtwoord, dus niemand kan erin kijken. Geef de nota zonder wachtwoord, zoals u haar kreeg.",
        "en": "This file is encrypted with a password, so nobody can look into it. Give the memo without a password, as you received it.",
    },
    "intact-yes": {
        "nl": "Ja: wat er is verzegeld of ondertekend, is ongewijzigd.",
        "en": "Yes: what was sealed or signed is unaltered.",
    },
    "intact-no": {
        "nl": "Nee: na het zegel is het bestand veranderd, of het zegel is niet van dit bestand.",
        "en": "No: the file was changed after it was sealed, or the seal is not of this file.",
    },
    "covers-whole-file-yes": {
        "nl": "Ja: het zegel, of de laatste handtekening, dekt het hele bestand.",
        "en": "Yes: the seal, or the last signature, covers the whole file.",
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
    "difference-printed": {"nl": "Gedrukt: “… {words} …”", "en": "Printed: “… {words} …”"},
    "difference-expected": {"nl": "Volgens de gegevens: “… {words} …”", "en": "By the data: “… {words} …”"},
    "other-version": {
        "nl": "De nota is gemaakt met een andere versie van de wizard; controleer haar ook met die versie.",
        "en": "The memo was made with another version of the wizard; verify it with that version as well.",
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
    "open-steps": {"nl": "Nog niet ondertekend: {steps}", "en": "Not signed yet: {steps}"},
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
    "page": {"nl": "Een nota controleren", "en": "Verify a memo"},
    "page-intro": {
        "nl": "Is deze nota echt, ongewijzigd en nog actueel? Zet de PDF hieronder. Het bestand wordt bekeken en niet bewaard; er gaat niets naar buiten.",
        "en": "Is this memo genuine, unaltered and up to date? Drop the PDF below. The file is looked at and not kept; nothing is sent anywhere.",
    },
    "page-drop": {"nl": "De nota, als PDF", "en": "The memo, as a PDF"},
    "page-too-large": {
        "nl": "Dit bestand is te groot: {size} MB. Een nota van deze wizard is veel kleiner, en meer dan {largest} MB wordt niet bekeken. Geef de nota zoals u haar kreeg.",
        "en": "This file is too large: {size} MB. A memo of this wizard is much smaller, and more than {largest} MB is not looked at. Give the memo as you received it.",
    },
    "page-looking": {
        "nl": "De nota wordt bekeken en opnieuw gemaakt…",
        "en": "Looking at the memo and making it again…",
    },
    "page-own": {
        "nl": "Ik vertrouw het zegel van deze installatie",
        "en": "I trust the seal of this installation",
    },
    "page-own-explained": {
        "nl": "Dat zegel is niet erkend. Het zegt dat de nota hier is verzegeld; het bewijst niet wie u bent. Wie u altijd vertrouwt, zegt uw beheerder met IPCEI_WIZARD_TRUST.",
        "en": "That seal is not recognised. It says that the memo was sealed here; it does not prove who you are. Whom you always trust, your administrator says with IPCEI_WIZARD_TRUST.",
    },
    "page-answers": {"nl": "Wat er is gevonden", "en": "What was found"},
    "page-signatures": {"nl": "Wie ervoor instaat", "en": "Who answers for it"},
    "page-nobody": {
        "nl": "Niemand: er staat geen zegel en geen handtekening op.",
        "en": "Nobody: there is no seal and no signature on it.",
    },
    "page-latest": {"nl": "Is dit de laatste versie?", "en": "Is it the latest version?"},
    "held-unknown": {
        "nl": "Niet te zeggen: er zitten geen leesbare gegevens in het bestand om te vergelijken.",
        "en": "Impossible to say: there are no readable data in the file to compare.",
    },
    "held-nowhere": {
        "nl": "Niet te zeggen: geen dossier in deze wizard heeft deze titel of dit kenmerk.",
        "en": "Impossible to say: no dossier in this wizard has this title or reference.",
    },
    "held-latest": {
        "nl": "**Ja.** Dit is wat het dossier “{title}” nu zegt (laatst gewijzigd {moment}).",
        "en": "**Yes.** This is what the dossier “{title}” says now (last changed {moment}).",
    },
    "held-signed-since": {
        "nl": "**De tekst wel, de parafen niet.** De tekst is die van het dossier “{title}” nu; de parafenroute of de vaststelling is veranderd sinds deze nota is gemaakt (laatst gewijzigd {moment}).",
        "en": "**The text is, the sign-offs are not.** The text is that of the dossier “{title}” now; its sign-off route or adoption has changed since this memo was made (last changed {moment}).",
    },
    "held-earlier": {
        "nl": "**Nee.** Het dossier “{title}” heeft dit gezegd, en is daarna gewijzigd (voor het laatst {moment}).",
        "en": "**No.** The dossier “{title}” said this once, and was changed afterwards (last {moment}).",
    },
    "held-never": {
        "nl": "**Nee.** Er is een dossier “{title}” met deze titel of dit kenmerk, maar dat heeft nooit precies dit gezegd (laatst gewijzigd {moment}).",
        "en": "**No.** There is a dossier “{title}” with this title or reference, but it never said exactly this (last changed {moment}).",
    },
    "to-dossier": {"nl": "Naar het dossier", "en": "To the dossier"},
    "trust-own": {
        "nl": "Het zegel kan van deze installatie zijn. Vertrouwt u die, geef dan op: --trust {path}",
        "en": "The seal may be of this installation. If you trust that, give: --trust {path}",
    },
    "assessment": {
        "nl": "Beoordeling: {title} (kader {framework}, gegevens {digest})",
        "en": "Assessment: {title} (framework {framework}, data {digest})",
    },
}
