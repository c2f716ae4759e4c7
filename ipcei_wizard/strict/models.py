"""Closed, frozen, strict models and the translation of what pydantic finds wrong into faults with a line."""

import re
from collections.abc import Iterator, Mapping
from datetime import date
from types import UnionType
from typing import Annotated, Any, Final, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints, TypeAdapter, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from ipcei_wizard.strict.faults import DocumentRefused, Fault, shown
from ipcei_wizard.strict.yaml import Document, KeyPath


class Closed(BaseModel):
    """A model that refuses unknown keys and wrong types, and never changes once made."""

    model_config = ConfigDict(
        extra="forbid",
        frozen=True,
        strict=True,
        populate_by_name=True,
        hide_input_in_errors=True,
        # Most models are only ever read as a part of another, and need no validator of their own.
        defer_build=True,
    )


def _to_date(value: object) -> object:
    if isinstance(value, date) or value is None:
        return value
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d{2}-\d{2}", value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass
    raise PydanticCustomError("date", "not a date")


def _to_tuple(value: object) -> object:
    return tuple(value) if isinstance(value, list) else value


def _to_url(value: object) -> object:
    if isinstance(value, str) and not re.fullmatch(r"(https?|mailto):\S+", value):
        raise PydanticCustomError("url", "not a web address")
    return value


Item = TypeVar("Item")

IsoDate = Annotated[date, BeforeValidator(_to_date)]
"""A calendar day, written 2026-11-20."""
Sequence = Annotated[tuple[Item, ...], BeforeValidator(_to_tuple)]
"""A list in the file, a tuple in the model."""
Words = Annotated[str, StringConstraints(min_length=1, pattern=r"\S")]
"""Text that is not empty."""
Url = Annotated[str, BeforeValidator(_to_url)]
"""A web address: http, https or mailto."""
Id = Annotated[str, StringConstraints(pattern=r"^[a-z0-9][a-z0-9._-]*$")]
"""A stable name: small letters, digits, `-`, `_` and `.`; never reused for another meaning."""

ModelT = TypeVar("ModelT", bound=BaseModel)


def read_model(model: type[ModelT], document: Document) -> ModelT:
    """Return `document` as a `model`.

    Raises:
        DocumentRefused: with one fault per mistake, each with its line and, for a name, the nearest known one.
    """
    try:
        return model.model_validate(document.value)
    except ValidationError as error:
        raise DocumentRefused(faults_of(error, model, document)) from None


def faults_of(error: ValidationError, model: Any, document: Document, at: KeyPath = ()) -> list[Fault]:
    """Translate what pydantic found into faults. `at` is where in `document` the validated value stands."""
    return [_fault(details, model, document, at) for details in error.errors(include_url=False)]


# pydantic's error types that mean one of ours; the rest is said as "wrong value" in pydantic's words.
_CODES: Final[Mapping[str, str]] = {
    "string_type": "text-expected",
    "string_too_short": "text-empty",
    "string_pattern_mismatch": "text-malformed",
    "bool_type": "yes-no-expected",
    "int_type": "whole-number-expected",
    "decimal_type": "number-expected",
    "is_instance_of": "number-expected",
    "finite_number": "number-expected",
    "tuple_type": "list-expected",
    "list_type": "list-expected",
    "dict_type": "keys-expected",
    "model_type": "keys-expected",
    "model_attributes_type": "keys-expected",
    "date": "date-expected",
    "url": "url-expected",
}


_KEY_ITSELF: Final = "[key]"  # what pydantic adds to the location when a key, not its value, is wrong


def _fault(details: ErrorDetails, model: Any, document: Document, at: KeyPath) -> Fault:
    kind = details["type"]
    context = details.get("ctx", {})
    path = at + _path_in(document, at, details["loc"])
    if kind == "union_tag_invalid":
        path = (*path, str(context["discriminator"]).strip("'"))
    where = ".".join(str(part) for part in path) or "/"
    file, line = document.place(path)
    if kind == "extra_forbidden":
        word = str(path[-1])
        known = tuple(_known_keys(model, details["loc"][:-1]))
        return Fault(file, line, "unknown-key", {"key": word, "where": _parent(path)}, word, known)
    if kind == "missing":
        return Fault(file, line, "key-missing", {"key": details["loc"][-1], "where": _parent(path)})
    if kind in {"literal_error", "enum", "union_tag_invalid"}:
        written = _value_at(document, path)
        known = tuple(re.findall(r"'([^']*)'", str(context.get("expected") or context.get("expected_tags"))))
        return Fault(file, line, "unknown-value", {"value": written, "where": where}, str(written), known)
    if kind == "union_tag_not_found":
        key = str(context.get("discriminator", "")).strip("'")
        return Fault(file, line, "key-missing", {"key": key, "where": where})
    code = _CODES.get(kind)
    if code is not None:
        written = path[-1] if details["loc"][-1:] == (_KEY_ITSELF,) else _value_at(document, path)
        return Fault(file, line, code, {"where": where, "value": shown(written, 40)})
    return Fault(file, line, "wrong-value", {"where": where, "problem": details["msg"].removeprefix("Value error, ")})


def _parent(path: KeyPath) -> str:
    return ".".join(str(part) for part in path[:-1]) or "/"


def _value_at(document: Document, path: KeyPath) -> object:
    value: Any = document.value
    for part in path:
        try:
            value = value[part]
        except (KeyError, IndexError, TypeError):
            return ""
    return value


def _path_in(document: Document, at: KeyPath, loc: tuple[int | str, ...]) -> KeyPath:
    """Return pydantic's location as a path in the file: the names of union members are not in the file."""
    value: Any = _value_at(document, at)
    path: list[str | int] = []
    for index, part in enumerate(loc):
        found = (isinstance(value, dict) and part in value) or (
            isinstance(value, list) and isinstance(part, int) and part < len(value)
        )
        if found:
            value = value[part]
            path.append(part)
        elif index == len(loc) - 1 and isinstance(value, dict) and part != _KEY_ITSELF:
            path.append(part)
    return tuple(path)


def _known_keys(model: Any, loc: tuple[int | str, ...]) -> Iterator[str]:
    """Yield the keys that `model` knows at `loc`."""
    candidates = list(_models_in(model))
    for part in loc:
        below: list[type[BaseModel]] = []
        for candidate in candidates:
            field = next((f for name, f in candidate.model_fields.items() if part in {name, f.alias}), None)
            if field is not None:
                below.extend(_models_in(field.annotation))
        tagged = [candidate for candidate in candidates if part in _tags(candidate)]
        candidates = below or tagged or candidates
    for candidate in candidates:
        for name, field in candidate.model_fields.items():
            yield field.alias or name


def _tags(model: type[BaseModel]) -> tuple[Any, ...]:
    kind = model.model_fields.get("kind")
    return get_args(kind.annotation) if kind is not None else ()


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    elif get_origin(annotation) is Annotated:
        yield from _models_in(get_args(annotation)[0])
    elif get_origin(annotation) in {Union, UnionType, tuple, list, dict}:
        for argument in get_args(annotation):
            yield from _models_in(argument)


__all__ = ["Closed", "Field", "Id", "IsoDate", "Sequence", "TypeAdapter", "Url", "Words", "faults_of", "read_model"]
