"""Every version of a questionnaire that was ever released, as it was, and which of them a dossier is filled in against.

`questions/<id>/released/<version>.json.gz` holds the canonical JSON of one version, catalogues and all, of which the
SHA-256 is its digest: what was adopted under it stays readable, whatever the files beside it say later.
"""

import gzip
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, Final

from ipcei_wizard.framework.loader import canonical, digest, shipped_framework, shipped_ids
from ipcei_wizard.framework.model import Framework
from ipcei_wizard.framework.options import with_options
from ipcei_wizard.resources import resource_folder

RELEASED: Final = "released"
_SUFFIX: Final = ".json.gz"


@dataclass(frozen=True, slots=True)
class Pinned:
    """The questionnaire to read a dossier with, and whether it is word for word the one the dossier names.

    `newer` is the shipped version when the dossier can be carried over to it.
    """

    framework: Framework
    exact: bool
    newer: Framework | None


@cache
def pinned(framework_id: str, version: str, sha: str) -> Pinned:
    """Return the questionnaire that a dossier with this id, version and digest is read with.

    Where exactly that one is not kept (it was never released) it is the kept one of that version, else the shipped.

    Raises:
        KeyError: no questionnaire of this id ships with this program.
    """
    if framework_id not in shipped_ids():
        raise KeyError(framework_id)
    shipped = shipped_framework(framework_id)
    if sha == _computed_digest(framework_id):
        return Pinned(shipped, exact=True, newer=None)
    kept = kept_versions(framework_id)
    found = kept.get(sha)
    same = found or next((one for one in (shipped, *kept.values()) if one.version == version), None)
    behind = _order(version) < _order(shipped.version) or (version == shipped.version and found is None)
    return Pinned(same or shipped, exact=found is not None, newer=shipped if behind else None)


@cache
def shipped_digest(framework_id: str) -> str:
    """Return the digest of the questionnaire of this id that ships with this program, as it was when released."""
    shipped, computed = shipped_framework(framework_id), _computed_digest(framework_id)
    file = resource_folder("questions") / framework_id / RELEASED / f"{shipped.version}{_SUFFIX}"
    if not file.exists() or sha256(gzip.decompress(file.read_bytes())).hexdigest() == computed:
        return computed
    sha, kept = read_kept(file)
    return sha if canonical(kept) == canonical(shipped) else computed


@cache
def _computed_digest(framework_id: str) -> str:
    return digest(shipped_framework(framework_id))


@cache
def kept_versions(framework_id: str) -> Mapping[str, Framework]:
    """Return the released versions of a questionnaire by their digest, the oldest first."""
    files = (resource_folder("questions") / framework_id / RELEASED).glob(f"*{_SUFFIX}")
    return dict(read_kept(file) for file in sorted(files, key=lambda file: _order(file.name.removesuffix(_SUFFIX))))


def read_kept(file: Path) -> tuple[str, Framework]:
    """Return the digest of a kept version, and the version."""
    content = gzip.decompress(file.read_bytes())
    sha = sha256(content).hexdigest()
    framework = with_options(Framework.model_validate(_as_written(json.loads(content))))
    framework.keep_digest(sha)
    return sha, framework


def keep(folder: Path, framework: Framework) -> Path | None:
    """Keep a version in its folder and return the file; None where just this version is kept already.

    Raises:
        FileExistsError: the version is kept with other content.
    """
    file = folder / RELEASED / f"{framework.version}{_SUFFIX}"
    if file.exists():
        if canonical(read_kept(file)[1]) != canonical(framework):
            raise FileExistsError(str(file))
        return None
    file.parent.mkdir(exist_ok=True)
    file.write_bytes(gzip.compress(canonical(framework), mtime=0))
    return file


def _as_written(part: Any) -> Any:
    """Return content in which no field says both which catalogue it takes its options from and what these are."""
    if isinstance(part, list):
        return [_as_written(each) for each in part]
    if not isinstance(part, dict):
        return part
    filled_in = {"options", "other"} if part.get("catalogue") is not None else set()
    return {key: _as_written(each) for key, each in part.items() if key not in filled_in}


def _order(version: str) -> tuple[int, ...]:
    """Return what orders versions; something else than a version comes before all of them."""
    return tuple(int(number) for number in version.split(".") if number.isdecimal())
