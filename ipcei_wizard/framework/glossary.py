"""The glossary: terms that occur in official and own text, what they mean, and where that was taken from.

Marking a text never changes its words: the pieces put together are the text again. Knows no screen.
"""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Annotated, Final, Literal

from pydantic import Field

from ipcei_wizard.framework.model import Text
from ipcei_wizard.messages import LANGUAGES, Language
from ipcei_wizard.resources import resource_folder
from ipcei_wizard.strict.faults import Fault
from ipcei_wizard.strict.models import Closed, Id, IsoDate, Sequence, Url, Words, read_model
from ipcei_wizard.strict.yaml import Document, KeyPath, read_file

GLOSSARY_FILE: Final = "glossary.yaml"


class Forms(Closed):
    """The words by which a text shows that it is about a term, in both languages."""

    nl: Annotated[Sequence[Words], Field(min_length=1)]
    en: Annotated[Sequence[Words], Field(min_length=1)]

    def in_(self, language: Language) -> tuple[str, ...]:
        """Return the words in `language`."""
        return self.nl if language == "nl" else self.en


class TermPublication(Closed):
    """A public document from which definitions were taken, as it is called in each language."""

    name: Text
    url: Url | None = None
    date: IsoDate | None = None


class TermSource(Closed):
    """Where a definition was taken from: S a document of the framework itself, P a public page. Nothing else counts."""

    publication: Id
    place: Text
    provenance: Literal["S", "P"]


class Term(Closed):
    """One term. Without `source` the definition is ours; `note` is always ours; without `forms` no text shows it."""

    id: Id
    name: Text
    forms: Forms | None = None
    definition: Text
    note: Text | None = None
    source: TermSource | None = None
    related: Sequence[Id] = ()


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a text; `term` is the id of the term it names, if it is the first place that does."""

    text: str
    term: str | None = None


class Glossary(Closed):
    """All terms, in the order in which a list shows them."""

    format: Literal["ipcei-glossary/1"]
    publications: dict[Id, TermPublication]
    terms: Annotated[Sequence[Term], Field(min_length=1)]

    @cached_property
    def term_by_id(self) -> dict[str, Term]:
        """Map each term's id to the term."""
        return {term.id: term for term in self.terms}

    @cached_property
    def _finders(self) -> dict[Language, tuple[re.Pattern[str], dict[str, str]]]:
        return {language: _finder(self, language) for language in LANGUAGES}

    def pieces(self, text: str, language: Language) -> tuple[Piece, ...]:
        """Take `text`, written in `language`, apart where it first names a term; together the pieces are `text`."""
        finder, term_of = self._finders[language]
        found: list[Piece] = []
        seen: set[str] = set()
        at = 0
        for match in finder.finditer(text):
            term = term_of.get(_folded(match[0]))  # none: a letter that is alike only without its case, such as ı
            if term is not None and term not in seen:
                seen.add(term)
                found += [Piece(text[at : match.start()]), Piece(match[0], term)]
                at = match.end()
        return tuple(piece for piece in (*found, Piece(text[at:])) if piece.text)

    def named_in(self, text: str, language: Language) -> tuple[Term, ...]:
        """Return the terms that `text` names, in the order in which it does."""
        return tuple(self.term_by_id[piece.term] for piece in self.pieces(text, language) if piece.term)


def _folded(form: str) -> str:
    return " ".join(form.casefold().split())


def _finder(glossary: Glossary, language: Language) -> tuple[re.Pattern[str], dict[str, str]]:
    term_of = {_folded(form): term.id for term in glossary.terms if term.forms for form in term.forms.in_(language)}
    longest_first = sorted(term_of, key=lambda form: (-len(form), form))
    choices = "|".join(r"[^\S\n\f]+".join(re.escape(word) for word in form.split()) for form in longest_first)
    # A hyphen before it makes another word of it ("EU-notificatie"); after it, it is still the term ("IPCEI-deelname").
    return re.compile(rf"(?<![\w-])(?:{choices or '(?!)'})(?!\w)", re.IGNORECASE), term_of


@dataclass(frozen=True, slots=True)
class LoadedGlossary:
    """A glossary with the document it came from, so that faults can name file and line."""

    glossary: Glossary
    document: Document


def read_glossary(file: Path) -> LoadedGlossary:
    """Read a glossary.

    Raises:
        DocumentRefused: with every shape fault, each with file and line.
    """
    document = read_file(file)
    return LoadedGlossary(read_model(Glossary, document), document)


@cache
def shipped_glossary() -> Glossary:
    """Return the glossary that comes with this program."""
    return read_glossary(resource_folder("questions") / GLOSSARY_FILE).glossary


def glossary_faults(loaded: LoadedGlossary) -> tuple[Fault, ...]:
    """Say what keeps a glossary from being sound: ids, references, and forms that are claimed twice or never found."""
    found = (*_id_faults(loaded), *_reference_faults(loaded), *_form_faults(loaded))
    return tuple(sorted(found, key=lambda fault: (fault.line or 0, fault.code)))


def _fault(loaded: LoadedGlossary, path: KeyPath, code: str, known: tuple[str, ...] = (), **values: object) -> Fault:
    file, line = loaded.document.place(path)
    return Fault(file, line, code, values, str(values.get("name", "")), known)


def _id_faults(loaded: LoadedGlossary) -> Iterator[Fault]:
    times = Counter(term.id for term in loaded.glossary.terms)
    first: set[str] = set()
    for at, term in enumerate(loaded.glossary.terms):
        if times[term.id] > 1 and term.id in first:
            yield _fault(loaded, ("terms", at, "id"), "term-twice", name=term.id)
        first.add(term.id)


def _reference_faults(loaded: LoadedGlossary) -> Iterator[Fault]:
    glossary = loaded.glossary
    publications, terms = tuple(glossary.publications), tuple(glossary.term_by_id)
    cited = {term.source.publication for term in glossary.terms if term.source}
    for at, term in enumerate(glossary.terms):
        if term.source and term.source.publication not in publications:
            path: KeyPath = ("terms", at, "source", "publication")
            yield _fault(loaded, path, "term-unknown-publication", publications, name=term.source.publication)
        for index, other in enumerate(term.related):
            if other not in terms or other == term.id:
                known = tuple(name for name in terms if name != term.id)
                yield _fault(loaded, ("terms", at, "related", index), "term-unknown-related", known, name=other)
    for name in publications:
        if name not in cited:
            yield _fault(loaded, ("publications", name), "publication-unused", name=name)


def _form_faults(loaded: LoadedGlossary) -> Iterator[Fault]:
    for language in LANGUAGES:
        claimed: dict[str, str] = {}
        every = [f for term in loaded.glossary.terms if term.forms for f in term.forms.in_(language)]
        times = Counter(_folded(form) for form in every)
        for at, term in enumerate(loaded.glossary.terms):
            for index, form in enumerate(term.forms.in_(language) if term.forms else ()):
                path: KeyPath = ("terms", at, "forms", language, index)
                folded = _folded(form)
                if folded in claimed:
                    yield _fault(loaded, path, "form-twice", name=form, other=claimed[folded])
                elif times[folded] == 1 and loaded.glossary.pieces(form, language) != (Piece(form, term.id),):
                    yield _fault(loaded, path, "form-never-found", name=form)
                claimed.setdefault(folded, term.id)
