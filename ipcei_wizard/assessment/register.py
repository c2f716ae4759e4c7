"""The sources of a whole assessment: which there are and where they are cited. Pure.

A source is written at the answer that rests on it, so that a file can be read from top to bottom; the register is
computed from the answers. Two sources are the same when all they say is the same, apart from spaces.
"""

from collections.abc import Container, Mapping
from dataclasses import dataclass, replace

from ipcei_wizard.assessment.model import Answer, Assessment, Source
from ipcei_wizard.framework.model import Framework

SourceKey = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Cited:
    """A source and the numbers of the questions whose answers rest on it."""

    source: Source
    questions: tuple[str, ...]


def source_key(source: Source) -> SourceKey:
    """Return what tells a source from another."""
    parts = (source.title, source.reference, source.url or "", str(source.date or ""), source.page)
    return tuple(" ".join(part.split()) for part in parts)


def register(framework: Framework, assessment: Assessment, on_route: Container[str]) -> dict[SourceKey, Cited]:
    """Return every source with where it is cited, in the order in which the memo numbers them.

    That is the order of the questions; those off the route (`on_route` holds the numbers of the others) come last. The
    concluding question is always on it. A source that is confidential at one answer is so in the whole register.
    """
    last = framework.conclusion.question
    ordered = sorted(framework.questions, key=lambda question: not (question is last or question.number in on_route))
    found: dict[SourceKey, Cited] = {}
    for question in ordered:
        for source in assessment.answer(question.id).sources:
            key = source_key(source)
            earlier = found.get(key, Cited(source, ()))
            ground = earlier.source.confidential or source.confidential
            numbers = tuple(dict.fromkeys((*earlier.questions, question.number)))
            found[key] = replace(
                earlier, source=earlier.source.model_copy(update={"confidential": ground}), questions=numbers
            )
    return found


def others(cited: Mapping[SourceKey, Cited], answer: Answer) -> dict[SourceKey, Source]:
    """Return the sources of the register that this answer does not cite yet."""
    here = {source_key(source) for source in answer.sources}
    return {key: entry.source for key, entry in cited.items() if key not in here}
