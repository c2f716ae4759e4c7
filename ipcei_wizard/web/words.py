"""Words on the screen: kept from being read as Markdown, and what several kinds of fields say about what was typed."""

from collections.abc import Sequence

from ipcei_wizard.assessment.fields import field_sentence
from ipcei_wizard.messages import Language
from ipcei_wizard.strict.faults import Fault


def literal(text: str) -> str:
    """Keep text from being read as Markdown: [brackets], 1) numbers."""
    return "".join(f"\\{character}" if character in r"\`*_{}[]()<>#+-.!|$:~" else character for character in text)


def fault_in_words(label: str, code: str, written: str, known: Sequence[str], language: Language) -> str:
    """Say what cannot be read in a field, to be drawn as Markdown."""
    values = {"where": f"“{label}”", "value": written}
    message = Fault("", None, field_sentence(code), values, written, tuple(known)).message(language)
    return literal(message[:1].upper() + message[1:])
