"""What the wizard says around the terms of the glossary; the terms themselves are in questions/glossary.yaml."""

from typing import Final

from ipcei_wizard.messages import Language

MESSAGES: Final[dict[str, dict[Language, str]]] = {
    "place": {"nl": "Begrippen", "en": "Glossary"},
    "title": {"nl": "Begrippen", "en": "Glossary"},
    "introduction": {
        "nl": "Deze begrippen komen voor in het afwegingskader, in de hulp en in de nota. In een tekst staat onder een begrip een stippellijn: wijs het aan, tik erop of ga er met de Tab-toets naartoe, en u leest wat het betekent.",
        "en": "These terms occur in the framework, in the help and in the memo. In a text a term has a dotted line below it: point at it, tap it or reach it with the Tab key, and you read what it means.",
    },
    "source": {"nl": "Bron: {publication}, {place}.", "en": "Source: {publication}, {place}."},
    "ours": {
        "nl": "Eigen omschrijving van de makers van deze tool.",
        "en": "Own description by the makers of this tool.",
    },
    "kind-S": {"nl": "Document van het kader", "en": "Document of the framework"},
    "kind-P": {"nl": "Openbare bladzijde", "en": "Public page"},
    "related": {"nl": "Zie ook: {terms}", "en": "See also: {terms}"},
}
