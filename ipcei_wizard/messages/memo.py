"""Sentences about rendering the memo."""

from typing import Final

from ipcei_wizard.messages import Language

MESSAGES: Final[dict[str, dict[Language, str]]] = {
    "unprintable": {
        "nl": "Onder {heading!r} staat een teken dat niet gedrukt kan worden: {code_point} ({name}), bij “{excerpt}”. "
        "In de nota staat daar [{code_point}]. Vervang het teken door woorden.",
        "en": "Under {heading!r} stands a character that cannot be printed: {code_point} ({name}), near “{excerpt}”. "
        "The memo shows [{code_point}] in its place. Put words in its place.",
    },
    "assessment-file": {"nl": "De beoordeling als gegevens", "en": "The assessment as data"},
    "sign-offs-file": {"nl": "De parafenroute als gegevens", "en": "The sign-off route as data"},
    "link-to-note": {"nl": "Naar voetnoot {number}", "en": "To footnote {number}"},
    "link-within": {
        "nl": "Naar een andere plaats in deze nota: {words}",
        "en": "To another place in this memo: {words}",
    },
    "link-to-web": {"nl": "{words} (webadres {address})", "en": "{words} (web address {address})"},
    "before-first-heading": {"nl": "het begin", "en": "the beginning"},
}
