"""Keeps the generated parts of the documentation equal to the code: `python -m tools.reference` rewrites them.

A part stands in a Markdown file between `<!-- begin NAME -->` and `<!-- end NAME -->`; PARTS says who writes it. With
`--check` nothing is written, and the exit status is 1 when something is stale.
"""

import re
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from ipcei_wizard.cli import COMMANDS
from ipcei_wizard.dossier.rights import ACTIONS, RIGHTS, ROLES, STATUSES
from ipcei_wizard.framework.drawing import mermaid
from ipcei_wizard.framework.loader import read_framework, shipped_framework, shipped_ids
from ipcei_wizard.framework.model import Framework, standing_sets
from ipcei_wizard.framework.proof import prove
from ipcei_wizard.messages import Language, say
from ipcei_wizard.resources import resource_folder

ROOT: Final = Path(__file__).parents[1]
_PART: Final = re.compile(r"(<!-- begin ([a-z-]+) -->\n).*?(<!-- end \2 -->)", re.DOTALL)
_ID_PATTERN: Final = "^[a-z0-9][a-z0-9._-]*$"

Schema = Mapping[str, Any]


def documents() -> list[Path]:
    """Return the Markdown files that hold generated parts."""
    files = [ROOT / "README.md", *sorted((ROOT / "docs").rglob("*.md"))]
    return [file for file in files if file.is_file() and _PART.search(file.read_text(encoding="utf-8"))]


def refreshed(text: str) -> str:
    """Return a document with every generated part as it should be now.

    Raises:
        KeyError: a part that nobody writes.
    """
    return _PART.sub(lambda part: f"{part[1]}\n{PARTS[part[2]]().strip()}\n\n{part[3]}", text)


def framework_format() -> str:
    """Return a table per model of the questionnaire, in the order in which a reader of the files meets them."""
    schema = Framework.model_json_schema(by_alias=True)
    definitions: dict[str, Schema] = schema["$defs"]
    lines: list[str] = []
    for name in ("Framework", *_references(schema, definitions)):
        model = schema if name == "Framework" else definitions[name]
        lines += [f"### {_spaced(name)}", "", _one_line(model.get("description", "")), ""]
        lines += ["| key | value | needed |", "|---|---|---|"]
        required = model.get("required", ())
        for key, value in model["properties"].items():
            needed = "yes" if key in required else _default(value)
            lines.append(f"| `{key}` | {_kind(value)} | {needed} |")
        lines.append("")
    return "\n".join(lines)


def _references(schema: Schema, definitions: Mapping[str, Schema]) -> Iterator[str]:
    """Yield the names of the models that `schema` leads to, each before those that it leads to itself."""
    branches = list(schema["properties"].values())
    seen = set[str]()
    while branches:
        for name in re.findall(r"'#/\$defs/(\w+)'", str(branches.pop(0))):
            if name not in seen:
                seen.add(name)
                yield name
                branches = [*definitions[name]["properties"].values(), *branches]


def _kind(value: Schema) -> str:
    """Say in words what a value in the file is."""
    if "$ref" in value:
        name = _spaced(value["$ref"].rsplit("/", 1)[1])
        return f"[{name}](#{name.lower().replace(' ', '-')})"
    options = value.get("enum", [value["const"]] if "const" in value else ())
    if options:
        return ", ".join(f"`{option}`" for option in options)
    union = value.get("anyOf") or value.get("oneOf")
    if union:
        return " or ".join(_kind(option) for option in union if option.get("type") != "null")
    return _kinds_within(value) if value["type"] in {"array", "object"} else _plain_kind(value)


def _kinds_within(value: Schema) -> str:
    if value["type"] == "object":
        values = value.get("additionalProperties") or next(iter(value["patternProperties"].values()))
        return f"mapping of names to {_kind(values)}"
    least = value.get("minItems") or value.get("minLength")  # pydantic says the length of its tuples in both ways
    return f"list of {_kind(value['items'])}{f', at least {least}' if least else ''}"


def _plain_kind(value: Schema) -> str:
    if value.get("pattern") == _ID_PATTERN:
        return "id"
    if value.get("pattern", "") not in {"", r"\S"}:
        return f"text like `{value['pattern']}`"
    if value.get("format") == "date":
        return "date (`2026-11-20`)"
    return {"string": "text", "integer": "whole number", "boolean": "`true` or `false`"}[value["type"]]


def _default(value: Schema) -> str:
    default = value.get("default")
    return f"no (`{str(default).lower()}`)" if isinstance(default, bool) else "no"


def _spaced(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).capitalize()


def _one_line(text: str) -> str:
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in text.split("\n\n"))


def route(language: Language) -> str:
    """Return the drawing of every shipped questionnaire's route."""
    drawings = [mermaid(shipped_framework(id_), language) for id_ in shipped_ids()]
    return "\n".join(f"```mermaid\n{drawing}```\n" for drawing in drawings)


def questions() -> str:
    """Return a table of the questions: number, id, section, and which way each verdict pulls."""
    lines = ["| no. | id | section | supports | mixed | against |", "|---|---|---|---|---|---|"]
    framework = shipped_framework(shipped_ids()[-1])
    for question in framework.questions:
        section = framework.section_of.get(question.id)
        pulls = [
            ", ".join(option.value for option in question.verdicts if option.polarity == polarity) or "–"
            for polarity in ("supports", "mixed", "against")
        ]
        place = section.id if section else "conclusion"
        lines.append(f"| {question.number} | `{question.id}` | {place} | {' | '.join(pulls)} |")
    return "\n".join(lines)


def readings() -> str:
    """Return the reading of every set of standings a section can show."""
    framework = shipped_framework(shipped_ids()[-1])
    lines = ["| the verdicts of the section are | reading |", "|---|---|"]
    for standings in standing_sets():
        named = ", ".join(sorted(standings)) or "(no judged question)"
        lines.append(f"| {named} | `{framework.reading_by_standings[standings]}` |")
    return "\n".join(lines)


def outcomes() -> str:
    """Return what the proof says about each outcome of the shipped questionnaire."""
    folder = resource_folder("questions") / shipped_ids()[-1]
    proof = prove(read_framework(folder))
    lines = [f"{proof.combinations:,} verdict sets, each with exactly one outcome:", ""]
    lines += ["| outcome | verdict sets | for example |", "|---|---|---|"]
    for name, outcome in proof.outcomes.items():
        witness = ", ".join(f"{number}={verdict}" for number, verdict in (outcome.witness or {}).items())
        lines.append(f"| `{name}` | {outcome.verdict_sets:,} | {witness or '–'} |")
    return "\n".join(lines)


def commands() -> str:
    """Return a table of the commands of `ipcei-wizard`."""
    rows = [f"| `ipcei-wizard {name}` | {say(f'cli.help-{name}', 'en')} |" for name in COMMANDS]
    return "\n".join(["| command | does |", "|---|---|", *rows])


def rights() -> str:
    """Return the table of who may do what to a dossier, in which status."""
    lines = ["| action | " + " | ".join(STATUSES) + " |", "|---" * (len(STATUSES) + 1) + "|"]
    for action in ACTIONS:
        cells = (", ".join(role for role in ROLES if role in RIGHTS[action, status]) or "–" for status in STATUSES)
        lines.append(f"| `{action}` | " + " | ".join(cells) + " |")
    return "\n".join(lines)


PARTS: Final[Mapping[str, Callable[[], str]]] = {
    "framework-format": framework_format,
    "route-nl": lambda: route("nl"),
    "route-en": lambda: route("en"),
    "questions": questions,
    "readings": readings,
    "outcomes": outcomes,
    "commands": commands,
    "rights": rights,
}


def main(arguments: list[str]) -> int:
    """Rewrite the stale documents, or with `--check` only name them."""
    stale = 0
    for file in documents():
        text = file.read_text(encoding="utf-8")
        fresh = refreshed(text)
        if fresh != text:
            stale += 1
            print(f"{file.relative_to(ROOT)}: {'stale' if '--check' in arguments else 'rewritten'}")
            if "--check" not in arguments:
                file.write_text(fresh, encoding="utf-8")
    return 1 if stale and "--check" in arguments else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
