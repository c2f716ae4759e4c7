"""Words that must not be read anywhere: found in any text, whatever their case, spacing or emphasis. Pure.

What is put in their place is the same in every language: "[Woo 5.1.1c]", and "[Woo]" as long as no ground is chosen.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final

from ipcei_wizard.assessment.confidentiality import short_ground

_BETWEEN: Final = r"(?:[\s*_`~\\+./-]|%20)+"
"""What may stand between two words: white space, marks of emphasis in Markdown, what web addresses put there."""
_UNSEEN: Final = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_SENTENCE_END: Final = re.compile(r"(?<=[.!?;:])\s+|\n+")
_TITLE: Final = re.compile(
    r"(mr|mrs|ms|drs?|ir|ing|prof|dhr|mevr|mw|heer|mevrouw|msc|bsc|ma|llm|phd)\.?,?", re.IGNORECASE
)
_MARKS: Final = "*_`~"
_ADDRESS: Final = re.compile(r"\[([^\[\]]*)\]\([^()\s]*(\[Woo[^\[\]]*\])[^()]*\)")
"""A link in Markdown whose address had a secret in it."""
_SHORTEST_SENTENCE: Final = 20
_SHORTEST_NAME: Final = 3
_SHORTEST_SURNAME: Final = 4


@dataclass(frozen=True, slots=True)
class Secret:
    """Words that stay out, with their ground. `exactly`: only as they are written, capitals and all."""

    words: str
    ground: str | None
    exactly: bool = False


def instead(ground: str | None) -> str:
    """Return what stands in a text in place of words left out of it."""
    return f"[{short_ground(ground)}]" if ground else "[Woo]"


def name_secrets(name: str, ground: str | None) -> Iterator[Secret]:
    """Yield what gives away the name of a company."""
    if len(name.strip()) >= _SHORTEST_NAME:
        yield Secret(name, ground)


def person_secrets(name: str, ground: str | None) -> Iterator[Secret]:
    """Yield what gives away a person: the name, with fewer and fewer words before it, and each word with a capital."""
    words = [word for word in name.split() if not _TITLE.fullmatch(word)]
    for at in range(len(words) - 1):
        yield from name_secrets(" ".join(words[at:]), ground)
    for word in words:
        if len(word) >= _SHORTEST_SURNAME and word[0].isupper():
            yield Secret(word, ground, exactly=True)


def text_secrets(text: str, ground: str | None) -> Iterator[Secret]:
    """Yield what gives away a text: all of it, and each of its sentences; no ordinary word on its own."""
    plain = " ".join(text.split())
    if len(plain) >= _SHORTEST_SENTENCE or _tells(plain):
        yield Secret(plain, ground)
    for sentence in _SENTENCE_END.split(text):
        if len(sentence.strip()) >= _SHORTEST_SENTENCE:
            yield Secret(sentence.strip().rstrip(".!?;:"), ground)


def _tells(plain: str) -> bool:
    """Say whether a short text is more than an ordinary word or a year: two words, or capitals or digits within it."""
    if len(plain) < _SHORTEST_NAME or not any(letter.isalpha() for letter in plain):
        return False
    return " " in plain or any(letter.isupper() or letter.isdigit() for letter in plain[1:])


@dataclass
class Redaction:
    """Replaces secrets in texts, and counts per ground how many it replaced."""

    secrets: Iterable[Secret]
    replaced: list[str | None] = field(default_factory=list)

    @cached_property
    def _found(self) -> tuple[re.Pattern[str], list[Secret]] | None:
        known = sorted({s for s in self.secrets if _words(s)}, key=lambda s: (-len(s.words), s.words, s.ground or ""))
        if not known:
            return None
        return re.compile("|".join(f"({_pattern(secret)})" for secret in known)), known

    def text(self, text: str) -> str:
        """Return a text with its secrets replaced; untouched when it has none."""
        if self._found is None:
            return text
        pattern, known = self._found
        count = len(self.replaced)

        def replace(match: re.Match[str]) -> str:
            ground = known[(match.lastindex or 1) - 1].ground
            self.replaced.append(ground)
            before, after = match.string[: match.start()][-1:], match.string[match.end() :][:1]
            said = instead(ground) + (" " if after in ("(", "[") and after else "")  # else Markdown reads an address
            marks = "".join(letter for letter in match[0] if letter in _MARKS)
            halved = len(marks) % 2 == 1 or marks in ("**", "~~", "__")
            # An emphasis that began or ended within the secret must not run on in the rest.
            return said if not halved else f"{said}{marks}" if before in _MARKS and before else f"{marks}{said}"

        clean = pattern.sub(replace, unicodedata.normalize("NFC", text).translate(_UNSEEN))
        return _ADDRESS.sub(r"\1 \2", clean) if len(self.replaced) > count else text

    def taken(self) -> list[str | None]:
        """Return the grounds of what was replaced since this was last asked."""
        taken, self.replaced = self.replaced, []
        return taken

    def value(self, raw: Any, options: frozenset[str]) -> Any:
        """Return what was typed in a field with its secrets replaced; `options` stay, for they are the framework's."""
        if isinstance(raw, str):
            return raw if raw in options else self.text(raw)
        if isinstance(raw, dict):
            return {key: self.value(part, options) for key, part in raw.items()}
        if isinstance(raw, list | tuple):
            return [self.value(part, options) for part in raw]
        return raw


def _words(secret: Secret) -> list[str]:
    clean = unicodedata.normalize("NFC", secret.words).translate(_UNSEEN)
    return [word for word in re.split(_BETWEEN, clean) if word]


def _pattern(secret: Secret) -> str:
    words = _words(secret)
    body = _BETWEEN.join(re.escape(word) for word in words)
    start = r"(?<!\w)" if words[0][0].isalnum() else ""
    end = r"(?:['’]?s)?(?!\w)" if words[-1][-1].isalnum() else ""
    return f"{start}{body}{end}" if secret.exactly else f"(?i:{start}{body}{end})"
