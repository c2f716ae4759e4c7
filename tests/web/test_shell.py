"""The shell as a visitor meets it over HTTP: health, language, security headers, own files, and nothing else."""

import asyncio
import base64
import hashlib
import http.client
import json
import re
import socket
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from starlette.requests import Request
from starlette.routing import Route
from streamlit.web.server.app_discovery import discover_asgi_app

from ipcei_wizard.messages import LANGUAGES, web_shell
from ipcei_wizard.web.server import CannotServe, app_options, configuration, serve
from ipcei_wizard.web.shell import content_security_policy
from tests.web.driving import ROOT, AnswerPage, free_port

SCRIPTS = ("commit_while_typing.js", "dutch_texts.js")


def get(server: AnswerPage, path: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    """Ask for exactly this path: a client library would tidy it up first."""
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=5)
    connection.request("GET", path, headers=headers)
    answer = connection.getresponse()
    found = answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
    connection.close()
    return found


def readiness(missing: Sequence[str] | Exception) -> tuple[int, dict[str, object]]:
    def what_is_missing() -> Sequence[str]:
        if isinstance(missing, Exception):
            raise missing
        return missing

    routes = app_options(what_is_missing)["routes"]
    route = next(route for route in routes if isinstance(route, Route) and route.path == "/api/ready")
    with ThreadPoolExecutor() as elsewhere:  # Playwright keeps an event loop in this thread
        answer = elsewhere.submit(asyncio.run, route.endpoint(Request({"type": "http"}))).result()
    return answer.status_code, json.loads(answer.body)


def test_the_server_says_that_it_lives(server: AnswerPage) -> None:
    assert get(server, "/api/live")[0] == 200
    assert json.loads(get(server, "/api/ready")[2]) == {"status": "ok"}


def test_the_server_is_ready_only_when_nothing_is_missing() -> None:
    assert readiness([]) == (200, {"status": "ok"})
    assert readiness(["the database"]) == (503, {"status": "not ready", "missing": ["the database"]})


def test_a_broken_check_of_readiness_tells_no_secrets(caplog: pytest.LogCaptureFixture) -> None:
    status, answer = readiness(RuntimeError("password"))
    assert status == 503
    assert "password" not in json.dumps(answer)
    assert "password" in caplog.text


@pytest.mark.parametrize(
    ("query", "language"), [("", "nl"), ("?lang=en", "en"), ("?lang=nl", "nl"), ("?lang=%22%3E", "nl"), ("?x=en", "nl")]
)
@pytest.mark.parametrize("path", ["/", "/andere"])
def test_the_page_has_the_language_asked_for(server: AnswerPage, path: str, query: str, language: str) -> None:
    status, headers, page = get(server, path + query, Accept="text/html", **{"Accept-Encoding": "gzip, br"})
    assert status == 200
    assert f'<html lang="{language}">'.encode() in page
    assert headers["content-language"] == language
    assert int(headers["content-length"]) == len(page)


def test_the_page_is_ours_and_streamlits_scripts_are_all_there(server: AnswerPage) -> None:
    page = get(server, "/")[2].decode()
    assert "<title>IPCEI-wizard</title>" in page
    assert "favicon.png" not in page
    assert "Streamlit app" not in page.split("</head>")[1]
    sources = [str(address) for address in re.findall(r'(?:src|href)="\./([^"]+)"', page)]
    assert {source.rpartition("/")[2] for source in sources} >= {*SCRIPTS, "shell.css", "icon.svg"}
    assert [source for source in sources if get(server, f"/{source}")[0] != 200] == []


def test_the_security_policy_lets_only_the_inline_script_of_this_page_run(server: AnswerPage) -> None:
    _, headers, page = get(server, "/")
    inline = re.findall(rb"<script>(.*?)</script>", page, re.DOTALL)
    hashes = [f"'sha256-{base64.b64encode(hashlib.sha256(script).digest()).decode()}'" for script in inline]
    policy = dict(part.split(" ", 1) for part in headers["content-security-policy"].split("; "))
    assert policy["script-src"].split() == ["'self'", *hashes]
    assert policy["frame-ancestors"] == "'none'"
    assert policy["default-src"] == "'self'"


def test_a_forged_host_adds_nothing_to_the_security_policy() -> None:
    assert "evil" not in content_security_policy(b"", "evil; script-src *")


@pytest.mark.parametrize("path", ["/", "/andere", "/api/live", "/assets/shell.css", "/static/nothing", "/api/nothing"])
def test_every_answer_carries_the_security_headers(server: AnswerPage, path: str) -> None:
    headers = get(server, path)[1]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["x-frame-options"] == "DENY"
    assert "camera=()" in headers["permissions-policy"]


def test_own_files_have_the_right_type_and_are_kept_as_long_as_they_are_true(server: AnswerPage) -> None:
    types = {"icon.svg": "image/svg+xml", "fonts/SourceSans3-Regular.ttf": "font/ttf"}
    types |= {"shell.css": "text/css; charset=utf-8", "drafts.js": "text/javascript; charset=utf-8"}
    for name, media_type in types.items():
        status, headers, _ = get(server, f"/assets/{name}")
        assert (status, headers["content-type"]) == (200, media_type)
        assert headers["cache-control"] == "public, max-age=86400"
    address = re.search(rb'"\.(/assets/\w+/commit_while_typing\.js)"', get(server, "/")[2])
    assert address is not None
    assert "immutable" in get(server, address[1].decode())[1]["cache-control"]


@pytest.mark.parametrize(
    "path",
    [
        "/assets/nothing.js",
        "/assets/",
        "/assets/000000000000/shell.css",
        "/api/nothing",
        "/assets/../server.py",
        "/assets/%2e%2e/server.py",
        "/assets/..%2f..%2f..%2fpyproject.toml",
        "/assets/fonts/../../../pyproject.toml",
        "/assets//etc/passwd",
        "/assets/%2fetc%2fpasswd",
        "/assets/config.toml",
        "/../pyproject.toml",
        "/static/..%2f..%2fcli.py",
    ],
)
def test_nothing_but_the_listed_files_is_given(server: AnswerPage, path: str) -> None:
    status, _, body = get(server, path)
    assert status in {400, 404}
    assert len(body) < 100


def test_a_websocket_of_another_site_is_refused(server: AnswerPage) -> None:
    upgrade = {"Upgrade": "websocket", "Connection": "Upgrade", "Sec-WebSocket-Version": "13"}
    key = {"Sec-WebSocket-Key": base64.b64encode(bytes(16)).decode()}
    foreign = get(server, "/_stcore/stream", Origin="https://elsewhere.example", **upgrade, **key)
    renamed = get(server, "/_stcore/stream", Host="elsewhere.example", **upgrade, **key)
    assert (foreign[0], renamed[0]) == (403, 403)


def test_a_taken_port_is_named_with_a_free_one() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(CannotServe, match=rf"Poort {port} is al in gebruik.*--port \d+"):
            serve(port)


def test_without_login_it_does_not_open_itself_to_a_network() -> None:
    with pytest.raises(CannotServe, match="IPCEI_WIZARD_LOGIN_PROVIDER"):
        serve(free_port(), "0.0.0.0")  # noqa: S104 - what is refused


def test_a_login_that_cannot_be_used_stops_the_start_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("IPCEI_WIZARD_LOGIN_PROVIDER", "https://login.voorbeeld.nl/.well-known/openid-configuration")
    with pytest.raises(CannotServe, match="IPCEI_WIZARD_ADDRESS"):
        serve(free_port())


def test_an_address_of_another_computer_is_named() -> None:
    with pytest.raises(CannotServe, match=r"cannot listen on the address 192\.0\.2\.1"):
        serve(8501, "192.0.2.1", language="en")


def test_streamlit_run_opens_the_same_application_with_the_same_settings() -> None:
    assert discover_asgi_app(ROOT / "streamlit_app.py").import_string == "streamlit_app:app"
    assert (ROOT / ".streamlit/config.toml").resolve() == ROOT / "ipcei_wizard/web/config.toml"


def test_no_setting_names_another_computer() -> None:
    assert not re.search("https?:", json.dumps(configuration()))


def luminance(colour: str) -> float:
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", [name for name in configuration() if name.endswith("Color")])
def test_every_colour_can_be_read(name: str) -> None:
    theme = configuration()
    grounds = [
        theme["theme.backgroundColor"],
        theme["theme.secondaryBackgroundColor"],
        theme["theme.sidebar.backgroundColor"],
    ]
    if "ackground" in name:
        assert contrast(theme[name], theme["theme.textColor"]) >= 7
    elif name == "theme.borderColor":
        assert min(contrast(theme[name], ground) for ground in grounds) >= 3
    elif name != "theme.sidebar.borderColor":  # a line between groups, no field
        assert min(contrast(theme[name], ground) for ground in grounds) >= 4.5


def test_every_sentence_of_the_shell_exists_in_every_language() -> None:
    for sentences in (web_shell.MESSAGES, web_shell.SAVE_STATE):
        for texts in sentences.values():
            assert set(texts) == set(LANGUAGES)
            assert len({tuple(sorted(re.findall(r"{\w+}", text))) for text in texts.values()}) == 1


def test_every_sentence_of_the_save_state_is_used() -> None:
    scripts = "".join(path.read_text(encoding="utf-8") for path in Path(ROOT / "ipcei_wizard/web/assets").glob("*.js"))
    assert [name for name in web_shell.SAVE_STATE if f'"{name}"' not in scripts] == []
