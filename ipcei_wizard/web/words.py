"""Sentences that several kinds of fields say about what was typed in them."""

from collections.abc import Sequence

from ipcei_wizard.assessment.fields import field_sentence
from ipcei_wizard.messages import Language
from ipcei_wizard.strict.faults import Fault


def fault_in_words(label: str, code: str, written: str, known: Sequence[str], language: Language) -> str:
    """Say what cannot be read in a field."""
    values = {"where": f"“{label}”", "value": written}
    message = Fault("", None, field_sentence(code), values, written, tuple(known)).message(language)
    return message[:1].upper() + message[1:]
