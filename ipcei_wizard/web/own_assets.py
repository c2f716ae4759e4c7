"""The shell's own files: scripts, style, icon and fonts, served from this process under `/assets/`.

Every file that may be served is listed when the application is made; a request only looks up a name, so no path that a
visitor writes ever reaches the file system. It knows no Streamlit.
"""

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response

from ipcei_wizard.messages import web_shell
from ipcei_wizard.resources import resource_folder
from ipcei_wizard.web.explained import definitions

_FOLDER: Final = Path(__file__).parent / "assets"
# Written out, because the operating system's own table of media types differs from machine to machine.
_MEDIA_TYPES: Final = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
    ".ttf": "font/ttf",
}


@dataclass(frozen=True)
class OwnAssets:
    """The files by name, and one version over the scripts, so that a browser keeps them until they really change."""

    files: dict[str, tuple[bytes, str]]
    version: str

    def __post_init__(self) -> None:
        """Refuse an installation without its scripts: the pages would look well and lose words."""
        if "commit_while_typing.js" not in self.files:
            raise FileNotFoundError(f"{_FOLDER}: the scripts are missing; install the package again")

    def address(self, name: str) -> str:
        """Return where a page finds `name`, relative to the root of the application."""
        return f"./assets/{self.version}/{name}"

    async def serve(self, request: Request) -> Response:
        """Answer `/assets/[version/]name` with the file, or with 404."""
        first, _, rest = request.path_params["name"].partition("/")
        versioned = first == self.version
        found = self.files.get(rest if versioned else request.path_params["name"])
        if found is None:
            return PlainTextResponse("Not found", status_code=404)
        content, media_type = found
        age = "max-age=31536000, immutable" if versioned else "max-age=86400"
        return Response(content, headers={"cache-control": f"public, {age}", "content-type": media_type})


def own_assets() -> OwnAssets:
    """Read the scripts, the style, the icon, what the scripts say and, when they are there, the fonts."""
    files = {path.name: _content(path) for path in sorted(_FOLDER.iterdir()) if path.suffix in _MEDIA_TYPES}
    for name, constant, value in (
        ("sentences.js", "SENTENCES", web_shell.SAVE_STATE),
        ("term_definitions.js", "TERMS", definitions()),
    ):
        files[name] = (_constant(constant, value), _MEDIA_TYPES[".js"])
    digest = hashlib.sha256()
    for name, (content, _) in files.items():
        digest.update(name.encode() + b"\0" + content)
    fonts = resource_folder("templates") / "fonts"
    files |= {f"fonts/{path.name}": _content(path) for path in sorted(fonts.rglob("SourceSans3-*.ttf"))}
    return OwnAssets(files, digest.hexdigest()[:12])


def _content(path: Path) -> tuple[bytes, str]:
    return path.read_bytes(), _MEDIA_TYPES[path.suffix]


def _constant(name: str, value: object) -> bytes:
    return f"export const {name} = {json.dumps(value, ensure_ascii=False, indent=2)};\n".encode()
