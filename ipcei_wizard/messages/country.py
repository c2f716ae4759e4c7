"""The country that decides: the Netherlands, or with `IPCEI_WIZARD_COUNTRY=BE` another Member State.

Our own texts name it as {country} and {country_adjective}; the official text is quoted and never changes. Names as in the
catalogue of member states, in English as they stand in a sentence; the Dutch adjective is the form before a noun.
"""

import os
from typing import Final

from ipcei_wizard.messages import Language

COUNTRY_VARIABLE: Final = "IPCEI_WIZARD_COUNTRY"
COUNTRY_PLACES: Final = ("country", "country_adjective")

# ISO code -> language -> name, adjective.
COUNTRIES: Final[dict[str, dict[Language, tuple[str, str]]]] = {
    "AT": {"nl": ("Oostenrijk", "Oostenrijkse"), "en": ("Austria", "Austrian")},
    "BE": {"nl": ("België", "Belgische"), "en": ("Belgium", "Belgian")},
    "BG": {"nl": ("Bulgarije", "Bulgaarse"), "en": ("Bulgaria", "Bulgarian")},
    "CY": {"nl": ("Cyprus", "Cypriotische"), "en": ("Cyprus", "Cypriot")},
    "CZ": {"nl": ("Tsjechië", "Tsjechische"), "en": ("Czechia", "Czech")},
    "DE": {"nl": ("Duitsland", "Duitse"), "en": ("Germany", "German")},
    "DK": {"nl": ("Denemarken", "Deense"), "en": ("Denmark", "Danish")},
    "EE": {"nl": ("Estland", "Estse"), "en": ("Estonia", "Estonian")},
    "ES": {"nl": ("Spanje", "Spaanse"), "en": ("Spain", "Spanish")},
    "FI": {"nl": ("Finland", "Finse"), "en": ("Finland", "Finnish")},
    "FR": {"nl": ("Frankrijk", "Franse"), "en": ("France", "French")},
    "GR": {"nl": ("Griekenland", "Griekse"), "en": ("Greece", "Greek")},
    "HR": {"nl": ("Kroatië", "Kroatische"), "en": ("Croatia", "Croatian")},
    "HU": {"nl": ("Hongarije", "Hongaarse"), "en": ("Hungary", "Hungarian")},
    "IE": {"nl": ("Ierland", "Ierse"), "en": ("Ireland", "Irish")},
    "IT": {"nl": ("Italië", "Italiaanse"), "en": ("Italy", "Italian")},
    "LT": {"nl": ("Litouwen", "Litouwse"), "en": ("Lithuania", "Lithuanian")},
    "LU": {"nl": ("Luxemburg", "Luxemburgse"), "en": ("Luxembourg", "Luxembourg")},
    "LV": {"nl": ("Letland", "Letse"), "en": ("Latvia", "Latvian")},
    "MT": {"nl": ("Malta", "Maltese"), "en": ("Malta", "Maltese")},
    "NL": {"nl": ("Nederland", "Nederlandse"), "en": ("the Netherlands", "Dutch")},
    "PL": {"nl": ("Polen", "Poolse"), "en": ("Poland", "Polish")},
    "PT": {"nl": ("Portugal", "Portugese"), "en": ("Portugal", "Portuguese")},
    "RO": {"nl": ("Roemenië", "Roemeense"), "en": ("Romania", "Romanian")},
    "SE": {"nl": ("Zweden", "Zweedse"), "en": ("Sweden", "Swedish")},
    "SI": {"nl": ("Slovenië", "Sloveense"), "en": ("Slovenia", "Slovenian")},
    "SK": {"nl": ("Slowakije", "Slowaakse"), "en": ("Slovakia", "Slovak")},
}


class UnknownCountry(ValueError):
    """The setting names no Member State; carries what was written and the code that looks most like it."""

    def __init__(self, written: str) -> None:
        from difflib import get_close_matches  # noqa: PLC0415 - needed only where something is wrong

        self.written = written
        self.nearest = next(iter(get_close_matches(written, COUNTRIES, n=1)), "NL")
        super().__init__(f"{COUNTRY_VARIABLE}={written}: not the ISO code of a Member State, such as {self.nearest}")


def deciding_country() -> str:
    """Return the ISO code of the country that decides.

    Raises:
        UnknownCountry: the setting names no Member State.
    """
    code = os.environ.get(COUNTRY_VARIABLE, "").strip().upper() or "NL"
    if code not in COUNTRIES:
        raise UnknownCountry(code)
    return code


def with_country(text: str, language: Language) -> str:
    """Return a text of ours with the country that decides filled in; other places stay as they are."""
    if "{country" not in text:
        return text
    for place, words in zip(COUNTRY_PLACES, COUNTRIES[deciding_country()][language], strict=True):
        text = text.replace(f"{{{place}}}", words)
    return text
